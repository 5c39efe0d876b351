"""No passcode anywhere: the whole program is run with random ones, and everything it left is searched for them."""

import datetime
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.programs import need
from transfer_wizard.export.formats import FORMATS, Format, render
from transfer_wizard.request import document
from transfer_wizard.resources import resource

from .encodings import PATTERNS, WRITERS, found
from .runs import MARK, run_all
from .surfaces import MAY_BE_EMPTY, SURFACES, Processes, Run, leaks, table

CANARY = "canary1a2b3c4d5e6f708192"


@pytest.fixture
def folder() -> Iterator[Path]:
    """Not below tmp_path: the path of a socket has to be short."""
    with tempfile.TemporaryDirectory(prefix="leaks-", ignore_cleanup_errors=True) as made:
        yield Path(made)


def test_no_passcode_is_found_anywhere(folder: Path, measured: Callable[[str], None]) -> None:
    need("gnome-keyring-daemon", "pdftotext")
    codes, canaries = run_all(folder)
    leaked = leaks(codes, canaries)
    measured(table([*codes, *canaries], leaked))
    assert leaked == set()
    for surface in SURFACES:
        for run in (*codes, *canaries):
            assert surface in MAY_BE_EMPTY or list(run.artefacts(surface)), f"nothing to look at: {surface}"
    assert not list((folder / "run-a" / "working").iterdir()), "a core dump was left"


# The scanner itself: what is planted is found.


def plant(run: Run, surface: str, content: bytes) -> None:
    """Put a content where a run of the program would have left it."""
    pattern = SURFACES[surface].replace("**/*", "somewhere/file").replace("*", "planted")
    path = run.folder / pattern
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"before " + content + b" after")


@pytest.mark.parametrize("encoding", PATTERNS)
@pytest.mark.parametrize("surface", SURFACES)
def test_a_planted_leak_is_found_on_every_surface_in_every_encoding(
    tmp_path: Path, surface: str, encoding: str
) -> None:
    codes = [Run(tmp_path / name, [code]) for name, code in zip("abc", ("0417", "9938", "5150"), strict=True)]
    for run in codes:
        plant(run, surface, WRITERS[encoding](run.secrets[0]))
    assert (surface, encoding) in {(where, how) for where, _name, how in leaks(codes, [])}
    canary = Run(tmp_path / "d", [CANARY])
    plant(canary, surface, WRITERS[encoding](CANARY))
    assert (surface, encoding) in {(where, how) for where, _name, how in leaks([], [canary])}


def test_what_only_two_of_three_runs_hold_is_chance(tmp_path: Path) -> None:
    codes = [Run(tmp_path / name, [code]) for name, code in zip("abc", ("0417", "9938", "5150"), strict=True)]
    for run in codes:
        plant(run, "drafts", b"0417 9938")
    assert leaks(codes, []) == set()


@pytest.mark.usefixtures("qapp")  # one application for all tests: the PDF would make a smaller one
@pytest.mark.parametrize("each", FORMATS, ids=lambda each: each.id)
def test_a_leak_inside_an_export_is_found(each: Format) -> None:
    draft = document.read(resource("sample_case.json").read_bytes()).draft
    path = {"csv": "licenses.0.devices.0.model", "phone": "organizations.source.name"}.get(each.id, "case.scope")
    draft.set(path, f"MR {CANARY}")
    content = render(draft, each.id, datetime.date(2026, 11, 24), "en")
    assert found(content, CANARY)
    assert not found(content, "canary" + "0" * 18)


def test_a_leak_in_a_process_is_found(tmp_path: Path) -> None:
    environment = os.environ | {MARK: "planted", "HINT": f"{CANARY} environment"}
    code = "import sys; print(flush=True); sys.stdin.read()"
    with Processes({f"{MARK}=planted": tmp_path / "processes"}):
        child = subprocess.Popen(
            [sys.executable, "-c", code, f"{CANARY} argument"],
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        assert child.stdout
        child.stdout.readline()
    child.communicate()
    hits = {surface for surface, _name, _encoding in Run(tmp_path, [CANARY]).hits()}
    assert hits == {"arguments", "environment"}
