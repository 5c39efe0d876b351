"""The parts of every export: values with marks, rows, lists and tables, without characters that a format can't hold."""

import re
from dataclasses import dataclass
from typing import Final

from transfer_wizard.request.passcode import MASK
from transfer_wizard.request.shape import LONGEST
from transfer_wizard.translations import _, joined
from transfer_wizard.validation import fields, wording


@dataclass(frozen=True)
class Value:
    """A text and what is to be said of it.

    Attributes:
        text: as a person reads it; lines are separated by "\\n"; "" where nothing was given.
        marks: the gaps, each in square brackets.
        is_code: True for what is compared letter by letter, such as a key or a link.
        link: the address behind the text, checked to be the vendor's; "" for none.
    """

    text: str
    marks: tuple[str, ...] = ()
    is_code: bool = False
    link: str = ""

    def __str__(self) -> str:
        return " ".join(part for part in (self.text, *self.marks) if part)


def labelled(label: str, text: str = "") -> str:
    """A label, a colon as its language has it, and what it is about; a question needs none."""
    if label.endswith(("?", "？")):
        return joined(label, text)
    return _("{label}: {text}").format(label=label, text=text).rstrip(" ")


@dataclass(frozen=True)
class AnswerRow:
    """A labelled value; ``path`` is its field in the draft, "" for what was made from other fields."""

    label: str
    value: Value
    path: str = ""


@dataclass(frozen=True)
class AnswerList:
    """A list of labelled values."""

    rows: tuple[AnswerRow, ...]


@dataclass(frozen=True)
class Items:
    """A list of sentences."""

    items: tuple[Value, ...]


@dataclass(frozen=True)
class TableColumn:
    """One column of a table."""

    title: str
    is_number: bool = False


@dataclass(frozen=True)
class TableLine:
    """One row of a table; a total is set apart."""

    cells: tuple[Value, ...]
    is_total: bool = False


@dataclass(frozen=True)
class Table:
    """A table with its caption; the first cell of a line names it."""

    caption: str
    columns: tuple[TableColumn, ...]
    lines: tuple[TableLine, ...]


Block = AnswerList | Items | Table


@dataclass(frozen=True)
class SummarySection:
    """A heading and what stands under it; ``id`` names it for formats that leave out or rearrange.

    Attributes:
        language: that of its words where it is another one than the document's; "" where not.
    """

    id: str
    heading: str
    blocks: tuple[Block, ...]
    language: str = ""

    @property
    def rows(self) -> tuple[AnswerRow, ...]:
        """The labelled values."""
        return tuple(row for block in self.blocks if isinstance(block, AnswerList) for row in block.rows)

    @property
    def sentences(self) -> tuple[Value, ...]:
        """The sentences."""
        return tuple(item for block in self.blocks if isinstance(block, Items) for item in block.items)


_LINE_BREAKS: Final = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
# What no document may hold (XML and PDF alike): control characters, half characters, and code points that are none.
_UNPRINTABLE: Final = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
# Signs that change the order in which other text is read: shown by their number, so that nothing hides behind them.
_REORDERING: Final = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


_ADDRESS: Final = re.compile(r"https?://[!-~]+")


def parts(text: str) -> list[str]:
    """The text in pieces, every second of which is a web address: each format keeps those in one piece."""
    found, end = [], 0
    for address in _ADDRESS.finditer(text):
        found += [text[end : address.start()], address[0]]
        end = address.end()
    return [*found, text[end:]]


def clean(text: str) -> str:
    """The text in characters that every format can hold and that every reader sees in the order they were typed."""
    if text.isascii() and text.isprintable():
        return text
    text = _LINE_BREAKS.sub("\n", text).replace("\t", " ")
    text = "".join(mark if ord(mark) & 0xFFFE != 0xFFFE else "\ufffd" for mark in _UNPRINTABLE.sub("\ufffd", text))
    return _REORDERING.sub(lambda found: f"[U+{ord(found[0]):04X}]", text)


def normal(path: str, text: str) -> str:
    """The normal form of a field's text as an export shows it.

    A text of four digits in a key's place is taken for a passcode, and masked. What is longer than a field takes is
    cut; only the request file holds it whole.
    """
    tidied = clean(fields.tidy(path, text[: LONGEST + 1])) if text.strip() else ""
    if wording.kind(path) == "licenses.key" and re.fullmatch(r"\d{4}", fields.compact(tidied[:100])):
        return MASK
    return tidied if len(text) <= LONGEST else f"{tidied[:LONGEST]}…"
