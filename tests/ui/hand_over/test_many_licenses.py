"""Hand over with more licenses than a window waits for: the texts are made on another thread, once for all of them."""

import threading
import zipfile
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from PySide6.QtCore import QObject, Qt
from pytestqt.qtbot import QtBot

from tests.flow.test_many_licenses import Watched
from tests.ui.sending import click, dashboard, evidence, exports, webform
from transfer_wizard.app import Program
from transfer_wizard.export import form_text, summary
from transfer_wizard.export.formats import FORMATS, render
from transfer_wizard.export.pdf import Paged
from transfer_wizard.flow.navigator import Navigator
from transfer_wizard.request.draft import Draft, blank_device, blank_license, copied
from transfer_wizard.ui.hand_over import export_panel, sent_part
from transfer_wizard.ui.hand_over.hand_over_page import HandOverPage
from transfer_wizard.ui.services.case_writer import MOST_AT_ONCE, CaseWriter
from transfer_wizard.ui.services.passcode_keeper import VaultStage
from transfer_wizard.ui.shell.window import Window

COUNT = MOST_AT_ONCE + 50


@pytest.fixture
def made_on(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """Whether each summary was made on the window's thread."""
    return noted(monkeypatch, summary, "sections")


@pytest.fixture
def written_on(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """Whether each text for a box was written on the window's thread."""
    return noted(monkeypatch, form_text, "_before")


def noted(monkeypatch: pytest.MonkeyPatch, room: ModuleType, name: str) -> list[bool]:
    on_window: list[bool] = []
    work = getattr(room, name)

    def note(*what: object) -> object:
        on_window.append(threading.current_thread() is threading.main_thread())
        return work(*what)

    monkeypatch.setattr(room, name, note)
    return on_window


@pytest.fixture
def many(sample: Draft) -> Draft:
    """The sample with more licenses than a window waits for."""
    device = blank_device() | {"model": "MR44", "have": "5", "move": "2"}
    sample.licenses[:] = [
        blank_license() | {"key": f"Z2AA-0000-{number:04}", "mode": "addDevices", "devices": [dict(device)]}
        for number in range(COUNT)
    ]
    return sample


@pytest.fixture
def program_with_many(qtbot: QtBot, program: Program, many: Draft) -> Iterator[Program]:
    """Send of that request, in the whole program, with what the password store says known before."""
    program.services().open(many)
    keeper = program.services().keeper
    keeper.ask()
    qtbot.waitUntil(lambda: keeper.stage is VaultStage.ANSWERED)
    program.window.go("hand-over")
    yield program
    program.guide().close()


def test_the_texts_of_many_licenses_are_made_once_and_off_the_window(
    qtbot: QtBot, window: Window, many: Draft, made_on: list[bool], written_on: list[bool]
) -> None:
    window.open(many)
    window.go("hand-over")
    page = window.page
    assert isinstance(page, HandOverPage)
    texts = dashboard(page).texts
    assert texts.subject.step.about.text() == "Writing the texts …"
    assert not texts.text.copy.isEnabled()
    qtbot.waitUntil(lambda: f"{COUNT} keys" in texts.subject.step.about.text())
    qtbot.waitUntil(texts.text.copy.isEnabled)
    assert texts.length.text().endswith("of 4,000 characters")
    click(qtbot, page, texts.shorten)
    qtbot.waitUntil(lambda: "listed in the attachment" in texts.text.content)
    qtbot.waitUntil(texts.text.copy.hasFocus)
    qtbot.waitUntil(lambda: f"Z2AA-0000-{COUNT - 1:04}" in exports(page).preview.text.toPlainText())
    assert made_on == [False]
    assert not any(written_on)


def test_values_for_a_form_are_written_off_the_window_and_then_the_companion_comes(
    qtbot: QtBot, made_on: list[bool], written_on: list[bool], program_with_many: Program
) -> None:
    way = webform(program_with_many.window.page)
    way.copy.click()
    assert way.said.text() == "Writing the texts …"
    guide = program_with_many.guide()
    assert guide.companion is None
    qtbot.waitUntil(lambda: guide.companion is not None)
    assert guide.companion
    values = {each.id: each.text for each in guide.companion.list.entries.entries}
    assert "Z2AA-0000-0000" in values["licenses.keys"]
    assert not way.said.isVisible()
    assert made_on == [False]
    assert not any(written_on)


def test_who_leaves_the_page_is_not_met_by_the_companion(qtbot: QtBot, program_with_many: Program) -> None:
    page = program_with_many.window.page
    way = webform(page)
    way.copy.click()
    program_with_many.window.go("review")
    assert isinstance(page, HandOverPage)
    qtbot.waitUntil(lambda: not page._case._background.is_busy)
    assert program_with_many.guide().companion is None
    program_with_many.window.go("hand-over")
    assert not way.said.isVisible()
    qtbot.waitUntil(way.texts.text.copy.isEnabled)
    assert program_with_many.guide().companion is None


def test_the_documents_of_the_case_folder_are_written_off_the_window(
    qtbot: QtBot, program_with_many: Program, tmp_path: Path, made_on: list[bool], written_on: list[bool]
) -> None:
    panel = evidence(program_with_many.window.page)
    log = tmp_path / "a.log"
    log.write_bytes(b"License move failed")
    panel._ask_files = lambda: [str(log)]
    panel.add.click()
    qtbot.waitUntil(panel.save.isVisible)
    panel.saver._ask_path = lambda suggested: str(tmp_path / "case.zip")
    told: list[str] = []  # the last page may come before the window has its turn
    panel._paged.connect(lambda *_page: told.append(panel.progress.text()))
    panel.save.click()
    assert panel.progress.text() == "Writing the texts …"
    qtbot.waitUntil(lambda: panel.saver.said.accessibleName().startswith("Saved to"), timeout=60_000)
    assert told
    assert all(text.startswith("Saving… page ") for text in told)
    with zipfile.ZipFile(tmp_path / "case.zip") as folder:
        assert {"case.txt", "case.pdf", "licenses.csv"} <= set(folder.namelist())
    assert not any(made_on)
    assert not any(written_on)


def test_documents_of_the_case_folder_can_be_stopped(
    qtbot: QtBot, program_with_many: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    panel = evidence(program_with_many.window.page)
    log = tmp_path / "a.log"
    log.write_bytes(b"License move failed")
    panel._ask_files = lambda: [str(log)]
    panel.add.click()
    qtbot.waitUntil(panel.save.isVisible)
    panel.saver._ask_path = lambda suggested: str(tmp_path / "case.zip")
    goes_on, told = threading.Event(), panel._on_page

    def tell(number: int, count: int) -> None:
        """A quick disk has all of it before a slow machine presses Stop."""
        assert goes_on.wait(60)
        told(number, count)

    monkeypatch.setattr(panel, "_on_page", tell)
    panel.save.click()
    panel.stop.click()
    goes_on.set()
    qtbot.waitUntil(lambda: panel.saver.said.text() == "Stopped. No zip was saved.", timeout=60_000)
    assert not (tmp_path / "case.zip").exists()


def test_what_moved_of_many_licenses_is_counted_off_the_window(
    qtbot: QtBot, window: Window, many: Draft, monkeypatch: pytest.MonkeyPatch
) -> None:
    counted_on = noted(monkeypatch, sent_part, "ledger")
    many.set("case_number", "01234567")
    window.open(many)
    window.go("hand-over")
    page = window.page
    assert isinstance(page, HandOverPage)
    qtbot.waitUntil(lambda: page.sent.about.text().startswith(f"The licenses of {2 * COUNT} devices"))
    assert page.sent.note_keys.isVisible()
    assert not any(counted_on)


def test_what_changes_meanwhile_is_in_the_texts(
    qtbot: QtBot, window: Window, sample: Draft, made_on: list[bool]
) -> None:
    sample.licenses[:] = [blank_license() | {"key": f"Z2AA-0000-{number:04}"} for number in range(COUNT)]
    window.open(sample)
    window.go("hand-over")
    window.go("organizations")
    window.navigator.edit("organizations.source.name", "Another name")
    window.go("hand-over")
    page = window.page
    assert isinstance(page, HandOverPage)
    qtbot.waitUntil(lambda: "Another name" in dashboard(page).texts.subject.content)
    assert not any(made_on)


def test_a_pdf_is_made_beside_the_window_tells_its_pages_and_can_be_stopped(
    qtbot: QtBot, window: Window, sample: Draft, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made_on: list[bool] = []
    goes_on = threading.Event()

    def noted(*what: Any, paged: Paged, **how: Any) -> bytes:
        """It waits for the person after its first page: the last one may come before the window has its turn."""

        def told(number: int, count: int) -> None:
            paged(number, count)
            assert goes_on.wait(60)

        made_on.append(threading.current_thread() is threading.main_thread())
        return render(*what, **how | {"paged": told})

    monkeypatch.setattr(export_panel, "render", noted)
    device = blank_device() | {"model": "MR44", "have": "5", "move": "2"}
    sample.licenses[:] = [
        blank_license() | {"key": f"Z2AA-0000-{number:04}", "mode": "addDevices", "devices": [dict(device)]}
        for number in range(MOST_AT_ONCE)
    ]
    window.open(sample)
    window.go("hand-over")
    panel = exports(window.page)
    panel.choices.button([each.id for each in FORMATS].index("pdf")).click()
    target = tmp_path / "record.pdf"
    panel.saver._ask_path = lambda suggested: str(target)
    panel.save.click()
    qtbot.waitUntil(lambda: panel.saver.said.text().startswith("Saving… page "), timeout=60_000)
    assert panel.saver.stop.isVisible()
    qtbot.mouseClick(panel.saver.stop, Qt.MouseButton.LeftButton)
    goes_on.set()
    qtbot.waitUntil(lambda: panel.saver.said.text() == "Stopped. Nothing was saved.", timeout=60_000)
    assert not target.exists()
    panel.save.click()
    qtbot.waitUntil(lambda: panel.saver.said.accessibleName() == f"Saved to {target}", timeout=60_000)
    assert target.read_bytes().startswith(b"%PDF-")
    assert made_on == [False, False]


def test_rows_of_which_nothing_was_told_since_the_last_copy_are_not_looked_at_for_another(
    qtbot: QtBot, many: Draft
) -> None:
    walk, page = Navigator(many), QObject()
    walk.verdict()
    copied(many)
    rows = many.values["licenses"] = Watched(many.licenses)
    writer = CaseWriter(page, walk, lambda: None, lambda _sentence: None)
    assert writer.summary() is None
    assert rows.seen == []
    qtbot.waitUntil(lambda: writer.summary() is not None)
    walk.edit("licenses.3.key", "Z2AA-0000-9999")
    walk.settle()
    qtbot.waitUntil(lambda: writer.summary() is not None)
    case = writer.summary()
    assert case is not None
    assert "Z2AA-0000-9999" in str(case)
