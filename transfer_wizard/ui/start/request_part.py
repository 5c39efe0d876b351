"""The start page of a person with requests: the card for a new one, and the list with its search."""

from PySide6.QtCore import QModelIndex, QPoint, QRectF, Qt
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from transfer_wizard.storage.entries import DraftEntry, Listing, search
from transfer_wizard.translations import _, ngettext
from transfer_wizard.ui.kit import icons, theme
from transfer_wizard.ui.kit.card import DropCard
from transfer_wizard.ui.kit.drawn_buttons import PasteButton
from transfer_wizard.ui.kit.inputs import LineInput
from transfer_wizard.ui.kit.texts import Button, Heading, Label, Link
from transfer_wizard.ui.start.asks import Asks
from transfer_wizard.ui.start.request_rows import RequestModel, RequestRows


class RequestPart(QWidget):
    """The card for a new one, the search, and the rows."""

    def __init__(self, asks: Asks) -> None:
        super().__init__()
        self._asks = asks
        self._listing = Listing([], [])
        self.is_listed = False
        """Whether all requests are in the list."""
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(2 * theme.GRID)
        self.heading = Heading(_("Your requests"), level=1)
        whole.addWidget(self.heading)
        whole.addWidget(self._card(asks))
        self.said = Label("", "quiet")
        self.said.hide()
        whole.addWidget(self.said)
        whole.addSpacing(theme.GRID)
        whole.addLayout(self._head())
        self._model = RequestModel()
        self._model.wanted.connect(asks.standings)
        self.rows = RequestRows(self._model)
        self.rows.opened.connect(self._on_opened)
        self.rows.more_asked.connect(self._on_more)
        self.rows.delete_asked.connect(self._on_delete)
        whole.addWidget(self.rows, stretch=1)
        whole.addLayout(self._foot(asks))
        whole.addStretch(0)
        self._menu = QMenu(self)
        self._show()

    def _card(self, asks: Asks) -> DropCard:
        card = DropCard()
        self._across = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._across.setContentsMargins(*[3 * theme.GRID + theme.HALF] * 4)
        self._across.setSpacing(2 * theme.GRID)
        texts = QVBoxLayout()
        texts.setSpacing(theme.HALF)
        texts.addStretch(1)
        texts.addWidget(Heading(_("Start a new one: paste or drop what you have")))
        about = _("An e-mail, a list of keys, a spreadsheet. You see what was found before it is used.")
        hint = Label(about, "quiet")
        theme.scaled(hint, 1.0)
        texts.addWidget(hint)
        texts.addStretch(1)
        self.paste = PasteButton()
        self.steps = Button(_("&Step by step"))
        self.paste.clicked.connect(asks.paste)
        self.steps.clicked.connect(asks.new)
        buttons = QHBoxLayout()
        buttons.setSpacing(2 * theme.GRID + theme.HALF)
        buttons.addWidget(self.paste)
        buttons.addWidget(self.steps)
        buttons.addStretch(1)
        self._drop = icons.Icon("drop", size=4 * theme.GRID)
        self._across.addWidget(self._drop)
        self._across.addLayout(texts, stretch=1)
        self._across.addLayout(buttons)
        card.column.addLayout(self._across)
        return card

    def _head(self) -> QHBoxLayout:
        self.count = Label()
        theme.strong(self.count)
        self.count.setWordWrap(False)
        self.words = _Search()
        self.words.edited.connect(lambda _text: self._show())
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        find.setContext(Qt.ShortcutContext.WindowShortcut)
        find.activated.connect(self._on_find)
        row = QHBoxLayout()
        row.setSpacing(2 * theme.GRID)
        row.addWidget(self.count)
        row.addStretch(1)
        row.addWidget(self.words, stretch=1)
        return row

    def _foot(self, asks: Asks) -> QHBoxLayout:
        self.hint = Label(_("Enter opens a request."), "quiet")
        self.hint.setWordWrap(False)
        sample, ready = Link(_("Look at a finished sample"), "quiet-link"), Link(_("What to have ready"), "quiet-link")
        sample.clicked.connect(asks.sample)
        ready.clicked.connect(asks.ready)
        self.again = Button(_("&Try again"))
        self.again.clicked.connect(asks.look)
        self.again.hide()
        row = QHBoxLayout()
        row.setSpacing(2 * theme.GRID)
        for each in (self.hint, sample, ready):
            theme.scaled(each, theme.HINT)
            row.addWidget(each)
        row.addStretch(1)
        row.addWidget(self.again)
        return row

    def fit(self, counted: int, _height: int, _shows_list: bool) -> None:
        """Take the form for a width in pixels, as if the text had its usual size."""
        is_narrow = counted < theme.NARROW
        self._across.setDirection(QBoxLayout.Direction.TopToBottom if is_narrow else QBoxLayout.Direction.LeftToRight)
        self._drop.setVisible(not is_narrow)
        self.hint.setVisible(counted >= theme.NARROWEST)

    def say(self, text: str) -> None:
        """Say under the card what came of a paste."""
        self.said.setText(text)
        self.said.setVisible(bool(text))

    # The list

    def show_part(self, entries: list[DraftEntry]) -> None:
        """Show some of the requests, while the others are still being read."""
        self._listing = Listing(entries, [])
        self._show()

    def show_listing(self, listing: Listing) -> None:
        """Show the requests there are."""
        self._listing = listing
        self.is_listed = True
        self.again.hide()
        self._show()

    def show_failed(self) -> None:
        """Say that the list could not be read; what was in it before stays in sight."""
        self.count.setText(_("Not all of your requests are listed: they could not be read."))
        self.again.show()

    @property
    def model(self) -> RequestModel:
        """The rows in sight."""
        return self._model

    @property
    def entries(self) -> list[DraftEntry]:
        """The requests there are."""
        return self._listing.entries

    def chosen(self) -> DraftEntry | None:
        """The current request."""
        row = self.rows.currentIndex().row()
        return self._model.entries[row] if 0 <= row < len(self._model.entries) else None

    def _show(self) -> None:
        before = self.chosen()
        found = search(self._listing.entries, self.words.text())
        self._model.show(found)
        ids = [entry.id for entry in found]
        row = ids.index(before.id) if before and before.id in ids else 0
        if found and row != self.rows.currentIndex().row():
            self.rows.setCurrentIndex(self._model.index(row))
        self.count.setText(self._said(len(found)))
        had_focus = self.window().focusWidget() is self.heading
        self.rows.setVisible(bool(found))
        self.hint.setEnabled(bool(found))
        # What is hidden only waits for the focus, and gets it never where the list can't be read.
        self.setFocusProxy(self.rows if found else self.heading)
        if found and had_focus:
            self.rows.setFocus()

    def _said(self, count: int) -> str:
        """How many are in sight."""
        if not self.is_listed:
            return _("Looking for your requests …")
        words = self.words.text().strip()
        if not count and words:
            return _("No request has “{words}”.").format(words=words)
        return ngettext("{count} request", "{count} requests", count).format(count=f"{count:,}")

    # What is done with one

    def _on_opened(self, index: QModelIndex) -> None:
        self._asks.open.emit(self._model.entries[index.row()].id)

    def _on_find(self) -> None:
        self.words.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.words.selectAll()

    def _on_more(self, place: QPoint) -> None:
        entry = self.chosen()
        if entry is None:
            return
        asks = self._asks
        menu = self._menu
        menu.clear()
        for text, signal in (
            (_("&Open"), asks.open),
            (_("&Ask again with these answers"), asks.repeat),
            (_("Save as a &preset"), asks.preset),
            (_("Save as a &file"), asks.save),
            (_("&Delete"), asks.delete),
        ):
            action = menu.addAction(text)
            action.triggered.connect(lambda _on=False, signal=signal, identity=entry.id: signal.emit(identity))
            action.setEnabled(not entry.is_read_only or signal in (asks.open, asks.delete))
        menu.popup(self.rows.viewport().mapToGlobal(place))

    def _on_delete(self) -> None:
        entry = self.chosen()
        if entry:
            self._asks.delete.emit(entry.id)


class _Search(LineInput):
    """The field that is searched by, with its drawing."""

    def __init__(self) -> None:
        super().__init__(24)
        self.setPlaceholderText(_("Search"))
        self.setAccessibleName(_("Search your requests"))
        self.setTextMargins(theme.pixels(icons.SIZE) + theme.GRID - 2, 0, 0, 0)
        self.setMinimumWidth(10 * theme.GRID)
        self.setClearButtonEnabled(False)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The drawing at the left of the text."""
        super().paintEvent(event)
        side = theme.pixels(icons.SIZE)
        place = QRectF(theme.GRID + theme.HALF - 1, (self.height() - side) / 2, side, side)
        icons.draw(QPainter(self), "search", theme.colours().text, place)
