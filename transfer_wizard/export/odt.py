"""The summary as an OpenDocument text, for desks that edit: named styles, real headings, a table whose header repeats.

Written without Qt, whose own writer of this format loses the widths and the lines of a table. What a person typed is
text between tags, never part of one.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from transfer_wizard import __version__
from transfer_wizard.export.blocks import AnswerList, Block, Items, Table, TableLine, Value, parts
from transfer_wizard.export.summary import Summary
from transfer_wizard.translations import _

MEDIA_TYPE: Final = "application/vnd.oasis.opendocument.text"

_HEAD: Final = '<?xml version="1.0" encoding="UTF-8"?>\n'
_OASIS: Final = "urn:oasis:names:tc:opendocument:xmlns"
_NAMESPACES: Final = (
    " ".join(
        f'xmlns:{name}="{_OASIS}:{uri}:1.0"'
        for name, uri in {
            "office": "office",
            "style": "style",
            "text": "text",
            "table": "table",
            "meta": "meta",
            "fo": "xsl-fo-compatible",
            "svg": "svg-compatible",
        }.items()
    )
    + ' xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/" office:version="1.3"'
)

_MANIFEST: Final = f"""{_HEAD}<manifest:manifest xmlns:manifest="{_OASIS}:manifest:1.0" manifest:version="1.3">
<manifest:file-entry manifest:full-path="/" manifest:media-type="{MEDIA_TYPE}"/>
<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>
<manifest:file-entry manifest:full-path="styles.xml" manifest:media-type="text/xml"/>
<manifest:file-entry manifest:full-path="meta.xml" manifest:media-type="text/xml"/>
</manifest:manifest>
"""

# For each paragraph style: the style it is made from, its paragraph properties, and its text properties.
_PARAGRAPHS: Final = {
    "Title": (
        "Standard",
        'fo:margin-bottom="3mm" fo:keep-with-next="always"',
        'fo:font-size="18pt" fo:font-weight="bold"',
    ),
    "Ask": ("Standard", 'fo:margin-bottom="2mm"', 'fo:font-size="12pt"'),
    "Heading_20_1": (
        "Standard",
        'fo:margin-top="5mm" fo:margin-bottom="1.5mm" fo:keep-with-next="always"',
        'fo:font-size="13pt" fo:font-weight="bold" fo:color="#0b5cad"',
    ),
    "Label": ("Standard", "", 'fo:color="#57606a"'),
    "Caption": (
        "Standard",
        'fo:margin-bottom="1mm" fo:keep-with-next="always"',
        'fo:font-size="9.5pt" fo:color="#57606a"',
    ),
    "Number": ("Standard", 'fo:text-align="end" fo:margin-right="3mm"', ""),
    "Total": ("Standard", "", 'fo:font-weight="bold"'),
    "Total_20_number": ("Total", 'fo:text-align="end" fo:margin-right="3mm"', ""),
    "Item": ("Standard", 'fo:margin-top="0.7mm"', ""),
    "Quiet": ("Standard", 'fo:margin-top="6mm"', 'fo:font-size="9pt" fo:color="#57606a"'),
    "Footer": ("Standard", 'fo:text-align="end"', 'fo:font-size="8.5pt" fo:color="#57606a"'),
}
_CODE_FONT: Final = "fo:font-family=\"'Courier New', 'Liberation Mono'\" style:font-pitch=\"fixed\""
_TEXTS: Final = {
    "Code": f'{_CODE_FONT} fo:font-size="9.5pt"',
    "Link": f'{_CODE_FONT} fo:font-size="8pt"',
    "Long_20_link": f'{_CODE_FONT} fo:font-size="5.5pt"',
    "Gap": 'fo:font-weight="bold" fo:color="#8a2c00"',
}
_LETTERS_OF_A_LINK: Final = 76
"""The most that stand on a line beside a label; a longer link is written smaller, so that it stays whole."""
_WIDTHS_MM: Final = {"rows": (40, 134), "licenses": (46, 36, 16, 20, 29, 27)}


def render(summary: Summary, language: str) -> bytes:
    """The file; ``language`` is the one the summary's own words are in, such as "en"."""
    files = {
        "mimetype": MEDIA_TYPE,
        "META-INF/manifest.xml": _MANIFEST,
        "content.xml": "".join(_content(summary)),
        "styles.xml": "".join(_styles(language)),
        "meta.xml": _meta(summary, language),
    }
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, text in files.items():
            # The type comes first and is not packed, so that a file manager finds it; no clock goes into the file.
            packing = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(zipfile.ZipInfo(name), text.encode(), packing)
    return stream.getvalue()


def _meta(summary: Summary, language: str) -> str:
    return (
        f"{_HEAD}<office:document-meta {_NAMESPACES}><office:meta>"
        f"<meta:generator>Transfer Wizard/{__version__}</meta:generator>"
        f"<dc:title>{escape(summary.subject)}</dc:title><dc:language>{escape(language)}</dc:language>"
        "</office:meta></office:document-meta>\n"
    )


def _styles(language: str) -> Iterator[str]:
    yield f"{_HEAD}<office:document-styles {_NAMESPACES}>\n<office:styles>\n"
    yield '<style:default-style style:family="paragraph"><style:text-properties '
    yield 'fo:font-family="Arial, \'Liberation Sans\'" fo:color="#1b1f24" '
    yield _in_every_script('fo:font-size="10pt" ')
    is_asian = language.partition("-")[0] in ("ja", "ko", "zh")  # its Latin words would be broken anywhere
    yield f'fo:language={quoteattr("en" if is_asian else language)} fo:country="none" '
    yield f'style:language-asian={quoteattr(language)} style:country-asian="none"/></style:default-style>\n'
    yield '<style:style style:name="Standard" style:family="paragraph"/>\n'
    for name, (parent, paragraph, text) in _PARAGRAPHS.items():
        level = ' style:default-outline-level="1"' if name == "Heading_20_1" else ""
        shown = name.replace("_20_", " ")
        yield f'<style:style style:name="{name}" style:display-name="{shown}" style:family="paragraph"{level} '
        yield f'style:parent-style-name="{parent}"><style:paragraph-properties {paragraph}/>'
        yield f"<style:text-properties {_in_every_script(text)}/></style:style>\n"
    for name, text in _TEXTS.items():
        yield f'<style:style style:name="{name}" style:family="text">'
        yield f"<style:text-properties {_in_every_script(text)}/></style:style>\n"
    yield '<text:list-style style:name="List"><text:list-level-style-bullet text:level="1" text:bullet-char="•">'
    yield '<style:list-level-properties text:space-before="1mm" text:min-label-width="4mm"/>'
    yield "</text:list-level-style-bullet></text:list-style>\n</office:styles>\n"
    yield '<office:automatic-styles><style:page-layout style:name="A4"><style:page-layout-properties '
    yield 'fo:page-width="210mm" fo:page-height="297mm" style:print-orientation="portrait" fo:margin="18mm"/>'
    yield '<style:footer-style><style:header-footer-properties fo:min-height="8mm" fo:margin-top="4mm"/>'
    yield "</style:footer-style></style:page-layout></office:automatic-styles>\n"
    yield '<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="A4"><style:footer>'
    number, count = '<text:page-number text:select-page="current"/>', "<text:page-count/>"
    page = escape(_("Page {number} of {count}")).format(number=number, count=count)
    yield f'<text:p text:style-name="Footer">{page}</text:p></style:footer></style:master-page></office:master-styles>'
    yield "\n</office:document-styles>\n"


def _in_every_script(properties: str) -> str:
    """Text properties with size and weight for wide letters (日本) and right-to-left ones too, as the format asks."""
    return re.sub(
        r'fo:(font-size|font-weight)=("[^"]*")', r"fo:\1=\2 style:\1-asian=\2 style:\1-complex=\2", properties
    )


def _content(summary: Summary) -> Iterator[str]:
    yield f"{_HEAD}<office:document-content {_NAMESPACES}>\n<office:automatic-styles>\n"
    yield from _table_styles()
    yield "</office:automatic-styles>\n<office:body><office:text>\n"
    yield _paragraph("Title", _text(summary.subject))
    yield _paragraph("Ask", _text(summary.ask))
    if summary.notice:
        yield _paragraph("Standard", _span("Gap", summary.notice))
    number = 0
    for section in summary.sections:
        yield f'<text:h text:style-name="Heading_20_1" text:outline-level="1">{_text(section.heading)}</text:h>\n'
        for block in section.blocks:
            number += 1
            yield from _block(block, number)
    yield _paragraph("Quiet", _text(summary.made))
    yield "</office:text></office:body>\n</office:document-content>\n"


def _table_styles() -> Iterator[str]:
    for name, widths in _WIDTHS_MM.items():
        yield f'<style:style style:name="{name}" style:family="table"><style:table-properties '
        yield f'style:width="{sum(widths)}mm" table:align="left"/></style:style>\n'
        for column, width in enumerate(widths):
            yield f'<style:style style:name="{name}.{column}" style:family="table-column">'
            yield f'<style:table-column-properties style:column-width="{width}mm"/></style:style>\n'
    for name, line, band in (
        ("cell", "#d0d7de", ""),
        ("total", "#d0d7de", "#eef2f6"),
        ("header", "#0b5cad", "#eef2f6"),
    ):
        background = f' fo:background-color="{band}"' if band else ""
        yield f'<style:style style:name="{name}" style:family="table-cell"><style:table-cell-properties '
        yield f'fo:padding="1mm" fo:border="none" fo:border-bottom="0.75pt solid {line}"{background}/></style:style>\n'
    yield '<style:style style:name="row" style:family="table-row">'
    yield '<style:table-row-properties fo:keep-together="always"/></style:style>\n'


def _block(block: Block, number: int) -> Iterator[str]:
    match block:
        case AnswerList():
            lines = (
                _line("cell", [("Label", _text(row.label)), ("Standard", _value(row.value))]) for row in block.rows
            )
            yield from _table("rows", number, "".join(lines))
        case Items():
            yield '<text:list text:style-name="List">'
            yield from (f"<text:list-item>{_paragraph('Item', _value(item))}</text:list-item>" for item in block.items)
            yield "</text:list>\n"
        case Table():
            yield _paragraph("Caption", _text(block.caption))
            numbers = [column.is_number for column in block.columns]
            titles = TableLine(tuple(Value(column.title) for column in block.columns), is_total=True)
            header = f"<table:table-header-rows>{_cells(titles, numbers, 'header')}</table:table-header-rows>\n"
            lines = (_cells(line, numbers, "total" if line.is_total else "cell") for line in block.lines)
            yield from _table("licenses", number, header + "".join(lines))


def _table(style: str, number: int, rows: str) -> Iterator[str]:
    yield f'<table:table table:name="{style}-{number}" table:style-name="{style}">'
    yield from (f'<table:table-column table:style-name="{style}.{n}"/>' for n in range(len(_WIDTHS_MM[style])))
    yield f"\n{rows}</table:table>\n"


def _cells(line: TableLine, numbers: list[bool], style: str) -> str:
    paragraphs = {(False, False): "Standard", (False, True): "Number", (True, False): "Total"}
    names = [paragraphs.get((line.is_total, is_number), "Total_20_number") for is_number in numbers]
    cells = [(name, _value(cell)) for name, cell in zip(names, line.cells, strict=True)]
    return _line(style, cells, is_wide=style == "total")


def _line(style: str, cells: list[tuple[str, str]], is_wide: bool = False) -> str:
    """A row; with ``is_wide`` its first cell reaches over the second, which holds nothing: a key stays in one piece."""
    written = [
        f'<table:table-cell table:style-name="{style}" office:value-type="string">{_paragraph(name, inside)}'
        "</table:table-cell>"
        for name, inside in cells
    ]
    if is_wide:
        written[0] = written[0].replace("<table:table-cell", '<table:table-cell table:number-columns-spanned="2"', 1)
        written[1] = "<table:covered-table-cell/>"
    return f'<table:table-row table:style-name="row">{"".join(written)}</table:table-row>\n'


def _paragraph(style: str, inside: str) -> str:
    return f'<text:p text:style-name="{style}">{inside}</text:p>\n'


def _value(value: Value) -> str:
    text = _span("Code", value.text) if value.is_code else _with_addresses(value.text)
    if value.link:
        text = _address(value.link)
        text = f'<text:a xlink:type="simple" xlink:href={quoteattr(value.link)}>{text}</text:a>'
    return " ".join(part for part in (text, *(_span("Gap", mark) for mark in value.marks)) if part)


def _with_addresses(text: str) -> str:
    """The text with each web address on a line of its own, where it is not broken."""
    first, *rest = parts(text)
    written = [_text(first.rstrip(" "))]
    for address, behind in zip(rest[::2], rest[1::2], strict=True):
        before = "<text:line-break/>" if any(written) else ""
        written.append(before + _address(address))
        if behind.strip():
            written.append(f"<text:line-break/>{_text(behind.strip(' '))}")
    return "".join(written)


def _address(text: str) -> str:
    return _span("Link" if len(text) <= _LETTERS_OF_A_LINK else "Long_20_link", text)


def _span(style: str, text: str) -> str:
    return f'<text:span text:style-name="{style}">{_text(text)}</text:span>'


def _text(text: str) -> str:
    """The text with its spaces and lines, which XML would run together, as elements."""
    spaced = re.sub("^ | {2,}", lambda found: f'<text:s text:c="{len(found[0])}"/>', escape(text), flags=re.MULTILINE)
    return spaced.replace("\n", "<text:line-break/>")
