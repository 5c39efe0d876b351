"""Reads any file into a document; the kind of a file is told from its bytes, not from its name."""

import re
from typing import Final

from transfer_wizard.intake import mail, objects
from transfer_wizard.intake.document_parts import Document, Line, Part
from transfer_wizard.intake.encoding import decode
from transfer_wizard.intake.keys import each_key, mended
from transfer_wizard.intake.limits import LONGEST_LINE, MOST_CHARACTERS, MOST_ROWS, READ_WHOLE, NotReadable
from transfer_wizard.intake.long_text import lines_with_keys, parted, parted_lines
from transfer_wizard.intake.plain_text import LINE_END, plain
from transfer_wizard.translations import _

_HTTP: Final = re.compile(r"\A\s*HTTP/[0-9.]+ [0-9]{3}[^\n]*\n(?:[A-Za-z0-9-]+:[^\n]*\n)*\s*\n")
_PAGE: Final = re.compile(
    r"(?is)^\s*(?:<!doctype html|<html|<\?xml[^>]*\?>\s*<html|<(?:table|div|body|head|meta|p|style|span|tr|"
    r"tbody|thead|td|th|ol|dl|ul|h[1-6])\b[^>]*>)"
)
_ELEMENT: Final = re.compile(r"<([A-Za-z][\w.-]{0,40})>([^<>\n]{0,200})</\1>")
_TAG: Final = re.compile(r"</?[A-Za-z][\w.-]{0,40}>")
_MEMBER: Final = re.compile(r"(?m)^([ \t]*)\[([A-Za-z]\w*)\] => ")
_DOTS: Final = re.compile(r"(?m)(?<=\w) ?\.{3,} (?=\S)")
_PACKED: Final = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
_PICTURES: Final = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*", b"%PDF-")
_MOST_ATTACHED: Final = 10


def open_content(content: bytes) -> Document:
    """The document in a file's bytes.

    Raises:
        NotReadable: with one sentence, for what is too large, empty, damaged or no text.
    """
    if len(content) > MOST_CHARACTERS:
        raise NotReadable(_("The file is larger than 16 MiB. A list of licenses takes a few kilobytes."))
    if not content.strip():
        raise NotReadable(_("The file is empty."))
    if content.startswith(_PICTURES):
        raise NotReadable(_("This is a picture or a PDF. Copy its text instead."))
    if content.startswith(_PACKED):
        from transfer_wizard.intake import sheets

        return Document("table", [Line(each.number, plain(each.text)) for each in sheets.lines_of(content)])
    if mail.is_mail(content):
        return _mail(content)
    decoded = decode(content)
    document = open_text(decoded.text)
    document.encoding, document.is_guess = decoded.encoding, decoded.is_guess
    return document


def text_of(content: bytes) -> str:
    """A file's bytes as text that can be shown, changed and read again: a spreadsheet's rows with tabs in them.

    Raises:
        NotReadable: as above.
    """
    document = open_content(content)
    if document.kind in ("text", "objects", "page"):
        return decode(content).text
    return "\n".join(part.text for part in document.parts if isinstance(part, Line))


def open_text(text: str) -> Document:
    """The document in a text that was pasted or decoded."""
    if len(text) > MOST_CHARACTERS:
        raise NotReadable(_("The text is longer than 16 MiB. A list of licenses takes a few kilobytes."))
    text = brought = text.removeprefix("\ufeff")
    if _PAGE.match(text[:2_000]):
        from transfer_wizard.intake import markup

        lines, tail = parted_lines(markup.lines_of(text))
        return Document("page", [*(Line(each.number, plain(each.text)) for each in lines), *tail])
    if text[:1].isascii() and mail.LOOKS_LIKE.match(text[:65_536].encode("utf-8", "replace")):
        content = text.encode("utf-8", "replace")
        if mail.is_mail(content):
            return _mail(content)
    skipped = 0
    while match := _HTTP.match(text):
        skipped += match[0].count("\n")
        text = text[match.end() :]
    head, rest = parted(text)
    head = _labelled(mended(plain(head)))
    parts = _renumbered(objects.parts_of(head), skipped)
    notices = []
    if rest:
        line = 1 + skipped + head.count("\n")
        parts += lines_with_keys(rest, line)
        sentence = _("From line {line} on, only license keys were looked for: the text is very long.")
        notices.append(sentence.format(line=f"{line:,}"))
    document = Document("text", _cut(parts), notices=notices, shown=_shown(brought))
    if any(not isinstance(part, Line) for part in parts):
        document.kind = "objects"
        document.line_of = _lines_of_keys(head, skipped)
    return document


def _labelled(text: str) -> str:
    """The text with a colon behind what elements of XML, members as PHP prints them, or a line of dots label."""
    if text.lstrip().startswith("<") and "</" in text:
        text = _TAG.sub("", _ELEMENT.sub(r"\1: \2\t", text))
    if "] => " in text:
        text = _MEMBER.sub(r"\1\2: ", text)
    return _DOTS.sub(": ", text) if "..." in text else text


def _shown(text: str) -> list[Line]:
    """The lines of a text as they were brought; of a very long one, the beginning."""
    return [Line(number, line) for number, line in enumerate(LINE_END.split(text[:READ_WHOLE].rstrip()), 1)]


def _renumbered(parts: list[Part], skipped: int) -> list[Part]:
    if not skipped:
        return parts
    return [part._replace(number=part.number + skipped) for part in parts]


def _cut(parts: list[Part]) -> list[Part]:
    """No line is read beyond its limit: pages of minified text hold nothing that a person means."""
    return [
        Line(part.number, part.text[:LONGEST_LINE])
        if isinstance(part, Line) and len(part.text) > LONGEST_LINE
        else part
        for part in parts
    ]


def _lines_of_keys(text: str, skipped: int) -> dict[str, int]:
    found: dict[str, int] = {}
    line, at = 1 + skipped, 0
    for place in each_key(text):
        line += text.count("\n", at, place.start)
        at = place.start
        found.setdefault(place.key, line)
        if len(found) > MOST_ROWS:
            break
    return found


def _mail(content: bytes) -> Document:
    parts, attached = mail.read(content)
    head, lines = parts[0], [part for part in parts[1:] if isinstance(part, Line)]
    document = Document("mail", [head], shown=[*mail.head_lines(content), *lines])
    if lines:
        first = lines[0].number
        lines, tail = parted_lines(lines)
        whole = mended(plain("\n".join(line.text.replace("\r", " ") for line in lines)))
        if all(line.number == first + at for at, line in enumerate(lines)):
            document.parts += _renumbered(objects.parts_of(whole), first - 1)
        else:
            document.parts += [Line(each.number, text) for each, text in zip(lines, whole.split("\n"), strict=True)]
        document.parts = _cut([*document.parts, *tail])
        document.line_of = _lines_of_keys(whole, first - 1)
    for _name, body in attached[:_MOST_ATTACHED]:
        if mail.is_mail(body):
            continue
        inner = open_content(body)
        document.parts += inner.parts
        document.line_of = inner.line_of | document.line_of
    return document
