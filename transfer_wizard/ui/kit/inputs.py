"""The inputs of a field. Each says with ``edited`` what was typed, and with ``left`` that the person is done."""

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragMoveEvent,
    QFocusEvent,
    QGuiApplication,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QTextCursor,
)
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from transfer_wizard.request.shape import LONGEST
from transfer_wizard.translations import _
from transfer_wizard.ui.kit import theme
from transfer_wizard.ui.kit.segments import Segments


def too_long(is_cut: bool = False) -> str:
    """What is said when a text is too long, and was not taken or was cut."""
    if is_cut:
        sentence = _("The text is too long: this field takes {most} characters. What was more is cut off at the end.")
    else:
        sentence = _("The text is too long: this field takes {most} characters. Nothing was added to it.")
    return sentence.format(most=f"{LONGEST:,}")


class LineInput(QLineEdit):
    """One line of text, without mask and validator: it is brought into its normal form when it is left.

    Signals:
        edited: the text, at each change by the person; not while an input method is composing.
        left: the focus went elsewhere.
        refused: a sentence: what was pasted or typed was cut, or not taken.
        list_pasted: a text of several lines or cells was pasted; a line holds no more than one of them.
    """

    edited = Signal(str)
    left = Signal()
    refused = Signal(str)
    list_pasted = Signal(str)

    def __init__(self, width: int = 0, is_code: bool = False) -> None:
        super().__init__()
        self.setMaxLength(LONGEST)
        self.setMinimumHeight(theme.CONTROL)
        if is_code:
            theme.set_fixed_width(self)
        if width:
            self.setMaximumWidth(theme.letters(self, width) + 4 * theme.GRID)
        self._composing = False
        self._whole = ""
        self._told = ""
        self._was_cut = False
        self.textEdited.connect(self._on_edited)
        self.inputRejected.connect(self._on_rejected)

    def lock(self) -> None:
        """Take no more typing; the text can still be read and copied."""
        self.setReadOnly(True)

    def show_text(self, text: str) -> None:
        """Show a text that came from elsewhere; a word that is being composed is not taken away for it."""
        if self._composing:
            return
        self._whole = self._told = text
        if text != self.text():
            self.setText(text)
            if not self.hasFocus():
                self.setCursorPosition(0)  # a long text shows its start

    def _on_edited(self, text: str) -> None:
        was_cut, self._was_cut = self._was_cut, False
        if was_cut and any("\ud800" <= mark <= "\udbff" for mark in text):
            self.backspace()  # the cut went through a character; this comes here once more
            text = self.text()
        self._whole = text
        self._tell()
        if was_cut and self.text() == text:  # who heard of it may have taken it elsewhere
            self.refused.emit(too_long(is_cut=True))

    def _tell(self) -> None:
        """Say what is in the field, once, and not while a word is being composed in it."""
        if not self._composing and self.text() != self._told:
            self._told = self.text()
            self.edited.emit(self._told)

    def _on_rejected(self) -> None:
        """A paste that doesn't fit is in the field already, cut short, and the edit that comes next tells of it."""
        self._was_cut = self.text() != self._whole
        if not self._was_cut:
            self.refused.emit(too_long())

    def event(self, event: QEvent) -> bool:
        """The field redoes its own text, before the page redoes anything."""
        return _takes_redo(event) or super().event(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Nothing is judged while a word is being composed."""
        self._composing = bool(event.preeditString())
        super().inputMethodEvent(event)
        self._tell()  # composing took away what was selected, even where it came to nothing

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A file is the window's, which reads it."""
        event.ignore() if has_file(event.mimeData()) else super().dragEnterEvent(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """As when it came."""
        event.ignore() if has_file(event.mimeData()) else super().dragMoveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter is left to the page."""
        if _is_redo(event):
            self.redo()
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
        else:
            text = QGuiApplication.clipboard().text() if event.matches(QKeySequence.StandardKey.Paste) else ""
            super().keyPressEvent(event)
            if has_lines(text):
                self.list_pasted.emit(text)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The next key adds to what is there, where Tab doesn't select it and no click says where."""
        if event.reason() not in {*_PASSING, Qt.FocusReason.MouseFocusReason}:
            self.end(False)
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The field is left; a menu or another window that takes the focus for a while is no leaving.

        A suggestion that was gone to with the arrows stands in the field without having been typed: it counts.
        """
        super().focusOutEvent(event)
        if event.reason() not in _PASSING:
            self._composing = False  # an input method that was cut short tells nobody
            self._tell()
            if self.text() != self._whole:
                self._on_edited(self.text())
            self.setCursorPosition(0)  # a long text shows its start
            self.left.emit()


class LinkInput(LineInput):
    """An address: without the focus, as much of it as there is room for, and without what all of them begin with."""

    def __init__(self) -> None:
        super().__init__(is_code=True)
        theme.hint(self)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt shows the start of a long text, and cuts it in the middle of a letter."""
        if self.hasFocus() or not self.text():
            super().paintEvent(event)
            return
        from PySide6.QtWidgets import QStyle, QStyleOptionFrame

        option = QStyleOptionFrame()
        self.initStyleOption(option)
        painter = QPainter(self)
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_PanelLineEdit, option, painter, self)
        room = self.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, self)
        room = room.adjusted(2, 0, -2, 0)
        shown = self.text().strip().removeprefix("https://")
        painter.setPen(self.palette().color(self.foregroundRole()))
        elided = self.fontMetrics().elidedText(shown, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, elided)


_PASSING = {Qt.FocusReason.PopupFocusReason, Qt.FocusReason.MenuBarFocusReason, Qt.FocusReason.ActiveWindowFocusReason}


def _is_redo(event: QKeyEvent) -> bool:
    """Ctrl+Y does again what was undone, on every system; what else does is the system's own."""
    return event.key() == Qt.Key.Key_Y and event.modifiers() == Qt.KeyboardModifier.ControlModifier


def _takes_redo(event: QEvent) -> bool:
    """Claim the key for a field, where Qt's own fields leave it to the window."""
    is_claimed = isinstance(event, QKeyEvent) and event.type() is QEvent.Type.ShortcutOverride and _is_redo(event)
    if is_claimed:
        event.accept()
    return is_claimed


def _with_control(event: QKeyEvent) -> bool:
    return bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)


class ProseInput(QPlainTextEdit):
    """Several lines of plain text; Tab leaves it. Signals as of LineInput."""

    edited = Signal(str)
    left = Signal()
    refused = Signal(str)

    def __init__(self, width: int = 0) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.document().documentLayout().documentSizeChanged.connect(self.fit)
        self.fit()
        if width:
            self.setMaximumWidth(theme.letters(self, width) + 6 * theme.GRID)
        self._showing = False
        self._composing = False
        self._told = ""
        self.textChanged.connect(self._on_changed)

    def lock(self) -> None:
        """Take no more typing; the text can still be read and copied."""
        self.setReadOnly(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )

    def show_text(self, text: str) -> None:
        """Show a text that came from elsewhere; a word that is being composed is not taken away for it."""
        if self._composing:
            return
        self._told = text
        if text != self.toPlainText():
            self._showing = True
            self.setPlainText(text)
            self._showing = False
            self.moveCursor(QTextCursor.MoveOperation.End)  # the next key adds to what is there
            self.verticalScrollBar().setValue(0)

    def fit(self) -> None:
        """As high as its text, within reason; a plain text document counts its height in lines."""
        count = round(self.document().size().height())
        is_long = count > 4 * theme.PROSE_LINES
        bar = Qt.ScrollBarPolicy.ScrollBarAsNeeded if is_long else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(bar)
        self.setFixedHeight(theme.lines(self, max(theme.PROSE_LINES, min(count, 4 * theme.PROSE_LINES))))

    def _on_changed(self) -> None:
        if not self._showing and not self._composing and self.toPlainText() != self._told:
            self._told = self.toPlainText()
            self.edited.emit(self._told)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Nothing is judged while a word is being composed; what is composed ends at the limit too."""
        self._composing = bool(event.preeditString())
        room = LONGEST - len(self.toPlainText()) + len(self.textCursor().selectedText()) + event.replacementLength()
        is_too_long = len(event.commitString()) > room
        if is_too_long:
            event.setCommitString(
                event.commitString()[: max(0, room)], event.replacementStart(), event.replacementLength()
            )
        super().inputMethodEvent(event)
        self._on_changed()  # composing took away what was selected, even where it came to nothing
        if is_too_long:
            self.refused.emit(too_long(is_cut=room > 0))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A file is the window's, which reads it."""
        event.ignore() if has_file(event.mimeData()) else super().dragEnterEvent(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """As when it came."""
        event.ignore() if has_file(event.mimeData()) else super().dragMoveEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Pasted and dropped text takes the place of what is selected, and is cut where the field is full."""
        text = source.text()
        room = LONGEST - len(self.toPlainText()) + len(self.textCursor().selectedText())
        if text and room > 0:
            self.insertPlainText(text[:room])
        if len(text) > room:
            self.refused.emit(too_long(is_cut=room > 0))

    def event(self, event: QEvent) -> bool:
        """The field redoes its own text, before the page redoes anything."""
        return _takes_redo(event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Typing ends at the limit; Ctrl+Enter is left to the page."""
        if _with_control(event) and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
        elif _is_redo(event):
            self.redo()
        elif event.text() and not event.matches(QKeySequence.StandardKey.Delete) and self._is_full(event):
            self.refused.emit(too_long())
        else:
            super().keyPressEvent(event)

    def _is_full(self, event: QKeyEvent) -> bool:
        is_command = _with_control(event) and not event.modifiers() & Qt.KeyboardModifier.AltModifier  # AltGr is both
        adds = (event.text().isprintable() and not is_command) or event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        return adds and not self.textCursor().hasSelection() and self.document().characterCount() > LONGEST

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The field is left; a menu or another window that takes the focus for a while is no leaving."""
        super().focusOutEvent(event)
        if event.reason() not in _PASSING:
            self._composing = False  # an input method that was cut short tells nobody
            self._on_changed()
            self.left.emit()


def has_file(brought: QMimeData) -> bool:
    """True for files of this computer, which many programs offer as text as well."""
    return any(url.isLocalFile() for url in brought.urls())


def has_lines(text: str) -> bool:
    """True for a text of more than one line, or of several cells."""
    lines = [line for line in text.splitlines() if line.strip()]
    return len(lines) > 1 or any("\t" in line.strip() for line in lines)


Input = LineInput | ProseInput | Segments


def column(widget: QWidget, spacing: int = theme.GRID) -> QVBoxLayout:
    """A column without margins."""
    layout = QVBoxLayout(widget)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(spacing)
    return layout
