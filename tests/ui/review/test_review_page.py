"""Review, in the real window, by clicks and keys."""

import copy
import datetime
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.openers import Opener
from transfer_wizard.flow.navigator import Navigator
from transfer_wizard.flow.remaining import Remaining
from transfer_wizard.request.draft import Draft
from transfer_wizard.request.words import Side
from transfer_wizard.ui.kit.fold import FoldHead
from transfer_wizard.ui.kit.icons import Icon
from transfer_wizard.ui.review.overview import overviews
from transfer_wizard.ui.review.overview_card import OverviewCard
from transfer_wizard.ui.review.review_page import LEFT, ReviewPage
from transfer_wizard.ui.review.verdict_cards import MOST, VerdictCards
from transfer_wizard.ui.services.passcode_keeper import VaultStage
from transfer_wizard.ui.shell.session import Session
from transfer_wizard.ui.shell.window import Window
from transfer_wizard.validation.problems import Gravity, Problem
from transfer_wizard.validation.rules import READ_IN, TRANSFER_REQUEST

MakeWindow = Callable[[Draft], Window]


@pytest.fixture
def make_window(qtbot: QtBot, session: Session, window: Window) -> MakeWindow:
    """The window on Review of a draft, with both passcodes of today at hand."""

    def make(draft: Draft) -> Window:
        session.open(draft)
        session.keeper.stage = VaultStage.ANSWERED
        have_passcodes(window, dict.fromkeys(Side, datetime.date.today()))
        window.go("review")
        qtbot.waitUntil(lambda: window.navigator.step == "review", timeout=100_000)
        return window

    return make


def have_passcodes(window: Window, days: dict[Side, datetime.date | None]) -> None:
    window.navigator.passcodes = days
    window.navigator.changed("passcode")
    window.refresh()


def texts(widget: QWidget) -> list[str]:
    """What a person reads, without the places where a long word may be broken."""
    return [label.text().replace("\u200b", "") for label in widget.findChildren(QLabel) if label.isVisibleTo(widget)]


def page_of(window: Window) -> ReviewPage:
    page = window.page
    assert isinstance(page, ReviewPage)
    return page


def button(widget: QWidget, name: str) -> QPushButton:
    buttons = [each for each in widget.findChildren(QPushButton) if each.isVisibleTo(widget)]
    found = [each for each in buttons if name in (each.accessibleName(), each.text())]
    assert len(found) == 1, f"{len(found)} buttons are called {name!r}"
    return found[0]


def click(qtbot: QtBot, target: QWidget) -> None:
    qtbot.mouseClick(target, Qt.MouseButton.LeftButton)


def test_a_complete_request_is_ready_and_shown_in_few_words(make_window: MakeWindow, sample: Draft) -> None:
    page = page_of(make_window(sample))
    shown = texts(page)
    assert shown[shown.index("Ready") + 1] == "All 12 things that Support needs are there."
    for text in (
        "Dana Whitfield, Northwind Traders",
        "dana@northwind.example, in both",
        "Full, both",
        "n219 · i0-kTd",
        "Co-term, MX Enterprise",
        "Licenses: 17 devices",
        "10 MR Enterprise, 1 MX68",
        "3, minimal",
        "More than 7 days ago",
    ):
        assert shown.count(text) == 1, text
    assert shown.count("Kept today") == 2
    words = sum(len(text.split()) for text in (*shown, *(each.text() for each in page.findChildren(QPushButton))))
    assert words < 350
    assert [card for card in page.cards if page.cards[card].change.isVisible()] == list(page.cards)
    assert len(page.cards) == 6


def test_two_things_left_lead_to_their_fields_and_back_to_their_cards(
    qtbot: QtBot, make_window: MakeWindow, sample: Draft
) -> None:
    sample.set("requester.saml", "unknown")
    window = make_window(sample)
    have_passcodes(window, {Side.SOURCE: datetime.date.today(), Side.DESTINATION: None})
    page = page_of(window)
    shown = texts(page)
    assert "2 things left" in shown
    assert shown[shown.index("How you sign in") + 1] == "You said: I don’t know"
    assert shown[shown.index("Passcode of Northwind East") + 1] == "Changes every day"
    assert {"not known yet", "missing"} <= set(shown)
    answer = button(page, "Answer: How you sign in")
    answer.setFocus()
    qtbot.keyClick(answer, Qt.Key.Key_Return)
    assert window.navigator.step == "requester"
    field = window.page.field("requester.saml")
    assert field is not None
    assert window.focusWidget() in (field, field.focusProxy(), *field.findChildren(QWidget))
    window._on_edited("requester.saml", "no")
    click(qtbot, window.footer.forward)
    assert window.navigator.step == "review"
    assert "1 thing left" in texts(window.page)
    assert "Support would ask for it. You can send without; it takes longer." in texts(window.page)
    assert window.focusWidget() is page_of(window).cards["requester"].change
    click(qtbot, button(window.page, "Add: Passcode of Northwind East"))
    assert window.navigator.step == "passcodes"


def test_what_is_wrong_is_named_with_a_change(qtbot: QtBot, make_window: MakeWindow, sample: Draft) -> None:
    sample.set("requester.source_email", "dana@northwind,example")
    window = make_window(sample)
    assert "1 answer needs a change" in texts(window.page)
    click(qtbot, button(window.page, "Change: E-mail in the source organization"))
    field = window.page.field("requester.source_email")
    assert window.focusWidget() is field


def test_a_sentence_stands_below_a_title_that_leaves_it_little_room(
    qtbot: QtBot, make_window: MakeWindow, sample: Draft
) -> None:
    """In a narrow window it stood beside the title, in a column of a few letters."""
    sample.set("requester.source_email", "dana")
    sample.set("organizations.source.url", "https://n207.meraki.com/Home/n/OOw3Oapd/manage")
    window = make_window(sample)

    def places() -> tuple[QLabel, QLabel]:
        verdict = page_of(window).verdict
        assert verdict
        shown = [label for label in verdict.findChildren(QLabel) if label.isVisible()]
        title, said = (
            next(label for label in shown if label.text().startswith(begin))
            for begin in ("E-mail in the source", "E-mail in the source organization must")
        )
        return title, said

    title, said = places()
    assert said.x() > title.x() + title.width() / 2
    window.resize(600, 700)
    qtbot.waitUntil(lambda: places()[1].y() > places()[0].y() + places()[0].height() / 2)
    title, said = places()
    assert said.x() == title.x()
    assert said.width() > page_of(window).viewport().width() / 2
    around = said.parentWidget()
    mark = around.findChild(Icon) if around else None
    assert isinstance(mark, Icon)
    assert abs(mark.geometry().center().y() - title.geometry().center().y()) <= 1
    window.resize(1180, 760)
    qtbot.waitUntil(lambda: places()[1].x() > places()[0].x() + places()[0].width() / 2)


def test_a_refusal_says_what_to_do_instead_and_who_says_so(
    qtbot: QtBot, make_window: MakeWindow, sample: Draft, opener: Opener
) -> None:
    sample.set("requester.source_access", "read-only")
    page = page_of(make_window(sample))
    shown = texts(page)
    assert shown.index("Support would say no") < shown.index("Organizations")
    assert any("give you full access" in text for text in shown)
    sources = [each for each in page.findChildren(QPushButton) if each.text() == "License Transfer Request"]
    assert len(sources) == 2, "the rule’s source, and that of all rules at the foot"
    click(qtbot, sources[0])
    assert opener.opened == [TRANSFER_REQUEST.url]
    assert ", read 2026-11-01" in shown


def test_hints_are_folded(qtbot: QtBot, make_window: MakeWindow, sample: Draft) -> None:
    sample.set("route.claimed_within_7_days", "yes")
    window = make_window(sample)
    shown = texts(window.page)
    assert "Ready" in shown
    head = window.page.findChild(FoldHead)
    assert isinstance(head, FoldHead)
    assert head.text() == "1 hint"
    before = len(shown)
    head.setFocus()
    qtbot.keyClick(head, Qt.Key.Key_Return)
    assert len(texts(window.page)) > before


def test_more_than_five_things_are_counted(make_window: MakeWindow) -> None:
    page = page_of(make_window(Draft()))
    assert page.verdict is not None
    assert len(page.verdict.buttons) == MOST
    assert any(text.endswith("more, which move up as these are settled.") for text in texts(page))


def test_source_that_nobody_read_for_long_says_so(qtbot: QtBot) -> None:
    problem = Problem("x.y", Gravity.BLOCKS, "requester.name", "No.", "Look.", TRANSFER_REQUEST)
    for days, is_stale in ((90, False), (91, True)):
        cards = VerdictCards(Remaining((problem,), (), (), ()), READ_IN + datetime.timedelta(days=days))
        qtbot.addWidget(cards)
        assert any("more than 90 days ago" in text for text in texts(cards)) is is_stale


def test_change_works_by_key_and_leads_straight_back(qtbot: QtBot, make_window: MakeWindow, sample: Draft) -> None:
    window = make_window(sample)
    link = page_of(window).cards["requester"].change
    assert link.accessibleName() == "Change You"
    link.setFocus()
    qtbot.keyClick(link, Qt.Key.Key_Return)
    assert window.navigator.step == "requester"
    window._on_edited("requester.company", "Contoso")
    click(qtbot, window.footer.forward)
    assert window.navigator.step == "review"
    assert "Dana Whitfield, Contoso" in texts(window.page)
    back = page_of(window).cards["requester"].change
    assert window.focusWidget() is back


def test_arriving_otherwise_starts_at_the_top(qtbot: QtBot, make_window: MakeWindow, sample: Draft) -> None:
    window = make_window(sample)
    page_of(window).cards["case"].change.click()
    click(qtbot, window.footer.forward)
    window.go("route")
    window.go("review")
    assert window.focusWidget() is window.page.heading
    assert window.page.verticalScrollBar().value() == 0


def test_ten_thousand_keys_are_sums_and_no_widget_each(make_window: MakeWindow, sample: Draft) -> None:
    few = len(make_window(sample).page.findChildren(QWidget))
    row = sample.licenses[0]
    many = sample.duplicate()
    many.values["licenses"] = [
        copy.deepcopy(row) | {"key": f"Z2A{number // 1000}-32TE-{number % 1000:04}"} for number in range(10_000)
    ]
    page = make_window(many).page
    shown = texts(page)
    assert "Licenses: 110,000 devices" in shown
    assert shown[shown.index("Keys") + 1] == "10,000"
    assert shown[shown.index("Stay") + 1] == "160,000"
    assert len(page.findChildren(QWidget)) < few + 60


def test_who_can_vouch_is_no_gap_and_what_a_person_locked_out_cannot_see_is_nothing_left(
    make_window: MakeWindow, sample: Draft
) -> None:
    sample.set("route.dashboard_access", "no")
    sample.set("route.lockout_cause", "no-mail")
    window = make_window(sample)
    have_passcodes(window, dict.fromkeys(Side, None))
    said = texts(page_of(window))
    assert "Ready" in said
    assert "Administrator" not in said
    assert "not answered yet" not in said
    assert said.count("can’t be seen") == 2
    window.navigator.edit("requester.placeholder_name", "Lee Ortiz")
    window.refresh()
    assert "Lee Ortiz" in texts(page_of(window))


def test_answers_that_differ_have_a_line_each(make_window: MakeWindow, sample: Draft) -> None:
    sample.set("requester.destination_email", "")
    sample.set("organizations.destination.url", "")
    shown = texts(make_window(sample).page)
    assert shown[shown.index("E-mail, source") + 1] == "dana@northwind.example"
    assert shown[shown.index("E-mail, destination") + 1] == "not answered yet"
    assert "no link yet" in shown


def test_what_is_missing_beside_a_name_or_a_company_is_named(make_window: MakeWindow, sample: Draft) -> None:
    for name, company, says in (
        ("Dana", "", "no company yet"),
        ("", "Northwind", "no name yet"),
        ("", "", "not answered yet"),
        ("Dana", "Northwind", "E-mail"),
    ):
        sample.set("requester.name", name)
        sample.set("requester.company", company)
        shown = texts(make_window(sample.duplicate()).page)
        assert says in shown[shown.index("Name") + 1 :][: 1 if not name + company else 2], (name, company)


def test_refresh_makes_nothing_anew_while_nothing_changed(make_window: MakeWindow, sample: Draft) -> None:
    window = make_window(sample)
    before = page_of(window).cards["case"]
    window.refresh()
    assert page_of(window).cards["case"] is before


def test_refresh_keeps_the_focus(make_window: MakeWindow, sample: Draft) -> None:
    window = make_window(sample)
    page_of(window).cards["case"].change.setFocus()
    sample.set("requester.name", "Kim")
    window.navigator.changed("requester.name")
    window.refresh()
    assert "Kim, Northwind Traders" in texts(window.page)
    assert window.focusWidget() is page_of(window).cards["case"].change


def test_unbroken_and_very_long_text_stays_on_the_page(qtbot: QtBot, make_window: MakeWindow, sample: Draft) -> None:
    sample.set("requester.company", "W" * 5_000)
    sample.set("organizations.source.name", "<b>x</b>" + "語" * 200)
    window = make_window(sample)
    window.resize(window.minimumSize())
    page = page_of(window)
    qtbot.waitUntil(lambda: page.content.width() <= page.viewport().width())
    assert any(text.startswith("<b>x</b>語") for text in texts(page))


def test_the_footer_goes_to_send(qtbot: QtBot, make_window: MakeWindow, sample: Draft) -> None:
    window = make_window(sample)
    assert window.footer.forward.text() == "&Go to Send"
    assert window.footer.forward.property("role") == "primary"
    click(qtbot, window.footer.forward)
    assert window.navigator.step == "hand-over"


def test_what_was_changed_is_shown_also_where_nothing_is_judged_otherwise(
    make_window: MakeWindow, sample: Draft, qtbot: QtBot
) -> None:
    sample.set("requester.name", "dana@northwind.example")
    window = make_window(sample)
    window.go("requester")
    field = window.page.field("requester.name")
    assert field is not None
    field.setFocus()
    qtbot.keyClicks(field, "s")
    window.go("review")
    assert "dana@northwind.examples, Northwind Traders" in texts(page_of(window))


def test_a_card_is_complete_only_where_none_of_its_lines_is_left(sample: Draft) -> None:
    for path in ("licenses.0.mode", "organizations.source.licensing_model", "requester.saml"):
        sample.set(path, "")
    sample.set("route.dashboard_access", "no")
    walk = Navigator(sample, today=datetime.date.today)
    cards = overviews(walk, {})
    assert any(card.mark == "ok" for card in cards)
    assert {"licenses", "organizations", "route"} <= {card.step for card in cards if card.mark == "open"}
    assert not [card.title for card in cards if card.mark == "ok" and any(line.gap for line in card.lines)]


def test_a_count_that_is_not_known_is_a_gap_beside_its_model(sample: Draft) -> None:
    """A dash stood before the model, and in Japanese between the model and the word for a count."""
    sample.set("licenses.0.devices.1.move", "")
    [card] = [each for each in overviews(Navigator(sample), {}) if each.step == "licenses"]
    assert (card.lines[0].value, card.lines[0].gap) == ("10 MR Enterprise, MX68", "no count yet")
    sample.set("licenses.0.devices.0.move", "")
    sample.set("licenses.0.devices.0.model", "")
    sample.set("licenses.0.devices.1.model", "")
    [card] = [each for each in overviews(Navigator(sample), {}) if each.step == "licenses"]
    assert (card.lines[0].value, card.lines[0].gap) == ("", "no devices yet")


@pytest.mark.parametrize("is_waited_for", [True, False], ids=["turn", "key"])
def test_the_answers_are_made_in_a_turn_of_their_own_and_before_a_key_of_the_person(
    qtbot: QtBot, session: Session, window: Window, sample: Draft, is_waited_for: bool
) -> None:
    session.open(sample)
    window.go("review")
    page = window.stack.currentWidget()
    assert isinstance(page, ReviewPage)
    assert page.heading.hasFocus()
    assert not page.findChildren(OverviewCard)
    assert page.findChildren(VerdictCards)
    assert not window.updatesEnabled()
    if is_waited_for:
        qtbot.waitUntil(window.updatesEnabled)
    else:
        QTest.keyClick(window.windowHandle(), Qt.Key.Key_Tab)
    assert list(page.cards) == ["requester", "route", "passcodes", "organizations", "licenses", "case"]
    assert all(card.isVisible() for card in page.cards.values())
    assert not page.make_whole()
    qtbot.waitUntil(window.updatesEnabled)
    left, right = (
        [each.y() for each in page.cards.values() if (each.step in LEFT) is is_left] for is_left in (True, False)
    )
    assert left == sorted(left)
    assert right == sorted(right)
    assert len({*left}) == len({*right}) == 3


def test_who_comes_back_from_an_answer_finds_its_card_at_once(
    qtbot: QtBot, session: Session, window: Window, sample: Draft
) -> None:
    session.open(sample)
    window.go("review")
    page_of(window).cards["case"].change.click()
    window.navigator.edit("case.scope", "Another one.")
    window.navigator.edit("requester.name", "Dana W.")
    window.go("review")
    page = window.stack.currentWidget()
    assert isinstance(page, ReviewPage)
    assert window.focusWidget() is page.cards["case"].change
    assert len(page.cards) == 6
