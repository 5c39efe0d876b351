"""A line that says something about a field: its mark, its words, and where one press helps, that press."""

import functools
from typing import Final, Literal

from PySide6.QtCore import Qt, Signal
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
    """Hidden while there is nothing to say, and made of nothing before there is.

    Signals:
        pressed: what helps was pressed.
    """

    pressed = Signal()

    def __init__(self, state: MessageState, helps: str = "") -> None:
        super().__init__()
        self._state = state
        self._helps = helps
        self._said = "", False
        self.hide()

    @functools.cached_property
    def label(self) -> Label:
        """The words; their text has no mark in it."""
        label = Label("", _ROLES[self._state])
        theme.hint(label)
        return label

    @functools.cached_property
    def helps(self) -> Link:
        """The press that helps."""
        helps = Link(self._helps, "strong")
        theme.hint(helps)
        helps.clicked.connect(self.pressed)
        return helps

    @functools.cached_property
    def _row(self) -> QHBoxLayout:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.HALF + 2)
        row.addWidget(Icon(*_MARKS[self._state], _SIZE), alignment=Qt.AlignmentFlag.AlignTop)
        for part in (self.label, self.helps):
            row.addWidget(part)
        row.addStretch(1)
        return row

    def say(self, text: str, can_help: bool = False) -> None:
        """Say something, or nothing; what helps stands behind a short sentence, and at the right of a long one."""
        if (text, can_help) == self._said:
            return  # it is said at each key
        self._said = text, can_help
        if not text:
            self.hide()
            return
        row = self._row
        is_short = self.label.fontMetrics().horizontalAdvance(text) < theme.letters(self.label, SHORT)
        self.label.setWordWrap(not is_short)
        row.setStretchFactor(self.label, 0 if is_short else 1)
        row.setStretch(row.count() - 1, 1 if is_short else 0)
        self.label.setText(text)
        self.helps.setVisible(can_help)
        self.show()

    def text(self) -> str:
        """What is said."""
        return self._said[0]
