"""The table of licenses, edited in place like a spreadsheet."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPoint,
    QRect,
    QRectF,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QTableView,
    QWidget,
)

from transfer_wizard.translations import _
from transfer_wizard.ui.kit import theme
from transfer_wizard.ui.kit.texts import Link
from transfer_wizard.ui.licenses import row_painter
from transfer_wizard.ui.licenses.cell_delegate import CellDelegate
from transfer_wizard.ui.licenses.license_model import FIELDS, IN_NEW_LINE, SORTED_BY, Column, LicenseModel
from transfer_wizard.ui.licenses.row_messages import RowMessage
from transfer_wizard.ui.licenses.row_painter import message_height, row_height
from transfer_wizard.ui.licenses.table_header import TableHeader

SAID: Final = "said"
"""The property of the buttons of a message: what they were made for."""
ROWS_IN_SIGHT: Final = 10
MOST_TALL: Final = 200
"""So many rows show their message; of more, nobody reads all, and the rest come up as these are put right."""
WIDTHS: Final = {
    Column.TICK: 42,
    Column.KEY: 190,
    Column.HAVE: 80,
    Column.MOVE: 104,
    Column.ENDS: 132,
    Column.MODE: 148,
}
"""Pixels, at the usual size of text; the device model takes the rest."""
TIGHT: Final = {
    Column.TICK: 36,
    Column.KEY: 136,
    Column.HAVE: 60,
    Column.MOVE: 66,
    Column.ENDS: 108,
    Column.MODE: 122,
}
MODEL: Final = 110
"""The least that a device model has; it has as much again before the others stop being tight."""
LEAST: Final = sum(TIGHT.values()) + MODEL
"""Counted pixels: a narrower page has a list in place of the table."""


class Cell(NamedTuple):
    """The cell that is edited, and the text that it held before."""

    row: int
    column: Column
    before: str


class LicenseTable(QTableView):
    """The view.

    Signals:
        typed: the row, the column and the text of the cell that is edited, at each key.
        closed: the row and column that were edited, the text before, and whether what was typed is to stay.
        mode_chosen: the row and the word of Add or renew.
        acted: the line and what a button under it does.
        text_pasted, copy_asked, fill_asked, delete_asked, sort_asked: what a key asks for.
    """

    typed = Signal(int, int, str)
    closed = Signal(int, int, str, bool)
    mode_chosen = Signal(int, str)
    acted = Signal(int, object)
    text_pasted = Signal(str)
    copy_asked = Signal()
    fill_asked = Signal()
    delete_asked = Signal()
    sort_asked = Signal(int)

    def __init__(self, model: LicenseModel) -> None:
        super().__init__()
        self.rows = model
        self.cell: Cell | None = None
        self._buttons: dict[int, QWidget] = {}
        self._tall: set[int] = set()
        self.setProperty("role", "cells")
        self.setAccessibleName(_("Licenses to move"))
        self.setAccessibleDescription(_("Type or paste a key"))
        self.painter = CellDelegate(model, self)
        self.setItemDelegate(self.painter)
        self.setHorizontalHeader(TableHeader(model, self))
        rows = self.verticalHeader()  # it knows the height of a row before there are any: each is told of another one
        rows.hide()
        rows.setMinimumSectionSize(1)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(row_height())
        self.setModel(model)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.AnyKeyPressed | triggers.DoubleClicked)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.horizontalHeader().sectionClicked.connect(self._on_heading)
        self.painter.opened.connect(self._on_opened)
        self.painter.typed.connect(self._on_typed)
        self.painter.list_pasted.connect(self._on_list_pasted)
        model.modelReset.connect(self._on_reset)
        model.rowsInserted.connect(self.fit)
        model.rowsRemoved.connect(self.fit)
        self._measure()

    # Sizes

    def _measure(self) -> None:
        """Sizes of the usual texts: measuring the cells would walk all rows."""
        self.verticalHeader().setDefaultSectionSize(row_height())
        self.horizontalHeader().setFixedHeight(round(4.5 * theme.GRID * theme.text_scale()))
        self._place_columns()

    def _place_columns(self) -> None:
        times = theme.text_scale()
        room = self.viewport().width() / times
        wide = sum(WIDTHS.values()) + 2 * MODEL
        share = min(1.0, max(0.0, (room - LEAST) / (wide - LEAST)))
        rest = self.viewport().width()
        for column, width in WIDTHS.items():
            pixels = round((TIGHT[column] + (width - TIGHT[column]) * share) * times)
            self.setColumnWidth(column, pixels)
            rest -= pixels
        self.setColumnWidth(Column.MODEL, max(round(MODEL * times), rest))

    def fit(self) -> None:
        """Be as high as the rows are, up to ten of them."""
        count = min(self.rows.rowCount(), ROWS_IN_SIGHT)
        tall = sum(row in self._tall for row in range(count))
        high = self.horizontalHeader().height() + count * row_height() + tall * message_height()
        if self.height() != high:
            self.setFixedHeight(high)
        self.place_buttons()

    def show_messages(self) -> None:
        """Give the rows with a message their height; what is in sight is drawn anew."""
        tall = set()
        for line in self.rows.messages.lines():
            row = self.rows.row(line)
            if row >= 0:
                tall.add(row)
            if len(tall) == MOST_TALL:
                break
        for row in self._tall - tall:
            self.setRowHeight(row, row_height())
        for row in tall - self._tall:
            self.setRowHeight(row, row_height() + message_height())
        self._tall = tall
        self.fit()
        self.viewport().update()

    def paint_in_next_turn(self) -> None:
        """Leave the painting of what changed in very many rows to a turn of its own."""
        self.viewport().setUpdatesEnabled(False)
        QTimer.singleShot(theme.A_TURN, self, lambda: self.viewport().setUpdatesEnabled(True))

    def show_row(self, row: int) -> None:
        """Draw a row anew: it is typed in."""
        place = QRect(0, self.rowViewportPosition(row), self.viewport().width(), self.rowHeight(row))
        self.viewport().update(place)
        if row in self._tall:
            self.place_buttons()

    def _on_reset(self) -> None:
        self.cell = None
        self._tall = {row for row in self._tall if row < self.rows.rowCount()}  # those that are still there keep theirs
        self.show_messages()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The device model takes the room that there is."""
        super().resizeEvent(event)
        self._place_columns()
        self.place_buttons()

    def changeEvent(self, event: QEvent) -> None:
        """Larger text takes more room."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_tall"):
            self.painter.take_sizes()
            self._measure()
            for row in self._tall:
                self.setRowHeight(row, row_height() + message_height())
            self.fit()

    # What is said under a row

    def paintEvent(self, event: QPaintEvent) -> None:
        """The cells, and over them the messages, which run over several columns."""
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self.font())
        for _row, place, message in self._messages_in_sight():
            row_painter.draw_message(painter, QRectF(place), message)

    def _messages_in_sight(self) -> Iterator[tuple[int, QRect, RowMessage]]:
        first, last = self.rowAt(0), self.rowAt(self.viewport().height() - 1)
        left = self.columnViewportPosition(Column.KEY) + row_painter.BESIDE
        for row in range(max(0, first), (last if last >= 0 else self.rows.last) + 1):
            line = self.rows.line(row) if row in self._tall else None
            message = None if line is None else self.rows.messages.of(line)
            if message:
                top = self.rowViewportPosition(row) + row_height() - theme.HALF
                beside = self._buttons[row].sizeHint().width() + 2 * theme.GRID if row in self._buttons else 0
                room = self.viewport().width() - left - theme.GRID - beside
                yield row, QRect(left, top, room, message_height() - theme.HALF), message

    def place_buttons(self) -> None:
        """Make the buttons of the messages in sight, and put each behind its message."""
        shown: set[int] = set()
        for row, _place, message in list(self._messages_in_sight()):
            line = self.rows.line(row)
            if message.acts and line is not None:
                shown.add(row)
                key = f"{line} {message.acts} {message.text}"
                if row in self._buttons and self._buttons[row].property(SAID) != key:
                    self._drop_buttons(row)
                if row not in self._buttons:
                    self._buttons[row] = self._make_buttons(line, message)
                    self._buttons[row].setProperty(SAID, key)
        for row in set(self._buttons) - shown:
            self._drop_buttons(row)
        metrics = self.fontMetrics()
        for row, place, message in self._messages_in_sight():
            if row in self._buttons:
                words = metrics.horizontalAdvance(message.text)
                mark = row_painter.MARK * theme.text_scale() + theme.GRID
                buttons = self._buttons[row]
                left = min(round(place.left() + mark + words + 1.5 * theme.GRID), place.right() + theme.GRID)
                size = buttons.sizeHint()
                buttons.setGeometry(QRect(QPoint(left, place.center().y() - size.height() // 2 + 1), size))
                buttons.show()

    def _make_buttons(self, line: int, message: RowMessage) -> QWidget:
        made = QWidget(self.viewport())
        beside = QHBoxLayout(made)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(2 * theme.GRID)
        for number, (act, words) in enumerate(message.acts):
            button = Link(words, "link" if number == 0 else "quiet-link")
            if number == 0:
                theme.strong(button)
            button.setAccessibleDescription(message.text)
            button.clicked.connect(lambda _checked=False, act=act: self.acted.emit(line, act))
            beside.addWidget(button)
        return made

    def _drop_buttons(self, row: int) -> None:
        gone = self._buttons.pop(row)
        focused = gone.focusWidget()
        if focused is not None and focused.hasFocus():
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        gone.hide()
        gone.deleteLater()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """The buttons go with their rows."""
        super().scrollContentsBy(dx, dy)
        self.place_buttons()

    # Editing

    def begin_edit(self, row: int, column: Column) -> QWidget | None:
        """Go to a cell and open it; what it is edited with."""
        index = self.rows.index(row, column)
        self.scrollTo(index)
        self.setCurrentIndex(index)
        if self.cell is None:
            self.edit(index)
        return self.editor()

    def editor(self) -> QWidget | None:
        """What the cell in sight is edited with; None while none is."""
        return self.indexWidget(self.currentIndex()) if self.cell else None

    def _on_opened(self, row: int, column: int) -> None:
        line = self.rows.line(row)
        before = "" if line is None else self.rows.lines.text(line, FIELDS[Column(column)])
        self.cell = Cell(row, Column(column), before)

    def _on_typed(self, text: str) -> None:
        if self.cell:
            self.typed.emit(self.cell.row, self.cell.column, text)

    def _on_list_pasted(self, text: str) -> None:
        editor = self.editor()
        if editor is not None:
            self.closeEditor(editor, QAbstractItemDelegate.EndEditHint.RevertModelCache)
        self.text_pasted.emit(text)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Take what was typed, unless Escape was pressed, and go on as the key says."""
        cell, self.cell = self.cell, None
        hints = QAbstractItemDelegate.EndEditHint
        super().closeEditor(editor, hints.NoHint)
        if cell is None:
            return
        is_kept = hint is not hints.RevertModelCache
        if isinstance(editor, QComboBox) and is_kept and editor.currentIndex() >= 0:
            self.mode_chosen.emit(cell.row, str(editor.currentData()))
        else:
            self.closed.emit(cell.row, cell.column, cell.before, is_kept)
        is_here = (self.currentIndex().row(), self.currentIndex().column()) == (cell.row, cell.column)
        if hint is hints.SubmitModelCache and is_here:
            self.go(min(cell.row + 1, self.rows.last), cell.column)
        elif hint in (hints.EditNextItem, hints.EditPreviousItem):
            self._go_on(cell, 1 if hint is hints.EditNextItem else -1)

    def _go_on(self, cell: Cell, step: int) -> None:
        """Tab from an edited cell: the next one is edited, and behind the last one the table is left."""
        row, column = cell.row, cell.column + step
        current = self.currentIndex()
        if current.row() != cell.row and current.column() == cell.column:
            row = current.row()  # the line went below its key
        if column > Column.MODE or (row == self.rows.last and column not in IN_NEW_LINE):
            row, column = row + 1, int(Column.KEY)
        elif column < Column.KEY:
            row, column = row - 1, int(Column.MODE)
        if 0 <= row <= self.rows.last:
            self.begin_edit(row, Column(column))
        else:
            self.focusNextPrevChild(step > 0)

    def go(self, row: int, column: int) -> None:
        """Go to a cell."""
        index = self.rows.index(row, column)
        self.setCurrentIndex(index)
        self.scrollTo(index)

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """As in a spreadsheet."""
        keys, modifiers, key = QKeySequence.StandardKey, event.modifiers(), event.key()
        control, shift, alt = (
            bool(modifiers & each)
            for each in (
                Qt.KeyboardModifier.ControlModifier,
                Qt.KeyboardModifier.ShiftModifier,
                Qt.KeyboardModifier.AltModifier,
            )
        )
        here = self.currentIndex()
        if event.matches(keys.Copy):
            self.copy_asked.emit()
        elif event.matches(keys.Paste):
            self.text_pasted.emit(QGuiApplication.clipboard().text())
        elif event.matches(keys.SelectAll):
            self.rows.tick_all(True)
        elif control and key == Qt.Key.Key_D:
            self.fill_asked.emit()
        elif key == Qt.Key.Key_Space and not control:
            self.rows.tick([here.row()], not self.rows.is_ticked(here.row()))
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.delete_asked.emit()
        elif key == Qt.Key.Key_F2:
            self._open_or_fix(here)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not control:
            self._open(here)
        elif key == Qt.Key.Key_Escape and self.rows.ticked:
            self.rows.tick_all(False)
        elif alt and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.sort_asked.emit(here.column())
        elif shift and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            super().keyPressEvent(event)
            self.rows.tick([here.row(), self.currentIndex().row()], True)
        else:
            super().keyPressEvent(event)

    def _open(self, index: QModelIndex) -> None:
        if index.column() == Column.TICK:
            self.rows.tick([index.row()], not self.rows.is_ticked(index.row()))
        elif index.flags() & Qt.ItemFlag.ItemIsEditable:
            self.begin_edit(index.row(), Column(index.column()))

    def _open_or_fix(self, index: QModelIndex) -> None:
        """What can be put right with a press is first; else the cell is opened."""
        if index.row() in self._buttons:
            button = self._buttons[index.row()].findChild(Link)
            assert button is not None
            button.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self._open(index)

    def event(self, event: QEvent) -> bool:
        """Keys of the table go before those of the window."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.ShortcutOverride:
            standard = QKeySequence.StandardKey
            taken = (standard.Copy, standard.Paste, standard.SelectAll)
            if any(event.matches(each) for each in taken) or (event.key() == Qt.Key.Key_Escape and self.rows.ticked):
                event.accept()
                return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press on a box ticks; one on the last row opens it."""
        index = self.indexAt(event.position().toPoint())
        super().mousePressEvent(event)
        if not index.isValid() or event.button() is not Qt.MouseButton.LeftButton:
            return
        if index.row() == self.rows.last:
            self.begin_edit(index.row(), Column.KEY)
        elif index.column() == Column.TICK:
            self.rows.tick([index.row()], not self.rows.is_ticked(index.row()))

    def _on_heading(self, column: int) -> None:
        if column == Column.TICK:
            self.rows.tick_all(not self.rows.ticked)
        elif column in SORTED_BY:
            self.sort_asked.emit(column)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Where one is can be seen at once."""
        if not self.currentIndex().isValid():
            self.setCurrentIndex(self.rows.index(0, Column.KEY))
        super().focusInEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel turns the page, and the table only while one is at work in it."""
        if self.hasFocus() or self.cell:
            super().wheelEvent(event)
        else:
            event.ignore()
