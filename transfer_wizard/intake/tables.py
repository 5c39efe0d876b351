"""Tables of licenses in lines: a row of headings says what the columns hold, in any order and with any separator."""

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from transfer_wizard.intake.amounts import count_in, day_in, order_of
from transfer_wizard.intake.device_models import mentions
from transfer_wizard.intake.document_parts import Line
from transfer_wizard.intake.keys import KEY, NoKey, Place, each_key, keys_in, things_in, why_no_key
from transfer_wizard.intake.labels import NUMBERS, column_of, meanings_of, words_of
from transfer_wizard.intake.license_list import EXPIRED, INVALIDATED, LicenseList
from transfer_wizard.intake.license_words import Counted, devices_in, is_name_of_model, mode_of, state_in
from transfer_wizard.intake.limits import MOST_ROWS
from transfer_wizard.translations import _

SEPARATORS: Final = ("\t", ";", "||", "|", ",", "  ")
_SPACES: Final = re.compile(r"\s{2,}")
_RULER: Final = re.compile(r"[\s|:+=>-]+")
_TOTAL: Final = re.compile(r"(?i)\W*(?:total|sum|summe|gesamt|all keys|合計|suma|somme)\b|\W*合計")
_MARKS: Final = re.compile("[*`\\[\"'=]")
_LINK: Final = re.compile(r"\[([^\[\]]*)\]\([^()\s]*\)")
_PLACE_OF_QUOTE: Final = re.compile(r"^[ \t]*(?:>[ \t]?)+")
_FLATTENED: Final = re.compile(r"(?i)counts?[./_\[ ]+(?P<number>[0-9]{1,3})[\]./_ ]+(?P<what>model|count)")
_LONGEST_KEY: Final = 18
_PART_OF_KEY: Final = 4
_PARTS_OF_KEY: Final = 3
_YES: Final = frozenset({"true", "yes", "1", "x", "ja", "sí", "si", "oui", "はい", "y", "wahr"})
_ALL: Final = frozenset({"all", "alle", "tous", "toutes", "todas", "todos", "すべて"})
_NO: Final = frozenset({"false", "no", "nein", "non", "いいえ"})
_MOST_JOINED: Final = 30
_MOST_HEADINGS: Final = 12
_FIGURE: Final = re.compile(r"\s*[\"']?[0-9][0-9.,/-]*[\"']?\s*")
"""A count or a day: what stands in a row, and not above one."""
_LONGEST_HEADING: Final = 60
_DEVICE_COLUMNS: Final = ("model", "product")


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
    lines = _with_cells_together(list(lines))
    skipped = 0
    for at, line in enumerate(lines):
        if skipped:
            skipped -= 1
            continue
        text = line.text
        if table and table.heading.separator == "\t" and "\t" in text:
            line, skipped = _with_broken_cells(lines, at, len(table.heading.columns))
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


def _with_broken_cells(lines: list[Line], at: int, width: int) -> tuple[Line, int]:
    """A row whose cells were broken over lines, as browsers copy them, and how many lines went into it."""
    text, first = lines[at].text, lines[at].text.count("\t") + 1
    cells = first
    for more, line in enumerate(lines[at + 1 : at + _MOST_JOINED] if first < width else [], 1):
        cells += line.text.count("\t")
        if not line.text.strip() or KEY.search(line.text) or cells > width:
            break
        text = f"{text} / {line.text.strip(' ')}"
        if cells == width:
            return Line(lines[at].number, text), more
    return lines[at], 0


def _with_cells_together(lines: list[Line]) -> list[Line]:
    """The lines, with a table that stands there a cell to a line, as browsers copy them, put together to rows."""
    together: list[Line] = []
    at = 0
    while at < len(lines):
        width = _headings_below(lines, at) if len(lines[at].text) <= _LONGEST_HEADING else 0
        rows = _rows_of_cells(lines[at : at + width], lines[at + width :]) if width else []
        if rows:
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
    if len(above) > _LONGEST_HEADING * _MOST_HEADINGS or "\t" not in above:
        return None
    upper, lower = cells_of(above, "\t"), cells_of(text, "\t")
    if len(upper) != len(lower) or not all(upper) or not all(lower):
        return None
    both = heading_of("\t".join(f"{each} {below}" for each, below in zip(upper, lower, strict=True)))
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
        if column == "model" and mentions(cell):
            return True
        if column == "key" and things_in(cell):
            return True
        if column == "expires_on" and day_in(cell):
            return True
    return False


class TableReader:
    """Takes the rows of tables into a list of licenses; what gives none is told with its reason."""

    def __init__(self, found: LicenseList) -> None:
        self._found = found
        self.rejected: list[tuple[Line, str, str]] = []
        self.passcodes: list[tuple[Line, str]] = []
        self._above: list[str] = []

    def take(self, table: TextTable) -> None:
        """Take one table."""
        columns = table.heading.columns
        order = ""
        if "expires_on" in columns:
            place = columns.index("expires_on")
            order = order_of([row.cells[place] for row in table.rows])
        if "have" not in columns and (place := _column_of_counts(table)) >= 0:
            columns[place] = "have"
        self._above = []
        for row in table.rows:
            if self._found.is_full or len(self.rejected) > MOST_ROWS:
                return
            self._take_row(row, table.heading, order)

    def _take_row(self, row: TableRow, heading: TableHeading, order: str) -> None:
        given = dict(zip(reversed(heading.columns), reversed(row.cells[: len(heading.columns)]), strict=True))
        if given.get("passcode", "").strip():
            self.passcodes.append((row.line, given["passcode"]))
        keys = _each_key(keys_in(given.get("key", "")) or keys_in(row.line.text) or keys_in(_joined(row.cells)))
        devices = devices_of(row.cells, heading, given)
        if not keys and devices and heading.has_key and not any(row.cells[: heading.columns.index("key") + 1]):
            keys = self._above  # a cell that goes over several rows
        if not keys:
            self._refuse(row, heading, given)
            return
        self._above = keys
        state = state_of(heading, row.cells)
        for key in keys:
            entry = self._found.entry(key, row.line.number, row.line.text)
            entry.say("state", state)
            entry.say("expired", "no" if _is_live(heading, row.cells) else "")
            entry.say("mode", mode_of(given.get("mode", "")))
            entry.say("expires_on", day_in(given.get("expires_on", ""), order))
            for device in devices or [Counted("", count_in(given.get("have", "")), count_in(given.get("move", "")))]:
                entry.count(device.model, device.have, device.move, row.line.number)

    def _refuse(self, row: TableRow, heading: TableHeading, given: dict[str, str]) -> None:
        cell = given.get("key", "").strip()
        things: Sequence[NoKey] = things_in(cell) or (things_in(row.line.text) if heading.has_key else ())
        if things:
            self.rejected.append((row.line, row.line.text, things[0].reason))
        elif cell:
            self.rejected.append((row.line, row.line.text, why_no_key(cell)))
        elif heading.has_key or "organization" in heading.columns or "product" in heading.columns:
            self.rejected.append((row.line, row.line.text, _("The line holds no license key.")))


def _joined(cells: list[str]) -> str:
    """The parts of a key that stand in cells of their own, put together."""
    first = next((at for at, cell in enumerate(cells) if len(cell) == _PART_OF_KEY and cell[:2].upper() == "Z2"), None)
    return "" if first is None else "-".join(cells[first : first + _PARTS_OF_KEY])


def _column_of_counts(table: TextTable) -> int:
    """The column about licenses or devices that holds a count in every row, -1 where there is none."""
    for place, column in enumerate(table.heading.columns):
        cells = [row.cells[place] for row in table.rows if place < len(row.cells) and row.cells[place]]
        is_sign = table.heading.names[place].strip() == "#" and cells != [str(at) for at, _cell in enumerate(cells, 1)]
        if (column == "product" or is_sign) and cells and all(count_in(cell) is not None for cell in cells):
            return place
    return -1


def _each_key(keys: Sequence[Place]) -> list[str]:
    return list(dict.fromkeys(key.key for key in keys))


def devices_of(cells: list[str], heading: TableHeading, given: dict[str, str]) -> list[Counted]:
    """The devices that the cells of a row name, with their counts."""
    have, move = count_in(given.get("have", "")), count_in(given.get("move", ""))
    if move is None and have is not None and given.get("move", "").casefold() in _ALL:
        move = have
    said = _numbered(cells, heading)
    for column in _DEVICE_COLUMNS:
        for place, name in enumerate(heading.columns):
            cell = cells[place] if place < len(cells) else ""
            if name == column and cell and not cell.startswith(("=", "@")):
                said = said or list(devices_in(cell))
    if not said and "have" in given and have is None:
        said = list(devices_in(given["have"]))
    if not said and "model" in given and is_name_of_model(given["model"]):
        said = [Counted(given["model"], None, None)]
    if not said:
        said = list(devices_in(KEY.sub(" ", given.get("key", "")))) if len(given.get("key", "")) > _LONGEST_KEY else []
    if not said:
        unknown = [cell for name, cell in zip(heading.columns, cells, strict=False) if not name and cell]
        said = [device for cell in unknown for device in devices_in(cell)][:1]
    if len(said) == 1:
        only = said[0]
        return [Counted(only.model, have if have is not None else only.have, move if move is not None else only.move)]
    return said


def _numbered(cells: list[str], heading: TableHeading) -> list[Counted]:
    """The devices in columns such as ``counts.0.model`` and ``counts.0.count``, as objects are flattened."""
    found: dict[str, dict[str, str]] = {}
    for at, number, what in heading.numbered:
        if cells[at : at + 1] != [""]:
            found.setdefault(number, {})[what] = cells[at]
    devices = [(devices_in(each.get("model", "")), count_in(each.get("count", ""))) for each in found.values()]
    return [Counted(said[0].model, count, None) for said, count in devices if said]


def _is_live(heading: TableHeading, cells: list[str]) -> bool:
    """True where a column that asks whether a license has expired says no."""
    return any(cells[at].casefold() in _NO for at in heading.expired)


def state_of(heading: TableHeading, cells: list[str]) -> str:
    """Whether a row says that its license has expired or was invalidated."""
    for at, state in heading.states:
        if cells[at]:
            found = state if state and cells[at].casefold() in _YES else state_in(cells[at])
            if found:
                return found
    return ""
