"""`transfer-wizard self-test` and `diagnostics`, as a help desk runs them."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.test_beside_the_program import COMPILING
from transfer_wizard.request.document import read
from transfer_wizard.storage import diagnostics

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = ROOT / "resources" / "sample_case.json"


def run(*words: str, **more: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-W", "error", "-m", "transfer_wizard", *words]
    return subprocess.run(command, cwd=ROOT, env=os.environ | more, capture_output=True, text=True, timeout=100)


def test_every_part_works_here(data_folder: Path) -> None:
    answer = run("self-test", "--json")
    assert answer.stderr == ""
    found = json.loads(answer.stdout)
    assert {each["name"]: each["found"] for each in found["checks"] if not each["ok"]} == {}
    assert (found["ok"], answer.returncode) == (True, 0)
    assert {each["name"] for each in found["checks"]} >= {"modules", "drafts", "exports", "page", "password-store"}
    assert list(data_folder.iterdir()) == []


def test_a_part_that_fails_is_named(tmp_path: Path, data_folder: Path) -> None:
    for name in ("transfer_wizard", "resources"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=COMPILING)
    (tmp_path / "resources" / "device_catalogue.json").write_text("", encoding="utf-8")
    command = [sys.executable, "-m", "transfer_wizard", "self-test"]
    answer = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=100)
    lines = {line.split()[1]: line for line in answer.stdout.splitlines()}
    assert answer.returncode == 1
    assert lines["resources"].startswith("FAILED")
    assert lines["drafts"].startswith("ok")


def test_diagnostics_hold_nothing_that_was_typed(data_folder: Path) -> None:
    draft = read(SAMPLE.read_bytes()).draft
    kept = data_folder / "transfer-wizard" / "drafts"
    kept.mkdir(parents=True)
    shutil.copy(SAMPLE, kept / f"{draft.id}.json")
    answer = run("diagnostics", HOME="/home/kestrel", USER="kestrel", LOGNAME="kestrel")
    assert (answer.returncode, answer.stderr) == (0, "")
    assert "1 kept" in answer.stdout
    assert "kestrel" not in answer.stdout
    values = [draft.get(f"organizations.{side}.name") for side in ("source", "destination")]
    values += [draft.get("requester.name"), draft.get("requester.company"), *(row["key"] for row in draft.licenses)]
    assert all(values)
    assert [value for value in [*values, draft.id] if value in answer.stdout] == []


def test_the_persons_name_and_home_are_taken_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/home/ana.lima")
    monkeypatch.setenv("LOGNAME", "ana.lima")
    said = diagnostics.without_person("/home/ana.lima/drafts, /run/ana.lima, analima")
    assert said == "~/drafts, /run/user, analima"


def test_only_the_end_of_the_log_is_told(tmp_path: Path) -> None:
    assert diagnostics.last_log_lines(tmp_path) == []
    (tmp_path / "log.txt").write_text("".join(f"line {number}\n" for number in range(90_000)), encoding="utf-8")
    assert diagnostics.last_log_lines(tmp_path) == [f"line {number}" for number in range(89_980, 90_000)]


def test_text_is_in_two_columns() -> None:
    assert diagnostics.as_text([("Qt", "6.11"), ("Python", "3.11")], ["one"]).splitlines()[:2] == [
        "Qt      6.11",
        "Python  3.11",
    ]


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux can lack a display")
def test_a_display_that_does_not_answer_is_one_line(data_folder: Path) -> None:
    answer = run(QT_QPA_PLATFORM="xcb", DISPLAY=":9876")
    assert answer.returncode == 3
    [line] = answer.stderr.splitlines()
    assert "does not answer" in line


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux finds its fonts by a file that can name none")
def test_without_any_font_the_programs_own_are_used(tmp_path: Path, data_folder: Path) -> None:
    settings = tmp_path / "fonts.conf"
    settings.write_text('<?xml version="1.0"?><fontconfig></fontconfig>', encoding="utf-8")
    found = json.loads(run("self-test", "--json", FONTCONFIG_FILE=str(settings)).stdout)
    [fonts] = [each["found"] for each in found["checks"] if each["name"] == "fonts"]
    assert fonts.endswith("IBM Plex Sans")
