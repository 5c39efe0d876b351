"""The input of a passcode: what is typed is hidden, can be shown for a while, and can't be copied out of the field."""

import contextlib
from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QLineEdit

from transfer_wizard.ui.kit.inputs import LineInput


class SecretInput(LineInput):
    """One line that is masked unless shown. Pasting works; copying goes by the clipboard for secrets only.

    A field that shows its text hands it to the clipboard without marking it as a secret, and on X11 to the selection of
    the middle button as soon as anything in it is selected. A masked one never does. So this one is masked whenever it
    acts on a key or the mouse, and shows its text only while it is looked at.
    """

    def __init__(self, width: int) -> None:
        super().__init__(width, is_code=True)
        self._is_shown = False
        self.show_digits(False)
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData
            | Qt.InputMethodHint.ImhNoPredictiveText
            | Qt.InputMethodHint.ImhDigitsOnly
        )

    def show_digits(self, is_shown: bool) -> None:
        """Show what is typed, or hide it again."""
        self._is_shown = is_shown
        self.setEchoMode(QLineEdit.EchoMode.Normal if is_shown else QLineEdit.EchoMode.Password)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copying and cutting do nothing, and selecting is only that."""
        if not event.matches(QKeySequence.StandardKey.Cut):  # Qt would take the text away without copying it
            with self._masked():
                super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Selecting is only that."""
        with self._masked():
            super().mouseReleaseEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Copy and cut are not offered."""
        with self._masked():
            super().contextMenuEvent(event)

    @contextlib.contextmanager
    def _masked(self) -> Iterator[None]:
        self.setEchoMode(QLineEdit.EchoMode.Password)
        yield
        self.show_digits(self._is_shown)
