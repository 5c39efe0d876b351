"""Garbage is collected on the window's thread only.

WORKAROUND: Python collects cycles on whichever thread happens to allocate. When a cycle holds a Qt object, that object
is then destroyed on the disk's or the keyring's thread, under the hands of the window's event loop, and the program
crashes. So automatic collection is off while a window is open, and a timer does what it would have done.
"""

import gc
from typing import Final

from PySide6.QtCore import QObject, QTimer

EVERY: Final = 1_000
"""Milliseconds."""


class Collector(QObject):
    """Collects when Python would have, as long as it lives."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._on_time)
        self._timer.start(EVERY)

    def _on_time(self) -> None:
        """Collect the oldest generation that is over Python's own threshold."""
        counts, thresholds = gc.get_count(), gc.get_threshold()
        for generation in (2, 1, 0):
            if counts[generation] > thresholds[generation]:
                gc.collect(generation)
                return
