"""The rows of the Licenses step: what each asks for, and adding, copying and deleting them, with undo."""

import copy
from dataclasses import dataclass
from typing import Any, Final

from transfer_wizard.flow.navigator import Navigator
from transfer_wizard.flow.steps import FieldSpec, Kind
from transfer_wizard.request.draft import blank_device, blank_license
from transfer_wizard.translations import N_

LicenseRow = dict[str, Any]

LICENSE_FIELDS: Final = (
    FieldSpec(
        "licenses.key",
        Kind.CODE,
        N_("12 letters and digits that start with Z2, with or without dashes. Paste a whole list to import it."),
        width=20,
    ),
    FieldSpec(
        "licenses.mode",
        Kind.CHOICE,
        N_(
            "Add devices raises the destination’s limit. Renew replaces the destination’s limit with this key’s "
            "devices and extends the date. When unsure, choose Add devices."
        ),
    ),
    FieldSpec(
        "licenses.expired",
        Kind.CHOICE,
        N_(
            "Look at this key in License History, not at the organization’s co-termination date. An expired key can’t "
            "be moved."
        ),
    ),
    FieldSpec(
        "licenses.expires_on",
        Kind.LINE,
        N_("The key’s own last day, such as 2027-08-31; not the co-termination date."),
        optional=True,
        width=14,
    ),
)
DEVICE_FIELDS: Final = (
    FieldSpec("licenses.devices.model", Kind.LINE, width=30),
    FieldSpec("licenses.devices.have", Kind.LINE, width=6),
    FieldSpec("licenses.devices.move", Kind.LINE, width=6),
)
LIST_FIELDS: Final = (
    FieldSpec(
        "licenses",
        Kind.PROSE,
        N_("A license to a line: its key, the device model, how many devices. You can paste a table."),
        width=60,
    ),
    FieldSpec(
        "licenses.devices",
        Kind.PROSE,
        N_("A device model to a line, and how many devices the key licenses, such as MX68, 2."),
        width=40,
    ),
)
"""The lists as a whole, as a colleague is asked for them."""


@dataclass(frozen=True)
class Change:
    """Rows that came or went.

    Attributes:
        place: the path of their list at that time, such as ``licenses.2.devices``.
        rows: the list itself.
        at: the number of the first of them.
        went: the rows taken out.
        came: the rows put in.
    """

    place: str
    rows: list[LicenseRow]
    at: int
    went: list[LicenseRow]
    came: list[LicenseRow]

    @property
    def back(self) -> "Change":
        """The change that takes this one back."""
        return Change(self.place, self.rows, self.at, self.came, self.went)


class LicenseRows:
    """The rows of one draft. Each change can be undone and done again, and a row comes back with all its text."""

    def __init__(self, navigator: Navigator) -> None:
        self._navigator = navigator
        self._done: list[Change] = []
        self._undone: list[Change] = []

    @property
    def licenses(self) -> list[LicenseRow]:
        """The license rows of the draft."""
        return self._navigator.draft.licenses

    def add(self, rows: list[LicenseRow] | None = None) -> Change:
        """Put rows at the end, an empty one where none are given."""
        return self._do(Change("licenses", self.licenses, len(self.licenses), [], rows or [blank_license()]))

    def duplicate(self, number: int) -> Change:
        """Put a copy below a license. Its key is left out, since no key stands twice."""
        twin = copy.deepcopy(self.licenses[number]) | {"key": ""}
        return self._do(Change("licenses", self.licenses, number + 1, [], [twin]))

    def delete(self, number: int) -> Change:
        """Take a license out."""
        return self._do(Change("licenses", self.licenses, number, [self.licenses[number]], []))

    def add_device(self, number: int) -> Change:
        """Put an empty device row at the end of a license."""
        rows = self.licenses[number]["devices"]
        return self._do(Change(f"licenses.{number}.devices", rows, len(rows), [], [blank_device()]))

    def delete_device(self, number: int, index: int) -> Change:
        """Take a device row out of a license."""
        rows = self.licenses[number]["devices"]
        return self._do(Change(f"licenses.{number}.devices", rows, index, [rows[index]], []))

    def undo(self) -> Change | None:
        """Take the last change back; None when there is none."""
        return self._turn(self._done, self._undone)

    def redo(self) -> Change | None:
        """Do the change again that was taken back last; None when there is none."""
        return self._turn(self._undone, self._done)

    def _do(self, change: Change) -> Change:
        self._undone.clear()
        self._done.append(change)
        return self._apply(change)

    def _turn(self, source: list[Change], target: list[Change]) -> Change | None:
        if not source:
            return None
        change = source.pop().back
        target.append(change)
        return self._apply(change)

    def _apply(self, change: Change) -> Change:
        change.rows[change.at : change.at + len(change.went)] = change.came
        self._navigator.rows_moved(change.place, change.at, len(change.went), len(change.came))
        return change
