"""Brings text into one spelling: compatibility forms folded, one kind of dash, no invisible signs; lines are kept."""

import re
import unicodedata
from typing import Final

_DASHES: Final = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2043\ufe58\uff0d\u2500\u2501"
_INVISIBLE: Final = (
    "\u00ad\u034f\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u2060\u2061\u2062\u2063\u2064\ufeff\ufe0e\ufe0f"
)
_CONTROLS: Final = "".join(
    chr(code) for code in (*range(9), *range(14, 32), *range(0x7F, 0xA0), *range(0x202A, 0x202F))
)
_CHANGED: Final = str.maketrans(
    dict.fromkeys(_DASHES, "-")
    | dict.fromkeys(_INVISIBLE + _CONTROLS, "")
    | dict.fromkeys("\x0b\x0c\x85\u2028\u2029", " ")
    | dict.fromkeys("│┃║", "|")
    | dict.fromkeys("┌┬┐├┼┤└┴┘╔╦╗╠╬╣╚╩╝", "+")
    | {"：": ":", "\u3000": " "}
)
_LONG_VOWEL: Final = re.compile("(?<=[A-Za-z0-9])ー(?=[A-Za-z0-9])")
"""Typed for a dash, whose key it shares on a Japanese keyboard."""
LINE_END: Final = re.compile(r"\r\n|\r|\n")


def plain(text: str) -> str:
    """The text in one spelling, with as many lines as before, each ended by ``\\n``."""
    if "\r" in text:
        text = LINE_END.sub("\n", text)
    if text.isascii():
        return text if text.isprintable() else text.translate(_CHANGED)
    # Fold what is not ASCII only: a long text in which few letters fold stays quick.
    text = unicodedata.normalize("NFKC", text.translate(_CHANGED)).translate(_CHANGED)
    return _LONG_VOWEL.sub("-", text) if "ー" in text else text


def squeezed(text: str) -> str:
    """The text on one line, with single spaces."""
    return " ".join(text.split())
