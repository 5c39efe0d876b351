"""Some random walks in the ordinary run; `python3 build_scripts/walks.py` does a thousand."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from .walks import Walk


@pytest.mark.parametrize("seed", range(12))
def test_a_random_walk_loses_nothing(qapp: QApplication, data_folder: Path, seed: int) -> None:
    walk = Walk(qapp, seed)
    assert walk.run(moves=40) == 0, "\n".join(walk.log)
