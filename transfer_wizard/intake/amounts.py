"""Numbers and dates as people write them; a date that has two readings has none."""

import datetime
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from transfer_wizard.intake.labels import folded
from transfer_wizard.validation.fields import MOST_DEVICES

_ONES: Final = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen|null ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn "
    "sechzehn siebzehn achtzehn neunzehn|zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize "
    "quatorze quinze seize dix-sept dix-huit dix-neuf|cero un dos tres cuatro cinco seis siete ocho nueve diez once "
    "doce trece catorce quince dieciséis diecisiete dieciocho diecinueve"
)
"""The numbers from 0 on, in each language."""
_TENS: Final = (
    "twenty thirty forty fifty sixty seventy eighty ninety|zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig "
    "neunzig|vingt trente quarante cinquante soixante soixante-dix quatre-vingt quatre-vingt-dix|veinte treinta "
    "cuarenta cincuenta sesenta setenta ochenta noventa"
)
_OTHER_NUMBERS: Final = {
    1: "single a-single a-lone eine einen einem einer eines une uno una",
    2: "a-pair pair un-par",
    6: "half-a-dozen half-dozen ein-halbes-dutzend une-demi-douzaine media-docena",
    12: "dozen a-dozen one-dozen dutzend ein-dutzend douzaine une-douzaine docena una-docena",
    20: "veintiún veintiuna",
    24: "two-dozen zwei-dutzend deux-douzaines dos-docenas",
    80: "quatre-vingts",
    100: "hundred a-hundred one-hundred hundert einhundert cien ciento",
}


def _number_words() -> Iterator[tuple[str, int]]:
    """The numbers up to a hundred as words of each language, with a space for each hyphen and as they are spelled."""
    for number, words in _OTHER_NUMBERS.items():
        yield from ((form, number) for word in words.split() for form in (word, word.replace("-", " ")))
    for at, (ones, tens) in enumerate(zip(_ONES.split("|"), _TENS.split("|"), strict=True)):
        small = ones.split()
        yield from zip(small[1:], range(1, 20), strict=True)
        for ten, word in enumerate(tens.split(), 2):
            yield word, 10 * ten
            for one in range(1, 20 if at == _FRENCH and ten in (6, 8) else 10):
                yield from ((form, 10 * ten + one) for form in _joined(at, word, small[one], one))


_ENGLISH, _GERMAN, _FRENCH, _SPANISH = range(4)


def _joined(language: int, ten: str, one: str, number: int) -> tuple[str, ...]:
    if language == _GERMAN:
        return (f"{one}und{ten}",)
    if language == _SPANISH:
        forms = (one, "uno", "una") if number == 1 else (one,)
        return tuple(f"veinti{form}" if ten == "veinte" else f"{ten} y {form}" for form in forms)
    between = " et " if language == _FRENCH and number in (1, 11) and not ten.startswith("quatre") else "-"
    return (f"{ten}{between}{one}", f"{ten} {one}")


NUMBER_WORDS: Final = {folded(word): number for word, number in _number_words()}
"""What numbers are called, without accents."""
DIGITS: Final = r"(?:[0-9]{1,3}(?:[,.'’][0-9]{3})+|[0-9]{1,3}(?: [0-9]{3})+(?![0-9])|[0-9]{1,7})"
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
    ("dmy", re.compile(r"(?<![0-9.])([0-9]{1,2})\.\s?([0-9]{1,2})\.\s?(20[0-9]{2}|[23][0-9](?![.:]))(?![0-9])")),
    ("any", re.compile(r"(?<![0-9/])([0-9]{1,2})[/-]([0-9]{1,2})[/-](20[0-9]{2})(?![0-9/])")),
    ("mdy", re.compile(r"(?<![0-9/])([0-9]{1,2})/(1[3-9]|2[0-9]|3[01])/([23][0-9])(?![0-9/])")),
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
    if name in NUMBER_WORDS:
        return NUMBER_WORDS[name]
    digits = re.sub(r"[,.'’ ]", "", text)
    if digits.isascii() and digits.isdigit() and 1 <= int(digits) <= MOST_DEVICES:
        return int(digits)
    return None


@lru_cache(1_024)
def count_in(cell: str) -> int | None:
    """The count that a cell holds and nothing else: ``25``, ``25 x``, ``1,000``, ``Qty: 3``, ``12 Stück``."""
    if len(cell) > 40 or cell.strip()[:1] in ("=", "@", "+", "-"):
        return None
    match = _WHOLE.fullmatch(cell)
    return number_of(match["number"]) if match else NUMBER_WORDS.get(folded(cell.strip()))


@lru_cache(1_024)
def day_in(text: str, order: str = "") -> str:
    """The one date in a text, as ``2027-08-31``; "" for none, several, and one that has two readings.

    Args:
        order: "dmy" or "mdy" where something else has told how such dates are written here.
    """
    return next(iter(days)) if len(days := set(days_in(text, order))) == 1 else ""


def days_in(text: str, order: str) -> list[str]:
    """The dates in a text that have one reading."""
    found: list[str] = []
    if "2" not in text and "3" not in text:
        return found
    for form, pattern in _DAY_FORMS:
        for match in pattern.finditer(text):
            day = _day(form, match.groups(), order)
            if day:
                found.append(day)
        if found:
            break
    return found


def places_of_day(day: str, text: str) -> Iterator[tuple[int, int]]:
    """Where a day may stand in a text, in any way in which days are written."""
    for form, pattern in _DAY_FORMS:
        for match in pattern.finditer(text):
            if day in [_day(form, match.groups(), order) for order in ("", "dmy", "mdy")]:
                yield match.span()


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
        year += 2000 * (year < 100)
        if form == "dmy" or order == "dmy" or first > 12 or first == second:
            day, month = first, second
        elif form == "mdy" or order == "mdy" or second > 12:
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
