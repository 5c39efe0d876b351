"""Looks for passcodes in the fields that take any text: these texts go into the case, where others read them."""

import codecs
import html
import re
import unicodedata
from collections.abc import Iterator
from typing import Any, Final

from transfer_wizard.request.draft import Draft
from transfer_wizard.request.shape import LICENSE, REQUEST, Leaf
from transfer_wizard.request.words import NAMES_OF_PASSCODE
from transfer_wizard.validation.typed_text import fold

SECTIONS: Final = ("route", "requester", "organizations", "licenses", "case", "customer_number", "case_number")
"""The sections of the file that hold text."""

_WORD: Final = re.compile(NAMES_OF_PASSCODE, re.IGNORECASE)
_DIGITS: Final = re.compile(r"\d(?:[ \u00a0]?\d){3,}")
_FAR: Final = 80
"""How many letters may stand between the word and the digits: "the passcode that Dana read to me is 0417"."""
_SENTENCE_END: Final = re.compile(r"[.!?](?:\s|$)|。|(?<![:=])[ \t]*\n|[:=][ \t]*\n\s*\n")
_DATE: Final = re.compile(
    r"\d{4}[-/.年]\s?\d{1,2}(?:[-/.月]\s?\d{1,2})?|\d{1,2}[-/.]\d{1,2}[-/.]\d{4}"
    r"|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?(?: \d{1,2}(?:st|nd|rd|th)?,?)? \d{4}",
    re.IGNORECASE,
)
# What four digits are called when they are no passcode: "error 4041", "case 0512", "since 2025".
_CALLED: Final = re.compile(
    r"\b(?:error(?: code)?|case|port|vlan|ticket|version|build|room|suite|since|until|in|on|year)[ #:]{1,2}$",
    re.IGNORECASE,
)
_PART_BEFORE: Final = re.compile(r"[a-z0-9+#]$|[a-z0-9](?<!code)[-.,/]$", re.IGNORECASE)
_PART_BEHIND: Final = re.compile(r"-?[A-Za-z0-9]|[.,:/][0-9]")
_BESIDE_ROWS: Final = {name: shape for name, shape in REQUEST.items() if name != "licenses"}
UTF16_MARKS: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_TAG: Final = re.compile(r"<[^<>]{0,2000}>")
# Lines and cells of HTML and of the XML of documents and sheets: what stands in the next one is read behind this one.
_CELL: Final = re.compile(
    r"<[/?]?(?:\w{1,12}:)?(?:br|c|cell|dd|div|dt|h[1-6]|li|p|row|si|tab|table-cell|tc|td|th|tr|v)\b[^<>]{0,2000}>",
    re.IGNORECASE,
)
_BETWEEN_TAGS: Final = re.compile(r"(?<=>)\s+(?=<)")


# Digits that a field is for: a count, a date, a key, a customer number. A passcode may equal them by chance.
_OWN_DIGITS: Final = {
    "have": re.compile(r"\d{1,9}"),
    "move": re.compile(r"\d{1,9}"),
    "expires_on": _DATE,
    "needed_by": _DATE,
    "key": re.compile(r"Z2[a-z0-9]{2}[ -]?[a-z0-9]{4}[ -]?[a-z0-9]{4}", re.IGNORECASE),
    "customer_number": re.compile(r"\d{4}[ -]?\d{4}"),
}


def free_texts(draft: Draft, with_rows: bool = True) -> dict[str, str]:
    """What was typed into the fields that are no choice, by path, as far as a passcode can be in it.

    Args:
        with_rows: with those of the license rows, of which there may be thousands.
    """
    texts = dict(_texts(draft.values, REQUEST if with_rows else _BESIDE_ROWS, ""))
    texts["case.attachments"] = "\n".join(draft.branch("case.attachments"))
    return {path: text for path, text in texts.items() if text.strip()}


def row_texts(draft: Draft, number: int) -> dict[str, str]:
    """The same of one license row."""
    texts = _texts(draft.licenses[number], LICENSE, f"licenses.{number}")
    return {path: text for path, text in texts if text.strip()}


def _texts(values: Any, shape: Any, place: str) -> Iterator[tuple[str, str]]:
    if isinstance(shape, dict):
        for name, inner in shape.items():
            if name != "attachments":
                yield from _texts(values[name], inner, f"{place}.{name}" if place else name)
    elif isinstance(shape, list):
        for number, row in enumerate(values):
            yield from _texts(row, shape[0], f"{place}.{number}")
    elif isinstance(shape, Leaf):
        own = _OWN_DIGITS.get(place.rpartition(".")[2])
        if not (own and own.fullmatch(values.strip())):
            yield place, values


def names_a_passcode(text: str) -> bool:
    """True where four digits are said to be a passcode: beside that word, or in one sentence with it."""
    if not text.isascii():
        text = "".join(mark for mark in fold(text) if unicodedata.category(mark) != "Cf")
    if not (_DIGITS.search(text) and _WORD.search(text)):  # digits are found soonest, and dates take longest
        return False
    text = _DATE.sub(lambda date: " " * len(date[0]), text)
    return any(_is_four(digits) and _is_near_the_word(digits) for digits in _DIGITS.finditer(text))


def holds_four_digits(text: str) -> bool:
    """True where four digits stand that may be a passcode by their looks: no part of a date, a number or a key."""
    text = _DATE.sub(lambda date: " " * len(date[0]), fold(text))
    return any(
        _is_four(digits) and not _CALLED.search(text[max(0, digits.start() - _FAR) : digits.start()])
        for digits in _DIGITS.finditer(text)
    )


def _is_four(digits: re.Match[str]) -> bool:
    """True for four digits that are no part of a key, a phone number or the like; two times four are two passcodes."""
    before = digits.string[max(0, digits.start() - 6) : digits.start()]
    behind = digits.string[digits.end() : digits.end() + 2]
    groups = digits[0].split()
    is_four = len("".join(groups)) == 4 or (len(groups) == 2 and all(len(group) == 4 for group in groups))
    return is_four and not _PART_BEFORE.search(before) and not _PART_BEHIND.match(behind)


def _is_near_the_word(digits: re.Match[str]) -> bool:
    before = digits.string[max(0, digits.start() - _FAR) : digits.start()]
    if _CALLED.search(before):
        return False
    ends = list(_SENTENCE_END.finditer(before))
    if _WORD.search(before, ends[-1].end() if ends else 0):
        return True
    behind = digits.string[digits.end() : digits.end() + _FAR]
    end = _SENTENCE_END.search(behind)
    return bool(_WORD.search(behind, 0, end.start() if end else len(behind)))


def readable(content: bytes) -> str:
    """The text of a piece of a file, as far as it has one: UTF-16 is read as such, and marks of HTML are no text.

    Args:
        content: with UTF-16, from an even place in the file; behind the file's mark, where it has one.
    """
    head, mark = content[:4096], content[:2]
    if mark in UTF16_MARKS or head.count(0) * 3 > len(head) > 0:
        is_big = mark == codecs.BOM_UTF16_BE if mark in UTF16_MARKS else head[0::2].count(0) > head[1::2].count(0)
        text = content.decode("utf-16-be" if is_big else "utf-16-le", "ignore")
    else:
        text = content.decode("utf-8", "ignore")
    if "<" in text:
        text = _TAG.sub("", _CELL.sub(" ", _BETWEEN_TAGS.sub("", text))).strip(" ")
    return html.unescape(text) if "&" in text else text
