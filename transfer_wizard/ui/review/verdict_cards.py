"""The verdict on top of Review: what is left to do, with a button for each thing, or that nothing is."""

import datetime
from collections.abc import Sequence
from typing import Final, NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from transfer_wizard.flow.remaining import Remaining, things_left
from transfer_wizard.translations import _, ngettext
from transfer_wizard.ui.kit import theme
from transfer_wizard.ui.kit.card import Card
from transfer_wizard.ui.kit.fold import Fold
from transfer_wizard.ui.kit.icons import Icon
from transfer_wizard.ui.kit.inputs import column
from transfer_wizard.ui.kit.texts import Button, Heading, Label, Link, beside, breakable
from transfer_wizard.ui.steps.source import source_line
from transfer_wizard.validation import wording
from transfer_wizard.validation.problems import ALTERNATIVE_RULES, Problem, RuleSource

MARGIN: Final = 2 * theme.GRID + theme.HALF
MOST: Final = 5
"""So many things are named; the others are counted, and move up as these are settled."""
FEWEST_LETTERS: Final = 40
"""A sentence that has less room than this beside its title, and more letters than room, stands below it."""


class _OpenThing(NamedTuple):
    title: str
    said: str
    field: str
    act: str


class _Thing(QHBoxLayout):
    """A thing with its button; what is said of it stands beside its title, or below where there is no room for both."""

    def __init__(self, title: Label, said: str, mark: str) -> None:
        super().__init__()
        self.setSpacing(theme.GRID + theme.HALF)
        self._title, self._is_long = title, len(title.text()) > 60
        self._icon = Icon("dot" if mark == "open" else "wrong", "open_mark" if mark == "open" else "wrong", 16)
        self._said = quiet = Label(said, "quiet")
        theme.scaled(quiet, 1.0)
        self._words = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._words.addWidget(title)
        self._words.addWidget(quiet, stretch=1)
        self._mark = QHBoxLayout()
        self._mark.addWidget(self._icon)
        self.addLayout(self._mark)
        self.addLayout(self._words, stretch=1)
        self.stand(is_below=False)

    def needs(self) -> int:
        """How wide it is with the sentence beside the title."""
        title, said = (each.fontMetrics().horizontalAdvance(each.text()) for each in (self._title, self._said))
        items = [self.itemAt(at) for at in range(self.count())]
        others = sum(item.sizeHint().width() for item in items if item is not None and item.layout() != self._words)
        few = theme.letters(self._said, FEWEST_LETTERS)
        return others + self.count() * self.spacing() + title + min(said, few)

    def stand(self, is_below: bool) -> None:
        """Beside each other, or one below the other."""
        down, right = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._words.setDirection(down if is_below else right)
        self._words.setSpacing(0 if is_below else theme.GRID + theme.HALF)
        self._title.setWordWrap(is_below or self._is_long)
        self.setAlignment(self._mark, Qt.AlignmentFlag.AlignTop if is_below else Qt.AlignmentFlag.AlignVCenter)
        above = (self._title.fontMetrics().lineSpacing() - self._icon.height()) // 2 if is_below else 0
        self._mark.setContentsMargins(0, max(0, above), 0, 0)


class VerdictCards(QWidget):
    """The gravest first; below them the hints, folded.

    Attributes:
        buttons: the button of each field that is named.

    Signals:
        chosen: the path of the field to go to.
    """

    chosen = Signal(str)

    def __init__(self, left: Remaining, today: datetime.date) -> None:
        super().__init__()
        self._today = today
        self.buttons: dict[str, Button] = {}
        self._things: list[_Thing] = []
        self._lines = column(self, spacing=theme.GRID + 2)
        if left.blocked:
            self._add_blocked(left.title, left.blocked)
        if left.wrong:
            count = len(left.wrong)
            title = ngettext("{count} answer needs a change", "{count} answers need a change", count)
            entries = [
                _OpenThing(_name(problem), problem.message, problem.field, _("Change")) for problem in left.wrong[:MOST]
            ]
            self._add_card("wrong", title.format(count=count), "", entries, count)
        if left.open:
            entries = [
                _OpenThing(problem.title, problem.said, problem.field, _("Answer") if problem.is_answered else _("Add"))
                for problem in left.open[:MOST]
            ]
            sentence = ngettext(
                "Support would ask for it. You can send without; it takes longer.",
                "Support would ask for them. You can send without; it takes longer.",
                len(left.open),
            )
            self._add_card("open", things_left(len(left.open)), sentence, entries, len(left.open))
        if not (left.blocked or left.wrong or left.open):
            self._add_ready()
        if left.hints:
            self._add_hints(left.hints)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where one title leaves its sentence too little of a line, all sentences stand below their titles."""
        super().resizeEvent(event)
        room = self.width() - 2 * MARGIN
        is_below = any(thing.needs() > room for thing in self._things)
        for thing in self._things:
            thing.stand(is_below)

    def _add_ready(self) -> None:
        card = Card("ok", margin=MARGIN)
        row = QHBoxLayout()
        row.setSpacing(2 * theme.GRID)
        row.addWidget(Icon("check", "ok", 4 * theme.GRID))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Heading(_("Ready")))
        words.addWidget(Label(_("All 12 things that Support needs are there.")))
        row.addLayout(words, stretch=1)
        card.column.addLayout(row)
        self._lines.addWidget(card)

    def _add_blocked(self, title: str, problems: Sequence[Problem]) -> None:
        card = Card("open", margin=MARGIN)
        head = QHBoxLayout()
        head.setSpacing(theme.GRID + theme.HALF)
        head.addWidget(Icon("warning", "open"))
        head.addWidget(Heading(title), stretch=1)
        card.column.addLayout(head)
        for problem in problems[:MOST]:
            said = Label(problem.message)
            theme.strong(said)
            card.column.addWidget(_rule())
            row = QHBoxLayout()
            row.setSpacing(theme.GRID + theme.HALF)
            row.addWidget(said, stretch=1)
            self._add_button(row, problem.field, _("Change"), _name(problem))
            card.column.addLayout(row)
            card.column.addWidget(Label(problem.next))
            if problem.id in ALTERNATIVE_RULES:
                way = Link(_("Ask Support for an alternative"))
                way.clicked.connect(lambda: self.chosen.emit("route.ask"))
                card.column.addWidget(beside(way))
        for source in dict.fromkeys(problem.source for problem in problems[:MOST]):
            card.column.addWidget(source_line(source, self._today))
        self._add_more(card, len(problems))
        self._lines.addWidget(card)

    def _add_card(self, state: str, title: str, about: str, entries: Sequence[_OpenThing], count: int) -> None:
        card = Card("wrong" if state == "wrong" else "open", margin=MARGIN, spacing=theme.HALF)
        card.column.setContentsMargins(MARGIN, 2 * theme.GRID, MARGIN, theme.GRID)
        head = QHBoxLayout()
        head.setSpacing(theme.GRID + theme.HALF)
        heading = Heading(title)
        heading.setWordWrap(False)
        head.addWidget(heading)
        head.addWidget(Label(about), stretch=1)
        card.column.addLayout(head)
        card.column.addSpacing(theme.HALF)
        for entry in entries:
            card.column.addWidget(_rule("open" if state == "open" else "wrong"))
            title_label = Label(entry.title)
            theme.strong(title_label)
            thing = _Thing(title_label, entry.said, state)
            self._things.append(thing)
            self._add_button(thing, entry.field, entry.act, entry.title)
            card.column.addLayout(thing)
        self._add_more(card, count)
        self._lines.addWidget(card)

    def _add_button(self, row: QHBoxLayout, field: str, act: str, called: str) -> None:
        button = Button(act, is_small=True)
        button.setAccessibleName(_("{act}: {what}").format(act=act, what=called))
        button.clicked.connect(lambda: self.chosen.emit(field))
        self.buttons.setdefault(field, button)
        row.addWidget(button, alignment=Qt.AlignmentFlag.AlignTop)

    def _add_more(self, card: Card, count: int) -> None:
        if count > MOST:
            rest = count - MOST
            more = ngettext(
                "{count} more, which moves up when one of these is settled.",
                "{count} more, which move up as these are settled.",
                rest,
            )
            card.column.addWidget(Label(more.format(count=f"{rest:,}"), "quiet"))

    def _add_hints(self, hints: Sequence[Problem]) -> None:
        count = len(hints)
        fold = Fold(ngettext("{count} hint", "{count} hints", count).format(count=count), is_optional=False)
        fold.opened.connect(lambda: self._fill_hints(fold, hints))
        self._lines.addWidget(fold)

    def _fill_hints(self, fold: Fold, hints: Sequence[Problem]) -> None:
        fold.column.setSpacing(theme.GRID)
        by_source: dict[RuleSource, list[Problem]] = {}
        for problem in hints[: 2 * MOST]:
            by_source.setdefault(problem.source, []).append(problem)
        for source, problems in by_source.items():
            for problem in problems:
                link = Link(breakable(problem.message))
                link.setAccessibleName(problem.message)
                link.clicked.connect(lambda _checked=False, field=problem.field: self.chosen.emit(field))
                fold.column.addWidget(link)
                fold.column.addWidget(Label(problem.next))
            fold.column.addWidget(source_line(source, self._today))


def _name(problem: Problem) -> str:
    """What the field is called; of many licenses, which one."""
    section, *row = problem.field.split(".")[:2]
    label = wording.label(problem.field)
    if section == "licenses" and row:
        return _("{label}, license {number}").format(label=label, number=int(row[0]) + 1)
    return label


def _rule(state: str = "open") -> QFrame:
    rule = QFrame()
    rule.setProperty("role", "rule")
    rule.setProperty("state", state)
    return rule
