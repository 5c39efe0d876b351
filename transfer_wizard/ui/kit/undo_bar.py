"""The line that says what was just done with rows, with a button to undo it, in place of a question beforehand."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from transfer_wizard.translations import _
from transfer_wizard.ui.kit import icons, theme
from transfer_wizard.ui.kit.accessible import announce
from transfer_wizard.ui.kit.texts import Box, Button, Label

UNDO: Final = [QKeySequence("Ctrl+Z")]
REDO: Final = [QKeySequence("Ctrl+Y"), QKeySequence("Ctrl+Shift+Z")]
"""Both, on every system: whoever comes from another one presses its key."""
STAYS: Final = 10_000
"""Milliseconds."""


def add_undo_keys(place: QWidget, undo: Callable[[], None], redo: Callable[[], None]) -> None:
    """Have the keys take back and do again while the focus is in a place; a text field has them for its text."""
    for keys, act in ((UNDO, undo), (REDO, redo)):
        shortcut = QShortcut(place)
        shortcut.setKeys(keys)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(act)


class UndoBar(Box):
    """Hidden while there is nothing to say, and again a while after it was said; the keys take it back all the same.

    It stays while the mouse or the focus is on it.

    Attributes:
        step: as said last.

    Signals:
        undo_asked, redo_asked: take it back; do again what was taken back.
        came: it came into sight, or went.
    """

    undo_asked = Signal()
    redo_asked = Signal()
    came = Signal(bool)

    def __init__(self) -> None:
        super().__init__("toast", margin=0)
        self.said = Label()
        self.said.setMinimumWidth(1)  # it keeps no window wide: whoever shows it has it wrap where there is no room
        self.undo = Button(_("&Undo"), icon="undo")
        self.undo.setIcon(icons.icon("undo", "toast_link"))
        self.undo.clicked.connect(self.ask_undo)
        self.redo = Button(_("&Redo"))
        self.redo.clicked.connect(self.ask_redo)
        self.step = ""
        self._can_undo = self._can_redo = False
        self._leaves = QTimer(self, singleShot=True, interval=STAYS)
        self._leaves.timeout.connect(self._on_time)
        line = QHBoxLayout()
        line.setContentsMargins(theme.GRID + theme.HALF, theme.HALF, 0, theme.HALF)
        line.setSpacing(0)
        line.addWidget(self.said, stretch=1)
        line.addWidget(self.undo)
        line.addWidget(self.redo)
        self.column.addLayout(line)
        self.hide()

    def say(self, text: str, can_redo: bool = False, can_undo: bool = True, step: str = "") -> None:
        """Say what was done, or why it was not; nothing for an empty text.

        Args:
            step: whose page did it, and takes it back; "" where it was no page.
        """
        self.step = step
        self.said.setText(text)
        self._can_redo = can_redo and bool(text)
        self._can_undo = can_undo and not can_redo and bool(text)
        self.undo.setVisible(self._can_undo)
        self.redo.setVisible(self._can_redo)
        self._show(bool(text))
        if self.isVisible():
            announce(self, text)

    @property
    def width_of_line(self) -> int:
        """How wide it is with all that it says in one line."""
        button = self.undo if self._can_undo else self.redo
        beside = button.sizeHint().width() if self._can_undo or self._can_redo else 0
        return self.said.fontMetrics().horizontalAdvance(self.said.text()) + beside + 2 * theme.GRID

    def ask_undo(self) -> None:
        """Have it taken back, if there is something to take back."""
        if self._can_undo:
            self.undo_asked.emit()

    def ask_redo(self) -> None:
        """Have it done again, if it was taken back."""
        if self._can_redo:
            self.redo_asked.emit()

    def _show(self, is_there: bool) -> None:
        self.setVisible(is_there)
        self.came.emit(is_there)
        self._leaves.start() if is_there else self._leaves.stop()

    def _on_time(self) -> None:
        focus = QApplication.focusWidget()
        if self.underMouse() or (focus is not None and self.isAncestorOf(focus)):
            self._leaves.start()
        else:
            self._show(False)
