"""Slow work off the window's thread, one piece after the other; of every piece the window hears how it ended."""

import functools
import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from shiboken6 import isValid

from transfer_wizard.request.document import Unreadable
from transfer_wizard.storage.evidence import NotAdded
from transfer_wizard.storage.files import NotSaved
from transfer_wizard.storage.service import report_fault
from transfer_wizard.translations import _

PATIENCE: Final = 30.0
"""Seconds that a piece of work may take before the person is told that the disk does not answer."""


@dataclass(eq=False)
class _Work:
    work: Callable[[], Any]
    answer: Callable[[Any], None]
    failed: Callable[[str], None]


class Background:
    """Work for one owner, on a thread that is there only while there is work.

    Of each piece of work exactly one is called, on the window's thread: ``answer`` with its result, or ``failed`` with
    a sentence for the person. Neither is called once the owner is gone, or after ``drop``; a sentence that finds its
    owner gone goes to whoever asked for it with ``hear_unheard``.

    Args:
        owner: what the answers are for.
        must_end: the program doesn't end before the work has.
    """

    def __init__(self, owner: QObject, must_end: bool = False) -> None:
        self._owner = owner
        self._must_end = must_end
        self._heard: dict[_Work, QTimer] = {}
        self._line = _WorkQueue(must_end)
        _window_side()  # made here, on the window's thread

    def run(
        self,
        work: Callable[[], Any],
        answer: Callable[[Any], None],
        failed: Callable[[str], None],
        patience: float | None = PATIENCE,
    ) -> None:
        """Do the work after all that was asked before.

        Args:
            patience: seconds, counted from now; None for work that moves on for as long as it takes.
        """
        piece = _Work(work, answer, failed)
        deadline = self._heard[piece] = QTimer(_window_side(), singleShot=True)
        self._line.add(piece, self._from_line)
        if patience is not None:
            deadline.timeout.connect(lambda: self._on_late(piece))
            deadline.start(round(patience * 1000))

    @property
    def is_busy(self) -> bool:
        """Whether something was asked that has not ended."""
        return bool(self._heard)

    def drop(self) -> None:
        """Drop what was asked so far: its answers are not heard, and what has not begun is not done."""
        self._line.clear()
        for piece in list(self._heard):
            self._hear_no_more(piece)

    def _from_line(self, piece: _Work, is_done: bool, result: Any) -> None:
        """On the other thread."""
        _window_side().heard.emit(functools.partial(self._on_ended, piece, is_done, result))

    def _on_ended(self, piece: _Work, is_done: bool, result: Any) -> None:
        if piece in self._heard:
            self._hear_no_more(piece)
            if isValid(self._owner):
                (piece.answer if is_done else piece.failed)(result)
            elif not is_done:
                _window_side().unheard.emit(result)

    def _hear_no_more(self, piece: _Work) -> None:
        """Let go of it; a timer that stays would hold the work, and a whole request with it, for ever."""
        deadline = self._heard.pop(piece)
        deadline.stop()
        deadline.deleteLater()

    def _on_late(self, piece: _Work) -> None:
        """The thread that is stuck is left alone, and what comes next gets another."""
        if piece in self._heard:
            waiting = [each for each in self._line.clear() if each is not piece]
            self._line = _WorkQueue(self._must_end)
            for each in waiting:
                self._line.add(each, self._from_line)
            self._on_ended(piece, False, _("The disk does not answer. Try again, or look whether it is connected."))


class _WorkQueue:
    """Pieces of work that wait, and the thread that does one after the other."""

    def __init__(self, must_end: bool) -> None:
        self._must_end = must_end
        self._waiting: deque[tuple[_Work, Callable[[_Work, bool, Any], None]]] = deque()
        self._is_working = False
        self._lock = threading.Lock()

    def add(self, piece: _Work, ended: Callable[[_Work, bool, Any], None]) -> None:
        with self._lock:
            self._waiting.append((piece, ended))
            if not self._is_working:
                self._is_working = True
                threading.Thread(target=self._work, name="background", daemon=not self._must_end).start()

    def clear(self) -> list[_Work]:
        """Take out, and return, what has not begun."""
        with self._lock:
            pieces = [piece for piece, _ended in self._waiting]
            self._waiting.clear()
            return pieces

    def _work(self) -> None:
        while True:
            with self._lock:
                if not self._waiting:
                    self._is_working = False
                    return
                piece, ended = self._waiting.popleft()
            try:
                result = piece.work()
            except (NotAdded, NotSaved, Unreadable) as told:
                ended(piece, False, str(told))
            except OSError as error:
                ended(piece, False, f"{error.strerror or type(error).__name__}.")
            except Exception:  # whatever it is, the person hears of it
                ended(piece, False, sentence_of_fault())
            else:
                ended(piece, True, result)


class _WindowSide(QObject):
    """Takes what other threads send to the window's; it lives as long as the program, so that no answer is lost."""

    heard = Signal(object)
    unheard = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.heard.connect(self._on_heard, Qt.ConnectionType.QueuedConnection)

    def _on_heard(self, act: Callable[[], None]) -> None:
        act()


@functools.cache
def _window_side() -> _WindowSide:
    return _WindowSide()


def sentence_of_fault() -> str:
    """What the person is told of the error that is being handled; whoever looks after the program gets its report."""
    report_fault()
    return _("Not done: something went wrong inside Transfer Wizard. Try again.")


def hear_unheard(told: Callable[[str], None]) -> None:
    """Call a method of a Qt object with each error of work whose page was left before it ended."""
    _window_side().unheard.connect(told)
