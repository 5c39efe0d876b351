"""The Licenses step: a table of all licenses, and below it the one that is selected, to be filled in."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QMimeData, QTimer, QUrl
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from transfer_wizard.flow.license_rows import Change, LicenseRow, LicenseRows
from transfer_wizard.flow.navigator import Navigator
from transfer_wizard.flow.steps import Step
from transfer_wizard.request.document import refusal
from transfer_wizard.request.draft import blank_device, blank_license
from transfer_wizard.translations import _, ngettext
from transfer_wizard.ui.kit import theme
from transfer_wizard.ui.kit.file_chooser import choose_file
from transfer_wizard.ui.kit.texts import Button, Label, beside
from transfer_wizard.ui.kit.undo_bar import UndoBar, add_undo_keys
from transfer_wizard.ui.licenses.ledger_panel import LedgerPanel
from transfer_wizard.ui.licenses.license_form import LicenseForm
from transfer_wizard.ui.licenses.license_table import LicenseTable, Standing
from transfer_wizard.ui.steps.page import Page, first_by_field
from transfer_wizard.validation.ledger import ledger

if TYPE_CHECKING:
    from transfer_wizard.validation.problems import Problem

AFTER_LAST_KEY: Final = 200
"""Milliseconds until all rows are judged again."""
MOST_ENTRIES: Final = 20
"""So many problems are listed on top; of thousands of rows nobody reads more."""


class LicensesPage(Page):
    """Master and detail. A key press looks at the field that is typed in, and a pause at everything."""

    def __init__(self, step: Step, navigator: Navigator) -> None:
        self.licenses = LicenseRows(navigator)
        self.number = 0
        self._listed: dict[str, Problem] = {}
        self._added_up: object = None
        super().__init__(step, navigator)
        self._pause = QTimer(self, singleShot=True, interval=AFTER_LAST_KEY)
        self._pause.timeout.connect(self._on_paused)
        add_undo_keys(self, self.undo, self.redo)
        self._show_rows(0)

    # What it is made of

    def build(self) -> None:
        """The buttons, what was just done, the table, and the fields of one license."""
        self.widest = theme.letters(self.content, theme.LETTERS_IN_TABLE) + 8 * theme.GRID
        self.none = Label(
            _(
                "No license is here yet. Add the keys one by one, or paste a whole list: keys alone, a table from "
                "a spreadsheet, or the API’s answer."
            )
        )
        self.add_indented(self.none)
        self.add_button = _button(_("&Add a license"), self.add, "primary")
        self.paste_button = _button(_("&Paste"), lambda: self._bring(QGuiApplication.clipboard().mimeData()))
        self.file_button = _button(_("&Open a file…"), self._on_file_asked)
        self.duplicate_button = _button(_("Dup&licate"), self.duplicate)
        self.delete_button = _button(_("&Delete"), self.delete)
        tools = QWidget()
        self._tools = QBoxLayout(QBoxLayout.Direction.LeftToRight, tools)
        self._tools.setContentsMargins(0, 0, 0, 0)
        self._tools.setSpacing(theme.GRID)
        self._tools.addWidget(beside(self.add_button, self.paste_button, self.file_button))
        self._tools.addWidget(beside(self.duplicate_button, self.delete_button))
        self.add_indented(tools)
        self.bar = UndoBar()
        self.add_indented(self.bar)
        self.table = LicenseTable(self.navigator.draft, self._standing)
        self.table.chosen.connect(self._on_chosen)
        self.table.entered.connect(self._focus_key)
        self.table.delete_asked.connect(self.delete)
        self.add_indented(self.table)
        self.ledger = LedgerPanel()
        self.add_indented(self.ledger)
        self.form = LicenseForm()
        self.form.edited.connect(self.edited)
        self.form.left.connect(self.left)
        self.form.list_pasted.connect(self._on_list_pasted)
        self.form.devices.add_asked.connect(self.add_device)
        self.form.devices.delete_asked.connect(self.delete_device)
        line = QHBoxLayout()
        line.addWidget(self.form, stretch=1)
        line.addStretch(0)
        self.column.addLayout(line)
        for bar in (self.bar, self.form.devices.bar):
            bar.undo_asked.connect(self.undo)
            bar.redo_asked.connect(self.redo)

    # What it shows

    def refresh(self) -> None:
        """While somebody types, only the row that is typed in; else everything."""
        if self.navigator.unsettled:
            self._pause.start()
        else:
            self._pause.stop()
            self.table.rows.show_standings()
            self._show_ledger()
        mine = [problem.field for problem in self.navigator.problems_of_license(self.number)]
        shown = first_by_field(self.navigator.shown_at([*mine, self.navigator.unsettled, *self._listed]))
        if self.licenses.licenses:
            self.table.rows.show_row(self.number)
            self.form.show_license(self.number, self.licenses.licenses[self.number], shown)
        self.summary.follow({path: said for path, said in self._listed.items() if path in shown})

    def _show_ledger(self) -> None:
        """Add up what moves, unless no license has changed since."""
        licenses = self.navigator.verdict().facts.licenses
        if licenses is not self._added_up:
            self._added_up = licenses
            self.ledger.show_ledger(ledger(self.navigator.draft.licenses))

    def show_summary(self, problems: "list[Problem]") -> None:
        """The first problems on top of the page, each with its license, and how many more there are."""
        found = list(first_by_field(problems).values())
        rest = len(found) - MOST_ENTRIES
        entries = [_with_number(problem) for problem in found[:MOST_ENTRIES]]
        if rest > 0:
            more = ngettext("{count} more problem, from here on.", "{count} more problems, from here on.", rest)
            entries.append(replace(found[MOST_ENTRIES], message=more.format(count=rest)))
        self._listed = {problem.field: problem for problem in entries}
        super().show_summary(entries)

    def field(self, path: str) -> QWidget | None:
        """The input for a path, with its license selected; the button that adds a license where there is none."""
        number = int(path.split(".")[1]) if "." in path else len(self.licenses.licenses)
        if number >= len(self.licenses.licenses):
            return self.add_button
        if number != self.number:
            self.table.selectRow(number)
        return self.form.field(path)

    def arrive(self) -> None:
        """What was done before is done; a new walk through the page begins."""
        self._say("")
        super().arrive()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The buttons stand in two lines where the page is narrow."""
        super().resizeEvent(event)
        direction = QBoxLayout.Direction
        is_narrow = self.width() < theme.letters(self, theme.LETTERS_IN_TABLE)
        self._tools.setDirection(direction.TopToBottom if is_narrow else direction.LeftToRight)
        self._tools.update()

    def _show_rows(self, number: int) -> None:
        """Rows came or went: show them, and this one below."""
        count = len(self.licenses.licenses)
        self.number = min(number, max(count - 1, 0))
        self.table.show_rows(self.number)
        for thing in (self.table, self.form, self.duplicate_button, self.delete_button):
            thing.setVisible(count > 0)
        self.none.setVisible(count == 0)
        self._bind()

    def _bind(self) -> None:
        if self.licenses.licenses:
            self.form.bind(self.number, len(self.licenses.licenses))
        self.rows = self.form.rows if self.licenses.licenses else {}

    def _standing(self, number: int) -> Standing:
        """How a license stands; a field that somebody is still at is in progress."""
        focused = self.window().focusWidget()
        busy = focused.objectName() if focused else ""
        problems = [each for each in self.navigator.problems_of_license(number) if each.severity != "warns"]
        if any(
            (problem.severity == "blocks" or problem.id.endswith(".format")) and problem.field != busy
            for problem in problems
        ):
            return Standing.PROBLEM
        return Standing.IN_PROGRESS if problems else Standing.FORMAT_OK

    def _say(self, text: str, can_redo: bool = False, in_devices: bool = False) -> None:
        """Say what was just done, beside the rows it was done to, with the button that takes it back."""
        bar, other = self.bar, self.form.devices.bar
        if in_devices:
            bar, other = other, bar
        other.say("")
        bar.say(text, can_redo)
        if text:
            self.bring_into_sight(bar)

    # What the person does

    def add(self) -> None:
        """Put an empty license at the end, and go to its key."""
        self._leave()
        if self._has_room([blank_license()]):
            self._did(self.licenses.add())
            self._focus_key()

    def duplicate(self) -> None:
        """Put a copy of the license without its key below it, and go to the key."""
        self._leave()
        if self._has_room([self.licenses.licenses[self.number]]):
            self._did(self.licenses.duplicate(self.number))
            self._focus_key()

    def delete(self) -> None:
        """Take the license out."""
        self._leave()
        if self.licenses.licenses:
            change = self.licenses.delete(self.number)
            self._did(change, _("License {name} deleted.").format(name=self._called(change.went[0], change.at)))
            (self.table if self.licenses.licenses else self.add_button).setFocus()

    def add_device(self) -> None:
        """Put an empty device row at the end, and go to it."""
        self._leave()
        if not self._has_room([blank_device()]):
            return
        change = self._did(self.licenses.add_device(self.number))
        self._focus(f"{change.place}.{change.at}.model")

    def delete_device(self, index: int) -> None:
        """Take a device row out."""
        self._leave()
        change = self.licenses.delete_device(self.number, index)
        name = change.went[0]["model"].strip() or str(index + 1)
        self._did(change)
        self._say(_("Device model {name} removed.").format(name=name), in_devices=True)
        self.form.devices.add.setFocus()

    def undo(self) -> None:
        """Take the last change of rows back."""
        self._turn(self.licenses.undo, can_redo=True)

    def redo(self) -> None:
        """Do again what was taken back last."""
        self._turn(self.licenses.redo, can_redo=False)

    def _has_room(self, rows: list[LicenseRow]) -> bool:
        """Whether the request can hold these rows too; why not is said."""
        problem = refusal(self.navigator.draft, rows)
        if problem:
            self.bar.say(problem, can_undo=False)
            self.ensureWidgetVisible(self.bar)
        return not problem

    def _did(self, change: Change, said: str = "") -> Change:
        """Show a change of rows, with the license that it is about selected."""
        parts = change.place.split(".")
        self._show_rows(int(parts[1]) if len(parts) > 1 else change.at)
        self.changed.emit()
        self._say(said)
        return change

    def _turn(self, turn: Callable[[], Change | None], can_redo: bool) -> None:
        if not self.content.isEnabled():
            return
        focused = self.focusWidget()
        self._leave()
        change = turn()
        if change is None:
            if focused is not None:
                focused.setFocus()
            return
        self._did(change)
        in_devices = change.place != "licenses"
        if in_devices:
            self.form.devices.add.setFocus()
        else:
            (self.table if self.licenses.licenses else self.add_button).setFocus()
        if change.went:
            count = len(change.went)
            said = ngettext("{count} row taken out.", "{count} rows taken out.", count).format(count=count)
            self._say(said, can_redo, in_devices)

    def _on_chosen(self, number: int) -> None:
        if number != self.number:
            self.number = number
            self._bind()
            self.refresh()

    def _on_paused(self) -> None:
        self.navigator.settle()
        self.changed.emit()

    def _on_list_pasted(self, text: str) -> None:
        self.refresh()  # the field is as it was before
        brought = QMimeData()
        brought.setText(text)
        self._bring(brought)

    def _on_file_asked(self) -> None:
        path = choose_file(self, _("Open a list of licenses"), (_("Any file: a table, a mail, a text"), ()))
        if path:
            brought = QMimeData()
            brought.setUrls([QUrl.fromLocalFile(path)])
            self._bring(brought)

    def _bring(self, brought: QMimeData | None) -> None:
        self._leave()
        self.brought.emit(brought or QMimeData())

    @staticmethod
    def _called(row: LicenseRow, number: int) -> str:
        return row["key"].strip() or str(number + 1)

    def _focus_key(self) -> None:
        self._focus(f"licenses.{self.number}.key")

    def _focus(self, path: str) -> None:
        self.jumped.emit(path)

    def _leave(self) -> None:
        """Let the field that has the focus say what it holds, before the rows change under it."""
        focused = self.focusWidget()
        if focused is not None and self.content.isAncestorOf(focused):
            focused.clearFocus()


def _with_number(problem: "Problem") -> "Problem":
    """The problem, with the license it is about."""
    number = problem.field.split(".")[1:2]
    if not number:
        return problem
    said = _("License {number}: {message}").format(number=int(number[0]) + 1, message=problem.message)
    return replace(problem, message=said)


def _button(text: str, act: Callable[[], object], role: str = "") -> Button:
    button = Button(text, role)
    button.clicked.connect(lambda: act())
    return button
