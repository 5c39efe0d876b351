"""What the tests of the storage room share: a draft that was filled in, and the rights of an ordinary user."""

import gc
import os
import shutil
import subprocess
import sys
import tempfile
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest

from transfer_wizard.request import document
from transfer_wizard.request.draft import Draft
from transfer_wizard.storage.drafts import DraftStore

ROOT = Path(__file__).resolve().parent.parent.parent

NOBODY = 65534


@pytest.fixture
def identity() -> Iterator[str]:
    """Of a draft whose passcodes are kept. A connection to their store that was left open fails its own test."""
    yield str(uuid.uuid4())
    gc.collect()


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


@pytest.fixture
def store(tmp_path: Path) -> DraftStore:
    """A store of drafts in an empty folder."""
    return DraftStore(tmp_path)
