"""Shows what was found in a paste or a file: each value with its place, to be taken or left."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from transfer_wizard.flow.steps import STEPS, step_of
from transfer_wizard.intake.proposal import UNDECIDED, LeftOut, Proposal, ProposedThing
from transfer_wizard.intake.sources import Span
from transfer_wizard.translations import _, ngettext
from transfer_wizard.ui.kit import theme
from transfer_wizard.ui.kit.accessible import announce
from transfer_wizard.ui.kit.fold import Fold
from transfer_wizard.ui.kit.texts import Button, CheckBox, Heading, Label, Link, Sheet, beside
from transfer_wizard.ui.kit.undo_bar import UNDO
from transfer_wizard.ui.start.found_rows import FoundRow, QuestionCard, is_unsure, place_of, value_of
from transfer_wizard.ui.start.found_text import FoundText
from transfer_wizard.validation import wording

MOST_REASONS: Final = 20
"""So many reasons for lines that were not used are told, and so many words of each."""
MOST_WORDS: Final = 3
SHORTEST: Final = 20
LONGEST: Final = 32
"""Letters of an answer: cards beside each other share their line by these."""
_TITLES: Final = {step.id: step.title for step in STEPS}


class FoundPage(QWidget):
    """Questions first, then the values by step; beside them what was brought. What is left out stays out.

    Signals:
        taken: the option taken of each thing, by their numbers, and the path of the field to go to, or "".
        step_asked: nothing is to be used, and the person goes on with this step.
        closed: nothing is to be used.
    """

    taken = Signal(object, str)
    step_asked = Signal(str)
    closed = Signal()

    def __init__(self, proposal: Proposal) -> None:
        super().__init__()
        self.setProperty("role", "ground")
        self._proposal = proposal
        self._chosen: dict[int, int] = {}
        self.sheet = Sheet()
        self.sheet.column.setSpacing(2 * theme.GRID)
        count = sum(thing.count for thing in proposal.things)
        title = ngettext("We found {count} thing", "We found {count} things", count).format(count=f"{count:,}")
        self.heading = self.sheet.add_top(self._origin(), title if count else _("We found nothing to use"))
        for notice in self._notices():
            self.sheet.column.addWidget(Label(notice, "help"))
        self._cards: dict[int, QuestionCard] = {}
        self._rows: dict[int, FoundRow] = {}
        self.reasons = QWidget()
        self._pairs: list[QBoxLayout] = []
        self.text = FoundText(proposal.sources)
        self._add_questions()
        self._add_values()
        self._add_asked()
        self._add_unused()
        self.text.chosen.connect(self._on_mark)
        self._left = QVBoxLayout()
        self._left.setSpacing(0)
        self._left.addWidget(self.sheet, stretch=1)
        self._left.addWidget(self._foot())
        self._across = QHBoxLayout(self)
        self._across.setContentsMargins(0, 0, 0, 0)
        self._across.setSpacing(0)
        self._across.addLayout(self._left, stretch=1)
        self._across.addWidget(self.text)
        self.text.setFixedWidth(round(theme.PANE[0] * theme.text_scale()))
        self._count()
        self.setFocusProxy(self.heading)

    def put_text(self) -> None:
        """Put in what was brought, and mark in it what was found, before the page comes into sight."""
        self.text.fill()
        spans = {number: self._spans(thing) for number, thing in enumerate(self._proposal.things)}
        self.text.mark(spans, frozenset(self._cards))

    def _origin(self) -> str:
        files = [source.file for source in self._proposal.sources if source.file]
        return _("From {files}").format(files=_(", ").join(files)) if files else _("From what you pasted")

    def _notices(self) -> list[str]:
        said = list(self._proposal.notices)
        if self._proposal.same:
            text = ngettext(
                "{count} more is in your request already.",
                "{count} more are in your request already.",
                self._proposal.same,
            )
            said.append(text.format(count=self._proposal.same))
        return said

    @staticmethod
    def _spans(thing: ProposedThing) -> list[Span]:
        options = [part for option in thing.options for part in (option, *option.devices)]
        return [span for option in options for span in option.spans]

    # Questions and values

    def _add_questions(self) -> None:
        """The questions, two beside each other; what is not answered stays open."""
        for number, thing in enumerate(self._proposal.things):
            if not thing.is_question or is_unsure(thing):
                continue
            card = self._cards[number] = QuestionCard(thing)
            self._chosen[number] = thing.chosen
            card.answered.connect(lambda option, number=number: self._on_answered(number, option))
            card.reached.connect(lambda number=number: self.text.show_current(number))
            if len(self._cards) % 2:
                pair = QBoxLayout(QBoxLayout.Direction.LeftToRight)
                pair.setSpacing(theme.GRID + theme.HALF)
                self._pairs.append(pair)
                self.sheet.column.addLayout(pair)
            longest = max(len(value_of(option)) for option in thing.options)
            self._pairs[-1].addWidget(card, stretch=max(SHORTEST, min(longest, LONGEST)))

    def _on_answered(self, number: int, option: int) -> None:
        self._chosen[number] = option
        self._count()

    def _add_values(self) -> None:
        section = ""
        group = QVBoxLayout()
        values = [each for each in enumerate(self._proposal.things) if each[0] not in self._cards]
        for number, thing in sorted(values, key=lambda each: place_of(each[1])):
            if thing.section != section:
                section = thing.section
                group = self._group(_(_TITLES[step_of(next(iter(thing.options[0].values), section))]))
            row = self._rows[number] = FoundRow(thing)
            row.ticked.connect(lambda _is_on: self._count())
            row.reached.connect(lambda number=number: self.text.show_current(number))
            group.addWidget(row)
        widest = max((row.needs for row in self._rows.values()), default=0)
        for row in self._rows.values():
            row.align(widest)

    def _group(self, title: str) -> QVBoxLayout:
        """A heading with a rule below it, and room for what belongs under it."""
        group = QVBoxLayout()
        group.setSpacing(0)
        heading = Heading(title)
        theme.strong(heading)
        rule = QFrame()
        rule.setProperty("role", "rule")
        group.addWidget(heading)
        group.addSpacing(theme.HALF)
        group.addWidget(rule)
        group.addSpacing(theme.HALF)
        self.sheet.column.addLayout(group)
        return group

    # The rest

    def _add_asked(self) -> None:
        """What Support asks for; each leads to its field, and what is ticked comes along."""
        if not self._proposal.asked:
            return
        group = self._group(_("Support asks for"))
        for each in self._proposal.asked:
            way = Link(wording.label(each.field))
            sentence = _("“{words}”, {place}").format(words=each.text, place=each.place)
            way.setAccessibleDescription(sentence)
            way.clicked.connect(lambda _on=False, path=each.field: self.taken.emit(self.chosen(), path))
            group.addWidget(beside(way))
            group.addWidget(Label(sentence, "help"))

    def _add_unused(self) -> None:
        left_out = self._proposal.left_out()
        count = sum(len(each.lines) for each in left_out)
        if not count:
            return
        text = ngettext("{count} line not used", "{count} lines not used", count).format(count=f"{count:,}")
        unused = Fold(text, is_optional=False)
        self.reasons = unused.body
        unused.column.setSpacing(theme.HALF)
        for each in left_out[:MOST_REASONS]:
            unused.column.addWidget(Label(_told(each), "help"))
        if len(left_out) > MOST_REASONS:
            more = len(left_out) - MOST_REASONS
            unused.column.addWidget(Label(_("And {count} more.").format(count=f"{more:,}"), "help"))
        self.sheet.column.addWidget(unused)
        if not self._proposal.things:
            unused.open()

    def _foot(self) -> QWidget:
        foot = QWidget()
        foot.setProperty("role", "footer")
        foot.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        foot.setMinimumHeight(theme.FOOT)
        self.waits = Label("", "quiet")
        self.show_text = Button("")
        self.show_text.setText(self.text.heading.text())
        self.show_text.setCheckable(True)
        self.show_text.toggled.connect(lambda _on: self._fit())
        self.use = Button("", "primary")
        self.use.clicked.connect(lambda: self.taken.emit(self.chosen(), ""))
        self.nothing = Button(_("Use &nothing") if self._proposal.things else _("&Back"))
        self.nothing.clicked.connect(self.closed)
        self._ways = QBoxLayout(QBoxLayout.Direction.LeftToRight, foot)
        self._ways.setContentsMargins(4 * theme.GRID, theme.GRID, 4 * theme.GRID, theme.GRID)
        self._ways.setSpacing(theme.GRID)
        self._ways.addWidget(self.waits, stretch=1)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.GRID + theme.HALF)
        buttons.addStretch(1)
        for button in (self.show_text, self.nothing, self.use):
            buttons.addWidget(button)
        self._ways.addLayout(buttons)
        return foot

    @property
    def questions(self) -> list[QuestionCard]:
        """The cards, in the order of the page."""
        return list(self._cards.values())

    @property
    def boxes(self) -> dict[int, CheckBox]:
        """The ticks, by the numbers of their things."""
        return {number: row.box for number, row in self._rows.items()}

    def chosen(self) -> Mapping[int, int]:
        """The option taken of each thing that is taken."""
        ticked = {number: 0 for number, row in self._rows.items() if row.box.isChecked()}
        return ticked | {number: option for number, option in self._chosen.items() if option != UNDECIDED}

    def _count(self) -> None:
        things = self._proposal.things
        count = sum(things[number].count for number in self.chosen())
        text = ngettext("&Use {count} thing", "&Use {count} things", count).format(count=f"{count:,}")
        self.use.setText(text)
        self.use.setVisible(count > 0)
        waiting = self._waiting()
        sentence = ngettext("{count} waits for your choice", "{count} wait for your choice", waiting)
        self.waits.setText(sentence.format(count=waiting) if waiting else "")
        self.waits.setVisible(waiting > 0)

    def _waiting(self) -> int:
        return sum(option == UNDECIDED for option in self._chosen.values())

    def _on_mark(self, thing: int) -> None:
        """A mark in the text leads to its row."""
        if thing in self._rows:
            self._rows[thing].box.setFocus(Qt.FocusReason.OtherFocusReason)
        elif thing in self._cards:
            group = self._cards[thing].group
            (group.checkedButton() or group.buttons()[0]).setFocus(Qt.FocusReason.OtherFocusReason)

    # What stands where

    def _fit(self) -> None:
        counted = theme.counted(self.window().width())
        is_wide = counted >= theme.WIDE
        self.show_text.setVisible(not is_wide)
        is_instead = self.show_text.isChecked() and not is_wide
        if is_wide and self._across.indexOf(self.text) < 0:
            self._across.addWidget(self.text)
            self.text.setFixedWidth(round(theme.PANE[0] * theme.text_scale()))
        elif not is_wide and self._left.indexOf(self.text) < 0:
            self._left.insertWidget(0, self.text, stretch=1)
            self.text.setMinimumWidth(0)
            self.text.setMaximumWidth(theme.ENDLESS)
        self.text.setVisible(is_wide or is_instead)
        self.sheet.setVisible(not is_instead)
        is_narrow = counted < theme.NARROWEST
        for across in (*self._pairs, self._ways):
            across.setDirection(QBoxLayout.Direction.TopToBottom if is_narrow else QBoxLayout.Direction.LeftToRight)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Where nothing was found there is nothing to lose: Escape leads back, and so does taking back the paste."""
        is_back = event.key() == Qt.Key.Key_Escape or QKeySequence(event.keyCombination()) in UNDO
        if is_back and not self._proposal.things:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Below a width the text is a press away."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Larger text takes more room."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        """Somebody who can't see it hears how much there is, and what waits."""
        super().showEvent(event)
        waiting = self._waiting()
        sentences = [self.heading.text()]
        if waiting:
            text = ngettext("{count} waits for your choice", "{count} wait for your choice", waiting)
            sentences.append(text.format(count=waiting))
        again = sum(option != UNDECIDED for option in self._chosen.values())
        if again:
            sentences.append(
                ngettext("{count} to look at again", "{count} to look at again", again).format(count=again)
            )
        announce(self, _(", ").join(sentences))


def _told(left: LeftOut) -> str:
    """Lines that were not used, with how they begin, and the reason."""
    words = _(", ").join(f"“{word}”" for word in left.words[:MOST_WORDS])
    return _("{place}: {reason}").format(place=_(", ").join(filter(None, (left.place, words))), reason=left.reason)
