"""What makes the first window quick, settled before the first widget. ``ui/__init__.py`` imports this and nothing else.

Each of the three earns its place. Until the first paint a bare wizard of PySide6 takes 645 million instructions of the
processor, this program 885 with all of them (1.37 times as many) and 1,144 without (1.77); the figure beside each is
what it saves. They are counted by callgrind, offscreen, and are the same however busy the machine is; on one of two
cores, 4 million take a millisecond.
"""

import builtins
import contextlib
import gc
import marshal
import os
import sys
import time
from importlib.util import cache_from_source
from typing import Any, Final

# 1. No garbage is collected while the program starts (8 million), and later on the window's thread only.
gc.disable()

# 2. What PySide6 compiles is compiled once (218 million).
# WORKAROUND: PySide6 compiles Python source that is stored in its library, at every start. Its code is kept with ours,
# where Python keeps compiled modules and as it does, and is used while the source is the same. Two of these modules,
# which only Qt's own makers need, are taken for empty ones: they write its .pyi files, and bring tokenize and others.
FOR_PYI_FILES: Final = ("shibokensupport/signature/lib/pyi_generator.py", "shibokensupport/signature/lib/enum_sig.py")
COMPILED: Final = cache_from_source(__file__).replace("quick_start.", "pyside.").removesuffix("pyc") + "code"
_compile: Any = builtins.compile
_known: dict[str, Any] = {}
_is_news = False
with contextlib.suppress(OSError, EOFError, ValueError, TypeError), open(COMPILED, "rb") as _file:
    _known = dict(marshal.loads(_file.read()))


def _compile_once(source: Any, filename: Any, *rest: Any, **named: Any) -> Any:
    global _is_news
    if named or not str(filename).startswith(("shibokensupport/", "signature_bootstrap")):
        return _compile(source, filename, *rest, **named)
    given = b"" if filename in FOR_PYI_FILES else source, *rest
    before, code = _known.get(filename, (None, None))
    if before != given:
        code = _compile(given[0], filename, *rest)
        _known[filename] = given, code
        _is_news = True
    return code


builtins.compile = _compile_once
try:
    from PySide6.QtCore import QObject, QTimer
finally:
    builtins.compile = _compile
if _is_news and not sys.dont_write_bytecode:
    with contextlib.suppress(OSError, ValueError):  # as Python does: where it may, and without a word where it can't
        os.makedirs(os.path.dirname(COMPILED), exist_ok=True)
        with open(f"{COMPILED}.{os.getpid()}", "wb") as _new:
            _new.write(marshal.dumps(_known))
        os.replace(_new.name, COMPILED)

# 3. PySide6 does not look for its switch from camelCase to snake_case in each module (31 million).
# WORKAROUND: after every import it reads the module's source for the word "PySide6", of our modules and of any library;
# and while two threads import at once, it can hand pydantic to itself half-made. Nothing here uses that switch, and a
# frozen program has no source to read. https://bugreports.qt.io/browse/PYSIDE-2029
_switch: Any = sys.modules.get("shibokensupport.feature")
if hasattr(_switch, "_mod_uses_pyside"):
    _switch._mod_uses_pyside = lambda module: False

# 4. A thread that saves or reads gives way to the window in half a millisecond, where Python has five: what the window
# does takes ten times as long else while thousands of rows are on their way to the disk.
sys.setswitchinterval(0.0005)

COLLECT_EVERY: Final = 1_000
"""Milliseconds."""
OLDEST: Final = 2
LONG: Final = 0.02
SET_ASIDE_FOR: Final = 600
"""Seconds."""


class Collector(QObject):
    """Collects garbage on the window's thread, as long as it lives, when Python would have.

    WORKAROUND: Python collects cycles on whichever thread happens to allocate. When a cycle holds a Qt object, that
    object is then destroyed on the disk's or the keyring's thread, under the hands of the window's event loop, and the
    program crashes.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._thaws_at = 0.0
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._on_time)
        self._timer.start(COLLECT_EVERY)

    def _on_time(self) -> None:
        """Collect the oldest generation that is over Python's own threshold."""
        counts, thresholds = gc.get_count(), gc.get_threshold()
        for generation in (2, 1, 0):
            if counts[generation] > thresholds[generation]:
                self._collect(generation)
                return

    def _collect(self, generation: int) -> None:
        """Collect. What is left of very much is set aside for a while: to look through it keeps the window waiting."""
        begun = time.monotonic()
        if generation == OLDEST and begun > self._thaws_at:
            gc.unfreeze()
        gc.collect(generation)
        if time.monotonic() - begun > LONG:
            gc.freeze()
            self._thaws_at = begun + SET_ASIDE_FOR
