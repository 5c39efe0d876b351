"""Checks very many rows a little at a time, so that the window answers meanwhile."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QTimer

from transfer_wizard.flow.navigator import Navigator

AT_A_TIME: Final = 0.004
"""Seconds."""


class Checking(QObject):
    """Continues a check that stopped before its end.

    Args:
        checked: called when the check has come to its end.
    """

    def __init__(self, parent: QObject, checked: Callable[[], None]) -> None:
        super().__init__(parent)
        self._checked = checked
        self._navigator: Navigator | None = None
        self._next = QTimer(self, singleShot=True, interval=1)
        self._next.timeout.connect(self._on_next)

    def follow(self, navigator: Navigator) -> None:
        """Check this navigator's draft from here on, in short slices."""
        navigator.check_for = AT_A_TIME
        self._navigator = navigator

    def see(self) -> None:
        """Continue the check, if rows are left."""
        if self._navigator and self._navigator.is_checking and not self._next.isActive():
            self._next.start()

    def _on_next(self) -> None:
        if self._navigator is None or not self._navigator.is_checking:
            return
        self._navigator.check_on()
        if self._navigator.is_checking:
            self._next.start()
        else:
            self._checked()
