"""What the flow decides by words, over all the words there are."""

import datetime
from itertools import product
from typing import Any, Final

import pytest

from transfer_wizard.flow import policy_effects
from transfer_wizard.flow.advice import advise
from transfer_wizard.flow.channels import suggested_channel, suggested_severity
from transfer_wizard.flow.license_lines import LicenseLines
from transfer_wizard.flow.navigator import Navigator, StepStatus
from transfer_wizard.flow.steps import IDS, step_of
from transfer_wizard.request import document
from transfer_wizard.request.document import MOST_ROWS
from transfer_wizard.request.draft import Draft, blank_device, blank_license
from transfer_wizard.request.policy import ListedOrganization, Policy, Setting
from transfer_wizard.request.words import Side
from transfer_wizard.resources import resource
from transfer_wizard.validation.check import check

TODAY: Final = datetime.date(2026, 11, 24)
YES_OR_NO: Final = ("", "no", "unknown", "yes")


def sample() -> Draft:
    return document.read(resource("sample_case.json").read_bytes()).draft


def table(*rows: tuple[Any, ...]) -> LicenseLines:
    """Licenses, each with the (model, have, move) of its devices after its key."""
    draft = Draft()
    for key, *devices in rows:
        made = [blank_device() | dict(zip(("model", "have", "move"), each, strict=True)) for each in devices]
        draft.licenses.append(blank_license() | {"key": key, "devices": made})
    return LicenseLines(Navigator(draft, lambda: TODAY))


@pytest.mark.parametrize(("access", "severity"), [*product(YES_OR_NO, ("", "1", "2", "3", "4"))])
def test_the_way_that_suits_goes_by_who_the_person_is_then_by_severity(access: str, severity: str) -> None:
    draft = Draft()
    draft.set("route.dashboard_access", access)
    draft.set("case.severity", severity)
    way, why = suggested_channel(draft)
    if access == "no":
        assert (way, why) == ("webform", "Recommended: you can’t sign in")
    elif severity in ("1", "2"):
        assert (way, why) == ("phone", "Recommended for severity 1 and 2")
    else:
        assert way == "dashboard"
        assert why == ("Recommended: you can sign in" if access == "yes" else "Recommended: most requests go this way")


@pytest.mark.parametrize("mode", ["", "addDevices", "renew"])
@pytest.mark.parametrize("days", [None, -1, 0, 29, 30, 31])
@pytest.mark.parametrize("move", ["", "0", "1", "7", "x", "99999999", "999999999"])
def test_a_severity_goes_by_days_left_and_devices_that_wait(mode: str, days: int | None, move: str) -> None:
    draft = Draft()
    end = "" if days is None else (TODAY + datetime.timedelta(days=days)).isoformat()
    draft.licenses.append(
        blank_license() | {"mode": mode, "expires_on": end, "devices": [blank_device() | {"move": move}]}
    )
    severity, why = suggested_severity(draft, TODAY)
    waits = mode == "addDevices" and move in ("1", "7")
    if days is not None and days <= 30:
        assert severity == "3"
        assert end in why
    else:
        assert severity == ("3" if waits else "4")
        assert (move in why) is waits or not waits


@pytest.mark.parametrize("step", IDS)
@pytest.mark.parametrize("access", YES_OR_NO)
@pytest.mark.parametrize("tried", ["", "not-tried", "failed"])
def test_advice_of_route_stands_on_route_alone(step: str, access: str, tried: str) -> None:
    draft = sample()
    draft.set("route.dashboard_access", access)
    draft.set("route.self_service", tried)
    told = {each.id for each in advise(step, draft, check(draft, TODAY, None))}
    told &= {"route.locked-out", "route.self-service"}
    wanted = {"route.locked-out"} if access == "no" else {"route.self-service"} if tried == "not-tried" else set()
    assert told == (wanted if step == "route" else set())


@pytest.mark.parametrize("name", ["key", "model", "have", "move"])
@pytest.mark.parametrize("move", ["", "3"])
def test_only_what_is_had_fills_what_is_to_move_and_only_where_that_is_empty(name: str, move: str) -> None:
    lines = table(("Z2AA-0000-0001", ("MX68", "1", move)))
    before = {each: lines.text(0, each) for each in ("key", "model", "have", "move")}
    lines.navigator.edit(lines.path(0, name), "5")
    lines.typed_over(0, name, before[name])
    fills = {"move": "5"} if name == "have" and not move else {}
    assert {each: lines.text(0, each) for each in before} == before | {name: "5"} | fills
    lines.undo()
    assert {each: lines.text(0, each) for each in before} == before


def test_each_place_of_the_table_has_a_path_and_each_path_its_place() -> None:
    lines = table(("a", ("MX68", "1", "1"), ("MR", "2", "2")), ("b",), ("c", ("MS", "3", "3")))
    assert [lines.at_path(f"licenses.{number}.key") for number in range(3)] == [(0, "key"), (2, "key"), (3, "key")]
    assert lines.at_path("licenses.2.expired") == (3, "expires_on")
    assert lines.at_path("licenses.0.mode") == (0, "mode")
    assert lines.at_path("licenses.0.now_keys.0.key") == (0, "key")
    assert lines.at_path("licenses.0.devices") == (0, "model")
    assert [lines.at_path(f"licenses.0.devices.{index}.move") for index in range(3)] == [
        (0, "move"),
        (1, "move"),
        (1, "move"),
    ]
    for path in ("licenses", "licenses.x.key", "licenses.3.key", "licenses.4"):
        assert lines.at_path(path) is None
    for line, name in product((0, 1, 3), ("model", "have", "move")):
        assert lines.at_path(lines.path(line, name)) == (line, name)


@pytest.mark.parametrize("devices", [(), (0,), (1,), (2, 0, 3), (40,)])
def test_the_room_that_is_left_counts_keys_and_devices(devices: tuple[int, ...]) -> None:
    lines = table(*((f"k{number}", *[("MX68", "", "")] * count) for number, count in enumerate(devices)))
    assert lines.room() == MOST_ROWS - len(devices) - sum(devices)


COUNTS: Final = ("", "1", "5", "10", "x")


@pytest.mark.parametrize("mine", [*product(COUNTS, COUNTS)])
def test_two_lines_of_one_model_become_one(mine: tuple[str, str]) -> None:
    """Counts are added up, but not where both lines say the same, nor what both have alike."""
    for theirs in product(COUNTS, COUNTS):
        lines = table(("key", ("MX68", *mine), ("MX68", *theirs)))
        lines.merge(1, 0)
        wanted = []
        for name, one, other in zip(("have", "move"), mine, theirs, strict=True):
            is_sum = one.isdecimal() and other.isdecimal() and mine != theirs and not (name == "have" and one == other)
            wanted.append(str(int(one) + int(other)) if is_sum else one or other)
        assert [lines.text(0, name) for name in ("have", "move")] == wanted, theirs
        assert len(lines) == 1
        lines.undo()
        there = [tuple(lines.text(line, name) for name in ("have", "move")) for line in range(2)]
        assert there == [mine, theirs]


@pytest.mark.parametrize(
    ("path", "domain", "text", "wanted"),
    [
        ("requester.source_email", "a.example", "dana", "dana@a.example"),
        ("requester.destination_email", "a.example", " dana ", "dana@a.example"),
        ("requester.placeholder_email", "a.example", "dana", "dana"),
        ("requester.name", "a.example", "dana", "dana"),
        ("requester.source_email", "", "dana", "dana"),
        ("requester.source_email", "a.example", "", ""),
        ("requester.source_email", "a.example", "  ", "  "),
        *[("requester.source_email", "a.example", text, text) for text in ("d@b", "d a", "<d", "d>", "d\te", "d\ne")],
    ],
)
def test_an_address_without_its_domain_gets_that_of_the_policy(path: str, domain: str, text: str, wanted: str) -> None:
    policy = Policy({"email_domain": Setting(domain)} if domain else {})
    assert policy_effects.completed(path, text, policy) == wanted


@pytest.mark.parametrize("is_locked", [True, False])
@pytest.mark.parametrize("before", ["", "Contoso", "ACME"])
@pytest.mark.parametrize("is_saved", [True, False])
def test_a_default_fills_what_nobody_touched_and_a_lock_holds(is_locked: bool, before: str, is_saved: bool) -> None:
    draft = Draft()
    draft.set("requester.company", before)
    draft.saved_at = "2026-11-24T00:00:00Z" if is_saved else ""
    told = policy_effects.fill(draft, Policy({"company": Setting("ACME", is_locked)}))
    fills = is_locked or not (before or is_saved)
    assert draft.get("requester.company") == ("ACME" if fills else before)
    assert len(told) == (is_locked and before == "Contoso")
    assert all("Contoso" in sentence and "ACME" in sentence for sentence in told)


@pytest.mark.parametrize("is_locked", [True, False])
@pytest.mark.parametrize("text", ["", "ACME", "Contoso"])
def test_a_locked_field_holds_the_text_of_the_policy_alone(is_locked: bool, text: str) -> None:
    policy = Policy({"company": Setting("ACME", is_locked)})
    assert policy_effects.may_hold("requester.company", text, policy) is (not is_locked or text == "ACME")
    assert policy_effects.may_hold("requester.name", text, policy)


@pytest.mark.parametrize("step", IDS)
def test_continue_stops_at_mistakes_of_the_step_and_never_at_passcodes(step: str) -> None:
    draft = sample()
    draft.set("requester.source_email", "nobody")
    draft.set("organizations.source.url", "nowhere")
    draft.licenses[0]["key"] = "Q2AA"
    draft.set("customer_number", "??")
    navigator = Navigator(draft, lambda: TODAY)
    navigator.go(step)
    stops = [problem.field for problem in navigator.stopping()]
    assert all(step_of(field) == step for field in stops)
    assert not [field for field in stops if field.startswith("passcode.")]
    wanted: dict[str, Any] = {
        "requester": "requester.source_email",
        "organizations": "organizations.source.url",
        "licenses": "licenses.0.key",
        "passcodes": "customer_number",
    }
    assert step not in wanted or wanted[step] in stops


@pytest.mark.parametrize(("url", "is_shown"), [("", False), ("https://n149.meraki.com/o/VjjsAd/manage", True)])
def test_a_page_that_is_locked_away_comes_into_sight_for_what_blocks_alone(url: str, is_shown: bool) -> None:
    """One organization at both ends blocks; what only warns or asks does not."""
    draft = sample()
    for side in ("source", "destination"):
        draft.set(f"organizations.{side}.url", url)
        draft.set(f"organizations.{side}.support_access", "unknown")
    navigator = Navigator(draft, lambda: TODAY, policy=Policy({"hidden_pages": Setting(("organizations",), True)}))
    navigator.show({"organizations"})
    assert ("organizations" not in navigator.hidden) is is_shown


@pytest.mark.parametrize(("at", "removed", "added"), [(0, 1, 0), (0, 0, 2), (1, 2, 1), (0, 2, 5), (3, 1, 1)])
def test_what_is_shown_of_a_row_goes_with_it(at: int, removed: int, added: int) -> None:
    """A row that complains goes on complaining where it has moved to; one that went, and one that came, do not."""
    lines = table(*((f"Z2A{number}",) for number in range(8)))
    navigator = lines.navigator
    navigator.go("licenses")
    for number in (0, 3, 5):
        navigator.leave(f"licenses.{number}.key")
    complaining = [lines.licenses[number]["key"] for number in (0, 3, 5)]
    gone = [row["key"] for row in lines.licenses[at : at + removed]]
    lines.licenses[at : at + removed] = [blank_license() | {"key": f"Z2N{number}"} for number in range(added)]
    navigator.rows_moved("licenses", at, removed, added)
    shown = [lines.licenses[int(problem.field.split(".")[1])]["key"] for problem in navigator.shown("licenses")]
    assert shown == [key for key in complaining if key not in gone]


WEST: Final = ListedOrganization("West", "https://n149.meraki.com/o/VjjsAd/manage", "co-term")


@pytest.mark.parametrize(
    "texts", [("", "", ""), ("", WEST.url, ""), tuple(WEST), ("West", WEST.url, "per-device"), ("East", "", "")]
)
@pytest.mark.parametrize("is_locked", [True, False])
def test_an_organization_that_is_named_is_one_of_the_locked_list(texts: tuple[str, ...], is_locked: bool) -> None:
    draft = sample()
    for name, text in zip(("name", "url", "licensing_model"), texts, strict=True):
        draft.set(f"organizations.source.{name}", text)
    navigator = Navigator(draft, lambda: TODAY, Policy({"organizations": Setting((WEST,), is_locked)}))
    objects = any(
        "one of those to choose from" in problem.message and problem.field == "organizations.source.name"
        for problem in navigator.verdict().problems
    )
    assert objects is (is_locked and texts[0] != "" and texts != tuple(WEST))


@pytest.mark.parametrize("access", YES_OR_NO)
def test_who_can_sign_in_is_told_how_to_undo_a_claim(access: str) -> None:
    draft = sample()
    draft.set("route.dashboard_access", access)
    draft.set("route.claimed_within_7_days", "yes")
    draft.set("organizations.source.licensing_model", "per-device")
    told = {each.id: each.steps for each in advise("route", draft, check(draft, TODAY, None))}
    problem = next(each for each in check(draft, TODAY, None).problems if each.id == "route.undo-claim")
    assert (told["route.undo-claim"] == (problem.next,)) is (access == "no")
    others = {each.id: each.steps for each in advise("organizations", draft, check(draft, TODAY, None))}
    mismatch = next(each for each in check(draft, TODAY, None).problems if each.id == "organization.model-mismatch")
    assert others["organization.model-mismatch"] == (mismatch.next,)


@pytest.mark.parametrize("step", IDS)
def test_only_who_was_on_review_is_done_with_it(step: str) -> None:
    navigator = Navigator(sample(), lambda: TODAY)
    navigator.passcodes = dict.fromkeys(Side, TODAY)
    navigator.changed("passcode")
    navigator.go(step)
    navigator.go("requester" if step != "requester" else "case")
    assert (navigator.status("review") is StepStatus.COMPLETE) is (step == "review")


@pytest.mark.parametrize("path", ["requester.source_email", "requester.name", "case_number", "case.scope"])
@pytest.mark.parametrize("is_locked", [True, False])
def test_the_help_of_a_field_says_what_the_policy_adds_to_it(path: str, is_locked: bool) -> None:
    policy = Policy({"email_domain": Setting("acme.example", is_locked), "case_number_pattern": Setting("@@-####|##")})
    said = policy_effects.hint(path, policy)
    if path == "case_number":
        assert said == "It looks like @@-#### or ##: # is a digit, @ a letter."
    elif path in ("requester.name", "case.scope"):
        assert said == ""
    else:
        assert said.startswith("It must end in @acme.example" if is_locked else "Without an @, @acme.example is added.")
    assert policy_effects.hint(path, Policy({})) == ""


def test_what_was_written_anew_is_told_once() -> None:
    navigator = Navigator(table(("Z2AA-0000-0001", ("MX68", "5", "5"))).navigator.draft, lambda: TODAY)
    navigator.draft.set("case.scope", navigator.to_write("case.scope"))
    navigator.go("review")
    assert not navigator.take_written(), "it is up to date"
    navigator.edit("licenses.0.devices.0.move", "4")
    navigator.go("review")
    assert navigator.take_written()
    assert not navigator.take_written()


@pytest.mark.parametrize("path", ["case_number", "case.scope", "customer_number", "licenses", "licenses.0.key"])
@pytest.mark.parametrize("is_sent", [True, False])
@pytest.mark.parametrize("is_read_only", [True, False])
def test_of_a_sent_request_its_case_number_alone_may_change(path: str, is_sent: bool, is_read_only: bool) -> None:
    draft = sample()
    draft.set("case_number", "01234567" if is_sent else "")
    navigator = Navigator(draft, lambda: TODAY, is_read_only=is_read_only)
    assert navigator.may_change(path) is (not is_read_only and (path == "case_number" or not is_sent))


def test_a_line_that_was_begun_is_gone_when_it_is_dropped() -> None:
    lines = table(("Z2AA-0000-0001", ("MX68", "1", "1")))
    for is_same_key in (True, False):
        lines.begin(is_same_key)
        assert (len(lines), lines.is_begun) == (2, True)
        lines.drop()
        assert (len(lines), lines.is_begun) == (1, False)
