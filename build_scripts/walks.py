#!/usr/bin/env python3
"""Walk through the wizard at random, many times, and count the characters lost. The aim is none.

python3 build_scripts/walks.py [-n 1000] [--first SEED] [--moves 40]
"""

import argparse
import os
import sys
import tempfile
import time

from setup_environment import QT_NEEDS, ROOT, enter, run_script


def main(arguments: list[str]) -> int:
    """Walk, and say what came of it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("-n", type=int, default=1000, help="walks")
    parser.add_argument("--first", type=int, default=0, help="seed of the first walk")
    parser.add_argument("--moves", type=int, default=40, help="moves of each walk")
    options = parser.parse_args(arguments)
    enter("test", QT_NEEDS, "PySide6")
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    sys.path[:0] = [str(ROOT / "tests" / "ui"), str(ROOT)]
    from PySide6.QtWidgets import QApplication

    from walks import Walk  # type: ignore[attr-defined]

    application = QApplication(["transfer-wizard", "-style", "fusion"])
    started = time.monotonic()
    lost = 0
    for seed in range(options.first, options.first + options.n):
        with tempfile.TemporaryDirectory() as folder:
            os.environ["XDG_DATA_HOME"] = folder
            walk = Walk(application, seed)
            count = walk.run(options.moves)
        lost += count
        if count:
            print(f"seed {seed}: {count} lost", *walk.log, sep="\n  ")
    seconds = time.monotonic() - started
    print(f"{options.n} walks of {options.moves} moves in {seconds:.0f} s: {lost} characters lost")
    return 1 if lost else 0


if __name__ == "__main__":
    run_script(main)
