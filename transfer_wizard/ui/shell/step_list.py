"""The list of steps: title, and a mark that says how each stands; in words for a screen reader."""

from typing import Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyledItemDelegate, QStyleOptionViewItem

from transfer_wizard.flow.navigator import Navigator, StepStatus
from transfer_wizard.flow.steps import Step
from transfer_wizard.translations import _, ngettext
from transfer_wizard.ui.kit import icons, theme
from transfer_wizard.ui.kit.theme import Index, Theme

MARK: Final = 20
"""Pixels: the box of a mark."""
DOT: Final = 8


class StepModel(QAbstractListModel):
    """The steps of a navigator, as a view shows them."""

    def __init__(self, navigator: Navigator, has_current: bool) -> None:
        super().__init__()
        self.navigator = navigator
        self.has_current = has_current
        self.steps: tuple[Step, ...] = navigator.steps
        self.statuses = [StepStatus.NOT_STARTED] * len(self.steps)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """One row for each step."""
        return 0 if parent.isValid() else len(self.steps)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The title for the eye, and all of it in a sentence for a screen reader."""
        step = self.steps[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return _(step.title)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(step, index.row())
        if role == Qt.ItemDataRole.ToolTipRole:
            return _("{question} (Alt+{number})").format(question=_(step.question), number=index.row() + 1)
        return None

    def _spoken(self, step: Step, row: int) -> str:
        """Such as "You, step 2 of 8, 1 open point"."""
        sentence = _("{title}, step {number} of {total}").format(
            title=_(step.title), number=row + 1, total=len(self.steps)
        )
        status = self.statuses[row]
        if status is StepStatus.COMPLETE:
            return _("{step}, complete").format(step=sentence)
        if status is StepStatus.NOT_STARTED:
            return sentence
        count = len(self.navigator.problems(step.id))
        if status is StepStatus.PROBLEM:
            return _("{step}, an answer needs a change").format(step=sentence)
        points = ngettext("{step}, {count} open point", "{step}, {count} open points", count)
        return points.format(step=sentence, count=count)

    def refresh(self) -> None:
        """Read the steps, and how far each is, from the navigator."""
        if self.steps != self.navigator.steps:
            self.beginResetModel()
            self.steps = self.navigator.steps
            self.statuses = [StepStatus.NOT_STARTED] * len(self.steps)
            self.endResetModel()
        before, self.statuses = self.statuses, [self.navigator.status(step.id) for step in self.steps]
        if before != self.statuses:
            self.dataChanged.emit(self.index(0), self.index(len(self.steps) - 1))


class _StepPainter(QStyledItemDelegate):
    """A step in one line: its mark and its title. The mark tells how it stands, in form as well as in colour."""

    def __init__(self, look: Theme, view: QListView) -> None:
        super().__init__(view)
        self._look = look
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """A line of text, with room for the mark and the ring of the focus."""
        return QSize(0, max(option.fontMetrics.lineSpacing(), MARK) + 2 * theme.GRID + 2)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one step."""
        model = index.model()
        assert isinstance(model, StepModel)
        colours = self._look.colours
        is_current = model.has_current and model.steps[index.row()].id == model.navigator.step
        area = QRectF(option.rect).adjusted(theme.HALF, 1, -theme.HALF, -1)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if is_current:
            painter.setBrush(QColor(colours.accent_soft))
            painter.drawRoundedRect(area, theme.CONTROL_RADIUS, theme.CONTROL_RADIUS)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self._view.hasFocus() and index == self._view.currentIndex():
            painter.setPen(QPen(QColor(colours.accent), 2))
            painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), theme.CONTROL_RADIUS, theme.CONTROL_RADIUS)
        mark = QRectF(area.left() + theme.GRID, area.center().y() - MARK / 2, MARK, MARK)
        self._draw_mark(painter, mark, model.statuses[index.row()], index.row() + 1, is_current)
        font = QFont(option.font)
        font.setWeight(QFont.Weight.DemiBold if is_current else QFont.Weight.Normal)
        painter.setFont(font)
        painter.setPen(QColor(colours.accent if is_current else colours.text))
        text = area.adjusted(theme.GRID + MARK + 1.5 * theme.GRID, 0, -theme.HALF, 0)
        painter.drawText(text, Qt.AlignmentFlag.AlignVCenter, index.data())
        painter.restore()

    def _draw_mark(self, painter: QPainter, place: QRectF, status: StepStatus, number: int, is_current: bool) -> None:
        colours = self._look.colours
        if status is StepStatus.COMPLETE:
            icons.draw(painter, "check", colours.ok, place)
        elif status is StepStatus.IN_PROGRESS:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.open_mark))
            painter.drawEllipse(place.center(), DOT / 2, DOT / 2)
        elif status is StepStatus.PROBLEM:
            icons.draw(painter, "wrong", colours.wrong, place)
        else:
            painter.setPen(QPen(QColor(colours.accent if is_current else colours.edge), 1))
            painter.setBrush(QColor(colours.accent) if is_current else Qt.BrushStyle.NoBrush)
            painter.drawEllipse(place.adjusted(0.5, 0.5, -0.5, -0.5))
            theme.use_small(painter)
            painter.setPen(QColor(colours.on_accent if is_current else colours.quiet))
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, str(number))


class StepList(QListView):
    """The steps, each a click or Alt and its number away.

    Signals:
        chosen: the id of the step to go to.
    """

    chosen = Signal(str)

    def __init__(self, look: Theme) -> None:
        super().__init__()
        self.setProperty("role", "steps")
        self.setAccessibleName(_("Steps"))
        self.setItemDelegate(_StepPainter(look, self))
        self.setUniformItemSizes(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.activated.connect(self._on_chosen)
        self.clicked.connect(self._on_chosen)
        self._model: StepModel | None = None

    def follow(self, navigator: Navigator, has_current: bool = True) -> None:
        """Show the steps of a navigator from here on.

        Args:
            has_current: one of them is in sight; not where they stand beside another page.
        """
        self._model = StepModel(navigator, has_current)
        self.setModel(self._model)

    def _on_chosen(self, index: QModelIndex) -> None:
        if self._model:
            self.chosen.emit(self._model.steps[index.row()].id)

    def refresh(self) -> None:
        """Show how the steps stand, and which is in sight."""
        if self._model:
            self._model.refresh()
            self.setCurrentIndex(self._model.index(self._model.navigator.number - 1))
