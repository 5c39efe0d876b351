"""The warning beside each copy and save button where a text that goes out seems to hold a passcode."""

from collections.abc import Iterable
from functools import cached_property
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal

from transfer_wizard.translations import _, joined
from transfer_wizard.ui.kit.texts import Box, Label, Link

if TYPE_CHECKING:
    from transfer_wizard.validation.problems import Problem

IN_TEXT: Final = "passcode.in-text"
"""The id of the rule that finds one."""


class PasscodeNote(Box):
    """The sentences, and the way to the first of the texts; out of sight where there is nothing to say.

    Args:
        has_way: False where no page is there to go to.

    Signals:
        jumped: the path of that text.
    """

    jumped = Signal(str)

    def __init__(self, has_way: bool = True) -> None:
        super().__init__("advice")
        self._path = ""
        self._has_way = has_way
        self.hide()

    @cached_property
    def said(self) -> Label:
        """The sentences, made with the way when there are some."""
        said = Label()
        self.to_text = Link(_("Go to that text"))
        self.to_text.setAutoDefault(False)
        self.to_text.clicked.connect(lambda: self.jumped.emit(self._path))
        self.column.addWidget(said)
        self.column.addWidget(self.to_text)
        self.to_text.setVisible(self._has_way)
        return said

    def show_problems(self, problems: "Iterable[Problem]") -> None:
        """Point out what the check found in the texts of a request."""
        found = [problem for problem in problems if problem.id == IN_TEXT]
        self._path = found[0].field if found else ""
        if found or "said" in vars(self):
            self.said.setText(joined(*(each.message for each in found)))
            self.setVisible(bool(found))
