"""Rows that lead to something else on the page: a drawing, what it is, a line about it, and an arrow."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from transfer_wizard.ui.kit import icons, theme
from transfer_wizard.ui.kit.card import Card
from transfer_wizard.ui.kit.inputs import column
from transfer_wizard.ui.kit.texts import Button, Label, plain_tip, show_if

EDGE: Final = 2 * theme.GRID
CHEVRON: Final = 2 * theme.GRID
ABOVE: Final = 7


def _left() -> int:
    """Where the words begin."""
    return EDGE + theme.pixels(icons.SIZE) + theme.GRID + theme.HALF


class RowButton(Button):
    """One row, which is a button; what does not fit is cut, and the tool tip has it."""

    def __init__(self, text: str, about: str, name: str) -> None:
        super().__init__(text, "row")
        self._name = name
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.say(about)

    def say(self, about: str) -> None:
        """Change the line about it."""
        self.about = about
        self.setAccessibleDescription(about)
        self.setToolTip(plain_tip(about))
        self.update()

    def sizeHint(self) -> QSize:
        """Two lines."""
        first, second = QFontMetricsF(self.font()), QFontMetricsF(theme.small(self.font()))
        width = max(first.horizontalAdvance(self.text()), second.horizontalAdvance(self.about))
        return QSize(
            round(width) + _left() + EDGE + theme.pixels(CHEVRON) + theme.GRID,
            round(first.height() + second.height()) + 2 * ABOVE + 2,
        )

    def minimumSizeHint(self) -> QSize:
        """Narrower, the ends of the lines are cut."""
        return QSize(_left() + 10 * theme.GRID, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground by the style sheet, and what stands on it."""
        colours = theme.colours()
        painter = QPainter(self)
        if self.underMouse():
            painter.fillRect(self.rect().adjusted(1, 1, -1, -1), QColor(colours.sunken))
        middle = self.height() / 2
        side, chevron, left = theme.pixels(icons.SIZE), theme.pixels(CHEVRON), _left()
        icons.draw(painter, self._name, colours.quiet, QRectF(EDGE, middle - side / 2, side, side))
        right = QRectF(self.width() - EDGE - chevron - 1, middle - chevron / 2, chevron, chevron)
        icons.draw(painter, "chevron-right", colours.quiet, right)
        first, second = self.font(), theme.small(self.font())
        top = middle - (QFontMetricsF(first).height() + QFontMetricsF(second).height()) / 2
        for font, text, ink in ((first, self.text(), colours.text), (second, self.about, colours.quiet)):
            metrics = QFontMetricsF(font)
            painter.setFont(font)
            painter.setPen(QColor(ink))
            shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, right.left() - left - theme.GRID)
            painter.drawText(QPointF(left, top + metrics.ascent()), shown)
            top += metrics.height()


class RowGroup(QWidget):
    """A heading, and below it the rows in one frame.

    Signals:
        chosen: the id of a row.
    """

    chosen = Signal(str)

    def __init__(self, title: str, rows: Mapping[str, RowButton]) -> None:
        super().__init__()
        lines = column(self, spacing=theme.GRID)
        heading = Label(title)
        theme.strong(heading)
        lines.addWidget(heading)
        self._card = Card(margin=0, spacing=0)
        lines.addWidget(self._card)
        self.rows = rows
        self._rules: dict[str, QFrame] = {}
        for identity, row in rows.items():
            self._rules[identity] = QFrame()
            self._rules[identity].setProperty("role", "rule")
            self._card.column.addWidget(self._rules[identity])
            self._card.column.addWidget(row)
            row.clicked.connect(lambda _checked=False, identity=identity: self.chosen.emit(identity))

    def show_only(self, shown: set[str]) -> None:
        """Show these rows; there is nothing to see where there are none."""
        is_first = True
        for identity, row in self.rows.items():
            show_if(row, identity in shown)
            self._rules[identity].setVisible(identity in shown and not is_first)
            is_first = is_first and identity not in shown
        show_if(self, bool(shown))
