"""The bar above the pages of a request that was sent, and of the sample."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from transfer_wizard.translations import _
from transfer_wizard.ui.kit import theme
from transfer_wizard.ui.kit.texts import Box, Label, Link


class RecordBar(Box):
    """One line and a way on from there.

    Signals:
        duplicate_asked: a new request like this one, which was sent, is wanted.
        new_asked: this is the sample, and a request of one's own is wanted.
    """

    duplicate_asked = Signal()
    new_asked = Signal()

    def __init__(self) -> None:
        super().__init__("bar")
        self.column.setContentsMargins(4 * theme.GRID, theme.GRID, 4 * theme.GRID, theme.GRID)
        self.duplicate = Link(_("Duplicate to ask again"))
        self.duplicate.clicked.connect(self.duplicate_asked)
        self.own = Link(_("Start your own"))
        self.own.clicked.connect(self.new_asked)
        self.said = Label()
        row = QHBoxLayout()
        row.addWidget(self.said, stretch=1)
        row.addWidget(self.duplicate)
        row.addWidget(self.own)
        self.column.addLayout(row)
        self.hide()

    def show_for(self, is_sent: bool, is_sample: bool) -> None:
        """Say what the request in the window is; nothing of one that is being written."""
        if is_sample:
            self.said.setText(_("A finished sample. Nothing in it is real."))
        else:
            self.said.setText(_("This request was sent: its pages can be read, not changed."))
        self.own.setVisible(is_sample)
        self.duplicate.setVisible(not is_sample)
        self.setVisible(is_sent or is_sample)
