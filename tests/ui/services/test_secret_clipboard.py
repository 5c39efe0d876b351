"""The clipboard that holds a passcode, offscreen and on a real X server with another program looking in."""

import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from tests.programs import need
from tests.session_bus import XServer
from transfer_wizard.app import Program
from transfer_wizard.request.passcode import Passcode
from transfer_wizard.ui.services.secret_clipboard import SECONDS, SECRET_MARKS, SecretClipboard

CODE = Passcode("0417", date(2026, 11, 24))


def content() -> QMimeData:
    return QGuiApplication.clipboard().mimeData()


def is_empty() -> bool:
    held = QGuiApplication.clipboard().mimeData()
    return held is None or not held.formats()


def test_a_copy_carries_the_marks_of_a_secret_on_every_system(clipboard: SecretClipboard) -> None:
    clipboard.copy(CODE)
    assert content().text() == "0417"
    assert {name: content().data(name).data() for name in SECRET_MARKS} == SECRET_MARKS
    assert clipboard.is_holding


def test_it_counts_down_and_takes_the_passcode_out(qtbot: QtBot, clipboard: SecretClipboard) -> None:
    counts: list[int] = []
    clipboard.counted.connect(counts.append)
    with qtbot.waitSignal(clipboard.counted, check_params_cb=lambda left: left == 0):
        clipboard.copy(CODE)
    assert (counts[0], counts[-1]) == (1, 0)
    assert is_empty()
    assert not clipboard.is_holding
    assert SECONDS == 20


def test_what_was_copied_since_stays(qtbot: QtBot, clipboard: SecretClipboard) -> None:
    clipboard.copy(CODE)
    with qtbot.waitSignal(clipboard.counted, check_params_cb=lambda left: left == 0):
        QGuiApplication.clipboard().setText("the case text")
    assert not clipboard.is_holding
    clipboard.clear()
    assert content().text() == "the case text"


def test_the_second_passcode_takes_the_place_and_the_time_of_the_first(clipboard: SecretClipboard) -> None:
    clipboard.copy(CODE)
    clipboard.copy(Passcode("9938", CODE.day))
    assert content().text() == "9938"
    assert clipboard.is_holding
    clipboard.clear()
    assert is_empty()


def test_clearing_twice_tells_once(clipboard: SecretClipboard) -> None:
    counts: list[int] = []
    clipboard.copy(CODE)
    clipboard.counted.connect(counts.append)
    clipboard.clear()
    clipboard.clear()
    assert counts == [0]


def test_the_program_has_one_and_clears_it_at_the_end(program: Program) -> None:
    program.clipboard.copy(CODE)
    assert content().text() == "0417"
    application = QGuiApplication.instance()
    assert application
    application.aboutToQuit.emit()
    assert is_empty()


# On a real X server

SHOWN = """
import sys
from datetime import date
from PySide6.QtCore import QSocketNotifier
from PySide6.QtGui import QGuiApplication
from transfer_wizard.request.passcode import Passcode
from transfer_wizard.ui.services.secret_clipboard import SecretClipboard

application = QGuiApplication([])
clipboard = SecretClipboard()
clipboard.counted.connect(lambda left: print(left, flush=True))
acts = {
    "copy": lambda: clipboard.copy(Passcode("0417", date(2026, 11, 24))),
    "clear": clipboard.clear,
    "quit": application.quit,
}
notifier = QSocketNotifier(0, QSocketNotifier.Type.Read)
notifier.activated.connect(lambda: acts[sys.stdin.readline().strip()]())
application.exec()
"""


SELECTING = """
import sys
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from transfer_wizard.ui.kit.inputs import LineInput
from transfer_wizard.ui.steps.secret_input import SecretInput

application = QApplication([])
for make in (lambda: SecretInput(14), lambda: LineInput(14)):
    sys.stdin.readline()
    field = make()
    if isinstance(field, SecretInput):
        field.show_digits(True)
    field.show()
    QTest.qWaitForWindowExposed(field)
    field.setFocus()
    QTest.keyClicks(field, "0417")
    edge = QPoint(2, field.height() // 2)
    QTest.mousePress(field, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, edge)
    QTest.mouseMove(field, QPoint(field.width() - 2, edge.y()))
    QTest.mouseRelease(field, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, edge)
    QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(field, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    print(field.selectedText(), flush=True)
    application.processEvents()
application.exec()
"""


class Desktop:
    """An X server with a part of the window in a process of its own."""

    def __init__(self, script: str) -> None:
        self.server = XServer()
        self.environment = os.environ | {"DISPLAY": self.server.display, "QT_QPA_PLATFORM": "xcb"}
        self.owner = subprocess.Popen(
            [sys.executable, "-c", script],
            env=self.environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def act(self, word: str) -> str:
        """Have the process do something; the seconds left that it tells of."""
        assert self.owner.stdin
        assert self.owner.stdout
        self.owner.stdin.write(f"{word}\n")
        self.owner.stdin.flush()
        return self.owner.stdout.readline().strip()

    def is_told_in_time(self) -> bool:
        """Whether it tells that the clipboard no longer holds the passcode, and that not because its time is up."""
        assert self.owner.stdout
        return next(int(line) for line in self.owner.stdout if int(line) < 5) == 0

    def read(self, target: str, selection: str = "clipboard") -> str:
        """What another program gets from a selection; "" where there is nothing."""
        command = ["xclip", "-selection", selection, "-o", "-t", target]
        return subprocess.run(command, env=self.environment, capture_output=True, text=True, timeout=30).stdout

    def copy_elsewhere(self, text: str) -> None:
        """Copy in another program, which stays to hand it out until the X server ends."""
        command = ["xclip", "-selection", "clipboard", "-i"]
        subprocess.run(command, env=self.environment, input=text, text=True, stdout=subprocess.DEVNULL, check=True)

    def close(self) -> None:
        self.owner.kill()
        self.owner.communicate()
        self.server.close()


@pytest.fixture
def desktop(request: pytest.FixtureRequest) -> Iterator[Desktop]:
    need("Xvfb", "xclip")
    made = Desktop(getattr(request, "param", SHOWN))
    yield made
    made.close()


def test_another_program_sees_the_marks_and_nothing_is_in_the_middle_button(desktop: Desktop) -> None:
    assert desktop.act("copy") == "20"
    assert desktop.read("UTF8_STRING") == "0417"
    assert set(SECRET_MARKS) <= set(desktop.read("TARGETS").splitlines())
    assert desktop.read("x-kde-passwordManagerHint") == "secret"
    assert desktop.read("TARGETS", "primary") == ""
    assert desktop.act("clear") == "0" or desktop.is_told_in_time()
    assert desktop.read("TARGETS") == ""


def test_the_copy_of_another_program_is_left_alone(desktop: Desktop) -> None:
    desktop.act("copy")
    desktop.copy_elsewhere("a recipe")
    assert desktop.is_told_in_time(), "it was told that something else was copied"
    assert desktop.read("UTF8_STRING") == "a recipe"


def test_the_end_of_the_program_leaves_nothing_behind(desktop: Desktop) -> None:
    desktop.act("copy")
    desktop.act("quit")
    desktop.owner.wait(timeout=30)
    assert desktop.read("TARGETS") == ""


@pytest.mark.parametrize("desktop", [SELECTING], indirect=True, ids=["field"])
def test_a_shown_field_gives_nothing_to_the_middle_button_or_the_clipboard(desktop: Desktop) -> None:
    assert desktop.act("secret") == "••••", "all of it is selected, and copied as a person tries it"
    assert desktop.read("TARGETS", "primary") == ""
    assert desktop.read("TARGETS") == ""
    assert desktop.act("usual") == "0417", "the same in a usual field, where Qt copies"
    assert desktop.read("UTF8_STRING", "primary") == "0417", "the means of this test do show it"
