"""The Passcodes page in the window, against a real keyring: one that works, is locked, asks, sleeps or dies."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.programs import need
from tests.session_bus import Session as Bus
from tests.session_bus import XServer
from tests.ui.steps.passcodes import IN_MEMORY, Heartbeat, answered, is_alive, open_page, state, state_of, type_in
from transfer_wizard.app import Program
from transfer_wizard.request.draft import Draft
from transfer_wizard.request.passcode import Passcode
from transfer_wizard.request.words import Side
from transfer_wizard.storage.passcode_store import SERVICES
from transfer_wizard.storage.vault import StoreState
from transfer_wizard.ui.kit.texts import Label
from transfer_wizard.ui.services.passcode_keeper import VaultStage
from transfer_wizard.ui.steps.passcodes_page import PasscodesPage


@pytest.fixture
def heartbeat(program: Program, request: pytest.FixtureRequest, measured: Callable[[str], None]) -> Iterator[Heartbeat]:
    """Runs while the test does; its longest gap is told at the end of the run."""
    beat = Heartbeat(program)
    yield beat
    measured(f"longest gap of the window's event loop: {beat.longest * 1000:4.0f} ms  {request.node.name}")
    beat.deleteLater()


def test_stored_read_and_forgotten(
    qtbot: QtBot, bus: Bus, program: Program, sample: Draft, heartbeat: Heartbeat
) -> None:
    page = open_page(qtbot, program, sample)
    answered(qtbot, page)
    assert state_of(page) == "Passcodes are kept in your system’s password store, never in a file."
    type_in(qtbot, page, Side.SOURCE, "0417")
    secret = page.secrets[Side.SOURCE]
    assert secret.input.typed == secret.input.text() == ""
    answered(qtbot, page)
    moment = page.keeper.times[Side.SOURCE]
    said = f"Kept today at {moment:%H:%M}"
    assert secret.kept.text() == said
    with heartbeat.paused():
        assert bus.lookup(SERVICES[Side.SOURCE], sample.id) == f"{date.today()}T{moment:%H:%M}:0417"

    page = open_page(qtbot, program, sample)  # as after another start
    answered(qtbot, page)
    assert page.secrets[Side.SOURCE].kept.text() == said
    assert not page.secrets[Side.DESTINATION].kept.isVisibleTo(page)
    assert [secret.input.typed for secret in page.secrets.values()] == ["", ""], "nothing is put back into a field"

    qtbot.mouseClick(page.forget, Qt.MouseButton.LeftButton)
    answered(qtbot, page)
    assert not page.secrets[Side.SOURCE].kept.isVisibleTo(page)
    with heartbeat.paused():
        assert bus.lookup(SERVICES[Side.SOURCE], sample.id) == ""


def test_collection_locked(qtbot: QtBot, bus: Bus, program: Program, sample: Draft, heartbeat: Heartbeat) -> None:
    with heartbeat.paused():
        bus.lock()
    page = open_page(qtbot, program, sample)
    answered(qtbot, page)
    assert state(page) == StoreState.LOCKED
    assert state_of(page) == f"{StoreState.LOCKED.message} {StoreState.LOCKED.next}"
    assert page.again.isVisibleTo(page), "there is a way on even before anything was typed"
    type_in(qtbot, page, Side.SOURCE, "0417")
    answered(qtbot, page)
    assert page.secrets[Side.SOURCE].kept.text() == IN_MEMORY
    is_alive(qtbot, page)
    with heartbeat.paused():
        bus.open_keyring()
    qtbot.mouseClick(page.again, Qt.MouseButton.LeftButton)
    answered(qtbot, page)
    assert state(page) == StoreState.READY
    assert page.secrets[Side.SOURCE].kept.text().startswith("Kept today at ")
    assert not page.again.isVisibleTo(page)
    with heartbeat.paused():
        assert bus.lookup(SERVICES[Side.SOURCE], sample.id).endswith(":0417")


@pytest.fixture
def x_server() -> Iterator[XServer]:
    need("Xvfb", "/usr/libexec/gcr-prompter")
    made = XServer()
    yield made
    made.close()


def test_prompt_left_open(
    qtbot: QtBot,
    new_session: Callable[..., Bus],
    x_server: XServer,
    program: Program,
    sample: Draft,
    heartbeat: Heartbeat,
) -> None:
    with heartbeat.paused():
        bus = new_session(is_open=True, display=x_server.display)
    with heartbeat.paused():
        bus.lock()
    page = open_page(qtbot, program, sample)
    qtbot.waitUntil(lambda: page.keeper.stage is VaultStage.WAITING)
    assert state_of(page) == f"{StoreState.WAITING.message} {StoreState.WAITING.next}"
    is_alive(qtbot, page)
    page.keeper._vault.deadline = 0.3
    type_in(qtbot, page, Side.SOURCE, "0417")
    answered(qtbot, page)
    assert state(page) is StoreState.WAITING
    assert page.secrets[Side.SOURCE].kept.text() == IN_MEMORY
    assert page.again.isVisibleTo(page)
    is_alive(qtbot, page)
    with heartbeat.paused():  # making another page takes its time with any store
        program.window.go("case")
    assert program.window.navigator.step == "case"


def test_keyring_never_made_asks_when_there_is_something_to_keep(
    qtbot: QtBot, new_session: Callable[..., Bus], program: Program, sample: Draft, heartbeat: Heartbeat
) -> None:
    with heartbeat.paused():
        new_session()
    page = open_page(qtbot, program, sample)
    answered(qtbot, page)
    assert state(page) is StoreState.READY, "who only looks at the page is asked nothing"
    type_in(qtbot, page, Side.DESTINATION, "9938")
    answered(qtbot, page)
    assert state_of(page) == f"{StoreState.DISMISSED.message} {StoreState.DISMISSED.next}"
    assert page.secrets[Side.DESTINATION].kept.text() == IN_MEMORY
    is_alive(qtbot, page)


def test_service_that_never_starts(
    qtbot: QtBot, new_session: Callable[..., Bus], program: Program, sample: Draft, heartbeat: Heartbeat
) -> None:
    with heartbeat.paused():
        new_session(command="/bin/sleep 1000")
    page = open_page(qtbot, program, sample)
    qtbot.waitUntil(lambda: page.keeper.stage is VaultStage.WAITING)
    assert state_of(page).startswith("Your system’s password store has not answered yet.")
    is_alive(qtbot, page)
    page.keeper._vault.deadline = 0.3
    type_in(qtbot, page, Side.SOURCE, "0417")
    answered(qtbot, page)
    assert state(page) is StoreState.WAITING
    assert page.secrets[Side.SOURCE].kept.text() == IN_MEMORY
    is_alive(qtbot, page)


def test_daemon_killed_in_mid_session(
    qtbot: QtBot, bus: Bus, program: Program, sample: Draft, heartbeat: Heartbeat
) -> None:
    page = open_page(qtbot, program, sample)
    type_in(qtbot, page, Side.SOURCE, "0417")
    answered(qtbot, page)
    with heartbeat.paused():
        bus.kill_keyring()
    type_in(qtbot, page, Side.DESTINATION, "9938")
    answered(qtbot, page)
    assert state(page) in set(StoreState) - {StoreState.READY, StoreState.WAITING}
    assert state_of(page) == f"{page.keeper.state.message} {page.keeper.state.next}"
    assert page.secrets[Side.DESTINATION].kept.text() == IN_MEMORY
    is_alive(qtbot, page)
    with heartbeat.paused():
        bus.open_keyring()
    qtbot.mouseClick(page.again, Qt.MouseButton.LeftButton)
    answered(qtbot, page)
    assert state(page) == StoreState.READY
    assert all(secret.kept.text().startswith("Kept today at ") for secret in page.secrets.values())


def test_a_passcode_in_memory_is_copied_and_the_store_is_still_said_to_be_locked(
    qtbot: QtBot, bus: Bus, page: PasscodesPage
) -> None:
    bus.lock()
    type_in(qtbot, page, Side.SOURCE, "0417")
    answered(qtbot, page)
    qtbot.mouseClick(page.secrets[Side.SOURCE].copying.copy, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: QGuiApplication.clipboard().text() == "0417")
    assert state_of(page) == f"{StoreState.LOCKED.message} {StoreState.LOCKED.next}"
    assert page.again.isVisibleTo(page)
    assert page.secrets[Side.DESTINATION].help.text() == "4 digits. Kept until you quit."


def test_a_passcode_in_a_store_that_is_shut_now_is_said_to_be_kept(qtbot: QtBot, bus: Bus, page: PasscodesPage) -> None:
    type_in(qtbot, page, Side.SOURCE, "0417")
    answered(qtbot, page)
    bus.lock()
    type_in(qtbot, page, Side.DESTINATION, "0815")
    qtbot.waitUntil(lambda: page.keeper.is_troubled, timeout=60_000)
    source, destination = (page.secrets[side] for side in Side)
    said = "Kept in your password store, which is shut now. Open it and try again, or type the passcode here."
    assert (source.stale.text(), destination.stale.text()) == (said, "")
    assert source.input.isVisible()
    assert said in source.input.accessibleDescription()
    bus.open_keyring()
    page.keeper.retry()
    qtbot.waitUntil(lambda: not page.keeper.is_troubled and page.keeper.stage is VaultStage.ANSWERED, timeout=60_000)
    assert source.stale.text() == ""
    assert source.kept.isVisible()


def test_that_the_store_was_locked_is_not_said_once_it_is_open(qtbot: QtBot, bus: Bus, page: PasscodesPage) -> None:
    type_in(qtbot, page, Side.SOURCE, "0417")
    answered(qtbot, page)
    bus.lock()
    copying = page.secrets[Side.SOURCE].copying
    qtbot.mouseClick(copying.copy, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: copying.said.text() == f"{StoreState.LOCKED.message} {StoreState.LOCKED.next}")
    bus.open_keyring()
    qtbot.mouseClick(page.again, Qt.MouseButton.LeftButton)
    answered(qtbot, page)
    qtbot.waitUntil(lambda: not copying.said.isVisibleTo(page))


@pytest.mark.usefixtures("heartbeat")
def test_no_bus(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, program: Program, sample: Draft) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus")
    page = open_page(qtbot, program, sample)
    type_in(qtbot, page, Side.SOURCE, "0417")
    answered(qtbot, page)
    assert state_of(page) == f"{StoreState.UNAVAILABLE.message} {StoreState.UNAVAILABLE.next}"
    assert page.secrets[Side.SOURCE].help.text() == "4 digits. Kept until you quit."
    assert page.secrets[Side.SOURCE].kept.text() == IN_MEMORY
    assert page.again.isVisibleTo(page)
    is_alive(qtbot, page)


def test_null_backend_and_hostile_settings_planted(
    qtbot: QtBot,
    bus: Bus,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    program: Program,
    sample: Draft,
    heartbeat: Heartbeat,
) -> None:
    (tmp_path / "stranger.py").write_text("raise SystemExit('ran a stranger’s code')\n", encoding="utf-8")
    for name in ("DATA", "CONFIG"):
        place = tmp_path / name / "python_keyring"
        place.mkdir(parents=True)
        settings = f"[backend]\ndefault-keyring=stranger.Keyring\nkeyring-path={tmp_path}\n"
        (place / "keyringrc.cfg").write_text(settings, encoding="utf-8")
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name))
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
    monkeypatch.setenv("KEYRING_PROPERTY_PREFERRED_COLLECTION", "/org/freedesktop/secrets/collection/session")
    page = open_page(qtbot, program, sample)
    type_in(qtbot, page, Side.SOURCE, "0417")
    answered(qtbot, page)
    assert state(page) == StoreState.READY
    assert page.secrets[Side.SOURCE].kept.text().startswith("Kept today at ")
    with heartbeat.paused():
        assert bus.lookup(SERVICES[Side.SOURCE], sample.id).endswith(":0417")
    is_alive(qtbot, page)


# The field


def test_a_pasted_passcode_keeps_its_leading_zeros(qtbot: QtBot, bus: Bus, page: PasscodesPage, sample: Draft) -> None:
    QGuiApplication.clipboard().setText(" 00 07\n")
    field = page.secrets[Side.SOURCE].input
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    answered(qtbot, page)
    assert bus.lookup(SERVICES[Side.SOURCE], sample.id).endswith(":0007")


def test_what_is_no_passcode_is_told_and_stays_to_be_mended(qtbot: QtBot, page: PasscodesPage) -> None:
    type_in(qtbot, page, Side.SOURCE, "41")
    secret = page.secrets[Side.SOURCE]
    assert secret.error.text() == "The passcode must be 4 digits, as the dashboard shows it today."
    assert secret.input.typed == "41"
    assert "must be 4 digits" in secret.input.accessibleDescription()
    qtbot.keyClicks(secret.input, "17")
    assert not secret.error.isVisibleTo(page)


def test_what_is_shown_is_hidden_when_the_window_is_left(qtbot: QtBot, page: PasscodesPage, program: Program) -> None:
    field = page.secrets[Side.SOURCE].input
    assert not field.is_shown
    page.show_digits.click()
    assert field.is_shown
    other = QWidget()
    qtbot.addWidget(other)
    with qtbot.waitExposed(other):
        other.show()
    other.activateWindow()
    qtbot.waitUntil(lambda: not field.is_shown)
    assert not page.show_digits.isChecked()
    other.close()
    program.window.activateWindow()
    page.show_digits.click()
    program.window.go("case")
    assert not field.is_shown


def test_a_shown_field_can_not_be_copied_from(qtbot: QtBot, page: PasscodesPage) -> None:
    QGuiApplication.clipboard().setText("before")
    page.show_digits.click()
    field = page.secrets[Side.SOURCE].input
    field.setFocus()
    qtbot.keyClicks(field, "0417")
    field.selectAll()
    for key in (Qt.Key.Key_C, Qt.Key.Key_X):
        qtbot.keyClick(field, key, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "before"
    assert field.typed == "0417"


def test_the_passcode_that_is_kept_goes_to_the_clipboard_and_out_again(
    qtbot: QtBot, page: PasscodesPage, program: Program
) -> None:
    type_in(qtbot, page, Side.SOURCE, "0417")
    type_in(qtbot, page, Side.DESTINATION, "9938")
    answered(qtbot, page)
    source, destination = page.secrets[Side.SOURCE], page.secrets[Side.DESTINATION]
    program.clipboard._clock.setInterval(100_000)  # no second is counted down before it is looked at
    page.ensureWidgetVisible(source.copying.copy)
    qtbot.mouseClick(source.copying.copy, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: QGuiApplication.clipboard().text() == "0417")
    assert source.copying.seconds.text() == "In the clipboard for 20 s"
    assert source.copying.clear_now.isVisibleTo(page)
    qtbot.mouseClick(destination.copying.copy, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: QGuiApplication.clipboard().text() == "9938")
    assert not source.copying.clear_now.isVisibleTo(page)
    assert destination.copying.clear_now.isVisibleTo(page)
    qtbot.mouseClick(destination.copying.clear_now, Qt.MouseButton.LeftButton)
    assert not program.clipboard.is_holding
    assert not destination.copying.clear_now.isVisibleTo(page)


def test_yesterdays_is_flagged_and_offered_for_replacing(
    qtbot: QtBot, bus: Bus, program: Program, sample: Draft
) -> None:
    yesterday = date.today() - timedelta(days=1)
    vault = program.services().keeper._vault
    vault.wait_for(vault.put, sample.id, Side.SOURCE, Passcode("0417", yesterday))
    page = open_page(qtbot, program, sample)
    answered(qtbot, page)
    secret = page.secrets[Side.SOURCE]
    assert secret.stale.text() == f"From {yesterday}. Support wants today’s."
    assert secret.property("state") == "open"
    assert not secret.copying.copy.isVisibleTo(page)
    program.window.go("review")
    assert [each.id for each in program.window.navigator.verdict().problems if each.field == "passcode.source"] == [
        "passcode.stale"
    ]
    program.window.go("passcodes")
    type_in(qtbot, page, Side.SOURCE, "5555")
    answered(qtbot, page)
    assert secret.kept.text().startswith("Kept today at ")
    assert bus.lookup(SERVICES[Side.SOURCE], sample.id).endswith(":5555")


def locked_out(page: PasscodesPage) -> str:
    return " ".join(label.text() for label in page.locked_out.findChildren(Label) if label.isVisibleTo(page))


def test_whoever_can_not_read_the_code_goes_on_without(qtbot: QtBot, page: PasscodesPage, program: Program) -> None:
    assert not page.without.isVisibleTo(page)
    page.locked_out.head.setFocus()
    qtbot.keyClick(page.locked_out.head, Qt.Key.Key_Return)
    assert "Ask another full administrator" in locked_out(page)
    assert "SAML" not in locked_out(page)
    program.window.navigator.edit("requester.saml", "yes")
    page.refresh()
    assert "With SAML sign-in" in locked_out(page)
    qtbot.keyClick(page.without, Qt.Key.Key_Return)
    assert program.window.navigator.step == "review"
    assert program.window.navigator.draft.get("verification") == "cannot-see"
    program.window.go("passcodes")
    assert page.with_them.isVisibleTo(page)
    assert not any(secret.isVisibleTo(page) for secret in page.secrets.values())
    program.window.go("review")
    program.window.go_to("passcode.source")  # as Change does
    assert page.with_them.hasFocus()
    qtbot.mouseClick(page.with_them, Qt.MouseButton.LeftButton)
    assert all(secret.isVisibleTo(page) for secret in page.secrets.values())


class FailsAfterWriting:
    """Planted: a store that keeps what it is given, and fails from then on."""

    def set_password(self, service: str, username: str, password: str) -> None:
        """Keep it."""

    def get_password(self, service: str, username: str) -> str | None:
        raise OSError(5, "I/O")

    def delete_password(self, service: str, username: str) -> None:
        raise OSError(5, "I/O")

    def get_credential(self, service: str, username: str | None) -> None:
        raise OSError(5, "I/O")


def test_a_store_that_fails_after_writing_may_hold_it_and_the_page_says_so(
    qtbot: QtBot, page: PasscodesPage, program: Program
) -> None:
    page.keeper._vault._store = FailsAfterWriting()
    type_in(qtbot, page, Side.SOURCE, "0417")
    answered(qtbot, page)
    assert "it may be in your password store" in state_of(page)
    assert page.state.property("role") == "note"
    assert page.secrets[Side.SOURCE].kept.text() == IN_MEMORY
    assert page.again.isVisibleTo(page)
    assert page.forget.isVisibleTo(page)


@pytest.mark.parametrize("text", ["4815 2093", "West: 4815\nEast: 2093\n", "４８１５、２０９３"])
def test_two_passcodes_pasted_at_once_are_offered_for_both(
    qtbot: QtBot, bus: Bus, page: PasscodesPage, sample: Draft, text: str
) -> None:
    QGuiApplication.clipboard().setText(text)
    field = page.secrets[Side.SOURCE].input
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert field.typed == "4815"
    assert page.offered.text() == "Two passcodes. Use the second for Northwind East?"
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    answered(qtbot, page)
    page.take_second.setFocus()
    qtbot.keyClick(page.take_second, Qt.Key.Key_Return)
    answered(qtbot, page)
    assert not page.offer.isVisibleTo(page)
    for side, code in ((Side.SOURCE, "4815"), (Side.DESTINATION, "2093")):
        assert bus.lookup(SERVICES[side], sample.id).endswith(f":{code}")


def test_the_second_of_two_is_forgotten_with_the_page(qtbot: QtBot, page: PasscodesPage, program: Program) -> None:
    field = page.secrets[Side.SOURCE].input
    field.put("4815 2093")
    field.clear()
    program.window.go("review")
    program.window.go("passcodes")
    assert not page.offer.isVisibleTo(page)
    page.take_second.click()
    assert not any(program.window.navigator.passcodes.values())


def test_a_kept_passcode_can_be_seen_for_a_while_and_changed(
    qtbot: QtBot, page: PasscodesPage, program: Program
) -> None:
    type_in(qtbot, page, Side.SOURCE, "0417")
    answered(qtbot, page)
    secret = page.secrets[Side.SOURCE]
    assert not secret.input.isVisibleTo(page)
    program.window.activateWindow()
    qtbot.waitUntil(program.window.isActiveWindow)
    hidden = secret.digits.grab().toImage()
    secret.show_them.click()
    qtbot.waitUntil(lambda: secret.digits.is_shown)
    assert secret.digits.grab().toImage() != hidden
    texts = [each.text() for each in page.findChildren(QLabel)] + [each.text() for each in page.findChildren(QLineEdit)]
    assert not any("0417" in text for text in (*texts, secret.digits.accessibleName()))
    secret.digits._hides.start(1)
    qtbot.waitUntil(lambda: not secret.digits.is_shown)
    secret.digits._hides.setInterval(60_000)
    secret.show_them.click()
    qtbot.waitUntil(lambda: secret.digits.is_shown)
    program.window.go("review")
    assert not secret.digits.is_shown
    program.window.go("passcodes")
    qtbot.mouseClick(secret.change, Qt.MouseButton.LeftButton)
    assert secret.input.isVisibleTo(page)
    type_in(qtbot, page, Side.SOURCE, "5555")
    answered(qtbot, page)
    assert not secret.input.isVisibleTo(page)
