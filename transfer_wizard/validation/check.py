"""The check: a draft in, what Support would object to out, and the typed request."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from transfer_wizard.request.applies import applies, is_out_of_sight
from transfer_wizard.request.draft import Draft
from transfer_wizard.request.words import Side
from transfer_wizard.translations import _
from transfer_wizard.validation import required_fields, rules, wording
from transfer_wizard.validation.conditions import Facts
from transfer_wizard.validation.fields import FieldError
from transfer_wizard.validation.free_text import free_texts
from transfer_wizard.validation.problems import Asked, Gravity, Problem
from transfer_wizard.validation.sections import SECTIONS, Errors, TransferRequest, reparse

Passcodes = Mapping[Side, datetime.date | None]
"""The day on which each passcode at hand was taken down, None for one that is not at hand."""


@dataclass(frozen=True)
class Verdict:
    """What a check found.

    Attributes:
        problems: in the order of the pages, and of the fields on each.
        facts: the typed request so far, with None for what is missing or wrong.
    """

    problems: list[Problem]
    facts: TransferRequest

    @property
    def ready(self) -> bool:
        """True when nothing blocks and nothing would be asked back."""
        return all(problem.severity is Gravity.WARNS for problem in self.problems)

    @property
    def request(self) -> TransferRequest | None:
        """The request, once it is ready."""
        return self.facts if self.ready else None


class Checker:
    """The check of one draft, which remembers what it found in sections that have not changed since."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._request = TransferRequest()
        self._errors: dict[str, Errors] = {}
        self._changed = {*SECTIONS, "passcodes"}
        self._findings: dict[str, list[Problem]] = {}
        self._today: datetime.date | None = None

    def changed(self, section: str) -> None:
        """Note that a section of the draft, or "passcodes", is another than at the last verdict."""
        self._changed.add(section)

    def verdict(
        self,
        today: datetime.date,
        passcodes: Passcodes | None,
        seen_in: frozenset[str] = frozenset(),
        asked: Mapping[str, Asked] | None = None,
    ) -> Verdict:
        """The verdict on the draft as it is now.

        Args:
            seen_in: the texts in which the vault saw a passcode.
            asked: the keys of requests that were sent before.
        """
        if today != self._today:
            self._today = today
            self._changed |= {*SECTIONS, "passcodes"}
        for section in self._changed.intersection(SECTIONS):
            self._request, self._errors[section] = reparse(self._request, section, self._draft.values)
        at_hand = None if passcodes is None else dict(passcodes)
        facts = Facts(self._request, today, at_hand, free_texts(self._draft), seen_in, asked or {})
        for rule in rules.RULES:
            if self._changed.intersection(rule.reads):
                eased = rule.eased if rule.eased and rule.eased.when(facts) else None
                self._findings[rule.id] = [_problem(rule, path, words, eased) for path, words in rule.when(facts)]
        self._changed.clear()
        errors = {path: error for section in SECTIONS for path, error in self._errors[section].items()}
        problems = [
            *(problem for found in self._findings.values() for problem in found),
            *(_format(path, error) for path, error in errors.items() if applies(path, self._draft)),
            *(
                _missing(path, value, self._draft)
                for path, value in required_fields.gaps(self._request, self._draft)
                if path not in errors
            ),
        ]
        return Verdict(sorted(problems, key=_place), self._request)


def check(
    draft: Draft, today: datetime.date, passcodes: Passcodes | None, seen_in: frozenset[str] = frozenset()
) -> Verdict:
    """The verdict on a draft; ``passcodes`` is None where nothing is to be said of passcodes that are missing."""
    return Checker(draft).verdict(today, passcodes, seen_in)


def _problem(rule: rules.Rule, path: str, words: dict[str, object], eased: rules.Eased | None) -> Problem:
    said = eased or rule
    severity = Gravity.WARNS if eased else rule.severity
    message, next_step = _(said.message).format(**words), _(said.next).format(**words)
    is_open = eased is not None and not rule.eligibility
    return Problem(rule.id, severity, path, message, next_step, rule.source, rule.eligibility, is_open)


def _format(path: str, error: FieldError) -> Problem:
    source = rules.LICENSING if wording.kind(path) == "licenses.key" else rules.OUR_OWN
    return Problem(f"{wording.kind(path)}.format", Gravity.ASKS, path, error.message, error.next, source)


def _missing(path: str, value: str, draft: Draft) -> Problem:
    severity = required_fields.severity(path, draft)
    message, next_step = (_(text) for text in required_fields.NEEDED[wording.kind(path)])
    if is_out_of_sight(path, draft):
        message = _("“{label}” is not known: you can’t sign in, and only the dashboard shows it.")
        next_step = _("Support can look it up. The case says that you can’t see it.")
    elif value and severity is Gravity.ASKS:
        message = _("“{label}” is still “I don’t know”. Support would ask.")
    elif value:
        message = _("“{label}” is still “I don’t know”. Support can look it up.")
    message = message.format(label=wording.label(path))
    is_open = bool(value) or severity is Gravity.WARNS
    identity, source = f"{wording.kind(path)}.missing", required_fields.SOURCE
    return Problem(identity, severity, path, message, next_step, source, is_open=is_open)


_SECTION_ORDER: Final = (
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


def _place(problem: Problem) -> tuple[int, list[int], int, int]:
    """Where a problem stands: by page, by row, by field, and the gravest of a field first."""
    steps = problem.field.split(".")
    rows = [int(step) for step in steps if step.isdecimal()]
    gravity = list(Gravity).index(problem.severity)
    return _SECTION_ORDER.index(steps[0]), rows, _FIELD_ORDER[wording.kind(problem.field)], gravity
