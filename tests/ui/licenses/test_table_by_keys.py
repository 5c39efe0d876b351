"""The table of licenses by the keyboard alone: what is typed is in the request, however fast somebody types."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QComboBox
from pytestqt.qtbot import QtBot

from tests.ui.licenses.table import (
    ALT,
    CTRL,
    KEYS,
    SHIFT,
    cells,
    draft,
    focused,
    footer,
    here,
    keys,
    letters,
    many,
    message,
    press,
    shown_page,
    stand,
    suggestions,
    under,
    write,
)
from transfer_wizard.flow.navigator import StepStatus
from transfer_wizard.request.draft import Draft
from transfer_wizard.ui.licenses.cell_editor import CellEditor
from transfer_wizard.ui.licenses.license_model import Column
from transfer_wizard.ui.licenses.licenses_page import LicensesPage
from transfer_wizard.ui.shell.session import Session
from transfer_wizard.ui.shell.window import Window


def test_three_keys_with_several_models_are_entered_mended_deleted_and_brought_back(
    qtbot: QtBot, window: Window
) -> None:
    qtbot.keyClick(window, KEYS.Key_4, ALT)
    page = window.page
    assert isinstance(page, LicensesPage)
    page.table.setFocus()
    assert page.model.rowCount() == 1
    write(qtbot, "z2a7 32te a8y4", KEYS.Key_Tab)
    write(qtbot, "MR Enterprise", KEYS.Key_Tab)
    write(qtbot, "25", KEYS.Key_Tab)
    assert draft(page).get("licenses.0.devices.0.move") == "25"  # all of them, until somebody says otherwise
    write(qtbot, "10", KEYS.Key_Tab)
    write(qtbot, "2029/8/31", KEYS.Key_Tab)
    assert isinstance(focused(), QComboBox)
    press(qtbot, KEYS.Key_Tab)
    press(qtbot, KEYS.Key_Tab)  # no key: another model of the same one
    write(qtbot, "MX68", KEYS.Key_Tab)
    write(qtbot, "2", KEYS.Key_Tab)
    write(qtbot, "1")
    for key in ("Z2KD8QWN4RTX", "Z2KDBQWN4RTX"):
        stand(page, page.model.last, Column.KEY)
        write(qtbot, key, KEYS.Key_Tab)
        write(qtbot, "MS120-24P", KEYS.Key_Tab)
        write(qtbot, "6", KEYS.Key_Tab)
        press(qtbot, KEYS.Key_Tab)
        write(qtbot, "2028-02-29")
    assert cells(page) == [
        ["Z2A7-32TE-A8Y4", "MR Enterprise", "25", "10", "2029-08-31", "Add devices"],
        ["Z2A7-32TE-A8Y4", "MX68", "2", "1", "2029-08-31", "Add devices"],
        ["Z2KD-8QWN-4RTX", "MS120-24P", "6", "6", "2028-02-29", "Add devices"],
        ["Z2KD-BQWN-4RTX", "MS120-24P", "6", "6", "2028-02-29", "Add devices"],
    ]
    assert page.navigator.status("licenses") is StepStatus.COMPLETE
    assert page.count.text() == "3 keys, 4 rows"
    assert message(page, 3) == "B or 8? Row 3 says Z2KD-8QWN-4RTX."
    page.table.setFocus()
    press(qtbot, KEYS.Key_F8)
    assert here(page) == (3, Column.KEY)
    press(qtbot, KEYS.Key_F2)
    assert focused() is under(page, "Fix it")
    press(qtbot, KEYS.Key_Return)
    assert keys(page) == ["Z2A7-32TE-A8Y4", "Z2KD-8QWN-4RTX", "Z2KD-8QWN-4RTX"]
    assert "is listed twice" in message(page, 3)
    press(qtbot, KEYS.Key_F2)
    press(qtbot, KEYS.Key_Return)
    assert len(keys(page)) == 2
    stand(page, 2, Column.KEY)
    press(qtbot, KEYS.Key_Space)
    press(qtbot, KEYS.Key_Delete)
    assert keys(page) == ["Z2A7-32TE-A8Y4"]
    assert footer(page).said.text() == "1 row deleted."
    press(qtbot, KEYS.Key_Z, CTRL)
    assert keys(page) == ["Z2A7-32TE-A8Y4", "Z2KD-8QWN-4RTX"]
    assert len(cells(page)) == 3


def test_enter_goes_down_and_escape_leaves_a_cell_as_it_was(qtbot: QtBot, sample_page: LicensesPage) -> None:
    stand(sample_page, 0, Column.MOVE)
    write(qtbot, "12")
    assert here(sample_page) == (1, Column.MOVE)
    assert focused() is sample_page.table
    qtbot.keyClicks(focused(), "2")
    assert draft(sample_page).get("licenses.0.devices.1.move") == "2"
    assert sample_page.ledger.cells.accessibleName().startswith(
        "MR Enterprise: have 25, move 12, stay 13; MX68: have 2, move 2"
    )
    press(qtbot, KEYS.Key_Escape)
    assert draft(sample_page).get("licenses.0.devices.1.move") == "1"
    assert here(sample_page) == (1, Column.MOVE)
    press(qtbot, KEYS.Key_Return)
    editor = focused()
    assert isinstance(editor, CellEditor)
    assert editor.selectedText() == "1"
    assert editor.accessibleName() == "Move, row 2"
    press(qtbot, KEYS.Key_Escape)
    press(qtbot, KEYS.Key_Z, CTRL)
    assert draft(sample_page).get("licenses.0.devices.0.move") == "10"
    for again in ((KEYS.Key_Y, CTRL), (KEYS.Key_Z, CTRL | SHIFT)):
        press(qtbot, *again)
        assert draft(sample_page).get("licenses.0.devices.0.move") == "12"
        press(qtbot, KEYS.Key_Z, CTRL)


def test_what_is_typed_on_arrival_is_a_new_key(qtbot: QtBot, sample_page: LicensesPage) -> None:
    assert sample_page.heading.hasFocus()
    letters(qtbot, "z2bb00000001")
    press(qtbot, Qt.Key.Key_Return)
    assert keys(sample_page)[-1] == "Z2BB-0000-0001"
    sample_page.heading.setFocus()
    before = cells(sample_page)
    press(qtbot, Qt.Key.Key_Space)
    assert cells(sample_page) == before, "it scrolls"


def test_nothing_typed_into_the_last_row_leaves_nothing(qtbot: QtBot, sample_page: LicensesPage) -> None:
    before = [dict(row) for row in draft(sample_page).licenses]
    stand(sample_page, sample_page.model.last, Column.KEY)
    for keys_pressed in ((), (KEYS.Key_Z,), (KEYS.Key_Z, KEYS.Key_Backspace)):
        press(qtbot, KEYS.Key_Return)
        for key in keys_pressed:
            press(qtbot, key)
        press(qtbot, KEYS.Key_Escape)
        assert draft(sample_page).licenses == before
        assert sample_page.model.rowCount() == 4
    assert sample_page.lines.undo() is None


def test_tab_leaves_the_table_while_no_cell_is_open(qtbot: QtBot, sample_page: LicensesPage) -> None:
    stand(sample_page, 0, Column.KEY)
    press(qtbot, KEYS.Key_Tab)
    assert not sample_page.table.isAncestorOf(focused())
    press(qtbot, KEYS.Key_Backtab, SHIFT)
    assert focused() is sample_page.table


def test_a_key_that_is_there_grows_by_what_is_typed_with_it(qtbot: QtBot, sample_page: LicensesPage) -> None:
    stand(sample_page, 3, Column.KEY)
    write(qtbot, "Z2A732TEA8Y4", KEYS.Key_Tab)
    write(qtbot, "MV")
    assert [row[0:2] for row in cells(sample_page)] == [
        ["Z2A7-32TE-A8Y4", "MR Enterprise"],
        ["Z2A7-32TE-A8Y4", "MX68"],
        ["Z2A7-32TE-A8Y4", "MV"],
        ["Z2KD-8QWN-4RTX", "MS120-24P"],
    ]


def test_a_line_below_its_key_gets_a_key_of_its_own(qtbot: QtBot, sample_page: LicensesPage) -> None:
    stand(sample_page, 1, Column.KEY)
    write(qtbot, "Z2BB00000001")
    assert keys(sample_page) == ["Z2A7-32TE-A8Y4", "Z2BB-0000-0001", "Z2KD-8QWN-4RTX"]
    assert draft(sample_page).get("licenses.1.expires_on") == "2029-08-31"


def test_what_is_typed_faster_than_it_is_shown_goes_into_the_cells_in_turn(
    qtbot: QtBot, sample_page: LicensesPage
) -> None:
    stand(sample_page, 0, Column.MODEL)
    for text in ("MV", "9", "8"):  # as from a scanner, or after the machine was busy
        letters(qtbot, text)
        qtbot.keyClick(focused(), KEYS.Key_Tab)
    qtbot.wait(1)
    assert cells(sample_page)[0][1:4] == ["MV", "9", "8"]
    assert cells(sample_page)[1][1:4] == ["MX68", "2", "1"]


def test_a_key_press_judges_no_other_row(qtbot: QtBot, session: Session, window: Window) -> None:
    session.open(many(500))
    page = shown_page(window)
    qtbot.waitUntil(lambda: not page.navigator.is_checking)
    editor = page.field("licenses.250.key")
    assert isinstance(editor, CellEditor)
    qtbot.keyClicks(editor, "Z2AA-0007-AAAA")
    assert page.navigator.unsettled == "licenses.250.key"
    assert message(page, 7) == message(page, 250) == ""
    qtbot.waitUntil(lambda: not page.navigator.unsettled)
    press(qtbot, KEYS.Key_Return)
    qtbot.waitUntil(lambda: not page.navigator.is_checking)
    assert "is listed twice" in message(page, 250)


def test_nothing_typed_is_left_out_when_the_page_is_turned_at_once(qtbot: QtBot, sample_page: LicensesPage) -> None:
    stand(sample_page, 0, Column.MOVE)
    letters(qtbot, "99")
    qtbot.keyClick(focused(), KEYS.Key_7, ALT)
    assert sample_page.navigator.step == "review"
    assert "license.over-count" in {problem.id for problem in sample_page.navigator.verdict().problems}


def test_common_models_are_offered_and_any_other_is_taken(qtbot: QtBot, sample_page: LicensesPage) -> None:
    page = sample_page
    stand(page, 1, Column.MODEL)
    letters(qtbot, "mr ent")
    editor = page.table.editor()
    assert isinstance(editor, CellEditor)
    assert suggestions() is not None
    press(qtbot, KEYS.Key_Down)
    assert editor.text() == "MR Enterprise"
    press(qtbot, KEYS.Key_Return)
    assert suggestions() is None
    assert here(page) == (1, Column.MODEL)
    assert draft(page).get("licenses.0.devices.1.model") == "MR Enterprise"
    press(qtbot, KEYS.Key_Return)


def test_suggestions_are_gone_through_and_left_by_keys(qtbot: QtBot, sample_page: LicensesPage) -> None:
    page = sample_page
    stand(page, 1, Column.MODEL)
    letters(qtbot, "mr e")
    editor = page.table.editor()
    offered = suggestions()
    assert isinstance(editor, CellEditor)
    assert offered is not None
    windows = [each for each in QApplication.topLevelWidgets() if each.isVisible()]
    assert windows == [page.window()], "a window manager would activate another one, and take the keys along"
    assert editor.hasFocus()
    press(qtbot, KEYS.Key_Up)
    assert editor.text() == offered.model().index(offered.model().rowCount() - 1, 0).data()
    press(qtbot, KEYS.Key_Down)
    assert editor.text() == "mr e", "before the first and after the last is what was typed"
    letters(qtbot, "n")
    press(qtbot, KEYS.Key_Escape)
    assert suggestions() is None
    assert page.table.editor() is editor, "the first Escape closes the list, and no more"
    assert editor.text() == "mr en"
    press(qtbot, KEYS.Key_Escape)
    assert page.table.editor() is None
    assert draft(page).get("licenses.0.devices.1.model") != "mr en"


def test_a_suggestion_is_taken_by_a_click_and_the_field_keeps_the_focus(
    qtbot: QtBot, sample_page: LicensesPage
) -> None:
    page = sample_page
    stand(page, 1, Column.MODEL)
    letters(qtbot, "mr ent")
    editor, offered = page.table.editor(), suggestions()
    assert editor is not None
    assert offered is not None
    row = offered.visualRect(offered.model().index(0, 0)).center()
    qtbot.mouseClick(offered.viewport(), Qt.MouseButton.LeftButton, pos=row)
    assert suggestions() is None
    assert focused() is editor
    assert draft(page).get("licenses.0.devices.1.model") == "MR Enterprise"


def test_tab_from_a_model_with_suggestions_goes_to_the_next_cell(qtbot: QtBot, sample_page: LicensesPage) -> None:
    page = sample_page
    for key, column in ((KEYS.Key_Tab, Column.HAVE), (KEYS.Key_Backtab, Column.KEY)):
        stand(page, 1, Column.MODEL)
        letters(qtbot, "mr ent")
        assert suggestions() is not None
        qtbot.keyClick(focused(), key)
        qtbot.waitUntil(lambda column=column: here(page) == (1, column))  # type: ignore[misc]
    assert draft(page).get("licenses.0.devices.1.model") == "mr ent"


def test_keys_that_were_pressed_while_there_were_suggestions_go_into_the_cells_in_turn(
    qtbot: QtBot, sample_page: LicensesPage
) -> None:
    stand(sample_page, 0, Column.MODEL)
    letters(qtbot, "mr ent")
    assert suggestions() is not None
    for text in ("", "9", "8", "2031-01-31"):
        qtbot.keyClicks(focused(), text)
        qtbot.keyClick(focused(), KEYS.Key_Tab)
    qtbot.wait(1)
    assert cells(sample_page)[0][1:5] == ["mr ent", "9", "8", "2031-01-31"]


def test_a_model_that_is_not_in_the_list_is_taken_with_a_quiet_word(qtbot: QtBot, sample_page: LicensesPage) -> None:
    page = sample_page
    stand(page, 1, Column.MODEL)
    write(qtbot, "Quasar 9000")
    assert draft(page).get("licenses.0.devices.1.model") == "Quasar 9000"
    stand(page, 1, Column.MODEL)
    assert page.hint.text().replace("\u200b", "").startswith("“Quasar 9000” is not in our list of models.")
    stand(page, 0, Column.MODEL)
    assert not page.hint.isVisible()


@pytest.mark.parametrize("mode", ["", "both"], ids=["not answered", "no answer of ours"])
@pytest.mark.parametrize("way", ["tab", "page"])
def test_to_go_past_add_or_renew_answers_nothing(
    qtbot: QtBot, session: Session, window: Window, sample: Draft, mode: str, way: str
) -> None:
    """Support would add devices, or renew, because somebody pressed Tab once more."""
    sample.licenses[0]["mode"] = mode
    session.open(sample)
    page = shown_page(window)
    stand(page, 0, Column.MODE)
    press(qtbot, KEYS.Key_Return)
    assert isinstance(focused(), QComboBox)
    if way == "tab":
        press(qtbot, KEYS.Key_Tab)
    else:
        window.go("hand-over")
    assert draft(page).get("licenses.0.mode") == mode
    window.go("licenses")
    stand(page, 0, Column.MODE)
    press(qtbot, KEYS.Key_Return)
    press(qtbot, KEYS.Key_Down)
    press(qtbot, KEYS.Key_Tab)
    assert draft(page).get("licenses.0.mode") == "addDevices", "and an arrow chooses"


def test_the_wheel_over_add_or_renew_changes_nothing(qtbot: QtBot, sample_page: LicensesPage) -> None:
    stand(sample_page, 0, Column.MODE)
    press(qtbot, KEYS.Key_Return)
    editor = focused()
    assert isinstance(editor, QComboBox)
    place, none = QPointF(editor.rect().center()), QPoint()
    buttons, phase = Qt.MouseButton.NoButton, Qt.ScrollPhase.NoScrollPhase
    down, keyboard = QPoint(0, -120), Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(
        editor, QWheelEvent(place, editor.mapToGlobal(place), none, down, buttons, keyboard, phase, False)
    )
    press(qtbot, KEYS.Key_Tab)
    assert draft(sample_page).get("licenses.0.mode") == "addDevices"
