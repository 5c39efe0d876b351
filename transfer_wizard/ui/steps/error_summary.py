"""The box on top of a page that lists what is wrong, each entry a button to its field, in the same words as there."""

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from transfer_wizard.translations import _
from transfer_wizard.ui.kit import theme
from transfer_wizard.ui.kit.texts import Box, Button, Heading, Link, beside

if TYPE_CHECKING:
    from transfer_wizard.validation.problems import Problem


class ErrorSummary(Box):
    """What is wrong with a page, after Continue.

    Signals:
        chosen: the path of the field to go to.
        anyway: go on and leave these gaps for later.
    """

    chosen = Signal(str)
    anyway = Signal()

    def __init__(self) -> None:
        super().__init__("summary")
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._problems: list[Problem] = []
        self._entries: list[Link] = []
        self.column.addWidget(Heading(_("There is a problem")))
        self._later = Button(_("Continue and leave this for later"))
        self._later.clicked.connect(self.anyway)
        self._buttons = beside(self._later)
        self.column.addSpacing(theme.HALF)
        self.column.addWidget(self._buttons)
        self.hide()

    def show_problems(self, problems: "list[Problem]") -> None:
        """List these problems."""
        for entry in self._entries:
            self.column.removeWidget(entry)
            entry.hide()
            entry.deleteLater()
        self._problems = problems
        self._entries = []
        for problem in problems:
            entry = Link(problem.message, "wrong")
            entry.clicked.connect(lambda _checked=False, field=problem.field: self.chosen.emit(field))
            self.column.insertWidget(1 + len(self._entries), entry)
            self._entries.append(entry)
        for before, after in pairwise([self, *self._entries, self._later]):
            self.setTabOrder(before, after)
        self.setAccessibleName(" ".join([_("There is a problem"), *(problem.message for problem in problems)]))
        self.setVisible(bool(problems))

    def follow(self, shown: "dict[str, Problem]") -> None:
        """While it is in sight, keep to what is still wrong; what has been mended goes at once."""
        if self.isHidden():
            return
        left = [shown[problem.field] for problem in self._problems if problem.field in shown]
        if left != self._problems:
            self.show_problems(left)
