"""A numbered list of steps: a mark in a circle for each, its words, and the controls that belong to it.

Route's advice, the way to the passcodes, the steps of sending and what comes after it all look alike. Screen readers
hear a list, with the number of each step and whether it is done.
"""

from enum import Enum, auto
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QColor, QFont, QMoveEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from transfer_wizard.translations import _
from transfer_wizard.ui.kit import icons, theme
from transfer_wizard.ui.kit.texts import Label

CIRCLE: Final = 3 * theme.GRID
SMALL_CIRCLE: Final = 20
TICK: Final = 16
DOT: Final = 8
NARROW_LETTERS: Final = 48
"""Where a step is narrower than this, what stands at its right goes below its words."""


class StepProgress(Enum):
    """How far one is with a step."""

    TO_COME = auto()
    NEXT = auto()
    DONE = auto()


class Circle(QWidget):
    """The mark of a step: its number, or a tick once it is done; without a number, a dot for the one that is next."""

    def __init__(self, number: int, size: int) -> None:
        super().__init__()
        self._number = number
        self._least = size
        self.progress = StepProgress.TO_COME
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_progress(self, progress: StepProgress) -> None:
        """Show how far one is."""
        self.progress = progress
        self.update()

    def sizeHint(self) -> QSize:
        """It grows with the text."""
        side = max(self._least, self.fontMetrics().lineSpacing() + theme.HALF // 2)
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        """It never shrinks."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ring and what is in it."""
        colours = theme.colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_next, is_done = self.progress is StepProgress.NEXT, self.progress is StepProgress.DONE
        is_filled = is_next and self._number
        line = 2.0 if is_next and not self._number else 1.0
        edge = colours.ok_line if is_done else colours.accent if is_next else colours.edge
        ground = colours.ok_soft if is_done else colours.accent if is_filled else colours.surface
        painter.setPen(QPen(QColor(edge), line))
        painter.setBrush(QColor(ground))
        inner = QRectF(self.rect()).adjusted(line / 2, line / 2, -line / 2, -line / 2)
        painter.drawEllipse(inner)
        if is_done:
            side = TICK * self.width() / CIRCLE
            place = QRectF(0, 0, side, side)
            place.moveCenter(QRectF(self.rect()).center())
            icons.draw(painter, "check", colours.ok, place)
        elif self._number:
            font = theme.small(self.font())
            font.setWeight(QFont.Weight.DemiBold if is_next else QFont.Weight.Normal)
            painter.setFont(font)
            painter.setPen(QColor(colours.on_accent if is_next else colours.text))
            painter.drawText(QRectF(self.rect()), Qt.AlignmentFlag.AlignCenter, str(self._number))
        elif is_next:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.accent))
            painter.drawEllipse(inner.center(), DOT / 2, DOT / 2)


class NumberedStep(QWidget):
    """One step.

    Attributes:
        circle: its mark.
        caption: what is done.
        about: a quiet line or more below it; hidden while it is empty.
        words: the layout of these two; what else goes into it stands at the left of ``aside``.
        column: the layout for what stands below.
        aside: the layout for what stands at the right.

    Signals:
        moved: it has another place or another size.
    """

    moved = Signal()
    accessible_role = QAccessible.Role.ListItem

    def __init__(self, number: int, caption: str, *, has_number: bool, is_strong: bool, size: int) -> None:
        super().__init__()
        self.number = number
        self.circle = Circle(number if has_number else 0, size)
        self._said = caption
        self.caption = Label(caption)
        if is_strong:
            theme.strong(self.caption)
        elif size == SMALL_CIRCLE:
            theme.hint(self.caption)
        self.caption.setMinimumHeight(size)
        self.caption.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.about = Label("", "quiet")
        self.about.hide()
        self.aside = QHBoxLayout()
        self.aside.setSpacing(theme.GRID)
        self.words = QVBoxLayout()
        self.words.setSpacing(0)
        self.words.addWidget(self.caption)
        self.words.addWidget(self.about)
        self._beside = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._beside.setSpacing(theme.GRID)
        self._beside.addLayout(self.words, stretch=1)
        self._beside.addLayout(self.aside)
        self._beside.setAlignment(self.aside, Qt.AlignmentFlag.AlignTop)
        self.column = QVBoxLayout()
        self.column.setSpacing(theme.GRID)
        right = QVBoxLayout()
        right.setSpacing(theme.HALF)
        right.addLayout(self._beside)
        right.addLayout(self.column)
        right.addStretch(1)  # beside a higher step, the words of this one stay on top
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(14 if size == CIRCLE else 6)
        whole.addWidget(self.circle, alignment=Qt.AlignmentFlag.AlignTop)
        whole.addLayout(right, stretch=1)
        self._name()

    def say(self, caption: str, about: str = "") -> None:
        """Change the words."""
        self._said = caption
        self.caption.setText(caption)
        self.say_about(about)

    def say_about(self, about: str) -> None:
        """Change the quiet lines."""
        self.about.setText(about)
        self.about.setVisible(bool(about))
        self._name()

    def show_progress(self, progress: StepProgress) -> None:
        """Show how far one is with it."""
        self.circle.show_progress(progress)
        self._name()

    @property
    def progress(self) -> StepProgress:
        """How far one is with it."""
        return self.circle.progress

    def _name(self) -> None:
        name = _("{number}. {step}").format(number=self.number, step=self._said.replace("\u200b", ""))
        self.setAccessibleName(name)
        words = {StepProgress.TO_COME: "", StepProgress.NEXT: _("Next"), StepProgress.DONE: _("Done")}
        said = (words[self.progress], self.about.text().replace("\u200b", ""))
        self.setAccessibleDescription(". ".join(filter(None, said)))

    def moveEvent(self, event: QMoveEvent) -> None:
        """Tell of another place."""
        super().moveEvent(event)
        self.moved.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow place, what stands at the right goes below the words."""
        super().resizeEvent(event)
        self.moved.emit()
        is_narrow = self.width() < theme.letters(self, NARROW_LETTERS)
        wanted = QBoxLayout.Direction.TopToBottom if is_narrow else QBoxLayout.Direction.LeftToRight
        if self._beside.direction() is not wanted:
            self._beside.setDirection(wanted)
            alignment = Qt.AlignmentFlag.AlignLeft if is_narrow else Qt.AlignmentFlag.AlignTop
            self._beside.setAlignment(self.aside, alignment)


class Numbered(QWidget):
    """Steps one below the other, or side by side.

    Args:
        name: what the list is called, for who can't see its heading.
        captions: the steps, where there is nothing but words in them.
        names: of another program's buttons; they stand out in the captions.
        has_numbers: without, the circles are joined by a line, as events are.
        has_rules: a line parts one step from the next.
        is_row: side by side, in small circles.
    """

    accessible_role = QAccessible.Role.List

    def __init__(
        self,
        name: str,
        captions: tuple[str, ...] = (),
        *,
        names: tuple[str, ...] = (),
        has_numbers: bool = True,
        has_rules: bool = False,
        is_row: bool = False,
    ) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.steps: list[NumberedStep] = []
        self._has_numbers = has_numbers
        self._has_rules = has_rules
        self._size = SMALL_CIRCLE if is_row else CIRCLE
        direction = QBoxLayout.Direction.LeftToRight if is_row else QBoxLayout.Direction.TopToBottom
        self._line = QBoxLayout(direction, self)
        self._line.setContentsMargins(0, 0, 0, 0)
        between = 14 if has_rules else 10 if has_numbers else 28
        self._line.setSpacing(12 if is_row else between)
        for caption in captions:
            step = self.add(caption)
            if names:
                step.caption.show_names(names)

    def add(self, caption: str, about: str = "", *, is_strong: bool = False) -> NumberedStep:
        """Add a step at the end."""
        if self._has_rules and self.steps:
            rule = QFrame()
            rule.setProperty("role", "rule")
            self._line.addWidget(rule)
        number = len(self.steps) + 1
        step = NumberedStep(number, caption, has_number=self._has_numbers, is_strong=is_strong, size=self._size)
        step.say_about(about)
        self.steps.append(step)
        self._line.addWidget(step, stretch=self._line.direction() is QBoxLayout.Direction.LeftToRight)
        if not self._has_numbers:
            step.moved.connect(self.update)  # it leaves its part of the line behind
        return step

    def arrange(self, *, is_row: bool) -> None:
        """Put the steps side by side, or one below the other where the page is narrow."""
        wanted = QBoxLayout.Direction.LeftToRight if is_row else QBoxLayout.Direction.TopToBottom
        if self._line.direction() is not wanted:
            self._line.setDirection(wanted)

    @property
    def next(self) -> NumberedStep | None:
        """The first step that is not done."""
        return next((step for step in self.steps if step.progress is not StepProgress.DONE), None)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The line between the circles of events."""
        if self._has_numbers:
            return
        painter = QPainter(self)
        painter.setPen(QPen(QColor(theme.colours().line), 2))
        for above, below in zip(self.steps, self.steps[1:], strict=False):
            middle = above.x() + above.circle.x() + above.circle.width() / 2
            start = above.y() + above.circle.geometry().bottom() + theme.HALF
            end = below.y() + below.circle.y() - theme.HALF
            painter.drawLine(QPointF(middle, start), QPointF(middle, end))


class Countdown(QWidget):
    """A ring that runs down: how many seconds are left of how many. It paints what it is told, and has no clock."""

    def __init__(self) -> None:
        super().__init__()
        self._part = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:
        """It grows with the text."""
        side = theme.pixels(SMALL_CIRCLE)
        return QSize(side, side)

    def changeEvent(self, event: QEvent) -> None:
        """Another size of text, another size of the ring."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()

    def show_left(self, left: int, whole: int) -> None:
        """Show the seconds that are left."""
        self._part = left / whole if whole else 0.0
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The way that is left, from the top to the right as on a clock; what is gone, quiet."""
        colours = theme.colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ring = QRectF(self.rect()).adjusted(2, 2, -2, -2)
        painter.setPen(QPen(QColor(colours.line), 2.5))
        painter.drawEllipse(ring)
        pen = QPen(QColor(colours.accent), 2.5)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        turn = 16 * 360
        painter.drawArc(ring, 90 * 16, -round(turn * self._part))
