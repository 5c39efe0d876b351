"""When the passcodes are deleted, and what is said of it."""

import pytest
from pytestqt.qtbot import QtBot

from tests.session_bus import Session as Bus
from tests.ui.kept_requests import start_page
from tests.ui.steps.passcodes import answered, open_page, state_of, type_in
from transfer_wizard.app import Program
from transfer_wizard.request.draft import Draft
from transfer_wizard.request.words import Side
from transfer_wizard.storage.passcode_store import SERVICES
from transfer_wizard.storage.vault import StoreState
from transfer_wizard.ui.hand_over.hand_over_page import HandOverPage
from transfer_wizard.ui.kit.texts import Label
from transfer_wizard.ui.services.passcode_keeper import PasscodeKeeper, VaultStage
from transfer_wizard.ui.shell.session import Session
from transfer_wizard.ui.shell.window import Window
from transfer_wizard.ui.steps.passcodes_page import PasscodesPage


def send(qtbot: QtBot, window: Window) -> None:
    """Enter the case number, as the last thing to do."""
    window.go("hand-over")
    page = window.page
    assert isinstance(page, HandOverPage)
    field = page.send.number.input
    field.setFocus()
    qtbot.keyClicks(field, "01234567")
    window.footer.forward.click()


def told(window: Window) -> str:
    """What the page after sending says of the passcodes."""
    page = window.page
    assert isinstance(page, HandOverPage)
    return page.sent.passcodes.said.text()


def test_the_passcodes_go_when_the_case_number_comes(
    qtbot: QtBot, bus: Bus, page: PasscodesPage, window: Window, sample: Draft
) -> None:
    type_in(qtbot, page, Side.SOURCE, "0417")
    answered(qtbot, page)
    send(qtbot, window)
    qtbot.waitUntil(lambda: told(window) == "The passcode is deleted from this computer")
    assert bus.lookup(SERVICES[Side.SOURCE], sample.id) == ""


@pytest.mark.parametrize("is_said_before", [True, False], ids=["said before", "said after"])
def test_what_is_said_of_the_passcodes_does_not_follow_into_the_next_request(
    qtbot: QtBot, bus: Bus, page: PasscodesPage, window: Window, session: Session, sample: Draft, is_said_before: bool
) -> None:
    type_in(qtbot, page, Side.SOURCE, "0417")
    answered(qtbot, page)
    send(qtbot, window)
    if is_said_before:
        qtbot.waitUntil(lambda: "deleted from this computer" in told(window))
    window.add_notice("This is about the program.")
    session.open(Draft())
    qtbot.waitUntil(lambda: window.navigator.draft.is_blank)
    window.go("passcodes")
    qtbot.waitUntil(lambda: session.keeper.stage is VaultStage.ANSWERED)
    notes = [label.text() for label in window.notices.findChildren(Label) if label.isVisible()]
    assert notes == ["This is about the program."]


def test_passcodes_that_can_not_be_deleted_are_told(
    qtbot: QtBot, bus: Bus, page: PasscodesPage, window: Window, sample: Draft
) -> None:
    type_in(qtbot, page, Side.SOURCE, "0417")
    answered(qtbot, page)
    bus.lock()
    send(qtbot, window)
    qtbot.waitUntil(lambda: "may still be in it" in told(window), timeout=60_000)
    assert StoreState.LOCKED.message in told(window)
    bus.open_keyring()
    assert bus.lookup(SERVICES[Side.SOURCE], sample.id) != ""


def test_a_store_that_ended_while_it_was_asked_is_not_taken_for_an_empty_one(
    qtbot: QtBot, bus: Bus, page: PasscodesPage, window: Window, program: Program, sample: Draft
) -> None:
    type_in(qtbot, page, Side.SOURCE, "0417")
    answered(qtbot, page)
    bus.stop_keyring()
    page = open_page(qtbot, program, sample)  # as after another start
    qtbot.waitUntil(lambda: page.keeper.stage is VaultStage.WAITING)
    bus.kill_keyring()
    answered(qtbot, page)
    assert state_of(page) == f"{StoreState.STOPPED.message} {StoreState.STOPPED.next}"
    assert page.keeper.slot(Side.SOURCE).sentence == state_of(page)
    bus.open_keyring()
    assert bus.lookup(SERVICES[Side.SOURCE], sample.id).endswith(":0417")
    send(qtbot, window)
    qtbot.waitUntil(lambda: "on this computer" in told(window) or "from this computer" in told(window))
    assert bus.lookup(SERVICES[Side.SOURCE], sample.id) == ""


def test_the_passcodes_of_a_deleted_request_go_with_it(
    qtbot: QtBot, bus: Bus, page: PasscodesPage, session: Session, window: Window, sample: Draft
) -> None:
    type_in(qtbot, page, Side.SOURCE, "0417")
    answered(qtbot, page)
    session.autosave.touch()
    session.autosave.finish()
    start = start_page(qtbot, session)
    start.asks.delete.emit(sample.id)
    qtbot.waitUntil(lambda: bus.lookup(SERVICES[Side.SOURCE], sample.id) == "")


def test_a_keeper_without_a_request_asks_nobody() -> None:
    from transfer_wizard.storage.vault import Vault

    keeper = PasscodeKeeper(Vault())
    keeper.ask()
    keeper.look()
    keeper.take(Side.SOURCE, lambda _passcode: None)
    assert keeper.stage is VaultStage.UNASKED
