"""The journal: what it keeps, what it never keeps, and what it tells the next run."""

import os
import re
import stat
import sys
from pathlib import Path

import pytest

from transfer_wizard.storage import diagnostics
from transfer_wizard.storage.journal import CRASH, LAST_CRASH, LOG, LOG_BEFORE, MOST_BYTES, OPEN_REQUEST, Journal

IDENTITY = "0f0c1a52-6c0e-4c53-9d0a-2f6f5f1f7a11"


@pytest.fixture
def journal(data_folder: Path) -> Journal:
    return Journal(data_folder)


def lines(folder: Path) -> list[str]:
    return (folder / LOG).read_text(encoding="utf-8").splitlines()


def test_a_note_is_a_time_an_event_and_names(journal: Journal, data_folder: Path) -> None:
    journal.note("password-store", state="locked", field="licenses.0.key")
    journal.flush()
    [line] = lines(data_folder)
    assert re.fullmatch(
        r"\d{4}-\d\d-\d\dT[\d:]{8}[+-]\d\d:\d\d password-store state=locked field=licenses\.0\.key", line
    )
    if sys.platform != "win32":
        assert stat.S_IMODE((data_folder / LOG).stat().st_mode) == 0o600


@pytest.mark.parametrize(
    "value", ["0417", "code-0417", "Dana Winter", "a\nb", "", "x" * 81, "北の風", "dana@northwind.example"]
)
def test_a_value_is_no_name(journal: Journal, data_folder: Path, value: str) -> None:
    journal.note("saved", field=value)
    journal.flush()
    [line] = lines(data_folder)
    assert line.endswith(" saved field=…") or line.endswith("••••")
    assert "0417" not in line.partition(" ")[2]


def test_the_log_stays_small(journal: Journal, data_folder: Path) -> None:
    for _line in range(2 * MOST_BYTES // 60):
        journal.note("page", step="x" * 60)
    journal.flush(30)
    assert (data_folder / LOG_BEFORE).stat().st_size > MOST_BYTES
    assert sum(path.stat().st_size for path in data_folder.iterdir()) < 3 * MOST_BYTES


def test_a_run_that_did_not_come_to_its_end_is_told_to_the_next(journal: Journal, data_folder: Path) -> None:
    (data_folder / "drafts").mkdir()
    (data_folder / "drafts" / f"{IDENTITY}.json").touch()
    assert journal.begin() == ""
    journal.opened(IDENTITY)
    journal.flush()
    after_a_kill = Journal(data_folder)
    assert after_a_kill.begin() == IDENTITY
    assert after_a_kill.last_crash is None
    after_a_kill.end()
    assert Journal(data_folder).begin() == ""


@pytest.mark.parametrize("content", ["", "nonsense", "../" * 12, "é" * 36, IDENTITY.replace("0f", "ff")])
def test_a_spoilt_or_outdated_mark_tells_nothing(journal: Journal, data_folder: Path, content: str) -> None:
    (data_folder / OPEN_REQUEST).write_text(content, encoding="utf-8")
    assert journal.begin() == ""


def test_the_report_of_a_crash_is_kept_for_the_next_run_and_told_once(journal: Journal, data_folder: Path) -> None:
    faults = journal.faults()
    assert faults
    with faults:
        faults.write("TypeError\n")
    later = Journal(data_folder)
    later.begin()
    assert later.last_crash == data_folder / LAST_CRASH
    assert not (data_folder / CRASH).exists()
    later.end()
    latest = Journal(data_folder)
    latest.begin()
    assert latest.last_crash is None
    assert (data_folder / LAST_CRASH).read_text(encoding="utf-8") == "TypeError\n"


def test_a_disk_that_takes_nothing_stops_nobody(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    journal = Journal(tmp_path / "file" / "folder")
    assert journal.begin() == ""
    assert journal.faults() is None
    journal.note("saved")
    journal.opened(IDENTITY)
    journal.end()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pipes and links of this kind")
@pytest.mark.parametrize("name", ["open-request", "log.txt", "crash.txt"])
@pytest.mark.parametrize("kind", ["pipe", "endless", "large"])
def test_nothing_in_the_place_of_its_files_holds_up_the_program(
    journal: Journal, data_folder: Path, name: str, kind: str
) -> None:
    data_folder.mkdir(parents=True, exist_ok=True)
    path = data_folder / name
    if kind == "pipe":
        os.mkfifo(path)
    elif kind == "endless":
        path.symlink_to("/dev/zero")
    else:
        path.write_bytes(b"0" * 16 * 1024 * 1024)
    assert journal.begin() == ""
    journal.opened("0f0c1a52-6c0e-4c53-9d0a-2f6f5f1f7a11")
    journal.note("event")
    journal.flush()
    if faults := journal.faults():
        faults.close()
    assert len(diagnostics.last_log_lines(data_folder)) <= diagnostics.LOG_LINES
