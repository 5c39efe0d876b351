"""Two widgets of the companion: the strip under its head, and the copy button with its key."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QStyle, QStyleOptionButton, QStylePainter, QWidget

from transfer_wizard.translations import _
from transfer_wizard.ui.kit import icons, theme
from transfer_wizard.ui.kit.texts import Button


class Strip(QWidget):
    """How much of the form is done, from edge to edge; the words beside it say the same."""

    def __init__(self) -> None:
        super().__init__()
        self._part = 0.0
        self.setFixedHeight(theme.HALF)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_part(self, done: int, count: int) -> None:
        """Show so many of so many."""
        self._part = done / count if count else 0.0
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """One length on another."""
        colours = theme.colours()
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(colours.line))
        painter.fillRect(QRectF(0, 0, self.width() * self._part, self.height()), QColor(colours.ok))


class CopyButton(Button):
    """Copies what is next; the key that does the same stands in it."""

    def __init__(self) -> None:
        super().__init__(_("&Copy"), "primary", icon="copy")

    def sizeHint(self) -> QSize:
        """With room for the key."""
        return super().sizeHint() + QSize(self._key().width() + theme.GRID, 0)

    def minimumSizeHint(self) -> QSize:
        """The same: nothing of it is cut."""
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down choose in the list below, where another button would hand on the focus."""
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The button with its words at the left, and the key in a frame at the right."""
        painter = QStylePainter(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        words, icon = option.text, option.icon
        option.text, option.icon = "", type(icon)()
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        has_key = self.isEnabled()
        ink = QColor(theme.colours().on_accent if self.property("role") == "primary" else theme.colours().text)
        key = self._key()
        room = QFontMetrics(self.font()).size(Qt.TextFlag.TextShowMnemonic, words).width()
        side = theme.pixels(icons.SIZE)
        left = (self.width() - side - theme.GRID - room - 2 * theme.GRID - key.width()) / 2
        middle = self.height() / 2
        icons.draw(painter, "copy", ink.name(), QRectF(left, middle - side / 2, side, side))
        painter.setPen(ink)
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        text = QRectF(left + side + theme.GRID, 0, room + theme.GRID, self.height())
        painter.drawText(text, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextShowMnemonic, words)
        if has_key:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setFont(theme.small(self.font()))
            place = QRectF(text.right() + theme.GRID, middle - key.height() / 2, key.width(), key.height())
            painter.setPen(QPen(ink, 1))
            painter.drawRoundedRect(place, theme.HALF, theme.HALF)
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, _("Enter"))

    def _key(self) -> QSize:
        metrics = QFontMetrics(theme.small(self.font()))
        return QSize(metrics.horizontalAdvance(_("Enter")) + 2 * theme.GRID, metrics.height() + theme.HALF)
