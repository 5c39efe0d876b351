"""The frame of the window: the steps, what is told above the page, the page and its foot, and the case at the right."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEasingCurve, QEvent, QObject, QPropertyAnimation, QRect, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from shiboken6 import isValid

from transfer_wizard.flow.navigator import Navigator
from transfer_wizard.flow.steps import CASE_NUMBER, CUSTOMER_NUMBER
from transfer_wizard.request.policy import Policy
from transfer_wizard.storage.settings import Settings
from transfer_wizard.translations import _
from transfer_wizard.ui.kit import focus, theme
from transfer_wizard.ui.kit.accessible import announce
from transfer_wizard.ui.kit.texts import Heading
from transfer_wizard.ui.shell.footer import Footer
from transfer_wizard.ui.shell.notice_bar import NoticeBar
from transfer_wizard.ui.shell.page_corner import CaseButton, PageCorner
from transfer_wizard.ui.shell.record_bar import RecordBar
from transfer_wizard.ui.shell.request_head import readiness_in_words
from transfer_wizard.ui.shell.side_panel import SidePanel
from transfer_wizard.ui.shell.step_line import StepLine
from transfer_wizard.ui.steps.page import Page

if TYPE_CHECKING:
    from transfer_wizard.ui.case.pane import CasePane

AT_MOST_EVERY: Final = 2_000
"""Milliseconds between two words on how much is there."""
_OF_PERSON: Final = (
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.TouchBegin,
    QEvent.Type.Wheel,
    QEvent.Type.InputMethod,
)
SHOWN_BESIDE: Final = ("route", "requester", "organizations", "case", "passcodes")
"""The pages that the case stands beside until the person hides it; the others need the room."""


class PageStack(QStackedWidget):
    """The pages, of which one is in sight; none between two requests.

    Qt would show the next page in passing, lay it out for the room of the one before, and look for a new focus. To make
    a page, lay it out and paint it at once takes long: it is painted in a later turn than it was laid out, and what is
    dear on it is made in a turn between, or before the person's next key or click reaches it.

    Signals:
        turned, painted: another page is to be made, laid out and painted in the next turns; and it was.
    """

    turned = Signal()
    painted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._none = QWidget()
        self.addWidget(self._none)
        self._paints = QTimer(self, singleShot=True)
        self._paints.timeout.connect(self._on_turn)

    def setCurrentWidget(self, page: QWidget) -> None:
        """Show a page, which is made whole and painted in the next turns."""
        is_other = page is not self.currentWidget() and self.isVisible()
        if is_other:
            self.window().setUpdatesEnabled(False)  # of the page alone, what is behind it would show meanwhile
            self._paints.start(theme.A_TURN)
            self.turned.emit()
        super().setCurrentWidget(page)
        handle = self.window().windowHandle()
        if is_other and handle is not None:
            handle.installEventFilter(self)
        else:
            self.make_whole()

    def make_whole(self) -> bool:
        """Make what is not made yet of the page in sight; whether there was anything."""
        page = self.currentWidget()
        return isinstance(page, Page) and page.make_whole()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What a person does meets a whole page."""
        if event.type() in _OF_PERSON:
            self.make_whole()
        return super().eventFilter(watched, event)

    def _on_turn(self) -> None:
        if self.make_whole():
            self._paints.start(theme.A_TURN)
            return
        window = self.window()
        if (handle := window.windowHandle()) is not None:
            handle.removeEventFilter(self)
        window.setUpdatesEnabled(True)
        window.repaint()  # an update would wait for a request that went by while there were none
        self.painted.emit()

    def drop(self, page: QWidget, is_heard: bool = False) -> None:
        """Take a page away for good; it goes after the turns in which the next one is made and painted.

        Args:
            is_heard: what comes of it till then is of the request in the window; else it would be of another one.
        """
        if page is self.currentWidget():
            focused = self.window().focusWidget()
            if focused is not None and page.isAncestorOf(focused):
                focused.clearFocus()
            self.setCurrentWidget(self._none)
        page.blockSignals(not is_heard)
        self.removeWidget(page)
        QTimer.singleShot(theme.A_TURN, page, lambda: QTimer.singleShot(theme.A_TURN, page, page.deleteLater))


class WindowFrame(QWidget):
    """Lays out the parts of the window by its width, counted at the usual size of text.

    The case stands beside the page from 1100 pixels on; below that it opens over the page. Below 900 the steps are one
    line on top.

    Signals:
        jumped: the path of a field that a gap in the case leads to.
    """

    jumped = Signal(str)

    def __init__(self, look: theme.Theme, name: str, policy: Policy, settings: Settings) -> None:
        super().__init__()
        self.setProperty("role", "ground")
        self._settings = settings
        self._navigator: Navigator | None = None
        self._is_shown = True
        self._has_steps = True
        self._may_build = False
        self._is_over = False
        self._way_back: focus.WayBack | None = None
        self._left_at: dict[QWidget, QWidget] = {}
        self._told: tuple[Navigator | None, int] = (None, 0)
        self._tells = QTimer(self, singleShot=True, interval=AT_MOST_EVERY)
        self._tells.timeout.connect(self._tell)
        self.pane: CasePane | None = None
        self.side_panel = SidePanel(look, name, policy)
        self.step_line = StepLine()
        self.notices = NoticeBar()
        self.record = RecordBar()
        self.stack = PageStack()
        self.footer = Footer()
        self.footer.setProperty(focus.COMES_LAST, True)
        self.corner = PageCorner()
        self.case_button = CaseButton()
        self.step_line.row.addWidget(self.case_button)
        for button in (self.corner.case_button, self.case_button):
            button.clicked.connect(self.turn_case)
        main = QVBoxLayout()
        main.setSpacing(0)
        for thing in (self.notices, self.record):
            main.addWidget(thing)
        main.addWidget(self.stack, stretch=1)
        main.addWidget(self.footer)
        self._row = QHBoxLayout()
        self._row.setSpacing(0)
        self._row.addWidget(self.side_panel)
        self._row.addLayout(main, stretch=1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.step_line)
        whole.addLayout(self._row, stretch=1)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._on_focus_changed)

    # What it shows

    def show_frame(self, is_shown: bool, has_steps: bool = False) -> None:
        """Show, or hide, what stands around the pages of a request.

        Args:
            has_steps: the steps stand beside a page that has a foot of its own.
        """
        self._is_shown = is_shown
        self._has_steps = is_shown or has_steps
        self._is_over = False
        self.footer.setVisible(is_shown)
        self.fit()

    def may_build(self) -> None:
        """Allow the case to be built, now that the window was painted."""
        self._may_build = True
        self.fit()

    def refresh(self, navigator: Navigator) -> None:
        """Show the request of a navigator as it stands."""
        is_other = navigator is not self._navigator
        self._navigator = navigator
        things = navigator.things
        said = readiness_in_words(things)
        there = sum(thing.state.name == "THERE" for thing in things)
        self.corner.case_button.show_counts(there, len(things), said)
        self.case_button.show_counts(there, len(things), said, is_short=True)
        self.step_line.refresh(navigator)
        self.step_line.progress.copy_counts(self.side_panel.head.progress)
        if is_other or not things:
            self._told = navigator, there
        elif there != self._told[1] and not self._tells.isActive():
            self._tells.start()
        if self.pane is not None and self._has_case:
            self.pane.follow(navigator) if is_other else self.pane.touch()
            self.pane.show_things(things, said)

    def _tell(self) -> None:
        """Have screen readers say how many things are there, where that has changed."""
        if self._navigator is None or not self._is_shown:
            return
        there = sum(thing.state.name == "THERE" for thing in self._navigator.things)
        if (self._navigator, there) != self._told:
            self._told = self._navigator, there
            announce(self, readiness_in_words(self._navigator.things))

    # What stands where

    @property
    def _counted(self) -> int:
        return theme.counted(self.width())

    @property
    def _is_wanted(self) -> bool:
        """Whether the case is shown beside the page in sight: the person's choice, or else ours."""
        step = self._navigator.step if self._navigator else ""
        return self._settings.get(f"case.{step}", "shown" if step in SHOWN_BESIDE else "hidden") == "shown"

    @property
    def _has_case(self) -> bool:
        """Whether the case is in sight."""
        if not self._is_shown or not self._may_build or self._navigator is None:
            return False
        return self._is_wanted if self._counted >= theme.WIDE else self._is_over

    def fit(self) -> None:
        """Lay out the parts for the present width, and leave the page its part of the height."""
        self.notices.fit()
        counted = self._counted
        is_narrow = counted < theme.NARROW
        self.side_panel.setVisible(self._has_steps and not is_narrow)
        self.side_panel.setFixedWidth(theme.side_panel(self.side_panel))
        self.step_line.setVisible(self._is_shown and is_narrow)
        has_case = self._has_case
        if has_case:
            self._show_case(is_beside=counted >= theme.WIDE)
        elif self.pane is not None:
            self.pane.hide()
        if self._navigator is not None:
            is_beside = has_case and counted >= theme.WIDE
            is_tight = counted < theme.NARROWEST
            self.corner.show_for(self._navigator.step, is_tight, has_case=is_beside or is_narrow)

    def _show_case(self, is_beside: bool) -> None:
        if self.pane is None:
            from transfer_wizard.ui.case.pane import CasePane

            self.pane = CasePane()
            self.pane.setParent(self)
            self.pane.jumped.connect(self._on_jumped)
            self.pane.closed.connect(self._on_closed)
        pane = self.pane
        usual, less = (round(width * theme.text_scale()) for width in theme.PANE)
        width = usual if self._counted >= theme.FULL_PANE or not is_beside else less
        if is_beside:
            pane.setFixedWidth(width)
            if self._row.indexOf(pane) < 0:
                self._row.addWidget(pane)
        else:
            self._row.removeWidget(pane)
            top = self.step_line.height() if self.step_line.isVisible() else 0
            width = min(width, self.width())
            pane.setFixedWidth(width)
            pane.setGeometry(self.width() - width, top, width, self.height() - top)
            pane.raise_()
        assert self._navigator
        pane.follow(self._navigator)
        pane.show()
        things = self._navigator.things
        pane.show_things(things, readiness_in_words(things))

    # What the person does

    def bring_case(self) -> None:
        """Show the case where it is not in sight."""
        if not self._has_case:
            self.turn_case()

    def turn_case(self) -> None:
        """Show the case, or hide it; beside the page, the choice is remembered for that page."""
        if not self._is_shown or self._navigator is None:
            return
        if self._counted >= theme.WIDE:
            is_shown = not self._is_wanted
            self._settings.keep(f"case.{self._navigator.step}", "shown" if is_shown else "hidden")
            self._turn(is_shown)
        elif self._is_over:
            self._on_closed()
        else:
            self._way_back = focus.WayBack()
            self._is_over = True
            self._turn(is_shown=True)
            assert self.pane
            self.pane.heading.setFocus()

    def _turn(self, is_shown: bool) -> None:
        had_focus = self.pane is not None and self.pane.isAncestorOf(QApplication.focusWidget() or self)
        self.fit()
        if is_shown:
            self._slide_in()
        elif had_focus:
            self.corner.case_button.setFocus()

    def _slide_in(self) -> None:
        """The case comes in from the right, where the system lets things move."""
        time = theme.motion(theme.SLIDE)
        if time and self.pane:
            slide = QPropertyAnimation(self.pane, b"geometry", self.pane)
            there = self.pane.geometry()
            slide.setStartValue(QRect(there).translated(there.width(), 0))
            slide.setEndValue(there)
            slide.setDuration(time)
            slide.setEasingCurve(QEasingCurve.Type.OutCubic)
            slide.start(QPropertyAnimation.DeletionPolicy.DeleteWhenStopped)

    def _on_closed(self) -> None:
        """Hide the case that lies over the page, and give the focus back; beside the page only its button does."""
        if self._is_over:
            self._is_over = False
            self.fit()
            if self._way_back:
                self._way_back.go()
        else:
            self.turn_case()

    def _on_jumped(self, path: str) -> None:
        if self._is_over:
            self._is_over = False
            self.fit()
        self.jumped.emit(path)

    def _parts(self) -> dict[str, tuple[QWidget, QWidget]]:
        """The parts of the window in their order, by their names: each with what has the focus on arrival."""
        parts: dict[str, tuple[QWidget, QWidget]] = {}
        if self.side_panel.isVisible():
            parts[_("Steps")] = self.side_panel, self.side_panel.steps
        elif self.step_line.isVisible():
            parts[_("Steps")] = self.step_line, self.step_line.here
        page = self.stack.currentWidget() or self.stack
        heading = page.findChild(Heading)
        parts[heading.text() if heading else _("Page")] = page, heading or page
        if self.pane is not None and self.pane.isVisible():
            parts[_("Your case")] = self.pane, self.pane.heading
        if self.footer.isVisible():
            ways = (self.footer.forward, self.footer.back)
            parts[_("Footer")] = self.footer, next((way for way in ways if way.isVisible()), self.footer)
        return parts

    def go_to_part(self, step: int) -> str:
        """Give the focus to the part that is so many parts on, where it was last; return the part's name."""
        parts = list(self._parts().items())
        here = QApplication.focusWidget()
        at = next((at for at, (_name, (part, _way)) in enumerate(parts) if here and part.isAncestorOf(here)), -1)
        if here is not None and at >= 0:
            self._left_at[parts[at][1][0]] = here
        name, (part, way) = parts[(at + step) % len(parts)]
        before = self._left_at.get(part)
        is_there = before is not None and isValid(before) and before.isVisible() and part.isAncestorOf(before)
        (before if before is not None and is_there else way).setFocus(Qt.FocusReason.ShortcutFocusReason)
        return name

    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        """Hide a case that lies over the page when the focus leaves it; mark the lines about the field in focus."""
        if new is None or self.pane is None or not self._has_case:
            return
        if self._is_over and any(part.isAncestorOf(new) for part in (self.stack, self.notices, self.footer)):
            self._is_over = False
            self.fit()
        elif self.stack.isAncestorOf(new):
            self.pane.show_live(path_of(new))


def path_of(widget: QWidget | None) -> str:
    """The path of the field that a control is part of; "" for none. An input is named after its field."""
    here = widget
    while here is not None and not here.isWindow():
        name = here.objectName()
        if ("." in name and not name.startswith("qt_")) or name in (CASE_NUMBER.path, CUSTOMER_NUMBER.path):
            return name
        here = here.parentWidget()
    return ""
