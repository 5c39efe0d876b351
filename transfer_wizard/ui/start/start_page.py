"""The list of requests, for who has any: search, open, copy, delete with undo."""

import datetime

from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt, Signal, SignalInstance
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QVBoxLayout, QWidget

from transfer_wizard.storage.entries import Entry, Listing, search
from transfer_wizard.translations import _, ngettext
from transfer_wizard.ui.kit import theme
from transfer_wizard.ui.kit.inputs import LineInput
from transfer_wizard.ui.kit.texts import Button, Heading, Label, Link, beside
from transfer_wizard.ui.kit.theme import Index
from transfer_wizard.ui.kit.undo_bar import UndoBar, add_undo_keys


class _Entries(QAbstractTableModel):
    """The requests as a table."""

    def __init__(self) -> None:
        super().__init__()
        self.entries: list[Entry] = []

    def show(self, entries: list[Entry]) -> None:
        """Show these. Where they only go on after those in sight, what is chosen and how far it is scrolled stay."""
        count = len(self.entries)
        if 0 < count < len(entries) and entries[:count] == self.entries:
            self.beginInsertRows(QModelIndex(), count, len(entries) - 1)
            self.entries = entries
            self.endInsertRows()
        else:
            self.beginResetModel()
            self.entries = entries
            self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """One row for each request."""
        return 0 if parent.isValid() else len(self.entries)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Request, company, licenses, state, saved."""
        return 5

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The headings."""
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return [_("Request"), _("Company"), _("Licenses"), _("State"), _("Saved")][section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The text of a cell."""
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        entry = self.entries[index.row()]
        return [entry.title, entry.company, str(entry.license_count), _state(entry), _day(entry)][index.column()]


def _state(entry: Entry) -> str:
    if entry.is_read_only:
        return _("Made by a newer version")
    return _("Sent, case {number}").format(number=entry.case_number[:20]) if entry.is_sent else _("Draft")


def _day(entry: Entry) -> str:
    try:
        return f"{datetime.datetime.fromisoformat(entry.saved_at).astimezone():%Y-%m-%d %H:%M}"
    except (ValueError, OverflowError, OSError):  # no time, or one that no calendar here holds
        return ""


class StartPage(QWidget):
    """Where a person with requests begins.

    Signals:
        new_asked: a new request is wanted.
        sample_asked: the sample case is wanted.
        paste_asked: what is in the clipboard is to be read.
        file_asked: a request from a file, or what else is in it, is wanted.
        opened, duplicated, deleted: the id of a request.
        again_asked: the list could not be read, and is to be read anew.
        preset_asked: the id of the request that a preset is to be made of.
        undo_asked, redo_asked: the last deletion is to be taken back, or done again.
        forget_asked: everything that the program keeps is to be forgotten.
    """

    new_asked = Signal()
    sample_asked = Signal()
    paste_asked = Signal()
    file_asked = Signal()
    opened = Signal(str)
    duplicated = Signal(str)
    deleted = Signal(str)
    preset_asked = Signal(str)
    again_asked = Signal()
    undo_asked = Signal()
    redo_asked = Signal()
    forget_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "ground")
        self._listing = Listing([], [])
        self.is_listed = False
        """Whether all requests are in the list."""
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * theme.GRID + theme.INDENT, 4 * theme.GRID, 4 * theme.GRID, 2 * theme.GRID)
        column.setSpacing(2 * theme.GRID)
        self.heading = Heading(_("Your requests"), level=1)
        column.addWidget(self.heading)
        new = Button(_("&New request"), "primary")
        file = Button(_("Open a &file…"))
        paste = Button(_("Paste &what you have"))
        sample = Button(_("Look at a &sample"))
        new.clicked.connect(self.new_asked)
        file.clicked.connect(self.file_asked)
        sample.clicked.connect(self.sample_asked)
        paste.clicked.connect(self.paste_asked)
        column.addWidget(beside(new, paste, file, sample))
        self.words = LineInput(36)
        self.words.setAccessibleName(_("Search your requests"))
        label = Label(_("Search"))
        label.setBuddy(self.words)
        theme.strong(label)
        self.words.edited.connect(lambda _text: self._show())
        column.addWidget(label)
        column.addWidget(self.words)
        self.undo = UndoBar()
        self.undo.undo_asked.connect(self.undo_asked)
        self.undo.redo_asked.connect(self.redo_asked)
        add_undo_keys(self, self.undo_asked.emit, self.redo_asked.emit)
        column.addWidget(self.undo)
        self._model = _Entries()
        self.table = self._make_table()
        column.addWidget(self.table, stretch=1)
        self.none = Label(_("Looking for your requests …"), "quiet")
        column.addWidget(self.none)
        self.again = Button(_("&Try again"))
        self.again.clicked.connect(self.again_asked)
        self._again_row = beside(self.again)
        self._again_row.hide()
        column.addWidget(self._again_row)
        self.open_button = Button(_("&Open"))
        self.copy_button = Button(_("&Copy"))
        delete = Button(_("&Delete"))
        self.open_button.clicked.connect(lambda: self._emit(self.opened))
        self.copy_button.clicked.connect(lambda: self._emit(self.duplicated))
        delete.clicked.connect(lambda: self._emit(self.deleted))
        preset = Button(_("Save as &preset…"))
        preset.clicked.connect(lambda: self._emit(self.preset_asked))
        self.buttons = beside(self.open_button, self.copy_button, delete, preset)
        column.addWidget(self.buttons)
        self.forget = Link(_("Forget everything…"))
        self.forget.clicked.connect(self.forget_asked)
        column.addWidget(beside(self.forget))
        self.setFocusProxy(self.table)

    def _make_table(self) -> QTableView:
        table = QTableView()
        table.setModel(self._model)
        table.setAccessibleName(_("Your requests"))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(theme.ROW_HEIGHT)
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        table.horizontalHeader().setHighlightSections(False)
        table.activated.connect(lambda _index: self._emit(self.opened))
        table.selectionModel().selectionChanged.connect(self._on_selected)
        delete = QShortcut(QKeySequence.StandardKey.Delete, table)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(lambda: self._emit(self.deleted))
        return table

    def show_part(self, entries: list[Entry]) -> None:
        """Show some of the requests, while the others are still being read."""
        self._listing = Listing(entries, [])
        self._show()

    def show_listing(self, listing: Listing) -> None:
        """Show the requests there are."""
        self._listing = listing
        self.is_listed = True
        self._again_row.hide()
        self._show()

    def show_failed(self) -> None:
        """Say that the list could not be read; what was in it before stays in sight."""
        self.none.setText(_("Not all of your requests are listed: they could not be read."))
        self._again_row.show()

    @property
    def entries(self) -> list[Entry]:
        """The requests there are."""
        return self._listing.entries

    def chosen(self) -> Entry | None:
        """The request that is selected."""
        row = self.table.currentIndex().row()
        return self._model.entries[row] if 0 <= row < len(self._model.entries) else None

    def _show(self) -> None:
        before = self.chosen()
        found = search(self._listing.entries, self.words.text())
        self._model.show(found)
        ids = [entry.id for entry in found]
        row = ids.index(before.id) if before and before.id in ids else 0
        if found and row != self.table.currentIndex().row():
            self.table.selectRow(row)
        self.none.setText(self._said(len(found)))
        self.buttons.setVisible(bool(found))

    def _said(self, count: int) -> str:
        """How many are in sight."""
        if not self.is_listed:
            return _("Looking for your requests …")
        said = ngettext("{count} request", "{count} requests", count).format(count=count)
        return said if count else _("No request holds these words.")

    def _on_selected(self) -> None:
        """A record is not changed again; what can be done with it is to ask once more."""
        entry = self.chosen()
        self.copy_button.setText(_("&Copy to ask again") if entry and entry.is_sent else _("&Copy"))

    def _emit(self, signal: SignalInstance) -> None:
        entry = self.chosen()
        if entry:
            signal.emit(entry.id)
