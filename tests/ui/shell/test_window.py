"""The window, used with keys and clicks as a person uses it."""

import copy
from collections.abc import Callable

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QPushButton, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.shell.fields import errors, field, line
from tests.ui.walk import is_seen
from transfer_wizard.app import Program
from transfer_wizard.flow.steps import IDS
from transfer_wizard.request.draft import Draft
from transfer_wizard.request.policy import NO_POLICY, Policy
from transfer_wizard.ui.kit.fold import FoldHead
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
from transfer_wizard.ui.steps.you_page import YouPage

NO_KEYS = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
CTRL_SHIFT = CTRL | Qt.KeyboardModifier.ShiftModifier


def choose(qtbot: QtBot, window: Window, path: str, text: str) -> None:
    """Click an answer."""
    choices = field(window, path)
    window.page.ensureWidgetVisible(choices)
    click_answer(qtbot, choices, text)


def click_answer(qtbot: QtBot, choices: QWidget, text: str) -> None:
    button = next(each for each in choices.findChildren(QRadioButton) if each.text() == text)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton, pos=QPoint(10, button.height() // 2))


def press_continue(qtbot: QtBot, window: Window) -> None:
    qtbot.mouseClick(window.forward, Qt.MouseButton.LeftButton)


def test_continue_with_gaps_goes_on(qtbot: QtBot, window: Window) -> None:
    window.go("requester")
    assert window.windowTitle() == "You, step 2 of 8"
    press_continue(qtbot, window)
    assert window.navigator.step == "organizations"
    window.go("requester")
    assert errors(window) == {}
    assert window.page.summary.isHidden()


def make_mistakes(window: Window) -> None:
    window.go("requester")
    mistakes = {"source_email": "dana@northwind,example", "phone": "+1 415 555 O134"}
    for name, text in mistakes.items():
        window.navigator.edit(f"requester.{name}", text)
    window.refresh()


def test_continue_names_the_answers_that_need_a_change_and_goes_to_the_first(qtbot: QtBot, window: Window) -> None:
    make_mistakes(window)
    press_continue(qtbot, window)
    assert window.navigator.step == "requester"
    assert window.windowTitle() == "Error: You, step 2 of 8"
    bar = window.page.summary
    assert bar.isVisible()
    assert bar.text == "2 answers need a change: E-mail, Phone number"
    email = line(window, "requester.source_email")
    assert email.hasFocus()
    assert email.selectedText() == "dana@northwind,example"
    assert errors(window)["requester.source_email"] == "E-mail has a comma where a dot belongs."
    phone = line(window, "requester.phone")
    assert phone.isVisible(), "its part of the page is open"
    bar.links[1].setFocus()
    qtbot.keyClick(bar.links[1], Qt.Key.Key_Return)
    assert phone.hasFocus()
    press_continue(qtbot, window)
    assert window.navigator.step == "organizations", "the second time it goes on"
    assert window.navigator.draft.get("requester.phone") == "+1 415 555 O134"


def test_one_press_mends_a_slip_and_the_bar_goes_with_the_last(qtbot: QtBot, window: Window) -> None:
    make_mistakes(window)
    press_continue(qtbot, window)
    bar = window.page.summary
    for name, mended in (("source_email", "dana@northwind.example"), ("phone", "+1 415 555 0134")):
        row = window.page.rows[f"requester.{name}"]
        assert row.error.helps.text() == "Fix it"
        row.error.helps.setFocus()
        qtbot.keyClick(row.error.helps, Qt.Key.Key_Return)
        assert window.navigator.draft.get(row.path) == mended
        assert row.input.hasFocus()
        assert row.error.isHidden()
        assert bar.isVisible() is (name == "source_email")
    assert window.windowTitle() == "You, step 2 of 8"


def test_of_many_answers_the_bar_leads_to_the_first(qtbot: QtBot, window: Window) -> None:
    make_mistakes(window)
    window.navigator.edit("requester.saml", "yes")
    for name, text in {"name": "https://x", "company": "a@b.example", "placeholder_email": "sam"}.items():
        window.navigator.edit(f"requester.{name}", text)
    press_continue(qtbot, window)
    assert window.page.summary.text == "5 answers need a change Go to the first"
    assert line(window, "requester.name").hasFocus()


def test_what_an_answer_decides_is_no_error(qtbot: QtBot, window: Window) -> None:
    window.go("requester")
    choose(qtbot, window, "requester.source_access", "Read-only or network")
    choose(qtbot, window, "requester.source_access", "Network access only")
    page = window.page
    assert isinstance(page, YouPage)
    assert page.access.verdict.isVisible()
    assert page.access.verdict.said.text() == "Support acts only for full access to both."
    assert window.forward.text() == "&Continue all the same"
    press_continue(qtbot, window)
    assert window.navigator.step == "organizations"


def test_a_field_speaks_when_left_and_falls_silent_at_once(qtbot: QtBot, window: Window) -> None:
    qtbot.keyClick(window, "2", Qt.KeyboardModifier.AltModifier)
    assert window.navigator.step == "requester"
    email = line(window, "requester.source_email")
    email.setFocus()
    qtbot.keyClicks(email, "dana@northwind")
    assert errors(window) == {}
    qtbot.keyClick(email, Qt.Key.Key_Tab)
    assert list(errors(window)) == ["requester.source_email"]
    assert "E-mail must be" in errors(window)["requester.source_email"]
    email.setFocus()
    email.end(False)
    qtbot.keyClicks(email, ".example")
    assert errors(window) == {}
    assert window.navigator.draft.get("requester.source_email") == "dana@northwind.example"


def test_one_address_goes_into_both_fields_once_the_person_says_so(qtbot: QtBot, window: Window) -> None:
    window.go("requester")
    draft = window.navigator.draft
    email = line(window, "requester.source_email")
    email.setFocus()
    qtbot.keyClicks(email, "dana@northwind.exampl")
    assert draft.get("requester.destination_email") == "", "nobody has said that it is the same"
    choose(qtbot, window, "requester.destination_email", "Yes")
    email.setFocus()
    email.end(False)
    qtbot.keyClicks(email, "e")
    assert draft.get("requester.source_email") == draft.get("requester.destination_email") == "dana@northwind.example"
    email.clear()
    qtbot.keyClicks(email, "dana @northwind.example")
    assert errors(window) == {}, "nothing is said of it while it is typed"
    assert email.text() == "dana @northwind.example"
    email.clear()
    qtbot.keyClicks(email, "dana@northwind.example")
    page = window.page
    assert isinstance(page, YouPage)
    click_answer(qtbot, page.same.input, "No, they differ")
    assert draft.get("requester.destination_email") == ""
    assert draft.get("requester.source_email") == "dana@northwind.example"
    other = line(window, "requester.destination_email")
    assert other.isVisible()
    assert page.same.verdict.isVisible()
    other.setFocus()
    qtbot.keyClicks(other, "sam@northwind.example")
    email.setFocus()
    qtbot.keyClicks(email, ".org")
    assert draft.get("requester.destination_email") == "sam@northwind.example"


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


def test_focus_arrives_on_the_heading_and_tab_leads_on(qtbot: QtBot, window: Window) -> None:
    window.go("requester")
    assert window.page.heading.hasFocus()
    qtbot.keyClick(window.page.heading, Qt.Key.Key_Tab)
    name = line(window, "requester.name")
    assert name.hasFocus(), "the first question"
    qtbot.keyClick(name, Qt.Key.Key_Backtab)
    assert window.page_corner.bring.hasFocus(), "what stands before it"


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


def test_a_walk_by_keyboard_through_the_first_pages(qtbot: QtBot, window: Window) -> None:
    def key(code: Qt.Key) -> None:
        qtbot.keyClick(window.focusWidget(), code)

    def text(words: str) -> None:
        assert isinstance(window.focusWidget(), QLineEdit | QPlainTextEdit)
        qtbot.keyClicks(window.focusWidget(), words)
        key(Qt.Key.Key_Tab)

    def answer(*arrows: Qt.Key) -> None:
        assert isinstance(window.focusWidget(), QRadioButton)
        for code in (Qt.Key.Key_Space, *arrows, Qt.Key.Key_Tab):
            key(code)

    def unfold() -> None:
        assert isinstance(window.focusWidget(), FoldHead)
        key(Qt.Key.Key_Return)
        key(Qt.Key.Key_Tab)

    key(Qt.Key.Key_Tab)
    answer()
    answer(Qt.Key.Key_Right)
    answer()
    assert window.focusWidget() is window.forward
    qtbot.keyClick(window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert window.navigator.step == "requester"
    key(Qt.Key.Key_Tab)
    text("Dana Whitfield")
    text("Northwind Traders")
    text("dana@northwind.example")
    answer()
    answer()
    answer()
    unfold()
    text("+1 415 555 0134")
    qtbot.keyClick(window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert window.navigator.step == "organizations"
    key(Qt.Key.Key_Tab)
    text("Northwind West")
    text("https://n149.meraki.com/o/VjjsAd/manage")
    text("Northwind East")
    text("https://n219.meraki.com/o/i0-kTd/manage")
    answer()
    unfold()
    answer(Qt.Key.Key_Right)
    qtbot.keyClick(window, "5", Qt.KeyboardModifier.AltModifier)
    key(Qt.Key.Key_Tab)
    answer(Qt.Key.Key_Right)
    text(" It says License move failed.")
    for _heading in range(7):
        text(".")
        if window.focusWidget().toolTip() == "Use the suggestion again":
            key(Qt.Key.Key_Tab)  # past the way back to the suggestion
    unfold()
    text("2027-08-31")
    draft = window.navigator.draft
    assert draft.get("route.self_service") == "failed"
    assert draft.get("route.claimed_within_7_days") == "no"
    assert draft.get("route.reason") == "I tried Move in the dashboard, and it failed. It says License move failed."
    assert draft.get("route.needed_by") == "2027-08-31"
    assert draft.get("case.severity") == "4"
    assert draft.get("requester.destination_email") == "dana@northwind.example"
    assert draft.get("requester.phone") == "+1 415 555 0134"
    assert draft.get("requester.saml") == "no"
    assert draft.get("requester.source_access") == draft.get("requester.destination_access") == "full"
    for side in ("source", "destination"):
        assert draft.get(f"organizations.{side}.licensing_model") == "co-term"
        assert draft.get(f"organizations.{side}.support_access") == "blocked"


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


def test_the_focus_is_somewhere_on_each_page_of_a_request_that_may_not_change(
    session: Session, window: Window, sample: Draft
) -> None:
    session.open(sample, read_only=True)
    for step in IDS:
        window.go(step)
        focused = QApplication.focusWidget()
        assert focused is not None, step
        assert window.page is focused or window.page.isAncestorOf(focused), step


def test_what_has_the_focus_stays_in_sight_when_the_window_gets_smaller(qtbot: QtBot, sample_window: Window) -> None:
    window = sample_window
    window.resize(1440, 900)
    window.go("case")
    field = window.page.field("case.business_impact")
    assert field is not None
    field.setFocus()
    qtbot.wait(10)
    window.resize(*SMALLEST)
    qtbot.waitUntil(lambda: is_seen(field))


def test_who_scrolled_away_from_the_focus_is_left_there(qtbot: QtBot, sample_window: Window) -> None:
    window = sample_window
    window.resize(*SMALLEST)
    window.go("case")
    field = window.page.field("case.business_impact")
    assert field is not None
    field.setFocus()
    qtbot.waitUntil(lambda: field.hasFocus() and is_seen(field))
    qtbot.wait(200)  # until the windows of the tests before are gone, which gives the focus anew
    bar = window.page.verticalScrollBar()
    bar.triggerAction(bar.SliderAction.SliderToMinimum)
    qtbot.wait(50)
    assert bar.value() == 0
    window.page.column.addSpacing(40)
    qtbot.wait(50)
    assert bar.value() == 0


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
