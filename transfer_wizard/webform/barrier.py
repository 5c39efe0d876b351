"""Keeps a page from sending by itself what was just filled in: nothing leaves before the person touches the page.

Some forms send when a choice changes, or keep what is typed on a server. While the barrier is up, a request that
carries one of the values, and every form that is being sent, is answered by us with nothing: the page stays as it is.
"""

import queue
import re
import threading
import time
import urllib.parse
from base64 import b64decode
from collections.abc import Iterable
from typing import Any, Final

from transfer_wizard.webform.pipe import Pipe

SHORTEST: Final = 4
LONGEST: Final = 48
PATIENCE: Final = 0.2
"""Seconds in which word of the person's touch may still arrive after the request that it caused."""
MOST_BYTES: Final = 2 * 1024 * 1024


class Barrier:
    """Stands between the pages and the network; ``stopped`` counts what it held back."""

    def __init__(self, pipe: Pipe) -> None:
        self._pipe = pipe
        self._sessions: set[str] = set()
        self._traces: tuple[str, ...] = ()
        self._frames: frozenset[str] = frozenset()
        self._up = threading.Event()
        self._touched = threading.Event()
        self._held: queue.SimpleQueue[tuple[float, str, dict[str, Any]]] = queue.SimpleQueue()
        self.stopped = 0
        threading.Thread(target=self._decide, daemon=True).start()

    def guard(self, session: str, seconds: float) -> None:
        """Stand before this page or frame too."""
        if session not in self._sessions:
            self._pipe.call("Network.enable", seconds, session, maxTotalBufferSize=0)
            self._pipe.call("Network.setBypassServiceWorker", seconds, session, bypass=True)
            self._pipe.call("Fetch.enable", seconds, session, patterns=[{"urlPattern": "*"}])
            self._sessions.add(session)

    def forget(self, session: str) -> None:
        """A page or frame has gone."""
        self._sessions.discard(session)

    def raise_for(self, texts: Iterable[str], frames: Iterable[str]) -> None:
        """Hold back these texts from now on, and the forms of these frames."""
        self._frames = frozenset(frames)
        self._traces = tuple(trace for text in texts if len(trace := _squeezed(text)[:LONGEST]) >= SHORTEST)
        self._touched.clear()
        self._up.set()

    def touched(self) -> None:
        """The person has touched a page: from here on, what it sends is theirs."""
        self._touched.set()
        self._up.clear()
        self._traces = ()

    def paused(self, session: str, request: dict[str, Any]) -> None:
        """A request waits; called on the pipe's reading thread."""
        if self._up.is_set() and self._carries(request):
            self._held.put((time.monotonic() + PATIENCE, session, request))
        else:
            self._pipe.tell("Fetch.continueRequest", session, requestId=request.get("requestId"))

    def _decide(self) -> None:
        while True:
            until, session, request = self._held.get()
            number = request.get("requestId")
            if self._touched.wait(max(until - time.monotonic(), 0)):
                self._pipe.tell("Fetch.continueRequest", session, requestId=number)
            elif request.get("resourceType") == "Document":
                self.stopped += 1
                self._pipe.tell("Fetch.fulfillRequest", session, requestId=number, responseCode=204)
            else:
                self.stopped += 1
                self._pipe.tell("Fetch.failRequest", session, requestId=number, errorReason="Aborted")

    def _carries(self, paused: dict[str, Any]) -> bool:
        request = paused.get("request") or {}
        if paused.get("resourceType") == "Document" and self._sends_a_form(paused.get("frameId"), request):
            return True
        body = request.get("postData")
        if request.get("hasPostData") and body is None:
            parts = request.get("postDataEntries") or [{}]
            if not all("bytes" in each for each in parts):
                return True
            body = b"".join(b64decode(each["bytes"]) for each in parts).decode("utf-8", "replace")
        said = _squeezed(str(request.get("url", ""))) + "\n" + _squeezed((body or "")[:MOST_BYTES])
        return any(
            re.search(rf"(?<!\d){trace}(?!\d)", said) if trace.isdecimal() else trace in said for trace in self._traces
        )

    def _sends_a_form(self, frame: Any, request: dict[str, Any]) -> bool:
        """True for a body, and for a query in the place of a form; what a person asks the browser has no referrer."""
        if request.get("method") != "GET":
            return True
        return frame in self._frames and "?" in request.get("url", "") and "Referer" in (request.get("headers") or {})


def _squeezed(text: str) -> str:
    """The text without what differs between a field, an address, JSON and a form's body: escapes, spaces, case."""
    plain = urllib.parse.unquote_plus(text)
    plain = re.sub(r"\\u([0-9a-fA-F]{4})", lambda found: chr(int(found[1], 16)), plain)
    plain = re.sub(r"\\[nrt]|\\", "", plain)
    return re.sub(r"\s+", "", plain).casefold()
