#!/usr/bin/env python3
"""Do to the program what goes wrong on people's computers, and print one table: fault, tries, lost, sentence shown.

    python3 build_scripts/faults.py [--kills 200] [--typed 200] [--json FILE]

Each step of each write path fails in turn with each error of the system; the power goes at each rename; a program that
saves, and one that is typed in, is killed. What is there afterwards has to be whole: as it was before, or as it should
have become, and what failed has to be said. Windows' errors are planted, on other systems too. Exit code 1 when
anything is lost, or failed without a word.
"""

import argparse
import copy
import errno
import json
import os
import random
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final, NamedTuple

from setup_environment import QT_NEEDS, ROOT, enter, run_script
from write_paths import PATHS, Attempt, adding_evidence, deleting, exporting, restoring, sample, saving

ERRORS: Final = {
    "ENOSPC": OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)),
    "EACCES": PermissionError(errno.EACCES, os.strerror(errno.EACCES)),
    "EIO": OSError(errno.EIO, os.strerror(errno.EIO)),
    "EROFS": OSError(errno.EROFS, os.strerror(errno.EROFS)),
    "Windows 5": PermissionError(errno.EACCES, "Access is denied"),
    "Windows 32": PermissionError(errno.EACCES, "The file is used by another process"),
}
for _number in (5, 32):
    ERRORS[f"Windows {_number}"].winerror = _number  # type: ignore[attr-defined, unused-ignore]
STEPS: Final = ("open", "fsync", "replace", "link", "unlink", "mkdir", "stat", "chmod")
"""What a write is made of; each call of each is a step."""
AT_ONCE: Final = 4
"""Programs that are typed in at a time."""
DATES: Final = ("1970-01-02", "2001-09-09", "2038-01-20", "2099-12-31")


class Row(NamedTuple):
    """One line of the table.

    Attributes:
        lost: how often something was not whole, or not said.
    """

    fault: str
    tries: int
    lost: int
    shown: str


def main(arguments: list[str]) -> int:
    """Do all of it, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=200, help="of a program that saves")
    parser.add_argument("--typed", type=int, default=20, help="kills of a program that is typed in")
    parser.add_argument("--json", type=Path)
    options = parser.parse_args(arguments)
    enter("test", QT_NEEDS, "pytestqt")
    sys.path.insert(0, str(ROOT))
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    rows: list[Row] = []
    for row in found(options.kills, options.typed):
        rows.append(row)
        print(f"{row.fault:<58} {row.tries:>5} {row.lost:>4}  {row.shown[:90]}", flush=True)
    if options.json:
        options.json.write_text(json.dumps([row._asdict() for row in rows], indent=2) + "\n", encoding="utf-8")
    return 1 if any(row.lost for row in rows) else 0


def found(kills: int, typed: int) -> Iterator[Row]:
    """Each row as it comes."""
    print(f"{'fault':<58} {'tries':>5} lost  sentence shown")
    for name, path in PATHS.items():
        yield from failing(name, path)
    yield power_cut()
    yield killed_while_saving(kills)
    yield killed_while_typing(typed)
    yield clock_jumps()
    yield midnight()
    yield synced()
    yield tests("an error in each worker thread", "tests/ui/test_faults.py", "")
    yield tests("two windows on one folder", "tests/ui/services/test_single_instance.py", "")
    yield tests("a request edited by another program", "tests/ui/shell/test_session.py", "another_program")
    yield tests("a folder that is gone, full or closed", "tests/storage/test_drafts_in_trouble.py", "DiskTrouble")


# Each step fails ------------------------------------------------------------------------------------------------


def failing(name: str, path: Callable[[Path], Attempt]) -> Iterator[Row]:
    """Fail each step of a path in turn, with each error."""
    from transfer_wizard.request.document import Unreadable
    from transfer_wizard.storage.evidence import NotAdded
    from transfer_wizard.storage.files import NotSaved

    for error_name, error in ERRORS.items():
        tries, lost, said = 0, 0, dict[str, None]()
        while True:
            with tempfile.TemporaryDirectory() as space:
                act, is_whole = path(Path(space))
                with step_fails(tries, error) as did:
                    try:
                        act()
                    except (NotSaved, NotAdded, Unreadable) as told:
                        said.setdefault(str(told).replace(space, "…").split(":")[-1].strip())
                    except OSError as told:
                        said.setdefault(f"{told.strerror}.")
                    except Exception as fault:
                        lost += 1
                        said.setdefault(f"!! {type(fault).__name__}")
                if not did[0]:
                    break
                tries += 1
                try:
                    lost += not is_whole()
                except Exception as fault:
                    lost += 1
                    said.setdefault(f"!! afterwards {type(fault).__name__}: {fault}")
        yield Row(f"{name}: {error_name} at each step", tries, lost, " / ".join(list(said)[:3]))


@contextmanager
def step_fails(number: int, error: OSError) -> Iterator[list[bool]]:
    """Have one call of those that writes are made of fail, counted from 0; whether it came to that."""
    count, did = [0], [False]
    before = {name: getattr(os, name) for name in STEPS}

    def failing_one(name: str) -> Callable[..., Any]:
        def call(*given: Any, **named: Any) -> Any:
            count[0] += 1
            if count[0] == number + 1:
                did[0] = True
                raise copy.copy(error)
            return before[name](*given, **named)

        return call

    for name in STEPS:
        setattr(os, name, failing_one(name))
    try:
        yield did
    finally:
        for name in STEPS:
            setattr(os, name, before[name])


# The power goes, or the process ----------------------------------------------------------------------------------


def power_cut() -> Row:
    """Whatever gets a name that counts was on the disk for good before: what is not, a power cut empties."""
    synced: set[int] = set()
    tries = lost = 0
    before = {name: getattr(os, name) for name in ("fsync", "replace", "link")}

    def fsync(descriptor: int) -> None:
        before["fsync"](descriptor)
        synced.add(os.fstat(descriptor).st_ino)

    def named(name: str) -> Callable[..., None]:
        def call(source: str, target: str, **given: Any) -> None:
            nonlocal tries, lost
            tries += 1
            lost += os.stat(source).st_ino not in synced
            before[name](source, target, **given)

        return call

    os.fsync = fsync  # type: ignore[assignment]
    os.replace, os.link = named("replace"), named("link")
    try:
        for path in (saving, deleting, restoring, exporting, adding_evidence):
            for _round in range(10):
                with tempfile.TemporaryDirectory() as space:
                    act, _is_whole = path(Path(space))
                    act()
    finally:
        for name, call in before.items():
            setattr(os, name, call)
    return Row("the power goes when a file gets its name", tries, lost, "")


def killed_while_saving(kills: int) -> Row:
    """A program that saves without a pause is killed; what it had confirmed is there, and whole."""
    from transfer_wizard.storage.drafts import DraftStore

    chance, draft, last, lost = random.Random(0), sample(), 0, 0
    with tempfile.TemporaryDirectory() as space:
        for _kill in range(kills):
            writer = subprocess.Popen(
                [sys.executable, "-c", SAVES, space, str(last)], stdout=subprocess.PIPE, cwd=ROOT, text=True
            )
            assert writer.stdout
            lines = [writer.stdout.readline()]
            time.sleep(chance.random() * 0.06)
            writer.send_signal(signal.SIGKILL)
            lines += writer.communicate()[0].splitlines(keepends=True)
            confirmed = int([line for line in lines if line.endswith("\n")][-1])
            opened = DraftStore(Path(space)).load(draft.id)
            last = int(opened.draft.get("requester.name"))
            lost += last not in (confirmed, confirmed + 1) or bool(opened.notices)
    return Row("killed while it saves", kills, lost, "")


SAVES: Final = """
import sys
from pathlib import Path
from transfer_wizard.request import document
from transfer_wizard.resources import resource
from transfer_wizard.storage.drafts import DraftStore
store, number = DraftStore(Path(sys.argv[1])), int(sys.argv[2])
draft = document.read(resource("sample_case.json").read_bytes()).draft
while True:
    number += 1
    draft.set("requester.name", str(number))
    store.save(draft)
    print(number, flush=True)
"""


def killed_while_typing(kills: int) -> Row:
    """A window that is typed in is killed: how many seconds of typing are gone, at most."""
    from tests.ui.services.test_autosave import lost_by_a_kill

    chance = random.Random(0)
    moments = [chance.uniform(1, 4) for _kill in range(kills)]
    with tempfile.TemporaryDirectory() as space, ThreadPoolExecutor(AT_ONCE) as several:
        places = [Path(space, str(number)) for number in range(kills)]
        seconds = list(several.map(lost_by_a_kill, places, moments))
    said = f"at most {max(seconds):.2f} s of typing gone, in half of them {statistics.median(seconds):.2f} s"
    return Row("killed while somebody types", kills, 0, said)


def clock_jumps() -> Row:
    """The clock is in another century at a save, and right at the next."""
    lost = 0
    with tempfile.TemporaryDirectory() as space:
        for number, date in enumerate((*DATES, "")):
            code = SAVES.replace("while True:", "for _once in range(1):")
            words = ["faketime", date] if date else []
            answer = subprocess.run(
                [*words, sys.executable, "-c", code, space, str(number)], cwd=ROOT, capture_output=True, text=True
            )
            from transfer_wizard.storage.drafts import DraftStore

            opened = DraftStore(Path(space)).load(sample().id)
            lost += answer.returncode != 0 or opened.draft.get("requester.name") != str(number + 1)
    return Row("the clock jumps between two saves", len(DATES) + 1, lost, "")


def midnight() -> Row:
    """A program saves while the day changes, and the clock is put back an hour, and to the day before."""
    from transfer_wizard.storage.drafts import DraftStore

    lost, last = 0, 0
    code = SAVES.replace("while True:", "import time\nend = time.monotonic() + 2\nwhile time.monotonic() < end:")
    with tempfile.TemporaryDirectory() as space:
        dates = ("@2026-11-28 23:59:59", "@2026-11-29 00:00:01", "@2026-11-28 23:00:00", "@2028-02-28 23:59:59")
        for date in dates:
            answer = subprocess.run(
                ["faketime", "-f", date, sys.executable, "-c", code, space, str(last)],
                cwd=ROOT,
                capture_output=True,
                text=True,
            )
            opened = DraftStore(Path(space)).load(sample().id)
            confirmed = int(answer.stdout.split()[-1]) if answer.stdout else -1
            last = int(opened.draft.get("requester.name"))
            lost += last != confirmed or bool(opened.notices) or len(DraftStore(Path(space)).list().entries) != 1
    return Row("the day changes while it saves, and changes back", len(dates), lost, "")


def synced() -> Row:
    """What programs that sync do to the folder between two saves: it goes, and what was typed stays."""
    from transfer_wizard.storage.drafts import DraftStore
    from transfer_wizard.storage.files import NotSaved

    def away(folder: Path) -> None:
        folder.rename(folder.with_name("elsewhere"))

    def emptied(folder: Path) -> None:
        for path in (folder / "drafts").iterdir():
            path.unlink()

    def hollow(folder: Path) -> None:
        for path in (folder / "drafts").glob("*.json"):
            path.unlink()
            path.write_bytes(b"")

    def rolled_back(folder: Path) -> None:
        [path] = (folder / "drafts").glob("*.json")
        before = path.with_name(f"{path.name}.bak").read_bytes()
        path.unlink()
        path.write_bytes(before)

    def copied_in_conflict(folder: Path) -> None:
        [path] = (folder / "drafts").glob("*.json")
        path.with_name(f"{path.stem} (conflicted copy).json").write_bytes(path.read_bytes())

    def a_file_instead(folder: Path) -> None:
        away(folder)
        folder.write_text("placeholder", encoding="ascii")

    lost, said = 0, dict[str, None]()
    faults = (away, emptied, hollow, rolled_back, copied_in_conflict, a_file_instead)
    for fault in faults:
        with tempfile.TemporaryDirectory() as space:
            folder, draft = Path(space, "data"), sample()
            store = DraftStore(folder)
            for name in ("First", "Second", "Third"):
                draft.set("requester.name", name)
                if name == "Third":
                    fault(folder)
                try:
                    notice = store.save(copy.deepcopy(draft)).notice
                except NotSaved as told:
                    notice = str(told)
                    folder.unlink()  # back again: what is in the window is saved the next time
                    store.save(copy.deepcopy(draft))
                if notice:
                    said.setdefault(notice.replace(space, "…"))
            lost += DraftStore(folder).load(draft.id).draft.get("requester.name") != "Third"
            kept = b"".join(path.read_bytes() for path in Path(space).rglob("*") if path.is_file())
            lost += fault not in (emptied, hollow) and b'"Second"' not in kept and b'"First"' not in kept
    return Row("the folder is synced away, emptied, rolled back", len(faults), lost, " / ".join(said))


# What the tests do already ---------------------------------------------------------------------------------------


def tests(fault: str, place: str, which: str) -> Row:
    """Faults that need the window: each test of them is a try."""
    import test

    with tempfile.TemporaryDirectory() as space:
        report = Path(space, "report.xml")
        command = [place, "-q", "-p", "no:cacheprovider", f"--junitxml={report}", *(("-k", which) if which else ())]
        with open(os.devnull, "w", encoding="utf-8") as nowhere:
            out = os.dup(1)
            os.dup2(nowhere.fileno(), 1)
            try:
                test.run_tests(Path(sys.executable), command)
            finally:
                os.dup2(out, 1)
                os.close(out)
        text = report.read_text(encoding="utf-8") if report.exists() else ""
    counts = {name: int(text.split(f' {name}="')[1].split('"')[0]) for name in ("tests", "failures", "errors") if text}
    failed = counts.get("failures", 1) + counts.get("errors", 0)
    return Row(fault, counts.get("tests", 0), failed, f"as {place} asks")


if __name__ == "__main__":
    run_script(main)
