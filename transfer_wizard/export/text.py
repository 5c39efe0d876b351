"""The summary as plain text: at most 76 columns, no tabs, so that it reads the same in a ticket, a mail and a terminal.

Columns are counted as a terminal shows them: two for a wide letter (日本), none for a combining sign. Only a link or a
key may be wider than its line: broken in two, neither can be followed or copied.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from transfer_wizard.export.blocks import AnswerList, Block, Items, Table, TableLine, Value, labelled
from transfer_wizard.export.summary import Summary

COLUMNS: Final = 76
LABELS_AT_MOST: Final = 40
WORD_AT_MOST: Final = 14
"""A license key is never torn apart in a table; longer words may be."""
_GAP: Final = "  "
_WHOLE: Final = re.compile(r"https?://[!-~]{1,2000}|Z2[A-Z0-9]{2}-[A-Z0-9]{4}-[A-Z0-9]{4}")


_NEVER_FIRST: Final = frozenset("、。，．・：；！？）］｝」』】〉》〕ーぁぃぅぇぉっゃゅょァィゥェォッャュョ々％")
_NEVER_LAST: Final = frozenset("（［｛「『【〈《〔")
"""Wide letters that begin no line in Japanese, and those that end none. Source: JIS X 4051, the common part of it."""


def render(summary: Summary) -> str:
    """The subject as a heading, and the body; lines end with a line feed."""
    lines = [*_headed(summary.subject, "="), "", *wrapped(summary.ask)]
    if summary.notice:
        lines += ["", *wrapped(summary.notice)]
    for section in summary.sections:
        lines += ["", *_headed(section.heading, "-")]
        for number, block in enumerate(section.blocks):
            lines += ["", *_block(block)] if number else _block(block)
    lines += ["", "-" * COLUMNS, *wrapped(summary.made)]
    return "\n".join(lines) + "\n"


def width(text: str) -> int:
    """How many columns a text takes."""
    return len(text) if text.isascii() else sum(_width_of(mark) for mark in text)


@lru_cache(4096)
def _width_of(mark: str) -> int:
    if unicodedata.category(mark) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(mark) in "WF" else 1


def wrapped(text: str, columns: int = COLUMNS) -> list[str]:
    """The lines of a text, broken at spaces, at wide letters, and within a word that is longer than a line.

    A link and a license key are never broken.
    """
    lines = []
    for paragraph in text.split("\n"):
        if len(paragraph) <= columns and paragraph.isascii():  # most cells of a table of thousands of rows
            lines.append(paragraph.rstrip(" "))
            continue
        line, taken = "", 0
        for piece in _pieces(paragraph, columns):
            room = width(piece.rstrip(" "))
            if line and taken + room > columns:
                lines.append(line.rstrip(" "))
                line, taken = "", 0
                piece = piece.lstrip(" ")
            line += piece
            taken += width(piece)
        lines.append(line.rstrip(" "))
    return lines


def _pieces(paragraph: str, columns: int) -> Iterator[str]:
    """What stays together on a line: a word with the spaces behind it, a wide letter with its brackets and stops."""
    piece, taken, spaced, before = "", 0, False, ""
    inside = {place for whole in _WHOLE.finditer(paragraph) for place in range(whole.start() + 1, whole.end())}
    for place, mark in enumerate(paragraph):
        columns_of_mark = _width_of(mark)
        may_break = columns_of_mark == 2 or (spaced and mark != " ")
        may_break = may_break and mark not in _NEVER_FIRST and before not in _NEVER_LAST
        starts_anew = (may_break or taken + columns_of_mark > columns) and place not in inside
        before = mark
        if piece and columns_of_mark and starts_anew:
            yield piece
            piece, taken, spaced = "", 0, False
        piece += mark
        taken += columns_of_mark
        spaced = mark == " " or columns_of_mark == 2 or (spaced and columns_of_mark == 0)
    if piece:
        yield piece


def _headed(heading: str, underline: str) -> list[str]:
    lines = wrapped(heading)
    return [*lines, underline * max(width(line) for line in lines)]


def _block(block: Block) -> list[str]:
    match block:
        case AnswerList():
            return _rows(block)
        case Items():
            return [line for item in block.items for line in _hanging("- ", wrapped(str(item), COLUMNS - 2))]
        case Table():
            return _table(block)


def _rows(block: AnswerList) -> list[str]:
    label_width = min(max(width(labelled(row.label)) for row in block.rows), LABELS_AT_MOST)
    room = COLUMNS - label_width - len(_GAP)
    lines = []
    for row in block.rows:
        label = labelled(row.label)
        fits = width(label) <= label_width and not (row.value.is_code and width(str(row.value)) > room)
        if fits:
            lines += _hanging(_padded(label, label_width) + _GAP, wrapped(str(row.value), room))
        else:  # a link broken in two leads nowhere: it gets a line of its own
            lines += [*wrapped(label), *_hanging("    ", wrapped(str(row.value), COLUMNS - 4))]
    return lines


def _hanging(first: str, lines: list[str]) -> list[str]:
    rest = " " * width(first)
    return [f"{rest if number else first}{line}".rstrip(" ") for number, line in enumerate(lines)]


def _table(table: Table) -> list[str]:
    header = TableLine(tuple(Value(column.title) for column in table.columns))
    widths = _column_widths([header, *table.lines])
    numbers = [column.is_number for column in table.columns]
    rule = _GAP.join("-" * each for each in widths)
    lines = [*wrapped(labelled(table.caption)), "", *_table_line(header, widths, numbers), rule]
    for number, line in enumerate(table.lines):
        follows_total = number > 0 and table.lines[number - 1].is_total
        lines += ["", *_table_line(line, widths, numbers)] if follows_total else _table_line(line, widths, numbers)
    return lines


def _column_widths(lines: list[TableLine]) -> list[int]:
    """As wide as the cells, and as narrow as the page asks for: the column with the most room to spare gives way."""
    columns = list(zip(*(map(str, line.cells) for line in lines), strict=True))
    widths = [max(width(line) for cell in column for line in cell.split("\n")) for column in columns]
    least = [
        min(max(width(word) for cell in column for word in cell.split() or [""]), WORD_AT_MOST) for column in columns
    ]
    page = COLUMNS - len(_GAP) * (len(columns) - 1)
    widths = [min(each, page) for each in widths]
    while sum(widths) > page:
        spare = [each - low for each, low in zip(widths, least, strict=True)]
        if max(spare) <= 0:
            spare = widths
        widths[spare.index(max(spare))] -= 1
    return widths


def _table_line(line: TableLine, widths: list[int], numbers: list[bool]) -> list[str]:
    cells = [wrapped(str(cell), room) for cell, room in zip(line.cells, widths, strict=True)]
    height = max(len(cell) for cell in cells)
    rows = []
    for number in range(height):
        texts = [cell[number] if number < len(cell) else "" for cell in cells]
        padded = [_padded(*each) for each in zip(texts, widths, numbers, strict=True)]
        rows.append(_GAP.join(padded).rstrip(" "))
    return rows


def _padded(text: str, columns: int, to_the_right: bool = False) -> str:
    space = " " * (columns - width(text))
    return space + text if to_the_right else text + space
