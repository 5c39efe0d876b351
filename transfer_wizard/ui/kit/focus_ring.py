"""The ring around what has the focus: two pixels away from it, which a style sheet can't draw."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QRegion
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)
from shiboken6 import isValid

from transfer_wizard.ui.kit import theme

_AWAY: Final = theme.HALF
"""From the edge of what has the focus to the outer edge of the ring."""
_MOVES: Final = frozenset(
    {QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide, QEvent.Type.DynamicPropertyChange}
)


class FocusRing(QWidget):
    """Lies over a window, takes no mouse, and follows the focus, on whatever it scrolls.

    A field shows the focus in its own edge, and gets the ring while the edge says that something is wrong; lists mark
    their row, and a heading is no control.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()
        self._around: QWidget | None = None
        self._watched: list[QWidget] = []
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._on_focus_changed)

    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        for each in self._watched:
            if isValid(each):
                each.removeEventFilter(self)
        self._watched = []
        self._around = new if new is not None and new.window() is self.window() and not _marks_itself(new) else None
        parent = self._around
        while parent is not None:
            parent.installEventFilter(self)
            self._watched.append(parent)
            parent = None if parent.isWindow() else parent.parentWidget()
        self._place()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """What has the focus moved, or what it lies in did."""
        if event.type() in _MOVES:
            self._place()
        return False

    def _place(self) -> None:
        around = self._around
        if around is None or not isValid(around) or not around.isVisible() or not _wants_ring(around):
            self.hide()
            return
        window = self.window()
        place = QRect(around.mapTo(window, QPoint()), around.size()).adjusted(-_AWAY, -_AWAY, _AWAY, _AWAY)
        shown = place
        for each in self._watched:
            parent = each.parentWidget()
            if isinstance(parent, QAbstractScrollArea) and each is parent.viewport():
                room = QRect(each.mapTo(window, QPoint()), each.size())
                shown = shown.intersected(room.adjusted(-_AWAY, -_AWAY, _AWAY, _AWAY))
        self.setGeometry(place)
        self.setMask(QRegion(shown.translated(-place.topLeft())))
        self.raise_()
        self.show()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Two pixels in the accent, round as a control is."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(theme.colours().accent), theme.RING))
        half = theme.RING / 2
        place = QRectF(self.rect()).adjusted(half, half, -half, -half)
        painter.drawRoundedRect(place, theme.RING_RADIUS, theme.RING_RADIUS)


def _marks_itself(widget: QWidget) -> bool:
    """A heading has the focus for screen readers; lists and scrolled texts draw a mark of their own."""
    return isinstance(widget, QLabel) or (isinstance(widget, QAbstractScrollArea) and not _is_field(widget))


def _is_field(widget: QWidget) -> bool:
    return isinstance(widget, QLineEdit | QPlainTextEdit | QComboBox) or (
        isinstance(widget, QTextEdit) and not widget.isReadOnly()
    )


def _wants_ring(widget: QWidget) -> bool:
    return not _is_field(widget) or widget.property("state") == "error"
