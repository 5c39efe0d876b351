"""What a policy objects to in a request, what it fills, and what a hidden page is not asked for."""

import datetime
from typing import Any, Final

import pytest

from transfer_wizard.flow.navigator import Navigator
from transfer_wizard.flow.policy_effects import fill, listed, may_hold
from transfer_wizard.request import document
from transfer_wizard.request.draft import Draft
from transfer_wizard.request.policy import ListedOrganization, Policy, Setting
from transfer_wizard.request.words import Side
from transfer_wizard.resources import resource
from transfer_wizard.validation.problems import Gravity

TODAY: Final = datetime.date(2026, 11, 24)
WEST: Final = ListedOrganization("West", "https://n149.meraki.com/o/VjjsAd/manage", "co-term")
EAST: Final = ListedOrganization("East", "https://n219.meraki.com/o/i0-kTd/manage", "per-device")


def sample() -> Draft:
    return document.read(resource("sample_case.json").read_bytes()).draft


def objections(draft: Draft, path: str, **settings: Setting) -> list[str]:
    """What is said beside a field under a policy, and not without one."""

    def said(policy: Policy) -> list[str]:
        problems = Navigator(draft, lambda: TODAY, policy).verdict().problems
        return [f"{problem.severity}: {problem.message}" for problem in problems if problem.field == path]

    before = said(Policy({}))
    return [each for each in said(Policy(settings)) if each not in before]


@pytest.mark.parametrize(
    ("address", "is_locked", "is_told"),
    [
        ("dana@other.example", True, True),
        ("dana@other.example", False, False),
        ("dana@acme.example", True, False),
        (" Dana@ACME.example ", True, False),
        ("dana@mail.acme.example", True, True),
        ("dana@notacme.example", True, True),
        ("dana", True, False),
        ("", True, False),
    ],
)
@pytest.mark.parametrize("side", Side)
def test_a_locked_domain_objects_to_an_address_of_another(
    side: Side, address: str, is_locked: bool, is_told: bool
) -> None:
    draft = sample()
    draft.set(f"requester.{side}_email", address)
    said = objections(draft, f"requester.{side}_email", email_domain=Setting("acme.example", is_locked))
    name = "destination" if side is Side.DESTINATION else "source"
    sentence = f"asks: E-mail in the {name} organization must end in @acme.example."
    assert said == ([sentence] if is_told else [])


@pytest.mark.parametrize(
    ("number", "pattern", "is_locked", "said"),
    [
        ("01234567", "########", True, ""),
        ("0123456", "########", True, "must look like ########."),
        ("0123456", "########", False, "usually looks like ########."),
        (" 01234567 ", "########", True, ""),
        ("AB-1", "@@-#|##", True, ""),
        ("12", "@@-#|##", True, ""),
        ("A1-1", "@@-#|##", True, "must look like @@-# or ##."),
        ("", "########", True, ""),
        ("0123456", "", True, ""),
    ],
)
def test_a_case_number_of_another_look_is_told_and_stops_nobody(
    number: str, pattern: str, is_locked: bool, said: str
) -> None:
    draft = sample()
    draft.set("case_number", number)
    settings = {"case_number_pattern": Setting(pattern, is_locked)} if pattern else {}
    assert objections(draft, "case_number", **settings) == ([f"warns: Case number {said}"] if said else [])


@pytest.mark.parametrize("is_locked", [True, False])
def test_a_fixed_text_tells_what_it_replaced_and_of_a_long_one_the_beginning(is_locked: bool) -> None:
    draft = sample()
    draft.saved_at = ""
    draft.set("requester.company", "c" * 201)
    draft.set("case.severity", "  ")
    told = fill(draft, Policy({"company": Setting("ACME", is_locked), "severity": Setting("4", is_locked)}))
    sentence = "“Company” is “ACME” now, in place of “{}”. Managed by your IT desk."
    assert told == ([sentence.format("c" * 200)] if is_locked else [])
    assert draft.get("case.severity") == ("4" if is_locked else "  ")


def test_a_record_stays_as_it_was_sent() -> None:
    draft = sample()
    draft.set("case_number", "01234567")
    before = document.write(draft, "")
    assert fill(draft, Policy({"company": Setting("ACME", True)})) == []
    assert document.write(draft, "") == before


@pytest.mark.parametrize(
    ("path", "text", "is_held"),
    [
        ("organizations.source.name", "West", True),
        ("organizations.destination.name", "West", True),
        ("organizations.source.name", "", True),
        ("organizations.source.name", "North", False),
        ("organizations.source.name", WEST.url, False),
        ("organizations.source.url", WEST.url, True),
        ("organizations.source.licensing_model", "per-device", True),
        ("organizations.source.licensing_model", "subscription", False),
        ("organizations.source.mx_edition", "advanced-security", True),
        ("requester.name", "North", True),
    ],
)
def test_of_a_locked_list_an_organization_holds_what_one_of_it_has(path: str, text: str, is_held: bool) -> None:
    assert may_hold(path, text, Policy({"organizations": Setting((WEST, EAST), True)})) is is_held
    assert may_hold(path, text, Policy({"organizations": Setting((WEST, EAST), False)}))


def test_an_organization_of_the_list_is_known_by_all_that_is_told_of_it() -> None:
    policy = Policy({"organizations": Setting((WEST, EAST), False)})
    for number, organization in enumerate((WEST, EAST)):
        draft = sample()
        for name, text in organization._asdict().items():
            draft.set(f"organizations.source.{name}", f" {text} ")
        assert listed(draft, "source", policy) == number
        draft.set("organizations.source.licensing_model", "subscription")
        assert listed(draft, "source", policy) is None


def test_a_hidden_page_is_asked_for_nothing_and_what_blocks_on_it_is_told() -> None:
    draft = sample()
    draft.set("requester.name", "")
    draft.set("requester.source_access", "read-only")
    draft.set("requester.phone", "12")

    def found(*pages: str) -> set[tuple[str, Gravity]]:
        settings: dict[str, Any] = {"hidden_pages": Setting(pages, True), "company": Setting("ACME")}
        problems = Navigator(draft, lambda: TODAY, Policy(settings)).verdict().problems
        return {(one.field, one.severity) for one in problems if one.field.startswith("requester.")}

    blocks = {("requester.source_access", Gravity.BLOCKS)}
    assert found("case") == blocks | {("requester.name", Gravity.ASKS), ("requester.phone", Gravity.ASKS)}
    assert found("requester", "case") == blocks


@pytest.mark.parametrize(
    ("pages", "asked"),
    [
        (("passcodes",), {"route.reason", "route.needed_by", "route.self_service", "case.scope"}),
        (("case",), {"route.self_service"}),
        (("route",), {"route.reason", "route.needed_by", "case.scope"}),
        (("route", "case"), set()),
    ],
)
def test_a_field_is_asked_for_on_the_page_that_shows_it_and_not_by_its_section(
    pages: tuple[str, ...], asked: set[str]
) -> None:
    paths = ("route.reason", "route.needed_by", "route.self_service", "case.scope")
    draft = sample()
    for path in paths:
        draft.set(path, "")
    draft.set("route.ask", "alternative")
    draft.set("route.needed_by", "2026-11-01")
    walk = Navigator(draft, lambda: TODAY, Policy({"hidden_pages": Setting(pages, True)}))
    assert {one.field for one in walk.verdict().problems if one.field in paths} == asked
    assert {path for path in paths if not draft.is_unasked(path)} == asked
