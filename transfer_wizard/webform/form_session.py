"""One fill of one form, as the window and the command line see it: start, ask again, give the passcodes, close."""

import contextlib
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final

import transfer_wizard
from transfer_wizard.request.passcode import Passcode
from transfer_wizard.request.words import Side
from transfer_wizard.webform import sentences, wire
from transfer_wizard.webform.browsers import Browser, installed
from transfer_wizard.webform.profile import Profile
from transfer_wizard.webform.reading import Purpose
from transfer_wizard.webform.report import FillStage, News, Reason, Report
from transfer_wizard.webform.values import PASSCODES, FormValue

DEADLINE: Final = 5.0
PATIENCE: Final = 25.0
COMMAND: Final = "form-host"
SECONDS_TO_GIVE_UP: Final = 10.0
RESERVE: Final = 0.7
"""Seconds of the deadline that the other process is not given, for its own start and for its last word."""


class FormSession:
    """Fills in a form in a browser window of its own, and reports.

    A process of its own holds the browser. It outlives this program as long as the person has the browser open, so
    that a form half filled in is not lost.

    Args:
        profile: which form.
        values: what to fill in.
        on_report: called with each report, on a thread of this session.
        browser: which browser; the first that is installed when None.
        deadline: seconds within which a report says that the form is filled in, or why it is not (yet).
        patience: seconds after which a browser that has not opened a window is ended. One that starts late, on a busy
            computer, still fills in the form.
        purpose: to fill in the form, or only to read it.
    """

    def __init__(
        self,
        profile: Profile,
        values: list[FormValue],
        on_report: Callable[[Report], None],
        browser: Browser | None = None,
        deadline: float = DEADLINE,
        patience: float = PATIENCE,
        purpose: Purpose = Purpose.FILL,
    ) -> None:
        self._purpose = purpose
        self._profile = profile
        self._values = values
        self._on_report = on_report
        self._browser = browser or next(iter(installed()), None)
        self._deadline = deadline
        self._patience = max(patience, deadline)
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._is_closed = False
        self._has_answer = threading.Event()

    def start(self) -> None:
        """Open the browser at the form and fill it in; returns at once."""
        threading.Thread(target=self._run, daemon=True).start()

    def refill(self) -> None:
        """Read the page once more and fill in what is empty."""
        self._say(wire.order_line(wire.Refill()))

    def fill_passcodes(self, passcodes: Mapping[Side, Passcode]) -> None:
        """Fill in the passcodes where the page asks for them; to be called only when the person asks for it, each time.

        They are told to the process that holds the browser, which forgets them once they are filled in: what it got
        is overwritten, as far as Python lets anybody do that to a text.
        """
        line = wire.passcodes_line({PASSCODES[side]: passcode.reveal() for side, passcode in passcodes.items()})
        self._say(line)
        line[:] = bytes(len(line))

    def leave(self) -> None:
        """Take no more reports, but have later pages of the form filled in too, for as long as the browser is open."""
        self._say(wire.order_line(wire.Leave()))
        self.close()

    def close(self) -> None:
        """Take no more reports; the browser and what is typed in it stay."""
        self._is_closed = True
        with self._lock, contextlib.suppress(OSError):
            if self._process and self._process.stdin:
                self._process.stdin.close()

    def _run(self) -> None:
        try:
            self._follow()
        except Exception:  # whatever it is; its text may hold what is typed, and nobody reads it here
            self._tell(News(FillStage.NO_BROWSER, Reason.OWN_ERROR))
        self.close()
        if self._process and self._process.stdout:
            self._process.stdout.close()
            self._process.wait()

    def _follow(self) -> None:
        """Start the other process, and report what it says until it ends."""
        if not self._browser:
            return self._tell(News(FillStage.NO_BROWSER, Reason.NONE_INSTALLED))
        with self._lock:
            self._process = process = _start_host()
        threading.Thread(target=self._guard, daemon=True).start()
        start = wire.Start(
            profile=self._profile,
            values=self._values,
            browser=self._browser,
            deadline=max(self._deadline - RESERVE, 0.1),
            patience=max(self._patience - RESERVE, 0.1),
            purpose=self._purpose,
        )
        self._say(wire.order_line(start))
        last = None
        news_pipe = process.stdout
        assert news_pipe
        with contextlib.suppress(OSError, ValueError):
            for line in iter(lambda: news_pipe.readline(wire.MOST_BYTES), b""):
                if news := wire.read_news(line):
                    last = news.stage
                    self._tell(news)
        if last not in (FillStage.NO_BROWSER, FillStage.ENDED, FillStage.PLANNED):
            self._tell(News(FillStage.NO_BROWSER, Reason.OWN_ERROR))

    def _guard(self) -> None:
        """Say so when the other process says nothing in time; one that never does is ended."""
        if self._has_answer.wait(self._deadline):
            return
        self._tell(News(FillStage.NO_BROWSER, Reason.LATE), is_answer=False)
        if not self._has_answer.wait(self._patience + SECONDS_TO_GIVE_UP) and self._process:
            self._process.kill()

    def _tell(self, news: News, is_answer: bool = True) -> None:
        if is_answer and news.stage is not FillStage.STARTING:
            self._has_answer.set()
        if not self._is_closed:
            name = self._browser.name if self._browser else ""
            self._on_report(sentences.report(news, self._profile, self._values, name))

    def _say(self, line: bytes | bytearray) -> None:
        with self._lock, contextlib.suppress(OSError, ValueError):
            if self._process and self._process.stdin:
                wire.write(self._process.stdin.fileno(), line)


def _start_host() -> "subprocess.Popen[bytes]":
    """Start the process that holds the browser: this program once more, in a session of its own."""
    package = Path(transfer_wizard.__file__).parent
    program = [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", package.name]
    own: dict[str, Any] = {"start_new_session": True}
    if sys.platform == "win32":
        own = {"creationflags": subprocess.CREATE_NO_WINDOW | subprocess.CREATE_NEW_PROCESS_GROUP}
    return subprocess.Popen(
        [*program, COMMAND],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=package.parent,
        env=dict(os.environ),
        **own,
    )
