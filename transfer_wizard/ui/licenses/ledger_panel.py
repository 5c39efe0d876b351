"""What moves, what stays: a cell for each device model, with a bar, and one for all of them."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from transfer_wizard.translations import _, ngettext
from transfer_wizard.ui.kit import icons, theme
from transfer_wizard.ui.kit.inputs import column
from transfer_wizard.ui.kit.texts import Heading, Label
from transfer_wizard.ui.licenses import row_painter
from transfer_wizard.ui.licenses.device_icon import device_icon
from transfer_wizard.validation.ledger import Amounts, Tally

MOST_CELLS: Final = 5
"""So many models have a cell; the sum is over all of them."""
CELL_LETTERS: Final = 17
BAR: Final = 6
UNKNOWN: Final = "–"


class LedgerPanel(QWidget):
    """The heading, the cells, and how many models have none."""

    def __init__(self) -> None:
        super().__init__()
        lines = column(self, spacing=theme.GRID)
        title = Heading(_("What moves, what stays"))
        theme.strong(title)
        lines.addWidget(title)
        self.cells = LedgerCells()
        lines.addWidget(self.cells)
        self.more = Label("", "help")
        lines.addWidget(self.more)

    def show_sums(self, found: Tally) -> None:
        """Show the sums; nothing where no row names a model."""
        sums = found.by_model()
        self.setVisible(bool(sums))
        shown = dict(list(sums.items())[:MOST_CELLS])
        if len(sums) > 1:
            shown[_("All models")] = found.whole
        self.cells.show_sums(shown)
        rest = len(sums) - MOST_CELLS
        sentence = ngettext("{count} more model is in the sum.", "{count} more models are in the sum.", max(rest, 1))
        self.more.setText(sentence.format(count=rest))
        self.more.setVisible(rest > 0)


class LedgerCells(QWidget):
    """Cells side by side in one frame, in as many lines as they need; the last one is the sum."""

    def __init__(self) -> None:
        super().__init__()
        self._sums: Mapping[str, Amounts] = {}
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_sums(self, sums: Mapping[str, Amounts]) -> None:
        """Show these, and say them to a screen reader."""
        if sums == self._sums:
            return
        is_as_many = len(sums) == len(self._sums)
        self._sums = sums
        sentence = _("{model}: have {have}, move {move}, stay {stay}")
        told = [
            sentence.format(model=model, have=_shown(item.have), move=_shown(item.move), stay=_shown(item.stays))
            for model, item in sums.items()
        ]
        self.setAccessibleName("; ".join(told))
        if not is_as_many:
            self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        """Narrow, the cells stand in more lines."""
        return True

    def heightForWidth(self, width: int) -> int:
        """So many lines of cells."""
        lines = -(-len(self._sums) // self._in_a_line(width)) if self._sums else 0
        return lines * self._cell_height() + 1

    def sizeHint(self) -> QSize:
        """All cells in a line."""
        width = self._least() * max(1, len(self._sums))
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """One cell."""
        return QSize(self._least(), self._cell_height())

    def _least(self) -> int:
        return theme.letters(self, CELL_LETTERS)

    def _cell_height(self) -> int:
        return 3 * self.fontMetrics().lineSpacing() + BAR + 6 * theme.GRID

    def _in_a_line(self, width: int) -> int:
        """As many as there is room for, spread evenly over the lines."""
        count = max(1, len(self._sums))
        fit = max(1, min(count, width // self._least()))
        lines = -(-count // fit)
        return -(-count // lines)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The frame, and in it each cell: the model, how much of it moves, and the three numbers over their words."""
        if not self._sums:
            return
        colours = theme.colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        outline = QPainterPath()
        outline.addRoundedRect(frame, theme.CARD_RADIUS, theme.CARD_RADIUS)
        painter.fillPath(outline, QColor(colours.surface))
        in_a_line = self._in_a_line(self.width())
        width, height = self.width() / in_a_line, self._cell_height()
        for number, (model, sums) in enumerate(self._sums.items()):
            line, place = divmod(number, in_a_line)
            cell = QRectF(place * width, line * height, width, height)
            is_whole = number == len(self._sums) - 1 and number > 0
            painter.setPen(QPen(QColor(colours.line), 1))
            if is_whole:
                painter.save()
                painter.setClipPath(outline)
                painter.fillRect(cell, QColor(colours.panel))
                painter.restore()
            if place:
                painter.drawLine(QPointF(cell.left(), cell.top()), QPointF(cell.left(), cell.bottom()))
            if line:
                painter.drawLine(QPointF(cell.left(), cell.top()), QPointF(cell.right(), cell.top()))
            self._draw(painter, cell, model, sums, is_whole)
        painter.strokePath(outline, QPen(QColor(colours.line), 1))

    def _draw(self, painter: QPainter, cell: QRectF, model: str, sums: Amounts, is_whole: bool) -> None:
        colours = theme.colours()
        beside = 1.75 * theme.GRID
        inner = cell.adjusted(beside, 1.25 * theme.GRID, -beside, 0)
        row = self.fontMetrics().lineSpacing()
        top = QRectF(inner.left(), inner.top(), inner.width(), row + theme.HALF)
        if not is_whole:
            size = row_painter.ICON * theme.text_scale()
            mark = QRectF(top.left(), top.center().y() - size / 2, size, size)
            icons.draw(painter, device_icon(model), colours.quiet, mark)
            top.setLeft(mark.right() + 0.75 * theme.GRID)
        self._write(painter, top, model, colours.text, is_strong=True)
        bar = QRectF(inner.left(), top.bottom() + theme.GRID, inner.width(), BAR)
        painter.setPen(Qt.PenStyle.NoPen)
        is_edge = colours.line == colours.text  # high contrast: what stays is an edge, not the darkest part
        painter.setPen(QColor(colours.line) if is_edge else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.surface if is_edge else colours.line))
        painter.drawRoundedRect(bar, BAR / 2, BAR / 2)
        painter.setPen(Qt.PenStyle.NoPen)
        if sums.have and sums.move:
            part = QRectF(bar.left(), bar.top(), bar.width() * min(1.0, sums.move / sums.have), BAR)
            painter.setBrush(QColor(colours.accent))
            painter.drawRoundedRect(part, BAR / 2, BAR / 2)
        words = (
            (sums.have, _("have"), colours.text, colours.quiet),
            (sums.move, _("move"), colours.accent, colours.accent),
            (sums.stays, _("stay"), colours.text, colours.quiet),
        )
        third = inner.width() / 3
        for place, (number, word, of_number, of_word) in enumerate(words):
            left, at = inner.left() + place * third, bar.bottom() + theme.GRID + 2
            self._write(painter, QRectF(left, at, third, row), _shown(number), of_number, is_strong=True)
            self._write(painter, QRectF(left, at + row + 1, third, row), word, of_word, is_small=True)

    def _write(
        self, painter: QPainter, place: QRectF, text: str, ink: str, is_strong: bool = False, is_small: bool = False
    ) -> None:
        font = theme.small(self.font()) if is_small else QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold if is_strong else QFont.Weight.Normal)
        painter.setFont(font)
        painter.setPen(QColor(ink))
        fitting = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(place.width()) + 1)
        painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, fitting)


def _shown(number: int | None) -> str:
    return UNKNOWN if number is None else f"{number:,}"
