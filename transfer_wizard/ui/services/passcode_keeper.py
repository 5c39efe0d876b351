"""Stands between the window and the vault: asks the vault, and tells the window the answer on the window's thread."""

import contextlib
import datetime
from collections.abc import Callable, Mapping
from enum import Enum, auto
from functools import partial
from typing import Any, Final, NamedTuple

from PySide6.QtCore import QObject, Qt, Signal

from transfer_wizard.flow.navigator import Navigator
from transfer_wizard.request.passcode import Passcode
from transfer_wizard.request.words import Side
from transfer_wizard.storage.vault import StoreState, Vault, VaultAnswer
from transfer_wizard.translations import _, joined
from transfer_wizard.validation.free_text import free_texts, holds_four_digits

NOT_TOLD: Final = (
    StoreState.LOCKED,
    StoreState.DISMISSED,
    StoreState.STOPPED,
    StoreState.WAITING,
    StoreState.FAILED,
)
"""Answers that leave open what the password store holds."""


class VaultStage(Enum):
    """Whether the vault was asked, and has answered."""

    UNASKED = auto()
    ASKED = auto()
    WAITING = auto()
    ANSWERED = auto()


class Slot(NamedTuple):
    """What is known of one of the two passcodes.

    Attributes:
        day: the day it was taken down; None where none is at hand.
        is_today: whether Support will take it.
        sentence: what there is to know beyond that; "" where one of today is in the store.
    """

    day: datetime.date | None
    is_today: bool
    sentence: str


class PasscodeKeeper(QObject):
    """The passcodes of the request in the window.

    Attributes:
        stage: how far the vault is.
        state: what the system's password store said last.
        may_use_store: whether a store that is off may be used all the same, when the person wants it.
        in_memory: the sides whose passcode is gone when the program closes.
        times: the time of day at which each passcode at hand was taken down, where that was noted.
        shut_in: the sides whose passcode of today was seen in the store, which tells nothing any more.

    Signals:
        changed: any of these, or the days in the navigator, have changed.
    """

    changed = Signal()
    _answered = Signal(object, object)
    _told = Signal(object, object)

    def __init__(self, vault: Vault, may_use_store: bool = True) -> None:
        super().__init__()
        self._vault = vault
        self.may_use_store = may_use_store
        self._navigator: Navigator | None = None
        self._calls: set[object] = set()
        self.stage = VaultStage.UNASKED
        self.state = StoreState.READY
        self.in_memory: frozenset[Side] = frozenset()
        self.times: Mapping[Side, datetime.time] = {}
        self.shut_in: frozenset[Side] = frozenset()
        self._answered.connect(self._on_answered, Qt.ConnectionType.QueuedConnection)
        self._told.connect(self._on_told, Qt.ConnectionType.QueuedConnection)

    def follow(self, navigator: Navigator) -> None:
        """Keep the passcodes of this navigator's draft from here on; nothing is asked yet."""
        self._navigator = navigator
        self._calls = set()
        self.stage = VaultStage.UNASKED
        self.in_memory = frozenset()
        self.times = {}
        self.shut_in = frozenset()
        if navigator.is_sample:  # it is shown finished, and the store is left alone
            self.stage = VaultStage.ANSWERED
            navigator.passcodes = dict.fromkeys(Side, navigator.today)
            navigator.changed("passcode")

    @property
    def is_troubled(self) -> bool:
        """True when the store answered, and could not do what it was asked."""
        return self.stage is VaultStage.ANSWERED and self.state is not StoreState.READY

    @property
    def may_hold_any(self) -> bool:
        """False where it is known that no passcode of the request is at hand."""
        if self.stage is VaultStage.ANSWERED and self.state in (
            StoreState.READY,
            StoreState.UNAVAILABLE,
            StoreState.OFF,
        ):
            return self._navigator is not None and any(self._navigator.passcodes.values())
        return True

    @property
    def not_compared(self) -> frozenset[str]:
        """The paths of the texts that may hold a passcode, where the store would not tell."""
        is_shut = self.is_troubled and self.state in NOT_TOLD
        if not is_shut or self._navigator is None:
            return frozenset()
        return _with_four_digits(self._navigator) - self._navigator.passcode_seen_in

    def slot(self, side: Side) -> Slot:
        """What is known of the passcode of one side."""
        day = self._navigator.passcodes.get(side) if self._navigator else None
        is_today = self._navigator is not None and day == self._navigator.today
        if is_today:
            sentence = _("Kept in memory only, until you close the program.") if side in self.in_memory else ""
        elif day:
            sentence = _("The one that is kept is from {day}. Support wants today’s.").format(day=day.isoformat())
        elif self.stage is VaultStage.WAITING:
            sentence = joined(StoreState.WAITING.message, StoreState.WAITING.next)
        elif self.stage is not VaultStage.ANSWERED:
            sentence = _("Asking your system’s password store …")
        elif self.state in NOT_TOLD:
            sentence = joined(self.state.message, self.state.next)
        else:
            sentence = _("None is kept here.")
        return Slot(day, is_today, sentence)

    def ask(self) -> None:
        """Find out, once, which passcodes are at hand: pages that need to know call this when they come into sight."""
        if self.stage is VaultStage.UNASKED:
            self.retry()

    def look(self) -> None:
        """Find out whether a text of the request holds a passcode that is known to be at hand."""
        navigator = self._navigator
        if navigator and any(navigator.passcodes.values()) and not navigator.is_sample:
            answer = partial(self._from_vault_to, partial(self._on_looked, navigator))
            self._vault.look_in(navigator.draft.id, free_texts(navigator.draft), answer)

    def put(self, side: Side, text: str) -> datetime.date:
        """Keep a passcode, and return the day it is taken to be from.

        Raises:
            NotAPasscode: when the text is not four digits.
        """
        now = datetime.datetime.now()
        passcode = Passcode.read(text, now.date(), now.time())
        self._call(lambda identity, answer, on_waiting: self._vault.put(identity, side, passcode, answer, on_waiting))
        return passcode.day

    def take(self, side: Side, told: Callable[[VaultAnswer | None], None]) -> None:
        """Get a passcode, to copy, show or fill it in; it is not kept here.

        Args:
            told: gets the answer on the window's thread, and None before it where the store is slow.
        """
        if self._navigator and not self._navigator.is_sample:
            answer = partial(self._from_vault_to, partial(self._on_taken, self._navigator, side, told))
            self._vault.take(self._navigator.draft.id, side, answer, partial(answer, None))

    def retry(self) -> None:
        """Put what is in memory into the store, and find out what is there."""
        self._call(self._vault.retry)

    def use_store(self) -> None:
        """Use a store that is off, and put into it what is in memory."""
        self._vault.is_off = False
        self.retry()

    def forget(self) -> None:
        """Remove both passcodes."""
        self._call(self._vault.forget)

    def forget_deleted(self, identity: str, told: Callable[[VaultAnswer], None]) -> None:
        """Remove the passcodes of a request that is not in the window; ``told`` gets the store's answer."""
        self._vault.forget(identity, partial(self._from_vault_to, told))

    def forget_everything(self, identities: tuple[str, ...], told: Callable[[VaultAnswer], None]) -> None:
        """Remove all passcodes, of these requests and of those that are gone; READY says that the store is empty."""
        self._vault.forget_everything(identities, partial(self._from_vault_to, told))

    def _call(self, ask: Callable[[str, Callable[[VaultAnswer], None], Callable[[], None]], None]) -> None:
        if self._navigator is None or self._navigator.is_sample:
            return
        self.stage = VaultStage.ASKED
        self.changed.emit()
        call = object()
        self._calls.add(call)
        ask(self._navigator.draft.id, partial(self._from_vault, call), partial(self._from_vault, call, None))

    def _from_vault(self, call: object, answer: VaultAnswer | None) -> None:
        """On the vault's thread. A bound method keeps its object alive for a late answer, a signal does not."""
        with contextlib.suppress(RuntimeError):  # the window is gone, and nobody is left to hear it
            self._answered.emit(call, answer)

    def _from_vault_to(self, told: Callable[[Any], None], answer: VaultAnswer | None) -> None:
        """On the vault's thread."""
        with contextlib.suppress(RuntimeError):
            self._told.emit(told, answer)

    def _on_told(self, told: Callable[[Any], None], answer: VaultAnswer | None) -> None:
        told(answer)

    def _on_taken(
        self, navigator: Navigator, side: Side, told: Callable[[VaultAnswer | None], None], answer: VaultAnswer | None
    ) -> None:
        """Take the answer to ``take``, which knows of one side only: the days stay as they are.

        A passcode in memory is no news of the store: that is still shut, or about to answer.
        """
        if navigator is not self._navigator:
            return
        told(answer)
        if answer is None or side in answer.in_memory:
            return
        self.stage = VaultStage.ANSWERED
        self.state = StoreState.READY if answer.passcode else answer.state
        if answer.state is StoreState.READY and not answer.passcode:  # another program removed it
            self.retry()
        self.changed.emit()

    def _on_looked(self, navigator: Navigator, answer: VaultAnswer) -> None:
        seen_in = answer.seen_in
        if answer.state is not StoreState.READY:  # not all passcodes were compared: what was seen before stands
            seen_in |= navigator.passcode_seen_in & _with_four_digits(navigator)
        navigator.passcode_seen_in = seen_in
        navigator.changed("passcode")
        self.changed.emit()

    def _on_answered(self, call: object, answer: VaultAnswer | None) -> None:
        if self._navigator is None or call not in self._calls:  # that was about another request
            return
        if answer is None:
            self.stage = VaultStage.WAITING
        else:
            self._calls.remove(call)
            self.stage = VaultStage.ASKED if self._calls else VaultStage.ANSWERED
            days, today = self._navigator.passcodes, self._navigator.today
            seen = {side for side, day in days.items() if day == today} - self.in_memory | self.shut_in
            untold = {side for side in seen if not answer.days.get(side)} if answer.state in NOT_TOLD else ()
            self.shut_in = frozenset(untold)
            self.state = answer.state
            self.in_memory = answer.in_memory
            self.times = answer.times
            self._navigator.passcodes = dict(answer.days)
            if answer.state is StoreState.READY and not any(answer.days.values()):
                self._navigator.passcode_seen_in = frozenset()
            self._navigator.changed("passcode")
        self.changed.emit()


def _with_four_digits(navigator: Navigator) -> frozenset[str]:
    """The paths of the texts of a request that hold four digits, such as a passcode has."""
    return frozenset(path for path, text in free_texts(navigator.draft).items() if holds_four_digits(text))
