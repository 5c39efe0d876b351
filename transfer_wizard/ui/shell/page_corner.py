"""The buttons at the right of a page's heading: one to bring files and texts, and one to show the case."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from transfer_wizard.translations import _
from transfer_wizard.ui.kit import focus, theme
from transfer_wizard.ui.kit.texts import Button

HAS_ITS_OWN = ("licenses", "review", "hand-over")
"""Pages that are no place to bring something to, or have their own way to do so; the keys work on them too."""


class PageCorner(QWidget):
    """One corner for all pages; it is moved to the page in sight."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty(focus.BESIDE_HEADING, True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.GRID)
        self.bring = Button(_("Paste or drop"), "quiet", "paste")
        self.bring.setToolTip(_("An e-mail, a list of keys, a table: Ctrl+V outside a field, or drop it anywhere."))
        self.case_button = CaseButton()
        row.addWidget(self.bring)
        row.addWidget(self.case_button)

    def show_for(self, step: str, is_tight: bool, has_case: bool) -> None:
        """Show the buttons that the page of a step has room for.

        Args:
            is_tight: there is no room but for the heading.
            has_case: the case is in sight, or its button stands elsewhere.
        """
        self.bring.setVisible(step not in HAS_ITS_OWN and not is_tight)
        self.case_button.setVisible(not has_case)


class CaseButton(Button):
    """The button that opens the case; it says how many of the things Support needs are there."""

    def __init__(self) -> None:
        super().__init__("", icon="case")
        self.setAccessibleName(_("Your case"))
        self.setToolTip(_("The case as Support reads it (F9)"))

    def show_counts(self, there: int, all_: int, said: str, is_short: bool = False) -> None:
        """Say how much of it is there."""
        count = f"{there}/{all_}" if all_ else ""
        self.setText(count if is_short and count else "  ".join(filter(None, (_("Your case"), count))))
        self.setAccessibleDescription(said)
