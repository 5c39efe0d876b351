"""A question for both organizations: its answers, what they mean, and its two fields where the sides differ."""

import functools
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from transfer_wizard.flow.both_sides import DIFFER, LESS, UNKNOWN, Both, Shown, shown, written
from transfer_wizard.flow.navigator import Navigator
from transfer_wizard.request.applies import is_locked_out
from transfer_wizard.translations import N_, _, joined
from transfer_wizard.ui.kit import theme
from transfer_wizard.ui.kit.accessible import announce
from transfer_wizard.ui.kit.message_line import MessageLine
from transfer_wizard.ui.kit.segments import Segments
from transfer_wizard.ui.kit.texts import Label, show_if
from transfer_wizard.ui.steps.field_row import FieldRow, open_point
from transfer_wizard.ui.steps.verdict import Verdict

if TYPE_CHECKING:
    from transfer_wizard.validation.problems import Problem


WAYS = {"colleague": N_("Ask a colleague"), "alternative": N_("Ask Support for an alternative")}


class BothRow(QWidget):
    """One question, and below it the rows of its fields while they have to be seen.

    An answer that the file has no word for, such as “They differ” before it is said how, is kept here until another one
    is chosen.

    Args:
        sides: makes the rows of the fields that are shown where the sides differ, once they do.
        fills: the answers are as wide as the page.

    Signals:
        answered: the texts of the fields, by their paths.
        left: the path of a field that the person is done with.
        chosen: a way out of what the answer means, by its name in ``WAYS``.
    """

    answered = Signal(object)
    left = Signal(str)
    chosen = Signal(str)
    ways: tuple[str, ...] = ()

    def __init__(
        self, both: Both, navigator: Navigator, sides: "Callable[[], Sequence[FieldRow]]" = tuple, fills: bool = False
    ) -> None:
        super().__init__()
        self.both = both
        self._navigator = navigator
        self._make_sides = sides
        self._sides: Sequence[FieldRow] = ()
        self._chosen = ""
        name = _(both.question)
        self.label = Label(name)
        theme.strong(self.label)
        self.help = Label(_(both.help) if both.help else "", "help")
        theme.hint(self.help)
        self.input = Segments([(word, _(text)) for word, text in both.answers], name, fills)
        self.input.setObjectName(both.fields[0])
        self.note = MessageLine("open")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(theme.GRID - 2)
        for part in (self.label, self.help, self.input, self.note):
            self.column.addWidget(part)
        self.help.setVisible(bool(both.help))
        self.label.setBuddy(self.input)
        self.input.edited.connect(self._on_chosen)

    @functools.cached_property
    def verdict(self) -> Verdict:
        """What the answer means, made when it first means something."""
        verdict = Verdict([(way, _(WAYS[way])) for way in self.ways])
        verdict.chosen.connect(self.chosen)
        self.column.insertWidget(self.column.indexOf(self.note) + 1, verdict)
        return verdict

    def prepare(self) -> None:
        """Make the rows of the fields, where they are to be shown now."""
        if not self._sides and (self.is_locked or self.shown.is_by_side):
            self._sides = self._make_sides()
            for row in self._sides:
                row.setContentsMargins(0, theme.GRID + 2, 0, 0)  # with the spacing, as far as two things of one card
                self.column.addWidget(row)

    @property
    def shown(self) -> Shown:
        """How the fields are shown now."""
        if self._chosen:
            return Shown(self._chosen, is_by_side=self._chosen in (DIFFER, LESS))
        return shown(self.both, self._navigator.draft)

    @property
    def is_locked(self) -> bool:
        """True where the policy holds one of the fields: then each of them is shown for itself."""
        return any(self._navigator.policy.locks(path) for path in self.both.fields)

    def _is_locked_and_empty(self, path: str) -> bool:
        """Whether nobody can answer a field here, and nothing is to be seen of it."""
        return self._navigator.policy.locks(path) and not self._navigator.draft.get(path)

    @property
    def is_asked(self) -> bool:
        """Whether the page shows it at all."""
        return any(self._navigator.applies(path) for path in self.both.fields)

    def refresh(self, problems: "dict[str, Problem]") -> None:
        """Show the draft as it is."""
        show_if(self, self.is_asked and not all(map(self._is_locked_and_empty, self.both.fields)))
        now = self.shown
        show_if(self.input, not self.is_locked)
        is_out_of_reach = is_locked_out(self._navigator.draft) and self.help.text() == _(self.both.help)
        self.help.setVisible(bool(self.help.text()) and not self.is_locked and not is_out_of_reach)
        self.input.show_text(now.answer)
        for row in self._sides:
            show_if(row, (self.is_locked or now.is_by_side) and not self._is_locked_and_empty(row.path))
        self.note.say(open_point() if now.answer == UNKNOWN and not self.is_locked else "")
        sentence, next_step = self._meaning(now, problems)
        if sentence or "verdict" in vars(self):
            self.verdict.say(sentence, next_step)
        help_text = "" if is_out_of_reach else self.help.text()
        described = (help_text, self.note.text(), sentence, next_step if sentence else "")
        self.input.setAccessibleDescription(joined(*described))

    def _meaning(self, now: Shown, problems: "dict[str, Problem]") -> tuple[str, str]:
        """What the answer means for the transfer, and what can be done about it; "" for nothing to say."""
        found = next((problems[path] for path in self.both.fields if path in problems), None)
        return (found.message, found.next) if found and found.eligibility else ("", "")

    def _on_chosen(self, answer: str) -> None:
        draft = self._navigator.draft
        texts = written(self.both, answer, draft)
        self._chosen = answer if self.both.read(*texts.values()).answer != answer else ""
        self.answered.emit(texts)
        for path in texts:
            self.left.emit(path)
        if answer == UNKNOWN:
            announce(self, open_point())
