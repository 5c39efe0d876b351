"""How much is done, counted: seconds depend on the machine, calls do not."""

import sys
import time
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


def takes_no_longer(act: Callable[[], object], seconds: float, times: int = 3) -> bool:
    """Whether it takes no longer than that, of the processor alone, in one of some times: others may slow it down."""
    for _time in range(times):
        begun = time.thread_time()
        act()
        if time.thread_time() - begun < seconds:
            return True
    return False
