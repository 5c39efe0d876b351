"""`transfer-wizard fill`, run as people run it."""

import contextlib
import gc
import json
import os
import re
import resource as resource_limits
import signal
import subprocess
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.moments import pause
from tests.session_bus import Session as Bus
from tests.test_beside_the_program import Copy
from transfer_wizard.request.passcode import Passcode
from transfer_wizard.request.policy import Setting
from transfer_wizard.request.words import Side
from transfer_wizard.resources import resource
from transfer_wizard.storage.policy.writers import to_json
from transfer_wizard.storage.vault import Vault
from transfer_wizard.webform.browser_window import IS_ROOT
from transfer_wizard.webform.profile import load_profile

from .eyes import PORT, ask_page, held_by_page
from .test_form_session import browsers_in, close_browser, profiles, script, wait_for
from .zoo_browser import chromium
from .zoo_server import HOST, ZooServer

ROOT = Path(__file__).resolve().parent.parent.parent
SAMPLE = str(resource("sample_case.json"))
SAMPLE_ID = json.loads(Path(SAMPLE).read_bytes())["id"]
DIGITS = {Side.SOURCE: "0417", Side.DESTINATION: "9938"}

__all__ = ["profiles"]


def fill(*words: str) -> subprocess.CompletedProcess[str]:
    """What the command answers."""
    return run("fill", *words)


def run(*words: str, given: str = "") -> subprocess.CompletedProcess[str]:
    """What the program answers to words, and to standard input."""
    command = [sys.executable, "-W", "error", "-m", "transfer_wizard", *words]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.run(command, input=given, capture_output=True, text=True, env=environment, timeout=100)


@pytest.fixture
def stand_in(server: ZooServer, profiles: Path) -> Iterator[str]:
    """The tests' browser as a program of its own, which is how people name one that is not found by itself."""
    real = chromium(server, "--headless=new", PORT)
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


def test_dry_run_tells_what_would_go_where_and_fills_in_nothing(
    stand_in: str, server: ZooServer, profiles: Path
) -> None:
    server.requests.clear()
    answer = fill("--form", form_profile(profiles, "plain.html"), "--browser", stand_in, "--dry-run")
    assert answer.returncode == 0, answer.stderr
    rows = dict(line.split(maxsplit=1) for line in answer.stdout.splitlines())
    assert rows["requester.name"] == "Full name *"
    assert rows["case.description"] == "How can we help?"
    assert "Nothing was filled in." in answer.stderr
    wait_for(lambda: not browsers_in(profiles))
    assert [each for each in server.requests if "Dana" in each or each.startswith("POST")] == []


def test_dry_run_tells_what_would_be_left(stand_in: str, profiles: Path) -> None:
    answer = fill("--form", form_profile(profiles, "unsaid_list.html"), "--browser", stand_in, "--dry-run")
    rows = dict(line.split(maxsplit=1) for line in answer.stdout.splitlines())
    assert rows["case.severity"] == "The form has a field for it. Fill it in by hand."


def test_profile_learned_from_a_person_has_names_of_fields_and_no_value(
    stand_in: str, server: ZooServer, profiles: Path
) -> None:
    """The person fills in the form by hand: every field whose content is a value of the request becomes a hint."""
    written = profiles / "learned.json"
    words = ["--form", form_profile(profiles, "desk.html"), "--browser", stand_in, "--learn", str(written)]
    command = [sys.executable, "-W", "error", "-m", "transfer_wizard", "fill", SAMPLE, *words]
    with subprocess.Popen(command, env={**os.environ, "PYTHONPATH": str(ROOT)}, stdout=subprocess.PIPE) as running:
        wait_for(lambda: held_or_nothing(profiles) == {"f1": ""})
        by_hand = "document.querySelector('[name={}]').value = {!r}"
        for name, text in {"f1": "Dana Whitfield", "email": "dana@northwind.example", "f2": "my own words"}.items():
            ask_page(profiles, "Runtime.evaluate", expression=by_hand.format(name, text))
        pause(2)
        close_browser(profiles)
        assert running.wait(30) == 0
    content = written.read_text()
    assert json.loads(content)["hints"] == {"requester.name": ["Caller"], "requester.source_email": ["E-mail"]}
    assert [each for each in ("Dana", "northwind.example", "my own words") if each in content] == []
    assert load_profile(str(written)).allowed_hosts == (HOST,)


def held_or_nothing(folder: Path) -> dict[str, str]:
    """What the page holds in its first field; nothing while there is no page."""
    try:
        return {name: text for name, text in held_by_page(folder).items() if name == "f1"}
    except (ValueError, OSError, KeyError):
        return {}


def test_limits_and_pages_of_a_profile(stand_in: str, profiles: Path) -> None:
    file = Path(form_profile(profiles, "plain.html"))
    values = json.loads(file.read_text())
    file.write_text(json.dumps(values | {"limits": {"case.description": 100, "case.subject": 20}, "pages": ["/plain"]}))
    answer = fill(SAMPLE, "--form", str(file), "--browser", stand_in)
    assert answer.returncode == 1
    assert "The form cuts it after 20 characters." in answer.stdout
    assert len(held_by_page(profiles)["message"]) == 100
    close_browser(profiles)
    wait_for(lambda: not browsers_in(profiles))
    file.write_text(json.dumps(values | {"pages": ["/another"]}))
    answer = fill("--form", str(file), "--browser", stand_in, "--dry-run")
    assert (answer.returncode, answer.stdout) == (3, "")


def test_hint_wins_over_everything(stand_in: str, profiles: Path) -> None:
    file = Path(form_profile(profiles, "plain.html"))
    values = json.loads(file.read_text())
    file.write_text(json.dumps(values | {"hints": {"case.severity": ["Company"], "customer_number": ["Subject"]}}))
    answer = fill("--form", str(file), "--browser", stand_in, "--dry-run")
    rows = dict(line.split(maxsplit=1) for line in answer.stdout.splitlines())
    assert (rows["case.severity"], rows["customer_number"]) == ("Company", "Subject")


def test_the_form_that_a_policy_names(stand_in: str, server: ZooServer, profiles: Path) -> None:
    copy = Copy(profiles / "the program")
    hints = {"requester.name": ["Caller"], "case.subject": ["f2"]}
    form = {"name": "Ours", "address": f"https://{HOST}/desk.html", "allowed_hosts": [HOST], "hints": hints}
    copy.put_policy(to_json({"webform_profile": Setting(form)}))
    answer = copy.run("fill", SAMPLE, "--browser", stand_in)
    assert answer.returncode == 0, answer.stderr
    assert "filled     case.subject" in answer.stdout
    held = held_by_page(profiles)
    assert (held["f1"], held["pc1"]) == ("Dana Whitfield", "")


@pytest.fixture
def keyring(bus: Bus) -> Iterator[Bus]:
    """A keyring in which the command has put both passcodes of the sample case."""
    for side, digits in DIGITS.items():
        assert run("passcode", "set", SAMPLE, "--slot", side, given=f"{digits}\n").returncode == 0
    yield bus
    gc.collect()  # keyring leaves connections to the collector


def holding(contents: Iterator[tuple[str, bytes]]) -> list[str]:
    """The names of those that hold both passcodes, as no chance brings it about."""
    wanted = [(f"(?<![0-9]){each}(?![0-9])".encode(), each.encode("utf-16-le")) for each in DIGITS.values()]
    return [
        name
        for name, content in contents
        if all(re.search(plain, content) or wide in content for plain, wide in wanted)
    ]


def surroundings_below(folder: Path) -> Iterator[tuple[str, bytes]]:
    """The arguments and variables of every process that was started with its temporary files in a folder."""
    for process in Path("/proc").glob("[0-9]*"):
        try:
            environment = (process / "environ").read_bytes()
            if process.name != str(os.getpid()) and f"TMPDIR={folder}".encode() in environment:
                yield process.name, (process / "cmdline").read_bytes() + b"\n" + environment
        except OSError:
            pass


def files_below(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Every file in a folder, while a browser changes them."""
    for place, _folders, names in os.walk(folder):  # which goes on where a folder has gone
        for file in (Path(place) / name for name in names):
            with contextlib.suppress(OSError):
                if file.is_file() and not file.is_symlink():
                    yield str(file), file.read_bytes()


def test_passcodes_arrive_in_their_fields_and_nowhere_else(
    keyring: Bus, stand_in: str, server: ZooServer, profiles: Path
) -> None:
    answer = fill(SAMPLE, "--form", form_profile(profiles, "desk.html"), "--browser", stand_in, "--passcodes")
    told = held_by_page(profiles)
    assert (told["pc1"], told["pc2"]) == tuple(DIGITS.values())
    assert told["description"]
    rows = [line.split(maxsplit=2)[:2] for line in answer.stdout.splitlines()]
    assert [row for row in rows if row[1].startswith("passcode.")] == [["filled", f"passcode.{side}"] for side in Side]
    assert [digits for digits in DIGITS.values() if digits in answer.stdout + answer.stderr] == []
    started = list(surroundings_below(profiles))
    assert len(started) > 2, "the process that holds the browser, and the browser’s own"
    assert holding(iter(started)) == []
    assert holding(files_below(profiles)) == []
    assert [each for each in server.requests if any(digits in each for digits in DIGITS.values())] == []


def test_planted_passcodes_are_found(tmp_path: Path) -> None:
    (tmp_path / "History").write_bytes(b"\0" + "0417, 9938".encode("utf-16-le"))
    (tmp_path / "Cache").write_bytes(b"one 0417 and 9938.")
    (tmp_path / "Numbers").write_bytes(b"304171 9938")
    assert len(holding(files_below(tmp_path))) == 2


def test_without_the_word_no_passcode_is_filled_in(
    keyring: Bus, stand_in: str, server: ZooServer, profiles: Path
) -> None:
    answer = fill(SAMPLE, "--form", form_profile(profiles, "desk.html"), "--browser", stand_in)
    told = held_by_page(profiles)
    assert (told["pc1"], told["pc2"]) == ("", "")
    assert "passcode." not in answer.stdout


def test_a_passcode_of_another_day_is_told_and_not_filled_in(
    keyring: Bus, stand_in: str, server: ZooServer, profiles: Path
) -> None:
    vault = Vault()
    yesterday = date.today() - timedelta(days=1)
    vault.wait_for(vault.put, SAMPLE_ID, Side.SOURCE, Passcode(DIGITS[Side.SOURCE], yesterday))
    answer = fill(SAMPLE, "--form", form_profile(profiles, "desk.html"), "--browser", stand_in, "--passcodes")
    assert "There is no source passcode of today." in answer.stderr
    told = held_by_page(profiles)
    assert (told["pc1"], told["pc2"]) == ("", DIGITS[Side.DESTINATION])


def test_no_usable_browser(profiles: Path) -> None:
    answer = fill(SAMPLE, "--browser", str(script(profiles, "#!/bin/sh\nexit 1\n").path))
    assert (answer.returncode, answer.stdout) == (3, "")
    assert "browser did not start. " in answer.stderr
    assert ("For root it does not: run Transfer Wizard as another user." in answer.stderr) is IS_ROOT
    assert "Open the form in your browser" in answer.stderr


CORES = "cat /proc/$PPID/limits /proc/$(awk '/PPid/ {print $2}' /proc/$PPID/status)/limits"


def test_neither_process_leaves_a_core_dump(profiles: Path) -> None:
    soft, hard = resource_limits.getrlimit(resource_limits.RLIMIT_CORE)
    resource_limits.setrlimit(resource_limits.RLIMIT_CORE, (hard, hard))
    try:
        fill(SAMPLE, "--browser", str(script(profiles, f"#!/bin/sh\n{CORES} > {profiles}/limits\nexit 1\n").path))
    finally:
        resource_limits.setrlimit(resource_limits.RLIMIT_CORE, (soft, hard))
    lines = [each.split() for each in (profiles / "limits").read_text().splitlines() if each.startswith("Max core")]
    assert [each[4:6] for each in lines] == [["0", "0"]] * 2


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
