"""A walk through a window by the Tab key, as a person without a mouse takes it."""

from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QLineEdit, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

MOST = 400
"""So many stops no window has."""


@dataclass
class Stop:
    """A control that Tab stopped at.

    Attributes:
        page: what it scrolls with, or its window.
        is_seen: all of it is in sight, or as much as there is room for.
        selected: the text that the next key would replace.
    """

    widget: QWidget
    page: QWidget
    is_seen: bool
    selected: str

    @property
    def place(self) -> QRect:
        """Where it is on its page, seen or not, now that everything has been shown that comes late."""
        ground = self.page.widget() if isinstance(self.page, QScrollArea) else self.page
        return QRect(self.widget.mapTo(ground or self.page, QPoint()), self.widget.size())

    def __str__(self) -> str:
        text = self.widget.accessibleName() or getattr(self.widget, "text", str)() or self.widget.objectName()
        return f"{type(self.widget).__name__} “{text}”"


def focused() -> QWidget:
    """What has the focus."""
    widget = QApplication.focusWidget()
    assert widget is not None, "nothing has the focus"
    return widget


def stop() -> Stop:
    """Where the walk is."""
    widget = focused()
    page = widget.parentWidget()
    while page is not None and not isinstance(page, QScrollArea) and not page.isWindow():
        page = page.parentWidget()
    page = page or widget
    selected = widget.selectedText() if isinstance(widget, QLineEdit) else ""
    return Stop(widget, page, is_seen(widget), selected)


def is_seen(widget: QWidget) -> bool:
    """Whether all of a control is in sight on each thing that it scrolls with; the upper end of one that is larger."""
    if not widget.isVisible():
        return False
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QAbstractScrollArea) and parent.viewport().isAncestorOf(widget):
            place = QRect(widget.mapTo(parent.viewport(), QPoint()), widget.size())
            shown = parent.viewport().rect().intersected(place)
            if shown.height() < min(place.height(), parent.viewport().height()):
                return False
        parent = None if parent.isWindow() else parent.parentWidget()
    window = widget.window()
    return window.rect().contains(QRect(widget.mapTo(window, QPoint()), widget.size()))


def walk(qtbot: QtBot, forward: bool = True) -> list[Stop]:
    """Press Tab, or Shift+Tab, until the walk comes to where its first step led; every stop once, in turn."""
    key = (Qt.Key.Key_Tab, Qt.KeyboardModifier.NoModifier)
    if not forward:
        key = (Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    stops: list[Stop] = []
    for _step in range(MOST):
        qtbot.keyClick(focused(), *key)
        qtbot.wait(1)  # what is shown late has its place
        here = stop()
        if stops and here.widget is stops[0].widget:
            return stops
        assert here.widget not in [each.widget for each in stops], f"{here} comes twice before the round is over"
        stops.append(here)
    raise AssertionError("Tab never comes round")


def out_of_order(stops: list[Stop]) -> list[str]:
    """Stops that lie neither below the one before nor at its right; a round begins anew once, wherever that is."""
    pairs = list(pairwise([*stops, stops[0]]))
    wrong = [(before, after) for before, after in pairs if not _follows(before, after)]
    top = min(wrong, key=lambda pair: _top(pair[1]), default=None)
    return [f"{after} comes after {before}" for before, after in wrong if (before, after) != top]


def _top(stop: Stop) -> int:
    """How far down in its window a stop, or the page that it is on, begins."""
    page = stop.page.mapTo(stop.widget.window(), QPoint()) if not stop.page.isWindow() else QPoint()
    return (page + stop.place.topLeft()).y()


def _follows(before: Stop, after: Stop) -> bool:
    one, other = before.place, after.place
    if before.page is not after.page:
        window = before.widget.window()
        one, other = (
            QRect(QPoint(), each.widget.size()).translated(each.widget.mapTo(window, QPoint()))
            for each in (before, after)
        )
        one = one if not isinstance(before.page, QScrollArea) else _in_window(before.page, window)
        other = other if not isinstance(after.page, QScrollArea) else _in_window(after.page, window)
    return other.top() > one.bottom() or other.left() > one.right()


def _in_window(page: QWidget, window: QWidget) -> QRect:
    return QRect(page.mapTo(window, QPoint()), page.size())
