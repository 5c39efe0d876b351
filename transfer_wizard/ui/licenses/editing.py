"""What the person does with the lines of the table: typing, filling, pasting, deleting, and taking it back."""

from collections.abc import Callable, Iterable
from typing import Final

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtGui import QGuiApplication

from transfer_wizard.flow.license_lines import LicenseChange, LicenseLines
from transfer_wizard.request.device_models import STAYS
from transfer_wizard.request.document import refusal
from transfer_wizard.request.draft import blank_device
from transfer_wizard.request.words import Answer, LicenseMode
from transfer_wizard.translations import _, ngettext
from transfer_wizard.ui.licenses.license_model import COLUMN_OF, FIELDS, Column, LicenseModel
from transfer_wizard.ui.licenses.license_table import LicenseTable
from transfer_wizard.ui.licenses.row_messages import Act, RowMessages
from transfer_wizard.validation import fields, wording
from transfer_wizard.validation.fields import FieldError
from transfer_wizard.validation.typed_text import fold

SOME_ROWS: Final = 100
"""Of so many rows it is enough to count them; more might be too large for a file as well."""


class Editing(QObject):
    """Does it, and says what came of it.

    Signals:
        edited, left, changed, brought: as of Page.
        said: a sentence, and whether it can be taken back and done again.
    """

    edited = Signal(str, str)
    left = Signal(str)
    changed = Signal()
    brought = Signal(QMimeData)
    said = Signal(str, bool, bool)

    def __init__(self, lines: LicenseLines, messages: RowMessages, model: LicenseModel, table: LicenseTable) -> None:
        super().__init__(table)
        self._lines = lines
        self._messages = messages
        self._model = model
        self._table = table
        self._own_key = ""
        table.typed.connect(self.type_in)
        table.closed.connect(self.leave)
        table.mode_chosen.connect(self._on_mode_chosen)
        table.acted.connect(self._on_acted)
        table.text_pasted.connect(self.paste)
        table.copy_asked.connect(self.copy)
        table.fill_asked.connect(self.fill_down)
        table.delete_asked.connect(self.delete)
        table.painter.refused.connect(lambda sentence: self.said.emit(sentence, False, False))

    # Typing into a cell

    @property
    def _is_open(self) -> bool:
        return self._lines.navigator.may_change("licenses")

    def typing(self) -> tuple[int, str] | None:
        """The line and the field that are typed in; None while none are."""
        cell = self._table.cell
        line = self._model.line(cell.row) if cell else None
        return (line, FIELDS[cell.column]) if cell and line is not None else None

    def type_in(self, row: int, column: int, text: str) -> None:
        """Take over what is typed into a cell; what is typed into the last row makes it a line."""
        name = FIELDS[Column(column)]
        line = self._model.line(row)
        if line is None:
            if not text or not self._has_room(2):
                return
            line = self._model.add_line(is_same_key=column == Column.MODEL)
        if name == "key" and not self._lines.is_first(line):
            self._own_key = text  # once it is whole
            return
        self.edited.emit(self._lines.path(line, name), text)

    def leave(self, row: int, column: int, before: str, is_kept: bool = True) -> None:
        """A cell was left: what was typed stays and can be taken back, or is as it was before."""
        name = FIELDS[Column(column)]
        line = self._model.line(row)
        if line is None:
            return
        path = self._lines.path(line, name)
        is_own = name == "key" and not self._lines.is_first(line)
        if is_own:
            self._give_key(line, row, is_kept)
        elif self._lines.is_begun:
            self._end_new(line, name, path, is_kept)
        elif not is_kept:
            if self._lines.text(line, name) != before:
                self.edited.emit(path, before)
                self._lines.navigator.settle()
        elif self._lines.text(line, name) == before:
            self._messages.pass_by(line, name)
        else:
            self._take(line, name, path, before)
        self._messages.forget(line)
        self.changed.emit()

    def _take(self, line: int, name: str, path: str, before: str) -> None:
        self.left.emit(path)
        self._answer_of(line, name)
        self._lines.typed_over(line, name, before)
        if name == "key":
            self._messages.look()

    def _answer_of(self, line: int, name: str) -> None:
        """A word in place of the day on which a key ends is the answer to “expired”."""
        typed = fold(self._lines.text(line, name)).strip().casefold() if name == "expires_on" else ""
        if typed in (answers := _answers()):
            self._lines.row(line)[name] = answers[typed]

    def _end_new(self, line: int, name: str, path: str, is_kept: bool) -> None:
        """The line that was typed into the last row stays, unless nothing was typed; a key that is there grows."""
        if not is_kept or not self._lines.text(line, name).strip():
            self._model.drop_line()
            return
        self.left.emit(path)
        key = self._lines.text(line, "key")
        number = self._lines.number(line)
        twin = next((at for at, row in enumerate(self._lines.licenses[:number]) if key and row["key"] == key), None)
        if name != "key" or twin is None:
            self._lines.keep()
        else:
            change = self._lines.join(line, twin)
            self._model.show_lines()
            self._table.go(self._model.row(change.line), Column.KEY)
        self._messages.look()

    def _give_key(self, line: int, row: int, is_kept: bool) -> None:
        typed, self._own_key = self._own_key, ""
        if is_kept and typed.strip() and typed != self._lines.text(line, "key"):
            self._do(self._lines.own_key(line, typed))
            self._table.go(row, Column.KEY)

    def _on_mode_chosen(self, row: int, word: str) -> None:
        line = self._model.line(row)
        if line is not None:
            self._put([(line, "mode", word)])

    # Many cells at once

    def move(self, is_all: bool) -> None:
        """Move all devices of the selected lines, or none."""
        lines = self._model.ticked_lines()
        said = _("{count} rows move whole.") if is_all else _("{count} rows stay.")
        have = self._lines.texts("have") if is_all else [STAYS] * len(self._lines)
        self._put([(line, "move", have[line]) for line in lines if have[line]], said.format(count=f"{len(lines):,}"))

    def choose_mode(self, word: str) -> None:
        """Add devices, or renew, with the selected lines."""
        lines = self._model.ticked_lines()
        said = _("{mode}: {count} rows.").format(mode=wording.shown("licenses.mode", word), count=f"{len(lines):,}")
        self._put([(line, "mode", word) for line in lines], said)

    def fill_down(self) -> None:
        """Put the text of the uppermost selected cell into those below it; of one cell alone, that above it."""
        rows, columns = self._area()
        if len(rows) == 1 and self._model.ticked:
            rows = [row for line in self._model.ticked_lines() if (row := self._model.row(line)) >= 0]
        if len(rows) == 1:
            rows = [rows[0] - 1, rows[0]]
        top, *below = [self._model.line(row) if row >= 0 else None for row in rows]
        if top is None:
            return
        names = [FIELDS[column] for column in columns if column in FIELDS]
        self._put(
            [(line, name, self._end_text(top, name)) for line in below if line is not None for name in names],
            _("Filled down."),
        )

    def copy(self) -> None:
        """Put the selected cells into the clipboard as a table; the selected lines where one cell is."""
        rows, columns = self._area()
        lines = [line for row in rows if (line := self._model.line(row)) is not None]
        if len(rows) == 1 and self._model.ticked:
            lines, columns = self._model.ticked_lines(), list(FIELDS)
        columns = [column for column in columns if column in FIELDS]
        if lines and columns:
            table = ("\t".join(self._model.shown(line, column) for column in columns) for line in lines)
            QGuiApplication.clipboard().setText("\n".join(table))

    def paste(self, text: str) -> None:
        """Fill down and right from the cell in sight; what is no table of such cells is looked through as a whole."""
        here = self._table.currentIndex()
        grid = [line.split("\t") for line in text.splitlines() if line.strip()]
        columns = list(FIELDS)[max(0, here.column() - 1) :]
        if not grid or not self._is_open:
            return
        if not all(_fits(cells, columns) for cells in grid) or (here.row() < 0):
            brought = QMimeData()
            brought.setText(text)
            self.brought.emit(brought)
            return
        row = here.row()
        there = self._model.last - row
        new = [self._new_row(cells, columns) for cells in grid[there:]]
        if new and not self._may_add(new):
            return
        values = [
            (line, FIELDS[column], _meant(column, cell))
            for offset, cells in enumerate(grid[:there])
            for column, cell in zip(columns, cells, strict=False)
            if (line := self._model.line(row + offset)) is not None
        ]
        said = ngettext("{count} row pasted.", "{count} rows pasted.", len(grid)).format(count=f"{len(grid):,}")
        if new:
            self._do(self._lines.add(new, values), _added(len(new)))
        else:
            self._put(values, said)

    def _new_row(self, cells: list[str], columns: list[Column]) -> dict[str, object]:
        row = self._lines.new("")
        device = blank_device()
        for column, cell in zip(columns, cells, strict=False):
            name, text = FIELDS[column], _meant(column, cell)
            if name in device:
                device[name] = fields.tidy(f"licenses.devices.{name}", text)
            elif name == "expires_on" and text in tuple(Answer):
                row["expired"] = text
            else:
                row[name] = fields.tidy(f"licenses.{name}", text)
        device["move"] = device["move"] or device["have"]
        return row | {"devices": [device]}

    def _area(self) -> tuple[list[int], list[Column]]:
        """The rows and the columns of the selected cells, or of the one in sight."""
        chosen = self._table.selectionModel().selection()
        here = self._table.currentIndex()
        if not chosen.count() or not here.isValid():
            return [max(0, here.row())], [Column(max(0, here.column()))]
        area = chosen.first()
        rows = list(range(area.top(), area.bottom() + 1))
        return rows, [Column(column) for column in range(area.left(), area.right() + 1)]

    def _end_text(self, line: int, name: str) -> str:
        row = self._lines.row(line)
        return row["expires_on"] or row["expired"] if name == "expires_on" else self._lines.text(line, name)

    # Lines

    def delete(self) -> None:
        """Take the selected lines out; where none are, empty the selected cells."""
        if self._model.ticked_lines():
            self.delete_lines()
        else:
            rows, columns = self._area()
            self._put(
                [
                    (line, FIELDS[column], "")
                    for row in rows
                    for column in columns
                    if (line := self._model.line(row)) is not None and column in FIELDS and column is not Column.MODE
                ],
                _("Emptied."),
            )

    def delete_lines(self) -> None:
        """Take the selected lines out; where none are, the one in sight."""
        here = self._table.currentIndex()
        line = self._model.line(here.row())
        lines = self._model.ticked_lines() or ([] if line is None else [line])
        if lines and self._is_open:
            count = len(lines)
            said = ngettext("{count} row deleted.", "{count} rows deleted.", count).format(count=f"{count:,}")
            self._do(self._lines.delete(lines), said)
            self._table.go(min(max(0, here.row()), self._model.last), max(Column.KEY, here.column()))

    def _on_acted(self, line: int, act: Act) -> None:
        """A button under a line was pressed."""
        key = self._lines.text(line, "key")
        if act is Act.USE_TWIN:
            self._use_twin(line, self._messages.keys.twin(key))
        elif act is Act.KEEP_KEY:
            self._messages.keys.kept.add(key)
            self._show()
        elif act is Act.MOVE_ALL:
            self._put([(line, "move", self._lines.text(line, "have"))])
        elif act is Act.MERGE:
            other = self._same(line)
            if other is not None:
                self._do(self._lines.merge(line, other), _("Two rows are one."))
        else:
            answers = {Act.NOT_EXPIRED: Answer.NO, Act.EXPIRED: Answer.YES, Act.UNKNOWN: Answer.UNKNOWN}
            self._put([(line, "expires_on", answers[act])])
        self._table.setFocus()

    def _use_twin(self, line: int, twin: str) -> None:
        """The key is the other one, misread: its devices are that key's."""
        number = next(number for number, row in enumerate(self._lines.licenses) if row["key"] == twin)
        row = self._lines.row(line)
        same = {device["model"].casefold() for device in self._lines.licenses[number]["devices"]}
        said = _("The key is {key}.").format(key=twin)
        if same.isdisjoint(device["model"].casefold() for device in row["devices"]):
            self._do(self._lines.join(line, number), said)
        else:
            self._put([(line, "key", twin)], said)

    def _same(self, line: int) -> int | None:
        """Another line of the same key and model."""
        key, model = self._lines.text(line, "key"), self._lines.text(line, "model").casefold()
        for other in range(len(self._lines)):
            if (
                other != line
                and self._lines.text(other, "key") == key
                and self._lines.text(other, "model").casefold() == model
            ):
                return other
        return None

    # Taking back

    def undo(self) -> None:
        """Take the last change back; the cell of one is where the focus goes."""
        self._turn(self._lines.undo, is_undo=True)

    def redo(self) -> None:
        """Do again what was taken back last."""
        self._turn(self._lines.redo, is_undo=False)

    def _turn(self, turn: Callable[[], LicenseChange | None], is_undo: bool) -> None:
        if not self._is_open:
            return
        change = turn()
        if change is None:
            return
        self._shown(change)
        row = min(max(0, self._model.row(min(change.line, len(self._lines) - 1))), self._model.last)
        name = next(iter(change.names)) if len(change.names) == 1 else ""
        self._table.go(row, COLUMN_OF.get(name, Column.KEY))
        self.said.emit(_("Taken back.") if is_undo else _("Done again."), not is_undo, is_undo)

    def _put(self, values: Iterable[tuple[int, str, str]], said: str = "") -> None:
        change = self._lines.put(values) if self._is_open else None
        if change:
            self._do(change, said)

    def _do(self, change: LicenseChange, said: str = "") -> None:
        self._shown(change)
        self.said.emit(said, bool(said), False)

    def _shown(self, change: LicenseChange) -> None:
        self._table.paint_in_next_turn()
        if change.moves_rows:
            self._messages.forget()
            self._model.show_lines()
        self._show(has_keys=not change.names.isdisjoint(("", "key")))

    def _show(self, has_keys: bool = True) -> None:
        (self._messages.look if has_keys else self._messages.forget)()
        self._model.dataChanged.emit(self._model.index(0, 0), self._model.index(self._model.last, Column.MODE))
        self.changed.emit()

    def _has_room(self, count: int) -> bool:
        if self._lines.room() >= count:
            return True
        self.said.emit(refusal(self._lines.navigator.draft, [self._lines.new("")] * count), False, False)
        return False

    def _may_add(self, rows: list[dict[str, object]]) -> bool:
        if len(rows) <= SOME_ROWS:
            return self._has_room(2 * len(rows))
        problem = refusal(self._lines.navigator.draft, rows)
        if problem:
            self.said.emit(problem, False, False)
        return not problem


def _added(count: int) -> str:
    said = ngettext("{count} row added from the clipboard.", "{count} rows added from the clipboard.", count)
    return said.format(count=f"{count:,}")


def _answers() -> dict[str, str]:
    """What may stand in place of the day on which a key ends."""
    words: dict[str, str] = {_("Not expired"): Answer.NO, _("Expired"): Answer.YES, _("I don’t know"): Answer.UNKNOWN}
    plain: dict[str, str] = {
        "not expired": Answer.NO,
        "no": Answer.NO,
        "expired": Answer.YES,
        "yes": Answer.YES,
        "unknown": Answer.UNKNOWN,
    }
    return plain | {word.casefold(): answer for word, answer in words.items()}


def _modes() -> dict[str, str]:
    words = {text.casefold(): word for word, text in wording.choices("licenses.mode")}
    return words | {word.casefold(): word for word in LicenseMode}


def _meant(column: Column, text: str) -> str:
    """The text of a cell in the words of the request file."""
    bare = fold(text).strip().casefold()
    if column is Column.MODE:
        return _modes().get(bare, "")
    return _answers().get(bare, text.strip()) if column is Column.ENDS else text.strip()


def _fits(cells: list[str], columns: list[Column]) -> bool:
    """Whether a line of pasted cells holds what the columns ask for."""
    return len(cells) <= len(columns) and all(
        _reads(column, cell) for column, cell in zip(columns, cells, strict=False)
    )


def _reads(column: Column, text: str) -> bool:
    meant = _meant(column, text)
    if not meant:
        return not text.strip() or (column is Column.MODE and text.strip() == _("Stays"))
    if meant in tuple(Answer) or (column is Column.MOVE and meant == STAYS):
        return True
    try:
        name = FIELDS[column]
        fields.read(
            f"licenses.{name}" if column in (Column.KEY, Column.ENDS, Column.MODE) else f"licenses.devices.{name}",
            meant,
        )
    except FieldError:
        return False
    return True
