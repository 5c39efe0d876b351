"""The request file: untrusted bytes in, a Draft out, and back.

Strict UTF-8 JSON, at most 16 MiB, nested at most 20 deep, no NaN, and no more values than can be
read within bounded time and memory.
Anything else is refused with one sentence. What is read can be written again as it was, whatever members it has.
"""

import json
import math
import os
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final, NamedTuple, NoReturn

from transfer_wizard import __version__
from transfer_wizard.request.draft import IDENTITY, Draft, LicenseData, blank
from transfer_wizard.request.shape import COUNT, LATER, REQUEST, is_number
from transfer_wizard.translations import _

FORMAT: Final = "transfer-wizard-request"
SCHEMA: Final = 1
MOST_BYTES: Final = 16 * 1024 * 1024
DEEPEST: Final = 20
MOST_PIECES: Final = 600_000
"""The most texts, brackets and commas in a file. A request of the most rows has fewer than 500,000."""
MOST_ROWS: Final = 20_000
"""The most rows of a request, those of all its lists together: so many can always be saved and opened again."""

ENVELOPE: Final = ("format", "schema", "id", "app", "saved_at", "request")


class Unreadable(ValueError):
    """The bytes are no request file. The message is one sentence for the person."""


class NotJson(Unreadable):
    """The bytes are text, and no JSON."""


@dataclass(frozen=True)
class Opened:
    """What a request file held.

    Attributes:
        draft: the request.
        read_only: True when a newer version wrote it: it may be looked at and exported, not saved over.
        notices: sentences about what was left out or changed on opening.
    """

    draft: Draft
    read_only: bool = False
    notices: list[str] = field(default_factory=list)


def read(content: bytes) -> Opened:
    """The request in a file's content.

    Raises:
        Unreadable: with what is wrong and where.
    """
    document = parse(content)
    if not isinstance(document, dict) or document.get("format") != FORMAT:
        raise Unreadable(
            _("This is not a Transfer Wizard request: it does not say “format”: “{format}”.").format(format=FORMAT)
        )
    schema = document.get("schema")
    if not isinstance(schema, int) or isinstance(schema, bool) or schema < 1:
        raise Unreadable(_("“schema” must be a whole number from 1 up."))
    notices: list[str] = []
    document, dropped = without_passcodes(document)
    if dropped:
        notices.append(
            _("The file carried a passcode. It was left out: passcodes are kept in the system’s keyring only.")
        )
    identity = document.get("id", "")
    if identity and not (isinstance(identity, str) and re.fullmatch(IDENTITY, identity)):
        raise Unreadable(_("“id” must be a UUID in small letters."))
    values = document.get("request", {})
    if _rows(values) > MOST_ROWS:
        raise Unreadable(_too_many_rows())
    draft = Draft(_values(values, REQUEST, "request"), identity or None)
    draft.extras = {name: value for name, value in document.items() if name not in ENVELOPE}
    draft.saved_at = _text(document.get("saved_at", ""), "saved_at")
    if not is_in_range(draft.saved_at):
        draft.saved_at = ""
        notices.append(_("The file says a time of saving that no calendar has. It was left out."))
    if schema > SCHEMA:
        draft.newer_schema = schema
        notices.append(
            _("A newer version of Transfer Wizard made this request. It is open to read and export, not to change.")
        )
    return Opened(draft, read_only=schema > SCHEMA, notices=notices)


def write(draft: Draft, saved_at: str, licenses: bytes | None = None) -> bytes:
    """The file's content for a draft.

    Args:
        saved_at: in ISO 8601 with the offset.
        licenses: the license rows in place of those of the draft, written before and put together.
    """
    if licenses is None:
        licenses = together(map(_row_text, draft.licenses))
    place = os.urandom(16).hex()  # stands where the licenses go: one to a line, for there may be thousands
    document = {
        "format": FORMAT,
        "schema": draft.newer_schema or SCHEMA,
        "id": draft.id,
        "app": __version__,
        "saved_at": saved_at,
        "request": _typed(draft.values | {"licenses": []}, REQUEST) | {"licenses": place},
    }
    return as_json(document | draft.extras).replace(f'"{place}"'.encode(), licenses, 1)


class WrittenRow(NamedTuple):
    """A license row as it stands in a file, and how many rows and pieces it holds."""

    text: bytes
    rows: int
    pieces: int


def written(row: LicenseData) -> WrittenRow:
    """A license row as it stands in a file."""
    text = _row_text(row)
    return WrittenRow(text, 1 + _rows(row), _pieces(text.decode()))


def _row_text(row: LicenseData) -> bytes:
    return _ROW.encode(_typed(row, REQUEST["licenses"][0])).encode("utf-8", "backslashreplace")


def together(rows: Iterable[bytes]) -> bytes:
    """Written license rows as they stand in a file."""
    lines = b",\n      ".join(rows)
    return b"[\n      " + lines + b"\n    ]" if lines else b"[]"


_ROW: Final = json.JSONEncoder(ensure_ascii=False, allow_nan=False)


def expect_room_beside(counts: tuple[int, int], others: Draft, saved_at: str) -> None:
    """Raise Unreadable where licenses are too many for the file of a draft that has none of its own.

    Args:
        counts: the rows and the pieces of the licenses.
    """
    rows, pieces = counts
    if rows + _rows(others.values) > MOST_ROWS:
        raise Unreadable(_too_many_rows())
    if pieces + _pieces(write(others, saved_at).decode()) > MOST_PIECES:
        raise Unreadable(_too_many_values())


def as_json(document: Any) -> bytes:
    """A document as it stands in a file. Half characters (lone surrogates) in it are spelled out, as they came."""
    text = json.dumps(document, ensure_ascii=False, indent=2, allow_nan=False) + "\n"
    return text.encode("utf-8", "backslashreplace")  # within a text of JSON that is JSON's own escape


def refusal(draft: Draft, added: Sequence[Any] = ()) -> str:
    """Why a request can't be saved and opened again once rows are added, in one sentence; "" where it can.

    Whoever adds rows asks this first, with all that is to be added at once.

    Args:
        added: the rows as a draft holds them, each with the rows inside it.
    """
    rows = list(added)
    if _rows(draft.values) + _rows(rows) > MOST_ROWS:
        return _too_many_rows()
    if _has_room(draft, rows, _rows(draft.licenses) + _rows(rows)):
        return ""
    more = as_json(rows)
    content = write(draft, "") + more
    if len(content) + _INDENT * more.count(b"\n") > MOST_BYTES:
        return _("The request would be larger than 16 MiB. Shorten its longest texts, or remove rows.")
    try:
        _expect_bearable(content.decode())
    except Unreadable as problem:
        return str(problem)
    return ""


def _has_room(draft: Draft, added: list[Any], count: int) -> bool:
    """Whether there is room for sure: to measure thousands of rows takes long, and most are far from every limit.

    Args:
        count: how many rows there are in both, to see that they have no members but those that we give them.
    """
    rows, others = json.dumps([draft.licenses, added]), json.dumps([draft.values | {"licenses": []}, draft.extras])
    is_usual = rows.count("{") == count and rows.count("[") == 3 + 2 * (len(draft.licenses) + len(added))
    of_rows, of_others = (
        text.count('"') // 2 + sum(map(text.count, "[]{},")) for text in (rows, others)
    )  # at the most: what stands within a text counts along
    most_bytes = len(rows) + _INDENT * count + len(others) + 2 * DEEPEST * of_others
    return is_usual and of_rows + of_others < MOST_PIECES // 10 * 9 and most_bytes < MOST_BYTES // 10 * 9


def _too_many_rows() -> str:
    return _("The request would hold more than {most} rows. Make a second request for the rest.").format(
        most=f"{MOST_ROWS:,}"
    )


def _too_many_values() -> str:
    return _("The file holds more than {most} values.").format(most=f"{MOST_PIECES:,}")


def _rows(value: Any) -> int:
    """How many rows there are in all lists below a value."""
    count, waiting = 0, [value]
    while waiting:
        inner = waiting.pop()
        if isinstance(inner, list):
            count += len(inner)
            waiting += inner
        elif isinstance(inner, dict):
            waiting += inner.values()
    return count


def parse(content: bytes) -> Any:
    """The JSON in a file's content: strict, and within the limits above.

    Raises:
        Unreadable: with what is wrong and where.
    """
    if len(content) > MOST_BYTES:
        raise Unreadable(_("The file is larger than 16 MiB. A request file takes a few kilobytes."))
    if not content or content.isspace():
        raise Unreadable(_("The file is empty."))
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Unreadable(_("The file is not UTF-8 text. A request file is saved as JSON in UTF-8.")) from None
    _expect_bearable(text)
    try:
        return json.loads(text, parse_constant=_no_constant, parse_float=_number, object_pairs_hook=_no_twins)
    except json.JSONDecodeError as error:
        raise NotJson(
            _("The file is not JSON: line {line}, column {column}.").format(line=error.lineno, column=error.colno)
        ) from None
    except Unreadable:
        raise
    except ValueError:  # a number of thousands of digits
        raise Unreadable(_("The file holds a number that is too long to read.")) from None


_PIECE: Final = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+"?|[\[{\]},]', re.DOTALL)
# What the lines of a row are moved in by, where it stands in a request.
_INDENT: Final = 12


def _pieces(text: str) -> int:
    return sum(1 for _piece in _PIECE.finditer(text))


def _expect_bearable(text: str) -> None:
    """Raise Unreadable where parsing would take too much stack, memory or time; what is counted for that is cheap."""
    depth = 0
    for count, piece in enumerate(_PIECE.finditer(text)):
        if count >= MOST_PIECES:
            raise Unreadable(_too_many_values())
        mark = text[piece.start()]
        if mark in "[{":
            depth += 1
            if depth > DEEPEST:
                raise Unreadable(_("The file is nested more than {most} levels deep.").format(most=DEEPEST))
        elif mark in "]}":
            depth -= 1


def _number(text: str) -> float:
    """A number with a fraction or an exponent; Unreadable for one that could not be written again."""
    number = float(text)
    if math.isinf(number) or (number == 0 and re.search(r"^-?[0.]*[1-9]", text)):
        raise Unreadable(
            _("The file holds the number {number}, which is too large or too small to keep.").format(
                number=_short(text)
            )
        )
    return number


def _no_constant(name: str) -> NoReturn:
    raise Unreadable(_("The file holds {name}, which is no JSON number.").format(name=name))


def _no_twins(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    members = dict(pairs)
    if len(members) < len(pairs):
        met: set[str] = set()
        for name, _value in pairs:
            if name in met:
                raise Unreadable(_("“{name}” stands twice in the same place.").format(name=_short(name)))
            met.add(name)
    return members


def without_passcodes(document: Any) -> tuple[Any, bool]:
    """The document without any member whose name speaks of a passcode, and whether there was one."""
    if isinstance(document, list):
        rows = [without_passcodes(row) for row in document]
        return [row for row, _dropped in rows], any(dropped for _row, dropped in rows)
    if not isinstance(document, dict):
        return document, False
    kept = {
        name: (value, False) if isinstance(value, str) else without_passcodes(value)
        for name, value in document.items()
        if "passcode" not in name.casefold()
    }
    dropped = len(kept) < len(document) or any(lost for _value, lost in kept.values())
    return {name: value for name, (value, _lost) in kept.items()}, dropped


def _values(value: Any, shape: Any, place: str) -> Any:
    """The value as a draft holds it: every leaf text, every missing one "", unknown members as they are."""
    if isinstance(shape, dict):
        if value is None:
            return blank(shape)
        if not isinstance(value, dict):
            raise _wrong(place, value, _("an object"))
        known = {name: _values(value.get(name), inner, f"{place}.{name}") for name, inner in shape.items()}
        return known | {name: other for name, other in value.items() if name not in shape}
    if isinstance(shape, list):
        if value is None:
            return []
        if not isinstance(value, list):
            raise _wrong(place, value, _("a list"))
        return [_values(row, shape[0], f"{place}[{number}]") for number, row in enumerate(value)]
    if is_number(shape) and isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if isinstance(value, str):
        return clean(value)
    return _text(value, place, _("a whole number") if shape is COUNT else _("text"))


def _text(value: Any, place: str, expected: str | None = None) -> str:
    if value is None:
        return ""
    if not isinstance(value, str):
        raise _wrong(place, value, expected or _("text"))
    return clean(value)


def is_in_range(moment: str) -> bool:
    """Whether every system can show a time in every zone; True for a text that is no time at all."""
    try:
        return 1971 <= datetime.fromisoformat(moment).year <= 9998
    except ValueError:
        return True


def clean(text: str) -> str:
    """The text without half characters (lone surrogates), which no UTF-8 file could hold again."""
    return text if text.isascii() else text.encode("utf-8", "replace").decode("utf-8")


def _wrong(place: str, value: Any, expected: str) -> Unreadable:
    kinds = {dict: _("an object"), list: _("a list"), bool: _("true or false"), str: _("text")}
    kind = kinds.get(type(value), _("a number"))
    return Unreadable(
        _("{place} must be {expected}, and is {found}.").format(place=place, expected=expected, found=kind)
    )


def _short(name: str) -> str:
    return clean(name if len(name) <= 40 else f"{name[:40]}…")


def _typed(values: Any, shape: Any) -> Any:
    """The values as the file holds them: counts and severities as numbers where they are whole numbers."""
    if isinstance(shape, dict):
        written = {name: value for name, value in values.items() if value or name not in LATER}
        return {name: _typed(value, shape[name]) if name in shape else value for name, value in written.items()}
    if isinstance(shape, list):
        return [_typed(row, shape[0]) for row in values]
    whole = is_number(shape) and re.fullmatch(r"0|[1-9][0-9]{0,8}", values)
    return int(values) if whole else values
