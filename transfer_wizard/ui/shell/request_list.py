"""The list of requests: shown, deleted and brought back, and how each of them stands."""

import contextlib
import datetime
from collections.abc import Callable, Collection, Mapping
from functools import partial
from typing import Any, Final

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid

from transfer_wizard.request.document import Unreadable
from transfer_wizard.request.words import Side
from transfer_wizard.storage.drafts import DraftStore
from transfer_wizard.storage.entries import DraftEntry, Listing, Standing
from transfer_wizard.translations import _
from transfer_wizard.ui.services.background import Background
from transfer_wizard.ui.start.start_page import StartPage

_NONE: Final = dict.fromkeys(Side)


class RequestList(QObject):
    """Fills the page of requests from the disk, and does what is asked on it to a request that is not open.

    Args:
        wait: waits, off the window's thread, until what was typed is on the disk.

    Attributes:
        passcodes: the days of the passcodes of each request, by its id, as far as the vault told in this run.

    Signals:
        told: a sentence for the person.
        deleted: the id of a request that is gone now.
    """

    told = Signal(str)
    deleted = Signal(str)
    _came = Signal(list)

    def __init__(
        self, store: DraftStore, background: Background, wait: Callable[[], None], hidden: Collection[str] = ()
    ) -> None:
        super().__init__()
        self._store = store
        self._background = background
        self._wait = wait
        self._hidden = hidden
        self._undo = ""
        """The token of the last deletion, which takes it back."""
        self._redo = ""
        self.page: StartPage | None = None
        self.passcodes: dict[str, Mapping[Side, datetime.date | None]] = {}
        self._came.connect(self._on_came, Qt.ConnectionType.QueuedConnection)

    def make_page(self) -> StartPage:
        """A page for what there is."""
        return StartPage(self._store.has_any(), hidden=self._hidden)

    def follow(self, page: StartPage) -> None:
        """Fill a page that is in sight, until ``leave``, and do what is asked on it."""
        self.page = page
        page.asks.delete.connect(self.delete)
        page.asks.look.connect(self.look)
        page.asks.undo.connect(self._on_undo)
        page.asks.redo.connect(self._on_redo)
        page.asks.standings.connect(self._on_standings_asked)

    def leave(self) -> None:
        """Forget the page, since something else came into sight."""
        self.page = None

    def forget_undo(self) -> None:
        """Drop the undo of the last deletion."""
        self._undo, self._redo = "", ""

    def look(self) -> None:
        """Read the list anew."""
        self._background.run(self._list, self._on_listed, self._on_not_listed)

    def _on_not_listed(self, sentence: str) -> None:
        self.told.emit(sentence)
        if self.page is not None and self.page.requests is not None:
            self.page.requests.show_failed()

    def _list(self) -> Listing:
        self._wait()
        return self._store.list(self._came.emit)

    def _on_came(self, entries: list[DraftEntry]) -> None:
        """A part of the list, for a page that has none yet, and is still there."""
        list_ = self.page.requests if self.page is not None and isValid(self.page) else None
        if list_ is not None and not list_.is_listed:
            list_.show_part(entries)

    def _on_listed(self, listing: Listing) -> None:
        for notice in listing.notices:
            self.told.emit(notice)
        if self.page is None:  # the person went on meanwhile
            return
        self.page.show_listing(listing)
        self._say()

    def _on_standings_asked(self, identities: list[str]) -> None:
        def find_out() -> dict[str, Standing]:
            found = {}
            for identity in identities:
                with contextlib.suppress(OSError, Unreadable):  # the list itself says what can't be read
                    found[identity] = self._store.standing(identity, self.passcodes.get(identity, _NONE))
            return found

        def show(found: dict[str, Standing]) -> None:
            if self.page is not None and self.page.requests is not None:
                self.page.requests.model.show_standings(found)

        self._background.run(find_out, show, self.told.emit)

    def delete(self, identity: str) -> None:
        """Put a request aside; it can be brought back."""

        def note(token: Any) -> None:
            self._undo, self._redo = token, ""
            self.deleted.emit(identity)

        self._change(partial(self._store.delete, identity), note)

    def _on_undo(self) -> None:
        if self._undo:
            token, self._undo = self._undo, ""

            def note(identity: Any) -> None:
                self._redo = identity

            self._change(partial(self._store.restore, token), note)

    def _on_redo(self) -> None:
        if self._redo:
            self.delete(self._redo)

    def _say(self) -> None:
        assert self.page is not None
        if self._undo:
            self.page.undo.say(_("Request deleted."))
        elif self._redo:
            self.page.undo.say(_("The request is back."), can_redo=True)
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
