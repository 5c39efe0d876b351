"""The check: a draft in, what Support would object to out, and the typed request."""

import datetime
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from transfer_wizard.request.applies import applies, is_locked_out, is_out_of_sight
from transfer_wizard.request.draft import Draft
from transfer_wizard.request.words import Side
from transfer_wizard.validation import required_fields, rules
from transfer_wizard.validation.conditions import Facts
from transfer_wizard.validation.finding import SECTION_ORDER, FoundProblems, as_problem, missing, misspelled, place
from transfer_wizard.validation.free_text import free_texts
from transfer_wizard.validation.problems import AskedBefore, Problem
from transfer_wizard.validation.row_check import RowCheck, beside
from transfer_wizard.validation.sections import SECTIONS, Errors, TransferRequest, reparse

Passcodes = Mapping[Side, datetime.date | None]
"""The day on which each passcode at hand was taken down, None for one that is not at hand."""


@dataclass(frozen=True)
class CheckResult:
    """What a check found.

    Attributes:
        found: the problems of each section, in the order of the pages, and of the fields on each.
        facts: the typed request so far, with None for what is missing or wrong.
        is_whole: False while some of very many license rows are as they were found before.
    """

    found: Mapping[str, FoundProblems]
    facts: TransferRequest
    is_whole: bool = True

    @cached_property
    def problems(self) -> list[Problem]:
        """All of them in one."""
        return list(chain.from_iterable(self.found.values()))

    @property
    def ready(self) -> bool:
        """True when nothing blocks and nothing would be asked back."""
        return self.is_whole and all(found.is_ready for found in self.found.values())

    @property
    def request(self) -> TransferRequest | None:
        """The request, once it is ready."""
        return self.facts if self.ready else None


class Checker:
    """The check of one draft, which remembers what it found in sections and rows that have not changed since."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._request = TransferRequest()
        self._errors: dict[str, Errors] = {}
        self._changed = {*SECTIONS, "passcodes"}
        self._findings: dict[str, list[Problem]] = {}
        self._rows = RowCheck(draft)
        self._today: datetime.date | None = None
        self._was_locked_out = False

    def changed(self, path: str) -> None:
        """Note that something in the draft, or "passcodes", is another than at the last verdict."""
        section, _dot, below = path.partition(".")
        if section == "licenses":
            self._rows.changed(below)
        else:
            self._changed.add(section)
        if section == "case_number":  # of what was sent, no passcode is asked for
            self._changed.add("passcodes")

    def rows_changed(self, numbers: Iterable[int]) -> None:
        """Note that something in license rows is another than at the last verdict."""
        self._rows.rows_changed(numbers)

    def rows_moved(self, at: int, removed: int, added: int) -> None:
        """Note that license rows went and came."""
        self._rows.moved(at, removed, added)

    def moves_mx(self) -> bool:
        """Whether an MX or a vMX was among the devices at the last verdict."""
        return self._rows.moves_mx

    def go_on(self, until: float) -> bool:
        """Go on with the license rows that were left, and with nothing else; whether a verdict can be whole now."""
        return self._rows.go_on(until)

    def verdict(
        self,
        today: datetime.date,
        passcodes: Passcodes | None,
        seen_in: frozenset[str] = frozenset(),
        asked: Mapping[str, AskedBefore] | None = None,
        until: float = math.inf,
    ) -> CheckResult:
        """The verdict on the draft as it is now.

        Args:
            until: the moment, of ``time.perf_counter``, at which the license rows are left for a later call.
            seen_in: the texts in which the vault saw a passcode.
            asked: the keys of requests that were sent before.
        """
        if today != self._today:
            self._today = today
            self._changed |= {*SECTIONS, "passcodes"}
        if self._was_locked_out is not is_locked_out(self._draft):  # every step to take is another then
            self._was_locked_out = not self._was_locked_out
            self._changed |= {*SECTIONS, "passcodes"}
        for section in self._changed.intersection(SECTIONS):
            self._request, self._errors[section] = reparse(self._request, section, self._draft.values)
        if self._rows.judge(beside(self._draft, self._request, today, seen_in, asked or {}), until):
            self._request = self._request.model_copy(update={"licenses": self._rows.licenses})
            self._changed.add("licenses")
        at_hand = None if passcodes is None or self._draft.is_sent else dict(passcodes)  # a record needs none
        texts = free_texts(self._draft, with_rows=False)
        ids = frozenset(sort.split(" ", 1)[0] for sort, times in self._rows.holds.items() if times)
        facts = Facts(self._request, today, at_hand, texts, seen_in, of_rows=ids)
        for rule in rules.RULES:
            if self._changed.intersection(rule.reads):
                self._findings[rule.id] = [as_problem(rule, path, words, facts) for path, words in rule.when(facts)]
        self._changed.clear()
        found = {section: FoundProblems() for section in SECTION_ORDER}
        for problem in sorted(self._beside_rows(), key=place):
            section = problem.field.partition(".")[0]
            found[section] = FoundProblems((*found[section], problem))
        return CheckResult(found | {"licenses": self._rows.found}, self._request, self._rows.is_whole)

    def _beside_rows(self) -> Iterable[Problem]:
        """What was found in everything but the license rows."""
        mx = self.moves_mx()
        yield from chain.from_iterable(self._findings.values())
        errors = {path: error for section in SECTIONS for path, error in self._errors[section].items()}
        out = is_locked_out(self._draft)
        yield from (misspelled(path, error, out) for path, error in errors.items() if applies(path, self._draft, mx))
        for path, value in required_fields.gaps(self._request, self._draft, mx):
            if path not in errors:
                yield missing(path, value, is_out_of_sight(path, self._draft, mx), out)


def check(
    draft: Draft, today: datetime.date, passcodes: Passcodes | None, seen_in: frozenset[str] = frozenset()
) -> CheckResult:
    """The verdict on a draft; ``passcodes`` is None where nothing is to be said of passcodes that are missing."""
    return Checker(draft).verdict(today, passcodes, seen_in)
