"""The first window of the program beside that of an empty wizard, and of other programs where they are installed.

Then the first key, and the opening of a very large request.
"""

import json
import os
import random
import shutil
import statistics
import subprocess
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
INSIDE: Final = ROOT / "build_scripts" / "bench_inside.py"
DRAFTS: Final = 5_000
LARGE: Final = 10_000_000
"""Bytes, at least."""
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
        large = _large(Path(space, "large"))
        found, keys, opened = _in_turn(programs, rounds, large)
    bare = found["bare wizard"]
    for name, taken in found.items():
        ratio = statistics.median(each.seconds / base.seconds for each, base in zip(taken, bare, strict=True))
        memory = statistics.median(each.memory / base.memory for each, base in zip(taken, bare, strict=True))
        seconds = statistics.median(each.seconds for each in taken)
        yield f"first window, {name}", f"{ratio:.2f} of the bare wizard ({seconds:.2f} s), memory {memory:.2f} of it"
    ratio = statistics.median(ours["seconds"] / base["seconds"] for base, ours in keys)
    seconds = statistics.median(ours["seconds"] for _base, ours in keys)
    yield "first key taken, judged and painted", f"{ratio:.2f} of the bare wizard’s first key ({seconds:.2f} s)"
    ratio = statistics.median(each["seconds"] / each["parsed"] for each in opened)
    seconds, memory = (statistics.median(each[name] for each in opened) for name in ("seconds", "memory"))
    size = f"{opened[0]['bytes'] / 1e6:.1f} MB"
    yield f"a request of {size} open at Licenses", f"{ratio:.0f} times the parsing of it ({seconds:.1f} s of processor)"
    yield (
        f"memory with a request of {size}",
        f"{memory / opened[0]['bytes']:.0f} times its size ({memory / 1e6:.0f} MB)",
    )


Told = dict[str, float]
"""What a program said of itself."""


def _in_turn(
    programs: dict[str, tuple[list[str], dict[str, str]]], rounds: int, large: tuple[Path, str]
) -> tuple[dict[str, list[Started]], list[tuple[Told, Told]], list[Told]]:
    """Start them one after the other, in another order each round; then what is done inside."""
    found: dict[str, list[Started]] = {name: [] for name in programs}
    keys, opened = [], []
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
            here = inside | {"DISPLAY": name}
            pair = _told(here, "bare"), _told(here, "key")
            one = _told(here | {"XDG_DATA_HOME": str(large[0])}, "large", large[1])
            if number:
                keys.append(pair)
                opened.append(one)
    return found, keys, opened


def _told(environment: trial.Environment, *words: str) -> Told:
    """What a program that acts in itself says."""
    shutil.rmtree(Path(environment["HOME"], ".local"), ignore_errors=True)
    moment = {"BENCH_BEGAN": repr(time.time())}
    answer = subprocess.run(
        [sys.executable, str(INSIDE), *words], env=environment | moment, stdout=subprocess.PIPE, check=True
    )
    told: Told = json.loads(answer.stdout)
    return told


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


def _large(folder: Path) -> tuple[Path, str]:
    """A data folder with one very large request, whose texts are as long as they may be; and the request's id."""
    from transfer_wizard.request import document
    from transfer_wizard.request.draft import blank_device, blank_license
    from transfer_wizard.resources import resource
    from transfer_wizard.storage.drafts import DraftStore

    draft = document.read(resource("sample_case.json").read_bytes()).draft.duplicate()
    mark = "\N{SATELLITE ANTENNA}"  # four bytes in a file
    device = {"model": "MX68 ".ljust(200, mark), "have": "25", "move": "10"}
    draft.licenses[:] = [
        blank_license() | {"key": f"Z2AA-{number // 10_000:04}-{number % 10_000:04}"} | {"expires_on": mark * 100}
        for number in range(9_000)
    ]
    for row in draft.licenses:
        row["devices"] = [blank_device() | device]
    DraftStore(folder / "transfer-wizard").save(draft)
    size = (folder / "transfer-wizard" / "drafts" / f"{draft.id}.json").stat().st_size
    assert size >= LARGE, size
    return folder, draft.id
