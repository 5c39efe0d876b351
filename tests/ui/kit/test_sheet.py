"""What has the focus is in sight on a sheet that scrolls, and whoever scrolls away is left where they are."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from transfer_wizard.ui.kit.texts import Button, Label, Sheet


@pytest.fixture
def sheet(qtbot: QtBot) -> Sheet:
    made = Sheet()
    qtbot.addWidget(made)
    for number in range(40):
        made.column.addWidget(Button(str(number)))
    made.resize(400, 300)
    made.show()
    qtbot.waitActive(made)
    QApplication.processEvents()
    return made


def buttons(sheet: Sheet) -> list[Button]:
    return sheet.findChildren(Button)


def turn_wheel_to_bottom(sheet: Sheet) -> None:
    """At most a page at a turn; nothing else happens meanwhile."""
    bar = sheet.verticalScrollBar()
    place, none = QPointF(sheet.viewport().rect().center()), Qt.MouseButton.NoButton
    modifiers, phase = Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase
    while bar.value() < bar.maximum():
        turned = QWheelEvent(place, place, QPoint(), QPoint(0, -100_000), none, modifiers, phase, False)
        QApplication.sendEvent(sheet.viewport(), turned)


def test_what_gets_the_focus_is_scrolled_to(sheet: Sheet) -> None:
    last = buttons(sheet)[-1]
    last.setFocus()
    assert not last.visibleRegion().isEmpty()


def test_who_scrolls_right_after_the_focus_came_is_not_taken_back(sheet: Sheet) -> None:
    """The second look, once all has its place, is for nobody who looks elsewhere by then."""
    buttons(sheet)[0].setFocus()
    turn_wheel_to_bottom(sheet)
    QApplication.processEvents()
    assert sheet.verticalScrollBar().value() == sheet.verticalScrollBar().maximum()


def test_what_is_clicked_after_that_stays_in_sight(sheet: Sheet, qtbot: QtBot) -> None:
    first, last = buttons(sheet)[0], buttons(sheet)[-1]
    first.setFocus()
    turn_wheel_to_bottom(sheet)
    qtbot.mouseClick(last, Qt.MouseButton.LeftButton)
    QApplication.processEvents()
    assert QApplication.focusWidget() is last
    assert not last.visibleRegion().isEmpty()


def test_who_comes_back_to_what_has_the_focus_keeps_it_in_sight(sheet: Sheet) -> None:
    """Scrolling away is over with that."""
    first = buttons(sheet)[0]
    first.setFocus()
    turn_wheel_to_bottom(sheet)
    sheet.bring_into_sight(first)
    above = Label("\n" * 40)
    sheet.column.insertWidget(0, above)
    QApplication.processEvents()
    assert not first.visibleRegion().isEmpty()


def test_who_scrolls_and_still_sees_what_has_the_focus_keeps_it_in_sight(sheet: Sheet) -> None:
    """It was scrolled to the edge, and then the window got smaller."""
    last = buttons(sheet)[-1]
    turn_wheel_to_bottom(sheet)
    last.setFocus()
    QApplication.processEvents()
    bar = sheet.verticalScrollBar()
    bar.triggerAction(bar.SliderAction.SliderSingleStepSub)
    bar.triggerAction(bar.SliderAction.SliderSingleStepAdd)
    sheet.resize(400, 150)
    QApplication.processEvents()
    assert not last.visibleRegion().isEmpty()
