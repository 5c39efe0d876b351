"""What every test may use.

No fixture is needed to make hidden trouble fail a test, pyproject.toml sees to it: pytest-qt catches Qt's warnings and
what is raised in slots and event handlers; "filterwarnings = error" turns the rest into errors, also what is raised in
threads and in `__del__`. tests/test_house.py proves it.
"""

from pathlib import Path

import pytest


@pytest.fixture
def data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder that stands in for the person's data folder."""
    folder = tmp_path / "data"
    folder.mkdir()
    monkeypatch.setenv("XDG_DATA_HOME", str(folder))
    return folder
