"""The answers of a draft in the words of a text for Support, each with the marks that the check puts on it.

What is missing reads “[Missing: …]”, and what is wrong keeps its text with “[Check: …]” behind it. An answer “I don’t
know” and what a person can't see are no gaps: ``open_points.py`` lists them. Warnings are for the person only.
"""

import datetime
from typing import Final, Self

from transfer_wizard.export.blocks import AnswerRow, Value, clean, normal
from transfer_wizard.request.draft import Draft
from transfer_wizard.request.shape import LONGEST
from transfer_wizard.request.words import Side
from transfer_wizard.translations import N_, _
from transfer_wizard.validation import fields, wording
from transfer_wizard.validation.check import CheckResult, Passcodes
from transfer_wizard.validation.problems import Gravity, Problem

LABELS: Final = {
    "requester.name": N_("Name"),
    "requester.source_email": N_("E-mail"),
    "requester.phone": N_("Phone"),
    "requester.saml": N_("Sign-in with SAML"),
    "route.reason": N_("Why a case is needed"),
    "licenses.expires_on": N_("Ends"),
}
"""What a field is called in a text for Support, where the page's label speaks to the person."""

CODES: Final = ("url", "source_email", "destination_email", "placeholder_email", "phone", "key", "customer_number")
UNKNOWN: Final = "unknown"


class Answers:
    """The answers of one draft.

    Attributes:
        draft: the draft.
        facts: the typed request, with None for what is missing or wrong.
        passcodes: the day of each passcode at hand; None where nobody looked.
        today: the day of the text.
    """

    def __init__(self, draft: Draft, verdict: CheckResult, passcodes: Passcodes | None, today: datetime.date) -> None:
        self.draft = draft
        self.today = today
        self.facts = verdict.facts
        self.passcodes = passcodes
        self.problems: dict[str, list[Problem]] = {}
        self._said: set[str] = set()
        for problem in verdict.problems:
            is_left_out = problem.field.startswith(("passcode.", "case_number"))  # the case has no word of them
            if problem.severity is not Gravity.BLOCKS:
                is_left_out = is_left_out or draft.is_unasked(problem.field)
            if problem.severity is not Gravity.WARNS and not (is_left_out or self._is_unknown(problem)):
                self.problems.setdefault(problem.field, []).append(problem)

    def _is_unknown(self, problem: Problem) -> bool:
        is_gap = problem.id.endswith(".missing")
        return is_gap and wording.kind(problem.field) in wording.CHOICES and self.draft.get(problem.field) == UNKNOWN

    def of(self, path: str) -> list[Problem]:
        """What the check has against the field at a path; from here on it counts as said."""
        self._said.add(path)
        return self.problems.get(path, [])

    def count_as_said(self, place: str) -> None:
        """Say nothing more of the fields below a place."""
        self._said.update(path for path in self.problems if path.startswith(place))

    def unsaid(self) -> list[Value]:
        """What the check has against fields that no sentence is about; the same whenever it is asked."""
        rest = [problems for path, problems in self.problems.items() if path not in self._said]
        return [Value("", tuple(map(_mark, problems))) for problems in rest]

    @property
    def has_marks(self) -> bool:
        """True where something is marked as missing or wrong."""
        return bool(self.problems)

    def marks(self, *paths: str) -> tuple[str, ...]:
        """The gaps of these fields, each in square brackets."""
        return tuple(_mark(problem) for path in paths for problem in self.of(path))

    def is_given(self, path: str) -> bool:
        """True where something was answered that is no “I don’t know”."""
        return self.draft.get(path).strip() not in ("", UNKNOWN)

    def text(self, path: str) -> str:
        """The answer in its normal form; "" for none."""
        return wording.shown(path, normal(path, self.draft.get(path)))

    def value(self, path: str) -> Value:
        """The answer with its marks."""
        text, marks = self.text(path), self.marks(path)
        if path.endswith(".url") and text and not marks:
            return Value(text, (), True, text)
        return Value(text, marks, path.rpartition(".")[2] in CODES and bool(text))

    def row(self, path: str, label: str = "") -> list[AnswerRow]:
        """The answer with its label; none where nothing was given and nothing is missing."""
        value = self.value(path)
        return [AnswerRow(label or called(path), value, path)] if str(value) else []

    def name(self, side: Side, most: int = LONGEST) -> str:
        """The name of an organization, cut where it is longer than so many letters; the gap where it has none.

        It is cut between two words, where that leaves more than half of it.
        """
        path = f"organizations.{side}.name"
        name = clean(fields.line(normal(path, self.draft.get(path)))) or missing(path)
        if len(name) <= most:
            return name
        whole = name[: most + 1].rpartition(" ")[0]
        return f"{whole if len(whole) > most // 2 else name[:most]}…"


def called(path: str) -> str:
    """What a field is called in a text for Support."""
    own = LABELS.get(wording.kind(path))
    return _(own) if own else wording.label(path)


class Gap(str):
    """What a text says of a field that is missing or wrong, in square brackets.

    Attributes:
        path: that of the field.
        label: what the field is called.
        words: the same in a few words, for where the label stands beside it.
    """

    path: str
    label: str
    words: str

    def __new__(cls, text: str, path: str, words: str) -> Self:
        """The text is all that a format needs."""
        made = super().__new__(cls, text)
        made.path, made.label, made.words = path, called(path), words
        return made


def missing(path: str) -> Gap:
    """The gap of a field that is needed."""
    return Gap(_("[Missing: {label}]").format(label=called(path)), path, _("not answered yet"))


def _mark(problem: Problem) -> Gap:
    if problem.id.endswith(".missing"):
        return missing(problem.field)
    said = _("[Check: {message}]").format(message=sentence(problem))
    return Gap(said, problem.field, _("needs a change"))


def sentence(problem: Problem) -> str:
    """What is wrong, on one line."""
    return " ".join(clean(problem.message).split())
