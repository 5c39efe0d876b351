"""Open Transfer Wizard from a checkout.

Usage: python3 build_scripts/run.py [FILE]
       python3 build_scripts/run.py COMMAND ...

Needs Python 3.11 or newer and nothing else. The first call makes .venv, installs the locked packages into it and
looks for the system libraries that Qt needs; later calls reuse all of that. What follows is handed to the program:
a request file to open, or a command such as `check FILE` (`--help` after a command lists its options).

Without a display, and without a command, the request is checked and exported instead of shown.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

if sys.version_info < (3, 11):  # noqa: UP036 - this line is what an older Python gets to see
    sys.exit("Transfer Wizard needs Python 3.11 or newer; this is Python {}.{}.".format(*sys.version_info[:2]))

from setup_environment import QT_NEEDS, ROOT, prepare, run_script

SAMPLE = ROOT / "resources" / "sample_case.json"
EXPORTS = {
    "txt": "request.txt",
    "md": "request.md",
    "html": "request.html",
    "pdf": "request.pdf",
    "odt": "request.odt",
    "eml": "request.eml",
    "json": "request.json",
    "csv": "licenses.csv",
    "phone": "phone.txt",
}


def main(arguments: list[str]) -> int:
    """Prepare this machine, then hand over to the program."""
    if arguments[:1] in (["-h"], ["--help"]):
        print(__doc__.strip())
        return 0
    python = prepare("run", QT_NEEDS)
    opens_window = not arguments or Path(arguments[0]).is_file()
    if opens_window and not has_display():
        return without_window(python, Path(arguments[0]) if arguments else SAMPLE)
    return wizard(python, *arguments)


def has_display() -> bool:
    """Whether a window can be shown; only Linux may lack a display."""
    return sys.platform != "linux" or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def without_window(python: Path, request: Path) -> int:
    """Check a request and export it in every format into a new folder, and print the text."""
    print(f"There is no display here, so {request.name} is checked and exported without a window.", flush=True)
    code = wizard(python, "check", str(request), "--no-keyring")
    if code not in (0, 1):  # 1: Support would ask something back, which is worth knowing and no reason to stop
        return code
    folder = Path(tempfile.mkdtemp(prefix="transfer-wizard-"))
    for form, name in EXPORTS.items():
        code = wizard(python, "export", str(request), "--format", form, "--output", str(folder / name))
        if code:
            return code
    print(f"Exported to {folder}: {', '.join(EXPORTS.values())}. This is {EXPORTS['txt']}:\n")
    print((folder / EXPORTS["txt"]).read_text(encoding="utf-8"))
    return 0


def wizard(python: Path, *arguments: str) -> int:
    """Run the program of this checkout, from whatever folder the person is in, and return its exit code."""
    path = os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH")]))
    command = [str(python), "-m", "transfer_wizard", *arguments]
    return subprocess.run(command, env={**os.environ, "PYTHONPATH": path}).returncode


if __name__ == "__main__":
    run_script(main)
