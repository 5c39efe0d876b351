"""Reads HTML as lines: a row of a table becomes a line with tabs between its cells, a block lines of its own."""

from html.parser import HTMLParser
from typing import Final

from transfer_wizard.intake.answers import link_of
from transfer_wizard.intake.document_parts import STRUCK, Line
from transfer_wizard.intake.limits import MOST_CELLS, NotReadable
from transfer_wizard.translations import _

_BLOCKS: Final = frozenset(
    "p div br li ul ol h1 h2 h3 h4 h5 h6 section article header footer main nav pre blockquote dl dt dd "
    "table hr title form "
    "fieldset legend option tr".split()
)
_HIDDEN: Final = frozenset("script style head template svg noscript".split())
_CELLS: Final = ("td", "th")
_LONGEST_CELL_LINES: Final = 6
_DEEPEST_TABLE: Final = 40
_LONGEST_SPAN: Final = 1_000
_LONGEST_LINK: Final = 500
_MOST_WIDE: Final = 40
_STRUCK: Final = frozenset("s del strike".split())
_MOST_LINKS: Final = 4
"""More links to organizations are the menu of a page."""
_PIECE: Final = 512 * 1024
_MOST_TAGS: Final = 150_000


def lines_of(text: str) -> list[Line]:
    """The lines of a page, each with the line of the source it starts in."""
    reader = _Reader()
    for start in range(0, len(text), _PIECE):
        reader.feed(text[start : start + _PIECE])
        if reader.is_full or len(reader.rawdata) > _PIECE:
            break
    else:
        reader.close()
    reader.end()
    return reader.lines


def _span(attrs: list[tuple[str, str | None]], name: str) -> int:
    """How many rows or columns a cell goes over."""
    said = dict(attrs).get(name) or ""
    number = int(said[:4]) if said.isascii() and said.isdigit() else 1
    return number if 0 < number < _LONGEST_SPAN else 1


class _MarkupRow:
    def __init__(self, number: int) -> None:
        self.number = number
        self.cells: list[list[str]] = []
        self.is_layout = False
        self.spans: dict[int, int] = {}
        """How many rows below a cell goes over too, by its column."""
        self.wide: dict[int, int] = {}
        """How many columns each cell goes over."""


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[Line] = []
        self._rows: list[_MarkupRow] = []
        self._text: list[str] = []
        self._start = 1
        self._hidden = 0
        self._over: dict[int, tuple[int, list[str]]] = {}
        """The cells from above that go over the next row too, by their column: for how many rows more."""
        self._cells = 0
        self._tags = 0
        self._link = ""
        self._links = 0

    @property
    def is_full(self) -> bool:
        """True where a page has more tags than anybody's list of licenses."""
        return self._tags > _MOST_TAGS

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._tags += 1
        if self.is_full:
            return
        if tag in _HIDDEN:
            self._hidden += 1
        elif tag in _CELLS:
            self._cells += 1
            if self._cells > MOST_CELLS:
                raise NotReadable(_("The table has more cells than can be read at once. Split it into several files."))
            if self._rows:
                row = self._rows[-1]
                row.cells.append([""])
                if (rows := _span(attrs, "rowspan")) > 1:
                    row.spans[len(row.cells) - 1] = rows - 1
                row.wide[len(row.cells) - 1] = min(_MOST_WIDE, _span(attrs, "colspan"))
        elif tag == "tr":
            self._break()
            if len(self._rows) < _DEEPEST_TABLE:
                self._rows.append(_MarkupRow(self.getpos()[0]))
        elif tag == "table":
            for row in self._rows:
                row.is_layout = True
            self._over.clear()
            self._break()
        elif tag in _BLOCKS:
            self._break()
        if tag == "dd":
            self._text.append("\t")
        elif tag in _STRUCK:
            self._text.append(STRUCK)
        elif tag == "a":
            self._link = (dict(attrs).get("href") or "")[:_LONGEST_LINK]

    def handle_endtag(self, tag: str) -> None:
        if tag == "a":
            self._end_link()
        elif tag in _STRUCK:
            self._text.append(STRUCK)
        if tag in _HIDDEN:
            self._hidden = max(0, self._hidden - 1)
        elif tag == "tr" and self._rows:
            self._break()
            self._end_row(self._rows.pop())
        elif tag in _CELLS:
            self._break()
        elif tag in _BLOCKS and tag not in ("br", "dt"):
            self._break()

    def handle_data(self, data: str) -> None:
        if self._hidden:
            return
        if not self._text:
            self._start = self.getpos()[0]
        self._text.append(data)

    def _end_link(self) -> None:
        """Write the address of an organization behind the words that lead to it, where they don't show it."""
        link, self._link = self._link, ""
        if link_of(link) and not self._hidden and self._links < _MOST_LINKS and "://" not in "".join(self._text[-3:]):
            self._links += 1
            self._text.append(f" <{link}>")

    def _break(self) -> None:
        """End the line that is being read."""
        said = " ".join("".join(self._text).replace("\t", "\x1f").split()).replace("\x1f", "\t")
        self._text.clear()
        row = self._rows[-1] if self._rows else None
        if row and row.cells and not row.is_layout:
            if said:
                row.cells[-1].append(said)
            if len(row.cells[-1]) > _LONGEST_CELL_LINES:
                row.is_layout = True
        elif said:
            self.lines.append(Line(self._start, said))

    def _end_row(self, row: _MarkupRow) -> None:
        cells: list[list[str]] = []
        spans: dict[int, tuple[int, list[str]]] = {}
        for at, cell in enumerate(row.cells):
            if at in row.spans:
                spans[len(cells)] = (row.spans[at], [text for text in cell if text])
            cells.append([text for text in cell if text])
            cells += [[] for _more in range(row.wide[at] - 1)]
        for at, (rows, cell) in sorted(self._over.items()):
            cells.insert(at, cell)
            spans = {below + (below >= at): span for below, span in spans.items()}
            if rows > 1:
                spans[at] = (rows - 1, cell)
        self._over = spans
        if row.is_layout or len(cells) < 2:
            self.lines.extend(Line(row.number, text) for cell in cells for text in cell)
            return
        if any(cells):
            self.lines.append(Line(row.number, "\t".join(" / ".join(cell).replace("\t", " ") for cell in cells)))

    def end(self) -> None:
        """Take what an unfinished page left open."""
        self._break()
        while self._rows:
            self._end_row(self._rows.pop(0))
