"""What is left before a request is sent."""

import datetime

import pytest

from transfer_wizard.flow.navigator import Navigator
from transfer_wizard.flow.remaining import Outcome, remaining
from transfer_wizard.request import document
from transfer_wizard.request.draft import Draft
from transfer_wizard.request.policy import Policy, Setting
from transfer_wizard.request.words import Side
from transfer_wizard.resources import resource
from transfer_wizard.validation.problems import Gravity
from transfer_wizard.validation.readiness import ReadyState

DAY = datetime.date(2026, 11, 24)


@pytest.fixture
def walk() -> Navigator:
    """The sample, with both passcodes of the day."""
    draft = document.read(resource("sample_case.json").read_bytes()).draft
    walk = Navigator(draft, lambda: DAY)
    walk.passcodes = dict.fromkeys(Side, DAY)
    return walk


def test_the_sample_is_ready(walk: Navigator) -> None:
    left = remaining(walk)
    assert (left.outcome, left.title) == (Outcome.READY, "Ready")
    assert [*left.open, *left.wrong, *left.blocked] == []


def test_what_is_not_known_and_a_passcode_are_two_things_left(walk: Navigator) -> None:
    walk.passcodes = {Side.SOURCE: DAY, Side.DESTINATION: None}
    walk.draft.set("requester.source_access", "unknown")
    walk.changed("requester")
    walk.changed("passcode")
    left = remaining(walk)
    assert (left.outcome, left.title) == (Outcome.OPEN, "2 things left")
    assert [(each.title, each.said, each.field) for each in left.open] == [
        ("Full access to both", "You said: I don’t know", "requester.source_access"),
        ("Passcode of Northwind East", "Changes every day", "passcode.destination"),
    ]


def test_what_is_wrong_is_not_told_a_second_time_as_something_that_is_left(walk: Navigator) -> None:
    for side in Side:
        walk.draft.set(f"organizations.{side}.mx_edition", "none")
    walk.changed("organizations")
    left = remaining(walk)
    assert [each.message for each in left.wrong] == ["MX68 is an MX, but the source is said to have no MX."]
    assert left.open == ()


def test_of_a_name_without_end_the_beginning_is_enough(walk: Navigator) -> None:
    walk.passcodes = {Side.SOURCE: DAY, Side.DESTINATION: None}
    walk.draft.set("organizations.destination.name", "n" * 101)
    walk.changed("organizations")
    walk.changed("passcode")
    assert [each.title for each in remaining(walk).open] == ["Passcode of " + "n" * 100]


@pytest.mark.parametrize(
    ("gaps", "title", "said"),
    [
        (("organizations.source.name",), "Source organization", "Missing: Source organization name"),
        (("requester.company",), "Who asks, and why", "Missing: Company"),
        (("requester.name", "requester.company"), "Who asks, and why", "Nothing there yet"),
        (("requester.saml",), "How you sign in", "Nothing there yet"),
        (("licenses.1.devices.0.model",), "Device models and counts", "Missing: Device model"),
        (("licenses.1.expires_on", "licenses.1.expired"), "Time left on each key", "Missing: Ends"),
        (("route.reason",), "Why a case is needed", "Nothing there yet"),
    ],
)
def test_of_what_is_half_there_the_other_half_is_named(
    walk: Navigator, gaps: tuple[str, ...], title: str, said: str
) -> None:
    for path in gaps:
        walk.edit(path, "")
    assert [(each.title, each.said, each.is_answered) for each in remaining(walk).open] == [(title, said, False)]


def test_what_can_not_be_right_comes_before_what_is_open(walk: Navigator) -> None:
    walk.edit("requester.source_email", "dana@northwind,example")
    walk.edit("requester.saml", "unknown")
    left = remaining(walk)
    assert left.outcome is Outcome.WRONG
    assert left.title == "1 answer needs a change"
    assert [each.field for each in left.wrong] == ["requester.source_email"]
    assert [each.field for each in left.open] == ["requester.saml"]


def test_one_address_for_both_organizations_is_one_answer(walk: Navigator) -> None:
    for side in Side:
        walk.edit(f"requester.{side}_email", "dana@northwind,example")
    left = remaining(walk)
    assert left.title == "1 answer needs a change"
    assert [each.field for each in left.wrong] == ["requester.source_email"]
    assert not left.open


def test_a_refusal_comes_before_everything(walk: Navigator) -> None:
    walk.edit("requester.source_access", "read-only")
    walk.edit("requester.source_email", "dana@northwind,example")
    left = remaining(walk)
    assert (left.outcome, left.title) == (Outcome.BLOCKED, "Support would say no")
    assert {each.field for each in left.blocked} == {"requester.source_access"}
    assert "requester.source_access" not in {each.field for each in left.open}


def test_advice_that_blocks_nothing_is_a_hint(walk: Navigator) -> None:
    walk.edit("route.claimed_within_7_days", "yes")
    left = remaining(walk)
    assert left.outcome is Outcome.READY
    assert len(left.hints) == 1


@pytest.mark.parametrize("path", ["requester.name", "route.reason", "licenses.0.mode", "organizations.source.url"])
def test_ready_means_that_nothing_would_be_asked_and_all_twelve_are_there(walk: Navigator, path: str) -> None:
    walk.edit(path, "")
    is_there = walk.verdict().ready and all(each.state is ReadyState.THERE for each in walk.things)
    assert (remaining(walk).outcome is Outcome.READY) is is_there


def test_of_an_empty_request_all_twelve_are_left() -> None:
    walk = Navigator(Draft(), lambda: DAY)
    left = remaining(walk)
    assert left.outcome is Outcome.OPEN
    assert left.title == "12 things left", [each.title for each in left.open]


def test_it_counts_what_the_readiness_line_counts(walk: Navigator) -> None:
    for path in ("requester.company", "organizations.destination.url", "licenses.1.key"):
        walk.edit(path, "")
        walk.settle()
        lacking = [each for each in walk.things if each.state is not ReadyState.THERE]
        assert len(remaining(walk).open) == len(lacking)


def test_a_passcode_in_a_text_and_a_number_of_another_look_are_wrong_though_they_only_warn(walk: Navigator) -> None:
    walk.edit("case_number", "12")
    walk.policy = Policy({"case_number_pattern": Setting("########")})
    walk.passcode_seen_in = frozenset({"case.scope"})
    walk.changed("case")
    left = remaining(walk)
    assert {(each.id, each.severity) for each in left.wrong} == {
        ("case_number.format", Gravity.WARNS),
        ("passcode.in-text", Gravity.WARNS),
    }
    assert (left.title, left.hints) == ("2 answers need a change", ())


def test_a_passcode_of_yesterday_is_left_to_be_read_again_and_is_no_wrong_answer(walk: Navigator) -> None:
    walk.passcodes = {Side.SOURCE: DAY, Side.DESTINATION: DAY - datetime.timedelta(days=1)}
    walk.changed("passcode")
    left = remaining(walk)
    assert (left.wrong, left.hints) == ((), ())
    assert [(each.title, each.is_answered) for each in left.open] == [("Passcode of Northwind East", False)]
    walk.edit("organizations.destination.name", " ")
    assert remaining(walk).open[-1].title == "Passcode of the destination"


@pytest.mark.parametrize(
    ("path", "text", "title", "said", "is_answered"),
    [
        ("requester.saml", "unknown", "How you sign in", "You said: I don’t know", True),
        ("requester.saml", "", "How you sign in", "Nothing there yet", False),
        ("licenses.0.expired", "unknown", "Time left on each key", "Missing: Ends", False),
        ("licenses.0.devices.0.move", "", "Device models and counts", "Missing: Move", False),
        ("licenses.0.key", "", "License keys", "Missing: License key", False),
        ("organizations.source.licensing_model", "unknown", "One licensing model", "You said: I don’t know", True),
        ("organizations.source.mx_edition", "", "One licensing model", "Missing: Source MX edition", False),
        ("requester.source_access", "enterprise", "Full access to both", "", True),
        (
            "organizations.source.support_access",
            "blocked",
            "Meraki Support Access in the source organization",
            "",
            True,
        ),
    ],
)
def test_each_thing_that_is_left_says_how_it_stands(
    walk: Navigator, path: str, text: str, title: str, said: str, is_answered: bool
) -> None:
    walk.edit("licenses.0.expires_on", "")
    walk.edit("licenses.0.expired", "no")
    walk.edit(path, text)
    [left] = remaining(walk).open
    assert left == (title, said, path, is_answered)


def test_what_no_thing_counts_is_left_under_its_own_name_and_once_for_all_rows(walk: Navigator) -> None:
    walk.edit("route.self_service", "failed")
    walk.edit("route.reason", "")
    for number in range(2):
        walk.edit(f"licenses.{number}.mode", "unknown")
        walk.edit(f"licenses.{number}.key", "")
    titles = [(each.title, each.field) for each in remaining(walk).open]
    assert titles == [("License keys", "licenses.0.key"), ("Why a case is needed", "route.reason")]


@pytest.mark.parametrize("names", [("dana", "sam"), ("sam", "dana")])
def test_another_address_in_each_organization_is_wrong_in_both(walk: Navigator, names: tuple[str, str]) -> None:
    for side, name in zip(Side, names, strict=True):
        walk.edit(f"requester.{side}_email", f"{name}@northwind,example")
    assert [each.field for each in remaining(walk).wrong] == ["requester.source_email", "requester.destination_email"]
