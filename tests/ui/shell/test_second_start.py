"""A second start of the program: it brings the first one to the front, and hands it a file."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtNetwork import QLocalSocket
from pytestqt.qtbot import QtBot

from transfer_wizard.app import Program
from transfer_wizard.request import document
from transfer_wizard.resources import resource
from transfer_wizard.ui.shell.window import Window

SECOND_START = """
import sys
from transfer_wizard import cli
from transfer_wizard.ui.services import single_instance
single_instance.PATIENCE = 60_000  # a first program that is busy answers late
sys.exit(cli.run(sys.argv[1:]))
"""


def test_a_second_start_brings_the_first_window_to_the_front(qtbot: QtBot, program: Program, window: Window) -> None:
    qtbot.waitUntil(lambda: program._instance is not None and program._instance._server is not None)
    window.showMinimized()
    second = subprocess.Popen(
        [sys.executable, "-c", SECOND_START],
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        stderr=subprocess.PIPE,
        text=True,
    )
    qtbot.waitUntil(lambda: second.poll() is not None)
    assert second.returncode == 0
    assert second.stderr is not None
    assert "open already" in second.stderr.read()
    second.stderr.close()
    assert not window.isMinimized()


def test_a_second_start_with_a_file_has_the_first_window_open_it(
    qtbot: QtBot, program: Program, window: Window, tmp_path: Path
) -> None:
    qtbot.waitUntil(lambda: program._instance is not None and program._instance._server is not None)
    content = resource("sample_case.json").read_bytes()
    (tmp_path / "ケース 1.json").write_bytes(content)
    second = subprocess.Popen(
        [sys.executable, "-c", SECOND_START, "ケース 1.json"],
        cwd=tmp_path,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(Path(__file__).resolve().parents[3])},
        stderr=subprocess.DEVNULL,
    )
    qtbot.waitUntil(lambda: window.navigator.draft.id == document.read(content).draft.id)
    assert second.wait(100) == 0


@pytest.mark.parametrize("said", [b"open", b"rise\n", b"\xff" * 9_000, b"raise\nraise\n"])
def test_what_is_no_message_of_the_program_does_nothing(
    qtbot: QtBot, program: Program, window: Window, said: bytes
) -> None:
    qtbot.waitUntil(lambda: program._instance is not None and program._instance._server is not None)
    assert program._instance is not None
    before = window.navigator.draft
    socket = QLocalSocket()
    socket.connectToServer(program._instance._place(is_first=False))
    assert socket.waitForConnected(5_000)
    with qtbot.assertNotEmitted(program._instance.raised):
        socket.write(said)
        socket.flush()
        socket.disconnectFromServer()
        qtbot.waitUntil(lambda: socket.state() is QLocalSocket.LocalSocketState.UnconnectedState)
        turn(qtbot)
    assert window.navigator.draft is before


def turn(qtbot: QtBot) -> None:
    """Let everything that waits for the window's event loop come about."""
    done: list[bool] = []
    QTimer.singleShot(0, lambda: done.append(True))
    qtbot.waitUntil(lambda: bool(done))


def test_the_lock_of_a_killed_program_does_no_harm(data_folder: Path) -> None:
    code = (
        "import os\n"
        "from PySide6.QtCore import QCoreApplication\n"
        "from transfer_wizard.storage.paths import data_folder\n"
        "from transfer_wizard.ui.services.single_instance import SingleInstance\n"
        "application = QCoreApplication([])\n"
        "assert SingleInstance(data_folder()).claim()\n"
        "os.kill(os.getpid(), 9)\n"
    )
    assert subprocess.run([sys.executable, "-c", code]).returncode == -9
    again = code.replace("os.kill(os.getpid(), 9)\n", "")
    assert subprocess.run([sys.executable, "-c", again]).returncode == 0
