"""What cannot be read, by each command that reads a request."""

import functools
import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.commands.running import (
    SAMPLE,
    SAMPLE_ID,
    WITHOUT_ROOTS_RIGHTS,
    complaint,
    posix_only,
    run,
    run_program,
)
from transfer_wizard.request.shape import REQUEST


def test_what_is_no_request_file(tmp_path: Path) -> None:
    contents: dict[str, bytes] = {
        "is empty": b"",
        "is empty.": b" \n\t\r\n",
        "not UTF-8": b"\x89PNG\r\n\x1a\n\x00\x00\xff",
        "not UTF-8 text": SAMPLE.decode().encode("utf-16"),
        "not JSON: line 1, column 1": b"\x00\x01\x02",
        "not JSON": b"Dear Support, my licenses",
        "nested more than 20": b"[" * 100_000,
        "nested more": b'{"a":' * 100_000 + b"1" + b"}" * 100_000,
        "NaN": SAMPLE.replace(b'"severity": 3', b'"severity": NaN'),
        "-Infinity": SAMPLE.replace(b'"severity": 3', b'"severity": -Infinity'),
        "too long to read": SAMPLE.replace(b'"severity": 3', b'"severity": ' + b"9" * 5_000),
        "twice": SAMPLE.replace(b'"case_number"', b'"customer_number"'),
        "“schema”": SAMPLE.replace(b'"schema": 1', b'"schema": 0'),
        "“schema” must": SAMPLE.replace(b'"schema": 1', b'"schema": "1"'),
        "“id”": SAMPLE.replace(SAMPLE_ID.encode(), b"../../etc/passwd"),
        "not a Transfer Wizard request": b"{}",
        "is not a Transfer Wizard request": b"[]",
        "This is not a Transfer Wizard request": b'"text"',
        "more than 20,000 rows": SAMPLE.replace(b'"licenses": [', b'"licenses": [' + b"{}," * 20_000),
        "16 MiB": SAMPLE + b" " * (16 * 1024 * 1024),
    }
    for number, (named, content) in enumerate(contents.items()):
        path = tmp_path / f"{number}.json"
        path.write_bytes(content)
        assert named in complaint(run("check", path)), named


def test_every_command_tells_what_it_cannot_read(tmp_path: Path) -> None:
    broken = tmp_path / "broken.json"
    broken.write_bytes(b"[" * 100_000)
    for words in (
        "check --json",
        "export --format txt",
        "passcode status",
        "passcode forget",
        "passcode set --slot source",
    ):
        assert "nested" in complaint(run(*words.split(), broken))
        assert "There is no file" in complaint(run(*words.split(), tmp_path / "missing"))
    assert "nested" in complaint(run_program("check", "-", given=broken.read_bytes()))
    assert "16 MiB" in complaint(run("check", "-", given=SAMPLE + b" " * (16 * 1024 * 1024)))
    assert "There is no file" in complaint(run("licenses", tmp_path / "missing"))
    assert complaint(run_program("chek", environment={"QT_QPA_PLATFORM": "offscreen"})) == "There is no file “chek”."


def leaves(shape: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], bool]]:
    """Every place in a shape with whether it is a leaf, "0" for the rows of a list."""
    if path:
        yield path, not isinstance(shape, dict | list)
    if isinstance(shape, dict):
        for name, inner in shape.items():
            yield from leaves(inner, (*path, name))
    elif isinstance(shape, list):
        yield from leaves(shape[0], (*path, "0"))


def test_a_value_of_the_wrong_kind_is_told_with_its_place(tmp_path: Path) -> None:
    file = tmp_path / "request.json"
    wrong = {True: [True, 1.5, ["x"], {"x": 1}], False: ["x", 7]}
    places = list(leaves(REQUEST))
    cases = [
        (path, is_leaf, wrong[is_leaf][number % len(wrong[is_leaf])]) for number, (path, is_leaf) in enumerate(places)
    ]
    assert len(cases) > 50
    for path, _is_leaf, value in cases:
        content = functools.reduce(lambda held, step: [held] if step == "0" else {step: held}, reversed(path), value)
        file.write_text(json.dumps({"format": "transfer-wizard-request", "schema": 1, "request": content}))
        line = complaint(run("check", file))
        place = "request." + ".".join(path).replace(".0", "[0]")
        assert line.startswith(f"{place} must be "), line
    assert complaint(run_program("check", file)) == line


@posix_only
def test_what_is_no_ordinary_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert "is a folder" in complaint(run("check", tmp_path))
    assert "a device or a pipe" in complaint(run("check", tmp_path / "pipe"))
    assert "a device or a pipe" in complaint(run("check", "/dev/zero"))
    assert "There is no file" in complaint(run("check", tmp_path / "a" / "b"))
    (tmp_path / "circle").symlink_to("circle")
    assert "could not be read" in complaint(run("check", tmp_path / "circle"))


@posix_only
def test_a_link_to_a_request_is_read(tmp_path: Path, sample: Path) -> None:
    (tmp_path / "link.json").symlink_to(sample)
    assert run("check", "--no-keyring", tmp_path / "link.json").returncode == 0


@posix_only
@pytest.mark.usefixtures("open_store")
def test_what_is_closed_to_the_person(tmp_path: Path, sample: Path) -> None:
    sample.chmod(0)
    assert "may not be read" in complaint(run_program("check", sample, before=WITHOUT_ROOTS_RIGHTS))
    (tmp_path / "closed").mkdir(mode=0o500)
    words = ("export", "-", "--format", "txt", "--output", tmp_path / "closed" / "request.txt")
    assert "may not be written to" in complaint(run_program(*words, given=SAMPLE, before=WITHOUT_ROOTS_RIGHTS))
    assert list((tmp_path / "closed").iterdir()) == []
