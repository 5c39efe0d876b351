"""The window, used with keys and clicks as a person uses it."""

import copy
from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QPushButton, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from transfer_wizard.app import Program
from transfer_wizard.flow.steps import IDS
from transfer_wizard.request.draft import Draft
from transfer_wizard.request.policy import NO_POLICY, Policy
from transfer_wizard.request.shape import LONGEST
from transfer_wizard.ui.kit.inputs import LineInput, ProseInput
from transfer_wizard.ui.kit.segments import Segments
from transfer_wizard.ui.kit.texts import Link
from transfer_wizard.ui.kit.theme import SMALLEST
from transfer_wizard.ui.shell.session import Session
from transfer_wizard.ui.shell.window import Window
from transfer_wizard.ui.steps.advice_page import AdvicePage

NO_KEYS = Qt.KeyboardModifier.NoModifier

CTRL = Qt.KeyboardModifier.ControlModifier
CTRL_SHIFT = CTRL | Qt.KeyboardModifier.ShiftModifier


def field(window: Window, path: str) -> QWidget:
    found = window.page.field(path)
    assert found is not None, path
    return found


def line(window: Window, path: str) -> LineInput:
    found = field(window, path)
    assert isinstance(found, LineInput)
    return found


def choose(qtbot: QtBot, window: Window, path: str, text: str) -> None:
    """Click an answer."""
    button = next(each for each in field(window, path).findChildren(QRadioButton) if each.text() == text)
    window.page.ensureWidgetVisible(button)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton, pos=QPoint(10, button.height() // 2))


def press_continue(qtbot: QtBot, window: Window) -> None:
    qtbot.mouseClick(window.forward, Qt.MouseButton.LeftButton)


def errors(window: Window) -> dict[str, str]:
    """What stands beside the fields."""
    return {path: row.error.text() for path, row in window.page.rows.items() if not row.error.isHidden()}


def type_what_cannot_be(window: Window, *names: str) -> None:
    for name in names:
        window.navigator.edit(f"requester.{name}", {"name": "???", "source_email": "dana@", "phone": "12"}[name])


def test_continue_with_wrong_input_lists_it_and_goes_there(qtbot: QtBot, window: Window) -> None:
    type_what_cannot_be(window, "name", "source_email")
    window.go("requester")
    assert window.windowTitle() == "You, step 2 of 8"
    press_continue(qtbot, window)
    assert window.windowTitle() == "Error: You, step 2 of 8"
    summary = window.page.summary
    assert summary.isVisible()
    assert summary.hasFocus()
    entries = summary.findChildren(Link)
    assert [f"Error: {entry.text()}" for entry in entries] == list(errors(window).values())
    qtbot.keyClick(summary, Qt.Key.Key_Tab)
    assert entries[0].hasFocus()
    qtbot.keyClick(entries[0], Qt.Key.Key_Return)
    assert line(window, "requester.name").hasFocus()


def test_an_entry_of_the_summary_goes_when_its_problem_is_mended(qtbot: QtBot, window: Window) -> None:
    type_what_cannot_be(window, "name", "source_email", "phone")
    window.go("requester")
    press_continue(qtbot, window)
    assert list(errors(window)) == ["requester.name", "requester.source_email", "requester.phone"]
    line(window, "requester.phone").clear()
    qtbot.keyClicks(line(window, "requester.phone"), "+1 415 555 0134")
    entries = window.page.summary.findChildren
    qtbot.waitUntil(lambda: sum(entry.isVisible() for entry in entries(Link)) == 2)
    qtbot.keyClicks(line(window, "requester.name"), "Dana")
    line(window, "requester.source_email").clear()
    qtbot.keyClicks(line(window, "requester.source_email"), "dana@northwind.example")
    assert errors(window) == {}


def test_what_an_answer_decides_is_no_error(qtbot: QtBot, window: Window) -> None:
    type_what_cannot_be(window, "name")
    window.go("requester")
    choose(qtbot, window, "requester.source_access", "Network access only")
    press_continue(qtbot, window)
    entries = [entry.text() for entry in window.page.summary.findChildren(Link)]
    assert entries == ["Your name must hold at least one letter or digit."]
    assert "requester.source_access" in {problem.field for problem in window.navigator.shown("requester")}


def test_continue_goes_on_with_gaps(qtbot: QtBot, window: Window) -> None:
    window.go("requester")
    press_continue(qtbot, window)
    assert window.windowTitle() == "Organizations, step 3 of 8"
    assert window.navigator.step == "organizations"


def test_one_may_go_on_and_leave_what_is_wrong_for_later(qtbot: QtBot, window: Window) -> None:
    type_what_cannot_be(window, "name")
    window.go("requester")
    press_continue(qtbot, window)
    later = next(
        each for each in window.page.summary.findChildren(QPushButton) if each.text().startswith("Continue and")
    )
    qtbot.mouseClick(later, Qt.MouseButton.LeftButton)
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
    assert "E-mail in the source organization must be" in errors(window)["requester.source_email"]
    email.setFocus()
    email.end(False)
    qtbot.keyClicks(email, ".example")
    assert errors(window) == {}
    assert window.navigator.draft.get("requester.source_email") == "dana@northwind.example"


def test_the_destination_email_is_guessed_and_never_overwritten(qtbot: QtBot, window: Window) -> None:
    window.go("requester")
    source, destination = line(window, "requester.source_email"), line(window, "requester.destination_email")
    source.setFocus()
    qtbot.keyClicks(source, "dana@northwind.example")
    qtbot.keyClick(source, Qt.Key.Key_Return)
    assert destination.hasFocus()
    assert destination.text() == "dana@northwind.example"
    destination.selectAll()
    qtbot.keyClicks(destination, "sam@northwind.example")
    source.setFocus()
    source.selectAll()
    qtbot.keyClicks(source, "kim@northwind.example")
    qtbot.keyClick(source, Qt.Key.Key_Tab)
    assert window.navigator.draft.get("requester.destination_email") == "sam@northwind.example"


def test_values_are_kept_on_back_and_jump(qtbot: QtBot, window: Window) -> None:
    window.go("organizations")
    name = line(window, "organizations.source.name")
    name.setFocus()
    qtbot.keyClicks(name, "Northwind  West ")
    qtbot.mouseClick(window.back, Qt.MouseButton.LeftButton)
    assert window.navigator.step == "requester"
    qtbot.keyClick(window, "3", Qt.KeyboardModifier.AltModifier)
    assert line(window, "organizations.source.name").text() == "Northwind West"


def test_enter_leaves_the_field_and_never_turns_the_page_and_escape_does_nothing(qtbot: QtBot, window: Window) -> None:
    window.go("requester")
    name = line(window, "requester.name")
    name.setFocus()
    qtbot.keyClicks(name, "Dana")
    qtbot.keyClick(name, Qt.Key.Key_Return)
    assert window.navigator.step == "requester"
    assert line(window, "requester.company").hasFocus()
    for _again in range(3):
        qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Escape)
    assert window.isVisible()
    assert window.navigator.draft.get("requester.name") == "Dana"


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
    assert window.page_corner.bring.hasFocus()
    qtbot.keyClick(window.page_corner.bring, Qt.Key.Key_Tab)
    assert line(window, "requester.name").hasFocus()


def test_advice_comes_before_the_next_step_and_back_leads_to_the_answers(qtbot: QtBot, window: Window) -> None:
    choose(qtbot, window, "route.dashboard_access", "Yes")
    choose(qtbot, window, "route.self_service", "I have not tried")
    choose(qtbot, window, "route.claimed_within_7_days", "No")
    press_continue(qtbot, window)
    advice = window.stack.currentWidget()
    assert isinstance(advice, AdvicePage)
    assert "You may not need a case" in window.windowTitle()
    assert window.forward.text() == "&Continue all the same"
    qtbot.mouseClick(window.back, Qt.MouseButton.LeftButton)
    assert window.stack.currentWidget() is window.page
    press_continue(qtbot, window)
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


def test_a_paste_that_is_too_long_is_cut_with_a_word(qtbot: QtBot, window: Window) -> None:
    window.go("requester")
    name = line(window, "requester.name")
    name.setFocus()
    qtbot.keyClicks(name, "Dana")
    QGuiApplication.clipboard().setText("x" * (16 * 1024 * 1024))
    qtbot.keyClick(name, Qt.Key.Key_V, CTRL)
    assert name.text() == "Dana" + "x" * (LONGEST - 4)
    assert window.navigator.draft.get("requester.name") == name.text()
    assert "What was more is cut off at the end." in errors(window)["requester.name"]
    qtbot.keyClick(name, Qt.Key.Key_Z, CTRL)
    assert name.text() == "Dana"
    window.go("case")
    scope = field(window, "case.scope")
    assert isinstance(scope, ProseInput)
    scope.setFocus()
    scope.selectAll()  # a sentence stands there already
    qtbot.keyClicks(scope, "Two sites.")
    qtbot.keyClick(scope, Qt.Key.Key_V, CTRL)
    assert scope.toPlainText() == "Two sites." + "x" * (LONGEST - 10)
    assert "What was more is cut off at the end." in errors(window)["case.scope"]
    qtbot.keyClick(scope, Qt.Key.Key_V, CTRL)
    assert "Nothing was added to it." in errors(window)["case.scope"]


def test_a_paste_is_never_cut_within_a_character(qtbot: QtBot, window: Window) -> None:
    window.go("requester")
    name = line(window, "requester.name")
    name.setFocus()
    qtbot.keyClicks(name, "a")
    QGuiApplication.clipboard().setText("\N{ROCKET}" * LONGEST)
    qtbot.keyClick(name, Qt.Key.Key_V, CTRL)
    assert set(window.navigator.draft.get("requester.name")) == {"a", "\N{ROCKET}"}


@pytest.mark.parametrize("path", ["requester.name", "case.scope"])
def test_what_a_paste_replaces_makes_room_for_it(qtbot: QtBot, window: Window, path: str) -> None:
    window.go(path.split(".")[0])
    input_ = field(window, path)
    assert input_ is not None
    input_.setFocus()
    for text in ("x" * LONGEST, "y" * LONGEST):
        QGuiApplication.clipboard().setText(text)
        qtbot.keyClick(input_, Qt.Key.Key_A, CTRL)
        qtbot.keyClick(input_, Qt.Key.Key_V, CTRL)
    assert window.navigator.draft.get(path) == "y" * LONGEST
    assert errors(window) == {}


@pytest.mark.parametrize("path", ["requester.name", "case.scope"])
@pytest.mark.parametrize(("key", "modifiers"), [(Qt.Key.Key_Y, CTRL), (Qt.Key.Key_Z, CTRL_SHIFT)])
def test_a_field_undoes_and_redoes_its_text(
    qtbot: QtBot, window: Window, path: str, key: Qt.Key, modifiers: Qt.KeyboardModifier
) -> None:
    window.go(path.split(".")[0])
    input_ = field(window, path)
    assert input_ is not None
    input_.setFocus()
    qtbot.keyClicks(input_, "Dana")
    qtbot.keyClick(input_, Qt.Key.Key_Z, CTRL)
    assert window.navigator.draft.get(path) == ""
    qtbot.keyClick(input_, key, modifiers)
    assert window.navigator.draft.get(path) == "Dana"


def test_typing_ends_at_the_limit_and_loses_nothing(qtbot: QtBot, window: Window) -> None:
    window.go("requester")
    name = line(window, "requester.name")
    name.setFocus()
    QGuiApplication.clipboard().setText("x" * LONGEST)
    qtbot.keyClick(name, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert len(name.text()) == LONGEST
    qtbot.keyClicks(name, "y")
    assert name.text() == "x" * LONGEST
    assert "too long" in errors(window)["requester.name"]


@pytest.mark.parametrize("text", ["田中 花子", "שלום עולם", "Dana 🚀 Whitfield", "e\u0301a\u0308", "<b>Dana</b> & Co"])
def test_any_script_is_kept_as_typed(qtbot: QtBot, window: Window, text: str) -> None:
    window.go("case")
    scope = field(window, "case.scope")
    assert isinstance(scope, QPlainTextEdit)
    scope.setFocus()
    QGuiApplication.clipboard().setText(f"{text}\n{text}")
    qtbot.keyClick(scope, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(scope, Qt.Key.Key_Tab)
    assert window.navigator.draft.get("case.scope") == f"{text}\n{text}"


def test_nothing_is_judged_while_a_word_is_composed(qtbot: QtBot, window: Window) -> None:
    window.go("requester")
    email = line(window, "requester.source_email")
    email.setFocus()
    qtbot.keyClicks(email, "dana")
    qtbot.keyClick(email, Qt.Key.Key_Tab)
    assert list(errors(window)) == ["requester.source_email"]
    email.setFocus()
    with qtbot.assertNotEmitted(email.edited):
        QApplication.sendEvent(email, QInputMethodEvent("たな", []))
    commit = QInputMethodEvent("", [])
    commit.setCommitString("田中")
    with qtbot.waitSignal(email.edited):
        QApplication.sendEvent(email, commit)
    assert "田中" in window.navigator.draft.get("requester.source_email")


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


def test_a_suggested_sentence_is_offered_taken_and_marked(qtbot: QtBot, sample_window: Window) -> None:
    window = sample_window
    window.go("case")
    window._on_edited("case.scope", "")
    offer = next(each for each in window.page.rows["case.scope"].findChildren(Link))
    assert offer.isVisibleTo(window)
    window.page.ensureWidgetVisible(offer)
    qtbot.mouseClick(offer, Qt.MouseButton.LeftButton)
    assert window.navigator.draft.get("case.scope").startswith("2 license keys and 17 devices")
    assert not offer.isVisibleTo(window)
    marks = window.page.marks  # type: ignore[attr-defined]
    assert marks["case.scope"].isVisibleTo(window)
    field(window, "case.scope").setFocus()
    qtbot.keyClicks(field(window, "case.scope"), "!")
    assert not marks["case.scope"].isVisibleTo(window)


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

    def past_the_corner() -> None:
        key(Qt.Key.Key_Tab)
        assert window.focusWidget() is window.page_corner.bring
        key(Qt.Key.Key_Tab)

    def text(words: str) -> None:
        assert isinstance(window.focusWidget(), QLineEdit | QPlainTextEdit)
        qtbot.keyClicks(window.focusWidget(), words)
        key(Qt.Key.Key_Tab)

    def answer(*arrows: Qt.Key) -> None:
        assert isinstance(window.focusWidget(), QRadioButton)
        for code in (Qt.Key.Key_Space, *arrows, Qt.Key.Key_Tab):
            key(code)

    past_the_corner()
    answer()
    answer(Qt.Key.Key_Down)
    answer(Qt.Key.Key_Right)
    text("Move fails.")
    assert window.focusWidget() is window.forward
    qtbot.keyClick(window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert window.navigator.step == "requester"
    past_the_corner()
    text("Dana Whitfield")
    text("Northwind Traders")
    text("dana@northwind.example")
    key(Qt.Key.Key_Tab)
    answer(Qt.Key.Key_Right)
    answer()
    answer()
    qtbot.keyClick(window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert window.navigator.step == "organizations"
    draft = window.navigator.draft
    assert draft.get("route.self_service") == "failed"
    assert draft.get("requester.destination_email") == "dana@northwind.example"
    assert draft.get("requester.saml") == "no"
    assert draft.get("requester.destination_access") == "full"


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
