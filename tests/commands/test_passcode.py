"""``transfer-wizard passcode``: kept, told, forgotten, and never shown."""

import datetime
import json
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.commands.running import (
    SAMPLE,
    SAMPLE_ID,
    complaint,
    linux_only,
    on_a_terminal,
    run,
    run_program,
)
from transfer_wizard.request.passcode import Passcode
from transfer_wizard.request.words import Side
from transfer_wizard.storage.vault import StoreState, Vault


@pytest.fixture
def vault(open_store: None) -> Iterator[Vault]:
    """The vault of an open password store; it holds no passcode of the sample before and after."""
    vault = Vault()
    answer = vault.wait_for(vault.forget, SAMPLE_ID)
    assert answer.state is StoreState.READY, answer.state.message
    yield vault
    vault.wait_for(vault.forget, SAMPLE_ID)


def test_a_passcode_is_kept_told_and_forgotten(sample: Path, vault: Vault) -> None:
    today = datetime.date.today().isoformat()
    assert run_program("passcode", "status", sample).stdout == "source       none\ndestination  none\n"
    for given in (b"0471\n", "０４７１\r\n".encode(), b"04-71\nmore\n"):
        answer = run_program("passcode", "set", "--slot", "source", sample, given=given)
        assert (answer.returncode, answer.stderr) == (0, "")
        assert "0471" not in answer.stdout
    kept = vault.wait_for(vault.take, SAMPLE_ID, Side.SOURCE).passcode
    assert kept == Passcode("0471", datetime.date.today())
    yesterday = datetime.date.today() - datetime.timedelta(days=1)
    vault.wait_for(vault.put, SAMPLE_ID, Side.DESTINATION, Passcode("0471", yesterday))
    status = run_program("passcode", "status", sample)
    assert status.stdout == f"source       today  {today}\ndestination  older  {yesterday}\n"
    assert json.loads(run_program("passcode", "status", "--json", sample).stdout) == {
        "source": {"state": "today", "date": today},
        "destination": {"state": "older", "date": yesterday.isoformat()},
    }
    assert run_program("passcode", "forget", sample).returncode == 0
    assert run_program("passcode", "forget", sample).returncode == 0
    assert run_program("passcode", "status", sample).stdout == "source       none\ndestination  none\n"
    assert sample.read_bytes() == SAMPLE


def test_check_counts_the_passcodes_of_today_only(sample: Path, vault: Vault) -> None:
    def found() -> list[str]:
        answer = run_program("check", "--json", sample)
        assert answer.stderr == ""
        return [problem["id"] for problem in json.loads(answer.stdout)["problems"]]

    assert found() == ["passcode.missing", "passcode.missing"]
    today = datetime.date.today()
    vault.wait_for(vault.put, SAMPLE_ID, Side.SOURCE, Passcode("0471", today))
    vault.wait_for(vault.put, SAMPLE_ID, Side.DESTINATION, Passcode("0471", today - datetime.timedelta(days=1)))
    assert found() == ["passcode.stale"]
    vault.wait_for(vault.put, SAMPLE_ID, Side.DESTINATION, Passcode("0471", today))
    assert run_program("check", sample).returncode == 0


@pytest.mark.parametrize("given", [b"", b"\n", b"471", b"04711", b"47a1", b"\xff\xfe0471", b"0" * 5_000, b"\n0471\n"])
def test_what_is_no_passcode_is_refused_and_not_repeated(sample: Path, given: bytes) -> None:
    line = complaint(run("passcode", "set", "--slot", "source", sample, given=given))
    assert line == "The passcode must be 4 digits, as the dashboard shows it today."


def test_passcodes_need_a_saved_request(sample: Path) -> None:
    sample.write_bytes(SAMPLE.replace(SAMPLE_ID.encode(), b""))
    for act in ("status", "forget", "set --slot source"):
        assert "no “id”" in complaint(run("passcode", *act.split(), sample, given=b"0471"))
        assert "Name the file" in complaint(run("passcode", *act.split(), "-", given=b"0471"))


@linux_only
def test_without_a_keyring(sample: Path) -> None:
    no_bus = {"DBUS_SESSION_BUS_ADDRESS": f"unix:path={sample.parent}/no-bus"}
    for act in ("status", "forget", "set --slot destination"):
        assert "password store" in complaint(
            run_program("passcode", *act.split(), sample, given=b"0471", environment=no_bus), 3
        )
    answer = run_program("check", sample, environment=no_bus)
    assert answer.returncode == 1
    assert answer.stdout.count("passcode.missing") == 2
    line, count = answer.stderr.splitlines()
    assert "count as not at hand" in line
    assert count == "transfer-wizard: 10 of 12 things Support needs"
    assert run_program("check", "--no-keyring", sample, environment=no_bus).stderr == ""


@linux_only
def test_a_passcode_typed_at_a_terminal_is_not_shown(sample: Path, vault: Vault) -> None:
    words = [sys.executable, "-m", "transfer_wizard", "passcode", "set", "--slot", "source", str(sample)]
    shown = on_a_terminal(words, "0471\n")
    assert shown.startswith("Source support passcode: ")
    assert "is in your system’s password store" in shown
    assert "0471" not in shown
    assert vault.wait_for(vault.take, SAMPLE_ID, Side.SOURCE).passcode == Passcode("0471", datetime.date.today())
