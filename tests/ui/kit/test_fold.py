"""A folded part, opened and closed with keys as a person does it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from transfer_wizard.ui.kit import accessible
from transfer_wizard.ui.kit.fold import Fold
from transfer_wizard.ui.kit.inputs import LineInput


@pytest.fixture
def fold(qtbot: QtBot) -> Fold:
    """A part with a field in it, folded, its head with the focus."""
    accessible.install()
    fold = Fold("Phone and hours")
    qtbot.addWidget(fold)
    fold.column.addWidget(LineInput(0))
    with qtbot.waitExposed(fold):
        fold.show()
    fold.activateWindow()
    fold.head.setFocus()
    qtbot.waitUntil(fold.head.hasFocus)
    return fold


def expanded(fold: Fold) -> bool:
    state = QAccessible.queryAccessibleInterface(fold.head).state()
    assert state.expandable
    assert bool(state.expanded) is not bool(state.collapsed)
    return bool(state.expanded)


def test_keys_open_and_close_it(fold: Fold) -> None:
    for code, is_open in (
        (Qt.Key.Key_Return, True),
        (Qt.Key.Key_Space, False),
        (Qt.Key.Key_Right, True),
        (Qt.Key.Key_Right, True),
        (Qt.Key.Key_Left, False),
        (Qt.Key.Key_Left, False),
    ):
        QTest.keyClick(fold.head, code)
        assert fold.is_open is is_open
        assert fold.body.isVisible() is is_open
        assert expanded(fold) is is_open


def test_what_is_in_it_is_made_when_it_is_first_opened(fold: Fold) -> None:
    opened: list[bool] = []
    fold.opened.connect(lambda: opened.append(True))
    for _time in range(3):
        fold.head.click()
    assert opened == [True]


def test_it_says_its_title_that_it_is_optional_and_what_is_in_it(fold: Fold) -> None:
    fold.show_value("+1 415 555 0134")
    head = QAccessible.queryAccessibleInterface(fold.head)
    assert head.role() == QAccessible.Role.Button
    assert head.text(QAccessible.Text.Name) == "Phone and hours (optional)"
    assert head.text(QAccessible.Text.Description) == "+1 415 555 0134"
    assert Fold("Documents", is_optional=False).head.accessibleName() == "Documents"
