"""Ask a colleague: choose the gaps, and take them along as a small file, a mail with that file, or a text."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from transfer_wizard.export.colleague_mail import Mail, mail, render
from transfer_wizard.flow.colleague import ask, called, spec_of
from transfer_wizard.request.draft import Draft
from transfer_wizard.request.questions import Question, write
from transfer_wizard.translations import _
from transfer_wizard.ui.kit import theme
from transfer_wizard.ui.kit.dialog import Dialog
from transfer_wizard.ui.kit.texts import Button, CheckBox, Label, Sheet, beside
from transfer_wizard.ui.services.file_saver import AskPath, FileSaver
from transfer_wizard.ui.steps.passcode_note import IN_TEXT, PasscodeNote
from transfer_wizard.validation.problems import Problem

FILE_NAME: Final = "transfer-questions"


class AskColleague(Dialog):
    """A window with the gaps, all of them chosen; Escape leaves it.

    Args:
        problems: what is wrong with the request; a passcode in a text that goes along is pointed out.
        ask_path: as in FileSaver.
    """

    def __init__(
        self,
        parent: QWidget,
        draft: Draft,
        questions: Sequence[Question],
        problems: Sequence[Problem],
        ask_path: AskPath | None = None,
    ) -> None:
        super().__init__(parent, _("Ask a colleague – Transfer Wizard"), theme.DIALOG)
        self._draft = draft
        self._questions = questions
        sheet = Sheet()
        sheet.column.setSpacing(2 * theme.GRID)
        self.heading = sheet.add_top("", _("Ask a colleague"))
        for sentence in (
            _("Your colleague opens the file in Transfer Wizard, fills in these fields, and sends the reply back."),
            _("Open the reply here: it shows what would change before anything does."),
        ):
            sheet.add_indented(Label(sentence))
        sheet.add_part(_("What to ask"))
        sheet.add_indented(self._choice())
        rest = _("The file holds these questions, your name and what each is about. No passcode, and nothing else.")
        sheet.add_indented(Label(rest, "help"))
        self.note = PasscodeNote(has_way=False)
        self.note.show_problems(
            problem for problem in problems if problem.id == IN_TEXT and self._goes_along(problem.field)
        )
        sheet.add_indented(self.note)
        self.save = self._button(_("&Save the questions…"), self._on_save, "primary")
        self.save_mail = self._button(_("Save as e-&mail draft…"), self._on_save_mail)
        self.copy = self._button(_("&Copy as text"), self._on_copy)
        self.saver = FileSaver(ask_path)
        sheet.add_indented(beside(self.save_mail, self.copy))
        close = self._button(_("C&lose"), self.close)
        self.lay_out(sheet, close, self.save, beside=self.saver)
        self.save.setFocus()

    def _choice(self) -> QWidget:
        box = QWidget()
        lines = QVBoxLayout(box)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        self.choices = [CheckBox(called(question).replace("&", "&&")) for question in self._questions]
        for choice in self.choices:
            choice.setChecked(True)
            lines.addWidget(choice)
        return box

    def _button(self, text: str, act: object, role: str = "") -> Button:
        button = Button(text, role)
        button.setAutoDefault(False)
        button.clicked.connect(act)
        return button

    def _goes_along(self, path: str) -> bool:
        """Whether the text at a path stands in what the colleague gets."""
        text = " ".join(str(self._draft.branch(path)).split())
        whole = ask(self._draft, self._questions)
        return any(text in " ".join(said.split()) for said in (whole.asked_by, *map(called, whole.questions)))

    def _chosen(self) -> list[Question]:
        return [question for question, choice in zip(self._questions, self.choices, strict=True) if choice.isChecked()]

    def _mail(self, has_file: bool) -> Mail:
        asked = [(called(question), spec_of(question.path).help) for question in self._chosen()]
        labels = [(label, _(text) if text else "") for label, text in asked]
        return mail(ask(self._draft, ()).asked_by, labels, has_file)

    def _is_empty(self) -> bool:
        """Say so where nothing is chosen."""
        if not self._chosen():
            self.saver.say(_("Choose at least one field to ask for."), "error")
        return not self._chosen()

    def _on_save(self) -> None:
        content = write(ask(self._draft, self._chosen()))
        if not self._is_empty():
            self._save_as(self.save.text(), _("Questions"), ".json", content)

    def _on_save_mail(self) -> None:
        content = write(ask(self._draft, self._chosen()))
        if not self._is_empty():
            message = render(self._mail(has_file=True), f"{FILE_NAME}.json", content)
            self._save_as(self.save_mail.text(), _("E-mail draft"), ".eml", message)

    def _save_as(self, title: str, kind: str, suffix: str, content: bytes) -> None:
        target = self.saver.ask(title.replace("&", ""), FILE_NAME + suffix, kind, suffix)
        if target:
            self.saver.write(target, lambda: content)

    def _on_copy(self) -> None:
        if not self._is_empty():
            written = self._mail(has_file=False)
            QGuiApplication.clipboard().setText(written.body)
            self.saver.say(_("Copied: the questions, as a text to paste into a mail."), "good")
