"""The twelve things Support needs, and which of them a request has; the window, Review and the check count with it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from transfer_wizard.request.draft import Draft
from transfer_wizard.translations import N_, _
from transfer_wizard.validation.problems import Gravity, Problem


class ReadyState(Enum):
    """How a thing stands."""

    EMPTY = auto()
    """Nothing is there yet."""
    OPEN = auto()
    """Something is there, and something is left to find out or to change."""
    THERE = auto()


@dataclass(frozen=True)
class ReadyThing:
    """One of the twelve things.

    Attributes:
        title: what it is, in the language of the window.
        state: how it stands.
        field: the path of the field to go to for it: the first that lacks something.
    """

    title: str
    state: ReadyState
    field: str


_SIDES: Final = ("source", "destination")
THINGS: Final[tuple[tuple[str, tuple[str, ...]], ...]] = (
    (N_("Who asks, and why"), ("requester.name", "requester.company")),
    (N_("Your e-mail, the same in both"), tuple(f"requester.{side}_email" for side in _SIDES)),
    (N_("Full access to both"), tuple(f"requester.{side}_access" for side in _SIDES)),
    (
        N_("How you sign in"),
        ("requester.saml", *(f"requester.placeholder_{name}" for name in ("name", "email", "access"))),
    ),
    (N_("Source organization"), ("organizations.source.name", "organizations.source.url")),
    (N_("Destination organization"), ("organizations.destination.name", "organizations.destination.url")),
    (
        N_("One licensing model"),
        tuple(f"organizations.{side}.{name}" for name in ("licensing_model", "mx_edition") for side in _SIDES),
    ),
    (N_("License keys"), ("licenses", "licenses.key")),
    (
        N_("Device models and counts"),
        ("licenses.devices", *(f"licenses.devices.{name}" for name in ("model", "have", "move"))),
    ),
    (N_("Time left on each key"), ("licenses.expires_on", "licenses.expired")),
    (N_("Passcode of the source"), ("passcode.source",)),
    (N_("Passcode of the destination"), ("passcode.destination",)),
)
"""What each thing is called, and the fields that make it; row numbers left out."""

_OF_FIELD: Final = {field: number for number, (_title, fields) in enumerate(THINGS) for field in fields}
OWN_FIELDS: Final = frozenset(_OF_FIELD)
"""The fields that make a thing; any other is told by its own name where it lacks something."""
_ONE_MODEL: Final = _OF_FIELD["organizations.source.licensing_model"]
_OF: Final = {
    **_OF_FIELD,
    "licenses.mode": _OF_FIELD["licenses.key"],
    "organizations.source.support_access": _OF_FIELD["organizations.source.name"],
    "organizations.destination.support_access": _OF_FIELD["organizations.destination.name"],
    "route.ask": _ONE_MODEL,
}
"""With which thing a field counts; all other fields count with the first."""
OF_RULE: Final[dict[str, int]] = {"license.mx-edition-lower": _ONE_MODEL, "license.no-mx-in-source": _ONE_MODEL}
"""Rules that are shown beside a field of another thing than the one they are about."""


def readiness(
    draft: Draft, problems: Iterable[Problem], of_rows: Mapping[int, Problem] | None = None
) -> tuple[ReadyThing, ...]:
    """How each of the twelve things stands, in their order.

    A thing is there when Support would ask back for nothing of it, so all twelve are there when the check is ready.
    What only the dashboard shows counts as there for a person who can't sign in: the case says that it can't be seen.

    Args:
        problems: those of the verdict on the draft.
        of_rows: what ``lacking`` says of the license rows, where their problems are not among these.
    """
    open_ones = {**(of_rows or {}), **lacking(problems)}
    return tuple(
        ReadyThing(_(title), _state(open_ones.get(number), fields, draft), _way(open_ones.get(number), fields))
        for number, (title, fields) in enumerate(THINGS)
    )


def in_words(things: Sequence[ReadyThing]) -> str:
    """How many of them are there, in one line."""
    there = sum(thing.state is ReadyState.THERE for thing in things)
    return _("{there} of {all} things Support needs").format(there=there, all=len(things))


def lacking(problems: Iterable[Problem]) -> dict[int, Problem]:
    """The first problem of each thing that Support would ask about, by the number of the thing; own fields go first."""
    firsts: dict[int, Problem] = {}
    for problem in problems:
        if problem.severity is not Gravity.WARNS:
            for number in _things_of(problem):
                first = firsts.setdefault(number, problem)
                if first is not problem and first.kind not in OWN_FIELDS and problem.kind in OWN_FIELDS:
                    firsts[number] = problem
    return firsts


def unproven(thing: ReadyThing) -> ReadyThing:
    """How the thing stands while the license rows are still being checked."""
    of_rows = thing.field.startswith("licenses") and thing.state is ReadyState.THERE
    return ReadyThing(thing.title, ReadyState.OPEN, thing.field) if of_rows else thing


def _things_of(problem: Problem) -> tuple[int, ...]:
    """The numbers of the things that a problem is about; without a key, three of them lack everything."""
    if problem.field == "licenses":
        return tuple(_OF[field] for field in ("licenses", "licenses.devices", "licenses.expired"))
    return (OF_RULE.get(problem.id, _OF.get(problem.kind, 0)),)


def _state(problem: Problem | None, fields: tuple[str, ...], draft: Draft) -> ReadyState:
    if problem is None:
        return ReadyState.THERE
    if problem.field.startswith("passcode."):
        return ReadyState.EMPTY if problem.id == "passcode.missing" else ReadyState.OPEN
    if fields[0].startswith("licenses"):  # there may be thousands of rows, and a gap is a gap in one that is there
        return ReadyState.OPEN if draft.licenses else ReadyState.EMPTY
    return ReadyState.OPEN if any(draft.get(field).strip() for field in fields) else ReadyState.EMPTY


def _way(problem: Problem | None, fields: tuple[str, ...]) -> str:
    if problem is not None:
        return problem.field
    return fields[0].replace("licenses.", "licenses.0.").replace("devices.", "devices.0.")
