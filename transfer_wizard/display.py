"""Whether there is a display to show a window on."""

import os
import sys


def has_display() -> bool:
    """True where a window can be shown; without a display Qt would end the process with a crash."""
    return sys.platform != "linux" or any(map(os.environ.get, ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")))
