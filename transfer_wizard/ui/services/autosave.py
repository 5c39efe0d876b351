"""Saving as the person goes: soon after the last key, at every page, and at the end."""

import copy
import datetime
import time
from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from transfer_wizard import __version__
from transfer_wizard.request.draft import Draft
from transfer_wizard.storage.drafts import DraftStore
from transfer_wizard.storage.files import NotSaved
from transfer_wizard.storage.writer import Writer
from transfer_wizard.translations import _

AFTER_LAST_EDIT: Final = 800
AT_MOST_APART: Final = 10_000
RETRY_AFTER: Final = 60_000
"""Milliseconds."""
AT_THE_END: Final = 5.0
"""Seconds that closing waits for the disk."""


class Autosave(QObject):
    """Keeps one draft saved. What could not be saved stays in memory, and is tried again each minute.

    Signals:
        said: the words for the footer, and whether they tell of a problem.
    """

    said = Signal(str, bool)
    _answered = Signal(str, object)

    def __init__(self, store: DraftStore) -> None:
        super().__init__()
        self._writer = Writer(store, self._from_writer)
        self._answered.connect(self._on_answered, Qt.ConnectionType.QueuedConnection)
        self._draft: Draft | None = None
        self._is_dirty = False
        self._failure: NotSaved | None = None
        self._unsaved_since = 0.0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.save)

    def watch(self, draft: Draft | None) -> None:
        """Save this draft from here on; None for one that may not be saved."""
        self.save()
        self._draft = draft
        self._is_dirty = False
        self._failure = None
        self.said.emit(_when(draft.saved_at) if draft else "", False)

    def touch(self) -> None:
        """Note that the draft changed."""
        if self._draft is None:
            return
        now = time.monotonic()
        if not self._is_dirty:
            self._is_dirty = True
            self._unsaved_since = now
        waited = round((now - self._unsaved_since) * 1000)
        self._timer.start(min(AFTER_LAST_EDIT, max(0, AT_MOST_APART - waited)))

    def save(self) -> None:
        """Save what has changed, now."""
        self._timer.stop()
        if self._draft is not None and self._is_dirty:
            self._is_dirty = False
            self._draft.created_by = __version__
            self._writer.save(_snapshot(self._draft))

    def wait(self) -> None:
        """Wait, on another thread than the window's, until the disk has everything."""
        self._writer.flush(AT_THE_END)

    def finish(self) -> NotSaved | None:
        """Save and wait for the disk; the problem when what was typed is not on it."""
        self.save()
        if not self._writer.flush(AT_THE_END):
            return NotSaved(_("Not saved: the disk does not answer."))
        return self._failure

    def _from_writer(self, identity: str, result: str | NotSaved) -> None:
        """On the writer's thread. A bound method keeps its object alive for a late answer, a signal does not."""
        self._failure = result if isinstance(result, NotSaved) else None
        self._answered.emit(identity, result)

    def _on_answered(self, identity: str, result: object) -> None:
        if self._draft is None or identity != self._draft.id:
            return
        if isinstance(result, NotSaved):
            self._is_dirty = True
            self._timer.start(RETRY_AFTER)
            self.said.emit(str(result), True)
        elif isinstance(result, str) and result:
            self._draft.saved_at = result
            self.said.emit(_when(result), False)


def _snapshot(draft: Draft) -> Draft:
    """A copy that the writer may keep while the person types on."""
    return copy.deepcopy(draft)


def _when(saved_at: str) -> str:
    """The words for a time: "Saved 14:02" today, with the date on another day."""
    try:
        moment = datetime.datetime.fromisoformat(saved_at).astimezone()
    except ValueError:
        return ""
    if moment.date() == datetime.date.today():
        return _("Saved {time}").format(time=f"{moment:%H:%M}")
    return _("Saved {day}, {time}").format(day=f"{moment:%Y-%m-%d}", time=f"{moment:%H:%M}")
