"""What takes the addresses that would open outside the program."""

from PySide6.QtCore import QObject, QUrl, Slot


class Opener(QObject):
    """Keeps them, and opens nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []

    @Slot(QUrl)
    def open(self, address: QUrl) -> None:
        """As QDesktopServices asks."""
        self.opened.append(address.toString())
