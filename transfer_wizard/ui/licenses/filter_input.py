"""The field by which rows are filtered."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent

from transfer_wizard.translations import _
from transfer_wizard.ui.kit import icons, theme
from transfer_wizard.ui.kit.inputs import LineInput


class FilterInput(LineInput):
    """A field with the drawing of a lens in it, and the longest hint that it has room for."""

    def __init__(self, width: int) -> None:
        super().__init__(width)
        self.setTextMargins(theme.pixels(theme.ICON), 0, 0, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A hint that would be cut says less."""
        super().resizeEvent(event)
        hint, short = _("Filter by key or model"), _("Filter")
        room = self.width() - theme.pixels(theme.ICON) - 4 * theme.GRID
        self.setPlaceholderText(hint if self.fontMetrics().horizontalAdvance(hint) <= room else short)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape takes the filter away."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            self.edited.emit("")
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The lens stands before the text."""
        super().paintEvent(event)
        size = theme.pixels(theme.ICON)
        place = QRectF(theme.GRID + 1, (self.height() - size) / 2, size, size)
        icons.draw(QPainter(self), "search", theme.colours().quiet, place)
