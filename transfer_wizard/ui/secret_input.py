"""The input of a passcode: what is typed is hidden, can be shown for a while, and can't be copied out of the field."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QLineEdit, QMenu

from transfer_wizard.translations import _
from transfer_wizard.ui.inputs import LineInput


class SecretInput(LineInput):
    """One line that is masked unless shown. Pasting works; copying goes by the clipboard for secrets only.

    A field that shows its text would hand it to the clipboard without marking it as a secret, and on X11 to the
    selection of the middle button as soon as somebody drags over it.
    """

    def __init__(self, width: int) -> None:
        super().__init__(width, is_code=True)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData
            | Qt.InputMethodHint.ImhNoPredictiveText
            | Qt.InputMethodHint.ImhDigitsOnly
        )

    def show_digits(self, is_shown: bool) -> None:
        """Show what is typed, or hide it again."""
        self.setEchoMode(QLineEdit.EchoMode.Normal if is_shown else QLineEdit.EchoMode.Password)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy and cut do nothing, as in every field for passwords."""
        if not (event.matches(QKeySequence.StandardKey.Copy) or event.matches(QKeySequence.StandardKey.Cut)):
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Qt would put what was selected into the selection of the middle button now."""
        if event.button() is not Qt.MouseButton.LeftButton:
            super().mouseReleaseEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """A menu with the one thing there is to do."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(_("Paste"), self.paste)
        menu.popup(event.globalPos())
