"""The cells of a line of a table, by what stands between them."""

import csv
import re
from collections.abc import Iterator
from typing import Final

SEPARATORS: Final = ("\t", ";", "||", "|", ",", "  ")
_LABEL_AND_VALUE: Final = 2
SPACES: Final = re.compile(r"\s{2,}")
_TWO_CELLS: Final = re.compile(
    r"^[\s|*>-]*(?P<said>[^\t|]{2,69}?)[\s*]*(?P<sign>\t|\||\s{2,}|\s-\s)\s*(?P<value>[^\s|].*?)[\s|]*$"
)
_FAR_APART: Final = re.compile(
    r"^[\s|*>-]*(?P<said>[^\t|0-9]{2,69}?)\s*(?P<sign>\t|\||\s{3,})\s*(?P<value>[^\s|].*?)[\s|]*$"
)
_PROSE: Final = re.compile(
    r"(?=[a-zß-ÿ'’]+\s)(?:.*[.!?,;]$|(?:\S+\s+){0,3}(?:is|are|was|were|and|or|of|for|to|the|that|this|has|have|will|"
    r"ist|sind|und|für|wird|est|sont|et|pour|que|es|son|para)\s)"
)
_MARKS: Final = re.compile("[*`\\[\"'=]")
_LINK: Final = re.compile(r"\[([^\[\]]*)\]\([^()\s]*\)")


def each_split(text: str) -> Iterator[tuple[str, list[str]]]:
    """The cells of a line by each of the separators that stand in it."""
    bare = text.strip()
    for separator in SEPARATORS:
        if separator in bare:
            yield separator, cells_of(text, separator)


def cells_of(text: str, separator: str) -> list[str]:
    """The cells of a line."""
    if separator == "  ":
        return SPACES.split(text.strip())
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


def two_cells(text: str) -> list[re.Match[str]]:
    """How a line may be a label and a value in two cells: parted by its first wide gap, and by its first gap."""
    near = _TWO_CELLS.match(text)
    if not near:
        return []
    far = _FAR_APART.match(text)
    return [far, near] if far and far.start("value") > near.start("value") else [near]


def goes_on(cells: re.Match[str]) -> bool:
    """True for a sentence that happens to have two spaces behind its first words: "The company  is closed."."""
    gap = cells.string[cells.end("said") : cells.start("value")]
    return gap == "  " and _PROSE.match(cells["value"]) is not None


def tidy(cell: str) -> str:
    """A cell without the marks of Markdown, of spreadsheets and of quoting around its words."""
    if not _MARKS.search(cell):
        return cell.strip()
    cell = _LINK.sub(r"\1", cell).strip().strip("*`").strip()
    if cell.startswith(('="', "'")):
        cell = cell.lstrip("='").strip('"')
    return cell.strip('"').strip()


def until_another_row(text: str, mark: str) -> int:
    """Where a row begins in a text that has something else in the column in which the mark stands above it."""
    if "|" not in text and "\t" not in text and ";" not in text:
        return len(text)
    start = text.rfind("\n", 0, max(0, text.find(mark))) + 1
    own, *below = text[start:].split("\n")
    separator = next((each for each in "|\t;" if own.count(each) > 1), "")
    if not separator:
        return len(text)
    at = start + len(own)
    cells = own.split(separator)
    column = next((place for place, cell in enumerate(cells) if mark in cell), -1)
    is_row = len([cell for cell in cells if cell.strip()]) > _LABEL_AND_VALUE
    for line in below if column >= 0 and is_row else ():
        others = line.split(separator)
        if len(others) == len(cells) and others[column].strip():
            return at
        at += 1 + len(line)
    return len(text)
