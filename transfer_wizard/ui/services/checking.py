"""Checks very many rows a little at a time, so that the window answers meanwhile."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QTimer

from transfer_wizard.flow.navigator import Navigator

AT_A_TIME: Final = 0.004
"""Seconds."""
LOOK_AT_ALL: Final = ("review", "hand-over")
"""The pages on which all depends on every row."""
MOST_AT_ONCE: Final = 500
"""So many licenses are checked at once where somebody waits for it."""


class Checking(QObject):
    """Continues a check that stopped before its end.

    Args:
        checked: called when the check has come to its end.
    """

    def __init__(self, parent: QObject, checked: Callable[[], None]) -> None:
        super().__init__(parent)
        self._checked = checked
        self._waiting: Callable[[], None] | None = None
        self._navigator: Navigator | None = None
        self._is_held = False
        self._next = QTimer(self, singleShot=True, interval=1)
        self._next.timeout.connect(self._on_next)

    def follow(self, navigator: Navigator) -> None:
        """Check this navigator's draft from here on, in short slices: of very many rows none before ``begin``."""
        navigator.check_for = 0.0 if len(navigator.draft.licenses) > MOST_AT_ONCE else AT_A_TIME
        self._navigator = navigator
        self._waiting = None

    def begin(self) -> None:
        """Let the check begin, now that its first page is made."""
        if self._navigator:
            self._navigator.check_for = AT_A_TIME

    def hold(self) -> None:
        """Wait: a page is about to be painted."""
        self._is_held = True
        self._next.stop()

    def release(self) -> None:
        """Go on, now that it was painted."""
        self._is_held = False
        self.see()

    def then(self, act: Callable[[], None]) -> bool:
        """Do what asks about all rows; whether it waits, since many of them are not checked yet.

        Only the last of those that wait is done.
        """
        navigator, self._waiting = self._navigator, None
        if navigator and len(navigator.draft.licenses) > MOST_AT_ONCE and navigator.things and navigator.is_checking:
            self._waiting = act
            self.see()
            return True
        act()
        return False

    def forget(self) -> None:
        """Do nothing more of what waits."""
        self._waiting = None

    def see(self) -> None:
        """Continue the check, if rows are left."""
        if self._navigator and self._navigator.is_checking and not (self._is_held or self._next.isActive()):
            self._next.start()

    def _on_next(self) -> None:
        navigator = self._navigator
        if navigator is None:
            return
        if navigator.is_checking:
            navigator.check_on()
            self._next.start()  # what came of the last slice is shown in a turn of its own
            return
        self._checked()
        waiting, self._waiting = self._waiting, None
        if waiting:
            waiting()
