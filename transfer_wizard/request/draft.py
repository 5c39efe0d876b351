"""A draft: the request as typed so far. Widgets show it, validation judges it, and it is what gets saved."""

import copy
import math
import os
import time
from collections.abc import Callable
from operator import is_
from typing import Any, Final, Self, TypeVar

from transfer_wizard.request.shape import DEVICE, LICENSE, REQUEST

Found = TypeVar("Found")
LicenseData = dict[str, Any]
"""A license of a draft, as the request file has it: texts, and a list of devices."""

IDENTITY: Final = r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
"""The pattern of a request's identity: a UUID in small letters."""


def blank(shape: Any) -> Any:
    """Empty values in a shape: "" for each leaf, no rows for each list."""
    if isinstance(shape, dict):
        return {name: blank(inner) for name, inner in shape.items()}
    return [] if isinstance(shape, list) else ""


_AT_ONCE: Final = 200
"""Rows."""
_NO_LICENSE: Final = blank(LICENSE)
_LISTS_OF_LICENSE: Final = tuple(name for name, value in _NO_LICENSE.items() if value == [])
_NO_DEVICE: Final = blank(DEVICE)
_NOTHING: Final = blank(REQUEST)


class Draft:
    """The raw values of one request, every one of them text as typed; "" is a value not given yet.

    Attributes:
        id: random, made with the request and kept for its life; the keyring's entries hang on it.
        values: nested as in the request file. Fields of a newer writer that this program doesn't know stay in it.
        extras: members of the file's envelope that this program doesn't know, written back as they came.
        saved_at: when that was, in ISO 8601 with the offset.
        newer_schema: the schema of the file it is from, where a newer version made that; 0 for a schema of our own.
        last_copy: the values of the last copy of it, which nobody changes.
        rows_hold: nobody has told of a license row that is another than in the last copy.
        times_told: how often somebody told of a license row.
        unasked: the sections, and the fields of a section such as ``route.reason``, that nobody is asked for, since a
            policy hides their pages; in no file.
    """

    def __init__(self, values: dict[str, Any] | None = None, identity: str | None = None) -> None:
        self.id = identity or _new_identity()
        self.values: dict[str, Any] = blank(REQUEST) if values is None else values
        self.extras: dict[str, Any] = {}
        self.saved_at = ""
        self.newer_schema = 0
        self.last_copy: dict[str, Any] | None = None
        self.rows_hold = False
        self.times_told = 0
        self.unasked: frozenset[str] = frozenset()
        self._of_rows: dict[Callable[[Draft], Any], Any] = {}

    def __repr__(self) -> str:
        return f"<Draft {self.id}>"

    def get(self, path: str) -> str:
        """The text at a path such as ``licenses.0.key``; KeyError or IndexError where there is no such field or row."""
        value = self.branch(path)
        if not isinstance(value, str):
            raise KeyError(path)
        return value

    def set(self, path: str, text: str) -> None:
        """Put the text at a path; KeyError or IndexError where there is no such field or row."""
        self.get(path)
        self.changed(path)
        parent, _, name = path.rpartition(".")
        self.branch(parent)[name] = text

    def changed(self, path: str) -> None:
        """Note that something changed at a path."""
        if path.partition(".")[0] == "licenses":
            self.rows_hold = False
            self.times_told += 1
            self._of_rows = {}

    def of_rows(self, find: Callable[["Draft"], Found]) -> Found:
        """What a function finds in the license rows; it looks once, until somebody tells that a row changed."""
        if find not in self._of_rows:
            self._of_rows[find] = find(self)
        found: Found = self._of_rows[find]
        return found

    def is_unasked(self, path: str) -> bool:
        """Whether nobody is asked for the field at a path: that it is empty is no gap."""
        section, _dot, rest = path.partition(".")
        return section in self.unasked or f"{section}.{rest.partition('.')[0]}" in self.unasked

    def branch(self, path: str) -> Any:
        """The values below a path, ``""`` for all: a dict, a list of rows, or one text."""
        node: Any = self.values
        for step in path.split(".") if path else ():
            node = node[int(step)] if isinstance(node, list) else node[step]
        return node

    @property
    def licenses(self) -> list[LicenseData]:
        """The rows of the Licenses step; each holds its device rows under ``devices``."""
        rows: list[LicenseData] = self.values["licenses"]
        return rows

    @property
    def is_blank(self) -> bool:
        """True while nothing has been typed or chosen."""
        nothing: bool = self.values == _NOTHING
        return nothing

    @property
    def is_sent(self) -> bool:
        """True once the request has its case number: then it is a record of what was asked."""
        return is_case_number(self.get("case_number"))

    def duplicate(self) -> Self:
        """A copy under an identity of its own, as an unsent request: its keyring entries are its own too."""
        twin = type(self)(copy.deepcopy(self.values))
        twin.set("case_number", "")
        twin.extras = copy.deepcopy(self.extras)
        twin.newer_schema = self.newer_schema
        return twin


def is_case_number(text: str) -> bool:
    """Whether a text may be the number of a case: “pending” is none, and closes no request."""
    return any(mark.isdigit() for mark in text)


class Copying:
    """A copy of a draft that another thread may read while the person types on, made a little at a time.

    There may be thousands of license rows, so those that are as they were in the copy before are shared with it.

    Args:
        looks_at_rows: False where what was told of them is enough: then rows that hold are not looked at.

    Attributes:
        twin: the copy, once ``take`` has said that it is whole.
    """

    def __init__(self, draft: Draft, looks_at_rows: bool = True) -> None:
        self.twin = copy.copy(draft)
        self.twin.changed("licenses")  # nobody tells the copy of what was found in the rows
        self.twin.values = copied_values(draft.values | {"licenses": []})
        self._draft = draft
        self._before: list[LicenseData] = draft.last_copy["licenses"] if draft.last_copy else []
        if draft.rows_hold and not looks_at_rows and len(self._before) == len(draft.licenses):
            self.twin.values["licenses"] = self._before
        self._begun_at = draft.times_told

    def take(self, seconds: float = math.inf) -> bool:
        """Copy for no longer than that; whether it is whole. Nothing of the draft may change until it is."""
        rows, copies, before = self._draft.licenses, self.twin.licenses, self._before
        until = time.perf_counter() + seconds
        while (at := len(copies)) < len(rows):
            some = slice(at, min(at + _AT_ONCE, len(rows)))
            copies += before[some] if rows[some] == before[some] else map(self._copied, range(some.start, some.stop))
            if len(copies) < len(rows) and time.perf_counter() > until:
                return False
        if len(copies) == len(before) and all(map(is_, copies, before)):
            self.twin.values["licenses"] = before
        self._draft.last_copy = self.twin.values
        self._draft.rows_hold = self._draft.times_told == self._begun_at
        return True

    def _copied(self, at: int) -> LicenseData:
        row, before = self._draft.licenses[at], self._before
        for place in (at, at + len(before) - len(self._draft.licenses)):  # counted from either end
            if 0 <= place < len(before) and before[place] == row:
                return before[place]
        twin: LicenseData = copied_values(row)
        return twin


def copied(draft: Draft, looks_at_rows: bool = True) -> Draft:
    """A copy that another thread may read while the person types on, as of ``Copying``."""
    copying = Copying(draft, looks_at_rows)
    copying.take()
    return copying.twin


def copied_values(values: Any) -> Any:
    """A copy of nested dicts and lists of texts: quicker than the general one, since there may be thousands of rows."""
    if isinstance(values, dict):
        twin = dict(values)
        for name, value in values.items():
            if value.__class__ is not str:
                twin[name] = copied_values(value)
        return twin
    return [copied_values(value) for value in values] if isinstance(values, list) else values


def has_text(branch: object) -> bool:
    """True when anything was typed or chosen in a part of a draft."""
    if isinstance(branch, dict):
        return any(has_text(inner) for inner in branch.values())
    if isinstance(branch, list):
        return any(has_text(inner) for inner in branch)
    return bool(branch)


def blank_license() -> LicenseData:
    """An empty license row with one empty device row."""
    row = dict(_NO_LICENSE)
    for name in _LISTS_OF_LICENSE:
        row[name] = []
    row["devices"].append(blank_device())
    return row


def blank_device() -> dict[str, Any]:
    """An empty device row."""
    return dict(_NO_DEVICE)


def _new_identity() -> str:
    """A random UUID (version 4), without the module of that name, whose import costs the first window milliseconds."""
    raw = bytearray(os.urandom(16))
    raw[6] = raw[6] & 0x0F | 0x40
    raw[8] = raw[8] & 0x3F | 0x80
    text = raw.hex()
    return "-".join((text[:8], text[8:12], text[12:16], text[16:20], text[20:]))
