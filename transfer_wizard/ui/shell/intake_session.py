"""Takes a paste, a drop or a file that is no request: reads it, shows what it found, uses what the person chooses."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QMimeData, QObject, QTimer, Signal

from transfer_wizard.flow.navigator import Navigator
from transfer_wizard.flow.steps import step_of
from transfer_wizard.intake.sources import ANSWER, MAIL, PAGE, TABLE, TEXT
from transfer_wizard.request.draft import Draft, copied
from transfer_wizard.request.mailed import holds_questions
from transfer_wizard.storage.files import read_request_file
from transfer_wizard.translations import N_, _, ngettext
from transfer_wizard.ui.kit import theme
from transfer_wizard.ui.services.background import Background
from transfer_wizard.ui.shell.showing import Showing
from transfer_wizard.ui.shell.window import Window

if TYPE_CHECKING:  # the readers of what people bring, and the page of what was found, come with the first of it
    from transfer_wizard.intake.proposal import Proposal
    from transfer_wizard.intake.proposal_change import ProposalChange
    from transfer_wizard.intake.reading import Reading
    from transfer_wizard.ui.start.found_page import FoundPage

MANY_ROWS: Final = 1_000
"""From so many on, what would come of them is found out off the window's thread."""


class IntakeSession(QObject):
    """Reads what people bring off the window's thread, shows it, and puts into the request what they choose of it.

    Signals:
        file_asked: the path of the one file that was brought: it may hold a request.
        questions_asked: the text that was brought: it holds a colleague's questions, or answers to one's own.
        list_asked: the person is done with what was found, and no request was open before.
    """

    file_asked = Signal(str)
    questions_asked = Signal(str)
    list_asked = Signal()

    def __init__(self, window: Window, showing: Showing) -> None:
        super().__init__()
        self._window = window
        self._showing = showing
        self._background = Background(window)
        self._change: ProposalChange | None = None
        self._next: FoundPage | None = None
        self._page: FoundPage | None = None
        self._step = ""
        self._origin = ("", "")
        self._said = ""
        showing.opened.connect(self._on_opened)
        window.target.brought.connect(self._on_brought)
        window.steps.chosen.connect(self._on_step)
        window.undo.undo_asked.connect(lambda: self._undo(is_redo=False))
        window.undo.redo_asked.connect(lambda: self._undo(is_redo=True))

    def _on_opened(self) -> None:
        self._change = self._next = self._page = None

    def _on_brought(self, brought: QMimeData) -> None:
        self._window.leave_field(stays=True)
        self.take(brought)

    def take(self, brought: QMimeData) -> None:
        """Read what was pasted or dropped: files, or a text."""
        paths = [url.toLocalFile() for url in brought.urls() if url.isLocalFile()]
        if len(paths) == 1:
            self.file_asked.emit(paths[0])
        elif paths:
            self._read(partial(read_files, paths))
        elif brought.hasText() and brought.text().strip():
            text = brought.text()
            self.questions_asked.emit(text) if holds_questions(text) else self._read(partial(read_text, text))
        elif brought.hasImage():
            self._showing.tell(_("This is a picture. Copy its text instead."))
        else:
            self._showing.tell(_("The clipboard has no text. Copy something first."))

    def _read(self, work: "Callable[[], Reading]") -> None:
        self._background.run(work, self.show, self._showing.tell)

    def show(self, reading: "Reading") -> None:
        """Show what was found: it goes into the request that is open, or begins one; nothing goes into the sample."""
        from transfer_wizard.intake.proposal import propose

        navigator = self._window.navigator
        is_closed = navigator.is_read_only or navigator.is_sample or navigator.draft.is_sent
        is_open = (self._showing.is_request or self._is_beside_request) and not is_closed
        draft, step = (navigator.draft, navigator.step) if is_open else (Draft(), "")
        if len(reading.rows) + len(draft.licenses) < MANY_ROWS:
            self._show(reading, propose(reading, draft), draft, step)
            return
        before = copied(draft)

        def show(proposal: "Proposal") -> None:
            is_as_before = self._window.navigator is navigator and draft.values == before.values
            self._show(reading, proposal, draft, step) if is_as_before else self.show(reading)

        self._background.run(partial(propose, reading, before), show, self._showing.tell)

    @property
    def _is_beside_request(self) -> bool:
        """Whether what was found before for the request in the window is in sight, with its steps beside it."""
        return bool(self._step) and self._page is not None and self._page is self._window.stack.currentWidget()

    def _show(self, reading: "Reading", proposal: "Proposal", draft: Draft, step: str) -> None:
        """Show what would change in a draft, of which a step was in sight; "" where it is none that was open."""
        from transfer_wizard.intake.proposal_change import ProposalChange
        from transfer_wizard.ui.start.found_page import FoundPage

        navigator = self._window.navigator

        def go_back() -> None:
            if step:
                self._go_on(draft, step)
            else:
                self.list_asked.emit()

        page = self._next = FoundPage(proposal)
        page.taken.connect(lambda chosen, path: self._on_taken(ProposalChange(proposal, chosen, draft), draft, path))
        page.step_asked.connect(partial(self._go_on, draft))
        beside = navigator if step else Navigator(draft)

        def fill() -> None:
            if self._next is page:
                page.put_text()
                QTimer.singleShot(theme.A_TURN, self._window, leave)

        def leave() -> None:
            if self._next is page:
                self._showing.leave(show)

        def show() -> None:
            if self._next is page:  # and no request was opened meanwhile, which may be this one as it is by now
                self._next, self._page, self._step, self._origin = None, page, step, origin(reading)
                self._showing.open_aside(page, go_back, beside=beside)

        # To make it, fill it and lay it out takes too long for one turn; the window may be gone before the next.
        QTimer.singleShot(theme.A_TURN, self._window, fill)

    def _go_on(self, draft: Draft, step: str) -> None:
        """Go on without using anything of it."""
        self._showing.open(draft, is_kept=True, step=lambda _navigator: step)

    def _on_step(self, step: str) -> None:
        """Go to a step that was chosen while the found things are in sight."""
        if self._page is not None and self._page is self._window.stack.currentWidget():
            self._page.step_asked.emit(step)

    def _on_taken(self, change: "ProposalChange", draft: Draft, path: str) -> None:
        """Put in what was chosen, where the request can still be saved with it; to find that out may take a moment."""

        def use(problem: str) -> None:
            if page is not None and page is self._window.stack.currentWidget():
                page.setEnabled(True)
                self._window.add_notice(problem) if problem else self._on_used(draft, change, path)

        page = self._window.stack.currentWidget()
        if page is None or change.count < MANY_ROWS:
            use(change.refusal())
        else:
            page.setEnabled(False)
            self._background.run(change.refusal, use, use)

    def _on_used(self, draft: Draft, change: "ProposalChange", path: str) -> None:
        change.do()
        self._show_changed(draft, change, added(change.count), step_of(path) if path else "")
        if path:
            self._window.go_to(path)

    def _undo(self, is_redo: bool) -> None:
        """Take back all that came in with one press, or put it in again."""
        change, draft = self._change, self._window.navigator.draft
        if change and draft.is_sent:
            self._window.undo.say(_("This was sent, and stays as it is."), can_undo=False)
        elif change and self._window.undo.said.text() == self._said:
            change.do() if is_redo else change.take_back()
            said = added(change.count) if is_redo else _("Taken back.")
            self._show_changed(draft, change, said, can_redo=not is_redo)

    def _show_changed(
        self, draft: Draft, change: "ProposalChange", said: str, step: str = "", can_redo: bool = False
    ) -> None:
        """Show the changed request and save it: a step, the one that all of it belongs to, or the first open one."""
        before = self._window.navigator

        def begin(navigator: Navigator) -> str:
            if before.draft is draft:
                navigator.go_on_from(before)
            if said != _("Taken back."):
                navigator.came_from(change.paths, *self._origin)
            return step or change.step or navigator.first_open

        self._showing.open(draft, is_new=True, step=begin)
        self._window.undo.say(said, can_redo)
        self._change, self._said = change, said


_ORIGINS: Final = {
    MAIL: ("mail", N_("from your e-mail")),
    TABLE: ("list", N_("from a table")),
    ANSWER: ("file", N_("from the API")),
    PAGE: ("globe", N_("from a page")),
    TEXT: ("paste", N_("from what you pasted")),
}


def origin(reading: "Reading") -> tuple[str, str]:
    """Where the values of a reading come from, shown beside their fields: the name of an icon, and words."""
    kinds = {source.kind for source in reading.sources}
    drawing, words = _ORIGINS[kinds.pop() if len(kinds) == 1 else TEXT]
    return drawing, _(words)


def read_text(text: str) -> "Reading":
    """What a text says."""
    from transfer_wizard.intake import reading

    return reading.read_text(text)


def read_files(paths: list[str]) -> "Reading":
    """What some files say together.

    Raises:
        Unreadable: where one can't be read, in one sentence.
    """
    from transfer_wizard.intake.reading import together

    return together([read_file(Path(path)) for path in paths])


def read_file(path: Path) -> "Reading":
    """What a file says.

    Raises:
        Unreadable: where it can't be read, in one sentence.
    """
    from transfer_wizard.intake.reading import read_content

    return read_content(read_request_file(path), path.name)


def added(count: int) -> str:
    """The sentence that says how much came in."""
    return ngettext("{count} thing added.", "{count} things added.", count).format(count=f"{count:,}")
