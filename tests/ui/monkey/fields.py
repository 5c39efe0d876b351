"""Where the monkey is, and what it does in fields: typing, pasting, dropping, composing, choosing."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QScrollBar, QWidget
from shiboken6 import isValid

from tests.ui.dragging import drag
from tests.ui.monkey.model import Allowed
from transfer_wizard.ui.colleague.colleague_page import ColleaguePage
from transfer_wizard.ui.kit.inputs import LineInput, ProseInput
from transfer_wizard.ui.kit.segments import Segments
from transfer_wizard.ui.licenses.cell_editor import CellEditor
from transfer_wizard.ui.shell.window import Window
from transfer_wizard.ui.steps.both_row import BothRow
from transfer_wizard.ui.steps.field_row import FieldRow
from transfer_wizard.ui.steps.page import Page
from transfer_wizard.ui.steps.secret_input import SecretInput

if TYPE_CHECKING:
    from tests.ui.monkey.monkey import Monkey

WORDS: Final = (
    *("Dana", "dana@northwind.example", "Z2A7-32TE-A8Y4", "z2kd8qwn4rtx", "0", "12", "007", "<b>", "=1+1", "a b", "  "),
    *("Move fails.", "MR Enterprise", "MX68", "2027-08-31", "31.8.2027", "no", "Q2FJ-3SHB-Y2K2", "+1 415 555 0134"),
    *("https://n149.meraki.com/o/VjjsAd/manage/organization/overview", "7114-5990", "'; drop", "%s {name}", "x" * 300),
)
SPOKEN: Final = ("北の風", "שלום", "🚀", "ﾃｽﾄ", "é̂", "नमस्ते", "👩\u200d🔧")


class Fields:
    """The fields of the page in sight.

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
        place = self.window.stack.currentWidget()
        assert place is not None
        return place

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
    def _come_to(widget: QWidget) -> bool:
        """Scroll to where something is: nobody presses what can't be seen. False where it is gone by then."""
        parent = widget.parentWidget()
        while parent is not None:
            if isinstance(parent, QScrollArea):
                parent.ensureWidgetVisible(widget)
                parent.verticalScrollBar().triggerAction(QScrollBar.SliderAction.SliderNoAction)  # as the wheel does
            parent = parent.parentWidget()
        QApplication.processEvents()
        return isValid(widget) and widget.isVisible()

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
        if not self._come_to(chosen):
            return None
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
        middle = len(text) // 2 if (text := text_of(field)).isascii() and how == "middle" else 0
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
        before = text_of(field)
        drag(mime, target, target.visibleRegion().boundingRect().bottomRight() - QPoint(2, 2))
        after = text_of(field)
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
        if not self._come_to(button):
            return None
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        return Allowed(may=(*paths, *self._follow(paths)))

    @staticmethod
    def _follow(paths: Iterable[str]) -> tuple[str, ...]:
        """What an answer answers too."""
        return ("requester.source_access", "requester.destination_access") if "requester.source_access" in paths else ()


def text_of(field: LineInput | ProseInput) -> str:
    return field.text() if isinstance(field, LineInput) else field.toPlainText()
