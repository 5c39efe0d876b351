"""The move ledger: what each key has, what moves and what stays. Pure.

A number that is not there is None, and so is each sum that it belongs to: what it does not know, it does not count.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

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
class Ledger:
    """All entries, with sums for each key, each model and the whole."""

    entries: tuple[Entry, ...]

    def of_key(self, key: str) -> Amounts:
        """The sum of one key."""
        return total(entry.amounts for entry in self.entries if entry.key == key)

    def entries_of(self, model: str) -> list[Entry]:
        """The entries of one model, however it is spelled."""
        return [entry for entry in self.entries if _name(entry.model) == _name(model)]

    def of_model(self, model: str) -> Amounts:
        """The sum of one model, over all keys."""
        return total(entry.amounts for entry in self.entries_of(model))

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
