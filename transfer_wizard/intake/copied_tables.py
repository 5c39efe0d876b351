"""Puts tables together to a row to a line, which came a cell to a line, a license to a column, or with broken cells."""

import re
from itertools import zip_longest
from typing import Final

from transfer_wizard.intake.cells import SPACES, cells_of
from transfer_wizard.intake.document_parts import Line
from transfer_wizard.intake.keys import KEY, keys_in
from transfer_wizard.intake.labels import NUMBERS, column_of, label_of, license_label_of
from transfer_wizard.intake.table_headings import LONGEST_HEADING, MOST_HEADINGS, heading_of, is_heading
from transfer_wizard.intake.vocabulary import OTHER

_RULERS: Final = re.compile(r"-{2,}(?: +-{2,})+")
_MOST_JOINED: Final = 30
_MOST_OVER: Final = 2
"""Cells without a heading at the end of a row, such as a link to move the license."""
_MOST_COPIED: Final = 400
_LEAST_OF_FORM: Final = 3


def with_whole_cells(lines: list[Line], at: int) -> tuple[Line, int]:
    """A row of headings one of which goes over lines in its quotation marks, and how many more lines it has."""
    text = lines[at].text
    for more, line in enumerate(lines[at + 1 : at + MOST_HEADINGS], 1):
        text = f"{text} {line.text}"
        if text.count('"') % 2 == 0:
            return (Line(lines[at].number, text), more) if heading_of(text) else (lines[at], 0)
    return lines[at], 0


def with_broken_cells(lines: list[Line], at: int, width: int) -> tuple[Line, int]:
    """A row whose cells were broken over lines, as browsers copy them, and how many lines went into it."""
    text, first = lines[at].text, lines[at].text.count("\t") + 1
    cells = first
    for more, line in enumerate(lines[at + 1 : at + _MOST_JOINED] if first < width else [], 1):
        cells += line.text.count("\t")
        if not line.text.strip() or KEY.search(line.text) or cells > width + _MOST_OVER:
            break
        text = f"{text} / {line.text.strip(' ')}"
        if cells >= width:
            return Line(lines[at].number, text), more
    return lines[at], 0


def _with_tabs(lines: list[Line]) -> list[Line]:
    """The lines, with tabs between the columns over which rulers stand that leave one space, as PowerShell prints."""
    parted: list[Line] = []
    starts: list[int] = []
    width = 0
    for line, below in zip_longest(lines, lines[1:]):
        text = line.text.strip()
        if width and not _RULERS.fullmatch(text):
            cells = _under(line.text, starts) if text else []
            width = width if cells else 0
            line = Line(line.number, "\t".join(cells)) if keys_in(text) else line
        elif below and "--" in below.text and _RULERS.fullmatch(below.text.strip()):
            cells, width = text.split(), len(below.text.split())
            starts = [match.start() for match in re.finditer("-+", below.text)]
            if len(cells) == width != len(SPACES.split(text)) and heading_of("\t".join(cells)):
                line = Line(line.number, "\t".join(cells))
            else:
                width = 0
        parted.append(line)
    return parted


def _under(text: str, starts: list[int]) -> list[str]:
    """The cells of a row by the rulers that they stand under: numbers may begin before theirs."""
    cells = [""] * len(starts)
    for word in re.finditer(r"\S+", text):
        under = [at for at, start in enumerate(starts) if start <= word.start() or start < word.end() <= start + 1]
        place = under[-1] if under else 0
        cells[place] = f"{cells[place]} {word[0]}".strip()
    return cells


def _transposed(lines: list[Line]) -> list[Line]:
    """The lines, with a table that has a license to a column turned so that it has one to a row."""
    turned: list[Line] = []
    at = 0
    while at < len(lines):
        keys = _cells_of_keys(lines[at].text)
        separator = next((each for each in "\t;|," if each in lines[at].text), "") if keys else ""
        first = last = at
        while keys and first and len(cells_of(lines[first - 1].text, separator)) == keys and turned:
            first -= 1
            turned.pop()
        while keys and last + 1 < len(lines) and len(cells_of(lines[last + 1].text, separator)) == keys:
            last += 1
        if last == first:
            turned.append(lines[at])
        else:
            rows = [cells_of(line.text, separator) for line in lines[first : last + 1]]
            turned += [Line(lines[at].number, "\t".join(cells)) for cells in zip(*rows, strict=True)]
            turned.append(Line(0, ""))
        at = last + 1
    return turned


def form_with_tabs(lines: list[Line]) -> list[Line]:
    """The lines with a tab for the sign between label and value, where each is a row of two such cells."""
    said = [line for line in lines if line.text.strip()]
    for separator in ";,":
        rows = [cells_of(line.text, separator) for line in said if separator in line.text]
        if len(rows) == len(said) >= _LEAST_OF_FORM and len(set(map(len, rows))) == 1:
            labels = [cells for cells in rows if label_of(cells[0].strip(" ?:")) and any(cells[1:])]
            if len(rows[0]) == 2 or len(labels) >= _LEAST_OF_FORM:
                return [
                    Line(line.number, "\t".join((cells[0], next(filter(None, cells[1:]), ""))))
                    for line, cells in zip(said, rows, strict=True)
                ]
    return lines


def _cells_of_keys(text: str) -> int:
    """How many cells a line has that begins with a label for keys and has one in each other cell; 0 for none."""
    for separator in "\t;|," if text.count("2") > 1 else "":
        cells = cells_of(text, separator) if separator in text else []
        if len(cells) > 2 and column_of(cells[0].rstrip(":")) == "key":
            if all(len(keys_in(cell)) == 1 for cell in cells[1:]):
                return len(cells)
    return 0


def _with_cells_together(lines: list[Line]) -> list[Line]:
    """The lines, with a table that stands there a cell to a line, as browsers copy them, put together to rows."""
    together: list[Line] = []
    at = 0
    while at < len(lines):
        if not _heading_in(lines[at].text.strip()):  # as nearly all of thousands
            together.append(lines[at])
            at += 1
            continue
        width = _headings_below(lines, at)
        is_apart = not width and at + 1 < len(lines) and not lines[at + 1].text.strip()
        if is_apart:
            dense = [line for line in lines[at : at + _MOST_COPIED] if line.text.strip()]
            width = _headings_below(dense, 0)
            if width:
                lines[at : at + _MOST_COPIED] = dense
        rows = _rows_of_cells(lines[at : at + width], lines[at + width :]) if width else []
        columns = [] if rows else _columns_below(lines, at)
        if columns:
            key = next(column for column in columns if column_of(column[0].text.strip()) == "key")
            for line, cells in zip(key, zip(*columns, strict=True), strict=True):
                together.append(Line(line.number, "\t".join(cell.text.strip() for cell in cells)))
            together.append(Line(0, ""))
            at += len(columns) * len(key)
        elif rows:
            together += [Line(lines[at].number, "\t".join(line.text.strip() for line in lines[at : at + width])), *rows]
            at += width * (1 + len(rows))
            together.append(Line(0, ""))
        else:
            together.append(lines[at])
            at += 1
    return together


def _heading_in(text: str) -> str:
    """What the column holds whose heading a line may be; "" where it is none."""
    return column_of(text) if 0 < len(text) <= LONGEST_HEADING and not NUMBERS.search(text) else ""


def _headings_below(lines: list[Line], at: int) -> int:
    """How many headings of columns stand one below the other, that of the license keys among them; 0 for no table."""
    columns = []
    for line in lines[at : at + MOST_HEADINGS]:
        column = _heading_in(line.text.strip())
        if not column:
            break
        columns.append(column)
    return len(columns) if "key" in columns and is_heading(columns) else 0


def _columns_below(lines: list[Line], at: int) -> list[list[Line]]:
    """The columns of a table that was copied one column after the other, as from a PDF: a heading, then its cells."""
    columns: list[list[Line]] = []
    kinds: list[str] = []
    for line in lines[at : at + _MOST_COPIED]:
        text = line.text.strip()
        kind = _heading_in(text)
        is_full = len(columns) > 1 and len(columns[-1]) == len(columns[0])
        if not text or not (columns or kind) or (is_full and not kind):
            break
        if kind and (
            (kind in kinds and kind != OTHER) or (columns and not is_full and (len(columns) > 1 or len(columns[0]) < 3))
        ):
            return []
        if kind:
            columns.append([])
            kinds.append(kind)
        elif kinds[-1] == "key" and len(keys_in(text)) != 1:
            return []
        columns[-1].append(line)
    is_table = len(columns) > 1 and "key" in kinds and len(set(map(len, columns))) == 1
    return columns if is_table else []


def _rows_of_cells(headings: list[Line], lines: list[Line]) -> list[Line]:
    width = len(headings)
    place = next(at for at, line in enumerate(headings) if column_of(line.text.strip()) == "key")
    rows = []
    for at in range(0, len(lines) - width + 1, width):
        cells = [line.text.strip() for line in lines[at : at + width]]
        if not keys_in(cells[place]) or any(keys_in(cell) for cell in cells[:place] + cells[place + 1 :]):
            break
        rows.append(Line(lines[at + place].number, "\t".join(cells)))
    return rows


def _form_of_a_license(lines: list[Line]) -> list[Line]:
    """The lines, with a tab for the sign between label and value where a license has a line to each: "Count;11;"."""
    for separator in ";," if len(lines) <= _MOST_COPIED else "":
        rows = {at: cells_of(line.text, separator) for at, line in enumerate(lines) if separator in line.text}
        kinds = {at: license_label_of(cells[0].strip(" ?:")) for at, cells in rows.items()}
        form = {at: rows[at] for at, kind in kinds.items() if kind}
        is_one = len({len(cells) for cells in form.values()}) == 1
        if is_one and len(set(kinds.values()) - {""}) >= _LEAST_OF_FORM:
            if all(len(keys_in(lines[at].text)) == (kinds[at] == "key") for at in form):
                return [
                    Line(line.number, "\t".join((form[at][0], next(filter(None, form[at][1:]), ""))))
                    if at in form
                    else line
                    for at, line in enumerate(lines)
                ]
    return lines


def whole_rows(lines: list[Line]) -> list[Line]:
    """The lines, with tables that were copied in another way put together to a row to a line."""
    return _with_tabs(_with_cells_together(_form_of_a_license(_transposed(lines))))
