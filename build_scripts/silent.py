"""Prove that the program speaks to no network: run it under strace, every command and a walk through the window.

Usage: python3 build_scripts/silent.py [PROGRAM]

PROGRAM is a packaged program; without it, the program of this checkout is traced. Every address that it or a child
of it connects to, binds or sends to is read. Sockets of the machine's own files (X, the session bus, the program's
own) are fine; anything else is printed, and the exit code is 1. A packaged program has a policy full of addresses
beside it. Where the webform is filled in, the process that holds the browser is traced as well; what the browser
itself does is left out, since the person opens it to reach a network.
"""

import json
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import Final

import trial
from setup_environment import ROOT, run_script
from trial import Command, Environment
from try_package import SAMPLE, form

_FAMILY: Final = re.compile(r"\b(AF_[A-Z0-9_]+|PF_[A-Z0-9_]+)")
_OF_PROCESSES: Final = ("clone", "clone3", "execve", "fork", "vfork")
_CALL: Final = re.compile(r"^\d+ +(?:<\.\.\. )?(\w+)(?:\(| resumed>)")
_STARTED: Final = re.compile(r"^(\d+) +(?:<\.\.\. )?(?:v?fork|clone3?)(?:\(| resumed>).* = (\d+)$")
_EXECUTED: Final = re.compile(r'^(\d+) +execve\("([^"]+)"')
POLICY: Final = {
    "managed_by": {"value": "ACME IT desk"},
    "help_url": {"value": "https://help.acme.example/"},
    "update_url": {"value": "https://acme.example/tools"},
    "webform_profile": {
        "value": {"name": "Ours", "address": "https://acme.example/", "allowed_hosts": ["acme.example"]}
    },
}
COMMANDS: Final[tuple[Command, ...]] = (
    ("--version",),
    ("schema",),
    ("diagnostics",),
    ("self-test",),
    ("check", str(SAMPLE)),
    ("export", str(SAMPLE), "--format", "txt"),
    ("licenses", str(SAMPLE)),
    ("passcode", "status", str(SAMPLE)),
    ("policy",),
)
STEPS: Final = range(1, 9)
WINDOW: Final = "window"
FILL: Final = "fill"


def main(arguments: list[str]) -> int:
    """Trace everything, and count the kinds of sockets."""
    if arguments[:1] in (["-h"], ["--help"]):
        print(__doc__.strip())
        return 0
    trial.enter_test_environment()
    command = trial.command_of(arguments[0] if arguments else None)
    with tempfile.TemporaryDirectory() as space, trial.machine() as environment:
        browser = str(Path(environment["HOME"], "browser"))
        run_everything(under_policy(command, Path(space)), environment, Path(space))
        traces = {path.stem: read(path) for path in sorted(Path(space).glob("*.trace"))}
    print(f"{'traced':<20} {'network calls':>13}  sockets")
    loud = []
    for name, lines in traces.items():
        ours = without_browser(lines, browser)
        kinds = Counter(kind for line in ours for kind in _FAMILY.findall(line))
        said = ", ".join(f"{count} {kind}" for kind, count in sorted(kinds.items())) or "none"
        more = f"; left out: {len(lines) - len(ours)} lines of the browser" if len(lines) > len(ours) else ""
        print(f"{name:<20} {network_calls(ours):>13}  {said}{more}")
        loud += loud_lines(ours)
        holder = [line for line in ours if _EXECUTED.match(line) and '"form-host"' in line]
        if (name == WINDOW and "AF_UNIX" not in kinds) or (name == FILL and not (holder and more)):
            trial.stop(f"The {name} was not traced, so nothing is proved.")
    if loud:
        trial.stop("Not silent:\n" + "\n".join(loud[:20]))
    print("Silent: every socket is a file of this machine.")
    return 0


def read(trace: Path) -> list[str]:
    """The lines of a trace."""
    return trace.read_text(encoding="utf-8", errors="replace").splitlines()


def loud_lines(lines: list[str]) -> list[str]:
    """The lines of a trace in which a socket is named that is no file of this machine."""
    return [line for line in lines if set(_FAMILY.findall(line)) - {"AF_UNIX"}]


def network_calls(lines: list[str]) -> int:
    """How many calls to the network's part of the system there are in a trace."""
    return sum(1 for line in lines if (found := _CALL.match(line)) and found[1] not in _OF_PROCESSES)


def without_browser(lines: list[str], browser: str) -> list[str]:
    """The lines of a trace but for those of the processes that became a browser, and of all their children."""
    children: dict[str, list[str]] = {}
    theirs: set[str] = set()
    waiting = []
    for line in lines:
        if found := _STARTED.match(line):
            children.setdefault(found[1], []).append(found[2])
        elif (found := _EXECUTED.match(line)) and found[2] == browser:
            waiting.append(found[1])
    while waiting:
        process = waiting.pop()
        theirs.add(process)
        waiting += children.pop(process, [])
    return [line for line in lines if line.partition(" ")[0] not in theirs]


def under_policy(command: Command, space: Path) -> Command:
    """A copy of a packaged program with a policy beside it; the checkout is traced as it is."""
    program = Path(command[0])
    if len(command) > 1:
        return command
    is_folder = (program.parent / "_internal").is_dir()
    place = space / "program"
    if is_folder:
        shutil.copytree(program.parent, place, symlinks=True)
    else:
        place.mkdir()
        shutil.copy(program, place)
    document = {"format": "transfer-wizard-policy", "schema": 1, "settings": POLICY}
    (place / "policy.json").write_text(json.dumps(document), encoding="utf-8")
    return (str(place / program.name),)


def run_everything(command: Command, environment: Environment, space: Path) -> None:
    """Every command, a window in which each step is opened, typed into and closed, and a form filled in."""

    def traced(name: str, *more: str) -> Command:
        calls = ",".join(("network", *_OF_PROCESSES))
        return ("strace", "-f", *more, "-qq", "-e", f"trace={calls}", "-o", str(space / f"{name}.trace"), *command)

    quiet = subprocess.DEVNULL
    with trial.display() as name, trial.session_bus(environment) as inside:
        for words in COMMANDS:
            trial.run((*traced(words[0].strip("-")), *words), inside)
        person = trial.Person(name)
        with person.starts((*traced(WINDOW), str(SAMPLE)), inside) as process:
            window = person.first_window(process)
            person.look_at(window)
            for step in STEPS:
                person.go_to(window, step)
            person.type_name(window, "kestrel")
            person.close(window)
            process.communicate(timeout=trial.SECONDS)
        folder = Path(environment["HOME"])
        with form(folder) as (_server, words):
            # The browser stays open when the command has ended, and strace with it: -D makes that no child of ours.
            filling = (*traced(FILL, "-D"), *words)
            subprocess.run(filling, env=inside | {"TMPDIR": str(folder)}, stdout=quiet, stderr=quiet, timeout=60)
        trial.wait_until(lambda: not trial.processes_with(f"{FILL}.trace"), "the end of strace")


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    run_script(main)
