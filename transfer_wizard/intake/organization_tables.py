"""Tables of organizations: a row to each, with its name, link, licensing model and, where there is one, its side."""

from typing import Final, NamedTuple

from transfer_wizard.intake.answers import Word, link_of, read_answer, sides_in
from transfer_wizard.intake.cells import cells_of, each_split, tidy
from transfer_wizard.intake.document_parts import Line
from transfer_wizard.intake.findings import Findings
from transfer_wizard.intake.labels import column_of, label_of, words_of
from transfer_wizard.intake.vocabulary import BOTH, DESTINATION, SOURCE

_ORGANIZATION: Final = "organizations.?."
_SIDE_HEADINGS: Final = ("side", "role", "direction", "seite", "rolle")
_MOST: Final = 20
_MOST_COLUMNS: Final = 5
_LONGEST_HEADING: Final = 500


class _SideHeadings(NamedTuple):
    fields: list[str]
    separator: str
    side: int


def take_organization_tables(lines: list[Line], found: Findings) -> set[int]:
    """Take the rows of such tables in the lines; returns the numbers of the lines they were read from."""
    used: set[int] = set()
    heading: _SideHeadings | None = None
    rows = 0
    for line in lines:
        text = line.text
        if not text.strip():
            continue
        begun = _heading_in(text)
        if begun:
            heading = begun
            used.add(line.number)
        elif heading and heading.separator in text.strip() and rows < _MOST:
            cells = [tidy(cell) for cell in cells_of(text, heading.separator)]
            if len(cells) == len(heading.fields) and _take_row(cells, heading, line, found):
                used.add(line.number)
                rows += 1
        elif heading and any(mark.isalnum() for mark in text):
            heading = None
    return used | _take_side_columns(lines, found)


def _take_side_columns(lines: list[Line], found: Findings) -> set[int]:
    """Take tables with a column for each organization and a field to a row."""
    used: set[int] = set()
    heading: tuple[str, list[str]] | None = None
    for line in lines:
        begun = _sides_above(line.text)
        if begun:
            heading = begun
            used.add(line.number)
        elif heading and heading[0] in line.text.strip():
            separator, sides = heading
            cells = [tidy(cell) for cell in cells_of(line.text, separator)]
            field = _field_of_row(cells[0]) or (f"{_ORGANIZATION}url" if all(map(link_of, cells[1:])) else "")
            if len(cells) != 1 + len(sides) or not field:
                continue
            for side, cell in zip(sides, cells[1:], strict=True):
                value = read_answer(field, field.replace("?", side), cell) if side else ""
                if value:
                    found.add_sided(field, side, value, line.text, line.number)
                    used.add(line.number)
        elif heading and any(mark.isalnum() for mark in line.text):
            heading = None
    return used


def _sides_above(text: str) -> tuple[str, list[str]] | None:
    """What stands between the cells of a heading that names both sides, and the side of each column but the first."""
    for separator, cells in each_split(text) if len(text) < _LONGEST_HEADING else ():
        labels = [label_of(tidy(cell)) for cell in cells[1:]]
        named = [each and each.field == f"{_ORGANIZATION}name" for each in labels]
        sides = [
            each.side.removesuffix("?") if each and is_named else ""
            for each, is_named in zip(labels, named, strict=True)
        ]
        if len(cells) <= _MOST_COLUMNS and sorted(filter(None, sides)) == [DESTINATION, SOURCE]:
            return separator, sides
    return None


def _field_of_row(name: str) -> str:
    """The field that a row is about, where it is one of each side; no passcode is read."""
    label = label_of(name)
    field = f"{_ORGANIZATION}name" if words_of(name) == ["name"] else label.field if label and not label.side else ""
    return field if "?" in field and not field.startswith("passcode") else ""


def _heading_in(text: str) -> _SideHeadings | None:
    if len(text) > _LONGEST_HEADING:
        return None
    for separator, cells in each_split(text):
        names = [tidy(cell) for cell in cells]
        fields = [_field(name) for name in names]
        sides = [at for at, name in enumerate(names) if words_of(name) and words_of(name)[0] in _SIDE_HEADINGS]
        known = {field for field in fields if field}
        has_more = known & {f"{_ORGANIZATION}url", f"{_ORGANIZATION}licensing_model"} or (sides and len(known) > 1)
        is_of_licenses = any(column_of(name) in ("key", "have", "move") for name in names)
        if len(names) > 1 and f"{_ORGANIZATION}name" in known and has_more and not is_of_licenses:
            return _SideHeadings(fields, separator, sides[0] if sides else -1)
    return None


def _field(name: str) -> str:
    if words_of(name) == ["name"]:
        return f"{_ORGANIZATION}name"
    label = label_of(name)
    return label.field if label and not label.side and label.field.startswith(_ORGANIZATION) else ""


def _take_row(cells: list[str], heading: _SideHeadings, line: Line, found: Findings) -> bool:
    unnamed = [cell for cell, field in zip(cells, heading.fields, strict=True) if not field]
    said = [word for cell in (unnamed if heading.side < 0 else [cells[heading.side]]) for word in sides_in(cell)]
    for at, field in enumerate(heading.fields):
        label, colon, name = cells[at].partition(":")
        meant = label_of(label.strip()) if colon and field.endswith("name") else None
        if meant and meant.side.removesuffix("?") in (SOURCE, DESTINATION):  # "Source: Northwind West"
            cells[at], said = name.strip(), [Word(meant.side.removesuffix("?"), 0, 0)]
    sides = {each.value for each in said} - {BOTH}
    side = sides.pop() if len(sides) == 1 else ""
    values = [
        (field, read_answer(field, field.replace("?", SOURCE), cell))
        for field, cell in zip(heading.fields, cells, strict=True)
        if field
    ]
    if not any(value for field, value in values if field.endswith("name")):
        return False
    if side not in (SOURCE, DESTINATION):
        found.new_group()
    for field, value in values:
        if value:
            found.add_sided(field, side, value, line.text, line.number)
    return True
