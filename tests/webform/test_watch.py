"""What a fill does beside a person: it waits for them, leaves what is theirs, and sends nothing of its own accord."""

import time

from tests.moments import moments
from transfer_wizard.webform.report import FillStage, Note, Reason, ValueStatus

from .test_truth import said
from .zoo_browser import SECONDS, ZooBrowser
from .zoo_server import ZooServer


def test_next_page_is_filled_in_after_the_person_went_there(browser: ZooBrowser) -> None:
    visit = browser.visit("steps")
    assert "subject" not in visit.state
    browser.press(visit.page, "#next")
    news = browser.wait(visit.watch, (FillStage.NEXT_PAGE,))
    assert browser.state(visit.page)["subject"].startswith("License transfer: ")
    assert {each.id for each in news.findings} >= {"requester.name", "case.subject", "case.description"}


def test_what_is_in_a_field_stays(browser: ZooBrowser) -> None:
    visit = browser.visit("lengths")
    assert visit.state["cn"] == "9999-0000"
    finding = visit.finding("customer_number")
    assert finding is not None
    assert (finding.status, finding.note) == (ValueStatus.DIFFERS, Note.TYPED)


def test_limits_are_told(browser: ZooBrowser) -> None:
    visit = browser.visit("lengths")
    assert visit.state["subject"] == "License transfer: 2 "
    told = {each.id: (each.status, each.note, each.number) for each in visit.news.findings}
    assert told["case.subject"] == (ValueStatus.DIFFERS, Note.CUT, 20)
    assert told["case.description"] == (ValueStatus.DIFFERS, Note.CUT, 60)
    assert told["requester.company"] == (ValueStatus.DIFFERS, Note.CHANGED, 0)
    assert told["requester.contact_hours"] == (ValueStatus.DIFFERS, Note.NOT_TAKEN, 0)
    assert told["requester.phone"] == (ValueStatus.FILLED, Note.NONE, 0)
    assert "area" not in visit.state


def test_field_that_a_person_emptied_stays_empty_until_they_ask(browser: ZooBrowser) -> None:
    visit = browser.visit("plain")
    browser.press(visit.page, "[name=company]")
    browser.run(visit.page, "() => { document.querySelector('[name=company]').select() }")
    browser.type(visit.page, "X")
    browser.run(visit.page, "() => { document.querySelector('[name=subject]').value = '' }")
    for _ in range(5):
        assert visit.watch.look() is None
    assert browser.state(visit.page)["company"] == "X"
    visit.watch.refill()
    state = browser.state(visit.page)
    assert state["company"] == "X"
    assert state["subject"].startswith("License transfer: ")


def test_page_that_sends_by_itself_is_stopped_and_the_person_is_not(browser: ZooBrowser, server: ZooServer) -> None:
    visit = browser.visit("autosubmit")
    browser.follow(visit, lambda: visit.news.stopped > 0)
    assert visit.news.stopped > 0
    assert [each for each in server.requests if each.startswith("POST")] == []
    browser.press(visit.page, "[name=name]")
    browser.run(visit.page, "() => { document.querySelector('[name=sev]').form.submit() }")
    until = time.monotonic() + SECONDS
    while not (sent := [each for each in server.requests if each.startswith("POST")]) and time.monotonic() < until:
        browser.look_around()
    assert "dana%40northwind.example" in sent[0]
    server.requests.clear()


def test_other_hosts_are_refused(browser: ZooBrowser, server: ZooServer) -> None:
    visit = browser.visit("plain", host="login.elsewhere.test", until=(FillStage.REFUSED,))
    assert visit.news.host == "login.elsewhere.test"
    until = time.monotonic() + SECONDS
    while not (state := browser.state(visit.page)) and time.monotonic() < until:
        visit.watch.look()
    assert state == {"country": "United States", "priority": "Please select"}


def test_sign_in_is_left_to_the_person(browser: ZooBrowser) -> None:
    visit = browser.visit("sign_in", until=(FillStage.WAITING, FillStage.FILLED))
    assert (visit.news.stage, visit.news.reason) == (FillStage.WAITING, Reason.SIGN_IN)
    assert visit.state == {}


def test_passcodes_go_where_a_label_says_so_and_only_when_asked(browser: ZooBrowser) -> None:
    visit = browser.visit("passcodes")
    assert visit.news.asks_passcode
    assert not {"pc1", "pc2", "otp", "passcode"} & visit.state.keys()
    news = visit.watch.fill_passcodes({"passcode.source": "0421", "passcode.destination": "9377"})
    state = browser.state(visit.page)
    assert (state["pc1"], state["pc2"]) == ("0421", "9377")
    assert not {"otp", "passcode"} & state.keys()
    assert news is not None
    assert not news.asks_passcode
    told = {each.id: each.status for each in news.findings if each.id.startswith("passcode")}
    assert told == {"passcode.source": ValueStatus.FILLED, "passcode.destination": ValueStatus.FILLED}


def test_every_question_of_a_form_that_asks_one_at_a_time(browser: ZooBrowser) -> None:
    visit = browser.visit("questions")
    for _ in range(3):
        browser.press(visit.page, "#next")
        browser.wait(visit.watch, (FillStage.NEXT_PAGE,))
    browser.press(visit.page, "#next")
    browser.wait_idle(visit.watch)
    state = browser.state(visit.page)
    assert (state["name"], state["company"]) == ("Dana Whitfield", "Northwind Traders")
    assert state["desc"].startswith("Please move 2 license keys")
    assert "feedback" not in state


def test_editor_that_loses_the_keyboard_is_told_of_and_nothing_is_typed_elsewhere(browser: ZooBrowser) -> None:
    visit = browser.visit("thief")
    finding = visit.finding("case.description")
    assert finding is not None
    assert (finding.status, finding.note) == (ValueStatus.DIFFERS, Note.NOT_TAKEN)
    assert visit.state == {"name": "Dana Whitfield", "email": "dana@northwind.example"}


def test_query_that_a_choice_sends_is_stopped(browser: ZooBrowser, server: ZooServer) -> None:
    stopped_before = browser.window.barrier.stopped
    visit = browser.visit("eager")
    browser.follow(visit, lambda: visit.news.stopped > stopped_before)
    assert visit.news.stopped == stopped_before + 1
    assert [each for each in server.requests if "level=" in each] == []
    browser.press(visit.page, "[name=name]")
    browser.run(visit.page, "() => { location.href = '/send?level=mine' }")
    until = time.monotonic() + SECONDS
    while not [each for each in server.requests if "level=mine" in each] and time.monotonic() < until:
        browser.look_around()
    assert [each for each in server.requests if "level=mine" in each]


def test_one_digit_of_a_passcode_is_not_the_passcode(browser: ZooBrowser) -> None:
    visit = browser.visit("parts")
    assert not visit.news.asks_passcode
    visit.watch.fill_passcodes({"passcode.source": "0421", "passcode.destination": "9377"})
    assert not {"p1", "p2", "p3", "p4"} & browser.state(visit.page).keys()


def test_what_a_page_asks_meanwhile_is_declined_and_told(browser: ZooBrowser) -> None:
    visit = browser.visit("dialogs")
    answers = browser.run(visit.page, "() => window.asked")
    assert [answer for what, answer in answers if what == "confirm"] == [False, False]
    assert [answer for what, answer in answers if what == "prompt"] == [None]
    assert visit.news.message == "Send it as it is?"
    assert "“Send it as it is?”" in said(visit).sentence


def test_page_that_wants_to_leave_while_it_is_filled_in_stays(browser: ZooBrowser) -> None:
    visit = browser.visit("dialogs")
    browser.press(visit.page, "[name=subject]")  # without a touch the browser does not ask
    browser.run(visit.page, "() => { document.querySelector('[name=desc]').value = '' }")
    visit.watch.refill()
    assert browser.state(visit.page)["desc"].startswith("Please move 2 license keys")
    browser.leave(visit.page)


def test_what_a_page_asks_the_person_is_theirs_to_answer(browser: ZooBrowser) -> None:
    visit = browser.visit("dialogs")
    browser.press(visit.page, "#clear", waits=False)
    until = time.monotonic() + SECONDS
    while not browser.window.barrier.asking and time.monotonic() < until:
        browser.look_around()
    assert browser.window.barrier.asking == {visit.page.session}
    for _moment in moments(1):  # nothing but the person answers it
        browser.look_around()
    assert browser.window.barrier.asking == {visit.page.session}
    browser.answer(visit.page, True)
    assert browser.run(visit.page, "() => window.asked.at(-1)") == ["confirm", True]
    assert "subject" not in browser.state(visit.page)
    assert not browser.window.barrier.asking
    browser.leave(visit.page)
