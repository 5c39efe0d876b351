"""The move ledger: what each key has, what moves and what stays. Pure.

A number that is not there is None, and so is each sum that it belongs to: what it does not know, it does not count.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from operator import itemgetter
from typing import Any, Final

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
class LedgerEntry:
    """One device model of one key."""

    key: str
    model: str
    mode: str
    amounts: Amounts


@dataclass(frozen=True)
class Ledger:
    """All entries, with sums for each key, each model and the whole."""

    entries: tuple[LedgerEntry, ...]

    def of_key(self, key: str) -> Amounts:
        """The sum of one key."""
        return total(entry.amounts for entry in self.entries if entry.key == key)

    def entries_of(self, model: str) -> list[LedgerEntry]:
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


_Texts = tuple[str, str, str]
"""The model of a device row, how many there are, and how many of them move."""
_OF_DEVICE: Final = itemgetter("model", "have", "move")
_DEVICES: Final = itemgetter("devices")


class Tally:
    """The sums of device rows by their model, brought up to date row by row: there may be thousands of them."""

    def __init__(self) -> None:
        self._counted: dict[int, _Texts] = {}
        self._sums: dict[str, _Sum] = {}

    def add(self, devices: Iterable[Mapping[str, str]]) -> None:
        """Count device rows, or count them anew after a change."""
        rows = list(devices)
        came = dict(zip(map(id, rows), map(_OF_DEVICE, rows), strict=True))
        went = list(filter(None, map(self._counted.get, came)))
        self._counted.update(came)
        self.take(came.values(), went)

    def drop(self, devices: Iterable[Mapping[str, str]]) -> None:
        """Leave device rows out."""
        went = [texts for device in devices if (texts := self._counted.pop(id(device), None))]
        self.take((), went)

    def take(self, came: "Iterable[_Texts]", went: "Collection[_Texts]" = ()) -> None:
        """Take over how many rows more of each text there are: of thousands, most say the same."""
        times = Counter(came)
        if went:
            times.subtract(Counter(went))
        for texts, count in times.items():
            if count and texts[0].strip():  # a model without rows keeps its place, for when it comes back
                self._sums.setdefault(_name(texts[0]), _Sum()).add(texts, count)

    def by_model(self) -> dict[str, Amounts]:
        """The sum of each model by its name, in the order in which they came."""
        return {one.model: one.amounts for one in self._sums.values() if one.rows}

    @property
    def whole(self) -> Amounts:
        """The sum of everything."""
        return total(one.amounts for one in self._sums.values() if one.rows)


class _Sum:
    """The sum of one model: how many rows, how many of them don't say a number, and the numbers that are said."""

    def __init__(self) -> None:
        self.rows = 0
        self._unsaid = [0, 0]
        self._said = [0, 0]
        self._spellings: Counter[str] = Counter()

    def add(self, texts: "_Texts", times: int) -> None:
        spelling = texts[0].strip()
        self.rows += times
        self._spellings[spelling] += times
        if not self._spellings[spelling]:
            del self._spellings[spelling]
        for place, number in enumerate(map(_count, texts[1:])):
            if number is None:
                self._unsaid[place] += times
            else:
                self._said[place] += times * number

    @property
    def model(self) -> str:
        return next(iter(self._spellings))

    @property
    def amounts(self) -> Amounts:
        have, move = (None if unsaid else said for unsaid, said in zip(self._unsaid, self._said, strict=True))
        return Amounts(have, move)


def whole_of(licenses: Iterable[Mapping[str, Any]]) -> Amounts:
    """The sum of everything in license rows that are counted once."""
    tally = Tally()
    tally.take(map(_OF_DEVICE, chain.from_iterable(map(_DEVICES, licenses))))
    return tally.whole


def ledger(licenses: Sequence[Mapping[str, Any]]) -> Ledger:
    """The ledger of the license rows of a draft; rows that name no device model are left out."""
    return Ledger(
        tuple(
            LedgerEntry(
                row["key"], device["model"], row["mode"], Amounts(_count(device["have"]), _count(device["move"]))
            )
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


_MOST_DIGITS: Final = len(str(fields.MOST_DEVICES))


@lru_cache(maxsize=4_096)
def _count(text: str) -> int | None:
    if text.isascii() and text.isdigit() and len(text) < _MOST_DIGITS:  # 0 is of a model that stays
        return int(text)
    if text.strip() == "0":
        return 0
    try:
        return fields.count("licenses.devices.have", text)
    except FieldError:
        return None


@lru_cache(maxsize=4_096)
def _name(model: str) -> str:
    return "".join(mark for mark in model.casefold() if mark.isalnum())
