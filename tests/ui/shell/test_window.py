"""The window, used with keys and clicks as a person uses it."""

import copy
from collections.abc import Callable

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QPushButton, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.shell.fields import NO_KEYS, choose, errors, field, line, press_continue
from transfer_wizard.app import Program
from transfer_wizard.flow.steps import IDS
from transfer_wizard.request.draft import Draft
from transfer_wizard.request.policy import NO_POLICY, Policy
from transfer_wizard.ui.kit.inputs import LineInput, ProseInput
from transfer_wizard.ui.kit.segments import Segments
from transfer_wizard.ui.kit.theme import SMALLEST
from transfer_wizard.ui.licenses.license_model import Column
from transfer_wizard.ui.licenses.licenses_page import LicensesPage
from transfer_wizard.ui.shell.session import Session
from transfer_wizard.ui.shell.window import Window
from transfer_wizard.ui.start.found_page import FoundPage
from transfer_wizard.ui.steps.heading_row import HeadingRow
from transfer_wizard.ui.steps.route_page import RoutePage


def test_values_are_kept_on_back_and_jump(qtbot: QtBot, window: Window) -> None:
    window.go("organizations")
    name = line(window, "organizations.source.name")
    name.setFocus()
    qtbot.keyClicks(name, "Northwind  West ")
    qtbot.mouseClick(window.back, Qt.MouseButton.LeftButton)
    assert window.navigator.step == "requester"
    qtbot.keyClick(window, "3", Qt.KeyboardModifier.AltModifier)
    assert line(window, "organizations.source.name").text() == "Northwind West"


def test_enter_in_a_field_or_a_question_continues_and_escape_does_nothing(qtbot: QtBot, window: Window) -> None:
    window.go("requester")
    name = line(window, "requester.name")
    name.setFocus()
    qtbot.keyClicks(name, "Dana ")
    for _again in range(3):
        qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Escape)
    assert window.isVisible()
    qtbot.keyClick(name, Qt.Key.Key_Return)
    assert window.navigator.step == "organizations"
    assert window.navigator.draft.get("requester.name") == "Dana"
    window.go("requester")
    choose(qtbot, window, "requester.saml", "No")
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier)
    assert window.navigator.step == "organizations"


def test_ctrl_enter_and_alt_c_continue(qtbot: QtBot, sample_window: Window) -> None:
    qtbot.keyClick(sample_window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert sample_window.navigator.step == "requester"
    qtbot.keyClick(sample_window, Qt.Key.Key_C, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: sample_window.navigator.step == "organizations")
    qtbot.keyClick(sample_window, Qt.Key.Key_B, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: sample_window.navigator.step == "requester")


def test_the_verdict_comes_under_the_questions_and_leaves_the_focus(qtbot: QtBot, window: Window) -> None:
    page = window.page
    assert isinstance(page, RoutePage)
    choose(qtbot, window, "route.dashboard_access", "Yes")
    choose(qtbot, window, "route.self_service", "Not yet")
    assert isinstance(window.focusWidget(), QRadioButton)
    assert page.advice is not None
    assert page.advice.heading == "You can probably move these licenses yourself"
    assert window.forward.text() == "Open License Info"
    assert "then Move." in page.tried.help.text(), "what Move is"
    window.undo.say("13 things added.")
    qtbot.waitUntil(lambda: window.undo.said.height() > 0)
    assert window.undo.said.width() >= window.undo.said.fontMetrics().horizontalAdvance("13 things added.")
    opened: list[str] = []
    page._open_address = opened.append
    press_continue(qtbot, window)
    assert opened == ["https://dashboard.meraki.com"]
    window._on_edited("organizations.source.url", "https://n149.meraki.com/o/VjjsAd/manage")
    press_continue(qtbot, window)
    assert opened[1:] == ["https://n149.meraki.com/o/VjjsAd/manage/dashboard/license_info"]
    assert window.navigator.step == "route", "the request waits"
    row = page.rows["route.self_service"].input
    assert isinstance(row, Segments)
    chosen = next(button for button in row.buttons if button.isChecked())
    chosen.setFocus()
    qtbot.keyClick(chosen, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert len(opened) == 3
    assert chosen.hasFocus(), "the person goes on where they were"
    choose(qtbot, window, "route.self_service", "It failed")
    assert page.advice is None
    assert window.forward.text() == "&Continue"
    choose(qtbot, window, "route.self_service", "Not yet")
    other = next(each for each in window.footer.findChildren(QPushButton) if each.text() == "I still need a case")
    qtbot.mouseClick(other, Qt.MouseButton.LeftButton)
    assert window.navigator.step == "requester"


def test_the_step_list_is_a_way_to_every_step(qtbot: QtBot, sample_window: Window) -> None:
    steps = sample_window.steps
    for number, step in enumerate(IDS):
        index = steps.model().index(number, 0)
        qtbot.mouseClick(steps.viewport(), Qt.MouseButton.LeftButton, pos=steps.visualRect(index).center())
        assert sample_window.navigator.step == step
        assert f", step {number + 1} of 8" in index.data(Qt.ItemDataRole.AccessibleTextRole)
    steps.setFocus()
    qtbot.keyClick(steps, Qt.Key.Key_Up)
    qtbot.keyClick(steps, Qt.Key.Key_Return)
    assert sample_window.navigator.step == "review"


def test_nothing_is_ever_disabled(qtbot: QtBot, session: Session, window: Window, sample: Draft) -> None:
    for draft in (Draft(), sample):
        session.open(draft)
        for step in IDS:
            window.go(step)
            if step not in ("review", "hand-over"):
                press_continue(qtbot, window)
            disabled = [each for each in window.findChildren(QWidget) if each.isVisible() and not each.isEnabled()]
            assert disabled == [], step


def test_the_wheel_changes_no_answer(qtbot: QtBot, sample_window: Window) -> None:
    before = copy.deepcopy(sample_window.navigator.draft.values)
    for step in ("route", "requester", "organizations", "case"):
        sample_window.go(step)
        for row in sample_window.page.rows.values():
            for widget in (row.input, *row.input.findChildren(QRadioButton)):
                centre = QPointF(widget.rect().center())
                QApplication.sendEvent(
                    widget,
                    QWheelEvent(
                        centre,
                        widget.mapToGlobal(centre),
                        QPoint(0, -120),
                        QPoint(0, -120),
                        Qt.MouseButton.NoButton,
                        NO_KEYS,
                        Qt.ScrollPhase.NoScrollPhase,
                        False,
                    ),
                )
    assert sample_window.navigator.draft.values == before


def test_an_address_for_both_speaks_when_left_and_is_not_rewritten_before(qtbot: QtBot, window: Window) -> None:
    for side in ("source", "destination"):
        window._on_edited(f"requester.{side}_email", "dana@northwind.example")
    window.go("requester")
    email = line(window, "requester.source_email")
    email.setFocus()
    email.selectAll()
    qtbot.keyClick(email, Qt.Key.Key_Backspace)
    qtbot.keyClicks(email, " dana@northwind ")
    assert errors(window) == {}
    assert email.text() == " dana@northwind "
    qtbot.keyClick(email, Qt.Key.Key_Tab)
    assert "requester.source_email" in errors(window)
    email.setFocus()
    email.setText(" dana@northwind")
    email.end(False)
    qtbot.keyClicks(email, ".example ")
    assert email.text() == " dana@northwind.example "
    qtbot.keyClick(email, Qt.Key.Key_Tab)
    assert errors(window) == {}
    assert email.text() == window.navigator.draft.get("requester.destination_email") == "dana@northwind.example"


def test_fields_that_do_not_apply_are_hidden_and_keep_their_text(qtbot: QtBot, window: Window) -> None:
    window.go("requester")
    choose(qtbot, window, "requester.saml", "Yes")
    placeholder = line(window, "requester.placeholder_name")
    assert placeholder.isVisibleTo(window)
    placeholder.setFocus()
    qtbot.keyClicks(placeholder, "Sam Okafor")
    choose(qtbot, window, "requester.saml", "No")
    assert not placeholder.isVisibleTo(window)
    assert window.navigator.draft.get("requester.placeholder_name") == "Sam Okafor"


def test_the_reason_can_be_typed_by_who_has_not_tried_move(qtbot: QtBot, window: Window) -> None:
    window._on_edited("route.self_service", "not-tried")
    window.go("case")
    reason = field(window, "route.reason")
    reason.setFocus()
    qtbot.keyClicks(reason, "We can't.")
    assert reason.hasFocus()
    assert window.navigator.draft.get("route.reason") == "We can't."


def test_the_headings_are_written_kept_and_offered_again(qtbot: QtBot, window: Window, sample: Draft) -> None:
    window.navigator.draft.values.update(copy.deepcopy(sample.values))
    window.navigator.draft.set("case.workaround", "")
    window.navigator.changed("case.workaround")
    window.go("case")
    row = window.page.rows["case.workaround"]
    assert isinstance(row, HeadingRow)
    scope = window.page.rows["case.scope"].input
    assert isinstance(scope, ProseInput)
    assert isinstance(row.input, ProseInput)
    written = row.input.toPlainText()
    assert written == window.navigator.suggested("case.workaround") != ""
    row.input.setFocus()
    assert row.again.isHidden(), "it is as suggested"
    qtbot.keyClicks(row.input, " Not so.")
    assert row.again.isVisible()
    one_line = scope.height()
    scope.setFocus()
    assert scope.height() > one_line, "the row grows to its text"
    assert window.navigator.draft.get("case.workaround") == f"{written} Not so."
    row.input.setFocus()
    assert scope.height() == one_line
    qtbot.keyClick(row.input, Qt.Key.Key_Tab)
    assert row.again.hasFocus()
    qtbot.keyClick(row.again, Qt.Key.Key_Return)
    assert row.input.hasFocus()
    assert row.input.toPlainText() == written
    row.input.selectAll()
    qtbot.keyClick(row.input, Qt.Key.Key_Delete)
    window.go("passcodes")
    window.go("case")
    assert window.navigator.draft.get("case.workaround") == "", "empty is allowed"


def test_a_change_from_review_goes_to_the_field_and_straight_back(qtbot: QtBot, sample_window: Window) -> None:
    window = sample_window
    window.go("review")
    window.page.jumped.emit("organizations.destination.name")
    name = line(window, "organizations.destination.name")
    assert name.hasFocus()
    assert window.forward.text() == "&Continue to Review"
    name.selectAll()
    qtbot.keyClicks(name, "Northwind South")
    press_continue(qtbot, window)
    assert window.navigator.step == "review"
    assert window.navigator.draft.get("organizations.destination.name") == "Northwind South"


def test_help_opens_and_escape_closes_it(qtbot: QtBot, window: Window) -> None:
    from transfer_wizard.ui.shell.help import Help

    qtbot.keyClick(window, Qt.Key.Key_F1)
    shown = window.findChild(Help)
    assert shown is not None
    assert shown.isVisible()
    qtbot.keyClick(shown, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: window.findChild(Help) is None)
    assert window.isVisible()


def test_choices_can_be_cleared_by_opening_another_request(qtbot: QtBot, session: Session, window: Window) -> None:
    choose(qtbot, window, "route.dashboard_access", "Yes")
    session.open_new()
    choice = field(window, "route.dashboard_access")
    assert isinstance(choice, Segments)
    assert not any(button.isChecked() for button in choice.findChildren(QRadioButton))


def test_large_text_in_a_small_window_leaves_the_greater_part_to_the_page(
    qtbot: QtBot, qapp: QApplication, start_program: Callable[[Policy], Program]
) -> None:
    before, large = qapp.font(), qapp.font()
    large.setPointSizeF(18)
    qapp.setFont(large)
    try:
        window = start_program(NO_POLICY).window
        window.resize(*SMALLEST)
        window.go("requester")
        qtbot.waitUntil(window.frame.step_line.isVisible)
        assert not window.side_panel.isVisible()
        assert window.stack.width() == window.width()
        assert window.stack.height() > window.height() // 2
    finally:
        qapp.setFont(before)


@pytest.mark.parametrize("by_key", [False, True])
def test_what_a_page_did_is_taken_back_from_any_page_and_seen(
    qtbot: QtBot, sample_window: Window, by_key: bool
) -> None:
    window = sample_window
    window.go("licenses")
    page = window.page
    assert isinstance(page, LicensesPage)
    before = copy.deepcopy(window.navigator.draft.licenses)
    page.table.setFocus()
    page.table.go(0, 1)
    qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    emptied = copy.deepcopy(window.navigator.draft.licenses)
    assert emptied != before
    for turn, key, step, expected in (
        (window.undo.undo, Qt.Key.Key_Z, "case", before),
        (window.undo.redo, Qt.Key.Key_Y, "review", emptied),
        (window.undo.undo, Qt.Key.Key_Z, "licenses", before),
    ):
        window.go(step)
        assert turn.isVisible()
        if by_key:
            qtbot.keyClick(window.page.heading, key, Qt.KeyboardModifier.ControlModifier)
        else:
            turn.click()
        assert window.navigator.draft.licenses == expected
        assert window.navigator.step == "licenses", "what is taken back is in sight"


def test_the_bar_takes_back_what_it_says_and_nothing_else(
    qtbot: QtBot, session: Session, sample_window: Window
) -> None:
    window = sample_window
    before = copy.deepcopy(window.navigator.draft.licenses)
    brought = QMimeData()
    brought.setText("Z2BB-CCCC-DDDD\tMX68\t4\n")
    window.target.brought.emit(brought)
    qtbot.waitUntil(lambda: isinstance(window.stack.currentWidget(), FoundPage))
    found = window.stack.currentWidget()
    assert isinstance(found, FoundPage)
    found.use.click()
    assert window.undo.said.text() == "1 thing added."
    page = window.page
    assert isinstance(page, LicensesPage)
    cell = page.table.begin_edit(0, Column.MOVE)
    assert isinstance(cell, LineInput)
    cell.setText("")
    qtbot.keyClicks(cell, "7")
    qtbot.keyClick(cell, Qt.Key.Key_Tab)
    assert window.navigator.draft.licenses[0]["devices"][0]["move"] == "7"
    assert window.undo.said.text() == "1 thing added."
    window.undo.undo.click()
    assert window.navigator.draft.licenses[0]["devices"][0]["move"] == "7", "it was typed, and not brought"
    assert len(window.navigator.draft.licenses) == len(before)
