"""A bar that says how much of something is there, in one line or in as many segments as there are things."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QAccessible, QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from transfer_wizard.ui.kit import theme


class ProgressLine(QWidget):
    """What is there in green, then what is open in amber; in words to a screen reader.

    Args:
        in_segments: one for each thing.
    """

    accessible_role = QAccessible.Role.ProgressBar

    def __init__(self, in_segments: bool = False) -> None:
        super().__init__()
        self._in_segments = in_segments
        self._there = self._open = 0
        self._all = 1
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(theme.BAR)

    def show_counts(self, there: int, open_: int, all_: int, said: str) -> None:
        """Show how many there are of each, and say it in a sentence."""
        if (there, open_, max(all_, 1), said) == (self._there, self._open, self._all, self.accessibleName()):
            return
        self._there, self._open, self._all = there, open_, max(all_, 1)
        self.setAccessibleName(said)
        self.setToolTip(said)
        self.update()

    def copy_counts(self, other: "ProgressLine") -> None:
        """Show the same as another."""
        self.show_counts(other._there, other._open, other._all, other.accessibleName())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Round ends, whether of one line or of each segment."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        colours = theme.colours()
        if self._in_segments:
            step = (self.width() + theme.BETWEEN_SEGMENTS) / self._all
            for number in range(self._all):
                is_open = number < self._there + self._open
                colour = colours.ok if number < self._there else colours.open_mark if is_open else colours.line
                self._draw(painter, colour, number * step, step - theme.BETWEEN_SEGMENTS)
            return
        for count, colour in (
            (self._all, colours.line),
            (self._there + self._open, colours.open_mark),
            (self._there, colours.ok),
        ):
            self._draw(painter, colour, 0, self.width() * count / self._all)

    def _draw(self, painter: QPainter, colour: str, left: float, width: float) -> None:
        colours = theme.colours()
        place = QRectF(left, 0, width, self.height())
        if colour == colours.line == colours.text:  # high contrast: what is empty is an edge, not the darkest part
            painter.setPen(QColor(colour))
            painter.setBrush(QColor(colours.ground))
            painter.drawRoundedRect(place.adjusted(0.5, 0.5, -0.5, -0.5), theme.HALF / 2, theme.HALF / 2)
            painter.setPen(Qt.PenStyle.NoPen)
            return
        painter.setBrush(QColor(colour))
        painter.drawRoundedRect(place, theme.HALF / 2, theme.HALF / 2)
