"""What the scripts of this folder share: a `.venv` with the locked packages, translations, the system's own packages.

Only the standard library is used here, since nothing else is installed when this runs for the first time.
"""

import contextlib
import ctypes
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from catalogues import compile_all

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
REQUIREMENTS = ROOT / "build_scripts" / "requirements"
# Whoever has the packages of the test lock has those of the run lock too, in the same versions.
GOOD_FOR = {"run": ("run", "test"), "test": ("test",), "package": ("package",)}

NOT_READY = 3


class NotReady(Exception):
    """The machine lacks something; the text says what, and what to do."""


@dataclass(frozen=True)
class Need:
    """Something of the system that has to be there, and the Debian package that brings it."""

    name: str
    package: str
    is_met: Callable[[str], bool]


def run_script(main: Callable[[list[str]], int]) -> NoReturn:
    """Run a script's main function and leave with its exit code; trouble becomes one line, never a traceback."""
    with trouble_in_one_line():
        code = main(sys.argv[1:])
    sys.exit(code)


@contextlib.contextmanager
def trouble_in_one_line() -> Iterator[None]:
    """Leave the script with one line where the machine is not ready for what is done here."""
    try:
        yield
    except NotReady as trouble:
        print(trouble, file=sys.stderr)
        sys.exit(NOT_READY)
    except OSError as trouble:
        print(f"This stopped because of the system: {trouble}", file=sys.stderr)
        sys.exit(NOT_READY)
    except KeyboardInterrupt:
        print("Stopped.", file=sys.stderr)
        sys.exit(130)


def prepare(lock: str, needs: Sequence[Need] = (), venv: Path = VENV) -> Path:
    """Return the Python of an environment that holds the packages of a lock, after seeing to the system's needs.

    The translations are compiled, too.

    What is there already is left alone: a second call takes a few hundredths of a second.
    """
    version = version_of(venv)
    if version is None:
        needs = [*needs, VENV_NEED]
    if sys.platform == "linux":
        meet(needs)
    if version is None:
        make_venv(venv)
        version = version_of(venv)
    if version is None:
        raise NotReady(f"{venv} was made, but its Python does not start. Remove that folder, then run this again.")
    install_lock(lock, venv, version)
    compile_all()
    return python_of(venv)


def enter(lock: str, needs: Sequence[Need], module: str) -> None:
    """Go on where a module can be imported: here, or else from the start of the script in the environment of a lock."""
    if importlib.util.find_spec(module) is None:
        python = prepare(lock, needs)
        sys.stdout.flush()
        os.execv(python, [str(python), *sys.argv])
    if sys.platform == "linux":
        meet(needs)
    compile_all()


# The environment ------------------------------------------------------------------------------------------------


def python_of(venv: Path) -> Path:
    """The Python program of an environment."""
    return venv / "Scripts" / "python.exe" if os.name == "nt" else venv / "bin" / "python"


def version_of(venv: Path) -> str | None:
    """The Python version of an environment such as "3.11.2"; None where it does not work, is too old or has no pip."""
    code = "import pip, sys; assert sys.version_info >= (3, 11); print('.'.join(map(str, sys.version_info[:3])))"
    try:
        answer = subprocess.run([python_of(venv), "-I", "-c", code], capture_output=True, text=True)
    except OSError:
        return None
    return answer.stdout.strip() if answer.returncode == 0 else None


def make_venv(venv: Path) -> None:
    """Make an environment, in place of whatever half of one is there."""
    if not can_make_venv("ensurepip"):
        raise NotReady(
            "This Python has no ensurepip module. Install Python 3.11 or newer with pip, then run this again."
        )
    print(f"Making {venv.name} ...", flush=True)
    result = subprocess.run([sys.executable, "-m", "venv", "--clear", venv], capture_output=True, text=True)
    if result.returncode:
        raise NotReady(f"Making {venv} did not work: {last_line(result)}")


def install_lock(lock: str, venv: Path, version: str) -> None:
    """Install the packages of a lock, unless the stamp says that they are there."""
    stamp = venv / "installed-lock.txt"
    good = [stamp_of(name, version) for name in GOOD_FOR[lock]]
    if stamp.is_file() and stamp.read_text(encoding="utf-8") in good:
        return
    # Gone first: an installation cut short must not look like a finished one.
    stamp.unlink(missing_ok=True)
    print("Installing the Python packages (once, about 120 MB) ...", flush=True)
    command = [str(python_of(venv)), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input"]
    command += ["--require-hashes", "--only-binary", ":all:", "--requirement", str(lock_file(lock))]
    result = subprocess.run(command, capture_output=True, text=True)
    if result.returncode:
        raise NotReady(
            f"Installing the Python packages did not work. Check the network, then run this again. "
            f"pip said: {last_line(result)}"
        )
    stamp.write_text(stamp_of(lock, version), encoding="utf-8")


def lock_file(lock: str) -> Path:
    """The requirement file of a lock: "run", "test" or "package"."""
    return REQUIREMENTS / f"{lock}.txt"


def stamp_of(lock: str, version: str) -> str:
    """What tells one state of an environment from another: the lock's SHA-256 and the Python it was installed for."""
    return f"{hashlib.sha256(lock_file(lock).read_bytes()).hexdigest()} {version}"


def last_line(result: subprocess.CompletedProcess[str]) -> str:
    """The last line that a program wrote, errors first: most programs end with the reason."""
    lines = (result.stdout + result.stderr).strip().splitlines()
    return lines[-1].strip() if lines else f"nothing, exit code {result.returncode}"


# The system -----------------------------------------------------------------------------------------------------


def can_load(library: str) -> bool:
    """Whether the dynamic linker finds a library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def can_run(program: str) -> bool:
    """Whether a program is on the PATH."""
    return shutil.which(program) is not None


def has_font(file_pattern: str) -> bool:
    """Whether a font file of that name is installed for everyone."""
    folders = (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"))
    return any(True for folder in folders for _ in folder.rglob(file_pattern))


def can_make_venv(module: str) -> bool:
    """Whether this Python can put pip into an environment; Debian keeps that part in a package of its own."""
    importlib.invalidate_caches()
    return importlib.util.find_spec(module) is not None


VENV_NEED = Need("ensurepip", f"python{sys.version_info.major}.{sys.version_info.minor}-venv", can_make_venv)

# The libraries that Qt's xcb, wayland and offscreen platforms are linked against and its wheel does not bring.
QT_NEEDS = [
    Need(library, package, can_load)
    for library, package in {
        "libEGL.so.1": "libegl1",
        "libGL.so.1": "libgl1",
        "libX11.so.6": "libx11-6",
        "libX11-xcb.so.1": "libx11-xcb1",
        "libdbus-1.so.3": "libdbus-1-3",
        "libfontconfig.so.1": "libfontconfig1",
        "libfreetype.so.6": "libfreetype6",
        "libglib-2.0.so.0": "libglib2.0-0",
        "libwayland-client.so.0": "libwayland-client0",
        "libwayland-cursor.so.0": "libwayland-cursor0",
        "libwayland-egl.so.1": "libwayland-egl1",
        "libxcb.so.1": "libxcb1",
        "libxcb-cursor.so.0": "libxcb-cursor0",
        "libxcb-glx.so.0": "libxcb-glx0",
        "libxcb-icccm.so.4": "libxcb-icccm4",
        "libxcb-image.so.0": "libxcb-image0",
        "libxcb-keysyms.so.1": "libxcb-keysyms1",
        "libxcb-randr.so.0": "libxcb-randr0",
        "libxcb-render.so.0": "libxcb-render0",
        "libxcb-render-util.so.0": "libxcb-render-util0",
        "libxcb-shape.so.0": "libxcb-shape0",
        "libxcb-shm.so.0": "libxcb-shm0",
        "libxcb-sync.so.1": "libxcb-sync1",
        "libxcb-util.so.1": "libxcb-util1",
        "libxcb-xfixes.so.0": "libxcb-xfixes0",
        "libxcb-xkb.so.1": "libxcb-xkb1",
        "libxkbcommon.so.0": "libxkbcommon0",
        "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
        "libz.so.1": "zlib1g",
    }.items()
]
CHROMIUM = "chromium"
# Debian's command for Chromium reads the processor's abilities there and ends without; a bare chroot lacks it.
PROCESSES = Path("/proc/cpuinfo")
# What the tests run, and what the trials of a packaged program run.
TEST_NEEDS = [
    *QT_NEEDS,
    Need("dbus-run-session", "dbus", can_run),
    Need("gnome-keyring-daemon", "gnome-keyring", can_run),
    Need("secret-tool", "libsecret-tools", can_run),
    Need("pdftotext", "poppler-utils", can_run),
    Need("Xvfb", "xvfb", can_run),
    Need("xauth", "xauth", can_run),
    Need("xclip", "xclip", can_run),
    Need("/usr/libexec/at-spi-bus-launcher", "at-spi2-core", can_run),
    Need(CHROMIUM, "chromium", can_run),
    Need("strace", "strace", can_run),
    # Keeps the list of fonts for everyone; without it each run with a new home folder reads every font again.
    Need("fc-cache", "fontconfig", can_run),
    Need("DejaVuSans.ttf", "fonts-dejavu-core", has_font),
    Need("NotoSansCJK-Regular.*", "fonts-noto-cjk", has_font),
]


def meet(needs: Sequence[Need]) -> None:
    """Install what is missing with apt where this may be done; otherwise say what is missing and how to install it."""
    if any(need.name == CHROMIUM for need in needs) and not PROCESSES.exists():
        raise NotReady("Chromium does not start without /proc. Run `mount -t proc proc /proc`, then run this again.")
    missing = unmet(needs)
    if not missing:
        return
    if not can_run("apt-get"):
        names = ", ".join(need.name for need in missing)
        raise NotReady(f"Missing on this system: {names}. Install them with its package manager, then run this again.")
    packages = sorted({need.package for need in missing})
    if os.geteuid() != 0:
        raise NotReady(
            f"System packages are missing. Install them with this command, then run this again:\n{by_hand(packages)}"
        )
    install_system_packages(packages)
    if missing := unmet(needs):
        names = ", ".join(need.name for need in missing)
        raise NotReady(f"Still missing after apt installed {', '.join(packages)}: {names}.")


def unmet(needs: Sequence[Need]) -> list[Need]:
    """The needs that this system does not meet now."""
    return [need for need in needs if not need.is_met(need.name)]


def by_hand(packages: list[str]) -> str:
    """The command that a person types to install Debian packages."""
    return f"sudo apt-get update && sudo apt-get install -y --no-install-recommends {' '.join(packages)}"


def install_system_packages(packages: list[str]) -> None:
    """Install Debian packages without asking anything."""
    print(f"Installing system packages: {' '.join(packages)} ...", flush=True)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    # Another apt may be at work, as on a machine that has just started: wait for it.
    apt_get = ["apt-get", "-qq", "-o", "DPkg::Lock::Timeout=120"]
    for arguments in (["update"], ["install", "-y", "--no-install-recommends", *packages]):
        result = subprocess.run([*apt_get, *arguments], env=environment, capture_output=True, text=True)
        if result.returncode:
            raise NotReady(f"apt-get {arguments[0]} did not work: {last_line(result)}")
