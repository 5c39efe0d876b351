"""The longest stalls of the window in what people do with a list, each with the place in the program that caused it."""

import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from setup_environment import ROOT

if TYPE_CHECKING:
    from transfer_wizard.app import Program

_REST: Final = 0.002
_RESTED_FOR: Final = 0.25
_LONGEST: Final = 10.0
"""Seconds: of a turn in which nothing was done, of such turns until an act has come to its end, and of any act."""
_LOOK_EVERY: Final = 0.001
"""Seconds between two looks at what the window's thread is in."""
_CALLERS: Final = 4


class Stall(NamedTuple):
    """The longest work in one turn of the event loop: its seconds, and the functions it was in most of the time."""

    seconds: float
    stack: str


def longest_stall(act: Callable[[], object], is_over: Callable[[], bool] = lambda: True) -> Stall:
    """The longest stall from an act until it is over and the window has rested, in processor time of its thread."""
    from PySide6.QtCore import QEventLoop, QTimer

    last, longest, worked = time.thread_time(), Stall(0.0, ""), time.monotonic()

    def beat() -> None:
        nonlocal last, longest, worked
        now, moment = time.thread_time(), time.monotonic()
        if now - last > _REST:
            worked = moment
        elif moment - worked > _RESTED_FOR and is_over():
            loop.quit()
        if now - last > longest.seconds:
            longest = Stall(now - last, _most(seen))
        seen.clear()
        last = now

    with _watched() as seen:
        timer = QTimer(interval=1)
        timer.timeout.connect(beat)
        timer.start()
        loop = QEventLoop()
        QTimer.singleShot(0, act)
        QTimer.singleShot(int(_LONGEST * 1000), loop.quit)
        loop.exec()
        timer.stop()
    return longest


@contextmanager
def _watched() -> Iterator[list[tuple[str, ...]]]:
    """The stacks of this thread as another one sees them, outermost first, of functions of the program alone."""
    seen: list[tuple[str, ...]] = []
    watched, ended = threading.get_ident(), threading.Event()

    def watch() -> None:
        while not ended.wait(_LOOK_EVERY):
            seen.append(tuple(_ours(sys._current_frames().get(watched))))

    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    yield seen
    ended.set()
    watcher.join()


def _ours(frame: FrameType | None) -> list[str]:
    package, stack = f"{ROOT}/transfer_wizard/", []
    while frame:
        code = frame.f_code
        if code.co_filename.startswith(package):
            stack.append(f"{code.co_filename.removeprefix(package)}:{code.co_name}")
        frame = frame.f_back
    return stack[::-1]


def _most(seen: list[tuple[str, ...]]) -> str:
    """The way down through the functions that most of the looks saw, as far as half of them went."""
    way: tuple[str, ...] = ()
    while True:
        next_ones = Counter(
            stack[: len(way) + 1] for stack in seen if len(stack) > len(way) and stack[: len(way)] == way
        )
        best, times = next_ones.most_common(1)[0] if next_ones else (way, 0)
        if times * 2 < len(seen) or best == way:
            return " > ".join(way[-_CALLERS:]) or "Qt"
        way = best


Act = tuple[Callable[[], object], Callable[[], bool]]
"""What is done, and whether it has come to its end, beside what the window does at once."""


def acts(program: "Program", text: str) -> dict[str, Act]:
    """What people do with a list, one after the other; what is shown first is built then.

    Args:
        text: other license keys, to be pasted.
    """
    from PySide6.QtCore import QMimeData

    from transfer_wizard.ui.start.found_page import FoundPage

    window, autosave = program.window, program.services().autosave
    brought = QMimeData()
    brought.setText(text)

    def page() -> Any:
        return window.page

    def filter_(text: str) -> None:
        page().filter.setText(text)
        page().filter.edited.emit(text)

    def type_and_save() -> None:
        window.navigator.edit("requester.name", "Dana W.")
        autosave.touch()

    def use() -> None:
        found = window.stack.currentWidget()
        assert isinstance(found, FoundPage)
        found.use.click()

    def is_found() -> bool:
        return isinstance(window.stack.currentWidget(), FoundPage)

    at_once: dict[str, Callable[[], object]] = {
        "first switch to You": lambda: window.go("requester"),
        "first switch to Licenses": lambda: window.go("licenses"),
        "switch to You": lambda: window.go("requester"),
        "switch to Licenses": lambda: window.go("licenses"),
        "filter": lambda: filter_("0009"),
        "filter taken away": lambda: filter_(""),
        "sort": lambda: page().table.sort_asked.emit(1),
        "select all": lambda: page().model.tick_all(True),
        "Move none": lambda: page().editing.move(False),
        "Move all": lambda: page().editing.move(True),
        "renew with all": lambda: page().editing.choose_mode("renew"),
        "undo": lambda: page().undo(),
        "delete all": lambda: page().editing.delete(),
        "undo of that": lambda: page().undo(),
        "switch to Route": lambda: window.go("route"),
        "first switch to Organizations": lambda: window.go("organizations"),
        "first switch to Case": lambda: window.go("case"),
        "first switch to Passcodes": lambda: window.go("passcodes"),
        "first switch to Review": lambda: window.go("review"),
        "first switch to Hand over": lambda: window.go("hand-over"),
        "switch to Review": lambda: window.go("review"),
        "switch to Hand over": lambda: window.go("hand-over"),
        "autosave": type_and_save,
        "a new request": program.services().open_new,
    }
    return {name: (act, lambda: True) for name, act in at_once.items()} | {
        "paste until shown": (lambda: window.target.brought.emit(brought), is_found),
        "use what was pasted": (use, lambda: not is_found()),
    }
