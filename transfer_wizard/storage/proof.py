"""The content of a draft's file, proven to come back from it before it may replace anything.

There may be thousands of license rows, and there is a save whenever typing pauses: a row that was proven is not written
and read again.
"""

import copy
import json
from typing import Final

from transfer_wizard.request import document
from transfer_wizard.request.document import Unreadable, WrittenRow
from transfer_wizard.request.draft import Draft, LicenseData
from transfer_wizard.storage.files import NotSaved
from transfer_wizard.translations import _

_AT_ONCE: Final = 100
"""Rows that are proven in one go; between two of them the window's thread gets its turn."""


class Proof:
    """Makes the contents of one draft, snapshot after snapshot, and remembers the rows of the last.

    A row is known by the object that it is, so nobody may change the rows of a snapshot, then or later.
    """

    def __init__(self) -> None:
        self._rows: list[LicenseData] = []
        self._known: dict[int, WrittenRow] = {}
        """By the id of the row, which no other object gets while the row is kept."""
        self._together = document.together([])
        self._counts = 0, 0

    def content(self, snapshot: Draft, saved_at: str) -> bytes:
        """The content to be written.

        Raises:
            NotSaved: the sentence says why.
        """
        if snapshot.newer_schema:
            raise NotSaved(_("Not saved: a newer version of Transfer Wizard made this request."))
        rows = snapshot.licenses
        if rows is self._rows:
            return _proven(snapshot, saved_at, self._together, self._counts, [])
        new = {id(row): row for row in rows if id(row) not in self._known}
        known = self._known | {number: document.written(row) for number, row in new.items()}
        written = [known[id(row)] for row in rows]
        together = document.together([row.text for row in written])
        counts = (
            sum(row.rows for row in written),
            sum(row.pieces + 1 for row in written) - bool(rows),
        )  # a comma between two
        content = _proven(snapshot, saved_at, together, counts, list(new.values()))
        self._rows, self._together, self._counts = rows, together, counts
        self._known = {id(row): known[id(row)] for row in rows}
        return content


def _proven(snapshot: Draft, saved_at: str, together: bytes, counts: tuple[int, int], new: list[LicenseData]) -> bytes:
    """The content, once everything in it was parsed and compared but the rows that were proven before.

    Args:
        together: all license rows as they stand in a file.
        counts: the rows and the pieces that they count there.
        new: those of them that are to be proven.
    """
    content = document.write(snapshot, saved_at, together)
    if len(content) > document.MOST_BYTES:
        raise NotSaved(_("Not saved: the request is larger than 16 MiB. Shorten its longest texts, or remove rows."))
    try:
        document.expect_room_beside(counts, _part(snapshot, []), saved_at)
        for at in range(0, len(new) or 1, _AT_ONCE):
            _prove(_part(snapshot, new[at : at + _AT_ONCE]), saved_at)
    except Unreadable as problem:
        raise NotSaved(_("Not saved: {reason}").format(reason=problem)) from problem
    return content


def _part(snapshot: Draft, rows: list[LicenseData]) -> Draft:
    """The draft with these license rows alone."""
    part = copy.copy(snapshot)
    part.values = snapshot.values | {"licenses": rows}
    return part


def _prove(part: Draft, saved_at: str) -> None:
    again = document.read(document.write(part, saved_at)).draft
    if (again.id, plain(again)) != (part.id, plain(part)):
        raise NotSaved(_("Not saved: the request would not come back from the file as it is."))


def plain(draft: Draft) -> bytes:
    """All that was typed, half characters as a file has them in our fields."""
    kept = [draft.values, draft.extras]
    return json.dumps(kept, ensure_ascii=False, sort_keys=True).encode("utf-8", "replace")
