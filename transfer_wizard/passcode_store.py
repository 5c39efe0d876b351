"""What the commands ask of the system's password store: which passcodes of a request it holds, and from which day."""

import datetime
from collections.abc import Mapping
from typing import Final

from transfer_wizard.request.draft import Draft
from transfer_wizard.request.passcode import Passcode
from transfer_wizard.request.words import Side
from transfer_wizard.storage.paths import is_portable
from transfer_wizard.storage.policy.in_force import policy_in_force
from transfer_wizard.storage.vault import StoreState, Vault, VaultAnswer
from transfer_wizard.terminal import remark
from transfer_wizard.translations import _
from transfer_wizard.validation import wording
from transfer_wizard.validation.free_text import free_texts, names_a_passcode

SECONDS_FOR_A_CHECK: Final = 5.0
SECONDS_FOR_A_PROMPT: Final = 30.0


def vault_in_use(deadline: float | None = None) -> Vault:
    """The vault as the window has it: without the password store where a policy or portable mode says so.

    Args:
        deadline: seconds to wait for the store; None for those in which a person can answer its prompt.
    """
    return Vault(deadline or SECONDS_FOR_A_PROMPT, is_off=is_portable() or not policy_in_force().keeps_passcodes)


def passcodes_at_hand(draft: Draft) -> VaultAnswer:
    """What the password store holds, and which texts give it away; one that does not answer holds none, and is told."""
    answer = _looked_in(draft)
    if answer.state is not StoreState.READY:
        remark(
            _("{message} Passcodes count as not at hand, and your texts were not compared with them.").format(
                message=answer.state.message
            )
        )
    return answer


def days_for_export(draft: Draft, leave_keyring: bool) -> Mapping[Side, datetime.date | None] | None:
    """The days of the passcodes at hand, None where nobody knows; texts that give a passcode away are told."""
    answer = None if leave_keyring else _looked_in(draft)
    if answer and answer.state not in (StoreState.READY, StoreState.UNAVAILABLE, StoreState.OFF):
        remark(
            _("{message} Your texts were not compared with the passcodes in it.").format(message=answer.state.message)
        )
    seen_in = answer.seen_in if answer else frozenset[str]()
    for path, text in free_texts(draft).items():
        if path in seen_in or names_a_passcode(text):
            remark(_("{label} seems to hold a support passcode. Take it out.").format(label=wording.label(path)))
    return answer.days if answer and answer.state is StoreState.READY else None


def _looked_in(draft: Draft) -> VaultAnswer:
    vault = vault_in_use(SECONDS_FOR_A_CHECK)
    return vault.wait_for(vault.look_in, draft.id, free_texts(draft))


def passcodes_of_today(identity: str) -> dict[Side, Passcode]:
    """The passcodes in the password store that are from today; what is not is told."""
    vault = vault_in_use()
    passcodes = {}
    for side in Side:
        passcode = vault.wait_for(vault.take, identity, side).passcode
        if passcode and passcode.is_from(datetime.date.today()):
            passcodes[side] = passcode
        else:
            remark(_("There is no {side} passcode of today.").format(side=wording.side(side)))
    return passcodes
