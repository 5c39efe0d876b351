"""The walk through the steps: where the person is, what they are shown of the problems, and when.

When a field complains (the timing rule): an untouched or empty field is silent until Continue; a field left with
something wrong in it says so; while it says so it is judged at every change, and falls silent at once when it is right;
a field that is right says nothing while it is being changed.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from enum import Enum, StrEnum, auto
from typing import TYPE_CHECKING

from transfer_wizard.flow import policy_effects
from transfer_wizard.flow.steps import CASE_NUMBER, IDS, STEPS, FieldSpec, Step, step_of
from transfer_wizard.request.applies import applies
from transfer_wizard.request.draft import Draft, blank
from transfer_wizard.request.policy import NO_POLICY, Policy
from transfer_wizard.request.shape import REQUEST
from transfer_wizard.request.words import Side
from transfer_wizard.translations import N_, _
from transfer_wizard.validation.case_headings import LOCKOUT, locked_out_reason, suggestion

if TYPE_CHECKING:  # validation brings pydantic; the first window does without, and without a calendar
    import datetime

    from transfer_wizard.flow.advice import Advice
    from transfer_wizard.validation.check import Checker, Passcodes, Verdict
    from transfer_wizard.validation.finding import Found
    from transfer_wizard.validation.problems import Asked, Problem
    from transfer_wizard.validation.readiness import Thing


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
        is_read_only: True where nothing may be changed, since a newer version or another window has the request.
        step: the id of the step in sight.
        advice: what is to be read before going on; empty unless Continue was answered with ADVISED.
        returns_to_review: True while a field of an earlier step is changed from Review.
        passcodes: the day of each passcode at hand.
        passcode_seen_in: the paths of the texts in which the vault saw one of them.
        policy: what the IT desk has set.
        hidden: the ids of the steps that it leaves out. Their text is kept.
    """

    def __init__(
        self,
        draft: Draft,
        today: "Callable[[], datetime.date] | None" = None,
        policy: Policy = NO_POLICY,
        is_read_only: bool = False,
    ) -> None:
        self.draft = draft
        self.is_read_only = is_read_only
        self.policy = policy
        self.hidden = frozenset(policy.hidden_pages)
        self.step = self.steps[0].id
        self.advice: list[Advice] = []
        self.returns_to_review = False
        self.passcodes: Passcodes = dict.fromkeys(Side, None)
        self._today = today or _today
        self.passcode_seen_in: frozenset[str] = frozenset()
        self._asked: Mapping[str, Asked] = {}
        self._checker: Checker | None = None
        self._verdict: Verdict | None = None
        self._judged_on: datetime.date | None = None
        self._by_step: dict[str, Found] = {}
        self._lacking: tuple[Found, dict[int, Problem]] | None = None
        self._things: tuple[Thing, ...] | None = None
        self._unsettled = ""
        self._live: list[Problem] = []
        self._shown: set[str] = set()
        self._typed: set[str] = set()
        self._written: dict[str, str] = {}
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

    @property
    def today(self) -> "datetime.date":
        """The day on which everything is judged."""
        return self._today()

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
        is_written_for_them = path in LOCKOUT and reason in ("", locked_out_reason(self.draft))
        self.draft.set(path, text)
        if is_written_for_them and self.may_change("route.reason"):
            self.draft.set("route.reason", locked_out_reason(self.draft))
        self._typed.add(path)
        if path.startswith("licenses."):
            self._edit_row(path, complained)
        else:
            self.changed(path)
        if not complained:
            self._shown.discard(path)

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
            self._shown.add(path)
        return text

    def guess(self, spec: FieldSpec) -> str:
        """Fill an empty field that nobody touched from the one it is usually the same as; "" when there is nothing."""
        if (
            not spec.same_as
            or not self.may_change(spec.path)
            or spec.path in self._typed
            or self.draft.get(spec.path)
            or not self.draft.get(spec.same_as)
        ):
            return ""
        from transfer_wizard.validation.fields import FieldError, read

        text = self.draft.get(spec.same_as)
        try:
            read(spec.same_as, text)
        except FieldError:
            return ""
        if not policy_effects.may_hold(spec.path, text, self.policy):
            return ""
        self.draft.set(spec.path, text)
        self.changed(spec.path)
        return text

    def changed(self, path: str) -> None:
        """Note that the draft changed at a path, or a passcode did."""
        self._verdict = None
        if self._checker:
            is_of_passcodes = path.startswith(("passcode", "case_number"))  # of what was sent they are not asked
            self._checker.changed("passcodes" if is_of_passcodes else path)

    def asked_before(self, asked: "Mapping[str, Asked]") -> None:
        """Note which license keys are in requests that were sent before, by the key in its normal form."""
        self._asked = asked
        self._verdict = None

    # Rows of licenses: there may be thousands, so a key press looks at one field, and a pause at all of them

    @property
    def unsettled(self) -> str:
        """The path of the license field that is being typed in, while the other rows are as they were judged before."""
        return self._unsettled

    def settle(self) -> None:
        """Have everything judged anew, now that the typing in a license has paused."""
        if self._unsettled:
            path, self._unsettled = self._unsettled, ""
            self.changed(path)

    def rows_moved(self, place: str, at: int, removed: int, added: int) -> None:
        """Note that rows went and came: what was shown of a row is shown where the row is now.

        Args:
            place: the path of the list, such as ``licenses.2.devices``.
            at: the number of the first row that went or came.
        """
        moved = (_moved(path, f"{place}.", at, removed, added) for path in self._shown)
        self._shown = {path for path in moved if path}
        self.settle()
        if self._checker and place == "licenses":
            self._checker.rows_moved(at, removed, added)
            self._verdict = None
        else:
            self.changed(place)

    def _edit_row(self, path: str, complained: bool) -> None:
        """Judge the field that is typed in, if it complains, by itself; duplicates show when everything is judged."""
        if self._unsettled != path:
            self.settle()
            self._unsettled = path
        self._live = []
        if complained:
            from dataclasses import replace

            from transfer_wizard.validation.check import check

            _section, number, field = path.split(".", 2)
            read = {"organizations": self.draft.branch("organizations"), "licenses": [self.draft.licenses[int(number)]]}
            problems = check(Draft(blank(REQUEST) | read), self._today(), None).problems
            self._live = [replace(each, field=path) for each in problems if each.field == f"licenses.0.{field}"]

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

    # End of the rows of licenses

    # What is wrong

    def applies(self, path: str) -> bool:
        """Whether the field at a path is asked for."""
        if self.draft.is_blank:  # the first window does without the check
            return applies(path, self.draft, False)
        self._last_verdict()
        return applies(path, self.draft, self._checker.moves_mx() if self._checker else None)

    def verdict(self) -> "Verdict":
        """The check of the whole draft as it stands."""
        self.settle()
        return self._last_verdict()

    def _last_verdict(self) -> "Verdict":
        """The check of the whole draft, but for the license field that is being typed in."""
        today = self._today()
        if self._verdict is None or self._judged_on != today:
            if self._checker is None:
                from transfer_wizard.validation.check import Checker

                self._checker = Checker(self.draft)
            passcodes = None if self.draft.is_sent else self.passcodes
            found = self._checker.verdict(today, passcodes, self.passcode_seen_in, self._asked)
            self._verdict = (
                policy_effects.judged(found, self.draft, self.policy, self.hidden) if self.policy.settings else found
            )
            self._judged_on = today
            self._by_step = self._of_steps(self._verdict)
            self._things = None
        return self._verdict

    def _of_steps(self, verdict: "Verdict") -> "dict[str, Found]":
        """The problems of each step. Those of the licenses, of which there may be thousands, are as they were found."""
        from transfer_wizard.validation.finding import Found

        of_steps: dict[str, list[Problem]] = {step: [] for step in IDS}
        for section, found in verdict.found.items():
            for problem in found if section != "licenses" else ():
                of_steps[step_of(problem.field)].append(problem)
        return {step: Found(problems) for step, problems in of_steps.items()} | {"licenses": verdict.found["licenses"]}

    @property
    def things(self) -> "tuple[Thing, ...]":
        """How each of the twelve things that Support needs stands; none while nothing was typed."""
        if self.draft.is_blank:
            return ()
        verdict = self._last_verdict()
        if self._things is None:
            from transfer_wizard.validation.readiness import lacking, readiness

            of_rows = verdict.found["licenses"]
            if self._lacking is None or self._lacking[0] is not of_rows:
                self._lacking = of_rows, lacking(self.draft, of_rows)
            others = [problem for section, found in verdict.found.items() if section != "licenses" for problem in found]
            self._things = readiness(self.draft, others, self._lacking[1])
        return self._things

    @property
    def first_open(self) -> str:
        """The first step that is not done; the last where all are."""
        return next((step.id for step in self.steps if self.status(step.id) is not Status.COMPLETE), self.steps[-1].id)

    def problems(self, step: str) -> "list[Problem]":
        """All problems of a step, shown or not."""
        found = self._found(step)
        if self._unsettled and step == "licenses":
            return [problem for problem in found if problem.field != self._unsettled] + self._live
        return list(found)

    def problems_of_license(self, number: int) -> "Sequence[Problem]":
        """The problems of a license row, as they were found last."""
        return self._found("licenses").by_row.get(number, ())

    def _found(self, step: str) -> "Found":
        self._last_verdict()
        return self._by_step[step]

    def shown(self, step: str) -> "list[Problem]":
        """The problems of a step that the timing rule lets show beside their fields."""
        if not self._shown:
            return []
        return [problem for problem in self.problems(step) if problem.field in self._shown]

    def shown_at(self, paths: Collection[str]) -> "list[Problem]":
        """The same of fields of one step, with no look at all the others."""
        shown = self._shown.intersection(paths)
        by_field = {path: self._found(step_of(path)).by_field.get(path, []) for path in paths if path in shown}
        if self._unsettled in shown:
            by_field[self._unsettled] = self._live
        return [problem for problems in by_field.values() for problem in problems]

    def suggested(self, path: str) -> str:
        """The sentence for one of the headings of the case, made from what is known now."""
        return suggestion(path, self.draft, self._today())

    def to_write(self, path: str) -> str:
        """The sentence for a heading that nobody has written yet, or that is still as it was written for the person."""
        text = self.draft.get(path)
        is_theirs = text != self._written.get(path, "") or (path in self._typed and not text)
        if is_theirs or self.draft.is_blank or not self.may_change(path):
            return ""
        self._written[path] = self.suggested(path)
        return self._written[path]

    def stopping(self) -> "list[Problem]":
        """The problems of the step in sight that Continue stops at: mistakes and gaps, not what an answer decides."""
        found = [problem for problem in self.problems(self.step) if not (problem.eligibility or problem.is_open)]
        if self.step == "passcodes":  # a request may be prepared days ahead, and its passcodes taken down last
            found = [problem for problem in found if not problem.field.startswith("passcode.")]
        return [problem for problem in found if problem.severity != "warns"]

    def status(self, step: str) -> Status:
        """How a step stands."""
        if step == "hand-over":
            return Status.COMPLETE if self.draft.is_sent else Status.NOT_STARTED
        if self.draft.is_blank:
            return Status.NOT_STARTED
        if step == "review":
            return Status.COMPLETE if self._last_verdict().ready else Status.NOT_STARTED
        if not self._started(step):
            return Status.NOT_STARTED
        found = self._found(step)
        if found.is_wrong:
            return Status.PROBLEM
        return Status.IN_PROGRESS if found.is_asked else Status.COMPLETE

    def _started(self, step: str) -> bool:
        if step == "passcodes":
            return any(self.passcodes.values()) or bool(self.draft.get("customer_number"))
        return has_text(self.draft.branch(step))

    # Where to go

    def go(self, step: str) -> None:
        """Jump to a step; a hidden one comes into sight for that, as when something on it blocks the transfer."""
        self.settle()
        self.show({step})
        if step in self.hidden:
            return
        self.step = step
        self.advice = []
        self.returns_to_review = False

    def show(self, steps: Iterable[str]) -> None:
        """Show steps that the policy hides; of those it locks away, the ones that have something that blocks."""
        shown = self.hidden.intersection(steps)
        if self.policy.is_locked("hidden_pages"):
            blocked = {step for step in shown if any(each.severity == "blocks" for each in self.problems(step))}
            shown = shown & blocked
        if shown:
            self.hidden = self.hidden.difference(shown)
            self._verdict = None

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

    def continue_(self, anyway: bool = False) -> Continued:
        """Go on to the next step, unless there is something to be read first.

        Args:
            anyway: go on in spite of the problems and the advice, which the person has read.
        """
        self.settle()
        problems = self.problems(self.step)
        if not anyway:
            if self.stopping():
                self._shown |= {problem.field for problem in problems}
                self.advice = []
                return Continued.STOPPED
            from transfer_wizard.flow.advice import advise

            advice = advise(self.step, self.draft, self._last_verdict())
            news = {(each.id, each.reason, each.steps) for each in advice}
            if not self.advice and news - self._read.get(self.step, set()):
                self.advice = advice
                self._read[self.step] = news
                return Continued.ADVISED
        self._shown |= {problem.field for problem in problems}
        returns = self.returns_to_review
        self.go("review" if returns else self.steps[min(self.number, len(self.steps) - 1)].id)
        return Continued.MOVED


def _today() -> "datetime.date":
    import datetime

    return datetime.date.today()


def _moved(path: str, place: str, at: int, removed: int, added: int) -> str:
    """Where a path leads after rows went and came in a list; "" when its row went."""
    if not path.startswith(place):
        return path
    number, dot, rest = path.removeprefix(place).partition(".")
    if int(number) < at:
        return path
    if int(number) < at + removed:
        return ""
    return f"{place}{int(number) - removed + added}{dot}{rest}"


def has_text(branch: object) -> bool:
    """True when anything was typed or chosen in a part of a draft."""
    if isinstance(branch, dict):
        return any(has_text(inner) for inner in branch.values())
    if isinstance(branch, list):
        return any(has_text(inner) for inner in branch)
    return bool(branch)
