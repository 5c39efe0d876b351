"""A person’s way through the program, in a process of its own: type, keep a passcode, be asked for a file, close.

Prints what the window said on the way. `test_beside_the_program.py` traces it.
"""

import sys
import traceback
from collections.abc import Callable

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from transfer_wizard import app, cli
from transfer_wizard.ui.steps.passcodes_page import PasscodesPage


def wait_until(is_so: Callable[[], bool]) -> None:
    """Let the program work until something is so."""
    loop = QEventLoop()
    timer = QTimer()
    timer.timeout.connect(lambda: loop.quit() if is_so() else None)
    timer.start(20)
    QTimer.singleShot(20_000, loop.quit)
    loop.exec()
    assert is_so()


def close_dialog() -> None:
    """Close the dialog that asks for a file."""
    dialog = QApplication.activeModalWidget()
    if dialog is None:
        QTimer.singleShot(50, close_dialog)
    else:
        dialog.close()


class Journey(app.Program):
    """The program, which goes its way as soon as its window is there."""

    def _after_first_paint(self) -> None:
        super()._after_first_paint()
        QTimer.singleShot(0, self.start)

    def start(self) -> None:
        """Go the way, and end the program whatever happens."""
        try:
            self.go()
        except Exception:
            traceback.print_exc()
        finally:
            self.window.may_close = lambda: True
            self.window.close()

    def go(self) -> None:
        """The way."""
        window = self.window
        self.services().open_new()
        wait_until(window.footer.isVisible)
        window.go("requester")
        name = window.page.rows["requester.name"].input
        name.setFocus()
        QTest.keyClicks(name, "Dana Whitfield")
        window.go("passcodes")
        page = window.page
        assert isinstance(page, PasscodesPage)
        secret = next(iter(page.secrets.values()))
        secret.input.setText("0417")
        secret.given.emit("0417")
        wait_until(lambda: bool(secret.kept.text()))
        print(page.state.text())
        window.go("review")
        window.go("hand-over")
        QTest.keyClick(window, Qt.Key.Key_F1)
        wait_until(lambda: bool(window.footer.saved.text()))
        print(window.footer.saved.text())
        print(window.side_panel.about.text())
        for label in window.notices.findChildren(QLabel):
            print(label.text())
        QTimer.singleShot(200, close_dialog)
        self.services()._on_file_asked()
        page.keeper.forget()
        wait_until(lambda: not any(window.navigator.passcodes.values()))
        self.services().autosave.finish()


if __name__ == "__main__":
    app.Program = Journey  # type: ignore[misc]
    sys.exit(cli.run([]))
