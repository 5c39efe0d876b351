"""What comes in front of the window: dialogs, menus, and lists that open. Each is left by Escape or by a button."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QFileDialog, QMenu, QWidget
from shiboken6 import isValid

from transfer_wizard.translations import _
from transfer_wizard.ui.kit.closing_question import ClosingQuestion
from transfer_wizard.ui.policy.policy_builder import PolicyBuilder
from transfer_wizard.ui.shell.forget_everything import ForgetEverything

if TYPE_CHECKING:
    from tests.ui.monkey.monkey import Monkey

LOOKS_AFTER: Final = 15
"""Milliseconds."""
MOST: Final = 60
"""So many times nothing is in front of something else, one after the other."""


class Beside(QObject):
    """Leaves what opens while an event is done; a loop of its own waits for nobody else.

    Attributes:
        acted: something was done here since the event began.
    """

    def __init__(self, monkey: "Monkey") -> None:
        super().__init__()
        self._monkey = monkey
        self.acted = False
        self._turns = 0
        self._timer = QTimer(self, interval=LOOKS_AFTER)
        # Not in the timer's own turn: it stands still for as long as what is done there has a loop of its own.
        self._timer.timeout.connect(lambda: QTimer.singleShot(0, self, self._look))
        self._timer.start()
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._on_focus_changed)

    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        """No key gets into a file dialog: some of them rename and delete what is on this machine."""
        dialog = new.window() if new is not None else None
        if isinstance(dialog, QFileDialog):
            dialog.setEnabled(False)

    @property
    def waits(self) -> bool:
        """Whether something is in front that waits for an answer."""
        return self._front() is not None

    def begin(self) -> None:
        """An event begins."""
        self.acted = False
        self._turns = 0

    @staticmethod
    def _front() -> QWidget | None:
        return QApplication.activePopupWidget() or QApplication.activeModalWidget()

    def _look(self) -> None:
        front = self._front()
        if front is None or not self._monkey.is_open:
            return
        self._turns += 1
        self.acted = True
        if self._turns > MOST:
            self._monkey.complain(f"DIALOG {type(front).__name__} can’t be left")
            front.close()
        elif isinstance(front, QMenu):
            self._menu(front)
        elif isinstance(front, QFileDialog):
            self._file(front)
        elif isinstance(front, QDialog):
            self._dialog(front)
        else:
            self._monkey.say(f"escape from {type(front).__name__}")
            QTest.keyClick(QApplication.focusWidget() or front, Qt.Key.Key_Escape)
            if isValid(front) and front.isVisible():
                front.close()

    def _menu(self, menu: QMenu) -> None:
        chance = self._monkey.chance
        if chance.random() < 0.3:
            QTest.keyClick(menu, Qt.Key.Key_Escape)
            return
        actions = [each for each in menu.actions() if each.isEnabled() and not each.isSeparator()]
        if not actions:
            menu.close()
            return
        action = chance.choice(actions)
        self._monkey.say(f"menu: {action.text()}")
        self._monkey.hands.chosen = action.text().replace("&", "")
        menu.setActiveAction(action)
        QTest.keyClick(menu, Qt.Key.Key_Return)

    def _file(self, dialog: QFileDialog) -> None:
        chance = self._monkey.chance
        if chance.random() < 0.5:
            self._monkey.say("no file")
            dialog.reject()
            return
        name = str(self._monkey.folder / f"out-{chance.randrange(5)}")
        self._monkey.say(f"file {name}")
        dialog.selectFile(name)
        dialog.done(QDialog.DialogCode.Accepted) if dialog.acceptMode() is QFileDialog.AcceptMode.AcceptSave else (
            dialog.reject()
        )

    def _dialog(self, dialog: QDialog) -> None:
        """Leave it by Escape or by a button; nothing of a request is let go."""
        chance, hands = self._monkey.chance, self._monkey.hands
        if isinstance(dialog, ClosingQuestion) and isinstance(dialog.parentWidget(), PolicyBuilder):
            self._monkey.say(f"{dialog.heading.text()} lose it")
            dialog.lose.click()
        elif isinstance(dialog, ClosingQuestion):
            may_lose = hands.has_answers and chance.random() < 0.7
            self._monkey.say(f"{dialog.heading.text()} {'lose it' if may_lose else 'stay'}")
            if may_lose:
                hands.has_answers = False
                dialog.lose.click()
            elif chance.random() < 0.5:
                dialog.stay.click()
            else:
                QTest.keyClick(QApplication.focusWidget() or dialog, Qt.Key.Key_Escape)
        elif isinstance(dialog, ForgetEverything):
            if not dialog.keep.isEnabled():
                return
            if dialog.forget.isEnabled() and chance.random() < 0.3 and not self._monkey.disk_is_full:
                self._monkey.say("forget everything")
                self._monkey.kept.clear()
                self._monkey.identity = ""
                dialog.forget.click()
            else:
                QTest.keyClick(QApplication.focusWidget() or dialog, Qt.Key.Key_Escape)
        else:
            self.leave(dialog)

    def leave(self, dialog: QDialog) -> None:
        """Leave a dialog by Escape, or by the button that closes it; it has to be gone then."""
        chance, name = self._monkey.chance, type(dialog).__name__
        dialog.activateWindow()  # no window manager does it here
        QApplication.processEvents()
        if chance.random() < 0.5 or not (buttons := _ways_out(dialog)):
            self._monkey.say(f"{name}: Escape")
            QTest.keyClick(QApplication.focusWidget() or dialog, Qt.Key.Key_Escape)
        else:
            self._monkey.say(f"{name}: its button")
            buttons[-1].click()
        QApplication.processEvents()
        if isValid(dialog) and dialog.isVisible():
            self._monkey.complain(f"DIALOG {name} is still there")
            dialog.close()


def _ways_out(dialog: QDialog) -> list[QAbstractButton]:
    """The buttons at the foot that lead out."""
    buttons = [each for each in dialog.findChildren(QAbstractButton) if each.isVisible() and each.isEnabled()]
    words = {_("&Close"), _("C&lose"), _("&Cancel"), _("&Keep everything"), _("&Stay here")}
    return [each for each in buttons if each.text() in words]
