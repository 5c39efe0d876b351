"""Takes what is pasted outside a text field or dropped anywhere on the window, and shows where a drop will go."""

from PySide6.QtCore import QMimeData, QRectF, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QGuiApplication,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QMainWindow, QWidget

from transfer_wizard.translations import _
from transfer_wizard.ui.kit import theme


class DropWindow(QMainWindow):
    """A window that texts and files may be dropped on; ``target`` shows where they will go, and hears of them."""

    target: "DropTarget"

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A text, or files."""
        if event.mimeData().hasText() or event.mimeData().hasUrls():
            event.acceptProposedAction()
            self.target.cover()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Taken elsewhere."""
        self.target.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        """Dropped here."""
        self.target.hide()
        event.acceptProposedAction()
        self.target.brought.emit(event.mimeData())


class DropTarget(QWidget):
    """Takes pastes and drops of a window; while something is dragged over the window, it covers the page and says so.

    Args:
        page: what it covers.

    Signals:
        brought: what was pasted or dropped, as Qt has it.
    """

    brought = Signal(QMimeData)

    def __init__(self, window: QMainWindow, page: QWidget) -> None:
        super().__init__(window)
        self._page = page
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()
        window.setAcceptDrops(True)

    def paste(self) -> None:
        """Take what is in the clipboard; a text field that has the focus takes Ctrl+V for itself."""
        self.brought.emit(QGuiApplication.clipboard().mimeData() or QMimeData())

    def cover(self) -> None:
        """Lie over the page."""
        corner = self._page.mapTo(self.window(), self._page.rect().topLeft())
        self.setGeometry(corner.x(), corner.y(), self._page.width(), self._page.height())
        self.raise_()
        self.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        """An edge in the accent, and one line in the middle."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = self.palette()
        edge = theme.HALF
        painter.setPen(QPen(palette.link().color(), theme.RING))
        place = QRectF(self.rect()).adjusted(edge, edge, -edge, -edge)
        painter.drawRoundedRect(place, theme.CONTROL_RADIUS, theme.CONTROL_RADIUS)
        sentence = _("Drop it: you see what is found first")
        margin = 2 * theme.GRID
        room = QRectF(painter.fontMetrics().boundingRect(sentence)).adjusted(-margin, -margin, margin, margin)
        room.moveCenter(place.center())
        painter.setBrush(palette.window())
        painter.drawRoundedRect(room, theme.CONTROL_RADIUS, theme.CONTROL_RADIUS)
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, sentence)
