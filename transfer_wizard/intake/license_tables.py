"""Takes the rows of tables into a list of licenses: keys, devices with their counts, moves, ends and states."""

import re
from collections.abc import Sequence
from typing import Final

from transfer_wizard.intake.amounts import count_in, day_in, order_of
from transfer_wizard.intake.counted_devices import Counted, devices_in, move_in, of_type, part_and_whole, shared
from transfer_wizard.intake.document_parts import Line
from transfer_wizard.intake.keys import KEY, NoKey, Place, keys_in, things_in, why_no_key
from transfer_wizard.intake.labels import meanings_of, words_of
from transfer_wizard.intake.license_list import INVALIDATED, LicenseList, why_not_added
from transfer_wizard.intake.license_words import is_name_of_model, mode_of, state_in
from transfer_wizard.intake.limits import LONGEST_QUOTE, MOST_ROWS
from transfer_wizard.intake.quantity_words import role_of, tokens_of
from transfer_wizard.intake.table_headings import TableHeading
from transfer_wizard.intake.tables import TableRow, TextTable
from transfer_wizard.intake.vocabulary import BOTH, OTHER
from transfer_wizard.translations import _
from transfer_wizard.validation.fields import no_count

_LONGEST_KEY: Final = 18
_PART_OF_KEY: Final = 4
_PARTS_OF_KEY: Final = 3
_YES: Final = frozenset({"true", "yes", "1", "x", "ja", "sí", "si", "oui", "はい", "y", "wahr"})
_NO: Final = frozenset({"false", "no", "nein", "non", "いいえ"})
_DEVICE_COLUMNS: Final = ("model", "product")
_OF_OTHER_THINGS: Final = re.compile(r"[A-Z]{2,}-?[0-9]|[$€£¥]|\b(?:EUR|USD|CHF|GBP|JPY)\b")
"""In a number of something else, such as a price, or the number of a case."""


class TableReader:
    """Takes the rows of tables into a list of licenses; what gives none is told with its reason."""

    def __init__(self, found: LicenseList) -> None:
        self._found = found
        self.rejected: list[tuple[Line, str, str]] = []
        self.passcodes: list[tuple[Line, str]] = []
        self._above: list[str] = []

    def take(self, table: TextTable) -> None:
        """Take one table."""
        columns = table.heading.columns
        order = ""
        if "expires_on" in columns:
            place = columns.index("expires_on")
            order = order_of([row.cells[place] for row in table.rows])
        _name_counts(table)
        self._above = []
        for row in table.rows:
            if self._found.is_full or len(self.rejected) > MOST_ROWS:
                return
            self._take_row(row, table.heading, order)

    def _take_row(self, row: TableRow, heading: TableHeading, order: str) -> None:
        given = dict(zip(reversed(heading.columns), reversed(row.cells[: len(heading.columns)]), strict=True))
        if given.get("passcode", "").strip():
            self.passcodes.append((row.line, given["passcode"]))
        keys = _each_key(keys_in(given.get("key", "")) or keys_in(row.line.text) or keys_in(_joined(row.cells)))
        devices = devices_of(row.cells, heading, given)
        if not keys and devices and _goes_on(row, heading):
            keys = self._above  # a cell that goes over several rows
        if not keys:
            self._refuse(row, heading, given)
            return
        for place in keys_in(given.get("replaced", "")):
            self.rejected.append((row.line, place.key, why_not_added(INVALIDATED)))
        self._tell_lost_counts(row, heading, keys[0], devices)
        self._above = keys if devices else []
        state = state_of(heading, row.cells)
        if len(keys) > 1:
            devices = shared(devices, len(keys), row.line.text)
        for key in keys:
            entry = self._found.entry(key, row.line.number, row.line.text)
            entry.say("state", state)
            entry.say("expired", "no" if _is_live(heading, row.cells) else "")
            entry.say("mode", mode_of(given.get("mode", "")))
            entry.say("expires_on", day_in(given.get("expires_on", ""), order))
            for device in devices or [Counted("", count_in(given.get("have", "")), count_in(given.get("move", "")))]:
                entry.count(device.model, device.have, device.move, row.line.number)

    def _tell_lost_counts(self, row: TableRow, heading: TableHeading, key: str, devices: list[Counted]) -> None:
        """Tell the cells of counts that gave no number: the row is taken without it."""
        cells = [(name, row.cells[at], devices) for at, name in enumerate(heading.columns) if name in ("have", "move")]
        for at, model, role in heading.models:
            cells.append((role, row.cells[at], [each for each in devices if each.model == model]))
        for name, cell, counted in cells:
            if all(getattr(device, name) is None for device in counted) and _is_no_count(cell):
                reason = no_count(f"licenses.devices.{name}")
                self.rejected.append((row.line, f"{key} {cell}", f"{reason.message} {reason.next}"))

    def _refuse(self, row: TableRow, heading: TableHeading, given: dict[str, str]) -> None:
        cell = given.get("key", "").strip()
        things: Sequence[NoKey] = things_in(cell) or (things_in(row.line.text) if heading.has_key else ())
        if things:
            self.rejected.append((row.line, row.line.text, things[0].reason))
        elif cell:
            self.rejected.append((row.line, row.line.text, why_no_key(cell)))
        elif heading.has_key or "organization" in heading.columns or "product" in heading.columns:
            self.rejected.append((row.line, row.line.text, _("The line holds no license key.")))


def _is_no_count(cell: str) -> bool:
    """True for a cell that says how many in a way that gives no number: "2.5", "half", "ca. 10", "=C13/2"."""
    cell = cell[:LONGEST_QUOTE].strip()
    if count_in(cell) is not None:
        return False
    if cell.startswith("=") or (cell.startswith("#") and cell.endswith(("!", "?"))):  # "#REF!"
        return True
    if not any(mark.isnumeric() and mark != "0" for mark in cell):
        return any(token.kind == "half" for token in tokens_of(cell, ()))
    if devices := devices_in(cell):
        return any((each.have, each.move) != (None, None) for each in devices)  # "10 MX68", but "MX68"
    return not (_OF_OTHER_THINGS.search(cell) or KEY.search(cell) or day_in(cell) or things_in(cell))


def _goes_on(row: TableRow, heading: TableHeading) -> bool:
    """True for a row that may belong to the key above it: it begins with empty cells, and no words are about a key."""
    if not heading.has_key or any(row.cells[: heading.columns.index("key") + 1]):
        return False
    notes = [cell for column, cell in zip(heading.columns, row.cells, strict=False) if column in ("", OTHER)]
    said = {meaning for cell in notes for word in words_of(cell) for meaning in meanings_of(word) or ()}
    return "key" not in said or BOTH in said  # "key is with the reseller", but "same key"


def _joined(cells: list[str]) -> str:
    """The parts of a key that stand in cells of their own, put together."""
    first = next((at for at, cell in enumerate(cells) if len(cell) == _PART_OF_KEY and cell[:2].upper() == "Z2"), None)
    return "" if first is None else "-".join(cells[first : first + _PARTS_OF_KEY])


def _name_counts(table: TextTable) -> None:
    """Say which columns hold counts where a heading alone does not: by its words, and by what stands below it."""
    columns, names = table.heading.columns, table.heading.names
    unsaid = []
    for place, column in enumerate(columns):
        cells = [row.cells[place] for row in table.rows if row.cells[place]]
        if column not in ("", OTHER, "product") or sum(count_in(cell) is not None for cell in cells) * 2 <= len(cells):
            continue
        is_index = cells == [str(at) for at, _cell in enumerate(cells, 1)]
        role = role_of(words_of(names[place]))
        if role in ("have", "move") and role not in columns:
            columns[place] = role
        elif names[place].strip() == "#" and not is_index:
            unsaid = [place]
            break
        elif role == "" and not is_index and not _says_no_count(names[place]):
            unsaid.append(place)
    if "have" not in columns and len(unsaid) == 1:
        columns[unsaid[0]] = "have"


def _says_no_count(name: str) -> bool:
    """True for a heading one of whose words says that no count stands below it."""
    return any(
        (meanings_of(word) or frozenset()) & {OTHER, "date", "expires"} for word in words_of(name) if word != "on"
    )


def _each_key(keys: Sequence[Place]) -> list[str]:
    return list(dict.fromkeys(key.key for key in keys))


def devices_of(cells: list[str], heading: TableHeading, given: dict[str, str]) -> list[Counted]:
    """The devices that the cells of a row name, with their counts."""
    _model, have, move = part_and_whole(given.get("have", ""))
    have = count_in(given.get("have", "")) if have is None else have
    move = move_in(given.get("move", ""), have) if move is None else move
    said = _numbered(cells, heading) or _counts_of_models(cells, heading)
    for column in _DEVICE_COLUMNS:
        for place, name in enumerate(heading.columns):
            cell = cells[place]
            if name == column and cell and not cell.startswith(("=", "@")):
                said = said or list(of_type(cell))
    if not said and "have" in given and have is None:
        said = list(devices_in(given["have"]))
    if not said and "model" in given and is_name_of_model(given["model"]):
        said = [Counted(given["model"], None, None)]
    if not said and len(given.get("key", "")) > _LONGEST_KEY:
        said = list(devices_in(KEY.sub(" ", given["key"])))
    if not said:
        unknown = [cell for name, cell in zip(heading.columns, cells, strict=False) if not name and cell]
        said = [device for cell in unknown for device in devices_in(cell)][:1]
    if len(said) > 1 and all(device == Counted(device.model, None, None) for device in said):
        said = _beside(said, given)
    if len(said) == 1:
        only = said[0]
        if have is only.have is only.move is None:  # "12 x MX68" in the column of counts, beside "MX68"
            only = next((each for each in devices_in(given.get("have", "")) if each.model == only.model), only)
        return [Counted(only.model, have if have is not None else only.have, move if move is not None else only.move)]
    return said


def _beside(said: list[Counted], given: dict[str, str]) -> list[Counted]:
    """Models that stand one below the other in a cell, with the counts that stand so in another."""
    columns = []
    for column in ("have", "move"):
        counts = [count_in(each) for each in given.get(column, "").split(" / ")]
        columns.append(counts if len(counts) == len(said) and None not in counts else [None for _device in said])
    return [Counted(each.model, have, move) for each, have, move in zip(said, *columns, strict=True)]


def _counts_of_models(cells: list[str], heading: TableHeading) -> list[Counted]:
    """The devices of columns such as "MX68", each with the count in its cell."""
    counts: dict[str, dict[str, str]] = {}
    for at, model, role in heading.models:
        counts.setdefault(model, {})[role] = cells[at]
    said = [(model, count_in(each.get("have", "")), each.get("move", "")) for model, each in counts.items()]
    return [Counted(model, have, move_in(move, have)) for model, have, move in said if have or count_in(move)]


def _numbered(cells: list[str], heading: TableHeading) -> list[Counted]:
    """The devices in columns such as ``counts.0.model`` and ``counts.0.count``, as objects are flattened."""
    found: dict[str, dict[str, str]] = {}
    for at, number, what in heading.numbered:
        if cells[at]:
            found.setdefault(number, {})[what] = cells[at]
    devices = [(devices_in(each.get("model", "")), count_in(each.get("count", ""))) for each in found.values()]
    return [Counted(said[0].model, count, None) for said, count in devices if said]


def _is_live(heading: TableHeading, cells: list[str]) -> bool:
    """True where a column that asks whether a license has expired says no."""
    return any(cells[at].casefold() in _NO for at in heading.expired)


def state_of(heading: TableHeading, cells: list[str]) -> str:
    """Whether a row says that its license has expired or was invalidated."""
    for at, state in heading.states:
        if cells[at]:
            found = state if state and cells[at].casefold() in _YES else state_in(cells[at])
            if found:
                return found
    return ""
