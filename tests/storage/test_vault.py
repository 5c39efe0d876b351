"""The vault against a real Secret Service, in good and in bad states."""

import gc
import os
import subprocess
import sys
import threading
import time as clock
import uuid
from collections.abc import Callable, Iterator
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest

from transfer_wizard.request.passcode import MASK, Passcode
from transfer_wizard.request.words import Side
from transfer_wizard.storage.passcode_store import SERVICES
from transfer_wizard.storage.vault import StoreState, Vault, VaultAnswer

ROOT = Path(__file__).resolve().parent.parent.parent
TODAY, YESTERDAY = date(2026, 11, 24), date(2026, 11, 23)
BOTH = frozenset(Side)


@pytest.fixture(autouse=True)
def a_connection_that_was_left_open_fails_its_own_test() -> Iterator[None]:
    yield
    gc.collect()


@pytest.fixture
def identity() -> str:
    return str(uuid.uuid4())


def store_both(vault: Vault, identity: str) -> VaultAnswer:
    vault.wait_for(vault.put, identity, Side.SOURCE, Passcode("0417", TODAY))
    return vault.wait_for(vault.put, identity, Side.DESTINATION, Passcode("9938", YESTERDAY))


def taken(vault: Vault, identity: str) -> list[str | None]:
    answers = [vault.wait_for(vault.take, identity, side) for side in Side]
    return [answer.passcode.reveal() if answer.passcode else None for answer in answers]


def test_stores_reads_and_forgets(bus: Any, identity: str) -> None:
    vault = Vault()
    assert vault.wait_for(vault.days, identity) == VaultAnswer(StoreState.READY, dict.fromkeys(Side))
    days = {Side.SOURCE: TODAY, Side.DESTINATION: YESTERDAY}
    assert store_both(vault, identity) == VaultAnswer(StoreState.READY, days)

    later = Vault()  # another start of the program
    assert later.wait_for(later.days, identity) == VaultAnswer(StoreState.READY, days)
    assert taken(later, identity) == ["0417", "9938"]
    assert bus.lookup(SERVICES[Side.SOURCE], identity) == "2026-11-24:0417"

    assert later.wait_for(later.forget, identity) == VaultAnswer(StoreState.READY, dict.fromkeys(Side))
    assert taken(vault, identity) == [None, None]
    assert bus.lookup(SERVICES[Side.SOURCE], identity) == ""
    assert later.wait_for(later.forget, identity).state is StoreState.READY, "nothing to forget is as good as forgotten"


def test_the_time_of_day_is_kept_and_the_form_without_one_still_read(bus: Any, identity: str) -> None:
    vault = Vault()
    vault.wait_for(vault.put, identity, Side.SOURCE, Passcode("0417", TODAY, time(14, 5, 31)))
    assert bus.lookup(SERVICES[Side.SOURCE], identity) == "2026-11-24T14:05:0417"
    attributes = ["service", SERVICES[Side.DESTINATION], "username", identity]
    bus.run("secret-tool", "store", "--label=x", *attributes, input="2026-11-23:9938")
    answer = Vault().wait_for(vault.days, identity)
    assert answer.days == {Side.SOURCE: TODAY, Side.DESTINATION: YESTERDAY}
    assert answer.times == {Side.SOURCE: time(14, 5)}
    assert taken(Vault(), identity) == ["0417", "9938"]


def test_texts_are_looked_through_without_handing_out_digits(bus: Any, identity: str) -> None:
    vault = Vault()
    store_both(vault, identity)
    texts = {"a": "code 0417", "b": "nothing", "c": "99 38", "d": "04170"}
    answer = vault.wait_for(vault.look_in, identity, texts)
    assert answer.seen_in == {"a", "c"}
    assert answer.passcode is None


def test_texts_are_looked_through_for_what_is_in_memory_without_the_store(bus: Any, identity: str) -> None:
    vault = Vault()
    bus.lock()
    store_both(vault, identity)
    bus.kill_keyring()
    assert vault.wait_for(vault.look_in, identity, {"a": "0417"}).seen_in == {"a"}


def test_forgetting_everything_finds_what_belongs_to_no_request_any_more(bus: Any, identity: str) -> None:
    vault = Vault()
    orphans = [str(uuid.uuid4()) for _number in range(3)]
    for each in (identity, *orphans):
        store_both(vault, each)
    strange = ["service", "org.example", "username", identity]
    bus.run("secret-tool", "store", "--label=x", *strange, input="another's")
    answer = Vault().wait_for(Vault().forget_everything, (identity,))
    assert answer.state is StoreState.READY
    assert not any(bus.lookup(service, each) for service in SERVICES.values() for each in (identity, *orphans))
    assert bus.lookup("org.example", identity) == "another's"


def test_forgetting_everything_empties_memory_when_the_store_is_locked(bus: Any, identity: str) -> None:
    vault = Vault()
    bus.lock()
    store_both(vault, identity)
    assert vault.wait_for(vault.forget_everything, ()).state is StoreState.LOCKED
    assert taken(vault, identity) == [None, None]


def test_each_draft_has_its_own(bus: Any, identity: str) -> None:
    vault = Vault()
    other = str(uuid.uuid4())
    store_both(vault, identity)
    vault.wait_for(vault.put, other, Side.SOURCE, Passcode("5555", TODAY))
    vault.wait_for(vault.put, identity, Side.SOURCE, Passcode("1111", TODAY))
    assert taken(vault, identity) == ["1111", "9938"]
    vault.wait_for(vault.forget, identity)
    assert taken(vault, other) == ["5555", None]
    store_both(vault, identity)
    assert vault.wait_for(vault.forget, identity).state is StoreState.READY
    assert taken(vault, identity) == [None, None]
    assert taken(vault, other) == ["5555", None]


def test_forgetting_removes_twins_of_other_programs(bus: Any, identity: str) -> None:
    attributes = ["service", SERVICES[Side.SOURCE], "username", identity]
    for twin in "ab":
        bus.run("secret-tool", "store", "--label=x", *attributes, "twin", twin, input="2026-11-24:0417")
    vault = Vault()
    assert vault.wait_for(vault.forget, identity).state is StoreState.READY
    assert bus.lookup(SERVICES[Side.SOURCE], identity) == ""


def test_forgetting_that_does_not_come_to_an_end_is_not_called_done(bus: Any, identity: str) -> None:
    attributes = ["service", SERVICES[Side.SOURCE], "username", identity]
    for twin in range(12):
        bus.run("secret-tool", "store", "--label=x", *attributes, "twin", str(twin), input="2026-11-24:0417")
    vault = Vault()
    assert vault.wait_for(vault.forget, identity).state is StoreState.UNAVAILABLE
    assert bus.lookup(SERVICES[Side.SOURCE], identity) != ""


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


@pytest.mark.parametrize(
    "planted",
    [
        "0417",
        "2026-13-45:0417",
        "2026-11-24T25:00:0417",
        "2026-11-24T14:5:0417",
        "2026-11-24:04170",
        "2026-11-24:٠٤١٧",
        "x" * 100_000,
    ],
)
def test_what_another_program_put_there_is_no_passcode(bus: Any, identity: str, planted: str) -> None:
    attributes = ["service", SERVICES[Side.SOURCE], "username", identity]
    bus.run("secret-tool", "store", "--label=x", *attributes, input=planted)
    vault = Vault()
    assert vault.wait_for(vault.take, identity, Side.SOURCE) == VaultAnswer(StoreState.READY, dict.fromkeys(Side))


def test_nothing_telling_is_visible_in_the_keyring(bus: Any, identity: str) -> None:
    vault = Vault()
    store_both(vault, identity)
    shown = bus.run("secret-tool", "search", "--all", "username", identity, stderr=subprocess.STDOUT)
    told = [line for line in shown.splitlines() if line.startswith(("label", "attribute"))]
    assert len([line for line in told if identity in line]) >= 2
    assert not any(digits in "".join(told).replace(identity, "") for digits in ("0417", "9938", "2026"))


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


def test_looking_asks_for_no_new_keyring(new_session: Callable[..., Any], identity: str) -> None:
    new_session()
    vault = Vault()
    nothing = VaultAnswer(StoreState.READY, dict.fromkeys(Side))
    assert vault.wait_for(vault.days, identity) == nothing
    assert vault.wait_for(vault.forget, identity) == nothing
    assert vault.wait_for(vault.forget_everything, (identity,)).state is StoreState.READY


def test_calls_share_one_connection_which_is_given_up_when_none_comes(
    bus: Any, identity: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if sys.platform in ("win32", "darwin"):
        pytest.skip("the keyring of this system needs no bus")
    monkeypatch.setattr("transfer_wizard.storage.vault.QUIET", 0.3)
    vault = Vault()
    before = bus.connections()[-1]
    store_both(vault, identity)
    taken(vault, identity)
    assert bus.connections()[-1] == before + 2, "one of the vault, one that asks"
    while before + 1 in bus.connections():
        clock.sleep(0.02)
    assert taken(vault, identity) == ["0417", "9938"]
    assert bus.connections()[-2] > before + 1, "a new one"


def test_keyring_killed_in_mid_session(bus: Any, identity: str) -> None:
    vault = Vault()
    store_both(vault, identity)
    bus.kill_keyring()
    answer = vault.wait_for(vault.put, identity, Side.SOURCE, Passcode("1111", TODAY))
    assert answer.state in (StoreState.LOCKED, StoreState.UNAVAILABLE)
    assert answer.in_memory == {Side.SOURCE}
    assert vault.wait_for(vault.take, identity, Side.SOURCE).passcode == Passcode("1111", TODAY)


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


EVIL = "raise SystemExit('ran a stranger’s code')\n"


def test_hostile_settings_of_keyring_have_no_effect(
    bus: Any, identity: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = (
        "import sys\n"
        "from datetime import date\n"
        "from transfer_wizard.request.passcode import Passcode\n"
        "from transfer_wizard.request.words import Side\n"
        "from transfer_wizard.storage.vault import Vault\n"
        "vault = Vault()\n"
        "answer = vault.wait_for(vault.put, sys.argv[1], Side.SOURCE, Passcode('0417', date(2026, 11, 24)))\n"
        "print(answer.state, len(answer.in_memory), 'stranger' in sys.modules)\n"
    )
    (tmp_path / "stranger.py").write_text(EVIL, encoding="utf-8")
    for folder in ("python_keyring", "DATA/python_keyring", "CONFIG/python_keyring", ".config/python_keyring"):
        place = bus.folder / folder
        place.mkdir(parents=True, exist_ok=True)
        (place / "keyringrc.cfg").write_text(
            f"[backend]\ndefault-keyring=stranger.Keyring\nkeyring-path={tmp_path}\n", encoding="utf-8"
        )
    bus.environment |= {
        "PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring",
        "KEYRING_PROPERTY_SCHEME": "KeePassXC",
        "KEYRING_PROPERTY_APPID": "someone else",
        "KEYRING_PROPERTY_PREFERRED_COLLECTION": "/org/freedesktop/secrets/collection/session",
    }
    # The plants do bite where keyring is used the usual way.
    usual = "import keyring; print(keyring.get_keyring().name, keyring.get_password('a', 'b'))"
    assert bus.run(sys.executable, "-c", usual) == "null Keyring None\n"
    assert bus.run(sys.executable, "-c", code, identity, cwd=ROOT) == "ready 0 False\n"
    assert bus.lookup(SERVICES[Side.SOURCE], identity) == "2026-11-24:0417"


def test_nothing_of_a_passcode_reaches_a_file(bus: Any, identity: str, data_folder: Path) -> None:
    """Held in memory, in the open keyring or in the locked one: no file in reach holds the digits and the day."""
    vault = Vault()
    store_both(vault, identity)
    bus.lock()
    vault.wait_for(vault.put, identity, Side.SOURCE, Passcode("0417", TODAY))
    files = [path for folder in (bus.folder, data_folder) for path in folder.rglob("*") if path.is_file()]
    assert files, "at least the keyring's own file is there"
    assert not [path for path in files if b"0417" in path.read_bytes() and b"2026-11-24" in path.read_bytes()]


def test_answers_tell_no_digits(identity: str) -> None:
    answer = VaultAnswer(
        StoreState.READY, {Side.SOURCE: TODAY, Side.DESTINATION: None}, passcode=Passcode("0417", TODAY)
    )
    assert "0417" not in f"{answer} {answer!r}"
    assert MASK in repr(answer)


def test_every_state_says_what_happened_and_what_to_do() -> None:
    for state in StoreState:
        assert state.message.endswith(".")
        assert state.next.endswith(".")
        assert state.message != state.next
    assert len({state.message for state in StoreState}) == len(StoreState)


def test_keyring_is_not_imported_before_it_is_used() -> None:
    code = "import sys; from transfer_wizard.storage.vault import Vault; Vault(); print('keyring' in sys.modules)"
    answer = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, env=os.environ)
    assert answer.stdout == "False\n", answer.stderr
