"""Rows of the table of licenses that are selected, pasted, filtered and sorted."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.licenses.table import (
    ALT,
    CTRL,
    KEYS,
    SHIFT,
    cells,
    click,
    draft,
    focused,
    footer,
    found,
    here,
    keys,
    message,
    press,
    shown_page,
    stand,
    write,
)
from transfer_wizard.flow.navigator import StepStatus
from transfer_wizard.ui.licenses.license_model import Column
from transfer_wizard.ui.licenses.licenses_page import LicensesPage
from transfer_wizard.ui.shell.window import Window


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


def test_a_change_of_many_rows_is_painted_in_a_turn_of_its_own(qtbot: QtBot, sample_page: LicensesPage) -> None:
    page, view = sample_page, sample_page.table.viewport()
    page.model.tick_all(True)
    page.editing.move(False)
    assert not view.updatesEnabled()
    qtbot.waitUntil(view.updatesEnabled)
    page.undo()
    assert not view.updatesEnabled()
    page.redo()
    qtbot.waitUntil(view.updatesEnabled)


def test_full_width_keys_are_sorted_as_the_others(qtbot: QtBot, sample_page: LicensesPage) -> None:
    page = sample_page
    keys = ["z2cc-0000-0003", "Ｚ２ＡＡ-0000-0001", "Z2BB-0000-0002"]
    first = page.lines.add([page.lines.new(key) for key in keys]).line
    page.model.arrange("", (Column.KEY, False))
    in_order = [line for row in range(page.model.last) if (line := page.model.line(row)) is not None]
    assert [line for line in in_order if line >= first] == [first + 1, first + 2, first]
