"""Tables of licenses in lines: a row of headings says what the columns hold, in any order and with any separator."""

import csv
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import zip_longest
from typing import Final

from transfer_wizard.intake.amounts import count_in, day_in
from transfer_wizard.intake.device_models import mentions
from transfer_wizard.intake.document_parts import Line
from transfer_wizard.intake.keys import KEY, each_key, keys_in, things_in
from transfer_wizard.intake.labels import NUMBERS, column_of, meanings_of, words_of
from transfer_wizard.intake.license_list import EXPIRED, INVALIDATED
from transfer_wizard.intake.vocabulary import OTHER

SEPARATORS: Final = ("\t", ";", "||", "|", ",", "  ")
_SPACES: Final = re.compile(r"\s{2,}")
_RULER: Final = re.compile(r"[\s|:+=>-]+")
_RULERS: Final = re.compile(r"-{2,}(?: +-{2,})+")
_TOTAL: Final = re.compile(r"(?i)\W*(?:total|sum|summe|gesamt|all keys|合計|suma|somme)\b|\W*合計")
_MARKS: Final = re.compile("[*`\\[\"'=]")
_LINK: Final = re.compile(r"\[([^\[\]]*)\]\([^()\s]*\)")
_PLACE_OF_QUOTE: Final = re.compile(r"^[ \t]*(?:>[ \t]?)+")
_FLATTENED: Final = re.compile(r"(?i)counts?[./_\[ ]+(?P<number>[0-9]{1,3})[\]./_ ]+(?P<what>model|count)")
_MOST_JOINED: Final = 30
_MOST_OVER: Final = 2
"""Cells without a heading at the end of a row, such as a link to move the license."""
_MOST_HEADINGS: Final = 12
_MOST_COPIED: Final = 400
_FIGURE: Final = re.compile(r"\s*[\"']?[0-9][0-9.,/-]*[\"']?\s*")
"""A count or a day: what stands in a row, and not above one."""
_LONGEST_HEADING: Final = 60


@dataclass
class TableHeading:
    """A row of headings: what each column holds, and what stands between the cells."""

    columns: list[str]
    names: list[str]
    separator: str
    starts: list[int]
    text: str = ""

    @cached_property
    def has_key(self) -> bool:
        return "key" in self.columns

    @cached_property
    def expired(self) -> list[int]:
        """The columns that ask whether a license has expired."""
        return [at for at, name in enumerate(self.names) if words_of(name) == ["expired"]]

    @cached_property
    def states(self) -> list[tuple[int, str]]:
        """The columns that may say that a license has no value left, and what a plain yes there means."""
        found = []
        for at, column in enumerate(self.columns):
            words = words_of(self.names[at])
            if column == "state" and "at" not in words:
                pairs = (("invalidated", INVALIDATED), ("expired", EXPIRED), ("期限切れ", EXPIRED))
                found.append((at, next((state for word, state in pairs if word in words), "")))
            elif column in ("state", "expires_on"):
                found.append((at, ""))
        return found

    @cached_property
    def models(self) -> list[tuple[int, str]]:
        """The columns that are called by a device model and hold its count."""
        if not self.has_key or not {"model", "product"}.isdisjoint(self.columns):
            return []
        named = [(at, tidy(name), mentions(tidy(name))) for at, name in enumerate(self.names)]
        return [(at, found[0].model) for at, name, found in named if len(found) == 1 and found[0][:2] == (0, len(name))]

    @cached_property
    def numbered(self) -> list[tuple[int, str, str]]:
        """The columns such as ``counts.0.model``, each with its number and what it holds."""
        matches = [(at, _FLATTENED.fullmatch(name.strip())) for at, name in enumerate(self.names)]
        return [(at, match["number"], match["what"].lower()) for at, match in matches if match]


@dataclass
class TableRow:
    """A row below headings."""

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
    lines = _with_tabs(_with_cells_together(_transposed(list(lines))))
    skipped = 0
    for at, line in enumerate(lines):
        if skipped:
            skipped -= 1
            continue
        text = line.text
        if table and table.heading.separator == "\t" and "\t" in text:
            line, skipped = _with_broken_cells(lines, at, len(table.heading.columns))
            text = line.text
        if not table and not pending and text.count('"') % 2:
            line, skipped = _with_whole_cells(lines, at)
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
        if over := _heading_over_two_lines(above, text, heading):
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
    return tables, rest


def _with_whole_cells(lines: list[Line], at: int) -> tuple[Line, int]:
    """A row of headings one of which goes over lines in its quotation marks, and how many more lines it has."""
    text = lines[at].text
    for more, line in enumerate(lines[at + 1 : at + _MOST_HEADINGS], 1):
        text = f"{text} {line.text}"
        if text.count('"') % 2 == 0:
            return (Line(lines[at].number, text), more) if heading_of(text) else (lines[at], 0)
    return lines[at], 0


def _with_broken_cells(lines: list[Line], at: int, width: int) -> tuple[Line, int]:
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
        elif below and _RULERS.fullmatch(below.text.strip()):
            cells, width = text.split(), len(below.text.split())
            starts = [match.start() for match in re.finditer("-+", below.text)]
            if len(cells) == width != len(_SPACES.split(text)) and heading_of("\t".join(cells)):
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
        separator = next((each for each in "\t;|," if each in lines[at].text), "")
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


def _cells_of_keys(text: str) -> int:
    """How many cells a line has that begins with a label for keys and has one in each other cell; 0 for none."""
    for separator in "\t;|,":
        cells = cells_of(text, separator) if separator in text and text.count("2") > 1 else []
        if len(cells) > 2 and column_of(cells[0].rstrip(":")) == "key":
            if all(len(keys_in(cell)) == 1 for cell in cells[1:]):
                return len(cells)
    return 0


def _with_cells_together(lines: list[Line]) -> list[Line]:
    """The lines, with a table that stands there a cell to a line, as browsers copy them, put together to rows."""
    together: list[Line] = []
    at = 0
    while at < len(lines):
        width = _headings_below(lines, at) if len(lines[at].text) <= _LONGEST_HEADING else 0
        if not width and lines[at].text.strip() and not "".join(line.text for line in lines[at + 1 : at + 2]).strip():
            dense = [line for line in lines[at : at + _MOST_COPIED] if line.text.strip()]
            width = _headings_below(dense, 0) if column_of(dense[0].text.strip()) else 0
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


def _headings_below(lines: list[Line], at: int) -> int:
    """How many headings of columns stand one below the other, that of the license keys among them; 0 for no table."""
    columns = []
    for line in lines[at : at + _MOST_HEADINGS]:
        text = line.text.strip()
        column = column_of(text) if 0 < len(text) <= _LONGEST_HEADING and not NUMBERS.search(text) else ""
        if not column:
            break
        columns.append(column)
    return len(columns) if "key" in columns and _is_heading(columns) else 0


def _columns_below(lines: list[Line], at: int) -> list[list[Line]]:
    """The columns of a table that was copied one column after the other, as from a PDF: a heading, then its cells."""
    columns: list[list[Line]] = []
    kinds: list[str] = []
    for line in lines[at : at + _MOST_COPIED]:
        text = line.text.strip()
        kind = column_of(text) if len(text) <= _LONGEST_HEADING and not NUMBERS.search(text) else ""
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


def heading_of(text: str) -> TableHeading | None:
    """The headings in a line, None where it is no row of headings."""
    if len(text) > 1_000 or KEY.search(text):
        return None
    text = _PLACE_OF_QUOTE.sub("", text)
    for separator, cells in each_split(text):
        if len(cells) < 2 or any(len(cell) > _LONGEST_HEADING or _FIGURE.fullmatch(cell) for cell in cells):
            continue
        columns = [column_of(tidy(cell).rstrip(":?*")) for cell in cells]
        if columns.count("key") > 1:  # "License" beside "License key" is what it is a license for
            named = [
                column == "key" and meanings_of(tidy(cell)) != frozenset({"license"})
                for column, cell in zip(columns, cells, strict=True)
            ]
            columns = [
                "product" if column == "key" and not is_named and any(named) else column
                for column, is_named in zip(columns, named, strict=True)
            ]
        if "key" in columns and "have" not in columns:  # the French word for a count is the Spanish one for a name
            columns = [
                "have" if tidy(cell).casefold() == "nombre" else each for cell, each in zip(cells, columns, strict=True)
            ]
        if _is_heading(columns):
            return TableHeading(
                _each_once(columns), cells, separator, _starts(text, cells) if separator == "  " else [], text
            )
    return None


def _heading_over_two_lines(above: str, text: str, alone: TableHeading | None) -> TableHeading | None:
    """The headings of two lines that are meant together, where each column is called by a word of both."""
    separator = next((each for each in "\t;," if each in above and each in text), "")
    if not separator or len(above) > _LONGEST_HEADING * _MOST_HEADINGS:
        return None
    upper, lower = cells_of(above, separator), cells_of(text, separator)
    if len(upper) != len(lower) or any(map(NUMBERS.search, lower)):
        return None
    for at in range(1, len(upper)):
        upper[at] = upper[at] or (upper[at - 1] if lower[at] else "")  # a heading over several columns
    both = heading_of("\t".join(f"{each} {below}".strip() for each, below in zip(upper, lower, strict=True)))
    if both:
        both.separator = separator
    said = [
        len([column for column in heading.columns if column not in ("", "other", "product")]) if heading else 0
        for heading in (both, alone, heading_of(above))
    ]
    return both if said[0] > max(said[1:]) else None


def _is_heading(columns: list[str]) -> bool:
    known = {column for column in columns if column and column != "other"}
    if "key" in known:
        return len([column for column in columns if column]) > 1 or len(columns) > 1
    if "passcode" in known and len(known) > 1:
        return True
    counted = known & {"have", "move"}
    said = known & {"have", "move", "model", "product", "expires_on", "state", "edition", "mode"}
    return bool(counted and (len(said) > 1 or "other" in columns)) or bool(
        said and "organization" in known and len(columns) > 2
    )


def _each_once(columns: list[str]) -> list[str]:
    return [
        column if column not in columns[:at] or column in ("other", "product", "") else "other"
        for at, column in enumerate(columns)
    ]


def _starts(text: str, cells: list[str]) -> list[int]:
    starts, at = [], 0
    for cell in cells:
        at = text.index(cell, at)
        starts.append(at)
        at += len(cell)
    return starts


def each_split(text: str) -> Iterator[tuple[str, list[str]]]:
    """The cells of a line by each of the separators that stand in it."""
    for separator in SEPARATORS:
        if separator in text.strip():
            yield separator, cells_of(text, separator)


def cells_of(text: str, separator: str) -> list[str]:
    """The cells of a line."""
    if separator == "  ":
        return _SPACES.split(text.strip())
    if separator in ("|", "||"):
        inner = text.strip()
        inner = inner.removeprefix(separator).removesuffix(separator)
        inner = inner.replace("\\|", " ")
        return [cell.strip() for cell in inner.split(separator)]
    if '"' not in text:
        return [cell.strip() for cell in text.split(separator)]
    try:
        return [cell.strip() for cell in next(csv.reader([text], delimiter=separator, skipinitialspace=True))]
    except (csv.Error, StopIteration):
        return [cell.strip() for cell in text.split(separator)]


def tidy(cell: str) -> str:
    """A cell without the marks of Markdown, of spreadsheets and of quoting around its words."""
    if not _MARKS.search(cell):
        return cell.strip()
    cell = _LINK.sub(r"\1", cell).strip().strip("*`").strip()
    if cell.startswith(('="', "'")):
        cell = cell.lstrip("='").strip('"')
    return cell.strip('"').strip()


def _row(line: Line, heading: TableHeading) -> TableRow | None:
    text = _PLACE_OF_QUOTE.sub("", line.text) if ">" in line.text[:80] else line.text
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
        if separator == "  " and not heading.has_key:
            return None
        return TableRow(Line(line.number, text), cells)
    if len([cell for cell in cells if cell]) < 2 or _TOTAL.match(next(cell for cell in cells if cell)):
        return None
    return TableRow(Line(line.number, text), cells) if _fits(cells, heading) else None


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
        if column == "expires_on" and day_in(cell):
            return True
    return False
