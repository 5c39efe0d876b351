"""Numbers and dates as people write them; a date that has two readings has none."""

import datetime
import re
from functools import lru_cache
from typing import Final

from transfer_wizard.intake.labels import folded
from transfer_wizard.validation.fields import MOST_DEVICES

_TENS: Final = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_NUMBER_WORDS: Final = (
    {
        word: number
        for number, words in enumerate(
            "one single ein eine einen un une uno una|two zwei deux dos|three drei trois tres|four vier quatre cuatro|"
            "five fünf cinq cinco|six sechs seis|seven sieben sept siete|eight acht huit ocho|nine neun neuf nueve|"
            "ten zehn dix diez|eleven elf onze once|twelve zwölf douze doce".split("|"),
            1,
        )
        for word in words.split()
    }
    | {
        f"{ten}{joint}{one}": 10 * tens + ones
        for tens, ten in enumerate(_TENS, 2)
        for ones, one in enumerate("one two three four five six seven eight nine".split(), 1)
        for joint in "- "
    }
    | {
        "fifteen": 15,
        "twenty": 20,
        "thirty": 30,
        "fifty": 50,
        "hundred": 100,
        "dozen": 12,
        "two dozen": 24,
        "half a dozen": 6,
        "zwanzig": 20,
        "veinte": 20,
        "vingt": 20,
    }
)
DIGITS: Final = r"(?:[0-9]{1,3}(?:[,.'’][0-9]{3})+|[0-9]{1,3}(?: [0-9]{3})+(?![0-9])|[0-9]{1,7})"
NUMBER: Final = rf"(?:{DIGITS}|(?:{'|'.join(sorted(_NUMBER_WORDS, key=len, reverse=True))})\b)"
"""A number in digits or in a word."""
UNIT: Final = (
    r"(?:x|×|\*|pcs?\.?|pz\.?|pza\.?|szt\.?|stuks?|pieces?|ea\.?|each|units?|stück|stk\.?|台|個|本|uds?\.?|unidades|unités|licen[sc]es?|"
    r"lizenzen|licencias|ライセンス|seats?|devices?|geräte)"
)
_WHOLE: Final = re.compile(
    rf"[\s'\"(\[]*(?:(?:qty|quantity|count|x|×|anzahl|cantidad|quantité|数量)[\s.:=]*)?(?P<number>{DIGITS})(?:\.0+)?"
    rf"[\s)\]'\"]*{UNIT}?[\s.,;:)\]]*",
    re.IGNORECASE,
)

_MONTH_NUMBERS: Final = {
    name: number
    for number, names in enumerate(
        "jan january januar janvier enero ene|feb february februar février fevrier febrero|"
        "mar march märz mars marzo|apr april avril avr abril abr|may mai mayo|jun june juni juin junio|"
        "jul july juli juillet julio|aug august août aout agosto ago|sep sept september septembre septiembre|"
        "oct october okt oktober octobre octubre|nov november novembre noviembre|"
        "dec december dez dezember décembre decembre diciembre dic".split("|"),
        1,
    )
    for name in map(folded, names.split())
}
MONTHS: Final = "|".join(sorted(_MONTH_NUMBERS, key=len, reverse=True))
_DAY_FORMS: Final = (
    ("ymd", re.compile(r"(?<![0-9])(20[0-9]{2})\s?[-/.年]\s?([0-9]{1,2})\s?[-/.月]\s?([0-9]{1,2})(?:日|(?![0-9]))")),
    ("dmy", re.compile(r"(?<![0-9.])([0-9]{1,2})\.\s?([0-9]{1,2})\.\s?(20[0-9]{2})(?![0-9])")),
    ("any", re.compile(r"(?<![0-9/])([0-9]{1,2})[/-]([0-9]{1,2})[/-](20[0-9]{2})(?![0-9/])")),
    ("Mdy", re.compile(r"\b([^\W\d_]{3,9})\.? ([0-9]{1,2})(?:st|nd|rd|th)?,? (20[0-9]{2})(?![0-9])")),
    (
        "dMy",
        re.compile(
            r"(?<![0-9])([0-9]{1,2})(?:st|nd|rd|th|er|º)?\.?[ -](?:de |"
            r"of )?([^\W\d_]{3,10})\.?,?[ -](?:de |del )?(20[0-9]{2})"
        ),
    ),
)


def number_of(text: str) -> int | None:
    """The number that a text is, in digits or in a word; None for anything else, and for none of at least 1."""
    name = folded(text.strip())
    if name in _FOLDED_WORDS:
        return _FOLDED_WORDS[name]
    digits = re.sub(r"[,.'’ ]", "", text)
    if digits.isascii() and digits.isdigit() and 1 <= int(digits) <= MOST_DEVICES:
        return int(digits)
    return None


_FOLDED_WORDS: Final = {folded(word): number for word, number in _NUMBER_WORDS.items()}


@lru_cache(1_024)
def count_in(cell: str) -> int | None:
    """The count that a cell holds and nothing else: ``25``, ``25 x``, ``1,000``, ``Qty: 3``, ``12 Stück``."""
    if len(cell) > 40 or cell.strip()[:1] in ("=", "@", "+", "-"):
        return None
    match = _WHOLE.fullmatch(cell)
    return number_of(match["number"]) if match else _FOLDED_WORDS.get(folded(cell.strip()))


@lru_cache(1_024)
def day_in(text: str, order: str = "") -> str:
    """The one date in a text, as ``2027-08-31``; "" for none, several, and one that has two readings.

    Args:
        order: "dmy" or "mdy" where something else has told how such dates are written here.
    """
    return next(iter(days)) if len(days := set(days_in(text, order))) == 1 else ""


def days_in(text: str, order: str = "") -> list[str]:
    """The dates in a text that have one reading."""
    found: list[str] = []
    if "20" not in text:
        return found
    for form, pattern in _DAY_FORMS:
        for match in pattern.finditer(text):
            day = _day(form, match.groups(), order)
            if day:
                found.append(day)
        if found:
            break
    return found


def order_of(cells: list[str]) -> str:
    """How the dates of one column are written, where one of them can be read in one way only."""
    pattern = _DAY_FORMS[2][1]
    pairs = [(int(match[1]), int(match[2])) for cell in cells if (match := pattern.search(cell))]
    if any(first > 12 for first, _second in pairs):
        return "dmy"
    return "mdy" if any(second > 12 for _first, second in pairs) else ""


def _day(form: str, parts: tuple[str, ...], order: str) -> str:
    if form == "ymd":
        year, month, day = map(int, parts)
    elif form in ("Mdy", "dMy"):
        name, number = parts[:2] if form == "Mdy" else parts[1::-1]
        year, month, day = int(parts[2]), _MONTH_NUMBERS.get(folded(name), 0), int(number)
    else:
        first, second, year = map(int, parts)
        if form == "dmy" or order == "dmy" or first > 12 or first == second:
            day, month = first, second
        elif order == "mdy" or second > 12:
            month, day = first, second
        else:
            return ""
    return _date(year, month, day)


def after(start: str, days: int) -> str:
    """The day that lies a number of days after the day in a text; "" where it holds none."""
    first = day_in(start)
    if not first or not 0 < days < 40_000:
        return ""
    return (datetime.date.fromisoformat(first) + datetime.timedelta(days)).isoformat()


_WITHOUT_YEAR: Final = (
    ("Md", re.compile(r"\b([^\W\d_]{3,9})\.? ([0-9]{1,2})(?:st|nd|rd|th)?\b(?![.,]? ?[0-9:])")),
    (
        "dM",
        re.compile(r"(?<![0-9.])([0-9]{1,2})(?:st|nd|rd|th|er|º)?\.?[ -](?:de |of )?([^\W\d_]{3,10})\b(?!\.?,? [0-9])"),
    ),
    ("dm", re.compile(r"(?<![0-9.])([0-9]{1,2})\.\s?([0-9]{1,2})\.(?! ?[0-9])")),
    ("md", re.compile(r"(?<![0-9年])([0-9]{1,2})月([0-9]{1,2})日")),
)


def next_day(text: str, today: str) -> str:
    """The first day from another on that the one day without a year in a text can be; "" for none."""
    for form, pattern in _WITHOUT_YEAR if today else ():
        for match in pattern.finditer(text):
            first, second = match.groups() if form in ("Md", "md") else match.groups()[::-1]
            month = _MONTH_NUMBERS.get(folded(first), 0) if "M" in form else int(first)
            for year in range(int(today[:4]), int(today[:4]) + 2):
                day = _date(year, month, int(second))
                if day >= today:
                    return day
    return ""


def _date(year: int, month: int, day: int) -> str:
    try:
        return datetime.date(year, month, day).isoformat() if 2006 <= year <= 2100 else ""
    except ValueError:
        return ""
