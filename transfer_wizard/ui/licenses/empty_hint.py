"""What stands below a table without rows: what can be brought into it, as a drawing, in words and as an example."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from transfer_wizard.translations import _
from transfer_wizard.ui.kit import theme
from transfer_wizard.ui.kit.icons import Picture
from transfer_wizard.ui.kit.inputs import column
from transfer_wizard.ui.kit.texts import Label

PICTURE: Final = (258, 91)
"""Pixels at the usual size of text."""
LEAST: Final = 560
"""Counted pixels: in a narrower place the words do without the drawing."""
EXAMPLE: Final = "Z2A7-32TE-A8Y4  MR Enterprise  10/25\nZ2KD-8QWN-4RTX  MS120-24P      6/6"


class EmptyHint(QWidget):
    """The drawing, the sentence and the example, one below the other in the middle."""

    def __init__(self) -> None:
        super().__init__()
        lines = column(self, spacing=2 * theme.GRID)
        lines.setContentsMargins(0, 3 * theme.GRID, 0, 0)
        sentence = _(
            "Keys alone will do, or a whole list: a table from a spreadsheet, License Info copied from the "
            "browser, or the API’s answer."
        )
        self.picture = Picture("picture-start", PICTURE)
        self.said = Label(sentence, "quiet")
        self.example = Label(EXAMPLE, "quiet")
        theme.set_fixed_width(self.example, theme.HINT)
        self.example.setWordWrap(False)
        self.said.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        for part in (self.picture, self.example):
            lines.addWidget(part, alignment=Qt.AlignmentFlag.AlignHCenter)
        lines.insertWidget(1, self.said)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The drawing is the first to go."""
        super().resizeEvent(event)
        self.picture.setVisible(theme.counted(self.width()) >= LEAST)
