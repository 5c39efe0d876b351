"""The walk through the steps, and when a field complains."""

import datetime

import pytest

from transfer_wizard.flow import judged_draft
from transfer_wizard.flow.navigator import Continued, Navigator, StepStatus
from transfer_wizard.flow.steps import CASE_NUMBER, CUSTOMER_NUMBER, IDS, STEPS, VERIFICATION, step_of
from transfer_wizard.request import document
from transfer_wizard.request.applies import applies
from transfer_wizard.request.draft import Draft
from transfer_wizard.request.policy import NO_POLICY, Policy, Setting
from transfer_wizard.request.shape import REQUEST, leaf_at
from transfer_wizard.request.words import Side
from transfer_wizard.resources import resource
from transfer_wizard.validation import wording

TODAY = datetime.date(2026, 11, 24)


def new() -> Navigator:
    return Navigator(Draft(), lambda: TODAY)


def sample() -> Navigator:
    return Navigator(document.read(resource("sample_case.json").read_bytes()).draft, lambda: TODAY)


def shown(navigator: Navigator) -> list[str]:
    return [problem.field for problem in navigator.shown(navigator.step)]


def test_the_step_in_sight_is_known_by_its_number() -> None:
    navigator = new()
    for number, step in enumerate(navigator.steps, 1):
        navigator.go(step.id)
        assert (navigator.current, navigator.number) == (step, number)


# The timing rule, clause by clause


def test_an_untouched_field_is_silent() -> None:
    assert shown(new()) == []


def test_an_empty_field_is_silent_when_left() -> None:
    navigator = new()
    navigator.go("requester")
    navigator.leave("requester.source_email")
    navigator.edit("requester.source_email", "   ")
    navigator.leave("requester.source_email")
    assert shown(navigator) == []


def test_a_field_being_typed_in_is_silent_until_left() -> None:
    navigator = new()
    navigator.go("requester")
    for text in ("d", "da", "dana"):
        navigator.edit("requester.source_email", text)
        assert shown(navigator) == []
    navigator.leave("requester.source_email")
    assert shown(navigator) == ["requester.source_email"]


def test_a_field_in_error_is_judged_at_every_change_and_clears_at_once() -> None:
    navigator = new()
    navigator.go("requester")
    navigator.edit("requester.source_email", "dana")
    navigator.leave("requester.source_email")
    navigator.edit("requester.source_email", "dana@northwind")
    assert shown(navigator) == ["requester.source_email"]
    navigator.edit("requester.source_email", "dana@northwind.example")
    assert shown(navigator) == []


def test_a_wrong_cell_of_a_license_is_judged_as_it_is_typed_in_and_its_neighbors_stay_as_they_were() -> None:
    navigator = sample()
    navigator.go("licenses")
    key, have = "licenses.0.key", "licenses.0.devices.0.have"
    for path, text in ((key, "Z2A7"), (have, "many")):
        navigator.edit(path, text)
        navigator.leave(path)
    navigator.settle()
    assert {key, have} <= set(shown(navigator))
    navigator.edit(key, "Z2A7-32TE-A8Y")
    assert navigator.unsettled == key
    assert {key, have} <= set(shown(navigator)), "it is still wrong, and so is the other"
    assert shown(navigator).count(key) == shown(navigator).count(have) == 1
    navigator.edit(key, "Z2A7-32TE-A8Y4")
    assert key not in shown(navigator)
    assert have in shown(navigator)


def test_a_good_field_that_is_changed_is_silent_until_left_again() -> None:
    navigator = new()
    navigator.go("requester")
    navigator.edit("requester.source_email", "dana@northwind.example")
    navigator.leave("requester.source_email")
    navigator.edit("requester.source_email", "dana@")
    assert shown(navigator) == []
    navigator.leave("requester.source_email")
    assert shown(navigator) == ["requester.source_email"]


def test_continue_tells_of_mistakes_once_and_of_gaps_not_at_all() -> None:
    navigator = sample()
    navigator.edit("requester.name", "")
    navigator.edit("requester.source_access", "unknown")
    navigator.edit("requester.phone", "12")
    navigator.go("requester")
    assert navigator.continue_() is Continued.STOPPED
    assert navigator.step == "requester"
    assert shown(navigator) == ["requester.phone"]
    navigator.edit("requester.phone", "123")
    assert navigator.continue_() is Continued.STOPPED, "it is another mistake"
    assert navigator.continue_() is Continued.MOVED
    assert navigator.step == "organizations"
    navigator.go("requester")
    assert navigator.continue_() is Continued.MOVED, "it was told"


def test_leaving_a_field_brings_it_into_its_normal_form() -> None:
    navigator = new()
    navigator.edit("customer_number", "７１１４５９９０")
    assert navigator.leave("customer_number") == "7114-5990"
    assert navigator.draft.get("customer_number") == "7114-5990"


# Going on, back and about


def test_continue_walks_through_a_finished_request() -> None:
    navigator = sample()
    walked = [navigator.step]
    while navigator.step != "hand-over":
        assert navigator.continue_() is Continued.MOVED
        walked.append(navigator.step)
    assert tuple(walked) == IDS
    while navigator.back():
        pass
    assert navigator.step == "route"


def test_gaps_stop_nobody() -> None:
    navigator = new()
    while navigator.step != "hand-over":
        before = navigator.step
        assert navigator.continue_() is Continued.MOVED, before


def test_advice_is_read_once_and_not_again_until_it_changes() -> None:
    navigator = sample()
    navigator.go("licenses")
    navigator.edit("licenses.0.expires_on", "2026-01-31")
    assert navigator.continue_() is Continued.ADVISED
    assert [each.id for each in navigator.advice] == ["license.expired"]
    assert navigator.back()
    assert navigator.step == "licenses"
    assert navigator.advice == []
    assert navigator.continue_() is Continued.MOVED
    navigator.back()
    navigator.edit("licenses.1.expires_on", "2026-01-31")
    assert navigator.continue_() is Continued.ADVISED
    assert navigator.continue_() is Continued.MOVED
    assert navigator.step == "case"


@pytest.mark.parametrize(
    ("step", "path", "word", "advice"),
    [
        ("route", "route.dashboard_access", "no", "route.locked-out"),
        ("route", "route.claimed_within_7_days", "yes", "route.undo-claim"),
        ("requester", "requester.source_access", "read-only", "requester.read-only"),
        ("requester", "requester.source_access", "network", "requester.network-admin"),
        ("requester", "requester.destination_access", "none", "requester.one-organization"),
        ("requester", "requester.destination_email", "d@northwind.example", "requester.different-accounts"),
        ("organizations", "organizations.source.licensing_model", "per-device", "organization.model-mismatch"),
        ("organizations", "organizations.source.support_access", "blocked", "organization.support-blocked"),
        ("licenses", "licenses.0.expires_on", "2026-01-31", "license.expired"),
        ("licenses", "organizations.destination.mx_edition", "sd-wan-plus", "license.mx-edition-lower"),
    ],
)
def test_refusals_are_advice_with_a_reason_a_next_step_and_a_source(
    step: str, path: str, word: str, advice: str
) -> None:
    navigator = sample()
    navigator.edit(path, word)
    navigator.go(step)
    (told,) = navigator.advise()
    assert told.id == advice
    assert told.heading
    assert told.reason
    assert all(told.steps)
    assert told.source.url.startswith("https://documentation.meraki.com/")
    if step == "licenses":
        assert navigator.continue_() is Continued.ADVISED
    assert navigator.continue_() is Continued.MOVED


def test_a_change_from_review_comes_straight_back() -> None:
    navigator = sample()
    navigator.go("review")
    navigator.change("organizations.source.name")
    assert navigator.step == "organizations"
    navigator.edit("organizations.source.name", "Northwind North")
    assert navigator.continue_() is Continued.MOVED
    assert navigator.step == "review"
    navigator.go("route")
    navigator.continue_()
    assert navigator.step == "requester"


def test_passcodes_of_another_day_do_not_stop_the_preparation() -> None:
    navigator = sample()
    navigator.go("passcodes")
    assert navigator.continue_() is Continued.MOVED
    assert navigator.step == "review"


# How a step stands


def test_the_statuses_of_a_bare_and_of_a_finished_request() -> None:
    assert {new().status(step) for step in IDS} == {StepStatus.NOT_STARTED}
    locked_out = new()
    locked_out.edit("route.dashboard_access", "no")
    assert locked_out.status("passcodes") is StepStatus.COMPLETE, "the case says that they can't be seen"
    navigator = sample()
    navigator.passcodes = {Side.SOURCE: TODAY, Side.DESTINATION: TODAY}
    assert [navigator.status(step) for step in IDS] == [StepStatus.COMPLETE] * 6 + [StepStatus.NOT_STARTED] * 2
    assert navigator.first_open == "review", "nobody has been there"
    navigator.go("review")
    assert [navigator.status(step) for step in IDS] == [StepStatus.COMPLETE] * 7 + [StepStatus.NOT_STARTED]
    navigator.edit("case_number", "01234567")
    navigator.passcodes = dict.fromkeys(Side)
    assert {navigator.status(step) for step in IDS} == {StepStatus.COMPLETE}, "a record, its passcodes deleted"


def test_the_statuses_on_the_way() -> None:
    navigator = new()
    navigator.edit("requester.name", "Dana")
    assert navigator.status("requester") is StepStatus.IN_PROGRESS
    navigator.edit("requester.source_email", "dana")
    assert navigator.status("requester") is StepStatus.PROBLEM
    assert navigator.status("route") is StepStatus.NOT_STARTED


# The table of steps


def leaves(shape: object, path: str = "") -> list[str]:
    if isinstance(shape, dict):
        return [leaf for name, inner in shape.items() for leaf in leaves(inner, f"{path}.{name}".lstrip("."))]
    return leaves(shape[0], path) if isinstance(shape, list) else [path]


def test_every_value_of_the_file_is_asked_for_somewhere() -> None:
    asked = {field.path for step in STEPS for field in step.fields}
    asked |= {field.path for field in (CUSTOMER_NUMBER, VERIFICATION, CASE_NUMBER)}
    table = {leaf for leaf in leaves(REQUEST) if leaf.startswith("licenses.")}
    assert asked | table | {"case.attachments"} == set(leaves(REQUEST))


def test_every_field_has_a_label_and_a_home() -> None:
    for step in STEPS:
        for field in step.fields:
            assert wording.label(field.path)
            assert step_of(field.path) == step.id
            assert field.help
            leaf_at(field.path)


def test_the_steps_are_eight() -> None:
    assert IDS == ("route", "requester", "organizations", "licenses", "case", "passcodes", "review", "hand-over")


def test_problems_come_in_the_order_in_which_the_pages_ask() -> None:
    asked = [field.path for step in STEPS for field in step.fields]
    assert [path for path in wording.LABELS if path in asked] == asked


def test_nothing_is_asked_for_that_the_page_does_not_show() -> None:
    for access in ("yes", "no", "unknown"):
        for saml in ("yes", "no", "unknown"):
            navigator = new()
            navigator.edit("route.dashboard_access", access)
            navigator.edit("requester.saml", saml)
            hidden = {field.path for step in STEPS for field in step.fields if not applies(field.path, navigator.draft)}
            asking = {each.field for each in navigator.verdict().problems if each.severity != "warns"}
            assert not hidden & asking, (access, saml)


# Answers that count


@pytest.mark.parametrize(
    "path",
    [
        "requester.source_access",
        "requester.saml",
        "organizations.source.licensing_model",
        "organizations.destination.mx_edition",
        "route.claimed_within_7_days",
    ],
)
def test_i_do_not_know_is_an_answer(path: str) -> None:
    navigator = sample()
    navigator.edit(path, "unknown")
    step = step_of(path)
    navigator.go(step)
    assert navigator.continue_() is Continued.MOVED
    assert all(problem.is_open for problem in navigator.shown(step)), "told as an open point, not as a mistake"
    assert navigator.status(step) is not StepStatus.PROBLEM
    assert path in [problem.field for problem in navigator.verdict().problems], "it stays an open point"


def test_the_reason_is_written_for_a_person_who_cannot_sign_in_until_they_write_their_own() -> None:
    navigator = new()
    navigator.edit("route.dashboard_access", "no")
    navigator.edit("route.lockout_cause", "authenticator-lost")
    reason = "I can’t sign in to the dashboard{}; cause: {}."
    assert navigator.draft.get("route.reason") == reason.format("", "I lost my authenticator")
    navigator.edit("route.lockout_cause", "account-locked")
    assert navigator.draft.get("route.reason") == reason.format("", "my account is locked")
    navigator.edit("case.start_time", "2026-11-20")
    assert navigator.draft.get("route.reason") == reason.format(" since 2026-11-20", "my account is locked")
    navigator.edit("route.reason", "Locked since Monday.")
    navigator.edit("route.lockout_cause", "no-mail")
    assert navigator.draft.get("route.reason") == "Locked since Monday."


@pytest.mark.parametrize(
    ("cause", "first", "somewhere"),
    [
        ("no-mail", "unlock your account: that is quickest", "spam folder"),
        ("address-gone", "have your new address added: that is quickest", "which you can’t read"),
        ("address-gone", "have your new address added: that is quickest", "another address"),
        ("authenticator-lost", "unlock your account: that is quickest", "second administrator to comment"),
        ("", "unlock your account: that is quickest", "No dashboard Access?"),
    ],
)
def test_a_person_who_cannot_sign_in_is_advised_by_the_cause(cause: str, first: str, somewhere: str) -> None:
    navigator = sample()
    navigator.edit("route.dashboard_access", "no")
    navigator.edit("route.lockout_cause", cause)
    navigator.go("route")
    [advice] = navigator.advise()
    assert first in advice.steps[0]
    assert somewhere in " ".join(advice.steps)
    assert "can’t restore every account" in advice.reason


@pytest.mark.parametrize(
    ("path", "text", "is_advised"),
    [
        ("", "", True),
        ("licenses.0.expired", "yes", False),
        ("organizations.destination.mx_edition", "sd-wan-plus", False),
        ("requester.destination_email", "d@northwind.example", False),
        ("requester.source_access", "network", False),
        ("organizations.source.licensing_model", "subscription", False),
    ],
)
def test_moving_it_yourself_is_advised_only_where_that_may_work(path: str, text: str, is_advised: bool) -> None:
    navigator = sample()
    navigator.edit("route.self_service", "not-tried")
    if path:
        navigator.edit(path, text)
    navigator.go("route")
    assert ("route.self-service" in [each.id for each in navigator.advise()]) is is_advised


def test_the_way_of_moving_it_yourself_names_the_organizations_and_fits_their_model() -> None:
    navigator = sample()
    navigator.edit("route.self_service", "not-tried")
    [advice] = navigator.advise()
    assert advice.reason == "You can sign in, and both organizations are co-term. No case, no passcodes."
    assert advice.steps[0] == "Open Northwind West, and close every other dashboard tab."
    assert advice.steps[2] == "Choose Move beside the key, then Northwind East."
    for side in Side:
        navigator.edit(f"organizations.{side}.licensing_model", "per-device")
        navigator.edit(f"organizations.{side}.name", "")
    [advice] = navigator.advise()
    assert "both organizations are per-device" in advice.reason
    assert advice.steps[2] == "Select the licenses, choose Move license, then the destination."


def test_what_move_said_begins_the_reason_until_the_person_writes_one() -> None:
    navigator = new()
    navigator.edit("route.dashboard_access", "yes")
    navigator.edit("route.self_service", "failed")
    assert navigator.draft.get("route.reason") == "I tried Move in the dashboard, and it failed."
    navigator.edit("route.self_service", "not-offered")
    assert navigator.draft.get("route.reason") == "The dashboard doesn’t offer Move for these licenses."
    navigator.edit("route.self_service", "not-tried")
    assert navigator.draft.get("route.reason") == ""
    navigator.edit("route.reason", "We need it by Friday.")
    navigator.edit("route.self_service", "failed")
    assert navigator.draft.get("route.reason") == "We need it by Friday."
    assert step_of("route.reason") == "case"


def test_the_severity_is_proposed_with_its_reason_and_the_persons_own_stays() -> None:
    navigator = sample()
    assert navigator.to_write("case.severity") == "", "the sample has one"
    navigator.draft.set("case.severity", "")
    assert navigator.to_write("case.severity") == "3"
    assert navigator.why_suggested() == "Suggested: 17 devices wait for their licenses, and the network works."
    navigator.edit("case.severity", "2")
    assert navigator.to_write("case.severity") == ""


def test_what_the_person_does_not_know_of_the_route_stays_an_open_point_of_it() -> None:
    navigator = sample()
    assert navigator.status("route") is StepStatus.COMPLETE
    navigator.edit("route.claimed_within_7_days", "unknown")
    assert navigator.status("route") is StepStatus.IN_PROGRESS
    navigator.edit("route.dashboard_access", "no")  # and now nobody asks
    assert navigator.status("route") is StepStatus.COMPLETE


def test_where_a_text_was_read_is_known_until_it_is_edited() -> None:
    navigator = sample()
    navigator.came_from(["requester.name", "requester.company"], "mail", "from your e-mail")
    navigator.edit("requester.name", "Dana")
    assert navigator.origin("requester.name") == ("", "")
    assert navigator.origin("requester.company") == ("mail", "from your e-mail")


def test_the_headings_are_written_from_what_is_known_until_somebody_writes_them() -> None:
    navigator = sample()
    for path in ("case.scope", "case.workaround"):
        navigator.draft.set(path, "")
    scope = navigator.to_write("case.scope")
    assert scope.startswith("2 license keys and 17 devices")
    navigator.draft.set("case.scope", scope)
    navigator.edit("licenses.0.devices.0.move", "5")
    navigator.go("review")
    assert navigator.draft.get("case.scope").startswith("2 license keys and 12 devices"), "with no look at Case between"
    assert navigator.to_write("case.scope").startswith("2 license keys and 12 devices")
    again = Navigator(navigator.draft, lambda: navigator.today)
    again.edit("licenses.0.devices.0.move", "6")
    again.go("review")
    assert navigator.draft.get("case.scope").startswith("2 license keys and 13 devices"), "opened again, it goes on"
    navigator.edit("licenses.0.devices.0.move", "5")
    other = Navigator(navigator.draft, lambda: navigator.today)
    other.go_on_from(again)
    assert navigator.draft.get("case.scope").startswith("2 license keys and 12 devices")
    navigator.go_on_from(other)
    navigator.edit("case.workaround", "None")
    navigator.edit("case.workaround", "")
    assert navigator.to_write("case.workaround") == "", "what somebody took out stays out"
    assert navigator.to_write("case.frequency") == "", "what somebody wrote stays"
    assert new().to_write("case.scope") == "", "a request with nothing in it stays so"


def test_the_keys_that_came_of_a_license_are_noted_for_each_side_also_once_it_was_sent() -> None:
    navigator = sample()
    navigator.draft.set("case_number", "01234567")
    navigator.note_key(0, Side.SOURCE, "Z2AA-0000-0001")
    navigator.note_key(0, Side.DESTINATION, "Z2AA-0000-0002")
    navigator.note_key(0, Side.SOURCE, "Z2AA-0000-0003")
    assert [navigator.key_after(0, side) for side in Side] == ["Z2AA-0000-0003", "Z2AA-0000-0002"]
    navigator.note_key(0, Side.SOURCE, "")
    assert [navigator.key_after(0, side) for side in Side] == ["", "Z2AA-0000-0002"]
    assert navigator.draft.licenses[0]["now_keys"] == [{"key": "Z2AA-0000-0002", "organization": "destination"}]


def test_the_case_takes_over_the_verdict_of_the_window_where_nobody_else_would_come_to_another(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    navigator = sample()
    assert navigator.verdict_of_case is navigator.verdict()
    navigator.passcode_seen_in = frozenset({"route.reason"})
    assert navigator.verdict_of_case is None
    navigator.passcode_seen_in = frozenset()
    navigator.policy = Policy({"company": Setting("ACME")})
    assert navigator.verdict_of_case is None
    navigator.policy = NO_POLICY
    for window, case in (("en", "ja"), ("ja", "en")):
        monkeypatch.setattr(judged_draft, "spoken", lambda window=window: window)
        monkeypatch.setattr(judged_draft, "written", lambda case=case: case)
        assert navigator.verdict_of_case is None
