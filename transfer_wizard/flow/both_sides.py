"""One question for both organizations, and the two fields of the request that its answer is written into.

An answer that is given once is written into the file for both sides. A request whose sides differ is shown side by
side; where only one side has an answer, that is shown, and nothing is made up for the other. Reading changes no field.
"""

from collections.abc import Callable
from typing import Final, NamedTuple

from transfer_wizard.request.draft import Draft
from transfer_wizard.request.words import Access, LicensingModel, MxEdition, SupportAccess
from transfer_wizard.translations import N_
from transfer_wizard.validation.contacts import account

UNKNOWN: Final = "unknown"
DIFFER: Final = "differ"
SAME: Final = "same"
FULL: Final = "full"
ONE: Final = "one"
LESS: Final = "less"


class Shown(NamedTuple):
    """How the two fields are shown.

    Attributes:
        answer: the word of the answer that they make; "" for none.
        is_by_side: the two fields differ, so each of them is shown, too.
    """

    answer: str
    is_by_side: bool = False


ReadSides = Callable[[str, str], Shown]
Write = Callable[[str, str, str], tuple[str, str]]


class Both(NamedTuple):
    """A question for both organizations.

    Attributes:
        question: what it asks.
        help: where the answer is found.
        fields: the paths of its two fields, of the source and of the destination.
        answers: the word and the text of each answer, in the order shown.
        read: how the texts of the two fields are shown.
        write: the texts of the two fields after an answer; given that, and what they were.
    """

    question: str
    help: str
    fields: tuple[str, str]
    answers: tuple[tuple[str, str], ...]
    read: ReadSides
    write: Write


def shown(both: Both, draft: Draft) -> Shown:
    """How the fields of a draft are shown."""
    source, destination = (draft.get(path) for path in both.fields)
    return both.read(source, destination)


def written(both: Both, answer: str, draft: Draft) -> dict[str, str]:
    """What an answer writes into the fields of a draft, by their paths."""
    source, destination = (draft.get(path) for path in both.fields)
    return dict(zip(both.fields, both.write(answer, source, destination), strict=True))


# Words that are the same on both sides, or differ


def _of_words(*shared: str) -> tuple[ReadSides, Write]:
    """How two fields with the same words are read and written; ``shared`` are those that may be answered for both."""

    def read(source: str, destination: str) -> Shown:
        if source == destination:
            return Shown(source) if source in (*shared, UNKNOWN, "") else Shown("", is_by_side=True)
        if "" in (source, destination):
            return Shown("", is_by_side=True)
        return Shown(UNKNOWN if UNKNOWN in (source, destination) else DIFFER, is_by_side=True)

    def write(answer: str, source: str, destination: str) -> tuple[str, str]:
        if answer != DIFFER:
            return answer, answer
        return _known(source), "" if source == destination else _known(destination)

    return read, write


def _known(text: str) -> str:
    return "" if text == UNKNOWN else text


# Access: full to both, or not


def _read_access(source: str, destination: str) -> Shown:
    answers = {source, destination}
    if answers <= {FULL} or answers <= {UNKNOWN} or answers <= {""}:
        return Shown(source)
    if "" in answers:
        return Shown("", is_by_side=True)
    if answers == {FULL, Access.NONE}:
        return Shown(ONE)
    return Shown(UNKNOWN if UNKNOWN in answers else LESS, is_by_side=True)


def _write_access(answer: str, source: str, destination: str) -> tuple[str, str]:
    if answer in (FULL, UNKNOWN):
        return answer, answer
    source, destination = _known(source), _known(destination)
    said = _read_access(source, destination)
    is_kept = said.answer == answer or (answer == LESS and not said.answer)
    return (source, destination) if is_kept else ("", "")


def _read_which(source: str, destination: str) -> Shown:
    return Shown({(FULL, Access.NONE): "source", (Access.NONE, FULL): "destination"}.get((source, destination), ""))


def _write_which(answer: str, source: str, destination: str) -> tuple[str, str]:
    return (FULL, Access.NONE) if answer == "source" else (Access.NONE, FULL)


# The address of one account


def _read_email(source: str, destination: str) -> Shown:
    if not destination.strip():
        return Shown("")
    if not source.strip():
        return Shown("", is_by_side=True)
    return Shown(SAME) if account(source) == account(destination) else Shown(DIFFER, is_by_side=True)


def _write_email(answer: str, source: str, destination: str) -> tuple[str, str]:
    if answer == SAME:
        return source or destination, source or destination
    is_told = answer == DIFFER and _read_email(source, destination).answer != SAME
    return source, destination if is_told else ""


_DONT_KNOW: Final = (UNKNOWN, N_("I don’t know"))
_THEY_DIFFER: Final = (DIFFER, N_("They differ"))


def _fields(name: str) -> tuple[str, str]:
    return f"organizations.source.{name}", f"organizations.destination.{name}"


EMAIL: Final = Both(
    N_("Same e-mail in both organizations"),
    "",
    ("requester.source_email", "requester.destination_email"),
    ((SAME, N_("Yes")), (DIFFER, N_("No, they differ")), _DONT_KNOW),
    _read_email,
    _write_email,
)
ACCESS: Final = Both(
    N_("Full access to both"),
    N_("In each: Organization › Configure › Administrators."),
    ("requester.source_access", "requester.destination_access"),
    ((FULL, N_("Yes, both")), (ONE, N_("One of them")), (LESS, N_("Read-only or network")), _DONT_KNOW),
    _read_access,
    _write_access,
)
WHICH: Final = Both(
    N_("Which one do you have full access to?"),
    "",
    ACCESS.fields,
    (("source", N_("The source")), ("destination", N_("The destination"))),
    _read_which,
    _write_which,
)
MODEL: Final = Both(
    N_("Licensing model of both"),
    N_("Organization › Configure › License Info names it."),
    _fields("licensing_model"),
    (
        (LicensingModel.CO_TERM, N_("Co-term")),
        (LicensingModel.PER_DEVICE, N_("Per-device")),
        (LicensingModel.SUBSCRIPTION, N_("Subscription")),
        _THEY_DIFFER,
        _DONT_KNOW,
    ),
    *_of_words(LicensingModel.CO_TERM, LicensingModel.PER_DEVICE, LicensingModel.SUBSCRIPTION),
)
EDITION: Final = Both(
    N_("MX edition of both"),
    N_("Asked because an MX moves."),
    _fields("mx_edition"),
    (
        (MxEdition.ENTERPRISE, N_("Enterprise")),
        (MxEdition.ADVANCED_SECURITY, N_("Adv. Security")),
        (MxEdition.SD_WAN_PLUS, N_("SD-WAN Plus")),
        _THEY_DIFFER,
        _DONT_KNOW,
    ),
    *_of_words(MxEdition.ENTERPRISE, MxEdition.ADVANCED_SECURITY, MxEdition.SD_WAN_PLUS),
)
SUPPORT: Final = Both(
    N_("Meraki Support Access in both"),
    N_("Organization › Configure › Settings shows it."),
    _fields("support_access"),
    (
        (SupportAccess.ALLOWED, N_("Full access")),
        (SupportAccess.BLOCKED, N_("Blocked")),
        _THEY_DIFFER,
        _DONT_KNOW,
    ),
    *_of_words(SupportAccess.ALLOWED, SupportAccess.BLOCKED),
)
