"""Counts all that the program keeps in its data folder, and removes it."""

import contextlib
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from transfer_wizard.request.draft import IDENTITY
from transfer_wizard.storage import journal
from transfer_wizard.storage.evidence import EVIDENCE
from transfer_wizard.storage.paths import DELETED, DRAFTS, QUARANTINE
from transfer_wizard.storage.settings import SETTINGS

_FOLDERS: Final = (DRAFTS, QUARANTINE, DELETED)
_FILES: Final = (journal.LOG, journal.LOG_BEFORE, journal.OPEN_REQUEST, journal.CRASH, journal.LAST_CRASH)


@dataclass(frozen=True)
class StoredData:
    """What there is.

    Attributes:
        requests, backups, deleted, quarantined, evidence: how many files of each kind.
        journals: how many logs and reports.
        identities: the ids of all requests there are traces of; passcodes hang on them.
    """

    requests: int
    backups: int
    deleted: int
    quarantined: int
    evidence: int
    journals: int
    identities: tuple[str, ...]


def look_over(folder: Path) -> StoredData:
    """Count what is in a data folder.

    Raises:
        OSError: a folder may not be read.
    """
    drafts, quarantined, deleted = (list(_entries(folder / name)) for name in _FOLDERS)
    requests = [path for path in drafts if path.suffix == ".json"]
    names = " ".join(path.name for path in (*drafts, *quarantined, *deleted))
    return StoredData(
        requests=len(requests),
        backups=len(drafts) - len(requests),
        deleted=len(deleted),
        quarantined=len(quarantined),
        evidence=len(_evidence(folder)),
        journals=sum(1 for _path in _journals(folder)),
        identities=tuple(dict.fromkeys(re.findall(IDENTITY, names))),
    )


def remove_all(folder: Path) -> list[Path]:
    """Remove it, and return what is still there afterwards: nothing, unless the system refused.

    Raises:
        OSError: a folder may not be read.
    """
    for path in _all(folder):
        with contextlib.suppress(OSError):
            path.unlink()
    shutil.rmtree(folder / EVIDENCE, ignore_errors=True)
    for name in _FOLDERS:
        with contextlib.suppress(OSError):
            (folder / name).rmdir()
    return list(_all(folder))


def _all(folder: Path) -> Iterator[Path]:
    for name in _FOLDERS:
        yield from _entries(folder / name)
    yield from _evidence(folder)
    yield from _journals(folder)
    if (folder / SETTINGS).exists():
        yield folder / SETTINGS


def _evidence(folder: Path) -> list[Path]:
    return [path for path in (folder / EVIDENCE).rglob("*") if not path.is_dir()]


def _entries(folder: Path) -> list[Path]:
    try:
        return sorted(folder.iterdir())
    except (FileNotFoundError, NotADirectoryError):
        return []


def _journals(folder: Path) -> Iterator[Path]:
    return (folder / name for name in _FILES if (folder / name).exists())
