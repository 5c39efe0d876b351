"""What a text says of a device model: the one reader that the rules, the pages and the table go by."""

import re
import unicodedata
from functools import lru_cache
from typing import Final

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
