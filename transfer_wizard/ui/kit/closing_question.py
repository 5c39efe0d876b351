"""The question before something is lost that could not be saved."""

from PySide6.QtWidgets import QWidget

from transfer_wizard.translations import _
from transfer_wizard.ui.kit import theme
from transfer_wizard.ui.kit.dialog import Dialog
from transfer_wizard.ui.kit.texts import Button, Label, Sheet


class ClosingQuestion(Dialog):
    """Says why something is not saved, and asks whether it may be lost. Escape keeps it."""

    def __init__(self, parent: QWidget, problem: str) -> None:
        super().__init__(parent, "Transfer Wizard", theme.QUESTION)
        sheet = Sheet()
        sheet.column.setSpacing(2 * theme.GRID)
        self.heading = sheet.add_top("", problem.rstrip(".。"))
        sheet.add_indented(Label(_("What you typed last is only in this window. If you go on, it is lost.")))
        self.stay = Button(_("&Stay here"), "primary")
        self.stay.clicked.connect(self.reject)
        self.lose = Button(_("&Go on and lose it"))
        self.lose.clicked.connect(self.accept)
        self.lay_out(sheet, self.lose, self.stay)
        self.stay.setFocus()

    def ask(self) -> bool:
        """Wait for the answer; True when it may be lost."""
        return self.exec() == Dialog.DialogCode.Accepted
