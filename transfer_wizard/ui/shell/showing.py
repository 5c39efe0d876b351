"""Brings a request, or another page, into the window, and makes sure that nothing is lost when it is left."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from shiboken6 import isValid

from transfer_wizard.flow.navigator import Navigator
from transfer_wizard.request.draft import Draft
from transfer_wizard.storage.files import NotSaved
from transfer_wizard.ui.colleague.colleague_page import ColleaguePage
from transfer_wizard.ui.colleague.reply_page import ReplyPage
from transfer_wizard.ui.kit.dialog import Dialog
from transfer_wizard.ui.services.autosave import Autosave
from transfer_wizard.ui.services.passcode_keeper import PasscodeKeeper
from transfer_wizard.ui.shell.request_list import RequestList
from transfer_wizard.ui.shell.window import Window
from transfer_wizard.ui.start.start_page import StartPage

if TYPE_CHECKING:  # it brings the readers of what people bring
    from transfer_wizard.ui.start.found_page import FoundPage


class Showing(QObject):
    """Shows one thing after the other in the window, each only when what was typed before is on the disk.

    Args:
        read_only: another window has the requests: this one writes nothing.

    Signals:
        opened: another request is in sight.
    """

    opened = Signal()

    def __init__(
        self, window: Window, autosave: Autosave, keeper: PasscodeKeeper, requests: RequestList, read_only: bool
    ) -> None:
        super().__init__()
        self._window = window
        self._autosave = autosave
        self._keeper = keeper
        self._requests = requests
        self.read_only = read_only
        self._aside: ColleaguePage | ReplyPage | FoundPage | None = None
        self._is_asking = False
        self._wanted: Callable[[], None] | None = None
        self._next: Callable[[], None] | None = None
        window.may_close = self._may_close
        if read_only:
            window.open(window.navigator.draft, read_only=True)
        keeper.follow(window.navigator)
        autosave.watch(None if read_only else window.navigator.draft)

    @property
    def is_request(self) -> bool:
        """Whether a request is in sight."""
        return self._aside is None and self._requests.page is None

    def open(
        self,
        draft: Draft,
        read_only: bool = False,
        notices: list[str] | None = None,
        is_new: bool = False,
        is_kept: bool = False,
        is_sample: bool = False,
        step: Callable[[Navigator], str] = lambda _navigator: "",
    ) -> None:
        """Show a request in place of what is in sight, of which nothing is left to save.

        Args:
            read_only: nothing may be changed: a newer version made it.
            notices: sentences to be told above it.
            is_new: it is not among the person's requests yet, and joins them at once.
            is_kept: it is among them as it is here.
            is_sample: it is the sample, of which nothing is kept.
            step: names the step that is shown, "" for the first one; that of what was sent is the last.
        """

        def begin(navigator: Navigator) -> str:
            self._keeper.follow(navigator)
            self._autosave.watch(None if read_only or is_sample else draft, is_kept)
            self.opened.emit()
            return "hand-over" if draft.is_sent else step(navigator)

        read_only = read_only or self.read_only
        self._clear()
        self._window.undo.say("")
        self._window.open(draft, read_only, is_sample, begin)
        if draft.is_sent:  # its page is there at once, and tells what it can
            self._window.when_checked(self._window.notices.leave_page)
        for notice in notices or []:
            self._window.add_notice(notice, of_request=True)
        if is_new:
            self._autosave.touch()
            self._autosave.save_soon()

    def open_aside(
        self,
        page: "ColleaguePage | ReplyPage | FoundPage",
        closed: Callable[[], None],
        notices: tuple[str, ...] = (),
        beside: Navigator | None = None,
    ) -> None:
        """Show a page that is no request, such as the comparison with a colleague's reply.

        Args:
            closed: called when the person closes it.
            beside: the request whose steps stand beside it.
        """
        self._clear()
        self._aside = page
        self._window.undo.say("")  # what was done before is not in sight here, nor is what its undoing would change
        self._autosave.watch(None)
        page.closed.connect(closed)
        self._window.show_start(page, page.heading.text(), beside)
        for notice in notices:
            self._window.add_notice(notice, of_request=True)

    def open_list(self, page: StartPage | None = None) -> StartPage:
        """Show the start page, which is returned: the one given, where it is in sight already, or a new one."""
        self._clear()
        self._autosave.watch(None)
        if page is None:
            self._window.notices.leave_request()
            page = self._requests.make_page()
            self._window.show_start(page)
        self._requests.follow(page)
        return page

    def tell(self, sentence: str) -> None:
        """Show a sentence about a paste: beside the paste button where that is in sight, else above the page."""
        if self._requests.page is not None:
            self._requests.page.say(sentence)
        else:
            self._window.add_notice(sentence, of_page=True)

    def _clear(self) -> None:
        self._aside = None
        self._requests.leave()

    # Leaving what is in sight

    def leave(self, then: Callable[[], None]) -> None:
        """Go on to something else when all that was typed is on the disk, or the person agrees to lose it.

        While the person is asked that, what is wanted meanwhile waits for the answer: a second question over the first
        would say the same, and who stays stays for both. Of what waits for the disk, only what was wanted last comes.
        """
        if self._is_asking:
            self._wanted = then
            return
        self._next = then
        self._window.leave_field(stays=True)
        if self._may_lose(self._unsaved_answers()):
            self._autosave.when_saved(partial(self._on_saved_or_not, then))

    def _on_saved_or_not(self, then: Callable[[], None], problem: NotSaved | None) -> None:
        if then is self._next and isValid(self._window):
            self._next = None
            if self._may_lose(str(problem or "")):
                then()

    def unsaved(self) -> str:
        """Save, and wait for the disk: the sentence that says what is in this window only; "" when nothing is."""
        return str(self._autosave.finish() or "") or self._unsaved_answers()

    def _unsaved_answers(self) -> str:
        return self._aside.unsaved if isinstance(self._aside, ColleaguePage) else self._window.unsaved

    def _may_close(self) -> bool:
        """Whether all that was typed is on the disk, or the person agrees to lose it."""
        beside = next(filter(None, (each.unsaved for each in self._window.findChildren(Dialog))), "")
        problems = (beside, self._unsaved_answers(), str(self._autosave.finish() or ""))
        return all(map(self._may_lose, problems))

    def _may_lose(self, problem: str) -> bool:
        if not problem:
            return True
        self._is_asking = True
        may_lose = self._window.ask_to_close(problem)
        wanted, self._wanted, self._is_asking = self._wanted, None, False
        if may_lose and wanted:
            QTimer.singleShot(0, self._window, partial(self.leave, wanted))
        return may_lose
