"""One field of a page: label, help, input, and under it what is wrong. One look and one behaviour for all of them."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from transfer_wizard.flow.steps import FieldSpec, Kind
from transfer_wizard.translations import _
from transfer_wizard.ui.kit import theme
from transfer_wizard.ui.kit.inputs import Input, LineInput, ProseInput
from transfer_wizard.ui.kit.segments import Segments
from transfer_wizard.ui.kit.texts import Label
from transfer_wizard.validation import wording

if TYPE_CHECKING:
    from transfer_wizard.validation.problems import Problem


class FieldRow(QFrame):
    """A field on a page.

    Signals:
        edited: the field's path and its text, as typed.
        left: the field's path, when the person is done with it.
    """

    edited = Signal(str, str)
    left = Signal(str)

    def __init__(self, spec: FieldSpec, path: str = "") -> None:
        super().__init__()
        self.spec = spec
        self.path = path or spec.path
        name = wording.label(self.path)
        self.label = Label(_("{label} (optional)").format(label=name) if spec.optional else name)
        theme.strong(self.label)
        self.help = Label(_(spec.help) if spec.help else "", "help")
        self.input = _input(spec, self.path, name)
        self.input.setObjectName(self.path)
        self.error = Label("", "error")
        self.note = Label("", "note")
        self.managed = Label("", "quiet")
        self.managed.hide()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(theme.HALF)
        for part in (self.label, self.help, self.input, self.managed, self.error, self.note):
            self.column.addWidget(part)
        self.help.setVisible(bool(spec.help))
        self.label.setBuddy(self.input)
        self.input.setAccessibleName(name)
        self.setProperty("role", "row")
        self.show_problem(None)
        self.input.edited.connect(lambda text: self.edited.emit(self.path, text))
        self.input.left.connect(lambda: self.left.emit(self.path))
        self.input.refused.connect(self._on_refused)

    def rebind(self, path: str) -> None:
        """Show the same field of another row from here on."""
        self.path = path
        self.input.setObjectName(path)

    def add_help(self, sentence: str) -> None:
        """Say more about how the field is filled in."""
        if sentence:
            self.help.setText(" ".join(filter(None, (self.help.text(), sentence))))
            self.help.show()

    def lock(self, reason: str) -> None:
        """Show the field from here on, and let nobody change it; who can is told beside it."""
        self.input.lock()
        self._say(self.managed, reason)
        self.show_problem(None)

    def show_text(self, text: str) -> None:
        """Show a text that came from the draft."""
        self.input.show_text(text)

    def show_problem(self, problem: "Problem | None") -> None:
        """Show what is wrong and how to mend it, or that nothing is."""
        is_wrong = problem and not problem.eligibility and not problem.is_open
        wrong = problem if is_wrong else None
        self._say(self.error, _("Error: {message}").format(message=wrong.message) if wrong else "")
        note = wrong.next if wrong else problem.message if problem else ""
        self._say(self.note, note)
        theme.say_role(self.note, "quiet" if wrong else "note")
        theme.say_role(self, "row", "error" if wrong else "note" if problem else "")
        theme.say_role(self.input, self.input.property("role") or "", "error" if wrong else "")
        said = " ".join(filter(None, (problem.message, problem.next) if problem else ()))
        self.input.setAccessibleDescription(" ".join(filter(None, (said, self.managed.text(), self.help.text()))))

    def _on_refused(self, sentence: str) -> None:
        self._say(self.error, _("Error: {message}").format(message=sentence))
        theme.say_role(self, "row", "error")

    @staticmethod
    def _say(label: Label, text: str) -> None:
        label.setText(text)
        label.setVisible(bool(text))


def _input(spec: FieldSpec, path: str, name: str) -> Input:
    if spec.kind is Kind.CHOICE:
        return Segments(wording.choices(path), name)
    if spec.kind is Kind.PROSE:
        return ProseInput(spec.width)
    return LineInput(spec.width, is_code=spec.kind is Kind.CODE)
