"""What is wrong in the table of licenses: said in its row, found one after the other, and mended there."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.licenses.table import (
    CTRL,
    KEYS,
    SHIFT,
    cells,
    click,
    draft,
    focused,
    here,
    is_judged,
    keys,
    many,
    message,
    press,
    shown_page,
    stand,
    under,
    write,
)
from transfer_wizard.request.draft import Draft, blank_device
from transfer_wizard.ui.licenses.license_model import Column
from transfer_wizard.ui.licenses.license_table import MOST_TALL
from transfer_wizard.ui.licenses.licenses_page import LicensesPage
from transfer_wizard.ui.licenses.row_messages import RowMessage, RowMessages
from transfer_wizard.ui.shell.session import Session
from transfer_wizard.ui.shell.window import Window


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


def test_what_is_shown_of_the_rows_is_as_high_as_it_needs(qtbot: QtBot, sample_page: LicensesPage) -> None:
    page = sample_page
    low = page.table.rowHeight(0)
    stand(page, 0, Column.MOVE)
    write(qtbot, "30")
    high = page.table.rowHeight(0)
    assert high > low
    page.filter.setFocus()
    qtbot.keyClicks(page.filter, "MS120")
    qtbot.waitUntil(lambda: page.model.rowCount() == 2)
    assert page.table.rowHeight(0) == low, "the row of another key"
    assert page.table.verticalScrollBar().maximum() == 0
    press(qtbot, KEYS.Key_Escape)
    qtbot.waitUntil(lambda: page.model.rowCount() == 4)
    assert [page.table.rowHeight(row) for row in range(3)] == [high, low, low]


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
    qtbot.waitUntil(lambda: is_judged(page))
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
    qtbot.waitUntil(lambda: is_judged(page))
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
    qtbot.waitUntil(lambda: is_judged(page))
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
