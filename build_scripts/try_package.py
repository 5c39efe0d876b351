"""Run a packaged Transfer Wizard for real, and stop at anything that it should not have said.

Usage: python3 build_scripts/try_package.py [PROGRAM]

PROGRAM is the packaged program; without it, the program of this checkout is tried. On Linux: commands without a
display, the passcodes in a real password store, a window in which somebody types, and the webform in Chromium.
Elsewhere the commands only.
"""

import contextlib
import json
import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

import trial
from setup_environment import ROOT, run_script
from trial import Command, Environment, Failed

if TYPE_CHECKING:
    from tests.webform.zoo_server import ZooServer

SAMPLE: Final = ROOT / "resources" / "sample_case.json"
TYPED: Final = "kestrel"


def main(arguments: list[str]) -> int:
    """Try one thing after the other, and say what was seen."""
    if arguments[:1] in (["-h"], ["--help"]):
        print(__doc__.strip())
        return 0
    if sys.platform == "linux":
        trial.enter_test_environment()
    command = trial.command_of(arguments[0] if arguments else None)
    tries = (commands, password_store, window, webform) if sys.platform == "linux" else (commands,)
    for one in tries:
        try:
            print(f"{one.__name__}: {one(command)}", flush=True)
        except Failed as failure:
            trial.stop(f"{one.__name__}: FAILED, {failure}")
    return 0


def commands(command: Command) -> str:
    """The commands that need no display, with nothing of a desktop around them."""
    with trial.machine() as environment:
        version = quiet(command, environment, "--version").strip()
        quiet(command, environment, "check", "--no-keyring", str(SAMPLE))
        quiet(command, environment, "schema")
        quiet(command, environment, "diagnostics")
        test = json.loads(quiet(command, environment, "self-test", "--json"))
        document = Path(environment["HOME"], "request.pdf")
        quiet(command, environment, "export", str(SAMPLE), "--format", "pdf", "--output", str(document))
        if not document.read_bytes().startswith(b"%PDF"):
            raise Failed("the PDF is none")
    return f"{version}; self-test of {len(test['checks'])} parts; PDF written"


def password_store(command: Command) -> str:
    """The passcodes: into a real password store, seen there, and gone again."""
    with trial.machine() as environment, trial.session_bus(environment) as inside:
        if "SecretService: ready" not in quiet(command, inside, "self-test"):
            raise Failed("the self-test does not find the password store ready")
        quiet(command, inside, "passcode", "set", str(SAMPLE), "--slot", "source", typed="4711\n")
        kept = json.loads(quiet(command, inside, "passcode", "status", str(SAMPLE), "--json"))
        quiet(command, inside, "passcode", "forget", str(SAMPLE))
        gone = json.loads(quiet(command, inside, "passcode", "status", str(SAMPLE), "--json"))
    if (kept["source"]["state"], gone["source"]["state"]) != ("today", "none"):
        raise Failed(f"kept: {kept}, then: {gone}")
    return "a passcode was kept, seen and forgotten"


def window(command: Command) -> str:
    """The window: somebody types a name, closes the window, and it is on the disk."""
    with trial.machine() as environment, trial.display() as name, trial.session_bus(environment) as inside:
        person = trial.Person(name)
        with person.starts(command, inside) as process:
            shown = person.first_window(process)
            size = shown.get_geometry()
            person.look_at(shown)
            person.type_name(shown, TYPED)
            trial.wait_until(lambda: TYPED in drafts(environment), f"“{TYPED}” in a draft")
            person.press("F1")
            person.press("Escape")
            person.close(shown)
            said, _ = process.communicate(timeout=trial.SECONDS)
    if process.returncode or said:
        raise Failed(f"exit code {process.returncode}, said: {said or 'nothing'}")
    return f"{size.width} x {size.height}; what was typed is on the disk; it closed and said nothing"


def webform(command: Command) -> str:
    """The webform, filled in Chromium from a server that no value may reach; the profile is gone afterwards."""
    from tests.webform.zoo_browser import sample_values

    with trial.machine() as environment:
        folder = Path(environment["HOME"])
        with form(folder) as (server, words):
            answer = trial.run((*command, *words), environment | {"TMPDIR": str(folder)}, timeout=60.0)
    filled = [line for line in answer.stdout.splitlines() if line.startswith("filled ")]
    sent = server.leaks([each.text[:40] for each in sample_values() if len(each.text) > 3])
    if answer.returncode or sent or not filled:
        raise Failed(f"exit code {answer.returncode}, sent {sent}, said: {answer.stdout}{answer.stderr}")
    return f"{len(filled)} fields filled in Chromium, nothing sent, no profile left"


@contextlib.contextmanager
def form(folder: Path) -> Iterator[tuple["ZooServer", tuple[str, ...]]]:
    """A form on a server of this machine, and the command that fills it in, whose temporary files are in the folder.

    The browser is ended afterwards, and its profile has to go with it.
    """
    from tests.webform.zoo_browser import chromium
    from tests.webform.zoo_server import HOST, ZooServer

    server = ZooServer(folder)
    real = chromium(server, "--headless=new")
    browser, profile = folder / "browser", folder / "form.json"
    words = " ".join(f"'{word}'" for word in (str(real.path), *real.extra_arguments))
    browser.write_text(f'#!/bin/sh\nexec {words} "$@"\n')
    browser.chmod(0o700)
    profile.write_text(json.dumps({"name": "Zoo", "address": f"https://{HOST}/plain.html", "allowed_hosts": [HOST]}))
    try:
        yield server, ("fill", str(SAMPLE), "--form", str(profile), "--browser", str(browser))
    finally:
        for number in trial.processes_with(f"--user-data-dir={folder}"):
            os.kill(number, signal.SIGTERM)
        server.close()
    trial.wait_until(lambda: not list(folder.glob("transfer-wizard-*")), "the end of the browser's profile")


def drafts(environment: Environment) -> str:
    """All that the drafts on the disk say."""
    folder = Path(environment["HOME"], ".local", "share", "transfer-wizard", "drafts")
    return "".join(path.read_text(encoding="utf-8") for path in folder.glob("*.json"))


def quiet(command: Command, environment: Environment, *arguments: str, typed: str = "") -> str:
    """What a command prints; Failed when it ends badly, or says anything on standard error."""
    answer = trial.run((*command, *arguments), environment, input=typed)
    if answer.returncode or answer.stderr:
        raise Failed(
            f"{arguments[0]} ended with exit code {answer.returncode} and said: {answer.stderr or answer.stdout}"
        )
    return answer.stdout


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    run_script(main)
