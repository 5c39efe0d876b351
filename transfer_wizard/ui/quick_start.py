"""What makes the first window quick, settled before the first widget. ``ui/__init__.py`` imports this and nothing else.

Each earns its place. Until the first paint a bare wizard of PySide6 takes 655 million instructions of the processor,
this program 646 with all of them and 1,183 without (1.8 times as many); the figure beside each is what it saves. They
are counted by callgrind, offscreen, and are the same however busy the machine is; on one of two cores, 4 million take
a millisecond.
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

from transfer_wizard.ui import quick_enums

# 1. No garbage is collected while the program starts (8 million), and later on the window's thread only.
gc.disable()

# 2. The enumerations of Qt are made at once, and not name by name (208 million).
quick_enums.install()

# 3. What PySide6 compiles is compiled once (218 million), and what explains a wrong call waits for one (65 million).
# WORKAROUND: PySide6 compiles Python source that is stored in its library, at every start. Its code is kept with ours,
# where Python keeps compiled modules and as it does, and is used while the source is the same. Most of it knows the
# arguments of every function, for errors and for help(); in its place stands what runs it, with all that it imports,
# once somebody asks for a name in it.
STAND_IN: Final = """
def __getattr__(name):
    from transfer_wizard.ui.quick_start import run_after_all
    return run_after_all(globals(), name)

def update_mapping():  # the one that PySide6 takes out of a module while it starts
    from transfer_wizard.ui.quick_start import run_after_all
    run_after_all(globals(), "update_mapping")()
"""
LATER: Final = (
    "signature/errorhandler signature/layout signature/mapping signature/parser "
    "signature/lib/enum_sig signature/lib/pyi_generator signature/lib/tool"
).split()
# 4. PySide6 does not look for its switch from camelCase to snake_case at each import (38 million).
# WORKAROUND: it stands between Python and every import, of our modules and of any library, and reads the source of what
# was imported for the word "PySide6"; and while two threads import at once, it can hand pydantic to itself half-made.
# Nothing here uses that switch. https://bugreports.qt.io/browse/PYSIDE-2029
NO_SWITCH: Final = """
def feature_import(*_import, **_named): ...
def feature_imported(_module): ...
"""
STAND_INS: Final = {f"shibokensupport/{name}.py": STAND_IN for name in LATER} | {
    "shibokensupport/feature.py": NO_SWITCH
}
WHOLE: Final = ".whole"
"""Behind the name of a stand-in in the packaged program: the code that it stands for."""
COMPILED: Final = cache_from_source(__file__).replace("quick_start.", "pyside.").removesuffix("pyc") + "code"
_import: Any = builtins.__import__
_compile: Any = builtins.compile
_known: dict[str, Any] = {}
_run: set[str] = set()
_is_news = False
with contextlib.suppress(OSError, EOFError, ValueError, TypeError), open(COMPILED, "rb") as _file:
    _known = dict(marshal.loads(_file.read()))


def _compile_once(source: Any, filename: Any, *rest: Any, **named: Any) -> Any:
    if named or not str(filename).startswith(("shibokensupport/", "signature_bootstrap")):
        return _compile(source, filename, *rest, **named)
    code = _kept(filename, source, *rest)
    return _kept(f"{filename} for now", STAND_INS[filename], *rest) if filename in STAND_INS else code


def _kept(filename: str, *given: Any) -> Any:
    global _is_news
    before, code = _known.get(filename, (None, None))
    if before != given:
        code = _compile(given[0], filename, *given[1:])
        _known[filename] = given, code
        _is_news = True
    return code


def run_after_all(module: dict[str, Any], name: str) -> Any:
    """What a module of PySide6 has for a name; ``module`` are its globals, and hold all of it from now on."""
    path = module["__file__"]
    if not name.startswith("__") and path not in _run:
        _run.add(path)
        exec(_known[path][1] if path in _known else _packaged(path), module)
    if name.startswith("__") or name not in module:
        raise AttributeError(name)
    return module[name]


def _packaged(path: str) -> Any:
    with open(path + WHOLE, "rb") as file:
        return marshal.loads(file.read())


builtins.compile = _compile_once
try:
    from PySide6.QtCore import QAbstractEventDispatcher, QObject, QTimer
finally:
    builtins.compile = _compile
    builtins.__import__ = _import
if _is_news and not sys.dont_write_bytecode:
    with contextlib.suppress(OSError, ValueError):  # as Python does: where it may, and without a word where it can't
        os.makedirs(os.path.dirname(COMPILED), exist_ok=True)
        with open(f"{COMPILED}.{os.getpid()}", "wb") as _new:
            _new.write(marshal.dumps(_known))
        os.replace(_new.name, COMPILED)

# 5. A thread that saves or reads gives way to the window in half a millisecond, where Python has five: what the window
# does takes ten times as long else while thousands of rows are on their way to the disk.
sys.setswitchinterval(0.0005)

LOOK_EVERY: Final = 1_000
"""Milliseconds."""
YOUNG: Final = 2_000
"""So many objects are looked through in a millisecond."""
VERY_MANY: Final = 30_000
"""New objects that came in one turn: the rows of a list."""
AT_REST: Final = 0.003
"""Seconds of processor within the last second: a key press takes more."""
AT_LATEST: Final = 120
OLDEST: Final = 2
LONG: Final = 0.02
SET_ASIDE_FOR: Final = 600
"""Seconds."""


class Collector(QObject):
    """Collects garbage on the window's thread, as long as it lives, and without keeping the window waiting.

    What is new is looked through turn by turn of the event loop; what has grown old, and very much that came at once,
    when the person rests.

    WORKAROUND: Python collects cycles on whichever thread happens to allocate. When a cycle holds a Qt object, that
    object is then destroyed on the disk's or the keyring's thread, under the hands of the window's event loop, and the
    program crashes.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._thaws_at = 0.0
        self._rested_at = time.monotonic()
        self._worked = 0.0
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._on_time)
        self._timer.start(LOOK_EVERY)
        QAbstractEventDispatcher.instance().aboutToBlock.connect(self._on_turn)

    def _on_turn(self) -> None:
        """Look through what came since the last turn."""
        new = gc.get_count()[0]
        if new > VERY_MANY:
            gc.freeze()
        elif new > YOUNG:
            gc.collect(0)

    def _on_time(self) -> None:
        """Collect the oldest generation that is over Python's own threshold, once the window has rested for a while."""
        worked, now = time.thread_time(), time.monotonic()
        is_at_rest = worked - self._worked < AT_REST or now - self._rested_at > AT_LATEST
        self._worked = worked
        if not is_at_rest:
            return
        self._rested_at = now
        counts, thresholds = gc.get_count(), gc.get_threshold()
        for generation in (2, 1, 0):
            if counts[generation] > thresholds[generation]:
                self._collect(generation)
                self._worked = time.thread_time()
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
