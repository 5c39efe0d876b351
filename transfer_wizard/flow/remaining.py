"""What is left before a request is sent: what Support would refuse, what can't be right, and what it would ask for.

Review begins with it and Send says it in one line: both count with this module.
"""

from enum import Enum, auto
from typing import Final, NamedTuple

from transfer_wizard.flow.both_sides import EMAIL
from transfer_wizard.flow.judged_draft import JudgedDraft
from transfer_wizard.request.words import Side
from transfer_wizard.translations import _, ngettext
from transfer_wizard.validation import wording
from transfer_wizard.validation.problems import Gravity, Problem
from transfer_wizard.validation.readiness import OF_RULE, OWN_FIELDS, ReadyState, ReadyThing, readiness

PASSCODE: Final = "passcode."
_ROWS: Final = "licenses."
IN_TEXT: Final = "passcode.in-text"


class Outcome(Enum):
    """What would come of sending it now, the gravest first."""

    BLOCKED = auto()
    WRONG = auto()
    OPEN = auto()
    READY = auto()


class Left(NamedTuple):
    """One thing that is left.

    Attributes:
        title: what it is.
        said: how it stands; "" where the title says enough.
        field: the path of the field to go to.
        is_answered: there is an answer, which is to be changed; False where one is to be added.
    """

    title: str
    said: str
    field: str
    is_answered: bool


class Remaining(NamedTuple):
    """All that is left.

    Attributes:
        blocked: what Support will not do.
        wrong: what can't be right as it stands.
        open: what Support would ask for.
        hints: what stops nobody and is worth a look.
    """

    blocked: tuple[Problem, ...]
    wrong: tuple[Problem, ...]
    open: tuple[Left, ...]
    hints: tuple[Problem, ...]

    @property
    def outcome(self) -> Outcome:
        """The gravest of these."""
        for found, outcome in ((self.blocked, Outcome.BLOCKED), (self.wrong, Outcome.WRONG), (self.open, Outcome.OPEN)):
            if found:
                return outcome
        return Outcome.READY

    @property
    def title(self) -> str:
        """The verdict in a few words."""
        if self.blocked:
            return _("Support would say no")
        if self.wrong:
            count = len(self.wrong)
            return ngettext("{count} answer needs a change", "{count} answers need a change", count).format(count=count)
        if self.open:
            return things_left(len(self.open))
        return _("Ready")


def things_left(count: int) -> str:
    """How many things Support would ask for."""
    return ngettext("{count} thing left", "{count} things left", count).format(count=count)


def remaining(judged: JudgedDraft) -> Remaining:
    """What is left of a request as it is now."""
    problems = judged.verdict().problems
    blocked = tuple(problem for problem in problems if problem.severity is Gravity.BLOCKS)
    source, destination = (judged.draft.get(path) for path in EMAIL.fields)
    twin = EMAIL.fields[1] if source == destination else ""  # it was typed once, and is put right once
    wrong = tuple(problem for problem in problems if _is_wrong(problem) and problem.field != twin)
    fields = {problem.field for problem in (*blocked, *wrong)}
    things = judged.things or readiness(judged.draft, problems)
    told = {OF_RULE[problem.id] for problem in (*blocked, *wrong) if problem.id in OF_RULE}
    lacking = [
        thing
        for at, thing in enumerate(things)
        if thing.state is not ReadyState.THERE
        and thing.field not in fields
        and not (at in told and judged.draft.get(thing.field) not in ("", "unknown"))  # its reason is told already
    ]
    left = [_thing(judged, thing) for thing in lacking if wording.kind(thing.field) in OWN_FIELDS]
    kinds = {wording.kind(field) for field in fields}
    for problem in problems:
        if problem.field.startswith(_ROWS):  # there may be thousands, and what they lack is lacking in a thing above
            continue
        kind = wording.kind(problem.field)
        if problem.severity is Gravity.ASKS and kind not in OWN_FIELDS and kind not in kinds:
            kinds.add(kind)
            left.append(_thing(judged, ReadyThing(wording.label(problem.field), ReadyState.EMPTY, problem.field)))
    hints = tuple(
        problem
        for problem in problems
        if problem.severity is Gravity.WARNS and not (problem.id.endswith(".missing") or _is_wrong(problem))
    )
    return Remaining(blocked, wrong, tuple(left), hints)


def _is_wrong(problem: Problem) -> bool:
    """Whether an answer is there that can't be right, and no more than that; a passcode belongs in no text."""
    if problem.id.endswith(".format") or problem.id == IN_TEXT:
        return True
    is_gap = problem.id.endswith(".missing") or problem.field.startswith(PASSCODE)
    return problem.severity is Gravity.ASKS and not (is_gap or problem.is_open or problem.eligibility)


def _thing(judged: JudgedDraft, thing: ReadyThing) -> Left:
    title, field = thing.title, thing.field
    if field.startswith(PASSCODE):
        side = Side(field.removeprefix(PASSCODE))
        name = judged.draft.get(f"organizations.{side}.name").strip()[:100]
        title = _("Passcode of {organization}").format(organization=name) if name else title
        return Left(title, _("Changes every day"), field, is_answered=False)
    value = "" if field.startswith("licenses") else judged.draft.get(field).strip()
    if value == "unknown":
        return Left(title, _("You said: I don’t know"), field, is_answered=True)
    if value:
        return Left(title, "", field, is_answered=True)
    if thing.state is not ReadyState.OPEN:
        return Left(title, _("Nothing there yet"), field, is_answered=False)
    is_end = field.endswith((".expired", ".expires_on"))
    called = _("Ends") if is_end else wording.label(field)  # the column of the table; a question names no thing
    return Left(title, _("Missing: {what}").format(what=called), field, is_answered=False)
