"""The walk: how far each step is, what is written for the person, where Continue goes and what it shows."""

import datetime
from collections.abc import Iterable
from typing import Final

import pytest

from transfer_wizard.flow.navigator import Continued, Navigator, StepStatus
from transfer_wizard.request import document
from transfer_wizard.request.draft import Draft
from transfer_wizard.request.policy import NO_POLICY, Policy, Setting
from transfer_wizard.request.shape import HEADINGS
from transfer_wizard.request.words import Side
from transfer_wizard.resources import resource
from transfer_wizard.translations import ENGLISH, speaking, write_in, written
from transfer_wizard.validation.problems import Gravity, Problem
from transfer_wizard.validation.readiness import readiness

TODAY: Final = datetime.date(2026, 11, 24)
YESTERDAY: Final = TODAY - datetime.timedelta(days=1)


def sample(policy: Policy = NO_POLICY) -> Navigator:
    """The sample, with both passcodes of the day."""
    walk = Navigator(document.read(resource("sample_case.json").read_bytes()).draft, lambda: TODAY, policy)
    walk.passcodes = dict.fromkeys(Side, TODAY)
    return walk


def fields(problems: Iterable[Problem]) -> set[str]:
    return {problem.field for problem in problems}


# How far a step is


@pytest.mark.parametrize(
    ("edits", "step", "status"),
    [
        ({}, "route", StepStatus.COMPLETE),
        ({"route.claimed_within_7_days": "unknown"}, "route", StepStatus.IN_PROGRESS),
        ({"route.dashboard_access": "unknown"}, "route", StepStatus.IN_PROGRESS),
        ({"requester.saml": "unknown"}, "requester", StepStatus.IN_PROGRESS),
        ({"requester.saml": "unknown"}, "route", StepStatus.COMPLETE),
        ({"requester.phone": "12"}, "requester", StepStatus.PROBLEM),
        ({"requester.phone": "", "requester.contact_hours": ""}, "requester", StepStatus.COMPLETE),
        ({"licenses.0.key": ""}, "licenses", StepStatus.IN_PROGRESS),
        ({"licenses.0.key": "Q2AA"}, "licenses", StepStatus.PROBLEM),
        ({"organizations.source.support_access": "unknown"}, "organizations", StepStatus.COMPLETE),
        ({"route.claimed_within_7_days": "unknown"}, "organizations", StepStatus.COMPLETE),
        ({"customer_number": "7"}, "passcodes", StepStatus.PROBLEM),
    ],
)
def test_a_step_is_as_far_as_its_answers(edits: dict[str, str], step: str, status: StepStatus) -> None:
    walk = sample()
    for path, text in edits.items():
        walk.edit(path, text)
        walk.settle()
    assert walk.status(step) is status


@pytest.mark.parametrize(
    ("source", "destination", "customer_number", "verification", "status"),
    [
        (None, None, "", "", StepStatus.NOT_STARTED),
        (None, None, "7114-5990", "", StepStatus.IN_PROGRESS),
        (TODAY, None, "", "", StepStatus.IN_PROGRESS),
        (None, TODAY, "", "", StepStatus.IN_PROGRESS),
        (TODAY, TODAY, "", "", StepStatus.COMPLETE),
        (None, None, "", "cannot-see", StepStatus.COMPLETE),
    ],
)
def test_passcodes_are_begun_with_one_of_them_or_the_customer_number_or_without(
    source: datetime.date | None,
    destination: datetime.date | None,
    customer_number: str,
    verification: str,
    status: StepStatus,
) -> None:
    walk = sample()
    walk.edit("customer_number", customer_number)
    walk.edit("verification", verification)
    walk.passcodes = {Side.SOURCE: source, Side.DESTINATION: destination}
    walk.changed("passcode")
    assert walk.status("passcodes") is status


def test_what_is_missing_first_is_where_a_request_is_opened() -> None:
    walk = sample()
    assert (walk.first_missing, walk.first_open) == ("", "review")
    walk.passcodes = {Side.SOURCE: TODAY, Side.DESTINATION: None}
    walk.changed("passcode")
    assert (walk.first_missing, walk.first_open) == ("passcode.destination", "passcodes")
    walk.edit("licenses.1.key", "")
    walk.settle()
    assert (walk.first_missing, walk.first_open) == ("licenses.1.key", "licenses")
    walk.edit("requester.name", "")
    assert (walk.first_missing, walk.first_open) == ("requester.name", "requester")
    walk.edit("case_number", "01234567")
    assert (walk.first_missing, walk.first_open) == ("", "hand-over"), "it was sent"


def test_review_is_done_only_while_nothing_is_missing() -> None:
    walk = sample()
    walk.go("review")
    assert walk.status("review") is StepStatus.COMPLETE
    walk.edit("requester.name", "")
    assert walk.status("review") is StepStatus.NOT_STARTED


def test_the_things_follow_every_change_also_one_in_the_rows() -> None:
    walk = sample()
    for path, text in (
        ("licenses.0.key", ""),
        ("licenses.1.expired", "unknown"),
        ("requester.name", ""),
        ("licenses.0.key", "Z2A7-32TE-A8Y4"),
        ("licenses.1.devices.0.move", ""),
        ("licenses.1.expired", "no"),
    ):
        walk.edit(path, text)
        walk.settle()
        assert walk.things == readiness(walk.draft, walk.verdict().problems), path
    assert Navigator(Draft(), lambda: TODAY).things == ()


# Where Continue goes, and what is shown after it


def test_what_support_may_still_be_asked_is_shown_once_the_step_was_left_and_no_gap_is() -> None:
    walk = sample()
    for path, text in (("requester.name", ""), ("requester.source_access", "unknown"), ("requester.phone", "12")):
        walk.edit(path, text)
    walk.go("requester")
    assert walk.continue_() is Continued.STOPPED
    assert fields(walk.shown("requester")) == {"requester.phone"}
    assert walk.continue_() is Continued.MOVED
    assert fields(walk.shown("requester")) == {"requester.phone", "requester.source_access"}


@pytest.mark.parametrize("path", ["passcode.source", "customer_number"])
def test_a_passcode_of_yesterday_stops_nobody_and_a_wrong_customer_number_does(path: str) -> None:
    walk = sample()
    if path == "customer_number":
        walk.edit(path, "7")
    else:
        walk.passcodes = {Side.SOURCE: YESTERDAY, Side.DESTINATION: TODAY}
        walk.changed("passcode")
    walk.go("passcodes")
    assert path in fields(walk.problems("passcodes"))
    assert walk.continue_() is (Continued.STOPPED if path == "customer_number" else Continued.MOVED)


def test_continue_on_the_last_step_stays_there_and_back_on_the_first_too() -> None:
    walk = sample()
    walk.go("hand-over")
    assert walk.continue_() is Continued.MOVED
    assert walk.step == "hand-over"
    for step in reversed([step.id for step in walk.steps][:-1]):
        assert walk.back()
        assert walk.step == step
    assert not walk.back()
    assert walk.step == "route"


def test_a_mistake_takes_the_place_of_advice_that_is_read() -> None:
    walk = sample()
    walk.go("licenses")
    walk.edit("licenses.0.expires_on", "2026-01-31")
    assert walk.continue_() is Continued.ADVISED
    walk.edit("licenses.1.key", "Q2AA")
    assert walk.continue_() is Continued.STOPPED
    assert walk.advice == []
    assert walk.continue_() is Continued.MOVED, "both were told"


@pytest.mark.parametrize("step", ["route", "requester", "organizations", "case", "passcodes"])
def test_only_the_table_holds_back_for_advice_the_other_pages_show_theirs(step: str) -> None:
    walk = sample()
    walk.edit("route.claimed_within_7_days", "yes")
    walk.edit("requester.source_access", "read-only")
    walk.edit("organizations.source.support_access", "blocked")
    walk.edit("licenses.0.expires_on", "2026-01-31")
    walk.go(step)
    assert walk.continue_() is Continued.MOVED


@pytest.mark.parametrize(
    ("path", "step", "returns"),
    [("requester.name", "requester", True), ("route.ask", "organizations", True), ("review", "review", False)],
)
def test_a_change_from_review_leads_to_the_step_of_the_field(path: str, step: str, returns: bool) -> None:
    walk = sample()
    walk.go("review")
    walk.change(path)
    assert (walk.step, walk.returns_to_review) == (step, returns)
    walk.go("case")
    assert not walk.returns_to_review


def test_a_page_that_is_locked_away_stays_so_for_what_does_not_block() -> None:
    settings: dict[str, Setting] = {
        "hidden_pages": Setting(("requester", "case"), True),
        "email_domain": Setting("acme.example", True),
    }
    walk = sample(Policy(settings))
    for side in Side:
        walk.edit(f"requester.{side}_email", "dana@other.example")
    walk.edit("route.needed_by", YESTERDAY.isoformat())
    asked = [each for each in walk.problems("requester") if each.field == "requester.source_email"]
    assert [each.severity for each in asked] == [Gravity.ASKS]
    assert walk.problems("case") == []  # nobody can see its fields
    walk.show({"requester", "case"})
    assert walk.hidden == {"requester", "case"}


# What is typed


@pytest.mark.parametrize("is_sent", [True, False])
def test_leaving_a_field_tidies_it_where_it_may_change(is_sent: bool) -> None:
    walk = sample(Policy({"email_domain": Setting("acme.example")}))
    walk.draft.set("requester.source_email", " dana ")
    if is_sent:
        walk.draft.set("case_number", "01234567")
    assert walk.leave("requester.source_email") == (" dana " if is_sent else "dana@acme.example")
    assert walk.draft.get("requester.source_email") == (" dana " if is_sent else "dana@acme.example")


def test_a_field_that_is_left_with_blanks_alone_stays_silent() -> None:
    walk = sample()
    walk.draft.set("case_number", "")
    walk.edit("requester.phone", "12")
    walk.leave("requester.phone")
    walk.edit("requester.phone", "  ")
    assert walk.leave("requester.phone").strip() == ""
    walk.edit("requester.phone", "12")
    assert walk.shown("requester") == []


def test_the_keys_that_came_are_known_by_their_side() -> None:
    walk = sample()
    walk.note_key(0, Side.SOURCE, "Z2AA-0000-0001")
    assert [walk.key_after(0, side) for side in Side] == ["Z2AA-0000-0001", ""]
    walk.note_key(0, Side.SOURCE, "")
    walk.note_key(0, Side.DESTINATION, "Z2AA-0000-0002")
    assert [walk.key_after(0, side) for side in Side] == ["", "Z2AA-0000-0002"]
    walk.is_read_only = True
    walk.note_key(0, Side.SOURCE, "Z2AA-0000-0003")
    assert [walk.key_after(0, side) for side in Side] == ["", "Z2AA-0000-0002"]


# What is written for the person


def test_what_was_written_for_the_person_changes_its_language_with_the_case_and_their_own_words_stay() -> None:
    walk = sample()
    walk.edit("route.reason", "")
    walk.edit("route.self_service", "failed")
    for path in ("case.scope", "case.workaround"):
        walk.draft.set(path, "")
        walk.draft.set(path, walk.to_write(path))
    walk.edit("case.workaround", "Spare licenses.")
    before = {path: walk.draft.get(path) for path in ("route.reason", "case.scope", "case.workaround")}
    try:
        walk.write_case_in("ja")
        assert written() == "ja"
        after = {path: walk.draft.get(path) for path in before}
        assert after["case.workaround"] == "Spare licenses."
        with speaking("ja"):
            again = sample()
            again.edit("route.reason", "")
            again.edit("route.self_service", "failed")
        assert after["route.reason"] == again.draft.get("route.reason") != before["route.reason"]
        assert after["case.scope"] != before["case.scope"]
        assert walk.take_written()
        walk.write_case_in(ENGLISH)
    finally:
        write_in(ENGLISH)
    assert {path: walk.draft.get(path) for path in before} == before


@pytest.mark.parametrize("is_read_only", [True, False])
@pytest.mark.parametrize("case_number", ["", "01234567"])
def test_a_record_keeps_the_language_it_was_written_in(is_read_only: bool, case_number: str) -> None:
    walk = sample()
    walk.edit("route.reason", "")
    walk.edit("route.self_service", "failed")
    before = walk.draft.get("route.reason")
    walk.draft.set("case_number", case_number)
    walk.is_read_only = is_read_only
    try:
        walk.write_case_in("ja")
    finally:
        write_in(ENGLISH)
    assert (walk.draft.get("route.reason") == before) is (is_read_only or bool(case_number))


@pytest.mark.parametrize("path", ["route.self_service", "route.lockout_cause", "case.start_time", "requester.name"])
def test_an_answer_that_the_reason_is_made_from_leaves_the_persons_own_reason_alone(path: str) -> None:
    walk = sample()
    walk.edit("route.reason", "We need it by Friday.")
    walk.edit(path, "failed")
    assert walk.draft.get("route.reason") == "We need it by Friday."


@pytest.mark.parametrize(
    ("typed", "is_written"), [((), True), (("Two keys.",), False), (("Two keys.", ""), False), (("",), False)]
)
def test_a_heading_is_written_until_somebody_types_there(typed: tuple[str, ...], is_written: bool) -> None:
    walk = sample()
    walk.draft.set("case.scope", "")
    for text in typed:
        walk.edit("case.scope", text)
    assert bool(walk.to_write("case.scope")) is is_written
    walk.is_read_only = True
    assert walk.to_write("case.scope") == ""


def test_a_heading_that_the_policy_fixes_is_not_written_anew() -> None:
    walk = sample()
    walk.draft.set("case.scope", "")
    walk.draft.set("case.scope", walk.to_write("case.scope"))
    fixed = walk.draft.get("case.scope")
    walk.policy = Policy({"scope": Setting(fixed, True)})
    walk.edit("licenses.0.devices.0.move", "5")
    walk.go("review")
    assert walk.draft.get("case.scope") == fixed
    assert not walk.take_written()


def test_each_heading_has_a_sentence_of_its_own_and_severity_a_number() -> None:
    walk = sample()
    made = {path: walk.suggested(path) for path in (f"case.{name}" for name in ("severity", *HEADINGS))}
    assert made["case.severity"] == "3"
    assert len(set(made.values())) == len(made)
    assert all(len(text) > 5 for path, text in made.items() if path != "case.severity")
    assert walk.suggested("requester.name") == ""


def test_the_day_of_the_request_that_was_written_on_another_day_is_that_of_today() -> None:
    walk = sample()
    walk.draft.set("case.start_time", "2020-01-02, the day of this request.")
    later = Navigator(walk.draft)
    written = later.to_write("case.start_time")
    assert written == f"{later.today.isoformat()}, the day of this request."


def test_the_day_of_the_request_is_no_start_of_a_lock_out() -> None:
    navigator = sample()
    navigator.draft.set("case.start_time", "")
    navigator.draft.set("case.start_time", navigator.to_write("case.start_time"))
    assert navigator.draft.get("case.start_time").endswith("the day of this request.")
    navigator.edit("route.dashboard_access", "no")
    navigator.go("review")
    assert navigator.draft.get("case.start_time") == "", "taken back, since nobody said it"
    assert navigator.to_write("case.start_time") == ""
    navigator.edit("route.dashboard_access", "yes")
    navigator.go("review")
    assert navigator.draft.get("case.start_time").endswith("the day of this request.")
    navigator.edit("case.start_time", "2026-11-20")
    navigator.edit("route.dashboard_access", "no")
    navigator.go("review")
    assert navigator.draft.get("case.start_time") == "2026-11-20", "what somebody wrote stays"
