"""A card of Review: its mark, its one Change, and its lines."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy

from transfer_wizard.translations import _
from transfer_wizard.ui.kit import theme
from transfer_wizard.ui.kit.card import Card
from transfer_wizard.ui.kit.icons import Icon
from transfer_wizard.ui.kit.texts import Label, Link
from transfer_wizard.ui.review.overview import Overview, OverviewLine

MARKS: Final = {"ok": ("check", "ok"), "open": ("dot", "open_mark"), "wrong": ("wrong", "wrong")}
LABEL_LETTERS: Final = 13


class OverviewCard(Card):
    """One card.

    Signals:
        chosen: the path of the field to change.
    """

    chosen = Signal(str)

    def __init__(self, overview: Overview) -> None:
        super().__init__(margin=2 * theme.GRID, spacing=theme.HALF)
        self.column.setContentsMargins(2 * theme.GRID, theme.GRID + 2, 2 * theme.GRID, theme.GRID + theme.HALF)
        self.step = overview.step
        self.setAccessibleName(overview.title)
        title = Label(overview.title)
        theme.strong(title)
        name, tint = MARKS[overview.mark]
        said = {"ok": _("complete"), "open": _("something is open"), "wrong": _("something is wrong")}[overview.mark]
        title.setAccessibleName(f"{overview.title}, {said}")
        self.change = Link(_("Change"))
        self.change.setAccessibleName(_("Change {what}").format(what=overview.title))
        self.change.clicked.connect(lambda: self.chosen.emit(overview.field))
        head = QHBoxLayout()
        head.setSpacing(theme.GRID)
        head.addWidget(Icon(name, tint, 18))
        head.addWidget(title, stretch=1)
        head.addWidget(self.change)
        self.column.addLayout(head)
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.GRID + theme.HALF)
        grid.setVerticalSpacing(theme.HALF)
        grid.setColumnStretch(1, 1)
        for number, line in enumerate(overview.lines):
            self._add(grid, number, line)
        self.column.addLayout(grid)

    def _add(self, grid: QGridLayout, number: int, line: OverviewLine) -> None:
        label = Label(line.label, "quiet")
        theme.scaled(label, 1.0)
        if line.is_code:
            theme.set_fixed_width(label, theme.HINT)
        label.setWordWrap(not line.is_code)
        label.setMinimumWidth(theme.letters(label, LABEL_LETTERS))
        grid.addWidget(label, number, 0, alignment=Qt.AlignmentFlag.AlignTop)
        said = QHBoxLayout()
        said.setSpacing(theme.GRID)
        if line.value:
            value = Label(line.value)
            value.setAccessibleName(line.value)
            said.addWidget(value, stretch=0 if line.aside or line.gap else 1)
        if line.aside:
            aside = Label(line.aside, "quiet")
            said.addWidget(aside, stretch=0 if line.gap else 1)
        if line.gap:
            gap = Label(line.gap, "gap")
            gap.setWordWrap(False)
            gap.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
            said.addWidget(gap)
            said.addStretch(1)
        grid.addLayout(said, number, 1)
