"""Reads what a text says of a device model; the rules, the pages and the license table all use this reader."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Final

STAYS: Final = "0"
"""What stands in Move of a model that stays where it is."""
MOST_CHARACTERS: Final = 200
"""The most characters of a text that are looked at: no name of a model is as long."""

_LOOK_ALIKES: Final = str.maketrans("МмХхΜμΧχ", "MmXxMmXx")
"""Cyrillic and Greek letters that nobody can tell from those of “MX”."""
_MX: Final = re.compile(r"(?:(?<![A-WYZ])|(?<=LIC)|(?<=MERAKI)|(?<=CISCO))V?MX(?![A-Z]{2})", re.IGNORECASE | re.ASCII)


@lru_cache(maxsize=10_000)
def is_mx(text: str) -> bool:
    """True where a text names an MX or a vMX in any spelling, such as “Meraki MX68”, “LIC-MX68-ENT-3YR” or “vMX-S”."""
    folded = unicodedata.normalize("NFKC", text[:MOST_CHARACTERS]).translate(_LOOK_ALIKES)
    return _MX.search("".join(mark for mark in folded if unicodedata.category(mark) != "Cf")) is not None


def staying(devices: Sequence[Mapping[str, str]]) -> frozenset[int]:
    """The numbers of the device rows of one key that stay, and are left out of the case.

    Beside a model that moves, Move may be 0. A key of which nothing moves is no part of a transfer.
    """
    moves = [device["move"].strip() for device in devices]
    if STAYS not in moves or not any(move.isdecimal() and int(move[:10]) for move in moves):
        return frozenset()
    return frozenset(number for number, move in enumerate(moves) if move == STAYS)


def has_mx(devices: Sequence[Mapping[str, str]]) -> bool:
    """True where an MX or a vMX is among the device rows of a key that move."""
    stay = staying(devices)
    return any(is_mx(device["model"]) for number, device in enumerate(devices) if number not in stay)
