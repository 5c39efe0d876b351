"""Whole requests, as people answer: what Support would say of each, and whether it can be sent."""

import datetime
from typing import Any

import pytest

from transfer_wizard.request import document
from transfer_wizard.request.applies import applies, is_out_of_sight
from transfer_wizard.request.draft import Draft, blank_license
from transfer_wizard.request.shape import HEADINGS
from transfer_wizard.request.words import Side
from transfer_wizard.resources import resource
from transfer_wizard.validation.case_headings import locked_out_reason
from transfer_wizard.validation.check import CheckResult, check

TODAY = datetime.date(2026, 11, 24)
NONE_AT_HAND = dict.fromkeys(Side, None)

LOCKED_OUT = {
    "route.dashboard_access": "no",
    "route.self_service": "",
    "route.lockout_cause": "no-mail",
}
SAML = {
    "requester.saml": "yes",
    "requester.placeholder_name": "Lee Ortiz",
    "requester.placeholder_email": "lee@northwind.example",
    "requester.placeholder_access": "full",
}
NOT_TRIED = {"route.self_service": "not-tried"}
SUBSCRIPTION = {f"organizations.{side}.licensing_model": "subscription" for side in Side}
PER_DEVICE = {f"organizations.{side}.licensing_model": "per-device" for side in Side}
LOWER_EDITION = {"organizations.destination.mx_edition": "sd-wan-plus"}
MISMATCH = {"organizations.destination.licensing_model": "per-device"}
NO_MX = {"licenses.0.devices.1.model": "MS120-24P"}


def request(answers: dict[str, str]) -> Draft:
    """The sample case, which is ready, with other answers."""
    draft = document.read(resource("sample_case.json").read_bytes()).draft
    for path, text in answers.items():
        draft.set(path, text)
    return draft


def verdict(answers: dict[str, str], passcodes: Any = None) -> CheckResult:
    return check(request(answers), TODAY, passcodes)


def ids(answers: dict[str, str]) -> dict[str, str]:
    return {problem.id: str(problem.severity) for problem in verdict(answers).problems}


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        (LOCKED_OUT, {}),
        (
            LOCKED_OUT | {"organizations.source.support_access": "unknown", "route.claimed_within_7_days": ""},
            {"organizations.source.support_access.missing": "warns", "route.claimed_within_7_days.missing": "warns"},
        ),
        (
            LOCKED_OUT | {"organizations.source.mx_edition": "unknown", "organizations.destination.url": ""},
            {"organizations.source.mx_edition.missing": "warns", "organizations.destination.url.missing": "warns"},
        ),
        (LOCKED_OUT | {"licenses.1.expires_on": "", "licenses.1.expired": ""}, {"licenses.expired.missing": "warns"}),
        (LOCKED_OUT | {"route.lockout_cause": ""}, {"route.lockout_cause.missing": "warns"}),
        (LOCKED_OUT | {"route.reason": " "}, {}),  # the cause is the reason
        (LOCKED_OUT | {"route.reason": " ", "route.lockout_cause": "other"}, {"route.reason.missing": "asks"}),
        (
            LOCKED_OUT | {"route.reason": "", "route.lockout_cause": ""},
            {"route.reason.missing": "asks", "route.lockout_cause.missing": "warns"},
        ),
        ({"route.reason": ""}, {"route.reason.missing": "asks"}),
        ({"route.self_service": "not-possible", "route.reason": ""}, {"route.reason.missing": "asks"}),
        (SAML | {f"requester.{side}_email": "" for side in Side}, {}),
        ({f"requester.{side}_email": "" for side in Side}, {f"requester.{s}_email.missing": "asks" for s in Side}),
        ({"case_number": "pending"}, {"case_number.format": "asks"}),
        ({"case_number": "0451 2345"}, {}),
        (LOCKED_OUT | NO_MX | {"organizations.source.mx_edition": ""}, {}),
        (LOCKED_OUT | {"licenses.0.devices.1.move": "3"}, {"license.over-count": "blocks"}),
        ({"licenses.0.devices.1.have": ""}, {}),
        ({"licenses.1.mode": ""}, {"licenses.mode.missing": "warns"}),
        ({"organizations.source.url": ""}, {"organizations.source.url.missing": "warns"}),
        ({"organizations.destination.url": ""}, {"organizations.destination.url.missing": "asks"}),
        ({"case.workaround": ""}, {"case.workaround.missing": "warns"}),
        ({"case.workaround": "Not applicable"}, {}),
        (SAML, {}),
        (SAML | {"requester.placeholder_access": "not-full"}, {"requester.placeholder-access": "blocks"}),
        (SAML | {"requester.placeholder_access": "unknown"}, {"requester.placeholder_access.missing": "asks"}),
        (
            SAML | {"requester.placeholder_email": "<DANA@northwind.example>"},
            {"requester.placeholder-same": "asks"},
        ),
        (SAML | {"requester.placeholder_name": "\u3164"}, {"requester.placeholder_name.missing": "asks"}),
        (SAML | {"requester.source_access": "read-only"}, {"requester.read-only": "blocks"}),
        (SAML | {"requester.saml": "no", "requester.placeholder_access": "not-full"}, {}),
        (
            MISMATCH | {"route.ask": "alternative"},
            {"organization.model-mismatch": "warns"},
        ),
        (LOWER_EDITION | {"route.ask": "alternative"}, {"license.mx-edition-lower": "warns"}),
        (LOWER_EDITION | {"route.ask": "move"}, {"license.mx-edition-lower": "blocks"}),
        (LOWER_EDITION | NO_MX, {}),
        (LOWER_EDITION | {"licenses.0.devices.1.model": "1x Meraki MX68"}, {"license.mx-edition-lower": "blocks"}),
        (
            {"organizations.source.mx_edition": "none"},
            {"license.no-mx-in-source": "asks", "organizations.source.mx_edition.missing": "asks"},
        ),
        ({"organizations.source.mx_edition": "none", "organizations.destination.mx_edition": "none"} | NO_MX, {}),
        (NOT_TRIED, {"route.self-service": "warns"}),
        (NOT_TRIED | {"licenses.1.expires_on": "2026-11-23"}, {"license.expired": "blocks"}),
        (NOT_TRIED | {"licenses.1.expired": "yes"}, {"license.expired": "blocks"}),
        (NOT_TRIED | LOWER_EDITION, {"license.mx-edition-lower": "blocks"}),
        (
            NOT_TRIED | {"requester.destination_email": "d@northwind.example"},
            {"requester.different-accounts": "blocks"},
        ),
        (NOT_TRIED | SUBSCRIPTION, {"organization.subscription": "asks"}),
        (NOT_TRIED | {"requester.source_access": "enterprise"}, {"requester.enterprise-access": "asks"}),
        (NOT_TRIED | PER_DEVICE, {"route.self-service": "warns", "organization.per-device": "warns"}),
        (
            NOT_TRIED
            | {"organizations.destination.url": "https://n149.meraki.com/o/VjjsAd/manage/dashboard/license_info"},
            {"organization.same": "blocks"},
        ),
        ({"licenses.1.mode": "renew"}, {"license.renew-replaces": "warns"}),
        (
            {"licenses.0.mode": "renew", "licenses.1.mode": "renew"},
            {"license.renew-replaces": "warns", "license.renew-part": "warns", "license.renew-twice": "asks"},
        ),
        # Twenty more, written before the code was read.
        (LOCKED_OUT | {"requester.source_access": "read-only"}, {"requester.read-only": "blocks"}),
        (LOCKED_OUT | {"route.self_service": "not-tried"}, {}),
        (
            LOCKED_OUT | {f"organizations.{side}.licensing_model": "unknown" for side in Side},
            {
                "organizations.source.licensing_model.missing": "warns",
                "organizations.destination.licensing_model.missing": "warns",
            },
        ),
        (SAML | {"requester.source_access": "enterprise"}, {"requester.enterprise-access": "asks"}),
        (SAML | {"requester.saml": "unknown"}, {"requester.saml.missing": "asks"}),
        (
            {"requester.saml": "yes", "requester.placeholder_access": "full"},
            {
                "requester.saml-without-placeholder": "blocks",
                "requester.placeholder_name.missing": "asks",
                "requester.placeholder_email.missing": "asks",
            },
        ),
        (
            {"licenses.0.devices.1.model": "Z4C"} | {"organizations.source.mx_edition": "none"} | LOWER_EDITION,
            {},
        ),
        (
            {"licenses.0.devices.1.model": "vMX-M", "organizations.source.mx_edition": "none"},
            {"license.no-mx-in-source": "asks", "organizations.source.mx_edition.missing": "asks"},
        ),
        (
            {"licenses.0.devices.1.move": "0", "organizations.source.mx_edition": ""} | LOWER_EDITION,
            {},
        ),
        (
            MISMATCH | {"route.ask": "alternative", "requester.destination_email": "b@northwind.example"},
            {"organization.model-mismatch": "warns", "requester.different-accounts": "blocks"},
        ),
        (
            SUBSCRIPTION | {"route.ask": "alternative"},
            {"organization.subscription": "warns"},
        ),
        ({"licenses.1.mode": "renew", "licenses.1.devices.0.have": ""}, {"license.renew-replaces": "warns"}),
        (
            {"licenses.1.mode": "renew", "licenses.1.devices.0.move": "5"},
            {"license.renew-replaces": "warns", "license.renew-part": "warns"},
        ),
        ({"licenses.0.expires_on": "05/01/2029"}, {"licenses.expires_on.format": "asks"}),
        ({"licenses.0.expires_on": "2026-11-24"}, {}),
        ({"licenses.0.expired": "yes"}, {"license.expired": "blocks"}),
        ({"licenses.0.devices.0.move": "1.5"}, {"licenses.devices.move.format": "asks"}),
        ({"licenses.1.key": "z2a732tea8y4", "licenses.1.devices.0.model": "mx68"}, {"license.duplicate-key": "asks"}),
        ({"case.severity": ""}, {"case.severity.missing": "warns"}),
        ({"route.dashboard_access": "unknown"}, {"route.dashboard_access.missing": "warns"}),
        ({"route.claimed_within_7_days": "yes"}, {"route.undo-claim": "warns"}),
        (NOT_TRIED | {"route.dashboard_access": "unknown"}, {"route.dashboard_access.missing": "warns"}),
        ({"organizations.destination.support_access": "blocked"}, {"organization.support-blocked": "asks"}),
        (
            {"organizations.destination.url": "https://n1.meraki.cn/o/i0-kTd/manage/organization/overview"},
            {"organization.region": "warns"},
        ),
        ({"route.needed_by": "next week"}, {"route.needed_by.format": "asks"}),
        ({"route.needed_by": "05/01/2027"}, {"route.needed_by.format": "asks"}),
        ({"route.needed_by": "2026-11-23"}, {"route.needed-by-past": "warns"}),
        ({"route.needed_by": "2026-11-24"}, {}),
        ({"route.needed_by": "Jan 5, 2027"}, {}),
    ],
)
def test_what_is_said_of_a_request(answers: dict[str, str], expected: dict[str, str]) -> None:
    assert ids(answers) == expected
    assert verdict(answers).ready is (set(expected.values()) <= {"warns"})


def test_one_key_that_adds_and_renews_is_asked_about() -> None:
    draft = request({})
    draft.licenses.append(blank_license())
    for name, text in {"key": "z2kd8qwn4rtx", "mode": "renew", "expired": "no", "devices.0.model": "MR"}.items():
        draft.set(f"licenses.2.{name}", text)
    found = [problem for problem in check(draft, TODAY, None).problems if problem.id == "license.mixed-mode"]
    assert [problem.field for problem in found] == ["licenses.2.mode"]
    draft.set("licenses.2.key", "Z2KD-8QWN-4RTY")
    assert "license.mixed-mode" not in [problem.id for problem in check(draft, TODAY, None).problems]


def test_a_row_without_a_key_is_called_by_its_number() -> None:
    draft = request(
        {f"licenses.{number}.{name}": text for number in range(2) for name, text in (("mode", "renew"), ("key", ""))}
    )
    said = [each.message for each in check(draft, TODAY, None).problems if each.id.startswith("license.renew")]
    assert [
        sentence.partition(":")[0] for sentence in said if "both renew" not in sentence and "part" not in sentence
    ] == [
        "License 1 renews",
        "License 2 renews",
    ]
    assert "Licenses 1 and 2 both renew: the second renewal replaces the first." in said


def test_two_rows_of_one_key_renew_once() -> None:
    draft = request({"licenses.1.mode": "renew"})
    draft.licenses.append(blank_license())
    for name, text in {"key": "Z2KD-8QWN-4RTX", "mode": "renew", "expired": "no", "devices.0.model": "MR"}.items():
        draft.set(f"licenses.2.{name}", text)
    assert "license.renew-twice" not in [problem.id for problem in check(draft, TODAY, None).problems]


def test_where_licenses_are_moved_depends_on_the_licensing_model() -> None:
    [co_term] = [each for each in verdict(NOT_TRIED).problems if each.id == "route.self-service"]
    [per_device] = [each for each in verdict(NOT_TRIED | PER_DEVICE).problems if each.id == "route.self-service"]
    assert "License History, and choose Move beside the key" in co_term.next
    assert "select the licenses, and choose Move license" in per_device.next


@pytest.mark.parametrize("answers", [{"verification": "cannot-see"}, LOCKED_OUT])
def test_missing_passcodes_only_warn_where_nobody_can_see_them(answers: dict[str, str]) -> None:
    assert not verdict({}, NONE_AT_HAND).ready
    found = verdict(answers, NONE_AT_HAND)
    assert found.ready
    assert [(each.id, str(each.severity)) for each in found.problems] == [("passcode.missing", "warns")] * 2
    assert all("can’t see" in each.message for each in found.problems)


def test_what_nobody_can_see_is_said_to_be_out_of_sight() -> None:
    [problem] = verdict(LOCKED_OUT | {"organizations.source.support_access": ""}).problems
    assert problem.message == (
        "“Meraki Support Access in the source organization” is not known: you can’t sign in, and only the dashboard "
        "shows it."
    )
    assert "Support can look it up" in problem.next


def test_every_heading_that_holds_nothing_warns() -> None:
    empty = {f"case.{name}": "" for name in HEADINGS}
    assert len(HEADINGS) == 7
    assert ids(empty) == {f"case.{name}.missing": "warns" for name in HEADINGS}


SEEN = ["route.claimed_within_7_days", "organizations.source.support_access", "organizations.destination.mx_edition",
        "licenses.0.devices.0.have", "passcode.source"]  # fmt: skip
KNOWN = ["organizations.source.url", "organizations.source.licensing_model", "licenses.0.expires_on", "requester.name"]


@pytest.mark.parametrize("path", SEEN)
def test_what_only_the_dashboard_shows_is_not_asked_of_a_person_who_cannot_sign_in(path: str) -> None:
    draft = request(LOCKED_OUT)
    if not path.startswith("passcode"):
        assert applies(path, draft), "an answer that stands there stays in sight"
        draft.set(path, "")
    assert not applies(path, draft)
    assert is_out_of_sight(path, draft)
    draft.set("route.dashboard_access", "yes")
    assert applies(path, draft)
    assert not is_out_of_sight(path, draft)


@pytest.mark.parametrize("path", KNOWN)
def test_what_a_person_may_know_all_the_same_is_asked(path: str) -> None:
    draft = request(LOCKED_OUT | {path: ""})
    assert applies(path, draft)


@pytest.mark.parametrize(
    ("path", "answers", "is_asked"),
    [
        ("route.ask", {}, False),
        ("route.ask", MISMATCH, True),
        ("route.ask", LOWER_EDITION, True),
        ("route.ask", LOWER_EDITION | NO_MX, False),
        ("route.ask", {"route.ask": "move"}, True),
        ("route.lockout_cause", {}, False),
        ("route.lockout_cause", LOCKED_OUT, True),
        ("route.self_service", LOCKED_OUT, False),
        ("route.reason", NOT_TRIED | {"route.reason": ""}, False),
        ("route.reason", NOT_TRIED, True),  # what stands there all the same is told, and stays in sight
        ("route.reason", NOT_TRIED | {"route.reason": "", "route.ask": "alternative"}, True),
        ("organizations.source.mx_edition", NO_MX, False),
        ("organizations.source.mx_edition", {}, True),
        ("requester.placeholder_access", {}, False),
        ("requester.placeholder_access", SAML, True),
        ("requester.placeholder_name", LOCKED_OUT, True),
        ("passcode.destination", {"verification": "cannot-see"}, False),
        ("passcode.destination", {}, True),
    ],
)
def test_who_is_asked_what(path: str, answers: dict[str, str], is_asked: bool) -> None:
    assert applies(path, request(answers)) is is_asked


def test_the_reason_of_a_person_who_cannot_sign_in_is_written_for_them() -> None:
    no_start = {"case.start_time": ""}
    assert locked_out_reason(request(LOCKED_OUT | no_start)) == (
        "I can’t sign in to the dashboard; cause: no e-mails from Meraki arrive."
    )
    assert locked_out_reason(request({"route.lockout_cause": "no-mail"})) == ""
    assert locked_out_reason(request(LOCKED_OUT | no_start | {"route.lockout_cause": "other"})) == (
        "I can’t sign in to the dashboard."
    )


@pytest.mark.parametrize(
    ("start", "since"),
    [
        ("2026-11-20", " since 2026-11-20"),
        ("2026-11-20, about 09:00 UTC", " since 2026-11-20"),
        ("Since Nov 20, 2026", " since 2026-11-20"),
        ("2026年11月20日", " since 2026-11-20"),
        ("2026-11-28, the day of this request.", ""),
        ("Last week", ""),
        ("2026-11-20 or 2026-11-21", ""),
        ("Not applicable", ""),
    ],
)
def test_since_when_is_taken_from_the_start_of_the_case_and_left_out_where_that_names_no_day(
    start: str, since: str
) -> None:
    written = locked_out_reason(request(LOCKED_OUT | {"case.start_time": start}))
    assert written == f"I can’t sign in to the dashboard{since}; cause: no e-mails from Meraki arrive."


@pytest.mark.parametrize("is_dated", [True, False])
def test_a_reason_whose_cause_nobody_typed_is_a_gap(is_dated: bool) -> None:
    draft = request(LOCKED_OUT | {"route.lockout_cause": "other", "case.start_time": "2026-11-20"})
    draft.set("route.reason", locked_out_reason(draft, is_dated))
    [found] = [each for each in check(draft, TODAY, None).problems if each.id == "route.reason.missing"]
    assert found.next == "One sentence will do: why you can’t sign in, and since when."
    draft.set("route.reason", "I can’t sign in to the dashboard: our identity provider is down.")
    assert "route.reason.missing" not in [each.id for each in check(draft, TODAY, None).problems]


def test_a_reason_with_a_cause_is_whole_without_a_day() -> None:
    draft = request(LOCKED_OUT | {"case.start_time": ""})
    draft.set("route.reason", locked_out_reason(draft))
    assert "route.reason.missing" not in [each.id for each in check(draft, TODAY, None).problems]
    assert "[" not in draft.get("route.reason")


def test_a_voucher_is_never_missed_and_never_oneself() -> None:
    draft = request(LOCKED_OUT)
    assert not [each for each in check(draft, TODAY, None).problems if "placeholder" in each.field]
    draft.set("requester.placeholder_email", "DANA@northwind.example")
    [found] = [each for each in check(draft, TODAY, None).problems if "placeholder" in each.field]
    assert (found.id, found.severity) == ("requester.placeholder-same", "warns")
    assert "vouch for you" in found.message
