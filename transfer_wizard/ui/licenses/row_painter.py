"""How the rows of the table are drawn: cells, ticks, drawings of devices, and the line that says what is wrong."""

from typing import Final

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from transfer_wizard.ui.kit import icons, theme
from transfer_wizard.ui.kit.theme import Index
from transfer_wizard.ui.licenses.device_icon import device_icon
from transfer_wizard.ui.licenses.license_model import IN_NEW_LINE, Column, LicenseModel
from transfer_wizard.ui.licenses.row_messages import RowMessage

BESIDE: Final = theme.GRID + theme.HALF
"""Pixels between the edge of a cell and its text."""
BOX: Final = 18
ICON: Final = 18
MARK: Final = 14
DAY: Final = 84
"""The width of a day, such as 2029-08-31."""
AS_TEXT: Final = (Column.KEY, Column.MODEL, Column.ENDS, Column.MODE)


def row_height() -> int:
    """The height of a row without a message."""
    return round(5 * theme.GRID * theme.text_scale())


def message_height() -> int:
    """What a message adds to it."""
    return round(4.5 * theme.GRID * theme.text_scale())


def code_font() -> QFont:
    """The font for what is proof-read letter by letter."""
    font = QFont(QApplication.font())
    font.setFamilies([theme.OWN_FIXED_FONT, *font.families()])
    return font


def strong_font() -> QFont:
    """The font for the numbers that count."""
    font = QFont(QApplication.font())
    font.setWeight(QFont.Weight.DemiBold)
    return font


def draw_box(painter: QPainter, place: QRectF, is_ticked: bool | None) -> None:
    """Draw a check box; None for one that is ticked in part."""
    colours = theme.colours()
    box = QRectF(0, 0, BOX, BOX)
    box.moveCenter(place.center())
    painter.setPen(QPen(QColor(colours.edge if is_ticked is False else colours.accent), 1.5))
    painter.setBrush(QColor(colours.surface if is_ticked is False else colours.accent))
    painter.drawRoundedRect(box.adjusted(0.75, 0.75, -0.75, -0.75), theme.HALF, theme.HALF)
    if is_ticked:
        icons.draw(painter, "check", colours.on_accent, box.adjusted(2, 2, -2, -2))
    elif is_ticked is None:
        painter.setPen(QPen(QColor(colours.on_accent), 2))
        painter.drawLine(box.center() - QPointF(theme.HALF, 0), box.center() + QPointF(theme.HALF, 0))


class RowPainter(QStyledItemDelegate):
    """Draws cells. A row with a message is taller, and its cells stand in its upper part."""

    def __init__(self, model: LicenseModel, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._model = model
        self.take_sizes()

    def take_sizes(self) -> None:
        """Take the sizes of the text in force: to ask for them at each cell takes longer than to draw it."""
        self.code, self.strong, self.plain = code_font(), strong_font(), QFont(QApplication.font())
        self._times, self._high = theme.text_scale(), row_height()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Never asked of all rows: the table has heights of its own."""
        return QSize(0, self._high)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One cell."""
        rect: QRect = option.rect
        colours = theme.colours()
        row, column = index.row(), Column(index.column())
        line = self._model.line(row)
        message = None if line is None else self._model.messages.of(line)
        is_ticked = self._model.is_ticked(row)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = ""
        if is_ticked:
            ground = colours.accent_soft
        elif message and not message.is_red:
            ground = colours.open_soft
        elif message:
            ground = colours.wrong_soft
        elif option.state & QStyle.StateFlag.State_Selected:
            ground = colours.accent_soft
        if ground:
            painter.fillRect(rect, QColor(ground))
        if row < self._model.last:
            painter.setPen(QPen(QColor(colours.line), 1))
            bottom = rect.bottom() + 0.5
            painter.drawLine(QPointF(rect.left(), bottom), QPointF(rect.right() + 1, bottom))
        cell = QRectF(rect.left(), rect.top(), rect.width(), self._high)
        if line is None:
            self._draw_next(painter, cell, column)
        elif column is Column.TICK:
            draw_box(painter, cell, is_ticked)
        else:
            self._draw_cell(painter, cell, line, column, message)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(colours.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(cell.adjusted(2, 2, -3, -3), theme.HALF, theme.HALF)
        painter.restore()

    def _draw_next(self, painter: QPainter, cell: QRectF, column: Column) -> None:
        """The row for the next key: its words begin where a key would."""
        if column is not Column.KEY:
            return
        colours = theme.colours()
        size = ICON * self._times
        mark = QRectF(cell.left() + BESIDE, cell.center().y() - size / 2, size, size)
        icons.draw(painter, "plus", colours.quiet, mark)
        painter.setFont(self.plain)
        painter.setPen(QColor(colours.quiet))
        room = cell.adjusted(BESIDE + size + theme.GRID, 0, cell.width(), 0)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, self._model.shown(None, column))

    def _draw_cell(
        self, painter: QPainter, cell: QRectF, line: int, column: Column, message: RowMessage | None
    ) -> None:
        colours = theme.colours()
        lines = self._model.lines
        text = self._model.shown(line, column)
        is_of_key = column in (Column.KEY, Column.ENDS, Column.MODE)
        is_quiet = (is_of_key and not lines.is_first(line)) or (
            lines.stays(line) and column in (Column.MOVE, Column.ENDS, Column.MODE)
        )
        ink = colours.quiet if is_quiet else colours.text
        name = {Column.ENDS: "expires_on"}.get(column, column.name.lower())
        if message and message.is_red and message.field == name:
            ink = colours.wrong
        font = self.code if column is Column.KEY else self.plain
        if column is Column.MOVE and not lines.stays(line):
            font = self.strong
        room = inner(cell, column)
        if column is Column.MODEL and text:
            size = ICON * self._times
            mark = QRectF(room.left(), room.center().y() - size / 2, size, size)
            icons.draw(painter, device_icon(text), colours.quiet, mark)
            room.setLeft(mark.right() + theme.GRID + 1)
        if not text and self._is_open(line, column):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.open_mark))
            x = room.left() + theme.HALF if column in AS_TEXT else room.right() - theme.HALF
            painter.drawEllipse(QPointF(x, room.center().y()), theme.HALF, theme.HALF)
            return
        painter.setFont(font)
        painter.setPen(QColor(ink))
        metrics = QFontMetricsF(font)
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width() + 1)
        side = Qt.AlignmentFlag.AlignLeft if column in AS_TEXT else Qt.AlignmentFlag.AlignRight
        painter.drawText(room, side | Qt.AlignmentFlag.AlignVCenter, shown)
        if column is Column.KEY and message and message.mark >= 0 and shown == text:
            self._mark_sign(painter, room, text, message.mark, metrics)

    def _mark_sign(self, painter: QPainter, room: QRectF, text: str, at: int, metrics: QFontMetricsF) -> None:
        """The sign in doubt, in another colour and underlined."""
        colours = theme.colours()
        left = room.left() + metrics.horizontalAdvance(text[:at])
        width = metrics.horizontalAdvance(text[at])
        place = QRectF(left, room.top(), width, room.height())
        painter.fillRect(place.adjusted(0, theme.GRID, 0, -theme.GRID), QColor(colours.open_soft))
        painter.setPen(QColor(colours.open))
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, text[at])
        below = room.center().y() + metrics.height() / 2
        painter.setPen(QPen(QColor(colours.open_mark), 2))
        painter.drawLine(QPointF(left, below), QPointF(left + width, below))

    def _is_open(self, line: int, column: Column) -> bool:
        gaps = self._model.messages.gaps(line)
        return (column.name.lower() if column is not Column.ENDS else "expired") in gaps


def inner(cell: QRectF, column: Column) -> QRectF:
    """Where the text of a cell stands."""
    left = float(BESIDE)
    if column is Column.ENDS:  # apart from the number beside it, as far as there is room
        left = min(4.0 * theme.GRID, max(BESIDE, cell.width() - DAY * theme.text_scale() - BESIDE))
    return cell.adjusted(left, 0, -BESIDE, 0)


def editor_place(cell: QRect, column: Column) -> QRect:
    """Where a cell is edited: its text stays where it was."""
    high = round(theme.ROW_HEIGHT * theme.text_scale())
    top = cell.top() + (row_height() - high) // 2
    left = cell.left() + (5 * theme.HALF if column is Column.ENDS else 0)
    if column in (Column.HAVE, Column.MOVE):
        left = max(left, cell.right() - round(75 * theme.text_scale()))
    return QRect(left, top, cell.right() - left + (0 if column in IN_NEW_LINE else 1), high)


def draw_message(painter: QPainter, place: QRectF, message: RowMessage) -> float:
    """Draw a message with its mark, and return where it ends."""
    colours = theme.colours()
    size = MARK * theme.text_scale()
    mark = QRectF(place.left(), place.center().y() - size / 2, size, size)
    icons.draw(
        painter, "wrong" if message.is_red else "dot", colours.wrong if message.is_red else colours.open_mark, mark
    )
    painter.setPen(QColor(colours.wrong if message.is_red else colours.open))
    room = QRectF(mark.right() + theme.GRID, place.top(), place.right() - mark.right() - theme.GRID, place.height())
    shown = QFontMetricsF(painter.font()).elidedText(message.text, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, shown)
    return room.left() + QFontMetricsF(painter.font()).horizontalAdvance(shown)
