"""Spreadsheets to lines: XLSX, XLS and ODS, every sheet, a row to a line with tabs between the cells."""

import datetime
import io
import re
from typing import Any, Final

from transfer_wizard.intake.document_parts import Line
from transfer_wizard.intake.limits import MOST_CELLS, MOST_ROWS, MOST_UNPACKED, NotReadable
from transfer_wizard.translations import _

_MOST_FILES: Final = 5_000
MOST_COLUMNS: Final = 40
"""So many cells of a row are read: a list of licenses has a dozen."""
MOST_TEXT: Final = 2_000_000
"""Characters of all rows: 20,000 licenses with all their columns take less."""
_PACKED: Final = b"PK\x03\x04"
_PLACE: Final = re.compile(rb"""\br\s*=\s*["']([A-Za-z]{0,3})([0-9]{1,7})["']([^<]*)""")
"""The place of a cell or a row in a sheet of XLSX, and the rest of its tag."""


def lines_of(content: bytes) -> list[Line]:
    """The rows of all sheets, up to those that a request has no room for; a row's number is that of its own sheet.

    Raises:
        NotReadable: for what is no spreadsheet, and for one that unpacks to more than anybody's list of licenses.
    """
    if content.startswith(_PACKED):
        _weigh(content)
    from python_calamine import CalamineWorkbook

    lines: list[Line] = []
    cells = characters = keys = 0
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(content)) as book:
            for name in book.sheet_names:
                sheet = book.get_sheet_by_name(name)
                cells += sheet.total_height * sheet.total_width
                if cells > MOST_CELLS:
                    raise _too_large()
                for number, row in enumerate(sheet.iter_rows(), 1):
                    said = "\t".join(map(_cell, row[:MOST_COLUMNS]))
                    if said.strip():
                        lines.append(Line(number, said))
                        characters += len(said)
                        keys += "Z2" in said or "z2" in said
                        if characters > MOST_TEXT:
                            raise _too_large()
                        if keys > MOST_ROWS:
                            return lines
                lines.append(Line(0, ""))
                if len(lines) > 5 * MOST_ROWS:
                    break
    except NotReadable:
        raise
    except BaseException as error:  # the library is written in Rust, whose panics are no exceptions of Python's
        if isinstance(error, KeyboardInterrupt | SystemExit | MemoryError):
            raise
        raise NotReadable(_("The spreadsheet cannot be read. Open it, and save it anew or as CSV.")) from None
    return lines


def _too_large() -> NotReadable:
    return NotReadable(
        _("The spreadsheet is larger than anybody’s list of licenses. Keep the sheet with the keys only.")
    )


def _weigh(content: bytes) -> None:
    """Refuse an archive that unpacks to too much, before anything unpacks it."""
    import zipfile

    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            files = packed.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        raise NotReadable(_("The file is damaged: its parts cannot be unpacked. Copy it anew.")) from None
    size = 0
    for file in files[: _MOST_FILES + 1]:
        part = _unpacked(content, file.header_offset, file.compress_size)
        size += max(file.file_size, len(part))
        if size > MOST_UNPACKED or len(files) > _MOST_FILES:
            raise _too_large()
        if _area(part) > MOST_CELLS:
            raise _too_large()


def _area(part: bytes) -> int:
    """How many cells lie between the first and the last of a sheet: the library makes room for each of them at once."""
    places = [place for place in _PLACE.findall(part) if place[0] or not place[2].rstrip().endswith(b"/>")]
    rows = {int(number) for number in {number for _letters, number, _rest in places}}  # one without cells takes no room
    columns = [_column(letters) for letters in {letters for letters, _number, _rest in places}]
    return (max(rows) - min(rows) + 1) * max(1, *columns) if rows else 0


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - ord("A") + 1
    return number


def _unpacked(content: bytes, header: int, packed: int) -> bytes:
    """A part, as far as anything of that size is read: what the archive's directory says of it may be a lie."""
    import zlib

    start = header + 30 + int.from_bytes(content[header + 26 : header + 28], "little")
    start += int.from_bytes(content[header + 28 : header + 30], "little")
    if content[header + 8 : header + 10] != b"\x08\x00":
        return content[start : start + packed]
    unpacking = zlib.decompressobj(-zlib.MAX_WBITS)
    unpacked, rest = bytearray(), content[start : start + packed]
    try:
        while rest and len(unpacked) <= MOST_UNPACKED:
            unpacked += unpacking.decompress(rest, 1 << 20)
            rest = unpacking.unconsumed_tail
    except zlib.error:
        raise NotReadable(_("The file is damaged: its parts cannot be unpacked. Copy it anew.")) from None
    return bytes(unpacked)


def _cell(value: Any) -> str:
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, datetime.datetime):
        return value.date().isoformat()
    if isinstance(value, datetime.date):
        return value.isoformat()
    return " / ".join(str(value).replace("\t", " ").splitlines())
