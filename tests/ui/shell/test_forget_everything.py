"""Forget everything, from the list of requests and from the help, against a real disk and a real keyring."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.session_bus import Session as Bus
from tests.ui.kept_requests import start_page
from transfer_wizard.app import Program
from transfer_wizard.request.draft import Draft
from transfer_wizard.request.passcode import Passcode
from transfer_wizard.request.words import Side
from transfer_wizard.storage.passcode_store import SERVICES
from transfer_wizard.storage.stored_data import StoredData, look_over
from transfer_wizard.storage.vault import StoreState
from transfer_wizard.ui.kit.texts import Sheet
from transfer_wizard.ui.shell.forget_everything import ForgetEverything
from transfer_wizard.ui.shell.help import Help
from transfer_wizard.ui.shell.session import Session
from transfer_wizard.ui.shell.window import Window
from transfer_wizard.ui.start.start_page import StartPage

NOTHING = StoredData(0, 0, 0, 0, 0, 0, ())


ORPHAN = "11111111-2222-4333-8444-555555555555"


@pytest.fixture
def start(qtbot: QtBot, bus: Bus, session: Session, sample: Draft) -> StartPage:
    """The list of requests: one that was saved twice, one deleted, with passcodes of these and of one long gone."""
    vault = session.keeper._vault
    twin = sample.duplicate()
    for identity in (sample.id, twin.id, ORPHAN):
        for side in Side:
            vault.wait_for(vault.put, identity, side, Passcode("0417", date.today()))
    for draft in (sample, sample, twin):
        session._store.save(draft)
    session._store.delete(twin.id)
    session.open(sample)
    return start_page(qtbot, session)


def asked(qtbot: QtBot, window: Window) -> ForgetEverything:
    qtbot.waitUntil(lambda: bool(window.findChildren(ForgetEverything)))
    [dialog] = window.findChildren(ForgetEverything)
    qtbot.waitUntil(dialog.forget.isEnabled)
    return dialog


def asked_from_help(qtbot: QtBot, start: StartPage, window: Window) -> ForgetEverything:
    qtbot.mouseClick(start.help, Qt.MouseButton.LeftButton)
    [shown] = window.findChildren(Help)
    shown.forget.click()
    return asked(qtbot, window)


def agree(qtbot: QtBot, dialog: ForgetEverything) -> None:
    with qtbot.waitSignal(dialog.ended):
        qtbot.mouseClick(dialog.forget, Qt.MouseButton.LeftButton)


def test_the_question_is_as_high_as_what_it_lists(qtbot: QtBot, start: StartPage, window: Window) -> None:
    """It was as high as “Looking for what there is” needs, and the warning had to be scrolled to."""
    dialog = asked_from_help(qtbot, start, window)
    [sheet] = dialog.findChildren(Sheet)
    qtbot.wait(300)  # until it is laid out: before that nothing has to be scrolled to
    assert sheet.verticalScrollBar().maximum() == 0


def test_it_lists_asks_once_removes_looks_and_says_so(
    qtbot: QtBot, bus: Bus, start: StartPage, program: Program, window: Window, sample: Draft
) -> None:
    dialog = asked_from_help(qtbot, start, window)
    for line in ("1 request\n", "1 earlier save of", "1 file of a deleted request", "every passcode of this program"):
        assert line in dialog.said.text()
    assert dialog.keep.hasFocus(), "Enter keeps everything"
    agree(qtbot, dialog)
    assert dialog.heading.text() == "Everything is gone"
    assert "it holds no request" in dialog.said.text()
    assert "it holds no passcode" in dialog.said.text()
    assert look_over(program._folder) == NOTHING
    assert all(not bus.lookup(service, each) for service in SERVICES.values() for each in (sample.id, ORPHAN))
    assert window.navigator.draft.is_blank
    qtbot.mouseClick(dialog.keep, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not window.findChildren(ForgetEverything))


def test_keeping_keeps(qtbot: QtBot, start: StartPage, program: Program, window: Window) -> None:
    dialog = asked_from_help(qtbot, start, window)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not window.findChildren(ForgetEverything))
    assert look_over(program._folder).requests == 1


def test_the_help_leads_to_it_and_what_is_typed_is_forgotten_too(
    qtbot: QtBot, bus: Bus, program: Program, window: Window
) -> None:
    window.go("case")
    window.navigator.edit("case.scope", "Two sites.")
    window.edited.emit()
    qtbot.keyClick(window, Qt.Key.Key_F1)
    [shown] = window.findChildren(Help)
    shown.forget.click()
    dialog = asked(qtbot, window)
    agree(qtbot, dialog)
    assert dialog.heading.text() == "Everything is gone"
    assert look_over(program._folder) == NOTHING
    assert window.navigator.draft.is_blank
    program.services().autosave.finish()
    assert look_over(program._folder) == NOTHING, "nothing comes back"


def test_passcodes_that_may_still_be_there_are_told(
    qtbot: QtBot, bus: Bus, start: StartPage, program: Program, window: Window, sample: Draft
) -> None:
    bus.lock()
    dialog = asked_from_help(qtbot, start, window)
    agree(qtbot, dialog)
    assert dialog.heading.text() == "Not everything is gone"
    assert StoreState.LOCKED.message in dialog.said.text()
    assert look_over(program._folder) == NOTHING
    qtbot.mouseClick(dialog.keep, Qt.MouseButton.LeftButton)
    bus.open_keyring()
    qtbot.waitUntil(lambda: not window.findChildren(ForgetEverything))
    window.forget_asked.emit()
    again = asked(qtbot, window)
    agree(qtbot, again)
    assert again.heading.text() == "Everything is gone", "the second time finds them although no request is left"
    assert bus.lookup(SERVICES[Side.SOURCE], sample.id) == ""


def test_a_second_window_forgets_nothing(qtbot: QtBot, window: Window, session: Session) -> None:
    session.showing.read_only = True
    window.forget_asked.emit()
    assert not window.findChildren(ForgetEverything)


def test_who_leaves_before_it_has_looked_is_told_nothing(qtbot: QtBot, window: Window, session: Session) -> None:
    window.forget_asked.emit()
    dialog = window.findChild(ForgetEverything)
    assert dialog is not None
    dialog.close()
    qtbot.waitUntil(lambda: not window.findChildren(ForgetEverything))
    qtbot.waitUntil(lambda: not session._background.is_busy)
    qtbot.wait(200)
