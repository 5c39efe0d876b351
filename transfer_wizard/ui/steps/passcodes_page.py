"""The Passcodes step: two secrets that go to the system's password store, and where they are found."""

import datetime
from typing import Final

from PySide6.QtCore import QEvent, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QHideEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from transfer_wizard.flow.navigator import Navigator
from transfer_wizard.flow.steps import CUSTOMER_NUMBER, Step
from transfer_wizard.request.applies import can_see, needs_placeholder
from transfer_wizard.request.passcode import NotAPasscode
from transfer_wizard.request.words import Side, Verification
from transfer_wizard.storage.vault import StoreState
from transfer_wizard.translations import _, joined
from transfer_wizard.ui.kit import theme
from transfer_wizard.ui.kit.accessible import announce
from transfer_wizard.ui.kit.fold import Fold
from transfer_wizard.ui.kit.inputs import column
from transfer_wizard.ui.kit.numbered import Numbered
from transfer_wizard.ui.kit.texts import Button, CheckBox, Heading, Label, Link, beside, show_if
from transfer_wizard.ui.services.passcode_keeper import PasscodeKeeper, VaultStage
from transfer_wizard.ui.services.secret_clipboard import SecretClipboard
from transfer_wizard.ui.steps.page import Page
from transfer_wizard.ui.steps.passcode_slot import MenuPath, PasscodeSlot
from transfer_wizard.validation import wording
from transfer_wizard.validation.fields import FieldError
from transfer_wizard.validation.links import link

NARROW: Final = 500
"""Counted pixels: below these, what stands side by side stands one under the other."""


class PasscodesPage(Page):
    """Two passcodes of the day. What is kept is never shown in a field again."""

    def __init__(self, step: Step, navigator: Navigator, keeper: PasscodeKeeper, clipboard: SecretClipboard) -> None:
        self.keeper = keeper
        self.clipboard = clipboard
        self._second: tuple[Side, str] | None = None
        super().__init__(step, navigator)
        keeper.changed.connect(self._on_changed)

    # What it is made of

    def build(self) -> None:
        """The two secrets, what the password store says, the way to them, and what is folded away."""
        self.about = Label("", "help")
        self.top.addWidget(self.about)
        self.slots = QWidget()
        self._slots = QBoxLayout(QBoxLayout.Direction.LeftToRight, self.slots)
        self._slots.setContentsMargins(0, 0, 0, 0)
        self._slots.setSpacing(2 * theme.GRID)
        self.secrets = {side: PasscodeSlot(side, self.keeper, self.clipboard) for side in Side}
        for side, secret in self.secrets.items():
            secret.given.connect(lambda text, side=side: self._on_given(side, text))
            secret.paired.connect(lambda text, side=side: self._on_paired(side, text))
            self._slots.addWidget(secret, stretch=1)
        self.add_indented(self.slots)
        self.offered = Label("")
        self.take_second = Button(_("Yes"))
        self.take_second.clicked.connect(self._on_second_taken)
        self.offer = beside(self.offered, self.take_second, stretch=False)
        self.offer.hide()
        self.add_indented(self.offer)
        self.store = self._of_store()
        self.add_indented(self.store)
        self.path = self._menu_path()
        self.add_indented(self.path)
        self.locked_out = self._fold_locked_out()
        self.add_indented(self.locked_out)
        self.phone = Fold(wording.label(CUSTOMER_NUMBER.path))
        self.phone.column.addWidget(self.make_field(CUSTOMER_NUMBER))
        self.add_indented(self.phone)

    def _of_store(self) -> QWidget:
        self.show_digits = CheckBox(_("Show what I type"))
        self.show_digits.toggled.connect(self._on_show)
        self.state = Label("", "quiet")
        self.again = Button(_("Try again"))
        self.again.clicked.connect(self.keeper.retry)
        self.use_store = Button(_("Keep them in the password store"))
        self.use_store.clicked.connect(self.keeper.use_store)
        self.forget = Button(_("Forget both passcodes"), "quiet", icon="trash")
        self.forget.clicked.connect(self._on_forget)
        made = QWidget()
        lines = column(made)
        lines.addWidget(beside(self.show_digits, self.forget))
        lines.addWidget(self.state)
        lines.addWidget(beside(self.again, self.use_store))
        return made

    def _menu_path(self) -> QWidget:
        made = QWidget()
        lines = column(made, spacing=theme.GRID + theme.HALF)
        title = Heading(_("Where to find them"))
        theme.strong(title)
        self.open_dashboard = Link("")
        self.open_dashboard.clicked.connect(lambda: QDesktopServices.openUrl(QUrl(self._address)))
        top = QHBoxLayout()
        top.addWidget(title, stretch=1)
        top.addWidget(self.open_dashboard)
        self.pictures = QWidget()
        row = QHBoxLayout(self.pictures)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.GRID + theme.HALF)
        for number in range(1, 5):
            row.addWidget(MenuPath(number), stretch=1)
        captions = (
            _("The ? at the top right"),
            _("Get help & cases"),
            _("Pick a Tile to Contact Support"),
            _("Call support team"),
        )
        self.captions = Numbered(_("Where to find them"), captions, is_row=True)
        lines.addLayout(top)
        lines.addWidget(self.pictures)
        lines.addWidget(self.captions)
        return made

    def _fold_locked_out(self) -> Fold:
        made = Fold(_("I can’t see them: I’m locked out"), is_optional=False)
        words = QVBoxLayout()
        words.setSpacing(theme.GRID)
        self.by_whom = Label(
            _("With SAML sign-in, the passcode is that of the local administrator you named on the page You.")
        )
        words.addWidget(
            Label(_("Ask another full administrator of the organization to read out the passcode of the day."))
        )
        words.addWidget(self.by_whom)
        words.addWidget(
            Label(
                _("If nobody can sign in, go on without. Support checks who you are in another way, and will say how.")
            )
        )
        self.without = Button(_("Continue without"))
        self.without.clicked.connect(self._on_without)
        self.said_unseen = Label(_("The case says that you can’t see them."), "note")
        self.with_them = Link(_("I have them after all"))
        self.with_them.clicked.connect(lambda: self.edited.emit("verification", Verification.CODES))
        words.addWidget(beside(self.without))
        words.addWidget(self.said_unseen)
        words.addWidget(beside(self.with_them))
        made.column.addLayout(words)
        return made

    # What it shows

    def arrive(self) -> None:
        """Ask the vault when the page comes into sight, and not before."""
        super().arrive()
        if not can_see(self.navigator.draft):
            self.locked_out.open()
        self.keeper.ask()

    def refresh(self) -> None:
        """Show what the vault holds."""
        super().refresh()
        today = datetime.date.today()
        is_unseen = not can_see(self.navigator.draft)
        has_saml = needs_placeholder(self.navigator.draft)
        self.by_whom.setVisible(has_saml)
        self.about.setText(
            _("4 digits from each organization, those of the local administrator. They change every day.")
            if has_saml
            else _("4 digits from each organization. They change every day.")
        )
        for side, secret in self.secrets.items():
            day = self.navigator.passcodes.get(side)
            secret.show_name(self._name(side))
            secret.show_kept(day, self.keeper.times.get(side), day == today, side in self.keeper.in_memory)
            show_if(secret, day is not None or not is_unseen)
        show_if(self.slots, any(not secret.isHidden() for secret in self.secrets.values()))
        show_if(self.path, not is_unseen)
        show_if(self.without, not is_unseen)
        self.said_unseen.setVisible(is_unseen)
        self.with_them.setVisible(is_unseen)
        self.show_digits.setVisible(
            any(not secret.place.isHidden() for secret in self.secrets.values()) and not is_unseen
        )
        self._show_way()
        self._show_state()
        is_off = self.keeper.is_troubled and self.keeper.state is StoreState.OFF
        # Who can't see the passcodes, and has none here, needs no password store.
        needs_store = not is_unseen or any(self.navigator.passcodes.values())
        is_news = self.keeper.is_troubled or self.keeper.stage in (VaultStage.ASKED, VaultStage.WAITING)
        self.state.setVisible(needs_store and is_news)
        self.again.setVisible(needs_store and self.keeper.is_troubled and not is_off)
        self.use_store.setVisible(needs_store and is_off and self.keeper.may_use_store)
        self.forget.setVisible(any(self.navigator.passcodes.values()))
        parts = (self.show_digits, self.forget, self.state, self.again, self.use_store)
        self.store.setVisible(any(not part.isHidden() for part in parts))

    def _show_way(self) -> None:
        """Offer the dashboard of the organization whose passcode is missing, if its link is known."""
        missing = [side for side, secret in self.secrets.items() if not secret.place.isHidden()]
        self._address = ""
        for side in missing:
            try:
                found = link(self.navigator.draft.get(f"organizations.{side}.url"), "")
            except FieldError:
                continue
            self._address = str(found)
            self.open_dashboard.setText(_("Open {name}").format(name=self._name(side)))
            break
        self.open_dashboard.setVisible(bool(self._address))

    def _name(self, side: Side) -> str:
        name = self.navigator.draft.get(f"organizations.{side}.name").strip()[:60]
        return name or (_("Source organization") if side is Side.SOURCE else _("Destination organization"))

    def field(self, path: str) -> QWidget | None:
        """The input of a passcode, or what leads on without it; the customer number."""
        side = path.removeprefix("passcode.")
        is_away = side != path and self.secrets[Side(side)].isHidden()  # who can't see it may have it after all
        if path == "verification" or is_away:
            self.locked_out.open()
            return self.with_them if self.without.isHidden() else self.without
        if path == CUSTOMER_NUMBER.path:
            self.phone.open()
        return self.secrets[Side(side)].focus_target if side != path else super().field(path)

    def held(self) -> dict[Side, str]:
        """Digits that are no passcode yet."""
        return {side: secret.input.typed for side, secret in self.secrets.items()}

    def take_over(self, held: dict[Side, str]) -> None:
        """Show them."""
        for side, typed in held.items():
            self.secrets[side].input.put(typed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What stands side by side stands one under the other where the page is narrow."""
        super().resizeEvent(event)
        is_wide = theme.counted(self.content.width()) >= NARROW
        direction = QBoxLayout.Direction.LeftToRight if is_wide else QBoxLayout.Direction.TopToBottom
        if self._slots.direction() is not direction:
            self._slots.setDirection(direction)
        self.captions.arrange(is_row=is_wide)
        self.pictures.setVisible(is_wide)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter is done with a passcode, as Tab is."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and self.focusWidget() in [secret.input for secret in self.secrets.values()]:
            self.focusNextChild()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """What can be seen is hidden again when the window is no longer in front."""
        if event.type() == QEvent.Type.WindowDeactivate:
            self._hide_all()
        return super().event(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """And when the page is no longer in sight."""
        self._hide_all()
        self._second = None
        self.offer.hide()
        super().hideEvent(event)

    def _hide_all(self) -> None:
        self.show_digits.setChecked(False)
        for secret in self.secrets.values():
            secret.hide_digits()

    def _show_state(self) -> None:
        is_grave = self.keeper.is_troubled or self.keeper.stage is VaultStage.WAITING
        text = self._state_text()
        if is_grave and text != self.state.text():
            announce(self, text, is_urgent=True)
        self.state.setText(text)
        theme.say_role(self.state, "note" if is_grave else "quiet")

    def _state_text(self) -> str:
        if self.keeper.stage is VaultStage.WAITING:
            return joined(StoreState.WAITING.message, StoreState.WAITING.next)
        if self.keeper.stage is VaultStage.ASKED:
            return _("Asking your system’s password store …")
        if self.keeper.is_troubled or (
            self.keeper.stage is VaultStage.ANSWERED and any(self.navigator.passcodes.values())
        ):
            return joined(self.keeper.state.message, self.keeper.state.next)
        return _("Passcodes are kept in your system’s password store, never in a file.")

    # What the person does

    def _on_given(self, side: Side, text: str) -> None:
        try:
            self.keeper.put(side, text)
        except NotAPasscode as told:
            self.secrets[side].show_error(str(told))
        else:
            self.secrets[side].clear()

    def _on_paired(self, side: Side, second: str) -> None:
        """Two passcodes were pasted: the other one is offered for the other organization."""
        other = Side.DESTINATION if side is Side.SOURCE else Side.SOURCE
        self._second = other, second
        self.offered.setText(_("Two passcodes. Use the second for {name}?").format(name=self._name(other)))
        self.offer.show()
        announce(self, self.offered.text())

    def _on_second_taken(self) -> None:
        taken, self._second = self._second, None
        self.offer.hide()
        if taken:
            self._on_given(*taken)

    @property
    def inputs(self) -> list[QWidget]:
        """The passcodes too."""
        return [*super().inputs, *(secret.input for secret in self.secrets.values())]

    def _on_without(self) -> None:
        """Both stay open, and the case says so."""
        self.edited.emit("verification", Verification.CANNOT_SEE)
        self.continued.emit()

    def _on_forget(self) -> None:
        self.clipboard.clear()
        self.keeper.forget()

    def _on_show(self, is_shown: bool) -> None:
        for secret in self.secrets.values():
            secret.input.show_digits(is_shown)

    def _on_changed(self) -> None:
        if self.isVisible():
            self.refresh()
