"""Copies one passcode to the clipboard, and clears it again; the same piece wherever a passcode is needed."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget
from shiboken6 import isValid

from transfer_wizard.request.words import Side
from transfer_wizard.storage.vault import StoreState, VaultAnswer
from transfer_wizard.translations import _, joined, ngettext
from transfer_wizard.ui.kit import theme
from transfer_wizard.ui.kit.accessible import announce
from transfer_wizard.ui.kit.inputs import column
from transfer_wizard.ui.kit.numbered import Countdown
from transfer_wizard.ui.kit.texts import Button, Label, Link
from transfer_wizard.ui.services.passcode_keeper import PasscodeKeeper, VaultStage
from transfer_wizard.ui.services.secret_clipboard import SECONDS, SecretClipboard
from transfer_wizard.validation import wording


class PasscodeCopy(QWidget):
    """Copies the passcode of one side, counts down while the clipboard holds it, and says why it can't.

    Attributes:
        is_done: it was copied once.

    Signals:
        done: it is in the clipboard.
    """

    done = Signal()

    def __init__(
        self, side: Side, keeper: PasscodeKeeper, clipboard: SecretClipboard, *, is_button: bool = False
    ) -> None:
        super().__init__()
        self._side = side
        self._keeper = keeper
        self._clipboard = clipboard
        self._name = wording.label(f"passcode.{side}")
        self.is_done = False
        text = _("Copy for {count} s").format(count=SECONDS)
        self.copy: Button = Button(text, icon="copy", is_small=True) if is_button else Link(text)
        self.copy.setAutoDefault(False)
        self.copy.setAccessibleDescription(self._name)
        self.copy.clicked.connect(self._on_copy)
        self.ring = Countdown()
        self.seconds = Label("", "quiet")
        self.seconds.setWordWrap(False)
        self.clear_now = Button(_("Clear"), "accent")
        self.clear_now.setAutoDefault(False)
        self.clear_now.setAccessibleName(_("Clear the clipboard"))
        self.clear_now.setAccessibleDescription(self._name)
        self.clear_now.clicked.connect(clipboard.clear)
        self.said = Label("", "note")
        self.said.hide()
        row = QHBoxLayout()
        row.setSpacing(theme.GRID)
        if is_button:
            row.addStretch(1)
        for part in (self.ring, self.seconds, self.clear_now, self.copy):
            row.addWidget(part)
        if not is_button:
            row.addStretch(1)
        lines = column(self, spacing=theme.HALF)
        lines.addLayout(row)
        lines.addWidget(self.said)
        self.show_seconds(0)
        clipboard.counted.connect(self._on_counted)
        keeper.changed.connect(self._on_store_changed)

    def forget(self) -> None:
        """There is another one now, or none."""
        self.is_done = False

    def _on_copy(self) -> None:
        self._say("")
        self._keeper.take(self._side, self._on_taken)

    def _on_taken(self, answer: VaultAnswer | None) -> None:
        if not isValid(self):  # its window was closed meanwhile
            return
        if answer is None:
            self._say(joined(StoreState.WAITING.message, StoreState.WAITING.next))
        elif answer.passcode:
            self._say("")
            self._clipboard.copy(answer.passcode, self)
            self.is_done = True
            sentence = ngettext("Passcode copied, {count} second", "Passcode copied, {count} seconds", SECONDS)
            announce(self, sentence.format(count=SECONDS))
            self.done.emit()
        elif answer.state is not StoreState.READY:  # else the keeper says that it is gone
            self._say(joined(answer.state.message, answer.state.next))

    def _on_store_changed(self) -> None:
        if self._keeper.stage is VaultStage.ANSWERED and not self._keeper.is_troubled:  # it works again
            self._say("")

    def _on_counted(self, left: int) -> None:
        is_ours = self._clipboard.owner is self
        if is_ours and left == 0:
            self.show_seconds(0, _("Replaced") if self._clipboard.was_replaced else _("Cleared"))
            announce(self, _("Clipboard replaced") if self._clipboard.was_replaced else _("Clipboard cleared"))
        else:
            self.show_seconds(left if is_ours else 0)

    def show_seconds(self, left: int, ended: str = "") -> None:
        """Count down while the clipboard holds this passcode, and say how that ended."""
        self.ring.show_left(left, SECONDS)
        self.seconds.setText(_("In the clipboard for {count} s").format(count=left) if left else ended)
        self.seconds.setVisible(bool(self.seconds.text()))
        gone, come = (self.copy, self.clear_now) if left else (self.clear_now, self.copy)
        had_focus = gone.hasFocus()
        come.show()
        if had_focus:
            come.setFocus()
        gone.hide()
        self.ring.setVisible(left > 0)

    def _say(self, sentence: str) -> None:
        self.said.setText(sentence)
        self.said.setVisible(bool(sentence))
        if sentence:
            announce(self, sentence, is_urgent=True)
