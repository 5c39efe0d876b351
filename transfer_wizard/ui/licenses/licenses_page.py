"""The Licenses step: a table of all licenses that is edited in place, and below it what moves and what stays."""

import functools
from itertools import chain
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QMimeData, QModelIndex, QPointF, QRectF, Qt, QTimer
from PySide6.QtGui import (
    QColor,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QShortcut,
)
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from transfer_wizard.flow.both_sides import EDITION
from transfer_wizard.flow.license_lines import LicenseLines
from transfer_wizard.flow.navigator import Navigator
from transfer_wizard.flow.steps import Step
from transfer_wizard.intake.device_models import model_in
from transfer_wizard.translations import _, joined, ngettext
from transfer_wizard.ui.kit import focus, theme
from transfer_wizard.ui.kit.accessible import announce
from transfer_wizard.ui.kit.fold import Fold
from transfer_wizard.ui.kit.texts import Button, Label
from transfer_wizard.ui.kit.undo_bar import add_undo_keys
from transfer_wizard.ui.licenses.cell_delegate import ABOUT_RENEWALS
from transfer_wizard.ui.licenses.editing import Editing
from transfer_wizard.ui.licenses.empty_hint import EmptyHint
from transfer_wizard.ui.licenses.filter_input import FilterInput
from transfer_wizard.ui.licenses.ledger_panel import LedgerPanel
from transfer_wizard.ui.licenses.license_model import COLUMN_OF, SORTED_BY, Column, LicenseModel, heading
from transfer_wizard.ui.licenses.license_table import LEAST, LicenseTable
from transfer_wizard.ui.licenses.narrow_rows import NarrowRows
from transfer_wizard.ui.licenses.row_messages import RowMessages
from transfer_wizard.ui.licenses.selection_bar import SelectionBar
from transfer_wizard.ui.steps.both_row import BothRow
from transfer_wizard.ui.steps.page import Page
from transfer_wizard.validation.outlook import outlook

if TYPE_CHECKING:
    from transfer_wizard.validation.problems import Problem

AFTER_LAST_KEY: Final = 200
"""Milliseconds until all rows are judged again."""
FILTER_LETTERS: Final = 26
MOST_FOR_OUTLOOK: Final = 500
MOST_SENTENCES: Final = 20
NARROWER: Final = 2 * theme.GRID
"""The frame and the inset of the table."""


class LicensesPage(Page):
    """A key press looks at the cell that is typed in, and a pause at everything."""

    def __init__(self, step: Step, navigator: Navigator) -> None:
        self.lines = LicenseLines(navigator)
        self.messages = RowMessages(self.lines)
        self._was_here = self._asks_edition = False
        super().__init__(step, navigator)
        self._pause = QTimer(self, singleShot=True, interval=AFTER_LAST_KEY)
        self._pause.timeout.connect(self._on_paused)
        add_undo_keys(self, self.undo, self.redo)
        for keys, act in (
            (QKeySequence(QKeySequence.StandardKey.Find), self.filter.setFocus),
            (QKeySequence("F8"), lambda: self.next_problem(1)),
            (QKeySequence("Shift+F8"), lambda: self.next_problem(-1)),
        ):
            shortcut = QShortcut(keys, self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    # What it is made of

    def build(self) -> None:
        """The line of tools, the table, what can be done with selected rows, and the ledger."""
        self.widest = theme.letters(self.content, theme.LETTERS_IN_TABLE) + 8 * theme.GRID
        self.model = LicenseModel(self.lines, self.messages, self)
        self.table = LicenseTable(self.model)
        self.editing = Editing(self.lines, self.messages, self.model, self.table)
        self.editing.edited.connect(self.edited)
        self.editing.left.connect(self.left)
        self.editing.changed.connect(self.changed)
        self.editing.brought.connect(self.brought)
        self.editing.said.connect(self.did)
        self.table.sort_asked.connect(self._on_sort_asked)
        part = QVBoxLayout()
        part.setSpacing(theme.GRID + theme.HALF)
        part.addLayout(self._tools())
        self.frame = TableFrame(self.table)
        part.addWidget(self.frame)
        self._narrow_place = QVBoxLayout()
        part.addLayout(self._narrow_place)
        self.narrow_part: NarrowRows | None = None
        self._edition_place = QVBoxLayout()
        part.addLayout(self._edition_place)
        self.renewal = Label("", "note")
        self.renewal.hide()
        part.addWidget(self.renewal)
        self.model.ticks_changed.connect(self._on_ticked)
        self.hint = Label("", "quiet")
        self.hint.hide()
        self.table.selectionModel().currentChanged.connect(self._on_moved)
        part.addWidget(self.hint)
        self._selection_place, self._none_place = QVBoxLayout(), QVBoxLayout()
        part.addLayout(self._selection_place)
        part.addLayout(self._none_place)
        self.ledger = LedgerPanel()
        part.addSpacing(theme.GRID)
        part.addWidget(self.ledger)
        self.outlook = Fold(_("How both organizations change"), is_optional=False)
        self.outlook_said = Label("")
        self.outlook.column.addWidget(self.outlook_said)
        self.outlook.opened.connect(self._show_outlook)
        part.addWidget(self.outlook)
        inset = QHBoxLayout()
        inset.setContentsMargins(theme.INDENT, 0, 0, 0)
        inset.addLayout(part)
        self.column.addLayout(inset)

    def _tools(self) -> QHBoxLayout:
        self.filter = FilterInput(FILTER_LETTERS)
        self.filter.setAccessibleName(_("Filter by key or model"))
        self.filter.edited.connect(self._on_filtered)
        self.count = Label("", "quiet")
        self.count.setWordWrap(False)
        self.problem = Button(_("Next problem"), "accent")
        self.problem.setToolTip(_("The next row with something to look at (F8)"))
        self.problem.clicked.connect(lambda: self.next_problem(1))
        self.paste_button = Button(_("&Paste rows"), icon="paste")
        self.paste_button.clicked.connect(lambda: self._bring(QGuiApplication.clipboard().mimeData()))
        self.add_button = Button(_("&Add a row"), icon="plus")
        self.add_button.clicked.connect(self.add)
        for button in (self.paste_button, self.add_button):
            button.setProperty(focus.BESIDE_HEADING, True)
        self._filter_width = self.filter.maximumWidth()
        self._line = tools = QHBoxLayout()
        tools.setSpacing(theme.GRID)
        tools.addWidget(self.filter, stretch=1)
        tools.addStretch(1)
        tools.addWidget(self.problem)
        tools.addWidget(self.count)
        tools.addSpacing(theme.GRID)
        tools.addWidget(self.paste_button)
        tools.addWidget(self.add_button)
        return tools

    @functools.cached_property
    def edition(self) -> BothRow:
        """The question for the MX edition, made when it first matters."""
        edition = BothRow(EDITION, self.navigator, fills=True)
        edition.answered.connect(self._on_edition_answered)
        self._edition_place.addWidget(edition)
        return edition

    @functools.cached_property
    def selection(self) -> SelectionBar:
        """What can be done with selected rows, made when some are."""
        selection = SelectionBar()
        selection.move_asked.connect(self.editing.move)
        selection.mode_asked.connect(self.editing.choose_mode)
        selection.delete_asked.connect(self.editing.delete)
        selection.close_asked.connect(lambda: self.model.tick_all(False))
        self._selection_place.addWidget(selection)
        return selection

    def _on_ticked(self) -> None:
        if self.model.ticked or "selection" in vars(self):
            self.selection.show_count(len(self.model.ticked))

    @functools.cached_property
    def none(self) -> EmptyHint:
        """What may be pasted, made where there is no row."""
        none = EmptyHint()
        self._none_place.addWidget(none)
        return none

    @property
    def is_narrow(self) -> bool:
        """Whether a list stands in place of the table."""
        return self.narrow is not None

    @property
    def narrow(self) -> NarrowRows | None:
        """What stands in place of the table now; None where the table does."""
        return self.narrow_part if self.narrow_part is not None and not self.narrow_part.isHidden() else None

    # What it shows

    def refresh(self) -> None:
        """While somebody types, only the row that is typed in; else what was judged anew."""
        typing = self.editing.typing()
        if typing:
            self.lines.typed(*typing)
        if self.navigator.unsettled:
            self._pause.start()
            if typing:
                self.messages.forget(typing[0])
                self.table.show_row(self.model.row(typing[0]))
        else:
            self._pause.stop()
            self._show_judged()
        self._show_sums()

    def _show_judged(self) -> None:
        self.messages.forget()
        if self.is_narrow:
            self.list.viewport().update()
            self.form.refresh()
        self.table.show_messages()
        self.problem.setVisible(next(self.messages.lines(), None) is not None)
        self._show_edition()
        self._show_renewal()
        self._show_outlook()

    def _show_renewal(self) -> None:
        """Say what a renewal does, below the table in which a key renews."""
        renews = self.lines.renews
        if renews:
            found = self.navigator.problems_of_licenses
            of_a_part = next((each.message for each in found if each.id == "license.renew-part"), "")
            self.renewal.setText(joined(_(ABOUT_RENEWALS), of_a_part))
        self.renewal.setVisible(renews)

    def _show_sums(self) -> None:
        tally = self.lines.tally
        self.ledger.show_sums(tally)
        rows, keys = len(self.lines), len(self.lines.licenses)
        sentence = ngettext("{count} key", "{count} keys", keys).format(count=f"{keys:,}")
        of_rows = ngettext("{count} row", "{count} rows", rows).format(count=f"{rows:,}")
        if self.model.needle.strip():
            shown = f"{self.model.rowCount() - 1:,}"
            of_rows = ngettext("{shown} of {count} row", "{shown} of {count} rows", rows)
            of_rows = of_rows.format(shown=shown, count=f"{rows:,}")
        self.count.setText(_(", ").join((sentence, of_rows)))
        if rows == 0 or "none" in vars(self):
            self.none.setVisible(rows == 0)
        self.filter.setVisible(rows > 0)  # a key that is typed into it would be lost

    def _show_outlook(self) -> None:
        """Say what becomes of limits and dates, for as many rows as can be walked in a moment."""
        is_little = 0 < len(self.lines) <= MOST_FOR_OUTLOOK
        self.outlook.setVisible(is_little)
        if is_little and self.outlook.is_open:
            said = outlook(self.lines.licenses, self.navigator.today)
            self.outlook_said.setText("\n".join(said[:MOST_SENTENCES]) or _("Not known yet: a count is missing."))

    def _show_edition(self) -> None:
        """Ask for the MX edition where the person is when it starts to matter; it is one field with Organizations."""
        is_known = all(self.navigator.draft.get(path) for path in EDITION.fields)
        self._asks_edition = self._asks_edition or not is_known
        if self._asks_edition and ("edition" in vars(self) or any(map(self.navigator.applies, EDITION.fields))):
            self.edition.refresh({})

    def _on_edition_answered(self, texts: dict[str, str]) -> None:
        self.answered.emit(texts)
        if self.edition.shown.is_by_side:
            self.jumped.emit(EDITION.fields[0])

    def field(self, path: str) -> QWidget | None:
        """What the cell of a path is edited with; the last row where there is no such cell."""
        place = self.lines.at_path(path)
        row = self.model.row(place[0]) if place else self.model.last
        if place and row < 0:
            self.filter.show_text("")
            self._on_filtered("")
            row = self.model.row(place[0])
        if narrow := self.narrow:
            narrow.open(row)
            return self.form.inputs.get(COLUMN_OF.get(place[1], Column.KEY) if place else Column.KEY)
        return self.table.begin_edit(row, COLUMN_OF.get(place[1], Column.KEY) if place else Column.KEY)

    def show_summary(self, problems: "list[Problem]") -> None:
        """What is wrong stands in its row: go to the first."""
        self._show_judged()
        first = next(iter(problems), None)
        if first:
            self.jumped.emit(first.field)

    def arrive(self) -> None:
        """Who comes back sees what was left open."""
        self._fit()
        self.messages.shows_gaps = self._was_here
        self._was_here = True
        self._show_judged()
        super().arrive()

    def held(self) -> "_HeldRows":
        """What can be taken back, the filter, the order, and the cell."""
        here = self.table.currentIndex()
        return _HeldRows(
            self.lines, self.model.needle, self.model.sorted_by, (here.row(), here.column()), self._was_here
        )

    def take_over(self, held: "_HeldRows") -> None:
        """Go on there."""
        self.lines.take_over(held.lines)
        self.filter.show_text(held.needle)
        self.model.arrange(held.needle, held.sorted_by)
        self.table.go(*held.cell)
        self._was_here = held.was_here

    def undo(self) -> None:
        """Take the last change back."""
        self.editing.undo()

    def redo(self) -> None:
        """Do again what was taken back last."""
        self.editing.redo()

    # What the person does

    def add(self) -> None:
        """Go to the last row, and type."""
        self.filter.show_text("")
        if self.model.is_filtered:
            self._on_filtered("")
        if narrow := self.narrow:
            narrow.open(self.model.last)
        else:
            self.table.begin_edit(self.model.last, Column.KEY)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What is typed on arrival is a new key, as in a spreadsheet; else it would be lost without a word."""
        is_typed = event.text().isalnum() and not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        if is_typed and self.heading.hasFocus() and self.navigator.may_change("licenses"):
            self.add()
            if (field := QApplication.focusWidget()) is not None and field is not self.heading:
                QApplication.sendEvent(field, event)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A list stands in place of a table that has no room; a page that is being left has nothing made for it."""
        super().resizeEvent(event)
        if self.navigator.step == self.step.id:
            self._fit()

    def _fit(self) -> None:
        is_narrow = theme.counted(self.content.maximumWidth()) < LEAST + NARROWER
        if is_narrow is not self.is_narrow:
            if self.narrow_part is None:
                self.narrow_part = NarrowRows(self.model, self.table, self.editing)
                self.list, self.form = self.narrow_part.list, self.narrow_part.form
                self._narrow_place.addWidget(self.narrow_part)
            self._switch(self.narrow_part, is_narrow)
            self.list.fit()
            self._name_tools(is_narrow)

    def _switch(self, rows: NarrowRows, is_narrow: bool) -> None:
        """Show the table or the list in place of the other, with the focus that this had, in the same row."""
        before, after = (self.frame, rows) if is_narrow else (rows, self.frame)
        focus, column = self.window().focusWidget(), rows.column
        after.show()
        if focus is not None and before.isAncestorOf(focus):
            (self.list if is_narrow else self.table).setFocus()
        if column is not None:
            self.table.go(self.form.row, column)
        before.hide()
        rows.close_form()

    def _name_tools(self, is_narrow: bool) -> None:
        self.paste_button.setText(_("&Paste") if is_narrow else _("&Paste rows"))
        self.add_button.setText(_("&Add") if is_narrow else _("&Add a row"))
        self.count.setVisible(not is_narrow)
        self.filter.setMaximumWidth(theme.ENDLESS if is_narrow else self._filter_width)
        self._line.setStretch(1, int(not is_narrow))

    def next_problem(self, step: int) -> None:
        """Go to the next row with a message, or to the one before; the last leads to the first."""
        if self.is_narrow:
            self.form.leave()
        here, last, numbers = self.table.currentIndex().row(), self.model.last, set(self.messages.numbers())
        around = (
            range(here + 1, last) if step > 0 else range(min(here, last) - 1, -1, -1),
            range(last)[::step],
        )
        for row in chain(*around):
            line = self.model.line(row)
            if line is not None and self.lines.number(line) in numbers and (message := self.messages.of(line)):
                break
        else:
            return
        if narrow := self.narrow:
            narrow.open(row)
            return
        self.table.setFocus()
        self.table.go(row, COLUMN_OF.get(message.field, Column.KEY))
        fix = _("{button} available, F2").format(button=message.acts[0][1]) if message.acts else ""
        announce(self, joined(message.text, fix))

    def _on_filtered(self, text: str) -> None:
        self.model.arrange(text, self.model.sorted_by)
        self._show_sums()
        if text.strip():
            count = self.model.rowCount() - 1
            sentence = ngettext("{count} row shown", "{count} rows shown", count)
            announce(self, sentence.format(count=f"{count:,}"))

    def _on_sort_asked(self, number: int) -> None:
        """By this column, the other way round, and then as in the request again."""
        by = Column(number)
        if by not in SORTED_BY:
            return
        was = self.model.sorted_by
        sort = (by, False) if not was or was[0] is not by else None if was[1] else (by, True)
        here = self.table.currentIndex()
        line = self.model.line(here.row())
        self.model.arrange(self.model.needle, sort)
        if line is not None:
            self.table.go(self.model.row(line), here.column())
        self.table.horizontalHeader().viewport().update()
        ways = {
            None: _("As in the request."),
            False: _("Sorted by {column}."),
            True: _("Sorted by {column}, backwards."),
        }
        announce(self, ways[sort[1] if sort else None].format(column=heading(by)))

    def _on_moved(self, current: QModelIndex) -> None:
        """Say quietly that a model is not in the list, while one stands on it: it may be new, or misspelled."""
        line = self.model.line(current.row()) if current.isValid() else None
        model = "" if line is None or current.column() != Column.MODEL else self.lines.text(line, "model").strip()
        sentence = _("“{model}” is not in our list of models. Compare it with License Info; it is taken as it is.")
        is_unlisted = bool(model) and not model_in(model)
        self.hint.setText(sentence.format(model=model) if is_unlisted else "")
        self.hint.setVisible(is_unlisted)

    def _on_paused(self) -> None:
        self.navigator.settle()
        self.changed.emit()

    def _bring(self, brought: QMimeData | None) -> None:
        self.brought.emit(brought or QMimeData())


class _HeldRows(NamedTuple):
    """What is in no draft of what was done on the page; its attributes as of the model, and of ``_was_here``."""

    lines: LicenseLines
    needle: str
    sorted_by: tuple[Column, bool] | None
    cell: tuple[int, int]
    was_here: bool


class TableFrame(QFrame):
    """A card; the table in it has no ground of its own."""

    def __init__(self, table: LicenseTable) -> None:
        super().__init__()
        self.table = table
        inside = QVBoxLayout(self)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(table)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The sheet, the ground of the headings, and the line below them."""
        colours = theme.colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        sheet = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        outline = QPainterPath()
        outline.addRoundedRect(sheet, theme.CARD_RADIUS, theme.CARD_RADIUS)
        painter.fillPath(outline, QColor(colours.surface))
        bottom = self.table.horizontalHeader().height() + 0.5
        painter.save()
        painter.setClipRect(QRectF(0, 0, self.width(), bottom))
        painter.fillPath(outline, QColor(colours.panel))
        painter.restore()
        painter.setPen(QPen(QColor(colours.line), 1))
        painter.drawLine(QPointF(0.5, bottom), QPointF(self.width() - 0.5, bottom))
        painter.strokePath(outline, painter.pen())
