"""Reads saved mails: the head, and the lines of the better of text and HTML, decoded, with attached lists."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from transfer_wizard.intake.amounts import day_in
from transfer_wizard.intake.document_parts import Address, Head, Line, Part
from transfer_wizard.intake.encoding import decode
from transfer_wizard.intake.limits import DEEPEST, MOST_PARTS, NotReadable
from transfer_wizard.intake.long_text import lines_with_keys, parted
from transfer_wizard.intake.plain_text import plain, squeezed
from transfer_wizard.translations import _

if TYPE_CHECKING:
    from email.message import Message

LOOKS_LIKE: Final = re.compile(
    rb"\A\s*(?:From [^\n]*\n)?(?:[A-Za-z][A-Za-z0-9-]{1,40}:[^\n]*\n(?:[ \t][^\n]*\n)*){2,}\s*\n?"
)
_BOUNDARY: Final = re.compile(rb"(?i)boundary=\"?([^\"\s;]{1,70})")
_HEADERS: Final = re.compile(
    rb"(?im)^(?:from|to|subject|date|mime-version|content-type|received|message-id|return-path):"
)
_SHOWN_HEADERS: Final = re.compile(r"(?i)(?:from|to|cc|subject|date):")
_LONGEST_HEADER: Final = 10_000
_LONGEST_HEAD: Final = 20_000
_FROM_A_LINK: Final = re.compile(rb"(?im)^from:[^@\n]*https?://")
_IN_BRACKETS: Final = re.compile(r"\s*(?:\([^()]*\)|\[[^\[\]]*\])")
_WORTH: Final = re.compile(r"[Zz]2[A-Za-z0-9]{2}|meraki|[:：]|\d{4}")
_LISTS: Final = (".csv", ".tsv", ".txt", ".json", ".xlsx", ".xls", ".ods", ".md", ".html")


def is_mail(content: bytes) -> bool:
    """True for bytes that begin with the head of a mail."""
    head = LOOKS_LIKE.match(content[:65_536])
    if head and head.end() > 65_000:  # no mail has that long a head
        return False
    if not head or _FROM_A_LINK.search(head[0]):
        return False
    headers = {each.lower().rstrip(b":") for each in _HEADERS.findall(head[0])}
    is_draft = {b"mime-version", b"content-type"} <= headers  # nobody has sent it yet, so it names no sender
    return len(headers) >= 2 and (b"rom:" in head[0] or is_draft)


def read(content: bytes) -> tuple[list[Part], list[tuple[str, bytes]]]:
    """The head and lines of a mail, and the lists attached to it, each with its name."""
    content = content.lstrip()
    if content.startswith(b"From "):
        content = content.partition(b"\n")[2]
    names = {match[1] for match in _BOUNDARY.finditer(content)}
    if len(names) > MOST_PARTS or sum(content.count(b"\n--" + name) for name in names) > 3 * MOST_PARTS:
        raise NotReadable(_("The mail has more parts than can be read. Copy its text."))
    from email import message_from_bytes

    try:
        message = message_from_bytes(content)
    except RecursionError:  # mails within mails
        raise NotReadable(_("The mail has more parts than can be read. Copy its text.")) from None
    texts: list[tuple[str, str]] = []
    attached: list[tuple[str, bytes]] = []
    for part in _leaves(message):
        name = (part.get_filename() or "").lower()
        body = part.get_payload(decode=True)
        if not isinstance(body, bytes) or not body:
            continue
        if name.endswith(_LISTS):
            attached.append((name, body))
        elif part.get_content_maintype() == "text" and not name:
            texts.append((part.get_content_subtype(), decode(body, str(part.get_content_charset() or "")).text))
    first = 1 + len(re.split(rb"\r?\n\r?\n", content, maxsplit=1)[0].splitlines())
    lines = _best(texts, first)
    return [_head(message), *lines], attached


def head_lines(content: bytes) -> list[Line]:
    """The lines of a mail's head that say who wrote what to whom, and when, and the empty line below it."""
    head = re.split(rb"\r?\n\r?\n", content.lstrip(), maxsplit=1)[0][:_LONGEST_HEAD].decode("utf-8", "replace")
    lines = head.splitlines()
    said = [Line(number, decoded(line)) for number, line in enumerate(lines, 1) if _SHOWN_HEADERS.match(line)]
    return [*said, Line(1 + len(lines), "")]


def _leaves(message: "Message") -> Iterator["Message"]:
    """The parts that hold something themselves; a mail of too many is refused."""
    waiting: list[tuple[Message, int]] = [(message, 0)]
    seen = 0
    while waiting:
        part, depth = waiting.pop(0)
        seen += 1
        if seen > MOST_PARTS or depth > DEEPEST:
            raise NotReadable(_("The mail has more parts than can be read. Copy its text."))
        inner = part.get_payload()
        if isinstance(inner, list):
            waiting[:0] = [(each, depth + 1) for each in inner if not isinstance(each, str)]
        else:
            yield part


def _best(texts: list[tuple[str, str]], first: int) -> list[Line]:
    """The lines of the alternative that says more; the plain one where both say as much."""
    from transfer_wizard.intake import markup

    plains = [_text_lines(text, first) for kind, text in texts if kind != "html"]
    pages = [markup.lines_of(text) for kind, text in texts if kind == "html"]
    plain_lines = [line for lines in plains for line in lines]
    page_lines = [line for lines in pages for line in lines]
    if not page_lines:
        return plain_lines
    return page_lines if _worth(page_lines) > _worth(plain_lines) * 1.2 else plain_lines


def _worth(lines: list[Line]) -> int:
    return sum(len(_WORTH.findall(line.text[:2_000])) for line in lines[:5_000])


def _text_lines(text: str, first: int) -> list[Line]:
    head, tail = parted(text.replace("\r\n", "\n"))
    lines = [Line(first + at, line) for at, line in enumerate(head.split("\n"), 1)]
    return lines + lines_with_keys(tail, first + len(lines)) if tail else lines


def _head(message: "Message") -> Head:
    senders, receivers = _addresses(message, "from"), _addresses(message, "to")
    sender = senders[0] if senders else Address("", "")
    return Head(
        1,
        sender,
        tuple(receivers[:20]),
        _said(message, "subject"),
        day_in((_said(message, "date") or _said(message, "sent"))[:60]),
    )


def _addresses(message: "Message", name: str) -> list[Address]:
    from email.utils import getaddresses

    return [address(found, where) for found, where in getaddresses([_said(message, name)[:5_000]])]


def address(name: str, where: str) -> Address:
    """A name, turned round where the family name stands first, and its address."""
    name = _IN_BRACKETS.sub("", name)  # "Strand, Eirik (ICT)"
    family, comma, given = name.partition(",")
    turned = f"{given.strip()} {family.strip()}" if comma and given.strip() and "," not in given else name
    return Address(squeezed(turned.strip(" '\"")), where if "@" in where else "")


def _said(message: "Message", name: str) -> str:
    raw = next((str(said) for header, said in message.raw_items() if header.lower() == name), "")[:_LONGEST_HEADER]
    if not raw.isascii():  # as it came: programs of today write UTF-8 there
        raw = decode(raw.encode("utf-8", "surrogateescape")).text
    return squeezed(plain(decoded(raw)))


def decoded(header: str) -> str:
    """A header with its encoded words decoded; a damaged one as it stands."""
    from email.errors import MessageError
    from email.header import decode_header, make_header

    try:
        return str(make_header(decode_header(header)))
    except (ValueError, LookupError, UnicodeError, AssertionError, MessageError):
        return header
