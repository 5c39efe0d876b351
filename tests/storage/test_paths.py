"""Where the data is, and that it is closed to others."""

import os
import stat
import sys
from pathlib import Path

import pytest

from transfer_wizard.storage import paths

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows closes the profile itself")


def test_data_folder_is_the_persons_and_is_not_made_by_asking(data_folder: Path) -> None:
    here = paths.data_folder()
    assert here.name == "transfer-wizard"
    assert not here.exists()
    if sys.platform == "linux":
        assert here == data_folder / "transfer-wizard"


def test_private_folder_is_closed_even_where_it_was_open(tmp_path: Path) -> None:
    old_mask = os.umask(0)
    try:
        made = paths.private_folder(tmp_path / "a" / "b")
    finally:
        os.umask(old_mask)
    assert stat.S_IMODE(made.stat().st_mode) == 0o700
    made.chmod(0o755)
    assert stat.S_IMODE(paths.private_folder(made).stat().st_mode) == 0o700
