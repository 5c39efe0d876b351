"""A fill from outside: the process that holds the browser, what it leaves behind, and what it says in trouble."""

import contextlib
import json
import os
import queue
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.moments import pause
from tests.session_bus import XServer
from transfer_wizard.webform import launch
from transfer_wizard.webform.browser_window import IS_ROOT
from transfer_wizard.webform.browsers import Browser
from transfer_wizard.webform.form_session import FormSession
from transfer_wizard.webform.reading import Purpose
from transfer_wizard.webform.report import FillStage, Report, ValueStatus

from .eyes import PORT, ask_page, held_by_page
from .zoo_browser import HOSTS, chromium, profile_for, sample_values
from .zoo_server import HOST, ZooServer

PATIENCE = 60.0
LATE = 1.5
"""A deadline that a test can wait for."""


class Outing:
    """A session with its reports in a row."""

    def __init__(
        self,
        browser: Browser | None,
        address: str = f"https://{HOST}/plain.html",
        deadline: float = PATIENCE,
        patience: float = 0,
        purpose: Purpose = Purpose.FILL,
    ) -> None:
        self._reports: queue.SimpleQueue[Report] = queue.SimpleQueue()
        profile = profile_for(address, *HOSTS, "127.0.0.1")
        self.session = FormSession(profile, sample_values(), self._reports.put, browser, deadline, patience, purpose)
        self.session.start()

    def until(self, *stages: FillStage) -> Report:
        """The next report of one of the stages."""
        limit = time.monotonic() + PATIENCE
        while time.monotonic() < limit:
            report = self._reports.get(timeout=PATIENCE)
            if report.stage in stages:
                return report
        raise AssertionError(stages)


@pytest.fixture
def profiles(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The folder in which profiles are made, and a look afterwards that none is left and no browser either.

    The browser makes a socket in it, whose path has to be short.
    """
    with tempfile.TemporaryDirectory(prefix="form-", ignore_cleanup_errors=True) as place:
        folder = Path(place)
        monkeypatch.setenv("TMPDIR", place)
        yield folder
        try:
            wait_for(lambda: not browsers_in(folder))
            wait_for(lambda: not list(folder.glob(f"{launch.PREFIX}*")))
        finally:
            close_browser(folder, signal.SIGKILL)


def wait_for(condition: object) -> None:
    """Wait until a condition holds."""
    assert callable(condition)
    limit = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < limit
        time.sleep(0.05)


def browsers_in(folder: Path) -> list[int]:
    """The running browsers with a profile in a folder, without the processes that they start themselves."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            words = (process / "cmdline").read_bytes()  # which a browser may have joined with spaces
        except OSError:
            continue
        if f"--user-data-dir={folder}".encode() in words and b"--type=" not in words:
            found.append(int(process.name))
    return found


def close_browser(folder: Path, how: int = signal.SIGTERM) -> None:
    """As closing its windows does; killing it is another matter."""
    for number in browsers_in(folder):
        os.kill(number, how)


def script(folder: Path, text: str) -> Browser:
    """A program that stands in for a browser."""
    file = folder / "browser"
    file.write_text(text)
    file.chmod(0o700)
    return Browser("Stand-in", file)


@pytest.fixture
def screen(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A screen for a window that can be seen."""
    server = XServer("1280x1000x24")
    monkeypatch.setenv("DISPLAY", server.display)
    yield
    server.close()


def test_window_is_filled_in_and_leaves_nothing_behind(server: ZooServer, profiles: Path, screen: None) -> None:
    outing = Outing(chromium(server))
    report = outing.until(FillStage.FILLED, FillStage.NO_BROWSER)
    assert report.stage is FillStage.FILLED
    assert report.page_host == HOST
    statuses = {each.id: each.status for each in report.fields}
    assert statuses["case.description"] is ValueStatus.FILLED
    assert report.is_complete
    traces = [each.text.split("\n")[0][:40] for each in sample_values() if len(each.text) > 5]
    assert leaks(profiles, traces) == []
    everything = b"".join(words_of(number) for number in family(os.getpid()))
    assert [each for each in traces if each.encode() in everything] == []
    close_browser(profiles)
    assert (
        outing.until(FillStage.ENDED).sentence
        == "The browser was closed. Nothing of the form was kept on this computer."
    )


def leaks(folder: Path, traces: list[str]) -> list[str]:
    """The files below a folder that hold one of the texts, in the spellings of files and addresses."""
    spelled = [
        form for text in traces for form in (text.encode(), text.encode("utf-16-le"), text.replace(" ", "+").encode())
    ]
    found = []
    for place, _folders, names in os.walk(folder):  # a browser that runs makes and removes files meanwhile
        for file in (Path(place) / name for name in names):
            with contextlib.suppress(FileNotFoundError):
                content = b"" if file.is_symlink() or not file.is_file() else file.read_bytes()
                found += [f"{file}: {each!r}" for each in spelled if each in content]
    return found


def test_planted_leak_is_found(tmp_path: Path) -> None:
    (tmp_path / "History").write_bytes(b"\0" + "Northwind Traders".encode("utf-16-le"))
    assert leaks(tmp_path, ["Northwind Traders"])


def family(number: int) -> list[int]:
    """A process and all below it."""
    below = [
        int(each.parent.name)
        for each in Path("/proc").glob("[0-9]*/stat")
        if each.exists() and each.read_text().rpartition(")")[2].split()[1] == str(number)
    ]
    return [number, *(deeper for each in below for deeper in family(each))]


def words_of(number: int) -> bytes:
    """The arguments and variables of a process, which others may read; our own tests' are no concern."""
    if number == os.getpid():
        return b""
    return b"".join(Path(f"/proc/{number}/{each}").read_bytes() for each in ("cmdline", "environ"))


def test_browser_outlives_the_program(server: ZooServer, profiles: Path) -> None:
    outing = Outing(chromium(server, "--headless=new"))
    outing.until(FillStage.FILLED)
    host = outing.session._process
    assert host is not None
    outing.session.close()
    with pytest.raises(subprocess.TimeoutExpired):
        host.wait(1)
    assert browsers_in(profiles)
    close_browser(profiles)
    assert host.wait(PATIENCE) == 0


def test_what_a_person_teaches_is_kept_however_long_they_take(server: ZooServer, profiles: Path) -> None:
    outing = Outing(chromium(server, "--headless=new", PORT), deadline=4.0, patience=PATIENCE, purpose=Purpose.LEARN)
    report = outing.until(FillStage.READING)
    types = "document.querySelector('[name=fullname]').value = 'Dana Whitfield'"
    wait_for(lambda: held_or_none(profiles))
    ask_page(profiles, "Runtime.evaluate", expression=types)
    pause(5)  # longer than the program waits for a page
    while not report.places:
        report = outing.until(FillStage.READING)
    close_browser(profiles)
    assert outing.until(FillStage.ENDED, FillStage.NO_BROWSER).places == (("requester.name", "Full name *"),)


def held_or_none(folder: Path) -> bool:
    """True once the page has come."""
    try:
        return "fullname" in held_by_page(folder)
    except (ValueError, OSError, KeyError):
        return False


LEFT = {"button": "left", "clickCount": 1}
PLACE = "JSON.stringify(document.querySelector('#clear').getBoundingClientRect())"


def test_page_that_waits_for_the_persons_answer_does_not_hang(server: ZooServer, profiles: Path) -> None:
    outing = Outing(chromium(server, "--headless=new", PORT), f"https://{HOST}/dialogs.html", LATE, PATIENCE)
    outing.until(FillStage.FILLED)
    box = json.loads(ask_page(profiles, "Runtime.evaluate", expression=PLACE)["result"]["result"]["value"])

    def press(kind: str) -> None:
        ask_page(profiles, "Input.dispatchMouseEvent", type=kind, x=box["x"] + 9, y=box["y"] + 9, **LEFT)

    def let_go() -> None:
        with contextlib.suppress(OSError, IndexError):  # there is no answer before the dialog has one
            press("mouseReleased")

    press("mousePressed")
    letting_go = threading.Thread(target=let_go)
    letting_go.start()
    pause(3)  # longer than a page has to answer
    close_browser(profiles)
    assert outing.until(FillStage.ENDED, FillStage.WAITING).stage is FillStage.ENDED
    letting_go.join()


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP", "SIGINT"])
def test_browser_outlives_a_signal_to_its_process(server: ZooServer, profiles: Path, name: str) -> None:
    outing = Outing(chromium(server, "--headless=new", PORT))
    outing.until(FillStage.FILLED)
    host = outing.session._process
    assert host is not None
    host.send_signal(getattr(signal, name))
    with pytest.raises(subprocess.TimeoutExpired):
        host.wait(1)
    assert held_by_page(profiles)["fullname"] == "Dana Whitfield"
    close_browser(profiles)
    assert host.wait(PATIENCE) == 0


BROKEN = """#!{python}
import runpy, sys
sys.path[:0] = {path!r}
from transfer_wizard.webform import fill, form_page, watch, browser_window
{fault}
sys.argv[1:] = ["form-host"]
runpy.run_module("transfer_wizard", run_name="__main__")
"""
FAULTS = {
    "while it fills in": "form_page.FormPage.put = None",
    "while it reads back": "fill.judge = None",
    "while it looks": "def look(self): raise RecursionError\nwatch.Watch.look = look",
    "while it hears an event": "browser_window.BrowserWindow._follow = None",
}


@pytest.mark.parametrize("fault", [*FAULTS])
def test_error_of_our_own_leaves_the_browser_to_the_person(
    server: ZooServer, profiles: Path, monkeypatch: pytest.MonkeyPatch, fault: str
) -> None:
    program = profiles / "program"
    program.write_text(BROKEN.format(python=sys.executable, path=sys.path, fault=FAULTS[fault]))
    program.chmod(0o700)
    monkeypatch.setattr(sys, "executable", str(program))
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    outing = Outing(chromium(server, "--headless=new"), patience=3)
    report = outing.until(FillStage.NO_BROWSER)
    assert "ran into an error of this program" in report.sentence
    assert {each.note for each in report.fields if each.id == "requester.name"} <= {
        "It is not known whether the form holds it. Look at the field."
    }
    assert not [each for each in report.fields if each.status is ValueStatus.FILLED]
    if fault != "while it hears an event":  # then there is nothing in it yet
        assert browsers_in(profiles)
        close_browser(profiles)


def test_tab_that_crashes_leaves_the_browser(server: ZooServer, profiles: Path) -> None:
    outing = Outing(chromium(server, "--headless=new", PORT))
    outing.until(FillStage.FILLED)
    with contextlib.suppress(IndexError):  # there is no answer
        ask_page(profiles, "Page.crash")
    host = outing.session._process
    assert host is not None
    with pytest.raises(subprocess.TimeoutExpired):
        host.wait(3)
    assert browsers_in(profiles)
    close_browser(profiles)
    assert outing.until(FillStage.ENDED).fields


def test_browser_that_dies_after_the_fill(server: ZooServer, profiles: Path) -> None:
    outing = Outing(chromium(server, "--headless=new"))
    outing.until(FillStage.FILLED)
    close_browser(profiles, signal.SIGKILL)
    assert outing.until(FillStage.ENDED).fields


def test_browser_that_dies_while_the_page_loads(server: ZooServer, profiles: Path) -> None:
    outing = Outing(chromium(server, "--headless=new"), f"https://{HOST}/hang")
    outing.until(FillStage.READING)
    close_browser(profiles, signal.SIGKILL)
    assert "was closed before" in outing.until(FillStage.NO_BROWSER).sentence


def test_page_that_never_comes(server: ZooServer, profiles: Path) -> None:
    outing = Outing(chromium(server, "--headless=new"), f"https://{HOST}/hang", deadline=3, patience=PATIENCE)
    report = outing.until(FillStage.WAITING)
    assert "takes long to load" in report.sentence
    assert report.is_by_hand
    close_browser(profiles)
    outing.until(FillStage.NO_BROWSER)


def test_page_that_hangs(server: ZooServer, profiles: Path) -> None:
    outing = Outing(chromium(server, "--headless=new"), f"https://{HOST}/loop.html", deadline=3, patience=PATIENCE)
    assert outing.until(FillStage.WAITING).is_by_hand
    close_browser(profiles)
    outing.until(FillStage.NO_BROWSER)


def test_page_that_cannot_be_reached(server: ZooServer, profiles: Path) -> None:
    outing = Outing(chromium(server, "--headless=new"), "https://127.0.0.1:1/")
    report = outing.until(FillStage.NO_BROWSER, FillStage.WAITING)
    assert "could not be loaded" in report.sentence
    close_browser(profiles)
    outing.until(FillStage.NO_BROWSER)


def test_page_that_leads_elsewhere(server: ZooServer, profiles: Path) -> None:
    outing = Outing(chromium(server, "--headless=new"), f"https://{HOST}/redirect")
    report = outing.until(FillStage.REFUSED, FillStage.FILLED)
    assert report.stage is FillStage.REFUSED
    assert "login.elsewhere.test" in report.sentence
    close_browser(profiles)
    outing.until(FillStage.NO_BROWSER)


@pytest.mark.parametrize("address", ["http://support.zoo.test/plain.html", "ftp://x/", "https://u:p@support.zoo.test/"])
def test_address_that_is_not_private_is_no_profile(address: str) -> None:
    with pytest.raises(ValueError, match="https"):
        profile_for(address)


def test_browser_that_is_missing(profiles: Path) -> None:
    report = Outing(Browser("Chrome", profiles / "nowhere")).until(FillStage.NO_BROWSER)
    assert report.sentence.startswith("Chrome did not start. Open the form in your browser")


def test_no_browser_at_all(profiles: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(profiles))
    report = Outing(None).until(FillStage.NO_BROWSER)
    assert report.sentence.startswith("There is no Chrome, Edge, Chromium or Brave on this computer.")


def test_browser_that_ends_at_once(profiles: Path) -> None:
    report = Outing(script(profiles, "#!/bin/sh\nexit 1\n")).until(FillStage.NO_BROWSER)
    hint = "For root it does not: run Transfer Wizard as another user." if IS_ROOT else "Open the form in your browser"
    assert report.sentence.startswith(f"Stand-in did not start. {hint}")


def test_browser_that_is_late_is_told_and_used_all_the_same(server: ZooServer, profiles: Path) -> None:
    """The person gets the values to copy in time, and the form filled in when the browser comes after all."""
    gate = profiles / "gate"
    os.mkfifo(gate)
    real = chromium(server, "--headless=new")
    late = script(profiles, f'#!/bin/sh\nread line < {gate}\nexec {real.path} "$@"\n')
    outing = Outing(Browser("Chromium", late.path, real.extra_arguments), deadline=LATE, patience=PATIENCE)
    assert "has not answered so far" in outing.until(FillStage.NO_BROWSER).sentence
    gate.write_text("go\n")
    outing.until(FillStage.FILLED)
    close_browser(profiles)
    outing.until(FillStage.ENDED)


def test_browser_that_stays_silent(profiles: Path) -> None:
    outing = Outing(script(profiles, "#!/bin/sh\nexec sleep 60\n"), deadline=LATE)
    sentences = [outing.until(FillStage.NO_BROWSER).sentence]
    if "so far" in sentences[0]:  # whichever of the two processes counts faster
        sentences.append(outing.until(FillStage.NO_BROWSER).sentence)
    assert "does not let other programs fill in forms" in sentences[-1]


STAND_IN = """#!{python}
import json, os, sys, time
rest, answered = b"", 0
while chunk := os.read(3, 65536):
    *lines, rest = (rest + chunk).split(b"\\0")
    for line in lines:
        if answered == {stage}:
            {act}
        answered += 1
        answer = {{"id": json.loads(line)["id"], "result": {{"browserContextId": "1", "targetId": "2"}}}}
        os.write(4, json.dumps(answer).encode() + b"\\0")
"""


def test_browser_that_dies_or_hangs_at_each_stage(profiles: Path) -> None:
    acts = ("sys.exit(1)", "time.sleep(60)", "os.write(4, b'no json' + bytes(1)); time.sleep(60)")
    outings = []
    for stage in range(4):
        for place, act in enumerate(acts):
            folder = profiles / f"stage-{stage}-{place}"
            folder.mkdir()
            browser = script(folder, STAND_IN.format(python=sys.executable, stage=stage, act=act))
            outings.append(Outing(browser, deadline=LATE))
    for outing in outings:
        report = outing.until(FillStage.NO_BROWSER)
        assert "Stand-in" in report.sentence
        assert report.fields == ()


@pytest.mark.parametrize("policy", ['{"RemoteDebuggingAllowed": false}', '{"DeveloperToolsAvailability": 2}'])
def test_policy_that_forbids_it(server: ZooServer, profiles: Path, policy: str) -> None:
    """The policy is put before one browser alone, in a file system of its own: the machine's stays as it is."""
    (profiles / "etc" / "policies" / "managed").mkdir(parents=True)
    (profiles / "etc" / "policies" / "managed" / "policy.json").write_text(policy)
    real = chromium(server, "--headless=new")
    alone = "-m" if os.getuid() == 0 else "-rm"
    if subprocess.run(["unshare", alone, "true"], capture_output=True).returncode:
        pytest.skip("this machine gives no program a file system of its own")
    inside = f"mount --bind {profiles}/etc /etc/chromium && exec {real.path}"
    browser = script(profiles, f'#!/bin/sh\nexec unshare {alone} sh -c \'{inside} "$@"\' sh "$@"\n')
    outing = Outing(Browser("Chromium", browser.path, real.extra_arguments))
    report = outing.until(FillStage.NO_BROWSER, FillStage.FILLED)
    assert report.stage is FillStage.NO_BROWSER
    assert "administrator" in report.sentence


def test_left_overs_are_removed_but_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    in_use = launch.ThrowAway()
    left, foreign = tmp_path / f"{launch.PREFIX}left", tmp_path / f"{launch.PREFIX}foreign"
    for folder in (left, foreign):
        (folder / "Default").mkdir(parents=True)
    (left / launch.LOCK).touch()
    (tmp_path / f"{launch.PREFIX}link").symlink_to(foreign)
    launch.remove_left_overs()
    assert not left.exists()
    assert foreign.exists()
    assert in_use.folder.exists()
    assert oct(in_use.folder.stat().st_mode)[-3:] == "700"
    assert in_use.remove()


def test_frozen_program_keeps_its_libraries_to_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    theirs = {
        "LD_LIBRARY_PATH": "/bundle",
        "LD_LIBRARY_PATH_ORIG": "/opt/lib",
        "DYLD_LIBRARY_PATH": "/bundle",
        "HOME": "/h",
    }
    assert launch.surroundings(theirs) == theirs
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert launch.surroundings(theirs) == {"LD_LIBRARY_PATH": "/opt/lib", "HOME": "/h"}
