"""The list of requests: shown, copied, deleted and brought back."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal

from transfer_wizard.storage.drafts import DraftStore
from transfer_wizard.storage.entries import Entry, Listing
from transfer_wizard.translations import _
from transfer_wizard.ui.services.background import Background
from transfer_wizard.ui.start.start_page import StartPage


class RequestList(QObject):
    """Fills the page of requests from the disk, and does what is asked on it to a request that is not open.

    Args:
        wait: waits, off the window's thread, until what was typed is on the disk.

    Signals:
        is_empty: there is no request, and no deletion to take back.
        told: a sentence for the person.
        deleted: the id of a request that is gone now.
    """

    is_empty = Signal()
    told = Signal(str)
    deleted = Signal(str)
    _came = Signal(list)

    def __init__(self, store: DraftStore, background: Background, wait: Callable[[], None]) -> None:
        super().__init__()
        self._store = store
        self._background = background
        self._wait = wait
        self._undo: tuple[str, str] | None = None
        self._redo = ""
        self.page: StartPage | None = None
        self._came.connect(self._on_came, Qt.ConnectionType.QueuedConnection)

    def make_page(self) -> StartPage:
        """A page that is in sight from here on, until ``leave``."""
        self.page = StartPage()
        self.page.duplicated.connect(lambda identity: self._change(partial(self._store.duplicate, identity)))
        self.page.deleted.connect(self.delete)
        self.page.again_asked.connect(self.look)
        self.page.undo_asked.connect(self._on_undo)
        self.page.redo_asked.connect(self._on_redo)
        return self.page

    def leave(self) -> None:
        """Something else came into sight."""
        self.page = None

    def forget_undo(self) -> None:
        """No deletion can be taken back any more."""
        self._undo, self._redo = None, ""

    def look(self) -> None:
        """Read the list anew."""
        self._background.run(self._list, self._on_listed, self._on_not_listed)

    def _on_not_listed(self, sentence: str) -> None:
        self.told.emit(sentence)
        if self.page is not None:
            self.page.show_failed()

    def _list(self) -> Listing:
        self._wait()
        return self._store.list(self._came.emit)

    def _on_came(self, entries: list[Entry]) -> None:
        """A part of the list, for a page that has none yet."""
        if self.page is not None and not self.page.is_listed:
            self.page.show_part(entries)

    def _on_listed(self, listing: Listing) -> None:
        for notice in listing.notices:
            self.told.emit(notice)
        if self.page is None:  # the person went on meanwhile
            return
        if not listing.entries and not self._undo and not self._redo:
            self.is_empty.emit()
            return
        self.page.show_listing(listing)
        self._say()

    def delete(self, identity: str) -> None:
        """Put a request aside; it can be brought back."""
        title = next((each.title for each in self.page.entries if each.id == identity), "") if self.page else ""

        def note(token: Any) -> None:
            self._undo, self._redo = (token, title), ""
            self.deleted.emit(identity)

        self._change(partial(self._store.delete, identity), note)

    def _on_undo(self) -> None:
        if self._undo:
            token, _title = self._undo
            self._undo = None

            def note(identity: Any) -> None:
                self._redo = identity

            self._change(partial(self._store.restore, token), note)

    def _on_redo(self) -> None:
        if self._redo:
            self.delete(self._redo)

    def _say(self) -> None:
        assert self.page is not None
        if self._undo:
            self.page.undo.say(_("“{title}” was deleted.").format(title=self._undo[1]))
        elif self._redo:
            title = next((each.title for each in self.page.entries if each.id == self._redo), "")
            self.page.undo.say(_("“{title}” is back.").format(title=title), can_redo=True)
        else:
            self.page.undo.say("")

    def _change(self, work: Callable[[], Any], note: Callable[[Any], None] | None = None) -> None:
        def done(result: Any) -> None:
            if note:
                note(result)
            self.look()

        def failed(sentence: str) -> None:
            self.told.emit(sentence)
            self.look()

        self._background.run(work, done, failed)
