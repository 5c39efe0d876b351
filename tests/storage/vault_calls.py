"""Two passcodes of a draft: given to a vault, and taken from it."""

from datetime import date

from transfer_wizard.request.passcode import Passcode
from transfer_wizard.request.words import Side
from transfer_wizard.storage.vault import Vault, VaultAnswer

TODAY, YESTERDAY = date(2026, 11, 24), date(2026, 11, 23)
BOTH = frozenset(Side)


def store_both(vault: Vault, identity: str) -> VaultAnswer:
    vault.wait_for(vault.put, identity, Side.SOURCE, Passcode("0417", TODAY))
    return vault.wait_for(vault.put, identity, Side.DESTINATION, Passcode("9938", YESTERDAY))


def taken(vault: Vault, identity: str) -> list[str | None]:
    answers = [vault.wait_for(vault.take, identity, side) for side in Side]
    return [answer.passcode.reveal() if answer.passcode else None for answer in answers]
