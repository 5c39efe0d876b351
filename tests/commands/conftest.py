"""The sample request, for the commands to read."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.commands.running import SAMPLE


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    """The sample request as a file; a test may write over it."""
    path = tmp_path / "sample_case.json"
    path.write_bytes(SAMPLE)
    return path


@pytest.fixture
def changed(sample: Path) -> Callable[[str, Any], Path]:
    """Changes one value of the sample, at a path such as ``case.severity``, and returns the file."""

    def change(path: str, value: Any) -> Path:
        whole = json.loads(sample.read_bytes())
        *steps, last = path.split(".")
        node: Any = whole["request"]
        for step in steps:
            node = node[int(step)] if step.isdecimal() else node[step]
        node[last] = value
        sample.write_text(json.dumps(whole), encoding="utf-8")
        return sample

    return change
