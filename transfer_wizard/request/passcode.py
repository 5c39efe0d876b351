"""A support passcode: four digits that nothing in the program can print, copy, store or send by accident."""

import datetime
import re
import unicodedata
from typing import Final, NoReturn

from transfer_wizard.translations import _

MASK: Final = "••••"
LONGEST: Final = 100
"""The most characters that may hold four digits, with whatever stands between them."""


class NotAPasscode(ValueError):
    """The text is not four digits. The message never holds the text."""


class Passcode:
    """One administrator's support passcode of the day.

    Its text, its repr and its format are a mask; it refuses pickle, copy and JSON. ``reveal`` is the one way to the
    digits, so that every place that needs them can be found by that word.

    Attributes:
        day: when it was taken down.
        time: at what time of that day, to the minute; None where nobody noted it.
    """

    __slots__ = ("__digits", "day", "time")

    def __init__(self, digits: str, day: datetime.date, time: datetime.time | None = None) -> None:
        self.__digits = digits
        self.day = day
        self.time = time.replace(second=0, microsecond=0) if time else None

    @classmethod
    def read(cls, text: str, day: datetime.date, time: datetime.time | None = None) -> "Passcode":
        """The passcode in a text of four digits, full-width ones and spaces or dashes between them allowed.

        Raises:
            NotAPasscode: for anything else; leading zeros are digits like any other.
        """
        if len(text) > LONGEST:
            raise NotAPasscode(_("The passcode must be 4 digits, as the dashboard shows it today."))
        digits = "".join(mark for mark in unicodedata.normalize("NFKC", text) if not _is_filler(mark))
        if len(digits) != 4 or not (digits.isascii() and digits.isdigit()):
            raise NotAPasscode(_("The passcode must be 4 digits, as the dashboard shows it today."))
        return cls(digits, day, time)

    def reveal(self) -> str:
        """The four digits."""
        return self.__digits

    def is_in(self, text: str) -> bool:
        """True where a text holds the four digits by themselves, with or without spaces between them."""
        spaced = r"\s?".join(self.__digits)
        return re.search(rf"(?<!\d){spaced}(?!\d)", _plain(text)) is not None

    def is_from(self, day: datetime.date) -> bool:
        """True when it was taken down on that day: the vendor calls it the passcode of the day."""
        return self.day == day

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Passcode) and self.__digits == other.reveal()

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return f"<Passcode {MASK}>"

    def __str__(self) -> str:
        return MASK

    def __format__(self, spec: str) -> str:
        return MASK

    def __getstate__(self) -> NoReturn:
        raise TypeError("a passcode is not pickled or copied")

    def __reduce__(self) -> NoReturn:
        raise TypeError("a passcode is not pickled or copied")

    def __reduce_ex__(self, protocol: object) -> NoReturn:
        raise TypeError("a passcode is not pickled or copied")


def _plain(text: str) -> str:
    """The text with every kind of digit and space in its plain form.

    Normalizing all of it takes a time that grows with the square of the marks that follow each other.
    """
    for mark in set() if text.isascii() else set(text):
        plain = unicodedata.normalize("NFKC", mark)
        if plain != mark and len(plain) <= 4 and any(sign.isdigit() or sign.isspace() for sign in plain):
            text = text.replace(mark, plain)
    return text


def _is_filler(mark: str) -> bool:
    return mark.isspace() or unicodedata.category(mark) in {"Pd", "Cf"} or mark in "\u2212\u30fc"
