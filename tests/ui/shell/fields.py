"""The fields of the page in sight, and what stands beside them."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from transfer_wizard.ui.kit.inputs import LineInput
from transfer_wizard.ui.shell.window import Window

NO_KEYS = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
CTRL_SHIFT = CTRL | Qt.KeyboardModifier.ShiftModifier


def field(window: Window, path: str) -> QWidget:
    found = window.page.field(path)
    assert found is not None, path
    return found


def line(window: Window, path: str) -> LineInput:
    found = field(window, path)
    assert isinstance(found, LineInput)
    return found


def errors(window: Window) -> dict[str, str]:
    """What stands beside the fields."""
    return {path: row.error.text() for path, row in window.page.rows.items() if not row.error.isHidden()}


def choose(qtbot: QtBot, window: Window, path: str, text: str) -> None:
    """Click an answer."""
    choices = field(window, path)
    window.page.ensureWidgetVisible(choices)
    click_answer(qtbot, choices, text)


def click_answer(qtbot: QtBot, choices: QWidget, text: str) -> None:
    button = next(each for each in choices.findChildren(QRadioButton) if each.text() == text)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton, pos=QPoint(10, button.height() // 2))


def press_continue(qtbot: QtBot, window: Window) -> None:
    qtbot.mouseClick(window.forward, Qt.MouseButton.LeftButton)
