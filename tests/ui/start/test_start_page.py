"""The list of requests by its keys: delete, take back, do again."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.request_menu import listed
from transfer_wizard.request.draft import Draft
from transfer_wizard.ui.shell.session import Session
from transfer_wizard.ui.start.start_page import StartPage

CTRL = Qt.KeyboardModifier.ControlModifier
CTRL_SHIFT = CTRL | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def page(qtbot: QtBot, session: Session, sample: Draft) -> StartPage:
    """The list of two requests, with the keyboard in it."""
    other = Draft()
    other.set("organizations.source.name", "Contoso")
    for draft in (other, sample):
        session._store.save(draft)
    session.show_requests()
    page = session.window.stack.currentWidget()
    assert isinstance(page, StartPage)
    qtbot.waitUntil(lambda: len(titles(page)) == 2)
    listed(page).rows.setFocus()
    return page


def titles(page: StartPage) -> list[str]:
    return [entry.title for entry in page.requests.model.entries] if page.requests is not None else []


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key, modifiers)


@pytest.mark.parametrize(("key", "modifiers"), [(Qt.Key.Key_Y, CTRL), (Qt.Key.Key_Z, CTRL_SHIFT)])
def test_delete_undo_and_redo_have_keys(
    qtbot: QtBot, page: StartPage, key: Qt.Key, modifiers: Qt.KeyboardModifier
) -> None:
    before = titles(page)
    press(Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: titles(page) == before[1:])
    press(Qt.Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: titles(page) == before)
    press(key, modifiers)
    qtbot.waitUntil(lambda: titles(page) == before[1:])
    press(Qt.Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: titles(page) == before)


def test_deleting_the_last_request_by_its_key_can_be_taken_back(qtbot: QtBot, page: StartPage) -> None:
    before = titles(page)
    press(Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: len(titles(page)) == 1)
    press(Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: titles(page) == [])
    press(Qt.Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: titles(page) == before[1:])


def test_the_keys_of_a_text_are_for_the_text(qtbot: QtBot, page: StartPage) -> None:
    before = titles(page)
    words = listed(page).words
    words.setFocus()
    qtbot.keyClicks(words, "northwind")
    press(Qt.Key.Key_Backspace)
    press(Qt.Key.Key_Delete)
    press(Qt.Key.Key_A, CTRL)
    press(Qt.Key.Key_Delete)
    assert words.text() == ""
    press(Qt.Key.Key_Z, CTRL)
    assert words.text() == "northwin"
    press(Qt.Key.Key_Y, CTRL)
    assert words.text() == ""
    assert titles(page) == before
