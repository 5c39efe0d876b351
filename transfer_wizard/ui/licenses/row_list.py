"""The lines as a list, two lines of text each, where there is no room for a table; Enter opens one as a small form."""

from typing import Final

from PySide6.QtCore import QCoreApplication, QModelIndex, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from transfer_wizard.translations import _
from transfer_wizard.ui.kit import icons, theme
from transfer_wizard.ui.kit.theme import Index
from transfer_wizard.ui.licenses import row_painter
from transfer_wizard.ui.licenses.device_icon import device_icon
from transfer_wizard.ui.licenses.license_model import Column, LicenseModel

ROWS_IN_SIGHT: Final = 8


class TwoLines(QStyledItemDelegate):
    """Draws a line as its key and how many move, and below these its model and how it moves."""

    def __init__(self, model: LicenseModel, view: QTableView) -> None:
        super().__init__(view)
        self._model = model

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """All rows are of one height."""
        return QSize(0, two_lines(option.fontMetrics))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One row; a bar marks the current one, and a dot or a ring one with something to look at."""
        colours = theme.colours()
        place: QRect = option.rect
        line = self._model.line(index.row())
        message = None if line is None else self._model.messages.of(line)
        is_current = self._is_current(index)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = colours.accent_soft if is_current or self._model.is_ticked(index.row()) else ""
        if message:
            ground = colours.wrong_soft if message.is_red else colours.open_soft
        if ground:
            painter.fillRect(place, QColor(ground))
        if is_current:
            painter.fillRect(QRect(place.left(), place.top(), theme.HALF, place.height()), QColor(colours.accent))
        if index.row() < self._model.last:
            painter.setPen(QPen(QColor(colours.line), 1))
            bottom = place.bottom() + 0.5
            painter.drawLine(QPointF(place.left(), bottom), QPointF(place.right() + 1, bottom))
        beside = 1.5 * theme.GRID * theme.text_scale()
        room = QRectF(place).adjusted(beside, theme.GRID, -beside, -theme.GRID)
        upper, lower = QRectF(room), QRectF(room)
        upper.setHeight(room.height() / 2)
        lower.setTop(upper.bottom())
        if line is None:
            painter.setPen(QColor(colours.quiet))
            painter.setFont(option.font)
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, self._model.shown(None, Column.KEY))
        else:
            self._draw(painter, upper, lower, line, option.font)
            if message:
                mark = "wrong" if message.is_red else "dot"
                size = row_painter.MARK * theme.text_scale()
                at = QRectF(upper.center().x(), upper.center().y() - size / 2, size, size)
                icons.draw(painter, mark, colours.wrong if message.is_red else colours.open_mark, at)
        painter.restore()

    def _is_current(self, index: Index) -> bool:
        view = self.parent()
        return isinstance(view, QTableView) and view.currentIndex().row() == index.row() and view.hasFocus()

    def _draw(self, painter: QPainter, upper: QRectF, lower: QRectF, line: int, plain: QFont) -> None:
        colours = theme.colours()
        shown = self._model.shown
        have, move = shown(line, Column.HAVE), shown(line, Column.MOVE)
        count = (_("{move} of {have}") if move else _("– of {have}")).format(move=move, have=have) if have else move
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.setPen(QColor(colours.text))
        painter.setFont(row_painter.code_font())
        painter.drawText(upper, Qt.AlignmentFlag.AlignVCenter, shown(line, Column.KEY))
        painter.setFont(row_painter.strong_font())
        painter.drawText(upper, right, count)
        painter.setPen(QColor(colours.quiet))
        painter.setFont(plain)
        mode = shown(line, Column.MODE)
        painter.drawText(lower, right, mode)
        model = shown(line, Column.MODEL)
        if model:
            size = row_painter.ICON * theme.text_scale()
            mark = QRectF(lower.left(), lower.center().y() - size / 2, size, size)
            icons.draw(painter, device_icon(model), colours.quiet, mark)
            lower.setLeft(mark.right() + theme.GRID)
        metrics = QFontMetricsF(painter.font())
        lower.setRight(lower.right() - metrics.horizontalAdvance(mode) - theme.GRID)
        fitting = metrics.elidedText(model, Qt.TextElideMode.ElideRight, lower.width())
        painter.drawText(lower, Qt.AlignmentFlag.AlignVCenter, fitting)


def two_lines(metrics: QFontMetrics) -> int:
    """The height of a row."""
    return 2 * metrics.lineSpacing() + round(2 * theme.GRID * theme.text_scale())


class RowList(QTableView):
    """The view.

    Signals:
        opened: the row that is to be opened as a form.
        delete_asked: the selected lines are to go, or the current one.
    """

    opened = Signal(int)
    delete_asked = Signal()

    def __init__(self, model: LicenseModel) -> None:
        super().__init__()
        self._rows = model
        self.setProperty("role", "cells")
        self.setAccessibleName(_("Licenses to move"))
        self.setAccessibleDescription(_("Type or paste a key"))
        self.setModel(model)
        self.setItemDelegate(TwoLines(model, self))
        self._show_one_column()
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for change in (model.modelReset, model.rowsInserted, model.rowsRemoved):
            change.connect(self.fit)

    def fit(self) -> None:
        """Be as high as the rows are, up to eight of them."""
        height = two_lines(self.fontMetrics())
        self.verticalHeader().setDefaultSectionSize(height)
        self.setFixedHeight(min(self._rows.rowCount(), ROWS_IN_SIGHT) * height)

    def _show_one_column(self) -> None:
        """A list, as a table of one column: it knows the height of its rows without asking each."""
        for column in Column:
            self.setColumnHidden(column, column is not Column.KEY)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(Column.KEY, QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, Space ticks, Delete takes out; what is typed on the last row is a new key."""
        here: QModelIndex = self.currentIndex()
        is_command = bool(event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier))
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(max(0, here.row()))
        elif event.key() == Qt.Key.Key_Space:
            self._rows.tick([here.row()], not self._rows.is_ticked(here.row()))
        elif event.key() == Qt.Key.Key_Delete:
            self.delete_asked.emit()
        elif event.key() == Qt.Key.Key_Escape and self._rows.ticked:
            self._rows.tick_all(False)
        elif here.row() == self._rows.last and event.text().isprintable() and event.text() and not is_command:
            self.opened.emit(here.row())
            QCoreApplication.sendEvent(QApplication.focusWidget() or self, event)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A press opens a row."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.button() is Qt.MouseButton.LeftButton:
            self.opened.emit(index.row())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel turns the page, and the list only while one is at work in it."""
        super().wheelEvent(event) if self.hasFocus() else event.ignore()
