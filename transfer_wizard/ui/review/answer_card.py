"""A card of Review: labelled answers, what is wrong with each, and the way to change it."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QVBoxLayout, QWidget

from transfer_wizard.request.shape import LONGEST
from transfer_wizard.translations import _
from transfer_wizard.ui.kit import theme
from transfer_wizard.ui.kit.inputs import column
from transfer_wizard.ui.kit.texts import Box, Heading, Label, Link, breakable
from transfer_wizard.validation.problems import Gravity, Problem

LABEL_LETTERS: Final = 24
"""The width of the column of labels."""


class AnswerCard(Box):
    """One card.

    Attributes:
        links: the Change link for each path on the card.

    Signals:
        chosen: the path of the field to change.
    """

    chosen = Signal(str)

    def __init__(self, title: str, about: str = "") -> None:
        super().__init__("card", margin=2 * theme.GRID, spacing=theme.GRID)
        self.links: dict[str, Link] = {}
        self._lines: list[tuple[QBoxLayout, Label]] = []
        self._down = 0
        self.column.addWidget(Heading(title))
        if about:
            self.column.addWidget(Label(about, "quiet"))

    def add_answer(
        self,
        path: str,
        label: str,
        value: str,
        problems: Sequence[Problem] = (),
        *,
        called: str = "",
        is_code: bool = False,
    ) -> None:
        """Add an answer.

        Args:
            called: what is changed, for who can't see the row; the label where it says enough.
            value: as a person reads it; "" for none.
            problems: those of the field; they are shown in place of an answer that is missing.
        """
        if self.links:
            rule = QFrame()
            rule.setProperty("role", "rule")
            self.column.addWidget(rule)
        name = Label(label, "quiet")
        name.setAlignment(Qt.AlignmentFlag.AlignTop)
        link = Link(_("Change"))
        link.setAccessibleName(_("Change {what}").format(what=called or label))
        link.clicked.connect(lambda: self.chosen.emit(path))
        self.links[path] = link
        both = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        both.setSpacing(theme.HALF)
        both.setContentsMargins(0, self._beside(link), 0, 0)
        both.addWidget(name)
        both.addWidget(_answer(label, value, problems, is_code), stretch=1)
        self._lines.append((both, name))
        row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        row.setSpacing(theme.GRID)
        row.addLayout(both, stretch=1)
        row.addWidget(link, alignment=Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(row)

    def _beside(self, link: Link) -> int:
        """How far down a text starts that stands on one line with a link."""
        if not self._lines:
            link.ensurePolished()  # the style sheet decides how high a link is; one link tells of all
            height = max(link.minimumHeight(), link.sizeHint().height())
            self._down = max(0, (height - self.fontMetrics().lineSpacing()) // 2)
        return self._down

    def stack(self, is_narrow: bool) -> None:
        """Put labels above their answers where there is little room."""
        direction = QBoxLayout.Direction.TopToBottom if is_narrow else QBoxLayout.Direction.LeftToRight
        for line, name in self._lines:
            width = theme.letters(name, LABEL_LETTERS)
            name.setMinimumWidth(0 if is_narrow else width)
            name.setMaximumWidth(self.maximumWidth() if is_narrow else width)
            line.setDirection(direction)
            line.update()


def _answer(label: str, value: str, problems: Sequence[Problem], is_code: bool) -> QWidget:
    """The answer, and below it what is wrong with it."""
    box = QWidget()
    lines: QVBoxLayout = column(box, spacing=theme.HALF)
    if value or not problems:
        value = value if len(value) <= LONGEST else f"{value[:LONGEST]}…"
        text = Label(breakable(value) or _("Not provided"), "text" if value else "quiet")
        text.setAccessibleName(value or text.text())
        if is_code and value:
            theme.set_fixed_width(text)
        lines.addWidget(text)
    for problem in problems:
        lines.addWidget(Label(problem.message, "note" if problem.severity is Gravity.WARNS else "error"))
    lines.addStretch(1)
    return box
