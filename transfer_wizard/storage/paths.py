"""Where the program keeps what it has to keep, closed to other users of the computer."""

import contextlib
import sys
from pathlib import Path
from typing import Final

from platformdirs import user_data_path

DRAFTS: Final = "drafts"
QUARANTINE: Final = "quarantine"
DELETED: Final = "deleted"


def data_folder() -> Path:
    """The person's data folder, on this computer only (not a roaming profile). It need not exist yet."""
    return user_data_path("transfer-wizard", appauthor=False, roaming=False)


def private_folder(folder: Path) -> Path:
    """The folder itself, made where it was missing, and for its owner only; OSError where that can't be done."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if sys.platform != "win32":  # there the person's profile is closed to others already
        with contextlib.suppress(PermissionError):  # another's folder that the person may write to
            folder.chmod(0o700)
    return folder
