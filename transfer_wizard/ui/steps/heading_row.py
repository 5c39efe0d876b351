"""One of the seven headings of a case: a line of text, which grows while the person is in it."""

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QEnterEvent, QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QGridLayout, QVBoxLayout, QWidget

from transfer_wizard.flow.steps import FieldSpec
from transfer_wizard.request.shape import HEADINGS
from transfer_wizard.translations import _
from transfer_wizard.ui.kit import theme
from transfer_wizard.ui.kit.inputs import Input, ProseInput
from transfer_wizard.ui.kit.pair import NARROW
from transfer_wizard.ui.kit.texts import Button
from transfer_wizard.ui.steps.field_row import FieldRow, FixedAnswers
from transfer_wizard.validation import wording

NAME = 13
"""Letters: the room for the name of a heading."""
MOST_LINES = 8


class RowInput(ProseInput):
    """A text without a frame: one line of it, elided, while it has no focus, and as high as it is while it has.

    Signals:
        looked: the focus came to it, or went.
    """

    looked = Signal()

    def __init__(self) -> None:
        super().__init__()
        theme.say_role(self, "cell")

    def fit(self) -> None:
        """One line, or all of them."""
        count = max(1, round(self.document().size().height())) if self.hasFocus() else 1
        is_long = count > MOST_LINES
        bar = Qt.ScrollBarPolicy.ScrollBarAsNeeded if is_long else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(bar)
        self.setFixedHeight(self.fontMetrics().lineSpacing() * min(count, MOST_LINES) + 2 * theme.GRID)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The row grows to its text."""
        super().focusInEvent(event)
        self.fit()
        self.looked.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """One line is enough to be read."""
        super().focusOutEvent(event)
        self.fit()
        self.looked.emit()
        self.verticalScrollBar().setValue(0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Without the focus, what goes into one line."""
        if self.hasFocus():
            super().paintEvent(event)
            return
        painter = QPainter(self.viewport())
        painter.setFont(self.font())
        painter.setPen(theme.colours().text)
        room = QRectF(self.viewport().rect()).adjusted(theme.HALF, 0, -theme.HALF, 0)
        text = " ".join(self.toPlainText().split())
        shown = self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, round(room.width()))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, shown)


class _AgainButton(Button):
    """A press that is drawn while one is at its row: seven of them would draw the eye away from what the rows say."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tab and screen readers find it all the time."""
        row, focus = self.parentWidget(), QApplication.focusWidget()
        if row is None or row.underMouse() or (focus is not None and row.isAncestorOf(focus)):
            super().paintEvent(event)


class HeadingRow(FieldRow):
    """The row of a heading; a text that is not as suggested offers the suggestion again."""

    def __init__(self, spec: FieldSpec) -> None:
        super().__init__(spec, help_text="", is_optional=False)

    def _make_input(self, answers: FixedAnswers | None, fills: bool) -> Input:
        return RowInput()

    def _build(self) -> None:
        theme.scaled(self.label, 1.0)
        theme.say_role(self.label, "caption")
        names = (wording.label(f"case.{name}") for name in HEADINGS)
        widest = max(self.label.fontMetrics().horizontalAdvance(name) for name in names)
        self.label.setFixedWidth(max(theme.letters(self.label, NAME), widest + theme.HALF))
        self.again = _AgainButton("", "quiet", "undo")
        self.again.setToolTip(_("Use the suggestion again"))
        self.again.setAccessibleName(_("{label}: use the suggestion again").format(label=self.name))
        self.again.setFixedSize(theme.pixels(theme.ROW_HEIGHT), theme.pixels(theme.ROW_HEIGHT))
        policy = self.again.sizePolicy()
        policy.setRetainSizeWhenHidden(True)  # the text keeps its place
        self.again.setSizePolicy(policy)
        self.suggestion = ""
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(2 * theme.GRID, theme.HALF, theme.GRID, theme.HALF + 1)
        self._grid.setSpacing(theme.HALF)
        self._grid.setColumnStretch(1, 1)
        self._right = QWidget(self)
        self.column = QVBoxLayout(self._right)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(theme.HALF)
        self.column.addWidget(self.input)
        self._grid.addWidget(self.label, 0, 0, Qt.AlignmentFlag.AlignVCenter)
        self._grid.addWidget(self._right, 0, 1)
        self._grid.addWidget(self.again, 0, 2, Qt.AlignmentFlag.AlignTop)
        self.again.hide()
        self.label.setBuddy(self.input)
        self.input.setAccessibleName(self.name)
        self.again.clicked.connect(self._on_again)
        assert isinstance(self.input, RowInput)
        self.input.looked.connect(self.again.update)
        self.show_problem(None)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Whoever points at the row sees what can be done with it."""
        super().enterEvent(event)
        self.again.update()

    def leaveEvent(self, event: QEvent) -> None:
        """And no longer."""
        super().leaveEvent(event)
        self.again.update()

    def show_origin(self, icon: str, words: str) -> None:
        """There is no room for it in a line."""

    def offer(self, suggestion: str) -> None:
        """Note the sentence that is made of what is known."""
        self.suggestion = suggestion
        self._show_again()

    def _show_again(self) -> None:
        assert isinstance(self.input, ProseInput)
        text = self.input.toPlainText().strip()
        self.again.setVisible(bool(self.suggestion) and text != self.suggestion and not self.input.isReadOnly())

    def _on_again(self) -> None:
        self.input.setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit(self.path, self.suggestion)
        self.left.emit(self.path)

    def arrange(self, window_width: int) -> None:
        """Name and text side by side, or one above the other where the window is narrow."""
        is_row = theme.counted(window_width) >= NARROW
        inside = 0 if is_row else theme.HALF  # as far as the text below stands from the edge of its field
        self._grid.setContentsMargins(2 * theme.GRID - inside, theme.HALF, theme.GRID, theme.HALF + 1)
        self.label.setContentsMargins(inside, 0, 0, 0)
        self._grid.removeWidget(self._right)
        if is_row:
            self._grid.addWidget(self._right, 0, 1)
        else:
            self._grid.addWidget(self._right, 1, 0, 1, 3)
