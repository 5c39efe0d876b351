"""What a check finds: problems, how grave they are, and who says so."""

import datetime
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Final, NamedTuple

from transfer_wizard.validation import wording

STALE_AFTER = datetime.timedelta(days=90)
ALTERNATIVE_RULES: Final = ("organization.model-mismatch", "license.mx-edition-lower")
"""Where the licenses can't move as they are, Support can be asked which alternative there is; then these only warn."""


class Gravity(StrEnum):
    """How grave a problem is: Support will not proceed, Support would ask back, or it is worth a look."""

    BLOCKS = "blocks"
    ASKS = "asks"
    WARNS = "warns"


class AskedBefore(NamedTuple):
    """An older request for a license key: its case number, and the day it was sent in ISO 8601, "" when unknown."""

    case_number: str
    day: str


@dataclass(frozen=True)
class RuleSource:
    """Where a rule comes from.

    Attributes:
        title: the page's title, or the words for a check of our own.
        url: the page's address; "" for a check of our own.
        checked: the day the page was last read; None for a check of our own.
    """

    title: str
    url: str = ""
    checked: datetime.date | None = None

    def is_stale(self, today: datetime.date) -> bool:
        """True when nobody has read the page for more than 90 days."""
        return self.checked is not None and today - self.checked > STALE_AFTER


@dataclass(frozen=True)
class Problem:
    """One thing that Support would object to.

    Attributes:
        id: as in the contract, such as ``organization.same`` or ``licenses.key.format``.
        severity: how it weighs.
        field: the path of the field it is shown beside, such as ``licenses.0.key``.
        message: what is wrong, in the words of the label.
        next: what to do about it.
        source: who says so.
        eligibility: True where an answer is right as it stands, but decides whether the transfer can happen at all.
        is_open: True for an open point: “I don’t know”, or a gap that Support can begin without. It stops nobody.
    """

    id: str
    severity: Gravity
    field: str
    message: str
    next: str
    source: RuleSource
    eligibility: bool = False
    is_open: bool = False

    @cached_property
    def kind(self) -> str:
        """The path of the field without its row numbers."""
        return wording.kind(self.field)

    @cached_property
    def sort(self) -> str:
        """What many rows may have alike: which problem, of which kind of field, how grave; in one word."""
        return f"{self.id} {self.kind} {self.severity}"

    @property
    def is_mistake(self) -> bool:
        """True for an answer that can't be right; False for a gap, and for a right answer with consequences."""
        is_told = self.eligibility or self.is_open or self.id.endswith(".missing")
        return not is_told and self.severity is not Gravity.WARNS
