"""The walk through the steps: where the person is, what they may type, and what they are shown of the problems."""

from collections.abc import Callable, Collection, Iterable
from enum import Enum, StrEnum, auto
from typing import TYPE_CHECKING

from transfer_wizard.flow import policy_effects
from transfer_wizard.flow.both_sides import UNKNOWN
from transfer_wizard.flow.judged_draft import JudgedDraft
from transfer_wizard.flow.steps import CASE_NUMBER, STEPS, Step, step_of
from transfer_wizard.flow.timing import Timing
from transfer_wizard.request.applies import can_see
from transfer_wizard.request.draft import Draft, has_text
from transfer_wizard.request.policy import NO_POLICY, Policy
from transfer_wizard.request.shape import HEADINGS
from transfer_wizard.request.words import Side
from transfer_wizard.translations import N_, _, speaking, write_in, written
from transfer_wizard.validation import case_headings

if TYPE_CHECKING:  # validation brings pydantic; the first window does without, and without a calendar
    import datetime

    from transfer_wizard.flow.advice import Advice
    from transfer_wizard.validation.problems import Problem


class StepStatus(StrEnum):
    """How far a step is, in a word."""

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


class Navigator(JudgedDraft):
    """The walk through one draft.

    Attributes:
        is_sample: True for the sample, to look around in: nothing of it is kept or sent.
        is_read_only: True where nothing may be changed, since a newer version or another window has the request.
        step: the id of the step in sight.
        advice: what is to be read before going on; empty unless Continue was answered with ADVISED.
        returns_to_review: True while a field of an earlier step is changed from Review.
    """

    def __init__(
        self,
        draft: Draft,
        today: "Callable[[], datetime.date] | None" = None,
        policy: Policy = NO_POLICY,
        is_read_only: bool = False,
        is_sample: bool = False,
    ) -> None:
        super().__init__(draft, today, policy)
        self.is_read_only = is_read_only
        self.is_sample = is_sample
        self.step = self.steps[0].id
        self.advice: list[Advice] = []
        self.returns_to_review = False
        self._was_reviewed = False
        self._timing = Timing()
        self._written: dict[str, str] = {} if draft.is_blank else self._as_suggested()
        self._has_written = False
        self._told: dict[str, set[tuple[str, str, str]]] = {}
        self._origins: dict[str, tuple[str, str]] = {}
        self._read: dict[str, set[tuple[str, str, tuple[str, ...]]]] = {}

    @property
    def steps(self) -> tuple[Step, ...]:
        """The steps that there are for this person."""
        return tuple(step for step in STEPS if step.id not in self.hidden)

    @property
    def current(self) -> Step:
        """The step in sight."""
        return self.steps[self.number - 1]

    @property
    def number(self) -> int:
        """The number of the step in sight, from 1."""
        return [step.id for step in self.steps].index(self.step) + 1

    @property
    def place(self) -> str:
        """Where the person is, for the line above the heading."""
        return _("Step {number} of {total}").format(number=self.number, total=len(self.steps))

    # What is typed

    def may_change(self, path: str) -> bool:
        """Whether what is at a path, or below it, may change: of a request that was sent, its case number alone."""
        return not self.is_read_only and (path == CASE_NUMBER.path or not self.draft.is_sent)

    def edit(self, path: str, text: str) -> None:
        """Take over what was typed into a field, where it may change and the policy lets it hold that."""
        if not self.may_change(path) or not policy_effects.may_hold(path, text, self.policy):
            return
        complained = bool(self.shown_at([path]))
        reason = self.draft.get("route.reason")
        is_written_for_them = path in case_headings.WRITTEN_FROM and reason in ("", self._reason())
        self.draft.set(path, text)
        self._origins.pop(path, None)
        if is_written_for_them:
            self.draft.set("route.reason", self._reason())
        if path.startswith("licenses."):
            self.row_typed(path, complained)
        else:
            self.changed(path)
        self._timing.typed(path, complained)

    def leave(self, path: str) -> str:
        """Note that the person left a field, and bring its text into the normal form, which is returned."""
        from transfer_wizard.validation.fields import tidy

        self.settle()
        typed = self.draft.get(path)
        if not self.may_change(path):
            return typed
        text = tidy(path, policy_effects.completed(path, typed, self.policy))
        if text != typed and policy_effects.may_hold(path, text, self.policy):
            self.draft.set(path, text)
            self.changed(path)
        if text.strip():
            self._timing.show([path])
        return text

    def origin(self, path: str) -> tuple[str, str]:
        """Where the text of a field was read: the name of a drawing, and words; "" where the person typed it."""
        return self._origins.get(path, ("", ""))

    def came_from(self, paths: Iterable[str], drawing: str, words: str) -> None:
        """Note where the texts of fields were read."""
        self._origins.update(dict.fromkeys(paths, (drawing, words)))

    def suggested(self, path: str) -> str:
        """The severity, or the sentence for one of the headings of the case, made from what is known now."""
        if path == "case.severity":
            return case_headings.severity(self.draft)[0]
        with speaking(written()):
            return case_headings.suggestion(path, self.draft, self.today)

    def _reason(self) -> str:
        """Why a case is needed, as far as the answers on Route tell, in the language of the case."""
        with speaking(written()):
            return case_headings.reason(self.draft)

    def why_suggested(self) -> str:
        """Why that severity is suggested."""
        return case_headings.severity(self.draft)[1]

    def to_write(self, path: str) -> str:
        """The sentence for a heading that nobody has written yet, or that is still as it was written for the person."""
        text = self.draft.get(path)
        is_theirs = text != self._written.get(path, "") or (self._timing.has_typed(path) and not text)
        if is_theirs or self.draft.is_blank or not self.may_change(path):
            return ""
        self._written[path] = self.suggested(path)
        return self._written[path]

    def _as_suggested(self) -> dict[str, str]:
        """The headings whose text is the suggested one, in any language, so that no person wrote them."""
        told = {}
        for path in (f"case.{name}" for name in HEADINGS):
            text = self.draft.get(path)
            with speaking(written()):
                made = case_headings.said_anew(path, text, self.draft, self.today)
            if text and made == self.suggested(path):
                told[path] = text
        return told

    def write_case_in(self, language: str) -> None:
        """Write what was written for the person in another language from here on; their own words stay."""
        write_in(language)
        reason = self.draft.get("route.reason")
        with speaking(language):
            anew = case_headings.said_anew("route.reason", reason, self.draft, self.today)
        if anew != reason and self.may_change("route.reason"):
            self.draft.set("route.reason", anew)
            self.changed("route.reason")
        self._write_anew()

    def go_on_from(self, before: "Navigator") -> None:
        """Take over from an earlier navigator of the same draft which sentences were written for the person."""
        self._written = dict(before._written)
        self._write_anew()

    def _write_anew(self) -> None:
        """Bring what was written for the person up to what is known now."""
        for path, before in list(self._written.items()):
            text = self.to_write(path)
            is_anew = text or not self._written[path]  # nothing can be said of it any more
            if is_anew and text != before and policy_effects.may_hold(path, text, self.policy):
                self.draft.set(path, text)
                self.changed(path)
                self._has_written = True

    def take_written(self) -> bool:
        """Whether anything was written anew for the person since this was asked last: it is to be saved then."""
        has_written, self._has_written = self._has_written, False
        return has_written

    def rows_moved(self, place: str, at: int, removed: int, added: int) -> None:
        """Note that rows were removed and added: a problem that was shown stays shown beside its row."""
        self._timing.rows_moved(place, at, removed, added)
        super().rows_moved(place, at, removed, added)

    def key_after(self, number: int, side: Side) -> str:
        """The key that came of a license in one of the organizations; "" while it is not noted."""
        rows = self.draft.licenses[number]["now_keys"]
        return next((str(row["key"]) for row in rows if row["organization"] == side), "")

    def note_key(self, number: int, side: Side, text: str) -> None:
        """Note the key that came of a license in one of the organizations, also of a request that was sent."""
        if self.is_read_only:
            return
        rows = self.draft.licenses[number]["now_keys"]
        rows[:] = [row for row in rows if row["organization"] != side]
        if text:
            rows.append({"key": text, "organization": str(side)})
        self.changed("licenses")

    # What is shown of the problems

    def shown(self, step: str) -> "list[Problem]":
        """The problems of a step that the timing rule lets show beside their fields."""
        if self._timing.is_silent:
            return []
        return [problem for problem in self.problems(step) if self._timing.shows(problem.field)]

    def shown_at(self, paths: Collection[str]) -> "list[Problem]":
        """The same for some fields of one step; the other fields cost nothing."""
        return self._problems_at([path for path in paths if self._timing.shows(path)])

    def stopping(self) -> "list[Problem]":
        """The problems of the step in sight at which Continue stops once: answers that can't be right, no gaps."""
        problems = [problem for problem in self.problems(self.step) if problem.is_mistake]
        if self.step == "passcodes":  # a request may be prepared days ahead, and its passcodes taken down last
            problems = [problem for problem in problems if not problem.field.startswith("passcode.")]
        return problems

    @property
    def first_open(self) -> str:
        """The first step that is not done; the last where all are."""
        return next(
            (step.id for step in self.steps if self.status(step.id) is not StepStatus.COMPLETE), self.steps[-1].id
        )

    @property
    def first_missing(self) -> str:
        """The path of the first thing that Support needs and does not have; "" where it has all."""
        if self.draft.is_sent:
            return ""
        from transfer_wizard.validation.readiness import ReadyState

        return next((thing.field for thing in self.things if thing.state is not ReadyState.THERE), "")

    def status(self, step: str) -> StepStatus:
        """How a step stands."""
        if self.draft.is_sent:
            return StepStatus.COMPLETE  # a record, whose passcodes are gone
        if step == "hand-over":
            return StepStatus.NOT_STARTED
        if self.draft.is_blank:
            return StepStatus.NOT_STARTED
        if step == "review":  # nobody has looked at what nobody opened
            is_done = self._was_reviewed and self._last_verdict().ready
            return StepStatus.COMPLETE if is_done else StepStatus.NOT_STARTED
        if not self._started(step):
            return StepStatus.NOT_STARTED
        problems = self._problems_of(step)
        if step == "licenses" and self.is_checking:
            return StepStatus.IN_PROGRESS
        if problems.is_wrong:
            return StepStatus.PROBLEM
        is_open = problems.is_asked or (step == "route" and self._is_route_open())
        return StepStatus.IN_PROGRESS if is_open else StepStatus.COMPLETE

    def _is_route_open(self) -> bool:
        """Whether a question of Route was answered with “I don't know”, which Support need not ask about."""
        answers = self.draft.branch("route").items()
        return any(text == UNKNOWN and self.applies(f"route.{name}") for name, text in answers)

    def _started(self, step: str) -> bool:
        if step == "passcodes":
            is_said = not can_see(self.draft) or bool(self.draft.get("customer_number"))
            return is_said or any(self.passcodes.values())
        return has_text(self.draft.branch(step))

    # Where to go

    def go(self, step: str) -> None:
        """Jump to a step; a hidden one comes into sight for that, as when something on it blocks the transfer."""
        self.settle()
        self._write_anew()
        self.show({step})
        if step in self.hidden:
            return
        self.step = step
        self._was_reviewed = self._was_reviewed or step == "review"
        self.advice = []
        self.returns_to_review = False

    def show(self, steps: Iterable[str]) -> None:
        """Show steps that the policy hides; of those it locks away, the ones that have something that blocks."""
        shown = self.hidden.intersection(steps)
        if self.policy.is_locked("hidden_pages"):
            blocked = {step for step in shown if any(one.severity == "blocks" for one in self.problems(step))}
            shown = shown & blocked
        if shown:
            self.hide(self.hidden.difference(shown))

    def back(self) -> bool:
        """Go back: from advice to the answers, else to the step before; False on the first step."""
        if self.advice:
            self.advice = []
            return True
        if self.number == 1:
            return False
        self.go(self.steps[self.number - 2].id)
        return True

    def change(self, path: str) -> None:
        """Go from Review to the step of a field; its Continue comes straight back."""
        self.go(step_of(path))
        self.returns_to_review = self.step == step_of(path) != "review"

    def advise(self) -> "list[Advice]":
        """What the answers of the step in sight come to, the gravest first."""
        if self.draft.is_blank:  # the first window does without the check
            return []
        from transfer_wizard.flow.advice import advise

        return advise(self.step, self.draft, self._last_verdict())

    def continue_(self) -> Continued:
        """Go on to the next step, unless there is something to be read first: each mistake and advice is told once."""
        self.verdict()
        problems = [
            problem for problem in self.problems(self.step) if problem.is_open or not problem.id.endswith(".missing")
        ]
        wrong = self.stopping()
        mistakes = {(problem.id, problem.field, self._text(problem.field)) for problem in wrong}
        if not mistakes <= self._told.get(self.step, set()):
            self._told[self.step] = mistakes
            self._timing.show(problem.field for problem in wrong)
            self.advice = []
            return Continued.STOPPED
        advice = self.advise() if self.step == "licenses" else []  # the other pages show theirs
        news = {(part.id, part.reason, part.steps) for part in advice}
        if not self.advice and news - self._read.get(self.step, set()):
            self.advice = advice
            self._read[self.step] = news
            return Continued.ADVISED
        self._timing.show(problem.field for problem in problems)
        returns = self.returns_to_review
        self.go("review" if returns else self.steps[min(self.number, len(self.steps) - 1)].id)
        return Continued.MOVED

    def _text(self, path: str) -> str:
        value = self.draft.branch(path) if path else ""
        return value if isinstance(value, str) else ""
