"""The field for the number that Support gives a case: on Send the last step, and after sending what is still open."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from transfer_wizard.flow import policy_effects
from transfer_wizard.flow.navigator import Navigator
from transfer_wizard.flow.steps import CASE_NUMBER
from transfer_wizard.translations import joined
from transfer_wizard.ui.kit import theme
from transfer_wizard.ui.kit.inputs import LineInput, column
from transfer_wizard.ui.kit.texts import Label
from transfer_wizard.validation import wording

LETTERS = 12


class CaseNumber(QWidget):
    """Its label, the field, and where the number comes from.

    Signals:
        edited: the path and the text, as typed.
        left: the path, when the person is done with it.
    """

    edited = Signal(str, str)
    left = Signal(str)

    def __init__(self, navigator: Navigator, about: str) -> None:
        super().__init__()
        self._navigator = navigator
        label = Label(wording.label(CASE_NUMBER.path))
        label.setWordWrap(False)
        self.input = LineInput(LETTERS, is_code=True)
        self.input.setObjectName(CASE_NUMBER.path)
        self.input.setAccessibleName(label.text())
        label.setBuddy(self.input)
        self.about = Label("", "quiet")
        self.say_about(about)
        self.wrong = Label("", "error")
        self.wrong.hide()
        row = QHBoxLayout()
        row.setSpacing(theme.GRID + theme.HALF)
        row.addWidget(label)
        row.addWidget(self.input, stretch=2)
        row.addWidget(self.about, stretch=3)
        lines = column(self, spacing=theme.HALF)
        lines.addLayout(row)
        lines.addWidget(self.wrong)
        self.input.edited.connect(lambda text: self.edited.emit(CASE_NUMBER.path, text))
        self.input.left.connect(lambda: self.left.emit(CASE_NUMBER.path))
        self.input.refused.connect(self._on_refused)
        self.show_draft()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter is done with the number, as Tab is."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.input.hasFocus() and self.input.text():
            self.focusNextChild()
        else:
            super().keyPressEvent(event)

    def say_about(self, about: str) -> None:
        """Say where the number comes from, and what a policy says of it."""
        hint = policy_effects.hint(CASE_NUMBER.path, self._navigator.policy)
        self.about.setText("\n".join(filter(None, (about, hint))))  # the first may be no whole sentence

    def show_draft(self) -> None:
        """Show the number that the request has."""
        self.input.show_text(self._navigator.draft.get(CASE_NUMBER.path))
        self.input.setReadOnly(not self._navigator.may_change(CASE_NUMBER.path))
        self.show_problem()

    def show_problem(self) -> None:
        """Show what is wrong with it, and nothing once that is put right."""
        problems = self._navigator.shown_at([CASE_NUMBER.path])
        self._say_wrong(problems[0].message if problems else "")

    def _on_refused(self, sentence: str) -> None:
        self._say_wrong(sentence)

    def _say_wrong(self, sentence: str) -> None:
        self.wrong.setText(sentence)
        self.wrong.setVisible(bool(sentence))
        self.input.setAccessibleDescription(joined(sentence, self.about.text()))
        theme.say_role(self.input, "", "error" if sentence else "")
