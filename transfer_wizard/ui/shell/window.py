"""The window: the list of steps, the page in sight, and the footer.

A page tells what was typed, the navigator puts it into the draft, and one refresh shows what the navigator says of it.
"""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QWidget

from transfer_wizard.flow import policy_effects
from transfer_wizard.flow.navigator import Continued, Navigator
from transfer_wizard.flow.steps import IDS, step_of
from transfer_wizard.request.applies import asks_alternative
from transfer_wizard.request.draft import Draft
from transfer_wizard.request.policy import NO_POLICY, Policy
from transfer_wizard.storage.settings import Settings
from transfer_wizard.translations import _, joined, ngettext
from transfer_wizard.ui.kit import focus, theme
from transfer_wizard.ui.kit.accessible import announce
from transfer_wizard.ui.kit.focus_ring import FocusRing
from transfer_wizard.ui.kit.undo_bar import REDO, UNDO
from transfer_wizard.ui.services.checking import LOOK_AT_ALL, Checking
from transfer_wizard.ui.shell import shortcuts
from transfer_wizard.ui.shell.drop_target import DropTarget, DropWindow
from transfer_wizard.ui.shell.frame import WindowFrame, path_of
from transfer_wizard.ui.shell.looks import Looks
from transfer_wizard.ui.shell.request_head import title_of
from transfer_wizard.ui.steps.page import Foot, Page, first_by_field

if TYPE_CHECKING:
    from transfer_wizard.ui.steps.advice_page import AdvicePage

NAME = "Transfer Wizard"


class Window(DropWindow):
    """The wizard's window.

    Signals:
        edited: the draft changed by what was typed or chosen.
        left: the path of a field that the person is done with.
        page_changed: another page came into sight.
        requests_asked: the list of requests is wanted.
        forget_asked: everything that the program keeps is to be forgotten.
        policy_asked: the page that makes policies is wanted.
        language_asked: the language that the window is to speak.
        save_asked: the disk did not take the request, and is to be tried again.
        save_elsewhere_asked: the disk did not take the request, and the person wants it in another place.
        duplicate_asked: a new request like this one, which was sent, is wanted.
    """

    edited = Signal()
    left = Signal(str)
    page_changed = Signal()
    requests_asked = Signal()
    forget_asked = Signal()
    save_asked = Signal()
    save_elsewhere_asked = Signal()
    duplicate_asked = Signal()
    policy_asked = Signal()
    language_asked = Signal(str)

    def __init__(
        self,
        look: theme.Theme,
        make_page: Callable[[Navigator], Page],
        policy: Policy = NO_POLICY,
        settings: Settings | None = None,
    ) -> None:
        super().__init__()
        self._settings = settings or Settings(None)
        self._make_page = make_page
        self._policy = policy
        self.navigator = Navigator(Draft(), policy=policy)
        self._checking = Checking(self, self.refresh)
        self._pages: dict[str, Page] = {}
        self._held: dict[str, object] = {}
        self._advice: AdvicePage | None = None
        self._start: QWidget | None = None
        self._is_stopped = False
        self.may_close: Callable[[], bool] = lambda: True
        self.setObjectName("window")
        self.setMinimumSize(*theme.SMALLEST)
        self.resize(QSize(*theme.WINDOW).boundedTo(theme.room_on(self.screen())))
        self.looks = Looks(look, self._settings)
        self.looks.resized.connect(self._on_text_resized)
        self._build(look)
        self.target = DropTarget(self, self.stack)
        shortcuts.install(self, self._acts())
        self.page_corner.bring.clicked.connect(self.target.paste)
        FocusRing(self)

    def _build(self, look: theme.Theme) -> None:
        self.frame = WindowFrame(look, NAME, self._policy, self._settings)
        self.setCentralWidget(self.frame)
        self.notices, self.record, self.stack = self.frame.notices, self.frame.record, self.frame.stack
        self.record.duplicate_asked.connect(self.duplicate_asked)
        self.side_panel = self.frame.side_panel
        self.head, self.steps, self.requests = self.side_panel.head, self.side_panel.steps, self.side_panel.requests
        self.side_panel.hidden_asked.connect(self._on_hidden_asked)
        self.side_panel.help.clicked.connect(self.show_help)
        self.steps.chosen.connect(self.go)
        self.requests.clicked.connect(self.requests_asked)
        self.frame.jumped.connect(self.go_to)
        self.stack.turned.connect(self._checking.hold)
        self.stack.painted.connect(self._checking.release)
        self.frame.step_line.chosen.connect(self.go)
        self.frame.step_line.requests_asked.connect(self.requests_asked)
        self.frame.step_line.help_asked.connect(self.show_help)
        self.footer, self.page_corner = self.frame.footer, self.frame.corner
        self.footer.save_asked.connect(self.save_asked)
        self.footer.save_elsewhere_asked.connect(self.save_elsewhere_asked)
        self.undo, self.back, self.forward = self.footer.undo, self.footer.back, self.footer.forward
        self.undo.undo_asked.connect(lambda: self._where_it_was_done(lambda page: page.undo()))
        self.undo.redo_asked.connect(lambda: self._where_it_was_done(lambda page: page.redo()))
        self.back.clicked.connect(self._on_back)
        self.forward.clicked.connect(self._on_continue)
        self.footer.other.clicked.connect(lambda: self.page.go_another_way())

    def _acts(self) -> dict[str, Callable[[], None]]:
        """What the keys do."""
        return {
            **{f"step {number}": partial(self._on_number, number) for number in range(1, len(IDS) + 1)},
            "continue": self._on_continue,
            "save": self.save_asked.emit,
            "next part": lambda: self._announce(self.frame.go_to_part(1)),
            "part before": lambda: self._announce(self.frame.go_to_part(-1)),
            "case": self.frame.turn_case,
            "paste": self.target.paste,
            **{name: partial(self.looks.step, way) for name, way in (("larger", 1), ("smaller", -1), ("usual", 0))},
            "keys": lambda: shortcuts.AllKeys(self).show_once(),
            "help": self.show_help,
        }

    # Which request it shows

    def open(
        self,
        draft: Draft,
        read_only: bool = False,
        is_sample: bool = False,
        begin: Callable[[Navigator], str] = lambda _navigator: "",
    ) -> None:
        """Show a request; one made by a newer version can be looked at only.

        Args:
            begin: called before a page is made; names the step that is shown, "" for the first one.
        """
        self.leave_field()
        self.navigator = Navigator(draft, policy=self._policy, is_read_only=read_only, is_sample=is_sample)
        self._checking.follow(self.navigator)
        self._drop_pages()
        self.notices.leave_request()
        told = [] if read_only else policy_effects.fill(draft, self._policy)
        self.steps.follow(self.navigator)
        if step := begin(self.navigator):
            self.navigator.go(step)
        self._show_step()
        self._checking.begin()
        for sentence in told:
            self.add_notice(sentence, of_request=True)

    def _drop_pages(self, is_same_request: bool = False) -> None:
        """Have all pages made anew when they are next shown; of the same request, with what was typed beside it."""
        self.page_corner.setParent(self)
        for step, page in self._pages.items():
            self._held[step] = page.held()
            self.stack.drop(page, is_same_request)
        self._pages = {}
        if not is_same_request:
            self._held = {}

    def _on_text_resized(self, said: str) -> None:
        """Make anew what was measured by the text size, and stay on the page."""
        if self._start is None:
            path, place = path_of(self.focusWidget()), focus.SamePlace(self)
            self.leave_field()
            self._drop_pages(is_same_request=True)
            self._show_step()
            place.go(self.page.field(path) if path and not self.navigator.advice else None)
        self._announce(said)

    def show_start(self, start: QWidget, title: str = "", beside: Navigator | None = None) -> None:
        """Show the list of requests instead of a step, or another page of its own title, beside a request's steps."""
        self.leave_field()
        self._checking.forget()
        self._drop_advice()
        self.hide_start()
        self._start = start
        self.stack.addWidget(start)
        self.stack.setCurrentWidget(start)
        self.setWindowTitle(f"{title} – {NAME}" if title else _("Your requests – {name}").format(name=NAME))
        self.record.hide()
        self.frame.show_frame(False, has_steps=beside is not None)
        if beside is not None:
            self.steps.follow(beside, has_current=False)
            self.steps.refresh()
            self.head.refresh(beside)
            self.side_panel.hidden.hide()
        start.setFocus()

    def hide_start(self) -> None:
        """Take the list of requests away."""
        if self._start:
            self.stack.drop(self._start)
            self._start = None

    def add_notice(self, text: str, of_request: bool = False, of_page: bool = False) -> None:
        """Tell something above the page, until the person takes it away.

        Args:
            of_request, of_page: it is about the request in the window, or what was done on the page, and goes with it.
        """
        self.notices.add(text, of_request, of_page)
        self._announce(text)

    def name_way_out(self, text: str) -> None:
        """Have the link to the list of requests close this window, with words that say so."""
        self.requests.setText(text)
        self.frame.step_line.way_out.setText(text)
        self.frame.step_line.way_out.show()

    # The page in sight

    @property
    def page(self) -> Page:
        """The page of the step in sight, whole."""
        page = self._page()
        page.make_whole()
        return page

    def _page(self) -> Page:
        """The same, made when it is first shown; what is dear on it may still wait for a turn of its own."""
        step = self.navigator.step
        if step not in self._pages:
            page = self._make_page(self.navigator)
            if held := self._held.pop(step, None):
                page.take_over(held)
            page.edited.connect(self._on_edited)
            page.left.connect(self._on_left)
            page.jumped.connect(self.go_to)
            page.answered.connect(self._on_answered)
            page.continued.connect(self._on_continued)
            page.entered.connect(self._on_continue)
            page.changed.connect(self._on_changed)
            page.did.connect(self._on_did)
            page.brought.connect(self.target.brought)
            page.duplicate_asked.connect(self.duplicate_asked)
            page.requests_asked.connect(self.requests_asked)
            page.foot_changed.connect(self._show_foot)
            self._pages[step] = page
            self.stack.addWidget(page)
        is_closed = not self.navigator.may_change(step)
        is_off = self.navigator.is_sample and step in ("passcodes", "hand-over")
        self._pages[step].content.setEnabled(not is_off and (not is_closed or step in ("review", "hand-over")))
        return self._pages[step]

    def _show_step(self) -> None:
        """Show the navigator's step, or its advice; it is laid out once, when all around it has its place."""
        self._checking.forget()
        self._drop_advice()
        self.hide_start()
        self.notices.leave_page()
        self._is_stopped = False
        page = self._make_advice() if self.navigator.advice else self._page()
        if isinstance(page, Page):
            page.corner.addWidget(self.page_corner)
            self.page_corner.show()
        if (before := self.stack.currentWidget()) is not page and before is not None:
            before.hide()  # else it would be laid out for the room that the next page has
        self.side_panel.hidden.setVisible(bool(self.navigator.hidden) and not self._policy.is_locked("hidden_pages"))
        self.refresh()
        self.frame.show_frame(True)
        self.stack.setCurrentWidget(page)
        page.arrive()
        self._announce(self.windowTitle())
        if self.navigator.take_written():
            self.edited.emit()
        self.page_changed.emit()

    def _make_advice(self) -> "AdvicePage":
        from transfer_wizard.ui.steps.advice_page import AdvicePage

        at = self.navigator
        self._advice = AdvicePage(at.place, at.advice, at.today, asks_alternative(at.draft))
        self._advice.alternative_asked.connect(self._on_alternative)
        self.stack.addWidget(self._advice)
        return self._advice

    def _show_foot(self) -> None:
        """Show the buttons at the foot of the page in sight."""
        if self.navigator.advice:
            foot = Foot(_("&Continue all the same"))
        else:
            usual = _("&Continue to Review") if self.navigator.returns_to_review else _("&Continue")
            foot = self._page().foot or Foot(usual)
        self.footer.show_ways(foot, is_first=self.navigator.number == 1 and not self.navigator.advice)

    def _drop_advice(self) -> None:
        if self._advice:
            self.stack.drop(self._advice)
            self._advice = None

    def refresh(self) -> None:
        """Show what the navigator says of the draft."""
        if not self.navigator.advice and self._start is None:
            self._page().refresh()
        if self._start is None:
            self._show_foot()
            self._is_stopped = self._is_stopped and bool(self.navigator.shown(self.navigator.step))
            self.setWindowTitle(title_of(self.navigator, self._is_stopped))
        is_told = self._start is not None or self.navigator.step == "hand-over"
        is_sample = self.navigator.is_sample and self._start is None
        self.record.show_for(self.navigator.draft.is_sent and not is_told, is_sample)
        self.steps.refresh()
        self.head.refresh(self.navigator)
        self.frame.refresh(self.navigator)
        self._checking.see()

    @property
    def unsaved(self) -> str:
        """The sentence that says what was typed beside the request, and is not kept; "" where nothing is."""
        pages = self._pages.values() if self._start is None else ()
        return next(filter(None, (page.unsaved for page in pages)), "")

    def leave_field(self, stays: bool = False) -> None:
        """Take over the text of the field that has the focus, before the page changes.

        Args:
            stays: the page may stay, and the person goes on where they were.
        """
        focused = self.focusWidget()
        if focused is not None and self._start is None and self.stack.isAncestorOf(focused):
            focus.leave(focused, stays)

    def _announce(self, text: str, is_urgent: bool = False) -> None:
        """Have a screen reader say a sentence, once there is a window to hear it from."""
        if self.isVisible():
            announce(self, text, is_urgent)

    # What the person does

    def _on_edited(self, path: str, text: str) -> None:
        self._on_answered({path: text})

    def _on_answered(self, texts: dict[str, str]) -> None:
        """Take one answer for several fields."""
        for path, text in texts.items():
            self.navigator.edit(path, text)
        self._on_changed()

    def _on_left(self, path: str) -> None:
        self.navigator.leave(path)
        self._on_changed()
        self.left.emit(path)

    def _on_did(self, text: str, can_undo: bool, can_redo: bool) -> None:
        """Say at the foot what was done on the page, with the button that undoes it."""
        self.undo.say(text, can_redo, can_undo or can_redo, self.navigator.step)

    def _where_it_was_done(self, turn: Callable[[Page], None]) -> None:
        """Take back, or do again, what a page did, in sight of it."""
        if (step := self.undo.step) and self._start is None:
            if step != self.navigator.step or self.navigator.advice:
                self.go(step)
            turn(self.page)

    def _on_changed(self) -> None:
        self.refresh()
        self.edited.emit()

    def go(self, step: str, path: str = "") -> None:
        """Go to a step, and to a field of it, from wherever the window is but the list of requests."""
        act = partial(self._go, step, path)
        self.when_checked(act) if step in LOOK_AT_ALL and self._start is None else act()

    def when_checked(self, act: Callable[[], None]) -> None:
        """Do what looks at all rows: where many of them are still being checked, in a moment, with a word about it."""
        if self._checking.then(act):
            self.add_notice(_("The licenses are being checked …"), of_page=True)

    def _go(self, step: str, path: str) -> None:
        if self._start is None:
            self.leave_field()
            self.navigator.go(step)
            self._show_step()
            self._focus(path)

    def _on_number(self, number: int) -> None:
        if number <= len(self.navigator.steps):
            self.go(self.navigator.steps[number - 1].id)

    def _on_hidden_asked(self) -> None:
        self.leave_field()
        self.navigator.show(self.navigator.hidden)
        self._show_step()

    def go_to(self, path: str) -> None:
        """Go to a field: on this page, or on its own step with the way back to Review."""
        if step_of(path) != self.navigator.step:
            self.leave_field()
            self.navigator.change(path)
            self._show_step()
        self._focus(path)

    def _focus(self, path: str) -> None:
        """Give the focus to a field, where it is on this page."""
        if path and step_of(path) == self.navigator.step:
            self.page.focus(path)

    def _on_back(self) -> None:
        self.leave_field()
        if self.navigator.back():
            self._show_step()

    def _on_continue(self) -> None:
        if self._start is None:
            self.leave_field(stays=True)
            if self.navigator.advice or not self.page.go_on():
                self.when_checked(lambda: self._went(self.navigator.continue_()))

    def _on_continued(self) -> None:
        self.leave_field()
        self.when_checked(lambda: self._went(self.navigator.continue_()))

    def _on_alternative(self) -> None:
        self._on_edited("route.ask", "alternative")
        self._went(self.navigator.continue_())

    def _went(self, how: Continued) -> None:
        if how is not Continued.STOPPED:
            self._show_step()
            return
        self.notices.leave_page()
        self._drop_advice()
        self.stack.setCurrentWidget(self.page)
        problems = self.navigator.stopping()
        self._is_stopped = True
        self.refresh()
        self.page.show_summary(problems)
        count = len(first_by_field(problems))
        said = ngettext("There is {count} problem.", "There are {count} problems.", count).format(count=count)
        self._announce(joined(said, problems[0].message), is_urgent=True)

    def ask_to_close(self, problem: str) -> bool:
        """Ask, before this window or its page goes, what to do with what is not saved; True when it may be lost."""
        from transfer_wizard.ui.kit.closing_question import ClosingQuestion

        return ClosingQuestion(self, problem).ask()

    def come_to(self, path: str) -> None:
        """Bring this window to the front, from another one, and go to a field."""
        self.come_to_front()
        self.go(step_of(path), path)

    def come_to_front(self) -> None:
        """Show the window to the person who started the program again."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def show_help(self) -> None:
        """Open the help beside the request."""
        from transfer_wizard.ui.shell.help import Help

        shown = Help(self, self.looks, self._policy)
        shown.forget_asked.connect(self.forget_asked)
        shown.policy_asked.connect(self.policy_asked)
        shown.language_asked.connect(self.language_asked)
        shown.show_once()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Undo and redo the last single-press change, where no text field and no page has taken the key."""
        pressed = QKeySequence(event.keyCombination())
        if pressed in UNDO:
            self.undo.ask_undo()
        elif pressed in REDO:
            self.undo.ask_redo()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes in the order of reading."""
        self.stack.make_whole()
        return focus.go_on(self, forward)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What stands side by side depends on the width, and on the size of the text."""
        super().resizeEvent(event)
        self.frame.fit()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Save what was typed; ask only where that fails."""
        self.leave_field(stays=True)
        super().closeEvent(event) if self.may_close() else event.ignore()
