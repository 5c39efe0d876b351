"""The Licenses step: what it asks, with little room and with much, and rows that come all at once."""

import pytest
from PySide6.QtCore import QModelIndex, QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QWheelEvent
from PySide6.QtWidgets import QApplication, QPushButton, QRadioButton
from pytestqt.qtbot import QtBot

from tests.ui.licenses.table import (
    CTRL,
    KEYS,
    cells,
    click,
    draft,
    focused,
    footer,
    found,
    keys,
    letters,
    many,
    press,
    shown_page,
    stand,
    suggestions,
    write,
)
from transfer_wizard.flow.license_lines import LicenseLines
from transfer_wizard.flow.navigator import Navigator
from transfer_wizard.intake.reading import read_text
from transfer_wizard.request.document import MOST_ROWS, refusal
from transfer_wizard.request.draft import Draft, blank_device
from transfer_wizard.ui.licenses.cell_editor import CellEditor
from transfer_wizard.ui.licenses.license_model import Column, LicenseModel
from transfer_wizard.ui.licenses.licenses_page import LicensesPage
from transfer_wizard.ui.licenses.row_list import RowList
from transfer_wizard.ui.licenses.row_messages import RowMessages
from transfer_wizard.ui.shell.session import Session
from transfer_wizard.ui.shell.window import Window


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
    assert suggestions() is not None
    qtbot.keyClick(focused(), key)
    assert suggestions() is None
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
