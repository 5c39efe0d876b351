"""The case of a request as it is now: its summary, made once for all that show it, and what they write from it."""

import datetime
from collections.abc import Callable
from functools import partial
from typing import Any, Final, NamedTuple, TypeVar

from PySide6.QtCore import QObject

from transfer_wizard.export.summary import Summary, summarize
from transfer_wizard.flow.navigator import Navigator
from transfer_wizard.request.draft import Draft, copied
from transfer_wizard.translations import speaking, written
from transfer_wizard.ui.services.background import Background
from transfer_wizard.validation.check import CheckResult, Passcodes

MOST_AT_ONCE: Final = 200
"""What is written of more licenses is written off the window's thread."""
WrittenText = TypeVar("WrittenText")


class SummedUp(NamedTuple):
    """What there is to write from; nobody changes it meanwhile.

    Attributes:
        passcodes: the day of each passcode at hand.
        summary: in the language of the case.
    """

    draft: Draft
    today: datetime.date
    passcodes: Passcodes
    summary: Summary


class CaseWriter:
    """Writes what a page needs of its request, in the language of the case; of many licenses off the window's thread.

    Args:
        arrived: called when a summary is there that was not there when it was asked for.
        failed: called with a sentence where something could not be written.
    """

    def __init__(
        self, page: QObject, navigator: Navigator, arrived: Callable[[], None], failed: Callable[[str], None]
    ) -> None:
        self._navigator = navigator
        self._arrived = arrived
        self._failed = failed
        self._background = Background(page)
        self._of: tuple[object, str] = None, ""
        self._case: SummedUp | None = None
        self._asked: dict[str, _Asked] = {}

    def summary(self) -> Summary | None:
        """The summary of the request as it is now; None while it is being made."""
        case = self._now()
        return case.summary if case else None

    def write(
        self,
        what: str,
        make: Callable[[SummedUp], WrittenText],
        use: Callable[[WrittenText], None],
        failed: Callable[[str], None] | None = None,
    ) -> None:
        """Write something as soon as the summary is there, from the request as it is then.

        Args:
            what: its name; of what is asked for twice, only the last is used.
            make: called on another thread where there are many licenses.
            use: called on the window's, unless the page was left.
            failed: called in its place with a sentence, where that is nothing for the whole page.
        """
        self._asked[what] = _Asked(make, use, failed or self._failed)
        if case := self._now():
            self._write(what, case)

    def waits_for(self, what: str) -> bool:
        """Whether something was asked for that is not there."""
        return what in self._asked

    def forget(self) -> None:
        """Drop what was asked for and is not there: nobody waits for it."""
        self._asked.clear()

    @property
    def _is_long(self) -> bool:
        return len(self._navigator.draft.licenses) > MOST_AT_ONCE

    def _now(self) -> SummedUp | None:
        navigator = self._navigator
        is_patient = self._is_long and navigator.draft.is_sent
        verdict, language = navigator.whole_verdict if is_patient else navigator.verdict(), written()
        if verdict is None:  # its page asks again once all rows are checked
            return None
        if self._of[0] is verdict and self._of[1] == language:
            return self._case
        self._background.drop()
        self._of, self._case = (verdict, language), None
        draft = copied(navigator.draft, looks_at_rows=False) if self._is_long else navigator.draft
        passcodes, of_case = dict(navigator.passcodes), navigator.verdict_of_case
        make = partial(_in_language, language, partial(_case, draft, navigator.today, passcodes, of_case))
        if self._is_long:
            self._background.run(make, self._on_case, self._failed, patience=None)
        else:
            self._case = make()
        return self._case

    def _on_case(self, case: SummedUp) -> None:
        self._case = case
        waiting = list(self._asked)
        self._arrived()
        for what in waiting:
            self._write(what, case)

    def _write(self, what: str, case: SummedUp) -> None:
        asked = self._asked[what]
        make = partial(_in_language, self._of[1], partial(asked.make, case))
        if self._is_long:
            failed = partial(self._on_not_made, what, asked)
            self._background.run(make, partial(self._on_made, what, asked), failed, patience=None)
        else:
            self._on_made(what, asked, make())

    def _on_made(self, what: str, asked: "_Asked", made: Any) -> None:
        if self._asked.get(what) is asked:
            del self._asked[what]
            asked.use(made)

    def _on_not_made(self, what: str, asked: "_Asked", sentence: str) -> None:
        if self._asked.get(what) is asked:
            del self._asked[what]
            asked.failed(sentence)


class _Asked(NamedTuple):
    """What somebody waits for."""

    make: Callable[[SummedUp], Any]
    use: Callable[[Any], None]
    failed: Callable[[str], None]


def _in_language(language: str, make: Callable[[], WrittenText]) -> WrittenText:
    with speaking(language):
        return make()


def _case(draft: Draft, today: datetime.date, passcodes: Passcodes, verdict: CheckResult | None) -> SummedUp:
    return SummedUp(draft, today, passcodes, summarize(draft, today, passcodes, verdict))
