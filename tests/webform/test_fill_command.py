"""`transfer-wizard fill`, run as people run it."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.test_beside_the_program import Copy
from transfer_wizard.request.policy import Setting
from transfer_wizard.resources import resource
from transfer_wizard.storage.policy_files import to_json

from .test_form_session import browsers_in, close_browser, profiles, script, wait_for
from .zoo_browser import chromium
from .zoo_server import HOST, ZooServer

ROOT = Path(__file__).resolve().parent.parent.parent
SAMPLE = str(resource("sample_case.json"))

__all__ = ["profiles"]


def fill(*words: str) -> subprocess.CompletedProcess[str]:
    """What the command answers."""
    command = [sys.executable, "-W", "error", "-m", "transfer_wizard", "fill", *words]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.run(command, capture_output=True, text=True, env=environment, timeout=60)


@pytest.fixture
def stand_in(server: ZooServer, profiles: Path) -> Iterator[str]:
    """The tests' browser as a program of its own, which is how people name one that is not found by itself."""
    real = chromium(server, "--headless=new")
    words = " ".join(f"'{each}'" for each in (str(real.path), *real.extra_arguments))
    yield str(script(profiles, f'#!/bin/sh\nexec {words} "$@"\n').path)
    close_browser(profiles, signal.SIGTERM)
    wait_for(lambda: not browsers_in(profiles))


def form_profile(folder: Path, page: str) -> str:
    """A profile of a page of the zoo, in a file."""
    file = folder / "form.json"
    file.write_text(json.dumps({"name": "Zoo", "address": f"https://{HOST}/{page}", "allowed_hosts": [HOST]}))
    return str(file)


def test_everything_filled_in(stand_in: str, profiles: Path) -> None:
    answer = fill(SAMPLE, "--form", form_profile(profiles, "plain.html"), "--browser", stand_in)
    assert answer.returncode == 0, answer.stderr
    rows = [line.split(maxsplit=2) for line in answer.stdout.splitlines()]
    assert ["filled", "case.description", "Description."] in rows
    assert {row[0] for row in rows} == {"filled", "not-found"}
    assert "send it yourself" in answer.stderr
    assert browsers_in(profiles), "the browser stays"


def test_something_left(stand_in: str, profiles: Path) -> None:
    answer = fill(SAMPLE, "--form", form_profile(profiles, "lengths.html"), "--browser", stand_in)
    assert answer.returncode == 1
    assert "differs    case.subject" in answer.stdout
    assert "The form cuts it after 20 characters." in answer.stdout


def test_the_form_that_a_policy_names(stand_in: str, server: ZooServer, profiles: Path) -> None:
    copy = Copy(profiles / "the program")
    hints = {"requester.name": ["Caller"], "case.subject": ["f2"]}
    form = {"name": "Ours", "address": f"https://{HOST}/desk.html", "allowed_hosts": [HOST], "hints": hints}
    copy.put_policy(to_json({"webform_profile": Setting(form)}))
    del server.told[:]
    answer = copy.run("fill", SAMPLE, "--browser", stand_in)
    assert answer.returncode == 0, answer.stderr
    assert "filled     case.subject" in answer.stdout
    wait_for(lambda: server.told and server.told[-1]["description"])
    assert (server.told[-1]["f1"], server.told[-1]["pc1"]) == ("Dana Whitfield", "")


def test_no_usable_browser(profiles: Path) -> None:
    answer = fill(SAMPLE, "--browser", str(script(profiles, "#!/bin/sh\nexit 1\n").path))
    assert (answer.returncode, answer.stdout) == (3, "")
    assert "browser did not start. Open the form in your browser" in answer.stderr


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        (["--browser", "Netscape"], 3, "There is no such browser on this computer."),
        (["--form", "nowhere"], 2, "There is no form profile “nowhere”."),
    ],
)
def test_what_is_not_there(words: list[str], code: int, message: str) -> None:
    answer = fill(SAMPLE, *words)
    assert (answer.returncode, answer.stdout, answer.stderr) == (code, "", f"transfer-wizard: {message}\n")
