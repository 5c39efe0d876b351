"""Presets in the window: saved from a request, and opened as a new one."""

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from tests.ui.kept_requests import start_page
from tests.ui.request_menu import choose
from transfer_wizard.request import document
from transfer_wizard.request.draft import Draft
from transfer_wizard.request.preset import PARTS, made_from, name_of
from transfer_wizard.ui.shell.presets import PresetDialog
from transfer_wizard.ui.shell.session import Session
from transfer_wizard.ui.shell.window import Window

ROOT = Path(__file__).resolve().parents[3]


def notices(window: Window) -> list[str]:
    return [each.text() for each in window.notices.findChildren(QLabel)]


@pytest.fixture
def preset(sample: Draft, tmp_path: Path) -> Path:
    path = tmp_path / "branch.transfer-preset"
    path.write_bytes(document.write(made_from(sample, "Branch office", [p for p in PARTS if p.is_personal]), ""))
    return path


def test_a_preset_opens_as_a_new_request_each_time(
    qtbot: QtBot, session: Session, window: Window, preset: Path, sample: Draft
) -> None:
    seen = set()
    for _time in range(2):
        before = window.navigator.draft
        session.open_file(str(preset))
        qtbot.waitUntil(lambda before=before: window.navigator.draft is not before)  # type: ignore[misc]
        draft = window.navigator.draft
        seen.add(draft.id)
        assert draft.get("requester.name") == ""
        assert draft.get("organizations.source.name") == sample.get("organizations.source.name")
        assert name_of(draft) == ""
        assert draft.saved_at == ""
    assert len(seen) == 2
    said = "This is a new request from the preset “Branch office”. What the preset leaves open is empty."
    assert said in notices(window)
    window._on_edited("requester.name", "Dana Whitfield")
    session.autosave.finish()
    kept = session._store.list().entries
    assert [entry.id for entry in kept] == [window.navigator.draft.id]


DOUBLE_CLICKED = """
import sys
from transfer_wizard import app, cli
from PySide6.QtCore import QTimer
from PySide6.QtGui import QFileOpenEvent
later = app.Program._after_first_paint
def open_then(program):
    later(program)
    app.QApplication.sendEvent(app.QApplication.instance(), QFileOpenEvent(sys.argv[1]))
    looks = QTimer(program, interval=20)
    def look():
        name = program.window.navigator.draft.get("organizations.source.name")
        if name:
            print(name)
            app.QApplication.quit()
    looks.timeout.connect(look)
    looks.start()
app.Program._after_first_paint = open_then
sys.exit(cli.run([]))
"""


@pytest.mark.usefixtures("data_folder")
def test_what_is_double_clicked_on_macos_is_opened(preset: Path, sample: Draft) -> None:
    """The Finder names no file at the start. It sends an event, which any system can be made to send."""
    words = [sys.executable, "-c", DOUBLE_CLICKED, str(preset)]
    answer = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, timeout=100)
    assert (answer.returncode, answer.stderr) == (0, "")
    assert answer.stdout == f"{sample.get('organizations.source.name')}\n"


def test_a_preset_of_a_newer_version_is_opened_to_read(
    qtbot: QtBot, session: Session, window: Window, preset: Path
) -> None:
    preset.write_bytes(preset.read_bytes().replace(b'"schema": 1', b'"schema": 2'))
    before = window.navigator.draft
    session.open_file(str(preset))
    qtbot.waitUntil(lambda: window.navigator.draft is not before)
    assert name_of(window.navigator.draft) == "Branch office"
    assert any("newer version" in text for text in notices(window))


def test_a_request_is_saved_as_a_preset(
    qtbot: QtBot, session: Session, window: Window, sample: Draft, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "mine"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_given: (str(target), ""))
    session._store.save(sample)
    page = start_page(qtbot, session)
    choose(qtbot, page, "Save as a preset")
    qtbot.waitUntil(lambda: bool(window.findChildren(PresetDialog)))
    [dialog] = window.findChildren(PresetDialog)
    assert dialog.name.text() == "Northwind West → Northwind East"
    dialog.name.selectAll()
    qtbot.keyClick(dialog.name, Qt.Key.Key_Delete)
    qtbot.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    assert dialog.error.text() == "Enter a name for the preset."
    qtbot.keyClicks(dialog.name, "Branch office")
    assert dialog.error.isHidden()
    company = next(box for box in dialog.boxes if box.text() == "Company")
    assert not company.isChecked()
    company.setFocus()
    qtbot.keyClick(company, Qt.Key.Key_Space)
    qtbot.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    path = target.with_name("mine.transfer-preset")
    qtbot.waitUntil(lambda: f"Saved to {path}." in notices(window))
    made = document.read(path.read_bytes()).draft
    assert name_of(made) == "Branch office"
    assert (made.get("requester.company"), made.get("requester.name"), made.licenses) == ("", "", [])
    assert made.get("organizations.source.name") == "Northwind West"
    assert sample.get("requester.name").encode() not in path.read_bytes()
