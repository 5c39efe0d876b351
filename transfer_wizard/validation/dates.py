"""A day in any of the spellings in which the vendor's pages and answers, mails and spreadsheets write one.

Only a year of four digits counts, and only an order that can't be mistaken: 05/01/2029 may be two days, so it is
asked about.
"""

import datetime
import re
from typing import Final

from transfer_wizard.translations import _
from transfer_wizard.validation.typed_text import FieldError, with_hyphens

YEARS: Final = range(2006, 2101)
"""The vendor was founded in 2006."""
MOST_CHARACTERS: Final = 80

_MONTHS: Final = (
    "jan ene gen janv januar january janvier enero",
    "feb fév fev févr febr februar february février febrero",
    "mar mär mars mrz maerz märz march marzo",
    "apr avr abr april avril abril",
    "may mai mayo",
    "jun juin june juni junio",
    "jul juil july juli juillet julio",
    "aug aoû ago août aout august agosto",
    "sep sept september septembre septiembre",
    "oct okt october oktober octobre octubre",
    "nov november novembre noviembre",
    "dec dez déc dic december dezember décembre diciembre",
)
"""The months in English, German, French and Spanish, in full and shortened."""
_MONTH: Final = {name: number for number, names in enumerate(_MONTHS, 1) for name in names.split()}

_LABEL: Final = re.compile(
    r"^(?:(?:expir\w*|ends?|valid|until|by|date|on)(?: (?:date|on|until))?\b|(?:有効)?期限日?)[: ]*", re.IGNORECASE
)
_WEEKDAY: Final = re.compile(r"^([^\W\d]{2,10})\.?,? (?=[^\W\d]{3,10}\.? \d|\d)")
_NOTE: Final = re.compile(r" ?\([^()]{0,60}\)")
_TIME: Final = re.compile(
    r"(?:T|,? ?(?:at )?)\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)? ?(?:[ap]\.?m\.?)? ?"
    r"(?:Z|[A-Z]{3,4}|(?:UTC|GMT)? ?[+-]\d{1,2}(?::?\d{2})?)?$",
    re.IGNORECASE,
)
_ZONE: Final = re.compile(r",? (?:UTC|GMT|Z)$", re.IGNORECASE)
_ERA: Final = re.compile(r"^(?:(令和|平成) ?|([RH])\.? ?(?=\d{1,2}[-/.]))(元|\d{1,2})(?= ?年|[-/.])", re.IGNORECASE)
_BEFORE_ERA: Final = {"令和": 2018, "R": 2018, "平成": 1988, "H": 1988}
"""The year before the first one of an era of Japan."""
_YEAR_FIRST: Final = re.compile(r"(\d{4})(?:[-/. ]|年 ?|년 ?)(\d{1,2})(?:[-/. ]|月 ?|월 ?)(\d{1,2})[日일]?")
_NAMED: Final = (
    re.compile(r"(?P<month>[^\W\d]{3,10})[-/. ]{0,2}(?P<day>\d{1,2})(?:st|nd|rd|th)?[-/,. ]{1,2}(?P<year>\d{4})"),
    re.compile(
        r"(?P<day>\d{1,2})(?:st|nd|rd|th|er|º)?[-/. ]{0,2}(?:of |de )?"
        r"(?P<month>[^\W\d]{3,10})[-/,. ]{0,2}(?:del? )?(?P<year>\d{4})"
    ),
    re.compile(r"(?P<year>\d{4})[-/. ]?(?P<month>[^\W\d]{3,10})[-/. ]{0,2}(?P<day>\d{1,2})"),
)
_YEAR_LAST: Final = re.compile(r"(\d{1,2})([-/. ])(\d{1,2})\2(\d{4})")


def day(text: str, label: str = "") -> datetime.date:
    """The day that a text names; a time of day and a zone behind it are dropped.

    Raises:
        FieldError: when it names none, or may mean two.
    """
    label = label or _("Expires on")
    value = _bare(text)
    match = _YEAR_FIRST.fullmatch(value)
    if match:
        numbers = (int(match[1]), int(match[2]), int(match[3]))
    else:
        numbers = _with_month_name(value)
    try:
        if numbers[0] in YEARS:
            return datetime.date(*numbers)
    except ValueError:
        pass  # such as 31 February: told like any other text that is no date
    if mixed := _YEAR_LAST.fullmatch(value):
        raise _year_last(mixed, label)
    raise FieldError(
        _("{label} must be a date such as 2027-08-31.").format(label=label),
        _("Type the year first, then the month and the day."),
    )


def is_day(text: str) -> bool:
    """True for a text that is nothing but a date, also one whose order nobody can tell."""
    value = _bare(text)
    return bool(_YEAR_FIRST.fullmatch(value) or _YEAR_LAST.fullmatch(value) or _with_month_name(value)[0])


def _bare(text: str) -> str:
    """The text without what stands around a date: its label, a weekday, a time, a zone, a note in brackets."""
    if len(text) > MOST_CHARACTERS:
        return ""
    value = _NOTE.sub("", with_hyphens(text)).strip(" .;,。\"'“”").removesuffix("まで")
    value = _LABEL.sub("", value, count=1)
    value = _ZONE.sub("", _TIME.sub("", value)).rstrip(" ,")
    value = _ERA.sub(_year, value)
    weekday = _WEEKDAY.match(value)
    return value[weekday.end() :] if weekday and weekday[1].lower() not in _MONTH else value


def _year(found: re.Match[str]) -> str:
    """The year of an era of Japan, as the rest of the world counts it."""
    count = 1 if found[3] == "元" else int(found[3])
    return str(_BEFORE_ERA[(found[1] or found[2]).upper()] + count)


def _with_month_name(value: str) -> tuple[int, int, int]:
    for pattern in _NAMED:
        match = pattern.fullmatch(value)
        month = _MONTH.get(match["month"].lower()) if match else None
        if match and month:
            return int(match["year"]), month, int(match["day"])
    return 0, 0, 0


def _year_last(match: re.Match[str], label: str) -> FieldError:
    """What to say of a day and a month in an order that differs from country to country."""
    one, other, year = int(match[1]), int(match[3]), int(match[4])
    days = []
    for month, day_of_month in ((one, other), (other, one)):
        try:
            days.append(datetime.date(year, month, day_of_month).isoformat())
        except ValueError:
            continue
    sentence = _("{label} must have the year first: “{text}” is read differently from country to country.")
    next_step = _("Type the year first, then the month and the day.")
    if days:
        next_step = _("Type it with the year first: {days}.").format(days=_(" or ").join(dict.fromkeys(days)))
    return FieldError(sentence.format(label=label, text=match[0]), next_step)
