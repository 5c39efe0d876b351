"""Text that is made larger or smaller while somebody works: pages are made anew, and nothing else changes."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from transfer_wizard.app import Program
from transfer_wizard.request.draft import Draft
from transfer_wizard.ui.hand_over.hand_over_page import HandOverPage
from transfer_wizard.ui.kit.fold import FoldHead
from transfer_wizard.ui.kit.texts import Link
from transfer_wizard.ui.licenses.licenses_page import LicensesPage
from transfer_wizard.ui.shell.session import Session
from transfer_wizard.ui.shell.window import Window
from transfer_wizard.ui.steps.organizations_page import OrganizationsPage
from transfer_wizard.ui.steps.passcodes_page import PasscodesPage

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture(autouse=True)
def usual_size(program: Program) -> Iterator[None]:
    yield
    program.window.looks.theme.resize_text(1.0)


def press(window: Window, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """As a keyboard does it: to the window, which gives it to what has the focus."""
    QTest.keyClick(window.windowHandle(), key, held)


def larger(window: Window) -> None:
    press(window, Qt.Key.Key_Plus, CTRL)


@pytest.mark.parametrize(
    "path",
    [
        "requester.name",
        "requester.phone",
        "organizations.source.name",
        "organizations.destination.url",
        "route.reason",
        "case.scope",
        "route.needed_by",
        "customer_number",
        "case_number",
    ],
)
def test_what_is_typed_on_goes_behind_what_was_typed(sample_window: Window, path: str) -> None:
    window = sample_window
    window.go_to(path)
    field = window.page.field(path)
    assert isinstance(field, QLineEdit | QPlainTextEdit)
    before = window.navigator.draft.get(path)
    press(window, Qt.Key.Key_End)
    press(window, Qt.Key.Key_3)
    larger(window)
    press(window, Qt.Key.Key_4)
    assert window.navigator.draft.get(path) == f"{before}34"


def test_the_cursor_and_the_selection_are_where_they_were(sample_window: Window) -> None:
    window = sample_window
    for path, ends in (("requester.name", (4, 4)), ("requester.name", (5, 2)), ("case.scope", (3, 7))):
        window.go_to(path)
        field = window.page.field(path)
        if isinstance(field, QLineEdit):
            field.setSelection(ends[0], ends[1] - ends[0])
        else:
            assert isinstance(field, QPlainTextEdit)
            cursor = field.textCursor()
            cursor.setPosition(ends[0])
            cursor.setPosition(ends[1], cursor.MoveMode.KeepAnchor)
            field.setTextCursor(cursor)
        larger(window)
        after = window.page.field(path)
        assert after is not field
        assert after is QApplication.focusWidget()
        if isinstance(after, QLineEdit):
            assert (after.cursorPosition(), len(after.selectedText())) == (ends[1], abs(ends[0] - ends[1]))
        else:
            assert isinstance(after, QPlainTextEdit)
            assert (after.textCursor().anchor(), after.textCursor().position()) == ends


def test_digits_that_are_no_passcode_yet_stay(qtbot: QtBot, sample_window: Window) -> None:
    window = sample_window
    window.go("passcodes")
    page = window.page
    assert isinstance(page, PasscodesPage)
    secret = page.secrets[next(iter(page.secrets))].input
    secret.setFocus()
    qtbot.keyClicks(secret, "04")
    larger(window)
    larger(window)
    press(window, Qt.Key.Key_1)
    after = window.page
    assert isinstance(after, PasscodesPage)
    assert after is not page
    assert after.secrets[next(iter(page.secrets))].input.typed == "041"


def test_digits_on_a_page_that_is_not_in_sight_stay(qtbot: QtBot, sample_window: Window) -> None:
    window = sample_window
    window.go("passcodes")
    page = window.page
    assert isinstance(page, PasscodesPage)
    qtbot.keyClicks(page.secrets[next(iter(page.secrets))].input, "04")
    window.go("case")
    larger(window)
    larger(window)
    window.go("passcodes")
    after = window.page
    assert isinstance(after, PasscodesPage)
    assert after.secrets[next(iter(page.secrets))].input.typed == "04"


def licenses(window: Window) -> LicensesPage:
    assert isinstance(window.page, LicensesPage)
    return window.page


def test_the_table_keeps_its_filter_its_row_and_what_can_be_taken_back(qtbot: QtBot, sample_window: Window) -> None:
    window = sample_window
    window.go("licenses")
    before = repr(window.navigator.draft.licenses)
    page = licenses(window)
    page.table.setFocus()
    page.table.go(1, 1)
    press(window, Qt.Key.Key_Delete)
    deleted = repr(window.navigator.draft.licenses)
    assert deleted != before
    page.filter.setFocus()
    qtbot.keyClicks(page.filter, "m")
    page.table.setFocus()
    page.table.go(1, 2)
    larger(window)
    assert licenses(window) is not page
    assert licenses(window).filter.text() == "m"
    assert licenses(window).model.needle == "m"
    index = licenses(window).table.currentIndex()
    assert (index.row(), index.column()) == (1, 2)
    assert licenses(window).table.hasFocus()
    press(window, Qt.Key.Key_Z, CTRL)
    assert repr(window.navigator.draft.licenses) == before
    larger(window)
    press(window, Qt.Key.Key_Y, CTRL)
    assert repr(window.navigator.draft.licenses) == deleted


def test_what_was_said_to_be_sent_stays_sent(sample_window: Window) -> None:
    window = sample_window
    window.go("hand-over")
    window.forward.click()
    page = window.page
    assert isinstance(page, HandOverPage)
    assert page.is_sent
    at, by = page.sent.sent_at, page.sent.sent_by
    page.sent.reminder.day.setText("2027-01-02")
    larger(window)
    after = window.page
    assert isinstance(after, HandOverPage)
    assert after is not page
    assert after.is_sent
    assert (after.sent.sent_at, after.sent.sent_by) == (at, by)
    assert after.sent.reminder.day.text() == "2027-01-02"


def test_the_evidence_stays_open(sample_window: Window) -> None:
    window = sample_window
    window.go("hand-over")
    page = window.page
    assert isinstance(page, HandOverPage)
    page.send.open("evidence")
    larger(window)
    after = window.page
    assert isinstance(after, HandOverPage)
    assert after.send.shown == "evidence"


def test_the_focus_stays_on_what_is_beside_the_page(sample_window: Window) -> None:
    window = sample_window
    window.resize(1500, 700)
    window.go("case")
    for place in (window.steps, window.page_corner.bring, window.requests):
        place.setFocus()
        assert place.hasFocus()
        larger(window)
        assert place.hasFocus(), place


def test_text_may_grow_while_the_focus_is_on_a_notice(sample_window: Window) -> None:
    window = sample_window
    window.add_notice("“archive.2026” is a folder, not a file.")
    [away] = window.notices.findChildren(Link)
    away.setFocus()
    larger(window)
    assert window.navigator.step == "route"
    assert away.hasFocus()


def test_text_may_grow_while_the_focus_is_on_a_button_of_a_row(qtbot: QtBot, session: Session, sample: Draft) -> None:
    first = sample.licenses[0]
    sample.licenses.append({**first, "key": first["key"].replace("8", "B"), "devices": [dict(first["devices"][0])]})
    session.open(sample)
    window = session.window
    window.resize(1500, 700)
    window.go("licenses")
    table = licenses(window).table
    qtbot.waitUntil(lambda: any(each.isVisible() for each in table.viewport().findChildren(Link)))
    fix = next(each for each in table.viewport().findChildren(Link) if each.isVisible())
    fix.setFocus()
    larger(window)
    assert window.navigator.step == "licenses"
    assert licenses(window).isVisible()


def test_beside_a_card_that_says_what_an_answer_means(sample_window: Window) -> None:
    """The card has its text as a property, where other parts have a function."""
    window = sample_window
    window.navigator.edit("organizations.destination.licensing_model", "per-device")
    window.go("organizations")
    page = window.page
    assert isinstance(page, OrganizationsPage)
    assert page.model.verdict.isVisible()
    page.support.head.setFocus()
    larger(window)
    assert window.page is not page
    focused = QApplication.focusWidget()
    assert isinstance(focused, FoldHead)
    assert focused.isVisible()
