"""The summary as one HTML page: nothing in it runs or is loaded, and a screen reader finds its way by headings.

Also the rich half of the mail and of the clipboard. What a person typed is text between tags, never part of one.
"""

from collections.abc import Iterator
from html import escape
from typing import Final

from transfer_wizard.export.blocks import AnswerList, Block, Items, Table, TableColumn, TableLine, Value, parts
from transfer_wizard.export.summary import Summary

_STYLE: Final = """
:root {
  color-scheme: light dark;
  --page: #f4f5f7; --sheet: #ffffff; --ink: #1b1f24; --quiet: #57606a; --line: #d8dee4; --band: #f1f4f8;
  --accent: #0b5cad; --gap: #8a2c00; --gap-band: #fff1e5;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #101418; --sheet: #181d23; --ink: #e6eaef; --quiet: #a3adb8; --line: #333c46; --band: #202730;
    --accent: #7ab8ff; --gap: #ffb38a; --gap-band: #3a2416;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0; padding: 2rem 1rem; background: var(--page); color: var(--ink);
  font: 1rem/1.5 "Segoe UI", system-ui, -apple-system, "Helvetica Neue", "Noto Sans", Arial, sans-serif;
}
main {
  max-width: 54rem; margin: 0 auto; padding: 2.5rem; background: var(--sheet);
  border: 1px solid var(--line); border-radius: 8px;
}
h1 { margin: 0 0 1rem; font-size: 1.6rem; line-height: 1.25; text-wrap: balance; }
h2 { margin: 2.25rem 0 .5rem; padding-bottom: .3rem; font-size: 1.15rem; border-bottom: 2px solid var(--accent); }
p { margin: .75rem 0; }
.ask { font-size: 1.1rem; }
.notice { padding: .6rem .9rem; border-left: 4px solid var(--gap); }
.notice, .gap { color: var(--gap); background: var(--gap-band); font-weight: 600; }
dl { display: grid; grid-template-columns: fit-content(30%) minmax(0, 1fr); margin: 0; }
dt, dd { margin: 0; padding: .4rem 0; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
dt { padding-right: 1.5rem; color: var(--quiet); }
dd, li, td { white-space: pre-line; }
code { font: .95em/1.5 Consolas, "Cascadia Mono", Menlo, "DejaVu Sans Mono", monospace; letter-spacing: .02em; }
a { color: var(--accent); }
a, .whole { display: inline-block; max-width: 100%; overflow-x: auto; vertical-align: top; white-space: nowrap; }
ul { margin: .5rem 0; padding-left: 1.25rem; }
.scroll { overflow-x: auto; }
table { width: 100%; border-collapse: collapse; font-variant-numeric: tabular-nums; }
caption { padding: .4rem 0; text-align: left; color: var(--quiet); }
th, td { padding: .45rem .7rem; text-align: left; vertical-align: top; border-bottom: 1px solid var(--line); }
thead th { background: var(--band); white-space: nowrap; }
tbody th { font-weight: 400; }
tbody th code, tr.total th, td:last-child { white-space: nowrap; }
tr.total th, tr.total td { font-weight: 600; background: var(--band); }
.number { text-align: right; }
footer { margin-top: 2.5rem; color: var(--quiet); font-size: .9rem; }
@media (max-width: 40rem) {
  main { padding: 1.25rem; }
  dl { display: block; }
  dt { padding-bottom: 0; border: 0; }
}
@media print {
  body { padding: 0; background: none; }
  main { max-width: none; padding: 0; border: 0; }
  h2 { break-after: avoid; }
  tr, dt, dd { break-inside: avoid; }
}
"""


def render(summary: Summary, language: str) -> str:
    """The whole page; ``language`` is the one its own words are in, such as "en"."""
    return "\n".join(_page(summary, language)) + "\n"


def _page(summary: Summary, language: str) -> Iterator[str]:
    yield "<!DOCTYPE html>"
    yield f'<html lang="{escape(language)}">'
    yield "<head>"
    yield '<meta charset="utf-8">'
    yield "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield '<meta name="referrer" content="no-referrer">'
    yield f"<title>{escape(summary.subject)}</title>"
    yield f"<style>{_STYLE}</style>"
    yield "</head>"
    yield "<body>"
    yield "<main>"
    yield f"<h1>{escape(summary.subject)}</h1>"
    yield f'<p class="ask">{escape(summary.ask)}</p>'
    if summary.notice:
        yield f'<p class="notice">{escape(summary.notice)}</p>'
    for number, section in enumerate(summary.sections, 1):
        language = f' lang="{escape(section.language)}"' if section.language else ""
        yield f'<section aria-labelledby="section-{number}"{language}>'
        yield f'<h2 id="section-{number}">{escape(section.heading)}</h2>'
        for block in section.blocks:
            yield from _block(block)
        yield "</section>"
    yield f"<footer>{escape(summary.made)}</footer>"
    yield "</main>"
    yield "</body>"
    yield "</html>"


def _block(block: Block) -> Iterator[str]:
    match block:
        case AnswerList():
            yield "<dl>"
            yield from (f"<dt>{escape(row.label)}</dt><dd>{_value(row.value)}</dd>" for row in block.rows)
            yield "</dl>"
        case Items():
            yield "<ul>"
            yield from (f"<li>{_value(item)}</li>" for item in block.items)
            yield "</ul>"
        case Table():
            yield from _table(block)


def _table(table: Table) -> Iterator[str]:
    yield '<div class="scroll">'
    yield "<table>"
    yield f"<caption>{escape(table.caption)}</caption>"
    titles = (f'<th scope="col"{_class(column)}>{escape(column.title)}</th>' for column in table.columns)
    yield f"<thead><tr>{''.join(titles)}</tr></thead>"
    yield "<tbody>"
    yield from (_line(line, table.columns) for line in table.lines)
    yield "</tbody>"
    yield "</table>"
    yield "</div>"


def _line(line: TableLine, columns: tuple[TableColumn, ...]) -> str:
    named = 2 if line.is_total else 1  # the name of a total reaches over the models, of which it has none
    rest = zip(line.cells[named:], columns[named:], strict=True)
    cells = "".join(f"<td{_class(column)}>{_value(cell)}</td>" for cell, column in rest)
    kind, span = (' class="total"', ' colspan="2"') if line.is_total else ("", "")
    return f'<tr{kind}><th scope="row"{span}>{_value(line.cells[0])}</th>{cells}</tr>'


def _class(column: TableColumn) -> str:
    return ' class="number"' if column.is_number else ""


def _value(value: Value) -> str:
    pieces = enumerate(parts(value.text))
    text = "".join(f'<span class="whole">{escape(piece)}</span>' if at % 2 else escape(piece) for at, piece in pieces)
    if value.is_code:
        text = f"<code>{escape(value.text)}</code>"
    if value.link:
        text = f'<a href="{escape(value.link)}">{text}</a>'
    marks = [f'<strong class="gap">{escape(mark)}</strong>' for mark in value.marks]
    return " ".join(part for part in (f"<bdi>{text}</bdi>" if text else "", *marks) if part)
