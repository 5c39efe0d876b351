"""The browser's window, off the record: its pages, and the frames in them that come and go."""

import contextlib
import os
import queue
import sys
import time
from typing import Any, Final

from transfer_wizard.webform.barrier import TOUCHED, Barrier
from transfer_wizard.webform.form_page import FormPage
from transfer_wizard.webform.launch import Running
from transfer_wizard.webform.pipe import Gone, Pipe, PipeError, Silent
from transfer_wizard.webform.profile import Profile
from transfer_wizard.webform.report import Reason

LEAST_SECONDS: Final = 0.2
SECONDS_TO_ATTACH: Final = 2.5
SECONDS_TO_END: Final = 5.0
IS_ROOT: Final = sys.platform == "linux" and os.geteuid() == 0
"""Chromium does not start for root with its sandbox, and without it no page from the web is opened here."""


class NoWindow(Exception):
    """The browser opens no page for us; ``reason`` says why."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason = reason


class BrowserWindow:
    """What is open in a browser that we have started.

    Args:
        running: the browser.
        profile: of the form.
        inbox: gets what ``take`` is to be called with, from the thread that reads the pipe.

    Attributes:
        pages: by session.
        barrier: between the pages and the network.
        is_gone: True once the browser has ended.
    """

    def __init__(self, running: Running, profile: Profile, inbox: "queue.SimpleQueue[Any]") -> None:
        self.pages: dict[str, FormPage] = {}
        self.is_gone = False
        self._running = running
        self._profile = profile
        self._inbox = inbox
        self._context = ""
        self._has_opened = False
        self.pipe = Pipe(running.hear, running.say, self._hear, lambda: inbox.put(("", "gone", {})))
        self.barrier = Barrier(self.pipe)

    def open(self, address: str, until: float) -> FormPage:
        """Open an address in a window of its own.

        Args:
            address: where.
            until: monotonic seconds at which the browser must have answered.

        Raises:
            NoWindow: it does not, or it is not allowed to.
        """
        try:
            # Silence means a policy, or a browser that hangs: the person must hear of it in time.
            self._call("Browser.getVersion", until)
        except Gone:  # one that may not be driven ends as if all were well
            is_silent = self._running.code(SECONDS_TO_END) == 0
            raise NoWindow(Reason.SILENT if is_silent else Reason.AS_ROOT if IS_ROOT else Reason.NOT_STARTED) from None
        except PipeError:
            raise NoWindow(Reason.SILENT) from None
        try:
            self.barrier.begin()
            page = self._new_page(until)
            left = max(until - time.monotonic(), LEAST_SECONDS + SECONDS_TO_ATTACH)  # a busy computer has its time
            if not self.barrier.can_cut(page.session, left):
                raise NoWindow(Reason.TOO_OLD)
            page.call("Page.bringToFront", seconds=left)
        except Gone:
            raise NoWindow(Reason.ENDED_EARLY) from None
        except (PipeError, KeyError):
            raise NoWindow(Reason.NO_WINDOW) from None
        self._has_opened = True
        self.pipe.tell("Page.navigate", page.session, url=address)
        return page

    def _new_page(self, until: float) -> FormPage:
        if not self._context:
            self.barrier.build(max(until - time.monotonic(), LEAST_SECONDS))
            self._context = self._call("Target.createBrowserContext", until, disposeOnDetach=True)["browserContextId"]
        known = set(self.pages)
        self._call("Target.createTarget", until, url="about:blank", browserContextId=self._context, newWindow=True)
        until = min(until, time.monotonic() + SECONDS_TO_ATTACH)  # where developer tools are forbidden, none ever comes
        while not (new := self.pages.keys() - known):
            if self.is_gone:
                raise Gone
            try:
                self.take(self._inbox.get(timeout=max(until - time.monotonic(), LEAST_SECONDS)))
            except queue.Empty:
                raise Silent from None
        return self.pages[new.pop()]

    def _call(self, verb: str, until: float, **content: Any) -> dict[str, Any]:
        return self.pipe.call(verb, max(until - time.monotonic(), LEAST_SECONDS), **content)

    def close(self) -> None:
        """End the browser; one that never opened a page for us is not waited for."""
        self.pipe.tell("Browser.close")
        self._running.end(SECONDS_TO_END if self._has_opened else 0)
        self.pipe.close()

    def take(self, event: Any) -> bool:
        """Follow what came and went in the window; False for something else than an event of ours."""
        if not isinstance(event, tuple):
            return False
        session, name, content = event
        with contextlib.suppress(Gone):
            match name:
                case "gone":
                    self.is_gone = True
                case "error":
                    raise RuntimeError
                case "Target.attachedToTarget":
                    self._attach(session, content)
                case "Target.detachedFromTarget":
                    self._detach(str(content.get("sessionId", "")))
        return True

    def _hear(self, session: str, name: str, content: dict[str, Any]) -> None:
        """An event of the browser, on the pipe's thread, which must not end."""
        try:
            self._follow(session, name, content)
        except Exception:  # where this process goes wrong, what waits goes on waiting: nothing leaves
            self._inbox.put(("", "error", {}))

    def _follow(self, session: str, name: str, content: dict[str, Any]) -> None:
        match name:
            case "Fetch.requestPaused":
                self.barrier.paused(content)
            case "Network.requestWillBeSent" | "Network.loadingFinished" | "Network.loadingFailed":
                self.barrier.network(name, content)
            case "Page.javascriptDialogOpening":
                self.barrier.asks(session, str(content.get("message", "")))
            case "Page.javascriptDialogClosed":
                self.barrier.answered(session)
            case "Runtime.bindingCalled" if content.get("name") == TOUCHED:
                self.barrier.touched()
            case "Runtime.executionContextCreated":
                self.barrier.started(session, content.get("context") or {})
            case "Runtime.executionContextDestroyed":
                self.barrier.ended(session, int(content.get("executionContextId", 0)))
            case "Target.attachedToTarget":
                self.barrier.admit(str(content.get("sessionId", "")), content.get("targetInfo") or {})
                self._inbox.put((session, name, content))
            case "Target.detachedFromTarget":
                self.barrier.forget(str(content.get("sessionId", "")))
                self._inbox.put((session, name, content))

    def _attach(self, parent: str, content: dict[str, Any]) -> None:
        """A page has come, or a frame that the browser keeps apart from its page."""
        info, session = content.get("targetInfo") or {}, str(content.get("sessionId", ""))
        if info.get("browserContextId") != self._context:
            return
        if info.get("type") == "page":
            self.pages[session] = FormPage(self.pipe, session, self._profile)
        elif info.get("type") == "iframe":
            for page in self.pages.values():
                page.attach(session, parent)

    def _detach(self, session: str) -> None:
        self.pages.pop(session, None)
        for page in self.pages.values():
            page.detach(session)
