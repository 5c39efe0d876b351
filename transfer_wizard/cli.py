"""Where the program begins: straight to the window, or to a command.

A double-click names no command, so no code of the commands is loaded then.
"""

import atexit
import contextlib
import os
import sys
from collections.abc import Sequence

from transfer_wizard.display import has_display
from transfer_wizard.storage.core_dumps import keep_no_core


def run(words: Sequence[str] | None = None) -> int:
    """Be the whole of a process: run the command, and return the exit code that the process will have.

    The process ends as soon as everything has ended that must. Threads that still wait for a password store, a disk or
    a browser are not ended one by one by Python: one that is inside of Qt just then would take the process down.
    """
    code = 1

    def end() -> None:
        for stream in (sys.stdout, sys.stderr):
            with contextlib.suppress(Exception):  # without a console there is no stream; a reader may be gone
                stream.flush()
        os._exit(code)

    atexit.register(end)  # the first to be registered is the last to be called: Qt has ended by then
    code = main(words)
    return code


def main(words: Sequence[str] | None = None) -> int:
    """Run the command in ``words``, by default those of this process, and return its exit code."""
    keep_no_core()  # before anything is read: a passcode comes into each of these processes but a few
    words = list(sys.argv[1:] if words is None else words)
    if not words and has_display():
        try:
            from transfer_wizard import app
        except ImportError:  # a library of the system is missing; where the commands end, its name is told
            pass
        else:
            return app.main()
    if words == ["form-host"]:  # said by the program to itself: the process that holds a browser
        from transfer_wizard.webform import host

        return host.main()
    from transfer_wizard import commands

    return commands.main(words)
