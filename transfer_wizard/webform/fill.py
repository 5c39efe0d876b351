"""One fill of one page: match the fields, write, read back, and say what became of each value."""

import re
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from transfer_wizard.webform import list_box
from transfer_wizard.webform.choices import choice
from transfer_wizard.webform.form_field import FormField, InputKind
from transfer_wizard.webform.form_page import FormPage, Frame
from transfer_wizard.webform.matching import Match, doubtful, left_over, match
from transfer_wizard.webform.pipe import Denied
from transfer_wizard.webform.profile import Profile
from transfer_wizard.webform.report import Note, ValueReport, ValueStatus
from transfer_wizard.webform.said import about
from transfer_wizard.webform.values import PASSCODES, FormValue

SECONDS_TO_SETTLE: Final = 0.15
"""Some pages change what was typed a moment later: tidy a phone number, cut a text, or take it back."""
_NATIONAL_DIGITS: Final = 8
"""A form may take a phone number without the country's."""
_NORTH_AMERICA: Final = re.compile(r"^\+1\D*")
_NUMBERS: Final = ("requester.phone", "customer_number", *PASSCODES.values())


@dataclass(frozen=True)
class PageState:
    """A page as it is now: its documents, its fields, and which of them ask for our values.

    Attributes:
        frames, fields, matches: what is there, and what asks for what.
        left: values with the field that asks for them and can't be filled in.
    """

    frames: list[Frame]
    fields: list[FormField]
    matches: list[Match]
    left: dict[str, FormField]

    def frame(self, match: Match) -> Frame:
        """The document that a field is in."""
        return next(frame for frame in self.frames if frame.number == match.field.frame)

    def asks_passcode(self, profile: Profile) -> bool:
        """True while a passcode has an empty field to go into."""
        return any(not each.field.value for each in self.passcode_matches(profile))

    def passcode_matches(self, profile: Profile) -> list[Match]:
        """The fields that ask for a passcode, on pages that may have it."""
        private = all(profile.allows_passcodes(frame.address) for frame in self.frames[:1])
        return [
            each
            for each in self.matches
            if each.value in PASSCODES.values() and private and profile.allows_passcodes(self.frame(each).address)
        ]


@dataclass
class FieldValue:
    """A value and the field that it is for; ``taken`` is the text that the field should show, None when not written."""

    frame: Frame
    match: Match
    value: FormValue
    taken: str | None = None

    @property
    def field(self) -> FormField:
        """The field."""
        return self.match.field


@dataclass
class Filling:
    """Fills in pages of one form, one after the other; ``findings`` hold the last word on each value.

    Attributes:
        profile: of the form.
        values: what to fill in.
        findings: per value what became of it.
        doubts: values that a field of some page may have asked for.
    """

    profile: Profile
    values: list[FormValue]
    findings: dict[str, ValueReport] = field(default_factory=dict)
    doubts: set[str] = field(default_factory=set)

    def look(self, page: FormPage, frames: list[Frame]) -> PageState:
        """Read the fields of a page; those that are not painted count as if they were not there."""
        fields = [each for frame in frames for each in page.survey(frame)]
        while True:
            matches = match(fields, self.values, self.profile.hints)
            seen = [each.field for each in matches if each.field.kind in (InputKind.RADIO, InputKind.LIST_BOX)]
            for frame in frames:
                there = [each.field for each in matches if each.field.frame == frame.number and each.field not in seen]
                seen += page.painted(frame, there) if there else []
            if len(seen) == len(matches):
                break
            unseen = [each.field for each in matches if each.field not in seen]
            fields = [each for each in fields if each not in unseen]
        left = left_over(fields, self.values, matches, self.profile.hints)
        self.doubts |= doubtful(fields, matches)
        return PageState(frames, fields, matches, left)

    def fill(self, page: FormPage, look: PageState, again: bool = False) -> list[FieldValue]:
        """Write every value that has a free field, lists last, then read all of them back.

        Args:
            page: the page.
            look: the page as it was read a moment ago.
            again: write also where we have written before and nothing is left of it; when the person asks for it.

        Returns:
            What was written where, to be read back once more when the page has come to rest.
        """
        values = {value.id: value for value in self.values}
        entries = [
            FieldValue(look.frame(each), each, values[each.value]) for each in look.matches if each.value in values
        ]
        writing = [
            entry for entry in entries if entry.field.free or (again and entry.field.ours and not entry.field.value)
        ]
        for each in writing:
            self.findings[each.value.id] = ValueReport(each.value.id, ValueStatus.DIFFERS, Note.UNKNOWN)
        page.hold(look.frames)
        for each in sorted(writing, key=lambda entry: _order(entry.match)):
            each.taken = self._write(page, each)
        for each in [each for each in writing if each.field.veiled and not each.taken]:  # a trap that nobody sees
            writing.remove(each)
            entries.remove(each)
            self.findings.pop(each.value.id)
        if numbers := [each for each in writing if each.value.id in _NUMBERS and each.taken]:
            time.sleep(SECONDS_TO_SETTLE)
            for number in numbers:
                self._mend(page, number)
        page.release(look.frames)
        time.sleep(SECONDS_TO_SETTLE)
        # What was read back when it was written is the person's since.
        read_before = {finding.id for finding in self.findings.values() if finding.note is not Note.UNKNOWN}
        known = [
            entry for entry in entries if entry.field.ours and entry not in writing and entry.value.id in read_before
        ]
        self.leave(look)
        read = [entry for entry in entries if entry not in known]
        self.read_back(page, read)
        return read

    def read_back(self, page: FormPage, entries: list[FieldValue]) -> bool:
        """Say of each value what its fields hold now; True when that is something else than was said before."""
        found: dict[str, list[ValueReport]] = {}
        for entry in entries:
            told = found.setdefault(entry.value.id, [])
            try:
                shown = page.value(entry.frame, entry.field)
            except Denied:
                shown = None
            if shown is not None:
                told.append(ValueReport(entry.value.id, *judge(entry.field, entry.value, shown, entry.taken)))
        before = dict(self.findings)
        for identity, told in found.items():
            told = told or [ValueReport(identity, ValueStatus.DIFFERS, Note.UNKNOWN)]  # its field has gone
            self.findings[identity] = next((each for each in told if each.status is not ValueStatus.FILLED), told[0])
        return self.findings != before

    def rewrite(self, page: FormPage, entries: list[FieldValue]) -> None:
        """Write once more what the page did not hear: its scripts have come to life after it was written."""
        frames = list(dict.fromkeys(entry.frame for entry in entries))
        page.hold(frames)
        for each in sorted(entries, key=lambda entry: _order(entry.match)):
            if not each.taken or each.field.kind in (InputKind.LIST_BOX, InputKind.OPEN_LIST):
                continue
            if not each.field.kind.offers_choices:
                page.clear(each.frame, each.field)
            each.taken = self._write(page, each)
        page.release(frames)
        time.sleep(SECONDS_TO_SETTLE)
        self.read_back(page, entries)

    def leave(self, look: PageState) -> None:
        """Values that a field asks for, or may ask for, are the person's, whatever the description says."""
        told = {identity for identity, each in self.findings.items() if each.status is not ValueStatus.NOT_FOUND}
        for identity in (self.doubts & {value.id for value in self.values}) - told:
            self.findings[identity] = ValueReport(identity, ValueStatus.NOT_FOUND)
        for identity in look.left.keys() - told:
            note = Note.NO_CHOICE if look.left[identity].options else Note.LEFT
            self.findings[identity] = ValueReport(identity, ValueStatus.DIFFERS, note)

    def fill_passcodes(self, page: FormPage, look: PageState, passcodes: Mapping[str, str]) -> None:
        """Write passcodes, value id to digits, where the page asks for them and nowhere else."""
        for identity in passcodes:
            self.findings[identity] = ValueReport(identity, ValueStatus.NOT_FOUND)
        matches = [each for each in look.passcode_matches(self.profile) if each.value in passcodes]
        page.hold(look.frames)
        for each in matches:
            if not each.field.value:
                page.put(look.frame(each), each.field, passcodes[each.value])
        page.release(look.frames)
        for each in matches:
            same = page.value(look.frame(each), each.field) == passcodes[each.value]
            status = ValueStatus.FILLED if same else ValueStatus.DIFFERS
            note = Note.NONE if same else Note.TYPED if each.field.value else Note.NOT_TAKEN
            self.findings[each.value] = ValueReport(each.value, status, note)

    def _write(self, page: FormPage, entry: FieldValue) -> str:
        """Write one value; the text that the field should show now, or "" when it took none."""
        field, value = entry.field, entry.value
        try:
            if field.kind in (InputKind.LIST_BOX, InputKind.OPEN_LIST):
                return list_box.choose(page, entry.frame, field, value)
            if field.kind.offers_choices:
                place = choice(field.options, value, about(field))
                if place is None:
                    return ""
                take = list_box.mark if field.kind is InputKind.RADIO else FormPage.pick
                return field.options[place] if take(page, entry.frame, field, place) else ""
            text = value.text if field.kind.has_lines else one_line(value.text)
            text = text[: self.profile.limits.get(value.id)]
            return text if page.put(entry.frame, field, text) else ""
        except Denied:  # the frame has gone
            return ""

    def _mend(self, page: FormPage, entry: FieldValue) -> None:
        """Take back a number that the page has made another of; its mask may take it without the country's code."""
        for shorter in (_NORTH_AMERICA.sub("", entry.value.text), ""):
            shown = page.value(entry.frame, entry.field) or ""
            is_right = _same(entry.value.id, entry.value.text, shown) or _is_cut(entry.value.text, shown)
            if not re.search(r"\d", shown) or is_right:
                return
            page.clear(entry.frame, entry.field)
            if shorter:
                page.put(entry.frame, entry.field, shorter)
                time.sleep(SECONDS_TO_SETTLE)


def judge(field: FormField, value: FormValue, shown: str, taken: str | None) -> tuple[ValueStatus, Note, int]:
    """What to say of a value whose field shows this now; ``taken`` is what was written, None for nothing."""
    if field.kind.offers_choices:
        place = choice(field.options, value, about(field))
        wanted = taken or ("" if place is None else field.options[place])
        # The words around a list that a page draws itself may name its choices, too: only what has changed is a choice.
        is_new = field.kind is not InputKind.LIST_BOX or taken is None or one_line(shown) != one_line(field.value)
        if wanted and one_line(wanted) in one_line(shown) and is_new:
            return ValueStatus.FILLED, Note.NONE, 0
        return ValueStatus.DIFFERS, Note.CHOSEN if taken is None else Note.NO_CHOICE, 0
    wanted = value.text if field.kind.has_lines else one_line(value.text)
    if _same(value.id, wanted, shown):
        return ValueStatus.FILLED, Note.NONE, 0
    if taken is None:
        return ValueStatus.DIFFERS, Note.TYPED, 0
    if not shown.strip():
        return ValueStatus.DIFFERS, Note.NOT_TAKEN, 0
    if _is_cut(wanted, shown):
        return ValueStatus.DIFFERS, Note.CUT, len(shown)
    return ValueStatus.DIFFERS, Note.CHANGED, 0


def holds(field: FormField, value: FormValue) -> bool:
    """True where a field as it was read holds a value, whoever put it there."""
    if field.kind.offers_choices:
        place = choice(field.options, value, about(field))
        return place is not None and not field.free and one_line(field.options[place]) == one_line(field.value)
    return _same(value.id, value.text if field.kind.has_lines else one_line(value.text), field.value)


def _is_cut(wanted: str, shown: str) -> bool:
    return one_line(wanted).startswith(one_line(shown))


def one_line(text: str) -> str:
    """The text for a field of one line: a line end there would press Enter."""
    return " ".join(text.split())


def _same(identity: str, wanted: str, shown: str) -> bool:
    if identity in _NUMBERS:
        digits, theirs = (re.sub(r"\D", "", each) for each in (wanted, shown))
        return digits == theirs != "" or (len(theirs) >= _NATIONAL_DIGITS and digits.endswith(theirs))
    if identity.endswith(("email", ".url")):
        return wanted.strip().casefold() == shown.strip().casefold()
    return one_line(wanted) == one_line(shown)


def _order(match: Match) -> tuple[bool, bool, bool]:
    """What is typed first; then choices, and those last on which the page does something at once."""
    kind = match.field.kind
    return kind.offers_choices, kind in (InputKind.SELECT, InputKind.RADIO), match.field.changes
