"""The message under a line of the table, with the buttons that mend it there."""

import heapq
from collections.abc import Iterator
from enum import Enum, auto
from itertools import groupby
from typing import TYPE_CHECKING, Final, NamedTuple

from transfer_wizard.flow.license_lines import LicenseLines
from transfer_wizard.request.words import Answer
from transfer_wizard.translations import _
from transfer_wizard.validation.finding import row_of
from transfer_wizard.validation.identifiers import alike

if TYPE_CHECKING:
    from transfer_wizard.validation.problems import Problem

RED: Final = ("license.over-count", "license.expired", "license.duplicate-key")
"""Beside what can't be read, these are said in red: each is put right in its line."""

NO_END: Final = "licenses.expired.missing"


class Act(Enum):
    """What a button under a line does."""

    USE_TWIN = auto()
    KEEP_KEY = auto()
    MOVE_ALL = auto()
    MERGE = auto()
    NOT_EXPIRED = auto()
    EXPIRED = auto()
    UNKNOWN = auto()


class RowMessage(NamedTuple):
    """One message.

    Attributes:
        field: the name of the field that it is about.
        is_red: it can't be right; else it is an open point.
        mark: the place in the key of the sign in doubt, -1 where there is none.
        acts: what can be done about it, with the words of the buttons.
    """

    field: str
    text: str
    is_red: bool
    acts: tuple[tuple[Act, str], ...] = ()
    mark: int = -1


class Keys:
    """Which keys look alike: they differ only in signs that are taken for one another in print and on a scan."""

    def __init__(self) -> None:
        self.twins: dict[str, str] = {}
        self.kept: set[str] = set()
        """The keys that are right as they are, says the person."""

    def look(self, keys: list[str]) -> None:
        """Look at all keys anew, in their order."""
        self.twins = {}
        made = alike("\n".join(keys)).split("\n")  # one by one it takes ten times as long
        if len(made) != len(keys):
            made = [alike(key) for key in keys]
        if len(set(made)) == len(set(keys)):
            return
        first: dict[str, str] = {}
        for like, key in zip(made, keys, strict=True):
            before = first.setdefault(like, key)
            if before != key:
                self.twins[key] = before

    def twin(self, key: str) -> str:
        """An earlier key that looks like this one; "" where there is none, or where the person said they differ."""
        return "" if key in self.kept else self.twins.get(key, "")


class RowMessages:
    """The messages of the lines of one draft, found when a line comes into sight."""

    def __init__(self, lines: LicenseLines) -> None:
        self._lines = lines
        self._navigator = lines.navigator
        self._found: dict[int, RowMessage | None] = {}
        self._by_line: dict[int, dict[int, list[Problem]]] = {}
        self._passed: set[tuple[int, str]] = set()
        self.shows_gaps = False
        """Whether all gaps are shown, and not only those that the person went past."""
        self.keys = Keys()
        self.look()

    def look(self) -> None:
        """Keys came, went or changed."""
        self.keys.look([row["key"] for row in self._lines.licenses])
        self.forget()

    def pass_by(self, line: int, name: str) -> None:
        """Note that a field of a line was entered and left as it was: if it is empty, it says so."""
        self._passed.add((self._lines.number(line), "expired" if name == "expires_on" else name))

    def forget(self, line: int | None = None) -> None:
        """Something changed in a line, or in any of them."""
        if line is None:
            self._found.clear()
            self._by_line.clear()
        else:
            self._found.pop(line, None)

    def of(self, line: int) -> RowMessage | None:
        """The message under a line."""
        if line not in self._found:
            self._found[line] = self._find(line)
        return self._found[line]

    def gaps(self, line: int) -> set[str]:
        """The fields of a line that are still open, where the person was there and left them so."""
        return {_name(problem) for problem in self._shown_gaps(line)}

    def lines(self) -> Iterator[int]:
        """The lines that have a message, of which there may be very many, in their order."""
        for number in self.numbers():
            line = self._lines.first_line(number)
            while line < len(self._lines) and self._lines.number(line) == number:
                if self.of(line):
                    yield line
                line += 1

    def numbers(self) -> Iterator[int]:
        """The numbers of the licenses that may have a message, in their order."""
        found = self._navigator.problems_of_licenses
        sorts = {first.sort for first in found.firsts if self._may_say(first)}
        said = (row_of(each) for each in found if each.sort in sorts and self._is_told(each)) if sorts else ()
        return (number for number, _same in groupby(heapq.merge(said, self._doubted())))

    def _doubted(self) -> Iterator[int]:
        """The numbers of the licenses whose key looks like another."""
        if self.keys.twins:
            yield from (number for number, row in enumerate(self._lines.licenses) if self.keys.twin(row["key"]))

    def _find(self, line: int) -> RowMessage | None:
        problems = [each for each in self._of_line(line) if not each.id.endswith(".missing")]
        typed = self._navigator.unsettled
        live = {each.id for each in self._navigator.shown_at([typed])} if typed else set()
        problems = [each for each in problems if each.field != typed or each.id in live]
        open_ones = [problem for problem in problems if problem.severity != "warns"]
        for problem in sorted(open_ones, key=lambda problem: not _is_red(problem)):
            return RowMessage(_name(problem), problem.message, _is_red(problem), self._acts(line, problem))
        if twin := self._lines.is_first(line) and self.keys.twin(self._lines.text(line, "key")):
            return self._doubt(self._lines.text(line, "key"), twin)
        if any(_name(gap) == "expired" for gap in self._shown_gaps(line)):
            answers = ((Act.NOT_EXPIRED, Answer.NO), (Act.EXPIRED, Answer.YES), (Act.UNKNOWN, Answer.UNKNOWN))
            words = {Answer.NO: _("Not expired"), Answer.YES: _("Expired"), Answer.UNKNOWN: _("I don’t know")}
            said_so = self._lines.row(line)["expired"] == Answer.UNKNOWN
            acts = tuple((act, words[answer]) for act, answer in answers if not (said_so and act is Act.UNKNOWN))
            return RowMessage("expires_on", _("When does this key end? License History tells."), False, acts)
        return None

    def _doubt(self, key: str, twin: str) -> RowMessage:
        mark = next(at for at, (one, other) in enumerate(zip(key, twin, strict=True)) if one != other)
        number = next(number for number, row in enumerate(self._lines.licenses) if row["key"] == twin)
        sentence = _("{one} or {other}? Row {row} says {key}.")
        text = sentence.format(one=key[mark], other=twin[mark], row=self._lines.first_line(number) + 1, key=twin)
        acts = ((Act.USE_TWIN, _("Fix it")), (Act.KEEP_KEY, _("Keep {sign}").format(sign=key[mark])))
        return RowMessage("key", text, False, acts, mark)

    def _acts(self, line: int, problem: "Problem") -> tuple[tuple[Act, str], ...]:
        if problem.id == "license.over-count":
            return ((Act.MOVE_ALL, _("Move {count}").format(count=self._lines.text(line, "have"))),)
        if problem.id == "license.duplicate-key":
            return ((Act.MERGE, _("Merge")),)
        return ()

    def _may_say(self, problem: "Problem") -> bool:
        """Whether a problem of that sort may be said under a row."""
        if problem.id == NO_END:
            return self.shows_gaps or any(name == "expired" for _number, name in self._passed)
        return problem.severity != "warns" and not problem.id.endswith(".missing") and row_of(problem) >= 0

    def _is_told(self, problem: "Problem") -> bool:
        return problem.id != NO_END or self._is_shown(problem)

    def _of_line(self, line: int) -> "list[Problem]":
        """The problems of a line; those of the key stand under its first line."""
        number = self._lines.number(line)
        if number not in self._by_line:
            of_lines: dict[int, list[Problem]] = {}
            for problem in self._navigator.problems_of_license(number):
                parts = problem.field.split(".")
                index = int(parts[3]) if len(parts) > 3 and parts[3].isdecimal() else 0
                of_lines.setdefault(index, []).append(problem)
            self._by_line[number] = of_lines
        return self._by_line[number].get(line - self._lines.first_line(number), [])

    def _shown_gaps(self, line: int) -> "list[Problem]":
        return [each for each in self._of_line(line) if each.id.endswith(".missing") and self._is_shown(each)]

    def _is_shown(self, gap: "Problem") -> bool:
        return self.shows_gaps or (row_of(gap), _name(gap)) in self._passed


def _is_red(problem: "Problem") -> bool:
    return problem.id in RED or problem.id.endswith(".format")


def _name(problem: "Problem") -> str:
    return problem.kind.rpartition(".")[2]
