"""The process that holds a browser: `transfer-wizard form-host`, started by a FormSession and by nobody else.

It hears orders on standard input and tells news on standard output. Standard input ends when the program that started
it does; the browser, and what the person has typed there, stay all the same: from then on nothing is filled in any
more, and this process waits for the browser to be closed, to remove its profile.
"""

import contextlib
import os
import queue
import signal
import threading
import time
from dataclasses import dataclass, field
from typing import Any, Final
from urllib.parse import urlsplit

from transfer_wizard.webform import wire
from transfer_wizard.webform.barrier import Barrier
from transfer_wizard.webform.browsers import installed
from transfer_wizard.webform.fill import Filling, Look
from transfer_wizard.webform.launch import Running, ThrowAway, remove_left_overs
from transfer_wizard.webform.page import TOUCHED, WORLD, Frame, Page, Pulse
from transfer_wizard.webform.pipe import Denied, Gone, Pipe, PipeError, Silent
from transfer_wizard.webform.report import News, Reason, Stage
from transfer_wizard.webform.values import PASSCODES

TICK: Final = 0.15
IDLE_MILLISECONDS: Final = 1200
"""The person is at work on the page until this long after the last key."""
SECONDS_TO_SHOW: Final = 1.5
"""Fields that are not there after this time may never come: the person is told."""
ALONE: Final = object()
LOST: Final = object()
KINDS: Final = [{"type": "page"}, {"type": "iframe"}]


@dataclass
class Watch:
    """A page and what has been seen of it.

    Attributes:
        page: the page.
        known: the fields that were there when it was last filled in, by frame and number.
        before: those of the last look; a page is filled in once they stay the same.
        since: when it was first seen where it is, in monotonic seconds.
        place: the document it showed at the last look.
        fills: how often it was filled in.
    """

    page: Page
    known: set[tuple[int, int]] = field(default_factory=set)
    before: set[tuple[int, int]] = field(default_factory=set)
    since: float = 0.0
    place: object = None
    fills: int = 0


class Host:
    """Opens the form, fills in each page of it as it appears, and holds the browser until it is closed."""

    def __init__(self, start: wire.Start, inbox: "queue.SimpleQueue[Any]") -> None:
        self._profile = start.profile
        self._filling: Filling | None = Filling(start.profile, start.values)
        self._browser = start.browser or next(iter(installed()), None)
        self._until = time.monotonic() + start.seconds
        self._inbox = inbox
        self._watches: dict[str, Watch] = {}
        self._told: News | None = None
        self._is_over = False

    def run(self) -> None:
        """Everything from the start of the browser to its end."""
        remove_left_overs()
        if not self._browser:
            return self._tell(Stage.NO_BROWSER, Reason.NONE_INSTALLED)
        self._tell(Stage.STARTING)
        throw_away = ThrowAway()
        try:
            self._drive(Running(self._browser, throw_away.folder))
        except OSError:
            self._tell(Stage.NO_BROWSER, Reason.NOT_STARTED)
        finally:
            throw_away.remove()
        if self._told and self._told.stage is not Stage.NO_BROWSER:
            self._tell(Stage.ENDED)

    def _drive(self, running: Running) -> None:
        self._pipe = Pipe(running.hear, running.say, self._hear, lambda: self._inbox.put(LOST))
        self._barrier = Barrier(self._pipe)
        try:
            if reason := self._open():
                self._tell(Stage.NO_BROWSER, reason)
            else:
                self._tell(Stage.READING)
                self._watch()
        finally:
            self._pipe.tell("Browser.close")
            running.end()
            self._pipe.close()

    def _hear(self, session: str, name: str, content: dict[str, Any]) -> None:
        """An event of the browser, on the pipe's thread."""
        if name == "Fetch.requestPaused":
            self._barrier.paused(session, content)
        elif name == "Runtime.bindingCalled":
            if content.get("name") == TOUCHED:
                self._barrier.touched()
        elif name in ("Target.attachedToTarget", "Target.detachedFromTarget"):
            self._inbox.put((session, name, content))

    # The window

    def _open(self) -> Reason:
        """Open the form in a window off the record; the reason why not, or none."""
        try:
            # Silence means a policy, or a browser that hangs: the person must hear of it in time.
            self._pipe.call("Browser.getVersion", self._left())
        except Gone:
            return Reason.NOT_STARTED
        except PipeError:
            return Reason.SILENT
        try:
            self._pipe.call(
                "Target.setAutoAttach",
                self._left(),
                autoAttach=True,
                waitForDebuggerOnStart=False,
                flatten=True,
                filter=KINDS,
            )
            context = self._pipe.call("Target.createBrowserContext", self._left(), disposeOnDetach=True)
            self._context = str(context["browserContextId"])
            self._pipe.call(
                "Target.createTarget",
                self._left(),
                url="about:blank",
                browserContextId=self._context,
                newWindow=True,
            )
            while not self._watches and not self._is_over and time.monotonic() < self._until:
                self._take_orders(TICK)
            [watch] = self._watches.values()
            watch.page.call("Page.bringToFront")
            self._pipe.tell("Page.navigate", watch.page.session, url=self._profile.address)
        except Gone:
            return Reason.ENDED_EARLY
        except (PipeError, KeyError, ValueError):
            return Reason.NO_WINDOW
        return Reason.NONE

    def _left(self) -> float:
        return max(self._until - time.monotonic(), 0.1)

    def _attach(self, parent: str, content: dict[str, Any]) -> None:
        """A page or a frame of its own process has come."""
        info, session = content.get("targetInfo") or {}, str(content.get("sessionId", ""))
        if info.get("browserContextId") != self._context:
            return
        if info.get("type") == "page":
            self._watches[session] = Watch(Page(self._pipe, session, self._profile), since=time.monotonic())
        for watch in self._watches.values():
            watch.page.attach(session, parent)
        with contextlib.suppress(Denied, Silent):
            self._pipe.call("DOM.enable", self._left(), session)
            self._pipe.call("Runtime.addBinding", self._left(), session, name=TOUCHED, executionContextName=WORLD)
            self._pipe.call(
                "Target.setAutoAttach",
                self._left(),
                session,
                autoAttach=True,
                waitForDebuggerOnStart=False,
                flatten=True,
                filter=KINDS,
            )

    def _detach(self, session: str) -> None:
        self._barrier.forget(session)
        self._watches.pop(session, None)
        for watch in self._watches.values():
            watch.page.detach(session)

    # The watch

    def _watch(self) -> None:
        while self._watches and not self._is_over:
            self._take_orders(TICK)
            for watch in list(self._watches.values()) if self._filling else ():
                try:
                    self._look(watch)
                except Gone:
                    return
                except Silent:
                    self._tell_late(Reason.HANGS)
                except (Denied, KeyError, StopIteration):
                    continue  # the page changed under our hands; the next look sees what it is now
            if not self._told or self._told.stage is Stage.READING:
                self._tell_late(Reason.SLOW)

    def _tell_late(self, reason: Reason) -> None:
        if time.monotonic() > self._until:
            self._tell(Stage.WAITING, reason)

    def _take_orders(self, seconds: float) -> None:
        """Do what has come in: orders of the program, and pages and frames that came and went."""
        until = time.monotonic() + seconds
        while not self._is_over:
            try:
                order = self._inbox.get(timeout=max(until - time.monotonic(), 0))
            except queue.Empty:
                return
            if order is LOST:
                self._is_over = True
            elif order is ALONE:
                self._filling = None
            elif isinstance(order, tuple):
                session, name, content = order
                with contextlib.suppress(Gone):
                    if name == "Target.attachedToTarget":
                        self._attach(session, content)
                    else:
                        self._detach(str(content.get("sessionId", "")))
            elif isinstance(order, wire.Refill):
                self._refill()
            elif isinstance(order, dict):
                self._fill_passcodes(order)

    def _look(self, watch: Watch) -> None:
        """One look at a page: fill it in when it has fields that are new and have come to rest."""
        page, filling = watch.page, self._filling
        if not filling:
            return
        frames = page.frames()
        if not frames:
            return self._look_elsewhere(watch)
        if watch.place != (place := frames[0].number):
            watch.place, watch.since, watch.known = place, time.monotonic(), set()
        pulses = {frame: pulse for frame in frames if (pulse := page.pulse(frame))}
        seen = {(frame.number, number) for frame, pulse in pulses.items() for number in pulse.fields}
        is_at_rest = seen == watch.before and bool(pulses) and all(each.ready for each in pulses.values())
        watch.before = seen
        if not is_at_rest:
            return
        is_busy = watch.fills and min(each.idle for each in pulses.values()) < IDLE_MILLISECONDS
        if seen - watch.known and not is_busy:
            self._fill(watch, self._read(watch, pulses), seen)
        if not watch.known and time.monotonic() > watch.since + SECONDS_TO_SHOW:
            self._tell(Stage.WAITING, _obstacle(pulses), host=_host(frames))

    def _read(self, watch: Watch, pulses: dict[Frame, Pulse]) -> Look:
        assert self._filling
        hidden = [frame.number for frame, pulse in pulses.items() if pulse.hidden]
        return self._filling.look(watch.page, list(pulses), hidden)

    def _look_elsewhere(self, watch: Watch) -> None:
        address = watch.page.address()
        watch.place = None
        if address.startswith("chrome-error:"):
            self._tell(Stage.WAITING, Reason.NOT_LOADED, host=urlsplit(self._profile.address).hostname or "")
        elif not address.startswith("about:") and not self._profile.allows(address):
            self._tell(Stage.REFUSED, Reason.OTHER_HOST, host=urlsplit(address).hostname or "")

    def _fill(self, watch: Watch, look: Look, seen: set[tuple[int, int]], again: bool = False) -> None:
        assert self._filling
        if not look.matches:
            return
        watch.known = seen
        for session in watch.page.sessions:
            self._barrier.guard(session, self._left() + 1)
        self._barrier.raise_for(each.text for each in self._filling.values)
        self._filling.fill(watch.page, look, again)
        watch.fills += 1
        self._tell_filled(watch, look)

    def _tell_filled(self, watch: Watch, look: Look) -> None:
        assert self._filling
        stage = Stage.FILLED if watch.fills < 2 else Stage.NEXT_PAGE
        asks_passcode = look.asks_passcode(self._profile)
        self._tell(stage, host=_host(look.frames), asks_passcode=asks_passcode)

    # Orders

    def _look_now(self) -> "tuple[Watch, Look, set[tuple[int, int]]] | None":
        """The page that shows most fields of ours, read anew."""
        found = None
        for watch in self._watches.values() if self._filling else ():
            with contextlib.suppress(Denied, Silent, KeyError):
                pulses = {frame: pulse for frame in watch.page.frames() if (pulse := watch.page.pulse(frame))}
                seen = {(frame.number, number) for frame, pulse in pulses.items() for number in pulse.fields}
                look = self._read(watch, pulses)
                if look.matches and (not found or len(look.matches) > len(found[1].matches)):
                    found = watch, look, seen
        return found

    def _refill(self) -> None:
        if now := self._look_now():
            with contextlib.suppress(Denied, Silent, KeyError, StopIteration):
                self._fill(*now, again=True)

    def _fill_passcodes(self, digits: dict[str, str]) -> None:
        digits = {name: each for name, each in digits.items() if name in PASSCODES.values()}
        if self._filling and (now := self._look_now()):
            watch, look, _seen = now
            with contextlib.suppress(Denied, Silent, KeyError, StopIteration):
                for session in watch.page.sessions:
                    self._barrier.guard(session, self._left() + 1)
                self._barrier.raise_for([*(each.text for each in self._filling.values), *digits.values()])
                self._filling.fill_passcodes(watch.page, look, digits)
                self._tell_filled(watch, look)
        digits.clear()

    def _tell(self, stage: Stage, reason: Reason = Reason.NONE, host: str = "", asks_passcode: bool = False) -> None:
        findings = tuple(self._filling.findings.values()) if self._filling else ()
        stopped = self._barrier.stopped if hasattr(self, "_barrier") else 0
        news = News(stage, reason, findings, host, asks_passcode, stopped)
        if news != self._told:
            self._told = news
            with contextlib.suppress(OSError):
                wire.write(1, wire.news_line(news))


def _host(frames: list[Frame]) -> str:
    return urlsplit(frames[0].address).hostname or "" if frames else ""


def _obstacle(pulses: dict[Frame, Pulse]) -> Reason:
    if any(each.password for each in pulses.values()):
        return Reason.SIGN_IN
    return Reason.CAPTCHA if any(each.captcha for each in pulses.values()) else Reason.NO_FIELDS


def main() -> int:
    """Take the first order, and run until the browser is closed."""
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_IGN)
    inbox: queue.SimpleQueue[Any] = queue.SimpleQueue()

    def hear() -> None:
        with contextlib.suppress(OSError):
            wire.each_line(lambda size: os.read(0, size), lambda line: inbox.put(wire.read_order(line)))
        inbox.put(ALONE)

    threading.Thread(target=hear, daemon=True).start()
    start = inbox.get()
    if not isinstance(start, wire.Start):
        return 1
    try:
        Host(start, inbox).run()
    except Exception:  # its text may hold what is on a page; nobody reads it here
        with contextlib.suppress(OSError):
            wire.write(1, wire.news_line(News(Stage.NO_BROWSER, Reason.OWN_ERROR)))
        return 1
    return 0
