"""What moves, what stays: a cell for each device model, with a bar, and one for all of them."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QSizePolicy, QWidget

from transfer_wizard.translations import _, ngettext
from transfer_wizard.ui.kit import theme
from transfer_wizard.ui.kit.inputs import column
from transfer_wizard.ui.kit.texts import Heading, Label
from transfer_wizard.validation.ledger import Amounts, Ledger

MOST_CELLS: Final = 5
"""So many models have a cell; the sum is over all of them."""
CELL_LETTERS: Final = 21
BAR: Final = 6
UNKNOWN: Final = "–"


class LedgerPanel(QWidget):
    """The heading, the cells, and how many models have none."""

    def __init__(self) -> None:
        super().__init__()
        lines = column(self, spacing=theme.GRID)
        lines.addWidget(Heading(_("What moves, what stays")))
        self.cells = LedgerCells()
        lines.addWidget(self.cells)
        self.more = Label("", "help")
        lines.addWidget(self.more)

    def show_ledger(self, found: Ledger) -> None:
        """Show the sums; nothing where no row names a model."""
        sums = found.by_model()
        self.setVisible(bool(sums))
        shown = dict(list(sums.items())[:MOST_CELLS])
        if len(sums) > 1:
            shown[_("All models")] = found.whole
        self.cells.show_sums(shown)
        rest = len(sums) - MOST_CELLS
        said = ngettext("{count} more model is in the sum.", "{count} more models are in the sum.", max(rest, 1))
        self.more.setText(said.format(count=rest))
        self.more.setVisible(rest > 0)


class LedgerCells(QWidget):
    """Cells side by side, in as many lines as they need."""

    def __init__(self) -> None:
        super().__init__()
        self._sums: Mapping[str, Amounts] = {}
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_sums(self, sums: Mapping[str, Amounts]) -> None:
        """Show these, and say them to a screen reader."""
        self._sums = sums
        said = _("{model}: have {have}, move {move}, stay {stay}")
        told = [
            said.format(model=model, have=_shown(each.have), move=_shown(each.move), stay=_shown(each.stays))
            for model, each in sums.items()
        ]
        self.setAccessibleName("; ".join(told))
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        """Narrow, the cells stand in more lines."""
        return True

    def heightForWidth(self, width: int) -> int:
        """So many lines of cells."""
        lines = -(-len(self._sums) // self._in_a_line(width)) if self._sums else 0
        return lines * self._cell_height()

    def sizeHint(self) -> QSize:
        """All cells in a line."""
        width = self._cell_width() * max(1, len(self._sums))
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """One cell."""
        return QSize(self._cell_width(), self._cell_height())

    def _cell_width(self) -> int:
        return theme.letters(self, CELL_LETTERS)

    def _cell_height(self) -> int:
        return 3 * self.fontMetrics().lineSpacing() + BAR + 5 * theme.GRID

    def _in_a_line(self, width: int) -> int:
        return max(1, width // self._cell_width())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Each cell: the model, how much of it moves, and the three numbers over their words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        in_a_line = min(self._in_a_line(self.width()), max(1, len(self._sums)))
        width, height = self._cell_width(), self._cell_height()
        for number, (model, sums) in enumerate(self._sums.items()):
            line, place = divmod(number, in_a_line)
            self._draw(
                painter, QRectF(place * width + 0.5, line * height + 0.5, width, height - theme.GRID), model, sums
            )

    def _draw(self, painter: QPainter, cell: QRectF, model: str, sums: Amounts) -> None:
        palette = self.palette()
        text, accent = palette.color(QPalette.ColorRole.Text), palette.color(QPalette.ColorRole.Link)
        quiet, rule = palette.color(QPalette.ColorRole.PlaceholderText), palette.color(QPalette.ColorRole.Mid)
        painter.setPen(rule)
        painter.setBrush(palette.base())
        painter.drawRect(cell)
        inner = cell.adjusted(1.5 * theme.GRID, theme.GRID, -1.5 * theme.GRID, -theme.GRID)
        row = self.fontMetrics().lineSpacing()
        self._write(painter, QRectF(inner.left(), inner.top(), inner.width(), row), model, text, is_strong=True)
        bar = QRectF(inner.left(), inner.top() + row + theme.GRID, inner.width(), BAR)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(rule)
        painter.drawRoundedRect(bar, BAR / 2, BAR / 2)
        if sums.have and sums.move:
            part = QRectF(bar.left(), bar.top(), bar.width() * min(1.0, sums.move / sums.have), BAR)
            painter.setBrush(accent)
            painter.drawRoundedRect(part, BAR / 2, BAR / 2)
        third = inner.width() / 3
        words = (
            (sums.have, _("have"), text, quiet),
            (sums.move, _("move"), accent, accent),
            (sums.stays, _("stay"), text, quiet),
        )
        for place, (number, word, of_number, of_word) in enumerate(words):
            left, top = inner.left() + place * third, bar.bottom() + theme.GRID
            self._write(painter, QRectF(left, top, third, row), _shown(number), of_number, is_strong=True)
            self._write(painter, QRectF(left, top + row, third, row), word, of_word)

    def _write(self, painter: QPainter, place: QRectF, text: str, colour: QColor, is_strong: bool = False) -> None:
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold if is_strong else QFont.Weight.Normal)
        painter.setFont(font)
        painter.setPen(colour)
        fitting = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(place.width()))
        painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, fitting)


def _shown(number: int | None) -> str:
    return UNKNOWN if number is None else f"{number:,}"
