"""The foot of a page: whether the request is saved, what can be undone, and the buttons Back and Continue."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from transfer_wizard.translations import _
from transfer_wizard.ui.kit import theme
from transfer_wizard.ui.kit.accessible import announce
from transfer_wizard.ui.kit.icons import Icon
from transfer_wizard.ui.kit.texts import Button, Label, Link, plain_tip
from transfer_wizard.ui.kit.undo_bar import UndoBar
from transfer_wizard.ui.steps.page import Foot


class Footer(QWidget):
    """One line. What was done with one press takes the place of "Saved" for a while; a problem then stands above it.

    Signals:
        save_asked: the disk did not take the request, and is to be tried again.
        save_elsewhere_asked: the disk did not take the request, and the person wants it in another place.
    """

    save_asked = Signal()
    save_elsewhere_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "footer")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumHeight(theme.FOOT)
        self._mark = Icon("check", "quiet", theme.SMALL_ICON)
        self.saved = Label("", "quiet")
        self.again = Link(_("Try again"))
        self.again.setAccessibleName(_("Try again to save"))
        self.again.clicked.connect(self.save_asked)
        self.elsewhere = Link(_("Save a copy"))
        self.elsewhere.clicked.connect(self.save_elsewhere_asked)
        self._told: tuple[str, bool] | None = None
        """What was told last of saving, and whether it is a problem."""
        self.undo = UndoBar()
        self.undo.came.connect(self._share_line)
        self.back = Button(_("&Back"))
        self.other = Button("", "accent")
        self.other.hide()
        self.forward = Button("", "primary")
        self._state = QWidget()
        state = QHBoxLayout(self._state)
        state.setContentsMargins(0, 0, 0, 0)
        state.setSpacing(theme.GRID)
        for thing in (self._mark, self.saved, self.again, self.elsewhere):
            state.addWidget(thing)
        state.addStretch(1)
        self.saved.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(4 * theme.GRID, theme.GRID, 4 * theme.GRID, theme.GRID)
        self._column.setSpacing(theme.GRID)
        self._row = row = QHBoxLayout()
        row.setSpacing(theme.GRID + theme.HALF)
        self._column.addLayout(row)
        row.addWidget(self._state, stretch=1)
        row.addWidget(self.undo)
        row.addStretch(0)
        for way in (self.back, self.other, self.forward):
            row.addWidget(way)
        self.show_saved("", is_problem=False)

    def show_ways(self, foot: Foot | None, is_first: bool = False) -> None:
        """Show the buttons of a page: Back on all but the first; none of them where there is no page."""
        self.back.setVisible(foot is not None and foot.has_back and not is_first)
        self.other.setText(foot.other if foot else "")
        self.other.setVisible(bool(self.other.text()))
        self.forward.setText(foot.forward if foot else "")
        theme.say_role(self.forward, "primary" if foot is None or foot.is_filled else "")
        self.forward.draw("external" if foot and foot.leads_out else "")
        self.forward.setVisible(bool(self.forward.text()))
        self._share_line()

    def show_saved(self, text: str, is_problem: bool) -> None:
        """Say that the request was saved, with the time for whoever points at it, or why it was not."""
        if (text, is_problem) == self._told:
            return  # it is told after each save
        self._told = text, is_problem
        said = text if is_problem or not text else _("Saved")
        is_news = said != self.saved.text()
        self.saved.setText(said)
        self.saved.setToolTip(plain_tip(text))
        theme.say_role(self.saved, "error" if is_problem else "quiet")
        self._mark.show_drawing("wrong" if is_problem else "check", "wrong" if is_problem else "quiet")
        self._mark.setVisible(bool(text))
        for way in (self.again, self.elsewhere):
            way.setVisible(is_problem)
        self._share_line()
        if is_news and text and self.isVisible():
            announce(self, said, is_urgent=is_problem)

    def _share_line(self) -> None:
        """What can be undone takes the place of "Saved", and has that of a problem move up, or moves up itself."""
        is_problem = self._told is not None and self._told[1]
        can_undo = not self.undo.isHidden()
        self._state.setVisible(is_problem or not can_undo)
        self._put(self._state, is_above=is_problem and can_undo, stretch=1)
        is_long = can_undo and self.undo.width_of_line > self._room
        self.undo.said.setWordWrap(is_long)  # else it would wrap where there is room
        self._put(self.undo, is_above=is_long)

    def _put(self, part: QWidget, is_above: bool, stretch: int = 0) -> None:
        """Have a part above the buttons, or in their line; "Saved" comes before what can be undone."""
        if is_above is (self._row.indexOf(part) < 0):
            return
        (self._row if is_above else self._column).removeWidget(part)
        if is_above:
            self._column.insertWidget(0 if part is self._state else self._column.count() - 1, part)
        else:
            self._row.insertWidget(0 if part is self._state else self._row.indexOf(self._state) + 1, part, stretch)

    @property
    def _room(self) -> int:
        """The width that the buttons leave in their line."""
        ways = [way.sizeHint().width() for way in (self.back, self.other, self.forward) if not way.isHidden()]
        return self.width() - 8 * theme.GRID - sum(ways) - self._row.spacing() * len(ways)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """There is less room, or more."""
        super().resizeEvent(event)
        self._share_line()
