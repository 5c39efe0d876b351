"""Stands between the browser and the network: from the first value typed until the person touches a page, nothing goes.

It does not look at what a request says, so it does not depend on how a page would hide a value in one. What only asks
for something waits until the touch; what sends, or leads away from the form, gets no answer.
"""

import queue
import secrets
import threading
import time
from collections.abc import Callable, Iterable
from functools import partial
from typing import Any, Final

from transfer_wizard.resources import resource
from transfer_wizard.webform.pipe import Denied, Pipe, PipeError, Silent

WORLD: Final = "transfer-wizard"
TOUCHED: Final = "transferWizardTouched"
PATIENCE: Final = 0.2
"""Seconds in which word of the person's touch may still arrive after the request that it caused."""
MOST_WAITING: Final = 2000
MOST_WORDS: Final = 200
"""Characters of what a dialog says."""
SECONDS_TO_LIVE: Final = 1.0
"""A page that does not answer for so long while a request of its waits may be waiting for just that."""
WORKERS: Final = ("worker", "shared_worker", "service_worker")
ATTACHING: Final[dict[str, Any]] = {
    "autoAttach": True,
    "waitForDebuggerOnStart": True,
    "flatten": True,
    "filter": [{"type": each} for each in ("page", "iframe", *WORKERS)],
}
SOCKETS: Final = ("wss://*:*/*", "ws://*:*/*")
TELL: Final = "(name) => transferWizardTell(name)"
"""Said to the page's own scripts from ours beside them (`touch.js`); True when they have heard it."""
HOLD_WORKER: Final = "function (value) { return this(value); }"
CUT: Final[dict[str, Any]] = {"offline": True, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1}


class Barrier:
    """Every page, frame and worker is admitted before it does anything.

    Requests are seen by the browser's own session, whoever makes them. Sockets are not requests: they are cut off in
    each page and worker. A dialog of a page is no request either, but the page waits for its answer: before the touch
    that is no.

    Attributes:
        stopped: how many requests got no answer.
        asking: the sessions of pages that show a dialog.
        message: the words of the last dialog that was answered here.
    """

    def __init__(self, pipe: Pipe) -> None:
        self._pipe = pipe
        self._kinds: dict[str, str] = {}
        self._pages: set[str] = set()
        self._frames: frozenset[str] = frozenset()
        self._is_cut = True
        self._streams = False
        self._scripts: set[str] = set()
        self._token = secrets.token_hex(16)
        self._worlds: dict[tuple[str, int], bool] = {}
        self._workers: dict[str, str] = {}
        self._up = threading.Event()
        self._touched = threading.Event()
        self._lock = threading.Lock()
        self._waiting: list[str] = []
        self._doubtful: queue.SimpleQueue[tuple[float, Callable[[bool], None]]] = queue.SimpleQueue()
        self._mute = resource("form_scripts", "mute.js").read_text(encoding="utf-8")
        self._touch = resource("form_scripts", "touch.js").read_text(encoding="utf-8")
        self.stopped = 0
        self.asking: set[str] = set()
        self.message = ""
        self._halts: set[str] = set()
        self._halting: queue.SimpleQueue[float] = queue.SimpleQueue()
        for work in (self._decide, self._free):
            threading.Thread(target=work, daemon=True).start()

    def build(self, seconds: float) -> None:
        """Before the first page: see every request of the browser, and hold what starts until it is admitted."""
        self._pipe.call("Fetch.enable", seconds, patterns=[{"urlPattern": "*"}])
        self._pipe.call("Target.setAutoAttach", seconds, **ATTACHING)

    def can_cut(self, session: str, seconds: float) -> bool:
        """False for a browser of before 2026, which has no way to cut off sockets."""
        try:
            self._pipe.call("Network.emulateNetworkConditionsByRule", seconds, session, **self._network(self._is_cut))
        except Denied:
            return False
        return True

    def raise_for(self, frames: Iterable[str], seconds: float) -> None:
        """From here on nothing goes; raises PipeError where that can't be had, and then nothing may be typed.

        Args:
            frames: the frames that hold fields: what leads away from them gets no answer.
            seconds: within which the browser must have closed the sockets of each page and worker.
        """
        self._frames = frozenset(frames)
        self._is_cut = True
        self._touched.clear()
        self._up.set()
        for session in list(self._kinds):
            try:
                self._pipe.call("Network.emulateNetworkConditionsByRule", seconds, session, **self._network(True))
            except Denied:
                if session in self._kinds and not self._is_gone(session, seconds):
                    raise
        self._hold_sockets(seconds)

    def touched(self) -> None:
        """The person has touched a page: from here on, what it sends is theirs, and what waited goes."""
        self._touched.set()
        self._is_cut = False
        self._lower("Fetch.continueRequest")

    def begin(self) -> None:
        """A form is opened: what waits of an earlier one gets no answer any more."""
        self._touched.clear()
        self.message = ""
        self._is_cut = True  # what a socket holds goes when its page is closed: before the first touch there is none
        self._lower("Fetch.failRequest", errorReason="BlockedByClient")

    def _lower(self, verb: str, **content: Any) -> None:
        with self._lock:
            self._up.clear()
            waiting, self._waiting = self._waiting, []
            self._halts.clear()
        for session in list(self._kinds):
            self._sockets(session, self._is_cut)
        if not self._is_cut:
            for session, world in list(self._worlds):
                self._pipe.tell("Runtime.callFunctionOn", session, **self._said_to(world, "go"))
            for session, worker in list(self._workers.items()):
                self._pipe.tell("Runtime.callFunctionOn", session, **_said_to_worker(worker, False))
        for number in waiting:
            self._pipe.tell(verb, requestId=number, **content)

    @property
    def is_loading(self) -> bool:
        """True while a script is on its way to a page."""
        return bool(self._scripts)

    # What the browser tells of, on the pipe's reading thread, which must not wait

    def admit(self, session: str, target: dict[str, Any]) -> None:
        """A page, frame or worker has come, and does nothing before it is let go."""
        kind = self._kinds[session] = str(target.get("type"))
        self._pipe.tell("Network.enable", session, maxTotalBufferSize=0)
        self._pipe.tell("Target.setAutoAttach", session, **ATTACHING)
        if self._is_cut:
            self._sockets(session, True)
        self._pipe.tell("Runtime.enable", session)  # without it there are no bindings, and no word of a worker's start
        if kind in WORKERS:
            if kind == "service_worker":  # it has no place for scripts before it is let go for the first time
                self._pipe.tell("Runtime.runIfWaitingForDebugger", session)
            return
        if kind == "page":
            self._pages.add(str(target.get("targetId")))
        self._pipe.tell("DOM.enable", session)
        self._pipe.tell("Page.enable", session)
        self._pipe.tell("Runtime.addBinding", session, name=TOUCHED, executionContextName=WORLD)
        for source, world in ((f"({self._mute})('{self._token}')", ""), (f"({self._touch})()", WORLD)):
            script: dict[str, Any] = {
                "source": source,
                "runImmediately": True,
                **({"worldName": world} if world else {}),
            }
            self._pipe.tell("Page.addScriptToEvaluateOnNewDocument", session, **script)
        self._pipe.tell("Runtime.runIfWaitingForDebugger", session)

    def started(self, session: str, context: dict[str, Any]) -> None:
        """Scripts can run there now; a worker is let go once it is as mute as a page."""
        number = int(context.get("id", 0))
        if context.get("name") == WORLD:
            self._worlds.setdefault((session, number), False)

            def heard(answer: dict[str, Any]) -> None:
                if answer.get("result", {}).get("value") is True and (session, number) in self._worlds:
                    self._worlds[session, number] = True

            self._pipe.tell("Runtime.callFunctionOn", session, hear=heard, **self._said_to(number, "hold"))
            if not self._is_cut:
                self._pipe.tell("Runtime.callFunctionOn", session, **self._said_to(number, "go"))
        if self._kinds.get(session) not in WORKERS:
            return
        if self._is_cut:  # a shared worker forgets what it was told before this
            self._sockets(session, True)

        def muted(answer: dict[str, Any]) -> None:
            if worker := answer.get("result", {}).get("objectId"):
                self._workers[session] = worker
                if not self._is_cut:
                    self._pipe.tell("Runtime.callFunctionOn", session, **_said_to_worker(worker, False))

        mute: dict[str, Any] = {"executionContextId": number, "functionDeclaration": self._mute}
        self._pipe.tell("Runtime.callFunctionOn", session, hear=muted, **mute)
        self._pipe.tell("Runtime.runIfWaitingForDebugger", session)

    def ended(self, session: str, context: int) -> None:
        """A document has gone."""
        self._worlds.pop((session, context), None)

    def forget(self, session: str) -> None:
        """It has gone."""
        self._kinds.pop(session, None)
        self.asking.discard(session)
        self._workers.pop(session, None)
        for each in [each for each in self._worlds if each[0] == session]:
            self._worlds.pop(each, None)

    def paused(self, paused: dict[str, Any]) -> None:
        """A request waits."""
        request = paused.get("request") or {}
        with self._lock:
            is_up = self._up.is_set()
            if is_up and self._only_asks(paused, request) and len(self._waiting) < MOST_WAITING:
                self._waiting.append(str(paused.get("requestId")))
                if paused.get("resourceType") == "XHR":
                    self._halts.add(self._waiting[-1])
                    self._halting.put(time.monotonic() + SECONDS_TO_LIVE)
                return
        if is_up:
            self._doubtful.put((time.monotonic() + PATIENCE, partial(self._settle, paused)))
            return
        # A body that is not there yet may be written later, when there is something to say.
        self._streams |= bool(request.get("hasPostData")) and "postData" not in request
        self._pipe.tell("Fetch.continueRequest", requestId=paused.get("requestId"))

    def network(self, name: str, content: dict[str, Any]) -> None:
        """Something was asked for, or came to its end."""
        number = str(content.get("requestId"))
        if name != "Network.requestWillBeSent":
            self._scripts.discard(number)
        elif content.get("type") == "Script":
            self._scripts.add(number)
        elif content.get("type") == "Document":
            self._scripts.clear()  # of a page that has gone

    def _only_asks(self, paused: dict[str, Any], request: dict[str, Any]) -> bool:
        """False for what sends, and for what puts another document in the place of one that holds fields."""
        leads_away = paused.get("resourceType") == "Document" and paused.get("frameId") in self._pages | self._frames
        return request.get("method") == "GET" and not leads_away

    def asks(self, session: str, words: str) -> None:
        """A page shows a dialog, and waits for its answer."""
        self.asking.add(session)
        self._doubtful.put((time.monotonic() + PATIENCE, partial(self._decline, session, words)))

    def answered(self, session: str) -> None:
        """It was answered."""
        self.asking.discard(session)

    def _decide(self) -> None:
        while True:
            until, settle = self._doubtful.get()
            settle(self._touched.wait(max(until - time.monotonic(), 0)))

    def _settle(self, paused: dict[str, Any], is_theirs: bool) -> None:
        number = paused.get("requestId")
        if is_theirs:
            self._pipe.tell("Fetch.continueRequest", requestId=number)
            return
        self.stopped += 1
        if paused.get("resourceType") == "Document":  # "no content": the page stays as it is
            self._pipe.tell("Fetch.fulfillRequest", requestId=number, responseCode=204)
        else:
            self._pipe.tell("Fetch.failRequest", requestId=number, errorReason="BlockedByClient")

    def _decline(self, session: str, words: str, is_theirs: bool) -> None:
        if not is_theirs and session in self.asking:
            self.message = " ".join(words[:MOST_WORDS].split()) or self.message
            self._pipe.tell("Page.handleJavaScriptDialog", session, accept=False)

    def _free(self) -> None:
        """A request that its page waits for, doing nothing else, gets no answer: no person could touch that page."""
        while True:
            time.sleep(max(self._halting.get() - time.monotonic(), 0))
            while not self._all_live():
                with self._lock:
                    last = next((each for each in reversed(self._waiting) if each in self._halts), None)
                    if last is None:
                        break
                    self._waiting.remove(last)
                self.stopped += 1
                self._pipe.tell("Fetch.failRequest", requestId=last, errorReason="BlockedByClient")

    def _all_live(self) -> bool:
        """True while every page and frame answers."""
        for session, world in list(self._worlds):
            asked: dict[str, Any] = {"executionContextId": world, "functionDeclaration": "() => 0"}
            try:
                self._pipe.call("Runtime.callFunctionOn", SECONDS_TO_LIVE, session, **asked)
            except Silent:
                return False
            except PipeError:
                continue  # it has gone
        return True

    # Sockets

    def _hold_sockets(self, seconds: float) -> None:
        """What is said over a socket from here on is kept in its page, and ends with it; raises PipeError."""
        told = [
            *((session, self._said_to(world, "hold"), listens) for (session, world), listens in self._worlds.items()),
            *((session, _said_to_worker(worker, True), True) for session, worker in self._workers.items()),
        ]
        for session, said, must_hear in told:
            try:
                answer = self._pipe.call("Runtime.callFunctionOn", seconds, session, **said)
            except Denied:
                continue  # it has gone
            if must_hear and answer.get("result", {}).get("value") is not True:
                raise Silent("a page has torn out what keeps its sockets silent")

    def _said_to(self, world: int, what: str) -> dict[str, Any]:
        words = [{"value": f"{self._token}-{what}"}]
        return {"executionContextId": world, "functionDeclaration": TELL, "arguments": words, "returnByValue": True}

    def _sockets(self, session: str, is_cut: bool) -> None:
        self._pipe.tell("Network.emulateNetworkConditionsByRule", session, **self._network(is_cut))

    def _network(self, is_cut: bool) -> dict[str, Any]:
        patterns = ("",) if self._streams else SOCKETS
        return {"matchedNetworkConditions": [{"urlPattern": pattern, **CUT} for pattern in patterns if is_cut]}

    def _is_gone(self, session: str, seconds: float) -> bool:
        try:
            self._pipe.call("Network.enable", seconds, session, maxTotalBufferSize=0)
        except Denied:
            return True
        return False


def _said_to_worker(worker: str, is_held: bool) -> dict[str, Any]:
    words = [{"value": is_held}]
    return {"objectId": worker, "functionDeclaration": HOLD_WORKER, "arguments": words, "returnByValue": True}
