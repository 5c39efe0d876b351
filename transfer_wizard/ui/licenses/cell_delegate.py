"""Makes the editor of a cell of the table when the cell is opened."""

from typing import Final

from PySide6.QtCore import QAbstractItemModel, Qt, Signal
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from transfer_wizard.translations import N_, _, joined
from transfer_wizard.ui.kit.theme import Index
from transfer_wizard.ui.licenses import row_painter
from transfer_wizard.ui.licenses.cell_editor import CellEditor, ModeEditor
from transfer_wizard.ui.licenses.license_model import FIELDS, Column, heading
from transfer_wizard.ui.licenses.row_painter import RowPainter


class CellDelegate(RowPainter):
    """Draws the cells, and makes what they are edited with.

    Signals:
        opened: the row and the column of a cell that is edited from now on.
        typed: the text of the editor, as typed.
        list_pasted: a list was pasted into the editor.
        refused: a sentence: what was pasted or typed was cut, or not taken.
    """

    opened = Signal(int, int)
    typed = Signal(str)
    list_pasted = Signal(str)
    refused = Signal(str)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """An editor that fits in the cell."""
        column = Column(index.column())
        if column is Column.MODE:
            made: CellEditor | ModeEditor = ModeEditor()
        else:
            made = CellEditor(column)
            made.edited.connect(self.typed)
            made.list_pasted.connect(self.list_pasted)
            made.refused.connect(self.refused)
        line = self._model.line(index.row())
        if line is not None:
            made.setObjectName(self._model.lines.path(line, FIELDS[column]))
        place = index.row() + 1 if line is None else line + 1
        made.setAccessibleName(_("{column}, row {row}").format(column=heading(column), row=place))
        made.setAccessibleDescription(self._about(line, column))
        made.setParent(parent)
        self.opened.emit(index.row(), index.column())
        return made

    def _about(self, line: int | None, column: Column) -> str:
        message = None if line is None else self._model.messages.of(line)
        said = [message.text] if message and message.field == FIELDS[column] else []
        return joined(*said, _(_HELP[column]) if column in _HELP else "")

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Show what the cell holds."""
        text = str(index.data(Qt.ItemDataRole.EditRole) or "")
        if isinstance(editor, ModeEditor):
            editor.setCurrentIndex(editor.findData(text))  # none where nobody has chosen
        elif isinstance(editor, CellEditor) and not editor.isModified():
            editor.show_text(text)
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """What was typed is in the request already; the table says when its editor is closed."""

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        """Over the text of the cell, also in a taller row."""
        editor.setGeometry(row_painter.editor_place(option.rect, Column(index.column())))


ABOUT_RENEWALS: Final = N_(
    "Renew replaces the destination’s limit with this key’s devices and extends the date. When unsure, choose Add "
    "devices."
)
_HELP: Final = {
    Column.MODE: ABOUT_RENEWALS,
    Column.KEY: N_("12 letters and digits that start with Z2."),
    Column.MOVE: N_("How many of them move; 0 where all stay."),
    Column.ENDS: N_("The key’s own last day, such as 2027-08-31; not the co-termination date."),
}
