"""What Support would ask back: every problem of a request, the gravest first, with its next step and its source."""

import datetime
from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from transfer_wizard.translations import N_, _, ngettext
from transfer_wizard.ui.kit import theme
from transfer_wizard.ui.kit.inputs import column
from transfer_wizard.ui.kit.texts import Box, Heading, Label, Link, breakable
from transfer_wizard.ui.steps.advice_page import source_line
from transfer_wizard.validation.problems import ALTERNATIVE_RULES, Gravity, Problem, Source

OPEN: Final = "open"
WORDS: Final[dict[str, str]] = {
    Gravity.BLOCKS: N_("Support will not proceed"),
    Gravity.ASKS: N_("Support would ask back"),
    OPEN: N_("Open points, which stop nothing"),
    Gravity.WARNS: N_("Worth a look"),
}
MOST: Final = 30
"""So many entries of one gravity are listed; the others stand beside their fields, and move up as these are settled."""


class Objections(QWidget):
    """The boxes on top of Review.

    Signals:
        chosen: the path of the field to go to.
    """

    chosen = Signal(str)

    def __init__(self, problems: Sequence[Problem], today: datetime.date) -> None:
        super().__init__()
        self._today = today
        boxes = column(self, spacing=2 * theme.GRID)
        held = {
            group: [each for each in problems if (OPEN if each.is_open else each.severity) == group] for group in WORDS
        }
        if any(each.severity is not Gravity.WARNS for each in problems):
            boxes.addWidget(self._box("summary" if held[Gravity.BLOCKS] else "advice", held))
        else:
            good = Box("settled")
            good.column.addWidget(Heading(_("Nothing is left that Support would ask back.")))
            boxes.addWidget(good)
            if problems:
                rest = [group for group in WORDS if held[group]]
                title = _(WORDS[rest[0]]) if len(rest) == 1 else _("What you may still look at")
                boxes.addWidget(self._box("advice", held, title, has_one_group=len(rest) == 1))

    def _box(self, role: str, held: dict[str, list[Problem]], title: str = "", has_one_group: bool = False) -> Box:
        box = Box(role, spacing=2 * theme.GRID)
        heading = Heading(title or _("What Support would ask back"))
        box.column.addWidget(heading)
        for group, problems in held.items():
            if not problems:
                continue
            if not has_one_group:
                words = Label(_("{gravity}: {count}").format(gravity=_(WORDS[group]), count=len(problems)))
                theme.strong(words)
                box.column.addWidget(words)
            for source, entries in _by_source(problems[:MOST]).items():
                box.column.addWidget(self._part(source, entries, group))
            if len(problems) > MOST:
                more = Label(_more(len(problems) - MOST), "help")
                box.column.addWidget(more)
        return box

    def _part(self, source: Source, problems: list[Problem], group: str) -> QWidget:
        """The entries that one source is behind, and the source."""
        part = QWidget()
        lines = column(part, spacing=theme.GRID)
        for problem in problems:
            entry = QWidget()
            both = column(entry, spacing=0)
            said = _said(problem)
            link = Link(breakable(said), "wrong" if group == Gravity.BLOCKS else "link")
            link.setAccessibleName(said)
            link.setAccessibleDescription(problem.next)
            link.clicked.connect(lambda _checked=False, path=problem.field: self.chosen.emit(path))
            both.addWidget(link)
            step = Label(problem.next)
            both.addWidget(step)
            if problem.id in ALTERNATIVE_RULES and group == Gravity.BLOCKS:
                way = Link(_("Ask Support for an alternative"))
                way.clicked.connect(lambda: self.chosen.emit("route.ask"))
                both.addWidget(way)
            lines.addWidget(entry)
        provenance = source_line(source, self._today)
        lines.addWidget(provenance)
        return part


def _said(problem: Problem) -> str:
    """The sentence; of many licenses it names the one that is meant."""
    section, *row = problem.field.split(".")[:2]
    if section != "licenses" or not row:
        return problem.message
    return _("License {number}: {message}").format(number=int(row[0]) + 1, message=problem.message)


def _by_source(problems: Sequence[Problem]) -> dict[Source, list[Problem]]:
    """What one source says together, so that the source is named once."""
    held: dict[Source, list[Problem]] = {}
    for problem in problems:
        held.setdefault(problem.source, []).append(problem)
    return held


def _more(count: int) -> str:
    return ngettext(
        "{count} more, which moves up when one of these is settled.",
        "{count} more, which move up as these are settled.",
        count,
    ).format(count=count)
