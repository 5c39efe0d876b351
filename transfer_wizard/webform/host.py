"""The process that holds a browser: `transfer-wizard form-host`, started by a FormSession and by nobody else.

It hears orders on standard input and tells news on standard output. Standard input ends when the program that started
it does; the browser, and what the person has typed there, stay all the same: from then on nothing is filled in any
more, unless it was told to go on alone, and this process waits for the browser to be closed, to remove its profile.
"""

import contextlib
import os
import queue
import signal
import threading
import time
from typing import Any, Final

from transfer_wizard.webform import wire
from transfer_wizard.webform.browser_window import BrowserWindow, NoWindow
from transfer_wizard.webform.fill import Filling
from transfer_wizard.webform.launch import Running, ThrowAway, remove_left_overs
from transfer_wizard.webform.pipe import Denied, Gone, Silent
from transfer_wizard.webform.reading import Purpose
from transfer_wizard.webform.report import FillStage, News, Reason, ValueReport
from transfer_wizard.webform.values import PASSCODES
from transfer_wizard.webform.watch import Watch

TICK: Final = 0.15
TIMES_TO_ASK: Final = 3
"""How often a page is asked to take the passcodes when it has not answered; what it took already stays as it is."""
ALONE: Final = "alone"
"""In the inbox once the program that started this one has gone, or wants no more of it."""
TOLD_TO_END: Final = "told to end"
"""In the inbox once the system wants this process to end, which would take the browser with it."""


class Host:
    """Opens the form, fills in each page of it as it appears, and holds the browser until it is closed."""

    def __init__(self, start: wire.Start, inbox: "queue.SimpleQueue[Any]") -> None:
        self._start = start
        self._until = time.monotonic() + start.deadline
        self._inbox = inbox
        self._filling: Filling | None = Filling(start.profile, start.values)
        self._watches: dict[str, Watch] = {}
        self._told = News(FillStage.STARTING)
        self._is_left = False

    def run(self) -> None:
        """Everything from the start of the browser to its end."""
        remove_left_overs()
        self._tell(News(FillStage.STARTING))
        throw_away = ThrowAway()
        try:
            self._drive(Running(self._start.browser, throw_away.folder))
        except OSError:
            self._tell(News(FillStage.NO_BROWSER, Reason.NOT_STARTED))
        finally:
            throw_away.remove()
        if self._is_planned:
            return
        if self._told.findings or self._told.places:
            self._tell(News(FillStage.ENDED, findings=self._told.findings, places=self._told.places))
        elif self._told.stage is not FillStage.NO_BROWSER:
            self._tell(News(FillStage.NO_BROWSER, Reason.ENDED_EARLY))

    def _drive(self, running: Running) -> None:
        window = BrowserWindow(running, self._start.profile, self._inbox)
        try:
            window.open(self._start.profile.address, time.monotonic() + self._start.patience)
            self._tell(News(FillStage.READING))
            while window.pages and not window.is_gone and not self._is_planned:
                try:
                    self._take_orders(window)
                    self._look(window)
                except Gone:
                    raise
                except Exception:  # its text may hold what is on a page; the browser, and what is in it, stay
                    self._give_up()
        except NoWindow as none:
            self._tell(News(FillStage.NO_BROWSER, none.reason))
        except Gone:
            pass
        finally:
            window.close()

    @property
    def _is_planned(self) -> bool:
        """True once a plan is told, or why there is none: nobody is there who could sign in, or wait."""
        final = (FillStage.PLANNED, FillStage.WAITING, FillStage.REFUSED)
        return self._start.purpose is Purpose.PLAN and self._told.stage in final

    def _give_up(self) -> None:
        """Fill in nothing more, and tell what is known."""
        findings, told = self._findings, self._told
        self._stop()
        self._tell(News(FillStage.NO_BROWSER, Reason.OWN_ERROR, findings, told.host, places=told.places))

    @property
    def _findings(self) -> tuple[ValueReport, ...]:
        """What is known of each value by now."""
        return tuple(self._filling.findings.values()) if self._filling else self._told.findings

    def _stop(self) -> None:
        self._filling = None
        self._watches.clear()

    def _look(self, window: BrowserWindow) -> None:
        """One look at every page, while there is something to fill in."""
        if not self._filling:
            return
        for session, page in window.pages.items():
            if session in window.barrier.asking:
                continue  # it does nothing before it has its answer
            if session not in self._watches:
                self._watches[session] = Watch(page, window.barrier, self._filling, self._start.purpose)
            try:
                self._tell(self._watches[session].look())
            except Silent:  # also while the first document has not come
                self._tell_late(Reason.HANGS if self._watches[session].has_document else Reason.SLOW)
            except (Denied, KeyError, StopIteration):
                pass  # the page changed under our hands: the next look sees what it is now
        if self._told.stage is FillStage.READING and not self._told.host:
            self._tell_late(Reason.SLOW)

    def _take_orders(self, window: BrowserWindow) -> None:
        """Do what has come in within one tick: orders of the program, and what came and went in the window."""
        until = time.monotonic() + TICK
        while not window.is_gone:
            try:
                order = self._inbox.get(timeout=max(until - time.monotonic(), 0.001))
            except queue.Empty:
                return
            if window.take(order):
                self._watches = {session: watch for session, watch in self._watches.items() if session in window.pages}
            elif isinstance(order, wire.Leave):
                self._is_left = True
            elif order == TOLD_TO_END or (order == ALONE and not self._is_left):
                self._stop()
            elif isinstance(order, wire.Refill):
                for watch in self._watches.values():
                    with contextlib.suppress(Denied, Silent, KeyError, StopIteration):
                        self._tell(watch.refill())
            elif isinstance(order, dict):
                self._fill_passcodes(order)

    def _fill_passcodes(self, digits: dict[str, str]) -> None:
        digits = {name: code for name, code in digits.items() if name in PASSCODES.values()}
        for watch in self._watches.values():
            for _time in range(TIMES_TO_ASK):
                with contextlib.suppress(Denied, KeyError, StopIteration):
                    try:
                        self._tell(watch.fill_passcodes(digits))
                    except Silent:
                        continue
                break
        digits.clear()

    def _tell_late(self, reason: Reason) -> None:
        if time.monotonic() > self._until:
            told = self._told
            self._tell(News(FillStage.WAITING, reason, self._findings, told.host, places=told.places))

    def _tell(self, news: News | None) -> None:
        if (news and news != self._told) or news == News(FillStage.STARTING):
            self._told = news
            with contextlib.suppress(OSError):
                wire.write(1, wire.news_line(news))


def main() -> int:
    """Take the first order, and run until the browser is closed."""
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_IGN)
    inbox: queue.SimpleQueue[Any] = queue.SimpleQueue()
    for name in ("SIGTERM", "SIGINT", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), lambda *_: inbox.put(TOLD_TO_END))

    def hear() -> None:
        with contextlib.suppress(OSError):
            wire.each_line(lambda size: os.read(0, size), lambda line: inbox.put(wire.read_order(line)))
        inbox.put(ALONE)

    threading.Thread(target=hear, daemon=True).start()
    start = inbox.get()
    if not isinstance(start, wire.Start):  # nor is there a browser yet
        return 1
    try:
        Host(start, inbox).run()
    except Exception:  # its text may hold what is on a page; nobody reads it here
        with contextlib.suppress(OSError):
            wire.write(1, wire.news_line(News(FillStage.NO_BROWSER, Reason.OWN_ERROR)))
        return 1
    return 0
