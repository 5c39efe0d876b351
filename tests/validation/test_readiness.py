"""The twelve things: counted the same for everybody, and reachable for everybody."""

import datetime
from collections.abc import Callable

import pytest

from transfer_wizard.request import document
from transfer_wizard.request.draft import Draft
from transfer_wizard.request.words import Side
from transfer_wizard.resources import resource
from transfer_wizard.validation.check import check
from transfer_wizard.validation.readiness import ReadyState, ReadyThing, in_words, readiness

TODAY = datetime.date(2026, 11, 28)
AT_HAND = dict.fromkeys(Side, TODAY)
NONE: dict[Side, datetime.date | None] = dict.fromkeys(Side, None)


@pytest.fixture
def sample() -> Draft:
    return document.read(resource("sample_case.json").read_bytes()).draft


def things(draft: Draft, passcodes: dict[Side, datetime.date | None] | None = None) -> tuple[ReadyThing, ...]:
    return readiness(draft, check(draft, TODAY, AT_HAND if passcodes is None else passcodes).problems)


def lacking(found: tuple[ReadyThing, ...]) -> dict[str, ReadyState]:
    return {thing.title: thing.state for thing in found if thing.state is not ReadyState.THERE}


def test_nothing_is_there_at_the_start() -> None:
    found = things(Draft(), NONE)
    assert len(found) == 12
    assert {thing.state for thing in found} == {ReadyState.EMPTY}


def test_a_finished_request_has_all_twelve(sample: Draft) -> None:
    assert lacking(things(sample)) == {}


@pytest.mark.parametrize(
    ("path", "text", "title", "way"),
    [
        ("requester.company", "", "Who asks, and why", "requester.company"),
        ("route.reason", "", "Who asks, and why", "route.reason"),
        ("requester.phone", "call me", "Who asks, and why", "requester.phone"),
        ("licenses.1.mode", "perhaps", "License keys", "licenses.1.mode"),
        (
            "organizations.source.support_access",
            "blocked",
            "Source organization",
            "organizations.source.support_access",
        ),
        (
            "requester.destination_email",
            "d@other.example",
            "Your e-mail, the same in both",
            "requester.destination_email",
        ),
        ("requester.source_access", "unknown", "Full access to both", "requester.source_access"),
        ("requester.saml", "yes", "How you sign in", "requester.placeholder_name"),
        (
            "organizations.source.url",
            "https://n1.meraki.com/home/n/abcd/manage",
            "Source organization",
            "organizations.source.url",
        ),
        ("organizations.destination.name", "", "Destination organization", "organizations.destination.name"),
        (
            "organizations.source.licensing_model",
            "per-device",
            "One licensing model",
            "organizations.destination.licensing_model",
        ),
        ("licenses.1.key", "Q2FJ-3SHB-Y2K2", "License keys", "licenses.1.key"),
        ("licenses.0.devices.1.move", "", "Device models and counts", "licenses.0.devices.1.move"),
        ("licenses.0.expires_on", "2026-02-28", "Time left on each key", "licenses.0.expires_on"),
    ],
)
def test_what_lacks_something_is_open_and_leads_to_its_field(
    sample: Draft, path: str, text: str, title: str, way: str
) -> None:
    sample.set(path, text)
    found = things(sample)
    assert lacking(found) == {title: ReadyState.OPEN}
    assert next(thing.field for thing in found if thing.title == title) == way


def test_a_lower_edition_is_about_the_one_model_and_not_about_the_devices(sample: Draft) -> None:
    sample.set("organizations.destination.mx_edition", "sd-wan-plus")
    assert lacking(things(sample)) == {"One licensing model": ReadyState.OPEN}


def test_passcodes_count_when_they_are_from_today(sample: Draft) -> None:
    yesterday = TODAY - datetime.timedelta(days=1)
    found = things(sample, {Side.SOURCE: yesterday, Side.DESTINATION: None})
    assert lacking(found) == {
        "Passcode of the source": ReadyState.OPEN,
        "Passcode of the destination": ReadyState.EMPTY,
    }


def locked_out(draft: Draft) -> None:
    draft.set("route.dashboard_access", "no")
    draft.set("route.lockout_cause", "authenticator-lost")
    for side in Side:
        draft.set(f"organizations.{side}.url", "")
        draft.set(f"organizations.{side}.mx_edition", "")
    for number in range(len(draft.licenses)):
        draft.set(f"licenses.{number}.expires_on", "")
        draft.set(f"licenses.{number}.expired", "")


def unseen(draft: Draft) -> None:
    draft.set("verification", "cannot-see")


@pytest.mark.parametrize("change", [locked_out, unseen])
def test_everybody_can_reach_twelve(sample: Draft, change: Callable[[Draft], None]) -> None:
    change(sample)
    assert lacking(things(sample, NONE)) == {}


def test_who_cannot_sign_in_and_has_the_passcodes_all_the_same_is_asked_for_them(sample: Draft) -> None:
    locked_out(sample)
    sample.set("verification", "codes")
    assert list(lacking(things(sample, NONE))) == ["Passcode of the source", "Passcode of the destination"]
    assert lacking(things(sample, dict.fromkeys(Side, TODAY))) == {}


def test_what_only_the_dashboard_shows_is_there_from_the_start_for_a_person_who_cannot_sign_in() -> None:
    draft = Draft()
    draft.set("route.dashboard_access", "no")
    there = [thing.title for thing in things(draft, NONE) if thing.state is ReadyState.THERE]
    assert there == ["One licensing model", "Passcode of the source", "Passcode of the destination"]


def test_a_gap_of_its_own_leads_the_way_before_one_that_counts_with_a_thing(sample: Draft) -> None:
    sample.set("route.reason", "")
    sample.set("requester.company", "")
    assert next(thing.field for thing in things(sample) if thing.state is ReadyState.OPEN) == "requester.company"


def test_the_e_mail_of_the_local_administrator_counts_with_saml(sample: Draft) -> None:
    sample.set("requester.saml", "yes")
    sample.set("requester.placeholder_name", "Lee Ortiz")
    sample.set("requester.placeholder_access", "full")
    for side in Side:
        sample.set(f"requester.{side}_email", "")
    assert set(lacking(things(sample))) == {"Your e-mail, the same in both", "How you sign in"}
    sample.set("requester.placeholder_email", "lee@northwind.example")
    assert lacking(things(sample)) == {}


@pytest.mark.parametrize(
    ("ends", "expired", "is_there"),
    [
        ("2029-08-31", "", True),
        ("2029-08-31", "unknown", True),
        ("", "no", True),
        ("", "unknown", False),
        ("", "", False),
        ("2026-02-28", "no", False),
        ("2029-08-31", "yes", False),
    ],
)
def test_time_is_left_on_a_key_that_ends_in_the_future_or_was_said_not_to_have_expired(
    sample: Draft, ends: str, expired: str, is_there: bool
) -> None:
    sample.set("licenses.0.expires_on", ends)
    sample.set("licenses.0.expired", expired)
    assert ("Time left on each key" not in lacking(things(sample))) is is_there


def test_the_story_of_the_pictures(sample: Draft) -> None:
    """From what was pasted to what is sent: the same number on each page as in its picture."""
    passcodes = dict(NONE)
    answers = {f"requester.{side}_access": "unknown" for side in Side} | {"requester.saml": ""}
    for path, text in (answers | {f"organizations.{side}.mx_edition": "" for side in Side}).items():
        sample.set(path, text)

    def there() -> str:
        return in_words(things(sample, passcodes)).split(" ")[0]

    assert there() == "7", "Route"
    sample.set("requester.saml", "no")
    assert there() == "8", "You"
    for side in Side:
        sample.set(f"organizations.{side}.mx_edition", "enterprise")
    assert there() == "9", "Organizations, and Case"
    passcodes[Side.SOURCE] = TODAY
    assert there() == "10", "Passcodes, and Review"
    passcodes[Side.DESTINATION] = TODAY
    for side in Side:
        sample.set(f"requester.{side}_access", "full")
    assert in_words(things(sample, passcodes)) == "12 of 12 things Support needs", "Send, and Sent"
