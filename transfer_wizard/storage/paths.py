"""The folders in which the program keeps its data, closed to other users of the computer."""

import contextlib
import os
import sys
from pathlib import Path
from typing import Final

from platformdirs import user_data_path

DRAFTS: Final = "drafts"
QUARANTINE: Final = "quarantine"
DELETED: Final = "deleted"
PORTABLE: Final = "transfer-wizard.portable"
"""The file that makes the program portable, where it lies beside the program; what is in it does not matter."""
PORTABLE_DATA: Final = "transfer-wizard-data"


def data_folder() -> Path:
    """The person's data folder, on this computer only (not a roaming profile). It need not exist yet."""
    if is_portable():
        return program_folder() / PORTABLE_DATA
    return user_data_path("transfer-wizard", appauthor=False, roaming=False)


def program_folder() -> Path:
    """The folder that the program lies in: that of the executable or, unfrozen, the one that holds the package.

    Of a macOS application it is the folder beside the bundle: nothing inside may change once it is signed.
    """
    if not getattr(sys, "frozen", False):
        return Path(__file__).resolve().parents[2]
    executable = Path(sys.executable).resolve()
    bundle = next((parent for parent in executable.parents if parent.suffix == ".app"), executable)
    return bundle.parent


def is_portable() -> bool:
    """True where the program keeps everything beside itself, and nothing in the person's profile."""
    return (program_folder() / PORTABLE).exists()


def has_drafts(folder: Path) -> bool:
    """Whether there is a request in a data folder, by the names in it alone."""
    with contextlib.suppress(OSError), os.scandir(folder / DRAFTS) as entries:
        return any(entry.name.endswith(".json") for entry in entries)
    return False


def is_writable(folder: Path) -> bool:
    """Whether files can be written in a folder, also in one that is yet to be made."""
    there = next((parent for parent in (folder, *folder.parents) if parent.is_dir()), None)
    return there is not None and os.access(there, os.W_OK)


def private_folder(folder: Path) -> Path:
    """The folder itself, made where it was missing, and for its owner only; OSError where that can't be done."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if sys.platform != "win32":  # there the person's profile is closed to others already
        with contextlib.suppress(PermissionError):  # another's folder that the person may write to
            folder.chmod(0o700)
    return folder
