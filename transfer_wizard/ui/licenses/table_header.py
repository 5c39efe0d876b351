"""The headings of the table: two of them sort, and the box over the ticks ticks all."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QHeaderView, QTableView

from transfer_wizard.ui.kit import icons, theme
from transfer_wizard.ui.licenses import row_painter
from transfer_wizard.ui.licenses.license_model import Column, LicenseModel, heading


class TableHeader(QHeaderView):
    """The headings; two of them sort, and the box over the ticks ticks all."""

    def __init__(self, model: LicenseModel, view: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, view)
        self._model = model
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(theme.GRID)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        """The word, with an arrow where the lines are sorted by it."""
        colours = theme.colours()
        column = Column(logicalIndex)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if column is Column.TICK:
            count, shown = len(self._model.ticked), self._model.rowCount() - 1
            row_painter.draw_box(painter, QRectF(rect), None if 0 < count < shown else count > 0)
            painter.restore()
            return
        font = theme.small(row_painter.strong_font())
        painter.setFont(font)
        painter.setPen(QColor(colours.quiet))
        room = row_painter.inner(QRectF(rect), column)
        is_text = column in row_painter.AS_TEXT
        side = Qt.AlignmentFlag.AlignLeft if is_text else Qt.AlignmentFlag.AlignRight
        painter.drawText(room, side | Qt.AlignmentFlag.AlignVCenter, heading(column))
        if self._model.sorted_by and self._model.sorted_by[0] is column:
            size = row_painter.MARK
            left = room.left() + painter.fontMetrics().horizontalAdvance(heading(column)) + theme.HALF
            place = QRectF(0, 0, size, size)
            if self._model.sorted_by[1]:
                place.moveTo(left, room.center().y() - size / 2)
            else:  # upwards
                painter.translate(left, room.center().y() + size / 2)
                painter.scale(1, -1)
            icons.draw(painter, "chevron-down", colours.quiet, place)
        painter.restore()
