"""What is said above the pages of a request that was sent."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from transfer_wizard.translations import _
from transfer_wizard.ui.kit import theme
from transfer_wizard.ui.kit.texts import Box, Label, Link


class RecordBar(Box):
    """One line and a way to ask again.

    Signals:
        duplicate_asked: a new request like this one is wanted.
    """

    duplicate_asked = Signal()

    def __init__(self) -> None:
        super().__init__("bar")
        self.column.setContentsMargins(4 * theme.GRID, theme.GRID, 4 * theme.GRID, theme.GRID)
        self.duplicate = Link(_("Duplicate to ask again"))
        self.duplicate.clicked.connect(self.duplicate_asked)
        said = Label(_("This request was sent, and is your record: its pages can be read, not changed."))
        row = QHBoxLayout()
        row.addWidget(said, stretch=1)
        row.addWidget(self.duplicate)
        self.column.addLayout(row)
        self.hide()
