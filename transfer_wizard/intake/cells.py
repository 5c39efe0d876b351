"""The cells of a line of a table, by what stands between them."""

import csv
import re
from collections.abc import Iterator
from typing import Final

SEPARATORS: Final = ("\t", ";", "||", "|", ",", "  ")
_SPACES: Final = re.compile(r"\s{2,}")
_MARKS: Final = re.compile("[*`\\[\"'=]")
_LINK: Final = re.compile(r"\[([^\[\]]*)\]\([^()\s]*\)")


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
