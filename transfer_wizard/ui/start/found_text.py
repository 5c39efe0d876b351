"""The text that was pasted or dropped, with marks on what was found in it."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from itertools import accumulate
from typing import Final, NamedTuple

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QMouseEvent, QPainter, QPaintEvent, QResizeEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QTextEdit, QVBoxLayout, QWidget

from transfer_wizard.intake.sources import SourceText, Span
from transfer_wizard.translations import _
from transfer_wizard.ui.kit import theme
from transfer_wizard.ui.kit.texts import Heading, Label

_BETWEEN: Final = "\n\n"
"""Between two of the things that were brought together."""


class TextMark(NamedTuple):
    """A part of the text that something was read from: where, the number of the thing, and whether it is a question."""

    start: int
    end: int
    thing: int
    is_question: bool


class FoundText(QWidget):
    """The text at the right of what was found.

    Signals:
        chosen: the number of the thing whose mark was pressed.
    """

    chosen = Signal(int)

    def __init__(self, sources: Sequence[SourceText]) -> None:
        super().__init__()
        self.setProperty("role", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        texts = [f"{source.file}\n{source.text}" if len(sources) > 1 else source.text for source in sources]
        heads = [len(source.file) + 1 if len(sources) > 1 else 0 for source in sources]
        begins = [0, *accumulate(len(text) + len(_BETWEEN) for text in texts)]
        self._begins = [begin + head for begin, head in zip(begins, heads, strict=False)]
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(2 * theme.GRID, 2 * theme.GRID, 2 * theme.GRID, 2 * theme.GRID)
        is_pasted = not any(source.file for source in sources)
        self.heading = Heading(_("What you pasted") if is_pasted else _("What you brought"))
        theme.strong(self.heading)
        self.about = Label(sources[0].title if len(sources) == 1 else "", "quiet")
        self.about.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(self.heading)
        head.addWidget(self.about, stretch=1)
        numbers = [line.number for line in sources[0].lines] if len(sources) == 1 else []
        self._whole = _BETWEEN.join(texts)
        self.text = _NumberedText(numbers)
        self.text.setAccessibleName(self.heading.text())
        self.text.pressed.connect(self._on_pressed)
        inset = QVBoxLayout()
        inset.setContentsMargins(2 * theme.GRID, 0, 2 * theme.GRID, 0)
        inset.addWidget(self.text)
        foot = QWidget()
        foot.setMinimumHeight(theme.FOOT)
        line = QHBoxLayout(foot)
        line.setContentsMargins(2 * theme.GRID, 0, 2 * theme.GRID, 0)
        self.legend = Label(_("Marked: what was found"), "quiet")
        line.addWidget(self.legend)
        whole.addLayout(head)
        whole.addLayout(inset, stretch=1)
        rule = QFrame()
        rule.setProperty("role", "rule")
        whole.addWidget(rule)
        whole.addWidget(foot)
        self._marks: list[TextMark] = []

    def fill(self) -> None:
        """Put the text in, which takes as long as the rest of the page where it has thousands of lines."""
        self.text.setPlainText(self._whole)

    def mark(self, spans: Mapping[int, Sequence[Span]], questions: frozenset[int]) -> None:
        """Mark what the things, by their numbers, were read from."""
        begins = self._begins
        self._marks = sorted(
            TextMark(begins[span.source] + span.start, begins[span.source] + span.end, thing, thing in questions)
            for thing, places in spans.items()
            for span in places
            if span.source < len(begins)
        )
        self.legend.setVisible(bool(self._marks))
        self.text.show_marks(self._marks)

    def show_current(self, thing: int) -> None:
        """Bring the place of a thing into sight, and set it off from the others."""
        self.text.show_current(thing)

    def _on_pressed(self, position: int) -> None:
        for mark in self._marks:
            if mark.start <= position <= mark.end:
                self.chosen.emit(mark.thing)
                return


class _NumberedText(QPlainTextEdit):
    """The text, with the numbers of its lines; only the marks in sight are drawn, however many there are.

    Signals:
        pressed: the position in the text that was pressed.
    """

    pressed = Signal(int)

    def __init__(self, numbers: Sequence[int]) -> None:
        super().__init__()
        self.setProperty("role", "sheet")
        self._numbers = numbers
        self._marks: Sequence[TextMark] = ()
        self._current = -1
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        theme.scaled(self, theme.HINT)
        self._gutter = _Gutter(self)
        self._make_room()
        self.updateRequest.connect(self._on_update)

    def _make_room(self) -> None:
        """The numbers stand at the left of the text; a style sheet's padding there would go unnoticed by its lines."""
        self.setViewportMargins(self.gutter_width + theme.GRID, 0, theme.GRID, 0)

    def changeEvent(self, event: QEvent) -> None:
        """Larger numbers take more room."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange and hasattr(self, "_gutter"):
            self._make_room()

    @property
    def gutter_width(self) -> int:
        """Room for the longest number."""
        digits = len(str(max(self._numbers))) if self._numbers else 0
        return self.fontMetrics().horizontalAdvance("9" * digits) + (theme.GRID + theme.HALF if digits else 0)

    def show_marks(self, marks: Sequence[TextMark]) -> None:
        """Draw these."""
        self._marks = marks
        self._draw()

    def show_current(self, thing: int) -> None:
        """Scroll to the first mark of a thing, and draw its marks semibold."""
        self._current = thing
        mark = next((mark for mark in self._marks if mark.thing == thing), None)
        if mark:
            cursor = self.textCursor()
            cursor.setPosition(mark.start)
            self.setTextCursor(cursor)
            self.ensureCursorVisible()
        self._draw()

    def _draw(self) -> None:
        first = self.firstVisibleBlock().position()
        last = self.cursorForPosition(self.viewport().rect().bottomRight()).block()
        end = last.position() + last.length()
        colours = theme.colours()
        selections = []
        at = bisect_left(self._marks, (first, 0, 0, False))
        while at > 0 and self._marks[at - 1].end > first:
            at -= 1
        for mark in self._marks[at:]:
            if mark.start > end:
                break
            form = QTextCharFormat()
            form.setForeground(QColor(colours.open if mark.is_question else colours.accent))
            form.setBackground(QColor(colours.open_soft if mark.is_question else colours.accent_soft))
            if mark.thing == self._current:
                form.setFontWeight(QFont.Weight.DemiBold)
            cursor = QTextCursor(self.document())
            cursor.setPosition(mark.start)
            cursor.setPosition(mark.end, QTextCursor.MoveMode.KeepAnchor)
            selection = QTextEdit.ExtraSelection()
            selection.cursor = cursor
            selection.format = form
            selections.append(selection)
        self.setExtraSelections(selections)

    def _on_update(self, area: QRect, moved: int) -> None:
        if moved:
            self._draw()
        self._gutter.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A mark that is pressed leads to its row."""
        super().mouseReleaseEvent(event)
        if not self.textCursor().hasSelection():
            self.pressed.emit(self.cursorForPosition(event.position().toPoint()).position())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The numbers stand at the left of the text."""
        super().resizeEvent(event)
        inner = self.contentsRect()
        self._gutter.setGeometry(inner.left() + theme.GRID, inner.top(), self.gutter_width, inner.height())
        self._draw()

    def draw_numbers(self, painter: QPainter) -> None:
        """Draw the number of each line in sight."""
        painter.setFont(self.font())
        painter.setPen(QColor(theme.colours().quiet))
        block = self.firstVisibleBlock()
        while block.isValid():
            place = self.blockBoundingGeometry(block).translated(self.contentOffset())
            if place.top() > self.viewport().height():
                break
            if block.blockNumber() < len(self._numbers):
                number = str(self._numbers[block.blockNumber()] or "")
                room = QRect(0, round(place.top()), self.gutter_width - theme.GRID, self.fontMetrics().lineSpacing())
                painter.drawText(room, Qt.AlignmentFlag.AlignRight, number)
            block = block.next()


class _Gutter(QWidget):
    """Where the numbers of the lines are."""

    def __init__(self, text: _NumberedText) -> None:
        super().__init__(text)
        self._text = text

    def sizeHint(self) -> QSize:
        """As wide as the numbers."""
        return QSize(self._text.gutter_width, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The numbers."""
        self._text.draw_numbers(QPainter(self))
