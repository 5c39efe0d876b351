"""What came of filling in a form, field by field."""

from dataclasses import dataclass
from enum import StrEnum


class ValueStatus(StrEnum):
    """What became of one value."""

    FILLED = "filled"
    DIFFERS = "differs"
    NOT_FOUND = "not-found"


class FillStage(StrEnum):
    """Where a fill stands.

    STARTING: the browser is being started. READING: its window is open and a page loads. WAITING: the page shows no
    field that asks for one of our values, such as a sign-in; it is read again when it changes. FILLED: the fields are
    filled in; the person looks through them and sends. NEXT_PAGE: the same for a page that came after another.
    PLANNED: what would go where is told, and nothing is filled in. REFUSED: the page is not the form's, and nothing was
    filled in. NO_BROWSER: no browser can be driven, or none has answered in time; the values can be copied by hand. One
    that answers late still fills in the form. ENDED: the browser was closed.
    """

    STARTING = "starting"
    READING = "reading"
    WAITING = "waiting"
    FILLED = "filled"
    NEXT_PAGE = "next-page"
    PLANNED = "planned"
    REFUSED = "refused"
    NO_BROWSER = "no-browser"
    ENDED = "ended"


class Reason(StrEnum):
    """Why a fill stands where it stands; ``sentences`` says it to the person."""

    NONE = ""
    NONE_INSTALLED = "none-installed"
    NOT_STARTED = "not-started"
    AS_ROOT = "as-root"
    LATE = "late"
    SILENT = "silent"
    NO_WINDOW = "no-window"
    TOO_OLD = "too-old"
    ENDED_EARLY = "ended-early"
    OWN_ERROR = "own-error"
    OTHER_HOST = "other-host"
    NOT_LOADED = "not-loaded"
    SLOW = "slow"
    HANGS = "hangs"
    SIGN_IN = "sign-in"
    CAPTCHA = "captcha"
    NO_FIELDS = "no-fields"


class Note(StrEnum):
    """What is to be said of one value."""

    NONE = ""
    CUT = "cut"
    CHANGED = "changed"
    NOT_TAKEN = "not-taken"
    TYPED = "typed"
    NO_CHOICE = "no-choice"
    CHOSEN = "chosen"
    LEFT = "left"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class ValueReport:
    """What became of one value, in words of the program; ``number`` is the length that CUT speaks of."""

    id: str
    status: ValueStatus
    note: Note = Note.NONE
    number: int = 0


@dataclass(frozen=True)
class News:
    """What the process that holds the browser has to tell.

    Attributes:
        stage, reason: where the fill stands, and why.
        findings: per value what became of it; values without a finding have had no field so far, and of those that
            were not found a field may ask.
        host: of the page.
        asks_passcode: True while the page has an empty field for a passcode.
        stopped: how often a page tried to send by itself.
        message: what a page said in a dialog that was answered with Cancel.
        places: value ids, each with what the page calls the field for it, where nothing is filled in.
    """

    stage: FillStage
    reason: Reason = Reason.NONE
    findings: tuple[ValueReport, ...] = ()
    host: str = ""
    asks_passcode: bool = False
    stopped: int = 0
    message: str = ""
    places: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class FieldReport:
    """What became of one value.

    Attributes:
        id: of the value.
        label: what we call it.
        status: filled, differs or not found.
        note: a sentence for the person, or "".
        in_text: True where the form has no field for the value, but the description that was filled in says it.
    """

    id: str
    label: str
    status: ValueStatus
    note: str = ""
    in_text: bool = False


@dataclass(frozen=True)
class Report:
    """Where a fill stands and what it did.

    Attributes:
        stage: where it stands.
        sentence: what happened and what to do.
        fields: one for each value that a form was asked for; those of earlier pages stay.
        page_host: the host of the page, "" where there is none.
        asks_passcode: True while the page has a field whose label says passcode: the person may have it filled in.
        places: value ids, each with what the page calls the field for it, where nothing was filled in.
    """

    stage: FillStage
    sentence: str
    fields: tuple[FieldReport, ...] = ()
    page_host: str = ""
    asks_passcode: bool = False
    places: tuple[tuple[str, str], ...] = ()

    @property
    def is_by_hand(self) -> bool:
        """True where the fill can't go on, or not now: the person needs the values at hand to copy."""
        return self.stage in (FillStage.NO_BROWSER, FillStage.REFUSED, FillStage.WAITING)

    @property
    def is_complete(self) -> bool:
        """True when every value is in the form, in a field of its own or in the description."""
        return all(field.status is ValueStatus.FILLED or field.in_text for field in self.fields)
