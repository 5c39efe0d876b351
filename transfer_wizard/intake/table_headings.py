"""Rows of headings: what each column of a table of licenses holds, by its words, in one line or two."""

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from transfer_wizard.intake.cells import cells_of, each_split, tidy
from transfer_wizard.intake.device_models import mentions
from transfer_wizard.intake.document_parts import QUOTED
from transfer_wizard.intake.keys import KEY, keys_in
from transfer_wizard.intake.labels import NUMBERS, column_of, label_of, meanings_of, words_of
from transfer_wizard.intake.license_list import EXPIRED, INVALIDATED
from transfer_wizard.intake.quantity_words import ARROW, role_of
from transfer_wizard.intake.vocabulary import DESTINATION, SOURCE

_FLATTENED: Final = re.compile(r"(?i)counts?[./_\[ ]+(?P<number>[0-9]{1,3})[\]./_ ]+(?P<what>model|count)")
_CURRENT: Final = re.compile(
    r"(?i)(?:current|new|present|aktueller?|neuer?|derzeitiger|現在の?|新)\W?"
    r"(?:licen[sc]e )?(?:key|(?:lizenz)?schlüssel|(?:ライセンス)?キー)|clave (?:de licencia )?actual|clé (?:de "
    r"licence )?actuelle"
)
"""The column of the keys beside one of those that they took the place of."""
MOST_HEADINGS: Final = 12
_FIGURE: Final = re.compile(r"\s*[\"']?[0-9][0-9.,/-]*[\"']?\s*")
"""A count or a day: what stands in a row, and not above one."""
LONGEST_HEADING: Final = 60


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
    def models(self) -> list[tuple[int, str, str]]:
        """The columns that are called by a device model and hold its count: how many there are, or how many move."""
        if not self.has_key or not {"model", "product"}.isdisjoint(self.columns):
            return []
        columns = []
        for at, name in enumerate(map(tidy, self.names)):
            found = mentions(name)
            if len(found) == 1 and found[0].start == 0:
                rest = name[found[0].end :].strip(" :-–()")
                role = role_of(words_of(rest), is_whole=True) if rest else "have"
                columns += [(at, found[0].model, role)] if role in ("have", "move") else []
        return columns

    @cached_property
    def numbered(self) -> list[tuple[int, str, str]]:
        """The columns such as ``counts.0.model``, each with its number and what it holds."""
        matches = [(at, _FLATTENED.fullmatch(name.strip())) for at, name in enumerate(self.names)]
        return [(at, match["number"], match["what"].lower()) for at, match in matches if match]


def heading_of(text: str) -> TableHeading | None:
    """The headings in a line, None where it is no row of headings."""
    if len(text) > 1_000 or KEY.search(text):
        return None
    text = QUOTED.sub("", text)
    for separator, cells in each_split(text):
        if len(cells) < 2 or any(len(cell) > LONGEST_HEADING or _FIGURE.fullmatch(cell) for cell in cells):
            continue
        columns = [column_of(ARROW.split(tidy(cell))[0].rstrip(":?* ")) for cell in cells]  # "Count -> move"
        if columns.count("key") > 1:  # "License" beside "License key" is what it is a license for
            named = [
                column == "key" and meanings_of(tidy(cell)) != frozenset({"license"})
                for column, cell in zip(columns, cells, strict=True)
            ]
            columns = [
                "product" if column == "key" and not is_named and any(named) else column
                for column, is_named in zip(columns, named, strict=True)
            ]
        if len(current := [at for at, cell in enumerate(cells) if _CURRENT.fullmatch(tidy(cell))]) == 1:
            columns = ["replaced" if column == "key" else column for column in columns]
            columns[current[0]] = "key"
        if "key" in columns and "have" not in columns:  # the French word for a count is the Spanish one for a name
            columns = [
                "have" if tidy(cell).casefold() == "nombre" else each for cell, each in zip(cells, columns, strict=True)
            ]
        if is_heading(columns):
            return TableHeading(
                _each_once(columns), cells, separator, _starts(text, cells) if separator == "  " else [], text
            )
    return None


def heading_over_two_lines(above: str, text: str, alone: TableHeading | None) -> TableHeading | None:
    """The headings of two lines that are meant together, where each column is called by a word of both."""
    separator = next((each for each in "\t;," if each in above and each in text), "")
    if not separator or len(above) > LONGEST_HEADING * MOST_HEADINGS:
        return None
    upper, lower = cells_of(above, separator), cells_of(text, separator)
    if len(upper) != len(lower) or any(map(NUMBERS.search, lower)) or any(map(keys_in, upper)):
        return None
    for at in range(1, len(upper)):
        upper[at] = upper[at] or (upper[at - 1] if lower[at] else "")  # a heading over several columns
    both = heading_of("\t".join(_name_over(each, below) for each, below in zip(upper, lower, strict=True)))
    if both:
        both.separator = separator
    said = [_worth(heading) for heading in (both, alone, heading_of(above))]
    return both if said[0] > max(said[1:]) else None


def _worth(heading: TableHeading | None) -> int:
    """How many columns the names of a row of headings tell apart."""
    if not heading:
        return 0
    columns = len([column for column in heading.columns if column not in ("", "other", "product")])
    labels = [label_of(tidy(name)) for name in heading.names]
    return (
        columns + 2 * len(heading.models) + sum(bool(label and label.side in (SOURCE, DESTINATION)) for label in labels)
    )


def _name_over(above: str, below: str) -> str:
    """The name of a column under a heading of several: both, or the lower one where both together mean nothing."""
    both = f"{above} {below}".strip()
    return below if below and column_of(below) and not column_of(both) and not mentions(above) else both


def is_heading(columns: list[str]) -> bool:
    known = {column for column in columns if column and column != "other"}
    if "key" in known:
        return len(columns) > 1
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
