"""Run the program on machines that make life hard, and print what became of it.

Usage: python3 build_scripts/hard_machines.py [PROGRAM] [--only WORD]

PROGRAM is a packaged program; without it, the program of this checkout is tried. On a hard machine the program has to
open its window, take what is typed, and say in the window what it can't do: no traceback, nothing lost in silence.
Linux only. Some of the machines can be made by root only.
"""

import argparse
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import trial
from setup_environment import ROOT, Need, can_run, run_script
from trial import Command, Environment, Failed
from try_package import SAMPLE, TYPED, drafts

NOBODY: Final = 65534
MORE_NEEDS: Final = [
    Need("faketime", "faketime", can_run),
    Need("setpriv", "util-linux", can_run),
    Need("weston", "weston", can_run),
]
AS_NOBODY: Final = (
    "setpriv",
    f"--reuid={NOBODY}",
    f"--regid={NOBODY}",
    "--clear-groups",
    "--no-new-privs",
    "--inh-caps=-all",
    "--bounding-set=-all",
)
JAPANESE: Final = "申請 と 空白 (1)"


class NotHere(Exception):
    """This machine can't be made here; the text says why."""


def main(arguments: list[str]) -> int:
    """Try one machine after the other; exit 1 when one was too hard."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program", nargs="?")
    parser.add_argument("--only", default="", help="a word in the name of the machine")
    options = parser.parse_args(arguments)
    trial.enter_test_environment(*MORE_NEEDS)
    command = trial.command_of(options.program)
    failures = 0
    for name, machine in MACHINES.items():
        if options.only in name:
            try:
                result, seen = "ok", machine(command)
            except NotHere as reason:
                result, seen = "not tried", str(reason)
            except Failed as failure:
                result, seen = "FAILED", str(failure)
                failures += 1
            print(f"{name:<26} {result:<9}  {seen}", flush=True)
    return 1 if failures else 0


# Without a window -----------------------------------------------------------------------------------------------


def no_display(command: Command) -> str:
    """A server, or a terminal of another machine."""
    with trial.machine() as environment:
        return refused(command, environment)


def dead_display(command: Command) -> str:
    """A display that is named and does not answer."""
    with trial.machine(DISPLAY=":9876") as environment:
        return refused(command, environment)


def broken_library(command: Command) -> str:
    """A library of the system is broken or missing: it is named, by the window and by the command for help desks."""
    with trial.machine(DISPLAY=":9876") as environment:
        library = Path(environment["HOME"], "libEGL.so.1")
        library.touch()
        environment["LD_LIBRARY_PATH"] = environment["HOME"]
        seen = [refused(each, environment) for each in (command, (*command, "self-test"))]
    if not all(library.name in each for each in seen):
        raise Failed(f"{library.name} is not named: {seen}")
    return seen[0]


def refused(command: Command, environment: Environment) -> str:
    """The window can't be shown: one line and exit code 3."""
    answer = trial.run(command, environment)
    if answer.returncode != 3 or len(answer.stderr.splitlines()) != 1:
        raise Failed(f"exit code {answer.returncode}, said: {answer.stderr!r}")
    return f"exit 3: {answer.stderr.strip()}"


# With a window --------------------------------------------------------------------------------------------------


def read_only_home(command: Command) -> str:
    """The home folder is not to be written to, by a person without rights."""
    with trial.machine() as environment:
        for folder, rights in ((environment["HOME"], 0o555), (environment["XDG_RUNTIME_DIR"], 0o700)):
            hand_over(folder)
            os.chmod(folder, rights)
        return worked(as_nobody(command), environment, saves=False)


def full_disk(command: Command) -> str:
    """No byte is left where requests are kept."""
    if os.geteuid() != 0:
        raise NotHere("needs root")
    with trial.machine() as environment, small_disk(Path(environment["HOME"], "full")) as disk:
        environment["XDG_DATA_HOME"] = str(disk)
        fill(disk / "ballast")
        return worked(command, environment, saves=False)


def no_fonts(command: Command) -> str:
    """No font is installed."""
    with trial.machine() as environment:
        settings = Path(environment["HOME"], "fonts.conf")
        settings.write_text('<?xml version="1.0"?><fontconfig></fontconfig>', encoding="utf-8")
        environment["FONTCONFIG_FILE"] = str(settings)
        said = trial.run((*command, "self-test"), environment).stdout
        if "Plex" not in said:
            raise Failed(f"there is no font to read: {said}")
        return worked(command, environment)


def plain_locale(command: Command) -> str:
    """The locale is C, which knows no letter but those of English; the file has Japanese ones in its name."""
    with trial.machine(LANG="C", LC_ALL="C") as environment:
        request = Path(environment["HOME"], f"{JAPANESE}.json")
        shutil.copyfile(SAMPLE, request)
        answer = trial.run((*command, "export", str(request), "--format", "txt"), environment)
        if answer.returncode or answer.stderr:
            raise Failed(f"export: exit code {answer.returncode}, said {answer.stderr!r}")
        return worked(command, environment)


def small_screen(command: Command) -> str:
    """A screen of 800 x 600."""
    with trial.machine() as environment:
        return worked(command, environment, screen="800x600x24")


def first_of_january(command: Command) -> str:
    """The clock says 1970: an empty battery."""
    with trial.machine(TZ="UTC") as environment:
        return worked(("faketime", "-f", "@1970-01-01 00:00:10", *command), environment)


def no_session_bus(command: Command) -> str:
    """No session bus, so no password store; the page of the passcodes is opened."""
    with trial.machine(DBUS_SESSION_BUS_ADDRESS="disabled:") as environment:
        return worked(command, environment, steps=(6, 7, 8))


def without_rights(command: Command) -> str:
    """A person who owns nothing but a home folder, and may become nobody else."""
    with trial.machine() as environment:
        for folder in (environment["HOME"], environment["XDG_RUNTIME_DIR"]):
            hand_over(folder)
        return worked(as_nobody(command), environment)


def xcb(command: Command) -> str:
    """Qt's plugin for X, asked for by name."""
    with trial.machine(QT_QPA_PLATFORM="xcb") as environment:
        return worked(command, environment)


def wayland(command: Command) -> str:
    """Qt's plugin for Wayland, with a compositor that has no screen."""
    with trial.machine(QT_QPA_PLATFORM="wayland", WAYLAND_DEBUG="client") as environment:
        settings = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        weston = ["weston", "--backend=headless-backend.so", "--socket=trial", "--idle-time=0", "--no-config"]
        with subprocess.Popen(weston, env=environment, **settings) as compositor:  # type: ignore[call-overload]
            try:
                socket = Path(environment["XDG_RUNTIME_DIR"], "trial")
                trial.wait_until(socket.exists, "the compositor")
                return mapped(command, environment | {"WAYLAND_DISPLAY": "trial"})
            finally:
                compositor.terminate()


def mapped(command: Command, environment: Environment) -> str:
    """The window got a size from the compositor and was painted; nothing else was said."""
    log = Path(environment["HOME"], "wayland.log")
    with (
        log.open("w") as said,
        subprocess.Popen(command, env=environment, stdout=said, stderr=said, process_group=0) as process,
    ):
        try:
            trial.wait_until(lambda: ".attach(wl_buffer" in read(log), "a painted window")
            time.sleep(1)  # for what is loaded after the first paint, and what goes wrong then
            code = process.poll()
        finally:
            trial.end(process)
    others = [line for line in read(log).splitlines() if not line.startswith("[")]
    if code is not None or others:
        raise Failed(f"exit code {code}, said: {others[:3]}")
    return "window painted"


def strange_path(command: Command) -> str:
    """The program lies in a folder with spaces and Japanese letters, and so does the home folder."""
    with trial.machine() as environment:
        home = Path(environment["HOME"], JAPANESE)
        home.mkdir()
        environment["HOME"] = str(home)
        program = Path(command[0])
        if len(command) == 1 and (program.parent / "_internal").is_dir():
            shutil.copytree(program.parent, home / "program", symlinks=True)
            command = (str(home / "program" / program.name),)
        return worked(command, environment)


def worked(
    command: Command,
    environment: Environment,
    *,
    saves: bool = True,
    screen: str = "1280x1024x24",
    steps: tuple[int, ...] = (),
) -> str:
    """The window opened, fits the screen, and takes what is typed; it is saved, or the window says why not."""
    with trial.display(screen) as name:
        person = trial.Person(name)
        with person.starts(command, environment) as process:
            window = person.first_window(process)
            size = window.get_geometry()
            width, height = (int(edge) for edge in screen.split("x")[:2])
            if size.width > width or size.height > height:
                raise Failed(f"the window has {size.width} x {size.height}, the screen {width} x {height}")
            person.look_at(window)
            for step in steps:
                person.go_to(window, step)
            person.type_name(window, TYPED)
            if not saves:
                time.sleep(3)  # an attempt to save ends in a word in the window, not in the end of the program
                code = process.poll()
                trial.end(process)
                said, _ = process.communicate()
                if code is not None or said:
                    raise Failed(f"exit code {code}, said: {said}")
                return f"{size.width} x {size.height}, typed, not saved, still open and quiet"
            trial.wait_until(lambda: TYPED in drafts(environment), "what was typed, on the disk")
            person.close(window)
            said, _ = process.communicate(timeout=trial.SECONDS)
    if process.returncode or said:
        raise Failed(f"exit code {process.returncode}, said: {said}")
    return f"{size.width} x {size.height}, typed, saved, closed"


# Making machines ------------------------------------------------------------------------------------------------


def as_nobody(command: Command) -> Command:
    """The command, run by a person without rights."""
    probe = subprocess.run([*AS_NOBODY, *command, "--version"], capture_output=True)
    if probe.returncode:
        raise NotHere("needs root, and a program that others may read")
    return (*AS_NOBODY, *command)


def hand_over(folder: str) -> None:
    """Give a folder to the person without rights."""
    if os.geteuid() != 0:
        raise NotHere("needs root")
    os.chown(folder, NOBODY, NOBODY)


@contextmanager
def small_disk(place: Path) -> Iterator[Path]:
    """A disk of 256 kB."""
    place.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", place], capture_output=True).returncode:
        raise NotHere("mounting is not allowed")
    try:
        yield place
    finally:
        subprocess.run(["umount", place], check=True)


def fill(path: Path) -> None:
    """Write until nothing more goes in."""
    try:
        with path.open("wb", buffering=0) as file:
            while True:
                file.write(b"\0" * 4096)
    except OSError:
        pass


def read(path: Path) -> str:
    """The text of a file that is being written."""
    return path.read_text(encoding="utf-8", errors="replace")


MACHINES: Final[dict[str, Callable[[Command], str]]] = {
    "no display": no_display,
    "display does not answer": dead_display,
    "library missing": broken_library,
    "read-only home": read_only_home,
    "full disk": full_disk,
    "no fonts": no_fonts,
    "LANG=C": plain_locale,
    "800 x 600": small_screen,
    "clock in 1970": first_of_january,
    "no session bus": no_session_bus,
    "user without rights": without_rights,
    "xcb": xcb,
    "wayland": wayland,
    "spaces and Japanese": strange_path,
}


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    run_script(main)
