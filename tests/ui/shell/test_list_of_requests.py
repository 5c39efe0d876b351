"""The list of requests: searched, opened, copied, saved as a file, deleted and brought back; and when it is long."""

import os
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from tests.ui.kept_requests import count, drafts, kept, name_field, notices, start_page
from tests.ui.request_menu import choose, listed
from transfer_wizard.request import document
from transfer_wizard.request.draft import Draft
from transfer_wizard.storage import files
from transfer_wizard.storage.paths import data_folder as folder_of_person
from transfer_wizard.ui.shell.session import Session
from transfer_wizard.ui.shell.window import Window
from transfer_wizard.ui.start.start_page import StartPage


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


def test_a_damaged_request_is_put_away_with_one_visible_line(qtbot: QtBot, session: Session, window: Window) -> None:
    qtbot.keyClicks(name_field(window), "Dana")
    window.go("route")
    session.autosave.wait()
    drafts()[0].with_name(f"{Draft().id}.json").write_bytes(b"\x00damaged")
    page = start_page(qtbot, session)
    assert count(page) == 1
    assert "quarantine" in notices(window)
    assert len(list((folder_of_person() / "quarantine").iterdir())) == 1


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
    content = document.write(sample, "2026-11-24T10:00:00+00:00").decode()
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
