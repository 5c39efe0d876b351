"""License keys in objects: the answers and bodies of the vendor's API, and what people's scripts write like them.

Source: getOrganizationLicensingCotermLicenses and the move and claim calls in the vendor's API specification: ``key``,
``expired``, ``invalidated``, ``mode``, ``startedAt``, ``duration`` in days, and ``counts``, a list of ``model`` and
``count``; getOrganizationLicenses with ``licenseKey``, ``licenseType``, ``state`` and ``expirationDate``.
"""

import datetime
import re
from collections.abc import Iterator
from itertools import islice
from typing import Any, Final

from transfer_wizard.intake.amounts import after, count_in, day_in
from transfer_wizard.intake.counted_devices import Counted, devices_in, move_in, of_type
from transfer_wizard.intake.document_parts import Line, Record
from transfer_wizard.intake.keys import keys_in, things_in
from transfer_wizard.intake.labels import column_of, words_of
from transfer_wizard.intake.license_list import EXPIRED, INVALIDATED, LicenseList
from transfer_wizard.intake.license_words import is_name_of_model, mode_of, state_in
from transfer_wizard.intake.plain_text import plain
from transfer_wizard.intake.quantity_words import role_of
from transfer_wizard.translations import _

_TICKS: Final = re.compile(r"/Date\(([0-9]{1,14})(?:[+-][0-9]{4})?\)/")
"""A day as PowerShell writes it in JSON: milliseconds since 1970."""
_MOST_DIGITS: Final = 13
_MOST_OBJECTS: Final = 5_000
_LONGEST: Final = 10_000
_LONGEST_KEY: Final = 60
_DESTINATION: Final = {"organizationId", "mode"}
_LICENSE_TO_MOVE: Final = {"key", "counts"}
"""The members of what a move is given."""
_NOT_A_KEY: Final = frozenset("number serial serials order orders id network note comment description".split())


def walk(value: Any) -> Iterator[tuple[tuple[str, ...], dict[str, Any]]]:
    """Every object in a value with the names that lead to it, outer ones first."""
    waiting: list[tuple[tuple[str, ...], Any]] = [((), value)]
    while waiting:
        path, each = waiting.pop()
        if isinstance(each, dict):
            yield path, each
            called = each.get("name")  # of Terraform's data sources and resources
            path = (*path, called) if "instances" in each and isinstance(called, str) else path
            inner = [((*path, name), below) for name, below in each.items() if isinstance(below, dict | list)]
            waiting.extend(reversed(inner))
        elif isinstance(each, list):
            waiting.extend((path, below) for below in reversed(each))


def sentences_of(record: Record) -> list[Line]:
    """The texts in a value that name license keys, for a value in which no license is an object of its own."""
    found: list[Line] = []
    for _path, node in islice(walk(record.value), _MOST_OBJECTS):
        for name, value in node.items():
            for said in value if isinstance(value, list) else [value]:
                text = f"{name}: {said}" if isinstance(said, str | int) and keys_in(name[:_LONGEST_KEY]) else said
                if isinstance(text, str) and keys_in(text[:_LONGEST]):
                    found += [Line(record.number, plain(text[:_LONGEST]).replace("\n", " ")), Line(record.number, "")]
    return found


def text_of(value: Any) -> str:
    """A scalar as text, "" for anything else."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        if (ticks := _TICKS.fullmatch(value)) and len(ticks[1]) <= _MOST_DIGITS:
            return datetime.datetime.fromtimestamp(int(ticks[1]) / 1000, datetime.UTC).date().isoformat()
        is_plain = len(value) < _LONGEST and value.isascii() and value.isprintable()
        return (value if is_plain else plain(value[:_LONGEST])).strip()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value) if isinstance(value, int | float) and abs(value) < 1e18 else ""


class RecordReader:
    """Takes the licenses of objects into a list of licenses; what gives none is told."""

    def __init__(self, found: LicenseList, line_of: dict[str, int]) -> None:
        self._found = found
        self._line_of = line_of
        self._mode = ""
        self.rejected: list[tuple[Line, str, str]] = []

    def take(self, record: Record) -> None:
        """Take one value with everything in it."""
        mode = ""
        for path, node in walk(record.value):
            if self._found.is_full:
                return
            if path and path[-1] == "destination":
                mode = mode_of(text_of(node.get("mode"))) or mode
            elif not path and node.keys() == _DESTINATION:
                self._mode = mode_of(text_of(node["mode"]))
            is_own = not path and node.keys() == _LICENSE_TO_MOVE  # beside its destination, as in a call of Python's
            said = self._mode if is_own else mode
            is_move = bool(said) and (is_own or path[-1:] == ("licenses",))  # a body says how many of each go
            self._take_object(path, node, record.number, said, is_move)

    def _take_object(self, path: tuple[str, ...], each: dict[str, Any], number: int, mode: str, is_move: bool) -> None:
        keys = _keys_of(path, each)
        for key in keys:
            line = self._line_of.get(key, number)
            entry = self._found.entry(key, line, key)
            for name, value in each.items():
                column, said = column_of(name), text_of(value)
                if column == "state":
                    entry.say("expired", "no" if words_of(name) == ["expired"] and said in ("false", "no") else "")
                    entry.say("state", _state(name, said))
                elif column == "expires_on" and said:
                    entry.say("expires_on", day_in(said))
                elif column == "mode":
                    entry.say("mode", mode_of(said))
            entry.say("mode", entry.mode or mode)
            if not entry.expires_on and (days := _called(each, "duration", "duration in days")).isdigit():
                entry.say("expires_on", after(_called(each, "started at", "activation date"), int(days)))
            for device in _devices_of(each) or [Counted("", None, None)]:
                move = device.have if is_move and device.move is None else device.move
                entry.count(device.model, device.have, move, line)
        if not keys:
            self._tell(path, each, number)

    def _tell(self, path: tuple[str, ...], each: dict[str, Any], number: int) -> None:
        subscription = text_of(each.get("subscriptionId", ""))
        if subscription:
            reason = _("This is a subscription, another licensing model: it has no license key that could move.")
            self.rejected.append((Line(number, subscription), subscription, reason))
            return
        for name, value in each.items():
            is_list = isinstance(value, list) and bool({"serials", "orders"} & set(words_of(name)))
            for said in map(text_of, value if is_list else [value] if column_of(name) == "key" else []):
                for thing in things_in(said)[:1]:
                    self.rejected.append((Line(number, said), said, thing.reason))


def _called(each: dict[str, Any], *names: str) -> str:
    """The member of an object that is called by one of the names, however a program spells them."""
    called = {" ".join(words_of(name)): value for name, value in each.items()}
    return next((text_of(called[name]) for name in names if name in called), "")


def _keys_of(path: tuple[str, ...], each: dict[str, Any]) -> list[str]:
    """The keys that an object is about: named as such, in a list named so, or the name that leads to it."""
    found: list[str] = []
    for name, value in each.items():
        values = value if isinstance(value, list) else (value,)
        texts = [
            text
            for text in values
            if isinstance(text, str) and len(text) <= _LONGEST_KEY and ("2" in text or not text.isascii())
        ]
        if not texts or (column_of(name) != "key" and not _NOT_A_KEY.isdisjoint(words_of(name))):
            continue
        for said in map(text_of, texts):
            is_key = column_of(name) == "key"
            found += [place.key for place in keys_in(said) if is_key or place.end - place.start == len(said)]
    if not found and path:
        found = [place.key for place in keys_in(path[-1]) if len(path[-1]) <= _LONGEST_KEY]
    return list(dict.fromkeys(found))


def _state(name: str, said: str) -> str:
    words = words_of(name)
    if said in ("true", "1"):
        return INVALIDATED if "invalidated" in words else EXPIRED if "expired" in words else ""
    return state_in(said)


def _devices_of(each: dict[str, Any]) -> list[Counted]:
    """The devices of a license: a list or mapping of counts, or a model beside a count."""
    own = _device(each)
    devices: list[Counted] = [own] if own.model else _mapped(each)
    for name, value in each.items():
        if name in ("editions", "destination", "source"):
            continue
        if isinstance(value, list):
            inner = [_device(item) for item in value if isinstance(item, dict)]
            devices += [device for device in inner if device.model]
        elif isinstance(value, dict) and column_of(name) in ("have", "model", "product"):
            devices += [device] if (device := _device(value)).model else _mapped(value)
        elif isinstance(value, str) and not own.model and column_of(name) in ("product", "have"):
            devices += devices_in(text_of(value))
    return devices


def _mapped(value: dict[str, Any]) -> list[Counted]:
    """``{"MX68": 2}``"""
    pairs = [(devices_in(plain(name[:_LONGEST_KEY])), count_in(text_of(count))) for name, count in value.items()]
    return [Counted(said[0].model, count, None) for said, count in pairs if said and count]


def _device(each: dict[str, Any]) -> Counted:
    model, have, moves = "", None, ""
    for name, value in each.items():
        column, said = column_of(name), text_of(value)
        if not said:
            continue
        if column == "model" or (column == "product" and not model):
            known = of_type(said)
            if len(known) == 1:
                model = known[0].model
            elif column == "model" and is_name_of_model(said):
                model = said
        elif column == "have" and have is None and not isinstance(value, bool):
            have = count_in(said)
        elif column == "move" and not isinstance(value, bool):
            moves = said
        elif role_of(words_of(name)) == "stay" and count_in(said):
            moves = f"all but {said}"
    return Counted(model, have, move_in(moves, have))
