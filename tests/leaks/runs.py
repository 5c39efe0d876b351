"""Runs of the journey, each on a bus, in a home folder and with passcodes of its own."""

import json
import random
import resource as limits
import secrets
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.session_bus import Session
from transfer_wizard.export.formats import FORMATS
from transfer_wizard.request.words import Side
from transfer_wizard.resources import resource

from .surfaces import Processes, Run

ROOT = Path(__file__).resolve().parent.parent.parent
MARK = "TRANSFER_WIZARD_LEAKS"

AFTER_A_CRASH = """
import sys
from PySide6.QtCore import QTimer
from transfer_wizard import app, cli
class Program(app.Program):
    def _after_first_paint(self):
        super()._after_first_paint()
        self.window.go("passcodes")
        QTimer.singleShot(500, self.window.close)
app.Program = Program
sys.exit(cli.run([]))
"""


def run_all(folder: Path) -> tuple[list[Run], list[Run]]:
    """Three runs with random passcodes, and one with long canaries."""
    sample = resource("sample_case.json").read_text(encoding="utf-8")
    unused = [code for code in (f"{number:04}" for number in range(10_000)) if code not in sample]
    chosen = random.SystemRandom().sample(unused, 6)
    pairs = [chosen[at : at + 2] for at in (0, 2, 4)]
    pairs.append([f"canary{secrets.token_hex(9)}" for _side in Side])
    folders = [folder / f"run-{name}" for name in "abcd"]
    watched = Processes({f"{MARK}={each.name}": each / "processes" for each in folders})
    with watched, ThreadPoolExecutor() as threads:
        runs = list(threads.map(run_one, folders, pairs))
    return runs[:3], runs[3:]


def run_one(folder: Path, codes: list[str]) -> Run:
    """One journey to its violent end, the start after it, and the command line."""
    for name in ("home", "tmp", "exports", "printed", "browser", "clipboard", "working"):
        (folder / name).mkdir(parents=True)
    # The path of a socket has to be short, and what a keyring leaves there is part of the home folder.
    bus = Session(folder / "home")
    try:
        bus.open_keyring()
        run = Run(folder, codes)
        environment = bus.environment | {
            MARK: folder.name,
            "QT_QPA_PLATFORM": "offscreen",
            "TMPDIR": str(folder / "tmp"),
            "PYTHONPATH": str(ROOT),
        }
        _journey(folder, codes, environment)
        _command_line(folder, codes, environment)
    finally:
        bus.close()
    return run


def _journey(folder: Path, codes: list[str], environment: dict[str, str]) -> None:
    printed = folder / "printed"
    with open(printed / "journey.out", "wb+") as out, open(printed / "journey.err", "wb") as err:
        journey = subprocess.Popen(
            [sys.executable, "-m", "tests.leaks.journey", folder],
            env=environment,
            cwd=folder / "working",
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=err,
            preexec_fn=_allow_core,
        )
        assert journey.stdin
        assert journey.stdout
        journey.stdin.write(json.dumps(dict(zip(Side, codes, strict=True))).encode())
        journey.stdin.close()
        for line in journey.stdout:
            out.write(line)
            if line == b"ready\n":
                break
        # One way to die would leave a core, were it allowed; the other gives no time for anything.
        journey.send_signal(signal.SIGABRT if codes[0].isdigit() else signal.SIGKILL)
        out.write(journey.stdout.read())
        journey.wait()
        journey.stdout.close()
    said = (printed / "journey.out").read_text()
    assert said.startswith("ready"), (said, journey.returncode, (printed / "journey.err").read_text())
    _run(folder, "after", [sys.executable, "-c", AFTER_A_CRASH], environment, 0)


def _command_line(folder: Path, codes: list[str], environment: dict[str, str]) -> None:
    """Every command that comes near a passcode, with the passcodes on standard input; one process for all of them."""
    kept = str(next((folder / "home" / "DATA" / "transfer-wizard" / "drafts").glob("*.json")))
    commands = [["passcode", "set", "--slot", side, kept] for side in Side]
    commands += [["passcode", "status", kept], ["check", kept], ["check", "--json", kept]]
    commands += [["passcode", "set", "--slot", "left", kept], ["passcode", "forget", kept]]
    for each in FORMATS:
        output = str(folder / "exports" / f"command-{each.id}{each.suffix}")
        commands.insert(-1, ["export", kept, "--format", each.id, "--output", output])
    loop = "import json, sys; from transfer_wizard import cli; [cli.main(words) for words in json.loads(sys.argv[1])]"
    words = [sys.executable, "-c", loop, json.dumps(commands)]
    _run(folder, "commands", words, environment, 0, given="\n".join(codes).encode())


def _run(folder: Path, name: str, words: list[str], environment: dict[str, str], code: int, given: bytes = b"") -> None:
    answer = subprocess.run(
        words, input=given, capture_output=True, env=environment, cwd=folder / "working", preexec_fn=_allow_core
    )
    (folder / "printed" / f"{name}.out").write_bytes(answer.stdout)
    (folder / "printed" / f"{name}.err").write_bytes(answer.stderr)
    assert answer.returncode == code, (name, answer.returncode, answer.stderr)


def _allow_core() -> None:
    """As a developer's machine has it."""
    _soft, hard = limits.getrlimit(limits.RLIMIT_CORE)
    limits.setrlimit(limits.RLIMIT_CORE, (hard, hard))
