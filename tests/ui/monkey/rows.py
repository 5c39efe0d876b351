"""What the monkey does with license rows."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.monkey.fields import WORDS, Fields
from tests.ui.monkey.model import Allowed, lines
from transfer_wizard.ui.licenses.cell_editor import CellEditor, ModeEditor
from transfer_wizard.ui.licenses.license_model import FIELDS, Column
from transfer_wizard.ui.licenses.licenses_page import LicensesPage

LISTS: Final = (
    "Z2A7-32TE-A8Y4\tMR Enterprise\t25\nZ2KD-8QWN-4RTX\tMX68\t2\n",
    "Z2AA-BBBB-CCCC 1 MX68\nZ2AA-BBBB-CCCD 2 MS120-8",
    "Source: Northwind West\nDestination: Northwind East\nName: Dana Whitfield\nE-mail: dana@northwind.example\n",
    "Hello, please move Z2A7-32TE-A8Y4 from Northwind West to Northwind East. Severity 3. Company: Other Traders",
    "nothing of use",
    "",
)
HALF_MODELS: Final = ("mr", "ms", "mx6", "mr ent")
"""What a list of models is offered for."""


class Rows(Fields):
    """The table of licenses, or the list and its form where a table has no room."""

    def cell(self) -> Allowed | None:
        """Type into a cell of the table, and go on, or leave it as it was."""
        page = self._table()
        if page is None:
            return None
        chance = self.monkey.chance
        row = chance.randrange(page.model.rowCount())
        column = chance.choice([each for each in Column if each not in (Column.TICK, Column.MODE)])
        if row == page.model.last:
            column = chance.choice((Column.KEY, Column.MODEL)) if row else Column.KEY
        page.table.setFocus()
        page.table.go(row, column)
        line = page.model.line(row)
        before = self._lines()
        word = chance.choice(WORDS[:-1])
        then = chance.choice((Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Escape))
        self.monkey.say(f"type {word!r} into {FIELDS[column]} of line {line}, then {then.name}")
        for letter in word:
            QTest.keyClicks(QApplication.focusWidget() or page.table, letter)
        if not isinstance(QApplication.focusWidget(), CellEditor) and page.table.cell:
            page.table.setFocus()
        for _try in range(2):  # the first may close the list of models
            if page.table.cell:
                QTest.keyClick(QApplication.focusWidget() or page.table, then)
                QApplication.processEvents()
        self.monkey.wait()
        self._close_cell(page)
        self._hold_lines(before, self._lines(), line, is_kept=then is not Qt.Key.Key_Escape)
        return Allowed(may=("licenses",))

    def row_form(self) -> Allowed | None:
        """Type into a field of a row that opened as a form, half a model too, and leave it by any key."""
        page = self.page
        if not isinstance(page, LicensesPage) or not page.is_narrow or not page.navigator.may_change("licenses"):
            return None
        chance = self.monkey.chance
        row = chance.randrange(page.model.rowCount())
        page.list.setFocus()
        page.list.setCurrentIndex(page.model.index(row, Column.KEY))
        QTest.keyClick(page.list, Qt.Key.Key_Return)
        column = chance.choice([each for each, field in page.form.inputs.items() if field.isEnabled()])
        page.form.inputs[column].setFocus()
        line = page.model.line(row)
        before = self._lines()
        word = chance.choice((*WORDS[:-1], *HALF_MODELS))
        then = chance.choice((Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Escape))
        self.monkey.say(f"type {word!r} into {FIELDS[column]} of the form of line {line}, then {then.name}")
        for letter in word:
            QTest.keyClicks(QApplication.focusWidget() or page, letter)
        QTest.keyClick(QApplication.focusWidget() or page, then)
        self.monkey.wait()
        if page.form.isVisible():
            QTest.keyClick(page.form, Qt.Key.Key_Escape)
            QApplication.processEvents()
        if page.form.isVisible():
            self.monkey.complain("the form of a row does not close by Escape")
        self._hold_lines(before, self._lines(), line, is_kept=True)
        return Allowed(may=("licenses",))

    def _table(self) -> LicensesPage | None:
        page = self.page
        is_table = isinstance(page, LicensesPage) and not page.is_narrow and page.navigator.may_change("licenses")
        return page if is_table and isinstance(page, LicensesPage) else None

    def _close_cell(self, page: LicensesPage) -> None:
        """A cell that Tab opened is left as it is; the one with a list of answers by Tab, which chooses nothing."""
        editor = page.table.editor()
        if isinstance(editor, ModeEditor):
            QTest.keyClick(editor, Qt.Key.Key_Tab)
            self.monkey.wait()
            editor = page.table.editor()
        if editor is not None:
            QTest.keyClick(editor, Qt.Key.Key_Escape)
            self.monkey.wait()

    def _lines(self) -> list[tuple[str, ...]]:
        return lines(self.window.navigator.draft.licenses)

    def _hold_lines(
        self, before: list[tuple[str, ...]], after: list[tuple[str, ...]], line: int | None, is_kept: bool
    ) -> None:
        """Of one cell that was typed into, the others are as they were, but for those of the same key."""
        key = before[line][0] if line is not None else None
        rest = [each for at, each in enumerate(before) if at != line and each[0] != key]
        left = list(after)
        for each in rest:
            if each in left:
                left.remove(each)
            else:
                self.monkey.complain(f"LINE LOST by typing elsewhere: {each}")
        if not is_kept and line is not None and sorted(before) != sorted(after):
            self.monkey.complain(f"ESCAPE changed line {line}: {set(before) ^ set(after)}")

    def row_keys(self) -> Allowed | None:
        """Do something with whole lines; what that changed is taken back by Undo, to the letter."""
        page = self._table()
        if page is None or not page.lines.licenses:
            return None
        chance = self.monkey.chance
        page.table.setFocus()
        page.table.go(chance.randrange(page.model.rowCount()), chance.choice((Column.KEY, Column.HAVE, Column.MODEL)))
        control = Qt.KeyboardModifier.ControlModifier
        what = chance.choice(("tick", "tick", "delete", "fill", "all", "paste", "sort", "undo", "redo", "copy"))
        before = self._lines()
        table = page.table
        if what == "tick":
            QTest.keyClick(table, Qt.Key.Key_Space)
        elif what == "delete":
            QTest.keyClick(table, Qt.Key.Key_Delete)
        elif what == "fill":
            QTest.keyClick(table, Qt.Key.Key_D, control)
        elif what == "all":
            QTest.keyClick(table, Qt.Key.Key_A, control)
        elif what == "copy":
            QTest.keyClick(table, Qt.Key.Key_C, control)
        elif what == "paste":
            QGuiApplication.clipboard().setText(chance.choice(LISTS[:2]))
            QTest.keyClick(table, Qt.Key.Key_V, control)
        elif what == "sort":
            QTest.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
        else:
            QTest.keyClick(table, Qt.Key.Key_Z if what == "undo" else Qt.Key.Key_Y, control)
        self.monkey.say(f"lines: {what}")
        self.monkey.settle()
        after = self._lines()
        if what in ("delete", "fill", "paste") and before != after and self._table() is page:
            QTest.keyClick(table, Qt.Key.Key_Z, control)
            if self._lines() != before:
                self.monkey.complain(f"UNDO of {what} did not bring back {set(before) ^ set(self._lines())}")
            QTest.keyClick(table, Qt.Key.Key_Y, control)
            if self._lines() != after:
                self.monkey.complain(f"REDO of {what} made something else: {set(after) ^ set(self._lines())}")
        elif what in ("tick", "all", "sort", "copy") and before != after:
            self.monkey.complain(f"LINES changed by {what}")
        return Allowed(may=("licenses",))
