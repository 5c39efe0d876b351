"""One field of a page: label, help, input, and under it what is to be said of it. One look for all of them."""

import functools
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from transfer_wizard.flow.steps import FieldKind, FieldSpec
from transfer_wizard.request.shape import Leaf, leaf_at
from transfer_wizard.translations import _, joined
from transfer_wizard.ui.kit import theme
from transfer_wizard.ui.kit.accessible import announce
from transfer_wizard.ui.kit.icons import Icon
from transfer_wizard.ui.kit.inputs import Input, LineInput, LinkInput, ProseInput
from transfer_wizard.ui.kit.message_line import MessageLine
from transfer_wizard.ui.kit.segments import OPEN_ANSWER, Segments
from transfer_wizard.ui.kit.texts import Label, show_if
from transfer_wizard.validation import wording

if TYPE_CHECKING:
    from transfer_wizard.validation.problems import Problem

_PARTS = ("help", "input", "managed", "error", "next", "note")
"""Below the label, in their order."""
_Below = TypeVar("_Below", Label, MessageLine)
FixedAnswers = list[tuple[str, str]]
"""The word of each answer, and its text."""
MARK = 14


def open_point() -> str:
    """What is said under an answer that leaves one."""
    return _("An open point. You can go on and look it up later.")


class FieldRow(QWidget):
    """A field on a page.

    Args:
        path: that of the field, where it is another than the one of the table.
        is_optional: whether that is said beside the label, where the table says otherwise.
        name: what the page calls the field, where it is another word than everywhere else.
        short: what messages call it.
        answers: those to choose from, where the page words them in its own way.
        fills: a row of answers is as wide as the page.
        help_text: what stands under the label, where it is not the help of the table; that is told all the same.

    Signals:
        edited: the field's path and its text, as typed.
        left: the field's path, when the person is done with it.
        brought: a text that holds more than the field, which the person wants to have read.
    """

    edited = Signal(str, str)
    left = Signal(str)
    brought = Signal(str)

    def __init__(
        self,
        spec: FieldSpec,
        path: str = "",
        *,
        name: str = "",
        short: str = "",
        answers: FixedAnswers | None = None,
        fills: bool = False,
        help_text: str | None = None,
        is_optional: bool | None = None,
    ) -> None:
        super().__init__()
        self.spec = spec
        self.path = path or spec.path
        self.name = name or wording.label(self.path)
        self.short = short or name or wording.label(self.path)
        is_optional = spec.optional if is_optional is None else is_optional
        self.label = Label(_("{label} (optional)").format(label=self.name) if is_optional else self.name)
        theme.strong(self.label)
        usual = _(spec.help) if spec.help else ""
        self._help = usual if help_text is None else help_text
        self._untold = "" if help_text is None else usual
        self.label.setToolTip(self._untold)
        self.input = self._make_input(answers, fills)
        self.input.setObjectName(self.path)
        self.origin: tuple[Icon, Label] | None = None
        """Where the text came from: a drawing and words, made when a text came from elsewhere."""
        self._mending = ""
        self._build()
        self.input.edited.connect(self._on_edited)
        self.input.left.connect(lambda: self.left.emit(self.path))
        self.input.refused.connect(lambda sentence: self.error.say(sentence))
        self._more: MessageLine | None = None
        if isinstance(self.input, LineInput):
            self.input.list_pasted.connect(self._offer)

    # What is said of it is made when it first says something

    @functools.cached_property
    def help(self) -> Label:
        """What the field asks for, below its label."""
        return self._placed("help", Label(self._help, "help"))

    @functools.cached_property
    def managed(self) -> Label:
        """Who holds the answer, where the person can't change it."""
        return self._placed("managed", Label("", "quiet"))

    @functools.cached_property
    def error(self) -> MessageLine:
        """What is wrong with the answer, and the press that mends it."""
        error = MessageLine("wrong", _("Fix it"))
        error.pressed.connect(self._on_mended)
        return self._placed("error", error)

    @functools.cached_property
    def next(self) -> Label:
        """What to do about that."""
        return self._placed("next", Label("", "quiet"))

    @functools.cached_property
    def note(self) -> MessageLine:
        """What the answer means."""
        return self._placed("note", MessageLine("open"))

    def _placed(self, name: str, part: "_Below") -> "_Below":
        """Put a part between those that stand above it and those below."""
        above = [self.__dict__[each] for each in _PARTS[: _PARTS.index(name)] if each in self.__dict__]
        at = self.column.indexOf(above[-1]) + 1 if above else self.column.indexOf(self.input)
        self.column.insertWidget(at, part)
        if not part.text():
            part.hide()
        return part

    def _says(self, name: str) -> str:
        """What a part says; "" for one that was not made yet."""
        return str(self.__dict__[name].text()) if name in self.__dict__ else ""

    def _say(self, name: str, text: str) -> None:
        if text or name in self.__dict__:
            label: Label = getattr(self, name)
            label.setText(text)
            show_if(label, bool(text))

    def _offer(self, text: str) -> None:
        """Offer to read a text that was pasted into the field and has more in it than the field takes."""
        more = MessageLine("open", _("See what was found"))
        more.pressed.connect(lambda: self._on_brought(text))
        self.column.insertWidget(self.column.indexOf(self.error), more)
        more.say(_("This has more in it."), can_help=True)
        announce(self, more.text())
        self._drop_offer()
        self._more = more

    def _drop_offer(self) -> None:
        if self._more:
            self._more.hide()
            self._more.deleteLater()
            self._more = None

    def _on_brought(self, text: str) -> None:
        """What was pasted leaves the field, and is read with all that is in it."""
        assert isinstance(self.input, LineInput)
        self._drop_offer()
        self.input.undo()
        self.brought.emit(text)

    def _make_input(self, answers: FixedAnswers | None, fills: bool) -> Input:
        if self.spec.kind is FieldKind.CHOICE:
            return Segments(answers or wording.choices(self.path), self.name, fills)
        if self.spec.kind is FieldKind.PROSE:
            return ProseInput(self.spec.width)
        if leaf_at(self.path) is Leaf.LINK:
            return LinkInput()
        return LineInput(self.spec.width, is_code=self.spec.kind is FieldKind.CODE)

    def _build(self) -> None:
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(theme.GRID - 2)
        self._top = QHBoxLayout()
        self._top.setSpacing(theme.HALF)
        self._top.addWidget(self.label, stretch=1)
        self.column.addLayout(self._top)
        self.column.addWidget(self.input)
        self.column.addStretch(1)  # beside a row that says more, this one stays where it was
        self._say("help", self._help)
        self.label.setBuddy(self.input)
        self.input.setAccessibleName(self.name)
        self.show_problem(None)

    def call(self, name: str) -> None:
        """Call the field something else, such as by the name of an organization."""
        self.name = self.short = name
        self.label.setText(name)
        self.input.setAccessibleName(name)

    def add_help(self, sentence: str) -> None:
        """Say more about how the field is filled in."""
        if sentence:
            self._say("help", joined(self._says("help"), sentence))

    def lock(self, reason: str) -> None:
        """Show the field from here on, and let nobody change it; who can is told beside it."""
        self.input.lock()
        self._say("managed", reason)
        self.show_problem(None)

    def show_text(self, text: str) -> None:
        """Show a text that came from the draft."""
        self.input.show_text(text)

    def show_origin(self, icon: str, words: str) -> None:
        """Say in a quiet word where the text came from; "" for from the person."""
        if self.origin is None:
            if not words:
                return
            self.origin = Icon(icon, "quiet", MARK), Label("", "quiet")
            self.origin[1].setWordWrap(False)
            theme.hint(self.origin[1])
            for part in self.origin:
                self._top.addWidget(part, alignment=Qt.AlignmentFlag.AlignRight)
        mark, label = self.origin
        mark.show_drawing(icon, "quiet")
        label.setText(words)
        for part in (mark, label):
            part.setVisible(bool(words))

    def show_problem(self, problem: "Problem | None") -> None:
        """Show what is wrong and how to mend it, or what an answer means; a gap says nothing on its page."""
        is_told = problem is not None and not problem.id.endswith(".missing")
        wrong = problem if problem and problem.is_mistake else None
        answered = problem if is_told and problem and not wrong else None
        self._mending = ""
        said = self._sentence(wrong) if wrong else ""
        if said or "error" in self.__dict__:
            self.error.say(said, can_help=bool(self._mending))
        next_step = wrong.next if wrong and not self._mending else ""
        self._say("next", next_step)
        note = joined(answered.message, answered.next) if answered else ""
        if not note and isinstance(self.input, Segments) and self.input.answer == OPEN_ANSWER:
            note = open_point()
        if note or "note" in self.__dict__:
            self.note.say(note)
        theme.say_role(self.input, self.input.property("role") or "", "error" if wrong else "")
        origin = self.origin[1].text() if self.origin else ""
        described = (said, next_step, note, self._says("managed"), self._says("help"), self._untold, origin)
        self.input.setAccessibleDescription(joined(*described))

    def _on_edited(self, text: str) -> None:
        self._drop_offer()
        self.edited.emit(self.path, text)

    def _sentence(self, problem: "Problem") -> str:
        """What is wrong, in the words of the label; and what one press would make of the text, where that mends it."""
        from transfer_wizard.flow.mending import mending

        text = self.input.text() if isinstance(self.input, LineInput) else ""
        found = mending(self.path, text, self.short) if text and problem.id.endswith(".format") else None
        self._mending = found.text if found else ""
        return found.sentence if found else problem.message.replace(wording.label(problem.field), self.short)

    def _on_mended(self) -> None:
        self.edited.emit(self.path, self._mending)
        self.left.emit(self.path)
        self.input.setFocus(Qt.FocusReason.OtherFocusReason)
