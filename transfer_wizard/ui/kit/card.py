"""Cards: frames for what belongs together, and the large one that things are pasted and dropped into."""

from typing import Final, Literal

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QVBoxLayout

from transfer_wizard.ui.kit import theme
from transfer_wizard.ui.kit.texts import Box

CardState = Literal["plain", "ok", "open", "wrong", "info"]
DASH: Final = 1.5


class Card(Box):
    """A frame with a column of things in it, on the ground of its state.

    Colour alone tells nothing: whoever sets another state than plain puts its mark and its words into the card.
    """

    def __init__(self, state: CardState = "plain", margin: int = 2 * theme.GRID, spacing: int = theme.GRID) -> None:
        super().__init__("card", margin, spacing)
        self.show_state(state)

    def show_state(self, state: CardState) -> None:
        """Take the ground and the line of a state."""
        theme.say_role(self, "card", state)


class DropCard(QFrame):
    """A card with a dashed edge, which says that things can be dropped here; the window takes them.

    A style sheet's dashes differ from platform to platform, so the edge is painted.
    """

    def __init__(self) -> None:
        super().__init__()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(theme.GRID)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The sheet and its dashes."""
        colours = theme.colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(QColor(colours.surface))
        pen = QPen(QColor(colours.accent), DASH, Qt.PenStyle.CustomDashLine, Qt.PenCapStyle.FlatCap)
        pen.setDashPattern([2, 1.5])
        painter.setPen(pen)
        edge = DASH / 2
        place = QRectF(self.rect()).adjusted(edge, edge, -edge, -edge)
        painter.drawRoundedRect(place, theme.CARD_RADIUS, theme.CARD_RADIUS)
