"""The first window of the program beside that of an empty wizard, and of other programs where they are installed."""

import os
import random
import shutil
import statistics
import sys
import tempfile
import time
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

import trial
from figures import NAME, OURS, family, own_memory
from setup_environment import ROOT

BARE: Final = ROOT / "build_scripts" / "packaging" / "bare_wizard.py"
OTHERS: Final = ("keepassxc", "picard", "electrum")
DRAFTS: Final = 5_000
SETTLED: Final = 0.5
"""Seconds after the first window."""


class Started(NamedTuple):
    """What a start took: seconds to the first window, megabytes a moment later."""

    seconds: float
    memory: float


def starts(rounds: int) -> Iterator[tuple[str, str]]:
    """Each program as a ratio to the empty wizard, started in turn, one round uncounted; the figures as they come."""
    with tempfile.TemporaryDirectory() as space:
        many = Path(space, "many")
        _fill(many)
        programs: dict[str, tuple[list[str], dict[str, str]]] = {
            "bare wizard": ([sys.executable, str(BARE)], {}),
            "from the checkout": ([sys.executable, "-m", "transfer_wizard"], {}),
            f"from the checkout, {DRAFTS:,} requests": (
                [sys.executable, "-m", "transfer_wizard"],
                {"XDG_DATA_HOME": str(many)},
            ),
        }
        frozen = OURS / NAME / NAME
        if frozen.is_file():
            programs["frozen"] = ([str(frozen)], {})
        else:
            yield "first window, frozen", "not there: build_scripts/package.py makes it"
        for name in OTHERS:
            if shutil.which(name):
                programs[name] = ([name], {})
            else:
                yield f"first window, {name}", "not there: not installed"
        found = _in_turn(programs, rounds)
    bare = found["bare wizard"]
    for name, taken in found.items():
        ratio = statistics.median(each.seconds / base.seconds for each, base in zip(taken, bare, strict=True))
        memory = statistics.median(each.memory / base.memory for each, base in zip(taken, bare, strict=True))
        seconds = statistics.median(each.seconds for each in taken)
        yield f"first window, {name}", f"{ratio:.2f} of the bare wizard ({seconds:.2f} s), memory {memory:.2f} of it"


def _in_turn(programs: dict[str, tuple[list[str], dict[str, str]]], rounds: int) -> dict[str, list[Started]]:
    """Start them one after the other, in another order each round."""
    found: dict[str, list[Started]] = {name: [] for name in programs}
    chance = random.Random(0)
    os.chdir(ROOT)
    with trial.machine() as environment, trial.display() as name, trial.session_bus(environment) as inside:
        person = trial.Person(name)
        for number in range(rounds + 1):
            order = list(programs)
            chance.shuffle(order)
            for each in order:
                command, more = programs[each]
                shutil.rmtree(Path(environment["HOME"], ".local"), ignore_errors=True)
                taken = _start(person, tuple(command), dict(inside) | more)
                if number:
                    found[each].append(taken)
    return found


def _start(person: trial.Person, command: trial.Command, environment: trial.Environment) -> Started:
    began = time.perf_counter()
    with person.starts(command, environment) as process:
        person.first_window(process)
        seconds = time.perf_counter() - began
        time.sleep(SETTLED)
        return Started(seconds, max(map(own_memory, family(process.pid))) / 1e6)


def _fill(folder: Path) -> None:
    """A data folder with many requests."""
    from transfer_wizard.request import document
    from transfer_wizard.resources import resource
    from transfer_wizard.storage.drafts import DraftStore

    draft = document.read(resource("sample_case.json").read_bytes()).draft
    DraftStore(folder / "transfer-wizard").save(draft)
    content = next((folder / "transfer-wizard" / "drafts").glob("*.json")).read_text(encoding="utf-8")
    for _number in range(DRAFTS):
        identity = str(uuid.uuid4())
        path = folder / "transfer-wizard" / "drafts" / f"{identity}.json"
        path.write_text(content.replace(draft.id, identity), encoding="utf-8")
