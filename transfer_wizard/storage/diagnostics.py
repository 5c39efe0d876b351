"""What a help desk asks about a computer: versions, folders, counts. Nothing of what a person typed is in it.

Nothing here sends anything. The person reads all of it before it goes anywhere.
"""

import datetime
import getpass
import importlib.metadata
import locale
import os
import platform
import re
import shutil
import sys
import unicodedata
from pathlib import Path
from typing import Final

from transfer_wizard import __version__
from transfer_wizard.storage.paths import DELETED, DRAFTS, QUARANTINE
from transfer_wizard.storage.vault import pinned_backend
from transfer_wizard.translations import _, ngettext

FactLines = list[tuple[str, str]]
"""What is told, and what was found."""

LOG_LINES: Final = 20
_LOG: Final = "log.txt"
_MOST_LOG_BYTES: Final = 64 * 1024
_SHORTEST_NAME: Final = 3  # shorter ones are in too many other words


def facts(folder: Path) -> FactLines:
    """Facts about this computer and the data folder, without the names of the home folder and the person.

    It may take a second: the disk and the session bus are asked. Not for the window's thread.
    """
    form = _("packaged") if is_packaged() else _("from a checkout")
    lines = [
        (_("Program"), _(", ").join((f"Transfer Wizard {__version__}", form))),
        (_("Python"), f"{platform.python_version()}, {_versions('pydantic', 'keyring')}"),
        (_("System"), f"{_system()}, {platform.machine()}"),
        (_("Locale"), _locale()),
        (_("Clock"), datetime.datetime.now().astimezone().isoformat(timespec="seconds")),
        (_("Session"), _session()),
        (_("Data folder"), f"{folder}, {_state(folder)}"),
        (_("Requests"), _counts(folder)),
        (_("Password store"), _password_store()),
    ]
    return [(name, without_person(value)) for name, value in lines]


def last_log_lines(folder: Path) -> list[str]:
    """The end of the program's log, which holds no values to begin with; none where there is no log."""
    try:
        with open(folder / _LOG, "rb", opener=_opened) as log:
            log.seek(max(0, log.seek(0, os.SEEK_END) - _MOST_LOG_BYTES))
            lines = log.read().decode("utf-8", "replace").splitlines()
    except OSError:
        return []
    return [without_person(line) for line in lines[-LOG_LINES:]]


def _opened(path: str, flags: int) -> int:
    """Open a file; a link is not followed, and a pipe does not block."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0))


def as_text(found: FactLines, log: list[str]) -> str:
    """All of it as lines for people, ready to be pasted into a mail."""
    width = max(_columns(name) for name, _value in found) + 2
    lines = [f"{name}{' ' * (width - _columns(name))}{value}" for name, value in found]
    return "\n".join([*lines, "", _("Last lines of the log:"), *(log or [_("none")])])


def _columns(name: str) -> int:
    return sum(2 if unicodedata.east_asian_width(mark) in "WF" else 1 for mark in name)


def is_packaged() -> bool:
    """Whether this is a packaged program, not a checkout or a wheel."""
    return bool(getattr(sys, "frozen", False))


def without_person(text: str) -> str:
    """The text with the person's home folder and account name replaced: both often are the person's name."""
    text = text.replace(str(Path.home()), "~")
    try:
        name = getpass.getuser()
    except (OSError, KeyError):
        return text
    if len(name) < _SHORTEST_NAME:
        return text
    return re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", "user", text)


def _versions(*names: str) -> str:
    return ", ".join(f"{name} {_version(name)}" for name in names)


def _version(name: str) -> str:
    try:
        return importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return "?"


def _system() -> str:
    if sys.platform == "linux":
        try:
            return f"{platform.freedesktop_os_release()['PRETTY_NAME']}, Linux {platform.release()}"
        except (OSError, KeyError):
            return f"Linux {platform.release()}"
    return platform.platform()


def _locale() -> str:
    named = next((os.environ[name] for name in ("LC_ALL", "LC_CTYPE", "LANG") if os.environ.get(name)), "-")
    return f"{named}, {locale.getpreferredencoding(False)}, {sys.getfilesystemencoding()}"


def _session() -> str:
    names = ("XDG_SESSION_TYPE", "XDG_CURRENT_DESKTOP", "QT_QPA_PLATFORM", "QT_SCALE_FACTOR")
    variables = [f"{name}={os.environ[name]}" for name in names if os.environ.get(name)]
    # Only whether they are there: the name of another computer can be in them.
    variables += [name for name in ("DISPLAY", "WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS") if os.environ.get(name)]
    return ", ".join(variables) or "-"


def _state(folder: Path) -> str:
    there = next((parent for parent in (folder, *folder.parents) if parent.exists()), folder)
    try:
        free = _("{count} MB free").format(count=shutil.disk_usage(there).free // 1_000_000)
    except OSError:
        free = _("free space unknown")
    if there != folder:
        return _(", ").join((_("not there yet"), free))
    return _(", ").join((_("can be written to") if os.access(folder, os.W_OK) else _("can not be written to"), free))


def _counts(folder: Path) -> str:
    kept, damaged, deleted = (_count(folder / name) for name in (DRAFTS, QUARANTINE, DELETED))
    return ", ".join(
        (
            ngettext("{count} kept", "{count} kept", kept).format(count=kept),
            ngettext("{count} damaged file put away", "{count} damaged files put away", damaged).format(count=damaged),
            ngettext("{count} deleted", "{count} deleted", deleted).format(count=deleted),
        )
    )


def _count(folder: Path) -> int:
    try:
        return sum(name.endswith(".json") for name in os.listdir(folder))
    except OSError:
        return 0


def _password_store() -> str:
    backend, problem = pinned_backend()
    return _(", ").join((backend, problem or _("within reach")))
