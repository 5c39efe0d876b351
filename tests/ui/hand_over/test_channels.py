"""The ways to reach Support: the one that suits is large, the others are rows, and only one is open."""

import pytest
from PySide6.QtCore import QEvent, QObject, Qt, QUrl
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.openers import Opener
from tests.ui.sending import dashboard
from transfer_wizard.flow.channels import CHANNELS
from transfer_wizard.request.draft import Draft
from transfer_wizard.ui.hand_over.hand_over_page import HandOverPage
from transfer_wizard.ui.kit.numbered import StepProgress
from transfer_wizard.ui.kit.texts import Button
from transfer_wizard.ui.shell.session import Session
from transfer_wizard.ui.shell.window import Window


@pytest.fixture
def page(sample_window: Window) -> HandOverPage:
    return hand_over(sample_window)


def hand_over(window: Window) -> HandOverPage:
    window.go("hand-over")
    assert isinstance(window.page, HandOverPage)
    return window.page


def seen(part: QWidget) -> str:
    return "\n".join(label.text() for label in part.findChildren(QLabel) if label.isVisible())


def filled(window: Window) -> list[str]:
    """The filled buttons in sight, on the page and below it."""
    return [
        each.accessibleName() or each.text()
        for each in window.findChildren(Button)
        if each.isVisible() and each.property("role") == "primary"
    ]


def test_a_row_opens_in_place_of_the_large_card_and_there_is_a_way_back(qtbot: QtBot, page: HandOverPage) -> None:
    send = page.send
    assert send.shown == "dashboard"
    assert not send.back.isVisible()
    for channel in CHANNELS[1:]:
        row = send.ways.rows[channel.id]
        row.setFocus()
        qtbot.keyClick(row, Qt.Key.Key_Return)
        assert [name for name, panel in send.panels.items() if panel.isVisible()] == [channel.id]
        assert not row.isVisible()
        assert send.back.text() == "Back to the dashboard case"
        assert send.back.hasFocus()
        qtbot.keyClick(send.back, Qt.Key.Key_Return)
        assert send.shown == "dashboard"
        assert row.hasFocus()


def test_nothing_is_made_before_it_is_shown(page: HandOverPage) -> None:
    assert set(page.send.panels) == {"dashboard"}
    assert page._sent is None


@pytest.mark.parametrize(
    ("access", "severity", "channel", "reason"),
    [
        ("yes", "3", "dashboard", "Recommended: you can sign in"),
        ("no", "4", "webform", "Recommended: you can’t sign in"),
        ("no", "1", "webform", "Recommended: you can’t sign in"),
        ("yes", "1", "phone", "Recommended for severity 1 and 2"),
    ],
)
def test_the_way_that_suits_is_large_and_says_why(
    session: Session, window: Window, sample: Draft, access: str, severity: str, channel: str, reason: str
) -> None:
    sample.set("route.dashboard_access", access)
    sample.set("case.severity", severity)
    session.open(sample)
    page = hand_over(window)
    assert page.send.shown == channel
    assert page.send.panels[channel].chip.words == reason  # type: ignore[attr-defined]
    assert channel not in [name for name, row in page.send.ways.rows.items() if row.isVisible()]


def test_what_the_person_chose_stays_chosen(page: HandOverPage, window: Window, sample: Draft) -> None:
    page.send.ways.rows["call-me-now"].click()
    window.go("case")
    sample.set("case.severity", "1")
    assert hand_over(window).send.shown == "call-me-now"


def test_one_button_is_filled_and_the_focus_follows_it(
    qtbot: QtBot, page: HandOverPage, window: Window, opener: Opener
) -> None:
    way = dashboard(page)
    for name in ("Open the dashboard", "Copy the subject", "Copy the case text"):
        assert filled(window) == [name]
        button = next(each for each in way.findChildren(Button) if each.accessibleName() == name)
        button.setFocus()
        qtbot.keyClick(button, Qt.Key.Key_Return)
    assert [QUrl(each).host() for each in opener.opened] == ["n149.meraki.com"]
    done = [task.step.progress is StepProgress.DONE for task in way.tasks]
    assert done == [True, True, True, False, False]
    assert filled(window) == ["I’ve &sent it"], "no passcode is at hand: what is left is to send it"
    assert window.focusWidget() is page.send.number.input


def test_a_step_is_to_be_done_again_when_its_text_changed(
    qtbot: QtBot, page: HandOverPage, window: Window, opener: Opener
) -> None:
    way = dashboard(page)
    way.texts.subject.copy.click()
    way.texts.text.copy.click()
    assert way.texts.text.copied.isVisible()
    window.navigator.edit("requester.name", "Kim")
    hand_over(window)
    assert way.texts.subject.is_done
    assert not way.texts.text.is_done
    assert not way.texts.text.copied.isVisible()


def test_the_dashboard_case_names_the_menus_and_the_severity(
    qtbot: QtBot, page: HandOverPage, window: Window, sample: Draft
) -> None:
    way = dashboard(page)
    assert "? › Get help & cases › Pick a Tile to Contact Support › Submit a case" in seen(way)
    assert "Support sees which administrator is writing." in seen(way)
    assert way.severity.text() == "Severity 3"
    assert "writing.\n·" not in seen(way), "no dot behind the end of a sentence"
    assert "Severity 1: critical" not in seen(way)
    way.severity.setFocus()
    qtbot.keyClick(way.severity, Qt.Key.Key_Return)
    assert "17 devices wait for their licenses." in seen(way)
    for number in (1, 2, 3, 4):
        assert f"Severity {number}: " in seen(way)
    sample.set("case.severity", "4")
    page.arrive()
    assert way.severity.text() == "Severity 4"
    assert "You chose it on Case. The request itself speaks for 3: 17 devices" in seen(way)
    sample.set("case.severity", "")
    page.arrive()
    assert "Suggested: 17 devices" in seen(way)
    qtbot.keyClick(way.severity, Qt.Key.Key_Return)
    assert "Severity 1: critical" not in seen(way)


@pytest.mark.parametrize(
    ("way", "place", "end"),
    [
        (
            "dashboard",
            "Add today’s passcodes when Support asks",
            "Add today’s passcodes when Support asks, then click Submit. A confirmation comes by e-mail.",
        ),
        (
            "webform",
            "Where the form asks, or in your reply to Support’s e-mail.",
            "Answer the e-mail that comes: it confirms the case.",
        ),
    ],
)
def test_each_way_says_where_the_passcodes_go_and_how_it_ends(
    page: HandOverPage, sample: Draft, way: str, place: str, end: str
) -> None:
    panel = page.send.open(way)
    assert place in seen(panel)
    assert "Give today’s passcodes" in seen(panel)
    assert end in seen(panel)
    sample.set("verification", "cannot-see")
    page.arrive()
    assert place not in seen(panel)
    assert "Give today’s passcodes" not in seen(panel)
    assert "Add today’s passcodes" not in seen(panel)


def test_secure_connect_has_a_support_of_its_own(page: HandOverPage, opener: Opener) -> None:
    page.send.secure_connect.click()
    assert [QUrl(each).host() for each in opener.opened] == ["documentation.meraki.com"]
    assert opener.opened[0] in page.send.secure_connect.accessibleDescription()


def test_phone_numbers_say_how_sure_they_are(page: HandOverPage) -> None:
    page.send.ways.rows["phone"].click()
    said = seen(page.send)
    assert "+1 (415) 937-6671" in said
    assert "United States and worldwide. The vendor’s page confirms it, read on 2026-11-01." in said
    assert "View regional phone numbers in Get help & cases, or the end of the Support home page." in said
    assert "Europe, not certain" in said


def test_things_left_are_said_in_one_line_that_leads_to_review(
    qtbot: QtBot, page: HandOverPage, window: Window, sample: Draft
) -> None:
    qtbot.waitUntil(lambda: "2 things left. Support will ask." in seen(page))  # the passcodes, once the store answered
    sample.set("requester.saml", "unknown")
    window.navigator.changed("requester.saml")
    window.refresh()
    assert page.send.said.text() == "3 things left. Support will ask."
    qtbot.mouseClick(page.send.look, Qt.MouseButton.LeftButton)
    assert window.navigator.step == "review"


class Windows(QObject):
    """Counts the windows that come up."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A widget without a parent is a window as soon as it is shown."""
        if event.type() is QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.seen.append(type(watched).__name__)
        return False


def test_no_part_of_the_page_comes_up_as_a_window_of_its_own(qapp: QApplication, page: HandOverPage) -> None:
    windows = Windows()
    qapp.installEventFilter(windows)
    for identity in ("webform", "phone", "call-me-now", "documents", "evidence", "colleague", "dashboard"):
        page.send.open(identity)
    page.go_on()
    qapp.removeEventFilter(windows)
    assert windows.seen == []


def test_the_sample_can_not_be_said_to_be_sent(qtbot: QtBot, window: Window, sample: Draft) -> None:
    window.open(sample, is_sample=True)
    page = hand_over(window)
    assert not window.footer.forward.isVisible()
    qtbot.keyClick(window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert not page.is_sent
