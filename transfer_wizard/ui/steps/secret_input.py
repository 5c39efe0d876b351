"""The input of a passcode: what is typed is hidden, can be shown for a while, and is in no text of Qt's.

WORKAROUND: Qt's own password field tells the accessibility bus each letter that comes or goes, in the events of its
text, though the text itself reads as stars there (Qt 6.11, QWidgetLineControl::internalInsert). So the field of Qt gets
one bullet for each letter, and edits bullets; the letters are kept beside it. Nothing that reads the field, copies from
it or follows its selection comes by a letter either.
"""

import re
import unicodedata

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import (
    QContextMenuEvent,
    QDropEvent,
    QGuiApplication,
    QInputMethodEvent,
    QInputMethodQueryEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QLineEdit, QMenu, QStyle, QStyleOptionFrame

from transfer_wizard.request.passcode import MASK
from transfer_wizard.request.words import DIGITS
from transfer_wizard.translations import _
from transfer_wizard.ui.kit.inputs import LineInput

BULLET = MASK[0]
LONGEST = 32
"""Letters: a passcode with blanks and dashes, and a few that don't belong there."""
MOST_PASTED = 200
_PAIR = re.compile(rf"[^0-9]*({DIGITS})[^0-9]+({DIGITS})[^0-9]*")
"""Two passcodes in one text, whatever stands around them."""
INSET = 2
"""Pixels that a line edit of Qt's keeps free at either end of its text."""


class SecretInput(LineInput):
    """One line of bullets. Pasting works; copying goes by the clipboard for secrets only.

    Attributes:
        typed: what was typed.
        is_shown: whether the eye sees it; nothing else does.

    Signals:
        paired: two passcodes were pasted, of which the first is taken: the second.
    """

    paired = Signal(str)

    def __init__(self, width: int) -> None:
        self.typed = ""
        self.is_shown = False
        self._is_putting = False
        super().__init__(width, is_code=True)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData
            | Qt.InputMethodHint.ImhNoPredictiveText
            | Qt.InputMethodHint.ImhDigitsOnly
        )
        self.textChanged.connect(self._on_changed)

    def show_digits(self, is_shown: bool) -> None:
        """Show what is typed, or hide it again."""
        self.is_shown = is_shown
        self.update()

    def put(self, text: str) -> None:
        """Put a text in place of the selection, or where the cursor is; what is too long is cut."""
        pair = _PAIR.fullmatch(unicodedata.normalize("NFKC", text[:MOST_PASTED]))
        if pair:
            text = pair[1]
            self.selectAll()
        chosen = len(self.selectedText())
        start = self.selectionStart() if chosen else self.cursorPosition()
        new = " ".join(text.split())[: LONGEST - len(self.typed) + chosen]
        self._is_putting = True
        self.typed = self.typed[:start] + new + self.typed[start + chosen :]
        self.insert(BULLET * len(new))
        self._is_putting = False
        if pair:
            self.paired.emit(pair[2])

    @Slot()
    def paste(self) -> None:
        """Put in what the clipboard holds."""
        self.put(QGuiApplication.clipboard().text())

    def _on_changed(self, text: str) -> None:
        """Something was taken away, or a program of the person has set the text."""
        self.update()
        gone = len(self.typed) - len(text)
        if self._is_putting:
            return
        if text and BULLET not in text:
            self.clear()
            self.put(text)
        elif gone < 0 or text != BULLET * len(text):
            self.clear()
        else:
            start = self.cursorPosition()
            self.typed = self.typed[:start] + self.typed[start + gone :]

    def event(self, event: QEvent) -> bool:
        """No input method is wanted: it would show what is typed, and remember it."""
        is_taken = super().event(event)
        if isinstance(event, QInputMethodQueryEvent) and event.queries() & Qt.InputMethodQuery.ImEnabled:
            event.setValue(Qt.InputMethodQuery.ImEnabled, False)
        return is_taken

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Letters come in as bullets; copying and cutting do nothing, and undoing empties the field, as Qt has it."""
        keys = QKeySequence.StandardKey
        held = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
        if event.matches(keys.Paste):
            self.paste()
        elif event.matches(keys.Undo):
            self.clear()
        elif event.matches(keys.Cut) or event.matches(keys.Redo):
            event.accept()
        elif event.text().isprintable() and event.text() and held != Qt.KeyboardModifier.ControlModifier:
            self.put(event.text())
        else:
            super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """What was composed comes in when it is done."""
        if event.commitString():
            self.put(event.commitString())
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The middle button puts in the selection of X11."""
        if event.button() is Qt.MouseButton.MiddleButton:
            clipboard = QGuiApplication.clipboard()
            self.put(clipboard.text(clipboard.Mode.Selection))
        else:
            super().mouseReleaseEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """What is dropped is put in."""
        self.put(event.mimeData().text())
        event.acceptProposedAction()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Copying and cutting are not offered."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(_("Paste")).triggered.connect(self.paste)
        menu.addAction(_("Clear")).triggered.connect(self.clear)
        menu.popup(event.globalPos())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Where it is shown, the letters stand over their bullets."""
        super().paintEvent(event)
        if not (self.is_shown and self.typed):
            return
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        room = self.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, self)
        room = room.marginsRemoved(self.textMargins()).adjusted(INSET, 0, -INSET, 0)
        painter = QPainter(self)
        painter.fillRect(room, self.palette().base())
        painter.setPen(self.palette().text().color())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.typed)
        if self.hasFocus():
            at = room.left() + self.fontMetrics().horizontalAdvance(self.typed[: self.cursorPosition()])
            painter.drawLine(at, room.top(), at, room.bottom())
        painter.end()
