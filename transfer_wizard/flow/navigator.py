"""The walk through the steps: where the person is, what they are shown of the problems, and when.

When a field complains (the timing rule): an untouched or empty field is silent until Continue; a field left with
something wrong in it says so; while it says so it is judged at every change, and falls silent at once when it is right;
a field that is right says nothing while it is being changed.
"""

import datetime
from collections.abc import Callable
from enum import Enum, StrEnum, auto
from typing import TYPE_CHECKING

from transfer_wizard.flow.advice import Advice, advise
from transfer_wizard.flow.steps import IDS, STEPS, FieldSpec, Step, step_of
from transfer_wizard.request.draft import Draft
from transfer_wizard.request.words import Side
from transfer_wizard.translations import N_

if TYPE_CHECKING:  # validation brings pydantic, which the first window does without
    from transfer_wizard.validation.check import Checker, Passcodes, Verdict
    from transfer_wizard.validation.problems import Problem


class Status(StrEnum):
    """How a step stands, in a word."""

    NOT_STARTED = N_("Not started")
    IN_PROGRESS = N_("In progress")
    COMPLETE = N_("Complete")
    PROBLEM = N_("There is a problem")


class Continued(Enum):
    """What came of Continue."""

    MOVED = auto()
    """The next step is here."""
    STOPPED = auto()
    """The step has problems, all of which are shown now."""
    ADVISED = auto()
    """An answer decides whether the transfer can happen: the advice is to be read first."""


class Navigator:
    """The walk through one draft.

    Attributes:
        draft: what was typed.
        step: the id of the step in sight.
        advice: what is to be read before going on; empty unless Continue was answered with ADVISED.
        returns_to_review: True while a field of an earlier step is changed from Review.
    """

    def __init__(self, draft: Draft, today: Callable[[], datetime.date] = datetime.date.today) -> None:
        self.draft = draft
        self.step = IDS[0]
        self.advice: list[Advice] = []
        self.returns_to_review = False
        self.passcodes: Passcodes = dict.fromkeys(Side, None)
        self._today = today
        self._checker: Checker | None = None
        self._shown: set[str] = set()
        self._typed: set[str] = set()
        self._read: dict[str, set[tuple[str, str]]] = {}

    @property
    def current(self) -> Step:
        """The step in sight."""
        return STEPS[self.number - 1]

    @property
    def number(self) -> int:
        """The number of the step in sight, from 1."""
        return IDS.index(self.step) + 1

    # What is typed

    def edit(self, path: str, text: str) -> None:
        """Take over what was typed into a field."""
        complained = any(problem.field == path for problem in self.shown(step_of(path)))
        self.draft.set(path, text)
        self._typed.add(path)
        self.changed(path)
        if not complained:
            self._shown.discard(path)

    def leave(self, path: str) -> str:
        """Note that the person left a field, and bring its text into the normal form, which is returned."""
        from transfer_wizard.validation.fields import tidy

        typed = self.draft.get(path)
        text = tidy(path, typed)
        if text != typed:
            self.draft.set(path, text)
            self.changed(path)
        if text.strip():
            self._shown.add(path)
        return text

    def guess(self, spec: FieldSpec) -> str:
        """Fill an empty field that nobody touched from the one it is usually the same as; "" when there is nothing."""
        if not spec.same_as or spec.path in self._typed or self.draft.get(spec.path):
            return ""
        text = self.draft.get(spec.same_as)
        if text:
            self.draft.set(spec.path, text)
            self.changed(spec.path)
        return text

    def changed(self, path: str) -> None:
        """Note that the draft changed at a path, or a passcode did."""
        if self._checker:
            self._checker.changed("passcodes" if path.startswith("passcode") else path.split(".")[0])

    def forget_rows(self) -> None:
        """Rows of licenses moved: the numbers in what was shown of them mean others now."""
        self._shown = {path for path in self._shown if not path.startswith("licenses.")}
        self.changed("licenses")

    # What is wrong

    def verdict(self) -> "Verdict":
        """The check of the whole draft as it stands."""
        if self._checker is None:
            from transfer_wizard.validation.check import Checker

            self._checker = Checker(self.draft)
        return self._checker.verdict(self._today(), self.passcodes)

    def problems(self, step: str) -> "list[Problem]":
        """All problems of a step, shown or not."""
        return [problem for problem in self.verdict().problems if step_of(problem.field) == step]

    def shown(self, step: str) -> "list[Problem]":
        """The problems of a step that the timing rule lets show beside their fields."""
        if not self._shown:
            return []
        return [problem for problem in self.problems(step) if problem.field in self._shown]

    def status(self, step: str) -> Status:
        """How a step stands."""
        if step == "hand-over":
            return Status.COMPLETE if self.draft.is_sent else Status.NOT_STARTED
        if self.draft.is_blank:
            return Status.NOT_STARTED
        if step == "review":
            return Status.COMPLETE if self.verdict().ready else Status.NOT_STARTED
        if not self._started(step):
            return Status.NOT_STARTED
        problems = self.problems(step)
        if any(problem.severity == "blocks" or problem.id.endswith(".format") for problem in problems):
            return Status.PROBLEM
        return Status.IN_PROGRESS if any(problem.severity == "asks" for problem in problems) else Status.COMPLETE

    def _started(self, step: str) -> bool:
        if step == "passcodes":
            return any(self.passcodes.values()) or bool(self.draft.get("customer_number"))
        return has_text(self.draft.branch(step))

    # Where to go

    def go(self, step: str) -> None:
        """Jump to a step."""
        self.step = step
        self.advice = []
        self.returns_to_review = False

    def back(self) -> bool:
        """Go back: from advice to the answers, else to the step before; False on the first step."""
        if self.advice:
            self.advice = []
            return True
        if self.number == 1:
            return False
        self.go(IDS[self.number - 2])
        return True

    def change(self, path: str) -> None:
        """Go from Review to the step of a field; its Continue comes straight back."""
        self.go(step_of(path))
        self.returns_to_review = True

    def continue_(self, anyway: bool = False) -> Continued:
        """Go on to the next step, unless there is something to be read first.

        Args:
            anyway: go on in spite of the problems and the advice, which the person has read.
        """
        problems = self.problems(self.step)
        stopping = [problem for problem in problems if not problem.eligibility and problem.severity != "warns"]
        if self.step == "passcodes":
            stopping = [problem for problem in stopping if problem.is_gap]  # a case may be prepared days ahead
        if not anyway:
            if stopping:
                self._shown |= {problem.field for problem in problems}
                self.advice = []
                return Continued.STOPPED
            advice = advise(self.step, self.draft, problems)
            news = {(each.id, each.reason) for each in advice}
            if not self.advice and news - self._read.get(self.step, set()):
                self.advice = advice
                self._read[self.step] = news
                return Continued.ADVISED
        self._shown |= {problem.field for problem in problems}
        returns = self.returns_to_review
        self.go("review" if returns else IDS[min(self.number, len(IDS) - 1)])
        return Continued.MOVED


def has_text(branch: object) -> bool:
    """True when anything was typed or chosen in a part of a draft."""
    if isinstance(branch, dict):
        return any(has_text(inner) for inner in branch.values())
    if isinstance(branch, list):
        return any(has_text(inner) for inner in branch)
    return bool(branch)
