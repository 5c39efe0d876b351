"""The licenses as CSV for a spreadsheet: one row for each key and device model, as RFC 4180 has it.

Each row names both organizations, so that a table on its own still says from where to where.

UTF-8 with a byte order mark, without which Excel misreads anything beyond ASCII; whoever doesn't want it can leave it
out. A cell that a spreadsheet would take for a formula gets an apostrophe in front.
"""

import csv
import io
import unicodedata
from collections.abc import Iterator
from typing import Final

from transfer_wizard.export.blocks import normal
from transfer_wizard.request.draft import Draft, blank_device
from transfer_wizard.request.words import Side

COLUMNS: Final = ("key", "model", "have", "move", "mode", "expired", "expires_on", "source", "destination")
OF_KEY: Final = ("key", "mode", "expired", "expires_on")
DEVICE_COLUMNS: Final = ("model", "have", "move")


def render(draft: Draft, has_mark: bool = True) -> bytes:
    """The file's content; the words are those of the request file, whatever language is spoken."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows([guarded(cell) for cell in row] for row in _rows(draft))
    return stream.getvalue().encode("utf-8-sig" if has_mark else "utf-8")


def _rows(draft: Draft) -> Iterator[list[str]]:
    paths = {side.value: f"organizations.{side}.name" for side in Side}
    names = {side: normal(path, draft.get(path)) for side, path in paths.items()}
    for number, row in enumerate(draft.licenses):
        place = f"licenses.{number}"
        of_key = {name: normal(f"{place}.{name}", row[name]) for name in OF_KEY} | names
        for index, device in enumerate(row["devices"] or [blank_device()]):
            of_device = {name: normal(f"{place}.devices.{index}.{name}", device[name]) for name in DEVICE_COLUMNS}
            yield [(of_key | of_device)[name] for name in COLUMNS]


def guarded(cell: str) -> str:
    """The cell with an apostrophe in front where a spreadsheet would compute it (= + - @, also full-width)."""
    start = unicodedata.normalize("NFKC", cell.lstrip()[:1])
    return f"'{cell}" if start in set("=+-@−") or cell[:1] in {"\t", "\r", "\n"} else cell
