"""The licenses as the lines of one table: a line for each device model of each key. What is done can be taken back.

A line is named by its number in the table. Changes are undone from the last to the first, so that each may remember
rows by their place.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain, compress, repeat
from operator import itemgetter, ne
from typing import Final, NamedTuple

from transfer_wizard.flow.navigator import Navigator
from transfer_wizard.request.device_models import STAYS
from transfer_wizard.request.document import MOST_ROWS
from transfer_wizard.request.draft import LicenseData, blank_device, blank_license
from transfer_wizard.request.words import Answer, LicenseMode
from transfer_wizard.validation.fields import tidy
from transfer_wizard.validation.ledger import Tally

OF_DEVICE: Final = ("model", "have", "move")
NO_DEVICE: Final = -1
OF_END: Final = ("expires_on", "expired")
_DEVICES: Final = itemgetter("devices")
_MODE: Final = itemgetter("mode")


class ChangedTexts(NamedTuple):
    """The texts of one field in licenses or in devices, before and after; ``numbers`` are those of the licenses."""

    name: str
    numbers: Sequence[int]
    holders: Sequence[LicenseData]
    before: Sequence[str]
    after: Sequence[str]


class ReplacedLicenses(NamedTuple):
    """Licenses that replaced others; a license to which devices were added, or which lost some, counts as replaced."""

    at: int
    went: list[LicenseData]
    came: list[LicenseData]


@dataclass(frozen=True)
class LicenseChange:
    """What one action changed.

    Attributes:
        line: where it was done.
        count: how many lines it changed.
    """

    steps: tuple[ChangedTexts | ReplacedLicenses, ...]
    line: int
    count: int

    @cached_property
    def moves_rows(self) -> bool:
        """Whether lines came or went."""
        return ReplacedLicenses in set(map(type, self.steps))

    @cached_property
    def names(self) -> frozenset[str]:
        """The names of the fields that got another text; "" for lines that came or went."""
        return frozenset(step.name if isinstance(step, ChangedTexts) else "" for step in self.steps)

    @property
    def back(self) -> "LicenseChange":
        """The change that takes this one back."""
        turned = tuple(
            step._replace(before=step.after, after=step.before)
            if isinstance(step, ChangedTexts)
            else ReplacedLicenses(step.at, step.came, step.went)
            for step in reversed(self.steps)
        )
        return LicenseChange(turned, self.line, self.count)


class LicenseLines:
    """The lines of one draft."""

    def __init__(self, navigator: Navigator) -> None:
        self.navigator = navigator
        self._places: list[tuple[int, int]] = []
        self._tally: Tally | None = None
        self._done: list[LicenseChange] = []
        self._undone: list[LicenseChange] = []
        self._begun: LicenseChange | None = None
        self._find_places()

    # What is there

    @property
    def licenses(self) -> list[LicenseData]:
        """The licenses of the draft."""
        return self.navigator.draft.licenses

    def __len__(self) -> int:
        return len(self._places)

    def number(self, line: int) -> int:
        """The number of the license that a line is of."""
        return self._places[line][0]

    def is_first(self, line: int) -> bool:
        """Whether it is the first line of its key."""
        return self._places[line][1] <= 0

    def row(self, line: int) -> LicenseData:
        """The license of a line."""
        return self.licenses[self._places[line][0]]

    def device(self, line: int) -> LicenseData | None:
        """The device of a line; None where its license names none."""
        number, index = self._places[line]
        return None if index == NO_DEVICE else self.licenses[number]["devices"][index]

    def mark(self, line: int) -> int:
        """A mark of the line that stays the same when the line moves."""
        device = self.device(line)
        return id(self.row(line) if device is None else device)

    def text(self, line: int, name: str) -> str:
        """The text of a field of a line; the key, its end and its mode are those of its license."""
        if name not in OF_DEVICE:
            return str(self.row(line)[name])
        device = self.device(line)
        return "" if device is None else str(device[name])

    def texts(self, name: str) -> list[str]:
        """The text of a field of each line, in one pass."""
        rows = self.licenses
        if name not in OF_DEVICE:
            return [rows[number][name] for number, _index in self._places]
        return ["" if index == NO_DEVICE else rows[number]["devices"][index][name] for number, index in self._places]

    def marks(self) -> list[int]:
        """The mark of each line, in one pass."""
        rows = self.licenses
        return [
            id(rows[number] if index == NO_DEVICE else rows[number]["devices"][index]) for number, index in self._places
        ]

    def stays(self, line: int) -> bool:
        """Whether none of its devices moves."""
        return self.text(line, "move").strip() == STAYS

    def path(self, line: int, name: str) -> str:
        """The path of a field of a line in the draft, where there is a place for it after this."""
        number, index = self._places[line]
        if name not in OF_DEVICE:
            return f"licenses.{number}.{name}"
        if index == NO_DEVICE:
            self.licenses[number]["devices"].append(blank_device())
            self._places[line] = (number, 0)
            self._tally = None
            self.navigator.changed(f"licenses.{number}.devices")
        return f"licenses.{number}.devices.{max(index, 0)}.{name}"

    def at_path(self, path: str) -> tuple[int, str] | None:
        """The line and the field at a path of the draft; None where there is none."""
        parts = path.split(".")
        if len(parts) < 2 or not parts[1].isdecimal() or int(parts[1]) >= len(self.licenses):
            return None
        number = int(parts[1])
        first = self.first_line(number)
        if parts[2:3] != ["devices"]:
            return first, "expires_on" if parts[-1] == "expired" else parts[-1]
        index = int(parts[3]) if len(parts) > 3 else 0
        name = parts[4] if len(parts) > 4 else "model"
        return first + min(index, max(0, len(self.licenses[number]["devices"]) - 1)), name

    def first_line(self, number: int) -> int:
        """The first line of a license."""
        low, high = number, len(self._places)  # each license has at least one line
        while low < high:
            middle = (low + high) // 2
            low, high = (middle + 1, high) if self._places[middle][0] < number else (low, middle)
        return low

    @property
    def tally(self) -> Tally:
        """The sums of all lines, kept up to date line by line."""
        if self._tally is None:
            self._tally = Tally()
            self._tally.add(_devices(self.licenses))
        return self._tally

    @property
    def renews(self) -> bool:
        """Whether a key renews."""
        return LicenseMode.RENEW in map(_MODE, self.licenses)

    def room(self) -> int:
        """How many more rows a request may hold."""
        devices = sum(len(row["devices"]) for row in self.licenses)
        return MOST_ROWS - len(self.licenses) - devices

    # What the person types

    def typed(self, line: int, name: str) -> None:
        """Note that a text of a line has changed."""
        device = self.device(line)
        if self._tally and device is not None and name in OF_DEVICE:
            self._tally.add([device])

    def begin(self, is_same_key: bool) -> int:
        """Put an empty line at the end, for what is about to be typed; ``keep`` or ``drop`` comes next.

        Args:
            is_same_key: it is another device model of the last key.
        """
        if is_same_key and self.licenses:
            last = self.licenses[-1]
            grown = last | {"devices": [*last["devices"], blank_device()]}
            step = ReplacedLicenses(len(self.licenses) - 1, [last], [grown])
        else:
            step = ReplacedLicenses(len(self.licenses), [], [self.new("")])
        self._begun = LicenseChange((step,), len(self), 1)
        self._apply(self._begun)
        return len(self) - 1

    @property
    def is_begun(self) -> bool:
        """Whether a line waits for ``keep`` or ``drop``."""
        return self._begun is not None

    def drop(self) -> None:
        """Take the line that was begun out again: nothing was typed into it."""
        if self._begun:
            self._apply(self._begun.back)
            self._begun = None

    def keep(self) -> None:
        """Let the line that was begun stay, with what was typed into it."""
        if self._begun:
            self._remember(self._begun)
            self._begun = None

    def typed_over(self, line: int, name: str, before: str) -> LicenseChange | None:
        """Note what was typed over a text of a line, with what follows from it; None where nothing did."""
        number, holder = self._holder(line, name, self.licenses)
        typed, holder[name] = str(holder[name]), before
        texts = {name: typed}
        if name == "have" and typed.strip() and not holder["move"].strip():
            texts["move"] = typed  # all of them, until somebody says otherwise
        elif name == "expires_on":
            texts = dict(zip(OF_END, _end(typed, holder["expired"]), strict=True))
        steps = _steps(number, holder, texts)
        if not steps:
            self.navigator.rows_changed({number})  # what was typed may be on the disk, and is gone again
            return None
        return self.do(LicenseChange(steps, line, 1))

    # What is done to lines

    def put(self, values: Iterable[tuple[int, str, str]]) -> LicenseChange | None:
        """Put texts into fields of lines, each in its normal form; None where all of them are there already."""
        steps, lines = self._texts(values)
        return self.do(LicenseChange(tuple(steps), lines[0], len(lines))) if steps else None

    def _texts(self, values: Iterable[tuple[int, str, str]]) -> tuple[list[ChangedTexts], list[int]]:
        """The texts that are other ones than there are, those of one field together, and their lines."""
        steps: list[ChangedTexts] = []
        changed: set[int] = set()
        backwards = list(values)[::-1]  # of two texts for one place, the first one counts
        names = list(map(itemgetter(1), backwards))
        for name in dict.fromkeys(reversed(names)):
            texts = dict(map(itemgetter(0, 2), compress(backwards, map(name.__eq__, names))))
            if name not in OF_DEVICE and len(self) > len(self.licenses):
                texts = dict({self._places[line][0]: (line, texts[line]) for line in texts}.values())
            lines = list(reversed(texts))
            for step, is_other in self._columns(name, lines, list(map(texts.__getitem__, lines))):
                steps.append(step)
                changed.update(compress(lines, is_other))
        wanted = dict.fromkeys(map(itemgetter(0), reversed(backwards)))
        return steps, list(filter(changed.__contains__, wanted))

    def _columns(self, name: str, lines: list[int], texts: list[str]) -> Iterator[tuple[ChangedTexts, list[bool]]]:
        """What changes where a field of lines gets texts, and in which lines; the end of a key is two fields."""
        rows = self.licenses
        places = list(map(self._places.__getitem__, lines))
        if name in OF_DEVICE and NO_DEVICE in map(itemgetter(1), places):
            for line in lines:
                self.path(line, name)
            places = list(map(self._places.__getitem__, lines))
        numbers = list(map(itemgetter(0), places))
        if name in OF_DEVICE:
            holders = [rows[number]["devices"][index] for number, index in places]
        else:
            holders = list(map(rows.__getitem__, numbers))
        if name == "expires_on":
            ends = [_end(text, row["expired"]) for row, text in zip(holders, texts, strict=True)]
            columns = dict(zip(OF_END, zip(*ends, strict=True), strict=True))
        else:
            path = f"licenses.devices.{name}" if name in OF_DEVICE else f"licenses.{name}"
            tidied = {text: tidy(path, text) for text in set(texts)}  # of thousands of texts, most are the same
            columns = {name: tuple(map(tidied.__getitem__, texts))}
        for field, after in columns.items():
            before = list(map(itemgetter(field), holders))
            is_other = list(map(ne, before, after))
            if any(is_other):
                parts = (tuple(compress(part, is_other)) for part in (numbers, holders, before, after))
                yield ChangedTexts(field, *parts), is_other

    def _holder(self, line: int, name: str, rows: list[LicenseData]) -> tuple[int, LicenseData]:
        """The number of the license of a line, and what holds a field of the line, made where it is of no device."""
        number, index = self._places[line]
        row = rows[number]
        if name not in OF_DEVICE:
            return number, row
        if index == NO_DEVICE:
            self.path(line, name)
        return number, row["devices"][max(index, 0)]

    def add(self, licenses: list[LicenseData], values: Iterable[tuple[int, str, str]] = ()) -> LicenseChange:
        """Put licenses at the end, and texts into fields of the lines above them."""
        texts, lines = self._texts(values)
        count = len(lines) + sum(max(1, len(row["devices"])) for row in licenses)
        came = ReplacedLicenses(len(self.licenses), [], licenses)
        return self.do(LicenseChange((*texts, came), [*lines, len(self)][0], count))

    def new(self, key: str) -> LicenseData:
        """A license with one device, in the mode that the others have."""
        made: LicenseData = blank_license() | {"key": key, "mode": self._usual_mode()}
        return made

    def delete(self, lines: Collection[int]) -> LicenseChange:
        """Take lines out; a key goes with its last line."""
        return self.do(LicenseChange((self._without(lines),), min(lines), len(lines)))

    def own_key(self, line: int, key: str) -> LicenseChange:
        """Give a line that is not the first of its key a key of its own."""
        number, index = self._places[line]
        row = self.licenses[number]
        rest = row | {"devices": [device for at, device in enumerate(row["devices"]) if at != index]}
        own = row | {"key": tidy("licenses.key", key), "devices": [row["devices"][index]], "now_keys": []}
        return self.do(LicenseChange((ReplacedLicenses(number, [row], [rest, own]),), line, 1))

    def join(self, line: int, number: int) -> LicenseChange:
        """Put the devices of a key's lines below those of an earlier license, which has the same key.

        Where the line was just begun, both are one change.
        """
        at = self.number(line)
        twin, row = self.licenses[number], self.licenses[at]
        grown = twin | {"devices": [*twin["devices"], *row["devices"]]}
        between = self.licenses[number + 1 : at]
        step = ReplacedLicenses(number, [twin, *between, row], [grown, *between])
        change = LicenseChange((step,), self.first_line(number) + len(grown["devices"]) - 1, 1)
        self._apply(change)
        begun, self._begun = self._begun, None
        self._remember(replace(change, steps=(*begun.steps, step)) if begun else change)
        return change

    def merge(self, line: int, into: int) -> LicenseChange:
        """Make one line of two of the same key and model.

        A line that says the same is dropped; else what both say is added up, but for a Have that both say alike.
        """
        one, other = self.device(into), self.device(line)
        assert one is not None
        assert other is not None
        texts = []
        for name in ("have", "move"):
            mine, theirs = one[name].strip(), other[name].strip()
            is_sum = (
                mine.isdecimal() and theirs.isdecimal() and (one["have"], one["move"]) != (other["have"], other["move"])
            )
            if is_sum and not (name == "have" and mine == theirs):
                texts.append((name, str(int(mine) + int(theirs))))
            elif not mine:
                texts.append((name, theirs))
        number = self.number(into)
        steps = _steps(number, one, dict(texts))
        return self.do(LicenseChange((*steps, self._without([line])), into, 1))

    def _without(self, lines: Collection[int]) -> ReplacedLicenses:
        gone: dict[int, set[int]] = {}
        for line in lines:
            number, index = self._places[line]
            gone.setdefault(number, set()).add(index)
        first, last = min(gone), max(gone)
        went = self.licenses[first : last + 1]
        came = []
        for number, row in enumerate(went, first):
            without = gone.get(number)
            if without is None:
                came.append(row)
            elif len(without) < len(row["devices"]):
                left = [device for at, device in enumerate(row["devices"]) if at not in without]
                came.append(row | {"devices": left})
        return ReplacedLicenses(first, went, came)

    def _usual_mode(self) -> str:
        """The mode of the first key: what all keys do is said once."""
        return str(self.licenses[0]["mode"]) if self.licenses else str(LicenseMode.ADD_DEVICES)

    # Doing, and taking back

    def do(self, change: LicenseChange) -> LicenseChange:
        """Do a change that can be taken back."""
        self._apply(change)
        self._remember(change)
        return change

    def take_over(self, before: "LicenseLines") -> None:
        """Take back from here on what was done in other lines of the same draft."""
        self._done, self._undone = before._done, before._undone

    def undo(self) -> LicenseChange | None:
        """Take the last change back; None when there is none."""
        return self._turn(self._done, self._undone)

    def redo(self) -> LicenseChange | None:
        """Do the change again that was taken back last; None when there is none."""
        return self._turn(self._undone, self._done)

    def _remember(self, change: LicenseChange) -> None:
        self._undone.clear()
        self._done.append(change)

    def _turn(self, source: list[LicenseChange], target: list[LicenseChange]) -> LicenseChange | None:
        if not source:
            return None
        change = source.pop().back
        target.append(change)
        self._apply(change)
        return change

    def _apply(self, change: LicenseChange) -> None:
        typed: list[ChangedTexts] = []
        for step in change.steps:
            if isinstance(step, ChangedTexts):
                for holder, text in zip(step.holders, step.after, strict=True):
                    holder[step.name] = text
                typed.append(step)
            else:
                self._tell(typed)
                typed = []
                self.licenses[step.at : step.at + len(step.went)] = step.came
                self.navigator.rows_moved("licenses", step.at, len(step.went), len(step.came))
                if len(step.went) > len(self.licenses):  # to count those that are left is less work
                    self._tally = None
                if self._tally:
                    self._tally.drop(_devices(step.went))
                    self._tally.add(_devices(step.came))
        self._tell(typed)
        if change.moves_rows:
            self._find_places()

    def _tell(self, typed: list[ChangedTexts]) -> None:
        """Tell of texts that are other ones now, before rows move away under their numbers."""
        if typed:
            self.navigator.rows_changed(set(chain.from_iterable(step.numbers for step in typed)))
            if self._tally:
                self._tally.add(chain.from_iterable(step.holders for step in typed if step.name in OF_DEVICE))

    def _find_places(self) -> None:
        counts = list(map(len, map(_DEVICES, self.licenses)))
        if counts.count(1) == len(counts):
            self._places = list(zip(range(len(counts)), repeat(0)))
        else:
            self._places = [
                (number, index)
                for number, count in enumerate(counts)
                for index in (range(count) if count else (NO_DEVICE,))
            ]


def _devices(licenses: Iterable[LicenseData]) -> Iterator[LicenseData]:
    return chain.from_iterable(map(_DEVICES, licenses))


def _steps(number: int, holder: LicenseData, texts: dict[str, str]) -> tuple[ChangedTexts, ...]:
    """What changes where a license, or a device of one, gets these texts."""
    return tuple(
        ChangedTexts(name, (number,), (holder,), (holder[name],), (text,))
        for name, text in texts.items()
        if holder[name] != text
    )


def _end(text: str, expired: str) -> tuple[str, str]:
    """What is to be put for the end of a key: a day, or one of the answers to “expired”; a day says that itself."""
    if text in tuple(Answer):
        return "", text
    return tidy("licenses.expires_on", text), "" if text.strip() else expired
