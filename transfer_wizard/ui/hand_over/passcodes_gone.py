"""Says whether the passcodes are deleted after the request was sent, as the system's password store answers."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from transfer_wizard.flow.navigator import Navigator
from transfer_wizard.translations import _
from transfer_wizard.ui.kit import theme
from transfer_wizard.ui.kit.accessible import announce
from transfer_wizard.ui.kit.icons import Icon
from transfer_wizard.ui.kit.texts import Label, Link
from transfer_wizard.ui.services.passcode_keeper import PasscodeKeeper, VaultStage


class PasscodesGone(QWidget):
    """One line, as the store answered; and where it did not do it, a way to try again.

    Attributes:
        had: how many there were before it was sent.
    """

    def __init__(self, navigator: Navigator, keeper: PasscodeKeeper) -> None:
        super().__init__()
        self._navigator = navigator
        self._keeper = keeper
        self.had = 0
        self._told = ""
        self.icon = Icon("lock", "ok")
        self.said = Label("", "good")
        self.again = Link(_("Try again"))
        self.again.setAccessibleName(_("Try again to delete the passcodes"))
        self.again.clicked.connect(keeper.forget)
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * theme.GRID, 0, 0, 0)
        row.setSpacing(theme.GRID + theme.HALF)
        row.addWidget(self.icon)
        row.addWidget(self.said, stretch=1)
        row.addWidget(self.again)

    def show_kept(self) -> None:
        """Say what is known; nothing while the request has no number, since it is kept for that long."""
        self.setVisible(self._navigator.draft.is_sent)
        keeper = self._keeper
        kept = sum(day is not None for day in self._navigator.passcodes.values())
        is_gone = keeper.stage is VaultStage.ANSWERED and not keeper.may_hold_any
        is_failed = keeper.stage is VaultStage.ANSWERED and (keeper.is_troubled or kept > 0) and not is_gone
        if is_gone and self.had > 1:
            sentence = _("Both passcodes are deleted from this computer")
        elif is_gone and self.had:
            sentence = _("The passcode is deleted from this computer")
        elif is_gone:
            sentence = _("No passcode of this request is on this computer")
        elif is_failed and keeper.is_troubled:
            sentence = _("{message} Both passcodes may still be in it.")
            if 1 in (kept, self.had):
                sentence = _("{message} One passcode may still be in it.")
            sentence = sentence.format(message=keeper.state.message)
        elif is_failed:
            sentence = _("A passcode of this request is kept again. It is no longer needed.")
        else:
            sentence = _("The passcodes are being deleted …")
        theme.say_role(self.said, "good" if is_gone else "note" if is_failed else "quiet")
        self.icon.show_drawing("lock", "ok" if is_gone else "open" if is_failed else "quiet")
        self.again.setVisible(is_failed and not self._navigator.is_read_only)
        self.said.setText(sentence)
        if sentence != self._told and self.isVisible() and (is_gone or is_failed):
            announce(self, sentence, is_urgent=is_failed)
        self._told = sentence
