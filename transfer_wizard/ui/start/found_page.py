"""What was found in a paste or a file: every value with the place it was read from, and nothing used unasked."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from transfer_wizard.flow.steps import STEPS, step_of
from transfer_wizard.intake.licenses import told
from transfer_wizard.intake.proposal import UNDECIDED, Proposal, Thing
from transfer_wizard.translations import _, ngettext
from transfer_wizard.ui.kit import theme
from transfer_wizard.ui.kit.inputs import column
from transfer_wizard.ui.kit.segments import Segments
from transfer_wizard.ui.kit.texts import Box, Button, CheckBox, Heading, Label, Link, Sheet, beside, breakable
from transfer_wizard.validation import wording

MOST_REASONS = 20
"""So many lines that were not used are told one by one."""
TITLE_LETTERS = 30
_TITLES = {step.id: step.title for step in STEPS}


class FoundPage(Sheet):
    """Questions first, then the values by step. What the person leaves out stays out.

    Signals:
        taken: the option taken of each thing, by their numbers.
        closed: nothing is to be used.
    """

    taken = Signal(object)
    closed = Signal()

    def __init__(self, proposal: Proposal) -> None:
        super().__init__()
        self._proposal = proposal
        self._chosen: dict[int, int] = {}
        self.column.setSpacing(2 * theme.GRID)
        count = sum(thing.count for thing in proposal.things)
        title = ngettext("We found {count} thing", "We found {count} things", count).format(count=f"{count:,}")
        self.heading = self.add_top(_("From what you have"), title if count else _("We found nothing to use"))
        for notice in self._notices():
            self.add_indented(Label(notice, "help"))
        self.questions = [self._question(number) for number, thing in enumerate(proposal.things) if thing.is_question]
        self.boxes: dict[int, CheckBox] = {}
        self._add_values()
        self._add_asked()
        self._add_unused()
        self._add_foot()
        self._count()
        self.setFocusProxy(self.heading)

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

    # Questions

    def _question(self, number: int) -> Segments:
        """A card with the answers, each with its place; what is not answered stays open."""
        thing = self._proposal.things[number]
        card = Box("advice")
        card.column.addWidget(_strong(thing.title))
        answers = [(str(place), _with_place(thing, place)) for place in range(len(thing.options))]
        choice = Segments(answers, thing.title)
        if thing.chosen != UNDECIDED:
            choice.show_text(str(thing.chosen))
        self._chosen[number] = thing.chosen
        choice.edited.connect(lambda text: self._on_answered(number, text))
        card.column.addWidget(choice)
        self.add_indented(card)
        return choice

    def _on_answered(self, number: int, text: str) -> None:
        self._chosen[number] = int(text)
        self._count()

    # Values

    def _add_values(self) -> None:
        section = ""
        grid: QGridLayout | None = None
        for number, thing in enumerate(self._proposal.things):
            if thing.is_question:
                continue
            if grid is None or thing.section != section:
                section = thing.section
                self.add_indented(Heading(_(_TITLES[step_of(_a_field_of(thing))])))
                part = QWidget()
                grid = QGridLayout(part)
                grid.setContentsMargins(0, 0, 0, 0)
                grid.setHorizontalSpacing(2 * theme.GRID)
                grid.setVerticalSpacing(theme.HALF)
                grid.setColumnStretch(1, 1)
                self.add_indented(part)
            self._add_value(grid, number)

    def _add_value(self, grid: QGridLayout, number: int) -> None:
        thing = self._proposal.things[number]
        option = thing.options[0]
        box = CheckBox(thing.title)
        box.setMinimumWidth(theme.letters(box, TITLE_LETTERS))
        box.setAccessibleName(f"{thing.title}: {option.label}")
        read_from = _("Read from “{words}”, {place}.").format(words=option.words, place=option.place)
        box.setAccessibleDescription(read_from if option.words else option.place)
        box.setChecked(True)
        box.toggled.connect(lambda _is_on: self._count())
        value, place = Label(breakable(option.label)), Label(option.place, "quiet")
        place.setWordWrap(False)
        for label in (value, place):
            label.setToolTip(option.words)
        line = grid.rowCount()
        for at, widget in enumerate((box, value, place)):
            grid.addWidget(widget, line, at)
        self.boxes[number] = box

    # The rest

    def _add_asked(self) -> None:
        if self._proposal.asked:
            self.add_indented(Heading(_("Support asks for")))
            for each in self._proposal.asked:
                name = wording.label(each.field)
                said = _("{field}: “{words}”, line {line}").format(field=name, words=each.text, line=each.line)
                self.add_indented(Label(breakable(said)))

    def _add_unused(self) -> None:
        rejected, unused = self._proposal.rejected, self._proposal.unused
        count = len(rejected) + sum(len(each.lines) for each in unused)
        if not count:
            return
        text = ngettext("{count} line not used", "{count} lines not used", count).format(count=f"{count:,}")
        self.fold = Link(text)
        self.fold.setAccessibleDescription(_("Shows each line with its reason."))
        self.reasons = QWidget()
        lines = column(self.reasons, spacing=theme.HALF)
        for each in rejected[:MOST_REASONS]:
            lines.addWidget(Label(breakable(told(each)), "help"))
        if len(rejected) > MOST_REASONS:
            more = len(rejected) - MOST_REASONS
            lines.addWidget(Label(_("And {count} more.").format(count=f"{more:,}"), "help"))
        for group in unused:
            said = ngettext("{count} line: {reason}", "{count} lines: {reason}", len(group.lines))
            lines.addWidget(Label(said.format(count=len(group.lines), reason=group.reason), "help"))
        self.fold.clicked.connect(lambda: self.reasons.setVisible(self.reasons.isHidden()))
        self.add_indented(beside(self.fold))
        self.add_indented(self.reasons)
        self.reasons.setVisible(not self._proposal.things)  # only on the page: alone it would be a window

    def _add_foot(self) -> None:
        self.waits = Label("", "note")
        self.use = Button("", "primary")
        self.use.clicked.connect(lambda: self.taken.emit(self.chosen()))
        self.nothing = Button(_("Use &nothing") if self._proposal.things else _("&Back"))
        self.nothing.clicked.connect(self.closed)
        self.add_indented(self.waits)
        self.add_indented(beside(self.use, self.nothing))

    def chosen(self) -> Mapping[int, int]:
        """The option taken of each thing that is taken."""
        ticked = {number: 0 for number, box in self.boxes.items() if box.isChecked()}
        return ticked | {number: option for number, option in self._chosen.items() if option != UNDECIDED}

    def _count(self) -> None:
        things = self._proposal.things
        count = sum(things[number].count for number in self.chosen())
        text = ngettext("&Use {count} thing", "&Use {count} things", count).format(count=f"{count:,}")
        self.use.setText(text)
        self.use.setVisible(count > 0)
        waiting = sum(option == UNDECIDED and not things[number].is_for_all for number, option in self._chosen.items())
        said = ngettext("{count} waits for your choice.", "{count} wait for your choice.", waiting)
        self.waits.setText(said.format(count=waiting) if waiting else "")
        self.waits.setVisible(waiting > 0)


def _strong(text: str) -> Label:
    label = Label(text)
    theme.strong(label)
    return label


def _with_place(thing: Thing, number: int) -> str:
    option = thing.options[number]
    return _("{value} ({place})").format(value=option.label, place=option.place) if option.place else option.label


def _a_field_of(thing: Thing) -> str:
    return next(iter(thing.options[0].values), thing.section)
