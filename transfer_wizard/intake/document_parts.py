"""The parts of a document that every container is read into: lines of text, objects and heads of mails."""

import re
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple

STRUCK: Final = "~~"
"""Stands on both sides of words that were struck out, as Markdown has it."""
QUOTED: Final = re.compile(r"^[ \t]*(?:>[ \t]?)+")
"""Stands before each line of a mail that is quoted, once for each time."""


class Line(NamedTuple):
    """A line of text in one spelling; the cells of a table's row stand in it with tabs between them."""

    number: int
    text: str


class Record(NamedTuple):
    """A value of JSON or of what is written like it, and the line that it starts in."""

    number: int
    value: Any


class Address(NamedTuple):
    """A name and an address of a mail's head, each "" where there is none."""

    name: str
    email: str


class Head(NamedTuple):
    """The head of a mail: the lines after it, up to the next head, are that mail's; the day is "" where unsaid."""

    number: int
    sender: Address
    receivers: tuple[Address, ...]
    subject: str
    day: str = ""


Part = Line | Record | Head


@dataclass
class Document:
    """What a file or a paste was, and its parts in order.

    Attributes:
        kind: such as "text", "mail", "table" or "objects".
        encoding: of the text, "" where it came as text.
        is_guess: whether the encoding was guessed.
        notices: sentences about the whole.
        line_of: the first line of each license key, for parts that have no lines of their own.
        shown: the lines as they were brought, where that is not the lines among the parts.
    """

    kind: str
    parts: list[Part]
    encoding: str = ""
    is_guess: bool = False
    notices: list[str] = field(default_factory=list)
    line_of: dict[str, int] = field(default_factory=dict)
    shown: list[Line] = field(default_factory=list)
