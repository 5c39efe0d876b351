"""Review, in the real window, by clicks and keys."""

import copy
import datetime
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from transfer_wizard.request.draft import Draft
from transfer_wizard.request.words import Side
from transfer_wizard.ui.review.objections import MOST, Objections
from transfer_wizard.ui.review.review_page import ReviewPage
from transfer_wizard.ui.services.passcode_keeper import Stage
from transfer_wizard.ui.shell.session import Session
from transfer_wizard.ui.shell.window import Window
from transfer_wizard.validation.problems import Gravity, Problem
from transfer_wizard.validation.rules import READ_IN, TRANSFER_REQUEST

MakeWindow = Callable[[Draft], Window]


@pytest.fixture
def make_window(session: Session, window: Window) -> MakeWindow:
    """The window on Review of a draft, with both passcodes of today at hand."""

    def make(draft: Draft) -> Window:
        session.open(draft)
        session.keeper.stage = Stage.ANSWERED
        have_passcodes(window, datetime.date.today())
        window.steps.chosen.emit("review")
        return window

    return make


def have_passcodes(window: Window, day: datetime.date | None) -> None:
    window.navigator.passcodes = dict.fromkeys(Side, day)
    window.navigator.changed("passcode")


class Browser(QObject):
    """Takes the addresses that would open in a browser."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []

    @Slot(QUrl)
    def open(self, address: QUrl) -> None:
        self.opened.append(address.toString())


@pytest.fixture
def browser() -> Iterator[Browser]:
    taker = Browser()
    QDesktopServices.setUrlHandler("https", taker, "open")  # type: ignore[arg-type]  # the stub asks for bytes, Qt for text
    yield taker
    QDesktopServices.unsetUrlHandler("https")


def texts(widget: QWidget) -> list[str]:
    """What a person reads, without the places where a long word may be broken."""
    return [label.text().replace("\u200b", "") for label in widget.findChildren(QLabel) if label.isVisibleTo(widget)]


def button(widget: QWidget, name: str) -> QPushButton:
    buttons = [each for each in widget.findChildren(QPushButton) if each.isVisibleTo(widget)]
    found = [each for each in buttons if name in (each.accessibleName(), each.text())]
    assert len(found) == 1, f"{len(found)} buttons are called {name!r}"
    return found[0]


def click(qtbot: QtBot, target: QWidget) -> None:
    qtbot.mouseClick(target, Qt.MouseButton.LeftButton)


def test_complete_request_is_shown_once_and_calmly(make_window: MakeWindow, sample: Draft) -> None:
    page = make_window(sample).page
    shown = texts(page)
    assert "Nothing is left that Support would ask back." in shown
    assert "What Support would ask back" not in shown
    for text in (
        "Dana Whitfield",
        "https://n219.meraki.com/o/i0-kTd/manage/organization/overview",
        "Z2A7-32TE-A8Y4",
        "7114-5990",
        "Severity 3: minimal impact on business operations",
        "2 license keys: have 33, move 17, stay 16",
    ):
        assert shown.count(text) == 1, text
    assert shown.count("Today’s is at hand.") == 2


def test_license_has_a_card_with_its_totals(make_window: MakeWindow, sample: Draft) -> None:
    shown = texts(make_window(sample).page)
    card = shown[shown.index("License 1 of 2") : shown.index("License 2 of 2")]
    assert card[1] == "have 27, move 11, stay 16"
    assert card[card.index("MR Enterprise") + 1] == "have 25, move 10, stay 15"
    assert card[card.index("MX68") + 1] == "have 2, move 1, stay 1"


def test_fields_that_do_not_apply_are_left_out(make_window: MakeWindow, sample: Draft) -> None:
    sample.set("requester.phone", "")
    shown = texts(make_window(sample).page)
    assert "Name of the local administrator" not in shown
    assert shown[shown.index("Phone number") + 1] == "Not provided"


def test_missing_answer_says_what_to_do_in_the_colour_of_errors(make_window: MakeWindow, sample: Draft) -> None:
    sample.set("requester.name", "")
    page = make_window(sample).page
    said = [label for label in page.findChildren(QLabel) if label.text() == "Enter your name."]
    assert [label.property("role") for label in said] == ["error"]
    shown = texts(page)
    assert shown[shown.index("Your name") + 1] == "Enter your name."


def test_change_leads_to_the_field_and_straight_back(qtbot: QtBot, make_window: MakeWindow, sample: Draft) -> None:
    window = make_window(sample)
    click(qtbot, button(window.page, "Change Company"))
    assert window.navigator.step == "requester"
    field = window.page.field("requester.company")
    assert field is not None
    assert window.focusWidget() is field
    qtbot.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(field, "Contoso")
    click(qtbot, window.forward)
    assert window.navigator.step == "review"
    assert sample.get("requester.company") == "Contoso"
    assert "Contoso" in texts(window.page)
    back = button(window.page, "Change Company")
    assert window.focusWidget() is back
    qtbot.waitUntil(lambda: not back.visibleRegion().isEmpty())


def test_arriving_otherwise_starts_at_the_top(qtbot: QtBot, make_window: MakeWindow, sample: Draft) -> None:
    window = make_window(sample)
    click(qtbot, button(window.page, "Change Company"))
    click(qtbot, window.forward)
    window.steps.chosen.emit("case")
    window.steps.chosen.emit("review")
    assert window.focusWidget() is window.page.heading
    assert window.page.verticalScrollBar().value() == 0


def test_change_works_by_key_and_names_its_row(qtbot: QtBot, make_window: MakeWindow, sample: Draft) -> None:
    window = make_window(sample)
    link = button(window.page, "Change License key Z2A7-32TE-A8Y4")
    button(window.page, "Change MX68 of license Z2A7-32TE-A8Y4")
    button(window.page, "Change Add devices or renew of license Z2KD-8QWN-4RTX")
    link.setFocus()
    with qtbot.waitSignal(window.page.jumped) as jump:
        qtbot.keyClick(link, Qt.Key.Key_Return)
    assert jump.args == ["licenses.0.key"]
    assert window.navigator.step == "licenses"


def test_every_change_link_has_a_name_of_its_own(make_window: MakeWindow, sample: Draft) -> None:
    links = [each for each in make_window(sample).page.findChildren(QPushButton) if each.text() == "Change"]
    names = [link.accessibleName() for link in links]
    assert len(names) == len(set(names)) > 40
    assert all(name.startswith("Change ") for name in names)


def test_objections_are_grouped_by_gravity_in_words(make_window: MakeWindow, sample: Draft) -> None:
    sample.set("requester.source_access", "read-only")
    sample.set("requester.name", "")
    sample.set("route.claimed_within_7_days", "yes")
    page = make_window(sample).page
    box = page.findChild(Objections)
    assert isinstance(box, Objections)
    shown = texts(box)
    places = [shown.index(words) for words in ("Support will not proceed: 1", "Support would ask back: 1")]
    places.append(shown.index("Worth a look: 1"))
    assert places == sorted(places)
    assert "Type it as it stands in the dashboard." in shown
    assert TRANSFER_REQUEST.url in shown
    assert "Source, read on 2026-11-01:" in shown


def test_objection_leads_to_its_field_and_its_source_to_the_browser(
    qtbot: QtBot, make_window: MakeWindow, sample: Draft, browser: Browser
) -> None:
    sample.set("requester.name", "")
    window = make_window(sample)
    click(qtbot, button(window.page, "License Transfer Request"))
    assert browser.opened == [TRANSFER_REQUEST.url]
    click(qtbot, button(window.page, "Enter your name."))
    field = window.page.field("requester.name")
    assert field is not None
    assert window.focusWidget() is field
    qtbot.keyClicks(field, "Dana")
    click(qtbot, window.forward)
    assert "Nothing is left that Support would ask back." in texts(window.page)
    assert window.focusWidget() is button(window.page, "Change Your name")


def test_objection_names_the_license_it_means(make_window: MakeWindow, sample: Draft) -> None:
    sample.set("licenses.1.devices.0.move", "7")
    page = make_window(sample).page
    button(page, "License 2: You want to move 7, but this key licenses 6.")
    shown = texts(page)
    assert shown[shown.index("MS120-24P") + 1] == "have 6, move 7, stay –"


def test_warnings_alone_leave_nothing_to_ask_back(make_window: MakeWindow, sample: Draft) -> None:
    sample.set("route.claimed_within_7_days", "yes")
    shown = texts(make_window(sample).page)
    assert "Nothing is left that Support would ask back." in shown
    assert "Worth a look" in shown


def test_source_that_nobody_read_for_long_says_so(qtbot: QtBot) -> None:
    problem = Problem("x.missing", Gravity.ASKS, "requester.name", "Enter it.", "Look.", TRANSFER_REQUEST)
    fresh = Objections([problem], READ_IN + datetime.timedelta(days=90))
    stale = Objections([problem], READ_IN + datetime.timedelta(days=91))
    for box in (fresh, stale):
        qtbot.addWidget(box)
    assert not any("more than 90 days ago" in text for text in texts(fresh))
    assert any("more than 90 days ago" in text for text in texts(stale))


def test_very_many_objections_are_counted_not_listed(qtbot: QtBot) -> None:
    problems = [
        Problem("x.missing", Gravity.ASKS, f"licenses.{number}.key", "Enter it.", "Look.", TRANSFER_REQUEST)
        for number in range(MOST + 5)
    ]
    box = Objections(problems, READ_IN)
    qtbot.addWidget(box)
    assert texts(box).count("Look.") == MOST
    assert "5 more, which move up as these are settled." in texts(box)


def test_more_than_twenty_licenses_are_counted(qtbot: QtBot, make_window: MakeWindow, sample: Draft) -> None:
    row = sample.licenses[0]
    sample.values["licenses"] = [copy.deepcopy(row) | {"key": f"Z2A7-32TE-A{number:03}"} for number in range(25)]
    window = make_window(sample)
    shown = texts(window.page)
    assert "License 20 of 25" in shown
    assert "License 21 of 25" not in shown
    assert shown[shown.index("5 more licenses") + 1] == "have 135, move 55, stay 80"
    click(qtbot, button(window.page, "See all of them on Licenses"))
    assert window.navigator.step == "licenses"


def test_passcodes_tell_how_they_stand(make_window: MakeWindow, sample: Draft) -> None:
    window = make_window(sample)
    yesterday = datetime.date.today() - datetime.timedelta(days=1)
    window.navigator.passcodes = {Side.SOURCE: yesterday, Side.DESTINATION: None}
    window.navigator.changed("passcode")
    window.refresh()
    shown = texts(window.page)
    assert f"The one at hand is from {yesterday.isoformat()}." in shown
    assert "It is not at hand." in shown
    assert "What Support would ask back" in shown


def test_refresh_makes_nothing_anew_while_nothing_changed(make_window: MakeWindow, sample: Draft) -> None:
    window = make_window(sample)
    before = button(window.page, "Change Company")
    window.refresh()
    assert button(window.page, "Change Company") is before


def test_refresh_keeps_the_focus(make_window: MakeWindow, sample: Draft) -> None:
    window = make_window(sample)
    button(window.page, "Change Company").setFocus()
    sample.set("requester.name", "Kim")
    window.navigator.changed("requester.name")
    window.refresh()
    assert "Kim" in texts(window.page)
    assert window.focusWidget() is window.page.field("requester.company")


def test_unbroken_and_very_long_text_stays_on_the_page(qtbot: QtBot, make_window: MakeWindow, sample: Draft) -> None:
    sample.set("requester.company", "W" * 5_000)
    sample.set("organizations.source.name", "<b>x</b>" + "語" * 200)
    window = make_window(sample)
    window.resize(window.minimumSize())
    page = window.page
    assert isinstance(page, ReviewPage)
    qtbot.waitUntil(lambda: page.viewport().width() < window.minimumWidth())
    qtbot.waitUntil(lambda: page.content.width() <= page.viewport().width())
    assert "<b>x</b>" + "語" * 200 in texts(page)


def test_empty_draft_lists_what_is_missing(make_window: MakeWindow) -> None:
    shown = texts(make_window(Draft()).page)
    assert "What Support would ask back" in shown
    assert shown.count("Add the licenses to move.") == 1
