"""Keeps the program's memory out of core dumps, the files that a system writes when a program crashes."""

import contextlib
import sys


def keep_no_core() -> None:
    """Have this process leave no core dump from here on, and on Windows no heap in an error report.

    Either would hold what was typed, passcodes included. Source for Windows: Microsoft Learn, "WerSetFlags".
    """
    if sys.platform == "win32":
        import ctypes

        no_heap = 1  # WER_FAULT_REPORTING_FLAG_NOHEAP
        with contextlib.suppress(OSError, AttributeError):
            ctypes.windll.kernel32.WerSetFlags(no_heap)
    else:
        import resource as limits

        with contextlib.suppress(OSError, ValueError):
            limits.setrlimit(limits.RLIMIT_CORE, (0, 0))
