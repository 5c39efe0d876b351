"""The summary on pages: A4, the table's header repeated, the number of each page, and text that copies as it reads.

Everything is inserted with a cursor, as text: Qt's readers of HTML and Markdown would take it for markup.
"""

from collections.abc import Callable, Iterator, Sequence
from contextvars import copy_context
from functools import partial
from itertools import pairwise
from traceback import clear_frames
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QCoreApplication, QIODevice, QMarginsF, QRectF, QSizeF, Qt, QThread
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QFont,
    QFontDatabase,
    QGuiApplication,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
    QTextTableCellFormat,
    QTextTableFormat,
)

from transfer_wizard import __version__
from transfer_wizard.export import glyph_maps
from transfer_wizard.export.blocks import AnswerList, Block, Items, Table, TableColumn, TableLine, Value, parts
from transfer_wizard.export.summary import Summary
from transfer_wizard.resources import resource
from transfer_wizard.translations import _, faces

INK: Final = QColor("#1b1f24")
QUIET: Final = QColor("#57606a")
ACCENT: Final = QColor("#0b5cad")
HAIRLINE: Final = QColor("#d0d7de")
BAND: Final = QColor("#eef2f6")
GAP: Final = QColor("#8a2c00")

BODY: Final = 10.0
"""The size of the text, in points."""
MARGIN_MM: Final = 18.0
BOTTOM_MM: Final = 11.0
FOOTER_MM: Final = 8.0
LEAST_FOR_HEADING_MM: Final = 38.0
DOTS_PER_INCH: Final = 600
ROWS_OF_A_PART: Final = 400
"""A longer table goes on in another, on a new page: Qt's time for a page grows with the rows of the whole table."""
LINK_POINTS: Final = 360.0
"""The room for a link beside its label."""
_PER_MM: Final = DOTS_PER_INCH / 25.4

# The program brings the typefaces of its documents: they look the same everywhere, and 0 and O, 1 and l are told apart.
TEXT: Final = "IBM Plex Sans"
CODE: Final = "IBM Plex Mono"
_FILES: Final = ("IBMPlexSans-Regular.ttf", "IBMPlexSans-SemiBold.ttf", "IBMPlexMono-Regular.ttf")


Paged = Callable[[int, int], None]


def render(summary: Summary, paged: Paged | None = None) -> bytes:
    """The PDF. Qt dates it by the clock and orders its parts by chance, so no two are equal byte for byte.

    Args:
        paged: called before each page with its number and the count of all; what it raises ends the work.
    """
    _start_qt()
    _load_typefaces()
    application = QCoreApplication.instance()
    if application is None or QThread.currentThread() is application.thread():
        return _rendered(summary, paged)
    press = _Press(partial(_rendered, summary, paged))
    press.start()
    press.wait()
    if press.error:
        raise press.error
    return press.content


class _Press(QThread):
    """A thread of Qt's own, which a document needs for its timers where it is made beside the window.

    Attributes:
        content: what was made.
        error: what went wrong instead.
    """

    def __init__(self, make: Callable[[], bytes]) -> None:
        super().__init__()
        self._make = make
        self._context = copy_context()  # with the language that is spoken here
        self.content = b""
        self.error: Exception | None = None

    def run(self) -> None:
        """Make it."""
        try:
            self.content = self._context.run(self._make)
        except Exception as error:  # it is raised where the document was asked for
            clear_frames(error.__traceback__)  # the document goes here: elsewhere Qt could not stop its timers
            self.error = error


def _rendered(summary: Summary, paged: Paged | None) -> bytes:
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(DOTS_PER_INCH)
    writer.setPageLayout(_page())
    writer.setTitle(summary.subject)
    writer.setCreator(f"Transfer Wizard {__version__}")
    document = _laid_out(summary, writer)
    try:
        _paint(document, summary, writer, paged)
    finally:
        buffer.close()
    return glyph_maps.corrected(bytes(content.data()), document.toPlainText())


_started: list[QGuiApplication] = []


def _start_qt() -> None:
    """See that Qt runs, without a display where the program has none."""
    if QCoreApplication.instance() is None:
        _started.append(QGuiApplication(["transfer-wizard", "-platform", "offscreen"]))


def _load_typefaces() -> None:
    if not {TEXT, CODE} <= set(QFontDatabase.families()):
        for name in _FILES:
            QFontDatabase.addApplicationFont(str(resource("fonts", name)))


def _page() -> QPageLayout:
    margins = QMarginsF(MARGIN_MM, MARGIN_MM, MARGIN_MM, BOTTOM_MM)
    size = QPageSize(QPageSize.PageSizeId.A4)
    return QPageLayout(size, QPageLayout.Orientation.Portrait, margins, QPageLayout.Unit.Millimeter)


def _laid_out(summary: Summary, writer: QPdfWriter) -> QTextDocument:
    """The summary in pages; the last row of a table that would stand alone takes the one before along."""
    composer = _composed(summary)
    document = composer.document
    document.documentLayout().setPaintDevice(writer)
    document.setPageSize(QSizeF(writer.width(), writer.height() - FOOTER_MM * _PER_MM))
    height = document.pageSize().height()
    _keep_headings_with_text(document, height)
    if composer.last_table and _has_lone_row(document, composer.last_table, height):
        composer.split_end()
    _keep_end_with_text(document, height)
    return document


def _paint(document: QTextDocument, summary: Summary, writer: QPdfWriter, paged: Paged | None) -> None:
    page = document.pageSize()
    layout = document.documentLayout()
    painter = QPainter(writer)
    count = document.pageCount()
    try:
        for number in range(count):
            if paged:
                paged(number + 1, count)
            if number:
                writer.newPage()
            painter.save()
            painter.translate(0, -number * page.height())
            context = QAbstractTextDocumentLayout.PaintContext()
            # A line that touches the edge of a page is on one page only: without the margin Qt writes it on both.
            context.clip = QRectF(0, number * page.height() + 1, page.width(), page.height() - 2)
            painter.setClipRect(context.clip)
            layout.draw(painter, context)
            painter.restore()
            _paint_footer(
                painter, summary, QRectF(0, page.height(), page.width(), FOOTER_MM * _PER_MM), number + 1, count
            )
    finally:
        painter.end()


def _keep_headings_with_text(document: QTextDocument, height: float) -> None:
    """Move a heading that would stand alone at the foot of a page to the next one."""
    for number in _headings(document):
        block = document.findBlockByNumber(number)
        top = document.documentLayout().blockBoundingRect(block).top() % height
        if height - top < LEAST_FOR_HEADING_MM * _PER_MM:
            _begin_page(document, block)


def _has_lone_row(document: QTextDocument, table: QTextTable, height: float) -> bool:
    """Whether the last row of a table with a header stands alone on a page."""
    before, last = (table.cellAt(table.rows() - back, 0).firstCursorPosition().block() for back in (2, 1))
    return _page_of(document, before, height) < _page_of(document, last, height)


def _keep_end_with_text(document: QTextDocument, height: float) -> None:
    """Take the last section along where the last line would stand alone on a page."""

    last = document.lastBlock()
    before = last.previous()
    while before.isValid() and not before.text():
        before = before.previous()
    *_others, heading = (document.findBlockByNumber(number) for number in _headings(document))
    page, page_before, page_of_heading = (_page_of(document, each, height) for each in (last, before, heading))
    if page_before < page and page_of_heading == page_before:
        _begin_page(document, heading)


def _page_of(document: QTextDocument, block: QTextBlock, height: float) -> int:
    """The number of the page that a line ends on; the space above it may be on the page before."""
    return int((document.documentLayout().blockBoundingRect(block).bottom() - 1) // height)


def _begin_page(document: QTextDocument, block: QTextBlock) -> None:
    shape = block.blockFormat()
    shape.setPageBreakPolicy(QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore)
    QTextCursor(block).setBlockFormat(shape)
    # WORKAROUND: Qt lays out only part of what follows the change anew, and leaves the rest of the page blank.
    document.markContentsDirty(block.position(), document.characterCount() - block.position())


def _paint_footer(painter: QPainter, summary: Summary, place: QRectF, number: int, count: int) -> None:
    painter.setFont(_font(TEXT, 8.5))
    painter.setPen(QUIET)
    of = _("Page {number} of {count}").format(number=number, count=count)
    room = place.width() - painter.fontMetrics().horizontalAdvance(of) - 6 * _PER_MM
    subject = painter.fontMetrics().elidedText(summary.subject, Qt.TextElideMode.ElideRight, int(room))
    painter.drawText(place, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft, subject)
    painter.drawText(place, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignRight, of)


def _composed(summary: Summary) -> "_Composer":
    """The summary as a document of Qt's, without pages."""
    document = QTextDocument()
    document.setUndoRedoEnabled(False)
    document.setDocumentMargin(0)
    composer = _Composer(document)
    composer.write(summary)
    return composer


def _headings(document: QTextDocument) -> Iterator[int]:
    """The numbers of the blocks that are headings."""
    block = document.begin()
    while block.isValid():
        if block.blockFormat().headingLevel() == 2:
            yield block.blockNumber()
        block = block.next()


class _Composer:
    """Puts a summary into a document, from top to bottom.

    Attributes:
        document: what it writes.
        last_table: the last part of the table of licenses; None where it has one row only.
        last_part: the columns of that table, and its last two lines.
    """

    def __init__(self, document: QTextDocument) -> None:
        self.document = document
        self.last_table: QTextTable | None = None
        self.last_part: tuple[tuple[TableColumn, ...], Sequence[TableLine]] = (), ()
        self.cursor = QTextCursor(document)
        self.looks: dict[tuple[float, int, bool, bool], QTextCharFormat] = {}
        document.setDefaultFont(_font(TEXT, BODY))

    def write(self, summary: Summary) -> None:
        self.paragraph(summary.subject, self.look(16, INK, bold=True), 1, below=6)
        self.paragraph(summary.ask, self.look(12), below=6)
        if summary.notice:
            self.paragraph(summary.notice, self.look(BODY, GAP, bold=True), below=4)
        for section in summary.sections:
            self.paragraph(section.heading, self.look(13, ACCENT, bold=True), 2, above=11, below=4)
            for block in section.blocks:
                self.block(block)
        self.paragraph(summary.made, self.look(9, QUIET), above=18)

    def block(self, block: Block) -> None:
        match block:
            case AnswerList():
                self.rows(block)
            case Items():
                for item in block.items:
                    self.item(item)
            case Table():
                self.table(block)

    def look(
        self, size: float = BODY, color: QColor = INK, *, bold: bool = False, code: bool = False
    ) -> QTextCharFormat:
        """The format of a piece of text; made once, since a long table asks for it thousands of times."""
        key = (size, color.rgb(), bold, code)
        if key not in self.looks:
            font = _font(CODE if code else TEXT, size)
            font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
            self.looks[key] = QTextCharFormat()
            self.looks[key].setFont(font)
            self.looks[key].setForeground(color)
        return self.looks[key]

    def paragraph(self, text: str, look: QTextCharFormat, level: int = 0, above: float = 0, below: float = 0) -> None:
        shape = QTextBlockFormat()
        shape.setHeadingLevel(level)
        shape.setTopMargin(above)
        shape.setBottomMargin(below)
        shape.setLineHeight(118, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        self.new_block(shape)
        self.text(text, look)

    def item(self, item: Value) -> None:
        shape = QTextBlockFormat()
        shape.setLeftMargin(14)
        shape.setTextIndent(-10)
        shape.setTopMargin(2)
        self.new_block(shape)
        self.cursor.insertText("•  ", self.look(color=ACCENT))
        self.value(item)

    def new_block(self, shape: QTextBlockFormat) -> None:
        """Begin a paragraph, in the empty one that a new document has."""
        if not self.cursor.atStart():
            self.cursor.insertBlock()
        self.cursor.setBlockFormat(shape)

    def rows(self, block: AnswerList) -> None:
        shape = self.table_shape([24, 76])
        table = self.cursor.insertTable(len(block.rows), 2, shape)
        for number, row in enumerate(block.rows):
            for column in range(2):
                table.cellAt(number, column).setFormat(_cell(HAIRLINE))
            self.into(table, number, 0)
            self.text(row.label, self.look(color=QUIET))
            self.into(table, number, 1)
            self.value(row.value)
        self.leave(table)

    def table(self, block: Table) -> None:
        self.paragraph(block.caption, self.look(9.5, QUIET), below=4)
        count = len(block.lines)
        starts = list(range(0, count, ROWS_OF_A_PART))
        if count > 1 and starts[-1] == count - 1:  # the last row, which has the total, takes the one before along
            starts[-1] -= 1
        for start, stop in pairwise((*starts, count)):
            self.part(block.columns, block.lines[start:stop], begins_page=start > 0)

    def part(self, columns: tuple[TableColumn, ...], lines: Sequence[TableLine], begins_page: bool) -> None:
        """A table, or what goes on of one."""
        titles = TableLine(tuple(Value(column.title) for column in columns), is_total=True)
        shape = self.table_shape([28, 19, 8, 14, 17, 14])
        shape.setHeaderRowCount(1)
        if begins_page:
            shape.setPageBreakPolicy(QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore)
        table = self.cursor.insertTable(len(lines) + 1, len(columns), shape)
        for number, line in enumerate((titles, *lines)):
            self.line(table, number, line, columns)
        self.last_table = table if len(lines) > 1 else None
        self.last_part = columns, lines[-2:]
        self.leave(table)

    def split_end(self) -> None:
        """Have the last two rows of the table begin a page."""
        assert self.last_table
        self.last_table.removeRows(self.last_table.rows() - 2, 2)
        self.cursor = self.last_table.lastCursorPosition()
        self.cursor.movePosition(QTextCursor.MoveOperation.NextBlock)
        self.part(*self.last_part, begins_page=True)

    def line(self, table: QTextTable, number: int, line: TableLine, columns: tuple[TableColumn, ...]) -> None:
        for index, (cell, column) in enumerate(zip(line.cells, columns, strict=True)):
            shape = _cell(ACCENT if number == 0 else HAIRLINE)
            if column.is_number:
                shape.setRightPadding(12)
            if line.is_total:
                shape.setBackground(BAND)
            table.cellAt(number, index).setFormat(shape)
            self.into(table, number, index)
            if column.is_number:
                to_the_right = QTextBlockFormat()
                to_the_right.setAlignment(Qt.AlignmentFlag.AlignRight)
                self.cursor.setBlockFormat(to_the_right)
            self.value(cell, bold=line.is_total)

    def table_shape(self, widths: list[int]) -> QTextTableFormat:
        shape = QTextTableFormat()
        shape.setBorder(0)
        shape.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_None)
        shape.setBorderCollapse(True)
        shape.setCellPadding(0)
        shape.setCellSpacing(0)
        shape.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        shape.setColumnWidthConstraints([QTextLength(QTextLength.Type.PercentageLength, width) for width in widths])
        return shape

    def into(self, table: QTextTable, row: int, column: int) -> None:
        self.cursor = table.cellAt(row, column).firstCursorPosition()

    def leave(self, table: QTextTable) -> None:
        """Go on behind a table, where Qt leaves an empty paragraph; the next one would have no space above it there."""
        self.cursor = table.lastCursorPosition()
        self.cursor.movePosition(QTextCursor.MoveOperation.NextBlock)
        shape = QTextBlockFormat()
        shape.setLineHeight(4, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        self.cursor.setBlockFormat(shape)

    def value(self, value: Value, *, bold: bool = False) -> None:
        if value.link:
            look = QTextCharFormat(self.look(_size_of_link(value.text), ACCENT, code=True))
            look.setAnchor(True)
            look.setAnchorHref(value.link)
            self.text(value.text, look)
        elif value.is_code:
            self.text(value.text, self.look(9.5, bold=bold, code=True))
        else:
            self.words(value.text, self.look(bold=bold))
        for number, mark in enumerate(value.marks):
            self.cursor.insertText(" " if number or value.text else "", self.look())
            self.text(mark, self.look(color=GAP, bold=True))

    def words(self, text: str, look: QTextCharFormat) -> None:
        """A text with each web address on a line of its own, where it is not broken."""
        first, *rest = parts(text)
        self.text(first.rstrip(" "), look)
        for address, behind in zip(rest[::2], rest[1::2], strict=True):
            if not self.cursor.atBlockStart():
                self.text("\n", look)
            self.text(address, self.look(_size_of_link(address), code=True))
            if behind.strip():
                self.text("\n" + behind.strip(" "), look)

    def text(self, text: str, look: QTextCharFormat) -> None:
        self.cursor.insertText(text.replace("\n", "\u2028"), look)


def _size_of_link(text: str) -> float:
    """The size in points at which a link stays on one line: a letter of the code face is 0.6 of its size wide."""
    return max(5.0, min(8.5, LINK_POINTS / 0.6 / max(len(text), 1)))


def _cell(line: QColor) -> QTextTableCellFormat:
    """A cell with a line below it."""
    shape = QTextTableCellFormat()
    shape.setPadding(3.5)
    shape.setBottomBorder(0.75)
    shape.setBottomBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    shape.setBottomBorderBrush(line)
    return shape


def _font(family: str, size: float) -> QFont:
    font = QFont([family, *faces()])
    font.setPointSizeF(size)
    # A ligature (fi) or the form of a digit for one language is a glyph of its own, which copies as nothing.
    for feature in ("liga", "clig", "locl"):
        font.setFeature(QFont.Tag(feature), 0)
    return font
