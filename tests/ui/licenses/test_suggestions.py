"""What is offered below a field goes with the field."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from transfer_wizard.ui.licenses.suggestions import Suggestions


@pytest.mark.parametrize("gone", ["field", "window"])
def test_a_list_that_is_open_goes_with_its_field(qtbot: QtBot, gone: str) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(400, 300)
    field = QLineEdit(window)
    offered = Suggestions(field, ["MR Enterprise", "MX68"])
    with qtbot.waitExposed(window):
        window.show()
    field.setFocus()
    offered.offer("M")
    assert offered.isVisible()
    qtbot.keyClick(field, Qt.Key.Key_Down)
    (field if gone == "field" else window).deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    if gone == "field":
        assert not offered.isVisible()
        window.resize(500, 400)
    qtbot.waitUntil(lambda: not isValid(offered))
