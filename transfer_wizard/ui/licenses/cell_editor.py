"""The editor of a cell. Tab goes on to the next cell, Enter down, Escape leaves everything as it was."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent, QGuiApplication, QInputMethodEvent, QKeyEvent, QKeySequence, QWheelEvent
from PySide6.QtWidgets import QComboBox

from transfer_wizard.intake.device_models import listed_models
from transfer_wizard.ui.kit import theme
from transfer_wizard.ui.kit.inputs import LineInput, has_lines
from transfer_wizard.ui.licenses.license_model import Column
from transfer_wizard.ui.licenses.suggestions import Suggestions
from transfer_wizard.validation import wording

WIDE = 200
"""Letters: an editor is as wide as its cell."""


class CellEditor(LineInput):
    """One line in a cell. The table hears of Tab, Enter and Escape before it does, and takes a list that is pasted."""

    def __init__(self, column: Column) -> None:
        super().__init__(WIDE, is_code=column is Column.KEY)
        self._was_entered = False
        self.setMaximumWidth(16_777_215)
        self.setMinimumHeight(0)
        theme.say_role(self, "cell")
        if column in (Column.HAVE, Column.MOVE):
            self.setAlignment(Qt.AlignmentFlag.AlignRight)
            self.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly)
        if column is Column.MOVE:
            theme.strong(self)
        if column is Column.MODEL:
            self._suggestions = Suggestions(self, listed_models())
            self._suggestions.chosen.connect(self._on_chosen)
            self.textEdited.connect(self._on_text)

    def _on_text(self, text: str) -> None:
        if not self._composing:
            self._suggestions.offer(text)

    def _on_chosen(self) -> None:
        self._on_edited(self.text())

    @property
    def is_in_table(self) -> bool:
        """Whether a table hears of its keys first, and not the form of a row."""
        return bool(self.property("role") == "cell")

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The first key replaces what is there."""
        super().focusInEvent(event)
        if not self._was_entered:
            self._was_entered = True
            self.selectAll()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """A word that began on the cell replaces what was there; it is in this field before the focus is."""
        self._was_entered = True
        super().inputMethodEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter is the table's, which closes the cell with it; a list is no text for one cell."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and self.is_in_table:
            return
        text = QGuiApplication.clipboard().text() if event.matches(QKeySequence.StandardKey.Paste) else ""
        if has_lines(text):
            self.list_pasted.emit(text)
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Escape closes the list of suggestions first, and then the cell; no key of the window is in between."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.ShortcutOverride:
            if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
                event.accept()
                return True
        return super().event(event)


class ModeEditor(QComboBox):
    """Add or renew: two answers in a list that opens below the cell."""

    def __init__(self) -> None:
        super().__init__()
        for word, text in wording.choices("licenses.mode"):
            self.addItem(text, word)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel scrolls the table: an answer is not changed in passing."""
        event.ignore()
