"""The vault against a real Secret Service that is there and open."""

import os
import subprocess
import sys
import time as clock
import uuid
from collections.abc import Callable
from datetime import time
from pathlib import Path
from typing import Any

import pytest

from tests.storage.vault_calls import TODAY, YESTERDAY, store_both, taken
from transfer_wizard.request.passcode import MASK, Passcode
from transfer_wizard.request.words import Side
from transfer_wizard.storage.passcode_store import SERVICES
from transfer_wizard.storage.vault import StoreState, Vault, VaultAnswer, _Call

ROOT = Path(__file__).resolve().parent.parent.parent


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
    monkeypatch.setattr("transfer_wizard.storage.vault.QUIET", 600)
    vault = Vault()
    before = bus.connections()[-1]
    store_both(vault, identity)
    taken(vault, identity)
    assert bus.connections()[-1] == before + 2, "one of the vault, one that asks"
    monkeypatch.setattr("transfer_wizard.storage.vault.QUIET", 0.3)
    vault.wait_for(vault.days, identity)
    while before + 1 in bus.connections():
        clock.sleep(0.02)
    assert taken(vault, identity) == ["0417", "9938"]
    assert bus.connections()[-2] > before + 1, "a new one"


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


def test_calls_and_answers_tell_no_digits(identity: str) -> None:
    answer = VaultAnswer(
        StoreState.READY, {Side.SOURCE: TODAY, Side.DESTINATION: None}, passcode=Passcode("0417", TODAY)
    )
    assert "0417" not in f"{answer} {answer!r}"
    assert MASK in repr(answer)
    assert "0417" not in repr(_Call((identity,), print, texts={"case.scope": "The passcode is 0417."}))


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
