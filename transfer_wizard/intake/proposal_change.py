"""What was chosen of a proposal, put into a request."""

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from transfer_wizard.intake.proposal import ALL, MODE, MOVE, Proposal
from transfer_wizard.request import document
from transfer_wizard.request.draft import Draft, copied_values


class ProposalChange:
    """What was chosen of a proposal, put into a draft; it can be taken back and done again as one.

    Args:
        chosen: the number of the option taken, for each thing that is taken, by the thing's number.

    Attributes:
        count: how many things came in.
        step: the section of the request that all of them belong to; "" where they belong to several.
    """

    def __init__(self, proposal: Proposal, chosen: Mapping[int, int], draft: Draft) -> None:
        self._draft = draft
        self._taken = [proposal.things[number].options[option] for number, option in chosen.items()]
        self._new: dict[str, str] = {}
        for option in self._taken:
            self._new |= option.values
        self._mode, self._move = self._new.pop(MODE, ""), self._new.pop(MOVE, "")
        self._old = {path: draft.get(path) for path in self._new}
        self._out = list(range(sum(len(option.licenses) for option in self._taken)))
        self.count = sum(proposal.things[number].count for number in chosen)
        sections = {proposal.things[number].section for number in chosen}
        self.step = sections.pop() if sections == {"licenses"} else ""

    @cached_property
    def _rows(self) -> list[dict[str, Any]]:
        """The rows that come in, made when they are first asked for: off the window's thread, where they are many."""
        return self._read_rows()

    def _read_rows(self) -> list[dict[str, Any]]:
        """The rows as they come in, made anew."""
        rows = [copied_values(row) for option in self._taken for row in option.licenses]
        for row in rows:
            row["mode"] = row["mode"] or self._mode
            for device in row["devices"]:
                if self._move == ALL:
                    device["move"] = device["move"] or device["have"]
        return rows

    def refusal(self) -> str:
        """Why the draft could not be saved any more with it, in one sentence; "" where it can."""
        return document.refusal(self._draft, self._rows) if self._rows else ""

    @property
    def paths(self) -> tuple[str, ...]:
        """The paths of the fields that come in, without the licenses."""
        return tuple(self._new)

    def do(self) -> None:
        """Put it in, or what was taken out again; what was typed meanwhile stays."""
        for path, text in self._new.items():
            if self._draft.get(path) == self._old[path]:
                self._draft.set(path, text)
        self._draft.licenses.extend(self._rows[at] for at in self._out)
        self._draft.changed("licenses")
        self._out = []

    def take_back(self) -> None:
        """Take it out again; what was typed over it since stays, and rows in which anything was changed."""
        for path, text in self._old.items():
            if self._draft.get(path) == self._new[path]:
                self._draft.set(path, text)
        there = {id(row) for row in self._draft.licenses}
        for at, as_read in enumerate(self._read_rows()):
            if id(self._rows[at]) in there and self._rows[at] == as_read:
                there.remove(id(self._rows[at]))
                self._rows[at] = as_read  # a line of the old one may stand under another key
                self._out.append(at)
        self._draft.licenses[:] = [row for row in self._draft.licenses if id(row) in there]
        self._draft.changed("licenses")
