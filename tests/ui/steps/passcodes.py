"""The page of the passcodes, opened, typed in and read."""

import contextlib
import time
from collections.abc import Iterator

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from transfer_wizard.app import Program
from transfer_wizard.request.draft import Draft
from transfer_wizard.request.words import Side
from transfer_wizard.storage.vault import StoreState
from transfer_wizard.ui.services.passcode_keeper import VaultStage
from transfer_wizard.ui.steps.passcodes_page import PasscodesPage

IN_MEMORY = "Kept until you quit."


class Heartbeat(QObject):
    """Notes the longest time in which the event loop did nothing, from when the page is in sight."""

    def __init__(self, program: Program) -> None:
        super().__init__(program)
        self.begin()
        timer = QTimer(self, interval=2, timerType=Qt.TimerType.PreciseTimer)
        timer.timeout.connect(self._on_beat)
        timer.start()

    def begin(self) -> None:
        """Count from here."""
        self.longest = 0.0
        self._last = time.perf_counter()

    @contextlib.contextmanager
    def paused(self) -> Iterator[None]:
        """Leaves out what the test itself does while the event loop stands."""
        yield
        self._last = time.perf_counter()

    def _on_beat(self) -> None:
        now = time.perf_counter()
        self.longest, self._last = max(self.longest, now - self._last), now


def open_page(qtbot: QtBot, program: Program, draft: Draft) -> PasscodesPage:
    """The Passcodes page of a draft, with a vault that loses patience soon."""
    session = program.services()
    session.keeper._vault.deadline, session.keeper._vault._patience = 30.0, 0.1
    session.open(draft)
    program.window.go("passcodes")
    page = program.window.page
    assert isinstance(page, PasscodesPage)
    page.grab()  # laid out and painted; the store is being asked already
    for beat in program.findChildren(Heartbeat):
        beat.begin()
    return page


def answered(qtbot: QtBot, page: PasscodesPage) -> None:
    qtbot.waitUntil(lambda: page.keeper.stage is VaultStage.ANSWERED)


def type_in(qtbot: QtBot, page: PasscodesPage, side: Side, text: str) -> None:
    """Type a passcode and leave the field."""
    field = page.secrets[side].input
    field.setFocus()
    qtbot.keyClicks(field, text)
    qtbot.keyClick(field, Qt.Key.Key_Tab)


def state(page: PasscodesPage) -> StoreState:
    return page.keeper.state


def state_of(page: PasscodesPage) -> str:
    return page.state.text()


def is_alive(qtbot: QtBot, page: PasscodesPage) -> None:
    """What is typed shows, and the page turns."""
    field = page.field("customer_number")
    assert isinstance(field, QLineEdit)
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "7114")
    assert field.text() == "7114"
