#!/usr/bin/env python3
"""Break the pure rooms one small change at a time, and count how many of the changes their own tests notice.

    python3 build_scripts/mutation.py [ROOM ...] [-n 30] [--seed 0] [--tool cosmic-ray] [--json FILE]

A ROOM is one of those below, or the path of a module. Of all the changes that cosmic-ray knows, a sample of so many is
tried in each, in a copy of the checkout: in forks of one process where it can be (`mutation_fork.py`), which takes a
second or two each. cosmic-ray is not among the locked packages: install it into an environment
of its own and name its program with --tool.
"""

import argparse
import difflib
import json
import os
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Final, NamedTuple

from setup_environment import QT_NEEDS, ROOT, NotReady, enter, run_script

SLOW: Final = "not test_limits and not test_hostile and not megabyte and not any_request"
"""Tests that measure how long it takes to refuse 16 MiB, or draw many pages."""
_OF_FORMS: Final = "tests/webform/test_matching.py tests/webform/test_sides.py tests/webform/test_whole_forms.py"
QUICK: Final = {
    "request": "tests/request tests/flow",
    "validation": "tests/validation tests/flow",
    "flow": "tests/flow",
    "intake": "tests/intake",
    "export": "tests/export",
    "webform/matching.py": _OF_FORMS,
    "webform/asking.py": _OF_FORMS,
    "webform/label.py": _OF_FORMS,
}
"""The tests of each room; those of the navigator, which are quick, say rules of the rooms below it too."""
LONGEST: Final = 300.0
"""Seconds; a change that keeps the tests busy for longer counts as noticed."""
SAME: Final = ("BitOr", "_Eq_Is", "_NotEq_IsNot", "_Is_Eq", "_IsNot_NotEq")
"""Operators that change nothing here: the first joins types; of words, None and small numbers there is one each."""


MAKE: Final = """
import json, sqlite3, sys
from pathlib import Path
from cosmic_ray.mutating import mutate_code
from cosmic_ray.plugins import get_operator
made = []
with sqlite3.connect(sys.argv[1]) as plan:
    columns = "job_id, module_path, operator_name, operator_args, occurrence, start_pos_row"
    for job, path, name, arguments, occurrence, line in plan.execute(f"select {columns} from mutation_specs"):
        arguments = json.loads(arguments)
        arguments = json.loads(arguments) if isinstance(arguments, str) else arguments
        try:
            text = mutate_code(Path(path).read_text(encoding="utf-8"), get_operator(name)(**arguments), occurrence)
        except AttributeError:  # an exception with a dot in its name, which cosmic-ray cannot replace
            continue
        made.append({"job": job, "path": str(Path(path).resolve()), "line": line, "text": text})
print(json.dumps(made))
"""
"""What cosmic-ray's own Python does: the modules as the changes of a session make them."""


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
    """Make a sample of the changes of a room, in forks of one process; those that need it in a process of their own."""
    tests = (QUICK.get(room) or QUICK[room.split("/")[0]]).split()
    config, session = copy.parent / "cosmic-ray.toml", copy.parent / f"{room.replace('/', '-')}.sqlite"
    plan, answers = copy.parent / "plan.json", copy.parent / "answers.json"
    config.write_text(
        "[cosmic-ray]\n"
        f'module-path = "transfer_wizard/{room}"\ntimeout = {LONGEST}\nexcluded-modules = []\n'
        "test-command = ''\n[cosmic-ray.distributor]\nname = \"local\"\n",
        encoding="utf-8",
    )
    subprocess.run([tool, "init", config, session], cwd=copy, check=True, capture_output=True)
    changes = sampled(session, count, seed)
    made = subprocess.run(
        [Path(tool).with_name("python"), "-c", MAKE, session], cwd=copy, check=True, capture_output=True, text=True
    )
    planned = json.loads(made.stdout)
    plan.write_text(made.stdout, encoding="utf-8")
    places = {"PYTHONPATH": str(ROOT / "build_scripts"), "MUTATION_PLAN": str(plan), "MUTATION_ANSWERS": str(answers)}
    ran = pytest(copy, ["-p", "mutation_fork", *tests], places)
    if ran.returncode:
        raise NotReady(f"The tests of {room} fail as they are:\n{(ran.stdout + ran.stderr)[-2000:]}")
    found = {each["job"]: each["found"] for each in map(json.loads, answers.read_text(encoding="utf-8").splitlines())}
    survivors = []
    for change in planned:
        path = Path(change["path"])
        before = path.read_text(encoding="utf-8")
        if found[change["job"]] == "apart":
            path.write_text(change["text"], encoding="utf-8")
            found[change["job"]] = "noticed" if pytest(copy, tests, {}).returncode else "survived"
            path.write_text(before, encoding="utf-8")
        if found[change["job"]] == "survived":
            place = f"{path.relative_to(copy)}:{change['line']}"
            lines = difflib.unified_diff(before.splitlines(), change["text"].splitlines(), lineterm="", n=0)
            survivors.append((place, only_changes(lines)))
    return Score(changes, len(planned), sorted(survivors))


def pytest(copy: Path, arguments: list[str], places: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """Run tests in the copy until one fails or time is over, without a screen."""
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-x",
        "-q",
        "-p",
        "no:cacheprovider",
        "--override-ini=faulthandler_timeout=0",  # a run that is watched is slow, and ends no process
        "--tb=short",
        *arguments,
        "-k",
        SLOW,
    ]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", **places}
    try:
        longest = None if places else LONGEST
        return subprocess.run(command, cwd=copy, env=environment, capture_output=True, text=True, timeout=longest)
    except subprocess.TimeoutExpired:
        return subprocess.CompletedProcess(command, 1, "", "")


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


def only_changes(diff: Iterable[str]) -> str:
    """The lines that went and came."""
    return "\n".join(line for line in diff if line[:1] in "+-" and line[:3] not in ("+++", "---"))


if __name__ == "__main__":
    run_script(main)
