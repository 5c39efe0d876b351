"""The start page: for a person without a request yet, or with the list of their requests."""

from collections.abc import Collection
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QMargins, QPoint, Qt
from PySide6.QtGui import QFont, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from transfer_wizard.translations import _, joined, offered, own_name, spoken
from transfer_wizard.ui.kit import icons, theme
from transfer_wizard.ui.kit.accessible import announce
from transfer_wizard.ui.kit.texts import Button, Label, Sheet
from transfer_wizard.ui.kit.undo_bar import UndoBar, add_undo_keys
from transfer_wizard.ui.start.asks import Asks
from transfer_wizard.ui.start.empty_part import EmptyPart

if TYPE_CHECKING:  # the list brings the disk; the first window of who has none does without
    from transfer_wizard.storage.entries import Listing
    from transfer_wizard.ui.start.request_part import RequestPart

WIDEST: Final = 1000
SIDE: Final = 5 * theme.GRID
"""Pixels: the least room at the sides of the page."""


class StartPage(QWidget):
    """The page without steps: the name of the program, what the person has, and a line that nothing leaves.

    Args:
        parent: where it will be shown. Qt looks at everything in a page once more when the whole of it gets its place,
            which takes the first window 6 ms.
        hidden: the ids of the steps that a policy leaves out.

    Attributes:
        asks: what the person wants.
        part: what is there for who has requests, or for who has none.
        requests: the same, where there are any.
        is_listed: whether all requests were looked at.
    """

    def __init__(self, has_requests: bool, parent: QWidget | None = None, hidden: Collection[str] = ()) -> None:
        super().__init__(parent)
        self._hidden = hidden
        self.setProperty("role", "ground")
        self.asks = Asks(self)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._top())
        self._sheet = Sheet(is_kept=True)
        whole.addWidget(self._sheet, stretch=1)
        self.undo = UndoBar()
        self.undo.undo_asked.connect(self.asks.undo)
        self.undo.redo_asked.connect(self.asks.redo)
        add_undo_keys(self, self.asks.undo.emit, self.asks.redo.emit)
        QShortcut(QKeySequence(QKeySequence.StandardKey.New), self).activated.connect(self.asks.new)
        self._inset = QVBoxLayout()
        self._inset.addWidget(self.undo)
        whole.addLayout(self._inset)
        whole.addWidget(self._foot())
        self.requests: RequestPart | None = None
        self.is_listed = False
        self.part = self._made(has_requests)

    def _top(self) -> QWidget:
        top = QWidget()
        row = self._top_row = QHBoxLayout(top)
        row.setSpacing(theme.GRID)
        name = Label(_("Transfer Wizard"))
        name.setWordWrap(False)
        theme.scaled(name, theme.LEAD, QFont.Weight.DemiBold)
        self.file = _flat(_("Open a &file"), "file")
        self.help = _flat(_("&Help"), "help")
        self.file.clicked.connect(self.asks.file)
        self.help.clicked.connect(self.asks.help)
        row.addWidget(icons.Icon("transfer-wizard", size=4 * theme.GRID))
        row.addSpacing(theme.HALF)
        row.addWidget(name)
        row.addStretch(1)
        row.addWidget(self.file)
        if len(offered()) > 1:
            row.addWidget(self._languages())
        row.addWidget(self.help)
        return top

    def _languages(self) -> QWidget:
        """The language of the window, and a way to another one, in words that its speakers know."""
        self.language = _flat(own_name(spoken()), "globe")
        self.language.setAccessibleName(_("Language: {language}").format(language=own_name(spoken())))
        self.language.clicked.connect(self._on_language)
        return self.language

    def _on_language(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for each in offered():
            action = menu.addAction(own_name(each))
            action.setCheckable(True)
            action.setChecked(each == spoken())
            action.triggered.connect(lambda _checked, each=each: self.asks.language.emit(each))
        menu.popup(self.language.mapToGlobal(QPoint(0, self.language.height())))

    def _foot(self) -> QWidget:
        foot = QWidget()
        self._foot_lines = QVBoxLayout(foot)
        self._foot_lines.setSpacing(theme.GRID)
        self._rule = QFrame()
        self._rule.setProperty("role", "rule")
        self.fold = _flat(_("Good to have ready"), "chevron-right")
        self.fold.setCheckable(True)
        self.fold.toggled.connect(self._on_folded)
        said = self._said = Label(_("Nothing leaves this computer until you send it."), "quiet")
        theme.scaled(said, theme.HINT)
        said.setWordWrap(False)
        line = QHBoxLayout()
        line.setSpacing(theme.GRID)
        line.addWidget(icons.Icon("lock", "text", 18))
        line.addWidget(said)
        row = self._foot_row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        row.setSpacing(theme.GRID)
        row.addWidget(self.fold, alignment=Qt.AlignmentFlag.AlignLeft)
        row.addStretch(1)
        row.addLayout(line)
        row.addStretch(0)
        self._foot_lines.addWidget(self._rule)
        self._foot_lines.addLayout(row)
        return foot

    def _made(self, has_requests: bool) -> "EmptyPart | RequestPart":
        self.requests = None
        if has_requests:
            from transfer_wizard.ui.start.request_part import RequestPart

            self.requests = RequestPart(self.asks)
        part = self.requests or EmptyPart(self.asks, self._hidden)
        self._sheet.column.addWidget(part)
        self.setFocusProxy(part)
        return part

    def show_listing(self, listing: "Listing") -> None:
        """Show the requests there are, or the ways in where there are none."""
        self.is_listed = True
        if bool(listing.entries) is (self.requests is None):
            focused = self.window().focusWidget()
            had_focus = focused is None or focused is self or self.isAncestorOf(focused)
            self.part.hide()
            self.part.deleteLater()
            self.part = self._made(bool(listing.entries))
            self._fit()
            if had_focus:
                self.setFocus()
        if self.requests is not None:
            self.requests.show_listing(listing)

    def say_place(self, text: str) -> None:
        """Say at the foot, too, that requests are kept in another place than usual."""
        self._said.setText(joined(_("Nothing leaves this computer until you send it."), text))
        self._said.setWordWrap(bool(text))

    def say(self, text: str) -> None:
        """Say beside the way in what came of a paste."""
        self.part.say(text)
        announce(self, text)

    def _on_folded(self, is_open: bool) -> None:
        self.fold.setIcon(icons.icon("chevron-down" if is_open else "chevron-right", "text"))
        self._fit()

    def _fit(self) -> None:
        """Take the form for the width of the page, counted as if the text had its usual size."""
        counted = theme.counted(self.width())
        is_wide = counted >= theme.NARROW
        self.part.fit(counted, theme.counted(self.height()), self.fold.isChecked())
        has_fold = not is_wide and self.requests is None
        self.fold.setVisible(has_fold)
        self._rule.setVisible(not is_wide)
        is_narrow = counted < theme.NARROWEST
        edge = 4 * theme.GRID if is_wide else 3 * theme.GRID
        high = 2 * theme.GRID - 2 if is_wide else theme.GRID + 2
        self._top_row.setContentsMargins(edge, high, edge, high)
        side = max(2 * theme.GRID if is_narrow else SIDE, (self.width() - WIDEST) // 2)
        top = 2 * theme.GRID + theme.HALF if is_wide else theme.HALF
        self._sheet.fill(QMargins(side, top, side, 0))
        self._inset.setContentsMargins(side, 0, side, 0)
        self._foot_row.setContentsMargins(-2 * theme.GRID if has_fold else 0, 0, 0, 0)  # the chevron stands at the edge
        self._foot_lines.setContentsMargins(side, theme.HALF, side, 2 * theme.GRID if is_wide else theme.GRID)
        for place, stretch in ((1, 0 if is_wide else 1), (3, 1 if is_wide else 0)):
            self._foot_row.setStretch(place, stretch)
        self._foot_row.setDirection(QBoxLayout.Direction.TopToBottom if is_narrow else QBoxLayout.Direction.LeftToRight)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The page takes another form where there is less room."""
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        """Somebody who can't see it hears what this is."""
        super().showEvent(event)
        if isinstance(self.part, EmptyPart):
            announce(self, f"{self.part.heading.text()}. {self.part.sentence.text()}")


def _flat(text: str, name: str) -> Button:
    button = Button(text, "flat")
    button.setIcon(icons.icon(name, "text"))
    button.set_room_after_icon(theme.GRID - 2)
    return button
