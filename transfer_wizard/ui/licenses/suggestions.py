"""What is offered below a field while one types."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QStringListModel,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QAccessible, QAccessibleEvent, QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QListView, QWidget
from shiboken6 import isValid

from transfer_wizard.translations import _, joined, ngettext
from transfer_wizard.ui.kit.accessible import announce

MOST_SEEN: Final = 7
"""Rows that are seen without scrolling."""
PAUSE: Final = 600
"""Milliseconds without a key before a screen reader is told how many there are: it reads the keys meanwhile."""


class Suggestions(QListView):
    """A list over the window, and no window of its own, as Qt's completer has: that one takes the focus.

    Some window managers activate such a window when it is gone already, and what is typed next goes elsewhere.
    Here the field keeps the focus, and hears of each key that is not the list's.

    Signals:
        chosen: one was taken by Enter or a click; its text is in the field already.
    """

    chosen = Signal()

    def __init__(self, field: QLineEdit, choices: Sequence[str]) -> None:
        super().__init__(field)
        self._field = field
        self._choices = choices
        self._typed = ""
        self._offered = QStringListModel(self)
        self._heard: list[QWidget] = []
        self._is_on_row = False
        self._told = 0
        self._tells = QTimer(self, singleShot=True, interval=PAUSE)
        self._tells.timeout.connect(self._tell)
        self.setProperty("role", "suggestions")
        self.hide()  # else it would be shown with the field
        self.setModel(self._offered)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFocusProxy(field)  # a screen reader hears of the rows while the field has the focus
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(self._take)
        field.destroyed.connect(self.hide)
        field.destroyed.connect(self.deleteLater)

    def offer(self, text: str) -> None:
        """Show what has this text in it; any other text is as good."""
        self._typed = text
        wanted = text.casefold()
        found = [each for each in self._choices if wanted in each.casefold()] if text else []
        self._leave_row()
        self._offered.setStringList(found)
        if not found:
            self.hide()
            return
        if self.parentWidget() is not self._field.window():
            self.setParent(self._field.window())
        self.setAccessibleName(self._field.accessibleName())
        self._place()
        self.show()
        self.raise_()
        self._tells.start()

    def _tell(self) -> None:
        """Say how many there are, where that is news, and once how to get to them."""
        count = self._offered.rowCount()
        if self._is_on_row or count == self._told:
            return
        said = ngettext("{count} suggestion", "{count} suggestions", count).format(count=count)
        announce(self._field, said if self._told else joined(f"{said}.", _("Up and Down go through them.")))
        self._told = count

    def _leave_row(self) -> None:
        """A screen reader was told that the focus is on a row: it is in the field."""
        if self._is_on_row:
            self._is_on_row = False
            if isValid(self._field) and self._field.hasFocus():
                QAccessible.updateAccessibility(QAccessibleEvent(self._field, QAccessible.Event.Focus))

    def _place(self) -> None:
        """Below the field, or above it where there is more room."""
        window = self._field.window()
        top = self._field.mapTo(window, QPoint(0, 0))
        below = top.y() + self._field.height()
        wanted = self.sizeHintForRow(0) * min(MOST_SEEN, self._offered.rowCount()) + 2 * self.frameWidth()
        room = window.height() - below
        is_above = wanted > room and top.y() > room
        height = min(wanted, top.y() if is_above else room)
        self.setGeometry(top.x(), top.y() - height if is_above else below, self._field.width(), height)

    def showEvent(self, event: QShowEvent) -> None:
        """Hear of keys before the table does, and of whatever moves the field."""
        super().showEvent(event)
        above: QWidget | None = self._field
        while above is not None:
            above.installEventFilter(self)
            self._heard.append(above)
            above = None if above.isWindow() else above.parentWidget()

    def hideEvent(self, event: QHideEvent) -> None:
        """Hear of nothing any more."""
        super().hideEvent(event)
        self._tells.stop()
        self._told = 0
        self._leave_row()
        for each in filter(isValid, self._heard):
            each.removeEventFilter(self)
        self._heard.clear()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys of the list, go with the field, and go away with a press elsewhere or the focus."""
        kind = event.type()
        if watched is self._field and isinstance(event, QKeyEvent) and kind is QEvent.Type.KeyPress:
            return self._is_taken(event)
        is_left = watched is self._field and kind in (QEvent.Type.FocusOut, QEvent.Type.Hide)
        if is_left or kind is QEvent.Type.MouseButtonPress:
            self.hide()
        elif kind in (QEvent.Type.Move, QEvent.Type.Resize):
            self._place()
            if self._field.visibleRegion().isEmpty():  # the page was scrolled
                self.hide()
        return False

    def _is_taken(self, event: QKeyEvent) -> bool:
        key = event.key()
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._go(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.keyPressEvent(event)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take()
        elif key == Qt.Key.Key_Escape:
            self.hide()
        else:
            return False
        return True

    def _go(self, step: int) -> None:
        """Before the first and after the last comes what was typed."""
        count = self._offered.rowCount()
        self.setCurrentIndex(self._offered.index((self.currentIndex().row() + 1 + step) % (count + 1) - 1))

    def currentChanged(
        self, current: QModelIndex | QPersistentModelIndex, previous: QModelIndex | QPersistentModelIndex
    ) -> None:
        """The field shows what one stands on."""
        super().currentChanged(current, previous)
        if current.isValid():
            self._is_on_row = True
        else:
            self._leave_row()
        text = str(current.data()) if current.isValid() else self._typed
        if self.isVisible() and text != self._field.text():
            self._field.setText(text)

    def _take(self) -> None:
        self.hide()
        if self.currentIndex().isValid():
            self.chosen.emit()
