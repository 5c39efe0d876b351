"""Makes problems of what a check finds, and puts them in the order of the pages."""

from collections.abc import Mapping, Sequence
from functools import cached_property
from itertools import chain
from operator import attrgetter
from typing import Final, Self

from transfer_wizard.request.words import Answer
from transfer_wizard.translations import _
from transfer_wizard.validation import required_fields, rules, wording
from transfer_wizard.validation.conditions import Facts
from transfer_wizard.validation.fields import FieldError
from transfer_wizard.validation.next_steps import fitting
from transfer_wizard.validation.problems import Gravity, Problem

SECTION_ORDER: Final = (
    "route",
    "requester",
    "organizations",
    "licenses",
    "case",
    "passcode",
    "verification",
    "customer_number",
    "case_number",
)
_FIELD_ORDER: Final = {kind: number for number, kind in enumerate(wording.LABELS)}
_RULE_ORDER: Final = {rule.id: number for number, rule in enumerate(rules.RULES)}
_GRAVITY_ORDER: Final = {gravity: number for number, gravity in enumerate(Gravity)}


class FoundProblems(tuple[Problem, ...]):
    """The problems of a section, in their order.

    There may be tens of thousands of few sorts; what is asked of all of them is asked of the first of each sort.
    """

    @classmethod
    def in_rows(cls, rows: Mapping[int, Sequence[Problem]]) -> Self:
        """Those of rows, by the number of the row."""
        found = cls(chain.from_iterable(rows[number] for number in sorted(rows)))
        found.rows = rows
        return found

    @cached_property
    def rows(self) -> Mapping[int, Sequence[Problem]]:
        """The problems of each license row; of -1, those of no row."""
        rows: dict[int, list[Problem]] = {}
        for problem in self:
            rows.setdefault(row_of(problem), []).append(problem)
        return rows

    @cached_property
    def firsts(self) -> Sequence[Problem]:
        """The first problem of each sort, in their order."""
        in_order = dict.fromkeys(map(_sort, self))
        firsts = dict(zip(map(_sort, reversed(self)), reversed(self), strict=True))
        return tuple(firsts[sort] for sort in in_order)

    @property
    def is_wrong(self) -> bool:
        """True where something blocks, or can't be what its field asks for."""
        return any(problem.severity is Gravity.BLOCKS or problem.id.endswith(".format") for problem in self.firsts)

    @property
    def is_asked(self) -> bool:
        """True where Support would ask back."""
        return any(problem.severity is Gravity.ASKS for problem in self.firsts)

    @property
    def is_ready(self) -> bool:
        """True where no problem is worse than a warning."""
        return all(problem.severity is Gravity.WARNS for problem in self.firsts)

    def at(self, path: str) -> list[Problem]:
        """The problems of the field at a path."""
        return [problem for problem in self.rows.get(_row_at(path), ()) if problem.field == path]


_sort = attrgetter("sort")


def row_of(problem: Problem) -> int:
    """The number of the license row that a problem is about, -1 for none."""
    return _row_at(problem.field)


def _row_at(path: str) -> int:
    parts = path.split(".", 2)
    return int(parts[1]) if len(parts) > 1 and parts[1].isdecimal() else -1


def as_problem(rule: rules.Rule, path: str, words: dict[str, object], facts: Facts) -> Problem:
    """The problem that a rule makes of a place where its condition holds."""
    eased = rule.eased if rule.eased and rule.eased.when(facts) else None
    said = eased or rule
    severity = Gravity.WARNS if eased else rule.severity
    is_locked_out = facts.request.route.dashboard_access is Answer.NO
    message, next_step = _(said.message).format(**words), fitting(_(said.next), is_locked_out).format(**words)
    is_open = eased is not None and not rule.eligibility
    return Problem(rule.id, severity, path, message, next_step, rule.source, rule.eligibility, is_open)


def misspelled(path: str, error: FieldError, is_locked_out: bool) -> Problem:
    """A text that can't be what its field asks for."""
    source = rules.LICENSING if wording.kind(path) == "licenses.key" else rules.OUR_OWN
    return Problem(
        f"{wording.kind(path)}.format", Gravity.ASKS, path, error.message, fitting(error.next, is_locked_out), source
    )


def missing(path: str, value: str, is_hidden: bool, is_locked_out: bool) -> Problem:
    """A needed field that has no answer.

    Args:
        value: "unknown" where that is the answer given.
        is_hidden: only the dashboard shows it, and the person can't sign in.
        is_locked_out: the person can't sign in.
    """
    severity = Gravity.WARNS if is_hidden or wording.kind(path) in required_fields.WARNS_ONLY else Gravity.ASKS
    message, next_step = (_(text) for text in required_fields.NEEDED[wording.kind(path)])
    if is_hidden:
        message = _("“{label}” is not known: you can’t sign in, and only the dashboard shows it.")
        next_step = _("Support can look it up. The case says that you can’t see it.")
    elif value and severity is Gravity.ASKS:
        message = _("“{label}” is still “I don’t know”. Support would ask.")
    elif value:
        message = _("“{label}” is still “I don’t know”. Support can look it up.")
    message, next_step = message.format(label=wording.label(path)), fitting(next_step, is_locked_out)
    is_open = bool(value) or severity is Gravity.WARNS
    identity, source = f"{wording.kind(path)}.missing", required_fields.SOURCE
    return Problem(identity, severity, path, message, next_step, source, is_open=is_open)


def place(problem: Problem) -> tuple[int, list[int], int, int, int]:
    """Where a problem stands: by page, by row, by field, the gravest of a field first, then as the rules stand."""
    steps = problem.field.split(".")
    rows = [int(step) for step in steps if step.isdecimal()]
    rule = _RULE_ORDER.get(problem.id, len(_RULE_ORDER))
    field = _FIELD_ORDER[problem.kind]
    return SECTION_ORDER.index(steps[0]), rows, field, _GRAVITY_ORDER[problem.severity], rule
