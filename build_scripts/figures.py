"""Measure the packaged program beside an empty QWizard packaged by the same PyInstaller with nothing taken out.

Usage: python3 build_scripts/figures.py [-n 15]

Needs what build_scripts/package.py has built. Prints the sizes, and the time from exec to the first window and the
memory a second later, program and wizard in turn. Times depend on the machine and on who else uses it: only the
ratios of one run compare.
"""

import argparse
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import trial
from setup_environment import ROOT, NotReady, python_of, run_script

BARE: Final = ROOT / "build_scripts" / "packaging" / "bare_wizard.py"
OURS: Final = ROOT / "build" / "package" / "first" / "dist"
NAME: Final = "transfer-wizard"
SETTLED: Final = 1.0
"""Seconds after the first window, when a program has loaded what it loads late."""


def main(arguments: list[str]) -> int:
    """Build the wizard, and print both side by side."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("-n", type=int, default=15, help="counted rounds")
    rounds: int = parser.parse_args(arguments).n
    trial.enter_test_environment()
    if not OURS.is_dir():
        raise NotReady("There is nothing to measure. Run python3 build_scripts/package.py first.")
    with tempfile.TemporaryDirectory() as space:
        bare = build_bare(Path(space))
        pairs = {
            "folder": (OURS / NAME, bare / "bare_wizard"),
            "archive": (archived(OURS / NAME, Path(space)), archived(bare / "bare_wizard", Path(space))),
            "one file": (OURS / f"{NAME}-onefile", bare / "bare_wizard-onefile"),
        }
        print("                           ours       bare   ratio")
        for what, (ours, theirs) in pairs.items():
            line(f"{what}, MB", size(ours) / 1e6, size(theirs) / 1e6)
        starts("folder", OURS / NAME / NAME, bare / "bare_wizard" / "bare_wizard", rounds)
        starts("one file", *pairs["one file"], rounds)
    return 0


def build_bare(space: Path) -> Path:
    """The empty wizard, as a folder and as one file."""
    python = python_of(ROOT / "build" / "venv")
    for options in (["--name", "bare_wizard"], ["--name", "bare_wizard-onefile", "--onefile"]):
        command: list[str | Path] = [
            python,
            "-m",
            "PyInstaller",
            "--log-level",
            "ERROR",
            "--distpath",
            space / "dist",
            *options,
        ]
        command += ["--workpath", space / "work", "--specpath", space, BARE]
        subprocess.run(command, check=True, capture_output=True)
    return space / "dist"


def archived(folder: Path, space: Path) -> Path:
    """The folder in an archive, packed faster and a little larger than package.py packs."""
    target = space / f"{folder.name}.tar.zst"
    packing = f"zstd -9 -T2 --quiet --force -o {target}"
    subprocess.run(["tar", "-C", folder.parent, "-I", packing, "-cf", target, folder.name], check=True)
    return target


def size(place: Path) -> int:
    """The bytes of a file, or of all files in a folder."""
    files = place.rglob("*") if place.is_dir() else [place]
    return sum(path.stat().st_size for path in files if path.is_file() and not path.is_symlink())


def starts(what: str, ours: Path, bare: Path, rounds: int) -> None:
    """Start both in turn, one round uncounted."""
    with trial.machine() as environment, trial.display() as name, trial.session_bus(environment) as inside:
        person = trial.Person(name)
        found = [[start(person, (str(program),), inside) for program in (ours, bare)] for _round in range(rounds + 1)][
            1:
        ]
    for index, kind in enumerate((f"{what}, first window, s", f"{what}, memory, MB")):
        mine, theirs = ([one[which][index] for one in found] for which in (0, 1))
        ratio = statistics.median(a / b for a, b in zip(mine, theirs, strict=True))
        line(kind, statistics.median(mine), statistics.median(theirs), ratio)


def start(person: trial.Person, command: trial.Command, environment: trial.Environment) -> tuple[float, float]:
    """Seconds to the first window, and megabytes of memory that are the program's own when it has settled."""
    shutil.rmtree(Path(environment["HOME"], ".local"), ignore_errors=True)
    began = time.perf_counter()
    with person.starts(command, environment) as process:
        person.first_window(process)
        seconds = time.perf_counter() - began
        time.sleep(SETTLED)
        memory = max(map(own_memory, family(process.pid))) / 1e6
    time.sleep(0.2)
    return seconds, memory


def family(pid: int) -> Iterator[int]:
    """A process and its children: a program in one file is two."""
    yield pid
    for child in Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split():
        yield from family(int(child))


def own_memory(pid: int) -> int:
    """Bytes in memory, shared ones divided by those who share them."""
    said = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii")
    [kilobytes] = [each.split()[1] for each in said.splitlines() if each.startswith("Pss:")]
    return int(kilobytes) * 1024


def line(what: str, ours: float, bare: float, ratio: float | None = None) -> None:
    """Print one figure."""
    print(f"{what:<24} {ours:>7.2f}    {bare:>7.2f}   {ours / bare if ratio is None else ratio:>5.2f}", flush=True)


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    run_script(main)
