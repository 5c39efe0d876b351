"""A while that a busy machine can't take away: what does nothing until then has had its chance."""

import time
from collections.abc import Iterator

MOMENT = 0.1
"""Seconds. A machine that stands still for longer takes no more than this from a while."""


def moments(seconds: float) -> Iterator[None]:
    """Turns for so long; what is done in each turn has to end soon."""
    last = time.monotonic()
    while seconds > 0:
        yield
        now = time.monotonic()
        seconds -= min(now - last, MOMENT)
        last = now


def pause(seconds: float) -> None:
    """Do nothing for a while."""
    for _moment in moments(seconds):
        time.sleep(MOMENT / 2)
