"""What stands between the window and the vault, whose thread may answer late."""

import shiboken6
from pytestqt.qtbot import QtBot

from transfer_wizard.storage.vault import StoreState, Vault, VaultAnswer
from transfer_wizard.ui.services.passcode_keeper import PasscodeKeeper


def test_an_answer_that_comes_after_the_window_is_gone_is_heard_by_nobody(qtbot: QtBot) -> None:
    keeper = PasscodeKeeper(Vault(is_off=True), may_use_store=False)
    told: list[VaultAnswer] = []
    shiboken6.delete(keeper)
    keeper._from_vault(object(), VaultAnswer(StoreState.OFF, {}))
    keeper._from_vault_to(told.append, VaultAnswer(StoreState.OFF, {}))
    assert told == []
