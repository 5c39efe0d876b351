"""A colleague's side: the fields that somebody asks for, nothing else, and the way to save the reply."""

from PySide6.QtCore import Signal

from transfer_wizard.export.blocks import clean
from transfer_wizard.flow.colleague import called, spec_of
from transfer_wizard.request.questions import Question, Questions, is_list, write
from transfer_wizard.translations import _, ngettext
from transfer_wizard.ui.kit.texts import Button, Label, Sheet, beside
from transfer_wizard.ui.services.file_saver import AskPath, FileSaver
from transfer_wizard.ui.steps.field_row import FieldRow
from transfer_wizard.validation import fields, wording
from transfer_wizard.validation.fields import FieldError
from transfer_wizard.validation.problems import Gravity, Problem
from transfer_wizard.validation.rules import OUR_OWN


class ColleaguePage(Sheet):
    """The questions of one file as a form.

    Signals:
        closed: the person is done with it.
    """

    closed = Signal()

    def __init__(self, questions: Questions, ask_path: AskPath | None = None) -> None:
        super().__init__()
        self._questions = questions
        self.answers = [question.answer for question in questions.questions]
        self._saving: list[str] = []
        who = clean(questions.asked_by)
        self.heading = self.add_top(_("A colleague asks you"), _("What do you know of this?"))
        if who:
            sentence = _(
                "{name} is making a license transfer request to Cisco Meraki Support, and asks for what is missing "
                "here. “You” and “your” below mean {name}."
            ).format(name=who)
        else:
            sentence = _("A license transfer request to Cisco Meraki Support lacks these. Fill in what you know.")
        self.add_indented(Label(sentence))
        self.rows = [self._row(number, question) for number, question in enumerate(questions.questions)]
        self._kept = self._tidied()
        self.counted = Label("", "help")
        self.save = Button(_("&Save the reply…"), "primary")
        self.save.clicked.connect(self._on_save)
        close = Button(_("C&lose"))
        close.clicked.connect(self.closed)
        self.saver = FileSaver(ask_path)
        self.saver.saved.connect(self._on_saved)
        self.then = Label(_("Now send that file back: by mail, chat, or however the questions came."))
        self.then.hide()
        no_passcode = Label(_("A passcode belongs in none of these fields."), "help")
        for thing in (no_passcode, self.counted, self.then, beside(self.save, close), self.saver):
            self.add_indented(thing)
        self._count()
        self.setFocusProxy(self.rows[0].input)

    @property
    def unsaved(self) -> str:
        """A sentence when answers are in no file yet; "" otherwise."""
        return "" if self._tidied() == self._kept else _("Your answers are not saved as a reply yet.")

    def _row(self, number: int, question: Question) -> FieldRow:
        row = FieldRow(spec_of(question.path), question.path)
        name = clean(called(question))
        row.label.setText(name)
        row.input.setAccessibleName(name)
        row.show_text(question.answer)
        row.edited.connect(lambda _path, text: self._on_edited(number, text))
        row.left.connect(lambda _path: self._on_left(number))
        self.column.addWidget(row)
        return row

    def _on_edited(self, number: int, text: str) -> None:
        self.answers[number] = text
        row = self.rows[number]
        if row.error.text():
            row.show_problem(_problem(row.path, text))
        self._count()

    def _on_left(self, number: int) -> None:
        row = self.rows[number]
        self.answers[number] = _tidy(row.path, self.answers[number])
        row.show_text(self.answers[number])
        row.show_problem(_problem(row.path, self.answers[number]))

    def _count(self) -> None:
        answered = sum(bool(answer.strip()) for answer in self.answers)
        total = len(self.answers)
        sentence = ngettext(
            "{answered} of {total} question answered.", "{answered} of {total} questions answered.", total
        )
        self.counted.setText(sentence.format(answered=answered, total=total))

    def _tidied(self) -> list[str]:
        return [_tidy(row.path, text) for row, text in zip(self.rows, self.answers, strict=True)]

    def _on_save(self) -> None:
        self._saving = self._tidied()
        content = write(self._questions.answered(self._saving))
        target = self.saver.ask(self.save.text().replace("&", ""), "transfer-answers.json", _("Reply"), ".json")
        if target:
            self.saver.write(target, lambda: content)

    def _on_saved(self, _path: str) -> None:
        self._kept = self._saving
        self.then.show()  # above the button in focus, which stays in sight


def _tidy(path: str, text: str) -> str:
    return text if is_list(path) else fields.tidy(path, text)


def _problem(path: str, text: str) -> Problem | None:
    """What is wrong with an answer by itself."""
    if not text.strip():
        return None
    try:
        from transfer_wizard.intake.licenses import read_answer

        _rows, refused = read_answer(path, text) if is_list(path) else (fields.read(path, text), [])
    except FieldError as error:
        return _format_problem(path, error.message, error.next)
    return _format_problem(path, refused[0], "") if refused else None


def _format_problem(path: str, message: str, next_step: str) -> Problem:
    return Problem(f"{wording.kind(path)}.format", Gravity.ASKS, path, message, next_step, OUR_OWN)
