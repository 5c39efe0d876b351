"""After sending: the passcodes are forgotten, the request is a record, and the same keys are known again."""

import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.session_bus import Session as Bus
from tests.ui.kept_requests import notices, start_page
from tests.ui.request_menu import listed
from tests.ui.sending import exports
from transfer_wizard.export.follow_up import working_day
from transfer_wizard.request import document
from transfer_wizard.request.draft import Draft
from transfer_wizard.request.passcode import Passcode
from transfer_wizard.request.words import Side
from transfer_wizard.storage.paths import data_folder as folder_of_person
from transfer_wizard.ui.hand_over.hand_over_page import HandOverPage
from transfer_wizard.ui.hand_over.sent_part import SentPart
from transfer_wizard.ui.kit import theme
from transfer_wizard.ui.kit.fold import FoldHead
from transfer_wizard.ui.kit.numbered import StepProgress
from transfer_wizard.ui.licenses.licenses_page import LicensesPage
from transfer_wizard.ui.shell.session import Session
from transfer_wizard.ui.shell.window import Window


def hand_over(window: Window) -> HandOverPage:
    window.go("hand-over")
    assert isinstance(window.page, HandOverPage)
    return window.page


def send(qtbot: QtBot, window: Window, number: str = "05123456") -> SentPart:
    """Send it, and take the case number down, as a person does."""
    page = hand_over(window)
    field = page.send.number.input
    field.setFocus()
    qtbot.keyClicks(field, number)
    qtbot.mouseClick(window.footer.forward, Qt.MouseButton.LeftButton)
    assert page.is_sent
    return page.sent


def said(part: QWidget) -> str:
    """What can be read there."""
    return "\n".join(label.text() for label in part.findChildren(QLabel) if label.isVisible()).replace("\u200b", "")


@pytest.mark.usefixtures("open_store")
def test_the_passcodes_are_deleted_once_the_number_is_there_and_the_page_says_so(
    qtbot: QtBot, session: Session, sample_window: Window
) -> None:
    vault, identity = session.keeper._vault, sample_window.navigator.draft.id
    for side in Side:
        vault.wait_for(vault.put, identity, side, Passcode("0427", datetime.date.today()))
    hand_over(sample_window)
    qtbot.waitUntil(lambda: all(sample_window.navigator.passcodes.values()))
    sent = send(qtbot, sample_window)
    assert sent.heading.accessibleName() == "Case 05123456 is with Support"
    assert sent.heading.hasFocus()
    qtbot.waitUntil(lambda: sent.passcodes.said.text() == "Both passcodes are deleted from this computer")
    assert not sent.passcodes.again.isVisible()
    assert set(vault.wait_for(vault.days, identity).days.values()) == {None}


def test_the_head_is_one_line_beside_its_buttons(qtbot: QtBot, sample_window: Window) -> None:
    sample_window.resize(*theme.WINDOW)
    sent = send(qtbot, sample_window, "05129871")
    qtbot.waitUntil(lambda: sent.copy_number.isVisible())
    assert sent.heading.height() < 2 * sent.heading.fontMetrics().lineSpacing()
    assert sent.copy_number.accessibleName() == "Copy the number"


@pytest.mark.usefixtures("open_store")
def test_without_a_number_it_is_on_its_way_and_the_passcodes_stay(
    qtbot: QtBot, session: Session, sample_window: Window
) -> None:
    vault, identity = session.keeper._vault, sample_window.navigator.draft.id
    vault.wait_for(vault.put, identity, Side.SOURCE, Passcode("0427", datetime.date.today()))
    page = hand_over(sample_window)
    qtbot.waitUntil(lambda: any(sample_window.navigator.passcodes.values()))
    qtbot.mouseClick(sample_window.footer.forward, Qt.MouseButton.LeftButton)
    sent = page.sent
    assert sent.heading.accessibleName() == "It is on its way"
    assert sent.number.input.hasFocus()
    assert "Support sends it by e-mail. Until then the passcode stays, for today." in said(sent)
    assert not sent.passcodes.isVisible()
    assert vault.wait_for(vault.days, identity).days[Side.SOURCE] == datetime.date.today()
    qtbot.keyClicks(sent.number.input, "05123456")
    qtbot.keyClick(sent.number.input, Qt.Key.Key_Tab)
    assert sent.heading.accessibleName() == "Case 05123456 is with Support"
    assert not sent.number.isVisible()
    qtbot.waitUntil(sent.heading.hasFocus)
    qtbot.waitUntil(lambda: sent.passcodes.said.text() == "The passcode is deleted from this computer")


def test_the_way_to_the_letter_takes_no_line_of_its_own(qtbot: QtBot, sample_window: Window) -> None:
    sample_window.resize(1180, 700)
    hand_over(sample_window)
    corner = sample_window.page_corner.case_button
    sample_window.forward.click()
    page = sample_window.page
    assert isinstance(page, HandOverPage)
    qtbot.waitUntil(page.sent.heading.isVisible)
    qtbot.waitUntil(corner.isVisible)

    def is_beside(heading: QWidget) -> bool:
        place, other = (QRect(each.mapTo(page, QPoint()), each.size()) for each in (corner, heading))
        return place.left() >= other.right() and place.top() < other.bottom() and other.top() < place.bottom()

    qtbot.waitUntil(lambda: is_beside(page.sent.heading))
    page.sent.not_yet.click()
    qtbot.waitUntil(lambda: is_beside(page.heading))


def test_who_has_not_sent_it_yet_goes_back(qtbot: QtBot, sample_window: Window) -> None:
    page = hand_over(sample_window)
    sample_window.footer.forward.click()
    assert page.sent.number.about.text() == "Support sends it by e-mail.", "no passcode is kept that could stay"
    qtbot.mouseClick(page.sent.not_yet, Qt.MouseButton.LeftButton)
    assert not page.is_sent
    assert page.send.isVisible()
    assert sample_window.footer.forward.text() == "I’ve &sent it"


def test_a_store_that_does_not_delete_is_told_and_tried_again(
    qtbot: QtBot, bus: Bus, session: Session, sample_window: Window
) -> None:
    vault, identity = session.keeper._vault, sample_window.navigator.draft.id
    vault.wait_for(vault.put, identity, Side.SOURCE, Passcode("0427", datetime.date.today()))
    hand_over(sample_window)
    qtbot.waitUntil(lambda: any(sample_window.navigator.passcodes.values()))
    bus.lock()
    sent = send(qtbot, sample_window)
    qtbot.waitUntil(sent.passcodes.again.isVisible, timeout=60_000)
    assert sent.passcodes.said.text().endswith("One passcode may still be in it.")
    assert sent.passcodes.said.property("role") == "note"
    assert "deleted from this computer" not in said(sent)


@pytest.mark.usefixtures("open_store")
def test_a_passcode_that_comes_later_is_told_and_can_be_deleted(
    qtbot: QtBot, session: Session, sample_window: Window
) -> None:
    sent = send(qtbot, sample_window)
    session.keeper.put(Side.SOURCE, "0427")
    qtbot.waitUntil(sent.passcodes.again.isVisible)
    assert sent.passcodes.said.text() == "A passcode of this request is kept again. It is no longer needed."
    qtbot.mouseClick(sent.passcodes.again, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: sent.passcodes.said.text() == "No passcode of this request is on this computer")


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
    sent = hand_over(sample_window).sent
    assert not sample_window.record.isVisible()
    assert sent.isVisible()
    assert not sent.number.isVisible()
    qtbot.mouseClick(sent.change, Qt.MouseButton.LeftButton)
    number = sent.number.input
    assert number.hasFocus()
    qtbot.keyClick(number, Qt.Key.Key_Delete)
    sample_window.go("requester")
    assert not sample_window.record.isVisible()
    assert name.isEnabled()


@pytest.mark.parametrize("key", [Qt.Key.Key_Tab, Qt.Key.Key_Return])
def test_the_number_is_copied_and_changed_alone(
    qtbot: QtBot, sample_window: Window, sample: Draft, key: Qt.Key
) -> None:
    sent = send(qtbot, sample_window)
    qtbot.mouseClick(sent.copy_number, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == "05123456"
    qtbot.mouseClick(sent.change, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(sent.number.input, "05129871")
    qtbot.keyClick(sent.number.input, key)
    assert sent.heading.accessibleName() == "Case 05129871 is with Support"
    assert sample.get("case_number") == "05129871"


def test_a_word_in_place_of_the_number_is_told_beside_the_field_and_closes_nothing(
    qtbot: QtBot, session: Session, sample_window: Window, sample: Draft
) -> None:
    session.keeper.put(Side.SOURCE, "0427")
    page = hand_over(sample_window)
    qtbot.waitUntil(lambda: any(sample_window.navigator.passcodes.values()))
    number = page.send.number
    number.input.setFocus()
    qtbot.keyClicks(number.input, "pending")
    assert not number.wrong.isVisible()
    qtbot.keyClick(number.input, Qt.Key.Key_Tab)
    assert number.wrong.isVisible()
    assert number.wrong.text() == "Case number must hold at least one digit."
    assert not sample.is_sent
    assert any(sample_window.navigator.passcodes.values())
    qtbot.mouseClick(sample_window.footer.forward, Qt.MouseButton.LeftButton)
    assert page.sent.heading.accessibleName() == "It is on its way"
    assert page.sent.number.wrong.isVisible()
    page.sent.number.input.selectAll()
    qtbot.keyClicks(page.sent.number.input, "05123456")
    assert not page.sent.number.wrong.isVisible()
    qtbot.keyClick(page.sent.number.input, Qt.Key.Key_Tab)
    assert page.sent.heading.accessibleName() == "Case 05123456 is with Support"


def test_a_number_is_shown_as_it_was_typed_and_not_as_markup(qtbot: QtBot, sample_window: Window) -> None:
    sent = send(qtbot, sample_window, "<b>1</b>&")
    assert sent.heading.accessibleName() == "Case <b>1</b>& is with Support"
    assert "&lt;b&gt;1&lt;/b&gt;&amp;" in sent.heading.text()


def test_what_happens_next_is_a_list_of_events(qtbot: QtBot, sample_window: Window) -> None:
    sent = send(qtbot, sample_window)
    steps = sent.events.steps
    assert steps[0].caption.text().startswith("Sent today at ")
    assert steps[0].about.text() == "As a case in the dashboard."
    assert [step.progress for step in steps] == [StepProgress.DONE, StepProgress.NEXT, *[StepProgress.TO_COME] * 3]
    text = said(sent.events)
    keep = "To dana@northwind.example. Keep that mail: a reply to it updates the case."
    assert f"{keep} So does an update in View full case history, in Get help & cases." in text
    assert "17 more in Northwind East." in text
    qtbot.mouseClick(sent.copy_text, Qt.MouseButton.LeftButton)
    assert "Z2A7-32TE-A8Y4" in QGuiApplication.clipboard().text()


def test_who_cannot_sign_in_is_sent_to_no_page_of_the_dashboard(
    qtbot: QtBot, sample_window: Window, sample: Draft
) -> None:
    sample.set("route.dashboard_access", "no")
    sent = send(qtbot, sample_window)
    assert "a reply to it updates the case." in said(sent.events)
    assert "full case history" not in said(sent.events)


def test_the_record_is_saved_as_pdf_and_the_other_files_are_at_hand(
    qtbot: QtBot, sample_window: Window, tmp_path: Path
) -> None:
    sent = send(qtbot, sample_window)
    saved = tmp_path / "record.pdf"
    sent.saver._ask_path = lambda suggested: str(saved)
    qtbot.mouseClick(sent.save, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: sent.saver.said.accessibleName() == f"Saved to {saved}")
    assert saved.read_bytes().startswith(b"%PDF-")
    qtbot.mouseClick(sent.files, Qt.MouseButton.LeftButton)
    page = sample_window.page
    panel = exports(page)
    assert panel.isVisible()
    assert isinstance(page, HandOverPage)
    assert not page.send.ways.isVisible()
    assert sample_window.footer.forward.text() == "All &requests"
    qtbot.mouseClick(page.send.back, Qt.MouseButton.LeftButton)
    assert page.is_sent


def test_the_footer_leads_to_all_requests(qtbot: QtBot, session: Session, sample_window: Window) -> None:
    send(qtbot, sample_window)
    assert not sample_window.footer.back.isVisible()
    qtbot.mouseClick(sample_window.footer.forward, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: session.requests.page is not None)


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


def test_what_was_offered_to_be_taken_back_is_not_once_it_is_on_its_way(
    qtbot: QtBot, sample_window: Window, sample: Draft
) -> None:
    page = hand_over(sample_window)
    sample_window.undo.say("5 rows added")
    page.go_on()
    assert not sample_window.undo.isVisibleTo(sample_window)
    with qtbot.assertNotEmitted(sample_window.undo.undo_asked):
        sample_window.undo.ask_undo()


def test_support_is_said_nothing_of_passcodes_any_more(qtbot: QtBot, sample_window: Window) -> None:
    hand_over(sample_window)
    qtbot.waitUntil(lambda: sample_window.navigator.verdict().problems != [])
    assert {each.id for each in sample_window.navigator.verdict().problems} == {"passcode.missing"}
    send(qtbot, sample_window)
    assert sample_window.navigator.verdict().problems == []


def test_asking_again_makes_a_new_request_and_warns_of_the_same_keys(
    qtbot: QtBot, session: Session, sample_window: Window, sample: Draft
) -> None:
    send(qtbot, sample_window)
    qtbot.mouseClick(sample_window.footer.other, Qt.MouseButton.LeftButton)
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
    fold = sample_window.page.findChild(FoldHead)
    assert isinstance(fold, FoldHead)
    fold.click()
    assert "05123456" in " ".join(each.text() for each in sample_window.page.findChildren(QPushButton))
    session.show_requests()
    qtbot.waitUntil(lambda: "the answers of case 05123456" not in notices(sample_window))  # the list is no request


def test_the_list_shows_a_record_and_opens_it_at_what_happens_next(
    qtbot: QtBot, session: Session, window: Window, sample: Draft
) -> None:
    sample.set("case_number", "05123456")
    session._store.save(sample)
    page = start_page(qtbot, session)
    shown = listed(page)
    [entry] = shown.entries
    assert shown.model.chip_of(entry) == ("sent", "Sent · case 05123456")
    shown.rows.setFocus()
    qtbot.keyClick(shown.rows, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.navigator.step == "hand-over")
    opened = window.page
    assert isinstance(opened, HandOverPage)
    assert opened.sent.isVisible()
    assert opened._send is None


@pytest.mark.parametrize(("is_urgent", "word"), [(False, "What is the status"), (True, "escalate")])
def test_the_next_message_goes_to_the_clipboard(
    qtbot: QtBot, sample_window: Window, is_urgent: bool, word: str
) -> None:
    sent = send(qtbot, sample_window)
    qtbot.mouseClick(sent.copy_escalation if is_urgent else sent.copy_question, Qt.MouseButton.LeftButton)
    text = QGuiApplication.clipboard().text()
    assert text.startswith("Case 05123456: License transfer: ")
    assert word in text


def test_the_reminder_is_for_two_working_days_ahead_or_any_day_to_come(
    qtbot: QtBot, sample_window: Window, tmp_path: Path
) -> None:
    reminder = send(qtbot, sample_window).reminder
    today = datetime.date.today()
    assert reminder.day.text() == working_day(today, 2).isoformat()
    saved = tmp_path / "remind.ics"
    reminder.saver._ask_path = lambda suggested: str(saved)
    for wrong, said in (("soon", "must be one such as"), ("2026-01-01", "must be to come")):
        reminder.day.setText(wrong)
        qtbot.mouseClick(reminder.save, Qt.MouseButton.LeftButton)
        assert said in reminder.wrong.text()
        assert reminder.day.hasFocus()
        assert not saved.exists()
    reminder.day.selectAll()
    qtbot.keyClicks(reminder.day, today.isoformat())
    assert not reminder.wrong.isVisible()
    qtbot.mouseClick(reminder.save, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: reminder.saver.said.accessibleName() == f"Saved to {saved}")
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
