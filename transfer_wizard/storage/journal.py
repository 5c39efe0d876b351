"""The journal: a small log of the program, which request is open, and where the program crashed.

The log is for whoever looks after the program. It holds the names of events, states, pages and fields, never what is in
a field; four digits by themselves are masked in it all the same, whatever they are.
"""

import contextlib
import os
import queue
import re
import threading
from pathlib import Path
from typing import Final, TextIO

from transfer_wizard.request.words import DIGITS
from transfer_wizard.storage.paths import DRAFTS, private_folder
from transfer_wizard.storage.service import serve

LOG: Final = "log.txt"
LOG_BEFORE: Final = "log.1.txt"
MOST_BYTES: Final = 64 * 1024
OPEN_REQUEST: Final = "open-request"
CRASH: Final = "crash.txt"
LAST_CRASH: Final = "last-crash.txt"

AT_THE_END: Final = 2.0
"""Seconds that the end of the program waits for the log."""

_NAME: Final = re.compile(r"[\w.+-]{1,80}", re.ASCII)
_FOUR_DIGITS: Final = re.compile(rf"(?<!\d){DIGITS}(?!\d)")
_MASK: Final = "••••"


class Journal:
    """The journal in one data folder. Notes return at once, and are written one after the other on a thread.

    Attributes:
        last_crash: the report of the run before this one, if that crashed.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._notes: queue.SimpleQueue[tuple[str, str, threading.Event | None]] = queue.SimpleQueue()
        self._is_serving = threading.Lock()
        self._is_writing = threading.Lock()
        self._is_silent = False
        self.last_crash: Path | None = None

    def begin(self) -> str:
        """Begin a run; the id of the request that was open when the last run ended without coming to its end, or "".

        A crash report of that run becomes ``last_crash``, in place of the one before.
        """
        self.last_crash = self._keep_report()
        with contextlib.suppress(OSError, ValueError):
            with open(self._folder / OPEN_REQUEST, encoding="ascii", opener=_private) as file:
                identity = file.read(36)
            if re.fullmatch(r"[0-9a-f-]{36}", identity) and (self._folder / DRAFTS / f"{identity}.json").exists():
                return identity
        return ""

    def opened(self, identity: str) -> None:
        """Note which request is in the window, for the next run."""
        self._write_soon(OPEN_REQUEST, identity)

    def note(self, event: str, **names: str) -> None:
        """Log an event and names that belong to it; anything but plain names is left out."""
        from datetime import datetime

        words = [event, *(f"{key}={name if _NAME.fullmatch(name) else '…'}" for key, name in names.items())]
        line = _FOUR_DIGITS.sub(_MASK, " ".join(words))
        self._write_soon(LOG, f"{datetime.now().astimezone().isoformat(timespec='seconds')} {line}\n")

    def faults(self) -> TextIO | None:
        """The file that takes what is known of a crash, open for as long as the program runs; None without a disk."""
        try:
            path = private_folder(self._folder) / CRASH
            return open(path, "w", encoding="utf-8", opener=_private)  # the caller keeps it
        except OSError:
            return None

    def flush(self, seconds: float = AT_THE_END) -> None:
        """Wait until everything noted is on the disk, for a few seconds at most."""
        done = threading.Event()
        self._write_soon("", "", done)
        done.wait(seconds)

    def fall_silent(self) -> None:
        """Write nothing more in this run: the person wants everything forgotten."""
        with self._is_writing:
            self._is_silent = True

    def end(self) -> None:
        """Note that the run ended as it should."""
        self.flush()
        self._keep_report()
        for name in (OPEN_REQUEST, CRASH):
            with contextlib.suppress(OSError):
                (self._folder / name).unlink(missing_ok=True)

    def _keep_report(self) -> Path | None:
        """Put the report of a crash in its place, if there was a crash, and return the place."""
        kept = self._folder / LAST_CRASH
        with contextlib.suppress(OSError):
            if (self._folder / CRASH).stat().st_size:
                os.replace(self._folder / CRASH, kept)
                return kept
        return None

    def _write_soon(self, name: str, text: str, done: threading.Event | None = None) -> None:
        self._notes.put((name, text, done))
        if self._is_serving.acquire(blocking=False):
            serve("journal", self._write_next)

    def _write_next(self) -> None:
        name, text, done = self._notes.get()
        with self._is_writing, contextlib.suppress(OSError):  # a full disk is told where it takes no request
            if self._is_silent:
                pass
            elif name == LOG:
                self._append(text)
            elif name:
                with open(private_folder(self._folder) / name, "w", encoding="ascii", opener=_private) as file:
                    file.write(text)
        if done:
            done.set()

    def _append(self, line: str) -> None:
        path = private_folder(self._folder) / LOG
        with contextlib.suppress(FileNotFoundError):
            if path.stat().st_size > MOST_BYTES:
                os.replace(path, self._folder / LOG_BEFORE)
        with open(path, "a", encoding="utf-8", opener=_private) as log:
            log.write(line)


def _private(path: str, flags: int) -> int:
    """Open a file that only its owner may read; a link is not followed, and a pipe does not block."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0), 0o600)
