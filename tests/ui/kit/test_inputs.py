"""The inputs of a field, used with keys as a person uses them."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from transfer_wizard.ui.kit.inputs import LineInput, column

LINK = "https://n149.meraki.com/o/VjjsAd/manage/organization/overview"


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    """Two fields, narrower than a link, the second with the focus."""
    window = QWidget()
    qtbot.addWidget(window)
    first, second = LineInput(20), LineInput(20)
    layout = column(window)
    layout.addWidget(first)
    layout.addWidget(second)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    second.setFocus()
    qtbot.waitUntil(second.hasFocus)
    return window


def test_a_long_text_that_is_shown_starts_at_its_start(window: QWidget) -> None:
    first, _second = window.findChildren(LineInput)
    first.show_text(LINK)
    assert first.cursorPosition() == 0


def test_a_long_text_that_is_left_shows_its_start(qtbot: QtBot, window: QWidget) -> None:
    first, second = window.findChildren(LineInput)
    qtbot.keyClicks(second, LINK)
    assert second.cursorPosition() == len(LINK)
    qtbot.keyClick(second, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is first
    assert second.cursorPosition() == 0


def test_a_text_that_is_shown_while_a_person_types_leaves_the_cursor_at_its_end(
    window: QWidget,
) -> None:
    _first, second = window.findChildren(LineInput)
    second.show_text(LINK)
    assert second.cursorPosition() == len(LINK)
