"""What the tests of the storage room share: a draft that was filled in, and a session bus of their own.

The bus is a real one with a real gnome-keyring, in a home folder that is thrown away. The tests that need one are
skipped where there is none (Windows, macOS); no test here touches the keyring of the person who runs them.
"""

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from transfer_wizard.request import document
from transfer_wizard.request.draft import Draft

ROOT = Path(__file__).resolve().parent.parent.parent

NOBODY = 65534

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
GNOME_KEYRING = "/usr/bin/env gnome-keyring-daemon --start --foreground --components=secrets"


class Session:
    """A session bus with what it starts when somebody asks for the Secret Service."""

    def __init__(self, folder: Path, command: str = GNOME_KEYRING) -> None:
        (folder / "services").mkdir()
        (folder / "bus.conf").write_text(ACTIVATABLE.format(folder=folder), encoding="utf-8")
        (folder / "services" / "secrets.service").write_text(SERVICE.format(command=command), encoding="utf-8")
        left_out = ("DISPLAY", "WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS", "PYTHON_KEYRING_BACKEND")
        self.environment = {name: value for name, value in os.environ.items() if name not in left_out}
        self.environment |= {"HOME": str(folder), "XDG_RUNTIME_DIR": str(folder)}
        self.environment |= {f"XDG_{name}_HOME": str(folder / name) for name in ("DATA", "CONFIG", "CACHE", "STATE")}
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
        """Start the keyring, anew if need be, with a collection that is unlocked, as signing in does."""
        self.run("gnome-keyring-daemon", "--replace", "--unlock", "--components=secrets", input="test")

    def lock(self) -> None:
        """Lock the collection, as a screen saver may do. Without a display nobody can be asked to unlock it."""
        collection = "/org/freedesktop/secrets/collection/login"
        self.run(
            *("dbus-send", "--session", "--print-reply", "--dest=org.freedesktop.secrets", "/org/freedesktop/secrets"),
            *("org.freedesktop.Secret.Service.Lock", f"array:objpath:{collection}"),
        )

    def kill_keyring(self) -> None:
        """Kill the keyring's process, and only that; afterwards the bus knows that it is gone."""
        os.kill(int(self._ask_bus("GetConnectionUnixProcessID")), signal.SIGKILL)
        while self._ask_bus("NameHasOwner") == "true":
            time.sleep(0.01)

    def _ask_bus(self, question: str) -> str:
        answer = self.run(
            *("dbus-send", "--session", "--print-reply=literal", "--dest=org.freedesktop.DBus"),
            *("/org/freedesktop/DBus", f"org.freedesktop.DBus.{question}", "string:org.freedesktop.secrets"),
        )
        return answer.split()[-1]

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


@pytest.fixture
def new_session(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., Session]]:
    """Starts session buses, and makes the last one this process's own."""
    if not all(shutil.which(name) for name in ("dbus-daemon", "gnome-keyring-daemon", "secret-tool")):
        pytest.skip("dbus-daemon, gnome-keyring-daemon and secret-tool are not all there")
    sessions: list[Session] = []
    folders: list[tempfile.TemporaryDirectory[str]] = []

    def start(**options: str) -> Session:
        # Not below tmp_path: the path of a socket has to be short.
        folders.append(tempfile.TemporaryDirectory(prefix="bus-", ignore_cleanup_errors=True))
        sessions.append(Session(Path(folders[-1].name), **options))
        for name in ("DISPLAY", "WAYLAND_DISPLAY"):
            monkeypatch.delenv(name, raising=False)
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", sessions[-1].address)
        return sessions[-1]

    yield start
    for session in sessions:
        session.close()
    for folder in folders:
        folder.cleanup()


@pytest.fixture
def session(new_session: Callable[..., Session]) -> Session:
    """A session bus with an open keyring."""
    session = new_session()
    session.open_keyring()
    return session


@pytest.fixture
def not_root(draft: Draft) -> Iterator[Path]:
    """The rights of an ordinary user for the test, and a folder of theirs: nothing is closed to root.

    The draft comes first, since the checkout may lie where only root can read.
    """
    with tempfile.TemporaryDirectory(prefix="home-", ignore_cleanup_errors=True) as home:
        if sys.platform == "win32" or os.geteuid() != 0:
            yield Path(home)
            return
        os.chown(home, NOBODY, NOBODY)
        os.seteuid(NOBODY)
        try:
            yield Path(home)
        finally:
            os.seteuid(0)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 64 KiB that really runs full; skipped where none may be mounted."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(disk)]
    if not shutil.which("mount") or subprocess.run(mount, capture_output=True).returncode:
        pytest.skip("this user may not mount a disk")
    yield disk
    subprocess.run(["umount", "--lazy", str(disk)], check=True)


@pytest.fixture
def draft() -> Draft:
    """The sample case, under an identity of its own."""
    return document.read((ROOT / "resources" / "sample_case.json").read_bytes()).draft.duplicate()
