"""Two things side by side; one above the other where the window is narrow."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from transfer_wizard.ui.kit import theme

NARROW = 700
"""Pixels of the window's width, counted at the usual size of text."""


class Pair(QWidget):
    """Two things of one width.

    Args:
        spacing: pixels between them in a row.
        spacing_below: pixels between them one above the other.
    """

    def __init__(
        self, first: QWidget, second: QWidget, spacing: int = 2 * theme.GRID, spacing_below: int = 3 * theme.GRID
    ) -> None:
        super().__init__()
        self.is_row = True
        self._spacings = spacing_below, spacing
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(0, 0, 0, 0)
        for thing in (first, second):
            self._line.addWidget(thing, stretch=1)
        self._line.setSpacing(spacing)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The window may have become narrow."""
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        """Larger text makes a window narrow, too."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._arrange()

    def _arrange(self) -> None:
        is_row = theme.counted(self.window().width()) >= NARROW
        if is_row is self.is_row:
            return
        self.is_row = is_row
        self._line.setDirection(QBoxLayout.Direction.LeftToRight if is_row else QBoxLayout.Direction.TopToBottom)
        self._line.setSpacing(self._spacings[is_row])
