"""The text or file that was read, as it is shown: its lines, its kind, and where in it a value was read."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import accumulate, takewhile
from typing import Any, Final, NamedTuple

from transfer_wizard.intake.amounts import places_of_day
from transfer_wizard.intake.document_parts import Line
from transfer_wizard.intake.keys import each_key
from transfer_wizard.translations import ngettext

MAIL, TABLE, ANSWER, PAGE, TEXT = "mail", "table", "answer", "page", "text"
_BRACKETS: Final = re.compile(r"\"(?:[^\"\\\n]|\\.)*+\"|'(?:[^'\\\n]|\\.)*+'|(?P<bracket>[\[\]{}])")
_HEADER: Final = re.compile(r"[A-Za-z-]+:")
_MOST_LINES_OF_A_SENTENCE: Final = 4
_NEAR: Final = 600
"""Signs in which the last day of a key stands behind it, if no other key does before."""
_THOUSANDS: Final = 3
_SURE_LETTERS: Final = 4
"""A value that is shorter is marked only where it is a word of its own."""


class Span(NamedTuple):
    """Where a value stands in the text of a source: ``text[start:end]``, and the number of that source, from 0."""

    start: int
    end: int
    source: int = 0


@dataclass(frozen=True)
class SourceText:
    """One text or file.

    Attributes:
        kind: MAIL, TABLE, ANSWER (of the vendor's API), PAGE or TEXT.
        lines: in the order in which they are shown; passcodes in them are masked. Of a very long text, the beginning.
        count: of all its lines, or of all entries of an answer.
        file: its name, "" for a text that was pasted.
        records: the numbers of the lines that objects begin in.
        number: its place among what was brought together, from 0.
    """

    kind: str
    lines: tuple[Line, ...]
    count: int
    file: str = ""
    records: tuple[int, ...] = ()
    number: int = 0

    @property
    def title(self) -> str:
        """What it is and how long, as "E-mail, 19 lines"."""
        said = {
            MAIL: ngettext("E-mail, {count} line", "E-mail, {count} lines", self.count),
            TABLE: ngettext("Table, {count} row", "Table, {count} rows", self.count),
            ANSWER: ngettext("Answer of the API, {count} entry", "Answer of the API, {count} entries", self.count),
            PAGE: ngettext("Page, {count} line", "Page, {count} lines", self.count),
            TEXT: ngettext("Text, {count} line", "Text, {count} lines", self.count),
        }
        return said[self.kind].format(count=f"{self.count:,}")

    @cached_property
    def text(self) -> str:
        """All lines with line ends between them."""
        return "\n".join(line.text for line in self.lines)

    @cached_property
    def entries(self) -> list[tuple[int, int]]:
        """Where the entries of an answer begin and end in the text."""
        return [place for number in self.records for place in _entries_at(self.text, self._start_of(number))]

    def number_of(self, line: int, span: Span | None = None) -> int:
        """The number of the line or row that a value stands in, or of the entry of an answer; 0 where there is none."""
        if span and self.kind == ANSWER:
            return self._entry_at(span.start) or line
        return self.lines[bisect_right(self._starts, span.start) - 1].number if span else line

    def place(self, numbers: Sequence[int]) -> str:
        """Where a value was read, as "line 17", "row 4" or "entries 2, 3"."""
        if not any(numbers):
            return ""
        count = len(numbers)
        said = {
            TABLE: ngettext("row {numbers}", "rows {numbers}", count),
            ANSWER: ngettext("entry {numbers}", "entries {numbers}", count),
        }.get(self.kind, ngettext("line {numbers}", "lines {numbers}", count))
        return said.format(numbers=", ".join(f"{number:,}" for number in numbers))

    def find(self, line: int, *words: str, entry: int = 0) -> Span | None:
        """The first of some words that stands in a line or an entry; the whole line where none of them does."""
        if self.kind == ANSWER and line in self.records:
            start, end = self.entries[entry - 1] if 0 < entry <= len(self.entries) else (self._start_of(line), None)
            return self._find_in(start, self.text[start:end], words)
        places = self._places.get(line, [])
        if self.kind == MAIL and line == 1:
            places = list(takewhile(lambda place: _HEADER.match(self.lines[place].text), range(len(self.lines))))
        for more in (1, _MOST_LINES_OF_A_SENTENCE):
            for place in places:
                start = self._starts[place]
                text = self.text[start : self._starts[min(place + more, len(self.lines))]]
                if span := self._find_in(start, text, words):
                    return span
        said = self.lines[places[0]].text if places else ""
        if not said.strip():
            return None
        start = self._starts[places[0]] + len(said) - len(said.lstrip())
        if self.kind == ANSWER and (number := self._entry_at(start)):
            first, last = self.entries[number - 1]
            if span := self._find_in(first, self.text[first:last], words):
                return span
        return Span(start, start + len(said.strip()), self.number)

    def with_numbers(self, span: Span | None, said: Sequence[str]) -> tuple[Span, ...]:
        """A place with those of the counts of a device, or of the last day of a key, that stand near it.

        Args:
            said: digits of a count, a day as ``2027-08-31``, or "".
        """
        if span is None or not any(said):
            return (span,) if span else ()
        opens, closes = ("{", "}") if self.kind == ANSWER else ("\n", "\n")
        first = self.text.rfind(opens, 0, span.start) + 1
        last = self.text.find(closes, span.end)
        around = self.text[first : last if last >= 0 else None]
        below = next((span.end + key.start for key in each_key(self.text[span.end : first + _NEAR])), first + _NEAR)
        near = around if self.kind == ANSWER else self.text[first : max(below, span.end)]
        found = [span]
        for each in filter(None, said):
            places = places_of_day(each, near) if "-" in each else _counts_in(each, around)
            spans = [Span(first + start, first + end, self.number) for start, end in places]
            free = [
                each for each in spans if all(other.end <= each.start or each.end <= other.start for other in found)
            ]
            found += sorted(free, key=lambda place: max(place.start - span.end, span.start - place.end))[:1]
        return tuple(found)

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *accumulate(len(line.text) + 1 for line in self.lines)]

    @cached_property
    def _places(self) -> dict[int, list[int]]:
        """The places of the lines by their number: several sheets of a file have a row 4 each."""
        found: dict[int, list[int]] = {}
        for place, line in enumerate(self.lines):
            found.setdefault(line.number, []).append(place)
        return found

    def _start_of(self, line: int) -> int:
        places = self._places.get(line)
        return self._starts[places[0]] if places else len(self.text)

    def _entry_at(self, at: int) -> int:
        number = bisect_right(self.entries, (at, len(self.text)))
        return number if number and at < self.entries[number - 1][1] else 0

    def _find_in(self, start: int, text: str, words: tuple[str, ...]) -> Span | None:
        """Words whose letters and digits stand in a text, however they are spaced, cased and joined there."""
        letters, places = _squeezed(text)
        for said in words:
            sought = _squeezed(said)[0]
            at = letters.find(sought) if sought else -1
            while at >= 0:
                first, last = places[at], places[at + len(sought) - 1] + 1
                is_begun = first == 0 or not _goes_on(text[first - 1 : first + 1])
                is_ended = last == len(text) or not _goes_on(text[last - 1 : last + 1])
                if is_begun and (is_ended or len(sought) >= _SURE_LETTERS):
                    while last < len(text) and _goes_on(text[last - 1 : last + 1]):
                        last += 1
                    first -= text[:first].endswith("+")
                    return Span(start + first, start + last, self.number)
                at = letters.find(sought, at + 1)
        return None


def numbered_entries(value: Any, before: int) -> dict[int, int]:
    """The number of each entry of a value by its ``id``, as ``entries`` of SourceText counts them.

    Args:
        before: how many entries stand ahead of the value.
    """
    lists = value.values() if isinstance(value, dict) else [value]
    inner = [entry for below in lists if isinstance(below, list) for entry in below if isinstance(entry, dict)]
    return {id(entry): before + number for number, entry in enumerate(inner or [value], 1)}


def _entries_at(text: str, start: int) -> Iterator[tuple[int, int]]:
    """The objects of the list that begins there, or of the lists in the object that does; else that object itself."""
    open_: list[tuple[str, int]] = []
    found = False
    for match in _BRACKETS.finditer(text, start):
        bracket = match["bracket"]
        if not bracket:
            continue
        if bracket in "[{":
            open_.append((bracket, match.start()))
        elif not open_:
            return
        else:
            kind, begun = open_.pop()
            if kind == "{" and [opened for opened, _at in open_] in (["["], ["{", "["]):
                found = True
                yield begun, match.end()
            elif not open_:
                if not found:
                    yield begun, match.end()
                return


def _counts_in(count: str, text: str) -> Iterator[tuple[int, int]]:
    """Where a number stands in a text as a number of its own."""
    begin = "(?<![0-9],)" if len(count) == _THOUSANDS else ""  # "1,250" is no 250
    pattern = rf"(?<![0-9A-Za-z./-]){begin}{count}(?![0-9A-WYZa-wyz-]|[./:][0-9]|,[0-9]{{3}}(?![0-9]))"
    return (match.span() for match in re.finditer(pattern, text))


@lru_cache(64)
def _squeezed(text: str) -> tuple[str, list[int]]:
    """The letters and digits of a text in one case, and where each of them stands."""
    if text.isascii():
        places = [at for at, mark in enumerate(text) if mark.isalnum()]
        return "".join(mark for mark in text.lower() if mark.isalnum()), places
    letters, places = [], []
    for at, mark in enumerate(text):
        for letter in unicodedata.normalize("NFKC", mark).casefold():
            if letter.isalnum():
                letters.append(letter)
                places.append(at)
    return "".join(letters), places


def _goes_on(pair: str) -> bool:
    """Whether two signs belong to one word; languages without spaces have no such words."""
    return pair.isascii() and pair.isalnum()
