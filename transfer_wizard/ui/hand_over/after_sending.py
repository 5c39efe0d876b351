"""After sending: the case number, what happens next, the next message, a reminder, and the end of the passcodes."""

import datetime
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication

from transfer_wizard.export.follow_up import PATIENCE, message, reminder, working_day
from transfer_wizard.export.summary import Summary
from transfer_wizard.flow.navigator import Navigator
from transfer_wizard.translations import _, speaking
from transfer_wizard.ui.hand_over.keys_after import KeysAfter
from transfer_wizard.ui.kit import theme
from transfer_wizard.ui.kit.accessible import announce
from transfer_wizard.ui.kit.inputs import LineInput
from transfer_wizard.ui.kit.texts import Box, Button, Heading, Label, Link, beside, characters
from transfer_wizard.ui.services.file_saver import AskPath, FileSaver
from transfer_wizard.ui.services.passcode_keeper import PasscodeKeeper, Stage

DAY_LETTERS: Final = 14


class AfterSending(Box):
    """What there is to do once the request has its case number.

    Args:
        language: that of the message to Support.
        ask_path: as in FileSaver.
        summary: the summary of the request as it is now; None while it is being made.

    Signals:
        duplicate_asked: a new request like this one is wanted.
    """

    duplicate_asked = Signal()

    def __init__(
        self,
        navigator: Navigator,
        keeper: PasscodeKeeper,
        language: str,
        ask_path: AskPath | None,
        summary: Callable[[], Summary | None],
    ) -> None:
        super().__init__("notice", spacing=theme.GRID)
        self._navigator = navigator
        self._keeper = keeper
        self._language = language
        self._summary = summary
        self.heading = Heading()
        self.column.addWidget(self.heading)
        for sentence in (
            _("Support answers by e-mail. Reply to that e-mail: it goes into the case."),
            _("The severity can be changed by phone only."),
            _("This request is your record now. To change it, take its case number out; to ask again, duplicate it."),
        ):
            self.column.addWidget(Label(sentence))
        self.duplicate = Link(_("Duplicate to ask again"))
        self.duplicate.clicked.connect(self.duplicate_asked)
        self.column.addWidget(beside(self.duplicate))
        self.keys = KeysAfter(navigator)
        self.column.addWidget(self.keys)
        self._add_passcodes()
        self._add_messages()
        self._add_reminder(ask_path)

    def _add_passcodes(self) -> None:
        self.passcodes = Label()
        self.forget = Button(_("Forget passcodes"))
        self.forget.clicked.connect(self._keeper.forget)
        self.column.addWidget(self.passcodes)
        self.column.addWidget(beside(self.forget))

    def _add_messages(self) -> None:
        self.column.addWidget(_strong(_("If you hear nothing")))
        self.copy_question = Button(_("Copy a question"))
        self.copy_escalation = Button(_("Copy an escalation"))
        self.copy_question.clicked.connect(lambda: self._copy(is_urgent=False))
        self.copy_escalation.clicked.connect(lambda: self._copy(is_urgent=True))
        self.copied = Label("", "good")
        self.copied.hide()
        self.column.addWidget(Label(_("A message with the case number, to paste into a reply to Support’s e-mail.")))
        self.lengths = {is_urgent: Label("", "quiet") for is_urgent in (False, True)}
        for button, length in zip((self.copy_question, self.copy_escalation), self.lengths.values(), strict=True):
            length.setWordWrap(False)
            self.column.addWidget(beside(button, length))
        self.column.addWidget(self.copied)

    def _add_reminder(self, ask_path: AskPath | None) -> None:
        label = _strong(_("Remind me on"))
        self.day = LineInput(DAY_LETTERS, is_code=True)
        self.day.setAccessibleName(label.text())
        label.setBuddy(self.day)
        self.day.show_text(working_day(self._navigator.today, PATIENCE).isoformat())
        self.day.edited.connect(lambda _text: self._say_wrong(""))
        self.wrong = Label("", "error")
        self._say_wrong("")
        self.save = Button(_("Save the reminder…"))
        self.save.clicked.connect(self._on_save)
        self.saver = FileSaver(ask_path)
        how = Label(_("Year, month and day. The file opens in any calendar; nothing is entered by itself."), "help")
        self.day.setAccessibleDescription(how.text())
        for thing in (label, how, self.day, self.wrong, beside(self.save), self.saver):
            self.column.addWidget(thing)

    def show_draft(self) -> None:
        """Show what holds for the request as it is."""
        number = self._navigator.draft.get("case_number").strip()
        if number:
            self.keys.show_draft()
        self.heading.setText(_("Sent: case {number}").format(number=number[:40]))
        kept = any(self._navigator.passcodes.values()) or self._keeper.is_troubled
        if self._keeper.is_troubled:
            message = self._keeper.state.message
            said = _("{message} Passcodes of this request may still be in it.").format(message=message)
        elif kept:
            said = _("The passcodes of this request are still kept. They are no longer needed.")
        elif self._keeper.stage is Stage.ANSWERED:
            said = _("No passcode of this request is kept any more.")
        else:
            said = _("Asking your system’s password store about the passcodes …")
        self.passcodes.setText(said)
        made = self._summary() if number else None
        for is_urgent, length in self.lengths.items():
            length.setText(characters(len(self._message(is_urgent))) if made else "")
        self.forget.setVisible(kept and not self._navigator.is_read_only)

    def _message(self, is_urgent: bool) -> str:
        with speaking(self._language):
            subject, body = message(self._navigator.draft, self._navigator.today, is_urgent, self._summary())
        return f"{subject}\n\n{body}"

    def _copy(self, is_urgent: bool) -> None:
        QGuiApplication.clipboard().setText(self._message(is_urgent))
        sentence = _("Copied: the escalation.") if is_urgent else _("Copied: the question.")
        self.copied.setText(sentence)
        self.copied.show()
        announce(self, sentence)

    def _on_save(self) -> None:
        try:
            day = datetime.date.fromisoformat(self.day.text().strip())
        except ValueError:
            self._say_wrong(_("Remind me on must be a day such as 2027-08-31."))
            self.day.setFocus()
            return
        if day < self._navigator.today:
            self._say_wrong(_("Remind me on must be a day to come."))
            self.day.setFocus()
            return
        content = reminder(self._navigator.draft, day, datetime.datetime.now().astimezone())
        name = _("support-case-{day}").format(day=day.isoformat()) + ".ics"
        target = self.saver.ask(self.save.text(), name, _("Calendar entry"), ".ics")
        if target:
            self.saver.write(target, lambda: content)

    def _say_wrong(self, sentence: str) -> None:
        self.wrong.setText(_("Error: {message}").format(message=sentence) if sentence else "")
        self.wrong.setVisible(bool(sentence))
        theme.say_role(self.day, "", "error" if sentence else "")
        if sentence:
            announce(self, sentence, is_urgent=True)


def _strong(text: str) -> Label:
    label = Label(text)
    theme.strong(label)
    return label
