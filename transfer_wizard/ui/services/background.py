"""Work that may take its time, off the window's thread, one piece after the other."""

import queue
import threading
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal


class Background(QObject):
    """A daemon thread for the disk: it never holds up the window, nor the end of the program."""

    _done = Signal(object, object)

    def __init__(self) -> None:
        super().__init__()
        self._work: queue.SimpleQueue[tuple[Callable[[], Any], Callable[[Any], None]]] = queue.SimpleQueue()
        self._thread: threading.Thread | None = None
        self._done.connect(self._on_done, Qt.ConnectionType.QueuedConnection)

    def run(self, work: Callable[[], Any], answer: Callable[[Any], None]) -> None:
        """Do the work there, and give its result, or the error it ended with, to ``answer`` on the window's thread."""
        self._work.put((work, answer))
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="background", daemon=True)
            self._thread.start()

    def _run(self) -> None:
        while True:
            work, answer = self._work.get()
            result: Any
            try:
                result = work()
            except Exception as error:  # told by whoever asked, who knows which errors are meant for people
                result = error
            self._done.emit(answer, result)

    def _on_done(self, answer: Callable[[Any], None], result: Any) -> None:
        answer(result)
