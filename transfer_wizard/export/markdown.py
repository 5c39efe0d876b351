"""The summary as Markdown for a ticket: CommonMark with one table as GitHub writes it.

Text is escaped so that a reader of Markdown shows the characters that were typed, and nothing of it becomes a link, an
image or HTML; the links of the organizations, which were checked, are plain links. Spaces at the start of a line are
not kept: they would make a code block.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from transfer_wizard.export.blocks import AnswerList, Block, Items, Table, TableLine, Value, labelled
from transfer_wizard.export.summary import Summary

_SPECIAL: Final = re.compile(r"[\\`*_{}\[\]<>#|~&$^]")
_AT_LINE_START: Final = re.compile(r"^(?:([-+=:])|(\d{1,9})([.)]))")
# What GitHub makes a link of without being told to: addresses, e-mail addresses and names that start with www.
_SELF_LINKING: Final = re.compile(r":(?=//)|@|(?<=www)\.|(?<=mailto):|(?<=xmpp):", re.IGNORECASE)
_EMAIL: Final = re.compile(r"(?<![\w`.+@-])([\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8})(?![\w`@-])", re.ASCII)
"""An e-mail address in a sentence: as code it becomes no link, and has no backslash in it for who reads the source."""
_PLAIN_LINK: Final = re.compile(r"https://[^\s<>]+")
_PLAIN_CODE: Final = re.compile(r"[^`|\\\n]*[^`|\\\n ]")


def render(summary: Summary) -> str:
    """The whole text."""
    return "\n".join(_document(summary)) + "\n"


def _document(summary: Summary) -> Iterator[str]:
    yield from (f"# {escaped(summary.subject)}", "", escaped(summary.ask))
    if summary.notice:
        yield from ("", f"**{escaped(summary.notice)}**")
    for section in summary.sections:
        yield from ("", f"## {escaped(section.heading)}")
        for block in section.blocks:
            yield ""
            yield from _block(block)
    yield from ("", "---", "", escaped(summary.made))


def _block(block: Block) -> Iterator[str]:
    match block:
        case AnswerList():
            yield from (f"- **{labelled(escaped(row.label))}** {_value(row.value)}" for row in block.rows)
        case Items():
            yield from (f"- {_value(item)}" for item in block.items)
        case Table():
            yield from _table(block)


def _table(table: Table) -> Iterator[str]:
    yield from (labelled(escaped(table.caption)), "")
    yield _line(escaped(column.title) for column in table.columns)
    yield _line("---:" if column.is_number else "---" for column in table.columns)
    yield from (_line(_cells(line)) for line in table.lines)


def _cells(line: TableLine) -> Iterator[str]:
    for cell in line.cells:
        text = _value(Value(cell.text.replace("\n", " "), cell.marks, cell.is_code, cell.link))
        yield f"**{text}**" if line.is_total and text else text


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _value(value: Value) -> str:
    is_code = value.is_code and _PLAIN_CODE.fullmatch(value.text)
    text = f"`{value.text}`" if is_code else escaped(value.text)
    if value.link and _PLAIN_LINK.fullmatch(value.link):
        text = f"<{value.link}>"
    marks = [f"**{escaped(mark)}**" for mark in value.marks]
    return " ".join(part for part in (text, *marks) if part)


def escaped(text: str) -> str:
    """The text with every sign of Markdown taken literally; its lines stay lines, also within a list."""
    return "\\\n  ".join(_escaped_line(line.strip()) for line in text.strip().split("\n"))


def _escaped_line(line: str) -> str:
    pieces = _EMAIL.split(line)
    return "".join(f"`{piece}`" if at % 2 else _literal(piece, at == 0) for at, piece in enumerate(pieces))


def _literal(line: str, is_start: bool) -> str:
    line = _SPECIAL.sub(r"\\\g<0>", line)
    if is_start:
        line = _AT_LINE_START.sub(lambda found: f"\\{found[1]}" if found[1] else f"{found[2]}\\{found[3]}", line)
    return _SELF_LINKING.sub(r"\\\g<0>", line)
