"""The settings of the window, such as its colours: a few words and numbers in a small file.

Plain lines, one for each, since reading them must not hold up the first window. Nothing of a request is in it, and
where it can't be read or written the window looks as it does for everybody.
"""

import contextlib
import re
import threading
from pathlib import Path
from typing import Final

from transfer_wizard.storage.paths import private_folder

SETTINGS: Final = "settings.txt"
_MOST_BYTES: Final = 10_000
_LINE: Final = re.compile(r"([a-z.-]{1,40})=([a-z0-9.-]{1,40})")


class Settings:
    """The settings of a person; they change at once, and are written a little later.

    Args:
        folder: the person's data folder; None where nothing is to be kept.
    """

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self._values = _read(folder / SETTINGS) if folder else {}
        self._lock = threading.Lock()

    def get(self, name: str, otherwise: str = "") -> str:
        """What was kept under a name."""
        return self._values.get(name, otherwise)

    def number(self, name: str, otherwise: float) -> float:
        """The same of a number."""
        with contextlib.suppress(ValueError):
            return float(self.get(name, str(otherwise)))
        return otherwise

    def keep(self, name: str, value: str) -> None:
        """Keep a short word or number, on another thread than the window's."""
        if self._values.get(name) != value:
            self._values[name] = value
            if self._folder:
                threading.Thread(target=self._write, name="settings").start()

    def _write(self) -> None:
        """Where the disk takes nothing, nobody is told: the choice holds until the window is closed."""
        from transfer_wizard.storage.files import discard, replace, write_temporary

        assert self._folder
        with self._lock, contextlib.suppress(OSError):
            text = "".join(f"{name}={value}\n" for name, value in sorted(self._values.items()))
            folder = private_folder(self._folder)
            temporary = write_temporary(folder, text.encode("ascii"))
            try:
                replace(temporary, folder / SETTINGS)
            finally:
                discard(temporary)


def _read(path: Path) -> dict[str, str]:
    """The lines that are settings; whatever else is in the file is left out."""
    try:
        with path.open("rb") as file:
            text = file.read(_MOST_BYTES).decode("ascii", "replace")
    except OSError:
        return {}
    return {match[1]: match[2] for line in text.splitlines() if (match := _LINE.fullmatch(line.strip()))}
