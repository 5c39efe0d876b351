"""The Licenses step, used with keys, the mouse and the clipboard."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QWheelEvent
from PySide6.QtWidgets import QApplication, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from transfer_wizard.flow.navigator import Status
from transfer_wizard.request.document import MOST_ROWS, refusal
from transfer_wizard.request.draft import Draft, blank_device, blank_license
from transfer_wizard.request.shape import LONGEST
from transfer_wizard.ui.kit.inputs import LineInput
from transfer_wizard.ui.kit.texts import Label, Link
from transfer_wizard.ui.licenses import licenses_page
from transfer_wizard.ui.licenses.device_rows import MOST_ROWS as ROWS_AT_ONCE
from transfer_wizard.ui.licenses.license_table import STATE, Standing
from transfer_wizard.ui.licenses.licenses_page import MOST_ENTRIES, LicensesPage
from transfer_wizard.ui.shell.session import Session
from transfer_wizard.ui.shell.window import Window
from transfer_wizard.ui.start.found_page import FoundPage
from transfer_wizard.ui.steps.page import Page

ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
CTRL_SHIFT = CTRL | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def page(window: Window) -> LicensesPage:
    """The page on an empty request."""
    return shown_page(window)


@pytest.fixture
def sample_page(sample_window: Window) -> LicensesPage:
    """The page on the sample case, which has two licenses."""
    return shown_page(sample_window)


def shown_page(window: Window) -> LicensesPage:
    window.go("licenses")
    assert isinstance(window.page, LicensesPage)
    return window.page


def draft(page: LicensesPage) -> Draft:
    return page.navigator.draft


def keys(page: LicensesPage) -> list[str]:
    return [row["key"] for row in draft(page).licenses]


def line(page: LicensesPage, path: str) -> LineInput:
    found = page.field(path)
    assert isinstance(found, LineInput), path
    return found


def press_undo(qtbot: QtBot, page: LicensesPage) -> None:
    """Ctrl+Z in the window, which a window manager brings back to the front after a dialog and nobody does here."""
    window = page.window()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, Qt.Key.Key_Z, CTRL)


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def type_into(qtbot: QtBot, page: LicensesPage, path: str, text: str) -> None:
    """Replace what a field holds, and leave it."""
    field = line(page, path)
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, text)
    qtbot.keyClick(field, Qt.Key.Key_Tab)


def click(qtbot: QtBot, widget: QWidget) -> None:
    qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)


def cell(page: LicensesPage, row: int, column: int) -> str:
    return str(page.table.model().index(row, column).data())


def states(page: LicensesPage) -> list[str]:
    return [cell(page, row, STATE) for row in range(len(draft(page).licenses))]


def many(count: int, move: str = "") -> Draft:
    """A request with so many licenses."""
    made = Draft()
    made.licenses.extend(
        blank_license()
        | {"key": f"Z2AA-{number:04}-AAAA", "mode": "addDevices", "expired": "no"}
        | {"devices": [blank_device() | {"model": "MR Enterprise", "have": "2", "move": move}]}
        for number in range(count)
    )
    return made


def bring(qtbot: QtBot, page: LicensesPage, text: str) -> FoundPage:
    """What is found in a text that the button Paste takes out of the clipboard."""
    QGuiApplication.clipboard().setText(text)
    window = page.window()
    assert isinstance(window, Window)
    click(qtbot, page.paste_button)
    return found(qtbot, window)


def found(qtbot: QtBot, window: Window) -> FoundPage:
    qtbot.waitUntil(lambda: isinstance(window.stack.currentWidget(), FoundPage), timeout=20_000)
    shown = window.stack.currentWidget()
    assert isinstance(shown, FoundPage)
    return shown


# With the keyboard alone


def test_two_licenses_are_entered_with_the_keyboard_alone(qtbot: QtBot, window: Window) -> None:
    qtbot.keyClick(window, Qt.Key.Key_4, ALT)
    page = window.page
    assert isinstance(page, LicensesPage)
    assert page.heading.hasFocus()
    qtbot.keyClick(page.heading, Qt.Key.Key_Tab)
    assert focused() is page.add_button
    qtbot.keyClick(focused(), Qt.Key.Key_Return)
    for key, model, have, move in (("z2a7 32te a8y4", "MR Enterprise", "25", "10"), ("Z2KD8QWN4RTX", "MX68", "2", "1")):
        assert focused().objectName().endswith(".key")
        qtbot.keyClicks(focused(), key)
        qtbot.keyClick(focused(), Qt.Key.Key_Tab)
        qtbot.keyClick(focused(), Qt.Key.Key_Space)  # add devices
        qtbot.keyClick(focused(), Qt.Key.Key_Tab)
        qtbot.keyClick(focused(), Qt.Key.Key_Right)  # from yes to no
        qtbot.keyClick(focused(), Qt.Key.Key_Space)
        qtbot.keyClick(focused(), Qt.Key.Key_Tab)
        qtbot.keyClicks(focused(), "2029/8/31")
        qtbot.keyClick(focused(), Qt.Key.Key_Return)
        for text in (model, have, move):
            qtbot.keyClicks(focused(), text)
            qtbot.keyClick(focused(), Qt.Key.Key_Tab)
        if key.startswith("z2"):
            qtbot.keyClick(focused(), Qt.Key.Key_A, ALT)
    assert draft(page).licenses == [
        {
            "key": "Z2A7-32TE-A8Y4",
            "mode": "addDevices",
            "expired": "no",
            "expires_on": "2029-08-31",
            "devices": [{"model": "MR Enterprise", "have": "25", "move": "10"}],
            "now_keys": [],
        },
        {
            "key": "Z2KD-8QWN-4RTX",
            "mode": "addDevices",
            "expired": "no",
            "expires_on": "2029-08-31",
            "devices": [{"model": "MX68", "have": "2", "move": "1"}],
            "now_keys": [],
        },
    ]
    assert states(page) == [Standing.FORMAT_OK] * 2
    assert page.navigator.status("licenses") is Status.COMPLETE


def test_what_is_typed_right_after_alt_a_goes_into_the_new_key(qtbot: QtBot, sample_page: LicensesPage) -> None:
    move = line(sample_page, "licenses.1.devices.0.move")
    move.setFocus()
    qtbot.keyClick(move, Qt.Key.Key_A, ALT)
    qtbot.keyClicks(focused(), "Z2")
    assert keys(sample_page)[2] == "Z2"
    assert draft(sample_page).get("licenses.1.devices.0.move") == "6"


def test_arrows_choose_a_license_and_enter_goes_to_its_key(qtbot: QtBot, sample_page: LicensesPage) -> None:
    sample_page.table.setFocus()
    qtbot.keyClick(sample_page.table, Qt.Key.Key_Down)
    assert sample_page.form.title.text() == "License 2 of 2"
    assert line(sample_page, "licenses.1.key").text() == "Z2KD-8QWN-4RTX"
    qtbot.keyClick(sample_page.table, Qt.Key.Key_Return)
    assert focused().objectName() == "licenses.1.key"


def test_tab_passes_through_everything_and_out_again(qtbot: QtBot, sample_page: LicensesPage) -> None:
    sample_page.heading.setFocus()
    passed = []
    for _again in range(60):
        qtbot.keyClick(focused(), Qt.Key.Key_Tab)
        passed.append(focused())
        if focused() is sample_page.window().forward:  # type: ignore[attr-defined]
            break
    page, devices = sample_page, sample_page.form.devices
    expected = [page.add_button, page.delete_button, page.table, line(page, "licenses.0.key")]
    expected += [*devices.rows[1].inputs.values(), devices.rows[1].remove, devices.add]
    assert [each for each in passed if each in expected] == expected
    assert passed[-1] is sample_page.window().forward  # type: ignore[attr-defined]


def test_every_cell_has_a_name_of_its_own(sample_page: LicensesPage) -> None:
    rows = sample_page.form.devices.rows
    assert [made.accessibleName() for made in rows[1].inputs.values()] == [
        "Device model, row 2",
        "Have, row 2",
        "Move, row 2",
    ]
    assert rows[1].stay.accessibleName() == "Stay, row 2: 1"
    assert rows[0].remove.accessibleName() == "Remove device row 1"


# The table


def test_a_row_says_in_words_what_moves_and_how_it_stands(qtbot: QtBot, sample_page: LicensesPage) -> None:
    row = [cell(sample_page, 0, column) for column in range(STATE + 1)]
    expected = ["1", "Z2A7-32TE-A8Y4", "10 of 25 MR Enterprise, 1 of 2 MX68", "Add devices", "2029-08-31", "Format OK"]
    assert row == expected
    type_into(qtbot, sample_page, "licenses.0.key", "Q2FJ-3SHB-Y2K2")
    click(qtbot, sample_page.add_button)
    assert states(sample_page) == ["There is a problem", "Format OK", "In progress"]


def test_a_key_that_is_being_typed_is_in_progress_until_left(qtbot: QtBot, page: LicensesPage) -> None:
    click(qtbot, page.add_button)
    qtbot.keyClicks(focused(), "Q2FJ")
    qtbot.waitUntil(lambda: not page.navigator.unsettled)
    assert states(page) == ["In progress"]
    qtbot.keyClick(focused(), Qt.Key.Key_Tab)
    assert states(page) == ["There is a problem"]


def test_an_empty_page_says_what_to_do(qtbot: QtBot, page: LicensesPage) -> None:
    assert page.none.isVisible()
    assert not page.table.isVisible()
    assert not page.form.isVisible()
    assert not page.delete_button.isVisible()
    click(qtbot, page.add_button)
    assert not page.none.isVisible()
    assert focused().objectName() == "licenses.0.key"


# Rows come and go


def test_a_deletion_is_taken_back_and_done_again(qtbot: QtBot, sample_page: LicensesPage) -> None:
    before = [dict(row) for row in draft(sample_page).licenses]
    sample_page.table.setFocus()
    qtbot.keyClick(sample_page.table, Qt.Key.Key_Delete)
    assert keys(sample_page) == ["Z2KD-8QWN-4RTX"]
    assert sample_page.bar.said.text() == "License Z2A7-32TE-A8Y4 deleted."
    assert sample_page.table.hasFocus()
    qtbot.keyClick(sample_page.table, Qt.Key.Key_Z, CTRL)
    assert draft(sample_page).licenses == before
    assert not sample_page.bar.isVisible()
    assert sample_page.form.title.text() == "License 1 of 2"
    qtbot.keyClick(sample_page.table, Qt.Key.Key_Z, CTRL_SHIFT)
    assert keys(sample_page) == ["Z2KD-8QWN-4RTX"]
    click(qtbot, sample_page.bar.redo)
    assert keys(sample_page) == ["Z2KD-8QWN-4RTX"]  # nothing is left to do again


def test_one_stack_takes_everything_back_in_order(qtbot: QtBot, sample_page: LicensesPage) -> None:
    before = [{**row, "devices": list(row["devices"])} for row in draft(sample_page).licenses]
    click(qtbot, sample_page.form.devices.rows[0].remove)
    assert sample_page.form.devices.bar.said.text() == "Device model MR Enterprise removed."
    assert sample_page.form.devices.bar.isVisible()
    click(qtbot, sample_page.duplicate_button)
    click(qtbot, sample_page.add_button)
    click(qtbot, sample_page.delete_button)
    sample_page.table.setFocus()
    assert keys(sample_page) == ["Z2A7-32TE-A8Y4", "", "Z2KD-8QWN-4RTX"]
    for _change in range(4):
        press_undo(qtbot, sample_page)
    assert draft(sample_page).licenses == before


def test_undo_brings_back_text_typed_after_the_row_was_added(qtbot: QtBot, page: LicensesPage) -> None:
    click(qtbot, page.add_button)
    qtbot.keyClicks(focused(), "Z2A7-32TE-A8Y4")
    page.add_button.setFocus()
    qtbot.keyClick(page.add_button, Qt.Key.Key_Z, CTRL)
    assert keys(page) == []
    assert page.bar.said.text() == "1 row taken out."
    click(qtbot, page.bar.redo)
    assert keys(page) == ["Z2A7-32TE-A8Y4"]


def test_with_nothing_to_take_back_the_focus_stays(qtbot: QtBot, sample_page: LicensesPage) -> None:
    sample_page.delete_button.setFocus()
    for undo_or_redo in (Qt.Key.Key_Z, Qt.Key.Key_Y):
        qtbot.keyClick(sample_page.delete_button, undo_or_redo, CTRL)
        assert focused() is sample_page.delete_button


def test_ctrl_z_in_a_field_undoes_typing_only(qtbot: QtBot, sample_page: LicensesPage) -> None:
    click(qtbot, sample_page.delete_button)
    key = line(sample_page, "licenses.0.key")
    key.setFocus()
    qtbot.keyClicks(key, "X")
    for _again in range(5):
        qtbot.keyClick(key, Qt.Key.Key_Z, CTRL)
    assert keys(sample_page) == ["Z2KD-8QWN-4RTX"]


def test_a_copy_has_everything_but_the_key(qtbot: QtBot, sample_page: LicensesPage) -> None:
    click(qtbot, sample_page.duplicate_button)
    rows = draft(sample_page).licenses
    assert rows[1] == rows[0] | {"key": ""}
    assert rows[1]["devices"][0] is not rows[0]["devices"][0]
    assert focused().objectName() == "licenses.1.key"


def test_device_rows_come_and_go(qtbot: QtBot, sample_page: LicensesPage) -> None:
    click(qtbot, sample_page.form.devices.add)
    assert focused().objectName() == "licenses.0.devices.2.model"
    qtbot.keyClicks(focused(), "MT")
    click(qtbot, sample_page.form.devices.rows[1].remove)
    assert [row["model"] for row in draft(sample_page).licenses[0]["devices"]] == ["MR Enterprise", "MT"]
    press_undo(qtbot, sample_page)
    assert [row["model"] for row in draft(sample_page).licenses[0]["devices"]] == ["MR Enterprise", "MX68", "MT"]


def test_what_is_shown_of_a_row_moves_with_it(qtbot: QtBot, sample_page: LicensesPage) -> None:
    type_into(qtbot, sample_page, "licenses.1.key", "Q2FJ-3SHB-Y2K2")
    type_into(qtbot, sample_page, "licenses.1.devices.0.have", "many")
    sample_page.field("licenses.0.key")
    click(qtbot, sample_page.delete_button)
    assert not sample_page.rows["licenses.0.key"].error.isHidden()
    assert not sample_page.form.devices.rows[0].error.isHidden()
    click(qtbot, sample_page.bar.undo)
    assert sample_page.rows["licenses.0.key"].error.isHidden()


def test_the_request_is_saved_after_a_deletion(qtbot: QtBot, session: Session, sample_page: LicensesPage) -> None:
    with qtbot.waitSignal(session.window.edited):
        click(qtbot, sample_page.delete_button)


# What is wrong


def test_what_is_wrong_with_a_device_stands_below_its_row(qtbot: QtBot, sample_page: LicensesPage) -> None:
    type_into(qtbot, sample_page, "licenses.0.devices.1.move", "3")
    rows = sample_page.form.devices.rows
    assert rows[1].error.text() == "Error: You want to move 3, but this key licenses 2."
    assert rows[1].property("state") == "error"
    assert rows[0].error.isHidden()
    assert rows[1].stay.text() == "–"
    move = line(sample_page, "licenses.0.devices.1.move")
    move.setFocus()
    qtbot.keyClick(move, Qt.Key.Key_Backspace)
    qtbot.keyClicks(move, "2")
    assert rows[1].error.isHidden()  # at once, not after a pause
    assert rows[1].stay.text() == "0"
    assert sample_page.navigator.unsettled


def test_an_expired_license_is_a_note_and_no_error(qtbot: QtBot, sample_page: LicensesPage) -> None:
    type_into(qtbot, sample_page, "licenses.0.expires_on", "2020-01-01")
    row = sample_page.rows["licenses.0.expires_on"]
    assert row.error.isHidden()
    assert "has expired" in row.note.text()


def test_the_summary_names_the_license_and_leads_to_its_field(qtbot: QtBot, sample_page: LicensesPage) -> None:
    window = sample_page.window()
    assert isinstance(window, Window)
    type_into(qtbot, sample_page, "licenses.1.devices.0.move", "7")
    sample_page.field("licenses.0.key")
    click(qtbot, window.forward)
    entries = sample_page.summary.findChildren(Link)
    assert [entry.text() for entry in entries] == ["License 2: You want to move 7, but this key licenses 6."]
    qtbot.keyClick(entries[0], Qt.Key.Key_Return)
    assert focused().objectName() == "licenses.1.devices.0.move"
    assert sample_page.table.currentIndex().row() == 1
    qtbot.keyClick(focused(), Qt.Key.Key_Backspace)
    qtbot.keyClicks(focused(), "6")
    assert sample_page.summary.isHidden()


def test_continue_goes_on_from_an_empty_page(qtbot: QtBot, page: LicensesPage) -> None:
    window = page.window()
    assert isinstance(window, Window)
    click(qtbot, window.forward)
    assert window.navigator.step == "case"


def test_review_leads_to_any_field_of_any_license(session: Session, window: Window, sample: Draft) -> None:
    session.open(sample)
    window.go("review")
    for path in ("licenses.1.devices.0.have", "licenses.0.expires_on", "licenses.1.key"):
        window.go_to(path)
        assert focused().objectName() == path


def test_of_very_many_problems_the_first_are_listed(qtbot: QtBot, session: Session, window: Window) -> None:
    session.open(many(100, "ten"))
    page = shown_page(window)
    click(qtbot, window.forward)
    entries = page.summary.findChildren(Link)
    assert len(entries) == MOST_ENTRIES + 1
    assert entries[-1].text() == "80 more problems, from here on."
    click(qtbot, entries[-1])
    assert focused().objectName() == f"licenses.{MOST_ENTRIES}.devices.0.move"


# While somebody types


def test_a_key_press_judges_no_other_row(qtbot: QtBot, session: Session, window: Window) -> None:
    session.open(many(500, move="1"))
    page = shown_page(window)
    key = line(page, "licenses.250.key")
    key.setFocus()
    key.selectAll()
    qtbot.keyClicks(key, "Z2AA-0007-AAAA")
    assert page.navigator.unsettled == "licenses.250.key"
    assert states(page) == [Standing.FORMAT_OK] * 500
    qtbot.waitUntil(lambda: not page.navigator.unsettled)
    assert states(page)[250] == Standing.IN_PROGRESS  # the same key stands in license 8
    qtbot.keyClick(key, Qt.Key.Key_Tab)
    assert "is listed twice" in page.rows["licenses.250.key"].error.text()


def test_nothing_typed_is_left_out_when_the_page_is_turned_at_once(qtbot: QtBot, sample_page: LicensesPage) -> None:
    type_into(qtbot, sample_page, "licenses.0.devices.0.move", "9")
    move = line(sample_page, "licenses.0.devices.0.move")
    move.setFocus()
    qtbot.keyClicks(move, "99")
    qtbot.keyClick(move, Qt.Key.Key_7, ALT)
    assert sample_page.navigator.step == "review"
    assert "license.over-count" in {problem.id for problem in sample_page.navigator.verdict().problems}


def test_common_models_are_offered_and_any_other_is_taken(qtbot: QtBot, page: LicensesPage) -> None:
    click(qtbot, page.add_button)
    model = line(page, "licenses.0.devices.0.model")
    model.setFocus()
    qtbot.keyClicks(model, "mr ent")
    popup = model.completer().popup()
    assert popup is not None
    assert popup.isVisible()
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    assert draft(page).get("licenses.0.devices.0.model") == "MR Enterprise"
    assert model.text() == "MR Enterprise"
    assert focused() is model
    model.selectAll()
    qtbot.keyClicks(model, "mx6")
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    gone_to = model.text()
    assert gone_to.startswith("MX6")
    qtbot.keyClick(popup, Qt.Key.Key_Tab)
    assert draft(page).get("licenses.0.devices.0.model") == gone_to
    model.setFocus()
    model.selectAll()
    qtbot.keyClicks(model, "Hub 9")
    qtbot.keyClick(model, Qt.Key.Key_Tab)
    assert draft(page).get("licenses.0.devices.0.model") == "Hub 9"
    assert focused().objectName() == "licenses.0.devices.0.have"


def test_a_model_that_is_not_in_the_list_is_taken_with_a_quiet_word(qtbot: QtBot, sample_page: LicensesPage) -> None:
    row = sample_page.form.devices.rows[1]
    type_into(qtbot, sample_page, "licenses.0.devices.1.model", "MX68CW")
    assert row.unlisted.isHidden()
    type_into(qtbot, sample_page, "licenses.0.devices.1.model", "Quasar 9000")
    assert row.unlisted.text().replace("\u200b", "").startswith("“Quasar 9000” is not in our list of models.")
    assert row.unlisted.isVisible()
    assert draft(sample_page).get("licenses.0.devices.1.model") == "Quasar 9000"
    assert sample_page.navigator.shown("licenses") == []
    sample_page.table.selectRow(1)
    assert not row.unlisted.isVisible()


def test_the_wheel_changes_nothing(session: Session, window: Window) -> None:
    session.open(many(40, move="1"))
    page = shown_page(window)
    page.heading.setFocus()
    before = [dict(row) for row in draft(page).licenses]
    for widget in (page.table.viewport(), *page.form.findChildren(QWidget)):
        centre = QPointF(widget.rect().center())
        nowhere, down = QPoint(), QPoint(0, -120)
        buttons, keyboard, phase = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase
        place = widget.mapToGlobal(centre)
        QApplication.sendEvent(widget, QWheelEvent(centre, place, nowhere, down, buttons, keyboard, phase, False))
    assert draft(page).licenses == before
    assert page.table.currentIndex().row() == 0
    assert page.table.verticalScrollBar().value() == 0


def test_thousands_of_devices_of_one_key_are_shown_in_portions(qtbot: QtBot, session: Session, window: Window) -> None:
    made = many(1)
    made.licenses[0]["devices"] = [blank_device() | {"model": f"MX{number}"} for number in range(MOST_ROWS)]
    session.open(made)
    page = shown_page(window)
    devices = page.form.devices
    assert len(devices.rows) == ROWS_AT_ONCE
    assert devices.more.text() == f"Show {MOST_ROWS - ROWS_AT_ONCE} more rows"
    page.ensureWidgetVisible(devices.more)
    click(qtbot, devices.more)
    assert line(page, "licenses.0.devices.50.model").text() == "MX50"
    assert cell(page, 0, 2) == f"MX0, MX1, MX2, {MOST_ROWS - 3} more models"


# Paste or open


def test_five_hundred_rows_are_taken_in_one_step(qtbot: QtBot, sample_page: LicensesPage, window: Window) -> None:
    table = ["Key;Model;Count", *(f"Z2BB{number:08};MX68;{number + 1}" for number in range(500))]
    shown = bring(qtbot, sample_page, "\n".join([*table, "Q2FJ-3SHB-Y2K2;MX68;1", "Z2A7-32TE-A8Y4;MX68;1"]))
    assert shown.heading.text() == "We found 500 things"
    told = [label.text() for label in shown.reasons.findChildren(Label)]
    assert any("Q2FJ-3SHB-Y2K2" in text and "device serial" in text for text in told)
    assert any("The key is in the request already, as license 1." in text for text in told)
    mode, move = shown.questions
    click(qtbot, mode.findChildren(QRadioButton)[1])
    click(qtbot, move.findChildren(QRadioButton)[0])
    assert shown.use.text() == "&Use 500 things"
    click(qtbot, shown.use)
    assert window.navigator.step == "licenses"
    page = shown_page(window)
    assert len(keys(page)) == 502
    assert draft(page).licenses[501] == {
        "key": "Z2BB-0000-0499",
        "mode": "renew",
        "expired": "",
        "expires_on": "",
        "devices": [{"model": "MX68", "have": "500", "move": "500"}],
        "now_keys": [],
    }
    assert window.undo.said.text() == "500 things added."
    click(qtbot, window.undo.undo)
    assert keys(shown_page(window)) == ["Z2A7-32TE-A8Y4", "Z2KD-8QWN-4RTX"]


def test_rows_of_one_key_become_one_license(qtbot: QtBot, page: LicensesPage, window: Window) -> None:
    text = "Z2A732TEA8Y4,MR Enterprise,25\nZ2A7-32TE-A8Y4,MX68,2\nZ2A7-32TE-A8Y4,mx68,3\nZ2KD-8QWN-4RTX"
    shown = bring(qtbot, page, text)
    assert any("The same key and model are in line 2." in label.text() for label in shown.reasons.findChildren(Label))
    click(qtbot, shown.use)
    assert [[each["model"] for each in row["devices"]] for row in window.navigator.draft.licenses] == [
        ["MR Enterprise", "MX68"],
        [""],
    ]


def test_a_list_pasted_into_the_key_field_is_looked_through(qtbot: QtBot, page: LicensesPage, window: Window) -> None:
    for count in (3, LONGEST // 10):
        page = shown_page(window)
        if not keys(page):
            click(qtbot, page.add_button)
        key = line(page, "licenses.0.key")
        QGuiApplication.clipboard().setText("\n".join(f"Z2BB-{number:04}-AAAA" for number in range(count)))
        key.setFocus()
        qtbot.keyClick(key, Qt.Key.Key_V, CTRL)
        shown = found(qtbot, window)
        assert shown.heading.text() == f"We found {count:,} things"
        click(qtbot, shown.nothing)
        qtbot.waitUntil(lambda: isinstance(window.stack.currentWidget(), LicensesPage))
        assert keys(shown_page(window)) == [""]
    page = shown_page(window)
    key = line(page, "licenses.0.key")
    QGuiApplication.clipboard().setText("Z2A7-32TE-A8Y4\n")
    key.setFocus()
    qtbot.keyClick(key, Qt.Key.Key_V, CTRL)
    qtbot.keyClick(key, Qt.Key.Key_Tab)
    assert keys(page) == ["Z2A7-32TE-A8Y4"]  # one line is no list


def test_a_file_is_read_or_the_reason_is_told(
    qtbot: QtBot, page: LicensesPage, window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    good, bad = tmp_path / "keys.csv", tmp_path / "picture.png"
    good.write_text("Key,Model,Count\nZ2A7-32TE-A8Y4,MX68,2\n", encoding="utf-16")
    bad.write_bytes(b"\x89PNG\r\n\x1a\n")
    for path, said in ((bad, "Copy its text instead"), (tmp_path / "none.csv", "There is no file"), (good, "")):
        monkeypatch.setattr(licenses_page, "choose_file", lambda *_args, path=path: str(path))
        qtbot.waitUntil(lambda: isinstance(window.stack.currentWidget(), Page))
        click(qtbot, shown_page(window).file_button)
        if said:
            qtbot.waitUntil(
                lambda said=said: any(said in label.text() for label in window.notices.findChildren(Label))  # type: ignore[misc]
            )
    click(qtbot, found(qtbot, window).use)
    assert window.navigator.draft.get("licenses.0.devices.0.have") == "2"


def test_two_pastes_never_make_a_request_that_cant_be_saved(qtbot: QtBot, page: LicensesPage, window: Window) -> None:
    row = blank_license()
    row["devices"] = [blank_device() for _again in range(MOST_ROWS - 3)]
    draft(page).licenses.append(row)
    window.navigator.rows_moved("licenses", 0, 0, 1)
    for expected in (2, 2):  # two rows for a license and its device, and then there is no room for two more
        shown = bring(qtbot, page, f"Z2A7-32TE-A8Y{expected}, MX68, 1\nZ2A7-32TE-A8Z{expected}, MX68, 1")
        click(qtbot, shown.use)
        assert any(f"more than {MOST_ROWS:,} rows" in label.text() for label in window.notices.findChildren(Label))
        click(qtbot, shown.nothing)
        qtbot.waitUntil(lambda: isinstance(window.stack.currentWidget(), LicensesPage))
        page = shown_page(window)
    click(qtbot, bring(qtbot, page, "Z2A7-32TE-A8Y4, MX68, 1").use)
    page = shown_page(window)
    assert len(keys(page)) == 2
    for act in (page.add, page.duplicate, page.add_device):
        act()
        assert f"more than {MOST_ROWS:,} rows" in page.bar.said.text()
        assert not page.bar.undo.isVisible()
    assert len(keys(page)) == 2
    assert refusal(draft(page)) == ""
