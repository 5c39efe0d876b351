"""What is told of a fill is what the page holds, also some time later; and what is not filled in is told as left."""

import time
from collections.abc import Callable

import pytest

from tests.moments import moments
from transfer_wizard.webform.report import Note, Report, ValueStatus
from transfer_wizard.webform.sentences import report

from .zoo_browser import SECONDS, Visit, ZooBrowser, profile_for, sample_values
from .zoo_server import expected

TEXTS = {each.id: each.text for each in sample_values()}


def at_rest(browser: ZooBrowser, visit: Visit, is_so: Callable[[], bool] = lambda: True) -> None:
    """Go on looking at a page as the program does until something is so, and some time more; take its last word."""
    browser.follow(visit, is_so)
    for _moment in moments(1.5):
        browser.look(visit)
    visit.state = browser.state(visit.page)


def filled(visit: Visit) -> set[str]:
    """The values that were told as filled in."""
    return {each.id for each in visit.news.findings if each.status is ValueStatus.FILLED}


def said(visit: Visit) -> Report:
    """What the person reads."""
    return report(visit.news, profile_for("https://support.zoo.test/"), sample_values(), "Chromium")


def test_form_that_comes_to_life_after_it_was_filled_in_holds_what_is_told(browser: ZooBrowser) -> None:
    visit = browser.visit("hydrated")
    at_rest(browser, visit, lambda: visit.state.get("name") == TEXTS["requester.name"])  # its scripts tell, once alive
    assert filled(visit) == {"requester.name", "requester.source_email", "case.severity", "case.description"}
    assert visit.state["name"] == TEXTS["requester.name"]
    assert visit.state["email"] == TEXTS["requester.source_email"]
    assert visit.state["priority"] == "n"
    assert visit.state["description"].startswith("Please move 2 license keys")


def test_fields_that_come_while_others_are_filled_in_are_filled_in_too(browser: ZooBrowser) -> None:
    visit = browser.visit("appearing")
    whole = {key: TEXTS[value] for key, value in expected("appearing").items()}
    at_rest(browser, visit, lambda: visit.state == whole)
    assert visit.state == whole
    assert filled(visit) == {*expected("appearing").values()}


def test_script_on_its_way_is_waited_for(browser: ZooBrowser) -> None:
    visit = browser.visit("late")
    assert filled(visit) == {"requester.name", "requester.source_email", "case.description"}
    assert visit.state["name"] == TEXTS["requester.name"]


def test_claim_is_taken_back_when_the_page_takes_back_the_value(browser: ZooBrowser) -> None:
    visit = browser.visit("taken_back")
    assert {"case.subject", "requester.company"} < filled(visit)
    browser.run(visit.page, "() => window.takeBack()")
    at_rest(browser, visit, lambda: filled(visit) == {"requester.name", "case.description"})
    assert filled(visit) == {"requester.name", "case.description"}
    told = {each.id: each.note for each in visit.news.findings}
    assert (told["case.subject"], told["requester.company"]) == (Note.NOT_TAKEN, Note.CUT)


def test_what_the_person_changes_is_theirs(browser: ZooBrowser) -> None:
    visit = browser.visit("plain")
    browser.press(visit.page, "[name=company]")
    browser.type(visit.page, "X")
    at_rest(browser, visit)
    assert "requester.company" in filled(visit)


def test_what_an_earlier_step_took_stays_told_when_its_fields_have_gone(browser: ZooBrowser) -> None:
    visit = browser.visit("steps")
    browser.run(visit.page, "() => next.addEventListener('click', () => one.remove())")
    browser.press(visit.page, "#next")
    all_four = {"requester.name", "requester.source_email", "case.subject", "case.description"}
    at_rest(browser, visit, lambda: filled(visit) == all_four)
    assert filled(visit) == all_four


def test_what_stood_in_fields_that_the_page_has_taken_away_is_not_known(browser: ZooBrowser) -> None:
    visit = browser.visit("steps")
    browser.run(visit.page, "() => one.remove()")
    at_rest(browser, visit, lambda: filled(visit) == set())
    told = {each.id: each.note for each in visit.news.findings}
    assert told["requester.name"] is told["requester.source_email"] is Note.UNKNOWN


def test_list_that_does_not_open_takes_no_choice_of_another(browser: ZooBrowser) -> None:
    visit = browser.visit("dead_beside")
    assert visit.state == {"name": TEXTS["requester.name"], "desc": TEXTS["case.description"]}
    assert "case.severity" not in filled(visit)


@pytest.mark.parametrize(
    ("identity", "note"),
    [
        ("requester.company", "The form has a field for it. Fill it in by hand."),
        ("requester.phone", "The form has a field for it. Fill it in by hand."),
        ("requester.contact_hours", "The form has a field for it. Fill it in by hand."),
        ("case.severity", "None of the choices says it. Choose in the form."),
        ("customer_number", "The form has a field for it. Fill it in by hand."),
    ],
)
def test_field_that_is_there_and_was_not_filled_in_is_left_to_the_person(
    locked: Report, identity: str, note: str
) -> None:
    [told] = [each for each in locked.fields if each.id == identity]
    assert (told.status, told.note, told.in_text) == (ValueStatus.DIFFERS, note, False)


@pytest.fixture(scope="module")
def locked(browser: ZooBrowser) -> Report:
    """What is told of a form with fields that can't be filled in."""
    visit = browser.visit("locked")
    assert filled(visit) == {"requester.name", "case.description"}
    return said(visit)


def test_list_that_takes_no_choice_is_not_filled(browser: ZooBrowser) -> None:
    visit = browser.visit("dead_list")
    assert filled(visit) == {"requester.name", "case.description"}
    [told] = [each for each in said(visit).fields if each.id == "case.severity"]
    assert told.note == "None of the choices says it. Choose in the form."


def test_list_whose_page_says_nothing_of_what_it_is_is_left_to_the_person(browser: ZooBrowser) -> None:
    """Its field is hidden, and the box that is drawn for it has no role."""
    for name, shown in (("unsaid_list", "Select priority"), ("unsaid_select", "-- Choose --")):
        visit = browser.visit(name)
        assert filled(visit) == {"requester.name", "requester.source_email", "case.description"}
        [told] = [each for each in said(visit).fields if each.id == "case.severity"]
        assert (told.note, told.in_text) == ("The form has a field for it. Fill it in by hand.", False)
        assert browser.run(visit.page, "() => document.querySelector('.shown').textContent") == shown


def test_description_says_only_what_no_field_asks_for(locked: Report) -> None:
    assert {each.id for each in locked.fields if each.in_text} >= {"organizations.source.name", "licenses.keys"}


def test_description_is_no_comfort_where_a_field_may_ask(browser: ZooBrowser) -> None:
    visit = browser.visit("unsure")
    assert filled(visit) == {"requester.name", "case.description"}
    told = {each.id: (each.status, each.in_text) for each in said(visit).fields}
    for asked in ("organizations.source.name", "organizations.destination.name", "case.severity"):
        assert told[asked] == (ValueStatus.NOT_FOUND, False)
    assert told["requester.contact_hours"] == (ValueStatus.NOT_FOUND, True)


def test_description_is_no_comfort_for_what_an_earlier_page_may_have_asked(browser: ZooBrowser) -> None:
    visit = browser.visit("why_first")
    for identity in ("route.reason", "case.description"):
        browser.press(visit.page, "#next")
        limit = time.monotonic() + SECONDS
        while identity not in filled(visit):
            assert time.monotonic() < limit, identity
            browser.look(visit)
    assert set(browser.state(visit.page)) == {"name", "why", "desc"}
    assert not {each.id for each in said(visit).fields if each.in_text} & {"customer_number", "requester.phone"}


CLEARS_MEMORY = "() => { for (const kept = []; kept.length < 400000;) kept.push({ text: `${kept.length}` }); }"


def test_tab_outlives_being_asked_who_listens(browser: ZooBrowser) -> None:
    """A browser that tells of listeners which resolve a promise may crash the tab when it next clears its memory."""
    visit = browser.visit("widgets_promised")
    for _ in range(12):
        visit.page.ears(visit.page.frames()[0])
        browser.run(visit.page, CLEARS_MEMORY)
    assert browser.state(visit.page)["sev"] == "Medium"
