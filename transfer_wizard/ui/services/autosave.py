"""Saves the request: while the person types, at every page, before another request is opened, and at the end."""

import datetime
import math
import time
from collections.abc import Callable
from typing import Any, Final

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from transfer_wizard.request.draft import Copying, Draft, copied
from transfer_wizard.storage.drafts import DraftStore
from transfer_wizard.storage.files import NotSaved, Saved
from transfer_wizard.storage.writer import Writer
from transfer_wizard.translations import _

AFTER_AN_EDIT: Final = 250
"""Milliseconds from the first key that is not saved, typing or not.

What a kill costs at most is that, or what the save before takes where that is longer, and what the save itself takes:
less than a second where no save takes more than half of one, or a single one three quarters.
"""
WITH_MANY_ROWS: Final = 600
"""Milliseconds instead, where saving without a pause would slow down typing."""
MANY_ROWS: Final = 500
RETRY_AFTER: Final = 2_000
LOOK_AGAIN_AFTER: Final = 20
"""Milliseconds."""
AT_THE_END: Final = 5.0
"""Seconds that closing, and going to another request, wait for the disk."""
AT_A_TIME: Final = 0.008
"""Seconds of copying, where there are thousands of rows."""
MOST_RESTARTS: Final = 3
"""So often a copy is begun anew because somebody types on; then it is made at once."""
AT_ONCE: Final = 0.1
"""Seconds in which nobody notices that the window waits."""


class Autosave(QObject):
    """Keeps one draft saved. Nothing counts as saved before the disk has said so.

    What could not be saved stays in memory, and is tried again with the next edit, every two seconds, and when asked.

    Signals:
        said: the words for the footer, and whether they tell of a problem.
        noticed: what else the person should know of a save.
    """

    said = Signal(str, bool)
    noticed = Signal(str)
    _answered = Signal(str, object)

    def __init__(self, store: DraftStore) -> None:
        super().__init__()
        self._writer = Writer(store, self._from_writer)
        self._answered.connect(self._on_answered, Qt.ConnectionType.QueuedConnection)
        self._draft: Draft | None = None
        self._is_dirty = False
        self._copying: Copying | None = None
        self._restarts = 0
        self._is_held = False
        self._kept: dict[str, Any] | None = None
        """What the disk has, or was given last."""
        self._answer: Saved | NotSaved | None = Saved()
        """What came of the last save; None until the disk has said it."""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._on_time)
        self._next = QTimer(self, singleShot=True, interval=0)
        self._next.timeout.connect(self._copy_on)

    def watch(self, draft: Draft | None, is_kept: bool = False) -> None:
        """Save this draft from here on; None for one that may not be saved. ``when_saved`` ends with the draft before.

        Args:
            is_kept: it is on the disk as it is here, so nothing is written until something changes.
        """
        self.save()
        self._draft = draft
        self._kept = copied(draft).values if draft and is_kept else None
        self._is_dirty = False
        self._answer = Saved()
        self.said.emit(_when(draft.saved_at) if draft else "", False)

    @property
    def is_kept(self) -> bool:
        """Whether the draft is on the disk, or on its way there; a new one comes there with the first edit."""
        return self._kept is not None

    def touch(self) -> None:
        """Note that the draft changed."""
        if self._draft is None:
            return
        self._is_dirty = True
        if self._copying:  # it would be half of what was, and half of what is; the next one looks at all rows
            self._copying = Copying(self._draft)
            self._restarts += 1
        soon = AFTER_AN_EDIT if len(self._draft.licenses) < MANY_ROWS else WITH_MANY_ROWS
        if not self._timer.isActive() or self._timer.remainingTime() > soon:
            self._timer.start(soon)

    def save(self) -> None:
        """Save what has changed, or was not saved, now."""
        self._timer.stop()
        if self._draft is not None and (self._is_dirty or self._copying or isinstance(self._answer, NotSaved)):
            self._copying = self._copying or Copying(self._draft)
            self._copy_on(math.inf)

    def save_soon(self) -> None:
        """Save what has changed, or was not saved, from now on: of thousands of rows a little at a time.

        Those are begun in a turn after this one, in which a page came into sight.
        """
        if self._is_dirty or isinstance(self._answer, NotSaved):
            self._begin(looks_at_rows=True)

    def hold(self) -> None:
        """Wait with the copy of thousands of rows, if one is being made: a page is about to be painted."""
        self._is_held = True
        self._next.stop()

    def release(self) -> None:
        """Go on with it, now that the page was painted."""
        self._is_held = False
        if self._copying:
            self._next.start()

    def _on_time(self) -> None:
        """Save what has changed, a little at a time: the person types on meanwhile."""
        self._begin(looks_at_rows=False)

    def _begin(self, looks_at_rows: bool) -> None:
        if self._draft is not None and not self._copying:
            self._copying = Copying(self._draft, looks_at_rows)
            if looks_at_rows and len(self._draft.licenses) >= MANY_ROWS:
                self._copy_next()
            else:
                self._copy_on()

    def _copy_next(self) -> None:
        if not self._is_held:
            self._next.start()

    def _copy_on(self, seconds: float = AT_A_TIME) -> None:
        if self._copying is None:
            return
        if not self._copying.take(seconds if self._restarts < MOST_RESTARTS else math.inf):
            self._copy_next()
            return
        snapshot, self._copying, self._restarts = self._copying.twin, None, 0
        self._is_dirty = False
        self._timer.stop()
        if snapshot.values == self._kept and not isinstance(self._answer, NotSaved):
            return  # a field was left, and nothing in it had changed: a record stays as it is
        self._kept = snapshot.values
        self._answer = None
        self._writer.save(snapshot)

    def wait(self) -> None:
        """Wait, on another thread than the window's, until the disk has everything."""
        self._writer.flush(AT_THE_END)

    def when_saved(self, then: Callable[[NotSaved | None], None]) -> None:
        """Save, and go on when the disk has answered or its time is up: with the problem, where there is one."""
        self.save()
        until = time.monotonic() + AT_THE_END
        if self._writer.flush(AT_ONCE):
            then(self._problem())
        else:
            QTimer.singleShot(LOOK_AGAIN_AFTER, self, lambda: self._look_again(until, then))

    def _look_again(self, until: float, then: Callable[[NotSaved | None], None]) -> None:
        if self._is_dirty:  # somebody typed on meanwhile
            self.save()
        if self._writer.flush(0) or time.monotonic() > until:
            then(self._problem())
        else:
            QTimer.singleShot(LOOK_AGAIN_AFTER, self, lambda: self._look_again(until, then))

    def finish(self) -> NotSaved | None:
        """Save and wait for the disk; the problem where what was typed is not on it."""
        self.save()
        self._writer.flush(AT_THE_END)
        return self._problem()

    def _problem(self) -> NotSaved | None:
        if self._answer is None or not self._writer.flush(0):
            return NotSaved(_("Not saved: the disk does not answer."))
        return self._answer if isinstance(self._answer, NotSaved) else None

    def _from_writer(self, identity: str, result: Saved | NotSaved) -> None:
        """On the writer's thread. A bound method keeps its object alive for a late answer, a signal does not."""
        if self._draft is not None and identity == self._draft.id:
            self._answer = result
        self._answered.emit(identity, result)

    def _on_answered(self, identity: str, result: object) -> None:
        if self._draft is None or identity != self._draft.id:
            return
        if isinstance(result, NotSaved):
            if not self._timer.isActive():
                self._timer.start(RETRY_AFTER)
            self.said.emit(str(result), True)
        elif isinstance(result, Saved) and result.at:
            self._draft.saved_at = result.at
            self.said.emit(_when(result.at), False)
            if result.notice:
                self.noticed.emit(result.notice)


def _when(saved_at: str) -> str:
    """The words for a time: "Saved 14:02" today, with the date on another day."""
    try:
        moment = datetime.datetime.fromisoformat(saved_at).astimezone()
    except (ValueError, OverflowError, OSError):  # no time, or one that no calendar here holds
        return ""
    if moment.date() == datetime.date.today():
        return _("Saved {time}").format(time=f"{moment:%H:%M}")
    return _("Saved {day}, {time}").format(day=f"{moment:%Y-%m-%d}", time=f"{moment:%H:%M}")
