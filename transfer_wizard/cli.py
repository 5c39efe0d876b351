"""Where the program begins: straight to the window, or to a command.

A double-click names no command, and waits for none of their code.
"""

import os
import sys
from collections.abc import Sequence


def main(words: Sequence[str] | None = None) -> int:
    """Run the command in ``words``, by default those of this process, and return its exit code."""
    words = list(sys.argv[1:] if words is None else words)
    if not words and has_display():
        try:
            from transfer_wizard import app
        except ImportError:  # a library of the system is missing; where the commands end, its name is told
            pass
        else:
            return app.main()
    if words == ["form-host"]:  # said by the program to itself: the process that holds a browser
        from transfer_wizard.storage.core_dumps import keep_no_core
        from transfer_wizard.webform import host

        keep_no_core()
        return host.main()
    from transfer_wizard import commands

    return commands.main(words)


def has_display() -> bool:
    """True where a window can be shown; without a display Qt would end the process with a crash."""
    return sys.platform != "linux" or any(map(os.environ.get, ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")))
