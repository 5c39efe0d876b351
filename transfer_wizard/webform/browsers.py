"""The browsers on this machine that can be driven: those built on Chromium."""

import os
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Final

NAMES: Final = ("Chrome", "Edge", "Chromium", "Brave")

_LINUX: Final = {
    "Chrome": ("google-chrome", "google-chrome-stable"),
    "Edge": ("microsoft-edge", "microsoft-edge-stable"),
    "Chromium": ("chromium", "chromium-browser"),
    "Brave": ("brave-browser", "brave"),
}
_WINDOWS: Final = {
    "Chrome": r"Google\Chrome\Application\chrome.exe",
    "Edge": r"Microsoft\Edge\Application\msedge.exe",
    "Chromium": r"Chromium\Application\chrome.exe",
    "Brave": r"BraveSoftware\Brave-Browser\Application\brave.exe",
}
_MACOS: Final = {
    "Chrome": "Google Chrome.app/Contents/MacOS/Google Chrome",
    "Edge": "Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    "Chromium": "Chromium.app/Contents/MacOS/Chromium",
    "Brave": "Brave Browser.app/Contents/MacOS/Brave Browser",
}


@dataclass(frozen=True)
class Browser:
    """One installed browser.

    Attributes:
        name: as its maker calls it, such as "Edge".
        path: its program.
        extra_arguments: for its command line; nobody but the tests has any.
    """

    name: str
    path: Path
    extra_arguments: tuple[str, ...] = ()

    @classmethod
    def at(cls, place: str) -> "Browser | None":
        """The program at a path; None where there is none."""
        path = Path(place)
        is_program = path.is_absolute() and path.is_file() and os.access(path, os.X_OK)
        return cls(path.stem, path) if is_program else None


def installed() -> list[Browser]:
    """The browsers found in their usual places, best known first; none is started."""
    found = ((name, path) for name in NAMES for path in _places(name))
    first: dict[str, Browser] = {}
    for name, path in found:
        if path.is_file() and os.access(path, os.X_OK):
            first.setdefault(name, Browser(name, path))
    return list(first.values())


def _places(name: str) -> list[Path]:
    if sys.platform == "win32":
        roots = ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")
        return [Path(root, _WINDOWS[name]) for each in roots if (root := os.environ.get(each))]
    if sys.platform == "darwin":
        return [root / _MACOS[name] for root in (Path("/Applications"), Path.home() / "Applications")]
    return [Path(path) for command in _LINUX[name] if (path := shutil.which(command))]
