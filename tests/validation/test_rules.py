"""Every rule of the contract: when it speaks, and when it is silent."""

import datetime
from pathlib import Path

import pytest

from transfer_wizard.request import document
from transfer_wizard.request.draft import Draft, blank_device, blank_license
from transfer_wizard.request.words import Side
from transfer_wizard.resources import resource
from transfer_wizard.validation.check import Checker, Passcodes, check
from transfer_wizard.validation.free_text import free_texts
from transfer_wizard.validation.problems import AskedBefore, Problem
from transfer_wizard.validation.rules import OUR_OWN, RULES

TODAY = datetime.date(2026, 11, 24)
YESTERDAY = TODAY - datetime.timedelta(days=1)

CONTRACT = {
    "route.self-service": "warns",
    "route.undo-claim": "warns",
    "route.needed-by-past": "warns",
    "requester.read-only": "blocks",
    "requester.network-admin": "blocks",
    "requester.one-organization": "blocks",
    "requester.different-accounts": "blocks",
    "requester.saml-without-placeholder": "blocks",
    "requester.placeholder-access": "blocks",
    "requester.placeholder-same": "asks",
    "requester.enterprise-access": "asks",
    "organization.model-mismatch": "blocks",
    "organization.per-device": "warns",
    "organization.subscription": "asks",
    "organization.same": "blocks",
    "organization.support-blocked": "asks",
    "organization.region": "warns",
    "license.expired": "blocks",
    "license.mx-edition-lower": "blocks",
    "license.mx-edition-higher": "warns",
    "license.no-mx-in-source": "asks",
    "license.renew-replaces": "warns",
    "license.renew-part": "warns",
    "license.renew-twice": "asks",
    "license.mixed-mode": "asks",
    "license.asked-before": "warns",
    "license.over-count": "blocks",
    "license.duplicate-key": "asks",
    "passcode.missing": "asks",
    "passcode.stale": "asks",
    "passcode.in-text": "warns",
}


@pytest.fixture
def draft() -> Draft:
    """The sample case, which is ready."""
    return document.read(Path(resource("sample_case.json")).read_bytes()).draft


def found(draft: Draft, rule: str, passcodes: Passcodes | None = None) -> list[Problem]:
    return [problem for problem in check(draft, TODAY, passcodes).problems if problem.id == rule]


def test_the_rules_are_those_of_the_contract() -> None:
    assert {rule.id: str(rule.severity) for rule in RULES} == CONTRACT


def test_every_rule_says_who_says_so() -> None:
    for rule in RULES:
        assert rule.source == OUR_OWN or (rule.source.url.startswith("https://") and rule.source.checked), rule.id


def test_a_source_grows_stale_after_90_days() -> None:
    source = RULES[0].source
    assert source.checked
    assert not source.is_stale(source.checked + datetime.timedelta(days=90))
    assert source.is_stale(source.checked + datetime.timedelta(days=91))
    assert not OUR_OWN.is_stale(TODAY + datetime.timedelta(days=9999))


def test_the_sample_is_ready(draft: Draft) -> None:
    verdict = check(draft, TODAY, {Side.SOURCE: TODAY, Side.DESTINATION: TODAY})
    assert verdict.problems == []
    assert verdict.ready
    assert verdict.request is not None
    assert verdict.request.licenses[0].devices[0].move == 10


ONE_CHANGE = [
    ("route.self-service", "route.self_service", "route.self_service", "not-tried", "failed"),
    ("route.undo-claim", "route.claimed_within_7_days", "route.claimed_within_7_days", "yes", "no"),
    ("route.needed-by-past", "route.needed_by", "route.needed_by", "2026-11-23", "2026-11-24"),
    ("requester.read-only", "requester.source_access", "requester.source_access", "read-only", "full"),
    ("requester.read-only", "requester.destination_access", "requester.destination_access", "read-only", "full"),
    ("requester.network-admin", "requester.source_access", "requester.source_access", "network", "full"),
    ("requester.one-organization", "requester.destination_access", "requester.destination_access", "none", "full"),
    ("requester.enterprise-access", "requester.source_access", "requester.source_access", "enterprise", "full"),
    ("requester.different-accounts", "requester.destination_email", "requester.destination_email",
     "d.whitfield@northwind.example", "DANA@northwind.example"),
    ("requester.saml-without-placeholder", "requester.placeholder_name", "requester.saml", "yes", "no"),
    ("organization.model-mismatch", "organizations.destination.licensing_model",
     "organizations.destination.licensing_model", "per-device", "co-term"),
    ("organization.subscription", "organizations.source.licensing_model",
     "organizations.source.licensing_model", "subscription", "unknown"),
    ("organization.same", "organizations.destination.url", "organizations.destination.url",
     "https://dashboard.meraki.com/o/VjjsAd/manage/dashboard/license_info", "https://n149.meraki.com/o/VjjsAe/manage"),
    ("organization.support-blocked", "organizations.source.support_access",
     "organizations.source.support_access", "blocked", "unknown"),
    ("organization.region", "organizations.destination.url", "organizations.destination.url",
     "https://n219.meraki.cn/o/i0-kTd/manage", "https://n1.dashboard.meraki.com/o/i0-kTd/manage"),
    ("license.expired", "licenses.0.expires_on", "licenses.0.expires_on", "2026-11-23", "2026-11-24"),
    ("license.mx-edition-lower", "licenses.0.devices.1.model", "organizations.destination.mx_edition",
     "advanced-security", "none"),
    ("license.mx-edition-higher", "licenses.0.devices.1.model", "organizations.source.mx_edition",
     "sd-wan-plus", "unknown"),
    ("license.no-mx-in-source", "licenses.0.devices.1.model", "organizations.source.mx_edition", "none", "enterprise"),
    ("license.renew-replaces", "licenses.1.mode", "licenses.1.mode", "renew", "addDevices"),
    ("license.renew-part", "licenses.0.mode", "licenses.0.mode", "renew", "addDevices"),
    ("license.over-count", "licenses.1.devices.0.move", "licenses.1.devices.0.move", "7", "6"),
    ("license.duplicate-key", "licenses.0.devices.1.model", "licenses.0.devices.1.model", "mr enterprise", "MX67"),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "beside", "path", "wrong", "right"), ONE_CHANGE)
def test_a_rule_speaks_and_falls_silent(
    draft: Draft, rule: str, beside: str, path: str, wrong: str, right: str
) -> None:
    assert found(draft, rule) == []
    draft.set(path, wrong)
    problems = found(draft, rule)
    assert [problem.field for problem in problems] == [beside]
    assert problems[0].severity == CONTRACT[rule]
    assert "{" not in problems[0].message + problems[0].next
    draft.set(path, right)
    assert found(draft, rule) == []


def test_every_rule_is_tried() -> None:
    tried = {rule for rule, *_rest in ONE_CHANGE} | {"organization.per-device", "license.asked-before"}
    tried |= {"requester.placeholder-access", "requester.placeholder-same"}  # in test_answers.py, with those below
    tried |= {"license.renew-twice", "license.mixed-mode"}
    tried |= {"passcode.missing", "passcode.stale", "passcode.in-text"}
    assert tried == set(CONTRACT)


def test_per_device_on_both_sides_is_not_a_mismatch(draft: Draft) -> None:
    for side in Side:
        draft.set(f"organizations.{side}.licensing_model", "per-device")
    assert len(found(draft, "organization.per-device")) == 1
    assert found(draft, "organization.model-mismatch") == []


def test_self_service_needs_everything_that_move_asks_for(draft: Draft) -> None:
    draft.set("route.self_service", "not-tried")
    for path, value in (
        ("route.dashboard_access", "no"),
        ("requester.source_access", "enterprise"),
        ("organizations.source.licensing_model", "unknown"),
        ("organizations.destination.licensing_model", "per-device"),
    ):
        before = draft.get(path)
        draft.set(path, value)
        assert found(draft, "route.self-service") == []
        draft.set(path, before)
    assert len(found(draft, "route.self-service")) == 1


def test_a_saml_administrator_is_judged_by_the_placeholder(draft: Draft) -> None:
    draft.set("requester.saml", "yes")
    draft.set("requester.placeholder_name", "Sam Okafor")
    draft.set("requester.placeholder_access", "full")
    draft.set("requester.destination_email", "sso@northwind.example")
    ids = [problem.id for problem in check(draft, TODAY, None).problems]
    assert ids == ["requester.placeholder_email.missing"]
    draft.set("requester.placeholder_email", "sam@northwind.example")
    assert check(draft, TODAY, None).ready
    draft.set("requester.source_access", "read-only")
    assert [problem.id for problem in check(draft, TODAY, None).problems] == ["requester.read-only"]


def test_an_expired_key_is_known_by_either_answer(draft: Draft) -> None:
    draft.set("licenses.0.expires_on", "")
    draft.set("licenses.0.expired", "yes")
    assert [problem.field for problem in found(draft, "license.expired")] == ["licenses.0.expired"]


def test_mx_rules_look_at_mx_and_vmx_models_only(draft: Draft) -> None:
    draft.set("organizations.destination.mx_edition", "sd-wan-plus")
    for model, speaks in (("MX68", True), ("vMX-S", True), ("VMX100", True), ("MS120-24P", False), ("MR", False)):
        draft.set("licenses.0.devices.1.model", model)
        assert bool(found(draft, "license.mx-edition-lower")) is speaks, model


def test_the_same_key_in_two_licenses_is_told_beside_the_second(draft: Draft) -> None:
    draft.licenses.append(blank_license())
    draft.set("licenses.2.key", "z2kd8qwn4rtx")
    draft.set("licenses.2.devices.0.model", "MS120-24P")
    (problem,) = found(draft, "license.duplicate-key")
    assert problem.field == "licenses.2.key"
    assert "license 2" in problem.message


def test_passcodes(draft: Draft) -> None:
    nobody_asked = check(draft, TODAY, None)
    assert not [problem for problem in nobody_asked.problems if problem.field.startswith("passcode")]
    problems = check(draft, TODAY, {Side.SOURCE: None, Side.DESTINATION: YESTERDAY}).problems
    assert [(problem.id, problem.field) for problem in problems] == [
        ("passcode.missing", "passcode.source"),
        ("passcode.stale", "passcode.destination"),
    ]


@pytest.mark.parametrize(
    "path",
    ["requester.source_access", "requester.saml", "organizations.source.licensing_model",
     "organizations.source.mx_edition"],
)  # fmt: skip
def test_unknown_asks_where_the_page_of_the_vendor_decides_by_it(draft: Draft, path: str) -> None:
    draft.set(path, "unknown")
    (problem,) = [each for each in check(draft, TODAY, None).problems if each.field == path]
    assert (problem.id, problem.severity) == (f"{path}.missing", "asks")


@pytest.mark.parametrize(
    "path",
    ["route.dashboard_access", "route.claimed_within_7_days", "organizations.destination.support_access"],
)
def test_any_other_unknown_answer_only_warns(draft: Draft, path: str) -> None:
    draft.set(path, "unknown")
    (problem,) = check(draft, TODAY, None).problems
    assert (problem.id, problem.severity) == (f"{path}.missing", "warns")


def test_the_mx_edition_is_needed_only_when_an_mx_moves(draft: Draft) -> None:
    draft.set("organizations.source.mx_edition", "")
    assert [each.id for each in check(draft, TODAY, None).problems] == ["organizations.source.mx_edition.missing"]
    draft.set("licenses.0.devices.1.model", "MS120-24P")
    assert check(draft, TODAY, None).ready


def test_an_expiry_date_answers_whether_it_expired(draft: Draft) -> None:
    draft.set("licenses.0.expired", "")
    assert check(draft, TODAY, None).ready
    draft.set("licenses.0.expires_on", "")
    assert [each.id for each in check(draft, TODAY, None).problems] == ["licenses.expired.missing"]


def test_a_person_who_is_locked_out_is_not_asked_about_move(draft: Draft) -> None:
    draft.set("route.dashboard_access", "no")
    draft.set("route.self_service", "")
    draft.set("route.lockout_cause", "no-mail")
    assert check(draft, TODAY, None).problems == []
    draft.set("route.reason", "")
    draft.set("route.lockout_cause", "other")
    assert [each.id for each in check(draft, TODAY, None).problems] == ["route.reason.missing"]


def test_a_field_that_is_not_asked_for_is_not_judged(draft: Draft) -> None:
    draft.set("requester.placeholder_email", "sam")
    assert check(draft, TODAY, None).ready
    draft.set("requester.saml", "yes")
    assert "requester.placeholder_email.format" in [each.id for each in check(draft, TODAY, None).problems]


@pytest.mark.parametrize("nothing", ["\u200b", "\u0008", " \ufeff "])
def test_invisible_signs_are_no_answer(draft: Draft, nothing: str) -> None:
    draft.set("requester.name", nothing)
    assert [each.id for each in check(draft, TODAY, None).problems] == ["requester.name.missing"]


@pytest.mark.parametrize(
    "text",
    [
        "The passcode is 0417.",
        "Pass code: 0417",
        "source PASSCODE\u00a00417, destination to follow",
        "0417 is the passcode",
        "パスコードは０４１７です",
        "passcode =0417",
        "the passcode that Dana read to me this morning is 0417",
        "Today’s passcode of the source organization, which changes every day: 0417.",
        "0417 is what the dashboard shows as today’s passcode",
        "pass-code 0 4 1 7",
        "passcode:\n0417",
        "both passcodes: 0417 9938",
        "pass\u200bcode 04\u200b17",
        "call +1 415 555 0134, passcode 0417",
        "PIN: 0417",
    ],
)
def test_four_digits_next_to_the_word_passcode_are_pointed_out(draft: Draft, text: str) -> None:
    draft.set("case.scope", text)
    [problem] = found(draft, "passcode.in-text")
    assert problem.field == "case.scope"
    assert problem.message.startswith("Scope seems to hold a support passcode.")
    assert "0417" not in problem.message + problem.next
    assert check(draft, TODAY, dict.fromkeys(Side, TODAY)).ready, "it is worth a look, and stops nobody"


@pytest.mark.parametrize(
    "text",
    [
        "The passcode of 2026-11-24 was refused.",
        "passcode 04171",
        "We need no passcode. Call after 0800.\nSee 0417.",
        "The passcode was refused with error 4041.",
        "Passcode and customer number: 7114-5990",
        "Call +1 415 555 0134 for the passcode",
        "passcodes for Z2A7-32TE-1234",
        "the passcode of Nov 24, 2026",
    ],
)
def test_other_digits_are_left_alone(draft: Draft, text: str) -> None:
    draft.set("case.scope", text)
    assert found(draft, "passcode.in-text") == []


@pytest.mark.parametrize(
    "path",
    [
        *("licenses.0.devices.0.model", "licenses.0.devices.0.have", "licenses.0.key", "licenses.0.expires_on"),
        *("organizations.source.url", "organizations.destination.url", "requester.phone", "requester.source_email"),
        *("requester.placeholder_email", "customer_number", "case_number", "route.reason"),
    ],
)
def test_every_text_that_is_handed_over_is_looked_at(draft: Draft, path: str) -> None:
    draft.set(path, f"{draft.get(path)} passcode 0417")
    assert [each.field for each in found(draft, "passcode.in-text")] == [path]


def test_digits_that_a_field_is_for_are_not_compared_with_the_passcodes(draft: Draft) -> None:
    draft.set("licenses.0.devices.0.have", "2029")
    paths = free_texts(draft)
    assert not {"licenses.0.devices.0.have", "licenses.0.expires_on", "licenses.0.key", "customer_number"} & set(paths)
    draft.set("customer_number", "7114-5990, 0417")
    draft.set("licenses.0.key", "0417")
    assert {"customer_number", "licenses.0.key", "licenses.0.devices.0.model"} <= set(free_texts(draft))


def test_a_passcode_at_hand_is_pointed_out_wherever_the_vault_saw_it(draft: Draft) -> None:
    problems = check(draft, TODAY, None, frozenset({"case.scope", "organizations.source.name"})).problems
    assert [(each.id, each.field) for each in problems] == [
        ("passcode.in-text", "organizations.source.name"),
        ("passcode.in-text", "case.scope"),
    ]


def test_attachments_are_looked_at_as_one(draft: Draft) -> None:
    draft.values["case"]["attachments"] = ["plan.pdf", "passcode 0417.txt"]
    assert [each.field for each in found(draft, "passcode.in-text")] == ["case.attachments"]


def test_a_key_that_was_asked_for_before_is_told_with_its_day_and_case(draft: Draft) -> None:
    checker = Checker(draft)
    asked = {"Z2KD-8QWN-4RTX": AskedBefore("05123456", "2026-10-02")}
    told = [each for each in checker.verdict(TODAY, None, asked=asked).problems if each.id == "license.asked-before"]
    assert [each.field for each in told] == ["licenses.1.key"]
    assert "2026-10-02" in told[0].message
    assert "05123456" in told[0].message
    assert checker.verdict(TODAY, None, asked=asked).ready
    draft.set("licenses.1.key", "z2kd8qwn4rty")
    checker.changed("licenses")
    assert checker.verdict(TODAY, None, asked=asked).problems == []
    assert check(draft, TODAY, None).problems == []


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ([["MX68"], ["MX84"]], []),
        ([["MX68", "MX84"]], []),
        ([["MX68", "mx68"]], ["licenses.0.devices.1.model"]),
        ([["MX68"], ["MX68"]], ["licenses.1.key"]),
        ([["MX68"], ["MX68", "MX68"]], ["licenses.1.key", "licenses.1.key"]),
        ([["MX68"], ["MX84", "MX84"]], ["licenses.1.devices.1.model"]),
    ],
)
def test_a_model_that_a_key_has_twice_is_told_where_it_comes_again(rows: list[list[str]], told: list[str]) -> None:
    draft = Draft()
    for models in rows:
        devices = [blank_device() | {"model": model} for model in models]
        draft.licenses.append(blank_license() | {"key": "Z2A7-32TE-A8Y4", "devices": devices})
    problems = check(draft, datetime.date(2026, 11, 24), None).problems
    assert [problem.field for problem in problems if problem.id == "license.duplicate-key"] == told
