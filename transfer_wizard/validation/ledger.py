"""The move ledger: what each key has, what moves and what stays, and what that makes of both organizations. Pure.

A number that is not there is None, and so is each sum that it belongs to: what it does not know, it does not count.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from transfer_wizard.request.words import LicenseMode, Side
from transfer_wizard.translations import _
from transfer_wizard.validation import fields
from transfer_wizard.validation.fields import FieldError


@dataclass(frozen=True)
class Amounts:
    """Devices: what is there, what moves, what stays; each None where it is not known. ``have`` is ``move + stays``."""

    have: int | None
    move: int | None

    @property
    def stays(self) -> int | None:
        """What stays in the source, None where either is not known or more moves than is there."""
        if self.have is None or self.move is None or self.move > self.have:
            return None
        return self.have - self.move


@dataclass(frozen=True)
class Entry:
    """One device model of one key."""

    key: str
    model: str
    mode: str
    amounts: Amounts


@dataclass(frozen=True)
class Change:
    """The license limit of one model in one organization, before and after the move; None where it is not known."""

    side: Side
    model: str
    before: int | None
    after: int | None
    mode: str


@dataclass(frozen=True)
class Ledger:
    """All entries, with sums for each key, each model and the whole."""

    entries: tuple[Entry, ...]

    def of_key(self, key: str) -> Amounts:
        """The sum of one key."""
        return total(entry.amounts for entry in self.entries if entry.key == key)

    def of_model(self, model: str) -> Amounts:
        """The sum of one model, over all keys."""
        return total(entry.amounts for entry in self.entries if _name(entry.model) == _name(model))

    @property
    def models(self) -> list[str]:
        """The models, in the order of the rows, each as it is spelled first."""
        return list({_name(entry.model): entry.model for entry in reversed(self.entries)}.values())[::-1]

    def by_model(self) -> dict[str, Amounts]:
        """The sum of each model by its name, in the order of the rows and in one pass over them."""
        names: dict[str, str] = {}
        of: dict[str, list[Amounts]] = {}
        for entry in self.entries:
            name = _name(entry.model)
            names.setdefault(name, entry.model.strip())
            of.setdefault(name, []).append(entry.amounts)
        return {names[name]: total(amounts) for name, amounts in of.items()}

    @property
    def whole(self) -> Amounts:
        """The sum of everything."""
        return total(entry.amounts for entry in self.entries)


def ledger(licenses: Sequence[Mapping[str, Any]]) -> Ledger:
    """The ledger of the license rows of a draft; rows that name no device model are left out."""
    return Ledger(
        tuple(
            Entry(row["key"], device["model"], row["mode"], Amounts(_count(device["have"]), _count(device["move"])))
            for row in licenses
            for device in row["devices"]
            if device["model"].strip()
        )
    )


def total(amounts: Iterable[Amounts]) -> Amounts:
    """The sum; None where one number of it is not known."""
    each = list(amounts)
    return Amounts(_sum([one.have for one in each]), _sum([one.move for one in each]))


def changes(moved: Ledger, limits: Mapping[Side, Mapping[str, int]]) -> list[Change]:
    """What becomes of the license limits of both organizations.

    Args:
        limits: the limits that License Info shows now, by organization and model.

    Source: "License More Devices vs Renewal": adding raises the limit by what the key holds, a renewal sets it to that.
    """
    by_name = {side: {_name(model): limit for model, limit in limits.get(side, {}).items()} for side in Side}
    found = []
    for model in moved.models:
        entries = [entry for entry in moved.entries if _name(entry.model) == _name(model)]
        move = moved.of_model(model).move
        modes = {entry.mode for entry in entries}
        mode = modes.pop() if len(modes) == 1 else ""
        source = by_name[Side.SOURCE].get(_name(model))
        left = None if source is None or move is None or move > source else source - move
        found.append(Change(Side.SOURCE, model, source, left, mode))
        destination = by_name[Side.DESTINATION].get(_name(model))
        after = None
        if mode == LicenseMode.RENEW:
            after = move if len(entries) == 1 else None  # of two renewals the second replaces the first
        elif mode == LicenseMode.ADD_DEVICES and destination is not None and move is not None:
            after = destination + move
        found.append(Change(Side.DESTINATION, model, destination, after, mode))
    return found


def in_words(change: Change) -> str:
    """What a move makes of the limit of one model, in a sentence; "" where that is not known."""
    if change.after is None:
        return ""
    words = {"model": change.model, "before": change.before, "after": change.after}
    if change.side is Side.SOURCE:
        return _("{model}: the limit of the source goes from {before} to {after}.").format(**words)
    if change.mode == LicenseMode.ADD_DEVICES:
        return _("{model}: the limit of the destination goes up from {before} to {after}.").format(**words)
    if change.before is None:
        return _("{model}: the limit of the destination is set to {after}, whatever it is now.").format(**words)
    return _("{model}: the limit of the destination is set to {after}. It is {before} now.").format(**words)


def co_term_days(days_left: Sequence[tuple[int, int | None]]) -> int | None:
    """Days from today to the co-termination date, as a rough estimate; None where a number is missing.

    Source: "Licensing Guidelines and Limitations", whose example is ((1825 x 1) + (365 x 2)) / 3 = 851 days. The vendor
    weights device types in a way that it does not publish, so that this holds for licenses of one type only.

    Args:
        days_left: of each license its days left and its number of devices.
    """
    counts = [count for _days, count in days_left if count is not None]
    if not days_left or len(counts) < len(days_left) or sum(counts) < 1 or any(days < 0 for days, _count in days_left):
        return None
    return sum(days * count for days, count in days_left if count is not None) // sum(counts)


def estimate(days: int) -> str:
    """The estimate in a sentence that says what it is worth."""
    said = _("Rough estimate of the co-termination date: in {days} days. Support and License Info have the exact one.")
    return said.format(days=f"{days:,}")


def _sum(numbers: Sequence[int | None]) -> int | None:
    known = [number for number in numbers if number is not None]
    return sum(known) if len(known) == len(numbers) else None


@lru_cache(maxsize=4_096)
def _count(text: str) -> int | None:
    try:
        return fields.count("licenses.devices.have", text)
    except FieldError:
        return None


def _name(model: str) -> str:
    return "".join(mark for mark in model.casefold() if mark.isalnum())
