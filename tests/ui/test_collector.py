"""Garbage is collected on the window's thread, and never so much of it at once that the window waits."""

import gc
import time
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEventLoop, QObject, QTimer
from pytestqt.qtbot import QtBot

from transfer_wizard.ui.quick_start import AT_REST, VERY_MANY, YOUNG, Collector


class Knot(list[object]):
    """Something that only the collector gets rid of: it holds itself."""

    def __init__(self) -> None:
        super().__init__([self])


@pytest.fixture
def collector(qtbot: QtBot) -> Iterator[Collector]:
    gc.collect()
    owner = QObject()
    yield Collector(owner)
    owner.deleteLater()


@pytest.fixture
def collections(collector: Collector) -> Iterator[list[int]]:
    """The generations that are collected while a collector is there."""
    generations: list[int] = []

    def note(phase: str, told: dict[str, int]) -> None:
        if phase == "start":
            generations.append(told["generation"])

    gc.callbacks.append(note)
    yield generations
    gc.callbacks.remove(note)


def turn(milliseconds: int = 0) -> None:
    """Let the loop of events turn."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def test_what_is_new_is_collected_in_the_next_turn(collections: list[int]) -> None:
    knots = [Knot() for _each in range(YOUNG + 100)]
    seen = weakref.ref(knots[0])
    knots.clear()
    turn()
    assert seen() is None
    assert set(collections) == {0}


def test_very_much_that_came_at_once_is_set_aside(collections: list[int]) -> None:
    set_aside = gc.get_freeze_count()
    rows = [[number] for number in range(VERY_MANY + 1)]
    turn()
    assert not collections
    assert gc.get_freeze_count() >= set_aside + len(rows)


def test_what_has_grown_old_waits_until_the_window_rests(collector: Collector, collections: list[int]) -> None:
    collector._timer.stop()  # how much is pressed between two looks must not depend on the machine
    for _look in range(20):
        press()
        collector._on_time()
    assert max(collections) == 0
    collector._timer.start()
    for _second in range(30):  # a busy computer, or what other tests left behind, may take some of the first ones
        turn(1_100)
        if max(collections) > 0:
            break
    assert max(collections) > 0


def press() -> None:
    """Keep the window at work, and let new things come so often that Python would look at what is older."""
    worked = time.thread_time()
    for _each in range(12):
        gc.collect(0)
    while time.thread_time() - worked <= AT_REST:
        pass
