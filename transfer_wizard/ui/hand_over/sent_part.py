"""Sent: the number of the case, what happens next, the record, a reminder, and the end of the passcodes."""

import datetime
from functools import partial
from typing import Final, NamedTuple

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from transfer_wizard.export.follow_up import FollowUp, message
from transfer_wizard.export.form_text import form_text
from transfer_wizard.export.summary import Summary
from transfer_wizard.flow.navigator import Navigator
from transfer_wizard.request.applies import asks_alternative, is_locked_out, is_without_mail
from transfer_wizard.translations import _, joined, ngettext, written
from transfer_wizard.ui.hand_over.case_number import CaseNumber
from transfer_wizard.ui.hand_over.export_panel import save_record
from transfer_wizard.ui.hand_over.keys_after import KeysAfter
from transfer_wizard.ui.hand_over.passcodes_gone import PasscodesGone
from transfer_wizard.ui.hand_over.reminder import Reminder
from transfer_wizard.ui.hand_over.way import Copied
from transfer_wizard.ui.kit import theme
from transfer_wizard.ui.kit.accessible import announce
from transfer_wizard.ui.kit.card import Card
from transfer_wizard.ui.kit.icons import Icon
from transfer_wizard.ui.kit.inputs import column
from transfer_wizard.ui.kit.numbered import Circle, Numbered, NumberedStep, StepProgress
from transfer_wizard.ui.kit.texts import Button, Heading, Label, Link, beside
from transfer_wizard.ui.services.case_writer import CaseWriter, SummedUp
from transfer_wizard.ui.services.file_saver import AskPath, FileSaver
from transfer_wizard.ui.services.passcode_keeper import PasscodeKeeper
from transfer_wizard.validation.ledger import ledger

LARGE_CIRCLE: Final = 8 * theme.GRID
CARD_LETTERS: Final = 44
NARROW_LETTERS: Final = 104


class SentPart(QWidget):
    """What is on the page once the request was sent.

    Args:
        writer: writes what is made of the request as it is now.
        ask_path: as in FileSaver.

    Attributes:
        sent_at: when the person said that it was sent, and by which way, "" where that is not known.

    Signals:
        edited, left: of the case number, as of a page.
        changed: a key after the move was written down.
        not_sent: the person has not sent it yet.
        files_asked: the other files of the request are wanted.
    """

    edited = Signal(str, str)
    left = Signal(str)
    changed = Signal()
    not_sent = Signal()
    files_asked = Signal()

    def __init__(
        self,
        navigator: Navigator,
        keeper: PasscodeKeeper,
        writer: CaseWriter,
        ask_path: AskPath | None,
    ) -> None:
        super().__init__()
        self._navigator = navigator
        self._writer = writer
        self._told_of: Summary | None = None
        self._moves = 0
        self.sent_at: datetime.datetime | None = None
        self.sent_by = ""
        lines = column(self, spacing=4 * theme.GRID)
        lines.addLayout(self._make_head())
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._both.setSpacing(4 * theme.GRID)
        self._both.addWidget(self._make_events(), stretch=1, alignment=Qt.AlignmentFlag.AlignTop)
        self._cards = QWidget()
        cards = column(self._cards, spacing=theme.GRID + theme.HALF)
        cards.addWidget(self._make_record(ask_path))
        self.reminder = Reminder(navigator, ask_path)
        cards.addWidget(_card("calendar", _("Remind me if nothing comes"), self.reminder))
        cards.addWidget(self._make_silence())
        self.passcodes = PasscodesGone(navigator, keeper)
        cards.addWidget(self.passcodes)
        self._both.addWidget(self._cards, alignment=Qt.AlignmentFlag.AlignTop)
        lines.addLayout(self._both)

    def held(self) -> "SentHeld":
        """When and how it was sent, and the day that was typed."""
        return SentHeld(self.sent_at, self.sent_by, self.reminder.day.text())

    def take_over(self, held: "SentHeld") -> None:
        """Say and show it."""
        self.sent_at, self.sent_by = held.at, held.by
        self.reminder.day.show_text(held.day)

    # The head

    def _make_head(self) -> QVBoxLayout:
        circle = Circle(0, LARGE_CIRCLE)
        circle.show_progress(StepProgress.DONE)
        self.heading = Heading(level=1)
        self.about = Label("", "quiet")
        theme.scaled(self.about, 1.0)
        words = QVBoxLayout()
        words.setSpacing(theme.HALF)
        words.addWidget(self.heading)
        words.addWidget(self.about)
        self.copy_number = Button(_("Copy"), icon="copy")  # short: the number stands beside it
        self.copy_number.setAccessibleName(_("Copy the number"))
        self.copy_number.clicked.connect(self._on_copy_number)
        self.change = Button(_("Change it"), "quiet", icon="pencil")
        self.change.setAccessibleName(_("Change the case number"))
        self.change.clicked.connect(self._on_change)
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._head.setSpacing(theme.GRID)
        first = QHBoxLayout()
        first.setSpacing(2 * theme.GRID + theme.HALF)
        first.addWidget(circle)
        first.addLayout(words, stretch=1)
        self._head.addLayout(first, stretch=1)
        self._buttons = beside(self.copy_number, self.change)
        self._head.addWidget(self._buttons)
        self.corner = QHBoxLayout()
        self._head.addLayout(self.corner)
        self.number = CaseNumber(self._navigator, self._about_number())
        self.number.edited.connect(self.edited)
        self.number.left.connect(self.left)
        self.number.left.connect(lambda _path: self._on_number())
        self.not_yet = Link(_("I haven’t sent it yet"))
        self.not_yet.clicked.connect(self.not_sent)
        self._open = QWidget()
        opened = column(self._open)
        opened.addWidget(self.number)
        opened.addWidget(beside(self.not_yet))
        head = QVBoxLayout()
        head.setSpacing(2 * theme.GRID)
        head.addLayout(self._head)
        head.addWidget(self._open)
        return head

    def _about_number(self) -> str:
        """Where the number comes from, and what becomes of the passcodes that are kept."""
        kept = sum(day is not None for day in self._navigator.passcodes.values())
        stays = ("", _("Until then the passcode stays, for today."), _("Until then both passcodes stay, for today."))
        comes = _("Support sends it by e-mail.")
        if is_without_mail(self._navigator.draft):
            comes = _("Ask Support for it by phone, or who gets the e-mail of the case.")
        return joined(comes, stays[kept])

    @property
    def _case(self) -> str:
        draft = self._navigator.draft
        return draft.get("case_number").strip() if draft.is_sent else ""

    def _show_head(self) -> None:
        number = self._case[:40]
        if number:
            self.heading.show_code(_("Case {number} is with Support"), number)
        else:
            self.heading.show_code(_("It is on its way"), "")
        summary = self._writer.summary()
        self.about.setVisible(summary is not None)
        if summary is not self._told_of:
            self._writer.write("what moved", _moved, partial(self._show_moved, summary))
        self._buttons.setVisible(bool(number))
        self.change.setVisible(self._navigator.may_change("case_number"))
        self.not_yet.setVisible(not number)

    def _show_moved(self, summary: Summary | None, moved: "_Moved") -> None:
        """Say in one line what was asked for, and have fields for the keys that come of it."""
        self._told_of, self._moves = summary, moved.devices
        self.keys.show_split(moved.split)
        self.note_keys.setVisible(bool(self.keys.inputs))
        self._show_events()
        names = [self._navigator.draft.get(f"organizations.{side}.name").strip() for side in ("source", "destination")]
        route = " → ".join(filter(None, names))
        said = ngettext(
            "The license of {count} device, {route}", "The licenses of {count} devices, {route}", moved.devices
        )
        said = said.format(count=moved.devices, route=route) if moved.devices else moved.subject
        self.about.setText(said)

    def _on_copy_number(self) -> None:
        QGuiApplication.clipboard().setText(self._case)
        announce(self, _("Case number copied"))

    def _on_change(self) -> None:
        self.open_number()
        self.number.input.setFocus()
        self.number.input.selectAll()

    def open_number(self) -> None:
        """Show the field for the number."""
        self._open.show()
        self.number.show_draft()

    def _on_number(self) -> None:
        """The number was left: the page says it, and the field is there only while there is none."""
        self._show_head()
        self._show_open()
        self._silence.setVisible(bool(self._case))
        if self._case and not QApplication.mouseButtons():
            QTimer.singleShot(0, self, self._go_to_head)  # once the focus has gone where Tab leads

    def _go_to_head(self) -> None:
        """What the number made of the page is in sight; whoever is in another window stays there."""
        if self.isVisible() and self.isActiveWindow() and not self.number.input.hasFocus():
            self.heading.setFocus()

    def _show_open(self) -> None:
        self.number.say_about(self._about_number())
        self._open.setVisible(not self._case or self.number.input.hasFocus())

    # What happens next

    def _make_events(self) -> QWidget:
        part = QWidget()
        lines = column(part, spacing=2 * theme.GRID + theme.HALF)
        lines.addWidget(Heading(_("What happens next")))
        self.events = Numbered(_("What happens next"), has_numbers=False)
        lines.addWidget(self.events)
        self.sent = self._event(_("Sent"))
        self.sent.show_progress(StepProgress.DONE)
        self.confirmed = self._event("")
        self.confirmed.show_progress(StepProgress.NEXT)
        self.answered = self._event(_("A Support engineer answers"))
        self.copy_text = Link(_("Copy the case text"))
        self.copy_text.clicked.connect(self._on_copy_text)
        self.text_copied = Copied()
        self.text_copied.hide()
        self.answered.words.addSpacing(theme.HALF)  # the ring around a link stays off the words above it
        self.answered.words.addWidget(beside(self.copy_text, self.text_copied))
        self.moved = self._event(_("The licenses move"))
        self.note_keys = Link(_("Note the new keys"))
        self.note_keys.clicked.connect(self._on_note_keys)
        self.keys = KeysAfter(self._navigator)
        self.keys.noted.connect(self.changed)
        self.moved.words.addSpacing(theme.HALF)
        self.moved.words.addWidget(beside(self.note_keys))
        self.moved.column.addWidget(self.keys)
        self.devices = self._event(
            _("Move the devices"), _("They don’t follow their licenses. Remove and claim them by hand.")
        )
        return part

    def _on_note_keys(self) -> None:
        """Show or hide the fields for the keys that came of those that were split."""
        self.keys.setVisible(self.keys.isHidden())
        if not self.keys.isHidden():
            next(iter(self.keys.inputs.values())).setFocus()

    def _event(self, caption: str, about: str = "") -> NumberedStep:
        return self.events.add(caption, about, is_strong=True)

    def _show_events(self) -> None:
        if is_without_mail(self._navigator.draft):
            self._show_answers_without_mail()
        else:
            self._show_answers()
        name = self._navigator.draft.get("organizations.destination.name").strip()
        sentence = _("Look at License Info in both organizations.")
        if name and self._moves:
            sentence = _("Look at License Info in both organizations: {count} more in {organization}.")
            sentence = sentence.format(count=self._moves, organization=name)
        self.moved.say_about(sentence)
        for event in (self.moved, self.devices):
            event.setVisible(not asks_alternative(self._navigator.draft))
        caption, about = self._when()
        self.sent.say(caption, about)

    def _show_answers(self) -> None:
        mail = self._navigator.draft.get("requester.source_email").strip()
        keep = _("Keep that mail: a reply to it updates the case.")
        confirmed = [_("To {mail}.").format(mail=mail) if mail else "", keep]
        if not is_locked_out(self._navigator.draft):
            confirmed.append(_("So does an update in View full case history, in Get help & cases."))
        self.confirmed.say(_("Support confirms by e-mail"), joined(*confirmed))
        self.answered.say_about(_("By e-mail. They may ask back; your case text is one click away."))

    def _show_answers_without_mail(self) -> None:
        """No e-mail to the account reaches the person: nothing is promised that would come by one."""
        about = _(
            "Its e-mail comes to the address that the case was opened from. If none comes, call Support, or ask an "
            "administrator who gets it."
        )
        self.confirmed.say(_("Support confirms the case"), about)
        self.answered.say_about(_("By phone or by e-mail. They may ask back; your case text is one click away."))

    def _when(self) -> tuple[str, str]:
        if self.sent_at:
            is_today = self.sent_at.date() == self._navigator.today
            sentence = _("Sent today at {time}") if is_today else _("Sent on {day} at {time}")
            return sentence.format(day=self.sent_at.date().isoformat(), time=f"{self.sent_at:%H:%M}"), self.sent_by
        try:
            saved = datetime.datetime.fromisoformat(self._navigator.draft.saved_at).astimezone()
        except (ValueError, OverflowError, OSError):  # no time, or one that no calendar here holds
            return _("Sent"), ""
        sentence = _("This record was last saved on {day} at {time}.")
        return _("Sent"), sentence.format(day=saved.date().isoformat(), time=f"{saved:%H:%M}")

    def _on_copy_text(self) -> None:
        self._writer.write("text to copy", lambda case: form_text(case.summary, None).text, self._copy_text)

    def _copy_text(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self.text_copied.show()
        announce(self, _("Case text copied"))

    # The cards

    def _make_record(self, ask_path: AskPath | None) -> Card:
        content = QWidget()
        lines = column(content)
        said = Label(_("Everything you sent, without the passcodes."), "quiet")
        self.save = Button(_("Save as PDF"), "primary")
        self.save.clicked.connect(self._on_save)
        self.files = Button(_("Other files"), "accent")
        self.files.clicked.connect(self.files_asked)
        self.saver = FileSaver(ask_path)
        lines.addWidget(said)
        lines.addWidget(beside(self.save, self.files))
        lines.addWidget(self.saver)
        return _card("save", _("Keep the record"), content)

    def _on_save(self) -> None:
        save_record(self.saver, self._navigator, written(), self._writer.summary())

    def _make_silence(self) -> Card:
        content = QWidget()
        lines = column(content)
        self.copy_question = Button(_("Copy a question"))
        asks = _("How the case stands, to paste into a reply to Support’s e-mail.")
        self.copy_question.setAccessibleDescription(asks)
        self.copy_escalation = Button(_("Copy an escalation"), "accent")
        self.copy_escalation.setAccessibleDescription(_("The wish that somebody higher looks at it."))
        self.copy_question.clicked.connect(lambda: self._on_copy(is_urgent=False))
        self.copy_escalation.clicked.connect(lambda: self._on_copy(is_urgent=True))
        self.copied = Copied()
        self.copied.hide()
        lines.addWidget(beside(self.copy_question, self.copy_escalation))
        lines.addWidget(self.copied)
        self._silence = _card("mail", _("If Support stays silent"), content)
        return self._silence

    def _on_copy(self, is_urgent: bool) -> None:
        self._writer.write("message", partial(_message, is_urgent), partial(self._copy_message, is_urgent))

    def _copy_message(self, is_urgent: bool, written: FollowUp) -> None:
        subject, body = written
        QGuiApplication.clipboard().setText(f"{subject}\n\n{body}")
        self.copied.show()
        announce(self, _("Escalation copied") if is_urgent else _("Question copied"))

    # As it is now

    def show_draft(self) -> None:
        """Show what holds for the request as it is."""
        self.number.show_problem()
        if not self.number.input.hasFocus():
            self.number.show_draft()
            self._show_head()
            self._show_open()
            self._silence.setVisible(bool(self._case))
        self._show_events()
        self.copied.hide()
        self.passcodes.show_kept()

    def arrange(self, width: int) -> None:
        """Put the cards beside the events, or below them where the page is narrow."""
        is_narrow = width < theme.letters(self, NARROW_LETTERS)
        down, right = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        for both in (self._both, self._head):
            both.setDirection(down if is_narrow else right)
        theme.set_column(self._cards, 0 if is_narrow else CARD_LETTERS)


class SentHeld(NamedTuple):
    """What the page after sending knows, and no draft holds: when and how it was sent, and the day of the reminder."""

    at: datetime.datetime | None
    by: str
    day: str


class _Moved(NamedTuple):
    """What was asked for.

    Attributes:
        devices: how many move, 0 where that is not known or an alternative is asked for.
        split: the numbers of the licenses of which a part moves and a part stays.
    """

    devices: int
    subject: str
    split: list[int]


def _moved(case: SummedUp) -> _Moved:
    rows = case.draft.licenses
    split = [number for number, row in enumerate(rows) if row["key"] and (ledger([row]).whole.stays or 0) > 0]
    devices = 0 if asks_alternative(case.draft) else ledger(rows).whole.move or 0
    return _Moved(devices, case.summary.subject, split)


def _message(is_urgent: bool, case: SummedUp) -> FollowUp:
    return message(case.draft, case.today, is_urgent, case.summary)


def _card(icon: str, title: str, content: QWidget) -> Card:
    card = Card(margin=2 * theme.GRID + theme.HALF, spacing=theme.GRID)
    name = Label(title)
    theme.strong(name)
    row = QHBoxLayout()
    row.setSpacing(theme.GRID + 2)
    row.addWidget(Icon(icon))
    row.addWidget(name, stretch=1)
    card.column.addLayout(row)
    inset = QVBoxLayout()
    inset.setContentsMargins(4 * theme.GRID - 2, 0, 0, 0)
    inset.addWidget(content)
    card.column.addLayout(inset)
    return card
