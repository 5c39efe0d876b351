"""``transfer-wizard export``: to standard output, to a terminal, to a file."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.commands.running import SAMPLE, WITHOUT_DISPLAY, complaint, linux_only, on_a_terminal, run, run_program


@pytest.mark.parametrize("form", ["txt", "md", "html", "eml", "json", "csv", "phone"])
def test_text_formats_go_to_standard_output_or_to_a_file(sample: Path, form: str) -> None:
    # Without the store: a test beside this one may keep a passcode of the sample between the two.
    printed = run("export", "--format", form, "--no-keyring", sample)
    assert (printed.returncode, printed.stderr) == (0, "")
    assert "Z2A7" in printed.stdout.replace("-", "").replace(" ", "") or form == "eml"
    target = sample.with_name(f"request.{form}")
    written = run("export", "-", "--format", form, "--no-keyring", "--output", target, "--lang", "en", given=SAMPLE)
    assert (written.returncode, written.stdout, written.stderr) == (0, "", "")
    if form != "eml":  # a mail has a time and a boundary of its own
        assert target.read_bytes().decode("utf-8") == printed.stdout


def test_a_license_table_has_a_byte_order_mark_by_choice(sample: Path) -> None:
    told = run("export", "--no-keyring", sample, "--format", "csv")
    plain = run("export", "--no-keyring", sample, "--format", "csv", "--no-bom")
    assert told.stdout == f"\ufeff{plain.stdout}"
    assert plain.stdout.startswith("key,")
    assert "--format csv" in complaint(run("export", sample, "--format", "txt", "--no-bom"))


@pytest.mark.usefixtures("open_store")
@pytest.mark.parametrize(("form", "start"), [("pdf", b"%PDF-"), ("odt", b"PK\x03\x04")])
def test_other_formats_go_to_a_file_only(sample: Path, form: str, start: bytes) -> None:
    assert "--output" in complaint(run("export", "--format", form, sample))
    target = sample.with_name(f"request.{form}")
    answer = run_program("export", "--format", form, "--output", target, sample, environment=WITHOUT_DISPLAY)
    assert (answer.returncode, answer.stdout, answer.stderr) == (0, "", "")
    assert target.read_bytes().startswith(start)


def test_nothing_is_written_over_without_force(sample: Path) -> None:
    words = ("export", "--no-keyring", "--format", "md", "--output", sample, sample)
    assert "already" in complaint(run(*words))
    assert sample.read_bytes() == SAMPLE
    assert run(*words, "--force").returncode == 0
    assert sample.read_bytes().startswith(b"#")


def test_where_nothing_can_be_written(tmp_path: Path, sample: Path) -> None:
    words = ("export", "--no-keyring", "--format", "txt", sample, "--output")
    assert "is a folder" in complaint(run(*words, tmp_path))
    assert "no folder" in complaint(run(*words, tmp_path / "missing" / "request.txt"))
    assert "no folder" in complaint(run(*words, sample / "request.txt"))


def test_a_gap_does_not_keep_a_request_from_being_exported(changed: Callable[[str, Any], Path]) -> None:
    answer = run("export", "--no-keyring", "--format", "txt", changed("requester.name", ""))
    assert answer.returncode == 0
    assert "[Missing:" in answer.stdout


@linux_only
def test_an_export_to_a_terminal_has_its_controls_spelled_out(changed: Callable[[str, Any], Path]) -> None:
    path = changed("requester.company", "North\u009b31m\u202ewind")
    words = [sys.executable, "-m", "transfer_wizard", "export", "--format", "json", str(path)]
    shown = on_a_terminal(words, "")
    assert "North\\u009b31m\\u202ewind" in shown
    assert "North\u009b31m\u202ewind" in run("export", "--no-keyring", "--format", "json", path).stdout
