"""How much is done, counted: seconds depend on the machine, calls do not."""

import sys
from collections.abc import Callable
from typing import Any


def work(act: Callable[[], object]) -> int:
    """How many functions were called, of Python or beneath it, and how many steps generators took."""
    calls = 0

    def count(frame: Any, event: str, what: Any) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        act()
    finally:
        sys.setprofile(None)
    return calls
