"""What a text says of a device model: the one reader that the rules, the pages and the table go by."""

import re
from functools import lru_cache
from typing import Final

MOST_CHARACTERS: Final = 200
"""The most characters of a text that are looked at: no name of a model is as long."""

_MX: Final = re.compile(r"(?<![A-Z])V?MX(?![A-Z]{2})", re.IGNORECASE)


@lru_cache(maxsize=10_000)
def is_mx(text: str) -> bool:
    """True where a text names an MX or a vMX in any spelling, such as “Meraki MX68”, “LIC-MX68-ENT-3YR” or “vMX-S”."""
    return _MX.search(text[:MOST_CHARACTERS]) is not None
