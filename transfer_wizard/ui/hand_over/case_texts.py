"""The subject and the case text to copy, each with its length, and the limit of the box that the text goes into."""

from collections.abc import Callable

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from transfer_wizard.export.form_text import FormText, form_text
from transfer_wizard.export.summary import Summary
from transfer_wizard.request.shape import LEAST_IN_A_BOX, MOST_IN_A_BOX
from transfer_wizard.translations import _, speaking
from transfer_wizard.ui.kit import theme
from transfer_wizard.ui.kit.accessible import announce
from transfer_wizard.ui.kit.inputs import LineInput, column
from transfer_wizard.ui.kit.texts import Button, Label, beside, breakable, characters

DIGITS = 8


class CaseTexts(QWidget):
    """What is pasted into a case.

    Args:
        summary: the summary of the request as it is now; None while it is being made.
        language: that of the texts.
        note: what is said before a text with a passcode in it is copied.
    """

    def __init__(self, summary: Callable[[], Summary | None], language: str, note: QWidget) -> None:
        super().__init__()
        self._summary = summary
        self._language = language
        self._box = ""
        self._limits = {self._box: MOST_IN_A_BOX}
        self.subject = Label()
        self.copied = Label("", "good")
        self.copy_subject = Button(_("Copy the subject"))
        self.copy_subject.clicked.connect(self._on_copy_subject)
        self.copy_text = Button(_("Copy the case text"), "primary")
        self.copy_text.clicked.connect(self._on_copy_text)
        self.subject_length, self.length = Label("", "quiet"), Label("", "quiet")
        self.left_out = Label("", "note")
        self.wrong = Label("", "error")
        before, after = Label(_("The box takes")), Label(_("characters"))
        self.limit = LineInput(DIGITS, is_code=True)
        self.limit.setAccessibleName(_("The most characters that the box takes"))
        self.limit.edited.connect(self._on_limit)
        for label in (self.subject_length, self.length, before, after):
            label.setWordWrap(False)
        lines = column(self)
        for thing in (
            self.subject,
            note,
            beside(self.copy_text, self.length),
            beside(before, self.limit, after),
            self.wrong,
            self.left_out,
            beside(self.copy_subject, self.subject_length),
            self.copied,
        ):
            lines.addWidget(thing)
        self._say_wrong("")

    @property
    def _most(self) -> int:
        return self._limits[self._box]

    def show_box(self, box: str, most: int = MOST_IN_A_BOX) -> None:
        """Write for a box that takes so many characters, unless the person set another limit for it."""
        self._box = box
        self.limit.show_text(str(self._limits.setdefault(box, most)))
        self._say_wrong("")
        self._show_length()

    def show_draft(self) -> None:
        """Show the request as it is now."""
        summary = self._summary()
        for button in (self.copy_subject, self.copy_text):
            button.setEnabled(summary is not None)
        self.subject.setText(breakable(summary.subject) if summary else _("Writing the texts …"))
        self.subject_length.setText(characters(len(summary.subject)) if summary else "")
        self.copied.hide()
        self._show_length()

    def _made(self) -> FormText | None:
        summary = self._summary()
        if summary is None:
            return None
        with speaking(self._language):
            return form_text(summary, self._most)

    def _show_length(self) -> None:
        made = self._made()
        if made is None:
            self.length.setText("")
            self.left_out.hide()
            return
        self.length.setText(
            _("{count} of {most} characters").format(count=f"{len(made.text):,}", most=f"{self._most:,}")
        )
        names = ", ".join(made.left_out)
        said = _("Too long for the box with these: {names}. Attach the PDF and the license table, from Files below.")
        self.left_out.setText(said.format(names=names) if names else "")
        self.left_out.setVisible(bool(names))

    def _on_limit(self, text: str) -> None:
        digits = text.replace(",", "").strip()
        is_number = digits.isascii() and digits.isdecimal() and len(digits) < DIGITS
        if is_number and int(digits) >= LEAST_IN_A_BOX:
            self._limits[self._box] = int(digits)
            self._say_wrong("")
            self._show_length()
        else:
            said = _("The limit must be a number from {least} up; it is {most} until then.")
            self._say_wrong(said.format(least=LEAST_IN_A_BOX, most=f"{self._most:,}"))

    def _say_wrong(self, sentence: str) -> None:
        self.wrong.setText(_("Error: {message}").format(message=sentence) if sentence else "")
        self.wrong.setVisible(bool(sentence))
        theme.say_role(self.limit, "", "error" if sentence else "")

    def _on_copy_subject(self) -> None:
        if summary := self._summary():
            self._copy(summary.subject, _("Copied: the subject."))

    def _on_copy_text(self) -> None:
        made = self._made()
        if made is None:
            return
        count = f"{len(made.text):,}"
        said = _("Copied: the case text, {count} characters.")
        if made.left_out:
            said = _("Copied: the case text, {count} characters. Attach the PDF and the license table to the case.")
        self._copy(made.text, said.format(count=count))

    def _copy(self, text: str, sentence: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self.copied.setText(sentence)
        self.copied.show()
        announce(self, sentence)
