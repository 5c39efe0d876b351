"""The list of requests: one line each, from a glance at the file, which costs a fraction of reading it.

A glance looks only at what the line shows. Where even that is damaged, there is no line, and the file is read whole,
which finds out what is wrong with it.
"""

import json
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

from transfer_wizard.request.document import FORMAT, SCHEMA, clean, is_in_range
from transfer_wizard.request.draft import Draft, is_case_number
from transfer_wizard.translations import _

MOST_GLANCED_BYTES: Final = 256 * 1024
"""Of a larger file the measure is taken before it is parsed, as for every file from outside."""
LONGEST_WORD: Final = 200
"""Of what a line says and is searched by: longer than any name that passes the check."""

_LONGEST_COUNT: Final = 9


@dataclass(frozen=True)
class DraftEntry:
    """One line in the list of drafts.

    Attributes:
        id: the draft's id.
        title: "Northwind West → Northwind East", or what else there is to know it by.
        company: "" when not given.
        saved_at: in ISO 8601 with the offset.
        keys: the license keys, as typed, "" where there is none yet.
        device_count: how many devices' licenses are to move, as far as that is said.
        case_number: "" until the request was sent.
        is_read_only: a newer version of the program made it.
        text: all that ``search`` looks into, folded.
    """

    id: str
    title: str
    company: str
    saved_at: str
    keys: tuple[str, ...]
    device_count: int
    case_number: str
    is_read_only: bool
    text: str

    @property
    def is_sent(self) -> bool:
        """True for a record: it has its case number."""
        return is_case_number(self.case_number)

    @property
    def license_count(self) -> int:
        """How many license keys."""
        return len(self.keys)


@dataclass(frozen=True)
class Standing:
    """How a request stands.

    Attributes:
        open: how many of the twelve things that Support needs are not there.
        wrong: how many answers can't be right.
    """

    open: int
    wrong: int


@dataclass(frozen=True)
class Listing:
    """The drafts, newest first, and one sentence for each that was found damaged."""

    entries: list[DraftEntry]
    notices: list[str]


def search(entries: Iterable[DraftEntry], words: str) -> list[DraftEntry]:
    """The entries that hold every one of the words somewhere, in their order; all of them for no word."""
    wanted = _folded(words).split()
    return [entry for entry in entries if all(word in entry.text for word in wanted)]


def entry_of(draft: Draft, is_read_only: bool) -> DraftEntry:
    """The line for a draft."""
    return _entry(draft.id, draft.saved_at, draft.values, is_read_only)


def glance(identity: str, content: bytes) -> DraftEntry | None:
    """The line for the draft in a file's content; None where the file has to be read to know it."""
    if len(content) > MOST_GLANCED_BYTES:
        return None
    try:
        document = json.loads(content.decode())
        if document["format"] != FORMAT or document["schema"] != SCHEMA or not isinstance(document["schema"], int):
            return None
        if not is_in_range(document["saved_at"]):
            return None
        return _entry(identity, document["saved_at"], document["request"], is_read_only=False)
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return None


def age(entry: DraftEntry) -> float:
    """A number to sort by: the later the draft was saved, the smaller; a time nobody can read counts as long ago."""
    try:
        saved = datetime.fromisoformat(entry.saved_at)
    except ValueError:
        saved = datetime.min
    return -(saved if saved.tzinfo else saved.replace(tzinfo=UTC)).timestamp()


def _entry(identity: str, saved_at: str, values: dict[str, Any], is_read_only: bool) -> DraftEntry:
    """The line for the values of a draft or a file; TypeError and the like where they are damaged."""
    requester, organizations = values["requester"], values["organizations"]
    source, destination = (_word(organizations[side]["name"]) for side in ("source", "destination"))
    company, case_number = _word(requester["company"]), _word(values["case_number"])
    keys = tuple(_word(row["key"]) for row in values["licenses"])
    if source or destination:
        title = f"{source or '…'} → {destination or '…'}"
    else:
        title = company or _("Request without a name")
    searched = [title, company, _word(requester["name"]), case_number, *keys]
    text = _folded("\n".join(searched))
    devices = sum(_number(device["move"]) for row in values["licenses"] for device in row["devices"])
    return DraftEntry(identity, title, company, _word(saved_at), keys, devices, case_number, is_read_only, text)


def _number(count: str | int | None) -> int:
    """The number in a count as a draft or a file holds it; 0 for anything else."""
    text = str(count).strip()
    return int(text) if len(text) <= _LONGEST_COUNT and text.isdecimal() else 0


def _word(text: str) -> str:
    return clean(text.strip()[:LONGEST_WORD])


def _folded(text: str) -> str:
    return text.casefold() if text.isascii() else unicodedata.normalize("NFKC", text).casefold()
