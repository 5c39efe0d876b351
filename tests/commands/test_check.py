"""``transfer-wizard check``: what is missing and wrong, for people and for other programs."""

import datetime
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.commands.running import (
    SAMPLE,
    complaint,
    run,
)


def test_the_sample_is_ready_but_for_the_passcodes(sample: Path) -> None:
    answer = run("check", "--no-keyring", sample)
    assert (answer.returncode, answer.stderr) == (0, "")
    assert answer.stdout.startswith("Nothing is missing.")
    assert run("check", "--no-keyring", "-", given=SAMPLE).stdout == answer.stdout


@pytest.mark.parametrize(("path", "answer"), [("verification", "cannot-see"), ("route.dashboard_access", "no")])
def test_who_cannot_see_the_passcodes_is_not_told_to_have_them_ready(
    changed: Callable[[str, Any], Path], path: str, answer: str
) -> None:
    told = run("check", "--no-keyring", changed(path, answer))
    assert told.returncode == 0
    last = told.stdout.splitlines()[-1]
    assert last == "Nothing is missing. The request says that you can’t see the passcodes."


def test_problems_stand_one_to_a_line_in_columns(changed: Callable[[str, Any], Path]) -> None:
    changed("requester.source_access", "network")
    answer = run("check", "--no-keyring", changed("licenses.0.devices.0.move", 26))
    assert answer.returncode == 1
    problems = answer.stdout.splitlines()
    # access, counts, and the two passcodes, which nobody looked for
    assert answer.stderr == "transfer-wizard: 8 of 12 things Support needs\n"
    found = [line.split("  ") for line in problems]
    columns = [[cell.strip() for cell in line if cell.strip()] for line in found]
    assert [line[:3] for line in columns] == [
        ["blocks", "requester.network-admin", "requester.source_access"],
        ["blocks", "license.over-count", "licenses.0.devices.0.move"],
    ]
    assert all(len(line) == 4 for line in columns)
    assert problems[0].index("requester.") == problems[1].index("license.")


def test_a_warning_alone_leaves_the_request_ready(changed: Callable[[str, Any], Path]) -> None:
    answer = run("check", "--no-keyring", changed("route.self_service", "not-tried"))
    assert answer.returncode == 0
    first, second = answer.stdout.splitlines()
    assert first.startswith("warns  route.self-service  ")
    assert second.startswith("Nothing is missing.")


def test_check_as_json(changed: Callable[[str, Any], Path]) -> None:
    changed("customer_number", "")
    answer = run("check", "--no-keyring", "--json", changed("licenses.0.key", "Q2FJ-3SHB-Y2K2"))
    assert (answer.returncode, answer.stderr) == (1, "")
    found = json.loads(answer.stdout)
    assert set(found) == {"ready", "problems"}
    assert found["ready"] is False
    key = next(problem for problem in found["problems"] if problem["id"] == "licenses.key.format")
    assert set(key) == {"id", "severity", "field", "message", "next", "source"}
    assert (key["severity"], key["field"]) == ("asks", "licenses.0.key")
    assert "device serial" in key["message"]
    assert set(key["source"]) == {"title", "url", "checked"}
    assert key["source"]["url"].startswith("https://documentation.meraki.com/")
    assert datetime.date.fromisoformat(key["source"]["checked"])


def test_ready_as_json(sample: Path) -> None:
    answer = run("check", "--no-keyring", "--json", sample)
    assert (answer.returncode, json.loads(answer.stdout)) == (0, {"ready": True, "problems": []})


def test_an_empty_draft_is_readable_and_not_ready(sample: Path) -> None:
    sample.write_text('{"format": "transfer-wizard-request", "schema": 1}')
    answer = run("check", "--no-keyring", sample)
    assert (answer.returncode, answer.stderr) == (1, "transfer-wizard: 0 of 12 things Support needs\n")
    assert "requester.name.missing" in answer.stdout


def test_a_request_of_a_newer_version_is_checked_and_told(sample: Path) -> None:
    sample.write_bytes(SAMPLE.replace(b'"schema": 1', b'"schema": 2'))
    answer = run("check", "--no-keyring", sample)
    assert answer.returncode == 0
    [line] = answer.stderr.splitlines()
    assert "newer version" in line


def test_a_passcode_in_the_file_is_left_out_and_told(changed: Callable[[str, Any], Path]) -> None:
    changed("route.source_passcode", "4711")
    changed("organizations.source.Passcodes", {"today": "4711"})
    path = changed("licenses.0.devices.0.support-passcode", ["4711"])
    for command in (
        "check --no-keyring --json",
        "export --no-keyring --format json",
        "export --no-keyring --format txt",
    ):
        answer = run(*command.split(), path)
        assert answer.returncode == 0
        [line] = answer.stderr.splitlines()
        assert "carried a passcode" in line
        assert "4711" not in (answer.stdout + line).replace("7114-5990", "")
        assert "passcode" not in answer.stdout.casefold() or "txt" in command


@pytest.mark.parametrize("text", ["x" * (16 * 1024 * 1024 - len(SAMPLE) - 10), "شركة‮ الشمال", "🧑‍💻 " * 50, "\ud800"])
def test_text_of_any_length_and_direction_is_taken(changed: Callable[[str, Any], Path], text: str) -> None:
    path = changed("case.scope", text)
    answer = run("check", "--no-keyring", path)
    assert answer.returncode == (1 if len(text) > 10_000 else 0)
    assert len(answer.stdout.splitlines()) == 1  # the problem, or that there is none
    assert len(answer.stderr.splitlines()) == answer.returncode  # how much is there all the same
    exported = run("export", "--no-keyring", "--format", "txt", path)
    assert (exported.returncode, exported.stderr) == (0, "")


def test_a_terminal_is_not_given_orders_by_a_file(sample: Path) -> None:
    sample.write_bytes(SAMPLE.replace(b'"format"', b'"\\u001b[2J\\u202e\\n": 1, "\\u001b[2J\\u202e\\n": 2, "format"'))
    assert "“\\u001b[2J\\u202e\\u000a” stands twice" in complaint(run("check", sample))
