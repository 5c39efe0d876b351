"""A monkey at the real window: it does anything that a person can do, in any order, and keeps a model of what it typed.

An event is a name and a number. The number alone decides what the event does where it meets the window, so that a run
can be done again with events left out.
"""

import gc
import random
import sys
import threading
import time
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final, NamedTuple

from PySide6.QtCore import QEvent, QEventLoop, Qt, QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget

from tests.moments import moments
from tests.session_bus import Session as Bus
from tests.ui.monkey.beside import Beside
from tests.ui.monkey.hands import Hands
from tests.ui.monkey.model import Allowed, Model, leaves, lines
from tests.ui.openers import Opener
from transfer_wizard.app import Program
from transfer_wizard.request import document
from transfer_wizard.storage.drafts import DraftStore
from transfer_wizard.storage.paths import data_folder
from transfer_wizard.storage.vault import DEADLINE
from transfer_wizard.translations import catalogue, speak
from transfer_wizard.ui.kit import theme
from transfer_wizard.ui.kit.texts import Heading
from transfer_wizard.ui.licenses.suggestions import Suggestions
from transfer_wizard.ui.services.passcode_keeper import VaultStage
from transfer_wizard.ui.services.single_instance import SingleInstance

LONGEST: Final = 20.0
"""Seconds that what goes on behind the window may take."""
LONGEST_OF_STORE: Final = DEADLINE + LONGEST
"""The password store may take its own time before it is answered without it."""
TURNS: Final = 3
"""So many turns without anything going on behind the window are rest: in so many, what was found is made and shown."""
SOON: Final = 1.0
"""Seconds that a page may take to have its place, before somebody presses the next key."""
STORE: Final = "the password store"
UNTOLD: Final = ("This plugin does not support ", "OpenType support missing ")
"""What the offscreen platform can't do, and for which scripts this machine has no font."""
WEIGHTS: Final = {
    **{"type": 14, "paste_text": 4, "drop_text": 2, "compose": 3, "choose": 8, "undo_text": 2},
    **{
        "cell": 10,
        "row_keys": 4,
        "row_form": 4,
        "passcode": 2,
        "press": 14,
        "tab": 5,
        "key": 3,
        "forward": 6,
        "back": 3,
    },
    **{"jump": 8, "review": 2, "bring": 2, "bring_file": 1, "case_number": 1, "undo_press": 2, "requests": 3},
    **{"open_kept": 4, "delete_kept": 1, "dialog": 2, "resize": 2, "look": 1, "save": 1, "reopen": 0.4},
    **{"fill_disk": 0.4, "free_disk": 0.8, "pull_keyring": 0.15, "plug_keyring": 0.2},
}
LANGUAGES: Final = ("en", "ja")


class Event(NamedTuple):
    """What happens, and the number that decides how."""

    name: str
    number: int


def events(seed: int, count: int) -> list[Event]:
    """The events of a seed; a longer run begins with the shorter one."""
    chance = random.Random(seed)
    names, weights = list(WEIGHTS), list(WEIGHTS.values())
    return [Event(chance.choices(names, weights)[0], chance.getrandbits(32)) for _ in range(count)]


class Monkey:
    """One run.

    Attributes:
        trouble: what was not as it has to be: the number of the event, and a sentence.
        done: how many events did something where they met the window.
        log: what each of them did.
    """

    def __init__(self, application: QApplication, folder: Path, bus: Bus | None = None) -> None:
        self.application = application
        self.folder = folder
        self.bus = bus
        self.trouble: list[tuple[int, str]] = []
        self.log: list[str] = []
        self.done = 0
        self.number = -1
        self.disk_is_full = False
        self.has_keyring = bus is not None
        self.chance = random.Random(0)
        self.model = Model({})
        self.kept: dict[str, Model] = {}
        self.gone: set[str] = set()
        self.identity = ""
        self.before: QWidget | None = None
        self.scrolled_from: QWidget | None = None
        """What has the focus and was scrolled away from by a key, on purpose."""
        self.hands = Hands(self)
        self.beside = Beside(self)

    # The run

    def run(self, todo: Sequence[Event]) -> int:
        """Do the events, and return how many of them did something."""
        self.chance = random.Random(todo[0].number)  # half of the seeds begin in either language
        with self._watched():
            self.open()
            for self.number, event in enumerate(todo):
                self.chance = random.Random(event.number)
                self.event(event)
                if self.number % 25 == 24:
                    self.look_at_disk()
            self.hands.free_disk()
            self.hands.reopen()
            self.look_at_disk()
            self.end()
        return self.done

    def event(self, event: Event) -> None:
        """One event, and whether everything is as it has to be."""
        self.beside.begin()
        allowed = getattr(self.hands, event.name)()
        if allowed is None and not self.beside.acted:
            allowed = self.hands.go_on()
        self.settle()
        if allowed is None and not self.beside.acted:
            return
        self.done += 1
        self.compare(allowed or Allowed())
        self.look_at_focus()

    def say(self, words: str) -> None:
        """Note what is done."""
        self.log.append(f"{self.number}: {words}")

    def complain(self, words: str) -> None:
        """Note what is not as it has to be."""
        self.log.append(f"{self.number}: !! {words}")
        self.trouble.append((self.number, words))

    @contextmanager
    def _watched(self) -> Iterator[None]:
        """Every exception, and every warning of Qt's and Python's, is trouble."""

        def hear(kind: QtMsgType, _context: object, text: str) -> None:
            if kind is not QtMsgType.QtDebugMsg and not text.startswith(UNTOLD):
                self.complain(f"QT {text}")

        def take(kind: type[BaseException], error: BaseException, trace: Any) -> None:
            import traceback

            self.complain("RAISED " + "".join(traceback.format_exception(kind, error, trace)))

        opener = Opener()
        for scheme in ("https", "http", "file", "mailto"):
            QDesktopServices.setUrlHandler(scheme, opener, "open")  # type: ignore[arg-type]
        before = qInstallMessageHandler(hear)
        hooks = sys.excepthook, threading.excepthook, sys.unraisablehook
        sys.excepthook = take
        threading.excepthook = lambda told: take(told.exc_type, told.exc_value or told.exc_type(), told.exc_traceback)
        sys.unraisablehook = lambda told: take(told.exc_type, told.exc_value or told.exc_type(), told.exc_traceback)
        gc.disable()
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("error")
                yield
        finally:
            gc.enable()
            self.hands.free_disk()
            sys.excepthook, threading.excepthook, sys.unraisablehook = hooks
            qInstallMessageHandler(before)
            for scheme in ("https", "http", "file", "mailto"):
                QDesktopServices.unsetUrlHandler(scheme)

    # The program

    def open(self) -> None:
        """Start the program on the same folder, in any language."""
        language = self.chance.choice(LANGUAGES)
        speak(catalogue(language))
        self.say(f"open in {language}")
        self.instance = SingleInstance(data_folder())
        assert self.instance.claim()
        self._take(Program(self.application, data_folder(), self.instance, is_at_start=True))
        self.settle()

    def _take(self, program: Program) -> None:
        self.program = program
        self.window = program.window
        self.window.show()
        self.window.activateWindow()
        self.session = program.services()
        self.store: DraftStore = self.session._store
        self.identity = ""

    def _speak_anew(self) -> None:
        """Have another program in the place of one whose language was chosen, as the program itself does."""
        QTimer.singleShot(0, self.application.quit)  # the first one, outside this loop, would end each loop to come
        self.application.exec()
        self.keep()
        self._take(self.program.anew())

    def close(self) -> None:
        """Close the window, as the cross in its corner does; where something could not be saved, it stays."""
        self.settle()
        self.beside.begin()
        self.keep()
        if not self.window.close():
            self.say("the window stays")
            if not self.disk_is_full and not self.beside.acted:
                self.complain("the window does not close, and nobody was asked")
            return
        if self.program._guide:
            self.program._guide.close()
        self.before, before = self.window, self.before  # a late answer of the password store finds its window
        self.instance.release()
        del self.program, self.session, self.window, self.instance, self.store
        self._bury(before)

    def end(self) -> None:
        """Close for good: the last window goes too."""
        self.close()
        self.before, before = None, self.before
        self._bury(before)

    def _bury(self, window: QWidget | None) -> None:
        """Have a window go that was closed."""
        if window is not None:
            window.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        gc.collect()

    @property
    def is_open(self) -> bool:
        """Whether the program runs."""
        return hasattr(self, "window")

    def settle(self) -> None:
        """Let the program do what it was asked, behind the window too."""
        if self.is_open and self.program.is_to_speak_anew:
            self._speak_anew()
        begun, at_rest = time.monotonic(), 0
        while at_rest < TURNS:
            busy = self._is_busy()
            at_rest = 0 if busy else at_rest + 1
            if busy and time.monotonic() > begun + (LONGEST_OF_STORE if busy == STORE else LONGEST):
                self.complain(f"BUSY what was asked has not ended: {busy}")
                break
            loop = QEventLoop()
            QTimer.singleShot(2 * theme.A_TURN, loop.quit)
            loop.exec()
        for _turn in range(3):
            QApplication.processEvents()
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def _is_busy(self) -> str:
        """What goes on behind the window; "" for nothing."""
        if not self.is_open:
            return ""
        if self.beside.waits:  # a menu that is open, too: what is chosen from it belongs to the event that opened it
            return "something is in front"
        session = self.session
        waiting = {
            "the list": session._background.is_busy,
            "finding": session.finding._background.is_busy,
            STORE: session.keeper.stage in (VaultStage.ASKED, VaultStage.WAITING),
            "saving": not session.autosave._writer.flush(0),
            "painting": not self.window.updatesEnabled(),  # nobody presses what they have not seen
        }
        return ", ".join(name for name, is_so in waiting.items() if is_so)

    # What has to be so

    def keep(self) -> None:
        """What is in the window is one of the requests, unless there is nothing in it."""
        draft = self.window.navigator.draft
        if draft.is_blank:
            self.kept.pop(self.identity, None)
        elif self.identity and not self.window.navigator.is_sample:
            self.kept[self.identity] = self.model

    def compare(self, allowed: Allowed) -> None:
        """Hold the draft against the model; another request has to be as it was when it was left."""
        if not self.is_open:
            return
        navigator = self.window.navigator
        draft = navigator.draft
        if draft.id != self.identity:
            if self.identity and self.identity in self.kept:
                self.say(f"leave {self.identity[:4]} for {draft.id[:4]}")
            self.identity = draft.id
            self.model = self.kept.get(draft.id) or Model(draft.values)
            if draft.id in self.kept:
                allowed = Allowed()
        for words in self.model.compare(draft.values, allowed):
            self.complain(words)
        of_copy = draft.last_copy["licenses"] if draft.last_copy and draft.rows_hold else draft.licenses
        if of_copy != draft.licenses:
            self.complain(f"UNTOLD, so not saved: {lines(of_copy)} became {lines(draft.licenses)}")
        self.keep()

    def look_at_focus(self) -> None:
        """Where the next key goes can be seen, in whatever window is in front; from a heading the keys scroll away."""
        if not self.is_open or self.beside.waits:
            return
        if QApplication.activeWindow() is None:
            self.window.activateWindow()
            QApplication.processEvents()
        if QApplication.focusWidget() is not self.scrolled_from:
            self.scrolled_from = None
        for _moment in moments(SOON):
            if self._is_in_sight(QApplication.focusWidget()):
                break
            QTest.qWait(10)
        widget = QApplication.focusWidget()
        if QApplication.activePopupWidget():
            return
        if widget is None:
            window = QApplication.activeWindow()
            page = self.window._start or self.window.page
            shown = [
                type(each).__name__
                for each in page.findChildren(QWidget)
                if each.isVisible() and each.focusPolicy() != Qt.FocusPolicy.NoFocus
            ]
            self.complain(
                f"FOCUS nothing has it in {type(window).__name__} {window.windowTitle() if window else ''}: "
                f"{type(page).__name__} with {shown}, busy with {self._is_busy() or 'nothing'}"
            )
            self.window.page.heading.setFocus() if self.window._start is None else self.window._start.setFocus()
        elif not self.scrolled_from and not _is_seen(widget):
            self.complain(
                f"FOCUS is out of sight: {type(widget).__name__} {widget.objectName() or widget.accessibleName()} "
                f"{_where(widget)}"
            )
        elif (over := covers(widget)) is not None:
            self.complain(
                f"FOCUS is covered: {type(widget).__name__} {widget.objectName() or widget.accessibleName()} "
                f"by {_where(over)}, is {_where(widget)}"
            )

    def _is_in_sight(self, widget: QWidget | None) -> bool:
        return bool(self.scrolled_from) or (_is_seen(widget) and (widget is None or covers(widget) is None))

    def look_at_disk(self) -> None:
        """Each request on the disk opens, and is as it was left."""
        if not self.is_open:
            return
        if not self.disk_is_full:
            self.session.autosave.finish()
        for path in (data_folder() / "drafts").glob("*.json"):
            try:
                opened = document.read(path.read_bytes())
            except Exception as error:
                self.complain(f"DISK {path.name} does not open: {error!r}")
                continue
            model = self.kept.get(opened.draft.id)
            if model is None or (self.disk_is_full and opened.draft.id == self.identity):
                continue
            if not self.disk_is_full and opened.draft.values != model.values and opened.draft.id not in self.gone:
                there, left = dict(leaves(opened.draft.values)), dict(leaves(model.values))
                found = [
                    f"{each}: {left[each]!r} {there.get(each)!r}" for each in left if left[each] != there.get(each)
                ]
                if lines(opened.draft.licenses) != lines(model.values["licenses"]):
                    found.append(f"licenses: {lines(model.values['licenses'])} {lines(opened.draft.licenses)}")
                self.complain(f"DISK {path.name} is not as it was left: {found[:3]}")

    @staticmethod
    def on_disk() -> set[str]:
        """The ids of the requests that are there."""
        return {path.stem for path in (data_folder() / "drafts").glob("*.json")}

    def wait(self, milliseconds: int = 1) -> None:
        """Let the window work."""
        QTest.qWait(milliseconds)


def _is_seen(widget: QWidget | None) -> bool:
    """Whether somebody sees what has the focus; from a heading the keys scroll away."""
    if widget is None:
        return False
    return isinstance(widget, Heading) or _fills(widget) or not widget.visibleRegion().isEmpty()


def _fills(widget: QWidget) -> bool:
    """Something that scrolls is in sight although it is covered by what it shows."""
    return isinstance(widget, QAbstractScrollArea) and not widget.viewport().visibleRegion().isEmpty()


def covers(widget: QWidget) -> QWidget | None:
    """What lies over the middle of what is in sight of a widget, and takes the pointer there; None for nothing."""
    window = widget.window()
    parts = list(widget.visibleRegion())  # type: ignore[call-overload]  # the stub knows no parts
    if not parts:
        return None
    largest = max(parts, key=lambda part: part.width() * part.height())
    there = window.childAt(widget.mapTo(window, largest.center()))
    is_own = there is None or there is widget or widget.isAncestorOf(there)
    is_own = is_own or (there is not None and isinstance(there.parentWidget(), Suggestions))
    return None if is_own else there


def _where(widget: QWidget) -> str:
    """Where something is, what it lies in, and what lies over it, for who looks for why it can't be seen."""
    place: QWidget | None = widget
    said = []
    while place is not None:
        bar = f" at {place.verticalScrollBar().value()}" if isinstance(place, QAbstractScrollArea) else ""
        hidden = " hidden" if place.isHidden() else "" if place.isVisible() else " not shown"
        over = "".join(f" under {type(each).__name__} {each.geometry().getRect()}" for each in _over(place))
        said.append(f"{type(place).__name__} {place.geometry().getRect()}{bar}{hidden}{over}")
        place = place.parentWidget() if not place.isWindow() else None
    return " in ".join(said)


def _over(place: QWidget) -> list[QWidget]:
    """What is drawn after something, over it."""
    parent = None if place.isWindow() else place.parentWidget()
    siblings = [each for each in parent.children() if isinstance(each, QWidget)] if parent else [place]
    return [
        each
        for each in siblings[siblings.index(place) + 1 :]
        if each.isVisible() and not each.isWindow() and each.geometry().intersects(place.geometry())
    ]
