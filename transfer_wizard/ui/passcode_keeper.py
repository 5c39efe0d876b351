"""The way between the window and the vault: it asks, and shows the window what came of it, on the window's thread."""

import datetime
from collections.abc import Callable
from enum import Enum, auto
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal

from transfer_wizard.flow.navigator import Navigator
from transfer_wizard.request.passcode import Passcode
from transfer_wizard.request.words import Side
from transfer_wizard.storage.vault import Answer, State, Vault


class Stage(Enum):
    """How far the vault is with what it was asked."""

    UNASKED = auto()
    ASKED = auto()
    WAITING = auto()
    ANSWERED = auto()


class PasscodeKeeper(QObject):
    """The passcodes of the request in the window.

    Attributes:
        stage: how far the vault is.
        state: what the system's password store said last.
        may_use_store: whether a store that is off may be used all the same, when the person wants it.
        in_memory: the sides whose passcode is gone when the program closes.

    Signals:
        changed: any of these, or the days in the navigator, are others now.
    """

    changed = Signal()
    _answered = Signal(str, object)

    def __init__(self, vault: Vault, may_use_store: bool = True) -> None:
        super().__init__()
        self._vault = vault
        self.may_use_store = may_use_store
        self._navigator: Navigator | None = None
        self.stage = Stage.UNASKED
        self.state = State.READY
        self.in_memory: frozenset[Side] = frozenset()
        self._answered.connect(self._on_answered, Qt.ConnectionType.QueuedConnection)

    def follow(self, navigator: Navigator) -> None:
        """Keep the passcodes of this navigator's draft from here on; nothing is asked yet."""
        self._navigator = navigator
        self.stage = Stage.UNASKED
        self.in_memory = frozenset()

    def ask(self) -> None:
        """Find out, once, which passcodes are at hand: pages that need to know call this when they come into sight."""
        if self.stage is Stage.UNASKED:
            self._call(self._vault.days)

    def put(self, side: Side, text: str) -> datetime.date:
        """Keep a passcode, and return the day it is taken to be from.

        Raises:
            NotAPasscode: when the text is not four digits.
        """
        passcode = Passcode.read(text, datetime.date.today())
        self._call(lambda identity, answer, on_waiting: self._vault.put(identity, side, passcode, answer, on_waiting))
        return passcode.day

    def retry(self) -> None:
        """Bring what is in memory to the store."""
        self._call(self._vault.retry)

    def use_store(self) -> None:
        """Use a store that is off, and bring it what is in memory."""
        self._vault.is_off = False
        self.retry()

    def forget(self) -> None:
        """Remove both passcodes."""
        self._call(self._vault.forget)

    def _call(self, ask: Callable[[str, Callable[[Answer], None], Callable[[], None]], None]) -> None:
        if self._navigator is None:
            return
        identity = self._navigator.draft.id
        self.stage = Stage.ASKED
        self.changed.emit()
        ask(identity, partial(self._from_vault, identity), partial(self._from_vault, identity, None))

    def _from_vault(self, identity: str, answer: Answer | None) -> None:
        """On the vault's thread. A bound method keeps its object alive for a late answer, a signal does not."""
        self._answered.emit(identity, answer)

    def _on_answered(self, identity: str, answer: Answer | None) -> None:
        if self._navigator is None or identity != self._navigator.draft.id:
            return
        if answer is None:
            self.stage = Stage.WAITING
        else:
            self.stage = Stage.ANSWERED
            self.state = answer.state
            self.in_memory = answer.in_memory
            self._navigator.passcodes = dict(answer.days)
            self._navigator.changed("passcode")
        self.changed.emit()
