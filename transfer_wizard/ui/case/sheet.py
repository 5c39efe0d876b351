"""The sheet with the letter: read only; a gap in it is a link to its question."""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import Final

from PySide6.QtCore import QEvent, QRectF, Qt, QUrl, QVariantAnimation, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextOption,
)
from PySide6.QtWidgets import QFrame, QTextBrowser

from transfer_wizard.export.letter import LetterLine, LetterPart, LetterPiece
from transfer_wizard.translations import _
from transfer_wizard.ui.kit import theme

SheetBlock = str | LetterLine
"""A heading, or a line."""
_SPACE: Final = "\N{NO-BREAK SPACE}"
_BREAKS: Final = re.compile(r"[\s/\u200b]")
"""Where a line may end."""
_LINE_BREAK: Final = "\N{LINE SEPARATOR}"


class LetterSheet(QTextBrowser):
    """The letter. Only lines that changed are written anew, and what is in sight stays there while one types.

    Tab leaves it; the arrow keys go from gap to gap, and Enter goes to the question of one.

    Signals:
        jumped: the path of the field that a gap stands for.
    """

    jumped = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "sheet")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.LinksAccessibleByMouse
        )
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("The case as Support reads it"))
        self.setAccessibleDescription(_("Up and Down go from gap to gap, Enter goes to its question."))
        self.document().setDocumentMargin(theme.SHEET_MARGIN)
        self.anchorClicked.connect(self._on_anchor)
        theme.hint(self)
        self._parts: tuple[LetterPart, ...] = ()
        self._blocks: list[SheetBlock] = [""]
        self._live = ""
        self._room_before = self._room
        self._is_outdated = False
        self._new: list[int] = []
        self._fade = QVariantAnimation(self, startValue=1.0, endValue=0.0)
        self._fade.valueChanged.connect(self.viewport().update)

    # What is on it

    def show_parts(self, parts: tuple[LetterPart, ...]) -> int:
        """Write the letter; how many of its lines were written anew."""
        before = self._blocks
        after = list(_blocks(parts))
        start = _alike(before, after)
        end = min(_alike(before[::-1], after[::-1]), len(before) - start, len(after) - start)
        self._parts, self._blocks = parts, after
        stop, new_stop = len(before) - end, len(after) - end
        if start == stop == new_stop:
            return 0
        place = self.verticalScrollBar().value()
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        for number in range(start, new_stop):
            if number >= stop:
                cursor.setPosition(_end(self._block(number - 1)))
                cursor.insertBlock()
            self._write(cursor, number, after[number])
        for _surplus in range(new_stop, stop):
            cursor.setPosition(_end(self._block(new_stop - 1)))
            cursor.setPosition(_end(self._block(new_stop)), QTextCursor.MoveMode.KeepAnchor)
            cursor.removeSelectedText()
        cursor.endEditBlock()
        self.verticalScrollBar().setValue(place)
        self._new = list(range(max(stop, start), new_stop))
        if self._new and self._fade.state() is not QVariantAnimation.State.Running and theme.motion(theme.FADE):
            self._fade.setDuration(theme.motion(theme.FADE))
            self._fade.start()
        self.viewport().update()
        return new_stop - start

    def write_anew(self) -> None:
        """Write all of it in the colours, and the size of text, that are in force now."""
        parts = self._parts
        if not parts:
            return
        self.clear()
        self._blocks = [""]
        self.show_parts(parts)

    def show_live(self, ids: Sequence[str]) -> None:
        """Mark the part that tells of the question in focus, and bring it into sight; none for no question."""
        here = {part.id for part in self._parts}
        live = next((each for each in ids if each in here), "")
        if live != self._live:
            self._live = live
            self.viewport().update()
            blocks = list(self._of_live())
            if blocks:
                top, bottom = self._place(blocks[0]).top(), self._place(blocks[-1]).bottom()
                room = self.viewport().height()
                if top < 0 or bottom > room:
                    bar = self.verticalScrollBar()
                    bar.setValue(round(bar.value() + top - theme.SHEET_MARGIN))

    def _block(self, number: int) -> QTextBlock:
        return self.document().findBlockByNumber(number)

    def _of_live(self) -> Iterator[QTextBlock]:
        """The blocks of the part that is marked, from its heading on."""
        at = 0
        for part in self._parts:
            count = 1 + len(part.lines)
            if part.id == self._live:
                yield from (self._block(number) for number in range(at, at + count))
            at += count

    def _write(self, cursor: QTextCursor, number: int, block: SheetBlock) -> None:
        """Write one block in the place of what is in it."""
        cursor.setPosition(self._block(number).position())
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
        form = QTextBlockFormat()
        form.setLineHeight(theme.LEADING, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        if isinstance(block, str):
            form.setHeadingLevel(2)
            form.setTopMargin(2 * theme.GRID if number else 0)
            form.setBottomMargin(theme.GRID)
            cursor.setBlockFormat(form)
            words = QTextCharFormat()
            words.setFontWeight(QFont.Weight.DemiBold)
            words.setForeground(QColor(theme.colours().text))
            cursor.insertText(block, words)
            return
        column = theme.letters(self, theme.LETTERS_OF_A_LABEL)
        is_long = bool(block.label) and not self._goes_beside(block, column)
        if block.label and not is_long:
            form.setLeftMargin(column)
            form.setTextIndent(-column)
            form.setTabPositions([QTextOption.Tab(column, QTextOption.TabType.LeftTab)])
        elif block.cells:
            model = QTextOption.Tab(theme.letters(self, theme.LETTERS_OF_A_KEY), QTextOption.TabType.LeftTab)
            form.setTabPositions([model, QTextOption.Tab(self._room, QTextOption.TabType.RightTab)])
        cursor.setBlockFormat(form)
        if block.label:
            quiet = QTextCharFormat()
            quiet.setForeground(QColor(theme.colours().quiet))
            cursor.insertText(f"{block.label}: " if is_long else f"{block.label}\t", quiet)
        between = "" if block.in_sentence else "\t" if block.cells else " "
        for at, piece in enumerate(block.pieces):
            if at and between:
                is_below = bool(block.cells) and at == len(block.pieces) - 1 and not self._fits(block)
                cursor.insertText(f"{_LINE_BREAK}\t\t" if is_below else between, QTextCharFormat())
            _insert(cursor, piece)

    def _goes_beside(self, block: LetterLine, column: int) -> bool:
        """Whether the label has room before the column, and each word behind it: else that stands a line lower, cut."""
        measure = self.fontMetrics().horizontalAdvance
        words = (word for piece in block.pieces for word in _BREAKS.split(piece.text))
        room = self._room + theme.GRID - column  # the gap to the right edge is there for a word that needs it
        return measure(block.label) <= column - theme.GRID and max(map(measure, words), default=0) <= room

    def _fits(self, block: LetterLine) -> bool:
        """Whether the cells behind the first have room in a row; one of two goes on by itself."""
        said = _SPACE.join(f"{_SPACE}{piece.text}{_SPACE}" if piece.gap else piece.text for piece in block.pieces[1:])
        is_row = len(block.pieces) > 2
        column = theme.letters(self, theme.LETTERS_OF_A_KEY)
        return not is_row or column + self.fontMetrics().horizontalAdvance(said) <= self._room

    def changeEvent(self, event: QEvent) -> None:
        """Other colours, or another size of text."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange):
            self._is_outdated = not self.isVisible()
            if self.isVisible():
                self.write_anew()

    def showEvent(self, event: QShowEvent) -> None:
        """What changed while it was out of sight."""
        super().showEvent(event)
        if self._is_outdated:
            self._is_outdated = False
            self.write_anew()

    @property
    def _room(self) -> int:
        """The width of a line, in pixels, whether the scroll bar shows or not."""
        return self.width() - 2 * theme.SHEET_MARGIN - self.verticalScrollBar().sizeHint().width() - theme.GRID

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The last column ends at the right edge."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width() and self._room != self._room_before:
            self._room_before = self._room
            self.write_anew()

    # What can be done with it

    def _on_anchor(self, address: QUrl) -> None:
        self.jumped.emit(address.toString())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """From gap to gap, and to the question of one; without gaps the arrows scroll."""
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up) and self._go(forward=event.key() == Qt.Key.Key_Down):
            return
        href = self.textCursor().charFormat().anchorHref() if self.textCursor().hasSelection() else ""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and href:
            self.jumped.emit(href)
            return
        super().keyPressEvent(event)

    def _go(self, forward: bool) -> bool:
        """Select the next gap, or the one before; False where there is none."""
        here = self.textCursor()
        places = list(self._gaps())
        if forward:
            place = next((each for each in places if each[0] >= here.selectionEnd() and each[0] > here.anchor()), None)
            if not here.hasSelection() and places:
                place = places[0]
        else:
            place = next((each for each in reversed(places) if each[1] <= here.selectionStart()), None)
        if place is None:
            return False
        here.setPosition(place[0])
        here.setPosition(place[1], QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(here)
        return True

    def _gaps(self) -> Iterator[tuple[int, int]]:
        """From where to where each gap goes."""
        block = self.document().begin()
        while block.isValid():
            at = block.begin()
            while not at.atEnd():
                fragment = at.fragment()
                if fragment.charFormat().anchorHref():
                    yield fragment.position(), fragment.position() + fragment.length()
                at += 1
            block = block.next()

    # How it looks

    def _place(self, block: QTextBlock) -> QRectF:
        """Where a block is, in the viewport."""
        place = self.document().documentLayout().blockBoundingRect(block)
        return place.translated(0, -self.verticalScrollBar().value())

    def paintEvent(self, event: QPaintEvent) -> None:
        """The text, a line under each heading, the bar beside the part in focus, and a veil over what is new."""
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        colours = theme.colours()
        left, right = theme.SHEET_MARGIN, self.viewport().width() - theme.SHEET_MARGIN
        for number, block in enumerate(self._blocks):
            if isinstance(block, str):
                bottom = self._place(self._block(number)).bottom()
                painter.fillRect(QRectF(left, bottom, right - left, 1), QColor(colours.line))
        lines = list(self._of_live())[1:]
        if lines:
            top, bottom = self._place(lines[0]).top(), self._place(lines[-1]).bottom()
            painter.fillRect(QRectF(0, top, theme.LIVE_BAR, bottom - top), QColor(colours.accent))
        if self._fade.state() is QVariantAnimation.State.Running:
            veil = QColor(colours.surface)
            veil.setAlphaF(float(self._fade.currentValue()))
            for number in self._new:
                painter.fillRect(self._place(self._block(number)), veil)


def _blocks(parts: Sequence[LetterPart]) -> Iterator[SheetBlock]:
    for part in parts:
        yield part.heading
        yield from part.lines


def _alike(one: Sequence[SheetBlock], other: Sequence[SheetBlock]) -> int:
    """How many of the first blocks are the same."""
    return sum(1 for _pair in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _end(block: QTextBlock) -> int:
    return block.position() + block.length() - 1


def _insert(cursor: QTextCursor, piece: LetterPiece) -> None:
    colours = theme.colours()
    form = QTextCharFormat()
    form.setForeground(QColor(colours.text))
    if piece.is_code:
        form.setFontFamilies(theme.fixed_families())
    if not piece.gap:
        cursor.insertText(piece.text, form)
        return
    form.setForeground(QColor(colours.open))
    form.setBackground(QColor(colours.open_soft))
    form.setAnchor(True)
    form.setAnchorHref(piece.gap)
    before = cursor.block().text()[: cursor.positionInBlock()]
    room = "" if before.endswith("\t") or not before else _SPACE  # what begins a column stands in line with it
    cursor.insertText(f"{room}{piece.text}{_SPACE}", form)
