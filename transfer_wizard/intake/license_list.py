"""The licenses that were read: one entry for each key, in the order of the text, with its devices."""

from collections.abc import Container
from dataclasses import dataclass, field
from typing import Final

from transfer_wizard.intake.counted_devices import is_of
from transfer_wizard.intake.limits import MOST_ROWS
from transfer_wizard.translations import _

EXPIRED: Final = "expired"
INVALIDATED: Final = "invalidated"
TAKEN_BACK: Final = "taken back"


@dataclass
class ListedDevice:
    """A device model of a key; None for a number that the text does not say."""

    model: str
    have: int | None
    move: int | None
    line: int


@dataclass
class ListedKey:
    """A license key with everything that the text says of it.

    Attributes:
        line: where it stands first.
        text: the words around it, for showing.
        mode: addDevices or renew, "" where not said.
        expires_on: the key's last day, "" where not said.
        state: "expired", "invalidated" or "taken back", "" where none is said.
        corrected: how many the one device has by words that correct all others, None where there are none.
        denied: the number that those words take back, None where they name none.
        expired: "no" where the text says so, "" where it does not.
    """

    key: str
    line: int
    text: str
    mode: str = ""
    expires_on: str = ""
    state: str = ""
    expired: str = ""
    devices: list[ListedDevice] = field(default_factory=list)
    corrected: int | None = None
    denied: int | None = None
    _disputed: set[str] = field(default_factory=set)

    def say(self, name: str, value: str) -> None:
        """Take down a mode, an end or a state; of two that differ neither counts."""
        before = getattr(self, name)
        if not value or before == value or name in self._disputed:
            return
        if before and name != "state":
            self._disputed.add(name)
            value = ""
        setattr(self, name, value)

    def count(self, model: str, have: int | None, move: int | None, line: int) -> None:
        """Take down a device; what was said of the same model before is filled up, not doubled."""
        if self.denied is not None and self._corrects(model, have, move):
            return
        if not model and self.devices:
            return
        if self.corrected is not None and model and [each.model for each in self.devices] == [""]:
            self.devices[0].model = model
            return
        if move is not None and move == self.denied and any(each.model == model for each in self.devices):
            return  # an older message says what a newer one takes back: "move 6, not 5"
        if move is not None and move == self.denied and any(each.move and not each.model for each in self.devices):
            move = None
        for device in self.devices:
            if device.model.casefold() != model.casefold() and device.model:
                continue
            pairs = ((device.have, have), (device.move, move))
            if any(None not in pair and pair[0] != pair[1] for pair in pairs):
                continue
            device.model, device.line = model, device.line if device.model else line
            device.have = have if device.have is None else device.have
            device.move = move if device.move is None else device.move
            return
        self.devices.append(ListedDevice(model, have, move, line))

    def _corrects(self, model: str, have: int | None, move: int | None) -> bool:
        """Put a number in the place of the one that the words take back, where one device alone has it: "3, not 4"."""
        if self.denied in (have, move):
            return False
        said = {"have": have, "move": move}
        wrong = [
            (device, name)
            for device in self.devices
            if model in ("", device.model)
            for name, number in said.items()
            if number is not None and getattr(device, name) == self.denied
        ]
        if len(wrong) == 1:
            setattr(*wrong[0], said[wrong[0][1]])
        return len(wrong) == 1


class LicenseList:
    """The keys of one text, file after file."""

    def __init__(self) -> None:
        self.entries: dict[str, ListedKey] = {}

    @property
    def is_full(self) -> bool:
        """True once there are more keys than a request may hold: the rest is not read."""
        return len(self.entries) > MOST_ROWS

    def move_instead(self, model: str, count: int, newest: Container[int]) -> None:
        """Take down how many move as the newest message says it, whatever those below it say of their only such key.

        Args:
            newest: the numbers of its lines.
        """
        devices = [
            device
            for entry in self.entries.values()
            for device in entry.devices
            if not model or device.model == model or is_of(model, device.model)
        ]
        if len(devices) == 1 and devices[0].line not in newest and count <= (devices[0].have or count):
            devices[0].move = count

    def move(self, model: str, count: int, denied: int | None = None, besides: ListedDevice | None = None) -> bool:
        """Take down how many of a model move, where one key alone has it and nothing else is said of that.

        Args:
            denied: the number that the same words take back.
        """
        devices = [
            device
            for entry in self.entries.values()
            for device in entry.devices
            if device is not besides and (device.model == model or is_of(model, device.model))
        ]
        if len(devices) != 1 or devices[0].move not in (None, denied) or (devices[0].have or 0) < count:
            return False
        devices[0].move = count
        return True

    def place_moves(self) -> None:
        """Give what moves of a model to the key that has it, where a sentence below several keys says it."""
        for entry in self.entries.values():
            for device in [each for each in entry.devices if each.move and each.have is None and each.model]:
                if len(entry.devices) > 1 and self.move(device.model, device.move or 0, besides=device):
                    entry.devices.remove(device)

    def move_all(self, mode: str, lines: Container[int]) -> None:
        """Take down that all devices of the keys on those lines move, in that mode: they are the body of a move."""
        for entry in self.entries.values():
            if entry.line in lines:
                entry.say("mode", entry.mode or mode)
                for device in entry.devices:
                    device.move = device.have if device.move is None else device.move

    def entry(self, key: str, line: int, text: str) -> ListedKey:
        """The entry of a key, made where there is none."""
        found = self.entries.setdefault(key, ListedKey(key, line, text))
        if line < found.line:
            found.line, found.text = line, text
        return found


def why_not_added(state: str) -> str:
    """Why a key in that state gives no row."""
    if state == INVALIDATED:
        return _("The key is invalidated: another one has taken its place.")
    if state == TAKEN_BACK:
        return _("The text says that another key is meant.")
    return _("The license has expired, so it has no value of its own left to move.")
