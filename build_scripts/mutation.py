#!/usr/bin/env python3
"""Break the pure rooms one small change at a time, and count how many of the changes their own tests notice.

    python3 build_scripts/mutation.py [ROOM ...] [-n 30] [--seed 0] [--tool cosmic-ray] [--json FILE]

A ROOM is one of those below, or the path of a module. Of all the changes that cosmic-ray knows, a sample of so many is
tried in each, in a copy of the checkout. cosmic-ray is not among the locked packages: install it into an environment
of its own and name its program with --tool.
"""

import argparse
import json
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final, NamedTuple

from setup_environment import QT_NEEDS, ROOT, NotReady, enter, run_script

RULES: Final = "tests/request tests/validation tests/flow"
SLOW: Final = "not test_limits and not test_hostile and not megabyte and not any_request"
"""Tests that measure how long it takes to refuse 16 MiB, or draw many pages."""
QUICK: Final = {
    "request": RULES,
    "validation": RULES,
    "flow": RULES,
    "intake": "tests/intake",
    "export": "tests/export",
    "webform/matching.py": "tests/webform/test_matching.py",
    "webform/label.py": "tests/webform/test_matching.py",
}
"""The tests of each room; the three lowest ones are one pure part, whose rules are said in the tests of each."""
LONGEST: Final = 300.0
"""Seconds; a change that keeps the tests busy for longer counts as noticed."""
SAME: Final = ("BitOr", "_Eq_Is", "_NotEq_IsNot", "_Is_Eq", "_IsNot_NotEq")
"""Operators that change nothing here: the first joins types; of words, None and small numbers there is one each."""


class Score(NamedTuple):
    """What came of a sample.

    Attributes:
        changes: how many there are in the room.
        tried: how many of them were made.
        survivors: place and difference of each that no test noticed.
    """

    changes: int
    tried: int
    survivors: list[tuple[str, str]]


def main(arguments: list[str]) -> int:
    """Try each room, and print what survived."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("rooms", nargs="*", default=list(QUICK), metavar="ROOM")
    parser.add_argument("-n", type=int, default=30, help="changes of each room")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--tool", default="cosmic-ray", help="its program")
    parser.add_argument("--json", type=Path)
    options = parser.parse_args(arguments)
    tool = shutil.which(options.tool)
    if tool is None:
        raise NotReady("cosmic-ray is not there. Install it into an environment of its own; --tool names its program.")
    enter("test", QT_NEEDS, "pytestqt")
    found: dict[str, Score] = {}
    with tempfile.TemporaryDirectory(prefix="mutation-") as space:
        copy = Path(space, "checkout")
        copied(copy)
        for room in options.rooms:
            found[room] = tried(tool, copy, room, options.n, options.seed)
            score = found[room]
            noticed = score.tried - len(score.survivors)
            print(f"{room:<24} {noticed} of {score.tried} noticed, out of {score.changes:,}", flush=True)
            for place, difference in score.survivors:
                print(f"  {place}", *difference.splitlines(), sep="\n    ", flush=True)
    if options.json:
        told = {room: score._asdict() for room, score in found.items()}
        options.json.write_text(json.dumps(told, indent=2) + "\n", encoding="utf-8")
    return 0


def copied(copy: Path) -> None:
    """Copy what git knows: the changes are made in files."""
    names = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True, text=True).stdout
    for name in names.rstrip("\0").split("\0"):
        if Path(ROOT, name).is_file():
            Path(copy, name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, copy / name)


def tried(tool: str, copy: Path, room: str, count: int, seed: int) -> Score:
    """Make a sample of the changes of a room, one after the other."""
    tests = QUICK.get(room) or QUICK[room.split("/")[0]]
    # In a home of its own, so that no test meets the person's.
    command = f'{sys.executable} -m pytest -x -q -p no:cacheprovider --tb=no {tests} -k "{SLOW}"'
    config = copy.parent / "cosmic-ray.toml"
    session = copy.parent / f"{room.replace('/', '-')}.sqlite"
    config.write_text(
        "[cosmic-ray]\n"
        f'module-path = "transfer_wizard/{room}"\ntimeout = {LONGEST}\nexcluded-modules = []\n'
        f"test-command = '{command}'\n[cosmic-ray.distributor]\nname = \"local\"\n",
        encoding="utf-8",
    )
    before = subprocess.run(
        [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", *tests.split(), "-k", SLOW],
        cwd=copy,
        capture_output=True,
    )
    if before.returncode:
        raise NotReady(f"The tests of {room} fail as they are:\n{before.stdout.decode()[-2000:]}")
    subprocess.run([tool, "init", config, session], cwd=copy, check=True, capture_output=True)
    changes = sampled(session, count, seed)
    subprocess.run([tool, "exec", config, session], cwd=copy, check=True, capture_output=True)
    with sqlite3.connect(session) as answers:
        rows = answers.execute(
            "select module_path, start_pos_row, test_outcome, diff from work_results join mutation_specs using (job_id)"
        ).fetchall()
    survivors = [
        (f"{path}:{line}", only_changes(diff or "")) for path, line, outcome, diff in rows if outcome == "SURVIVED"
    ]
    return Score(changes, len(rows), sorted(survivors))


def sampled(session: Path, count: int, seed: int) -> int:
    """Leave a sample of the changes in a session; how many there were."""
    with sqlite3.connect(session) as plan:
        found = sorted(plan.execute("select job_id, operator_name, module_path, occurrence from mutation_specs"))
        found.sort(key=lambda each: each[1:])  # the numbers of the jobs are another each time
        ids = [job for job, operator, *_place in found if not any(each in operator for each in SAME)]
        kept = set(random.Random(seed).sample(ids, min(count, len(ids))))
        gone = [(job,) for job, *_rest in found if job not in kept]
        plan.executemany("delete from mutation_specs where job_id = ?", gone)
        plan.executemany("delete from work_items where job_id = ?", gone)
    return len(ids)


def only_changes(diff: str) -> str:
    """The lines that went and came."""
    lines = [line for line in diff.splitlines() if line[:1] in "+-" and line[:3] not in ("+++", "---")]
    return "\n".join(lines)


if __name__ == "__main__":
    run_script(main)
