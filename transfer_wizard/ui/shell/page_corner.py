"""What stands at the right of a page's heading: the way to bring something, and the way to the case."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from transfer_wizard.translations import _
from transfer_wizard.ui.kit import theme
from transfer_wizard.ui.kit.texts import Button

HAS_ITS_OWN = ("licenses", "review", "hand-over")
"""Pages that are no place to bring something to, or have their own way to do so; the keys work on them too."""


class PageCorner(QWidget):
    """One for all pages; it goes along to the one in sight."""

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.GRID)
        self.bring = Button(_("Paste or drop"), "quiet", "paste")
        self.bring.setToolTip(_("An e-mail, a list of keys, a table: Ctrl+V outside a field, or drop it anywhere."))
        row.addWidget(self.bring)

    def show_for(self, step: str) -> None:
        """Offer what the page of a step has room for."""
        self.bring.setVisible(step not in HAS_ITS_OWN)
