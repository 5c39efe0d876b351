"""What the monkey can do. Each says what it may have changed, or None where it met nothing to do it with."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from shiboken6 import isValid

from tests.ui.monkey.around import Around, sections
from tests.ui.monkey.model import Allowed
from tests.ui.monkey.rows import Rows
from transfer_wizard.flow.steps import IDS
from transfer_wizard.request.words import Side
from transfer_wizard.ui.colleague.reply_page import ReplyPage
from transfer_wizard.ui.companion.companion import Companion
from transfer_wizard.ui.kit.dialog import Dialog
from transfer_wizard.ui.kit.inputs import LineInput, ProseInput
from transfer_wizard.ui.kit.segments import Segments
from transfer_wizard.ui.licenses.licenses_page import LicensesPage
from transfer_wizard.ui.review.review_page import ReviewPage
from transfer_wizard.ui.shell.window import Window
from transfer_wizard.ui.start.found_page import FoundPage
from transfer_wizard.ui.start.start_page import StartPage
from transfer_wizard.ui.steps.page import Page
from transfer_wizard.ui.steps.passcodes_page import PasscodesPage

KEYS: Final = (
    *("Escape", "F6", "F9", "F8", "Return", "Space", "Up", "Down", "Left", "Right", "Home", "End", "PgDown"),
    *("Ctrl+Return", "Shift+F6", "Ctrl+F", "Alt+B", "Ctrl+0", "Shift+Tab"),
)
SCROLLS: Final = ("Up", "Down", "Home", "End", "PgDown")
DIALOGS: Final = ("Help", "AllKeys", "ReadySheet", "PolicyBuilder", "Diagnostics", "Forget", "Preset")


class Hands(Rows, Around):
    """The events of the pages, and of all together."""

    # Passcodes

    def passcode(self) -> Allowed | None:
        """Type a passcode, and go on: it is kept, and the page says where; or it says why not."""
        page = self.page
        if not isinstance(page, PasscodesPage):
            return None
        open_ = {side: each for side, each in page.secrets.items() if each.input.isVisible() and each.input.isEnabled()}
        if not open_:
            return None
        side = self.monkey.chance.choice(list(open_))
        digits = self.monkey.chance.choice(("0417", "9031", "12", "12a4", "0417 "))
        self.monkey.say(f"passcode of {len(digits)} for {side}")
        field = open_[side].input
        is_alone = not field.text()  # what was no passcode before stands there still
        field.setFocus()
        QTest.keyClicks(field, digits)
        QTest.keyClick(field, Qt.Key.Key_Tab)
        self.monkey.settle()
        is_code = is_alone and digits.strip().isdigit() and len(digits.strip()) == 4
        day = self.window.navigator.passcodes.get(Side(side))
        if is_code and day is None and not page.state.isVisible():
            self.monkey.complain(f"PASSCODE of {side} is not kept, and nothing says so")
        return Allowed()

    # Going about

    def press(self) -> Allowed | None:
        """Press any button of what is in sight, or of the frame around it."""
        everywhere = [self.place, self.window.footer, self.window.side_panel, self.window.notices, self.window.record]
        everywhere += [self.window.frame.step_line] if self.window.frame.step_line.isVisible() else []
        found = [
            each
            for place in everywhere
            for each in place.findChildren(QAbstractButton)
            if each.isVisible() and each.isEnabled() and not isinstance(each.parentWidget(), Segments)
        ]
        if not found:
            return None
        button = self.monkey.chance.choice(found)
        name = (button.text() or button.accessibleName()).replace("&", "")
        allowed = self._of_press(button)
        self.monkey.say(f"press {name!r} on {type(self.place).__name__} {self.window.navigator.step}")
        self.chosen = ""
        is_of_list = isinstance(self.place, StartPage) and self.place.undo.isAncestorOf(button)
        if not self._come_to(button):
            return None
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        self.monkey.settle()
        if is_of_list:
            self.monkey.gone = {each for each in self.monkey.kept if each not in self.monkey.on_disk()}
        self._leave_dialogs()
        return allowed

    def _of_press(self, button: QAbstractButton) -> Allowed:
        """What a button may change: the field that it stands with, or what its page is there for."""
        place = self.place
        if isinstance(place, FoundPage):
            self._answered_question |= not isinstance(button, Dialog) and button.inherits("QRadioButton")
            if self._answered_question:
                return Allowed(may=sections())
            return Allowed(fills=True)
        if isinstance(place, ReplyPage):
            return Allowed(may=sections())
        if self.window.undo.isAncestorOf(button):
            return Allowed(may=sections())
        self._answered_question = False
        if not isinstance(place, Page):
            return Allowed(may=("route.ask",))
        extra = {
            "passcodes": ("verification",),
            "hand-over": ("case.attachments", "case_number", "verification", "licenses", "route.ask"),
            "licenses": ("licenses",),
            "organizations": ("route.ask",),
        }.get(self.window.navigator.step, ())
        return Allowed(may=(*self._paths(button), *extra))

    def _leave_dialogs(self) -> None:
        """What opened beside the window, and lets it go on, is looked at and left."""
        for each in QApplication.topLevelWidgets():
            if not isValid(each) or each is self.window or not each.isVisible():
                continue
            if isinstance(each, Dialog) and not each.isModal():
                self._look_around(each)
                if isValid(each) and each.isVisible():
                    self.monkey.beside.leave(each)
            elif isinstance(each, Companion):
                self._look_around(each)
                if isValid(each) and self.monkey.chance.random() < 0.5:
                    self.monkey.say("companion: close")
                    each.close()
            elif isinstance(each, Window):
                self.monkey.say("the trial of a policy: Escape")
                QTest.keyClick(each, Qt.Key.Key_Escape)
                QApplication.processEvents()
                if isValid(each) and each.isVisible():
                    self.monkey.complain("DIALOG the trial of a policy is still there")
        self.window.activateWindow()

    def _look_around(self, dialog: QWidget) -> None:
        """Press Tab a few times, and whatever button then has the focus once."""
        chance = self.monkey.chance
        dialog.activateWindow()
        QApplication.processEvents()
        for _stop in range(chance.randrange(5)):
            QTest.keyClick(QApplication.focusWidget() or dialog, Qt.Key.Key_Tab)
        QApplication.processEvents()
        focused = QApplication.focusWidget()
        if focused is not None and dialog.isAncestorOf(focused) and focused.visibleRegion().isEmpty():
            self.monkey.complain(f"FOCUS is out of sight in {type(dialog).__name__}: {type(focused).__name__}")
        if isinstance(focused, QAbstractButton) and chance.random() < 0.4:
            self.monkey.say(f"press {focused.text()!r} in {type(dialog).__name__}")
            QTest.keyClick(focused, Qt.Key.Key_Space)
            self.monkey.settle()

    def dialog(self) -> Allowed | None:
        """Open a dialog, look around in it, and leave it by Escape or by its button."""
        kind = self.monkey.chance.choice(DIALOGS)
        self.monkey.say(f"open {kind}")
        if kind == "Help":
            QTest.keyClick(self.window, Qt.Key.Key_F1)
        elif kind == "AllKeys":
            QTest.keyClick(self.window, Qt.Key.Key_Slash, Qt.KeyboardModifier.ControlModifier)
        elif kind == "ReadySheet" and isinstance(self.place, StartPage):
            self.place.asks.ready.emit()
        elif kind == "PolicyBuilder":
            self.window.policy_asked.emit()
        elif kind == "Forget" and self.monkey.chance.random() < 0.2:
            self.window.forget_asked.emit()
        elif kind == "Diagnostics":
            from transfer_wizard.ui.shell.diagnostics import Diagnostics

            Diagnostics(self.window).show()
        else:
            return None
        self.monkey.settle()
        self._leave_dialogs()
        return Allowed()

    def tab(self) -> Allowed | None:
        """Tab a few times."""
        times = self.monkey.chance.randrange(1, 6)
        key = self.monkey.chance.choice((Qt.Key.Key_Tab, Qt.Key.Key_Tab, Qt.Key.Key_Backtab))
        self.monkey.say(f"{key.name} {times} times")
        for _time in range(times):
            QTest.keyClick(QApplication.focusWidget() or self.window, key)
        self.monkey.wait()
        page = self._table()
        if page:
            self._close_cell(page)
        return Allowed()

    def key(self) -> Allowed | None:
        """Press a key, wherever the focus is."""
        from PySide6.QtGui import QKeySequence

        name = self.monkey.chance.choice(KEYS)
        focused = QApplication.focusWidget() or self.window
        is_text = isinstance(focused, LineInput | ProseInput)
        if name in ("Space", "Return") and (is_text or not isinstance(focused, QAbstractButton)):
            return None
        if name == "Alt+B" and is_text and not self.window.back.isVisible():
            return None  # Qt types the letter where no button has the key
        may = self._of_press(focused) if isinstance(focused, QAbstractButton) else Allowed()
        if isinstance(focused.parentWidget(), Segments):
            paths = self._paths(focused)
            may = Allowed(may=(*paths, *self._follow(paths)))
        elif isinstance(self.page, LicensesPage):
            may = Allowed(may=("licenses",))
        self.monkey.say(f"key {name} in {type(focused).__name__}")
        combination = QKeySequence(name)[0]  # type: ignore[index]  # the stub knows no items
        seen = focused.visibleRegion()
        QTest.keyClick(focused, combination.key(), combination.keyboardModifiers())
        if name in SCROLLS and isValid(focused) and focused.visibleRegion() != seen:
            self.monkey.scrolled_from = focused
        self.monkey.settle()
        page = self._table()
        if page:
            self._close_cell(page)
        self._leave_dialogs()
        return may

    def forward(self) -> Allowed | None:
        """Go on."""
        if not self.window.forward.isVisible() or not self.window.forward.isEnabled():
            return None
        self.monkey.say("continue")
        allowed = self._of_press(self.window.forward)
        QTest.mouseClick(self.window.forward, Qt.MouseButton.LeftButton)
        self.monkey.settle()
        self._leave_dialogs()
        return allowed

    def back(self) -> Allowed | None:
        """Go back."""
        if not self.window.back.isVisible():
            return None
        self.monkey.say("back")
        QTest.mouseClick(self.window.back, Qt.MouseButton.LeftButton)
        return Allowed()

    def jump(self) -> Allowed | None:
        """Jump to a step."""
        if self.page is None:
            return None
        number = self.monkey.chance.randrange(len(IDS))
        self.monkey.say(f"jump to {IDS[number]}")
        QTest.keyClick(self.window, Qt.Key(Qt.Key.Key_1.value + number), Qt.KeyboardModifier.AltModifier)
        return Allowed()

    def review(self) -> Allowed | None:
        """Go to Review, which says what was typed."""
        if self.page is None:
            return None
        self.monkey.say("look at Review")
        self.window.go("review")
        self.monkey.settle()
        if isinstance(self.page, ReviewPage):
            self._hold_review(self.page)
        return Allowed()

    def _hold_review(self, page: ReviewPage) -> None:
        shown = " ".join(label.text() for label in page.findChildren(QLabel) if not label.isHidden())
        shown = " ".join(shown.replace("\u200b", "").split())
        get = self.window.navigator.draft.get
        paths = ["requester.company", "requester.name", "organizations.source.name", "organizations.destination.name"]
        paths += ["requester.phone", "customer_number", "route.needed_by"]
        if get("requester.source_email") != "unknown":
            paths.append("requester.source_email")
        if len(get("requester.name")) > 70:  # a card says so much of both, and the rest is left to the page
            paths.remove("requester.company")
        for path in paths:
            text = " ".join(get(path).split())[:40]
            if text and text != "unknown" and text not in shown:
                self.monkey.complain(f"REVIEW does not say {path}: {text!r}")
        keys = {row["key"].strip()[:40] for row in self.window.navigator.draft.licenses}
        if len(self.window.navigator.draft.licenses) <= 6:
            for key in keys:
                if key and " ".join(key.split()) not in shown:
                    self.monkey.complain(f"REVIEW does not say the key {key!r}")

    def go_on(self) -> Allowed | None:
        """Where there is nothing of the kind: to another page, or into a request."""
        if isinstance(self.place, StartPage):
            return (self.open_kept() if self.monkey.chance.random() < 0.6 else None) or self.requests()
        return self.jump() or self.press()
