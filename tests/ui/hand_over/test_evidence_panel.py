"""Evidence on the Hand over page: added, described, removed, and saved as a zip, by clicks and keys."""

import copy
import threading
import zipfile
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.sending import evidence, exports
from transfer_wizard.export.formats import render
from transfer_wizard.request import document
from transfer_wizard.request.draft import Draft
from transfer_wizard.storage.evidence import Evidence
from transfer_wizard.storage.files import NotSaved
from transfer_wizard.storage.paths import data_folder as folder_of_person
from transfer_wizard.ui.hand_over.evidence_panel import EvidencePanel
from transfer_wizard.ui.hand_over.hand_over_page import HandOverPage
from transfer_wizard.ui.kit.inputs import LineInput
from transfer_wizard.ui.shell.session import Session
from transfer_wizard.ui.shell.window import Window


@pytest.fixture
def panel(qtbot: QtBot, sample_window: Window) -> EvidencePanel:
    sample_window.go("hand-over")
    page = sample_window.page
    assert isinstance(page, HandOverPage)
    qtbot.waitUntil(evidence(page).add.isVisible)
    return evidence(page)


def files(tmp_path: Path, *names: str) -> list[str]:
    for name in names:
        (tmp_path / name).write_bytes(b"License move failed\n" * 1000)
    return [str(tmp_path / name) for name in names]


def add(qtbot: QtBot, panel: EvidencePanel, paths: list[str]) -> None:
    panel._ask_files = lambda: paths
    qtbot.mouseClick(panel.add, Qt.MouseButton.LeftButton)
    assert panel.progress.isVisible()
    qtbot.waitUntil(lambda: not panel.progress.isVisible())


def press(qtbot: QtBot, panel: EvidencePanel, name: str) -> None:
    button = next(each for each in panel.findChildren(QPushButton) if each.accessibleName() == name)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def shown(panel: EvidencePanel) -> str:
    return "\n".join(label.text() for label in panel.findChildren(QLabel) if label.isVisible()).replace("\u200b", "")


def test_files_are_added_named_in_the_request_and_in_its_exports(
    qtbot: QtBot, session: Session, window: Window, panel: EvidencePanel, sample: Draft, tmp_path: Path
) -> None:
    assert not panel.save.isVisible()
    add(qtbot, panel, files(tmp_path, "move failed.log", "screen.png"))
    qtbot.waitUntil(lambda: sample.branch("case.attachments") == ["move_failed.log", "screen.png"])
    qtbot.waitUntil(lambda: "move_failed.log, 20 KiB" in shown(panel))
    page = window.page
    assert isinstance(page, HandOverPage)
    assert "move_failed.log" in exports(page).preview.text.toPlainText()
    session.autosave.save()
    session.autosave.wait()
    kept = document.read((folder_of_person() / "drafts" / f"{sample.id}.json").read_bytes()).draft
    assert kept.branch("case.attachments") == ["move_failed.log", "screen.png"]


def test_what_a_file_shows_is_kept_and_a_file_can_be_removed(
    qtbot: QtBot, window: Window, panel: EvidencePanel, sample: Draft, tmp_path: Path
) -> None:
    add(qtbot, panel, files(tmp_path, "a.log", "b.log"))
    qtbot.waitUntil(lambda: len(panel._items) == 2)
    words = next(each for each in panel.findChildren(LineInput) if each.accessibleName() == "What a.log shows")
    words.setFocus()
    qtbot.keyClicks(words, "Move fails")
    qtbot.keyClick(words, Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: [item.shows for item in panel._items] == ["Move fails", ""])
    press(qtbot, panel, "Remove b.log")
    qtbot.waitUntil(lambda: [item.name for item in panel._items] == ["a.log"])
    assert sample.branch("case.attachments") == ["a.log"]
    assert (tmp_path / "b.log").exists()


def test_what_is_refused_is_told_and_the_rest_is_taken(qtbot: QtBot, panel: EvidencePanel, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_bytes(b"passcode: 0427")
    add(qtbot, panel, [str(tmp_path), str(tmp_path / "notes.txt"), *files(tmp_path, "a.log")])
    assert "is a folder. Choose the files in it." in panel.told.accessibleName()
    assert "“notes.txt” seems to hold a passcode" in panel.told.accessibleName()
    qtbot.waitUntil(lambda: [item.name for item in panel._items] == ["a.log"])


def test_copying_can_be_stopped(
    qtbot: QtBot, panel: EvidencePanel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    big = tmp_path / "big.pcap"
    with big.open("wb") as file:
        file.truncate(90 * 2**20)
    panel._ask_files = lambda: [str(big)] * 5
    goes_on = threading.Event()  # a quick disk has copied all of it before a slow machine presses Stop
    monkeypatch.setattr(panel, "_on_progress", lambda _done, _total: goes_on.wait(60))
    qtbot.mouseClick(panel.add, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(panel.stop, Qt.MouseButton.LeftButton)
    goes_on.set()
    qtbot.waitUntil(lambda: not panel.progress.isVisible())
    assert len(panel._evidence.items()) < 5
    assert not list(panel._evidence.folder.glob("*.tmp"))


def saved(qtbot: QtBot, panel: EvidencePanel, target: Path) -> Path:
    """The case folder, once it is saved."""
    qtbot.waitUntil(panel.save.isVisible)
    panel.saver._ask_path = lambda suggested: str(target)
    qtbot.mouseClick(panel.save, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: panel.saver.said.accessibleName() == f"Saved to {target}")
    return target


def test_the_case_folder_is_saved_as_a_zip(qtbot: QtBot, panel: EvidencePanel, tmp_path: Path) -> None:
    add(qtbot, panel, files(tmp_path, "a.log"))
    with zipfile.ZipFile(saved(qtbot, panel, tmp_path / "case.zip")) as folder:
        assert folder.namelist() == ["case.txt", "manifest.json", "manifest.txt", "evidence/a.log"]
        assert b"Northwind West" in folder.read("case.txt")
        assert b"a.log" in folder.read("case.txt")


def test_the_zip_carries_what_the_text_for_a_box_says_is_attached(
    qtbot: QtBot, panel: EvidencePanel, sample: Draft, tmp_path: Path
) -> None:
    for number in range(60):
        sample.licenses.append(copy.deepcopy(sample.licenses[0]) | {"key": f"Z2A7-32TE-A{number:03}"})
    assert "Attached, as PDF and as CSV" in render(sample, "form", panel._navigator.today, "en").decode()
    add(qtbot, panel, files(tmp_path, "a.log"))
    with zipfile.ZipFile(saved(qtbot, panel, tmp_path / "case.zip")) as folder:
        assert folder.read("case.pdf").startswith(b"%PDF")
        assert folder.read("licenses.csv").count(b"Z2A7-32TE-A0") == 120  # 60 keys, two models each


def test_names_without_a_file_are_told(
    qtbot: QtBot, session: Session, window: Window, sample: Draft, tmp_path: Path
) -> None:
    sample.branch("case.attachments").append("elsewhere.png")
    session.open(sample)
    window.go("hand-over")
    page = window.page
    assert isinstance(page, HandOverPage)
    qtbot.waitUntil(lambda: "elsewhere.png: named in the request, not in its folder here" in shown(evidence(page)))
    add(qtbot, evidence(page), files(tmp_path, "a.log"))
    qtbot.waitUntil(lambda: sample.branch("case.attachments") == ["elsewhere.png", "a.log"])
    press(qtbot, evidence(page), "Remove elsewhere.png")
    qtbot.waitUntil(lambda: sample.branch("case.attachments") == ["a.log"])


def test_the_page_may_go_while_a_file_is_copied(
    qtbot: QtBot, session: Session, panel: EvidencePanel, tmp_path: Path
) -> None:
    evidence = panel._evidence
    panel._ask_files = lambda: files(tmp_path, "a.log")
    qtbot.mouseClick(panel.add, Qt.MouseButton.LeftButton)
    session.open(Draft())
    qtbot.waitUntil(lambda: [item.name for item in evidence.items()] == ["a.log"])


def described(panel: EvidencePanel, name: str) -> LineInput:
    return next(each for each in panel.findChildren(LineInput) if each.accessibleName() == f"What {name} shows")


def test_no_key_is_lost_between_two_descriptions(qtbot: QtBot, panel: EvidencePanel, tmp_path: Path) -> None:
    add(qtbot, panel, files(tmp_path, "a.log", "b.log", "c.log"))
    qtbot.waitUntil(lambda: len(panel._items) == 3)
    described(panel, "a.log").setFocus()
    for words in ("Move fails for each of them", "The dashboard at ten", "Help"):
        for letter in words:  # with the answers of the disk coming in between
            focused = QApplication.focusWidget()
            assert isinstance(focused, LineInput)
            qtbot.keyClick(focused, letter)
            qtbot.wait(5)
        focused = QApplication.focusWidget()
        assert focused is not None
        qtbot.keyClick(focused, Qt.Key.Key_Tab)  # to Remove of the next one
        focused = QApplication.focusWidget()
        assert focused is not None
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
    shows = ["Move fails for each of them", "The dashboard at ten", "Help"]
    qtbot.waitUntil(lambda: [item.shows for item in panel._evidence.items()] == shows)


def test_the_zip_named_without_its_end_replaces_no_other(qtbot: QtBot, panel: EvidencePanel, tmp_path: Path) -> None:
    add(qtbot, panel, files(tmp_path, "a.log"))
    qtbot.waitUntil(panel.save.isVisible)
    (tmp_path / "case.zip").write_bytes(b"mine")
    panel.saver._ask_path = lambda suggested: str(tmp_path / "case")
    qtbot.mouseClick(panel.save, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "already" in panel.saver.said.accessibleName())
    assert (tmp_path / "case.zip").read_bytes() == b"mine"
    panel.saver._ask_path = lambda suggested: str(tmp_path / "Northwind Inc. case")
    qtbot.mouseClick(panel.save, Qt.MouseButton.LeftButton)
    qtbot.waitUntil((tmp_path / "Northwind Inc. case.zip").exists)


@pytest.mark.parametrize("content", [b"[", b"{}", b"\xff"])
def test_a_list_of_evidence_that_cant_be_read_is_told_and_kept(
    qtbot: QtBot, panel: EvidencePanel, tmp_path: Path, content: bytes
) -> None:
    add(qtbot, panel, files(tmp_path, "a.log"))
    manifest = panel._evidence.folder / "manifest.json"
    manifest.write_bytes(content)
    add(qtbot, panel, files(tmp_path, "b.log"))
    assert "manifest.json" in panel.told.accessibleName()
    kept = [path.read_bytes() for path in panel._evidence.folder.rglob("*") if "manifest" in path.name]
    assert content in kept
    assert (panel._evidence.folder / "a.log").exists()


@pytest.mark.parametrize("way", ["close", "leave"])
def test_words_that_were_not_kept_are_asked_about(
    qtbot: QtBot,
    session: Session,
    window: Window,
    panel: EvidencePanel,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    way: str,
) -> None:
    add(qtbot, panel, files(tmp_path, "a.log"))
    qtbot.waitUntil(lambda: len(panel._items) == 1)
    asked: list[str] = []

    def ask(problem: str) -> bool:
        asked.append(problem)
        return False

    monkeypatch.setattr(window, "ask_to_close", ask)
    describe = Evidence.describe
    monkeypatch.setattr(Evidence, "describe", refuse)
    words = next(each for each in panel.findChildren(LineInput) if each.accessibleName() == "What a.log shows")
    words.setFocus()
    qtbot.keyClicks(words, "Move fails")
    if way == "close":
        window.close()
    else:
        session.show_requests()
    assert asked == ["What “a.log” shows is not saved: what you typed is on this page only."]
    assert panel.isVisible()
    assert words.text() == "Move fails"
    assert session.unsaved() == asked[0]
    qtbot.waitUntil(lambda: "The disk is full." in shown(panel))
    monkeypatch.setattr(Evidence, "describe", describe)
    words.setFocus()
    qtbot.keyClick(words, Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: [item.shows for item in panel._items] == ["Move fails"])
    assert session.unsaved() == ""


def refuse(*_given: object) -> None:
    raise NotSaved("The disk is full.")
