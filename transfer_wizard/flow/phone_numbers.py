"""Support's phone numbers, from ``resources/phone_numbers.json``: each with how sure we are, and who says so."""

import datetime
import json
from typing import Final, NamedTuple

from transfer_wizard.resources import resource
from transfer_wizard.translations import N_
from transfer_wizard.validation.problems import RuleSource

REGIONS: Final = {"us": N_("United States and worldwide"), "europe": N_("Europe")}
SOURCES: Final = (N_("License Transfer Request"), N_("A copy of the vendor’s MV installation guide"))
"""What the file names, marked here so that it can be translated."""


class PhoneNumber(NamedTuple):
    """One number; ``region`` is to be translated when shown, and ``is_certain`` is True where the vendor says it."""

    region: str
    number: str
    is_certain: bool
    source: RuleSource


class PhoneBook(NamedTuple):
    """The numbers, the certain ones first, and the address of the vendor's own list."""

    numbers: tuple[PhoneNumber, ...]
    list_address: str


def phone_book() -> PhoneBook:
    """The numbers as shipped with this version."""
    book = json.loads(resource("phone_numbers.json").read_text(encoding="utf-8"))
    numbers = [
        PhoneNumber(
            REGIONS.get(entry["region"], entry["region"]),
            entry["number"],
            entry["certain"],
            RuleSource(entry["source"], entry["url"], datetime.date.fromisoformat(entry["checked"])),
        )
        for entry in book["numbers"]
    ]
    return PhoneBook(tuple(sorted(numbers, key=lambda number: not number.is_certain)), book["list"])
