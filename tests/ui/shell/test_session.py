"""Requests on the disk and in the window: saved as one types, listed, opened, copied, deleted, brought back."""

import contextlib
import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from tests.ui.request_menu import choose, listed
from transfer_wizard.app import Program
from transfer_wizard.request import document
from transfer_wizard.request.draft import Draft
from transfer_wizard.request.words import Side
from transfer_wizard.resources import resource
from transfer_wizard.storage import files
from transfer_wizard.storage.files import NotSaved
from transfer_wizard.storage.paths import data_folder as folder_of_person
from transfer_wizard.storage.vault import StoreState, VaultAnswer
from transfer_wizard.ui.kit.closing_question import ClosingQuestion
from transfer_wizard.ui.kit.inputs import LineInput
from transfer_wizard.ui.shell.session import Session
from transfer_wizard.ui.shell.window import Window
from transfer_wizard.ui.start.start_page import StartPage
from transfer_wizard.ui.steps.page import Page


@pytest.fixture
def sample() -> Draft:
    """The sample case as it is in its file, which is opened here, too."""
    return document.read(resource("sample_case.json").read_bytes()).draft


def drafts() -> list[Path]:
    return sorted((folder_of_person() / "drafts").glob("*.json"))


def kept(path: Path) -> Draft:
    return document.read(path.read_bytes()).draft


def name_field(window: Window) -> LineInput:
    window.go("requester")
    found = window.page.field("requester.name")
    assert isinstance(found, LineInput)
    found.setFocus()
    return found


def notices(window: Window) -> str:
    return " ".join(label.text() for label in window.notices.findChildren(QLabel))


def start_page(qtbot: QtBot, session: Session) -> StartPage:
    """The list of requests, filled."""
    session.show_requests()
    page = session.window.stack.currentWidget()
    assert isinstance(page, StartPage)
    qtbot.waitUntil(lambda: page.is_listed)
    return page


def count(page: StartPage) -> int:
    return listed(page).model.rowCount() if page.requests is not None else 0


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


def test_the_list_shows_opens_searches_and_deletes_with_undo(
    qtbot: QtBot, session: Session, window: Window, sample: Draft
) -> None:
    session._store.save(sample)
    other = Draft()
    other.set("organizations.source.name", "Contoso")
    other.set("organizations.destination.name", "Fabrikam")
    session._store.save(other)
    page = start_page(qtbot, session)
    assert count(page) == 2
    assert not window.footer.isVisible()
    shown = listed(page)
    qtbot.keyClick(page, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert shown.words.hasFocus()
    qtbot.keyClicks(shown.words, "northwind")
    assert count(page) == 1
    shown.words.selectAll()
    qtbot.keyClicks(shown.words, "nobody")
    assert shown.count.text() == "No request has “nobody”."
    shown.words.selectAll()
    qtbot.keyClick(shown.words, Qt.Key.Key_Delete)
    assert count(page) == 2
    choose(qtbot, page, "Delete")
    qtbot.waitUntil(lambda: count(page) == 1)
    assert page.undo.said.text() == "Request deleted."
    qtbot.mouseClick(page.undo.undo, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: count(page) == 2)
    shown.words.setFocus()
    qtbot.keyClicks(shown.words, "dana")
    shown.rows.setFocus()
    qtbot.keyClick(shown.rows, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.footer.isVisible())
    assert window.navigator.draft.get("requester.name") == "Dana Whitfield"


def test_deleting_the_last_one_still_offers_undo(qtbot: QtBot, session: Session, sample: Draft) -> None:
    session._store.save(sample)
    page = start_page(qtbot, session)
    choose(qtbot, page, "Delete")
    qtbot.waitUntil(lambda: page.requests is None)
    qtbot.mouseClick(page.undo.undo, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: count(page) == 1)


def test_asking_again_opens_a_new_request_with_the_same_answers(
    qtbot: QtBot, session: Session, window: Window, sample: Draft
) -> None:
    session._store.save(sample)
    choose(qtbot, start_page(qtbot, session), "Ask again with these answers")
    qtbot.waitUntil(lambda: window.navigator.draft.get("requester.name") == "Dana Whitfield")
    assert window.navigator.draft.id != sample.id
    session.autosave.wait()
    assert {path.stem for path in drafts()} == {sample.id, window.navigator.draft.id}


def test_a_request_is_saved_as_a_file(
    qtbot: QtBot, session: Session, sample: Draft, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_given: (str(tmp_path / "mine.json"), ""))
    session._store.save(sample)
    choose(qtbot, start_page(qtbot, session), "Save as a file")
    qtbot.waitUntil((tmp_path / "mine.json").exists)
    qtbot.waitUntil(lambda: "mine.json" in notices(session.window))
    assert kept(tmp_path / "mine.json").values == sample.values


def test_a_request_opens_at_its_first_open_point(qtbot: QtBot, session: Session, window: Window, sample: Draft) -> None:
    sample.set("organizations.destination.url", "")
    session._store.save(sample)
    choose(qtbot, start_page(qtbot, session), "Open")
    qtbot.waitUntil(lambda: window.navigator.step == "organizations")
    assert window.focusWidget() is window.page.field("organizations.destination.url")


def test_going_to_the_list_saves_what_was_typed(qtbot: QtBot, session: Session, window: Window) -> None:
    qtbot.keyClicks(name_field(window), "Dana")
    page = start_page(qtbot, session)
    assert count(page) == 1
    assert kept(drafts()[0]).get("requester.name") == "Dana"


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


def test_a_damaged_request_is_put_away_with_one_visible_line(qtbot: QtBot, session: Session, window: Window) -> None:
    qtbot.keyClicks(name_field(window), "Dana")
    window.go("route")
    session.autosave.wait()
    drafts()[0].with_name(f"{Draft().id}.json").write_bytes(b"\x00damaged")
    page = start_page(qtbot, session)
    assert count(page) == 1
    assert "quarantine" in notices(window)
    assert len(list((folder_of_person() / "quarantine").iterdir())) == 1


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


def test_the_first_of_many_requests_can_be_opened_while_the_others_are_read(
    qtbot: QtBot, session: Session, window: Window, sample: Draft, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = folder_of_person() / "drafts"
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(300):
        twin = sample.duplicate()
        twin.set("requester.company", f"Company {number}")
        place = folder / f"{twin.id}.json"
        place.write_bytes(document.write(twin, f"2026-11-24T10:{number // 60:02}:{number % 60:02}+00:00"))
        os.utime(place, (number, number))
    regular, gate, read = files.read_regular, threading.Event(), []

    def slow(path: str, *, follow_links: bool) -> bytes:
        read.append(path)
        assert len(read) <= 200 or gate.wait(60)
        return regular(path, follow_links=follow_links)

    monkeypatch.setattr(files, "read_regular", slow)
    try:
        session.show_requests()
        page = window.stack.currentWidget()
        assert isinstance(page, StartPage)
        shown = listed(page)
        qtbot.waitUntil(lambda: shown.model.rowCount() == 100)
        assert shown.count.text() == "Looking for your requests …"
        assert shown.entries[0].company == "Company 299"
        shown.rows.setCurrentIndex(shown.model.index(7))
        shown.rows.verticalScrollBar().setValue(105)
    finally:
        gate.set()
    qtbot.waitUntil(lambda: page.is_listed)
    chosen = shown.chosen()
    assert chosen is not None
    assert chosen.company == "Company 292", "what was chosen stays chosen"
    assert shown.rows.verticalScrollBar().value() == 105, "and the list where it was scrolled to"
    assert shown.count.text() == "300 requests"


def test_five_thousand_requests_are_listed_while_the_window_lives(
    qtbot: QtBot, session: Session, window: Window, sample: Draft, measured: Callable[[str], None]
) -> None:
    content = resource("sample_case.json").read_text(encoding="utf-8")
    folder = folder_of_person() / "drafts"
    folder.mkdir(parents=True, exist_ok=True)
    for _number in range(5_000):
        identity = Draft().id
        (folder / f"{identity}.json").write_text(content.replace(sample.id, identity), encoding="utf-8")
    session.show_requests()
    page = window.stack.currentWidget()
    assert isinstance(page, StartPage)
    started = time.monotonic()
    qtbot.keyClicks(listed(page).words, "dana")  # the window takes keys meanwhile
    qtbot.waitUntil(lambda: page.is_listed, timeout=100_000)
    first = time.monotonic() - started
    assert count(page) == 5_000
    started = time.monotonic()
    page.is_listed = False
    session.show_requests()
    qtbot.waitUntil(lambda: page.is_listed, timeout=100_000)
    measured(f"5,000 requests listed: {first:.1f} s the first time, {time.monotonic() - started:.1f} s after that")


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
