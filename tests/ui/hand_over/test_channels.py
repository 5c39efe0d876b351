"""The ways to reach Support: the one that suits is chosen, and only what belongs to the chosen one is in sight."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from transfer_wizard.flow.channels import CHANNELS
from transfer_wizard.request.draft import Draft
from transfer_wizard.ui.hand_over.hand_over_page import HandOverPage
from transfer_wizard.ui.kit.texts import Link
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


def test_arrow_keys_choose_and_one_panel_shows(qtbot: QtBot, page: HandOverPage) -> None:
    first = page.channels.button("dashboard")
    assert first.isChecked()
    first.setFocus()
    for channel in CHANNELS:
        button = page.channels.button(channel.id)
        assert button.isChecked()
        shown = [name for name, panel in page.channels.panels.items() if panel.isVisible()]
        assert shown == [channel.id]
        assert page.texts.copy_text.isVisible() == (channel.id in ("dashboard", "webform"))
        qtbot.keyClick(button, Qt.Key.Key_Down)


@pytest.mark.parametrize(
    ("access", "severity", "channel"), [("yes", "3", "dashboard"), ("no", "4", "webform"), ("no", "1", "webform")]
)
def test_the_way_that_suits_is_chosen_and_says_why(
    session: Session, window: Window, sample: Draft, access: str, severity: str, channel: str
) -> None:
    sample.set("route.dashboard_access", access)
    sample.set("case.severity", severity)
    session.open(sample)
    page = hand_over(window)
    assert page.channels.button(channel).isChecked()
    assert seen(page.channels).count("Suggested: ") == 1


def test_what_the_person_chose_stays_chosen(page: HandOverPage, window: Window, sample: Draft) -> None:
    page.channels.button("call-me-now").click()
    window.go("case")
    sample.set("case.severity", "1")
    assert hand_over(window).channels.button("call-me-now").isChecked()


def test_the_dashboard_case_names_the_menus_and_the_severity(page: HandOverPage, window: Window, sample: Draft) -> None:
    said = seen(page.dashboard)
    assert "“?” > Get help & cases > Pick a Tile to Contact Support > Submit a case" in said
    assert "Severity 3: minimal impact" in said
    assert "17 devices wait for their licenses." in said
    sample.set("case.severity", "4")
    page.arrive()
    assert "You chose it on Case. The request itself speaks for 3: 17 devices" in seen(page.dashboard)
    sample.set("case.severity", "")
    page.arrive()
    assert "Suggested: 17 devices" in seen(page.dashboard)


def test_the_four_severities_are_shown_on_demand(qtbot: QtBot, page: HandOverPage) -> None:
    link = next(each for each in page.dashboard.findChildren(Link) if "four severities" in each.text())
    assert "Severity 1: critical" not in seen(page.dashboard)
    link.setFocus()
    qtbot.keyClick(link, Qt.Key.Key_Return)
    for number in (1, 2, 3, 4):
        assert f"Severity {number}: " in seen(page.dashboard)
    qtbot.keyClick(link, Qt.Key.Key_Return)
    assert "Severity 1: critical" not in seen(page.dashboard)


def test_phone_numbers_say_how_sure_they_are(page: HandOverPage) -> None:
    page.channels.button("phone").click()
    said = seen(page.channels)
    assert "+1 (415) 937-6671" in said
    assert "United States and worldwide. The vendor’s page confirms it, read on 2026-11-01." in said
    assert "Europe, not certain" in said
