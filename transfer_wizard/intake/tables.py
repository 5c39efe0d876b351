"""Tables of licenses in lines: a row of headings says what the columns hold, in any order and with any separator."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from transfer_wizard.intake.amounts import count_in
from transfer_wizard.intake.cells import cells_of, tidy
from transfer_wizard.intake.copied_tables import whole_rows, with_broken_cells, with_whole_cells
from transfer_wizard.intake.device_models import mentions
from transfer_wizard.intake.document_parts import QUOTED, Line
from transfer_wizard.intake.keys import each_key, things_in
from transfer_wizard.intake.labels import column_of
from transfer_wizard.intake.table_headings import TableHeading, heading_of, heading_over_two_lines
from transfer_wizard.intake.vocabulary import OTHER

_RULER: Final = re.compile(r"[\s|:+=>-]+")
_TOTAL: Final = re.compile(r"(?i)\W*(?:total|sum|summe|gesamt|all keys|合計|suma|somme)\b|\W*合計")
_MOST_JOINED: Final = 30


@dataclass
class TableRow:
    """A row below headings: it has a cell for each of them, and may have more."""

    line: Line
    cells: list[str]


@dataclass
class TextTable:
    """A table with its rows."""

    heading: TableHeading
    number: int = 0
    rows: list[TableRow] = field(default_factory=list)


def split_tables(lines: Iterable[Line]) -> tuple[list[TextTable], list[Line]]:
    """The tables of licenses in the lines, and the lines that belong to none."""
    tables: list[TextTable] = []
    rest: list[Line] = []
    table: TextTable | None = None
    pending: list[Line] = []
    lines = whole_rows(list(lines))
    skipped = 0
    for at, line in enumerate(lines):
        if skipped:
            skipped -= 1
            continue
        text = line.text
        if (
            table
            and table.heading.separator == "\t"
            and "\t" in text
            and (any(each_key(text)) or not table.heading.has_key)
        ):
            line, skipped = with_broken_cells(lines, at, len(table.heading.columns))
            text = line.text
        if not table and not pending and text.count('"') % 2:
            line, skipped = with_whole_cells(lines, at)
            text = line.text
        if pending:
            pending.append(line)
            joined = " / ".join(piece.text for piece in pending)
            if joined.count('"') % 2 and len(pending) < _MOST_JOINED:
                continue
            line, text = Line(pending[0].number, joined), joined
            pending = []
        if not text.strip() or (len(text) < 500 and _RULER.fullmatch(text)):
            rest.append(line if text.strip() == "--" else Line(line.number, ""))
            continue
        heading = heading_of(text)
        above = lines[at - 1].text if at and not (table and table.rows) else ""
        if over := heading_over_two_lines(above, text, heading):
            heading = over
            if rest and rest[-1] is lines[at - 1]:
                rest.pop()
        if heading:
            if table and not table.rows and over:
                tables.pop()
            table = TextTable(heading, line.number)
            tables.append(table)
            continue
        if not table:
            rest.append(line)
            continue
        separator = table.heading.separator
        if separator in ",;\t" and text.count('"') % 2 and len(pending) < _MOST_JOINED:
            pending.append(line)
            continue
        row = _row(line, table.heading)
        if row:
            table.rows.append(row)
        elif table.rows and not table.heading.has_key and any(each_key(text)) and not mentions(text):
            last = table.rows[-1]  # "License key: …" below the row of a quote
            last.line = Line(last.line.number, f"{last.line.text} / {text}")
        else:
            rest.append(line)
    rest.extend(pending)
    for table in tables:
        _name_models(table)
    return tables, rest


def _name_models(table: TextTable) -> None:
    """Say which column holds the models where no heading does: the one that has nothing else in it."""
    heading = table.heading
    if not heading.has_key or heading.models or not {"model", "product"}.isdisjoint(heading.columns):
        return
    for at, column in enumerate(heading.columns):
        cells = [row.cells[at] for row in table.rows if row.cells[at]]
        if column in ("", OTHER) and cells and all(len(mentions(cell)) == 1 for cell in cells):
            heading.columns[at] = "model"
            return


def _row(line: Line, heading: TableHeading) -> TableRow | None:
    text = QUOTED.sub("", line.text) if ">" in line.text[:80] else line.text
    separator = heading.separator
    if separator == "||":
        separator = "||" if text.lstrip().startswith("||") else "|"
    if separator not in text.strip():
        return None
    cells = cells_of(text, separator)
    width = len(heading.columns)
    if separator == "  " and len(cells) != width:
        cells = _placed(text, cells, heading.starts)
    if len(cells) < 2:
        return None
    cells = [tidy(cell) for cell in cells] + [""] * (width - len(cells))
    if any(each_key(text)):
        if separator == "  " and (not heading.has_key or _is_labelled(text)):
            return None
        return TableRow(Line(line.number, text), cells)
    if len([cell for cell in cells if cell]) < 2 or _TOTAL.match(next(cell for cell in cells if cell)):
        return None
    return TableRow(Line(line.number, text), cells) if _fits(cells, heading) else None


def _is_labelled(text: str) -> bool:
    """True for "License  key :  Z2…", a line of a form whose title only looks like headings."""
    label, sign, _value = text.partition(":")
    return bool(sign) and column_of(label.strip()) == "key"


def _placed(text: str, cells: list[str], starts: list[int]) -> list[str]:
    """The cells under the headings that they stand below, where some are empty."""
    placed = [""] * len(starts)
    at = 0
    for cell in cells:
        at = text.index(cell, at)
        middle = at + len(cell) / 2
        column = min(range(len(starts)), key=lambda each: abs(starts[each] - min(at, middle)))
        placed[column] = f"{placed[column]} {cell}".strip()
        at += len(cell)
    return placed


def _fits(cells: list[str], heading: TableHeading) -> bool:
    """True for cells without a key that are a row all the same, and no sentence with a comma in it."""
    if "organization" in heading.columns and len([cell for cell in cells if cell]) * 2 > len(heading.columns):
        return True
    for column, cell in zip(heading.columns, cells, strict=False):
        if column in ("have", "move") and count_in(cell) is not None:
            return True
        if column in ("model", "product") and mentions(cell):
            return True
        if column == "key" and things_in(cell):
            return True
    return False
