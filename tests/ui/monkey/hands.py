"""What the monkey can do. Each says what it may have changed, or None where it met nothing to do it with."""

import errno
import os
from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication, QInputMethodEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QScrollArea, QWidget
from shiboken6 import isValid

from tests.ui.monkey.model import WRITTEN, Allowed, lines
from transfer_wizard.flow.colleague import ask
from transfer_wizard.flow.steps import IDS
from transfer_wizard.request import questions
from transfer_wizard.request.questions import Question
from transfer_wizard.request.words import Side
from transfer_wizard.resources import resource
from transfer_wizard.ui.colleague.colleague_page import ColleaguePage
from transfer_wizard.ui.colleague.reply_page import ReplyPage
from transfer_wizard.ui.companion.companion import Companion
from transfer_wizard.ui.kit.dialog import Dialog
from transfer_wizard.ui.kit.inputs import LineInput, ProseInput
from transfer_wizard.ui.kit.segments import Segments
from transfer_wizard.ui.licenses.cell_editor import CellEditor
from transfer_wizard.ui.licenses.license_model import FIELDS, Column
from transfer_wizard.ui.licenses.licenses_page import LicensesPage
from transfer_wizard.ui.review.review_page import ReviewPage
from transfer_wizard.ui.shell.window import Window
from transfer_wizard.ui.start.found_page import FoundPage
from transfer_wizard.ui.start.start_page import StartPage
from transfer_wizard.ui.steps.both_row import BothRow
from transfer_wizard.ui.steps.field_row import FieldRow
from transfer_wizard.ui.steps.page import Page
from transfer_wizard.ui.steps.passcodes_page import PasscodesPage
from transfer_wizard.ui.steps.secret_input import SecretInput

if TYPE_CHECKING:
    from tests.ui.monkey.monkey import Monkey

WORDS: Final = (
    *("Dana", "dana@northwind.example", "Z2A7-32TE-A8Y4", "z2kd8qwn4rtx", "0", "12", "007", "<b>", "=1+1", "a b", "  "),
    *("Move fails.", "MR Enterprise", "MX68", "2027-08-31", "31.8.2027", "no", "Q2FJ-3SHB-Y2K2", "+1 415 555 0134"),
    *("https://n149.meraki.com/o/VjjsAd/manage/organization/overview", "7114-5990", "'; drop", "%s {name}", "x" * 300),
)
SPOKEN: Final = ("北の風", "שלום", "🚀", "ﾃｽﾄ", "é̂", "नमस्ते", "👩\u200d🔧")
LISTS: Final = (
    "Z2A7-32TE-A8Y4\tMR Enterprise\t25\nZ2KD-8QWN-4RTX\tMX68\t2\n",
    "Z2AA-BBBB-CCCC 1 MX68\nZ2AA-BBBB-CCCD 2 MS120-8",
    "Source: Northwind West\nDestination: Northwind East\nName: Dana Whitfield\nE-mail: dana@northwind.example\n",
    "Hello, please move Z2A7-32TE-A8Y4 from Northwind West to Northwind East. Severity 3. Company: Other Traders",
    "nothing of use",
    "",
)
KEYS: Final = (
    *("Escape", "F6", "F9", "F8", "Return", "Space", "Up", "Down", "Left", "Right", "Home", "End", "PgDown"),
    *("Ctrl+Return", "Shift+F6", "Ctrl+F", "Alt+B", "Ctrl+0", "Shift+Tab"),
)
DIALOGS: Final = ("Help", "AllKeys", "ReadySheet", "PolicyBuilder", "Diagnostics", "Forget", "Preset")
ASKED: Final = ("organizations.source.name", "organizations.destination.name", "requester.phone")
REPLIES: Final = ("Northwind Further", "", "+1 415 555 0199")


class Hands:
    """The events.

    Attributes:
        has_answers: answers to a colleague's questions were typed, which are in no request.
        chosen: what was chosen from a menu last.
    """

    def __init__(self, monkey: "Monkey") -> None:
        self.monkey = monkey
        self.has_answers = False
        self.chosen = ""
        self._answered_question = False
        self._last_lines: list[tuple[str, ...]] | None = None

    # Where the monkey is

    @property
    def window(self) -> Window:
        """The window."""
        return self.monkey.window

    @property
    def place(self) -> QWidget:
        """What is in sight in the middle of the window."""
        return self.window.stack.currentWidget()

    @property
    def page(self) -> Page | None:
        """The page of a request, where one is in sight that may change."""
        place = self.place
        return place if isinstance(place, Page) else None

    def _inputs(self, kinds: type[QWidget]) -> list[QWidget]:
        """The inputs of the page in sight that take something."""
        found = [each for each in self.place.findChildren(kinds) if each.isVisible() and each.isEnabled()]
        return [each for each in found if not getattr(each, "isReadOnly", bool)() and not isinstance(each, SecretInput)]

    @staticmethod
    def _come_to(widget: QWidget) -> None:
        """Scroll to where something is: nobody presses what can't be seen."""
        parent = widget.parentWidget()
        while parent is not None:
            if isinstance(parent, QScrollArea):
                parent.ensureWidgetVisible(widget)
            parent = parent.parentWidget()
        QApplication.processEvents()

    def _paths(self, widget: QWidget) -> tuple[str, ...]:
        """The fields that an input writes into; () where it is none of the request's."""
        if self.page is None or isinstance(widget, CellEditor):
            return ()
        parent: QWidget | None = widget
        while parent is not None and parent is not self.page:
            if isinstance(parent, FieldRow):
                both = next((each for each in self.page.both if parent.path in each.both.fields[:1]), None)
                is_mail = parent.path == "requester.source_email" and both and both.shown.answer == "same"
                return both.both.fields if is_mail and both else (parent.path,)
            if isinstance(parent, BothRow):
                return parent.both.fields
            parent = parent.parentWidget()
        return ()

    def _text_input(self) -> LineInput | ProseInput | None:
        found = [
            each
            for each in [*self._inputs(LineInput), *self._inputs(ProseInput)]
            if self._paths(each) or isinstance(self.place, ColleaguePage)
        ]
        if not found:
            return None
        chosen = self.monkey.chance.choice(found)
        assert isinstance(chosen, LineInput | ProseInput)
        self._come_to(chosen)
        chosen.setFocus()
        self._caret(chosen)
        return chosen

    def _caret(self, field: LineInput | ProseInput) -> None:
        """Stand at the start, at the end, somewhere between, or select everything."""
        chance = self.monkey.chance
        how = chance.choice(("end", "end", "end", "start", "middle", "all"))
        if how == "all":
            field.selectAll()
            return
        # A caret within a character of several parts is another story.
        middle = len(text) // 2 if (text := _text(field)).isascii() and how == "middle" else 0
        if isinstance(field, LineInput):
            field.end(False) if how != "start" else field.home(False)
            field.setCursorPosition(middle or field.cursorPosition())
            return
        field.moveCursor(QTextCursor.MoveOperation.Start if how == "start" else QTextCursor.MoveOperation.End)
        if middle:
            cursor = field.textCursor()
            cursor.setPosition(middle)
            field.setTextCursor(cursor)

    def _spliced(self, field: LineInput | ProseInput, word: str) -> str:
        """What the field holds when a word takes the place of what is selected, told without asking it."""
        if isinstance(field, LineInput):
            text = field.text()
            start = field.selectionStart() if field.hasSelectedText() else field.cursorPosition()
            end = start + len(field.selectedText().encode("utf-16-le", "surrogatepass")) // 2
        else:
            text, cursor = field.toPlainText(), field.textCursor()
            start, end = cursor.selectionStart(), cursor.selectionEnd()
        # Qt counts in UTF-16.
        units = text.encode("utf-16-le", "surrogatepass")
        return (units[: 2 * start] + word.encode("utf-16-le") + units[2 * end :]).decode("utf-16-le", "replace")

    def _typed(self, field: LineInput | ProseInput, wanted: str, words: str) -> Allowed:
        paths = self._paths(field)
        self.monkey.say(f"{words} into {', '.join(paths) or 'an answer'}")
        if not paths:
            self.has_answers = True
            return Allowed()
        return Allowed(typed=dict.fromkeys(paths, wanted))

    # Typing

    def type(self) -> Allowed | None:
        """Type a word with keys."""
        field = self._text_input()
        if field is None:
            return None
        word = self.monkey.chance.choice(WORDS)
        wanted = self._spliced(field, word)
        QTest.keyClicks(field, word)
        return self._typed(field, wanted, f"type {word[:40]!r}")

    def paste_text(self) -> Allowed | None:
        """Paste a text of one line into a field."""
        field = self._text_input()
        if field is None:
            return None
        word = self.monkey.chance.choice((*WORDS, *SPOKEN))
        if isinstance(field, ProseInput) and self.monkey.chance.random() < 0.5:
            word += "\n" + self.monkey.chance.choice(WORDS)
        wanted = self._spliced(field, word)
        QGuiApplication.clipboard().setText(word)
        QTest.keyClick(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
        return self._typed(field, wanted, f"paste {word[:40]!r}")

    def drop_text(self) -> Allowed | None:
        """Drop a word at the end of a field."""
        field = self._text_input()
        if field is None:
            return None
        word = self.monkey.chance.choice(WORDS)
        mime = QMimeData()
        mime.setText(word)
        target: QWidget = field.viewport() if isinstance(field, ProseInput) else field
        before = _text(field)
        place = QPointF(target.width() - 2, target.height() - 2)
        none = Qt.KeyboardModifier.NoModifier
        event = QDropEvent(place, Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, none)
        QApplication.sendEvent(target, event)
        after = _text(field)
        if word.strip() and len(after) < len(before):
            self.monkey.complain(f"DROP took {before!r} away: {after!r}")
        return self._typed(field, after, f"drop {word[:40]!r}")

    def compose(self) -> Allowed | None:
        """Compose a word with an input method, and take it, or not."""
        field = self._text_input()
        if field is None:
            return None
        word, is_taken = self.monkey.chance.choice(SPOKEN), self.monkey.chance.random() < 0.8
        wanted = self._spliced(field, word if is_taken else "")
        QApplication.sendEvent(field, QInputMethodEvent(word[:1], []))
        commit = QInputMethodEvent("", [])
        if is_taken:
            commit.setCommitString(word)
        QApplication.sendEvent(field, commit)
        return self._typed(field, wanted, f"compose {word!r}{'' if is_taken else ' and leave it'}")

    def undo_text(self) -> Allowed | None:
        """Undo or redo in the field that has the focus."""
        field = QApplication.focusWidget()
        if not isinstance(field, LineInput | ProseInput) or not self._paths(field):
            return None
        key = self.monkey.chance.choice((Qt.Key.Key_Z, Qt.Key.Key_Z, Qt.Key.Key_Y))
        self.monkey.say(f"{key.name} in {self._paths(field)}")
        QTest.keyClick(field, key, Qt.KeyboardModifier.ControlModifier)
        return Allowed(may=self._paths(field))

    def choose(self) -> Allowed | None:
        """Choose an answer."""
        found = [each for each in self._inputs(Segments) if self._paths(each)]
        if not found:
            return None
        chosen = self.monkey.chance.choice(found)
        assert isinstance(chosen, Segments)
        button = self.monkey.chance.choice(chosen.buttons)
        paths = self._paths(chosen)
        self.monkey.say(f"choose {button.text()} of {paths}")
        self._come_to(button)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        return Allowed(may=(*paths, *self._follow(paths)))

    @staticmethod
    def _follow(paths: Iterable[str]) -> tuple[str, ...]:
        """What an answer answers too."""
        return ("requester.source_access", "requester.destination_access") if "requester.source_access" in paths else ()

    # Licenses

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
        self.monkey.wait()
        self._close_cell(page)
        self._hold_lines(before, self._lines(), line, is_kept=then is not Qt.Key.Key_Escape)
        return Allowed(may=("licenses",))

    def _table(self) -> LicensesPage | None:
        page = self.page
        is_table = isinstance(page, LicensesPage) and not page.is_narrow and page.navigator.may_change("licenses")
        return page if is_table and isinstance(page, LicensesPage) else None

    def _close_cell(self, page: LicensesPage) -> None:
        """A cell that Tab opened is left as it is."""
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
        field.setFocus()
        QTest.keyClicks(field, digits)
        QTest.keyClick(field, Qt.Key.Key_Tab)
        self.monkey.settle()
        is_code = digits.strip().isdigit() and len(digits.strip()) == 4
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
        self._come_to(button)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        self.monkey.settle()
        self._leave_dialogs()
        return allowed

    def _of_press(self, button: QAbstractButton) -> Allowed:
        """What a button may change: the field that it stands with, or what its page is there for."""
        place = self.place
        if isinstance(place, FoundPage):
            self._answered_question |= not isinstance(button, Dialog) and button.inherits("QRadioButton")
            if self._answered_question:
                return Allowed(may=_sections())
            return Allowed(fills=True)
        if isinstance(place, ReplyPage):
            return Allowed(may=_sections())
        if self.window.undo.isAncestorOf(button):
            return Allowed(may=_sections())
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
            self.window._on_keys()
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
        may = self._of_press(focused) if isinstance(focused, QAbstractButton) else Allowed()
        if isinstance(focused.parentWidget(), Segments):
            paths = self._paths(focused)
            may = Allowed(may=(*paths, *self._follow(paths)))
        elif isinstance(self.page, LicensesPage):
            may = Allowed(may=("licenses",))
        self.monkey.say(f"key {name} in {type(focused).__name__}")
        combination = QKeySequence(name)[0]
        QTest.keyClick(focused, combination.key(), combination.keyboardModifiers())
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
        for path in paths:
            text = " ".join(get(path).split())[:40]
            if text and text != "unknown" and text not in shown:
                self.monkey.complain(f"REVIEW does not say {path}: {text!r}")
        keys = {row["key"].strip()[:40] for row in self.window.navigator.draft.licenses}
        if len(self.window.navigator.draft.licenses) <= 6:
            for key in keys:
                if key and " ".join(key.split()) not in shown:
                    self.monkey.complain(f"REVIEW does not say the key {key!r}")

    # Bringing things

    def bring(self) -> Allowed | None:
        """Paste outside a field, or drop on the window; what is found is shown first."""
        if isinstance(self.place, ColleaguePage | ReplyPage):
            return None
        text = self.monkey.chance.choice(LISTS)
        self.monkey.say(f"bring {text[:30]!r}")
        mime = QMimeData()
        mime.setText(text)
        if self.monkey.chance.random() < 0.5:
            QGuiApplication.clipboard().setText(text)
            QTest.keyClick(
                self.window, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
            )
        else:
            none, place = Qt.KeyboardModifier.NoModifier, QPointF(QPoint(300, 300))
            event = QDropEvent(place, Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, none)
            QApplication.sendEvent(self.window, event)
        return Allowed()

    def bring_file(self) -> Allowed | None:
        """Drop a file: a request, a colleague's questions, a reply, a table, or nonsense."""
        kind = self.monkey.chance.choice(("request", "questions", "reply", "table", "nonsense", "missing"))
        self.monkey.say(f"bring a file: {kind}")
        path = self.monkey.folder / f"brought-{kind}.json"
        sheet = ask(self.window.navigator.draft, [Question(each) for each in ASKED])
        if kind == "request":
            path.write_bytes(resource("sample_case.json").read_bytes())
        elif kind in ("questions", "reply"):
            answers = ("" if kind == "questions" else given for given in REPLIES)
            path.write_bytes(questions.write(sheet.answered(answers)))
        elif kind == "table":
            path.write_text(LISTS[0], encoding="utf-8")
        elif kind == "nonsense":
            path.write_bytes(b"\x00\xff{" * 50)
        else:
            path.unlink(missing_ok=True)
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(path))])
        none, place = Qt.KeyboardModifier.NoModifier, QPointF(QPoint(300, 300))
        event = QDropEvent(place, Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, none)
        QApplication.sendEvent(self.window, event)
        return Allowed()

    # The list of requests

    def requests(self) -> Allowed | None:
        """Go to the list, or from it to a new request."""
        if isinstance(self.place, StartPage):
            self.monkey.say("a new request")
            self.place.asks.new.emit()
        elif self.window.requests.isVisible():
            self.monkey.say("to the list")
            QTest.mouseClick(self.window.requests, Qt.MouseButton.LeftButton)
            self.monkey.settle()
            self._hold_list()
        else:
            return None
        return Allowed()

    def _hold_list(self) -> None:
        place = self.place
        if not isinstance(place, StartPage) or self.monkey.disk_is_full:
            return
        listed = {each.id for each in place.requests.entries} if place.requests else set()
        missing = set(self.monkey.kept) - listed - self.monkey.gone
        if missing:
            self.monkey.complain(f"LIST lacks {len(missing)} of {len(self.monkey.kept)}: {missing}")

    def open_kept(self) -> Allowed | None:
        """Open any request of the list."""
        place = self.place
        if not isinstance(place, StartPage) or place.requests is None or not place.requests.model.rowCount():
            return None
        rows = place.requests.rows
        rows.setFocus()
        rows.setCurrentIndex(rows.model().index(self.monkey.chance.randrange(rows.model().rowCount()), 0))
        self.monkey.say("open a request")
        QTest.keyClick(rows, Qt.Key.Key_Return)
        return Allowed()

    def delete_kept(self) -> Allowed | None:
        """Delete a request, and bring it back or not."""
        place = self.place
        if not isinstance(place, StartPage) or place.requests is None or not place.requests.model.rowCount():
            return None
        rows = place.requests.rows
        rows.setFocus()
        rows.setCurrentIndex(rows.model().index(self.monkey.chance.randrange(rows.model().rowCount()), 0))
        entry = place.requests.chosen()
        self.monkey.say(f"delete {entry.id[:4] if entry else '?'}")
        QTest.keyClick(rows, Qt.Key.Key_Delete)
        self.monkey.settle()
        if entry and self.monkey.chance.random() < 0.6 and self.monkey.session.requests._undo:
            self.monkey.say("and bring it back")
            place.asks.undo.emit()
            self.monkey.settle()
            self._hold_list()
        elif entry and not self.monkey.disk_is_full:
            self.monkey.gone.add(entry.id)
        return Allowed()

    def undo_press(self) -> Allowed | None:
        """Take back what was done by a press last, or do it again."""
        bar = self.window.undo
        if not bar.isVisible() or self.page is None:
            return None
        self.monkey.say(f"undo {bar.said.text()!r}")
        self.window.setFocus()
        bar.ask_undo() if bar.undo.isVisible() else bar.ask_redo()
        return Allowed(may=_sections())

    def case_number(self) -> Allowed | None:
        """Note the number of the case, in a tenth of the runs: the request is sent then, and stays as it is."""
        if self.page is None or self.window.navigator.step != "hand-over" or self.monkey.chance.random() < 0.7:
            return None
        field = self.page.field("case_number")
        if not isinstance(field, LineInput) or not field.isVisible() or field.isReadOnly():
            return None
        self.monkey.say("note the case number")
        field.setFocus()
        QTest.keyClicks(field, "0812")
        QTest.keyClick(field, Qt.Key.Key_Tab)
        return Allowed(may=("case_number",))

    # Around the window

    def resize(self) -> Allowed | None:
        """Make the window another size."""
        size = self.monkey.chance.choice(((800, 600), (1440, 900), (1180, 760), (700, 500), (1024, 768), (1920, 1080)))
        self.monkey.say(f"resize to {size}")
        self.window.resize(*size)
        self.monkey.wait()
        return Allowed()

    def look(self) -> Allowed | None:
        """Other colors, or another size of the text."""
        look = self.monkey.chance.choice(("system", "light", "dark", "contrast", "1", "-1", "0", "0"))
        self.monkey.say(f"look {look}")
        if look.lstrip("-").isdigit():
            self.window.looks.step(int(look))
        else:
            self.window.looks.choose(look)
        return Allowed()

    def save(self) -> Allowed | None:
        """Have it saved now."""
        self.monkey.say("save")
        self.monkey.session.autosave.save()
        self.monkey.session.autosave.finish()
        return Allowed()

    def reopen(self) -> Allowed | None:
        """Close the window, and start the program again on the same folder."""
        self.monkey.say("close")
        self.window.leave_field()
        if self.page is not None:
            self.monkey.compare(Allowed())
        self.monkey.close()
        if not self.monkey.is_open:
            self.monkey.open()
        return Allowed()

    def fill_disk(self) -> Allowed | None:
        """From here on the disk is full. Planted where the content goes to the disk for good."""
        if self.monkey.disk_is_full:
            return None
        self.monkey.say("the disk is full")

        def refuse(_descriptor: int) -> None:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

        self._fsync, os.fsync = os.fsync, refuse
        self.monkey.disk_is_full = True
        return Allowed()

    def free_disk(self) -> Allowed | None:
        """There is room on the disk again, and Save now is pressed."""
        if not self.monkey.disk_is_full:
            return None
        self.monkey.say("the disk has room")
        os.fsync = self._fsync
        self.monkey.disk_is_full = False
        if self.monkey.is_open:
            self.monkey.session.autosave.save()
        return Allowed()

    def pull_keyring(self) -> Allowed | None:
        """The keyring's process dies."""
        if not self.monkey.bus or not self.monkey.has_keyring:
            return None
        self.monkey.say("pull the keyring")
        self.monkey.bus.kill_keyring()
        self.monkey.has_keyring = False
        return Allowed()

    def plug_keyring(self) -> Allowed | None:
        """It is back, and open."""
        if not self.monkey.bus or self.monkey.has_keyring:
            return None
        self.monkey.say("plug the keyring in")
        self.monkey.bus.open_keyring()
        self.monkey.has_keyring = True
        return Allowed()


def _text(field: LineInput | ProseInput) -> str:
    return field.text() if isinstance(field, LineInput) else field.toPlainText()


def _sections() -> tuple[str, ...]:
    return ("route", "requester", "organizations", "licenses", "case", "customer_number", "verification", *WRITTEN)

