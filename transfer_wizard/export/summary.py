"""The summary of a request: what every export says, in the order Support reads it, with every gap marked.

A draft may stop anywhere and hold any text. What is missing reads “[Missing: …]”, and what is wrong keeps its text with
“[Check: …]” behind it; the warnings of the check are for the person only, and stay out.
"""

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from transfer_wizard import __version__
from transfer_wizard.request.draft import Draft
from transfer_wizard.request.passcode import MASK
from transfer_wizard.request.shape import LONGEST
from transfer_wizard.request.words import Access, Answer, LicensingModel, MxEdition, Side, SupportAccess
from transfer_wizard.translations import N_, _, ngettext
from transfer_wizard.validation import fields, wording
from transfer_wizard.validation.check import Verdict, check
from transfer_wizard.validation.conditions import mx_models
from transfer_wizard.validation.problems import Gravity, Problem
from transfer_wizard.validation.sections import License


@dataclass(frozen=True)
class Value:
    """A text and what is to be said of it.

    Attributes:
        text: as a person reads it; lines are separated by "\\n"; "" where nothing was given.
        marks: the gaps, each in square brackets.
        is_code: True for what is compared letter by letter, such as a key or a link.
        link: the address behind the text, checked to be the vendor's; "" for none.
    """

    text: str
    marks: tuple[str, ...] = ()
    is_code: bool = False
    link: str = ""

    def __str__(self) -> str:
        return " ".join(part for part in (self.text, *self.marks) if part)


@dataclass(frozen=True)
class AnswerRow:
    """A labelled value; ``path`` is its field in the draft, "" for what was made from other fields."""

    label: str
    value: Value
    path: str = ""


@dataclass(frozen=True)
class Rows:
    """A list of labelled values."""

    rows: tuple[AnswerRow, ...]


@dataclass(frozen=True)
class Items:
    """A list of sentences."""

    items: tuple[Value, ...]


@dataclass(frozen=True)
class Column:
    """One column of a table."""

    title: str
    is_number: bool = False


@dataclass(frozen=True)
class Line:
    """One row of a table; a total is set apart."""

    cells: tuple[Value, ...]
    is_total: bool = False


@dataclass(frozen=True)
class Table:
    """A table with its caption; the first cell of a line names it."""

    caption: str
    columns: tuple[Column, ...]
    lines: tuple[Line, ...]


Block = Rows | Items | Table


@dataclass(frozen=True)
class Section:
    """A heading and what stands under it."""

    heading: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Key:
    """One license key as it is said on the phone: what moves of it, and how."""

    key: Value
    mode: Value
    devices: tuple[str, ...]


@dataclass(frozen=True)
class Summary:
    """A request, ready to be written in any format.

    Attributes:
        subject: one line: request, count, source and destination.
        ask: what is wanted, in one sentence.
        notice: that there are gaps; "" when the request is ready.
        sections: everything else.
        keys: the license keys once more, one by one.
        made: the day and the program that wrote it.
    """

    subject: str
    ask: str
    notice: str
    sections: tuple[Section, ...]
    keys: tuple[Key, ...]
    made: str

    def value(self, path: str) -> Value:
        """The value of the field at a path; KeyError when the summary leaves the field out."""
        for section in self.sections:
            for block in section.blocks:
                for row in block.rows if isinstance(block, Rows) else ():
                    if row.path == path:
                        return row.value
        raise KeyError(path)


LABELS: Final = {
    "route.dashboard_access": N_("Can sign in to the dashboard"),
    "route.self_service": N_("Move in the dashboard"),
    "route.claimed_within_7_days": N_("Claimed within the last 7 days"),
    "requester.name": N_("Name"),
    "requester.saml": N_("Signs in with SAML"),
    "licenses.expired": N_("Expired"),
}
"""What a field is called in a text for Support, where the page's label speaks to the person."""

CODES: Final = ("url", "source_email", "destination_email", "placeholder_email", "phone", "key", "customer_number")
HEADINGS: Final = (
    "scope",
    "frequency",
    "start_time",
    "related_cases",
    "test_results",
    "workaround",
    "business_impact",
)
ENDS: Final = ("expires_on", "expired")
NAME_IN_SUBJECT: Final = 60

_LINE_BREAKS: Final = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
# What no document may hold (XML and PDF alike): control characters, half characters, and code points that are none.
_UNPRINTABLE: Final = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
# Signs that change the order in which other text is read: shown by their number, so that nothing hides behind them.
_REORDERING: Final = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def clean(text: str) -> str:
    """The text in characters that every format can hold and that every reader sees in the order they were typed."""
    text = _LINE_BREAKS.sub("\n", text).replace("\t", " ")
    text = "".join(mark if ord(mark) & 0xFFFE != 0xFFFE else "\ufffd" for mark in _UNPRINTABLE.sub("\ufffd", text))
    return _REORDERING.sub(lambda found: f"[U+{ord(found[0]):04X}]", text)


def summarize(draft: Draft, today: datetime.date) -> Summary:
    """The summary of a draft in the language spoken now; never fails, whatever the draft holds."""
    return _Writer(draft, check(draft, today, None)).summary(today)


def normal(path: str, text: str) -> str:
    """The normal form of a field's text as an export shows it.

    A text of four digits in a key's place is taken for a passcode, and masked. What is longer than a field takes is
    cut; only the request file holds it whole.
    """
    tidied = clean(fields.tidy(path, text[: LONGEST + 1])) if text.strip() else ""
    if wording.kind(path) == "licenses.key" and re.fullmatch(r"\d{4}", fields.compact(tidied[:100])):
        return MASK
    return tidied if len(text) <= LONGEST else f"{tidied[:LONGEST]}…"


class _Writer:
    """Writes the summary of one draft, section by section."""

    def __init__(self, draft: Draft, verdict: Verdict) -> None:
        self.draft = draft
        self.ready = verdict.ready
        self.facts = verdict.facts
        self.problems: dict[str, list[Problem]] = {}
        for problem in verdict.problems:
            if problem.severity is not Gravity.WARNS:
                self.problems.setdefault(problem.field, []).append(problem)

    def summary(self, today: datetime.date) -> Summary:
        sections = (
            Section(_("Requester"), (self.requester(),)),
            Section(_("Source organization"), (self.organization(Side.SOURCE),)),
            Section(_("Destination organization"), (self.organization(Side.DESTINATION),)),
            Section(_("Licenses to move"), tuple(self.licenses())),
            Section(_("What the requester states"), (Items(tuple(self.statements())),)),
            Section(_("Support passcodes"), (self.passcodes(),)),
            Section(_("Case details"), (self.case(),)),
            Section(_("Contact"), (self.contact(),)),
        )
        made = _("Prepared on {day} with Transfer Wizard {version}.").format(day=today.isoformat(), version=__version__)
        return Summary(self.subject(), self.ask(), self.notice(), sections, tuple(self.keys()), made)

    def subject(self) -> str:
        words = {"count": self.counted(_("{keys}, {devices}")), **self.names(NAME_IN_SUBJECT)}
        return _("License transfer request: {count}, {source} → {destination}").format(**words)

    def ask(self) -> str:
        words = {"count": self.counted(_("the licenses of {devices} ({keys})")), **self.names(LONGEST)}
        return _(
            "I ask Cisco Meraki Support to move {count} from the organization “{source}” to the organization "
            "“{destination}”."
        ).format(**words)

    def notice(self) -> str:
        return "" if self.ready else _("This request is not ready: see the points marked [Missing] or [Check].")

    def counted(self, pattern: str) -> str:
        """How many keys and devices move, put into a pattern; the gap where no license is given."""
        keys = len(self.facts.licenses)
        if not keys:
            return _missing("licenses")
        devices = sum(device.move or 0 for row in self.facts.licenses for device in row.devices)
        return pattern.format(
            keys=ngettext("{count} license key", "{count} license keys", keys).format(count=keys),
            devices=ngettext("{count} device", "{count} devices", devices).format(count=devices),
        )

    def names(self, most: int) -> dict[str, str]:
        names = {}
        for side in Side:
            path = f"organizations.{side}.name"
            name = clean(fields.line(normal(path, self.draft.get(path)))) or _missing(path)
            names[side.value] = name if len(name) <= most else f"{name[:most]}…"
        return names

    def marks(self, path: str) -> tuple[str, ...]:
        return tuple(_mark(problem) for problem in self.problems.get(path, ()))

    def value(self, path: str, otherwise: str = "") -> Value:
        """The value of the field at a path; ``otherwise`` stands for one that is empty and may be."""
        text = wording.shown(path, normal(path, self.draft.get(path)))
        marks = self.marks(path)
        if not text and not marks:
            return Value(otherwise) if otherwise else Value("", (_missing(path),))
        is_link = path.endswith(".url") and not marks
        return Value(text, marks, path.rpartition(".")[2] in CODES and bool(text), text if is_link else "")

    def row(self, path: str, otherwise: str = "") -> AnswerRow:
        return AnswerRow(called(path), self.value(path, otherwise), path)

    def rows(self, section: str, *names: str) -> list[AnswerRow]:
        return [self.row(f"{section}.{name}") for name in names]

    def requester(self) -> Rows:
        names = ["name", "company", "source_email", "destination_email", "source_access", "destination_access", "saml"]
        if self.draft.get("requester.saml") == Answer.YES:
            names += ["placeholder_name", "placeholder_email", "placeholder_access"]
        else:  # the page hides them, and keeps their text
            names += [name for name in ("placeholder_name", "placeholder_email") if self.marks(f"requester.{name}")]
        return Rows(tuple(self.rows("requester", *names)))

    def organization(self, side: Side) -> Rows:
        place = f"organizations.{side}"
        link = self.facts.organization(side).url
        license_info = (
            Value(link.license_info, (), True, link.license_info) if link else Value("", (_missing(f"{place}.url"),))
        )
        rows = [
            *self.rows(place, "name", "url"),
            AnswerRow(_("License Info link"), license_info),
            *self.rows(place, "licensing_model", *self.given(f"{place}.mx_edition"), "support_access"),
        ]
        return Rows(tuple(rows))

    def given(self, path: str) -> list[str]:
        """The name of an optional field, where there is something to say of it."""
        return [path.rpartition(".")[2]] if self.draft.get(path).strip() or self.marks(path) else []

    def licenses(self) -> Iterator[Block]:
        """The table, and under it what is to be said of its cells: a sentence would tear a cell apart."""
        if not self.facts.licenses:
            yield Items((Value("", self.marks("licenses")),))
            return
        notes: list[Value] = []
        lines = [line for number in range(len(self.facts.licenses)) for line in self.license(number, notes)]
        lines += self.total(_("All keys"), self.facts.licenses) if len(self.facts.licenses) > 1 else []
        titles = [_("License key"), _("Device"), _("Have"), _("Move"), _("Add or renew"), _("Expires on")]
        columns = tuple(Column(title, index in (2, 3)) for index, title in enumerate(titles))
        yield Table(
            _("License keys, the devices each one licenses (have) and what moves (move)"), columns, tuple(lines)
        )
        if notes:
            yield Items(tuple(notes))

    def license(self, number: int, notes: list[Value]) -> Iterator[Line]:
        place = f"licenses.{number}"
        count = len(self.draft.licenses[number]["devices"])
        key, mode, end = self.cell(f"{place}.key", notes), self.cell(f"{place}.mode", notes), self.end(place, notes)
        if not count:
            yield Line((key, Value("", (_("[Missing]"),)), Value("–"), Value("–"), mode, end))
        for index in range(count):
            cells = [self.cell(f"{place}.devices.{index}.{name}", notes) for name in ("model", "have", "move")]
            yield Line((key, *cells, mode, end))
            key = Value(key.text or "–", (), key.is_code)
            mode, end = Value(mode.text), Value(end.text)
        if count > 1:
            yield from self.total(_("Total"), (self.facts.licenses[number],))

    def cell(self, path: str, notes: list[Value]) -> Value:
        """A cell of the table; a sentence about it becomes a note, and the cell names the note by its number."""
        value = self.value(path)
        marks = []
        for problem in self.problems.get(path, ()):
            if problem.id.endswith(".missing"):
                marks.append(_("[Missing]"))  # the column says what
                continue
            number = len(notes) + 1
            marks.append(_("[Check\u00a0{number}]").format(number=number))
            note = _("[Check\u00a0{number}: {message}]").format(number=number, message=_sentence(problem))
            notes.append(Value("", (note,)))
        return Value(value.text, tuple(marks), value.is_code)

    def end(self, place: str, notes: list[Value]) -> Value:
        """The last day of a key, and whether it has expired where that says more."""
        day, expired = self.cell(f"{place}.expires_on", notes), self.cell(f"{place}.expired", notes)
        words = {Answer.YES: _("Expired"), Answer.NO: _("Not expired")}
        answer = self.draft.get(f"{place}.expired")
        said = words.get(Answer(answer), expired.text) if answer in set(Answer) else expired.text
        if day.text and answer != Answer.YES and not expired.marks:
            said = ""
        return Value(", ".join(text for text in (day.text, said) if text) or "", day.marks + expired.marks)

    def total(self, label: str, rows: tuple[License, ...]) -> list[Line]:
        devices = [device for row in rows for device in row.devices]
        have, move = [device.have for device in devices], [device.move for device in devices]
        counts = (str(sum(count or 0 for count in each)) if all(each) else "–" for each in (have, move))
        return [Line((Value(label), Value(""), *(Value(count) for count in counts), Value(""), Value("")), True)]

    def statements(self) -> Iterator[Value]:
        """What the answers support, sentence by sentence; each other statement is marked as not stated."""
        requester = self.facts.requester
        both = [self.facts.organization(side) for side in Side]
        if requester.saml is Answer.YES:
            named = bool(requester.placeholder_name and requester.placeholder_email)
            yield _statement(_("I sign in with SAML; the local administrator named above stands in for me."), named)
        else:
            accounts = {(account or "").casefold() for account in (requester.source_email, requester.destination_email)}
            yield _statement(
                _("I use the same e-mail in both organizations."), len(accounts) == 1 and "" not in accounts
            )
        full = {requester.access(side) for side in Side} == {Access.FULL}
        yield _statement(_("I have full organization access to both organizations."), full)
        models = {each.licensing_model for each in both}
        same_model = models in ({LicensingModel.CO_TERM}, {LicensingModel.PER_DEVICE})
        yield _statement(_("Both organizations use the same licensing model."), same_model)
        yield _statement(_("None of the license keys has expired."), self.none_expired())
        editions = {each.mx_edition for each in both}
        same_edition = len(editions) == 1 and not editions & {None, MxEdition.UNKNOWN}
        if any(mx_models(self.facts)) and (same_edition or not self.ready):
            yield _statement(_("Both organizations have the same MX edition."), same_edition)
        allowed = {each.support_access for each in both} == {SupportAccess.ALLOWED}
        yield _statement(_("Support may access both organizations."), allowed)

    def none_expired(self) -> bool:
        ends = [f"licenses.{number}.{name}" for number in range(len(self.facts.licenses)) for name in ENDS]
        return bool(ends) and not any(path in self.problems for path in ends)

    def passcodes(self) -> Rows:
        said = _("Given in the form or by phone")
        return Rows(tuple(AnswerRow(called(f"passcode.{side}"), Value(said)) for side in Side))

    def case(self) -> Rows:
        rows = self.rows("route", "dashboard_access", "self_service", "claimed_within_7_days")
        for path in ("route.lockout_cause", "route.ask", "route.needed_by", "verification"):
            rows += [self.row(path) for _name in self.given(path)]
        if self.draft.get("route.self_service") not in ("", "not-tried") or self.draft.get("route.reason").strip():
            rows += self.rows("route", "reason")
        rows += self.rows("case", "severity")
        for name in HEADINGS:
            path = f"case.{name}"
            row = self.row(path, _("Not applicable"))
            empty = not self.draft.get(path).strip()
            rows.append(row if self.ready or not empty else AnswerRow(row.label, Value("", (_missing(path),)), path))
        attachments = [clean(name) for name in self.draft.branch("case.attachments") if name.strip()]
        rows.append(AnswerRow(called("case.attachments"), Value("\n".join(attachments) or _("None"))))
        return Rows(tuple(rows))

    def contact(self) -> Rows:
        rows = self.rows("requester", "source_email")
        for path in ("requester.phone", "requester.contact_hours", "customer_number"):
            rows.append(self.row(path, _("Not given")))
        if self.draft.is_sent:
            rows.append(self.row("case_number"))
        return Rows(tuple(rows))

    def keys(self) -> Iterator[Key]:
        for number, row in enumerate(self.draft.licenses):
            place = f"licenses.{number}"
            devices = []
            for index in range(len(row["devices"])):
                cells = {name: self.value(f"{place}.devices.{index}.{name}") for name in ("model", "have", "move")}
                devices.append(_("{model}: move {move} of {have}").format(**cells))
            yield Key(self.value(f"{place}.key"), self.value(f"{place}.mode"), tuple(devices))


def called(path: str) -> str:
    """What a field is called in a text for Support."""
    own = LABELS.get(wording.kind(path))
    return _(own) if own else wording.label(path)


def _missing(path: str) -> str:
    return _("[Missing: {label}]").format(label=called(path))


def _mark(problem: Problem) -> str:
    if problem.id.endswith(".missing"):
        return _missing(problem.field)
    return _("[Check: {message}]").format(message=_sentence(problem))


def _sentence(problem: Problem) -> str:
    return " ".join(clean(problem.message).split())


def _statement(sentence: str, holds: bool) -> Value:
    return Value(sentence) if holds else Value("", (_("[Not stated: {sentence}]").format(sentence=sentence),))
