"""One line as a small form: what the table asks for side by side, one field below the other."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from transfer_wizard.translations import _
from transfer_wizard.ui.kit import theme
from transfer_wizard.ui.kit.card import Card
from transfer_wizard.ui.kit.inputs import column as column_in
from transfer_wizard.ui.kit.segments import Segments
from transfer_wizard.ui.kit.texts import Button, Label, beside
from transfer_wizard.ui.licenses.cell_editor import CellEditor
from transfer_wizard.ui.licenses.license_model import FIELDS, Column, LicenseModel, heading
from transfer_wizard.ui.licenses.row_messages import Act
from transfer_wizard.validation import wording


class RowForm(Card):
    """The fields of one line. It goes with its line where lines move, and is closed where the line is gone.

    Attributes:
        row: in which the line is.

    Signals:
        typed: the column and the text, at each key.
        left: the column, the text that it held before, and True: what was typed stays.
        mode_chosen: the word of Add or renew.
        acted: what a button under the fields does.
        list_pasted: the column, the text that it held before, and a list that was pasted into it.
        refused: a sentence: what was pasted or typed was cut, or not taken.
        closed: the person is done with it.
        lost: its line is not shown any more.
    """

    typed = Signal(int, str)
    left = Signal(int, str)
    mode_chosen = Signal(str)
    acted = Signal(object)
    list_pasted = Signal(int, str, str)
    refused = Signal(str)
    closed = Signal()
    lost = Signal()

    def __init__(self, model: LicenseModel) -> None:
        super().__init__()
        self._model = model
        self.row = 0
        self._mark: int | None = None
        self._typed_in: Column | None = None
        self._before: dict[Column, str] = {}
        self.inputs: dict[Column, CellEditor] = {}
        grid = QGridLayout()
        grid.setSpacing(theme.GRID)
        self._grid = grid
        for at, column in enumerate((Column.KEY, Column.MODEL, Column.HAVE, Column.MOVE, Column.ENDS)):
            label = Label(heading(column))
            theme.strong(label)
            made = CellEditor(column)
            theme.say_role(made, "")
            made.setAccessibleName(heading(column))
            made.setAlignment(Qt.AlignmentFlag.AlignLeft)
            made.edited.connect(self._typing(column))
            made.left.connect(self._leaving(column))
            made.list_pasted.connect(self._pasting(column))
            made.refused.connect(self.refused)
            label.setBuddy(made)
            grid.addWidget(label, 2 * at, 0)
            grid.addWidget(made, 2 * at, 1)
            self.inputs[column] = made
        self.mode = Segments(wording.choices("licenses.mode"), heading(Column.MODE))
        self.mode.edited.connect(self.mode_chosen)
        mode = Label(heading(Column.MODE))
        theme.strong(mode)
        at = 2 * len(self.inputs)
        grid.addWidget(mode, at, 0)
        grid.addWidget(self.mode, at, 1)
        self.column.addLayout(grid)
        self.message = Label("", "note")
        self.acts = QWidget()
        self.told = QWidget()
        """What is to be said of a field, with its buttons: it stands under that field, or at the foot."""
        self._told = column_in(self.told, theme.HALF)
        self._told.addWidget(self.message)
        self._told.addWidget(self.acts)
        grid.addWidget(self.told, at + 1, 1)
        self.done = Button(_("Done"))
        self.done.clicked.connect(self.closed)
        self.column.addWidget(beside(self.done))
        self.hide()
        model.modelReset.connect(self._on_reset)

    def _typing(self, column: Column) -> Callable[[str], None]:
        def typed(text: str) -> None:
            self._typed_in = column
            self.typed.emit(column, text)
            self._note_line()

        return typed

    def _leaving(self, column: Column) -> Callable[[], None]:
        def left() -> None:
            self._typed_in = None
            self.left.emit(column, self._before.get(column, ""))
            self.take_texts()

        return left

    def _pasting(self, column: Column) -> Callable[[str], None]:
        def pasted(text: str) -> None:
            self._typed_in = None
            self.list_pasted.emit(column, self._before.get(column, ""), text)

        return pasted

    def _note_line(self) -> None:
        line = self._model.line(self.row)
        self._mark = None if line is None else self._model.lines.mark(line)

    def _on_reset(self) -> None:
        """Rows are other ones now: what is typed goes on into the line that is shown."""
        marks = self._model.lines.marks() if not self.isHidden() and self._mark is not None else []
        row = self._model.row(marks.index(self._mark)) if self._mark in marks else -1
        if row >= 0:
            self.row = row
        elif not self.isHidden():
            self.lost.emit()

    def leave(self) -> None:
        """Take over what was typed, for the line that it was typed for, before rows are looked for."""
        typed_in = self.focusWidget()
        if typed_in is not None and typed_in.hasFocus():
            typed_in.clearFocus()

    def open(self, row: int) -> None:
        """Show the line in a row, and what it holds."""
        self.leave()
        self.row = row
        self.take_texts()
        self.show()
        self.inputs[Column.KEY].setFocus()

    def take_texts(self) -> None:
        """Note what the line holds before anything is typed."""
        line = self._model.line(self.row)
        self._before = {
            column: "" if line is None else self._model.lines.text(line, FIELDS[column]) for column in self.inputs
        }
        self.refresh()

    def refresh(self) -> None:
        """Show the line as it is, and what is to be said of it."""
        line = self._model.line(self.row)
        self._note_line()
        for column, made in self.inputs.items():
            if column is not self._typed_in:  # a key of its own is nowhere else until it is whole
                made.show_text("" if line is None else self._model.shown(line, column))
            made.setEnabled(line is not None or column in (Column.KEY, Column.MODEL))
            if line is not None:
                made.setObjectName(self._model.lines.path(line, FIELDS[column]))
        self.mode.setEnabled(line is not None)
        self.mode.show_text("" if line is None else self._model.lines.text(line, "mode"))
        message = None if line is None else self._model.messages.of(line)
        self.message.setText(message.text if message else "")
        self.told.setVisible(message is not None)
        theme.say_role(self.message, "error" if message and message.is_red else "note")
        self._show_acts(message.acts if message else ())
        field = message.field.replace("expired", FIELDS[Column.ENDS]) if message else ""
        places = [FIELDS[column] for column in self.inputs]
        at = places.index(field) if field in places else len(places)
        if self._grid.itemAtPosition(2 * at + 1, 1) is None:
            self._grid.addWidget(self.told, 2 * at + 1, 1)

    def _show_acts(self, acts: tuple[tuple[Act, str], ...]) -> None:
        if self.acts.property("acts") == [words for _act, words in acts]:
            return
        buttons = []
        for act, words in acts:
            button = Button(words)
            button.clicked.connect(self._acting(act))
            buttons.append(button)
        made = beside(*buttons)
        made.setProperty("acts", [words for _act, words in acts])
        self._told.replaceWidget(self.acts, made)
        self.acts.deleteLater()
        self.acts = made
        made.setVisible(bool(acts))

    def _acting(self, act: Act) -> Callable[[], None]:
        return lambda: self.acted.emit(act)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on to the next field, and Escape goes back to the list."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.focusNextChild()
        else:
            super().keyPressEvent(event)
