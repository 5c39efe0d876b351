"""A session bus with a real gnome-keyring, in a home folder that is thrown away, and an X server for its prompts.

No test touches the keyring of the person who runs them.
"""

import contextlib
import os
import signal
import subprocess
import time
from pathlib import Path

ACTIVATABLE = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:tmpdir={folder}</listen>
  <servicedir>{folder}/services</servicedir>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"""
SERVICE = "[D-BUS Service]\nName=org.freedesktop.secrets\nExec={command}\n"
PROMPTER = "[D-BUS Service]\nName=org.gnome.keyring.SystemPrompter\nExec=/usr/libexec/gcr-prompter\n"
GNOME_KEYRING = "/usr/bin/env gnome-keyring-daemon --start --foreground --components=secrets"

LONGEST_START = 30.0

COLLECTION = "/org/freedesktop/secrets/collection/login"


class Session:
    """A session bus with what it starts when somebody asks for the Secret Service."""

    def __init__(self, folder: Path, command: str = GNOME_KEYRING, display: str = "") -> None:
        (folder / "services").mkdir()
        (folder / "bus.conf").write_text(ACTIVATABLE.format(folder=folder), encoding="utf-8")
        (folder / "services" / "secrets.service").write_text(SERVICE.format(command=command), encoding="utf-8")
        (folder / "services" / "prompter.service").write_text(PROMPTER, encoding="utf-8")
        left_out = ("DISPLAY", "WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS", "PYTHON_KEYRING_BACKEND")
        self.environment = {name: value for name, value in os.environ.items() if name not in left_out}
        self.environment |= {"HOME": str(folder), "XDG_RUNTIME_DIR": str(folder)}
        self.environment |= {f"XDG_{name}_HOME": str(folder / name) for name in ("DATA", "CONFIG", "CACHE", "STATE")}
        self.environment |= {"DISPLAY": display} if display else {}
        self.folder = folder
        self._bus = subprocess.Popen(
            ["dbus-daemon", f"--config-file={folder}/bus.conf", "--nofork", "--print-address"],
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            start_new_session=True,
        )
        assert self._bus.stdout
        self.address = self._bus.stdout.readline().strip()
        assert self.address, "the session bus did not start"
        self.environment["DBUS_SESSION_BUS_ADDRESS"] = self.address

    def run(self, *command: str, **options: object) -> str:
        """What a command on this bus prints."""
        given: dict[str, object] = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True, "timeout": 60}
        answer = subprocess.run(command, env=self.environment, **(given | options))  # type: ignore[call-overload]
        assert answer.returncode == 0, answer.stderr
        return str(answer.stdout)

    def open_keyring(self) -> None:
        """Start the keyring, anew if need be, with a collection that is unlocked, as signing in does.

        Who asks before the bus knows the daemon would have the bus start another one, and who asks before the daemon
        has opened its collection finds it locked.
        """
        self.run("gnome-keyring-daemon", "--replace", "--unlock", "--components=secrets", input="test")
        end = time.monotonic() + LONGEST_START
        while self._ask_bus("NameHasOwner") != "true" or not self._is_open():
            assert time.monotonic() < end, "the keyring did not open"
            time.sleep(0.01)

    def _is_open(self) -> bool:
        """Whether the collection is there, and unlocked."""
        answer = subprocess.run(
            [
                *("dbus-send", "--session", "--print-reply=literal", "--dest=org.freedesktop.secrets", COLLECTION),
                *("org.freedesktop.DBus.Properties.Get", "string:org.freedesktop.Secret.Collection", "string:Locked"),
            ],
            env=self.environment,
            capture_output=True,
            text=True,
        )
        return answer.stdout.split()[-1:] == ["false"]

    def lock(self) -> None:
        """Lock the collection, as a screen saver may do. Without a display nobody can be asked to unlock it."""
        self.run(
            *("dbus-send", "--session", "--print-reply", "--dest=org.freedesktop.secrets", "/org/freedesktop/secrets"),
            *("org.freedesktop.Secret.Service.Lock", f"array:objpath:{COLLECTION}"),
        )

    def kill_keyring(self) -> None:
        """Kill the keyring's process, and only that; afterwards the bus knows that it is gone."""
        os.kill(int(self._ask_bus("GetConnectionUnixProcessID")), signal.SIGKILL)
        while self._ask_bus("NameHasOwner") == "true":
            time.sleep(0.01)

    def stop_keyring(self) -> None:
        """Halt the keyring's process: it takes every call, and answers none."""
        os.kill(int(self._ask_bus("GetConnectionUnixProcessID")), signal.SIGSTOP)

    def _ask_bus(self, question: str) -> str:
        answer = self.run(
            *("dbus-send", "--session", "--print-reply=literal", "--dest=org.freedesktop.DBus"),
            *("/org/freedesktop/DBus", f"org.freedesktop.DBus.{question}", "string:org.freedesktop.secrets"),
        )
        return answer.split()[-1]

    def connections(self) -> list[int]:
        """The numbers of all connections, which the bus counts from 0; the last one is of who asks."""
        names = self.run(
            *("dbus-send", "--session", "--print-reply=literal", "--dest=org.freedesktop.DBus"),
            *("/org/freedesktop/DBus", "org.freedesktop.DBus.ListNames"),
        )
        return sorted(int(name[3:]) for name in names.split() if name.startswith(":1."))

    def lookup(self, service: str, username: str) -> str:
        """The secret as another program of the same user reads it, "" where there is none."""
        answer = subprocess.run(
            ["secret-tool", "lookup", "service", service, "username", username],
            env=self.environment,
            capture_output=True,
            text=True,
        )
        return answer.stdout

    def close(self) -> None:
        """End the bus; what it started ends with it."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self._bus.pid, signal.SIGTERM)
        self._bus.wait()
        assert self._bus.stdout
        self._bus.stdout.close()


class XServer:
    """An X server without a screen. It is started outside the session bus, so that a prompter may draw on it."""

    def __init__(self, size: str = "800x600x24") -> None:
        number = ""
        for _time in range(20):  # servers that start at the same moment may want the same number: one of them ends
            if number := self._start(size):
                break
            self._server.wait()
        assert number, "no X server starts"
        self.display = f":{number}"

    def _start(self, size: str) -> str:
        """Start a server, and return the number of its display; "" when it has ended instead."""
        reading, writing = os.pipe()
        words = ["Xvfb", "-displayfd", str(writing), "-screen", "0", size, "-nolisten", "tcp"]
        self._server = subprocess.Popen(words, pass_fds=[writing], stderr=subprocess.DEVNULL)
        os.close(writing)
        with os.fdopen(reading) as number:
            return number.readline().strip()

    def close(self) -> None:
        """End it, and what still draws on it."""
        self._server.terminate()
        self._server.wait()
