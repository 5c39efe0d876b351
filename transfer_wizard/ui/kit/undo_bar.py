"""The line that says what was just done with rows, and the button that takes it back: nobody is asked beforehand."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from transfer_wizard.translations import _
from transfer_wizard.ui.kit import theme
from transfer_wizard.ui.kit.accessible import announce
from transfer_wizard.ui.kit.texts import Box, Button, Label

UNDO: Final = [QKeySequence("Ctrl+Z")]
REDO: Final = [QKeySequence("Ctrl+Y"), QKeySequence("Ctrl+Shift+Z")]
"""Both, on every system: whoever comes from another one presses its key."""


def add_undo_keys(place: QWidget, undo: Callable[[], None], redo: Callable[[], None]) -> None:
    """Have the keys take back and do again while the focus is in a place; a text field has them for its text."""
    for keys, act in ((UNDO, undo), (REDO, redo)):
        shortcut = QShortcut(place)
        shortcut.setKeys(keys)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(act)


class UndoBar(Box):
    """Hidden while there is nothing to say.

    Signals:
        undo_asked, redo_asked: take it back; do again what was taken back.
    """

    undo_asked = Signal()
    redo_asked = Signal()

    def __init__(self) -> None:
        super().__init__("toast", margin=theme.GRID)
        self.said = Label()
        self.undo = Button(_("&Undo"))
        self.undo.clicked.connect(self.undo_asked)
        self.redo = Button(_("&Redo"))
        self.redo.clicked.connect(self.redo_asked)
        line = QHBoxLayout()
        line.setSpacing(theme.GRID)
        line.addWidget(self.said, stretch=1)
        line.addWidget(self.undo)
        line.addWidget(self.redo)
        self.column.addLayout(line)
        self.hide()

    def say(self, text: str, can_redo: bool = False, can_undo: bool = True) -> None:
        """Say what was done, or why it was not; nothing for an empty text."""
        self.said.setText(text)
        self.undo.setVisible(can_undo and not can_redo)
        self.redo.setVisible(can_redo)
        self.setVisible(bool(text))
        if self.isVisible():
            announce(self, text)
