"""A machine made for trying the program on Linux: a home folder, a display, a session bus with a password store.

Everything started here ends with the block that started it.
"""

import contextlib
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final, NoReturn

from setup_environment import ROOT, TEST_NEEDS, Need, enter

SECONDS: Final = 30.0
"""How long any program may take for one thing."""
_SMALLEST_WINDOW: Final = (200, 150)  # pixels; what is smaller is a tooltip or an input method
_SOURCE: Final = (sys.executable, "-m", "transfer_wizard")

Command = tuple[str, ...]
Environment = dict[str, str]


class Failed(Exception):
    """The program did not do what it should; the text says what was seen."""


def enter_test_environment(*more: Need) -> None:
    """Go on in the environment of the tests, which knows how to talk to a display."""
    enter("test", [*TEST_NEEDS, *more], "Xlib")


def command_of(program: str | None) -> Command:
    """How to start a frozen program, or without one the program of this checkout."""
    return (str(Path(program).resolve()),) if program else _SOURCE


@contextlib.contextmanager
def machine(**more: str) -> Iterator[Environment]:
    """The environment variables of a person who has just got this computer."""
    with tempfile.TemporaryDirectory(prefix="transfer-wizard-trial-", ignore_cleanup_errors=True) as folder:
        home = Path(folder)
        (home / "run").mkdir(mode=0o700)
        (home / "tmp").mkdir()
        (home / "tmp").chmod(0o1777)  # anybody may write there; what a killed program leaves goes with the rest
        environment = {
            "HOME": str(home),
            "TMPDIR": str(home / "tmp"),
            "XDG_RUNTIME_DIR": str(home / "run"),
            "PATH": "/usr/local/bin:/usr/bin:/bin",
            "LANG": "C.UTF-8",
            **more,
        }
        if any(_SOURCE[0] == word for word in command_of(None)):
            environment["PYTHONPATH"] = str(ROOT)
        yield environment


@contextlib.contextmanager
def display(size: str = "1280x1024x24") -> Iterator[str]:
    """The name of a new X display, such as ":1"."""
    read, write = os.pipe()
    command = ["Xvfb", "-displayfd", str(write), "-screen", "0", size, "-nolisten", "tcp"]
    with _running(command, pass_fds=(write,)):
        os.close(write)
        with os.fdopen(read) as answer:
            yield f":{answer.readline().strip()}"


@contextlib.contextmanager
def session_bus(environment: Environment, *, with_store: bool = True) -> Iterator[Environment]:
    """The environment with a session bus of its own, and an open password store on it."""
    command = ["dbus-daemon", "--session", "--nofork", "--nopidfile", "--print-address"]
    with _running(command, stdout=subprocess.PIPE, env=environment) as bus:
        inside = environment | {"DBUS_SESSION_BUS_ADDRESS": bus.stdout.readline().decode().strip()}
        if not with_store:
            yield inside
            return
        store = ["gnome-keyring-daemon", "--unlock", "--foreground", "--components=secrets"]
        with _running(store, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, env=inside) as keyring:
            keyring.stdin.write(b"test")
            keyring.stdin.close()
            yield inside


@contextlib.contextmanager
def _running(command: list[str], **settings: Any) -> Iterator[Any]:
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL, **settings)
    try:
        yield process
    finally:
        process.terminate()
        process.wait()


def run(command: Command, environment: Environment, **settings: Any) -> subprocess.CompletedProcess[str]:
    """Run a command to its end; Failed when it does not come to one."""
    settings = {"stdin": subprocess.DEVNULL, "timeout": SECONDS} | settings
    if "input" in settings:
        del settings["stdin"]
    try:
        return subprocess.run(command, env=environment, capture_output=True, text=True, errors="replace", **settings)
    except subprocess.TimeoutExpired:
        raise Failed(f"no end after {settings['timeout']:.0f} s: {' '.join(command)}") from None


def processes_with(words: str) -> list[int]:
    """The ids of the running programs with these words among their arguments, without those that they started."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            arguments = (process / "cmdline").read_bytes()
            if words.encode() in arguments and b"--type=" not in arguments:
                found.append(int(process.name))
    return found


def wait_until(is_so: Callable[[], object], what: str, seconds: float = SECONDS) -> None:
    """Look again and again until something is so; Failed when it is not so in time."""
    end = time.monotonic() + seconds
    while not is_so():
        if time.monotonic() > end:
            raise Failed(f"not seen in {seconds:.0f} s: {what}")
        time.sleep(0.05)


def end(process: "subprocess.Popen[Any]") -> None:
    """End a program that leads a group of processes, and all of them: in one file it is two."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)


class Person:
    """Somebody at an X display: starts a program, types, and closes its window."""

    def __init__(self, name: str) -> None:
        from Xlib import X
        from Xlib.display import Display

        self._name = name
        self._display = Display(name)
        self._display.screen().root.change_attributes(event_mask=X.SubstructureNotifyMask)
        self._display.sync()

    @contextlib.contextmanager
    def starts(self, command: Command, environment: Environment) -> Iterator["subprocess.Popen[str]"]:
        """The program, started at this display; what still runs at the end of the block is ended."""
        settings: dict[str, Any] = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "text": True}
        settings["process_group"] = 0
        with subprocess.Popen(command, env=environment | {"DISPLAY": self._name}, **settings) as process:
            try:
                yield process
            finally:
                end(process)

    def first_window(self, process: "subprocess.Popen[str]") -> Any:
        """The first window that comes into sight, at least as large as a dialog."""
        from Xlib import X
        from Xlib.error import BadDrawable, BadWindow

        end = time.monotonic() + SECONDS
        while time.monotonic() < end:
            if not self._display.pending_events():
                if process.poll() is not None:
                    raise Failed(f"no window; the program ended with exit code {process.returncode}")
                time.sleep(0.0005)
                continue
            event = self._display.next_event()
            if event.type == X.MapNotify and not event.override:
                with contextlib.suppress(BadWindow, BadDrawable):
                    size = event.window.get_geometry()
                    if size.width >= _SMALLEST_WINDOW[0] and size.height >= _SMALLEST_WINDOW[1]:
                        return event.window
        raise Failed(f"no window in {SECONDS:.0f} s")

    def look_at(self, window: Any) -> None:
        """Give a window the keyboard; there is no window manager that would."""
        from Xlib import X

        window.set_input_focus(X.RevertToParent, X.CurrentTime)
        self._display.sync()

    def go_to(self, window: Any, step: int) -> None:
        """Press Alt and the number of a step until the window is there: a window just opened may not listen yet.

        From the start page a new request is begun.
        """

        def is_there() -> bool:
            if ", step " not in self.title(window):
                self.press("Control_L", "n")
            self.press("Alt_L", str(step))
            return f", step {step} of " in self.title(window)

        wait_until(is_there, f"step {step}")

    def type_name(self, window: Any, text: str) -> None:
        """Go to the page You, past the button beside its title, and type into its first field."""
        self.go_to(window, 2)
        for key in ("Tab", "Tab"):
            self.press(key)
        self.type(text)

    def title(self, window: Any) -> str:
        """What stands above a window."""
        said = window.get_full_property(self._display.intern_atom("_NET_WM_NAME"), 0)
        return said.value.decode() if said else ""

    def press(self, *keys: str) -> None:
        """Hold all keys but the last down, and press the last: ``press("Control_L", "Return")``."""
        from Xlib import XK, X
        from Xlib.ext.xtest import fake_input

        codes = [self._display.keysym_to_keycode(XK.string_to_keysym(key)) for key in keys]
        for code in codes:
            fake_input(self._display, X.KeyPress, code)
        for code in reversed(codes):
            fake_input(self._display, X.KeyRelease, code)
        self._display.sync()

    def type(self, text: str) -> None:
        """Type small letters and digits."""
        for letter in text:
            self.press("space" if letter == " " else letter)

    def close(self, window: Any) -> None:
        """Click the window's X."""
        from Xlib import X
        from Xlib.protocol.event import ClientMessage

        protocols, delete = (self._display.intern_atom(name) for name in ("WM_PROTOCOLS", "WM_DELETE_WINDOW"))
        message = ClientMessage(window=window, client_type=protocols, data=(32, [delete, X.CurrentTime, 0, 0, 0]))
        window.send_event(message)
        self._display.sync()


def stop(reason: str) -> NoReturn:
    """End the script with a sentence."""
    print(reason, file=sys.stderr)
    sys.exit(1)
