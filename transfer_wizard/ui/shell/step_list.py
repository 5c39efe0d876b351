"""The list of steps: number, title, and how each stands, in words."""

from PySide6.QtCore import QAbstractListModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyleOptionViewItem

from transfer_wizard.flow.navigator import Navigator, Status
from transfer_wizard.flow.steps import Step
from transfer_wizard.translations import _
from transfer_wizard.ui.kit import theme
from transfer_wizard.ui.kit.theme import Index, RowPainter, Theme


class StepModel(QAbstractListModel):
    """The steps of a navigator, as a view shows them."""

    def __init__(self, navigator: Navigator) -> None:
        super().__init__()
        self.navigator = navigator
        self.steps: tuple[Step, ...] = navigator.steps
        self.statuses = [Status.NOT_STARTED] * len(self.steps)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """One row for each step."""
        return 0 if parent.isValid() else len(self.steps)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The title for the eye, and all of it in a sentence for a screen reader."""
        step = self.steps[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return _(step.title)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return _("Step {number}: {title}. {status}.").format(
                number=index.row() + 1, title=_(step.title), status=_(self.statuses[index.row()])
            )
        if role == Qt.ItemDataRole.ToolTipRole:
            return _("{question} (Alt+{number})").format(question=_(step.question), number=index.row() + 1)
        return None

    def refresh(self) -> None:
        """Take over how the steps stand now, and which there are."""
        if self.steps != self.navigator.steps:
            self.beginResetModel()
            self.steps = self.navigator.steps
            self.statuses = [Status.NOT_STARTED] * len(self.steps)
            self.endResetModel()
        self.statuses = [self.navigator.status(step.id) for step in self.steps]
        self.dataChanged.emit(self.index(0), self.index(len(self.steps) - 1))


class _StepPainter(RowPainter):
    """A step in two lines: the title, and its status in quiet words; the step in sight is marked."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one step."""
        model = index.model()
        assert isinstance(model, StepModel)
        colours = self.look.colours
        status = model.statuses[index.row()]
        is_current = model.steps[index.row()].id == model.navigator.step
        painter.save()
        text, title = self.begin(painter, option, is_current)
        if self.view.hasFocus() and index == self.view.currentIndex():
            painter.setPen(QColor(colours.accent))
            painter.drawRect(option.rect.adjusted(0, 0, -1, -1))
        height = option.fontMetrics.lineSpacing()
        number = f"{index.row() + 1}"
        room = QFontMetrics(title).horizontalAdvance("8") + 2 * theme.GRID
        painter.setFont(title)
        painter.setPen(QColor(colours.text if is_current else colours.quiet))
        painter.drawText(text, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, number)
        painter.setPen(QColor(colours.text))
        painter.drawText(text.adjusted(room, 0, 0, 0), Qt.AlignmentFlag.AlignTop, index.data())
        painter.setFont(option.font)
        painter.setPen(QColor(_status_colour(status, look=self.look)))
        painter.drawText(text.adjusted(room, height, 0, 0), Qt.AlignmentFlag.AlignTop, _(status))
        painter.restore()


def _status_colour(status: Status, look: Theme) -> str:
    return {Status.PROBLEM: look.colours.error, Status.COMPLETE: look.colours.good}.get(status, look.colours.quiet)


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

    def follow(self, navigator: Navigator) -> None:
        """Show the steps of a navigator from here on."""
        self._model = StepModel(navigator)
        self.setModel(self._model)

    def _on_chosen(self, index: QModelIndex) -> None:
        if self._model:
            self.chosen.emit(self._model.steps[index.row()].id)

    def refresh(self) -> None:
        """Show how the steps stand, and which is in sight."""
        if self._model:
            self._model.refresh()
            self.setCurrentIndex(self._model.index(self._model.navigator.number - 1))
