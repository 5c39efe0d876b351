"""The Licenses step without room for a table: a list whose rows open as a form."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from tests.ui.licenses.table import suggestions
from tests.ui.walk import focused
from transfer_wizard.request.draft import Draft
from transfer_wizard.request.shape import LONGEST
from transfer_wizard.ui.kit import theme
from transfer_wizard.ui.licenses.license_model import Column
from transfer_wizard.ui.licenses.licenses_page import LicensesPage
from transfer_wizard.ui.shell.window import Window

KEYS = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
MR, MX, MS = range(3)
"""The rows of the sample case: the first two are of one key."""
NEW = 3


@pytest.fixture
def page(qtbot: QtBot, sample_window: Window) -> LicensesPage:
    """The page on the sample case, in a narrow window."""
    sample_window.go("licenses")
    page = sample_window.page
    assert isinstance(page, LicensesPage)
    sample_window.resize(640, 600)
    qtbot.waitUntil(lambda: page.is_narrow)
    return page


def draft(page: LicensesPage) -> Draft:
    return page.navigator.draft


def rows(page: LicensesPage) -> list[tuple[str, str]]:
    """The key and the model of each line."""
    return list(zip(page.lines.texts("key"), page.lines.texts("model"), strict=True))


def press(qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    qtbot.keyClick(focused(), key, modifier)
    qtbot.wait(1)


def write(qtbot: QtBot, text: str) -> None:
    """Type in place of what is selected."""
    for letter in text:
        qtbot.keyClicks(focused(), letter)


def open_row(qtbot: QtBot, page: LicensesPage, row: int, column: Column = Column.KEY) -> None:
    """Open a row as a form, and go to one of its fields."""
    page.list.setFocus()
    page.list.setCurrentIndex(page.model.index(row, Column.KEY))
    press(qtbot, KEYS.Key_Return)
    page.form.inputs[column].setFocus()
    page.form.inputs[column].selectAll()


def test_the_filter_has_all_the_room_that_the_buttons_leave(qtbot: QtBot, page: LicensesPage) -> None:
    gap = page.paste_button.x() - page.filter.geometry().right()
    assert gap < 4 * theme.GRID
    page.window().resize(1180, 760)
    qtbot.waitUntil(lambda: not page.is_narrow)
    qtbot.waitUntil(lambda: page.filter.width() < page.paste_button.x() // 2)


# In the form


def test_keys_that_were_pressed_while_there_were_suggestions_go_into_the_fields_in_turn(
    qtbot: QtBot, page: LicensesPage
) -> None:
    open_row(qtbot, page, MR, Column.MODEL)
    write(qtbot, "mr ent")
    assert suggestions() is not None
    for text in ("", "9", "8", "2031-01-31"):
        qtbot.keyClicks(focused(), text)
        qtbot.keyClick(focused(), KEYS.Key_Tab)
    assert suggestions() is None
    inputs = page.form.inputs
    said = [inputs[column].text() for column in (Column.MODEL, Column.HAVE, Column.MOVE, Column.ENDS)]
    assert said == ["mr ent", "9", "8", "2031-01-31"]
    inputs[Column.MODEL].setFocus()
    qtbot.keyClick(inputs[Column.MODEL], KEYS.Key_End)
    qtbot.keyClicks(inputs[Column.MODEL], "x")
    assert inputs[Column.MODEL].text().endswith("x"), "who comes back types there again"


def test_a_list_that_is_pasted_into_a_field_is_not_lost(qtbot: QtBot, page: LicensesPage) -> None:
    open_row(qtbot, page, NEW)
    QGuiApplication.clipboard().setText("Z2BB-0000-0001\tMX68\nZ2BB-0000-0002\tMX67")
    press(qtbot, KEYS.Key_V, CTRL)
    assert rows(page)[NEW:] == [("Z2BB-0000-0001", "MX68"), ("Z2BB-0000-0002", "MX67")]
    assert page.window().isAncestorOf(focused())


def test_a_list_that_is_pasted_into_a_field_of_a_line_goes_from_that_line_on(qtbot: QtBot, page: LicensesPage) -> None:
    open_row(qtbot, page, MX, Column.HAVE)
    QGuiApplication.clipboard().setText("3\t2\n8\t7")
    press(qtbot, KEYS.Key_V, CTRL)
    assert page.lines.texts("have") == ["25", "3", "8"]
    assert page.lines.texts("move") == ["10", "2", "7"]


def test_what_is_too_long_for_a_field_is_said(qtbot: QtBot, page: LicensesPage) -> None:
    open_row(qtbot, page, MX, Column.MODEL)
    QGuiApplication.clipboard().setText("M" * (LONGEST + 1))
    press(qtbot, KEYS.Key_V, CTRL)
    window = page.window()
    assert isinstance(window, Window)
    assert "too long" in window.undo.said.text()


def test_a_key_that_is_there_grows_and_the_form_goes_with_the_line(qtbot: QtBot, page: LicensesPage) -> None:
    open_row(qtbot, page, NEW)
    write(qtbot, "Z2A732TEA8Y4")
    press(qtbot, KEYS.Key_Tab)
    write(qtbot, "MV")
    press(qtbot, KEYS.Key_Tab)
    assert rows(page) == [
        ("Z2A7-32TE-A8Y4", "MR Enterprise"),
        ("Z2A7-32TE-A8Y4", "MX68"),
        ("Z2A7-32TE-A8Y4", "MV"),
        ("Z2KD-8QWN-4RTX", "MS120-24P"),
    ]


def test_a_line_below_its_key_gets_a_key_of_its_own_and_the_form_stays_with_it(
    qtbot: QtBot, page: LicensesPage
) -> None:
    open_row(qtbot, page, MR)
    page.form.inputs[Column.MODEL].setFocus()
    open_row(qtbot, page, MX)
    write(qtbot, "Z2BB00000001")
    press(qtbot, KEYS.Key_Tab)
    assert page.form.inputs[Column.KEY].text() == "Z2BB-0000-0001"
    write(qtbot, "MX67")
    press(qtbot, KEYS.Key_Tab)
    assert rows(page) == [
        ("Z2A7-32TE-A8Y4", "MR Enterprise"),
        ("Z2BB-0000-0001", "MX67"),
        ("Z2KD-8QWN-4RTX", "MS120-24P"),
    ]


def test_a_key_of_its_own_is_not_overwritten_while_it_is_typed(qtbot: QtBot, page: LicensesPage) -> None:
    open_row(qtbot, page, MX)
    write(qtbot, "Z2BB")
    window = page.window()
    assert isinstance(window, Window)
    window.refresh()  # as when the check of another field comes back
    write(qtbot, "00000001")
    press(qtbot, KEYS.Key_Tab)
    assert rows(page)[MX] == ("Z2BB-0000-0001", "MX68")


def test_what_is_typed_goes_into_the_line_that_is_shown_where_the_filter_moves_rows(
    qtbot: QtBot, page: LicensesPage
) -> None:
    open_row(qtbot, page, MR, Column.MODEL)
    press(qtbot, KEYS.Key_F, CTRL)
    assert focused() is page.filter
    write(qtbot, "MS120")
    assert page.form.isHidden()
    assert focused() is page.filter
    press(qtbot, KEYS.Key_Escape)
    assert page.model.rowCount() == 4


def test_the_form_is_of_the_line_that_it_shows_after_a_deletion_is_taken_back(qtbot: QtBot, page: LicensesPage) -> None:
    page.model.tick([MR], True)
    page.editing.delete()
    assert rows(page)[0] == ("Z2A7-32TE-A8Y4", "MX68")
    open_row(qtbot, page, 0, Column.HAVE)
    window = page.window()
    assert isinstance(window, Window)
    window.undo.ask_undo()
    qtbot.wait(1)
    assert rows(page)[MR] == ("Z2A7-32TE-A8Y4", "MR Enterprise")
    assert page.form.inputs[Column.MODEL].text() == "MX68"
    write(qtbot, "7")
    press(qtbot, KEYS.Key_Tab)
    assert page.lines.texts("have")[MX] == "7"


def test_a_key_of_its_own_is_given_to_its_line_where_the_next_problem_is_asked_for(
    qtbot: QtBot, page: LicensesPage
) -> None:
    page.editing._put([(MS, "move", "99")])
    page.editing.type_in(NEW, Column.MODEL, "MV")
    page.editing.leave(NEW, Column.MODEL, "")
    page.editing._put([(NEW, "move", "99"), (NEW, "have", "1")])
    open_row(qtbot, page, MX)
    write(qtbot, "Z2BB00000001")
    page.next_problem(-1)
    assert rows(page) == [
        ("Z2A7-32TE-A8Y4", "MR Enterprise"),
        ("Z2BB-0000-0001", "MX68"),
        ("Z2KD-8QWN-4RTX", "MS120-24P"),
        ("Z2KD-8QWN-4RTX", "MV"),
    ]


# In the list


def test_what_is_typed_on_the_last_row_is_a_new_key(qtbot: QtBot, page: LicensesPage) -> None:
    page.list.setFocus()
    page.list.setCurrentIndex(page.model.index(NEW, Column.KEY))
    write(qtbot, "Z2BB00000001")
    press(qtbot, KEYS.Key_Tab)
    assert rows(page)[NEW] == ("Z2BB-0000-0001", "")


def test_delete_takes_out_the_row_one_stands_on(qtbot: QtBot, page: LicensesPage) -> None:
    page.table.go(MS, Column.MODEL)  # where the person was while there was a table
    page.list.setFocus()
    page.list.setCurrentIndex(page.model.index(MX, Column.KEY))
    press(qtbot, KEYS.Key_Delete)
    assert rows(page) == [("Z2A7-32TE-A8Y4", "MR Enterprise"), ("Z2KD-8QWN-4RTX", "MS120-24P")]
    assert focused() is page.list
    assert page.list.currentIndex().row() == MX
    press(qtbot, KEYS.Key_Z, CTRL)
    assert len(rows(page)) == 3


def test_the_next_problem_is_the_one_after_the_row_one_stands_on(qtbot: QtBot, page: LicensesPage) -> None:
    page.editing._put([(MR, "move", "99"), (MS, "move", "99")])
    page.list.setFocus()
    page.list.setCurrentIndex(page.model.index(MR, Column.KEY))
    press(qtbot, KEYS.Key_F8)
    assert page.form.row == MS
    press(qtbot, KEYS.Key_F8)
    assert page.form.row == MR


# Where there is room again


def test_a_form_makes_place_for_the_table_and_gives_it_the_focus(qtbot: QtBot, page: LicensesPage) -> None:
    open_row(qtbot, page, MX, Column.MOVE)
    write(qtbot, "1")
    page.window().resize(1180, 760)
    qtbot.waitUntil(lambda: not page.is_narrow)
    assert draft(page).get("licenses.0.devices.1.move") == "1"
    assert focused() is page.table
    assert (page.table.currentIndex().row(), page.table.currentIndex().column()) == (MX, Column.MOVE)


def test_a_cell_that_is_typed_in_is_a_form_where_there_is_no_room_any_more(qtbot: QtBot, page: LicensesPage) -> None:
    page.window().resize(1180, 760)
    qtbot.waitUntil(lambda: not page.is_narrow)
    page.table.setFocus()
    page.table.go(MX, Column.MOVE)
    write(qtbot, "2")
    page.window().resize(640, 600)
    qtbot.waitUntil(lambda: page.is_narrow)
    assert draft(page).get("licenses.0.devices.1.move") == "2"
    assert page.narrow_part is not None
    assert page.narrow_part.isAncestorOf(focused())
    assert page.list.currentIndex().row() == MX


def test_what_is_said_of_a_field_stands_under_it(qtbot: QtBot, page: LicensesPage) -> None:
    open_row(qtbot, page, MX, Column.MOVE)
    write(qtbot, "3")
    press(qtbot, KEYS.Key_Tab)
    form = page.form
    assert form.message.text() == "You want to move 3, but this key licenses 2."
    tops = [form.inputs[Column.MOVE].geometry().bottom(), form.told.y(), form.inputs[Column.ENDS].y()]
    assert tops == sorted(tops)
    assert form.told.x() == form.inputs[Column.MOVE].x()
    form.inputs[Column.KEY].setFocus()
    form.inputs[Column.KEY].selectAll()
    write(qtbot, "Q2FJ-3SHB-Y2K2")
    press(qtbot, KEYS.Key_Tab)
    qtbot.waitUntil(lambda: "serial" in form.message.text())
    qtbot.waitUntil(lambda: form.told.y() < form.inputs[Column.MODEL].y())
    assert form.told.y() > form.inputs[Column.KEY].geometry().bottom()
