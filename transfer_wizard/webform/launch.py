"""Starting the browser with two pipes and a profile that is thrown away."""

import contextlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path
from typing import IO, Any, Final

from transfer_wizard.webform.browsers import Browser

PREFIX: Final = "transfer-wizard-browser-"
LOCK: Final = "owner.lock"
SECONDS_TO_END: Final = 5.0

ARGUMENTS: Final = (
    "--no-first-run",
    "--no-default-browser-check",
    "--no-startup-window",
    "--disable-sync",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-extensions",
    "--disable-save-password-bubble",
    "--disable-session-crashed-bubble",
    # Frames that a page feeds itself stay in its process, where they are as mute as it is before they run. What the
    # browser would ask the network for by itself, past every barrier, it does not do. What it suggests below the
    # address it draws itself: its two pages for that take as much of the processor as the form with its fill.
    "--disable-features=Translate,AutofillServerCommunication,MediaRouter,OptimizationHints,IsolateSandboxedIframes,"
    "FedCm,Reporting,NetworkErrorLogging,DocumentReporting,"
    "WebUIOmniboxPopup,WebUIOmniboxAimPopup,WebUIOmniboxFullPopup",
    "--disable-blink-features=BackgroundFetch",
    # A profile that is thrown away needs no password store, and must not make the system's ask for anything.
    "--password-store=basic",
    "--use-mock-keychain",
)
PREFERENCES: Final = {
    "net": {"network_prediction_options": 2},  # never: no name is looked up and no page fetched before it is asked for
    "webrtc": {"ip_handling_policy": "disable_non_proxied_udp"},
}
"""Of the profile that is thrown away. Source: Chromium, prefetch_prefs.h and peer_connection.mojom."""
_LIBRARY_PATHS: Final = ("LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "DYLD_FRAMEWORK_PATH", "LIBPATH")


class ThrowAway:
    """The folder of a browser's profile, private to the person, removed with all that is in it.

    A lock on a file in it tells a folder in use from one left behind: the system drops the lock with its process.
    """

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix=PREFIX))
        self._lock: IO[bytes] | None = (self.folder / LOCK).open("wb")
        _lock(self._lock)
        (self.folder / "Default").mkdir()
        (self.folder / "Default" / "Preferences").write_text(json.dumps(PREFERENCES), encoding="utf-8")

    def remove(self) -> bool:
        """Remove the folder, and try again while the browser's last processes still write; False when it stays."""
        if self._lock:
            self._lock.close()
            self._lock = None
        until = time.monotonic() + SECONDS_TO_END
        while self.folder.exists():
            shutil.rmtree(self.folder, ignore_errors=True)
            if time.monotonic() > until:
                return False
            time.sleep(0.05)
        return True


def remove_left_overs() -> None:
    """Remove the profiles that earlier runs left behind: only folders of this person's whose process has ended."""
    for folder in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
        with contextlib.suppress(OSError):
            if folder.is_symlink() or not folder.is_dir() or not _is_ours(folder):
                continue
            with (folder / LOCK).open("r+b") as lock:
                _lock(lock)
            shutil.rmtree(folder, ignore_errors=True)


def _is_ours(folder: Path) -> bool:
    return sys.platform == "win32" or folder.stat().st_uid == os.getuid()


if sys.platform == "win32":
    import msvcrt

    def _lock(file: IO[bytes]) -> None:
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(file: IO[bytes]) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


class Running:
    """A browser that was started; ``hear`` and ``say`` are our ends of its pipes."""

    def __init__(self, browser: Browser, folder: Path) -> None:
        """Start it; OSError when it cannot be."""
        theirs_in, self.say = os.pipe()
        self.hear, theirs_out = os.pipe()
        words = [str(browser.path), *ARGUMENTS, f"--user-data-dir={folder}", *browser.extra_arguments]
        try:
            if sys.platform == "win32":
                self._process: Any = _start_on_windows(words, theirs_in, theirs_out)
            else:
                self._process = _Started(words, theirs_in, theirs_out)
        except OSError:
            os.close(self.say)
            os.close(self.hear)
            raise
        finally:
            os.close(theirs_in)
            os.close(theirs_out)

    def code(self, seconds: float) -> int | None:
        """Its exit code, waited for that long; None while it runs."""
        until = time.monotonic() + seconds
        while (code := self._process.poll()) is None and time.monotonic() < until:
            time.sleep(0.02)
        return code

    def end(self, seconds: float) -> None:
        """Give it that long to end by itself, now that it was told to, then end it."""
        if self.code(seconds) is None:
            self._process.kill()


def surroundings(environment: Mapping[str, str]) -> dict[str, str]:
    """The environment for a browser: a frozen program's own library paths would keep it from starting."""
    changed = dict(environment)
    if getattr(sys, "frozen", False):
        for name in _LIBRARY_PATHS:
            original = changed.pop(f"{name}_ORIG", None)
            changed.pop(name, None)
            if original:
                changed[name] = original
    return changed


if sys.platform == "win32":

    def _start_on_windows(words: list[str], hear: int, say: int) -> "subprocess.Popen[bytes]":
        """Start it with inherited handles, whose numbers it is told. Source: Chromium, devtools_pipe_handler.cc."""
        import ctypes

        handles = [msvcrt.get_osfhandle(end) for end in (hear, say)]
        for handle in handles:
            os.set_handle_inheritable(handle, True)
        if getattr(sys, "frozen", False):  # PyInstaller's own folder of libraries is not for other programs
            ctypes.windll.kernel32.SetDllDirectoryW(None)
        start = subprocess.STARTUPINFO()
        start.lpAttributeList = {"handle_list": handles}
        pipes = ["--remote-debugging-pipe", f"--remote-debugging-io-pipes={handles[0]},{handles[1]}"]
        return subprocess.Popen(
            [words[0], *pipes, *words[1:]],
            env=surroundings(os.environ),
            startupinfo=start,
            close_fds=False,
        )

else:

    class _Started:
        """A process with our pipes as its descriptors 3 and 4, in a group of its own."""

        def __init__(self, words: list[str], hear: int, say: int) -> None:
            # The numbers 3 and 4 may be taken by the pipes themselves, the wrong way round.
            high = [fcntl.fcntl(end, fcntl.F_DUPFD_CLOEXEC, 10) for end in (hear, say)]
            try:
                self._pid = os.posix_spawn(
                    words[0],
                    [words[0], "--remote-debugging-pipe", *words[1:]],
                    surroundings(os.environ),
                    file_actions=[
                        (os.POSIX_SPAWN_DUP2, high[0], 3),
                        (os.POSIX_SPAWN_DUP2, high[1], 4),
                        *((os.POSIX_SPAWN_OPEN, each, os.devnull, os.O_RDWR, 0) for each in (0, 1, 2)),
                    ],
                    setpgroup=0,
                )
            finally:
                for number in high:
                    os.close(number)
            self._code: int | None = None

        def poll(self) -> int | None:
            if self._code is None:
                pid, status = os.waitpid(self._pid, os.WNOHANG)
                self._code = os.waitstatus_to_exitcode(status) if pid else None
            return self._code

        def kill(self) -> None:
            import signal

            with contextlib.suppress(ProcessLookupError):
                os.killpg(self._pid, signal.SIGKILL)
            with contextlib.suppress(ChildProcessError):
                os.waitpid(self._pid, 0)
            self._code = -signal.SIGKILL
