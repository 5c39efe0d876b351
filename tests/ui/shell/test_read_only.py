"""A window that may only read changes nothing, on whatever way: the folder and the password store stay as they are."""

import json
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.session_bus import Session as Bus
from tests.ui.ending import end_program
from tests.ui.kept_requests import start_page
from tests.ui.request_menu import choose
from tests.ui.sending import evidence
from transfer_wizard.app import Program
from transfer_wizard.flow.steps import IDS
from transfer_wizard.request.draft import Draft
from transfer_wizard.request.passcode import Passcode
from transfer_wizard.request.words import Side
from transfer_wizard.resources import resource
from transfer_wizard.storage.drafts import DraftStore
from transfer_wizard.storage.evidence import Evidence
from transfer_wizard.storage.passcode_store import SERVICES
from transfer_wizard.storage.paths import data_folder as folder_of_person
from transfer_wizard.ui.hand_over.hand_over_page import HandOverPage
from transfer_wizard.ui.hand_over.keys_after import KeysAfter
from transfer_wizard.ui.services.single_instance import SingleInstance

WAYS = ["second window", "newer file", "sent record"]


def state_of(folder: Path) -> dict[str, bytes]:
    """Every file below a folder with its content, but for the lock that says who has it open."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != "in-use.lock"
    }


@pytest.fixture
def kept(data_folder: Path, sample: Draft) -> Draft:
    """A request on the disk, with a file of evidence, and a damaged request beside it."""
    folder = folder_of_person()
    DraftStore(folder).save(sample)
    log = data_folder / "move.log"
    log.write_bytes(b"License move failed")
    Evidence(folder, sample.id).add(log, lambda _done, _all: None, lambda: False)
    return sample


class Nowhere(QObject):
    """Where addresses go that are opened: there is no browser in a test."""

    @Slot(QUrl)
    def go(self, url: QUrl) -> None:
        """Stay here."""


@pytest.fixture
def nowhere() -> Iterator[None]:
    target = Nowhere()
    QDesktopServices.setUrlHandler("https", target, "go")  # type: ignore[arg-type]  # PySide takes str, and its stub says bytes
    yield
    QDesktopServices.unsetUrlHandler("https")


@pytest.fixture
def reader(
    request: pytest.FixtureRequest, qtbot: QtBot, qapp: QApplication, bus: Bus, kept: Draft, nowhere: None
) -> Iterator[Program]:
    """The program with a request that may only be read, and passcodes of it in the store."""
    folder = folder_of_person()
    way: str = request.param
    instance = SingleInstance(folder)
    draft = DraftStore(folder).load(kept.id).draft
    path = folder / "drafts" / f"{kept.id}.json"
    if way == "newer file":
        path.write_text(json.dumps(json.loads(path.read_text(encoding="utf-8")) | {"schema": 2}), encoding="utf-8")
    elif way == "sent record":
        draft.set("case_number", "01234567")
        DraftStore(folder).save(draft)
    if way == "second window":
        program = Program(qapp, folder, None)
    else:
        assert instance.claim()
        program = Program(qapp, folder, instance)
    qtbot.addWidget(program.window)
    with qtbot.waitExposed(program.window):
        program.window.show()
    session = program.services()
    if way != "sent record":
        vault = session.keeper._vault
        for side in Side:
            vault.wait_for(vault.put, kept.id, side, Passcode("0417", date.today()))
    session.open_kept(kept.id)
    qtbot.waitUntil(lambda: program.window.navigator.draft.id == kept.id)
    yield program
    program.window.may_close = lambda: True
    end_program(program)
    instance.release()


def of_a_key(field: QWidget) -> bool:
    """Whether a field is for a key after the move."""
    above = field.parentWidget()
    while above is not None and not isinstance(above, KeysAfter):
        above = above.parentWidget()
    return above is not None


def inputs(page: QWidget) -> list[QWidget]:
    return [each for each in page.findChildren(QWidget) if isinstance(each, QLineEdit | QPlainTextEdit)]


LEFT_ALONE = ("Open", "Go to", "Copy", "Save", "Show", "Back", "Help", "Print", "Call", "Duplicate", "Ask a colleague")
"""Buttons that change nothing here: they lead elsewhere, ask for a place to save, or open a browser."""


@pytest.mark.parametrize("reader", WAYS, indirect=True)
def test_nothing_is_written_whatever_is_typed_and_pressed(qtbot: QtBot, bus: Bus, reader: Program, kept: Draft) -> None:
    window, session, folder = reader.window, reader.services(), folder_of_person()
    is_record = window.navigator.draft.is_sent
    before, draft = state_of(folder), json.dumps(window.navigator.draft.values)
    for step in IDS:
        window.go(step)
        page = window.page
        for each in inputs(page):
            # A record takes two things still: its case number, and the keys that came of the move.
            if each.isVisible() and not (is_record and (each.objectName() == "case_number" or of_a_key(each))):
                each.setFocus()
                qtbot.keyClicks(each, "9")
                qtbot.keyClick(each, Qt.Key.Key_Return)
        for button in page.findChildren(QAbstractButton):
            text = button.text().replace("&", "")
            if button.isVisible() and not text.startswith(LEFT_ALONE):
                qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
                window.go(step)
    page = window.page
    assert isinstance(page, HandOverPage)
    assert not evidence(page).add.isVisible()
    QApplication.processEvents()
    session.autosave.touch()
    session.autosave.save()
    session.autosave.wait()
    assert json.dumps(window.navigator.draft.values) == draft
    assert state_of(folder) == before
    if not is_record:
        assert bus.lookup(SERVICES[Side.SOURCE], kept.id)


@pytest.mark.parametrize("reader", ["second window", "newer file"], indirect=True)
def test_a_case_number_typed_deletes_no_passcode(qtbot: QtBot, bus: Bus, reader: Program, kept: Draft) -> None:
    window = reader.window
    window.go("hand-over")
    qtbot.waitUntil(lambda: any(window.navigator.passcodes.values()))
    field = window.page.field("case_number")
    assert field is not None
    field.setFocus()
    qtbot.keyClicks(field, "01234567")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    window.go("review")
    reader.services().keeper.retry()
    qtbot.waitUntil(lambda: reader.services().keeper.stage.name == "ANSWERED")
    assert window.navigator.draft.get("case_number") == ""
    for side in Side:
        assert bus.lookup(SERVICES[side], kept.id)


@pytest.mark.parametrize("reader", ["second window"], indirect=True)
@pytest.mark.parametrize("act", ["Delete", "Ask again with these answers", "Step by step", "Look at a finished sample"])
def test_a_second_window_changes_no_request_in_the_list(qtbot: QtBot, bus: Bus, reader: Program, act: str) -> None:
    folder = folder_of_person()
    (folder / "drafts" / f"{Draft().id}.json").write_bytes(b"\0damaged")
    old = folder / "deleted" / f"20200101T000000Z-00000000.{Draft().id}.json"
    old.parent.mkdir(exist_ok=True)
    old.write_bytes(b"{}")
    before = state_of(folder)
    session = reader.services()
    page = start_page(qtbot, session)
    buttons = [each for each in page.findChildren(QAbstractButton) if each.text().replace("&", "") == act]
    if buttons:
        qtbot.mouseClick(buttons[0], Qt.MouseButton.LeftButton)
    else:
        choose(qtbot, page, act)
    settle(qtbot, session.autosave.wait)
    qtbot.waitUntil(lambda: not session._background._heard)
    assert state_of(folder) == before


@pytest.mark.parametrize("reader", ["second window"], indirect=True)
def test_a_second_window_keeps_no_file_that_it_opens(qtbot: QtBot, bus: Bus, reader: Program, tmp_path: Path) -> None:
    content = json.loads(resource("sample_case.json").read_text(encoding="utf-8")) | {"id": Draft().id}
    (tmp_path / "other.json").write_text(json.dumps(content), encoding="utf-8")
    before = state_of(folder_of_person())
    reader.services().open_file(str(tmp_path / "other.json"))
    qtbot.waitUntil(lambda: reader.window.navigator.draft.id == content["id"])
    settle(qtbot, reader.services().autosave.wait)
    assert state_of(folder_of_person()) == before


def settle(qtbot: QtBot, wait: Callable[[], None]) -> None:
    QApplication.processEvents()
    wait()
