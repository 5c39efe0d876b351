"""License keys in a text, in any spelling and anywhere on a line, and what only looks like one."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from transfer_wizard.translations import _
from transfer_wizard.validation import fields
from transfer_wizard.validation.fields import FieldError

_ANY: Final = "[A-Za-z0-9]"
_SPACE_FOR_DASH: Final = (
    r" (?=[A-Z]*[0-9])(?=[0-9]*[A-Z])(?!M[A-Z]?[0-9]|CW?[0-9])"
    r"(?=[A-Z0-9]{4}(?:\s{2}|\t|$))"
)
"""A dash that was read as a space, ahead of what is no device model, in a column of its own."""
KEY: Final = re.compile(
    rf"[Zz](?<![A-Za-z0-9][Zz])(?<![A-Za-z0-9][-_][Zz])2(?:"
    rf"{_ANY}{{2}}(?P<gap> ?[-_]+ ?|[ .·・]){_ANY}{{4}}(?:(?P=gap)| ?[-_]+ ?|{_SPACE_FOR_DASH})"
    rf"{_ANY}{{4}}|(?:-?{_ANY}){{10}}"
    rf")(?![A-Za-z0-9])(?![-_.][A-Za-z0-9])"
)
_FAR: Final = 4
"""Signs between a serial and a key that are two cells of one row at fewer."""
_LONGEST_LINK: Final = 2_000
_LENGTH: Final = len("Z2AA-BBBB-CCCC")
_SPLIT: Final = re.compile(
    rf"(?<![A-Za-z0-9-])([Zz]2{_ANY}{{2}}-(?:{_ANY}{{4}}-)?|[Zz]2{_ANY}{{2}}(?:-{_ANY}{{4}})?(?=\n[>\s]*-{_ANY}))"
    rf"(\n[> \t]*)(-?(?:{_ANY}{{4}}-)?{_ANY}{{4}})(?![A-Za-z0-9-])"
    r"((?:(?![Zz]2)[^\n])*)"
)
_CLAIM: Final = r"(?<![A-Z0-9-])S[A-Z0-9]{4}(?:-[A-Z0-9]{5}){3}(?![A-Z0-9-])"
_SERIAL: Final = r"(?<![A-Z0-9-])Q[A-Z0-9]{3}-[A-Z0-9]{4}-[A-Z0-9]{4}(?![A-Z0-9-])"
_ORDER: Final = r"(?<![A-Z0-9-])[1-9][A-Z][0-9]{7}(?![A-Z0-9-])"
_CATALYST: Final = r"(?<![A-Z0-9-])[A-Z]{3}[0-9]{4}[A-Z0-9]{4}(?![A-Z0-9-])"
_MAC: Final = r"(?<![0-9A-Fa-f:-])(?:[0-9A-Fa-f]{2}[:-]){5}[0-9A-Fa-f]{2}(?![0-9A-Fa-f:-])"
_SKU: Final = r"(?<![A-Z0-9-])LIC-[A-Z0-9]+(?:-[A-Z0-9]+)+"
_LOOKS: Final = "[A-Za-z0-9\u0370-\u03ff\u0400-\u04ff]"
"""Letters of a key and those of other alphabets that look like them."""
_NEAR: Final = (
    r"(?<![A-Za-z0-9-])(?:[Zz]2(?=[A-Za-z0-9|.]*[-|.0-9])[A-Za-z0-9|.]{0,4}(?:-_{0,4}[A-Za-z0-9|.?*]{2,10}){1,4}"
    r"|[Zz]2(?=[A-Za-z]*[0-9])[A-Za-z0-9]{8,13}"
    r"|Z2(?=[A-Z0-9 ]*[0-9])[A-Z0-9]{2} [A-Z0-9]{3,5} [A-Z0-9]{2,6}"
    rf"|(?i:Z2{_LOOKS}{{2}}[- ]{_LOOKS}{{4}}[- ]{_LOOKS}{{4}}|Z2{_LOOKS}{{10}})(?!{_LOOKS})"
    r"|(?=[0-9-]*[A-Z])(?=[A-Z-]*[0-9])[A-Z0-9]{4}-[A-Z0-9|]{4}-[A-Z0-9|]{4})(?![A-Za-z0-9-])"
)
_OTHERS: Final = re.compile(
    rf"(?P<claim>{_CLAIM})|(?P<serial>{_SERIAL})|(?P<mac>{_MAC})|(?P<sku>{_SKU})|(?P<near>{_NEAR})|(?P<order>{_ORDER})|"
    rf"(?P<catalyst>{_CATALYST})"
)
_WORTH: Final = re.compile(r"[0-9].{0,3}[A-Za-z]|[A-Za-z].{0,3}[0-9]")


class Place(NamedTuple):
    """A license key in a text: where it stands, and its normal form."""

    start: int
    end: int
    key: str


class NoKey(NamedTuple):
    """What is no license key, and why."""

    start: int
    text: str
    reason: str


def mended(text: str) -> str:
    """The text, in as many lines, with keys that a line end had broken put together, each with the rest of its row."""
    if "Z2" not in text and "z2" not in text:
        return text
    return _SPLIT.sub(r"\1\3\4\2", text)


def keys_in(text: str) -> list[Place]:
    """The license keys in a text."""
    return list(each_key(text))


def each_key(text: str) -> Iterator[Place]:
    """The license keys in a text, one after the other."""
    if "Z2" not in text and "z2" not in text:
        return
    for match in KEY.finditer(text):
        said, (start, end) = match[0], match.span()
        if len(said) == _LENGTH and said[4] == said[9] == "-":  # as nearly all are written
            yield Place(start, end, said.upper())
        elif not _is_prose(said) and not _is_code(said, text, start):
            yield Place(start, end, _normal(said))


def broken_in(text: str, keys: Sequence[Place], end: re.Pattern[str]) -> Iterator[Place]:
    """Where a text holds what has words of its own and is no key: what was meant for one, or a serial in a sentence.

    Args:
        keys: those of the text.
        end: finds the end of a sentence.
    """
    if not _WORTH.search(text):
        return
    for kind, start, stop in _others(_without_keys(text)):
        before = bisect_right(keys, start, key=lambda place: place.start)
        is_apart = before and kind != "sku" and end.search(text, keys[before - 1].end, start)
        is_of_its_line = before and kind == "serial" and _stands_as(text, keys[before - 1], (start, stop))
        following = text[stop : keys[before].start] if before < len(keys) else " " * _FAR
        is_beside_key = kind != "near" and len(following) < _FAR and "\n" not in following
        if kind == "near" or (not is_beside_key and (is_apart or is_of_its_line)):
            yield Place(start, stop, "")


def _others(text: str) -> Iterator[tuple[str, int, int]]:
    """What looks like a key in lines, none of which reaches over the end of its line: what it is, and where."""
    begun = 0
    for line in text.split("\n"):
        for kind, start, stop in _others_of(line):
            yield kind, begun + start, begun + stop
        begun += len(line) + 1


@lru_cache(1_024)
def _others_of(line: str) -> list[tuple[str, int, int]]:
    return [(match.lastgroup or "", *match.span()) for match in _OTHERS.finditer(line)]


def _stands_as(text: str, key: Place, other: tuple[int, int]) -> bool:
    """True for a serial that begins its line as a key begins the line above: the words behind it are its own."""
    spans = (key[:2], other)
    ahead = [text[text.rfind("\n", 0, start) + 1 : start] for start, _end in spans]
    behind = [text[end:].partition("\n")[0] for _start, end in spans]
    return (
        "\n" in text[key.end : other[0]] and not re.search(r"[^\W\d]", "".join(ahead)) and all(map(str.strip, behind))
    )


def _without_keys(text: str) -> str:
    """The text with blanks in the place of its license keys, as long as before."""
    return KEY.sub(lambda match: " " * len(match[0]), text)


def _is_prose(text: str) -> bool:
    """True for words that only happen to be as long as the groups of a key."""
    return " " in text and text.islower() and not any(mark.isdigit() for mark in text[2:])


def _is_code(said: str, text: str, start: int) -> bool:
    """True for letters of both sizes inside of a link: what a web server wrote there, such as Base64."""
    if "-" in said or said.isupper() or said.islower() or said[2:].isupper() or "://" not in text:
        return False
    ahead = text[max(0, start - _LONGEST_LINK) : start].rpartition("://")
    return bool(ahead[1]) and not any(mark.isspace() for mark in ahead[2])


def _normal(text: str) -> str:
    key = re.sub("[^A-Za-z0-9]", "", text).upper()
    return f"{key[:4]}-{key[4:8]}-{key[8:]}"


def things_in(text: str) -> Sequence[NoKey]:
    """What looks like a key, or is taken for one, and is none: each with the reason."""
    if not _WORTH.search(text):
        return []
    return _others_in(_without_keys(text))


@lru_cache(1_024)
def _others_in(text: str) -> list[NoKey]:
    found = _OTHERS.finditer(text)
    return [NoKey(match.start(), match[0], _reason(match.lastgroup or "", match[0])) for match in found]


def _reason(kind: str, text: str) -> str:
    if kind == "mac":
        return _("This looks like a MAC address, not like a license key.")
    return why_no_key(text)


def is_serial(thing: NoKey) -> bool:
    """True for the serial of a device: a model beside it is what was delivered, not what a key licenses."""
    return re.fullmatch(_SERIAL, thing.text) is not None


def why_no_key(text: str) -> str:
    """Why a text is no license key, in a sentence or two."""
    try:
        fields.license_key(text)
    except FieldError as error:
        return f"{error.message} {error.next}"
    return _("The line holds no license key.")
