"""The way from a request into a form: the companion always, and a fill in a browser where one can be driven."""

import datetime
from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QObject, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QKeySequence

from transfer_wizard.export.form_text import form_text
from transfer_wizard.flow.navigator import Navigator
from transfer_wizard.request.applies import can_see
from transfer_wizard.request.passcode import Passcode
from transfer_wizard.request.words import Side
from transfer_wizard.storage.vault import StoreState, VaultAnswer
from transfer_wizard.translations import _, joined, speaking
from transfer_wizard.ui.companion.companion import TROUBLE, Companion
from transfer_wizard.ui.kit.theme import Theme
from transfer_wizard.ui.services.case_writer import SummedUp
from transfer_wizard.ui.services.passcode_keeper import PasscodeKeeper, Slot
from transfer_wizard.ui.services.secret_clipboard import SecretClipboard
from transfer_wizard.ui.steps.passcode_note import IN_TEXT
from transfer_wizard.validation import wording
from transfer_wizard.webform.browsers import Browser
from transfer_wizard.webform.form_session import DEADLINE, FormSession
from transfer_wizard.webform.profile import Profile
from transfer_wizard.webform.reading import Purpose
from transfer_wizard.webform.report import FieldReport, Report, ValueStatus
from transfer_wizard.webform.values import DESCRIPTION, PASSCODES, FormValue, form_values


class FormGuide(QObject):
    """The companion of the request in the window, and the fill that it reports on.

    Attributes:
        profile: the form.
        browsers: those that can be driven, best known first.
        deadline: seconds within which a fill says that the form is filled in, or why it is not.
        companion: the small window, once it was asked for.

    Signals:
        said: a sentence about the fill, and whether the person has to go on by hand.
        sent: the person has sent the form, and has a case number to keep.
        passcode_wanted: the path of a passcode that is not at hand, and is to be typed in the window.
    """

    said = Signal(str, bool)
    sent = Signal()
    passcode_wanted = Signal(str)
    _reported = Signal(object, object)

    def __init__(
        self,
        look: Theme,
        keeper: PasscodeKeeper,
        clipboard: SecretClipboard,
        profile: Profile,
        browsers: list[Browser],
    ) -> None:
        super().__init__()
        self.profile = profile
        self.browsers = browsers
        self.deadline = DEADLINE
        self.companion: Companion | None = None
        self._look = look
        self._keeper = keeper
        self._clipboard = clipboard
        self._navigator: Navigator | None = None
        self._fill: FormSession | None = None
        self._has_given = False
        self._records = False
        self._values: list[FormValue] = []
        self._wanted: list[Side] = []
        self._taken: dict[Side, Passcode] = {}
        self._use: Callable[[Mapping[Side, Passcode]], None] = self._copy_passcode
        self._reported.connect(self._on_reported, Qt.ConnectionType.QueuedConnection)
        keeper.changed.connect(self._on_kept)

    def values(self, language: str, case: SummedUp) -> list[FormValue]:
        """What the form may ask for, with labels in a language; called on any thread."""
        body = form_text(case.summary, self.profile.most_characters).text
        with speaking(language):
            return form_values(case.draft, case.summary.subject, body)

    def copy_one_by_one(self, navigator: Navigator, values: list[FormValue]) -> None:
        """Show the companion, to copy the values of the request by hand."""
        self._show(navigator, values, _by_hand(), is_fill=False)

    def open_filled(self, navigator: Navigator, browser: Browser, values: list[FormValue]) -> None:
        """Open the form in a browser with the fields filled in, and the companion beside it."""
        self._stop_fill()
        sentence = _("{browser} is opening the form …").format(browser=browser.name)
        self._show(navigator, values, sentence, is_fill=True)
        self.said.emit(sentence, False)
        self._fill = fill = FormSession(
            self.profile, values, lambda report: self._reported.emit(fill, report), browser, self.deadline
        )
        fill.start()

    def open_form(self) -> bool:
        """Open the form in the person's own browser, with nothing filled in; False when no browser opened."""
        return QDesktopServices.openUrl(QUrl(self.profile.address))

    def follow(self, navigator: Navigator) -> None:
        """Another request in the window has other passcodes: the companion of the one before goes away."""
        if self._navigator is not None and navigator is not self._navigator:
            self.close()

    def close(self) -> None:
        """Put the companion away; the browser stays as it is."""
        self._stop_fill()
        self._wanted, self._taken = [], {}
        if self.companion:
            self.companion.close()
            self.companion.deleteLater()
        self.companion = self._navigator = None

    def _show(self, navigator: Navigator, values: list[FormValue], sentence: str, is_fill: bool) -> None:
        if self.companion is None:
            self.companion = self._make_companion()
        self._navigator = navigator
        self._values = values
        problems = navigator.verdict().problems
        warned = {problem.field: problem.message for problem in problems if problem.id == IN_TEXT}
        if warned:
            warned[DESCRIPTION] = joined(*warned.values())
        self.companion.show_values(values, self.profile.order, self._slots(), warned)
        if not can_see(navigator.draft):
            self.companion.leave_out_passcodes(_("The case says that you can’t see them."))
        self.companion.begin(sentence, is_fill)

    def _make_companion(self) -> Companion:
        companion = Companion(self._look, self._clipboard)  # connected to methods: a lambda would keep the guide alive
        companion.passcode_asked.connect(self._on_passcode_asked)
        companion.passcode_wanted.connect(self._on_passcode_wanted)
        companion.passcodes_asked.connect(self._on_passcodes_asked)
        companion.refill_asked.connect(self._on_refill_asked)
        companion.form_asked.connect(self._on_form_asked)
        companion.record_asked.connect(self._on_record_asked)
        companion.can_record = bool(self.browsers)
        companion.sent.connect(self.sent)
        return companion

    # Recording

    def _on_record_asked(self) -> None:
        """Open the empty form in a browser that can be read; what the person puts where is told when they close it."""
        if not self.companion or not self._navigator:
            return
        self._stop_fill()
        self.companion.say_how(
            _("Fill the form in by hand with these values, and close the browser. You need not send it.")
        )
        self._fill = fill = FormSession(
            self.profile,
            self._values,
            lambda report: self._reported.emit(fill, report),
            self.browsers[0],
            self.deadline,
            purpose=Purpose.LEARN,
        )
        self._records = True
        fill.start()

    def _on_recorded(self, report: Report) -> None:
        if report.stage not in TROUBLE or not self.companion:
            return
        self._stop_fill()
        self.companion.say_how("")
        if not report.places:
            sentence = _("No field of the form held one of these values, so nothing was recorded.")
            self.companion.tell(joined(sentence, report.sentence), is_problem=True)
            return
        content = self.profile.taught(report.places, datetime.date.today())
        self.companion.keep_profile(content, len(dict(report.places)))

    # The fill

    def _on_reported(self, fill: FormSession, report: Report) -> None:
        if fill is self._fill and self._records:
            self._on_recorded(report)
        elif fill is self._fill and self.companion:
            self.companion.follow(report)
            self.companion.show_slots(self._slots())
            if told := [field for field in report.fields if field.id in PASSCODES.values()]:
                self._tell_of_passcodes(told)
            self.said.emit(report.sentence, report.stage in TROUBLE)

    def _tell_of_passcodes(self, told: Sequence[FieldReport]) -> None:
        """What became of the passcodes, once after each time they were given."""
        if self._has_given and self.companion:
            self._has_given = False
            missing = [each for each in told if each.status is not ValueStatus.FILLED]
            if missing:
                first = missing[0]
                sentence = _("{label} was not filled in. {note}").format(label=first.label, note=first.note)
                self.companion.tell(sentence.strip(), is_problem=True)
            else:
                self.companion.tell(_("The passcodes are filled in, and this window has forgotten them."))

    def _on_refill_asked(self) -> None:
        if self._fill:
            self._fill.refill()

    def _stop_fill(self) -> None:
        if self._fill:
            self._fill.close()
            self._fill = None
        self._records = False

    # The person

    def _on_form_asked(self) -> None:
        if self.companion and not self.open_form():
            sentence = _("No browser opened. Type this address into one: {address}")
            self.companion.tell(sentence.format(address=self.profile.address), is_problem=True)

    # Passcodes

    def _on_passcode_asked(self, side: Side) -> None:
        self._take([side], self._copy_passcode)

    def _on_passcode_wanted(self, side: Side) -> None:
        self.passcode_wanted.emit(PASSCODES[side])

    def _on_passcodes_asked(self) -> None:
        kept = [side for side, slot in self._slots().items() if slot.day]
        self._take(kept or list(Side), self._fill_passcodes)

    def _slots(self) -> dict[Side, Slot]:
        return {side: self._keeper.slot(side) for side in Side}

    def _on_kept(self) -> None:
        if self.companion:
            self.companion.show_slots(self._slots())

    def _take(self, sides: Sequence[Side], use: Callable[[Mapping[Side, Passcode]], None]) -> None:
        """Get passcodes out of the vault, one after the other, and use them at once; none is kept here."""
        self._wanted, self._taken, self._use = list(sides), {}, use
        self._take_next()

    def _take_next(self) -> None:
        if self._wanted:
            self._keeper.take(self._wanted[0], partial(self._on_taken, self._wanted[0]))
        else:
            taken, self._taken = self._taken, {}
            self._use(taken)

    def _on_taken(self, side: Side, answer: VaultAnswer | None) -> None:
        if not self.companion or side not in self._wanted[:1]:
            return
        if answer is None:
            self.companion.tell(joined(StoreState.WAITING.message, StoreState.WAITING.next), is_problem=True)
        elif answer.passcode:
            self._taken[self._wanted.pop(0)] = answer.passcode
            self._take_next()
        elif answer.state is StoreState.READY:
            label = wording.label(f"passcode.{side}")
            self._refuse(_("{label}: none is kept. Type it on the page Passcodes first.").format(label=label))
        else:
            self._refuse(joined(answer.state.message, answer.state.next))

    def _refuse(self, sentence: str) -> None:
        self._wanted, self._taken = [], {}
        if self.companion:
            self.companion.tell(sentence, is_problem=True)

    def _copy_passcode(self, taken: Mapping[Side, Passcode]) -> None:
        if self.companion:
            for side, passcode in taken.items():
                self.companion.copy_passcode(side, passcode, _staleness(passcode))

    def _fill_passcodes(self, taken: Mapping[Side, Passcode]) -> None:
        if self._fill and self.companion:
            self._has_given = True
            self._fill.fill_passcodes(taken)
            note = joined(*dict.fromkeys(map(_staleness, taken.values())))
            self.companion.tell(note or _("The passcodes are being filled in …"), is_problem=bool(note))


def _by_hand() -> str:
    paste = QKeySequence(QKeySequence.StandardKey.Paste).toString(QKeySequence.SequenceFormat.NativeText)
    return _("Press Enter here, then paste into the form with {keys}, one field after the other.").format(keys=paste)


def _staleness(passcode: Passcode) -> str:
    """What is wrong with a passcode of another day, or ""."""
    if passcode.is_from(datetime.date.today()):
        return ""
    return _("It is from {day}; Support wants today’s.").format(day=passcode.day.isoformat())
