"""A closed list of the organizations that an IT desk has set: choose one, and its fields are filled."""

from PySide6.QtCore import QElapsedTimer, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QComboBox

from transfer_wizard.translations import _
from transfer_wizard.ui.kit import theme
from transfer_wizard.validation.typed_text import fold

NONE_LISTED = -1
_COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


class OrganizationChoice(QComboBox):
    """A closed list: the first letters of a name go to it. The wheel changes nothing.

    Signals:
        chosen: the number of an organization in the list, or NONE_LISTED for another one.
    """

    chosen = Signal(int)

    def __init__(self, names: list[str], name: str, has_other: bool) -> None:
        super().__init__()
        self._names = names
        self._nothing = _("Choose an organization")
        self.addItem(self._nothing)
        self.addItems(names)
        if has_other:
            self.addItem(_("Other: I type it below"))
        self.setAccessibleName(name)
        self.setMinimumHeight(theme.ROW_HEIGHT)
        self.setMaximumWidth(theme.letters(self, 60) + 4 * theme.GRID)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.activated.connect(self._on_activated)
        self._typed = ""
        self._since = QElapsedTimer()
        self._since.start()

    def show_chosen(self, number: int, is_named: bool) -> None:
        """Show an organization of the list, that it is another one, or that none was named yet."""
        other = self.count() - 1 if self.count() > len(self._names) + 1 else 0
        wanted = number + 1 if number != NONE_LISTED else other if is_named or self.currentIndex() == other else 0
        if wanted != self.currentIndex():
            self.setCurrentIndex(wanted)

    def _on_activated(self, index: int) -> None:
        if index > 0:
            self.chosen.emit(index - 1 if index <= len(self._names) else NONE_LISTED)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Letters typed one after the other go to the first name that begins with them.

        Qt's own search would take the space within a name for the key that opens the list.
        """
        text = event.text()
        if self._since.restart() > QApplication.keyboardInputInterval():
            self._typed = ""
        if not text.isprintable() or not (text.strip() or (text and self._typed)) or event.modifiers() & _COMMANDS:
            super().keyPressEvent(event)
            return
        self._typed += fold(text).casefold()
        names = [fold(name).casefold() for name in self._names]
        found = next((at for at, name in enumerate(names, start=1) if name.startswith(self._typed)), None)
        if found is not None and found != self.currentIndex():
            self.setCurrentIndex(found)
            self.activated.emit(found)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt leaves out the arrow of a list with a style sheet."""
        super().paintEvent(event)
        theme.draw_arrow(self)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel scrolls the page."""
        event.ignore()
