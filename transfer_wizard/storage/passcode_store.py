"""One passcode in a password store: kept, read back and removed, and seen to be so.

A store is taken at its word in nothing: a passcode is kept once it was read back, and removed once it isn't found.
"""

import contextlib
import re
from datetime import date
from datetime import time as time_of_day
from typing import Final, Protocol

from transfer_wizard.request.passcode import Passcode
from transfer_wizard.request.words import DIGITS, Side

SERVICES: Final = {
    Side.SOURCE: "org.transfer-wizard.source-passcode",
    Side.DESTINATION: "org.transfer-wizard.destination-passcode",
}
"""What the store calls the two passcodes; the user name beside it is the draft's id. Every program can see both."""

_KEPT: Final = re.compile(rf"([0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}})(?:T([0-9]{{2}}:[0-9]{{2}}))?:({DIGITS})")
# Items under one name that other programs may have added to ours; forgetting removes them all.
_MOST_TWINS: Final = 5
# Passcodes of requests that are long gone, as many as anyone can have.
_MOST_SWEPT: Final = 1_000


class Credential(Protocol):
    """A secret with its name."""

    @property
    def username(self) -> str:
        """The name that it was kept under."""


class Store(Protocol):
    """What every backend of keyring can do."""

    def get_password(self, service: str, username: str) -> str | None:
        """The secret, or None."""

    def set_password(self, service: str, username: str, password: str) -> None:
        """Keep a secret."""

    def delete_password(self, service: str, username: str) -> None:
        """Remove a secret; an error where there is none."""

    def get_credential(self, service: str, username: str | None) -> Credential | None:
        """The first secret of a service, with its user name; None where there is none, or the store can't tell."""


class MayBeThere(Exception):
    """A store failed after it was given a passcode."""


def keep(store: Store, identity: str, side: Side, passcode: Passcode) -> None:
    """Keep a passcode of a draft; MayBeThere, or the store's own error when it is sure that nothing was kept."""
    time_kept = f"T{passcode.time:%H:%M}" if passcode.time else ""
    kept = f"{passcode.day.isoformat()}{time_kept}:{passcode.reveal()}"
    try:
        store.set_password(SERVICES[side], identity, kept)
    except Exception as error:
        there = None
        with contextlib.suppress(Exception):
            there = store.get_password(SERVICES[side], identity)
        if there == kept:
            raise MayBeThere from error
        raise
    try:
        there = store.get_password(SERVICES[side], identity)
    except Exception as error:
        raise MayBeThere from error
    if there is None:
        raise LookupError("the store did not keep it")
    if there != kept:
        raise MayBeThere


def take_back(store: Store, identity: str, side: Side) -> bool:
    """Remove what may have been kept; True where the store was seen without it."""
    try:
        remove(store, identity, side)
    except Exception:
        with contextlib.suppress(Exception):  # it may forget, although it can't say what it holds
            store.delete_password(SERVICES[side], identity)
        return False
    return True


def read(store: Store, identity: str, side: Side) -> Passcode | None:
    """The passcode that was kept; None also for what another program put in its place."""
    match = _KEPT.fullmatch(store.get_password(SERVICES[side], identity) or "")
    if not match:
        return None
    try:
        return Passcode(
            match[3], date.fromisoformat(match[1]), time_of_day.fromisoformat(match[2]) if match[2] else None
        )
    except ValueError:  # no such day or time
        return None


def remove(store: Store, identity: str, side: Side) -> None:
    """Remove a passcode of a draft, and its twins; LookupError when one is still there."""
    for _twin in range(_MOST_TWINS):
        if store.get_password(SERVICES[side], identity) is None:
            return
        store.delete_password(SERVICES[side], identity)
    raise LookupError("the store did not remove it")


def sweep(store: Store, side: Side) -> None:
    """Remove whatever is left under the service's name. A store that can't list it (macOS) has lost what was known."""
    for _item in range(_MOST_SWEPT):
        left = store.get_credential(SERVICES[side], None)
        if left is None:
            return
        remove(store, left.username, side)
    raise LookupError("the store did not remove it")
