"""The ring around what has the focus: two pixels away from it, which a style sheet can't draw."""

from typing import Final

from PySide6.QtCore import QPoint, QRect, QRectF, Qt, QTimer
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
        self._areas: list[QAbstractScrollArea] = []
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._on_focus_changed)

    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        """Follow the focus, and what it is scrolled in.

        No event filter: one on what is destroyed with its window would get it handed half destroyed, and crash.
        """
        for area in self._areas:
            if isValid(area):
                area.verticalScrollBar().valueChanged.disconnect(self._place)
        self._areas = []
        self._around = new if new is not None and new.window() is self.window() and not _marks_itself(new) else None
        parent = self._around
        while parent is not None and not parent.isWindow():
            parent = parent.parentWidget()
            if isinstance(parent, QAbstractScrollArea):
                parent.verticalScrollBar().valueChanged.connect(self._place)
                self._areas.append(parent)
        self._place()

    def _place(self) -> None:
        around = self._around
        if around is None or not isValid(around) or not around.isVisible() or not _wants_ring(around):
            self.hide()
            return
        window = self.window()
        place = self._place_of(around)
        shown = place
        for area in self._areas:
            room = QRect(area.viewport().mapTo(window, QPoint()), area.viewport().size())
            shown = shown.intersected(room.adjusted(-_AWAY, -_AWAY, _AWAY, _AWAY))
        self.setGeometry(place)
        self.setMask(QRegion(shown.translated(-place.topLeft())))
        self.raise_()
        self.show()

    def _keep_up(self) -> None:
        around = self._around
        if around is None or not isValid(around) or self.geometry() != self._place_of(around):
            self._place()

    def _place_of(self, around: QWidget) -> QRect:
        return QRect(around.mapTo(self.window(), QPoint()), around.size()).adjusted(-_AWAY, -_AWAY, _AWAY, _AWAY)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Two pixels in the accent, round as a control is.

        Whatever moves below the ring has it drawn anew, and it moves along.
        """
        QTimer.singleShot(0, self, self._keep_up)
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
