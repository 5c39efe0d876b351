"""A line that says something about a field: its mark, its words, and where one press helps, that press."""

from typing import Final, Literal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from transfer_wizard.ui.kit import theme
from transfer_wizard.ui.kit.icons import Icon
from transfer_wizard.ui.kit.texts import Label, Link

MessageState = Literal["wrong", "open", "ok"]
_MARKS: Final = {"wrong": ("wrong", "wrong"), "open": ("dot", "open_mark"), "ok": ("check", "ok")}
_ROLES: Final = {"wrong": "error", "open": "note", "ok": "good"}
_SIZE: Final = 16
SHORT: Final = 32
"""Letters that have room in a line even in a narrow window with large text."""


class MessageLine(QWidget):
    """Hidden while there is nothing to say.

    Attributes:
        label: the words; their text has no mark in it.

    Signals:
        pressed: what helps was pressed.
    """

    pressed = Signal()

    def __init__(self, state: MessageState, helps: str = "") -> None:
        super().__init__()
        name, tint = _MARKS[state]
        icon = Icon(name, tint, _SIZE)
        self.label = Label("", _ROLES[state])
        theme.hint(self.label)
        self.helps = Link(helps, "strong")
        theme.hint(self.helps)
        self.helps.clicked.connect(self.pressed)
        self.helps.hide()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(theme.HALF + 2)
        for part in (icon, self.label, self.helps):
            self._row.addWidget(part)
        self._row.addStretch(1)
        self.hide()

    def say(self, text: str, can_help: bool = False) -> None:
        """Say something, or nothing; what helps stands behind a short sentence, and at the right of a long one."""
        is_short = self.label.fontMetrics().horizontalAdvance(text) < theme.letters(self.label, SHORT)
        self.label.setWordWrap(not is_short)
        self._row.setStretchFactor(self.label, 0 if is_short else 1)
        self._row.setStretch(self._row.count() - 1, 1 if is_short else 0)
        self.label.setText(text)
        self.helps.setVisible(can_help and bool(text))
        self.setVisible(bool(text))

    def text(self) -> str:
        """What is said."""
        return self.label.text()
