"""Programs that tests run beside ours."""

import shutil
import sys

import pytest


def need(*programs: str) -> None:
    """Leave a test out on a system that has not these programs. Linux has: the test command installs them there."""
    missing = [program for program in programs if not shutil.which(program)]
    if missing and sys.platform != "linux":
        pytest.skip(f"not there: {', '.join(missing)}")
    assert not missing, "python3 build_scripts/test.py installs them"
