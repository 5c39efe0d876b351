"""From Review to Sent by keys alone, with a real keyring."""

import datetime
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.session_bus import Session as Bus
from tests.ui.openers import Opener
from transfer_wizard.app import Program
from transfer_wizard.request.draft import Draft
from transfer_wizard.request.passcode import Passcode
from transfer_wizard.request.words import Side
from transfer_wizard.ui.hand_over.hand_over_page import HandOverPage


def name_of(widget: QWidget | None) -> str:
    """What a screen reader calls it."""
    text = getattr(widget, "text", str)()
    return (widget.accessibleName() if widget else "") or str(text)


def holds(text: str) -> bool:
    """Whether the clipboard holds a text."""
    return QGuiApplication.clipboard().text() == text


def test_from_review_to_sent_by_keys_alone(
    qtbot: QtBot, bus: Bus, program: Program, sample: Draft, opener: Opener
) -> None:
    session, window = program.services(), program.window
    session.open(sample)
    vault = session.keeper._vault
    for side, digits in zip(Side, ("0417", "9938"), strict=True):
        vault.wait_for(vault.put, sample.id, side, Passcode(digits, datetime.date.today()))
    window.go("review")
    qtbot.waitUntil(lambda: all(window.navigator.passcodes.values()))
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)

    def press(key: Qt.Key) -> None:
        focused = QApplication.focusWidget()
        assert focused is not None
        qtbot.keyClick(focused, key)

    def tab_to(name: str) -> None:
        for _time in range(60):
            if name_of(QApplication.focusWidget()) == name:
                return
            press(Qt.Key.Key_Tab)
        raise AssertionError(f"Tab does not reach {name!r}")

    tab_to("&Go to Send")
    press(Qt.Key.Key_Return)
    page = window.page
    assert isinstance(page, HandOverPage)
    tab_to("Open the dashboard")
    press(Qt.Key.Key_Return)
    assert name_of(QApplication.focusWidget()) == "Copy the subject"
    press(Qt.Key.Key_Return)
    assert QGuiApplication.clipboard().text().startswith("License transfer: ")
    press(Qt.Key.Key_Return)
    assert "Z2A7-32TE-A8Y4" in QGuiApplication.clipboard().text()
    for digits in ("0417", "9938"):
        assert name_of(QApplication.focusWidget()) == "Copy for 20 s"
        press(Qt.Key.Key_Return)
        qtbot.waitUntil(partial(holds, digits))
        qtbot.waitUntil(lambda: name_of(QApplication.focusWidget()) in ("Copy for 20 s", "Case number"))
    assert name_of(QApplication.focusWidget()) == "Case number"
    for digit in "05129871":
        qtbot.keyClick(QApplication.focusWidget(), digit)
    tab_to("I’ve &sent it")
    press(Qt.Key.Key_Return)
    assert page.is_sent
    assert name_of(QApplication.focusWidget()) == "Case 05129871 is with Support"
    qtbot.waitUntil(
        lambda: page.sent.passcodes.said.text() == "Both passcodes are deleted from this computer", timeout=30_000
    )
    assert [each for each in opener.opened if "0417" in each or "9938" in each] == []
    tab_to("Save as PDF")
