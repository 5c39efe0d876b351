"""A draft with what the check says of it, remembered until something changes.

There may be thousands of license rows: a key press checks only the field that is typed in, and a pause checks the rest.
"""

import math
import time
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from transfer_wizard.flow import policy_effects
from transfer_wizard.flow.steps import IDS, step_of
from transfer_wizard.request.applies import applies
from transfer_wizard.request.draft import Draft, blank
from transfer_wizard.request.policy import Policy
from transfer_wizard.request.shape import REQUEST
from transfer_wizard.request.words import Side
from transfer_wizard.translations import spoken, written

if TYPE_CHECKING:  # validation brings pydantic; the first window does without, and without a calendar
    import datetime

    from transfer_wizard.validation.check import Checker, CheckResult, Passcodes
    from transfer_wizard.validation.finding import FoundProblems
    from transfer_wizard.validation.problems import AskedBefore, Problem
    from transfer_wizard.validation.readiness import ReadyThing


_PLACES: Final = (
    *(f"{section}.{name}" for section, fields in REQUEST.items() if isinstance(fields, dict) for name in fields),
    *(section for section, fields in REQUEST.items() if not isinstance(fields, dict)),
    "passcode",
)
"""What a page asks for: the fields of a section may be on several pages."""


class JudgedDraft:
    """One draft, judged as of today under the policy of an IT desk.

    Attributes:
        draft: what was typed.
        passcodes: the day of each passcode at hand.
        passcode_seen_in: the paths of the texts in which the vault saw one of them.
        policy: what the IT desk has set.
        hidden: the ids of the steps that it leaves out. Their text is kept.
        check_for: seconds after which the check of very many rows stops, to be continued by ``check_on``.
    """

    def __init__(self, draft: Draft, today: "Callable[[], datetime.date] | None", policy: Policy) -> None:
        self.draft = draft
        self.policy = policy
        self.hide(frozenset(policy.hidden_pages))
        self.passcodes: Passcodes = dict.fromkeys(Side, None)
        self.passcode_seen_in: frozenset[str] = frozenset()
        self._today = today or _today
        self._asked: Mapping[str, AskedBefore] = {}
        self._checker: Checker | None = None
        self._verdict: CheckResult | None = None
        self._judged_on: datetime.date | None = None
        self._by_step: dict[str, FoundProblems] = {}
        self._lacking: tuple[FoundProblems, dict[int, Problem]] | None = None
        self._things: tuple[ReadyThing, ...] | None = None
        self.check_for = math.inf
        self._unsettled = ""
        self._live: list[Problem] = []

    @property
    def today(self) -> "datetime.date":
        """The day on which everything is judged."""
        return self._today()

    def hide(self, steps: frozenset[str]) -> None:
        """Leave out these steps alone: nobody is asked for what is on them, and the case does not miss it."""
        self.hidden = steps
        self.draft.unasked = frozenset(place for place in _PLACES if step_of(place) in steps)
        self._verdict = None

    # What changed

    def changed(self, path: str) -> None:
        """Note that the draft changed at a path, or a passcode did."""
        self.draft.changed(path)
        self._verdict = None
        if self._checker:
            self._checker.changed("passcodes" if path.startswith("passcode") else path)

    def asked_before(self, asked: "Mapping[str, AskedBefore]") -> None:
        """Note which license keys are in requests that were sent before, by the key in its normal form."""
        self._asked = asked
        self._verdict = None

    def rows_changed(self, numbers: Iterable[int]) -> None:
        """Note that something changed in license rows."""
        self.draft.changed("licenses")
        self._verdict = None
        if self._checker:
            self._checker.rows_changed(numbers)

    def rows_moved(self, place: str, at: int, removed: int, added: int) -> None:
        """Note that rows went and came.

        Args:
            place: the path of the list, such as ``licenses.2.devices``.
            at: the number of the first row that went or came.
        """
        self.settle()
        self.draft.changed(place)
        if self._checker and place == "licenses":
            self._checker.rows_moved(at, removed, added)
            self._verdict = None
        else:
            self.changed(place)

    def row_typed(self, path: str, complained: bool) -> None:
        """Check a license field that is typed in, if it complains; the others are checked when typing pauses."""
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
            self._live = [replace(one, field=path) for one in problems if one.field == f"licenses.0.{field}"]

    @property
    def unsettled(self) -> str:
        """The path of the license field that is typed in, while the other rows have the problems of before."""
        return self._unsettled

    def settle(self) -> None:
        """Check everything again, now that the typing in a license has paused."""
        if self._unsettled:
            path, self._unsettled = self._unsettled, ""
            self.changed(path)

    # What is wrong

    def applies(self, path: str) -> bool:
        """Whether the field at a path is asked for."""
        if self.draft.is_blank:  # the first window does without the check
            return applies(path, self.draft, False)
        self._last_verdict()
        return applies(path, self.draft, self._checker.moves_mx() if self._checker else None)

    def verdict(self) -> "CheckResult":
        """The check of the whole draft as it stands."""
        return self.whole_verdict or self._judge(math.inf)

    @property
    def whole_verdict(self) -> "CheckResult | None":
        """The same; None while some of very many rows wait for ``check_on``."""
        self.settle()
        result = self._last_verdict()
        return result if result.is_whole else None

    @property
    def verdict_of_case(self) -> "CheckResult | None":
        """The same as a case may tell it; None where a policy, the password store or another language is in it."""
        is_of_window = self.policy.settings or self.passcode_seen_in or spoken() != written()
        return None if is_of_window else self.verdict()

    @property
    def is_checking(self) -> bool:
        """Whether some of very many rows wait for ``check_on``."""
        return self._verdict is not None and not self._verdict.is_whole

    def check_on(self) -> None:
        """Go on with the check where it was left off."""
        if self.is_checking and self._checker and self._checker.go_on(time.perf_counter() + self.check_for):
            self._judge(self.check_for)

    def _last_verdict(self) -> "CheckResult":
        """The check of the whole draft, without the license field that is being typed in."""
        if self._verdict is None or self._judged_on != self._today():
            return self._judge(self.check_for)
        return self._verdict

    def _judge(self, seconds: float) -> "CheckResult":
        today = self._today()
        if self._checker is None:
            from transfer_wizard.validation.check import Checker

            self._checker = Checker(self.draft)
        until = time.perf_counter() + seconds
        verdict = self._checker.verdict(today, self.passcodes, self.passcode_seen_in, self._asked, until)
        if self.policy.settings:
            verdict = policy_effects.judged(verdict, self.draft, self.policy)
        self._verdict = verdict
        self._judged_on = today
        self._by_step = _of_steps(verdict)
        self._things = None
        return verdict

    @property
    def things(self) -> "tuple[ReadyThing, ...]":
        """How each of the twelve things that Support needs stands; empty while nothing was typed."""
        if self.draft.is_blank:
            return ()
        verdict = self._last_verdict()
        if self._things is None:
            from transfer_wizard.validation.readiness import lacking, readiness, unproven

            of_rows = verdict.found["licenses"]
            if self._lacking is None or self._lacking[0] is not of_rows:
                self._lacking = of_rows, lacking(of_rows.firsts)
            others = [problem for section, found in verdict.found.items() if section != "licenses" for problem in found]
            self._things = readiness(self.draft, others, self._lacking[1])
            if not verdict.is_whole:  # nothing counts as there that was not looked at
                self._things = tuple(unproven(thing) for thing in self._things)
        return self._things

    def problems(self, step: str) -> "list[Problem]":
        """All problems of a step, shown or not."""
        problems = self._problems_of(step)
        if self._unsettled and step == "licenses":
            return [problem for problem in problems if problem.field != self._unsettled] + self._live
        return list(problems)

    def problems_of_license(self, number: int) -> "Sequence[Problem]":
        """The problems of a license row, as they were found last."""
        return self._problems_of("licenses").rows.get(number, ())

    @property
    def problems_of_licenses(self) -> "FoundProblems":
        """The problems of all license rows, as they were found last; the same ones until something changes there."""
        return self._problems_of("licenses")

    def _problems_at(self, paths: Collection[str]) -> "list[Problem]":
        """The problems of some fields of one step; the other fields cost nothing."""
        at = {path: self._problems_of(step_of(path)).at(path) for path in paths}
        if self._unsettled in at:
            at[self._unsettled] = self._live
        return [problem for problems in at.values() for problem in problems]

    def _problems_of(self, step: str) -> "FoundProblems":
        self._last_verdict()
        return self._by_step[step]


def _of_steps(verdict: "CheckResult") -> "dict[str, FoundProblems]":
    """The problems of each step. Those of the licenses, of which there may be thousands, are as they were found."""
    from transfer_wizard.validation.finding import FoundProblems

    of_steps: dict[str, list[Problem]] = {step: [] for step in IDS}
    for section, problems in verdict.found.items():
        for problem in problems if section != "licenses" else ():
            of_steps[step_of(problem.field)].append(problem)
    return {step: FoundProblems(problems) for step, problems in of_steps.items()} | {
        "licenses": verdict.found["licenses"]
    }


def _today() -> "datetime.date":
    import datetime

    return datetime.date.today()
