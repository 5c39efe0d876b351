"""The colours of the window and the size of its text, changed while it runs and remembered for the next time."""

from PySide6.QtCore import QObject, Signal

from transfer_wizard.storage.settings import Settings
from transfer_wizard.translations import _
from transfer_wizard.ui.kit.theme import TEXT_SIZES, Look, Theme

LOOK = "look"
TEXT_SIZE = "text-size"


def theme_of(settings: Settings) -> tuple[Look, float]:
    """The colours and the text size that were kept; those of the system where nothing was kept, or nothing known."""
    kept, size = settings.get(LOOK), settings.number(TEXT_SIZE, 1.0)
    return Look(kept) if kept in list(Look) else Look.SYSTEM, size if size in TEXT_SIZES else 1.0


class Looks(QObject):
    """Changes the look of the whole program, and remembers it.

    Signals:
        resized: the text has another size; the sentence that says which.
    """

    resized = Signal(str)

    def __init__(self, theme: Theme, settings: Settings) -> None:
        super().__init__()
        self.theme = theme
        self._settings = settings

    def choose(self, look: str) -> None:
        """Change the colours."""
        self.theme.choose(Look(look))
        self._settings.keep(LOOK, look)

    def resize(self, size: float) -> None:
        """Show all text so many times as large as the system has it."""
        if size != self.theme.text_size:
            self.theme.resize_text(size)
            self._settings.keep(TEXT_SIZE, str(size))
        self.resized.emit(_("Text size {percent} %").format(percent=round(100 * size)))

    def step(self, step: int) -> None:
        """Make the text larger, or smaller, by so many steps; 0 for the usual size."""
        self.resize(self.theme.step_text(step) if step else 1.0)
