"""A person with a screen reader: the program in a process of its own, known by the accessibility bus alone.

Keys are pressed through the X server, as a keyboard does; what is there, what has the focus and what is announced comes
over the bus (AT-SPI), as a screen reader gets it.
"""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from jeepney import DBusAddress, MatchRule, MessageType, new_method_call
from jeepney.io.blocking import DBusConnection, open_dbus_connection
from Xlib import XK, X
from Xlib.display import Display
from Xlib.ext import xtest

from tests.session_bus import ACTIVATABLE, XServer

ROOT: Final = Path(__file__).resolve().parent.parent.parent
LAUNCHER: Final = Path("/usr/libexec/at-spi-bus-launcher")
PATIENCE: Final = 30.0
FOCUSABLE, FOCUSED, SHOWING = 11, 12, 25
IN_WINDOW: Final = 1
ACCESSIBLE: Final = "org.a11y.atspi.Accessible"
EVENTS: Final = ("object:state-changed:focused", "object:announcement")


@dataclass(frozen=True)
class Node:
    """What the bus knows of one thing: whose it is, and its path there."""

    owner: str
    path: str


class ScreenReader:
    """Starts the program, and listens to it.

    Args:
        folder: an empty one with a short path, for its bus and its data.
        size: of the screen, which the window is as large as.
    """

    def __init__(self, folder: Path, size: str = "1280x900x24") -> None:
        (folder / "services").mkdir()
        service = f"[D-BUS Service]\nName=org.a11y.Bus\nExec={LAUNCHER}\n"
        (folder / "services" / "a11y.service").write_text(service, encoding="utf-8")
        (folder / "bus.conf").write_text(ACTIVATABLE.format(folder=folder), encoding="utf-8")
        self._started: list[subprocess.Popen[str]] = []
        self._screen = XServer(size)
        self.display = self._screen.display
        places = {f"XDG_{name}_HOME": str(folder / name) for name in ("DATA", "CONFIG", "CACHE", "STATE")}
        env = os.environ | places | {"HOME": str(folder), "XDG_RUNTIME_DIR": str(folder), "DISPLAY": self.display}
        words = ["dbus-daemon", f"--config-file={folder}/bus.conf", "--nofork", "--print-address"]
        bus = subprocess.Popen(words, env=env, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        self._started.append(bus)
        assert bus.stdout
        address = bus.stdout.readline().strip()
        env |= {"DBUS_SESSION_BUS_ADDRESS": address, "QT_QPA_PLATFORM": "xcb", "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"}
        with open_dbus_connection(address) as session:
            where = DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Bus")
            [accessibility] = session.send_and_get_reply(new_method_call(where, "GetAddress")).body
        self._bus: DBusConnection = open_dbus_connection(accessibility)
        self._root = Node("org.a11y.atspi.Registry", "/org/a11y/atspi/accessible/root")
        self.until(self._ask_for_events)
        rule = MatchRule(type="signal", interface="org.a11y.atspi.Event.Object")
        daemon = DBusAddress("/org/freedesktop/DBus", "org.freedesktop.DBus", "org.freedesktop.DBus")
        self._bus.send_and_get_reply(new_method_call(daemon, "AddMatch", "s", (rule.serialise(),)))
        self._heard = self._bus.filter(rule, bufsize=10_000)
        self._queue = self._heard.__enter__()
        self.said: list[str] = []
        self.focus: Node | None = None
        words = [sys.executable, "-m", "transfer_wizard"]
        self._started.append(subprocess.Popen(words, env=env, cwd=ROOT, text=True))
        self.program = self.until(lambda: next(iter(self.children(self._root)), None))
        self._x = Display(self.display)
        self.until(self._give_focus)

    def close(self) -> None:
        """End what was started, the program first."""
        self._x.close()
        self._heard.close()
        self._bus.close()
        for each in reversed(self._started):
            each.terminate()
            each.wait(PATIENCE)
            if each.stdout:
                each.stdout.close()
        self._screen.close()

    def until(self, found: Callable[[], Any]) -> Any:
        """What is found, as soon as something is."""
        end = time.monotonic() + PATIENCE
        while not (answer := found()):
            assert time.monotonic() < end, "it does not come"
            time.sleep(0.05)
        return answer

    def _ask_for_events(self) -> bool:
        """The registry that the first call has started may end without an answer, and another takes its place."""
        registry, interface = Node("org.a11y.atspi.Registry", "/org/a11y/atspi/registry"), "org.a11y.atspi.Registry"
        for event in EVENTS:
            self.call(registry, interface, "RegisterEvent", "sas", (event, []))
        answer = self.call(registry, interface, "GetRegisteredEvents")
        return answer is not None and len(set(answer[0])) == len(EVENTS)

    def _give_focus(self) -> bool:
        """No window manager is here to do it."""
        windows = self._x.screen().root.query_tree().children
        seen = [each for each in windows if each.get_attributes().map_state == X.IsViewable]
        if seen:
            seen[-1].set_input_focus(X.RevertToParent, X.CurrentTime)
            self._x.sync()
        return bool(seen)

    # What is there

    def call(self, node: Node, interface: str, method: str, signature: str | None = None, args: Any = ()) -> Any:
        """Ask about a thing; None for one that is gone by now."""
        message = new_method_call(DBusAddress(node.path, node.owner, interface), method, signature, args)
        answer = self._bus.send_and_get_reply(message, timeout=PATIENCE)
        return None if answer.header.message_type is MessageType.error else answer.body

    def _value(self, node: Node, name: str) -> str:
        answer = self.call(node, "org.freedesktop.DBus.Properties", "Get", "ss", (ACCESSIBLE, name))
        return str(answer[0][1]) if answer else ""

    def name(self, node: Node) -> str:
        """What it is called."""
        return self._value(node, "Name")

    def description(self, node: Node) -> str:
        """What is said of it beside its name."""
        return self._value(node, "Description")

    def text(self, node: Node) -> str:
        """What is written in it."""
        answer = self.call(node, "org.a11y.atspi.Text", "GetText", "ii", (0, -1))
        return str(answer[0]) if answer else ""

    def role(self, node: Node) -> str:
        """What it is."""
        answer = self.call(node, ACCESSIBLE, "GetRoleName")
        return str(answer[0]) if answer else ""

    def has_state(self, node: Node, state: int) -> bool:
        """Whether it is focusable, or in sight."""
        answer = self.call(node, ACCESSIBLE, "GetState")
        low, high = answer[0] if answer else (0, 0)
        return bool((low | high << 32) >> state & 1)

    def scrolls_with(self, node: Node) -> Node | None:
        """The page or the part of the window that it is on; None for the window itself."""
        while self.role(node) not in ("scroll pane", "frame", "application", ""):
            answer = self.call(node, "org.freedesktop.DBus.Properties", "Get", "ss", (ACCESSIBLE, "Parent"))
            node = Node(*answer[0][1])
        return node if self.role(node) == "scroll pane" else None

    def place(self, node: Node) -> tuple[int, int, int, int]:
        """Where it is in its window: left, top, width and height."""
        left, top, width, height = self.call(node, "org.a11y.atspi.Component", "GetExtents", "u", (IN_WINDOW,))[0]
        return left, top, width, height

    def children(self, node: Node) -> list[Node]:
        """What is in it."""
        answer = self.call(node, ACCESSIBLE, "GetChildren")
        return [Node(*each) for each in answer[0]] if answer else []

    def shown(self, within: Node | None = None) -> Iterator[Node]:
        """Everything in sight."""
        for each in self.children(within or self.program):
            if self.has_state(each, SHOWING):
                yield each
                yield from self.shown(each)

    def find(self, *names: str, role: str = "") -> Node:
        """What is called so, as soon as it is in sight."""

        def look() -> Node | None:
            named = (each for each in self.shown() if self.name(each) in names)
            return next((each for each in named if not role or self.role(each) == role), None)

        found: Node = self.until(look)
        return found

    # What a person does

    def press(self, *names: str, role: str = "") -> None:
        """Press what is called so."""
        self.act(self.find(*names, role=role))

    def act(self, node: Node) -> None:
        """Do what a thing does first of all: a button is pressed, an answer chosen."""
        self.call(node, "org.a11y.atspi.Action", "DoAction", "i", (0,))

    def go_to(self, *names: str, role: str = "") -> None:
        """Give the focus to what is called so."""
        node = self.find(*names, role=role)
        self.call(node, "org.a11y.atspi.Component", "GrabFocus")
        self.until(lambda: self.has_state(node, FOCUSED))

    def keys(self, key: str, *held: str) -> None:
        """Press a key, with others held."""
        self._press(key, *held)
        self._x.sync()

    def _press(self, key: str, *held: str) -> None:
        codes = [self._x.keysym_to_keycode(XK.string_to_keysym(each)) for each in (*held, key)]
        for code in codes:
            xtest.fake_input(self._x, X.KeyPress, code)
        for code in reversed(codes):
            xtest.fake_input(self._x, X.KeyRelease, code)

    def type(self, text: str) -> None:
        """Type letters and digits, without a pause."""
        names = {" ": "space", "@": "at", ".": "period", "-": "minus", "/": "slash", ":": "colon", "_": "underscore"}
        for sign in text:
            held = ("Shift_L",) if sign.isupper() or sign in "@:_" else ()
            base = {"@": "2", ":": "semicolon", "_": "minus"}.get(sign, names.get(sign, sign.lower()))
            self._press(base, *held)
        self._x.sync()

    def fill(self, text: str) -> None:
        """Type into what has the focus, and wait until it is there."""
        self.type(text)
        self.until(lambda: self.listen(0.02) or (self.focus and text in self.text(self.focus)))

    def tab(self, *roles: str) -> Node:
        """Press Tab, and hear where the focus is then: on a thing of one of these roles, where there are some."""
        return self.moved("Tab", *roles)

    def moved(self, key: str, *roles: str) -> Node:
        """Press a key, and hear where the focus is then."""
        self.role(self.program)  # what was told before this answer is no answer to the key
        self.listen(0)
        before, self.focus = self.focus, None
        self.keys(key)
        self.until(lambda: self.listen(0.02) or self._rests_on(roles))
        assert self.focus is not None, before
        return self.focus

    def _rests_on(self, roles: tuple[str, ...]) -> bool:
        """Whether the focus is on a thing of one of these roles, and goes on to no other by the same key."""
        if (heard := self.focus) is None:
            return False
        role = self.role(heard)  # the answer comes after all that the key has brought about
        self.listen(0)
        return self.focus == heard and (not roles or role in roles)

    def hear(self, words: str) -> None:
        """Listen until something was announced."""
        self.until(lambda: self.listen(0.1) or words in self.said)

    def listen(self, seconds: float) -> bool:
        """Take in what is told within a while: the focus that moved, and what was announced."""
        end = time.monotonic() + seconds
        while True:
            try:
                message = self._bus.recv_until_filtered(self._queue, timeout=max(0.005, end - time.monotonic()))
            except TimeoutError:
                return False
            fields = message.header.fields
            member, path = (next(value for key, value in fields.items() if key.name == name) for name in _FIELDS)
            sender = next(value for key, value in fields.items() if key.name == "sender")
            if member == "StateChanged" and message.body[:2] == ("focused", 1):
                self.focus = Node(sender, path)
            elif member == "Announcement":
                self.said.append(str(message.body[3][1]))


_FIELDS: Final = ("member", "path")
