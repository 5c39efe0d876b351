"""The clipboard for a passcode: for 20 seconds, marked as a secret, and never in the selection of the middle button.

The marks are requests to clipboard histories and cloud clipboards; every program of the same person can read what the
clipboard holds while it holds it.
"""

import contextlib
import os
import sys
import time
from math import ceil
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QMimeData, QObject, QProcess, QStandardPaths, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from transfer_wizard.request.passcode import Passcode

if TYPE_CHECKING:  # macOS alone has it
    from transfer_wizard.ui.services.pasteboard import Pasteboard

SECONDS: Final = 20

SECRET_MARKS: Final = {
    "x-kde-passwordManagerHint": b"secret",  # Klipper, and most of the others on Linux
    "ExcludeClipboardContentFromMonitorProcessing": b"\0\0\0\0",  # Windows: neither history nor cloud
    "CanIncludeInClipboardHistory": b"\0\0\0\0",
    "CanUploadToCloudClipboard": b"\0\0\0\0",
    "Clipboard Viewer Ignore": b"\0\0\0\0",  # older tools on Windows
}
"""Formats that ask others not to keep what is copied. Qt passes each on under its own name on Linux and Windows; for
macOS see pasteboard.py.

Sources: Klipper; Microsoft Learn, "Clipboard Formats".
"""


class SecretClipboard(QObject):
    """Holds one passcode in the clipboard for 20 seconds, and takes it out again unless something else was copied.

    Attributes:
        owner: the part of the window that had the passcode copied which the clipboard holds, or held last.
        seconds: how long the clipboard holds one.
        was_replaced: whether something else was copied before its time was up.

    Signals:
        counted: the seconds left; 0 once the clipboard no longer holds it.
    """

    counted = Signal(int)

    def __init__(self, parent: QObject | None = None, seconds: int = SECONDS) -> None:
        super().__init__(parent)
        self.seconds = seconds
        self._ends = 0.0
        self.owner: object = None
        self.was_replaced = False
        self._passcode: Passcode | None = None
        self._content: QMimeData | None = None
        self._pasteboard = _pasteboard()
        self._clock = QTimer(self)
        self._clock.setInterval(1_000)
        self._clock.timeout.connect(self._on_tick)
        QGuiApplication.clipboard().dataChanged.connect(self._on_changed)
        application = QCoreApplication.instance()
        if application:
            application.aboutToQuit.connect(self.clear)

    @property
    def is_holding(self) -> bool:
        """True while the clipboard holds the passcode that was copied last."""
        return self._passcode is not None

    def copy(self, passcode: Passcode, owner: object = None) -> None:
        """Put a passcode into the clipboard, in place of whatever it holds."""
        self._let_go()  # an earlier passcode leaves with the copy below
        self.owner = owner
        content = QMimeData()
        for name, mark in SECRET_MARKS.items():
            content.setData(name, mark)
        content.setText(passcode.reveal())
        if self._pasteboard:
            self._pasteboard.put(content.text())
        else:
            QGuiApplication.clipboard().setMimeData(content)
        self._passcode, self._content = passcode, content
        self._ends = time.monotonic() + self.seconds
        self.was_replaced = False
        self._clock.start()
        self.counted.emit(self.seconds)

    def clear(self) -> None:
        """Take the passcode out of the clipboard, if it is still in there; what was copied since stays."""
        if not self.is_holding:
            return
        was_ours = self._is_ours()
        self._let_go()
        if was_ours and self._pasteboard:
            self._pasteboard.clear()
        elif was_ours:
            QGuiApplication.clipboard().clear()
            _clear_on_wayland()
        self.counted.emit(0)

    def _let_go(self) -> None:
        self._passcode = self._content = None
        self._clock.stop()

    def _is_ours(self) -> bool:
        """Whether what is in the clipboard is what was put there; another program is not asked for its content."""
        if self._pasteboard:
            return self._pasteboard.is_ours
        return QGuiApplication.clipboard().mimeData() is self._content

    def _on_changed(self) -> None:
        """Look whether something else was copied; on Windows the signal of our own copy comes late."""
        if self.is_holding and not self._is_ours():
            self._let_go()
            self.was_replaced = True
            self.counted.emit(0)

    def _on_tick(self) -> None:
        left = ceil(self._ends - time.monotonic())
        if left > 0:
            self.counted.emit(left)
        else:
            self.clear()


def _pasteboard() -> "Pasteboard | None":
    """The pasteboard of macOS, where it is as documented."""
    if sys.platform == "darwin":
        from transfer_wizard.ui.services.pasteboard import Pasteboard

        with contextlib.suppress(OSError, AttributeError):
            return Pasteboard()
    return None


def _clear_on_wayland() -> None:
    """WORKAROUND: GNOME keeps a copy, and takes no change from a program whose window is not in front.

    https://github.com/keepassxreboot/keepassxc/issues/4498
    """
    if sys.platform == "linux" and os.environ.get("WAYLAND_DISPLAY") and QStandardPaths.findExecutable("wl-copy"):
        QProcess.startDetached("wl-copy", ["--clear"])
