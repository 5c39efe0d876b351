"""What happens when the program itself is wrong: real processes that fail, and what they leave."""

import contextlib
import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from transfer_wizard.app import Program
from transfer_wizard.request.passcode import Passcode
from transfer_wizard.storage.journal import LAST_CRASH, LOG, Journal
from transfer_wizard.ui.shell.crash import CrashDialog, CrashHook, report_of
from transfer_wizard.ui.shell.window import Window

ROOT = Path(__file__).resolve().parents[3]

posix_only = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")

RUN = """
import os, sys
from PySide6.QtCore import QTimer
from transfer_wizard import app, cli
acts = []
class Program(app.Program):
    def _after_first_paint(self):
        super()._after_first_paint()
        QTimer.singleShot(0, lambda: act(self))
app.Program = Program
{act}
sys.exit(cli.run([]))
"""

TYPED = """
def act(program):
    window = program.window
    program.services().open_new()
    window.go("case")
    assert window.navigator.step == "case"
    window.navigator.edit("case.scope", "Two sites.")
    window.edited.emit()
    {then}
"""


def run(folder: Path, act: str, code: int = 0) -> str:
    """Run the program on a data folder until ``act`` ends it; what it printed."""
    answer = subprocess.run(
        [sys.executable, "-c", RUN.format(act=act)],
        env=os.environ | {"XDG_DATA_HOME": str(folder)},
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=100,
    )
    assert answer.returncode == code, answer.stderr
    return answer.stdout + answer.stderr


def scopes(folder: Path) -> list[str]:
    drafts = (folder / "transfer-wizard" / "drafts").glob("*.json")
    return [json.loads(path.read_text(encoding="utf-8"))["request"]["case"]["scope"] for path in drafts]


FAILS = """
    from transfer_wizard.ui.shell.crash import CrashDialog
    typed = "0417 secret words"
    def fail():
        look()
        raise ValueError(f"could not read {typed}")
    def look():
        dialog = window.findChild(CrashDialog)
        if dialog is None:
            QTimer.singleShot(10, look)
            return
        print("DIALOG", dialog.saved.text(), dialog.report.toPlainText())
        dialog.close()
        QTimer.singleShot(0, window.close)
    QTimer.singleShot(0, fail)
"""


def test_an_error_is_told_after_the_request_is_saved(data_folder: Path) -> None:
    said = run(data_folder, TYPED.format(then=FAILS))
    assert "DIALOG Your request is saved as you left it. Transfer Wizard " in said
    assert "ValueError" in said
    assert "<string>" in said
    assert scopes(data_folder) == ["Two sites."]
    folder = data_folder / "transfer-wizard"
    written = said + (folder / LAST_CRASH).read_text() + (folder / LOG).read_text()
    assert "error kind=ValueError" in written
    assert "secret" not in written
    assert "0417" not in said


AFTER = """
def act(program):
    from PySide6.QtWidgets import QLabel
    session, window = program.services(), program.window
    def look():
        if session._background and window.navigator.draft.get("case.scope"):
            print("SCOPE", window.navigator.draft.get("case.scope"))
            print("NOTICES", [label.text() for label in window.notices.findChildren(QLabel)])
            window.close()
        else:
            QTimer.singleShot(10, look)
    look()
"""


@posix_only
@pytest.mark.parametrize("end", ["SIGKILL", "SIGSEGV"])
def test_after_a_crash_the_next_start_offers_the_request(data_folder: Path, end: str) -> None:
    number = getattr(signal, end)
    die = f"program.services().autosave.finish(); program.journal.flush(); os.kill(os.getpid(), {int(number)})"
    said = run(data_folder, TYPED.format(then=die), code=-number)
    assert "Two sites" not in said
    said = run(data_folder, AFTER)
    assert "SCOPE Two sites." in said
    assert "Transfer Wizard ended unexpectedly. Your request is as you left it." in said
    assert ("A report for whoever looks after the program" in said) is (end == "SIGSEGV")
    if end == "SIGSEGV":
        report = (data_folder / "transfer-wizard" / LAST_CRASH).read_text()
        assert "Segmentation fault" in report
        assert "Two sites" not in report


@posix_only
@pytest.mark.parametrize("end", ["SIGTERM", "SIGHUP"])
def test_the_end_of_the_desktop_session_is_no_crash(data_folder: Path, end: str) -> None:
    run(data_folder, TYPED.format(then=f"os.kill(os.getpid(), {int(getattr(signal, end))})"))
    assert scopes(data_folder) == ["Two sites."]
    assert Journal(data_folder / "transfer-wizard").begin() == ""


# The hook and its dialog


@pytest.fixture
def hook(program: Program) -> Iterator[CrashHook]:
    made = CrashHook(program.window, Journal(program._folder), program._rescue)
    yield made
    for dialog in program.window.findChildren(CrashDialog):
        dialog.close()


def fail(error: BaseException) -> BaseException:
    typed = "0417 secret words"
    try:
        try:
            raise KeyError(typed)
        except KeyError:
            raise error from None
    except type(error) as caught:
        return caught


def catch(hook: CrashHook, error: BaseException) -> None:
    caught = fail(error)
    hook.caught(type(caught), caught, caught.__traceback__)


def test_a_report_names_places_and_kinds_and_no_values() -> None:
    caught = fail(ValueError("0417 secret words"))
    report = report_of(type(caught), caught, caught.__traceback__)
    assert "\nValueError\n  test_crash.py:" in report
    assert " fail" in report
    assert "after KeyError" in report
    assert "secret" not in report
    assert "0417" not in report


def test_a_fault_on_any_thread_saves_clears_the_clipboard_and_is_told_once(
    qtbot: QtBot, hook: CrashHook, program: Program, window: Window, capsys: pytest.CaptureFixture[str]
) -> None:
    from datetime import date

    program.clipboard.copy(Passcode("0417", date.today()))
    window.navigator.edit("case.scope", "Two sites.")
    window.edited.emit()
    for _again in range(2):
        thread = threading.Thread(target=catch, args=(hook, ValueError("0417 secret words")))
        thread.start()
        thread.join()
    qtbot.waitUntil(lambda: bool(window.findChildren(CrashDialog)))
    [dialog] = window.findChildren(CrashDialog)
    assert dialog.saved.text() == "Your request is saved as you left it."
    assert "Thread: another" in dialog.report.toPlainText()
    assert not program.clipboard.is_holding
    assert len(program.services()._store.list().entries) == 1
    assert "secret" not in capsys.readouterr().err
    copy = next(each for each in dialog.findChildren(QPushButton) if "py the report" in each.text())
    qtbot.mouseClick(copy, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == dialog.report.toPlainText()


def test_a_request_that_could_not_be_saved_is_told_as_that(qtbot: QtBot, program: Program, window: Window) -> None:
    hook = CrashHook(window, Journal(program._folder), lambda: "Not saved: the disk is full.")
    catch(hook, ValueError())
    qtbot.waitUntil(lambda: bool(window.findChildren(CrashDialog)))
    [dialog] = window.findChildren(CrashDialog)
    assert dialog.saved.text() == "Not saved: the disk is full."
    dialog.close()


@pytest.mark.parametrize("stream", ["closed", "broken"])
def test_a_fault_is_told_though_nothing_can_be_printed(
    qtbot: QtBot, hook: CrashHook, window: Window, monkeypatch: pytest.MonkeyPatch, stream: str
) -> None:
    reading, writing = os.pipe()
    broken = os.fdopen(writing, "w")
    os.close(reading)
    if stream == "closed":
        broken.close()
    monkeypatch.setattr(sys, "stderr", broken)
    catch(hook, ValueError())
    qtbot.waitUntil(lambda: bool(window.findChildren(CrashDialog)))
    with contextlib.suppress(OSError):
        broken.close()


def test_a_rescue_that_fails_itself_counts_as_not_saved(qtbot: QtBot, program: Program, window: Window) -> None:
    def fail() -> str:
        raise RuntimeError

    hook = CrashHook(window, Journal(program._folder), fail)
    catch(hook, ValueError())
    qtbot.waitUntil(lambda: bool(window.findChildren(CrashDialog)))
    [dialog] = window.findChildren(CrashDialog)
    assert dialog.saved.text().startswith("Not saved: ")
    dialog.close()
