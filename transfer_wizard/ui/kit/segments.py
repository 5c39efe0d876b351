"""A question with a few answers, all in sight: radio buttons in one frame, painted as its segments.

They stand in a row where they fit, and else become a list. The room of a chosen answer, which is semibold and has a
mark, is kept free in each of them, so that nothing moves when one is chosen.
"""

from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QColor,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QSizePolicy, QWidget

from transfer_wizard.translations import joined
from transfer_wizard.ui.kit import icons, theme

OPEN_ANSWER: Final = "unknown"
"""The word of the answer that leaves an open point: it is chosen in amber, with a dot."""

_MARK: Final = 14
_GAP: Final = theme.GRID
_TIGHT_GAP: Final = theme.HALF
_WIDE, _TIGHT = 12, 8
"""Pixels beside a text. The mark of a chosen answer takes 2 of the narrower ones: it has air of its own."""
_EDGE: Final = 1.5
_WRAPPED: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
_BACK = (Qt.Key.Key_Left, Qt.Key.Key_Up)
_ON = (Qt.Key.Key_Right, Qt.Key.Key_Down)


class Segment(QRadioButton):
    """One answer.

    Signals:
        moved: an arrow key leads on by so many answers.
    """

    moved = Signal(int)

    def __init__(self, text: str, is_open: bool) -> None:
        super().__init__(text)
        self.is_open = is_open
        self.is_row = False
        self._least: dict[int, int] = {}
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def least(self, padding: int) -> int:
        """The width of the chosen answer, with this much beside its text."""
        if padding not in self._least:  # measured once: a layout asks many times, also while the first window is made
            beside = 2 * _WIDE + _GAP if padding == _WIDE else 2 * (_TIGHT - 2) + _TIGHT_GAP
            text = self._metrics().horizontalAdvance(self.text())
            self._least[padding] = text + theme.pixels(_MARK) + beside
        return self._least[padding]

    def line_height(self) -> int:
        """The height of the answer in a row."""
        return max(theme.CONTROL, self.fontMetrics().height() + 2 * theme.GRID)

    def high(self, width: int) -> int:
        """The height of the answer as a row of a list."""
        room = QRect(0, 0, width - 2 * _WIDE - theme.pixels(_MARK) - _GAP, 10_000)
        text = self._metrics().boundingRect(room, _WRAPPED, self.text()).height()
        return max(theme.CONTROL, text + 2 * theme.GRID)

    def sizeHint(self) -> QSize:
        """The chosen answer in one line."""
        return QSize(self.least(_WIDE), self.line_height())

    def minimumSizeHint(self) -> QSize:
        """Whatever the group gives it."""
        return QSize(0, 0)

    def changeEvent(self, event: QEvent) -> None:
        """Another font is measured anew."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self.measure_anew()

    def measure_anew(self) -> None:
        """Its text, or the font, is another one."""
        self._least.clear()
        group = self.parentWidget()
        if isinstance(group, Segments):
            group.measure_anew()

    def hitButton(self, pos: QPoint) -> bool:
        """All of it can be pressed."""
        return self.rect().contains(pos)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrow keys go round among the answers, whether these are a row or a list."""
        if event.key() in (*_BACK, *_ON) and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.moved.emit(1 if event.key() in _ON else -1)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the answer, and over the frame of the group the edge of the one that is chosen."""
        colours = theme.colours()
        soft, edge, ink = (
            (colours.open_soft, colours.open_mark, colours.open)
            if self.is_open
            else (colours.accent_soft, colours.accent, colours.accent)
        )
        if not self.isEnabled():
            soft, edge, ink = colours.sunken, colours.edge, colours.quiet
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inside = QRectF(self.rect()).adjusted(_EDGE / 2, _EDGE / 2, -_EDGE / 2, -_EDGE / 2)
        painter.setPen(Qt.PenStyle.NoPen)
        if self.isChecked():
            painter.setPen(QPen(QColor(edge), _EDGE))
            painter.setBrush(QColor(soft))
            painter.drawRoundedRect(inside, theme.CONTROL_RADIUS, theme.CONTROL_RADIUS)
        elif self.underMouse() and self.isEnabled():
            painter.setBrush(QColor(colours.sunken))
            beside = inside.adjusted(1, 1, 0, 0)  # the answer before this one reaches 1 pixel into it
            painter.drawRoundedRect(beside, theme.CONTROL_RADIUS, theme.CONTROL_RADIUS)
        self._draw_text(painter, ink if self.isChecked() or not self.isEnabled() else colours.text)

    def _draw_text(self, painter: QPainter, ink: str) -> None:
        colours = theme.colours()
        painter.setFont(self._font() if self.isChecked() else self.font())
        text = painter.fontMetrics().horizontalAdvance(self.text())
        gap = _GAP if self.width() >= self.least(_WIDE) else _TIGHT_GAP
        marked = theme.pixels(_MARK) + gap if self.isChecked() or self.is_row else 0
        left = float(_WIDE) if self.is_row else (self.width() - text - marked) / 2
        mark = QRectF(left, (self.height() - theme.pixels(_MARK)) / 2, theme.pixels(_MARK), theme.pixels(_MARK))
        if self.isChecked():
            icons.draw(painter, "dot" if self.is_open else "check", ink, mark)
        elif self.is_row:
            painter.setPen(QPen(QColor(colours.edge), _EDGE))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(mark.adjusted(1, 1, -1, -1))
        painter.setPen(QColor(ink))
        right = float(self.width() - _WIDE) if self.is_row else left + marked + text + 1
        place = QRectF(left + marked, 0, right - left - marked, self.height())
        painter.drawText(place, _WRAPPED if self.is_row else Qt.AlignmentFlag.AlignVCenter, self.text())

    def _font(self) -> QFont:
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        return font

    def _metrics(self) -> QFontMetrics:
        return QFontMetrics(self._font())


class Segments(QWidget):
    """The answers to one question; none is chosen until the person does it, or the draft says so.

    Arrow keys move among them and choose, Tab leaves. The wheel changes nothing.

    Args:
        answers: the word of each, and its text.
        name: the question, for screen readers.
        fills: the row is as wide as the page.

    Signals:
        edited: the word of the answer that the person chose.
        left: the person is done with the question, which choosing does.
        refused: never; it makes a group an input like the others.
    """

    edited = Signal(str)
    left = Signal()
    refused = Signal(str)
    accessible_role = QAccessible.Role.Grouping

    def __init__(self, answers: list[tuple[str, str]], name: str, fills: bool = False) -> None:
        super().__init__()
        self._name = name
        self._fills = fills
        self._is_locked = False
        self._heights: dict[int, int] = {}
        self._words = [word for word, _text in answers]
        self._group = QButtonGroup(self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.buttons = [Segment(text, is_open=word == OPEN_ANSWER) for word, text in answers]
        for number, button in enumerate(self.buttons):
            button.setParent(self)
            button.setAccessibleName(button.text())
            self._group.addButton(button, number)
            button.moved.connect(partial(self._on_moved, button))
        self._is_showing = self._was_told = False
        self._group.idToggled.connect(self._on_toggled)
        self._group.idClicked.connect(self._on_clicked)
        self.setFocusProxy(self.buttons[0])
        self.setAccessibleName(name)
        self.setAccessibleDescription("")

    def setAccessibleDescription(self, text: str) -> None:
        """What is said of the question is said of each answer, too: it is the answer that has the focus."""
        super().setAccessibleDescription(text)
        for button in self.buttons:
            button.setAccessibleDescription(joined(self._name, text))

    @property
    def answer(self) -> str:
        """The word of the answer that is chosen; "" for none."""
        number = self._group.checkedId()
        return self._words[number] if number >= 0 else ""

    def call(self, word: str, text: str) -> None:
        """Give an answer another text, such as the name of an organization."""
        button = self.buttons[self._words.index(word)]
        button.setText(text)
        button.setShortcut(QKeySequence())  # an & in a name names no key
        button.setAccessibleName(text)
        button.measure_anew()
        self._place()

    def lock(self) -> None:
        """Show the answer alone: there is no other to choose."""
        self._is_locked = True

    def show_text(self, word: str) -> None:
        """Show an answer that came from elsewhere, or none."""
        if self._is_locked:
            for each, button in zip(self._words, self.buttons, strict=True):
                button.setVisible(each == word)
            self._place()
            self.measure_anew()
        checked = self._group.checkedButton()
        if word in self._words:
            button = self.buttons[self._words.index(word)]
            self._is_showing = True
            button.setChecked(True)
            self._is_showing = False
            self.setFocusProxy(button)
        elif checked:
            self._group.setExclusive(False)
            checked.setChecked(False)
            self._group.setExclusive(True)
            for button in self.buttons:
                button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # Qt left Tab to the one that was checked
            self.setFocusProxy(self.buttons[0])

    def _on_toggled(self, number: int, is_chosen: bool) -> None:
        """By whatever it was chosen: what helps a person to operate the window presses nothing."""
        if is_chosen and not self._is_showing:
            self._was_told = True
            self._choose(number)

    def _on_clicked(self, number: int) -> None:
        if not self._was_told:
            self._choose(number)
        self._was_told = False

    def _choose(self, number: int) -> None:
        self.setFocusProxy(self.buttons[number])
        self.edited.emit(self._words[number])
        self.left.emit()

    def _on_moved(self, button: Segment, by: int) -> None:
        shown = self._shown
        target = shown[(shown.index(button) + by) % len(shown)]
        target.setFocus(Qt.FocusReason.OtherFocusReason)
        if not target.isChecked():
            target.click()

    # Where the answers are

    @property
    def _shown(self) -> list[Segment]:
        return [button for button in self.buttons if not button.isHidden()]

    def _padding(self, width: int) -> int:
        """The room beside the texts in a row of a width; 0 where the answers are a list."""
        return next((each for each in (_WIDE, _TIGHT) if self._row_width(each) <= width), 0)

    def _row_width(self, padding: int) -> int:
        return sum(button.least(padding) for button in self._shown)

    def hasHeightForWidth(self) -> bool:
        """A list is higher than a row."""
        return True

    def measure_anew(self) -> None:
        """The answers, or their texts, have another size."""
        self._heights.clear()
        self.updateGeometry()

    def heightForWidth(self, width: int) -> int:
        """The height of the row, or of the list; measured once for each width, since a layout asks many times."""
        if width not in self._heights:
            self._heights[width] = (
                max((button.line_height() for button in self._shown), default=0)
                if self._padding(width)
                else sum(button.high(width) for button in self._shown)
            )
        return self._heights[width]

    def sizeHint(self) -> QSize:
        """All of it in one row."""
        width = self._row_width(_WIDE)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Narrower, it becomes a list, and its texts wrap."""
        return QSize(min(self._row_width(_WIDE), 10 * theme.GRID), theme.CONTROL)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give each answer its place."""
        super().resizeEvent(event)
        self._place()

    def changeEvent(self, event: QEvent) -> None:
        """Larger text takes more room."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self.measure_anew()
            self._place()

    def _place(self) -> None:
        """Each answer reaches 1 pixel into the next one, so that the edge of a chosen one covers what parts the two."""
        shown, padding = self._shown, self._padding(self.width())
        spare = self.width() - self._row_width(padding) if padding and self._fills else 0
        at = 0
        for number, button in enumerate(shown):
            button.is_row = not padding
            is_last = number == len(shown) - 1
            if button.is_row:
                size = QSize(self.width(), button.high(self.width()))
                button.setGeometry(QRect(QPoint(0, at), size + QSize(0, 0 if is_last else 1)))
                at += size.height()
            else:
                share = spare * (number + 1) // len(shown) - spare * number // len(shown)
                size = QSize(button.least(padding) + share, self.height())
                button.setGeometry(QRect(QPoint(at, 0), size + QSize(0 if is_last else 1, 0)))
                at += size.width()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the frame around the answers, and the lines between them."""
        colours, shown = theme.colours(), self._shown
        if not shown:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = QRectF(shown[0].geometry().united(shown[-1].geometry())).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(QColor(colours.edge if self.isEnabled() else colours.line), 1))
        painter.setBrush(QColor(colours.surface if self.isEnabled() else colours.sunken))
        painter.drawRoundedRect(whole, theme.CONTROL_RADIUS, theme.CONTROL_RADIUS)
        painter.setPen(QPen(QColor(colours.line), 1))
        for button in shown[1:]:
            start = QPointF(button.pos()) + (QPointF(1, 0.5) if button.is_row else QPointF(0.5, 1))
            along = QPointF(button.width() - 2, 0) if button.is_row else QPointF(0, button.height() - 2)
            painter.drawLine(start, start + along)
