"""Brings a text, as people type and paste it, onto one line; and the error that readers of fields raise."""

import unicodedata
from typing import Final

_DASH_LIKE: Final = "\u2212\u30fc\u2500\u2501\uff70_"
"""Signs beside the dashes proper that people type, or that keyboards and fonts put, in a dash's place."""
_NO_GAPS: Final = str.maketrans("", "", " -_")
_FILLERS: Final = "\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0"
"""Signs of other categories that show nothing."""
_PIECE: Final = 48
"""So many characters are folded at once: the work for a run of combining marks grows with the square of its length."""


class FieldError(ValueError):
    """A value that cannot be what its field asks for: what is wrong, and what to do."""

    def __init__(self, message: str, next_step: str) -> None:
        super().__init__(message)
        self.message = message
        self.next = next_step


def fold(text: str) -> str:
    """The text with compatibility forms folded (NFKC), such as full-width letters."""
    if text.isascii():
        return text
    folded, at = [], 0
    while at < len(text):
        end = at + _PIECE
        while end < min(len(text), at + 2 * _PIECE) and unicodedata.combining(text[end]):
            end += 1  # a letter stays with its accents
        folded.append(unicodedata.normalize("NFKC", text[at:end]))
        at = end
    return "".join(folded)


def line(text: str) -> str:
    """The text on one line: compatibility forms folded, invisible signs dropped, runs of spaces made one."""
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    return " ".join("".join(mark for mark in fold(text) if not _is_invisible(mark)).split())


def compact(text: str) -> str:
    """The text without spaces, dashes of any kind and invisible signs, in capital letters."""
    text = line(text)
    if text.isascii():
        return text.translate(_NO_GAPS).upper()
    return "".join(mark for mark in text if not (mark.isspace() or _is_dash(mark))).upper()


def with_hyphens(text: str) -> str:
    """The text on one line, with a hyphen for a dash of any kind."""
    return "".join("-" if _is_dash(mark) else mark for mark in line(text))


def _is_dash(mark: str) -> bool:
    return unicodedata.category(mark) == "Pd" or mark in _DASH_LIKE


def _is_invisible(mark: str) -> bool:
    return (unicodedata.category(mark) in {"Cf", "Cc"} and not mark.isspace()) or mark in _FILLERS
