"""The two pipes to a browser: its debugging protocol, cut down to what looking and typing need.

Whatever is not in ``VERBS`` is not said, so that no code above can press a key, click, or send a form.
"""

import json
import os
import queue
import threading
from collections.abc import Callable
from concurrent.futures import Future
from concurrent.futures import TimeoutError as Late
from typing import Any, Final

VERBS: Final = frozenset(
    {
        "Browser.close",
        "Browser.getVersion",
        "DOM.describeNode",
        "DOM.enable",
        "DOM.getFrameOwner",
        "DOM.resolveNode",
        "DOMDebugger.getEventListeners",
        "Emulation.setFocusEmulationEnabled",
        "Fetch.continueRequest",
        "Fetch.enable",
        "Fetch.failRequest",
        "Fetch.fulfillRequest",
        "Input.insertText",
        "Network.emulateNetworkConditionsByRule",
        "Network.enable",
        "Page.addScriptToEvaluateOnNewDocument",
        "Page.bringToFront",
        "Page.createIsolatedWorld",
        "Page.enable",
        "Page.getFrameTree",
        "Page.handleJavaScriptDialog",
        "Page.navigate",
        "Runtime.addBinding",
        "Runtime.callFunctionOn",
        "Runtime.enable",
        "Runtime.runIfWaitingForDebugger",
        "Target.createBrowserContext",
        "Target.createTarget",
        "Target.setAutoAttach",
    }
)
MOST_BYTES: Final = 64 * 1024 * 1024
CHUNK: Final = 256 * 1024

Event = Callable[[str, str, dict[str, Any]], None]


class PipeError(Exception):
    """The browser did not do what it was asked; the message is for programmers only."""


class Gone(PipeError):
    """The browser has closed its end."""


class Silent(PipeError):
    """The browser did not answer in time."""


class Denied(PipeError):
    """The browser answered that it will not or cannot."""


class Pipe:
    """Asks the browser and hears its events, on threads of its own.

    Args:
        hear: the file descriptor to read from.
        say: the file descriptor to write to.
        on_event: called with session, name and content of each event, on the reading thread: it must not wait.
        on_end: called once, when the browser has gone.
    """

    def __init__(self, hear: int, say: int, on_event: Event, on_end: Callable[[], None]) -> None:
        self._hear, self._say = hear, say
        self._on_event, self._on_end = on_event, on_end
        self._lock = threading.Lock()
        self._last = 0
        self._open: dict[int, Future[dict[str, Any]]] = {}
        self._is_gone = False
        self._outgoing: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
        for work in (self._read, self._write):
            threading.Thread(target=work, daemon=True).start()

    def call(self, verb: str, seconds: float, session: str = "", **content: Any) -> dict[str, Any]:
        """What the browser answers.

        Raises:
            Gone, Silent, Denied: it does not.
        """
        answer: Future[dict[str, Any]] = Future()
        number = self._send(verb, session, content, answer)
        try:
            return answer.result(seconds)
        except Late:
            raise Silent(verb) from None
        finally:
            self._open.pop(number, None)

    def tell(
        self, verb: str, session: str = "", hear: Callable[[dict[str, Any]], None] | None = None, **content: Any
    ) -> None:
        """Ask for something without waiting for an answer; nothing happens when the browser has gone.

        Args:
            verb, session, content: what is asked for, and where.
            hear: gets the answer later, on the reading thread, where there is one.
        """
        answer: Future[dict[str, Any]] | None = None
        if hear:
            answer = Future()
            answer.add_done_callback(lambda done: None if done.exception() else hear(done.result()))
        try:
            self._send(verb, session, content, answer)
        except Gone:
            pass

    def close(self) -> None:
        """Close our end, upon which the browser ends."""
        self._outgoing.put(None)

    def _send(self, verb: str, session: str, content: dict[str, Any], answer: Future[dict[str, Any]] | None) -> int:
        if verb not in VERBS:
            raise ValueError(verb)
        with self._lock:
            if self._is_gone:
                raise Gone(verb)
            self._last += 1
            number = self._last
            if answer:
                self._open[number] = answer
        message: dict[str, Any] = {"id": number, "method": verb, "params": content}
        if session:
            message["sessionId"] = session
        self._outgoing.put(json.dumps(message).encode() + b"\0")
        return number

    def _write(self) -> None:
        while (message := self._outgoing.get()) is not None:
            rest = memoryview(message)
            while rest:
                try:
                    rest = rest[os.write(self._say, rest) :]
                except OSError:
                    return
        os.close(self._say)

    def _read(self) -> None:
        rest = bytearray()
        while len(rest) <= MOST_BYTES:
            try:
                chunk = os.read(self._hear, CHUNK)
            except OSError:
                break
            if not chunk:
                break
            start = len(rest)
            rest += chunk
            if (end := rest.rfind(b"\0", start)) >= 0:
                for message in bytes(rest[:end]).split(b"\0"):
                    self._take(message)
                del rest[: end + 1]
        with self._lock:
            self._is_gone = True
            waiting = list(self._open.values())
        for waiter in waiting:
            if not waiter.done():
                waiter.set_exception(Gone())
        self._on_end()

    def _take(self, message: bytes) -> None:
        try:
            content = json.loads(message)
            number = content.get("id")
        except (ValueError, AttributeError, RecursionError):
            return
        if number is None:
            self._on_event(
                str(content.get("sessionId", "")), str(content.get("method", "")), content.get("params") or {}
            )
        elif answer := self._open.pop(number, None):
            if "error" in content:
                answer.set_exception(Denied(str(content["error"].get("message", ""))[:200]))
            else:
                answer.set_result(content.get("result") or {})
