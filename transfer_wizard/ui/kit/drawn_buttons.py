"""Buttons that show more than a word: one with its key beside it, and one of two lines with an arrow."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QKeySequence, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy

from transfer_wizard.translations import _
from transfer_wizard.ui.kit import icons, theme
from transfer_wizard.ui.kit.texts import Button

_BETWEEN: Final = 10
_CAP_EDGE: Final = 5
_DRAWN: Final = "drawn"
"""The property of a button whose frame is the style sheet's and whose words are drawn here."""


class PasteButton(Button):
    """The button to paste with its drawing, its words, and the key that does the same in a small frame."""

    def __init__(self) -> None:
        super().__init__(_("&Paste"), "primary")
        self.setProperty(_DRAWN, True)
        keys = QKeySequence(QKeySequence.StandardKey.Paste)
        self.keys = keys.toString(QKeySequence.SequenceFormat.NativeText)
        self.setAccessibleDescription(self.keys)

    def _fonts(self) -> tuple[QFont, QFont]:
        words = QFont(self.font())
        words.setWeight(QFont.Weight.DemiBold)
        return words, theme.small(self.font())

    def _widths(self) -> tuple[float, float]:
        words, keys = self._fonts()
        said = QFontMetricsF(words).horizontalAdvance(self.text().replace("&", ""))
        return said, QFontMetricsF(keys).horizontalAdvance(self.keys) + 2 * _CAP_EDGE

    def sizeHint(self) -> QSize:
        """All of it in one line, with room at the sides."""
        room = theme.pixels(icons.SIZE) + sum(self._widths()) + 2 * _BETWEEN + 5 * theme.GRID
        return QSize(round(room), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """No part is left out."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The frame by the style sheet; then the drawing, the words and the key, together in the middle."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = theme.colours().on_accent
        said, cap = self._widths()
        side = theme.pixels(icons.SIZE)
        left = (self.width() - side - said - cap - 2 * _BETWEEN) / 2
        middle = self.height() / 2
        icons.draw(painter, "paste", ink, QRectF(left, middle - side / 2, side, side))
        left += side + _BETWEEN - 2
        words, keys = self._fonts()
        painter.setPen(QPen(QColor(ink), 1))
        painter.setFont(words)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextHideMnemonic
        painter.drawText(QRectF(left, 0, said + 2, self.height()), flags, self.text())
        left += said + _BETWEEN + 2
        painter.setFont(keys)
        height = QFontMetricsF(keys).height() + 2
        frame = QRectF(left, middle - height / 2, cap, height)
        painter.drawText(frame, Qt.AlignmentFlag.AlignCenter, self.keys)
        painter.drawRoundedRect(frame, theme.CHIP_RADIUS, theme.CHIP_RADIUS)


class WayButton(Button):
    """A card that is a button: a drawing, what it does, a line about it, and an arrow."""

    def __init__(self, text: str, about: str, name: str) -> None:
        super().__init__(text, "way")
        self.setProperty(_DRAWN, True)
        self.setAccessibleDescription(about)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.about = about
        self._name = name
        self._edge = 2 * theme.GRID

    def set_edge(self, edge: int) -> None:
        """Leave so many pixels above and below the words."""
        self._edge = edge
        self.updateGeometry()

    def _fonts(self) -> tuple[QFont, QFont]:
        first = QFont(self.font())
        first.setWeight(QFont.Weight.DemiBold)
        return first, theme.small(self.font())

    @property
    def _left(self) -> int:
        return 2 * theme.GRID + theme.pixels(icons.SIZE) + 14

    def sizeHint(self) -> QSize:
        """Two lines."""
        first, second = (QFontMetricsF(font) for font in self._fonts())
        width = max(first.horizontalAdvance(self.text()), second.horizontalAdvance(self.about))
        height = first.height() + second.height() + 2 + 2 * self._edge
        return QSize(round(width) + self._left + theme.pixels(icons.SIZE) + 4 * theme.GRID, round(height))

    def minimumSizeHint(self) -> QSize:
        """No word is left out."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The frame by the style sheet; then what stands in it."""
        super().paintEvent(event)
        colours = theme.colours()
        painter = QPainter(self)
        middle = self.height() / 2
        side = theme.pixels(icons.SIZE)
        icons.draw(painter, self._name, colours.accent, QRectF(2 * theme.GRID, middle - side / 2, side, side))
        place = QRectF(self.width() - 2 * theme.GRID - side, middle - side / 2, side, side)
        icons.draw(painter, "arrow-right", colours.quiet, place)
        first, second = self._fonts()
        top = (self.height() - QFontMetricsF(first).height() - QFontMetricsF(second).height() - 2) / 2
        for font, text, ink in ((first, self.text(), colours.text), (second, self.about, colours.quiet)):
            painter.setFont(font)
            painter.setPen(QColor(ink))
            painter.drawText(QPointF(self._left, top + QFontMetricsF(font).ascent()), text)
            top += QFontMetricsF(font).height() + 2
