"""What a move makes of both organizations: only what the numbers of the request decide is said."""

import datetime
from typing import Any

import pytest

from transfer_wizard.request.draft import blank_device, blank_license
from transfer_wizard.validation.outlook import co_term_days, outlook

TODAY = datetime.date(2026, 11, 28)


def license_of(*devices: tuple[str, str], mode: str = "addDevices", days: int | None = None) -> dict[str, Any]:
    """One license with these devices: model and move; its end lies that many days ahead."""
    named = [blank_device() | {"model": model, "move": move} for model, move in devices]
    ends = "" if days is None else (TODAY + datetime.timedelta(days)).isoformat()
    return blank_license() | {"key": "Z2A7-32TE-A8Y4", "mode": mode, "devices": named, "expires_on": ends}


def test_adding_raises_the_limit_of_the_destination_by_what_leaves_the_source() -> None:
    assert outlook([license_of(("MX68", "1")), license_of(("mx68", "2"), ("MV", "4"))], TODAY) == [
        "MX68: the limit of the source goes down by 3.",
        "MX68: the limit of the destination goes up by 3.",
        "MV: the limit of the source goes down by 4.",
        "MV: the limit of the destination goes up by 4.",
    ]


def test_a_renewal_sets_the_limit_of_the_destination() -> None:
    assert outlook([license_of(("MX68", "1"), mode="renew")], TODAY) == [
        "MX68: the limit of the source goes down by 1.",
        "MX68: the limit of the destination is set to 1, whatever it is now.",
    ]


@pytest.mark.parametrize("modes", [("renew", "renew"), ("renew", "addDevices"), ("", "addDevices")])
def test_what_two_keys_make_together_is_not_said_where_it_is_not_known(modes: tuple[str, str]) -> None:
    said = outlook([license_of(("MX68", "1"), mode=mode) for mode in modes], TODAY)
    assert said == ["MX68: the limit of the source goes down by 2."]


def test_nothing_is_said_without_a_count() -> None:
    assert outlook([license_of(("MX68", ""), days=100)], TODAY) == []
    assert outlook([], TODAY) == []


def test_the_vendor_s_example_of_the_co_termination_date() -> None:
    licenses = [license_of(("MX68", "1"), days=1825), license_of(("MX68", "2"), days=365)]
    assert co_term_days(licenses, TODAY) == 851
    assert outlook(licenses, TODAY)[-1].startswith(
        "Rough estimate: with no other licenses in the destination, these last until 2029-03-28."
    )


@pytest.mark.parametrize("days", [None, -1])
def test_there_is_no_estimate_where_one_end_is_missing_or_past(days: int | None) -> None:
    assert co_term_days([license_of(("MX68", "1"), days=1825), license_of(("MX68", "1"), days=days)], TODAY) is None
