"""Which way suits a request, which severity its words speak for, and Support's phone numbers."""

import datetime

import pytest

from transfer_wizard.flow.channels import CALL_ME_NOW, CHANNELS, channel, suggested_channel, suggested_severity
from transfer_wizard.flow.phone_numbers import REGIONS, SOURCES, phone_book
from transfer_wizard.request import document
from transfer_wizard.request.draft import Draft
from transfer_wizard.resources import resource

TODAY = datetime.date(2026, 11, 24)


@pytest.fixture
def draft() -> Draft:
    return document.read(resource("sample_case.json").read_bytes()).draft


@pytest.mark.parametrize(
    ("access", "severity", "channel"),
    [
        ("yes", "3", "dashboard"),
        ("yes", "4", "dashboard"),
        ("no", "3", "webform"),
        ("no", "", "webform"),
        ("yes", "2", "phone"),
        ("no", "1", "webform"),
        ("unknown", "3", "dashboard"),
        ("", "", "dashboard"),
    ],
)
def test_the_channel_follows_from_access_and_severity(draft: Draft, access: str, severity: str, channel: str) -> None:
    draft.set("route.dashboard_access", access)
    draft.set("case.severity", severity)
    suggested = suggested_channel(draft)
    assert suggested.what == channel
    assert suggested.reason.startswith("Recommended")
    assert channel in {each.id for each in CHANNELS} - {CALL_ME_NOW}


@pytest.mark.parametrize(
    ("mode", "moves", "ends", "severity", "said"),
    [
        ("addDevices", "10", "2027-08-31", "3", "10 devices wait for their licenses."),
        ("addDevices", "1", "", "3", "1 device waits for its license."),
        ("addDevices", "x", "", "4", "Nothing"),
        ("renew", "10", "2027-08-31", "4", "Nothing"),
        ("renew", "10", "2026-12-24", "3", "A license ends on 2026-12-24"),
        ("renew", "10", "2026-12-25", "4", "Nothing"),
        ("renew", "10", "soon", "4", "Nothing"),
    ],
)
def test_the_severity_follows_from_the_licenses(
    draft: Draft, mode: str, moves: str, ends: str, severity: str, said: str
) -> None:
    del draft.licenses[1:]
    del draft.licenses[0]["devices"][1:]
    draft.set("licenses.0.mode", mode)
    draft.set("licenses.0.expires_on", ends)
    draft.set("licenses.0.devices.0.move", moves)
    suggested = suggested_severity(draft, TODAY)
    assert suggested.what == severity
    assert suggested.reason.startswith(said)


def test_a_way_is_known_by_its_word() -> None:
    assert [channel(each.id) for each in CHANNELS] == list(CHANNELS)


def test_an_empty_request_is_never_grave() -> None:
    assert suggested_severity(Draft(), TODAY).what == "4"


def test_every_number_says_how_sure_we_are_and_only_one_is_certain() -> None:
    book = phone_book()
    assert [each.number for each in book.numbers if each.is_certain] == ["+1 (415) 937-6671"]
    assert book.numbers[0].is_certain
    assert book.list_address.startswith("https://meraki.cisco.com/")
    for each in book.numbers:
        assert each.region in REGIONS.values()
        assert each.source.title in SOURCES
        assert each.source.checked
        assert each.source.url.startswith("https://") or not each.is_certain
