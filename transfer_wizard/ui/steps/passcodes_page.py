"""The Passcodes step: two secrets that go to the system's password store, and the customer number."""

import datetime

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from transfer_wizard.flow.navigator import Navigator
from transfer_wizard.flow.steps import CUSTOMER_NUMBER, VERIFICATION, Step
from transfer_wizard.request.applies import can_see
from transfer_wizard.request.passcode import NotAPasscode
from transfer_wizard.request.words import Side
from transfer_wizard.storage.vault import State
from transfer_wizard.translations import _
from transfer_wizard.ui.kit import theme
from transfer_wizard.ui.kit.accessible import announce
from transfer_wizard.ui.kit.texts import Box, Button, CheckBox, Label, beside
from transfer_wizard.ui.services.passcode_keeper import PasscodeKeeper, Stage
from transfer_wizard.ui.services.secret_clipboard import SecretClipboard
from transfer_wizard.ui.steps.page import Page
from transfer_wizard.ui.steps.passcode_copy import PasscodeCopy
from transfer_wizard.ui.steps.secret_input import SecretInput
from transfer_wizard.validation import wording

LETTERS = 14


class PasscodesPage(Page):
    """Two passcodes of the day. What is kept is never shown in a field again; only its day and time are told."""

    def __init__(self, step: Step, navigator: Navigator, keeper: PasscodeKeeper, clipboard: SecretClipboard) -> None:
        self.keeper = keeper
        self.clipboard = clipboard
        super().__init__(step, navigator)
        keeper.changed.connect(self._on_changed)

    def build(self) -> None:
        """Whether the codes can be seen, the two secrets, what the password store says, and the customer number."""
        self.add_indented(
            Label(
                _(
                    "Support checks who you are with a passcode of 4 digits, one for each organization. It changes "
                    "every day, so write it down on the day you send the request. You may leave this page for last."
                ),
            )
        )
        self.add_field(VERIFICATION)
        self.unseen = _locked_out()
        self.add_indented(self.unseen)
        self.secrets = {side: SecretRow(side, self.keeper, self.clipboard) for side in Side}
        for side, secret in self.secrets.items():
            secret.given.connect(lambda text, side=side: self._on_given(side, text))
            self.column.addWidget(secret)
        self.show_digits = CheckBox(_("Show what I type"))
        self.show_digits.toggled.connect(self._on_show)
        self.state = Label("", "quiet")
        self.again = Button(_("Try again"))
        self.again.clicked.connect(self.keeper.retry)
        self.forget = Button(_("Forget both passcodes"))
        self.forget.clicked.connect(self._on_forget)
        self.add_indented(beside(self.show_digits))
        self.add_indented(self.state)
        self.use_store = Button(_("Keep them in the password store"))
        self.use_store.clicked.connect(self.keeper.use_store)
        self.add_indented(beside(self.again, self.use_store, self.forget))
        self.add_part(_("For the phone"))
        self.add_field(CUSTOMER_NUMBER)

    def arrive(self) -> None:
        """Ask the vault when the page comes into sight, and not before."""
        super().arrive()
        self.keeper.ask()
        self.window().installEventFilter(self)

    def refresh(self) -> None:
        """Show what the vault holds."""
        super().refresh()
        today = datetime.date.today()
        is_unseen = not can_see(self.navigator.draft)
        self.unseen.setVisible(is_unseen)
        for side, secret in self.secrets.items():
            day = self.navigator.passcodes.get(side)
            secret.show_kept(day, self.keeper.times.get(side), day == today, side in self.keeper.in_memory)
            secret.setVisible(day is not None or not is_unseen)
        self.show_digits.setVisible(any(not secret.isHidden() for secret in self.secrets.values()))
        self._show_state()
        is_off = self.keeper.is_troubled and self.keeper.state is State.OFF
        # Who can't see the passcodes, and has none here, needs no password store.
        needs_store = not is_unseen or any(self.navigator.passcodes.values())
        self.state.setVisible(needs_store)
        self.again.setVisible(needs_store and self.keeper.is_troubled and not is_off)
        self.use_store.setVisible(needs_store and is_off and self.keeper.may_use_store)
        self.forget.setVisible(any(self.navigator.passcodes.values()))

    def field(self, path: str) -> QWidget | None:
        """The input of a passcode or of the customer number."""
        side = path.removeprefix("passcode.")
        return self.secrets[Side(side)].input if side != path else super().field(path)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What is typed is hidden again when the window is no longer in front."""
        if event.type() == QEvent.Type.WindowDeactivate:
            self.show_digits.setChecked(False)
        return super().eventFilter(watched, event)

    def hideEvent(self, event: QHideEvent) -> None:
        """And when the page is no longer in sight."""
        self.show_digits.setChecked(False)
        super().hideEvent(event)

    def _show_state(self) -> None:
        is_grave = self.keeper.is_troubled or self.keeper.stage is Stage.WAITING
        text = self._state_text()
        if is_grave and text != self.state.text():
            announce(self, text, is_urgent=True)
        self.state.setText(text)
        theme.say_role(self.state, "note" if is_grave else "quiet")

    def _state_text(self) -> str:
        if self.keeper.stage is Stage.WAITING:
            return f"{State.WAITING.message} {State.WAITING.next}"
        if self.keeper.stage is Stage.ASKED:
            return _("Asking your system’s password store …")
        if self.keeper.is_troubled or (self.keeper.stage is Stage.ANSWERED and any(self.navigator.passcodes.values())):
            return f"{self.keeper.state.message} {self.keeper.state.next}"
        return _("Passcodes are kept in your system’s password store, never in a file.")

    def _on_given(self, side: Side, text: str) -> None:
        try:
            self.keeper.put(side, text)
        except NotAPasscode as told:
            self.secrets[side].show_error(str(told))
        else:
            self.secrets[side].clear()

    def _on_forget(self) -> None:
        self.clipboard.clear()
        self.keeper.forget()

    def _on_show(self, is_shown: bool) -> None:
        for secret in self.secrets.values():
            secret.input.show_digits(is_shown)

    def _on_changed(self) -> None:
        if self.isVisible():
            self.refresh()


class SecretRow(Box):
    """One passcode: an input that is empty again as soon as the vault has it.

    Signals:
        given: the text typed, when the field is left.
    """

    given = Signal(str)

    def __init__(self, side: Side, keeper: PasscodeKeeper, clipboard: SecretClipboard) -> None:
        super().__init__("row", margin=0, spacing=theme.HALF)
        self.column.setContentsMargins(2 * theme.GRID, 0, 0, 0)
        name = wording.label(f"passcode.{side}")
        label = Label(name)
        theme.strong(label)
        self.help = Label(
            _("In that organization: “?” > Get help & cases > Pick a Tile to Contact Support > Call support team."),
            "help",
        )
        self.input = SecretInput(LETTERS)
        self.input.setObjectName(f"passcode.{side}")
        self.input.setAccessibleName(name)
        self.input.left.connect(self._on_left)
        self.input.edited.connect(lambda _text: self.show_error(""))
        label.setBuddy(self.input)
        self.error = Label("", "error")
        self.kept = Label("", "good")
        self.copying = PasscodeCopy(side, keeper, clipboard)
        for part in (label, self.help, self.input, self.error, self.kept, self.copying):
            self.column.addWidget(part)
        self.show_error("")

    def clear(self) -> None:
        """Empty the field."""
        self.input.clear()

    def show_error(self, sentence: str) -> None:
        """Say what is wrong, or nothing."""
        self.error.setText(_("Error: {message}").format(message=sentence) if sentence else "")
        self.error.setVisible(bool(sentence))
        theme.say_role(self, "row", "error" if sentence else "")
        theme.say_role(self.input, "", "error" if sentence else "")
        self._describe()

    def show_kept(
        self, day: datetime.date | None, time: datetime.time | None, is_today: bool, is_in_memory: bool
    ) -> None:
        """Say what is kept: nothing, today's passcode, or one of another day."""
        if day is None:
            text = ""
        elif not is_today:
            text = _("The passcode kept is from {day}. Support wants today’s: type it here.").format(
                day=day.isoformat()
            )
        elif is_in_memory:
            text = _("Kept in memory only, until you close the program. Leave the field empty to keep it.")
        elif time:
            text = _("Saved today at {time} in your system’s password store. Leave the field empty to keep it.").format(
                time=f"{time:%H:%M}"
            )
        else:
            text = _("Saved today in your system’s password store. Leave the field empty to keep it.")
        self.kept.setText(text)
        self.kept.setVisible(bool(text))
        theme.say_role(self.kept, "good" if is_today and not is_in_memory else "note")
        if not self.error.text():
            theme.say_role(self, "row", "note" if day and not is_today else "")
        self.copying.setVisible(is_today)
        self._describe()

    def _describe(self) -> None:
        """What a screen reader adds to the field's name."""
        said = (self.error.text(), self.kept.text(), self.help.text())
        self.input.setAccessibleDescription(" ".join(filter(None, said)))

    def _on_left(self) -> None:
        if self.input.typed.strip():
            self.given.emit(self.input.typed)


def _locked_out() -> QWidget:
    lines = QWidget()
    layout = QVBoxLayout(lines)
    layout.setContentsMargins(0, 0, 0, 0)
    for text in (
        _("Ask another full administrator of the organization to read out the passcode of the day."),
        _("With SAML sign-in, the passcode is that of the local administrator you named on the page You."),
        _(
            "If nobody can sign in, go on without. The case says so; Support checks who you are in another way, and "
            "will say how."
        ),
    ):
        layout.addWidget(Label(text))
    return lines
