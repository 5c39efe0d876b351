"""A part of a page that is folded until somebody wants it; folded, its head says what is in it."""

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleStateChangeEvent, QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QSizePolicy, QVBoxLayout, QWidget

from transfer_wizard.translations import _
from transfer_wizard.ui.kit import icons, theme

_CHEVRON = 16


def _left() -> int:
    return theme.pixels(_CHEVRON) + theme.GRID


class FoldHead(QAbstractButton):
    """The line that opens and closes a folded part.

    Attributes:
        value: what is in the part, in a word; shown at the right while it is folded.
    """

    def __init__(self, title: str, is_optional: bool) -> None:
        super().__init__()
        self.setText(title)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._after = _("(optional)") if is_optional else ""
        self.value = ""
        self.setAccessibleName(" ".join(filter(None, (title, self._after))))

    def show_value(self, text: str) -> None:
        """Say what is in the part."""
        if text != self.value:
            self.value = text
            self.setAccessibleDescription(text)
            self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens and closes as Space does; Right opens, and Left closes."""
        keys = {Qt.Key.Key_Right: True, Qt.Key.Key_Left: False}
        enters = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif event.key() in enters or keys.get(Qt.Key(event.key()), self.isChecked()) is not self.isChecked():
            self.click()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """One line, as high as a control."""
        text = self.fontMetrics().horizontalAdvance(f"{self.text()} {self._after}")
        return QSize(_left() + text + 1, max(theme.CONTROL, self.fontMetrics().height() + 2 * theme.GRID))

    def minimumSizeHint(self) -> QSize:
        """Narrower, the end of the line is left out."""
        return QSize(_left() + 10 * theme.GRID, self.sizeHint().height())

    def changeEvent(self, event: QEvent) -> None:
        """Larger text takes more room."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the chevron, the title, and at the right what is in the part."""
        colours, metrics = theme.colours(), self.fontMetrics()
        painter = QPainter(self)
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # the places are counted from the left
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        size, left = theme.pixels(_CHEVRON), _left()
        chevron = QRectF(0, (self.height() - size) / 2, size, size)
        icons.draw(painter, "chevron-down" if self.isChecked() else "chevron-right", colours.quiet, chevron)
        at = QRect(left, 0, self.width() - left, self.height())
        for text, ink in ((self.text(), colours.text), (self._after, colours.quiet)):
            painter.setPen(QColor(ink))
            painter.drawText(
                at, Qt.AlignmentFlag.AlignVCenter, metrics.elidedText(text, Qt.TextElideMode.ElideRight, at.width())
            )
            at.setLeft(min(at.left() + metrics.horizontalAdvance(f"{text} "), at.right()))
        if self.value and not self.isChecked():
            at.setLeft(min(at.left() + 2 * theme.GRID, at.right()))
            shown = metrics.elidedText(self.value, Qt.TextElideMode.ElideRight, at.width())
            painter.drawText(at, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, shown)


class Fold(QWidget):
    """A folded part: a rule, its head, and its body, into whose ``column`` goes what the part holds.

    Signals:
        opened: the part was opened for the first time; what is in it may be made now.
    """

    opened = Signal()

    def __init__(self, title: str, is_optional: bool = True) -> None:
        super().__init__()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(theme.GRID)
        rule = QFrame()
        rule.setProperty("role", "rule")
        self.head = FoldHead(title, is_optional)
        self.body = QWidget()
        self.column = QVBoxLayout(self.body)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(3 * theme.GRID)
        for part in (rule, self.head, self.body):
            whole.addWidget(part)
        self.body.hide()
        self._was_open = False
        self.head.toggled.connect(self._on_toggled)

    @property
    def is_open(self) -> bool:
        """Whether what is in the part can be seen."""
        return self.head.isChecked()

    def open(self) -> None:
        """Show what is in the part."""
        self.head.setChecked(True)

    def show_value(self, text: str) -> None:
        """Say in the head what is in the part."""
        self.head.show_value(text)

    def _on_toggled(self, is_open: bool) -> None:
        if is_open and not self._was_open:
            self._was_open = True
            self.opened.emit()
        self.body.setVisible(is_open)
        change = QAccessible.State()
        change.expanded = True
        QAccessible.updateAccessibility(QAccessibleStateChangeEvent(self.head, change))
