"""What stands between the window and the vault, whose thread may answer late."""

from itertools import permutations
from typing import Final, cast

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from transfer_wizard.flow.navigator import Navigator
from transfer_wizard.request.draft import Draft
from transfer_wizard.request.words import Side
from transfer_wizard.storage.vault import Answered, StoreState, Vault, VaultAnswer, Waited
from transfer_wizard.ui.services.passcode_keeper import PasscodeKeeper, VaultStage


def test_an_answer_that_comes_after_the_window_is_gone_is_heard_by_nobody(qtbot: QtBot) -> None:
    keeper = PasscodeKeeper(Vault(is_off=True), may_use_store=False)
    told: list[VaultAnswer] = []
    shiboken6.delete(keeper)
    keeper._from_vault(object(), VaultAnswer(StoreState.OFF, {}))
    keeper._from_vault_to(told.append, VaultAnswer(StoreState.OFF, {}))
    assert told == []


class SlowVault:
    """Keeps what it is asked until somebody lets it answer."""

    def __init__(self) -> None:
        self.asked: list[tuple[Answered, Waited]] = []

    def retry(self, _identity: str, answer: Answered, on_waiting: Waited) -> None:
        self.asked.append((answer, on_waiting))


ACTS: Final = ("first waits", "second waits", "first answers", "second answers", "another request")
NOTHING_KEPT: Final = VaultAnswer(StoreState.READY, dict.fromkeys(Side))


@pytest.mark.parametrize("acts", [ACTS[:-1], ACTS], ids=["one request", "another one meanwhile"])
def test_in_whatever_order_answers_come_nobody_is_waited_for_in_the_end(
    qapp: QApplication, acts: tuple[str, ...]
) -> None:
    for order in permutations(acts):
        vault = SlowVault()
        keeper = PasscodeKeeper(cast(Vault, vault))
        keeper.follow(Navigator(Draft()))
        keeper.ask()
        keeper.retry()
        for act in order:
            call, _space, what = act.partition(" ")
            if act == "another request":
                keeper.follow(Navigator(Draft()))
            else:
                answer, on_waiting = vault.asked[("first", "second").index(call)]
                on_waiting() if what == "waits" else answer(NOTHING_KEPT)
            QCoreApplication.sendPostedEvents()
        if "another request" in order:
            assert keeper.stage is VaultStage.UNASKED, f"{order}: all of that was about the request before"
            keeper.ask()
            vault.asked[-1][0](NOTHING_KEPT)
            QCoreApplication.sendPostedEvents()
        assert keeper.stage is VaultStage.ANSWERED, order
