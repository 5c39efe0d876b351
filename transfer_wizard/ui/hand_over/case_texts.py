"""Two steps of a way: the subject and the case text to copy, with the limit of the box that the text goes into."""

import unicodedata
from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPlainTextEdit, QWidget

from transfer_wizard.export.form_text import FormText, form_text
from transfer_wizard.export.summary import Summary
from transfer_wizard.request.shape import LEAST_IN_A_BOX
from transfer_wizard.translations import ENGLISH, _, languages, own_name, spoken, written
from transfer_wizard.ui.hand_over.tools import Tools
from transfer_wizard.ui.hand_over.way import Copied, Way
from transfer_wizard.ui.kit import theme
from transfer_wizard.ui.kit.accessible import announce
from transfer_wizard.ui.kit.inputs import LineInput, column
from transfer_wizard.ui.kit.numbered import NumberedStep
from transfer_wizard.ui.kit.texts import Button, Label, Link, beside, show_if
from transfer_wizard.ui.services.case_writer import SummedUp

DIGITS = 8
LINES = 12


class OneLineText(Label):
    """A text that stands in one line as long as there is room for it."""

    def sizeHint(self) -> QSize:
        """All of it in one line."""
        return QSize(self.fontMetrics().horizontalAdvance(self.text()) + 2, super().sizeHint().height())


def inline(*things: QWidget) -> QWidget:
    """Pieces of one quiet line."""
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.HALF)
    for thing in things:
        row.addWidget(thing)
    row.addStretch(1)
    return line


class _Copy:
    """What both steps have: a button that copies, and what was copied last."""

    def __init__(self, step: NumberedStep, name: str, said: str, went: Callable[[], None]) -> None:
        self.step = step
        self._said = said
        self._went = went
        self._copied_text = ""
        self.content = ""
        self.copied = Copied()
        self.copied.hide()
        self.copy = Button(_("Copy"), icon="copy", is_small=True)
        self.copy.setAccessibleName(name)
        self.copy.clicked.connect(self._on_copy)
        step.aside.addWidget(self.copied)
        step.aside.addWidget(self.copy)

    @property
    def is_done(self) -> bool:
        """Whether the text was copied as it is now."""
        return bool(self.content) and self._copied_text == self.content

    @property
    def buttons(self) -> Sequence[QWidget]:
        """What is to be pressed."""
        return [self.copy] if self.content else []

    def show_text(self, text: str) -> None:
        """Have another text to copy; "" while it is being written."""
        self.content = text
        self.copy.setEnabled(bool(text))
        self.copied.setVisible(self.is_done)

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self.content)
        self._copied_text = self.content
        self.copied.show()
        announce(self.copy, self._said)
        self._went()


class _Written(NamedTuple):
    """A case text as it was asked for, and as it came out.

    Attributes:
        is_over: whether the whole of it is longer than the box takes.
    """

    summary: Summary
    most: int
    is_short: bool
    text: FormText
    is_over: bool


def _written(most: int, is_short: bool, case: SummedUp) -> _Written:
    whole = form_text(case.summary, None)
    is_over = len(whole.text) > most
    text = form_text(case.summary, most) if is_over and is_short else whole
    return _Written(case.summary, most, is_short, text, is_over)


class CaseTexts(QWidget):
    """What is pasted into a case; the widget is what can be opened below the case text.

    Args:
        way: where the two steps are added.
        most: characters that the box takes, as far as is known.

    Signals:
        copied: one of them was copied.
        written: the case text is there now, which was not when it was to be shown.
    """

    copied = Signal()
    written = Signal()

    def __init__(self, way: Way, tools: Tools, most: int) -> None:
        super().__init__()
        self._case = tools.case
        self._write_in = tools.write_in
        self._most = most
        self._is_short = self._was_shortened = self._is_late = False
        self._made: _Written | None = None
        step = way.add(_("Subject"), buttons=lambda: self.subject.buttons, is_done=lambda: self.subject.is_done)
        self.subject = _Copy(step, _("Copy the subject"), _("Subject copied"), self.copied.emit)
        step = way.add(_("Case text"), buttons=lambda: self.text.buttons, is_done=lambda: self.text.is_done)
        self.text = _Copy(step, _("Copy the case text"), _("Case text copied"), self.copied.emit)
        self._add_length(step, tools.make_note())

    def _add_length(self, step: NumberedStep, note: QWidget) -> None:
        self.length, dot = Label("", "quiet"), Label("·", "quiet")
        for label in (self.length, dot):
            label.setWordWrap(False)
        self.look = Link(_("Look at it"))
        theme.hint(self.look)
        self.look.setAccessibleName(_("Look at the case text"))
        self.look.clicked.connect(self._on_look)
        self.shorten = Link(_("Use the short text"))
        self.shorten.clicked.connect(self._on_shorten)
        self.left_out = Label("", "note")
        self.language = Link("")
        theme.hint(self.language)
        self.language.clicked.connect(self._on_language)
        self._dot = Label("·", "quiet")
        step.words.addWidget(inline(self.length, dot, self.look, self._dot, self.language))
        step.words.addWidget(beside(self.shorten))
        for thing in (self.left_out, note, self):
            step.column.addWidget(thing)
        self.hide()
        self.shorten.hide()
        self.left_out.hide()

    def show_draft(self) -> None:
        """Show the request as it is now."""
        summary = self._case.summary()
        self.subject.show_text(summary.subject if summary else "")
        self.subject.step.say_about(summary.subject if summary else _("Writing the texts …"))
        self._show_language()
        made = self._made
        if made and made.summary is summary and (made.most, made.is_short) == (self._most, self._is_short):
            return
        self._made = None
        if summary:
            self._case.write("text", partial(_written, self._most, self._is_short), self._show_text)
        self._is_late = self._made is None
        if self._is_late:
            self._show_text(None)

    def _show_text(self, made: _Written | None) -> None:
        """Show a case text; None while it is being written."""
        self._made = made
        self.text.show_text(self._text)
        self._show_length()
        if self._box:
            self._box.setPlainText(self._text)
        if made and self._was_shortened:
            self._was_shortened = False
            announce(self, f"{self.length.text()}. {self.left_out.text()}")
            self.text.copy.setFocus()
        if made and self._is_late:
            self.written.emit()

    @property
    def _text(self) -> str:
        return self._made.text.text if self._made else ""

    def _show_length(self) -> None:
        count = f"{len(self._text):,}"
        sentence = _("{count} of {most} characters").format(count=count, most=f"{self._most:,}") if self._made else ""
        self.length.setText(sentence)
        is_long = self._made is not None and self._made.is_over and not self._is_short
        theme.say_role(self.length, "note" if is_long else "quiet")
        self.shorten.setVisible(is_long)
        names = _(", ").join(self._made.text.left_out) if self._made else ""
        sentence = _("Left out of the short text: {names}. Attach the PDF and the license table, from Documents.")
        self.left_out.setText(sentence.format(names=names) if names else "")
        self.left_out.setVisible(bool(names))

    def _show_language(self) -> None:
        """Say what language the case is in: where it may be another one than the window's, or the text is open."""
        self.language.setText(_("Case in {language}").format(language=own_name(written())))
        is_told = {spoken(), written()} != {ENGLISH} or not self.isHidden()
        for thing in (self._dot, self.language):
            thing.setVisible(is_told and len(languages()) > 1)

    def _on_language(self) -> None:
        """Offer the languages there are."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for language in languages():
            action = menu.addAction(_("Case in {language}").format(language=own_name(language)))
            action.setCheckable(True)
            action.setChecked(language == written())
            action.triggered.connect(lambda _checked, language=language: self._write_in(language))
        menu.popup(self.language.mapToGlobal(QPoint(0, self.language.height())))

    def _on_shorten(self) -> None:
        self._is_short = self._was_shortened = True
        self.show_draft()

    # What can be opened

    _box: QPlainTextEdit | None = None

    def _on_look(self) -> None:
        if self._box is None:
            self._build()
        is_shown = self.isHidden()
        show_if(self, is_shown)
        self.look.setText(_("Hide it") if is_shown else _("Look at it"))
        self._show_language()
        if is_shown and self._box:
            self._box.setPlainText(self._text)
            self._box.setFocus()

    def _build(self) -> None:
        lines = column(self)
        self._box = QPlainTextEdit()
        self._box.setReadOnly(True)
        self._box.setTabChangesFocus(True)
        self._box.setAccessibleName(_("Case text"))
        self._box.setFixedHeight(theme.lines(self._box, LINES))
        self.limit = LineInput(DIGITS, is_code=True)
        self.limit.setAccessibleName(_("The most characters that the box takes"))
        self.limit.show_text(str(self._most))
        self.limit.edited.connect(self._on_limit)
        before, after = Label(_("The box takes")), Label(_("characters"))
        for label in (before, after):
            label.setWordWrap(False)
        self.wrong = Label("", "error")
        self.wrong.hide()
        for thing in (self._box, beside(before, self.limit, after), self.wrong):
            lines.addWidget(thing)

    def _on_limit(self, text: str) -> None:
        digits = unicodedata.normalize("NFKC", text).replace(",", "").strip()
        is_number = digits.isascii() and digits.isdecimal() and len(digits) < DIGITS
        is_right = is_number and int(digits) >= LEAST_IN_A_BOX
        if is_right:
            self._most = int(digits)
            self._is_short = True
            self.show_draft()
        sentence = _("The limit must be a number from {least} up; it is {most} until then.")
        self.wrong.setText("" if is_right else sentence.format(least=LEAST_IN_A_BOX, most=f"{self._most:,}"))
        self.wrong.setVisible(not is_right)
        theme.say_role(self.limit, "", "" if is_right else "error")


class CaseWay(Way):
    """A way on which the case is pasted into a form, and today’s passcodes are given."""

    def add_case(self, tools: Tools, most_characters: int) -> None:
        """Add its steps, for a form whose box takes so many characters."""
        self.texts = CaseTexts(self, tools, most_characters)
        self.passcodes = tools.make_passcodes()
        self.give = self.add(
            _("Give today’s passcodes"), "", lambda: self.passcodes.buttons, lambda: self.passcodes.is_done
        )
        self.give.column.addWidget(self.passcodes)
        self.texts.written.connect(self.show_progress)
        for copied in (self.texts.copied, self.passcodes.copied):
            copied.connect(self.go_on)

    def show_draft(self) -> None:
        """Show the texts, and what is kept of the passcodes, as they are now."""
        self.texts.show_draft()
        self.passcodes.show_kept()
        super().show_draft()
