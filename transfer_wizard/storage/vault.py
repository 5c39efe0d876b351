"""The vault: support passcodes in the system's password store, and nowhere else.

A call to the store may wait for a person at a prompt, for ever. So one daemon thread talks to the store, a second one
keeps the time and answers, and a call that misses its deadline is answered without the store; what the store says
later is dropped. Until the store has confirmed a passcode, and whenever it can't take one, the passcode is held in
memory and is gone when the program closes. It never goes to a file.
"""

import contextlib
import os
import queue
import sys
import threading
import time
import weakref
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from datetime import time as time_of_day
from enum import StrEnum
from functools import cached_property, partial
from typing import Any, Final, TypeVarTuple

from transfer_wizard.request.passcode import Passcode
from transfer_wizard.request.words import Side
from transfer_wizard.storage import passcode_store
from transfer_wizard.storage.service import report_fault, serve
from transfer_wizard.translations import N_, _

DEADLINE: Final = 30.0
PATIENCE: Final = 3.0
QUIET: Final = 10.0
"""Seconds without a call, after which the connection to the store is given up."""

Given = TypeVarTuple("Given")


class StoreState(StrEnum):
    """How the system's password store answered."""

    READY = "ready"
    LOCKED = "locked"
    DISMISSED = "dismissed"
    UNAVAILABLE = "unavailable"
    STOPPED = "stopped"
    UNSURE = "unsure"
    OFF = "off"
    WAITING = "waiting"
    FAILED = "failed"

    @property
    def message(self) -> str:
        """What happened, in one sentence."""
        return _(_MESSAGES[self])

    @property
    def next(self) -> str:
        """What the person can do, in one sentence."""
        return _(_NEXT[self])


_MESSAGES: Final = {
    StoreState.READY: N_("Your system’s password store is open."),
    StoreState.LOCKED: N_("Your system’s password store is locked."),
    StoreState.DISMISSED: N_("Your system’s password store asked for your consent, and its window was closed."),
    StoreState.UNAVAILABLE: N_("Your system has no password store that works."),
    StoreState.STOPPED: N_("Your system’s password store has stopped working."),
    StoreState.UNSURE: N_("The store failed after it was given the passcode: it may be in your password store."),
    StoreState.OFF: N_("Your system’s password store is not used here."),
    StoreState.WAITING: N_("Your system’s password store has not answered yet."),
    StoreState.FAILED: N_("Something went wrong inside Transfer Wizard while it used your system’s password store."),
}
_NEXT: Final = {
    StoreState.READY: N_("A passcode stays there until you forget it here or enter the case number."),
    StoreState.LOCKED: N_("Unlock it and try again; until then a passcode is held in memory and lost on closing."),
    StoreState.DISMISSED: N_("Try again and answer it; until then a passcode is held in memory and lost on closing."),
    StoreState.UNAVAILABLE: N_("Start one and try again; until then a passcode is held in memory and lost on closing."),
    StoreState.STOPPED: N_("Start it and try again; until then a passcode is held in memory and lost on closing."),
    StoreState.UNSURE: N_("It was asked to remove it. Look into it, try again, or forget the passcodes here."),
    StoreState.OFF: N_("A passcode is held in memory and lost on closing."),
    StoreState.WAITING: N_("Look for its window, which may be behind this one, answer it and try again."),
    StoreState.FAILED: N_("Try again. Until that works, take it that nothing was kept, and nothing removed."),
}


@dataclass(frozen=True)
class VaultAnswer:
    """What a call to the vault found or did.

    Attributes:
        state: READY when the request was carried out, otherwise why not.
        days: the day each passcode at hand was taken down. None is "none", or with another state "not known".
        in_memory: the sides whose passcode is gone when the program closes.
        passcode: what ``take`` asked for, if it is at hand.
        times: the time of day at which a passcode at hand was taken down, where that was noted.
        seen_in: the paths of the texts that hold a passcode at hand.
    """

    state: StoreState
    days: Mapping[Side, date | None]
    in_memory: frozenset[Side] = frozenset()
    passcode: Passcode | None = None
    times: Mapping[Side, time_of_day] = field(default_factory=dict)
    seen_in: frozenset[str] = frozenset()


Answered = Callable[[VaultAnswer], None]
Waited = Callable[[], None]


@dataclass(eq=False, repr=False)
class _Call:
    """One call to the store: first keep or remove, then read. Its texts may hold a passcode, and are shown nowhere."""

    identities: tuple[str, ...]
    answer: Answered
    on_waiting: Waited | None = None
    keeps: dict[Side, Passcode] = field(default_factory=dict)
    removes: bool = False
    sweeps: bool = False
    texts: Mapping[str, str] = field(default_factory=dict)
    reads: tuple[Side, ...] = tuple(Side)
    started: float = field(default_factory=time.monotonic)
    _ticket: threading.Lock = field(default_factory=threading.Lock)

    def close(self) -> bool:
        """Settle the answer; True for the first caller only, so the store and the deadline never both answer."""
        return self._ticket.acquire(blocking=False)

    @property
    def is_closed(self) -> bool:
        """True once it is settled what the answer will be."""
        return self._ticket.locked()

    def run(self, store: passcode_store.Store) -> dict[Side, Passcode]:
        """Do it, and return the passcodes read."""
        if self.removes:
            self.undo(store)
            return {}
        passcodes = {}
        for identity in self.identities:
            given: list[Side] = []
            try:
                for side, passcode in self.keeps.items():
                    passcode_store.keep(store, identity, side, passcode)
                    given.append(side)
                passcodes = {side: kept for side in self.reads if (kept := passcode_store.read(store, identity, side))}
            except Exception as error:
                given += [side] if isinstance(error, passcode_store.MayBeThere) else []
                are_gone = [passcode_store.take_back(store, identity, side) for side in given]
                if isinstance(error, passcode_store.MayBeThere) or not all(are_gone):
                    raise passcode_store.MayBeThere from error
                raise
        return passcodes

    def undo(self, store: passcode_store.Store) -> None:
        """Remove what this call has kept, or removes in any case."""
        for identity in self.identities:
            for side in self.keeps or Side:
                passcode_store.remove(store, identity, side)
        for side in Side if self.sweeps else ():
            passcode_store.sweep(store, side)


class Vault:
    """The passcodes of all drafts. Calls return at once; answers come on the vault's own thread, one after the other.

    Calls that a person waits for take an ``on_waiting``, called when the store has not answered after ``patience``
    seconds: time to tell the person that it may be asking something. After ``deadline`` seconds the answer is WAITING.

    Attributes:
        is_off: True where the store is left alone, and passcodes are held in memory only; the answer is then OFF.
    """

    def __init__(self, deadline: float = DEADLINE, patience: float = PATIENCE, is_off: bool = False) -> None:
        self.deadline = deadline
        self.is_off = is_off
        self._patience = patience
        self._store: passcode_store.Store | None = None
        self._has_worked = False
        self._memory: dict[str, dict[Side, Passcode]] = {}
        self._pending: list[_Call] = []
        self._actions: queue.SimpleQueue[Callable[[], None]] = queue.SimpleQueue()
        self._calls: queue.SimpleQueue[_Call] = queue.SimpleQueue()
        self._is_idle = threading.Lock()

    def put(
        self, identity: str, side: Side, passcode: Passcode, answer: Answered, on_waiting: Waited | None = None
    ) -> None:
        """Keep one passcode of a draft, in place of the one before."""
        self._do_soon(partial(self._put, identity, {side: passcode}, answer, on_waiting))

    def retry(self, identity: str, answer: Answered, on_waiting: Waited | None = None) -> None:
        """Bring the passcodes that are held in memory to the store."""
        self._do_soon(partial(self._put, identity, {}, answer, on_waiting))

    def days(self, identity: str, answer: Answered, on_waiting: Waited | None = None) -> None:
        """Find out which passcodes of a draft are at hand, and from which day."""
        self._do_soon(partial(self._send, _Call((identity,), answer, on_waiting)))

    def look_in(self, identity: str, texts: Mapping[str, str], answer: Answered) -> None:
        """Find out which of the texts, named by their paths, hold a passcode of a draft; READY says that all are known.

        While one is held in memory the store is shut, or about to answer, and is not asked for the other.
        """
        self._do_soon(partial(self._look, _Call((identity,), answer, texts=texts)))

    def take(self, identity: str, side: Side, answer: Answered, on_waiting: Waited | None = None) -> None:
        """Get one passcode, to show it or to fill it in."""
        self._do_soon(partial(self._take, side, _Call((identity,), answer, on_waiting, reads=(side,))))

    def forget(self, identity: str, answer: Answered, on_waiting: Waited | None = None) -> None:
        """Remove both passcodes of a draft, from memory and from the store; READY says that none is left.

        A call that misses its deadline is still carried out once the store opens.
        """
        self._do_soon(partial(self._forget, _Call((identity,), answer, on_waiting, removes=True)))

    def forget_everything(self, identities: tuple[str, ...], answer: Answered) -> None:
        """Remove all passcodes, of these drafts and of those long gone; READY says that the store was seen empty."""
        self._do_soon(partial(self._forget, _Call(identities, answer, removes=True, sweeps=True)))

    def wait_for(self, ask: Callable[[*Given, Answered], None], *given: *Given) -> VaultAnswer:
        """Wait for the answer to one call: ``vault.wait_for(vault.days, identity)``. Not for the window's thread."""
        answers: queue.SimpleQueue[VaultAnswer] = queue.SimpleQueue()
        ask(*given, answers.put)
        return answers.get()

    # The answers: one thread that owns the memory and gives every answer.

    def _do_soon(self, action: Callable[[], None]) -> None:
        self._actions.put(action)
        if self._is_idle.acquire(blocking=False):  # at first use, once
            serve("vault answers", self._attend)
            serve("vault store", self._run_next)

    def _attend(self) -> None:
        with contextlib.suppress(queue.Empty):
            self._actions.get(timeout=self._seconds_left())()
        now = time.monotonic()
        for call in list(self._pending):
            if now >= call.started + self._patience and (on_waiting := call.on_waiting):
                call.on_waiting = None
                on_waiting()
            if now >= call.started + self.deadline and call.close():
                self._settle(call, StoreState.WAITING, {})

    def _seconds_left(self) -> float | None:
        """The seconds until the next caller has to hear that the store is slow, or has not answered."""
        soon = min(self._patience, self.deadline)
        limits = (call.started + (soon if call.on_waiting else self.deadline) for call in self._pending)
        first = min(limits, default=None)
        return None if first is None else max(0.0, first - time.monotonic())

    def _put(self, identity: str, new: dict[Side, Passcode], answer: Answered, on_waiting: Waited | None) -> None:
        in_memory = self._memory.get(identity, {}) | new
        if in_memory:
            self._memory[identity] = in_memory
        self._send(_Call((identity,), answer, on_waiting, keeps=dict(in_memory)))

    def _take(self, side: Side, call: _Call) -> None:
        if side in self._memory.get(call.identities[0], {}):
            self._answer(call, StoreState.READY, {})
        else:
            self._send(call)

    def _look(self, call: _Call) -> None:
        in_memory = self._memory.get(call.identities[0], {})
        if in_memory:
            self._answer(call, StoreState.READY if len(in_memory) == len(Side) else StoreState.WAITING, {})
        else:
            self._send(call)

    def _forget(self, call: _Call) -> None:
        for identity in list(self._memory) if call.sweeps else call.identities:
            self._memory.pop(identity, None)
        self._send(call)

    def _send(self, call: _Call) -> None:
        self._pending.append(call)
        self._calls.put(call)

    def _settle(self, call: _Call, state: StoreState, passcodes: dict[Side, Passcode]) -> None:
        self._pending.remove(call)
        if state is StoreState.READY:
            for identity in call.identities:
                in_memory = self._memory.get(identity, {})
                # A passcode typed meanwhile stays: its own call is on the way.
                self._memory[identity] = {s: code for s, code in in_memory.items() if call.keeps.get(s) is not code}
        self._answer(call, state, passcodes)

    def _answer(self, call: _Call, state: StoreState, passcodes: dict[Side, Passcode]) -> None:
        one = call.identities[0] if len(call.identities) == 1 else ""
        in_memory = self._memory.get(one, {})
        try:
            answer = _answer_of(call, state, passcodes | in_memory, frozenset(in_memory))
        except Exception:  # whatever it is: somebody waits for an answer
            report_fault()
            answer = VaultAnswer(StoreState.FAILED, dict.fromkeys(Side), frozenset(in_memory))
        call.answer(answer)

    # The way to the store: the one thread that a prompt may hold up.

    def _run_next(self) -> None:
        try:
            call = self._calls.get(timeout=QUIET if self._store else None)
        except queue.Empty:
            self._store = None
            return
        if call.is_closed and not call.removes:
            return
        passcodes: dict[Side, Passcode] = {}
        try:
            if self.is_off:
                state = StoreState.OFF
            else:
                self._store = self._store or _pinned_store()
                passcodes = call.run(self._store)
                state = StoreState.READY
                self._has_worked = True
        except Exception as error:  # a store raises what it likes: D-Bus errors are no KeyringError
            self._store = None
            state = _state_of(error)
            if state is StoreState.UNAVAILABLE and self._has_worked:  # there is one, and it may hold a passcode
                state = StoreState.STOPPED
        if call.close():
            self._actions.put(partial(self._settle, call, state, passcodes))
        elif self._store and call.keeps and state is StoreState.READY:  # the person was told that it is in memory only
            with contextlib.suppress(Exception):
                call.undo(self._store)


def _answer_of(
    call: _Call, state: StoreState, at_hand: dict[Side, Passcode], in_memory: frozenset[Side]
) -> VaultAnswer:
    """The answer to a call, from what is known of the passcodes at hand."""
    return VaultAnswer(
        state,
        {side: at_hand[side].day if side in at_hand else None for side in Side},
        in_memory,
        at_hand.get(call.reads[0]) if len(call.reads) == 1 else None,
        {side: code.time for side, code in at_hand.items() if code.time},
        frozenset(path for path, text in call.texts.items() if any(code.is_in(text) for code in at_hand.values())),
    )


def _pinned_store() -> passcode_store.Store:
    """The platform's own store.

    It is never looked up with ``keyring.get_keyring``, which obeys an environment variable and a file of the user's:
    either can name a store that keeps nothing, or one that runs a stranger's code.
    """
    for name in [name for name in os.environ if name.startswith("KEYRING_PROPERTY_")]:
        del os.environ[name]  # each would set an attribute of the backend
    if sys.platform == "win32":
        from keyring.backends import Windows

        vault = Windows.WinVaultKeyring()  # type: ignore[no-untyped-call, unused-ignore]
        vault.persist = "local machine"  # the default roams with the profile
        return vault
    if sys.platform == "darwin":
        from keyring.backends import macOS

        return macOS.Keyring()  # type: ignore[no-untyped-call, unused-ignore]
    from keyring.backends import SecretService
    from keyring.backends.SecretService import KeyringLocked, secretstorage  # type: ignore[attr-defined]

    class SecretServiceStore(SecretService.Keyring):
        # keyring's own makes a connection for each call, and leaves it open where the store stays locked. Connections
        # that come and go can end gnome-keyring, and what comes in its place is locked. So all calls share one, which
        # is closed when nobody has this store any more.
        @cached_property
        def _bus(self) -> Any:
            bus = secretstorage.dbus_init()
            weakref.finalize(self, bus.close)
            bus.close = lambda: None
            return bus

        def get_preferred_collection(self) -> Any:
            collection = secretstorage.get_default_collection(self._bus)
            if collection.is_locked():
                collection.unlock()
                if collection.is_locked():
                    raise KeyringLocked
            return collection

        def _is_made(self) -> bool:
            with contextlib.suppress(secretstorage.ItemNotFoundException):
                return bool(secretstorage.Collection(self._bus))
            return False

        # Looking would make a keyring: only keeping asks for a new one.
        def get_password(self, service: str, username: str) -> Any:
            return super().get_password(service, username) if self._is_made() else None  # type: ignore[no-untyped-call]

        def get_credential(self, service: str, username: str | None) -> Any:
            return super().get_credential(service, username) if self._is_made() else None  # type: ignore[no-untyped-call]

    return SecretServiceStore()  # type: ignore[no-untyped-call, unused-ignore]


def pinned_backend() -> tuple[str, str]:
    """The name of the platform's own store, and why it is out of reach or "". The store itself is asked nothing."""
    name = {"win32": "Windows", "darwin": "macOS"}.get(sys.platform, "SecretService")
    try:
        backend: Any = type(_pinned_store())
        float(backend.priority)  # keyring's own look at what is installed and running; it raises what it misses
    except Exception as error:
        return name, str(error) if isinstance(error, RuntimeError) else type(error).__name__
    return name, ""


def _state_of(error: BaseException) -> StoreState:
    """The state that an error of a store stands for. Classes are known by name: each platform has only its own."""
    if isinstance(error, passcode_store.MayBeThere):
        return StoreState.UNSURE
    names: set[object] = set()
    cause: BaseException | None = error
    while cause:
        names |= {type(cause).__name__, getattr(cause, "name", None)}
        cause = cause.__cause__
    if names & {"PromptDismissedException", "KeychainDenied"}:
        return StoreState.DISMISSED
    if names & {"KeyringLocked", "LockedException"}:
        return StoreState.LOCKED
    if "org.freedesktop.DBus.Error.NoReply" in names:  # it ended while it was asked
        return StoreState.STOPPED
    return StoreState.UNAVAILABLE
