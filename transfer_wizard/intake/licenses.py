"""Reads license rows from anything that people paste or open, with a reason for what looks like one and is none."""

import re
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import Final, NamedTuple

from transfer_wizard.intake.amounts import count_in
from transfer_wizard.intake.cells import tidy
from transfer_wizard.intake.containers import open_content, open_text
from transfer_wizard.intake.counted_devices import devices_in
from transfer_wizard.intake.document_parts import STRUCK, Document, Head, Line, Record
from transfer_wizard.intake.free_text import FreeReader
from transfer_wizard.intake.keys import keys_in, things_in, why_no_key
from transfer_wizard.intake.labels import license_label_of
from transfer_wizard.intake.license_list import LicenseList, why_not_added
from transfer_wizard.intake.license_tables import TableReader
from transfer_wizard.intake.license_words import is_name_of_model
from transfer_wizard.intake.limits import LONGEST_QUOTE, MOST_ROWS, NotReadable
from transfer_wizard.intake.order_lines import take_order_lines
from transfer_wizard.intake.passcodes import Scrubber, masked, names_passcode, passcodes_in
from transfer_wizard.intake.plain_text import plain
from transfer_wizard.intake.records import RecordReader, sentences_of, walk
from transfer_wizard.intake.tables import split_tables
from transfer_wizard.request.draft import LicenseData, blank_device, blank_license
from transfer_wizard.request.passcode import MASK
from transfer_wizard.request.words import DIGITS
from transfer_wizard.translations import _
from transfer_wizard.validation import fields

_MOST_UNNAMED: Final = 20
_ALONE: Final = re.compile(DIGITS)
_STRUCK_OUT: Final = re.compile(r"~~(?! )([^~\n]{1,300}?)~~")


class FoundLicense(NamedTuple):
    """A license key with one device model.

    Attributes:
        key: as ``Z2XX-XXXX-XXXX``; "" in a list of devices.
        model: the device model, "" where the text names none.
        have: how many devices the key licenses, None where the text does not say.
        line: the line of the text, from 1.
        move: how many of them move, None where the text does not say.
        mode: ``addDevices`` or ``renew``, None where the text does not say.
        expires_on: the key's own last day, as ``2027-08-31``, None where the text does not say.
        expired: "no" where the text says that the key has not expired, None where it does not say.
        source: the number of the text or file among those that were read together, from 0.
    """

    key: str
    model: str
    have: int | None
    line: int
    move: int | None = None
    mode: str | None = None
    expires_on: str | None = None
    expired: str | None = None
    source: int = 0


@dataclass(frozen=True)
class Rejected:
    """What gave no row: its line, its text (shortened), why, and the number of its text or file, from 0."""

    line: int
    text: str
    reason: str
    source: int = 0


@dataclass(frozen=True)
class Intake:
    """What a text gave, each in the order of the text: at most as many rows as a request may hold.

    Attributes:
        used: the numbers of the lines that rows and rejected were read from.
    """

    rows: list[FoundLicense]
    rejected: list[Rejected]
    used: frozenset[int] = frozenset()


def read_licenses(text: str) -> Intake:
    """The license rows in any text."""
    try:
        intake = read_document(open_text(text))
    except NotReadable as told:
        return Intake([], [Rejected(1, "", str(told))] if text.strip() else [])
    return intake if intake.rows or intake.rejected or _is_silent(text) else Intake([], [_nothing(text)])


def _is_silent(text: str) -> bool:
    """True where a text says nothing that a person would miss: blank lines and remarks."""
    return all(not line.strip() or line.lstrip().startswith("#") for line in text.split("\n"))


def _nothing(text: str) -> Rejected:
    return Rejected(1, quoted(plain(text)), _("No license key is in this text."))


def read_license_file(content: bytes) -> Intake:
    """The license rows in a file's bytes.

    Raises:
        NotReadable: for what is no text, table or mail.
    """
    return read_document(open_content(content))


def read_document(document: Document) -> Intake:
    """The license rows of a document."""
    scrubber = Scrubber()
    lines, told = without_passcodes(document, scrubber)
    intake = licenses_of(document, lines, told, scrubber)
    if not intake.rows and not intake.rejected:
        return Intake([], _nothing_found(lines, document))
    return intake


def licenses_of(document: Document, lines: list[Line], told: list[Rejected], scrubber: Scrubber) -> Intake:
    """The license rows of a document whose passcodes were taken out of its lines.

    Args:
        lines: those of the document.
        told: what is told of the passcodes.
        scrubber: knows them.
    """
    found = LicenseList()
    refused: list[tuple[Line, str, str]] = []
    records = RecordReader(found, document.line_of)
    for part in document.parts:
        if isinstance(part, Record):
            records.take(part)
    if not found.entries:
        lines = [*lines, *(line for part in document.parts if isinstance(part, Record) for line in sentences_of(part))]
    tables, rest = split_tables(lines)
    reader = TableReader(found)
    for table in tables:
        reader.take(table)
    cells = {line.number for line, _passcode_there in reader.passcodes}
    told = [each for each in told if each.line not in cells or MASK not in each.text]
    for line, passcode in reader.passcodes:
        scrubber.learn(passcode)
        told.append(_passcode(line.number, MASK))
    free = FreeReader(found)
    free.take(rest)
    ordered = take_order_lines(found, lines)
    refused += [*records.rejected, *reader.rejected, *free.rejected]
    refused = [each for each in refused if each[0].number not in ordered]
    rows, gone = _rows(found)
    rejected = [Rejected(line.number, quoted(text, scrubber), reason) for line, text, reason in refused]
    rejected = sorted([*told, *gone, *_each_once(rejected)], key=lambda each: each.line)
    if len(rows) > MOST_ROWS:
        rest_of = _("The list has more than {most} rows. Nothing from here on was read.").format(most=f"{MOST_ROWS:,}")
        rejected.append(Rejected(rows[MOST_ROWS].line, "", rest_of))
        del rows[MOST_ROWS:]
    if len(rejected) > MOST_ROWS:
        rest_of = _("More than {most} lines were not taken. These are the first.").format(most=f"{MOST_ROWS:,}")
        rejected[MOST_ROWS:] = [Rejected(rejected[MOST_ROWS].line, "", rest_of)]
    used = free.used | ordered | {row.line for row in rows} | {each.line for each in rejected}
    used |= {row.line.number for table in tables for row in table.rows}
    return Intake(rows, rejected, frozenset(used))


def without_passcodes(document: Document, scrubber: Scrubber) -> tuple[list[Line], list[Rejected]]:
    """The lines of a document with passcodes masked and struck words left out, and what is told of those."""
    lines = [part for part in document.parts if isinstance(part, Line)]
    told: list[Rejected] = []
    text = "\n".join(line.text for line in lines)
    places = passcodes_in(text)
    if places:
        for start, end in places:
            scrubber.learn(text[start:end])
        hidden = masked(text, places).split("\n")
        for line, said in zip(lines, hidden, strict=True):
            if said != line.text:
                told.append(_passcode(line.number, quoted(said, scrubber)))
        lines = [Line(line.number, said) for line, said in zip(lines, hidden, strict=True)]
    for at, line in enumerate(lines):
        if STRUCK in line.text:
            struck = [place.key for match in _STRUCK_OUT.finditer(line.text) for place in keys_in(match[1])]
            told += [Rejected(line.number, key, _("It is struck out.")) for key in struck]
            left = _STRUCK_OUT.sub(" ", line.text)
            lines[at] = Line(line.number, "|" if struck and "|" in left and not keys_in(left) else left)
    for part in document.parts:
        if isinstance(part, Record):
            for path, node in walk(part.value):
                is_inside = any(map(names_passcode, path))
                for name, value in node.items():
                    if (is_inside or names_passcode(name)) and isinstance(value, str | int):
                        scrubber.learn(str(value))
                        if str(value).strip():
                            told.append(_passcode(part.number, f"{name[:40]}: {MASK}"))
    return lines, told + _shown_only(document, lines, scrubber)


def _shown_only(document: Document, read: list[Line], scrubber: Scrubber) -> list[Rejected]:
    """What is told of passcodes that stand in no line that is read: in a mail's subject, in a list of an answer."""
    if len(read) == len(document.parts):
        return []
    numbers = {line.number for line in read}
    lines = [Line(part.number, part.subject) for part in document.parts if isinstance(part, Head)]
    lines += [line for line in document.shown if line.number not in numbers]
    text = "\n".join(line.text for line in lines)
    unknown = [place for place in passcodes_in(text) if not scrubber.holds(text[slice(*place)])]
    told: list[Rejected] = []
    starts = list(accumulate((len(line.text) + 1 for line in lines), initial=0)) if unknown else []
    for start, end in unknown:
        if not scrubber.holds(text[start:end]):
            scrubber.learn(text[start:end])
            line = lines[bisect_right(starts, start) - 1]
            told.append(_passcode(line.number, line.text))
    return [replace(each, text=quoted(each.text, scrubber)) for each in told]


def _passcode(line: int, text: str) -> Rejected:
    reason = _("A support passcode stands here. It is not kept: type it on the Passcodes page on the day you send.")
    return Rejected(line, text, reason)


def _rows(found: LicenseList) -> tuple[list[FoundLicense], list[Rejected]]:
    rows: list[FoundLicense] = []
    gone = []
    for entry in sorted(found.entries.values(), key=lambda each: each.line):
        if entry.state:
            words = quoted(entry.text)
            gone.append(Rejected(entry.line, words if entry.key in words else entry.key, why_not_added(entry.state)))
            continue
        if entry.corrected is not None and len(entry.devices) == 1:
            only = entry.devices[0]
            if entry.denied is not None and only.move == entry.denied != only.have:
                only.move = entry.corrected
            else:
                only.have = entry.corrected
        rows += [
            FoundLicense(
                entry.key,
                device.model,
                device.have,
                device.line,
                device.move,
                entry.mode or None,
                entry.expires_on or None,
                entry.expired or None,
            )
            for device in entry.devices
        ]
    return rows, gone


def _each_once(rejected: list[Rejected]) -> list[Rejected]:
    return list({(each.text, each.reason): each for each in reversed(rejected)}.values())[::-1]


def _nothing_found(lines: list[Line], document: Document) -> list[Rejected]:
    """Why a text gave nothing: each short line by itself, or the whole of a longer text."""
    said = [line for line in lines if line.text.strip() and not line.text.lstrip().startswith("#")]
    if not said or [line.text.strip() for line in said] == ["[]"]:  # an answer of the API that lists nothing
        reason = _("No license key is in this.")
        return [Rejected(1, "", reason)] if any(isinstance(part, Record) for part in document.parts) else []
    if len(said) <= _MOST_UNNAMED and all(len(line.text.split()) == 1 for line in said):
        return [Rejected(line.number, quoted(line.text), why_no_key(line.text)) for line in said]
    return [Rejected(said[0].number, quoted(said[0].text), _("No license key is in this text."))]


def read_answer(path: str, text: str) -> tuple[list[LicenseData], list[str]]:
    """The rows of a draft that the answer to a question about a whole list gives, and why its other lines give none.

    Args:
        path: ``licenses``, or the devices of one such as ``licenses.0.devices``.
    """
    is_of_devices = path != "licenses"
    intake = _devices(text) if is_of_devices else read_licenses(text)
    licenses, twins = grouped(intake, {})
    rows = [device for row in licenses for device in row["devices"]] if is_of_devices else licenses
    return rows, [told(each) for each in sorted([*intake.rejected, *twins], key=lambda each: each.line)]


def _devices(text: str) -> Intake:
    """The device models of one license, one to a line, each with its count."""
    rows: list[FoundLicense] = []
    rejected: list[Rejected] = []
    for number, line in enumerate(plain(text[:1_000_000]).split("\n"), 1):
        said = devices_in(line)
        if said and not things_in(line):
            rows += [FoundLicense("", each.model, each.have, number) for each in said]
            continue
        model, *counts = (tidy(cell) for cell in re.split(r"[\t;,]", line))
        if license_label_of(model):
            continue
        if is_name_of_model(model):
            rows.append(FoundLicense("", model, count_in(counts[0]) if counts else None, number))
        elif line.strip():
            rejected.append(Rejected(number, quoted(line), _("The line holds no device model.")))
    if not rows and not rejected and text.strip():
        rejected.append(Rejected(1, "", _("The line holds no device model.")))
    return Intake(rows[:MOST_ROWS], rejected[:MOST_ROWS])


def grouped(intake: Intake, known: Mapping[str, int]) -> tuple[list[LicenseData], list[Rejected]]:
    """The rows as licenses, one for each key, and the rows that say what is there already.

    Args:
        known: the keys that are in the request, each with the number of its license, from 1.
    """
    licenses: dict[str, LicenseData] = {}
    rejected = []
    first: dict[tuple[str, str], int] = {}
    for row in intake.rows:
        before = first.setdefault((row.key, row.model.casefold()), row.line)
        if row.key in known:
            reason = _("The key is in the request already, as license {number}.").format(number=known[row.key])
            rejected.append(_twin(row, reason))
        elif before != row.line:
            same = _("The same key and model are in line {line}.")
            reason = same if row.key else _("The same model is in line {line}.")
            rejected.append(_twin(row, reason.format(line=before)))
        else:
            license_ = licenses.get(row.key)
            if license_ is None:
                license_ = licenses[row.key] = blank_license()
                license_["key"] = row.key
                license_["devices"].clear()
            said = {"model": row.model, "have": _number(row.have), "move": _number(row.move)}
            license_["devices"].append(blank_device() | said)
            license_["mode"], license_["expires_on"] = row.mode or "", row.expires_on or ""
            license_["expired"] = row.expired or ""
    return list(licenses.values()), rejected


def _number(count: int | None) -> str:
    return "" if count is None else str(count)


def _twin(row: FoundLicense, reason: str) -> Rejected:
    return Rejected(row.line, " ".join(filter(None, (row.key, row.model))), reason, row.source)


def told(each: Rejected) -> str:
    """What is said of a line that was not taken."""
    words = {"line": each.line, "text": each.text, "reason": each.reason}
    return (_("Line {line}, “{text}”: {reason}") if each.text else _("Line {line}: {reason}")).format(**words)


def quoted(text: str, scrubber: Scrubber | None = None) -> str:
    """A text as a rejection shows it: shortened, and without a passcode that was pasted among the keys."""
    text = " ".join(text[:2_000].split())
    if _ALONE.fullmatch(fields.compact(text[:LONGEST_QUOTE])):
        return MASK
    if scrubber:
        text = scrubber.clean(text)
    return text if len(text) <= LONGEST_QUOTE else f"{text[:LONGEST_QUOTE]}…"
