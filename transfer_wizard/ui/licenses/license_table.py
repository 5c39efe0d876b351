"""The table of licenses: a model that reads the draft row by row as rows come into sight, and its view."""

from collections.abc import Callable
from enum import StrEnum
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeySequence, QResizeEvent, QShortcut, QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from transfer_wizard.request.draft import Draft
from transfer_wizard.translations import N_, _, ngettext
from transfer_wizard.ui.kit import theme
from transfer_wizard.ui.kit.theme import Index
from transfer_wizard.validation import wording

MOST_DEVICES: Final = 3
"""So many device models are named in a row; the rest is counted."""
ROWS_IN_SIGHT: Final = 8
NUMBER, KEY, DEVICES, MODE, EXPIRES, STATE = range(6)
_LETTERS: Final = {NUMBER: 8, MODE: 15, EXPIRES: 15, STATE: 22}
_ROOM: Final = {MODE: 90, EXPIRES: 90, DEVICES: 64}
"""The letters that a table must have room for to show a column; the fields below show the same."""


class Standing(StrEnum):
    """How a license stands, in words: its form is checked, and nothing but its form."""

    FORMAT_OK = N_("Format OK")
    IN_PROGRESS = N_("In progress")
    PROBLEM = N_("There is a problem")


class LicenseModel(QAbstractTableModel):
    """The licenses of a draft as a table; rows that are not in sight cost nothing."""

    def __init__(self, draft: Draft, standing: Callable[[int], Standing], code: QFont) -> None:
        super().__init__()
        self._draft = draft
        self._standing = standing
        self._code = code

    def show_rows(self) -> None:
        """Rows came or went."""
        self.beginResetModel()
        self.endResetModel()

    def show_row(self, number: int) -> None:
        """The text of a row changed."""
        self.dataChanged.emit(self.index(number, 0), self.index(number, STATE))

    def show_standings(self) -> None:
        """The rows may stand otherwise now; those in sight are asked for anew."""
        self.dataChanged.emit(self.index(0, STATE), self.index(self.rowCount() - 1, STATE))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """One row for each license."""
        return 0 if parent.isValid() else len(self._draft.licenses)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Number, key, devices, mode, expiry, state."""
        return STATE + 1

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The headings."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _headings()[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The text of a cell; keys in the font for proof-reading."""
        if role == Qt.ItemDataRole.FontRole and index.column() == KEY:
            return self._code
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        number, column = index.row(), index.column()
        row = self._draft.licenses[number]
        if column == NUMBER:
            return str(number + 1)
        if column == KEY:
            return row["key"]
        if column == DEVICES:
            return _devices(row["devices"])
        if column == MODE:
            return wording.shown("licenses.mode", row["mode"])
        if column == EXPIRES:
            return row["expires_on"] or {"yes": _("Expired"), "no": _("Not expired")}.get(row["expired"], "")
        return _(self._standing(number))


def _headings() -> list[str]:
    key, devices, expires = (wording.label(f"licenses.{name}") for name in ("key", "devices", "expires_on"))
    return [_("No."), key, devices, _("Mode"), expires, _("State")]


def _devices(rows: list[dict[str, Any]]) -> str:
    """The devices in a short phrase, such as "10 of 25 MR Enterprise, 1 of 2 MX68"."""
    named = [_device(row) for row in rows[:MOST_DEVICES]]
    rest = len(rows) - MOST_DEVICES
    if rest > 0:
        named.append(ngettext("{count} more model", "{count} more models", rest).format(count=rest))
    return ", ".join(filter(None, named))


def _device(row: dict[str, Any]) -> str:
    model, have, move = (row[name].strip() for name in ("model", "have", "move"))
    if not have and not move:
        return str(model)
    return _("{move} of {have} {model}").format(move=move or "–", have=have or "–", model=model or "–")


class LicenseTable(QTableView):
    """The view: arrows choose a license, Enter goes to its key, Delete takes it out.

    Args:
        standing: how the license of a number stands.

    Signals:
        chosen: the number of the license that is selected now.
        entered: the selected license is to be edited.
        delete_asked: the selected license is to go.
    """

    chosen = Signal(int)
    entered = Signal()
    delete_asked = Signal()

    def __init__(self, draft: Draft, standing: Callable[[int], Standing]) -> None:
        super().__init__()
        sample = QWidget()
        theme.set_fixed_width(sample)
        self.rows = LicenseModel(draft, standing, sample.font())
        self.setModel(self.rows)
        self.setAccessibleName(wording.label("licenses"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(theme.ROW_HEIGHT)
        self._size_columns(QFontMetrics(sample.font()))
        self.selectionModel().currentRowChanged.connect(self._on_current)
        self.activated.connect(lambda _index: self.entered.emit())
        delete = QShortcut(QKeySequence(QKeySequence.StandardKey.Delete), self)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self.delete_asked)

    def _size_columns(self, code: QFontMetrics) -> None:
        """Widths of the usual texts: measuring the cells would walk all rows."""
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(DEVICES, QHeaderView.ResizeMode.Stretch)
        for column, letters in _LETTERS.items():
            self.setColumnWidth(column, theme.letters(self, letters))
        self.setColumnWidth(KEY, code.horizontalAdvance("M" * 14) + 4 * theme.GRID)

    def show_rows(self, number: int) -> None:
        """Rows came or went; select this one."""
        blocked = self.selectionModel().blockSignals(True)
        self.rows.show_rows()
        self.selectionModel().blockSignals(blocked)
        in_sight = min(max(self.rows.rowCount(), 1), ROWS_IN_SIGHT)
        self.setFixedHeight(self.horizontalHeader().sizeHint().height() + in_sight * theme.ROW_HEIGHT + theme.HALF)
        if self.rows.rowCount():
            self.selectRow(number)
            self.scrollTo(self.rows.index(number, 0))

    def _on_current(self, current: QModelIndex, _before: QModelIndex) -> None:
        if current.isValid():
            self.chosen.emit(current.row())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow table has fewer columns instead of a scroll bar."""
        super().resizeEvent(event)
        for column, letters in _ROOM.items():
            self.setColumnHidden(column, self.width() < theme.letters(self, letters))
        self.horizontalHeader().setStretchLastSection(self.isColumnHidden(DEVICES))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel turns the page, and the table only while one is at work in it."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()
