"""The last step: sending the request, and what there is once it was sent. The parts are made when they are shown."""

import datetime
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from transfer_wizard.export.summary import Summary, summarize
from transfer_wizard.flow.channels import CALL_ME_NOW, DASHBOARD, PHONE, WEBFORM
from transfer_wizard.flow.navigator import Navigator
from transfer_wizard.flow.steps import CASE_NUMBER, Step
from transfer_wizard.translations import N_, _, speaking, spoken, written
from transfer_wizard.ui.hand_over.call_sheet import CallSheet
from transfer_wizard.ui.hand_over.passcode_step import PasscodeStep
from transfer_wizard.ui.hand_over.send_part import SendPart
from transfer_wizard.ui.hand_over.sent_part import SentHeld, SentPart
from transfer_wizard.ui.hand_over.tools import Tools
from transfer_wizard.ui.kit import theme
from transfer_wizard.ui.kit.texts import show_if
from transfer_wizard.ui.services.case_writer import CaseWriter, SummedUp
from transfer_wizard.ui.services.file_saver import AskPath
from transfer_wizard.ui.services.passcode_keeper import PasscodeKeeper
from transfer_wizard.ui.services.secret_clipboard import SecretClipboard
from transfer_wizard.ui.steps.page import Foot, Page
from transfer_wizard.ui.steps.passcode_note import PasscodeNote
from transfer_wizard.validation import wording

if TYPE_CHECKING:
    from transfer_wizard.ui.companion.form_guide import FormGuide

LETTERS: Final = 110
"""How wide the page gets: the large card, and the rows beside it."""

SENT_BY: Final = {
    DASHBOARD: N_("As a case in the dashboard."),
    WEBFORM: N_("By the webform."),
    PHONE: N_("By phone."),
    CALL_ME_NOW: N_("By Call me now."),
}


class HandOverPage(Page):
    """Send, and Sent.

    Args:
        folder: the data folder, where the evidence is kept.
        guide: makes the way into the webform, when it is first needed.
        ask_path: as in FileSaver.
    """

    def __init__(
        self,
        step: Step,
        navigator: Navigator,
        keeper: PasscodeKeeper,
        clipboard: SecretClipboard,
        folder: Path,
        guide: Callable[[], "FormGuide"],
        ask_path: AskPath | None = None,
    ) -> None:
        self._keeper = keeper
        self._clipboard = clipboard
        self._folder = folder
        self._guide = guide
        self._ask_path = ask_path
        self._is_said_to_be_sent = False
        super().__init__(step, navigator)

    def build(self) -> None:
        """The parts come when they are shown."""
        self._case = CaseWriter(
            self, self.navigator, lambda: self._show_part(self.is_sent), lambda sentence: self.send.say(sentence)
        )
        self.notes: list[PasscodeNote] = []
        self._send: SendPart | None = None
        self._sent: SentPart | None = None
        self._title = self.heading
        self._own_corner = self.corner
        self.is_sent = self._shows_files = self._is_prepared = False
        self._kept = 0
        self.widest = theme.letters(self.content, LETTERS)
        self.column.setSpacing(2 * theme.GRID)

    @property
    def send(self) -> SendPart:
        """What is there while the request was not sent, with its large card."""
        send = self._frame_of_send()
        send.make_whole()
        return send

    def make_whole(self) -> bool:
        """The large card has a turn of its own."""
        return self._send is not None and not self.is_sent and self._send.make_whole()

    def _frame_of_send(self) -> SendPart:
        if self._send is None:
            tools = Tools(
                self.navigator,
                self._case,
                self._guide,
                self._make_passcodes,
                self._make_note,
                self._on_sheet,
                self._on_language,
            )
            self._send = SendPart(tools, self._folder, self._not_compared, self._ask_path)
            for signal, ours in (
                (self._send.jumped, self.jumped),
                (self._send.edited, self.edited),
                (self._send.left, self.left),
                (self._send.changed, self.changed),
                (self._send.progressed, self.foot_changed),
                (self._send.record_asked, self.arrive),
            ):
                signal.connect(ours)
            self._send.arrange(self.viewport().width())
            self.column.addWidget(self._send)
        return self._send

    @property
    def sent(self) -> SentPart:
        """What is there once it was sent."""
        if self._sent is None:
            self._sent = SentPart(self.navigator, self._keeper, self._case, self._ask_path)
            for signal, ours in (
                (self._sent.edited, self.edited),
                (self._sent.left, self.left),
                (self._sent.changed, self.changed),
            ):
                signal.connect(ours)
            self._sent.not_sent.connect(self._on_not_sent)
            self._sent.files_asked.connect(self._on_files)
            self._sent.arrange(self.viewport().width())
            self.column.addWidget(self._sent)
        return self._sent

    # What is in sight

    def arrive(self) -> None:
        """Show the request as it is now."""
        if not self._is_prepared:
            self._bring()
        self._is_prepared = False
        super().arrive()

    def _bring(self) -> None:
        self._show_part(self.navigator.draft.is_sent or self._is_said_to_be_sent)

    def _show_part(self, is_sent: bool) -> None:
        self.is_sent = is_sent
        self._shows_files = False
        self._title.setText(_(self.step.question))
        show_if(self._title, not is_sent)
        show_if(self.eyebrow, self.says_place)
        if is_sent:
            self.sent.passcodes.had = self._kept
            self.sent.show_draft()
            self.heading = self.sent.heading
        else:
            self._frame_of_send().show_draft(waits=self.isHidden())  # it is about to come into sight
            self.heading = self._title
        for part, is_shown in ((self._send, not is_sent), (self._sent, is_sent)):
            if part:
                show_if(part, is_shown)
        self._place_corner()
        self.foot_changed.emit()

    @property
    def says_place(self) -> bool:
        """What was sent is behind the steps."""
        return not self.is_sent and super().says_place

    def _place_corner(self) -> None:
        """What stands at the right of the heading stands beside the one that is shown."""
        before, self.corner = self.corner, self.sent.corner if self.is_sent else self._own_corner
        while before is not self.corner and (item := before.takeAt(0)):
            if thing := item.widget():
                self.corner.addWidget(thing)

    def refresh(self) -> None:
        """Show what is left, what is kept, and what follows from the case number."""
        super().refresh()
        for note in self.notes:
            note.show_problems(self.navigator.verdict().problems)
        if not self.navigator.draft.is_sent:
            self._kept = sum(day is not None for day in self.navigator.passcodes.values())
        if self.isHidden():  # it is about to come into sight, and is laid out once for that
            self._bring()
            self._is_prepared = True
        elif self.is_sent and self._sent:
            self._sent.show_draft()
        elif self._send and self._send.shown:
            self._send.show_left()
            self._send.show_panel()

    @property
    def foot(self) -> Foot:
        """What comes after this."""
        if self.navigator.is_sample:  # which is shown to look around in, and goes nowhere
            return Foot("", is_filled=False)
        if self.is_sent or self._shows_files:
            return Foot(_("All &requests"), is_filled=False, other=_("Ask again with these answers"), has_back=False)
        is_done = self._send is not None and self._send.is_done
        return Foot(_("I’ve &sent it"), is_filled=is_done or self.navigator.draft.is_sent)

    def go_on(self) -> bool:
        """It was sent, or the person is done here."""
        if self.navigator.is_sample:
            return True
        if self.is_sent or self._shows_files:
            self.requests_asked.emit()
        else:
            self._is_said_to_be_sent = True
            self.did.emit("", False, False)  # what was sent is not taken back by one press
            self.sent.sent_at = datetime.datetime.now()
            self.sent.sent_by = _(SENT_BY[self.send.way])
            self.arrive()
            if not self.navigator.draft.is_sent:
                self.sent.number.input.setFocus()
        return True

    def go_another_way(self) -> None:
        """Ask again."""
        self.duplicate_asked.emit()

    def _on_not_sent(self) -> None:
        self._is_said_to_be_sent = False
        self.arrive()

    def _on_files(self) -> None:
        """The other files of a record stand where they stood before it was sent."""
        self._show_part(is_sent=False)
        self._shows_files = True
        self._title.setText(_("Documents and evidence"))
        self.send.open_files()
        self.foot_changed.emit()

    def held(self) -> "_HeldSending":
        """Whether it was said to be sent, what is open, and what is typed in a part of the page."""
        chosen = self._send.shown if self._send and self._send.is_chosen else ""
        return _HeldSending(self._is_said_to_be_sent, chosen, self._sent.held() if self._sent else None)

    def take_over(self, held: "_HeldSending") -> None:
        """Go on there."""
        self._is_said_to_be_sent = held.is_said_to_be_sent
        if held.chosen:
            self._frame_of_send().show_draft(waits=True)
            self.send.open(held.chosen)
        if held.sent:
            self.sent.take_over(held.sent)

    @property
    def unsaved(self) -> str:
        """What a file of the evidence shows is kept beside the request."""
        return self._send.unsaved if self._send else ""

    def field(self, path: str) -> QWidget | None:
        """The field of the case number, with the way in sight that it is the last step of."""
        if path != CASE_NUMBER.path:
            return None
        if self.is_sent:
            self.sent.open_number()
            return self.sent.number.input
        self.send.open(self.send.way)
        return self.send.number.input

    def hideEvent(self, event: QHideEvent) -> None:
        """Who left the page is not met by what they waited for here."""
        super().hideEvent(event)
        if not event.spontaneous():
            self._case.forget()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What stands side by side stands one below the other where the page is narrow."""
        super().resizeEvent(event)
        for part in (self._send, self._sent):
            if part:
                part.arrange(self.viewport().width())

    # What the parts work with

    def _make_note(self) -> PasscodeNote:
        note = PasscodeNote()
        note.setParent(self.content)  # without, it would come up as a window of its own
        note.jumped.connect(self.jumped)
        note.show_problems(self.navigator.verdict().problems)
        self.notes.append(note)
        return note

    def _make_passcodes(self) -> PasscodeStep:
        step = PasscodeStep(self.navigator, self._keeper, self._clipboard)
        step.jumped.connect(self.jumped)
        return step

    def _not_compared(self) -> str:
        """Which texts a password store that is shut could not be compared with."""
        paths = self._keeper.not_compared
        if not paths:
            return ""
        said = _(
            "{message} So it is not known whether these hold a passcode: {fields}. Look at the digits in them yourself."
        )
        fields = _(", ").join(dict.fromkeys(wording.label(path) for path in sorted(paths)))
        return said.format(message=self._keeper.state.message, fields=fields)

    def _on_language(self, language: str) -> None:
        """Write the case in another language from here on."""
        self.navigator.write_case_in(language)
        self.changed.emit()

    def _on_sheet(self) -> None:
        """Open the call sheet, which speaks the language of the window: the person reads it out."""
        self._case.write("sheet", partial(_spoken_in, spoken()), self._open_sheet)

    def _open_sheet(self, summary: Summary) -> None:
        self.sheet = CallSheet(self, self.navigator, summary, self._keeper, self._clipboard)
        self.sheet.jumped.connect(self.jumped)
        self.sheet.edited.connect(self.edited)
        self.sheet.left.connect(self.left)
        self.sheet.show()


def _spoken_in(language: str, case: SummedUp) -> Summary:
    """The summary in a language, which may be that of the case."""
    if language == written():
        return case.summary
    with speaking(language):
        return summarize(case.draft, case.today, case.passcodes)


class _HeldSending(NamedTuple):
    """What is in no draft of what was done on the page.

    Attributes:
        chosen: what the person opened in the large card; "" for nothing.
    """

    is_said_to_be_sent: bool
    chosen: str
    sent: SentHeld | None
