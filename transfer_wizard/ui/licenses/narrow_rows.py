"""What stands in place of the table where there is no room for it: a list whose rows open as a form."""

from PySide6.QtWidgets import QWidget

from transfer_wizard.ui.kit.card import Card
from transfer_wizard.ui.kit.inputs import column as column_in
from transfer_wizard.ui.licenses.editing import Editing
from transfer_wizard.ui.licenses.license_model import Column, LicenseModel
from transfer_wizard.ui.licenses.license_table import LicenseTable
from transfer_wizard.ui.licenses.row_form import RowForm
from transfer_wizard.ui.licenses.row_list import RowList
from transfer_wizard.ui.licenses.row_messages import Act


class NarrowRows(QWidget):
    """The list, or one of its rows. The row that one stands on is the table's, too, by which all that is done goes."""

    def __init__(self, model: LicenseModel, table: LicenseTable, editing: Editing) -> None:
        super().__init__()
        self._model = model
        self._table = table
        self._editing = editing
        self.list = RowList(model)
        self.list.opened.connect(self.open)
        self.list.delete_asked.connect(editing.delete_lines)
        self.form = RowForm(model)
        self.form.typed.connect(lambda column, text: editing.type_in(self.form.row, column, text))
        self.form.left.connect(lambda column, before: editing.leave(self.form.row, column, before))
        self.form.mode_chosen.connect(lambda word: table.mode_chosen.emit(self.form.row, word))
        self.form.acted.connect(self._on_acted)
        self.form.list_pasted.connect(self._on_list_pasted)
        self.form.refused.connect(lambda sentence: editing.said.emit(sentence, False, False))
        self.form.closed.connect(self._on_closed)
        self.form.lost.connect(self._on_lost)
        self.card = Card(margin=1, spacing=0)
        self.card.column.addWidget(self.list)
        lines = column_in(self)
        lines.addWidget(self.card)
        lines.addWidget(self.form)
        table.selectionModel().currentRowChanged.connect(lambda current, _before: self._follow(current.row()))
        self.list.selectionModel().currentRowChanged.connect(lambda current, _before: self._lead(current.row()))
        self._follow(table.currentIndex().row())
        self.hide()

    def _follow(self, row: int) -> None:
        if row != self.list.currentIndex().row():
            self.list.setCurrentIndex(self._model.index(row, Column.KEY))

    def _lead(self, row: int) -> None:
        here = self._table.currentIndex()
        if row >= 0 and row != here.row():
            self._table.setCurrentIndex(self._model.index(row, max(Column.KEY, here.column())))

    def open(self, row: int) -> None:
        """Show a row as a form in place of the list."""
        self.card.hide()
        self.list.setCurrentIndex(self._model.index(row, Column.KEY))
        self.form.open(row)

    def close_form(self) -> None:
        """Show the list again."""
        self.form.hide()
        self.card.show()

    @property
    def column(self) -> Column | None:
        """The field of the form that has the focus in its window; None where none has."""
        focus = self.window().focusWidget()
        return next((column for column, made in self.form.inputs.items() if made is focus), None)

    def _on_closed(self) -> None:
        self.close_form()
        self.list.setFocus()

    def _on_lost(self) -> None:
        focus = self.window().focusWidget()
        had_focus = focus is not None and self.form.isAncestorOf(focus)
        self.close_form()
        if had_focus:
            self.list.setFocus()

    def _on_acted(self, act: Act) -> None:
        line = self._model.line(self.form.row)
        if line is not None:
            self._table.acted.emit(line, act)
            self._on_closed()

    def _on_list_pasted(self, column: int, before: str, text: str) -> None:
        self._editing.leave(self.form.row, column, before, is_kept=False)
        self._table.go(self.form.row, column)
        self._editing.paste(text)
