"""Requests on the disk and in the window: saved as one types, opened, and kept whatever goes wrong."""

import contextlib
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from tests.ui.kept_requests import drafts, kept, name_field, notices
from transfer_wizard.app import Program
from transfer_wizard.request import document
from transfer_wizard.request.draft import Draft
from transfer_wizard.request.words import Side
from transfer_wizard.resources import resource
from transfer_wizard.storage.files import NotSaved
from transfer_wizard.storage.paths import data_folder as folder_of_person
from transfer_wizard.storage.vault import StoreState, VaultAnswer
from transfer_wizard.ui.kit.closing_question import ClosingQuestion
from transfer_wizard.ui.kit.inputs import LineInput
from transfer_wizard.ui.shell.session import Session
from transfer_wizard.ui.shell.window import Window
from transfer_wizard.ui.steps.page import Page


@pytest.fixture
def sample() -> Draft:
    """The sample case as it is in its file, which is opened here, too."""
    return document.read(resource("sample_case.json").read_bytes()).draft


def test_what_is_typed_is_on_the_disk_soon_after_the_last_key(qtbot: QtBot, window: Window) -> None:
    qtbot.keyClicks(name_field(window), "Dana")
    qtbot.waitUntil(lambda: len(drafts()) == 1)
    qtbot.waitUntil(lambda: kept(drafts()[0]).get("requester.name") == "Dana")
    qtbot.waitUntil(lambda: window.footer.saved.text() == "Saved")
    if sys.platform != "win32":
        assert drafts()[0].stat().st_mode & 0o777 == 0o600


def test_turning_the_page_saves_at_once(qtbot: QtBot, window: Window, session: Session) -> None:
    qtbot.keyClicks(name_field(window), "Dana")
    qtbot.keyClick(window, "3", Qt.KeyboardModifier.AltModifier)
    session.autosave.wait()
    assert kept(drafts()[0]).get("requester.name") == "Dana"


def test_closing_keeps_even_the_last_key(qtbot: QtBot, window: Window) -> None:
    qtbot.keyClicks(name_field(window), "Dana")
    assert window.close()
    assert kept(drafts()[0]).get("requester.name") == "Dana"


def test_an_untouched_request_leaves_no_file(window: Window) -> None:
    assert window.close()
    assert drafts() == []


def test_a_file_joins_the_requests_and_a_second_state_of_it_becomes_a_copy(
    qtbot: QtBot, session: Session, window: Window, sample: Draft, tmp_path: Path
) -> None:
    file = tmp_path / "ケース 1.json"
    file.write_bytes(resource("sample_case.json").read_bytes())
    session.open_file(str(file))
    qtbot.waitUntil(lambda: window.navigator.draft.id == sample.id)
    qtbot.keyClicks(name_field(window), "!")
    window.go("route")
    session.autosave.wait()
    assert [path.stem for path in drafts()] == [sample.id]
    session.open_file(str(file))
    qtbot.waitUntil(lambda: window.navigator.draft.id != sample.id)
    assert "opened as a copy" in notices(window)
    assert file.read_bytes() == resource("sample_case.json").read_bytes()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "empty"),
        (b"\x00\xff\xfe", "not UTF-8"),
        ("{}".encode("utf-16"), "not UTF-8"),
        (b"[" * 100_000, "levels deep"),
        (b'{"format": NaN}', "NaN"),
        (b'{"format": "transfer-wizard-request", "schema": 1, "request": {"licenses": {}}}', "must be a list"),
        (None, "There is no file"),
    ],
)
def test_a_bad_file_is_one_sentence_and_nothing_is_lost(
    qtbot: QtBot, session: Session, window: Window, tmp_path: Path, content: bytes | None, said: str
) -> None:
    file = tmp_path / "bad.transfer-request"
    if content is not None:
        file.write_bytes(content)
    qtbot.keyClicks(name_field(window), "Dana")
    session.open_file(str(file))
    qtbot.waitUntil(lambda: said in notices(window))
    assert window.navigator.draft.get("requester.name") == "Dana"
    dismiss = window.notices.findChildren(QPushButton)[0]
    qtbot.mouseClick(dismiss, Qt.MouseButton.LeftButton)
    assert not window.notices.isVisible()


def test_that_a_file_could_not_be_read_is_told_until_one_that_can_is_opened(
    qtbot: QtBot, session: Session, window: Window, tmp_path: Path
) -> None:
    bad = tmp_path / "bad.transfer-request"
    bad.write_bytes(b"")
    session.open_file(str(bad))
    qtbot.waitUntil(lambda: "empty" in notices(window))
    session.open_file(str(resource("sample_case.json")))
    qtbot.waitUntil(lambda: window.navigator.draft.get("requester.name") == "Dana Whitfield")
    qtbot.waitUntil(lambda: "empty" not in notices(window))  # what was taken away goes in the next turn


def test_what_is_told_again_stands_there_once(qtbot: QtBot, window: Window) -> None:
    for said in ("The clipboard has no text.", "Saved.", "The clipboard has no text."):
        window.add_notice(said)

    def told() -> list[str]:
        return sorted(label.text() for label in window.notices.findChildren(QLabel) if label.isVisible())

    qtbot.waitUntil(lambda: told() == ["Saved.", "The clipboard has no text."])


def test_a_request_of_a_newer_version_can_be_read_and_not_changed(
    qtbot: QtBot, session: Session, window: Window, tmp_path: Path
) -> None:
    newer = json.loads(resource("sample_case.json").read_text(encoding="utf-8")) | {"schema": 2}
    file = tmp_path / "newer.json"
    file.write_text(json.dumps(newer), encoding="utf-8")
    session.open_file(str(file))
    qtbot.waitUntil(lambda: "newer version" in notices(window))
    window.go("requester")
    field = window.page.field("requester.name")
    assert isinstance(field, LineInput)
    qtbot.keyClicks(field, "!")
    assert window.navigator.draft.get("requester.name") == "Dana Whitfield"
    assert window.close()
    assert drafts() == []


@pytest.fixture
def full_disk(data_folder: Path) -> Iterator[Path]:
    """A data folder on a disk of 64 kB that can be filled and emptied."""
    if os.geteuid() != 0:
        pytest.fail("this test mounts a small disk and runs as root; the rest of the run does not need it")
    place = folder_of_person()
    place.mkdir(parents=True)
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(place)], check=True)
    try:
        yield place
    finally:
        subprocess.run(["umount", "-l", str(place)], check=True)


def fill(folder: Path) -> Path:
    filler = folder / "filler"
    with contextlib.suppress(OSError), filler.open("wb", buffering=0) as stream:
        while True:
            stream.write(b"\0" * 512)
    return filler


def test_a_full_disk_is_said_and_nothing_is_lost(full_disk: Path, qtbot: QtBot, program: Program) -> None:
    window, session = program.window, program.services()
    name = name_field(window)
    qtbot.keyClicks(name, "Dana")
    window.go("route")
    session.autosave.wait()
    filler = fill(full_disk)
    window.go("case")
    scope = window.page.field("case.scope")
    assert scope is not None
    scope.setFocus()
    QApplication.clipboard().setText("x" * 6000)
    qtbot.keyClick(scope, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)  # a sentence stands there already
    qtbot.keyClick(scope, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    window.go("route")
    qtbot.waitUntil(lambda: "full" in window.footer.saved.text())
    assert window.footer.elsewhere.isVisible()
    assert kept(drafts()[0]).get("requester.name") == "Dana"
    said = []

    def stay() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, ClosingQuestion)
        said.append(box.heading.text())
        qtbot.keyClick(box, Qt.Key.Key_Escape)

    QTimer.singleShot(300, stay)
    assert not window.close()
    assert "full" in said[0]
    filler.unlink()
    assert window.close()
    assert kept(drafts()[0]).get("case.scope") == "x" * 6000


def test_a_file_that_was_opened_is_among_the_requests_at_once(
    qtbot: QtBot, session: Session, window: Window, sample: Draft
) -> None:
    session.open_file(str(resource("sample_case.json")))
    qtbot.waitUntil(lambda: [path.stem for path in drafts()] == [sample.id])
    assert kept(drafts()[0]).values == sample.values


@pytest.mark.parametrize("number", ["", "01234567"], ids=["open", "sent"])
def test_a_request_opens_at_its_page_and_no_other_page_is_made_or_shown(
    qtbot: QtBot, session: Session, window: Window, sample: Draft, number: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.go("requester")
    window.go("case")
    sample.set("requester.name", "")
    sample.set("case_number", number)
    session._store.save(sample)
    shown: list[str] = []
    show = Page.showEvent

    def note(page: Page, event: QShowEvent) -> None:
        shown.append(page.step.id)
        show(page, event)

    monkeypatch.setattr(Page, "showEvent", note)
    session.open_kept(sample.id)
    qtbot.waitUntil(lambda: window.navigator.draft.id == sample.id)
    assert list(window._pages) == shown == ["hand-over" if number else "requester"]
    if not number:
        qtbot.waitUntil(lambda: window.focusWidget() is window.page.field("requester.name"))


def test_what_another_program_saved_meanwhile_is_told_and_kept_beside(
    qtbot: QtBot, session: Session, window: Window, sample: Draft
) -> None:
    session._store.save(sample)
    session.open_kept(sample.id)
    qtbot.waitUntil(lambda: window.navigator.draft.id == sample.id)
    theirs = kept(drafts()[0])
    theirs.set("requester.name", "Somebody else")
    drafts()[0].write_bytes(document.write(theirs, theirs.saved_at))
    field = name_field(window)
    field.selectAll()
    qtbot.keyClicks(field, "Dana")
    qtbot.waitUntil(lambda: "Another program changed this request" in notices(window))
    assert sorted(kept(path).get("requester.name") for path in drafts()) == ["Dana", "Somebody else"]


def test_a_data_folder_that_is_renamed_while_somebody_types_is_told(
    qtbot: QtBot, session: Session, window: Window, sample: Draft
) -> None:
    session._store.save(sample)
    session.open_kept(sample.id)
    qtbot.waitUntil(lambda: window.navigator.draft.id == sample.id)
    away = folder_of_person().rename(folder_of_person().with_name("away"))
    field = name_field(window)
    field.selectAll()
    qtbot.keyClicks(field, "Dana")
    qtbot.waitUntil(lambda: "was saved there again" in notices(window))
    assert [kept(path).get("requester.name") for path in drafts()] == ["Dana"]
    assert kept(away / "drafts" / f"{sample.id}.json").values == sample.values


@pytest.mark.parametrize("member", ['"x": 1e999', '"x": [-1e999]', '"x": {"deep": 1e400}'])
def test_a_number_that_cant_be_written_is_never_said_to_be_saved(
    qtbot: QtBot, session: Session, window: Window, tmp_path: Path, member: str
) -> None:
    text = resource("sample_case.json").read_text(encoding="utf-8")
    (tmp_path / "odd.json").write_text(text.replace("{", "{" + member + ",", 1), encoding="utf-8")
    before = window.navigator.draft
    session.open_file(str(tmp_path / "odd.json"))
    qtbot.waitUntil(lambda: window.navigator.draft is not before or window.notices.isVisible())
    if window.navigator.draft is before:  # it could not be opened, and the start page says so
        session.open_new()
    qtbot.waitUntil(lambda: window.footer.isVisible() and not session._background._heard)
    qtbot.keyClicks(name_field(window), "!")
    problem = session.unsaved()
    names = [kept(path).get("requester.name") for path in drafts()]
    assert problem.startswith("Not saved: ") or window.navigator.draft.get("requester.name") in names


def test_a_heading_that_is_written_anew_on_the_way_is_on_the_disk(
    qtbot: QtBot, session: Session, window: Window, sample: Draft
) -> None:
    """Else the next start would take the sentence of before for the person's own, and leave it as it is for good."""
    for name in sample.branch("case"):
        if name not in ("attachments", "severity"):
            sample.set(f"case.{name}", "")
    session.open(sample, is_new=True)
    window.go("case")
    window.go("organizations")
    field = window.page.field("organizations.destination.name")
    assert isinstance(field, LineInput)
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "Northwind Further")
    field.clearFocus()
    session.autosave.finish()
    before = window.navigator.draft.get("case.business_impact")
    window.go("route")
    session.autosave.finish()
    assert before != window.navigator.draft.get("case.business_impact")
    assert kept(drafts()[0]).values == window.navigator.draft.values
    assert "Northwind Further" in kept(drafts()[0]).get("case.business_impact")


def test_a_request_that_waits_for_the_disk_is_not_opened_in_a_window_that_is_gone(
    program: Program, sample: Draft, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = Window(program.look, program._make_page)
    session = Session(window, folder_of_person(), program.services().keeper)
    waiting: list[Callable[[NotSaved | None], None]] = []
    monkeypatch.setattr(session.autosave, "when_saved", waiting.append)
    session.open(sample)
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not isValid(window)
    [go_on] = waiting
    go_on(None)
    session._on_forgotten(VaultAnswer(StoreState.LOCKED, dict.fromkeys(Side)))  # nor is it told anything
