"""The lines as a table of Qt's: what is read of them when they come into sight, which are shown, and in which order."""

from enum import IntEnum
from typing import Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt, Signal

from transfer_wizard.flow.license_lines import LicenseLines
from transfer_wizard.request.words import Answer
from transfer_wizard.translations import _
from transfer_wizard.ui.kit.theme import Index
from transfer_wizard.ui.licenses.row_messages import RowMessages
from transfer_wizard.validation import wording
from transfer_wizard.validation.typed_text import fold


class Column(IntEnum):
    """The columns."""

    TICK = 0
    KEY = 1
    MODEL = 2
    HAVE = 3
    MOVE = 4
    ENDS = 5
    MODE = 6


FIELDS: Final = {
    Column.KEY: "key",
    Column.MODEL: "model",
    Column.HAVE: "have",
    Column.MOVE: "move",
    Column.ENDS: "expires_on",
    Column.MODE: "mode",
}
COLUMN_OF: Final = {name: column for column, name in FIELDS.items()}
SORTED_BY: Final = (Column.KEY, Column.MODEL)
IN_NEW_LINE: Final = (Column.KEY, Column.MODEL)
"""What can be typed into the last row, which is no line yet."""
_NOWHERE: Final = QModelIndex()


def heading(column: int) -> str:
    """The heading of a column."""
    return {
        Column.TICK: _("Select"),
        Column.KEY: _("License key"),
        Column.MODEL: _("Device model"),
        Column.HAVE: _("Have"),
        Column.MOVE: _("Move"),
        Column.ENDS: _("Ends"),
        Column.MODE: _("Add or renew"),
    }[Column(column)]


class LicenseModel(QAbstractTableModel):
    """The lines of a draft as rows, and a last one for the next key. Rows that are not in sight cost nothing.

    Attributes:
        ticked: the marks of the lines that are selected.
        sorted_by: the column and direction in which the lines were put, None for the order of the request.

    Signals:
        ticks_changed: other lines are selected.
    """

    ticks_changed = Signal()

    def __init__(self, lines: LicenseLines, messages: RowMessages, parent: QObject) -> None:
        super().__init__(parent)
        self.lines = lines
        self.messages = messages
        self.ticked: set[int] = set()
        self.needle = ""
        self.sorted_by: tuple[Column, bool] | None = None
        self._order: list[int] | None = None
        self._rows: dict[int, int] | None = None

    # Which line is where

    def line(self, row: int) -> int | None:
        """The line that a row shows; None for the last one."""
        if row < 0 or row >= self.rowCount() - 1:
            return None
        return row if self._order is None else self._order[row]

    def row(self, line: int) -> int:
        """The row that shows a line, -1 where none does."""
        if self._order is None:
            return line if line < len(self.lines) else -1
        if self._rows is None:
            self._rows = {each: row for row, each in enumerate(self._order)}
        return self._rows.get(line, -1)

    @property
    def last(self) -> int:
        """The row in which the next key is typed."""
        return self.rowCount() - 1

    @property
    def is_filtered(self) -> bool:
        """Whether only some of the lines are shown."""
        return bool(self.needle)

    def arrange(self, needle: str, sort: tuple[Column, bool] | None) -> None:
        """Show the lines that hold a text in their key or model, in an order."""
        self.needle, self.sorted_by = needle, sort
        self.show_lines()

    def show_lines(self) -> None:
        """Lines came or went: find anew what is shown, and leave out ticks of what is gone."""
        self.beginResetModel()
        self._rows = None
        self._order = self._arranged()
        self.endResetModel()
        if self.ticked:
            self.ticked.intersection_update(self.lines.marks())
            self.ticks_changed.emit()

    def add_line(self, is_same_key: bool) -> int:
        """The last row becomes a line, and another one comes below it; nothing else moves."""
        row = self.rowCount()
        self.beginInsertRows(_NOWHERE, row, row)
        line = self.lines.begin(is_same_key)
        if self._order is not None:
            self._order.append(line)
            self._rows = None
        self.endInsertRows()
        return line

    def drop_line(self) -> None:
        """Take the line that was begun out again."""
        row = self.rowCount() - 2
        self.beginRemoveRows(_NOWHERE, row, row)
        self.lines.drop()
        if self._order is not None:
            self._order.pop()
            self._rows = None
        self.endRemoveRows()

    def _arranged(self) -> list[int] | None:
        if not self.needle and self.sorted_by is None:
            return None
        order = list(range(len(self.lines)))
        if self.needle:
            needle = "".join(_plain(self.needle).split())
            bare = needle.replace("-", "")
            models: dict[str, bool] = {}  # of thousands of models, most are the same
            for model in set(texts := self.lines.texts("model")):
                models[model] = needle in "".join(_plain(model).split())
            order = [
                line
                for line, (key, model) in enumerate(zip(self.lines.texts("key"), texts, strict=True))
                if models[model] or (bare and bare in _plain(key).replace("-", ""))
            ]
        if self.sorted_by is not None:
            texts = self.lines.texts(FIELDS[self.sorted_by[0]])
            texts = list(map(str.casefold if "".join(texts).isascii() else _plain, texts))
            order.sort(key=texts.__getitem__, reverse=self.sorted_by[1])
        return order

    # Ticks

    def tick(self, rows: list[int], is_ticked: bool) -> None:
        """Select lines, or leave them out again."""
        marks = {self.lines.mark(line) for row in rows if (line := self.line(row)) is not None}
        self.ticked = self.ticked | marks if is_ticked else self.ticked - marks
        self._on_ticked()

    def tick_all(self, is_ticked: bool) -> None:
        """Select all lines that are shown, or none at all."""
        if is_ticked:
            marks = self.lines.marks()
            self.ticked = self.ticked.union(marks if self._order is None else (marks[line] for line in self._order))
        else:
            self.ticked = set()
        self._on_ticked()

    def is_ticked(self, row: int) -> bool:
        """Whether the line in a row is selected."""
        line = self.line(row)
        return line is not None and bool(self.ticked) and self.lines.mark(line) in self.ticked

    def ticked_lines(self) -> list[int]:
        """The lines that are selected, in the order of the request."""
        return [line for line, mark in enumerate(self.lines.marks()) if mark in self.ticked] if self.ticked else []

    def _on_ticked(self) -> None:
        self.dataChanged.emit(self.index(0, 0), self.index(self.last, Column.MODE))
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, 0)
        self.ticks_changed.emit()

    # What Qt asks

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """One row for each line that is shown, and the one for the next key."""
        if parent.isValid():
            return 0
        return (len(self.lines) if self._order is None else len(self._order)) + 1

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """As in ``Column``."""
        return len(Column)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The headings."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return heading(section)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """What can be done in a cell."""
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if index.column() == Column.TICK:
            return flags | (Qt.ItemFlag.ItemIsUserCheckable if index.row() < self.last else Qt.ItemFlag.NoItemFlags)
        is_open = index.row() < self.last or index.column() in IN_NEW_LINE
        return flags | Qt.ItemFlag.ItemIsEditable if is_open else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The text of a cell, and what a screen reader adds to it."""
        line = self.line(index.row())
        column = Column(index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return self.shown(line, column)
        if role == Qt.ItemDataRole.EditRole and line is not None and column in FIELDS:
            return self.lines.text(line, FIELDS[column]) or (self.shown(line, column) if column is Column.ENDS else "")
        if role == Qt.ItemDataRole.CheckStateRole and column is Column.TICK and line is not None:
            return Qt.CheckState.Checked if self.is_ticked(index.row()) else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(line, column)
        if role == Qt.ItemDataRole.AccessibleDescriptionRole and line is not None:
            return self._described(line, column)
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tick a row; what is typed goes another way."""
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        self.tick([index.row()], Qt.CheckState(value) is Qt.CheckState.Checked)
        return True

    def shown(self, line: int | None, column: Column) -> str:
        """The text of a cell as the table shows it."""
        if line is None:
            return _("Type or paste a key") if column is Column.KEY else ""
        if column is Column.TICK:
            return ""
        if column is Column.MODE:
            is_quiet = self.lines.stays(line)
            return _("Stays") if is_quiet else wording.shown("licenses.mode", self.lines.text(line, "mode"))
        if column is Column.ENDS:
            row = self.lines.row(line)
            answers = {Answer.YES: _("Expired"), Answer.NO: _("Not expired"), Answer.UNKNOWN: _("I don’t know")}
            return str(row["expires_on"] or answers.get(row["expired"], ""))
        return self.lines.text(line, FIELDS[column])

    def _spoken(self, line: int | None, column: Column) -> str:
        if line is None or column is Column.TICK:
            return self.shown(line, column) if line is None else _("Row {row}").format(row=line + 1)
        return self.shown(line, column) or _("empty")

    def _described(self, line: int, column: Column) -> str:
        place = _("{column}, row {row}").format(column=heading(column), row=line + 1)
        message = self.messages.of(line)
        return f"{place}. {message.text}" if message else place


def _plain(text: str) -> str:
    """What is compared: a letter is the same in each width and case."""
    return fold(text).casefold()
