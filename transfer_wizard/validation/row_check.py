"""Checks the license rows, of which there may be thousands, and keeps with each row what was found.

A row is checked again when it changed. Rows that are checked together, such as those of one key, are checked again
when one of them changed, and all rows only when something changed that the check of every row looks at.
"""

import datetime
import math
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Any, Final

from transfer_wizard.request.applies import applies, is_locked_out, is_out_of_sight
from transfer_wizard.request.device_models import has_mx
from transfer_wizard.request.draft import Draft
from transfer_wizard.request.words import LicenseMode
from transfer_wizard.validation import required_fields
from transfer_wizard.validation.conditions import Facts
from transfer_wizard.validation.fields import FieldError
from transfer_wizard.validation.finding import FoundProblems, as_problem, missing, misspelled, place, row_of
from transfer_wizard.validation.free_text import row_texts
from transfer_wizard.validation.problems import AskedBefore, Problem
from transfer_wizard.validation.rules import RULES, RowScope, Rule
from transfer_wizard.validation.sections import License, Organization, Route, TransferRequest, parse_license

_SECTION: Final = "licenses"
_FEW: Final = 50
"""Rows that are checked within some milliseconds."""
_ALONE: Final = tuple(rule for rule in RULES if rule.rows is RowScope.EACH)
_TOGETHER: Final = {rule.id: rule for rule in RULES if rule.rows in (RowScope.OF_ONE_KEY, RowScope.THAT_RENEW)}

_Group = tuple[str, Hashable]
"""A rule, and what the rows that it looks at together have in common."""


@dataclass(eq=False, slots=True)
class _JudgedRow:
    """A license row as it was read.

    Attributes:
        number: where it stands now.
        license: what it says; None until it is read.
        errors: what can't be read of it, by the path below ``licenses``.
        problems: what is wrong with it by itself.
        groups: with which others it is judged.
    """

    number: int
    license: License | None = None
    errors: tuple[tuple[str, FieldError], ...] = ()
    problems: Sequence[Problem] = ()
    has_mx: bool = False
    groups: tuple[_Group, ...] = ()


@dataclass(frozen=True)
class Beside:
    """What the check of each row looks at, besides the row itself."""

    request: TransferRequest
    today: datetime.date
    seen_in: frozenset[str]
    asked: Mapping[str, AskedBefore]
    is_locked_out: bool


def beside(
    draft: Draft,
    request: TransferRequest,
    today: datetime.date,
    seen_in: frozenset[str],
    asked: Mapping[str, AskedBefore],
) -> Beside:
    """What the check of the rows looks at in a draft; a rule for rows sees nothing else of the request."""
    seen = TransferRequest(
        route=Route.model_construct(ask=request.route.ask, dashboard_access=request.route.dashboard_access),
        source=Organization.model_construct(mx_edition=request.source.mx_edition),
        destination=Organization.model_construct(mx_edition=request.destination.mx_edition),
    )
    here = frozenset(path for path in seen_in if path.startswith(f"{_SECTION}."))
    return Beside(seen, today, here, asked, is_locked_out(draft))


class RowCheck:
    """The rows of one draft, and what was found in them.

    Attributes:
        licenses: what they say.
        found: their problems, in their order.
        holds: how often each sort of problem was found. The sort of each is made here, a few at a time.
    """

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._rows: list[_JudgedRow] = []
        self._unread: set[_JudgedRow] = set()
        self._unjudged: set[_JudgedRow] = set()
        self._members: defaultdict[_Group, set[_JudgedRow]] = defaultdict(set)
        self._common: dict[_Group, list[Problem]] = {}
        self._stale: set[_Group] = set()
        self._troubled: set[_JudgedRow] = set()
        self._with_mx = 0
        self._beside: Beside | None = None
        self._is_unknown = True
        self._is_behind = False
        self.licenses: tuple[License, ...] = ()
        self.found = FoundProblems()
        self.holds: Counter[str] = Counter()

    @property
    def moves_mx(self) -> bool:
        """True where an MX or a vMX is among the devices."""
        return self._with_mx > 0

    def changed(self, path: str) -> None:
        """Note that something changed at a path below ``licenses``, "" for any of the rows."""
        number = path.partition(".")[0]
        if number:
            self.rows_changed([int(number)])
        else:
            self._is_unknown = True

    def rows_changed(self, numbers: Iterable[int]) -> None:
        """Note that something changed in rows."""
        try:
            self._unread.update(map(self._rows.__getitem__, numbers))
            self._is_behind = True
        except IndexError:  # of rows that nobody told of
            self._is_unknown = True

    def moved(self, at: int, removed: int, added: int) -> None:
        """Note that rows went and came."""
        self._is_behind = True
        went = self._rows[at : at + removed]
        if removed == len(self._rows):  # none is left in any group, nor of those that wait
            self._members.clear()
            self._stale = set(self._common)
            self._with_mx = 0
            troubled, self._troubled, self._unread, self._unjudged = self._troubled, set(), set(), set()
        else:
            for row in went:
                self._leave_groups(row)
                self._with_mx -= row.has_mx
            troubled = self._troubled.intersection(went)
            for waiting in (self._troubled, self._unread, self._unjudged):
                waiting.difference_update(went)
        for row in troubled:
            self._count(row, -1)
        came = list(map(_JudgedRow, range(at, at + added)))
        self._rows[at : at + removed] = came
        self._unread.update(came)
        if added != removed:
            for number, row in enumerate(self._rows[at + added :], at + added):
                row.number = number
                if row.problems:  # which name it by its number
                    self._unjudged.add(row)
            self._stale.update(self._common)  # their sentences name rows by their numbers
            if self._beside and self._beside.seen_in:
                self._beside = None

    @property
    def is_whole(self) -> bool:
        """Whether what was found is of all rows as they are now."""
        return not (self._is_behind or self._is_unknown)

    def judge(self, beside: Beside, until: float = math.inf) -> bool:
        """Bring everything up to date; whether it is another than it was.

        Args:
            until: the moment, of ``time.perf_counter``, at which it is left off; what was found is as it was before
                until a later call comes to the end.
        """
        drafted = self._draft.licenses
        if self._is_unknown or len(drafted) != len(self._rows):
            self.moved(0, len(self._rows), len(drafted))
            self._is_unknown = False
        elif self._beside == beside and self.is_whole:
            return False
        if self._beside != beside:
            self._unjudged.update(self._rows)
            self._stale.update(self._members)
            self._is_behind = True
        self._beside = beside
        if not self.go_on(until):
            return False
        self._is_behind = False
        self.licenses = tuple(row.license for row in self._rows if row.license is not None)
        self.found = self._in_order()
        return True

    def go_on(self, until: float) -> bool:
        """Go on with what waits, as of the last time; whether nothing waits any more.

        A few rows are looked at in one go: on a busy computer, they would else be half judged for a moment.
        """
        if len(self._rows) <= _FEW:
            until = math.inf
        return (
            _finish(self._unread, self._read, until)
            and _finish(self._unjudged, self._judge, until)
            and _finish(self._stale, self._judge_together, until)
        )

    # One row

    def _read(self, row: _JudgedRow) -> None:
        self._unjudged.add(row)
        self._with_mx -= row.has_mx
        values = self._draft.licenses[row.number]
        row.license, errors = parse_license(values, _SECTION)
        row.errors = tuple(errors.items())
        row.has_mx = has_mx(values["devices"])
        self._with_mx += row.has_mx
        self._leave_groups(row)
        row.groups = tuple((name, mark) for name, rule in _TOGETHER.items() if (mark := _mark(rule, row.license)))
        for group in row.groups:
            self._members[group].add(row)
        self._stale.update(row.groups)

    def _leave_groups(self, row: _JudgedRow) -> None:
        for group in row.groups:
            self._members[group].discard(row)
            self._stale.add(group)

    def _count(self, row: _JudgedRow, times: int) -> None:
        for problem in row.problems:
            self.holds[problem.sort] += times

    def _judge(self, row: _JudgedRow) -> None:
        self._count(row, -1)
        row.problems = sorted(self._problems_of(row), key=place)
        self._count(row, 1)
        (self._troubled.add if row.problems else self._troubled.discard)(row)

    def _problems_of(self, row: _JudgedRow) -> Iterator[Problem]:
        assert row.license is not None
        facts = self._facts([row], row_texts(self._draft, row.number))
        for rule in _ALONE:
            for path, words in rule.when(facts):
                yield as_problem(rule, path, words, facts)
        here, out = f"{_SECTION}.{row.number}", is_locked_out(self._draft)
        errors = {f"{here}{path.removeprefix(_SECTION)}": error for path, error in row.errors}
        for path, error in errors.items():
            if applies(path, self._draft):
                yield misspelled(path, error, out)
        for path, value in required_fields.gaps_of_row(row.license, here):
            if path not in errors:
                yield missing(path, value, is_out_of_sight(path, self._draft), out)

    # Rows together

    def _judge_together(self, group: _Group) -> None:
        rule = _TOGETHER[group[0]]
        for problem in self._common.pop(group, ()):
            self.holds[problem.sort] -= 1
        if not self._members[group]:
            del self._members[group]
            return
        facts = self._facts(sorted(self._members[group], key=_number), {})
        problems = [as_problem(rule, path, words, facts) for path, words in rule.when(facts)]
        if problems:
            self._common[group] = problems
            self.holds.update(problem.sort for problem in problems)

    def _facts(self, rows: list[_JudgedRow], texts: dict[str, str]) -> Facts:
        assert self._beside is not None
        numbered = tuple((row.number, row.license) for row in rows if row.license is not None)
        beside = self._beside
        return Facts(beside.request, beside.today, None, texts, beside.seen_in, beside.asked, numbered)

    # All of them

    def _in_order(self) -> FoundProblems:
        if not self._rows:
            return FoundProblems([missing(_SECTION, "", is_hidden=False, is_locked_out=is_locked_out(self._draft))])
        common: defaultdict[int, list[Problem]] = defaultdict(list)
        for problems in self._common.values():
            for problem in problems:
                common[row_of(problem)].append(problem)
        of_rows: dict[int, Sequence[Problem]] = {row.number: row.problems for row in self._troubled}
        for number, more in common.items():
            of_rows[number] = sorted([*self._rows[number].problems, *more], key=place)
        return FoundProblems.in_rows(of_rows)


def _finish(waiting: set[Any], act: Callable[[Any], None], until: float) -> bool:
    """Check what is still to be checked, as far as there is time; True when nothing is left."""
    while waiting:
        if time.perf_counter() > until:
            return False
        act(waiting.pop())
    return True


_number = attrgetter("number")


def _mark(rule: Rule, row: License) -> Hashable:
    """What the rows that a rule looks at together have in common; None for a row that it leaves alone."""
    if rule.rows is RowScope.OF_ONE_KEY:
        return row.key or None
    return row.mode if row.mode is LicenseMode.RENEW else None
