#!/usr/bin/env python3
"""Let a monkey loose on the real window, and print what was not as it has to be. The aim is nothing.

    python3 build_scripts/monkey.py [--seed 0] [--seeds 1] [--events 1000] [--shrink] [--log FILE]
    python3 build_scripts/monkey.py --machine 5000 [--shrink]

A seed makes the same events each time. With --shrink, events are left out of a run that went wrong for as long as it
goes wrong in the same way, and what remains is printed. Exit code 1 when anything went wrong.

With --machine, no window: so many walks of 30 steps each over what lies below it, by `tests/test_nothing_is_lost.py`,
some hundred times as quick. A walk that goes wrong is printed, with --shrink the shortest one.
"""

import argparse
import os
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from setup_environment import QT_NEEDS, ROOT, enter, run_script

if TYPE_CHECKING:
    from tests.ui.monkey.monkey import Event, Monkey


def main(arguments: list[str]) -> int:
    """Run each seed, and say what came of it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, default=0, help="the first one")
    parser.add_argument("--seeds", type=int, default=1, help="how many")
    parser.add_argument("--events", type=int, default=1000, help="of each seed")
    parser.add_argument("--shrink", action="store_true")
    parser.add_argument("--log", type=Path, help="what each event did, written below what is there")
    parser.add_argument("--machine", type=int, default=0, metavar="WALKS", help="without a window")
    options = parser.parse_args(arguments)
    enter("test", QT_NEEDS, "pytestqt")
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    sys.path.insert(0, str(ROOT))
    if options.machine:
        from hypothesis import Phase

        from tests.test_nothing_is_lost import walk

        walk(options.machine, [Phase.generate, Phase.shrink] if options.shrink else [Phase.generate])
        print(f"{options.machine:,} walks: nothing went wrong")
        return 0
    from PySide6.QtWidgets import QApplication

    from tests.ui.monkey.monkey import events

    application = QApplication(["transfer-wizard", "-style", "fusion"])
    application.setQuitOnLastWindowClosed(False)  # which would end each wait
    started, done, kinds = time.monotonic(), 0, Counter[str]()
    for seed in range(options.seed, options.seed + options.seeds):
        todo = events(seed, options.events)
        monkey = run(application, todo)
        done += monkey.done
        kinds.update(kind(words) for _number, words in monkey.trouble)
        print(f"seed {seed}: {monkey.done} events, {len(monkey.trouble)} wrong", flush=True)
        for number, words in monkey.trouble:
            print(f"  {number} {todo[max(0, number)].name}: {words}", flush=True)
        if options.log:
            with options.log.open("a", encoding="utf-8") as log:
                print(f"seed {seed}", *monkey.log, sep="\n", file=log)
        if options.shrink and monkey.trouble:
            least = shrunk(application, todo, kind(monkey.trouble[0][1]))
            again = run(application, least)
            print(f"  {len(least)} events are enough:", *again.log, sep="\n    ", flush=True)
    print(f"{done:,} events in {time.monotonic() - started:.0f} s: {sum(kinds.values())} wrong", *kinds.most_common())
    return 1 if kinds else 0


def run(application: Any, todo: Sequence["Event"]) -> "Monkey":
    """One run on an empty data folder, with a password store of its own where there can be one."""
    from tests.session_bus import Session
    from tests.ui.monkey.monkey import Monkey

    with tempfile.TemporaryDirectory(prefix="mk-") as place:
        folder = Path(place)
        for name in ("bus", "files", "programs"):
            (folder / name).mkdir()
        os.environ["XDG_DATA_HOME"] = str(folder / "data")
        os.environ["HOME"] = str(folder)
        bus = Session(folder / "bus") if shutil.which("gnome-keyring-daemon") else None
        programs = os.environ["PATH"]
        try:
            if bus:
                bus.open_keyring()
                os.environ["DBUS_SESSION_BUS_ADDRESS"] = bus.address
            os.environ["PATH"] = str(folder / "programs")  # so that no browser is found
            monkey = Monkey(application, folder / "files", bus)
            monkey.run(todo)
            return monkey
        finally:
            os.environ["PATH"] = programs
            if bus:
                bus.close()


def kind(words: str) -> str:
    """What a trouble is called: its first words, without what is different each time."""
    return " ".join(words.split(":")[0].split()[:3])


def shrunk(application: Any, todo: Sequence["Event"], wanted: str) -> list["Event"]:
    """As few of the events as still go wrong in this way, in halves, quarters, and one by one."""

    def goes_wrong(some: Sequence["Event"]) -> bool:
        return any(kind(words) == wanted for _number, words in run(application, some).trouble)

    least, part = list(todo), max(1, len(todo) // 2)
    while part:
        at = 0
        while at < len(least):
            rest = least[:at] + least[at + part :]
            if rest and goes_wrong(rest):
                least = rest
            else:
                at += part
        part //= 2
    return least


if __name__ == "__main__":
    run_script(main)
