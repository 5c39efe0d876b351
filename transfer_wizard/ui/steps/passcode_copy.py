"""The way of one passcode into the clipboard, and out of it again: the same wherever a passcode is needed."""

from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from transfer_wizard.request.words import Side
from transfer_wizard.storage.vault import Answer, State
from transfer_wizard.translations import _, ngettext
from transfer_wizard.ui.kit import theme
from transfer_wizard.ui.kit.accessible import announce
from transfer_wizard.ui.kit.inputs import column
from transfer_wizard.ui.kit.texts import Button, Label, Link, beside
from transfer_wizard.ui.services.passcode_keeper import PasscodeKeeper
from transfer_wizard.ui.services.secret_clipboard import SECONDS, SecretClipboard
from transfer_wizard.validation import wording


class PasscodeCopy(QWidget):
    """Copies the passcode of one side, counts down while the clipboard holds it, and says why it can't."""

    def __init__(
        self, side: Side, keeper: PasscodeKeeper, clipboard: SecretClipboard, kind: type[Button] = Link
    ) -> None:
        super().__init__()
        self._side = side
        self._keeper = keeper
        self._clipboard = clipboard
        self._name = wording.label(f"passcode.{side}")
        self.copy = kind(_("Copy it for {count} seconds").format(count=SECONDS))
        self.copy.setAutoDefault(False)
        self.copy.setAccessibleDescription(self._name)
        self.copy.clicked.connect(self._on_copy)
        self.seconds = Label("", "quiet")
        self.seconds.setWordWrap(False)
        self.clear_now = Link(_("Clear it now"))
        self.clear_now.setAutoDefault(False)
        self.clear_now.setAccessibleDescription(self._name)
        self.clear_now.clicked.connect(clipboard.clear)
        self.copied = beside(self.seconds, self.clear_now)
        self.copied.hide()
        self.said = Label("", "note")
        self.said.hide()
        lines = column(self, spacing=theme.HALF)
        for part in (beside(self.copy), self.copied, self.said):
            lines.addWidget(part)
        clipboard.counted.connect(self._on_counted)

    def _on_copy(self) -> None:
        self._say("")
        self._keeper.take(self._side, self._on_taken)

    def _on_taken(self, answer: Answer | None) -> None:
        if not isValid(self):  # its window was closed meanwhile
            return
        if answer is None:
            self._say(f"{State.WAITING.message} {State.WAITING.next}")
        elif answer.passcode:
            self._say("")
            self._clipboard.copy(answer.passcode, self)
            announce(self, _("Copied: {label}.").format(label=self._name) + f" {self.seconds.text()}")
        elif answer.state is not State.READY:  # else the keeper says that it is gone
            self._say(f"{answer.state.message} {answer.state.next}")

    def _on_counted(self, left: int) -> None:
        self.show_seconds(left if self._clipboard.owner is self else 0)

    def show_seconds(self, left: int) -> None:
        """Count down while the clipboard holds this passcode."""
        said = ngettext("In the clipboard for {count} second.", "In the clipboard for {count} seconds.", left)
        self.seconds.setText(said.format(count=left))
        self.copied.setVisible(left > 0)

    def _say(self, sentence: str) -> None:
        self.said.setText(sentence)
        self.said.setVisible(bool(sentence))
        if sentence:
            announce(self, sentence, is_urgent=True)
