"""The memory of the program stays out of the files that a system writes of a program that crashed."""

import contextlib
import sys


def keep_no_core() -> None:
    """From here on this process leaves no core dump, and on Windows no heap in an error report.

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
