"""A thread that repeats one piece of work for as long as the program runs."""

import contextlib
import sys
import threading
from collections.abc import Callable


def serve(name: str, work: Callable[[], None]) -> None:
    """Do a piece of work over and over on a thread that does not hold up the end of the program.

    A fault in the work is reported as for every thread, by ``threading.excepthook``, and the thread goes on: a draft
    that comes after it is saved all the same.
    """
    threading.Thread(target=_for_ever, args=(work,), name=name, daemon=True).start()


def _for_ever(work: Callable[[], None]) -> None:
    while True:
        try:
            work()
        except Exception:
            report_fault()


def report_fault() -> None:
    """Report the error that is being handled as an unhandled one; an error in reporting it goes no further."""
    with contextlib.suppress(Exception):  # stderr may be closed, and the thread has more to do
        threading.excepthook(threading.ExceptHookArgs((*sys.exc_info(), threading.current_thread())))
