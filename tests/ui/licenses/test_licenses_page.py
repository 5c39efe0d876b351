"""The Licenses step, used with keys, the mouse and the clipboard."""

import pytest
from PySide6.QtCore import QModelIndex, QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QComboBox, QPushButton, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from transfer_wizard.flow.license_lines import LicenseLines
from transfer_wizard.flow.navigator import Navigator, StepStatus
from transfer_wizard.intake.reading import read_text
from transfer_wizard.request.document import MOST_ROWS, refusal
from transfer_wizard.request.draft import Draft, blank_device, blank_license
from transfer_wizard.ui.kit.texts import Link
from transfer_wizard.ui.kit.undo_bar import UndoBar
from transfer_wizard.ui.licenses.cell_editor import CellEditor
from transfer_wizard.ui.licenses.license_model import Column, LicenseModel
from transfer_wizard.ui.licenses.license_table import MOST_TALL
from transfer_wizard.ui.licenses.licenses_page import LicensesPage
from transfer_wizard.ui.licenses.row_list import RowList
from transfer_wizard.ui.licenses.row_messages import RowMessage, RowMessages
from transfer_wizard.ui.shell.session import Session
from transfer_wizard.ui.shell.window import Window
from transfer_wizard.ui.start.found_page import FoundPage

ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
KEYS = Qt.Key


@pytest.fixture
def page(window: Window) -> LicensesPage:
    """The page on an empty request."""
    return shown_page(window)


@pytest.fixture
def sample_page(sample_window: Window) -> LicensesPage:
    """The page on the sample case, which has two keys and three rows."""
    return shown_page(sample_window)


def shown_page(window: Window) -> LicensesPage:
    window.go("licenses")
    assert isinstance(window.page, LicensesPage)
    return window.page


def draft(page: LicensesPage) -> Draft:
    return page.navigator.draft


def footer(page: LicensesPage) -> UndoBar:
    """What is said at the foot of the window, with the button that takes it back."""
    window = page.window()
    assert isinstance(window, Window)
    return window.undo


def keys(page: LicensesPage) -> list[str]:
    return [row["key"] for row in draft(page).licenses]


def cells(page: LicensesPage) -> list[list[str]]:
    """What the table shows, but for the row of the next key."""
    model = page.model
    return [
        [str(model.index(row, column).data()) for column in range(Column.KEY, Column.MODE + 1)]
        for row in range(model.rowCount() - 1)
    ]


def focused() -> QWidget:
    """What has the focus; a list of suggestions took it away, and no window manager gives it back here."""
    widget = QApplication.focusWidget()
    if widget is None:
        window = next(each for each in QApplication.topLevelWidgets() if isinstance(each, Window))
        window.activateWindow()
        widget = window.focusWidget()
    assert widget is not None
    return widget


def stand(page: LicensesPage, row: int, column: Column) -> None:
    """Go to a cell, as with the arrow keys."""
    page.table.setFocus()
    page.table.go(row, column)


def press(qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    qtbot.keyClick(focused(), key, modifier)
    qtbot.wait(1)


def write(qtbot: QtBot, text: str, then: Qt.Key = Qt.Key.Key_Return) -> None:
    """Type a text where the focus is: the first letter opens the cell."""
    letters(qtbot, text)
    press(qtbot, then)


def letters(qtbot: QtBot, text: str) -> None:
    for letter in text:
        qtbot.keyClicks(focused(), letter)


def here(page: LicensesPage) -> tuple[int, int]:
    index = page.table.currentIndex()
    return index.row(), index.column()


def click(qtbot: QtBot, widget: QWidget) -> None:
    qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)


def message(page: LicensesPage, line: int) -> str:
    found = page.messages.of(line)
    return found.text if found else ""


def under(page: LicensesPage, text: str) -> Link:
    """The button with these words under a row in sight."""
    return next(each for each in page.table.viewport().findChildren(Link) if each.text() == text and each.isVisible())


def many(count: int, move: str = "1") -> Draft:
    """A request with so many licenses."""
    made = Draft()
    made.licenses.extend(
        blank_license()
        | {"key": f"Z2AA-{number:04}-AAAA", "mode": "addDevices", "expired": "no"}
        | {"devices": [blank_device() | {"model": "MR Enterprise", "have": "2", "move": move}]}
        for number in range(count)
    )
    return made


def found(qtbot: QtBot, window: Window) -> FoundPage:
    qtbot.waitUntil(lambda: isinstance(window.stack.currentWidget(), FoundPage))
    shown = window.stack.currentWidget()
    assert isinstance(shown, FoundPage)
    return shown


# With the keyboard alone


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


# Selected rows


def test_rows_are_selected_and_changed_together(qtbot: QtBot, sample_page: LicensesPage) -> None:
    page = sample_page
    assert not page.selection.isVisible()
    stand(page, 0, Column.MODEL)
    press(qtbot, KEYS.Key_Down, SHIFT)
    assert page.selection.said.text() == "2 rows selected"
    click(qtbot, page.selection.all)
    assert [row[3] for row in cells(page)] == ["25", "2", "6"]
    page.table.setFocus()
    press(qtbot, KEYS.Key_A, CTRL)
    assert page.selection.said.text() == "3 rows selected"
    page.selection.mode_asked.emit("renew")
    assert {row["mode"] for row in draft(page).licenses} == {"renew"}
    press(qtbot, KEYS.Key_Z, CTRL)
    assert {row["mode"] for row in draft(page).licenses} == {"addDevices"}
    press(qtbot, KEYS.Key_Escape)
    assert not page.selection.isVisible()
    press(qtbot, KEYS.Key_Space)
    assert page.selection.said.text() == "1 row selected"
    click(qtbot, page.selection.close_it)
    assert page.model.ticked == set()


def test_what_a_renewal_does_is_said_below_the_table(qtbot: QtBot, sample_page: LicensesPage) -> None:
    page = sample_page
    assert not page.renewal.isVisible()
    stand(page, 2, Column.MODE)
    press(qtbot, KEYS.Key_Space)
    page.selection.mode_asked.emit("renew")
    what = (
        "Renew replaces the destination’s limit with this key’s devices and extends the date. When unsure, choose Add"
    )
    assert page.renewal.text() == f"{what} devices."
    assert page.renewal.isVisible()
    stand(page, 0, Column.MODE)
    press(qtbot, KEYS.Key_Space)
    page.selection.mode_asked.emit("renew")
    qtbot.waitUntil(lambda: "Only a part of license Z2A7-32TE-A8Y4 renews" in page.renewal.text())
    press(qtbot, KEYS.Key_Z, CTRL)
    press(qtbot, KEYS.Key_Z, CTRL)
    assert not page.renewal.isVisible()


def test_a_model_that_stays_says_so_and_nobody_asks_about_it(qtbot: QtBot, sample_page: LicensesPage) -> None:
    stand(sample_page, 1, Column.MOVE)
    press(qtbot, KEYS.Key_Space)
    click(qtbot, sample_page.selection.none)
    assert cells(sample_page)[1] == ["Z2A7-32TE-A8Y4", "MX68", "2", "0", "2029-08-31", "Stays"]
    assert message(sample_page, 1) == ""
    qtbot.waitUntil(lambda: sample_page.navigator.status("licenses") is StepStatus.COMPLETE)  # judged in slices
    assert not sample_page.navigator.applies("organizations.source.mx_edition")


def test_delete_without_a_selected_row_empties_the_cell(qtbot: QtBot, sample_page: LicensesPage) -> None:
    stand(sample_page, 0, Column.HAVE)
    press(qtbot, KEYS.Key_Delete)
    assert draft(sample_page).get("licenses.0.devices.0.have") == ""
    press(qtbot, KEYS.Key_Z, CTRL)
    assert draft(sample_page).get("licenses.0.devices.0.have") == "25"


# Cells of a spreadsheet


def test_cells_are_copied_pasted_and_filled_down(qtbot: QtBot, sample_page: LicensesPage) -> None:
    page = sample_page
    stand(page, 0, Column.HAVE)
    press(qtbot, KEYS.Key_Down, SHIFT)
    press(qtbot, KEYS.Key_Right, SHIFT)
    press(qtbot, KEYS.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == "25\t10\n2\t1"
    press(qtbot, KEYS.Key_D, CTRL)
    assert [row[2:4] for row in cells(page)] == [["25", "10"], ["25", "10"], ["6", "6"]]
    press(qtbot, KEYS.Key_Escape)
    QGuiApplication.clipboard().setText("7\t3\n8\t4\n")
    stand(page, 1, Column.HAVE)
    press(qtbot, KEYS.Key_V, CTRL)
    assert [row[2:4] for row in cells(page)] == [["25", "10"], ["7", "3"], ["8", "4"]]
    press(qtbot, KEYS.Key_Z, CTRL)
    assert [row[2:4] for row in cells(page)] == [["25", "10"], ["25", "10"], ["6", "6"]]


def test_several_lines_pasted_into_the_last_row_become_rows(qtbot: QtBot, sample_page: LicensesPage) -> None:
    page = sample_page
    table = "z2bb00000001\tMX68\t3\t2\t2029-08-31\tRenew\nZ2BB-0000-0002\tMV\t4\n"
    for row in (page.model.last, page.model.last):
        stand(page, row, Column.KEY)
        QGuiApplication.clipboard().setText(table)
        press(qtbot, KEYS.Key_V, CTRL)
        assert cells(page)[3:] == [
            ["Z2BB-0000-0001", "MX68", "3", "2", "2029-08-31", "Renew"],
            ["Z2BB-0000-0002", "MV", "4", "4", "", "Add devices"],
        ]
        assert footer(page).said.text() == "2 rows added from the clipboard."
        click(qtbot, footer(page).undo)
        assert len(cells(page)) == 3
    page.table.begin_edit(page.model.last, Column.KEY)
    press(qtbot, KEYS.Key_V, CTRL)  # the same in a cell that is open
    assert len(cells(page)) == 5


def test_one_undo_takes_back_a_paste_that_fills_rows_and_adds_some(qtbot: QtBot, sample_page: LicensesPage) -> None:
    page = sample_page
    before = cells(page)
    stand(page, page.model.last - 1, Column.KEY)
    QGuiApplication.clipboard().setText("Z2BB-0000-0001\tMX68\t3\nZ2BB-0000-0002\tMV\t4\n")
    press(qtbot, KEYS.Key_V, CTRL)
    after = cells(page)
    assert [row[0] for row in after[2:]] == ["Z2BB-0000-0001", "Z2BB-0000-0002"]
    press(qtbot, KEYS.Key_Z, CTRL)
    assert cells(page) == before
    press(qtbot, KEYS.Key_Y, CTRL)
    assert cells(page) == after


def test_one_undo_takes_back_a_key_that_was_there_and_went_to_its_lines(
    qtbot: QtBot, sample_page: LicensesPage
) -> None:
    page = sample_page
    before = cells(page)
    stand(page, page.model.last, Column.KEY)
    write(qtbot, before[0][0])
    after = cells(page)
    assert [row[0] for row in after] == [before[0][0]] * 3 + [before[2][0]]
    page.table.setFocus()
    press(qtbot, KEYS.Key_Z, CTRL)
    assert cells(page) == before
    press(qtbot, KEYS.Key_Y, CTRL)
    assert cells(page) == after


def test_what_is_no_table_of_such_cells_is_looked_through(
    qtbot: QtBot, sample_page: LicensesPage, window: Window
) -> None:
    QGuiApplication.clipboard().setText("Hello Dana,\nyour keys are Z2BB-0000-0001 and Z2BB-0000-0002.\n")
    stand(sample_page, sample_page.model.last, Column.KEY)
    press(qtbot, KEYS.Key_V, CTRL)
    shown = found(qtbot, window)
    click(qtbot, shown.nothing)
    qtbot.waitUntil(lambda: isinstance(window.stack.currentWidget(), LicensesPage))
    assert len(keys(shown_page(window))) == 2


# Finding


def test_rows_are_filtered_and_edited_while_they_are(qtbot: QtBot, sample_page: LicensesPage) -> None:
    page = sample_page
    page.table.setFocus()
    press(qtbot, KEYS.Key_F, CTRL)
    assert focused() is page.filter
    composed = QInputMethodEvent()
    composed.setCommitString("ｍＸ６８")
    QApplication.sendEvent(page.filter, composed)
    assert [row[1] for row in cells(page)] == ["MX68"]
    page.filter.selectAll()
    qtbot.keyClicks(page.filter, "8qwn4")
    assert [row[0] for row in cells(page)] == ["Z2KD-8QWN-4RTX"]
    stand(page, 0, Column.MOVE)
    write(qtbot, "5")
    assert draft(page).get("licenses.1.devices.0.move") == "5"
    page.filter.setFocus()
    page.filter.selectAll()
    qtbot.keyClicks(page.filter, "mx")
    assert [row[1] for row in cells(page)] == ["MX68"]
    assert page.count.text() == "2 keys, 1 of 3 rows"
    press(qtbot, KEYS.Key_Escape)
    assert (page.filter.text(), page.count.text(), len(cells(page))) == ("", "2 keys, 3 rows", 3)
    qtbot.keyClicks(page.filter, "mx")
    window = page.window()
    assert isinstance(window, Window)
    window.go_to("licenses.1.key")  # what is asked for is shown, filter or not
    assert focused().objectName() == "licenses.1.key"


def test_from_the_heading_tab_comes_to_the_first_key(qtbot: QtBot, window: Window) -> None:
    window.go("licenses")
    page = window.page
    assert isinstance(page, LicensesPage)
    qtbot.waitUntil(page.heading.hasFocus)
    press(qtbot, Qt.Key.Key_Tab)
    assert focused() is page.table
    press(qtbot, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert focused() is page.add_button, "the way back passes over nothing"


def test_rows_are_sorted_by_heading_or_key_and_back(qtbot: QtBot, sample_page: LicensesPage) -> None:
    page = sample_page
    header = page.table.horizontalHeader()

    def models() -> list[str]:
        return [row[1] for row in cells(page)]

    middle = QPoint(header.sectionViewportPosition(Column.MODEL) + 20, header.height() // 2)
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    assert models() == ["MR Enterprise", "MS120-24P", "MX68"]
    stand(page, 0, Column.MODEL)
    press(qtbot, KEYS.Key_Down, ALT)
    assert models() == ["MX68", "MS120-24P", "MR Enterprise"]
    assert here(page) == (2, Column.MODEL)
    press(qtbot, KEYS.Key_Down, ALT)
    assert models() == ["MR Enterprise", "MX68", "MS120-24P"]


# What is wrong


def test_what_is_wrong_stands_in_its_row_with_what_mends_it(qtbot: QtBot, sample_page: LicensesPage) -> None:
    page = sample_page
    low = page.table.rowHeight(0)
    stand(page, 1, Column.MOVE)
    write(qtbot, "3")
    assert message(page, 1) == "You want to move 3, but this key licenses 2."
    assert page.table.rowHeight(1) > low == page.table.rowHeight(0)
    assert "You want to move 3" in str(page.model.index(1, Column.MOVE).data(Qt.ItemDataRole.AccessibleDescriptionRole))
    click(qtbot, under(page, "Move 2"))
    assert cells(page)[1][3] == "2"
    assert message(page, 1) == ""
    assert page.table.rowHeight(1) == low


def test_the_focus_goes_to_the_cell_that_was_taken_back(qtbot: QtBot, sample_page: LicensesPage) -> None:
    page = sample_page
    stand(page, 1, Column.MOVE)
    write(qtbot, "2")
    assert here(page) == (2, Column.MOVE)
    press(qtbot, KEYS.Key_Z, CTRL)
    assert (cells(page)[1][3], here(page)) == ("1", (1, Column.MOVE))


def test_while_it_complains_a_cell_is_judged_at_every_key(qtbot: QtBot, sample_page: LicensesPage) -> None:
    page = sample_page
    stand(page, 1, Column.MOVE)
    write(qtbot, "3")
    stand(page, 1, Column.MOVE)
    press(qtbot, KEYS.Key_Return)
    press(qtbot, KEYS.Key_2)
    assert page.navigator.unsettled
    assert message(page, 1) == ""


def test_a_gap_is_silent_until_the_page_was_left(qtbot: QtBot, page: LicensesPage, window: Window) -> None:
    page.table.setFocus()
    write(qtbot, "Z2A7-32TE-A8Y4")
    assert message(page, 0) == ""
    assert page.messages.gaps(0) == set()
    click(qtbot, window.forward)
    assert window.navigator.step == "case"
    window.go("licenses")
    assert page.messages.gaps(0) == {"model", "move", "expired"}
    assert message(page, 0) == "When does this key end? License History tells."
    click(qtbot, under(page, "Not expired"))
    assert draft(page).get("licenses.0.expired") == "no"
    assert cells(page)[0][4] == "Not expired"
    stand(page, 0, Column.ENDS)
    write(qtbot, "expired")
    assert (draft(page).get("licenses.0.expired"), draft(page).get("licenses.0.expires_on")) == ("yes", "")
    assert "has expired" in message(page, 0)


def test_the_next_problem_is_found_and_the_last_leads_to_the_first(
    qtbot: QtBot, session: Session, window: Window
) -> None:
    made = many(50)
    for number in (7, 30):
        made.licenses[number]["devices"][0]["move"] = "9"
    session.open(made)
    page = shown_page(window)
    qtbot.waitUntil(lambda: not page.navigator.is_checking)
    page.table.setFocus()
    for expected in (7, 30, 7):
        press(qtbot, KEYS.Key_F8)
        assert here(page) == (expected, Column.MOVE)
    press(qtbot, KEYS.Key_F8, SHIFT)
    assert here(page) == (30, Column.MOVE)


def test_the_next_of_very_many_problems_is_found_without_a_walk_over_all_rows(
    qtbot: QtBot, session: Session, window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    session.open(many(MOST_TALL + 400, move="9"))
    page = shown_page(window)
    qtbot.waitUntil(lambda: not page.navigator.is_checking)
    page.table.setFocus()
    page.table.go(MOST_TALL + 200, Column.KEY)
    QApplication.processEvents()
    asked: list[int] = []
    of = RowMessages.of

    def note(messages: RowMessages, line: int) -> RowMessage | None:
        asked.append(line)
        return of(messages, line)

    monkeypatch.setattr(RowMessages, "of", note)
    press(qtbot, KEYS.Key_F8)
    assert here(page) == (MOST_TALL + 201, Column.MOVE)
    assert not [line for line in asked if line < MOST_TALL]


def test_of_very_many_messages_some_are_shown(qtbot: QtBot, session: Session, window: Window) -> None:
    session.open(many(MOST_TALL + 50, move="9"))
    page = shown_page(window)
    qtbot.waitUntil(lambda: not page.navigator.is_checking)
    heights = [page.table.rowHeight(row) for row in range(page.model.last)]
    assert heights.count(max(heights)) == MOST_TALL
    assert message(page, MOST_TALL + 10) != ""


def test_keys_that_differ_are_kept(qtbot: QtBot, session: Session, window: Window) -> None:
    made = many(1)
    made.licenses.append(made.licenses[0] | {"key": "Z2AA-OOOO-AAAA", "devices": [blank_device()]})
    session.open(made)
    page = shown_page(window)
    assert message(page, 1) == "O or 0? Row 1 says Z2AA-0000-AAAA."
    click(qtbot, under(page, "Keep O"))
    assert message(page, 1) == ""
    assert keys(page) == ["Z2AA-0000-AAAA", "Z2AA-OOOO-AAAA"]


def test_review_leads_to_any_cell_of_any_key(session: Session, window: Window, sample: Draft) -> None:
    session.open(sample)
    window.go("review")
    for path in ("licenses.1.devices.0.have", "licenses.0.expires_on", "licenses.1.key"):
        window.go_to(path)
        assert focused().objectName() == path


# While somebody types


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
    popup = editor.completer().popup()
    assert popup is not None
    assert popup.isVisible()
    qtbot.keyClick(popup, KEYS.Key_Down)
    qtbot.keyClick(popup, KEYS.Key_Return)
    assert draft(page).get("licenses.0.devices.1.model") == "MR Enterprise"
    press(qtbot, KEYS.Key_Return)


def test_tab_from_a_model_with_suggestions_goes_to_the_next_cell(qtbot: QtBot, sample_page: LicensesPage) -> None:
    page = sample_page
    for key, column in ((KEYS.Key_Tab, Column.HAVE), (KEYS.Key_Backtab, Column.KEY)):
        stand(page, 1, Column.MODEL)
        letters(qtbot, "mr ent")
        popup = QApplication.activePopupWidget()
        assert popup is not None
        qtbot.keyClick(popup, key)
        qtbot.waitUntil(lambda column=column: here(page) == (1, column))  # type: ignore[misc]
    assert draft(page).get("licenses.0.devices.1.model") == "mr ent"


def test_keys_that_were_pressed_while_there_were_suggestions_go_into_the_cells_in_turn(
    qtbot: QtBot, sample_page: LicensesPage
) -> None:
    stand(sample_page, 0, Column.MODEL)
    letters(qtbot, "mr ent")
    popup = QApplication.activePopupWidget()
    assert popup is not None
    for text in ("", "9", "8", "2031-01-31"):  # the window system hands out all of these to the list that was there
        qtbot.keyClicks(popup, text)
        qtbot.keyClick(popup, KEYS.Key_Tab)
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


def test_the_wheel_changes_nothing(session: Session, window: Window) -> None:
    session.open(many(40))
    page = shown_page(window)
    page.heading.setFocus()
    before = [dict(row) for row in draft(page).licenses]
    for widget in (page.table.viewport(), page.ledger.cells):
        centre = QPointF(widget.rect().center())
        nowhere, down = QPoint(), QPoint(0, -120)
        buttons, keyboard, phase = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase
        place = widget.mapToGlobal(centre)
        QApplication.sendEvent(widget, QWheelEvent(centre, place, nowhere, down, buttons, keyboard, phase, False))
    assert draft(page).licenses == before
    assert page.table.verticalScrollBar().value() == 0


def test_an_empty_page_says_what_to_do(qtbot: QtBot, page: LicensesPage) -> None:
    assert page.none.isVisible()
    assert not page.ledger.isVisible()
    read = [(row.model, row.move, row.have) for row in read_text(page.none.example.text()).rows]
    assert read == [("MR Enterprise", 10, 25), ("MS120-24P", 6, 6)], "the example can be pasted as it is"
    click(qtbot, page.add_button)
    assert isinstance(focused(), CellEditor)
    write(qtbot, "Z2A732TEA8Y4")
    assert not page.none.isVisible()


def test_the_mx_edition_is_asked_once_where_an_mx_starts_to_move(
    qtbot: QtBot, session: Session, window: Window, sample: Draft
) -> None:
    for side in ("source", "destination"):
        sample.set(f"organizations.{side}.mx_edition", "")
    sample.set("licenses.0.devices.1.model", "MT")
    session.open(sample)
    page = shown_page(window)
    assert not page.edition.isVisible()
    stand(page, 1, Column.MODEL)
    write(qtbot, "MX68", KEYS.Key_Tab)
    press(qtbot, KEYS.Key_Escape)
    assert page.edition.isVisible()
    page.edition.input.buttons[0].click()
    assert {draft(page).get(f"organizations.{side}.mx_edition") for side in ("source", "destination")} == {"enterprise"}
    page.edition.input.buttons[3].click()
    assert window.navigator.step == "organizations"


def test_what_the_move_makes_of_both_organizations_is_said_in_words(qtbot: QtBot, sample_page: LicensesPage) -> None:
    sample_page.outlook.head.setFocus()
    press(qtbot, KEYS.Key_Return)
    said = sample_page.outlook_said.text()
    assert "MR Enterprise: the limit of the destination goes up by 10." in said
    assert "Rough estimate" in said
    stand(sample_page, 0, Column.MOVE)
    write(qtbot, "12")
    assert "MR Enterprise: the limit of the destination goes up by 12." in sample_page.outlook_said.text()


# Without room for a table


def test_a_narrow_page_has_a_list_whose_rows_open_as_a_form(qtbot: QtBot, sample_page: LicensesPage) -> None:
    page = sample_page
    assert not page.is_narrow
    page.window().resize(640, 600)
    qtbot.waitUntil(lambda: page.is_narrow)
    assert page.list.isVisible()
    assert not page.table.isVisible()
    page.list.setFocus()
    page.list.setCurrentIndex(page.model.index(1, Column.KEY))
    press(qtbot, KEYS.Key_Return)
    assert focused() is page.form.inputs[Column.KEY]
    move = page.form.inputs[Column.MOVE]
    move.setFocus()
    move.selectAll()
    qtbot.keyClicks(move, "3")
    press(qtbot, KEYS.Key_Tab)
    assert draft(page).get("licenses.0.devices.1.move") == "3"
    assert page.form.message.text() == "You want to move 3, but this key licenses 2."
    click(qtbot, next(each for each in page.form.acts.findChildren(QPushButton) if each.text() == "Move 2"))
    assert draft(page).get("licenses.0.devices.1.move") == "2"
    assert page.list.hasFocus()
    press(qtbot, KEYS.Key_Z, CTRL)
    assert draft(page).get("licenses.0.devices.1.move") == "3"
    click(qtbot, page.add_button)
    qtbot.keyClicks(focused(), "Z2BB00000001")
    press(qtbot, KEYS.Key_Return)
    assert keys(page)[-1] == "Z2BB-0000-0001"
    press(qtbot, KEYS.Key_Escape)
    assert page.list.hasFocus()
    assert page.model.rowCount() == 5
    page.window().resize(1180, 760)
    qtbot.waitUntil(lambda: not page.is_narrow)


@pytest.mark.parametrize(("key", "column"), [(KEYS.Key_Tab, Column.HAVE), (KEYS.Key_Backtab, Column.KEY)])
def test_tab_from_a_model_with_suggestions_goes_to_the_next_field_of_a_form(
    qtbot: QtBot, sample_page: LicensesPage, key: Qt.Key, column: Column
) -> None:
    page = sample_page
    page.window().resize(640, 600)
    qtbot.waitUntil(lambda: page.is_narrow)
    page.list.setFocus()
    page.list.setCurrentIndex(page.model.index(1, Column.KEY))
    press(qtbot, KEYS.Key_Return)
    page.form.inputs[Column.MODEL].setFocus()
    letters(qtbot, "mr ent")
    popup = QApplication.activePopupWidget()
    assert popup is not None
    qtbot.keyClick(popup, key)
    assert QApplication.activePopupWidget() is None
    assert focused() is page.form.inputs[column]
    assert draft(page).get("licenses.0.devices.1.model") == "mr ent"


def test_a_narrow_list_asks_as_often_for_few_rows_as_for_many(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, window: Window
) -> None:
    asked = 0
    row_count = LicenseModel.rowCount

    def counted(model: LicenseModel, *parent: QModelIndex) -> int:
        nonlocal asked
        asked += 1
        return row_count(model, *parent)

    monkeypatch.setattr(LicenseModel, "rowCount", counted)
    counts = []
    for rows in (20, 400):
        lines = LicenseLines(Navigator(many(rows)))
        model = LicenseModel(lines, RowMessages(lines), window)
        asked = 0
        shown = RowList(model)
        qtbot.addWidget(shown)
        shown.fit()
        shown.show()
        QApplication.processEvents()
        counts.append(asked)
    assert counts[1] <= counts[0] + 20


# Paste or open


def test_five_hundred_rows_are_taken_in_one_step(qtbot: QtBot, sample_page: LicensesPage, window: Window) -> None:
    table = ["Key;Model;Count", *(f"Z2BB{number:08};MX68;{number + 1}" for number in range(500))]
    lines = [*table, "Q2FJ-3SHB-Y2K2;MX68;1", "Z2A7-32TE-A8Y4;MX68;1"]
    QGuiApplication.clipboard().setText("\n".join(lines))
    click(qtbot, sample_page.paste_button)
    shown = found(qtbot, window)
    assert shown.heading.text() == "We found 500 things"
    mode, move = shown.questions
    click(qtbot, mode.findChildren(QRadioButton)[1])
    click(qtbot, move.findChildren(QRadioButton)[0])
    click(qtbot, shown.use)
    assert window.navigator.step == "licenses"
    page = shown_page(window)
    assert page.count.text() == "502 keys, 503 rows"
    assert cells(page)[502] == ["Z2BB-0000-0499", "MX68", "500", "500", "", "Renew"]


def test_no_row_makes_a_request_that_cant_be_saved(qtbot: QtBot, session: Session, window: Window) -> None:
    made = many(1)
    made.licenses[0]["devices"] = [blank_device() | {"model": f"MX{number}"} for number in range(MOST_ROWS - 2)]
    session.open(made)
    page = shown_page(window)
    stand(page, page.model.last, Column.KEY)
    write(qtbot, "Z2A7-32TE-A8Y4")
    assert f"more than {MOST_ROWS:,} rows" in footer(page).said.text()
    assert not footer(page).undo.isVisible()
    QGuiApplication.clipboard().setText("Z2BB-0000-0001\nZ2BB-0000-0002")
    stand(page, page.model.last, Column.KEY)
    press(qtbot, KEYS.Key_V, CTRL)
    assert f"more than {MOST_ROWS:,} rows" in footer(page).said.text()
    assert len(keys(page)) == 1
    assert refusal(draft(page)) == ""


def test_the_request_is_saved_after_a_deletion(qtbot: QtBot, session: Session, sample_page: LicensesPage) -> None:
    stand(sample_page, 0, Column.KEY)
    press(qtbot, KEYS.Key_Space)
    with qtbot.waitSignal(session.window.edited):
        press(qtbot, KEYS.Key_Delete)


def test_a_request_that_was_sent_is_only_read(qtbot: QtBot, session: Session, window: Window, sample: Draft) -> None:
    sample.set("case_number", "05123456")
    session.open(sample)
    page = shown_page(window)
    before = [dict(row) for row in draft(page).licenses]
    assert not page.content.isEnabled()
    page.editing.delete()
    page.editing.undo()
    assert draft(page).licenses == before


def test_the_filter_stands_where_there_are_rows_to_find(qtbot: QtBot, page: LicensesPage) -> None:
    assert page.filter.isHidden(), "a key that is typed into it first would be lost"
    page.heading.setFocus()
    press(qtbot, KEYS.Key_Tab)
    assert focused() is page.table
    stand(page, 0, Column.KEY)
    write(qtbot, "Z2KD-8QWN-4RTX")
    qtbot.waitUntil(lambda: not page.filter.isHidden())


def test_nothing_is_made_for_a_page_that_is_left_nor_for_a_question_that_is_not_asked(
    qtbot: QtBot, session: Session, window: Window
) -> None:
    window.resize(1180, 760)
    window.frame.may_build()
    session.open(many(3))
    window.go("licenses")
    page = window.page
    assert isinstance(page, LicensesPage)
    qtbot.wait(50)
    assert not page.is_narrow
    window.go("requester")  # the case stands beside it, and takes its room from the page that is still in sight
    assert page.narrow_part is None
    assert "edition" not in vars(page)
    window.resize(700, 760)
    window.go("licenses")
    qtbot.waitUntil(lambda: page.is_narrow)
    window.resize(1180, 760)
    qtbot.waitUntil(lambda: not page.is_narrow)
