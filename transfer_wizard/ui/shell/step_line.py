"""The steps in one line, for narrow windows: the step in sight, and a list that opens."""

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from transfer_wizard.flow.navigator import Navigator
from transfer_wizard.translations import _
from transfer_wizard.ui.kit import icons, theme
from transfer_wizard.ui.kit.icons import Icon
from transfer_wizard.ui.kit.progress import ProgressLine
from transfer_wizard.ui.kit.texts import Button


class _Here(Button):
    """The button with the step in sight, how many steps there are, and the mark of a list that opens."""

    def __init__(self) -> None:
        super().__init__("", "quiet")
        self._step = self._of = ""
        self.setAccessibleDescription(_("Opens the list of steps"))

    def show_place(self, step: str, of: str) -> None:
        """Such as "4 Licenses", and "of 8"."""
        self._step, self._of = step, of
        self.setText(f"{step} {of}")

    def sizeHint(self) -> QSize:
        """Both texts in one line, and the mark."""
        fonts = (self._strong(), self.font())
        widths = [
            QFontMetrics(font).horizontalAdvance(text) for font, text in zip(fonts, (self._step, self._of), strict=True)
        ]
        width = sum(widths) + theme.pixels(theme.ICON) + 4 * theme.GRID
        return QSize(width, max(super().sizeHint().height(), theme.CONTROL))

    def _strong(self) -> QFont:
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        return font

    def paintEvent(self, event: QPaintEvent) -> None:
        """The step in semibold, the rest quiet."""
        colours = theme.colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.accent_soft))
            painter.drawRoundedRect(self.rect(), theme.CONTROL_RADIUS, theme.CONTROL_RADIUS)
        room = QRectF(self.rect()).adjusted(theme.GRID, 0, -theme.GRID, 0)
        painter.setFont(self._strong())
        painter.setPen(QColor(colours.text))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, self._step)
        room.setLeft(room.left() + painter.fontMetrics().horizontalAdvance(self._step) + theme.GRID)
        painter.setFont(self.font())
        painter.setPen(QColor(colours.quiet))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, self._of)
        size = theme.pixels(theme.ICON)
        left = room.left() + painter.fontMetrics().horizontalAdvance(self._of) + theme.GRID
        icons.draw(painter, "chevron-down", colours.text, QRectF(left, (self.height() - size) / 2, size, size))


class StepLine(QWidget):
    """The program's icon, the step in sight, and the list of all steps; below them the progress.

    Signals:
        chosen: the id of the step to go to.
        requests_asked, help_asked: what stands below the steps where these are at the left.
    """

    chosen = Signal(str)
    requests_asked = Signal()
    help_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "step-line")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._navigator: Navigator | None = None
        self.here = _Here()
        self.here.clicked.connect(self._on_open)
        self.progress = ProgressLine()
        self.row = QHBoxLayout()
        self.row.setContentsMargins(3 * theme.GRID, theme.GRID, 3 * theme.GRID, theme.GRID)
        self.row.setSpacing(theme.GRID)
        self.row.addWidget(Icon("transfer-wizard-small", size=theme.SIGN))
        self.row.addWidget(self.here)
        self.row.addStretch(1)
        self.way_out = Button("", "quiet")
        self.way_out.clicked.connect(self.requests_asked)
        self.way_out.hide()
        self.row.addWidget(self.way_out)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self.row)
        column.addWidget(self.progress)

    def refresh(self, navigator: Navigator) -> None:
        """Show the step in sight."""
        self._navigator = navigator
        words = {"number": navigator.number, "title": _(navigator.current.title), "total": len(navigator.steps)}
        self.here.show_place(_("{number} {title}").format(**words), _("of {total}").format(**words))
        self.here.setAccessibleName(_("{title}, step {number} of {total}").format(**words))

    def _on_open(self) -> None:
        """Open the list; Escape closes it, and gives the focus back."""
        if self._navigator is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for number, step in enumerate(self._navigator.steps, 1):
            action = menu.addAction(f"{number}  {_(step.title)}")
            action.setCheckable(True)
            action.setChecked(step.id == self._navigator.step)
            action.triggered.connect(lambda _checked, step=step.id: self.chosen.emit(step))
            if step.id == self._navigator.step:
                menu.setActiveAction(action)
        menu.addSeparator()
        menu.addAction(self.way_out.text() or _("All requests"), self.requests_asked.emit)
        menu.addAction(_("Help"), self.help_asked.emit)
        menu.popup(self.here.mapToGlobal(QPoint(0, self.here.height())))
