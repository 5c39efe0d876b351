"""Dragging a thing over a window and dropping it, as the window system tells of it.

Qt drops nothing on a widget that was not dragged over before.
"""

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget

NONE, LEFT, COPY = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton, Qt.DropAction.CopyAction


def drag(thing: QMimeData, onto: QWidget, at: QPoint | None = None) -> QDropEvent:
    """Drag a thing onto a widget from the edge of its window, and drop it there; in its middle, unless told where."""
    window = onto.window()
    handle = window.windowHandle()
    assert handle is not None
    place = onto.mapTo(window, at or onto.rect().center())
    QApplication.sendEvent(handle, QDragEnterEvent(QPoint(1, 1), COPY, thing, LEFT, NONE))
    QApplication.sendEvent(handle, QDragMoveEvent(place, COPY, thing, LEFT, NONE))
    event = QDropEvent(QPointF(place), COPY, thing, LEFT, NONE)
    QApplication.sendEvent(handle, event)
    return event
