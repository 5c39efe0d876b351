#!/usr/bin/env python3
"""Run the whole program with random passcodes, and search everything it leaves for them. The aim is none.

python3 build_scripts/leaks.py [--keep FOLDER]

Prints the table of surfaces by encodings: in how many artefacts a passcode was found. Makes the environment of
`build_scripts/test.py` where it is missing; needs a gnome-keyring and pdftotext, and no display. The person's own
keyring is left alone.
"""

import argparse
import shutil
import sys
import tempfile
import time
from pathlib import Path

from setup_environment import ROOT, TEST_NEEDS, enter, run_script


def main(arguments: list[str]) -> int:
    """Run, search, and say what came of it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--keep", metavar="FOLDER", type=Path, help="leave all that was searched in this new folder")
    keep: Path | None = parser.parse_args(arguments).keep
    enter("test", TEST_NEEDS, "pytest")
    sys.path.insert(0, str(ROOT))
    from tests.leaks.runs import run_all
    from tests.leaks.surfaces import leaks, table

    started = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="leaks-", ignore_cleanup_errors=True) as folder:
        codes, canaries = run_all(Path(folder))
        leaked = leaks(codes, canaries)
        print(table([*codes, *canaries], leaked))
        if keep:
            shutil.copytree(folder, keep, symlinks=True, ignore=shutil.ignore_patterns("bus*", "control", "keyring"))
    for surface, name, encoding in sorted(leaked):
        print(f"LEAK: {surface}, {name}, as {encoding}")
    print(f"{len(codes) + len(canaries)} runs in {time.monotonic() - started:.0f} s: {len(leaked)} leaks")
    return 1 if leaked else 0


if __name__ == "__main__":
    run_script(main)
