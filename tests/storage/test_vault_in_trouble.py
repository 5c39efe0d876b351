"""The vault against a store that fails, is locked, is slow, or is not there at all."""

import sys
import threading
import uuid
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.storage.vault_calls import BOTH, TODAY, YESTERDAY, store_both, taken
from transfer_wizard.request.passcode import Passcode
from transfer_wizard.request.words import Side
from transfer_wizard.storage.passcode_store import SERVICES
from transfer_wizard.storage.vault import StoreState, Vault, VaultAnswer

ROOT = Path(__file__).resolve().parent.parent.parent


def test_store_that_keeps_nothing_is_found_out(identity: str) -> None:
    """keyring's own null backend takes every password and says that all is well."""
    from keyring.backends import null

    vault = Vault()
    vault._store = null.Keyring()  # type: ignore[no-untyped-call]
    answer = vault.wait_for(vault.put, identity, Side.SOURCE, Passcode("0417", TODAY))
    assert answer.state is StoreState.UNAVAILABLE
    assert answer.in_memory == {Side.SOURCE}


class FailingStore:
    """Planted: a store that fails at one of its calls, before or after it has done what it was asked."""

    def __init__(self, fails: str, at: int = 1) -> None:
        self.kept: dict[tuple[str, str], str] = {}
        self.calls: list[str] = []
        self._fails = fails
        self._at = at

    def _call(self, name: str) -> None:
        self.calls.append(name)
        if self._fails == name and self.calls.count(name) >= self._at:
            raise OSError(5, "I/O")

    def set_password(self, service: str, username: str, password: str) -> None:
        self._call("before set")
        self.kept[service, username] = password
        self._call("set")

    def get_password(self, service: str, username: str) -> str | None:
        self._call("get")
        return self.kept.get((service, username))

    def delete_password(self, service: str, username: str) -> None:
        self._call("delete")
        del self.kept[service, username]

    def get_credential(self, service: str, username: str | None) -> None:
        return None


@pytest.mark.parametrize(
    ("fails", "at"), [("set", 1), ("get", 1)], ids=["it says that it failed", "it can't say what it holds"]
)
def test_store_that_fails_after_writing_may_hold_it_and_is_asked_to_remove_it(
    identity: str, fails: str, at: int
) -> None:
    vault = Vault()
    store = FailingStore(fails, at)
    vault._store = store
    answer = vault.wait_for(vault.put, identity, Side.SOURCE, Passcode("0417", TODAY))
    assert answer.state is StoreState.UNSURE
    assert "it may be in your password store" in answer.state.message
    assert answer.in_memory == {Side.SOURCE}
    assert "delete" in store.calls
    assert store.kept == {}


def test_store_that_fails_in_the_middle_of_two_gives_back_the_first(identity: str) -> None:
    vault = Vault(is_off=True)
    store_both(vault, identity)
    vault.is_off = False
    store = FailingStore("before set", at=2)
    vault._store = store
    answer = vault.wait_for(vault.retry, identity)
    assert answer.state is StoreState.UNAVAILABLE, "what was given to it was seen to be gone"
    assert (answer.in_memory, store.kept) == (BOTH, {})
    store = FailingStore("get", at=4)  # the last: reading them again for the answer
    vault._store = store
    assert vault.wait_for(vault.retry, identity).state is StoreState.UNSURE
    assert store.kept == {}


def test_store_that_keeps_something_else_and_does_not_remove_it(identity: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def keep_another(store: FailingStore, service: str, username: str, password: str) -> None:
        store.kept[service, username] = f"{password}?"

    monkeypatch.setattr(FailingStore, "set_password", keep_another)
    vault = Vault()
    vault._store = FailingStore("delete")
    answer = vault.wait_for(vault.put, identity, Side.SOURCE, Passcode("0417", TODAY))
    assert (answer.state, answer.in_memory) == (StoreState.UNSURE, frozenset({Side.SOURCE}))


def test_locked_keyring_keeps_in_memory_until_it_is_open(bus: Any, identity: str) -> None:
    vault = Vault()
    bus.lock()
    answer = store_both(vault, identity)
    assert answer == VaultAnswer(StoreState.LOCKED, {Side.SOURCE: TODAY, Side.DESTINATION: YESTERDAY}, in_memory=BOTH)
    assert taken(vault, identity) == ["0417", "9938"]
    bus.open_keyring()
    assert vault.wait_for(vault.retry, identity) == VaultAnswer(StoreState.READY, answer.days)
    assert taken(Vault(), identity) == ["0417", "9938"]
    assert bus.lookup(SERVICES[Side.DESTINATION], identity) == "2026-11-23:9938"


def test_forgetting_with_the_keyring_locked_says_so_and_clears_memory(bus: Any, identity: str) -> None:
    vault = Vault()
    store_both(vault, identity)
    bus.lock()
    vault.wait_for(vault.put, identity, Side.SOURCE, Passcode("1111", TODAY))
    assert vault.wait_for(vault.forget, identity) == VaultAnswer(StoreState.LOCKED, dict.fromkeys(Side))
    assert taken(vault, identity) == [None, None]
    bus.open_keyring()
    assert vault.wait_for(vault.days, identity).days[Side.SOURCE] == TODAY, "the answer did not claim otherwise"


def test_keyring_that_was_never_made_asks_and_nobody_answers(new_session: Callable[..., Any], identity: str) -> None:
    new_session()
    vault = Vault()
    assert store_both(vault, identity).state is StoreState.DISMISSED
    assert taken(vault, identity) == ["0417", "9938"]


def test_keyring_killed_in_mid_session(bus: Any, identity: str) -> None:
    vault = Vault()
    store_both(vault, identity)
    bus.kill_keyring()
    answer = vault.wait_for(vault.put, identity, Side.SOURCE, Passcode("1111", TODAY))
    assert answer.state in (StoreState.LOCKED, StoreState.STOPPED)
    assert answer.in_memory == {Side.SOURCE}
    assert vault.wait_for(vault.take, identity, Side.SOURCE).passcode == Passcode("1111", TODAY)


def test_store_that_fails_after_it_has_worked_is_not_said_to_be_missing(identity: str) -> None:
    """What was kept is still in it."""
    vault = Vault()
    vault._store = FailingStore("get", at=3)
    assert vault.wait_for(vault.days, identity).state is StoreState.READY
    assert vault.wait_for(vault.days, identity).state is StoreState.STOPPED


@pytest.mark.parametrize("address", ["unix:path=/nonexistent/bus", "nonsense", None])
def test_no_bus(monkeypatch: pytest.MonkeyPatch, identity: str, address: str | None) -> None:
    if sys.platform in ("win32", "darwin"):
        pytest.skip("the keyring of this system needs no bus")
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address or "")
    if address is None:
        monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS")
    vault = Vault()
    answer = store_both(vault, identity)
    assert answer.state is StoreState.UNAVAILABLE
    assert answer.in_memory == BOTH
    assert taken(vault, identity) == ["0417", "9938"]
    vault.wait_for(vault.forget, identity)
    assert taken(vault, identity) == [None, None]


def test_service_that_never_starts_is_answered_at_the_deadline(new_session: Callable[..., Any], identity: str) -> None:
    new_session(command="/bin/sleep 1000")
    vault = Vault(deadline=0.3, patience=0.1)
    told: list[str] = []

    def put(code: Passcode, answer: Callable[[VaultAnswer], None]) -> None:
        vault.put(identity, Side.SOURCE, code, answer, lambda: told.append(threading.current_thread().name))

    answer = vault.wait_for(put, Passcode("0417", TODAY))
    assert answer.state is StoreState.WAITING
    assert answer.in_memory == {Side.SOURCE}
    assert told == ["vault answers"]
    # The store is still held up by the first call; the next ones are answered all the same.
    assert vault.wait_for(vault.take, identity, Side.SOURCE).passcode == Passcode("0417", TODAY)
    assert vault.wait_for(vault.take, identity, Side.DESTINATION).state is StoreState.WAITING
    assert vault.wait_for(vault.days, identity).days == {Side.SOURCE: TODAY, Side.DESTINATION: None}
    assert vault.wait_for(vault.forget, identity).state is StoreState.WAITING
    assert vault.wait_for(vault.take, identity, Side.SOURCE).passcode is None


@pytest.fixture
def gate(tmp_path: Path) -> Path:
    """While this file is there, a keyring that is started only makes its callers wait."""
    return tmp_path / "gate"


@pytest.fixture
def gated_session(new_session: Callable[..., Any], gate: Path) -> Any:
    """A session bus with a keyring that can be made to start slowly."""
    keyring = gate.with_name("keyring.sh")
    keyring.write_text(
        f"while [ -e {gate} ]; do sleep 0.02; done\n"
        "printf test | gnome-keyring-daemon --unlock --foreground --components=secrets >/dev/null\n",
        encoding="utf-8",
    )
    return new_session(command=f"/bin/sh {keyring}")


def test_late_answer_is_dropped_and_a_late_store_undone(gated_session: Any, gate: Path, identity: str) -> None:
    """What the person was told holds: in memory only means that nothing turns up in the keyring later."""
    gate.touch()
    vault = Vault(deadline=0.2)
    answers: list[VaultAnswer] = []
    told = threading.Event()

    def note(answer: VaultAnswer) -> None:
        answers.append(answer)
        told.set()

    vault.put(identity, Side.SOURCE, Passcode("0417", TODAY), note)
    assert told.wait(30)
    gate.unlink()
    patient = Vault()
    assert patient.wait_for(patient.days, str(uuid.uuid4())).state is StoreState.READY, "the keyring is there now"
    vault.deadline = 30
    assert vault.wait_for(vault.days, identity) == VaultAnswer(
        StoreState.READY, {Side.SOURCE: TODAY, Side.DESTINATION: None}, in_memory=frozenset({Side.SOURCE})
    )
    assert [answer.state for answer in answers] == [StoreState.WAITING]
    assert gated_session.lookup(SERVICES[Side.SOURCE], identity) == ""
    assert vault.wait_for(vault.retry, identity).in_memory == frozenset()
    assert gated_session.lookup(SERVICES[Side.SOURCE], identity) == "2026-11-24:0417"


def test_late_removal_is_still_carried_out(gated_session: Any, gate: Path, identity: str) -> None:
    vault = Vault()
    assert store_both(vault, identity).state is StoreState.READY
    gate.touch()
    gated_session.kill_keyring()
    vault.deadline = 0.2
    other = str(uuid.uuid4())
    assert vault.wait_for(vault.days, identity).state is StoreState.WAITING, "this call holds up the next ones"
    assert vault.wait_for(vault.put, other, Side.SOURCE, Passcode("1111", TODAY)).state is StoreState.WAITING
    assert vault.wait_for(vault.forget, identity).state is StoreState.WAITING
    gate.unlink()
    vault.deadline = 60
    assert vault.wait_for(vault.days, identity) == VaultAnswer(StoreState.READY, dict.fromkeys(Side))
    assert gated_session.lookup(SERVICES[Side.DESTINATION], identity) == ""
    assert gated_session.lookup(SERVICES[Side.SOURCE], other) == "", "what was only late to start is left undone"


def test_blocked_store_does_not_hold_up_the_exit(new_session: Callable[..., Any]) -> None:
    bus = new_session(command="/bin/sleep 1000")
    code = (
        "from transfer_wizard.storage.vault import Vault\n"
        "vault = Vault(deadline=0.2)\n"
        "print(vault.wait_for(vault.days, '0f0c1a52-6c0e-4c53-9d0a-2f6f5f1f7a11').state)\n"
    )
    answer = bus.run(sys.executable, "-c", code, cwd=ROOT, timeout=100)
    assert answer == "waiting\n"
