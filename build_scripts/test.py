"""Check the code and run the tests, as CI does.

Usage: python3 build_scripts/test.py [options of pytest, such as -k NAME or tests/test_house.py]

Needs Python 3.11 or newer and nothing else. The first call makes .venv, installs the locked packages into it and
the system packages that the tests use; later calls reuse all of that. Then it runs ruff and mypy, and pytest beside
them. On Linux the tests get a session bus and a keyring of their own, and a home folder that is thrown away.
"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

if sys.version_info < (3, 11):  # noqa: UP036 - this line is what an older Python gets to see
    sys.exit("The tests need Python 3.11 or newer; this is Python {}.{}.".format(*sys.version_info[:2]))

from setup_environment import ROOT, TEST_NEEDS, prepare, run_script

CODE_CHECKS = {
    "ruff check": ["-m", "ruff", "check"],
    "ruff format": ["-m", "ruff", "format", "--check"],
    "mypy": ["-m", "mypy", "--strict", "transfer_wizard", "build_scripts", "tests"],
    "audit": ["build_scripts/audit.py"],
}

# All tests share the cores, three processes to each: a test waits for half of its time, for a window, a browser, the
# disk. Each process starts with modules that lie side by side, since their tests may share a browser; one that is done
# takes tests from another. What is asked for by name runs in one process, in order and with its output.
IN_PARALLEL = ["-n", str(3 * (os.cpu_count() or 1)), "--dist", "worksteal", "--durations", "10"]

# The daemon goes into the background once the keyring is open, and ends with the bus.
UNLOCK_AND_RUN = """
printf test | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1 \
|| echo "The keyring for the tests did not start." >&2
exec "$@"
"""

# A person's own settings must not decide how a test ends.
LEFT_OUT = (
    "DISPLAY",
    "WAYLAND_DISPLAY",
    "DBUS_SESSION_BUS_ADDRESS",
    "PYTHON_KEYRING_BACKEND",
    "LANGUAGE",
    "LC_MESSAGES",
    "PYTHONUNBUFFERED",
    "PYTHONDONTWRITEBYTECODE",
)
LEFT_OUT_PREFIXES = ("QT_", "XDG_", "KEYRING_PROPERTY_", "TRANSFER_WIZARD_")


def main(arguments: list[str]) -> int:
    """Run every check, so that one run shows all there is to mend, and return pytest's exit code or 1.

    The code is looked at while the tests run, and what is said of it comes after theirs.
    """
    if arguments[:1] in (["-h"], ["--help"]):
        print(__doc__.strip())
        return 0
    started = time.monotonic()
    python = prepare("test", TEST_NEEDS)
    checks = {name: look([str(python), *words]) for name, words in CODE_CHECKS.items()}
    code = run_tests(python, arguments)
    failed = [name for name, check in checks.items() if is_faulty(check)]
    seconds = f"Total: {time.monotonic() - started:.1f} s"
    print(f"{seconds}. Not clean: {', '.join(failed)}, see above." if failed else seconds, flush=True)
    return code or (1 if failed else 0)


def look(command: list[str]) -> subprocess.Popen[bytes]:
    """Start a check of the code."""
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)


def is_faulty(check: subprocess.Popen[bytes]) -> bool:
    """Print what a check says, and return whether it found something."""
    said, _errors = check.communicate()
    sys.stdout.buffer.write(said)
    sys.stdout.flush()
    return check.returncode != 0


def run_tests(python: Path, arguments: list[str]) -> int:
    """Run pytest in surroundings of its own and return its exit code."""
    command = [str(python), "-m", "pytest", *(arguments or IN_PARALLEL)]
    if sys.platform == "linux":
        command = ["dbus-run-session", "--", "sh", "-c", UNLOCK_AND_RUN, "sh", *command]
    with tempfile.TemporaryDirectory(prefix="transfer-wizard-test-", ignore_cleanup_errors=True) as home:
        around = surroundings(Path(home))
        if not arguments and not any(ROOT.glob("tests/__pycache__/*pytest*")):
            # In a new checkout one process compiles the tests; each of those to come would compile all of them.
            collect = [str(python), "-m", "pytest", "--collect-only", "--quiet"]
            subprocess.run(collect, cwd=ROOT, env=around, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        return run(command, around)


def surroundings(home: Path) -> dict[str, str]:
    """The environment variables of the tests: this process's own, with every folder of the person's moved away."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if name not in LEFT_OUT and not name.startswith(LEFT_OUT_PREFIXES)
    }
    kept["QT_QPA_PLATFORM"] = "offscreen"
    if sys.platform != "linux":
        return kept
    kept["HOME"] = str(home)
    kept["LC_ALL"] = "C.UTF-8"
    for name in ("RUNTIME_DIR", "DATA_HOME", "CONFIG_HOME", "CACHE_HOME", "STATE_HOME"):
        folder = home / name.lower()
        folder.mkdir(mode=0o700)
        kept[f"XDG_{name}"] = str(folder)
    return kept


def run(command: list[str], environment: dict[str, str]) -> int:
    """Run a command in the repository's folder and return its exit code."""
    return subprocess.run(command, cwd=ROOT, env=environment).returncode


if __name__ == "__main__":
    run_script(main)
