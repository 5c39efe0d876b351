"""The bar on top of a page, after Continue: how many of its answers can't be right, with a link to each."""

import functools
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout

from transfer_wizard.translations import _, joined, ngettext
from transfer_wizard.ui.kit import theme
from transfer_wizard.ui.kit.icons import Icon
from transfer_wizard.ui.kit.texts import Label, Link

if TYPE_CHECKING:
    from collections.abc import Callable

    from transfer_wizard.validation.problems import Problem

MOST_NAMED: Final = 3
"""So many fields are named; of more, the way to the first is offered."""


class ErrorBar(QFrame):
    """One line, never a wall; it goes with the last error, and is made of nothing before there is one.

    Args:
        called: what the page calls the field at a path.

    Signals:
        chosen: the path of the field to go to.
    """

    chosen = Signal(str)

    def __init__(self, called: "Callable[[str], str]") -> None:
        super().__init__()
        self._called = called
        self._fields: list[str] = []
        self.links: list[Link] = []
        self.setProperty("role", "errors")
        self.hide()

    @functools.cached_property
    def said(self) -> Label:
        """How many answers it is about."""
        said = Label("")
        said.setWordWrap(False)
        theme.strong(said)
        return said

    @functools.cached_property
    def _row(self) -> QHBoxLayout:
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * theme.GRID, theme.GRID, 2 * theme.GRID, theme.GRID)
        row.setSpacing(theme.GRID)
        row.addWidget(Icon("wrong", "wrong"))
        row.addWidget(self.said)
        row.addStretch(1)
        return row

    @property
    def text(self) -> str:
        """What the bar says, with the names of its fields."""
        return joined(self.said.text(), _(", ").join(link.text() for link in self.links))

    def show_problems(self, problems: "list[Problem]") -> None:
        """Name the fields of these problems."""
        fields = list(dict.fromkeys(problem.field for problem in problems))
        if fields != self._fields:
            self._fields = fields
            self._name_fields()
        self.setVisible(bool(fields))

    def _name_fields(self) -> None:
        for link in self.links:
            self._row.removeWidget(link)
            link.hide()
            link.deleteLater()
        count = len(self._fields)
        has_names = count <= MOST_NAMED
        sentence = ngettext("{count} answer needs a change", "{count} answers need a change", count).format(count=count)
        self.said.setText(_("{said}:").format(said=sentence) if has_names else sentence)
        ways = [(self._called(path), path) for path in self._fields] if has_names else []
        if not has_names:
            ways = [(_("Go to the first"), self._fields[0])]
        self.links = [self._link(name, path) for name, path in ways]
        for number, link in enumerate(self.links):
            self._row.insertWidget(2 + number, link)
        for before, after in pairwise(self.links):
            self.setTabOrder(before, after)
        self.setAccessibleName(self.text)

    def _link(self, name: str, path: str) -> Link:
        link = Link(name, "wrong")
        link.clicked.connect(lambda: self.chosen.emit(path))
        return link

    def follow(self, wrong: "dict[str, Problem]") -> None:
        """While it is in sight, keep to what is still wrong; what has been mended goes at once."""
        if not self.isHidden():
            self.show_problems([wrong[path] for path in self._fields if path in wrong])
