"""`transfer-wizard passcode` without a window, against a real keyring in good and in bad states."""

import gc
import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from tests.session_bus import Session as Bus
from transfer_wizard.request.passcode import Passcode
from transfer_wizard.request.words import Side
from transfer_wizard.resources import resource
from transfer_wizard.storage.passcode_store import SERVICES
from transfer_wizard.storage.vault import Vault

ROOT = Path(__file__).resolve().parent.parent
ACTS = ("status", "forget", "set --slot source")
IDENTITY = "0f0c1a52-6c0e-4c53-9d0a-2f6f5f1f7a11"

PROGRAM = "import sys; from transfer_wizard import cli; sys.exit(cli.main(sys.argv[1:]))"
# Waits for a moment only, not for the half minute that a person at a prompt has.
IMPATIENT = f"from transfer_wizard import passcode_store; passcode_store.SECONDS_FOR_A_PROMPT = 0.5; {PROGRAM}"


@pytest.fixture(autouse=True)
def connections_left_open_are_collected_here() -> Iterator[None]:
    yield
    gc.collect()


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    return Path(shutil.copy(resource("sample_case.json"), tmp_path))


def passcode(
    bus: Bus, act: str, sample: Path, program: str = PROGRAM, **environment: str
) -> subprocess.CompletedProcess[str]:
    """What a command answers on a bus, to a passcode on its standard input."""
    return subprocess.run(
        [sys.executable, "-c", program, "passcode", *act.split(), sample],
        input="0417\n",
        capture_output=True,
        text=True,
        env=bus.environment | {"PYTHONPATH": str(ROOT)} | environment,
        timeout=100,
    )


def refused(answer: subprocess.CompletedProcess[str]) -> str:
    """The one line of a command that found no password store to work with."""
    assert (answer.returncode, answer.stdout) == (3, "")
    [line] = answer.stderr.splitlines()
    assert "0417" not in line
    return line


def test_what_the_command_keeps_the_window_finds(bus: Bus, sample: Path) -> None:
    assert passcode(bus, "set --slot source", sample).returncode == 0
    vault = Vault()
    answer = vault.wait_for(vault.take, IDENTITY, Side.SOURCE)
    assert answer.passcode == Passcode("0417", date.today())
    vault.wait_for(vault.put, IDENTITY, Side.DESTINATION, Passcode("9938", date(2026, 1, 2)))
    told = json.loads(passcode(bus, "status --json", sample).stdout)
    assert told["destination"] == {"state": "older", "date": "2026-01-02"}
    assert passcode(bus, "forget", sample).returncode == 0
    assert not any(bus.lookup(service, IDENTITY) for service in SERVICES.values())


@pytest.mark.parametrize("act", ACTS)
def test_locked(bus: Bus, sample: Path, act: str) -> None:
    bus.lock()
    assert "Your system’s password store is locked. Nothing was kept" in refused(passcode(bus, act, sample))


def test_dismissed(new_session: Callable[..., Bus], sample: Path) -> None:
    answer = passcode(new_session(), "set --slot source", sample)
    assert "its window was closed. Nothing was kept" in refused(answer)


@pytest.mark.parametrize(
    ("act", "told"),
    [("status", "source       none\ndestination  none\n"), ("forget", "holds no passcode of this request")],
)
def test_where_there_is_no_keyring_yet_looking_asks_for_none(
    new_session: Callable[..., Bus], sample: Path, act: str, told: str
) -> None:
    answer = passcode(new_session(), act, sample)
    assert answer.returncode == 0
    assert told in answer.stdout


@pytest.mark.parametrize("act", ACTS)
def test_a_service_that_never_starts(new_session: Callable[..., Bus], sample: Path, act: str) -> None:
    bus = new_session(command="/bin/sleep 1000")
    assert "has not answered yet. Nothing was kept" in refused(passcode(bus, act, sample, IMPATIENT))


@pytest.mark.parametrize("act", ACTS)
def test_no_bus(new_session: Callable[..., Bus], sample: Path, act: str) -> None:
    answer = passcode(new_session(), act, sample, DBUS_SESSION_BUS_ADDRESS="unix:path=/nonexistent/bus")
    assert "no password store that works. Nothing was kept" in refused(answer)


def test_killed_between_two_commands(bus: Bus, sample: Path) -> None:
    assert passcode(bus, "set --slot source", sample).returncode == 0
    bus.kill_keyring()
    assert refused(passcode(bus, "status", sample))
    bus.open_keyring()
    assert "today" in passcode(bus, "status", sample).stdout


def test_a_null_backend_in_the_environment_is_not_obeyed(bus: Bus, sample: Path) -> None:
    answer = passcode(bus, "set --slot destination", sample, PYTHON_KEYRING_BACKEND="keyring.backends.null.Keyring")
    assert answer.returncode == 0
    assert bus.lookup(SERVICES[Side.DESTINATION], IDENTITY).endswith(":0417")


def test_check_and_export_point_at_a_text_that_gives_a_passcode_away(bus: Bus, sample: Path) -> None:
    content = sample.read_text(encoding="utf-8")
    document = json.loads(content)
    document["request"]["case"]["scope"] = "Two sites, 0417."
    document["request"]["case"]["frequency"] = "Always. Passcode: 9938"
    sample.write_text(json.dumps(document), encoding="utf-8")
    assert passcode(bus, "set --slot source", sample).returncode == 0
    program = [sys.executable, "-m", "transfer_wizard"]
    environment = bus.environment | {"PYTHONPATH": str(ROOT)}
    checked = subprocess.run([*program, "check", sample], env=environment, capture_output=True, text=True).stdout
    found = [line.split()[2] for line in checked.splitlines() if "passcode.in-text" in line]
    assert found == ["case.scope", "case.frequency"]
    exported = subprocess.run(
        [*program, "export", sample, "--format", "txt"], env=environment, capture_output=True, text=True
    )
    told = "transfer-wizard: {label} seems to hold a support passcode. Take it out.\n"
    assert exported.stderr == told.format(label="Scope") + told.format(label="Frequency")
    assert exported.returncode == 0
    exported = subprocess.run(
        [*program, "export", sample, "--format", "txt", "--no-keyring"], env=environment, capture_output=True, text=True
    )
    assert exported.stderr == told.format(label="Frequency")


def test_an_export_says_which_passcodes_are_at_hand(bus: Bus, sample: Path) -> None:
    program = [sys.executable, "-m", "transfer_wizard", "export", str(sample), "--format", "form"]
    environment = bus.environment | {"PYTHONPATH": str(ROOT)}

    def said(*more: str) -> str:
        ran = subprocess.run([*program, *more], env=environment, capture_output=True, text=True, check=False)
        assert (ran.returncode, ran.stderr) == (0, "")
        assert "0417" not in ran.stdout
        lines: list[str] = [line for line in ran.stdout.splitlines() if line.startswith("Support passcodes:")]
        return lines[0]

    assert "I have not written them down yet." in said()
    for side in Side:
        assert passcode(bus, f"set --slot {side}", sample).returncode == 0
    assert "I have today’s passcodes of both organizations ready." in said()
    assert "I have" not in said("--no-keyring")
