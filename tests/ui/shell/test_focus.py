"""Where the focus is in the window, and that it can be seen."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QRadioButton
from pytestqt.qtbot import QtBot

from tests.ui.shell.fields import line
from tests.ui.walk import is_seen
from transfer_wizard.flow.steps import IDS
from transfer_wizard.request.draft import Draft
from transfer_wizard.ui.kit.fold import FoldHead
from transfer_wizard.ui.kit.theme import SMALLEST
from transfer_wizard.ui.licenses.license_model import Column
from transfer_wizard.ui.licenses.licenses_page import LicensesPage
from transfer_wizard.ui.shell.session import Session
from transfer_wizard.ui.shell.window import Window


def test_focus_arrives_on_the_heading_and_tab_leads_on(qtbot: QtBot, window: Window) -> None:
    window.go("requester")
    assert window.page.heading.hasFocus()
    qtbot.keyClick(window.page.heading, Qt.Key.Key_Tab)
    name = line(window, "requester.name")
    assert name.hasFocus(), "the first question"
    qtbot.keyClick(name, Qt.Key.Key_Backtab)
    assert window.page_corner.bring.hasFocus(), "what stands before it"


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


def test_a_cell_that_is_typed_in_is_left_for_what_is_dropped_and_the_focus_stays_in_the_table(
    qtbot: QtBot, session: Session, window: Window, sample: Draft
) -> None:
    session.open(sample)
    window.go("licenses")
    page = window.page
    assert isinstance(page, LicensesPage)
    page.table.setFocus()
    page.table.go(0, Column.MODEL)
    qtbot.keyClicks(page.table, "M")
    editor = page.table.editor()
    assert editor is not None
    assert editor.hasFocus()
    window.leave_field(stays=True)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert page.table.isAncestorOf(window.focusWidget() or window) or page.table.hasFocus()
    assert QApplication.focusWidget() is not None
