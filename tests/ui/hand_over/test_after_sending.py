"""After sending: the passcodes are forgotten, the request is a record, and the same keys are known again."""

import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.request_menu import listed
from transfer_wizard.export.follow_up import working_day
from transfer_wizard.request import document
from transfer_wizard.request.draft import Draft
from transfer_wizard.request.passcode import Passcode
from transfer_wizard.request.words import Side
from transfer_wizard.storage.paths import data_folder as folder_of_person
from transfer_wizard.ui.hand_over.hand_over_page import HandOverPage
from transfer_wizard.ui.licenses.licenses_page import LicensesPage
from transfer_wizard.ui.shell.session import Session
from transfer_wizard.ui.shell.window import Window
from transfer_wizard.ui.start.start_page import StartPage


def hand_over(window: Window) -> HandOverPage:
    window.go("hand-over")
    assert isinstance(window.page, HandOverPage)
    return window.page


def send(qtbot: QtBot, window: Window, number: str = "05123456") -> HandOverPage:
    """Take the case number down, as a person does."""
    page = hand_over(window)
    field = page.field("case_number")
    assert field is not None
    field.setFocus()
    qtbot.keyClicks(field, number)
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    return page


def notices(window: Window) -> str:
    return " ".join(label.text() for label in window.notices.findChildren(QLabel))


def test_the_passcodes_are_forgotten_when_the_case_number_is_taken_down(
    qtbot: QtBot, session: Session, sample_window: Window
) -> None:
    vault, identity = session.keeper._vault, sample_window.navigator.draft.id
    for side in Side:
        vault.wait_for(vault.put, identity, side, Passcode("0427", datetime.date.today()))
    page = hand_over(sample_window)
    qtbot.waitUntil(lambda: all(sample_window.navigator.passcodes.values()))
    assert not page.next.isVisible()
    send(qtbot, sample_window)
    qtbot.waitUntil(lambda: page.next.passcodes.text() == "No passcode of this request is kept any more.")
    assert page.next.isVisible()
    assert page.next.heading.text() == "Sent: case 05123456"
    assert not page.next.forget.isVisible()
    assert set(vault.wait_for(vault.days, identity).days.values()) == {None}


def test_passcodes_that_come_later_can_be_forgotten_by_hand(
    qtbot: QtBot, session: Session, sample_window: Window
) -> None:
    page = send(qtbot, sample_window)
    session.keeper.put(Side.SOURCE, "0427")
    qtbot.waitUntil(page.next.forget.isVisible)
    qtbot.mouseClick(page.next.forget, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.next.passcodes.text() == "No passcode of this request is kept any more.")


def test_a_record_is_read_and_not_changed_until_its_number_is_taken_out(
    qtbot: QtBot, sample_window: Window, sample: Draft
) -> None:
    send(qtbot, sample_window)
    sample_window.go("requester")
    assert sample_window.record.isVisible()
    name = sample_window.page.field("requester.name")
    assert name is not None
    assert not name.isEnabled()
    qtbot.keyClicks(name, "!")
    assert sample.get("requester.name") == "Dana Whitfield"
    page = hand_over(sample_window)
    assert not sample_window.record.isVisible()
    assert page.heading.text() == "What happens next?"
    assert not page.gaps.isVisible()
    number = page.field("case_number")
    assert number is not None
    number.setFocus()
    qtbot.keyClick(number, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(number, Qt.Key.Key_Delete)
    sample_window.go("requester")
    assert not sample_window.record.isVisible()
    assert name.isEnabled()


def test_undo_leaves_the_licenses_of_a_record_alone(qtbot: QtBot, sample_window: Window, sample: Draft) -> None:
    sample_window.go("licenses")
    page = sample_window.page
    assert isinstance(page, LicensesPage)
    page.model.tick([0, 1], True)
    qtbot.mouseClick(page.selection.delete, Qt.MouseButton.LeftButton)
    assert len(sample.licenses) == 1
    send(qtbot, sample_window)
    sample_window.go("licenses")
    qtbot.keyClick(sample_window.page, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    sample_window.page.undo()
    assert len(sample.licenses) == 1


def test_support_is_said_nothing_of_passcodes_any_more(qtbot: QtBot, sample_window: Window) -> None:
    hand_over(sample_window)
    qtbot.waitUntil(lambda: sample_window.navigator.verdict().problems != [])
    assert {each.id for each in sample_window.navigator.verdict().problems} == {"passcode.missing"}
    send(qtbot, sample_window)
    assert sample_window.navigator.verdict().problems == []


def test_asking_again_makes_a_new_request_and_warns_of_the_same_keys(
    qtbot: QtBot, session: Session, sample_window: Window, sample: Draft
) -> None:
    page = send(qtbot, sample_window)
    qtbot.mouseClick(page.next.duplicate, Qt.MouseButton.LeftButton)
    twin = sample_window.navigator.draft
    assert twin.id != sample.id
    assert not twin.is_sent
    assert "the answers of case 05123456" in notices(sample_window)
    session.autosave.wait()
    qtbot.waitUntil(lambda: len(sample_window.navigator.problems("licenses")) == 2)
    problems = sample_window.navigator.problems("licenses")
    assert {each.id for each in problems} == {"license.asked-before"}
    assert f"on {datetime.datetime.now(datetime.UTC).date()}: case 05123456." in problems[0].message
    sample_window.go("licenses")
    qtbot.mouseClick(sample_window.forward, Qt.MouseButton.LeftButton)
    assert sample_window.windowTitle().startswith("You asked for this key before, step 4 of 8")
    sample_window.go("review")
    assert "05123456" in " ".join(each.text() for each in sample_window.page.findChildren(QPushButton))


def test_the_list_shows_a_record_and_opens_it_at_what_happens_next(
    qtbot: QtBot, session: Session, window: Window, sample: Draft
) -> None:
    sample.set("case_number", "05123456")
    session._store.save(sample)
    session.show_requests()
    page = window.stack.currentWidget()
    assert isinstance(page, StartPage)
    qtbot.waitUntil(lambda: page.is_listed)
    shown = listed(page)
    [entry] = shown.entries
    assert shown.model.chip_of(entry) == ("sent", "Sent · case 05123456")
    shown.rows.setFocus()
    qtbot.keyClick(shown.rows, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.navigator.step == "hand-over")
    opened = window.page
    assert isinstance(opened, HandOverPage)
    assert opened.next.isVisible()
    assert not opened.channels.isVisible()


@pytest.mark.parametrize(("is_urgent", "word"), [(False, "What is the status"), (True, "escalate")])
def test_the_next_message_goes_to_the_clipboard(
    qtbot: QtBot, sample_window: Window, is_urgent: bool, word: str
) -> None:
    page = send(qtbot, sample_window)
    qtbot.mouseClick(page.next.copy_escalation if is_urgent else page.next.copy_question, Qt.MouseButton.LeftButton)
    text = QGuiApplication.clipboard().text()
    assert text.startswith("Case 05123456: License transfer: ")
    assert word in text


def test_the_reminder_is_for_two_working_days_ahead_or_any_day_to_come(
    qtbot: QtBot, sample_window: Window, tmp_path: Path
) -> None:
    page = send(qtbot, sample_window)
    today = datetime.date.today()
    assert page.next.day.text() == working_day(today, 2).isoformat()
    saved = tmp_path / "remind.ics"
    page.next.saver._ask_path = lambda suggested: str(saved)
    for wrong, said in (("soon", "must be a day such as"), ("2026-01-01", "must be a day to come")):
        page.next.day.setText(wrong)
        qtbot.mouseClick(page.next.save, Qt.MouseButton.LeftButton)
        assert said in page.next.wrong.text()
        assert page.next.day.hasFocus()
        assert not saved.exists()
    page.next.day.selectAll()
    qtbot.keyClicks(page.next.day, today.isoformat())
    assert not page.next.wrong.isVisible()
    qtbot.mouseClick(page.next.save, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.next.saver.said.accessibleName() == f"Saved to {saved}")
    assert f"DTSTART:{today:%Y%m%d}T090000".encode() in saved.read_bytes()


def test_what_was_sent_is_on_the_disk(qtbot: QtBot, session: Session, sample_window: Window, sample: Draft) -> None:
    send(qtbot, sample_window)
    assert sample_window.close()
    kept = document.read((folder_of_person() / "drafts" / f"{sample.id}.json").read_bytes()).draft
    assert kept.get("case_number") == "05123456"


def test_a_record_that_is_opened_again_still_forgets(qtbot: QtBot, session: Session, sample: Draft) -> None:
    """The program may have been closed before the store had forgotten."""
    vault = session.keeper._vault
    sample.set("case_number", "05123456")
    vault.wait_for(vault.put, sample.id, Side.SOURCE, Passcode("0427", datetime.date.today()))
    session.open(sample)
    assert session.window.navigator.step == "hand-over"
    qtbot.waitUntil(lambda: vault.wait_for(vault.days, sample.id).days[Side.SOURCE] is None)
