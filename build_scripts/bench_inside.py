"""Run a program of Qt, act in it once its first window is painted, and print how long that took, for bench.py start.

Usage: python bench_inside.py bare | key | large ID, with the moment of its start, by the clock, in BENCH_BEGAN
"""

import json
import os
import runpy
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

ROOT: Final = Path(__file__).resolve().parent.parent
BARE: Final = ROOT / "build_scripts" / "packaging" / "bare_wizard.py"


def main(arguments: list[str]) -> None:
    """Run the empty wizard, or the program of this checkout, until what is asked for is done."""
    began = float(os.environ["BENCH_BEGAN"])
    if arguments[0] == "bare":
        act_when_painted(lambda: press_in_wizard(began))
        runpy.run_path(str(BARE), run_name="__main__")
        return
    sys.path.insert(0, str(ROOT))
    sys.argv = ["transfer-wizard"]
    from transfer_wizard import app

    programs: list[Any] = []
    begin = app.Program.begin

    def begin_and_tell(program: Any) -> str:
        programs.append(program)
        return begin(program)

    setattr(app.Program, "begin", begin_and_tell)  # noqa: B010 - it is Qt's class to the types
    if arguments[0] == "key":
        act_when_painted(lambda: press_in_request(programs[0], began))
    else:
        act_when_painted(lambda: open_request(programs[0], arguments[1]))
    app.main()


def act_when_painted(act: Callable[[], None]) -> None:
    """Have the loop of events act once a window has been painted, and what the program puts off until then is begun."""
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    run = QApplication.exec

    def look() -> None:
        windows = [window for window in QApplication.topLevelWidgets() if window.isVisible()]
        is_painted = any((handle := window.windowHandle()) and handle.isExposed() for window in windows)
        QTimer.singleShot(0, act if is_painted else look)

    def run_and_look(*_given: object) -> int:
        QTimer.singleShot(0, look)
        return run()

    QApplication.exec = run_and_look  # type: ignore[method-assign]


def press(field: Any) -> None:
    """Press a key in a field, and wait until that is painted."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_D)
    QApplication.processEvents()
    assert field.text().lower() == "d", field.text()


def press_in_wizard(began: float) -> None:
    """A key in the first field of the empty wizard."""
    from PySide6.QtWidgets import QApplication, QLineEdit

    field = next(each for each in QApplication.allWidgets() if isinstance(each, QLineEdit) and each.isVisible())
    press(field)
    tell(seconds=time.time() - began)


def press_in_request(program: Any, began: float) -> None:
    """A key in the first field of a new request; what the check says of it is known, and painted."""
    from PySide6.QtWidgets import QApplication

    program.services().open_new()
    program.window.go("requester")
    press(program.window.page.field("requester.name"))
    assert program.window.navigator.verdict().problems
    QApplication.processEvents()
    tell(seconds=time.time() - began)


def open_request(program: Any, identity: str) -> None:
    """Open a request and show its licenses, in seconds of processor; the yardstick is what parsing its file takes."""
    from PySide6.QtCore import QEventLoop, QTimer
    from PySide6.QtWidgets import QApplication

    from transfer_wizard.storage.paths import data_folder

    content = (data_folder() / "drafts" / f"{identity}.json").read_bytes()
    begun = time.process_time()
    json.loads(content)
    parsed = time.process_time() - begun
    begun, until = time.process_time(), time.monotonic() + 300
    program.services().open_kept(identity, "licenses")
    while program.window.navigator.draft.id != identity or program.window.navigator.step != "licenses":
        loop = QEventLoop()
        QTimer.singleShot(2, loop.quit)
        loop.exec()
        assert time.monotonic() < until, "it was not opened"
    QApplication.processEvents()
    tell(seconds=time.process_time() - begun, parsed=parsed, bytes=len(content))


def tell(**figures: float) -> None:
    """Print the figures, and end without a word to anybody."""
    from figures import own_memory

    print(json.dumps(figures | {"memory": own_memory(os.getpid())}), flush=True)
    os._exit(0)


if __name__ == "__main__":
    main(sys.argv[1:])
