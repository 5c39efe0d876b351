"""The program's own drawings, in whatever colour and size they are needed.

Each is a file in ``resources/icons`` with a box of 20 by 20 and lines of the colour ``currentColor``.
"""

import functools
import re
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QByteArray, QEvent, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from transfer_wizard.resources import resource
from transfer_wizard.ui.kit import theme
from transfer_wizard.ui.kit.theme_colours import LIGHT, Colours

if TYPE_CHECKING:  # 10 ms of a first window that shows no drawing yet
    from PySide6.QtSvg import QSvgRenderer

SIZE: Final = theme.ICON


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


@functools.cache
def _picture(name: str, colours: Colours) -> "QSvgRenderer":
    from PySide6.QtSvg import QSvgRenderer

    tokens = {value.encode("ascii"): token for token, value in reversed(list(LIGHT._asdict().items()))}
    drawing = resource("icons", f"{name}.svg").read_bytes()
    inked = re.sub(rb"#[0-9a-f]{6}", lambda found: getattr(colours, tokens[found[0]]).encode("ascii"), drawing)
    return QSvgRenderer(QByteArray(inked))


def draw_picture(painter: QPainter, name: str, place: QRectF) -> None:
    """Draw a picture of several colours: its file has those of the light scheme, and each is another in the dark."""
    if not _waits:
        _picture(name, theme.colours()).render(painter, place)


class Icon(QWidget):
    """A drawing beside words that say the same: a screen reader passes it over.

    Args:
        tint: the name of a colour of the theme.
    """

    def __init__(self, name: str, tint: str = "accent", size: int = SIZE) -> None:
        super().__init__()
        self.name = name
        self._tint = tint
        self._size = size
        self._fit()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def _fit(self) -> None:
        size = theme.pixels(self._size)
        self.setFixedSize(size, size)

    def changeEvent(self, event: QEvent) -> None:
        """It grows with the text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def show_drawing(self, name: str, tint: str) -> None:
        """Show another drawing in its place."""
        self.name, self._tint = name, tint
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """In the colours in force."""
        draw(QPainter(self), self.name, getattr(theme.colours(), self._tint), QRectF(self.rect()))


class Picture(QWidget):
    """A picture of several colours, for the eye alone.

    Args:
        size: width and height in pixels at the usual size of text, with which it grows.
    """

    def __init__(self, name: str, size: tuple[int, int]) -> None:
        super().__init__()
        self._name = name
        self._size = size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:
        """As large as the text makes it."""
        return QSize(*(theme.pixels(side) for side in self._size))

    def paintEvent(self, event: QPaintEvent) -> None:
        """In the colours in force."""
        draw_picture(QPainter(self), self._name, QRectF(self.rect()))


BEHIND: Final = ("external",)
"""What leads out of the program stands behind the text of its button."""


class _Tinted(QIconEngine):
    """An icon that is drawn when it is shown, in the colour that the theme has for it then.

    It is a square at the left of its place: what is wider keeps the rest as room before a text; BEHIND, the other way.
    """

    def __init__(self, name: str, tint: str) -> None:
        super().__init__()
        self._name = name
        self._tint = tint

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, _state: QIcon.State) -> None:
        left = rect.right() + 1 - rect.height() if self._name in BEHIND else rect.left()
        place = QRectF(left, rect.top(), rect.height(), rect.height())
        tint = "quiet" if mode is QIcon.Mode.Disabled else self._tint
        draw(painter, self._name, getattr(theme.colours(), tint), place)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        picture = QPixmap(size)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        self.paint(painter, QRect(QPoint(), size), mode, state)
        painter.end()
        return picture

    def clone(self) -> QIconEngine:
        return _Tinted(self._name, self._tint)


def icon(name: str, tint: str = "text") -> QIcon:
    """An icon for a button, in whatever colour the theme has for a tint, such as ``accent``, when it is shown."""
    return QIcon(_Tinted(name, tint))
