"""One thread that saves drafts, so that a slow disk never stops the window."""

import threading
from collections.abc import Callable

from transfer_wizard.request.draft import Draft
from transfer_wizard.storage.drafts import DraftStore
from transfer_wizard.storage.files import NotSaved, Saved
from transfer_wizard.storage.proof import Proof
from transfer_wizard.storage.service import report_fault, serve
from transfer_wizard.translations import _


class Writer:
    """Saves snapshots one after the other; of several that wait for one draft only the latest is saved.

    ``answer`` gets the draft's id, and Saved, or NotSaved for whatever else came of it; on the writer's own thread.
    A snapshot that was not saved is not tried again: the caller still has the draft.
    """

    def __init__(self, store: DraftStore, answer: Callable[[str, Saved | NotSaved], None]) -> None:
        self._store = store
        self._answer = answer
        self._waiting: dict[str, Draft] = {}
        self._is_saving = False
        self._changed = threading.Condition()
        self._is_serving = False
        self._proof = "", Proof()
        """The draft that was saved last, and what was proven of it."""

    def save(self, snapshot: Draft) -> None:
        """Save a draft; the caller hands over a copy that nobody ever changes, nor its rows."""
        with self._changed:
            self._waiting[snapshot.id] = snapshot
            self._changed.notify_all()
            if not self._is_serving:
                self._is_serving = True
                serve("draft writer", self._save_next)

    def flush(self, timeout: float) -> bool:
        """Wait until nothing is left to save, at most so many seconds; False when something is."""
        with self._changed:
            return self._changed.wait_for(lambda: not self._waiting and not self._is_saving, timeout)

    def _save_next(self) -> None:
        with self._changed:
            self._changed.wait_for(lambda: self._waiting)
            identity = next(iter(self._waiting))
            snapshot = self._waiting.pop(identity)
            self._is_saving = True
        try:
            self._answer(identity, self._saved(snapshot))
        finally:
            with self._changed:
                self._is_saving = False
                self._changed.notify_all()

    def _saved(self, snapshot: Draft) -> Saved | NotSaved:
        if self._proof[0] != snapshot.id:
            self._proof = snapshot.id, Proof()
        try:
            return self._store.save(snapshot, self._proof[1])
        except NotSaved as problem:
            return problem
        except Exception:  # whatever it is: what nobody heard of would count as saved
            report_fault()
            return NotSaved(_("Not saved: something went wrong inside Transfer Wizard."))
