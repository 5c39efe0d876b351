"""A text that gives a passcode away is pointed out, with the store open and locked."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.session_bus import Session as Bus
from tests.ui.steps.passcodes import answered, open_page, type_in
from transfer_wizard.app import Program
from transfer_wizard.request.draft import Draft
from transfer_wizard.request.passcode import Passcode
from transfer_wizard.request.words import Side
from transfer_wizard.ui.hand_over.hand_over_page import HandOverPage
from transfer_wizard.ui.kit.inputs import ProseInput
from transfer_wizard.ui.kit.texts import Label
from transfer_wizard.ui.shell.session import Session
from transfer_wizard.ui.shell.window import Window
from transfer_wizard.ui.steps.passcodes_page import PasscodesPage


def test_a_text_that_holds_a_passcode_is_pointed_out_until_it_does_not(
    qtbot: QtBot, page: PasscodesPage, program: Program, window: Window, session: Session
) -> None:
    type_in(qtbot, page, Side.SOURCE, "0417")
    answered(qtbot, page)
    window.navigator.edit("case.scope", "Two sites, code 0417.")
    window.go("review")
    qtbot.waitUntil(lambda: window.navigator.passcode_seen_in == {"case.scope"})
    sentence = "Scope seems to hold a support passcode."
    assert any(label.text().startswith(sentence) for label in window.page.findChildren(Label))
    window.go("hand-over")
    hand_over = window.page
    assert isinstance(hand_over, HandOverPage)
    top = hand_over.notes[0]
    assert top.said.text().startswith(sentence)
    qtbot.mouseClick(top.to_text, Qt.MouseButton.LeftButton)
    assert window.navigator.step == "case"
    row = window.page.rows["case.scope"]
    assert window.navigator.draft.get("case.scope") == "Two sites, code 0417.", "it is pointed out, not taken away"
    window.navigator.leave("case.scope")
    window.refresh()
    assert row.error.isHidden(), "nothing is wrong with it"
    assert row.note.text().startswith(sentence)
    row.input.setFocus()
    row.edited.emit("case.scope", "Two sites.")
    row.left.emit("case.scope")
    qtbot.waitUntil(lambda: not window.navigator.passcode_seen_in)
    assert not row.note.isVisibleTo(window.page)


def leave_text(window: Window, text: str) -> None:
    """Type a text on Case details, and go on to Hand over."""
    window.go("case")
    row = window.page.rows["case.scope"]
    assert isinstance(row.input, ProseInput)
    row.input.setFocus()
    row.input.selectAll()
    QTest.keyClicks(row.input, text)
    window.go("hand-over")


def pointed_out(window: Window) -> str:
    page = window.page
    assert isinstance(page, HandOverPage)
    said = (page.notes[0].said, page.send.uncompared)
    return " ".join(label.text() for label in said if label.isVisibleTo(page))


def test_a_locked_store_does_not_silence_the_warning(
    qtbot: QtBot, bus: Bus, page: PasscodesPage, window: Window
) -> None:
    type_in(qtbot, page, Side.SOURCE, "0417")
    answered(qtbot, page)
    leave_text(window, "Two sites, code 0417.")
    qtbot.waitUntil(lambda: "Scope seems to hold a support passcode." in pointed_out(window))
    bus.lock()
    leave_text(window, "Two sites with the code 0417.")
    with qtbot.waitSignal(page.keeper.changed, timeout=60_000):
        page.keeper.look()
    assert "Scope seems to hold a support passcode." in pointed_out(window)
    page.keeper.retry()
    qtbot.waitUntil(lambda: page.keeper.is_troubled, timeout=60_000)
    assert "Scope seems to hold a support passcode." in pointed_out(window)
    window.go("passcodes")
    type_in(qtbot, page, Side.DESTINATION, "9938")  # held in memory, and compared without the store
    qtbot.waitUntil(lambda: Side.DESTINATION in page.keeper.in_memory, timeout=60_000)
    leave_text(window, "Two sites, 0417.")
    with qtbot.waitSignal(page.keeper.changed, timeout=60_000):
        page.keeper.look()
    assert "Scope seems to hold a support passcode." in pointed_out(window)
    leave_text(window, "Two sites, 9938.")
    qtbot.waitUntil(lambda: "Scope seems to hold a support passcode." in pointed_out(window), timeout=60_000)
    leave_text(window, "Two sites.")
    qtbot.waitUntil(lambda: not pointed_out(window), timeout=60_000)


def test_what_a_locked_store_could_not_be_compared_with_is_told(
    qtbot: QtBot, bus: Bus, program: Program, sample: Draft, window: Window
) -> None:
    vault = program.services().keeper._vault
    vault.wait_for(vault.put, sample.id, Side.SOURCE, Passcode("0417", date.today()))
    bus.lock()
    page = open_page(qtbot, program, sample)
    qtbot.waitUntil(lambda: page.keeper.is_troubled, timeout=60_000)
    leave_text(window, "Two sites, code 0417.")
    assert pointed_out(window) == (
        "Your system’s password store is locked. So it is not known whether these hold a passcode: Scope. "
        "Look at the digits in them yourself."
    )
    leave_text(window, "Two sites.")
    assert pointed_out(window) == ""
