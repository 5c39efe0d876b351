"""What makes the first window quick, settled before the first widget. ``ui/__init__.py`` imports this and nothing else.

Each of the three earns its place: the first window takes 1.38 times as long as a bare wizard's with all of them, and
1.63 times without. The figure beside each is what it saves of the processor's time until the first paint (medians of 21
runs in turn, offscreen: 349 ms without any, 299 ms with all three).
"""

import builtins
import gc
import sys
from typing import Any, Final

# 1. No garbage is collected while the program starts (15 ms), and later on the window's thread only.
gc.disable()

# 2. Two modules that only Qt's own makers need are compiled as empty ones (23 ms).
# WORKAROUND: PySide6 compiles Python source that is stored in its library, at every start. These two write its .pyi
# files, and bring tokenize, inspect and others with them.
FOR_PYI_FILES: Final = ("shibokensupport/signature/lib/pyi_generator.py", "shibokensupport/signature/lib/enum_sig.py")
_compile: Any = builtins.compile


def _compile_what_runs(source: Any, filename: Any, *rest: Any, **named: Any) -> Any:
    return _compile(b"" if filename in FOR_PYI_FILES else source, filename, *rest, **named)


builtins.compile = _compile_what_runs
try:
    from PySide6.QtCore import QObject, QTimer
finally:
    builtins.compile = _compile

# 3. PySide6 does not look for its switch from camelCase to snake_case in each module (11 ms).
# WORKAROUND: after every import it reads the module's source for the word "PySide6", of our modules and of any library;
# and while two threads import at once, it can hand pydantic to itself half-made. Nothing here uses that switch, and a
# frozen program has no source to read. https://bugreports.qt.io/browse/PYSIDE-2029
_switch: Any = sys.modules.get("shibokensupport.feature")
if hasattr(_switch, "_mod_uses_pyside"):
    _switch._mod_uses_pyside = lambda module: False

COLLECT_EVERY: Final = 1_000
"""Milliseconds."""


class Collector(QObject):
    """Collects garbage on the window's thread, as long as it lives, when Python would have.

    WORKAROUND: Python collects cycles on whichever thread happens to allocate. When a cycle holds a Qt object, that
    object is then destroyed on the disk's or the keyring's thread, under the hands of the window's event loop, and the
    program crashes.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._on_time)
        self._timer.start(COLLECT_EVERY)

    def _on_time(self) -> None:
        """Collect the oldest generation that is over Python's own threshold."""
        counts, thresholds = gc.get_count(), gc.get_threshold()
        for generation in (2, 1, 0):
            if counts[generation] > thresholds[generation]:
                gc.collect(generation)
                return
