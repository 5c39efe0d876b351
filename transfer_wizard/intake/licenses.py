"""License rows out of pasted text: one key per line, a table with commas, semicolons or tabs, or the API's answer.

The devices of one license come the same way, without the key.
"""

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any, Final

from transfer_wizard.request.document import MOST_BYTES, MOST_ROWS
from transfer_wizard.request.draft import blank_device, blank_license
from transfer_wizard.request.passcode import MASK
from transfer_wizard.translations import _
from transfer_wizard.validation import fields, wording
from transfer_wizard.validation.fields import FieldError

License = dict[str, Any]

LONGEST_LINE: Final = 1_000
LONGEST_QUOTE: Final = 120

COLUMNS: Final[dict[str, tuple[str, ...]]] = {
    "licenses.key": ("key", "keys", "license", "licence", "licensekey", "licencekey", "licensekeys"),
    "licenses.devices.model": ("model", "device", "devicemodel", "devicetype", "type", "product"),
    "licenses.devices.have": ("have", "count", "limit", "licenselimit", "quantity", "qty"),
}
"""What the columns are called, in small letters without spaces and signs; the labels of the window count as well."""
WITHOUT_HEADER: Final = {"licenses.key": 0, "licenses.devices.model": 1, "licenses.devices.have": 2}
DEVICES_WITHOUT_HEADER: Final = {"licenses.devices.model": 0, "licenses.devices.have": 1}
"""The places of the columns where no header names them. The first one is in every row."""

_FIRST_CELL: Final = re.compile(r' *+(?:"(?:[^"]|"")*+" *+|[^"\t;,][^\t;,]*+)?([\t;,])')


@dataclass(frozen=True)
class Row:
    """A license key with one device model.

    Attributes:
        key: as ``Z2XX-XXXX-XXXX``; "" in a list of devices.
        model: the device model, "" where the text names none.
        have: how many devices the key licenses, None where the text does not say.
        line: the line of the text, or the place in the API's list, from 1.
    """

    key: str
    model: str
    have: int | None
    line: int


@dataclass(frozen=True)
class Rejected:
    """A line, or an entry of the API's list, that gave no row: its text (shortened), and why."""

    line: int
    text: str
    reason: str


@dataclass(frozen=True)
class Intake:
    """What a text gave: at most 20,000 rows and rejected lines together, each in the order of the text."""

    rows: list[Row]
    rejected: list[Rejected]


def read_licenses(text: str) -> Intake:
    """The license rows in any text, and a reason for every line not taken; blank and ``#`` lines count as neither."""
    if len(text) > MOST_BYTES:
        return Intake(
            [], [Rejected(1, "", _("The text is longer than 16 MiB. A list of licenses takes a few kilobytes."))]
        )
    return _intake(_read(text.removeprefix("\ufeff")))


def read_answer(path: str, text: str) -> tuple[list[dict[str, Any]], list[str]]:
    """The rows of a draft that the answer to a question about a whole list gives, and why its other lines give none.

    Args:
        path: ``licenses``, or the devices of one such as ``licenses.0.devices``.
    """
    is_of_devices = path != "licenses"
    intake = _intake(_lines(text, DEVICES_WITHOUT_HEADER)) if is_of_devices else read_licenses(text)
    licenses, twins = grouped(intake, {})
    rows = [device for row in licenses for device in row["devices"]] if is_of_devices else licenses
    return rows, [told(each) for each in sorted([*intake.rejected, *twins], key=lambda each: each.line)]


def _intake(read: Iterator[Row | Rejected]) -> Intake:
    found = list(islice(read, MOST_ROWS + 1))
    if len(found) > MOST_ROWS:
        rest = _("The list has more than {most} rows. Nothing from here on was read.").format(most=f"{MOST_ROWS:,}")
        found[MOST_ROWS:] = [Rejected(found[MOST_ROWS].line, "", rest)]
    return Intake(
        [each for each in found if isinstance(each, Row)], [each for each in found if isinstance(each, Rejected)]
    )


def grouped(intake: Intake, known: Mapping[str, int]) -> tuple[list[License], list[Rejected]]:
    """The rows as licenses, one for each key, and the rows that say what is there already.

    Args:
        known: the keys that are in the request, each with the number of its license, from 1.
    """
    licenses: dict[str, License] = {}
    rejected = []
    first: dict[tuple[str, str], int] = {}
    for row in intake.rows:
        place = (row.key, row.model.casefold())
        before = first.setdefault(place, row.line)
        if row.key in known:
            reason = _("The key is in the request already, as license {number}.").format(number=known[row.key])
            rejected.append(_twin(row, reason))
        elif before != row.line:
            same = _("The same key and model are in line {line}.")
            reason = same if row.key else _("The same model is in line {line}.")
            rejected.append(_twin(row, reason.format(line=before)))
        else:
            given = licenses.setdefault(row.key, blank_license() | {"key": row.key, "devices": []})
            have = "" if row.have is None else str(row.have)
            given["devices"].append(blank_device() | {"model": row.model, "have": have})
    return list(licenses.values()), rejected


def _twin(row: Row, reason: str) -> Rejected:
    return Rejected(row.line, " ".join(filter(None, (row.key, row.model))), reason)


def told(each: Rejected) -> str:
    """What is said of a line that was not taken."""
    words = {"line": each.line, "text": each.text, "reason": each.reason}
    return (_("Line {line}, “{text}”: {reason}") if each.text else _("Line {line}: {reason}")).format(**words)


def _read(text: str) -> Iterator[Row | Rejected]:
    return _entries(text) if text.lstrip()[:1] in ("[", "{") else _lines(text, WITHOUT_HEADER)


def _lines(text: str, columns: Mapping[str, int]) -> Iterator[Row | Rejected]:
    """Rows of keys and tables; a header line says which columns follow, may stand anywhere, and may name others."""
    first, separator = next(iter(columns)), ""
    for number, line in enumerate(io.StringIO(text, newline=None), 1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        if len(line) > LONGEST_LINE:
            reason = _("The line is longer than {most} characters. Put each license on a line of its own.")
            yield Rejected(number, _quote(line), reason.format(most=f"{LONGEST_LINE:,}"))
            continue
        between = separator or _separator(line)
        cells = _cells(line, between)
        if not any(cell.strip() for cell in cells):
            continue  # the empty rows that spreadsheets leave at the end
        header = _header(cells, first)
        if not header:
            given = {path: cells[place] for path, place in columns.items() if place < len(cells)}
            yield _row(number, line, first, given)
        elif len(cells) > 1:
            columns, separator = header, between


def _separator(line: str) -> str:
    """What stands behind the first cell; "" where the line is one cell."""
    found = _FIRST_CELL.match(line)
    return found[1] if found else ""


def _cells(line: str, separator: str) -> list[str]:
    if not separator:
        return [line.strip().strip('"')]
    return next(csv.reader([line.rstrip("\n")], delimiter=separator, skipinitialspace=True))


def _header(cells: list[str], first: str) -> dict[str, int]:
    """The place of each column that a header line names; empty where the line is no header."""
    names = [_name(cell) for cell in cells]
    places = {
        path: place
        for path, known in COLUMNS.items()
        for place, name in reversed([*enumerate(names)])
        if name in (*known, _name(wording.label(path)))
    }
    holds_digits = any(mark.isdigit() for name in names for mark in name)
    return places if first in places and not holds_digits else {}


def _name(cell: str) -> str:
    return "".join(mark for mark in cell.casefold() if mark.isalnum())


def _entries(text: str) -> Iterator[Row | Rejected]:
    """Rows of the vendor's API answer.

    Source: getOrganizationLicensingCotermLicenses in the vendor's API specification, a list of objects with ``key``,
    ``expired``, ``invalidated`` and ``counts``, a list of ``model`` and ``count``.
    """
    try:
        answer = json.loads(text)
    except (ValueError, RecursionError) as error:
        line = error.lineno if isinstance(error, json.JSONDecodeError) else 1
        yield Rejected(line, "", _("The text starts as JSON, but cannot be read as JSON to its end. Copy it anew."))
        return
    for number, entry in enumerate(answer if isinstance(answer, list) else [answer], 1):
        yield from _entry(number, entry)


def _entry(number: int, entry: Any) -> Iterator[Row | Rejected]:
    """The rows of one license of the API's answer, one for each device model it counts."""
    if not isinstance(entry, dict) or not isinstance(entry.get("key"), str):
        yield Rejected(number, "", _("This is no license of the API’s answer: it has no “key”."))
        return
    key = entry["key"]
    if entry.get("invalidated") is True:
        yield Rejected(number, _quote(key), _("The key is invalidated: another one has taken its place."))
        return
    if entry.get("expired") is True:
        yield Rejected(number, _quote(key), _("The license has expired, so it has no value of its own left to move."))
        return
    counts = entry.get("counts")
    for device in counts if isinstance(counts, list) and counts else [{}]:
        model, count = (device.get("model", ""), device.get("count", "")) if isinstance(device, dict) else (None, None)
        if not isinstance(model, str) or not isinstance(count, str | int):
            yield Rejected(number, _quote(key), _("“counts” of this license is no list of models and counts."))
            continue
        given = {"licenses.key": key, "licenses.devices.model": model, "licenses.devices.have": str(count)}
        yield _row(number, key, "licenses.key", given)


def _row(number: int, line: str, first: str, given: Mapping[str, str]) -> Row | Rejected:
    """The row of the texts given by the path of their field, or why there is none; the first of them must be there."""
    filled = {path: text for path, text in given.items() if text.strip()}
    if first == "licenses.key" and first not in filled:
        return Rejected(number, _quote(line), _("The line holds no license key."))
    if first == "licenses.devices.model" and not any(mark.isalpha() for mark in filled.get(first, "")):
        return Rejected(number, _quote(line), _("The line holds no device model."))  # a count, or worse, a passcode
    try:
        values = {path: fields.read(path, text) for path, text in filled.items()}
    except FieldError as error:
        return Rejected(number, _quote(line), f"{error.message} {error.next}")
    return Row(
        values.get("licenses.key", ""),
        values.get("licenses.devices.model", ""),
        values.get("licenses.devices.have"),
        number,
    )


def _quote(line: str) -> str:
    """The line as a rejection shows it: shortened, and without a passcode that was pasted among the keys."""
    text = line[:LONGEST_LINE].strip()
    if re.fullmatch(r"[0-9]{4}", fields.compact(text[:LONGEST_QUOTE])):
        return MASK
    if "passcode" in text.casefold():
        text = re.sub(r"\d", MASK[0], text)
    return text if len(text) <= LONGEST_QUOTE else f"{text[:LONGEST_QUOTE]}…"
