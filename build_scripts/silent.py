"""Prove that the program speaks to no network: run it under strace, every command and a walk through the window.

Usage: python3 build_scripts/silent.py [PROGRAM]

PROGRAM is a packaged program; without it, the program of this checkout is traced. Every address that it or a child
of it connects to, binds or sends to is read. Sockets of the machine's own files (X, the session bus, the program's
own) are fine; anything else is printed, and the exit code is 1.
"""

import re
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import Final

import trial
from setup_environment import ROOT, run_script
from try_package import SAMPLE

_FAMILY: Final = re.compile(r"\b(AF_[A-Z0-9_]+|PF_[A-Z0-9_]+)")
_CALL: Final = re.compile(r"^(?:\[pid +\d+\] |\d+ +)?(\w+)\(")
COMMANDS: Final = (
    ("--version",),
    ("schema",),
    ("diagnostics",),
    ("self-test",),
    ("check", str(SAMPLE)),
    ("passcode", "status", str(SAMPLE)),
)
STEPS: Final = range(1, 9)


def main(arguments: list[str]) -> int:
    """Trace everything, and count the kinds of sockets."""
    if arguments[:1] in (["-h"], ["--help"]):
        print(__doc__.strip())
        return 0
    trial.enter_test_environment()
    command = trial.command_of(arguments[0] if arguments else None)
    with tempfile.TemporaryDirectory() as space:
        trace = Path(space) / "trace"
        strace = ("strace", "-f", "-qq", "-e", "trace=network", "-A", "-o", str(trace))
        run_everything((*strace, *command))
        lines = trace.read_text(encoding="utf-8", errors="replace").splitlines()
    kinds = Counter(kind for line in lines for kind in _FAMILY.findall(line))
    loud = loud_lines(lines)
    calls = Counter(match[1] for line in lines if (match := _CALL.match(line)))
    print(f"{len(lines)} network calls ({', '.join(f'{n} {name}' for name, n in calls.most_common(6))})")
    print(f"Kinds of sockets: {dict(kinds)}")
    if "AF_UNIX" not in kinds:
        trial.stop("Nothing was traced, so nothing is proved.")
    if loud:
        trial.stop("Not silent:\n" + "\n".join(loud[:20]))
    print("Silent: every socket is a file of this machine.")
    return 0


def loud_lines(lines: list[str]) -> list[str]:
    """The lines of a trace in which a socket is named that is no file of this machine."""
    return [line for line in lines if set(_FAMILY.findall(line)) - {"AF_UNIX"}]


def run_everything(command: trial.Command) -> None:
    """Every command, and a window in which each step is opened, typed into and closed."""
    with trial.machine() as environment, trial.display() as name, trial.session_bus(environment) as inside:
        for words in COMMANDS:
            trial.run((*command, *words), inside)
        person = trial.Person(name)
        with person.starts((*command, str(SAMPLE)), inside) as process:
            window = person.first_window(process)
            person.look_at(window)
            for step in STEPS:
                person.go_to(window, step)
            person.go_to(window, 2)
            person.press("Tab")
            person.type("kestrel")
            person.close(window)
            process.communicate(timeout=trial.SECONDS)


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    run_script(main)
