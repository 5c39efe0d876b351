"""The program's own drawings, in whatever colour and size they are needed.

Each is a file in ``resources/icons`` with a box of 20 by 20 and lines of the colour ``currentColor``.
"""

import functools
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from transfer_wizard.resources import resource
from transfer_wizard.ui.kit import theme

if TYPE_CHECKING:  # 10 ms of a first window that shows no drawing yet
    from PySide6.QtSvg import QSvgRenderer

SIZE: Final = 20
"""Pixels: the size in which the icons are drawn, and in which their lines are sharpest."""


_waits = False


def wait() -> None:
    """Draw nothing until ``go_on``: the first window shows its words before it loads what draws."""
    global _waits
    _waits = True


def go_on(window: QWidget) -> None:
    """Draw from here on, and what was left out in a window too."""
    global _waits
    _waits = False
    window.update()


@functools.cache
def _drawing(name: str, colour: str) -> "QSvgRenderer":
    from PySide6.QtSvg import QSvgRenderer

    # WORKAROUND: Qt takes currentColor for black, so the colour is written into the drawing.
    drawing = resource("icons", f"{name}.svg").read_bytes()
    return QSvgRenderer(QByteArray(drawing.replace(b"currentColor", colour.encode("ascii"))))


def draw(painter: QPainter, name: str, colour: str, place: QRectF) -> None:
    """Draw an icon into a place.

    Args:
        name: of the file, without its suffix.
        colour: such as ``#1b6b41``.
    """
    if not _waits:
        _drawing(name, colour).render(painter, place)


class Icon(QWidget):
    """A drawing beside words that say the same: a screen reader passes it over.

    Args:
        tint: the name of a colour of the theme.
    """

    def __init__(self, name: str, tint: str = "accent", size: int = SIZE) -> None:
        super().__init__()
        self.name = name
        self._tint = tint
        self.setFixedSize(size, size)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, event: QPaintEvent) -> None:
        """In the colours in force."""
        draw(QPainter(self), self.name, getattr(theme.colours(), self._tint), QRectF(self.rect()))


def pixmap(name: str, colour: str, size: QSize, ratio: float) -> QPixmap:
    """An icon as pixels.

    Args:
        size: in the pixels of the program.
        ratio: how many of the screen's pixels make one of these.
    """
    picture = QPixmap(size * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    draw(painter, name, colour, QRectF(0, 0, size.width(), size.height()))
    painter.end()
    return picture


def icon(name: str, colour: str, size: int = SIZE) -> QIcon:
    """An icon for a button, sharp on every screen that the program is shown on."""
    ratios = {1.0, *(screen.devicePixelRatio() for screen in QApplication.screens())}
    made = QIcon()
    for ratio in sorted(ratios):
        made.addPixmap(pixmap(name, colour, QSize(size, size), ratio))
    return made
