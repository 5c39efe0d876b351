"""The chip that says in a mark and words how a thing stands."""

from typing import Final, Literal

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from transfer_wizard.ui.kit import icons, theme
from transfer_wizard.ui.kit.texts import plain_tip

ChipState = Literal["ok", "open", "wrong", "sent"]
MARK: Final = 16
DOT: Final = 5
_EDGE: Final = theme.GRID + 1
_BETWEEN: Final = 6
_COLOUR: Final = {"ok": "ok", "open": "open", "wrong": "wrong", "sent": "info"}
_DRAWING: Final = {"ok": "check", "wrong": "wrong", "sent": "send"}


def size_of(words: str, font: QFont) -> QSize:
    """How large a chip is, in pixels; ``font`` is that of the widget it stands in."""
    metrics = QFontMetricsF(theme.small(font))
    width = metrics.horizontalAdvance(words) + theme.pixels(MARK) + _BETWEEN + 2 * _EDGE
    return QSize(round(width) + 1, max(3 * theme.GRID, round(metrics.height()) + theme.HALF + 2))


def draw(painter: QPainter, place: QRectF, state: ChipState, words: str) -> None:
    """Draw a chip; the words are cut where the place is too narrow for them."""
    colours = theme.colours()
    name = _COLOUR[state]
    ink = QColor(getattr(colours, name))
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(getattr(colours, f"{name}_line")), 1))
    painter.setBrush(QColor(getattr(colours, f"{name}_soft")))
    painter.drawRoundedRect(place.adjusted(0.5, 0.5, -0.5, -0.5), theme.CHIP_RADIUS, theme.CHIP_RADIUS)
    size = theme.pixels(MARK)
    mark = QRectF(place.left() + _EDGE - 2, place.center().y() - size / 2, size, size)
    if state in _DRAWING:
        icons.draw(painter, _DRAWING[state], ink.name(), mark)
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        painter.drawEllipse(QPointF(mark.center()), theme.pixels(DOT) / 2, theme.pixels(DOT) / 2)
    painter.setFont(theme.small(painter.font()))
    painter.setPen(ink)
    room = QRectF(place)
    room.setLeft(mark.right() + _BETWEEN)
    room.setRight(place.right() - _EDGE + 2)
    shown = QFontMetricsF(painter.font()).elidedText(words, Qt.TextElideMode.ElideRight, room.width() + 1)
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
    painter.restore()


class Chip(QWidget):
    """A chip on a page; its words are its name."""

    def __init__(self, state: ChipState, words: str) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.show_state(state, words)

    def show_state(self, state: ChipState, words: str) -> None:
        """Say something else."""
        self.state: ChipState = state
        self.words = words
        self.setAccessibleName(words)
        self.setToolTip(plain_tip(words))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Mark and words in one line."""
        return size_of(self.words, self.font())

    def minimumSizeHint(self) -> QSize:
        """The words are cut in a narrow place, and the tool tip has them."""
        return self.sizeHint().boundedTo(QSize(10 * theme.GRID, 1_000))

    def paintEvent(self, event: QPaintEvent) -> None:
        """One chip."""
        painter = QPainter(self)
        painter.setFont(self.font())
        draw(painter, QRectF(self.rect()), self.state, self.words)
