"""A real Chromium for the zoo: opens a page, lets the program fill it in, and looks with other eyes at the result."""

import contextlib
import datetime
import os
import queue
import shutil
import time
from base64 import b64decode
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.moments import moments
from transfer_wizard.export.form_text import form_text
from transfer_wizard.export.summary import summarize
from transfer_wizard.request import document
from transfer_wizard.resources import resource
from transfer_wizard.webform import pipe
from transfer_wizard.webform.barrier import SECONDS_TO_LIVE
from transfer_wizard.webform.browser_window import BrowserWindow
from transfer_wizard.webform.browsers import Browser
from transfer_wizard.webform.fill import Filling
from transfer_wizard.webform.form_page import FormPage
from transfer_wizard.webform.launch import Running, ThrowAway
from transfer_wizard.webform.pipe import Denied, Silent
from transfer_wizard.webform.profile import Profile
from transfer_wizard.webform.report import FillStage, News, ValueReport
from transfer_wizard.webform.values import FormValue, form_values
from transfer_wizard.webform.watch import IDLE_MILLISECONDS, SECONDS_AT_REST, Watch

from .zoo_server import HOST, ZooServer

SECONDS = 30.0
HOSTS = (HOST, "forms.zoo.test")


def sample_values() -> list[FormValue]:
    """The values of the sample request, with its whole text."""
    draft = document.read(resource("sample_case.json").read_bytes()).draft
    summary = summarize(draft, datetime.date(2026, 11, 24))
    return form_values(draft, summary.subject, form_text(summary).text)


def chromium(server: ZooServer, *more: str) -> Browser:
    """The browser of the tests. They may run as root, where its own sandbox does not work."""
    path = shutil.which("chromium") or shutil.which("google-chrome") or "chromium"
    words = ["--ignore-certificate-errors", server.rules, *more]
    return Browser("Chromium", Path(path), (*words, *(["--no-sandbox"] if os.getuid() == 0 else [])))


def profile_for(address: str, *hosts: str) -> Profile:
    """A profile of a form at an address."""
    return Profile(name="Zoo", address=address, allowed_hosts=hosts or HOSTS)


def be_patient(browser: pipe.Pipe) -> None:
    """Give a browser time for each answer: it may stand still with the machine. Pages that hang are tested elsewhere.

    What is asked to find out whether a page lives has little more than it has: a page of the zoo waits for that.
    """
    ask = browser.call

    def call(verb: str, seconds: float, session: str = "", **content: Any) -> dict[str, Any]:
        return ask(verb, max(seconds, SECONDS) if seconds > SECONDS_TO_LIVE else 3 * seconds, session, **content)

    browser.call = call  # type: ignore[method-assign]


@dataclass
class Visit:
    """A page after its fill: what was told, what is in its fields, and the seconds from its loading to the news."""

    watch: Watch
    page: FormPage
    news: News
    state: dict[str, str]
    seconds: float

    def finding(self, identity: str) -> ValueReport | None:
        """What was told of a value."""
        return next((each for each in self.news.findings if each.id == identity), None)


class ZooBrowser:
    """One browser for many visits, each in a window and with a fill of its own."""

    def __init__(self, browser: Browser) -> None:
        self.throw_away = ThrowAway()
        self._inbox: queue.SimpleQueue[Any] = queue.SimpleQueue()
        self._profile = profile_for(f"https://{HOST}/")
        self.window = BrowserWindow(Running(browser, self.throw_away.folder), self._profile, self._inbox)
        be_patient(self.window.pipe)

    def close(self) -> None:
        """End it."""
        self.window.close()
        self.throw_away.remove()

    def visit(self, name: str, host: str = HOST, until: tuple[FillStage, ...] = (FillStage.FILLED,)) -> Visit:
        """Open a page of the zoo and wait until a stage is told."""
        self.close_pages()
        page = self.window.open(f"https://{host}/{name}.html", time.monotonic() + SECONDS)
        watch = Watch(page, self.window.barrier, Filling(self._profile, sample_values()))
        news = self.wait(watch, until)
        told = time.time()
        loaded = self.run(page, "() => performance.timing.loadEventEnd / 1000") or told
        return Visit(watch, page, news, self.state(page), told - loaded)

    def close_pages(self) -> None:
        """Close every page, as a person does."""
        for page in list(self.window.pages.values()):
            with contextlib.suppress(Denied):  # closed already, and not yet told
                self._with_hands(page, "Page.close")

    def leave(self, page: FormPage) -> None:
        """Close a page that asks whether to, and say yes; while it asks, no other page of its host goes on.

        It is touched before: what a page asks while nobody is there is declined.
        """
        limit = time.monotonic() + SECONDS
        self.press(page, "[name=subject]")
        while not self.window.barrier._touched.is_set():
            assert time.monotonic() < limit, "the touch is not told"
            self.look_around()
        self._with_hands(page, "Page.close")
        while page.session not in self.window.barrier.asking:
            assert time.monotonic() < limit, "the page does not ask"
            self.look_around()
        self.answer(page, True)

    def forget_cookies(self) -> None:
        """Pages of one test share none with those of the next."""
        self._with_hands(None, "Storage.clearCookies", browserContextId=self.window._context)

    def wait(self, watch: Watch, until: tuple[FillStage, ...]) -> News:
        """Look until one of the stages is told."""
        limit = time.monotonic() + SECONDS
        while time.monotonic() < limit:
            self.look_around()
            try:
                news = watch.look()
            except (Denied, Silent, KeyError):
                continue
            if news and news.stage in until:
                return news
        raise AssertionError(f"none of {until} was told")

    def look(self, visit: Visit) -> None:
        """Look at a page once more, as the program does."""
        self.look_around()
        with contextlib.suppress(Denied, KeyError):
            visit.news = visit.watch.look() or visit.news

    def follow(self, visit: Visit, is_so: Callable[[], bool]) -> None:
        """Go on looking until something is so, or too long: a page that stands still may seem to be at rest."""
        until = time.monotonic() + SECONDS
        while not is_so() and time.monotonic() < until:
            self.look(visit)
            visit.state = self.state(visit.page)

    def wait_idle(self, watch: Watch) -> None:
        """Look for as long as fields that came with a person's press need to be filled in: nothing is told."""
        for _moment in moments(IDLE_MILLISECONDS / 1000 + 2 * SECONDS_AT_REST):
            self.look_around()
            told = watch.look()
            assert told is None, told

    def look_around(self) -> None:
        """Follow what comes and goes in the window for a moment."""
        try:
            self.window.take(self._inbox.get(timeout=0.05))
        except queue.Empty:
            pass

    def run(self, page: FormPage, function: str) -> Any:
        """What a function answers among the page's own scripts; a page between two documents is asked again."""
        limit = time.monotonic() + SECONDS
        while True:
            try:
                document = self._with_hands(page, "DOM.getDocument", depth=0)["root"]
                handle = page.call("DOM.resolveNode", backendNodeId=document["backendNodeId"])["object"]["objectId"]
                break
            except Denied:
                if time.monotonic() > limit:
                    raise
        answer = page.call("Runtime.callFunctionOn", objectId=handle, functionDeclaration=function, returnByValue=True)
        assert "exceptionDetails" not in answer, answer["exceptionDetails"]
        return answer["result"].get("value")

    def state(self, page: FormPage) -> dict[str, str]:
        """What the page itself holds in its fields, and its framework in its state."""
        state = self.run(page, "() => window.state ? window.state() : {}")
        return {key: str(value).replace("\r\n", "\n") for key, value in state.items() if value}

    def picture(self, page: FormPage) -> bytes:
        """The page as PNG."""
        return b64decode(self._with_hands(page, "Page.captureScreenshot", captureBeyondViewport=True)["data"])

    def addresses(self) -> list[str]:
        """What the browser has open: the pages of the person, and its own."""
        opened = self._with_hands(None, "Target.getTargets", filter=[{}])["targetInfos"]
        return [each["url"] for each in opened]

    def press(self, page: FormPage, selector: str, waits: bool = True) -> None:
        """Press the mouse on an element, as a person does; a page that asks something then says nothing before."""
        box = self.run(page, f"() => document.querySelector({selector!r}).getBoundingClientRect().toJSON()")
        place = {"x": box["x"] + box["width"] / 2, "y": box["y"] + box["height"] / 2, "button": "left", "clickCount": 1}
        verb = "Input.dispatchMouseEvent"
        self._with_hands(page, verb, type="mousePressed", **place)
        self._with_hands(page, verb, waits, type="mouseReleased", **place)

    def answer(self, page: FormPage, is_yes: bool) -> None:
        """Answer what a page asks in a dialog, as a person does."""
        self._with_hands(page, "Page.handleJavaScriptDialog", accept=is_yes)

    def type(self, page: FormPage, text: str) -> None:
        """Type on the keyboard, as a person does."""
        for letter in text:
            self._with_hands(page, "Input.dispatchKeyEvent", type="keyDown", text=letter, key=letter)
            self._with_hands(page, "Input.dispatchKeyEvent", type="keyUp", key=letter)

    def _with_hands(self, page: FormPage | None, verb: str, waits: bool = True, **content: Any) -> dict[str, Any]:
        """What the program itself has no word for."""
        words, session = pipe.VERBS, page.session if page else ""
        try:
            pipe.VERBS = words | {verb}  # type: ignore[misc]
            if waits:
                return self.window.pipe.call(verb, SECONDS, session, **content)
            self.window.pipe.tell(verb, session, **content)
            return {}
        finally:
            pipe.VERBS = words  # type: ignore[misc]
