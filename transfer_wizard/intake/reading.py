"""Everything that a paste or a file says of a request: values with their places, rows, refusals, open points."""

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from transfer_wizard.intake.administrators import administrators_in, take_requester
from transfer_wizard.intake.answers import name_in, network_links_in
from transfer_wizard.intake.cells import tidy
from transfer_wizard.intake.containers import open_content, open_text
from transfer_wizard.intake.dashboard_pages import take_page
from transfer_wizard.intake.document_parts import Document, Line, Part, Record
from transfer_wizard.intake.findings import AskedField, Findings, FoundValue, settle
from transfer_wizard.intake.free_text import says_a_license
from transfer_wizard.intake.inline_answers import take_inline_answers
from transfer_wizard.intake.keys import KEY
from transfer_wizard.intake.labelled import LabelReader, names_sides
from transfer_wizard.intake.labels import label_of, license_label_of
from transfer_wizard.intake.licenses import FoundLicense, Rejected, licenses_of, quoted, without_passcodes
from transfer_wizard.intake.listed_objects import listed_objects
from transfer_wizard.intake.messages import REQUESTER, SUPPORT, Message, are_of_several, messages_of
from transfer_wizard.intake.object_facts import own_request, take_object_facts
from transfer_wizard.intake.open_points import asked_in
from transfer_wizard.intake.organization_tables import take_organization_tables
from transfer_wizard.intake.passcodes import Scrubber
from transfer_wizard.intake.people import is_answer_to_requester, take_people, without_contact_of_another
from transfer_wizard.intake.sentences import SentenceReader
from transfer_wizard.intake.sources import ANSWER, MAIL, PAGE, TABLE, TEXT, SourceText, numbered_entries
from transfer_wizard.intake.tables import TextTable, split_tables
from transfer_wizard.intake.told_by_support import take_what_support_tells
from transfer_wizard.intake.vocabulary import DESTINATION, SOURCE
from transfer_wizard.request.passcode import MASK
from transfer_wizard.translations import _
from transfer_wizard.validation import wording

_MOST_LINES: Final = 6_000
"""Lines of running text that are read for more than license keys."""
_NAME_OF_ORGANIZATION: Final = "organizations.?.name"
_MOST_ORGANIZATIONS: Final = 10
_LONG_LIST: Final = 200
_BETWEEN_CELLS: Final = "\t,;|"
_MOST_AROUND_AN_ANSWER: Final = 20
"""Lines around the objects of an answer, such as headers and the command that asked for it."""
_WITH_COMMA: Final = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+")
_WITH_POINT: Final = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+")
_THE_OTHER_WAY: Final = re.compile(
    r"(?i)\bthe other way (?:round|around)\b|\bmixed (?:the two|them|both) up\b|\bswapped (?:the two|them|source)|"
    r"\bgenau (?:anders herum|umgekehrt)|\bandersherum\b|\bvertauscht\b|\bà l['’]inverse\b|"
    r"\binversé\w*|\bal revés\b|逆でした|逆です"
)
"""Takes back which side is which in a message that is quoted below."""
_NOT_SO: Final = re.compile(
    r"(?i)(?:\b(?:not|never|nicht|niemals|keinesfalls|pas|jamais|nunca)|n['’]t|\bno (?:es|está|están|era|fue))\b"
    r"[^.,;:!?\n–-]{0,20}$"
)
_IS_ASKED: Final = re.compile(r"[^.!\n]{0,40}\?")
_CHAT_TIME: Final = re.compile(r"\s+(?:[A-Z][a-z]{1,8} )?[0-9]{1,2}:[0-9]{2}(?: ?[AP]M)?\s*")
_LEAST_OF_CHAT: Final = 3
_MOST_NAMES: Final = 4
_GREETING: Final = re.compile(
    r"(?i)^\W*(?:hi|hello|dear|hallo|guten|sehr geehrte|liebe[rs]?|bonjour|hola|buenos|estimad\w+|お世話|"
    r"こんにちは|best|kind regards|regards|thanks|thank you|viele grüße|cordialement|saludos|--)\b"
)


@dataclass(frozen=True)
class Unused:
    """Lines that gave nothing, with what they are: their numbers, and the reason that holds for all of them."""

    lines: tuple[int, ...]
    reason: str
    source: int = 0


@dataclass(frozen=True)
class Reading:
    """What files or a paste said.

    Attributes:
        found: the values beside licenses, in the order of the text.
        rows: the license keys with their devices.
        rejected: what looks like a license or a passcode and was not taken, with the reason.
        open: what Support asks for.
        unused: the lines that gave nothing, grouped.
        notices: sentences about the whole, such as an encoding that was guessed.
        sources: the texts and files themselves; ``source`` of everything above counts in them, from 0.
    """

    found: list[FoundValue]
    rows: list[FoundLicense]
    rejected: list[Rejected]
    open: list[AskedField]
    unused: list[Unused]
    notices: list[str]
    sources: list[SourceText]


def read_content(content: bytes, file: str = "") -> Reading:
    """Read a file's bytes.

    Raises:
        NotReadable: for what is no text, table or mail.
    """
    return read_document(open_content(content), file)


def read_text(text: str) -> Reading:
    """Read a text that was pasted.

    Raises:
        NotReadable: for a text that is too long or nested too deep.
    """
    return read_document(open_text(text))


def together(readings: list[Reading]) -> Reading:
    """Several readings as one: values of one field that differ are sure no more."""
    if len(readings) == 1:
        return readings[0]
    found: list[FoundValue] = []
    rows: dict[FoundLicense, FoundLicense] = {}
    groups = 0
    for at, reading in enumerate(readings):
        for value in reading.found:
            found.append(replace(value, group=value.group + groups if value.group else 0, source=at))
        groups = max([groups, *(each.group for each in found)])
        for row in reading.rows:
            rows.setdefault(row, row._replace(source=at))
    return Reading(
        list(settle(found)),
        list(rows.values()),
        [replace(rejected, source=at) for at, reading in enumerate(readings) for rejected in reading.rejected],
        [replace(question, source=at) for at, reading in enumerate(readings) for question in reading.open],
        [replace(group, source=at) for at, reading in enumerate(readings) for group in reading.unused],
        [notice for reading in readings for notice in reading.notices],
        [replace(reading.sources[0], number=at) for at, reading in enumerate(readings)],
    )


def read_document(document: Document, file: str = "") -> Reading:
    """Read a document."""
    scrubber = Scrubber()
    lines, told = without_passcodes(document, scrubber)
    for line in lines[:_MOST_LINES]:
        told += [Rejected(line.number, quoted(link, scrubber), why) for link, why in network_links_in(line.text)]
    taken = licenses_of(document, lines, told, scrubber)
    found = Findings()
    used: set[int] = set(taken.used)
    entries = 0
    records: list[tuple[Record, dict[int, int]]] = []
    for part in document.parts:
        if isinstance(part, Record):
            numbers = numbered_entries(part.value, entries)
            take_object_facts(part, found, numbers)
            entries += len(numbers)
            records.append((part, numbers))
    found.entry = 0
    replaced = iter(lines)
    parts: list[Part] = [
        next(replaced) if isinstance(part, Line) else part for part in document.parts if not isinstance(part, Record)
    ]
    del parts[_MOST_LINES:]
    parts = _without_long_lists(parts)
    parts = _without_chat_heads(parts)
    tables, rest = split_tables([part for part in parts if isinstance(part, Line)])
    kept = {id(line) for line in rest}
    messages = messages_of(
        [part for part in parts if not isinstance(part, Line) or id(part) in kept or not part.text.strip()]
    )
    has_sides = any(names_sides(message.lines) for message in messages)
    administrators, of_lists = administrators_in(records, [line for each in messages for line in each.lines])
    used |= of_lists
    asked: list[AskedField] = []
    pages: list[Message] = []
    for table in tables:
        _take_organizations(table, found)
    for at, message in enumerate(messages):
        for listed, its_lines in listed_objects(message.lines):
            take_object_facts(listed, found, {})
            used |= its_lines
            message.lines = [line for line in message.lines if line.number not in its_lines]
        of_page = take_page(message.lines, found)
        used |= of_page
        pages += [message] if of_page and not message.head else []
        in_tables = take_organization_tables(message.lines, found)
        used |= in_tables
        if in_tables or of_lists:
            message.lines = [line for line in message.lines if line.number not in in_tables | of_lists]
        labels = LabelReader(found, has_sides, bool(of_page))
        said = without_contact_of_another(message)
        is_asked = message.role == SUPPORT
        labels.take([Line(line.number, "") if is_asked and "?" in line.text else line for line in said])
        sentences = SentenceReader(found)
        subject = [Line(message.head.number, message.head.subject)] if message.head and message.head.subject else []
        unread = [Line(line.number, labels.left.get(at, line.text)) for at, line in enumerate(message.lines)]
        sent = message.head.day if message.head else ""
        is_own, is_one = at == 0 or message.role == REQUESTER, not are_of_several(message.lines)
        sentences.take([*subject, Line(0, ""), *unread], message.role, is_own and is_one, sent, is_one)
        taken.rejected.extend(
            Rejected(
                unit.line.number,
                quoted(unit.text, scrubber),
                _("The day has no year. Enter it as “{label}”.").format(label=_(wording.LABELS["route.needed_by"])),
            )
            for unit in sentences.dateless
        )
        used |= labels.used | sentences.used
    newest = int(len(messages) > 1 and is_answer_to_requester(*messages[:2]))
    for at, message in enumerate(messages):
        if message not in pages and at >= newest:  # what stands at the end of a page is no signature
            take_people(message, found, at == newest)
        if message.role == SUPPORT and not asked and (at == 0 or messages[0].role != REQUESTER):
            asked = asked_in(message.lines)
    if messages[0].role == SUPPORT:
        asked += take_what_support_tells(messages[0], found, asked)
    if len(messages) > 1 and any(_takes_back_sides(line.text) for line in messages[0].lines[:_MOST_LINES]):
        found.swap_sides()
    answered, still_open = take_inline_answers(
        [part for part in parts if isinstance(part, Line) and id(part) in kept], found
    )
    used |= answered
    asked += [each for each in still_open if each.field not in {question.field for question in asked}]
    others = take_requester(administrators, found)
    used -= {other.line.number for other in others}
    notes = [(other.line.number, _("an administrator, not the one who asks")) for other in others]
    values = [
        value
        for value in found.settled(file)
        if not scrubber.holds(str(value.value)) and MASK[0] not in str(value.value)
    ]
    values = [replace(value, text=quoted(value.text, scrubber)) for value in values]
    asked = [replace(question, text=quoted(question.text, scrubber)) for question in asked]
    notices = list(document.notices)
    if document.is_guess:
        notices.append(_("The text was read as {encoding}, which is a guess.").format(encoding=document.encoding))
    notices += _counts_of_two_kinds(tables)
    used |= {value.line for value in values} | {question.line for question in asked}
    source = _source(document, file, lines, scrubber, _kind(document, tables, rest, messages), entries)
    return Reading(values, taken.rows, taken.rejected, asked, _unused(lines, used, notes), notices, [source])


def _takes_back_sides(text: str) -> bool:
    """True for words that say the sides are the other way round, and neither deny nor ask it."""
    return any(
        not _NOT_SO.search(text[: match.start()]) and not _IS_ASKED.match(text, match.end())
        for match in _THE_OTHER_WAY.finditer(text)
    )


def _without_long_lists(parts: list[Part]) -> list[Part]:
    """The parts with an empty line for each that names a license and nothing else, where those are many."""
    bare = {
        at
        for at, part in enumerate(parts)
        if isinstance(part, Line)
        and "2" in part.text
        and KEY.search(part.text)
        and says_a_license(KEY.sub("", part.text))
    }
    if len(bare) < _LONG_LIST:
        return parts
    return [Line(part.number, "") if at in bare else part for at, part in enumerate(parts)]


def _without_chat_heads(parts: list[Part]) -> list[Part]:
    """The parts with empty lines for the name and the time above each message of a chat that was copied."""
    heads = [
        at
        for at, (name, time) in enumerate(pairwise(parts))
        if isinstance(name, Line)
        and isinstance(time, Line)
        and _CHAT_TIME.fullmatch(time.text)
        and 0 < len(name.text.split()) <= _MOST_NAMES
    ]
    if len(heads) < _LEAST_OF_CHAT:
        return parts
    blank = {place for at in heads for place in (at, at + 1)}
    return [Line(part.number, "") if at in blank else part for at, part in enumerate(parts)]


def _kind(document: Document, tables: list[TextTable], rest: list[Line], messages: list[Message]) -> str:
    """What the document is to a person: a text may hold the rows of a table, and a paste may be a mail."""
    if document.kind in (MAIL, PAGE, TABLE):
        return document.kind
    lines = [line for line in rest if line.text.strip()]
    if any(isinstance(part, Record) and own_request(part.value) is None for part in document.parts):
        return ANSWER if len(lines) <= _MOST_AROUND_AN_ANSWER else TEXT
    if tables and len(lines) * 2 <= sum(len(table.rows) for table in tables):
        return TABLE
    if any(message.head for message in messages):
        return MAIL
    columns = [max(map(line.text.count, _BETWEEN_CELLS)) for line in lines]
    return TABLE if len(columns) > 1 and min(columns) > 0 and min(columns) == max(columns) else TEXT


def _source(
    document: Document, file: str, lines: list[Line], scrubber: Scrubber, kind: str, entries: int
) -> SourceText:
    """The document as it is shown: a line from which a passcode was taken out is shown without it."""
    shown = document.shown or [Line(line.number, line.text) for line in lines if line.number]
    masks = {line.number: line.text for line in lines if MASK[0] in line.text}
    if scrubber.has_any:
        shown = [Line(line.number, scrubber.clean(masks.get(line.number, line.text))) for line in shown]
    while shown and not shown[-1].text.strip():
        shown.pop()
    said = [part.number for part in document.parts if isinstance(part, Line) and part.text.strip()]
    is_numbered = document.kind in ("text", "objects")
    count = entries if kind == ANSWER else max(len(shown), *said) if is_numbered and said else len(shown)
    records = tuple(part.number for part in document.parts if isinstance(part, Record))
    return SourceText(kind, tuple(shown), count, file, records)


def _take_organizations(table: TextTable, found: Findings) -> None:
    """The organizations that a table's rows are about; which side each is, the table does not say."""
    if "organization" not in table.heading.columns:
        return
    lines = [Line(table.number, table.heading.text), *(row.line for row in table.rows)]
    if take_organization_tables(lines, found):
        return
    for place, heading in enumerate(table.heading.names):
        label = label_of(tidy(heading))
        side = label.side if label and label.field == _NAME_OF_ORGANIZATION else ""
        is_sided = side in (SOURCE, DESTINATION)
        if not is_sided and table.heading.columns[place] != "organization":
            continue
        rows = {row.cells[place]: row for row in reversed(table.rows) if row.cells[place]}
        for name, row in list(reversed(rows.items()))[:_MOST_ORGANIZATIONS]:
            said = name_in("organizations.source.name", name)
            if not is_sided:
                found.new_group()
            found.add_sided(
                _NAME_OF_ORGANIZATION, side if is_sided else "", said, row.line.text, row.line.number, sure=is_sided
            )


def _counts_of_two_kinds(tables: list[TextTable]) -> list[str]:
    """What is told of tables in which one count has a comma where another has a point: one may be a fraction."""
    told = []
    for table in tables:
        counts = [
            (cell, row.line.number)
            for row in table.rows
            for column, cell in zip(table.heading.columns, row.cells, strict=False)
            if column in ("have", "move")
        ]
        comma = next((each for each in counts if _WITH_COMMA.fullmatch(each[0])), None)
        point = next((each for each in counts if _WITH_POINT.fullmatch(each[0])), None)
        if comma and point:
            sentence = _(
                "Lines {line} and {last} hold “{one}” and “{other}”. Both were read as thousands: look at the counts."
            )
            (one, line), (other, last) = sorted((comma, point), key=lambda each: each[1])
            told.append(sentence.format(one=one, other=other, line=line, last=last))
    return told


def _unused(lines: list[Line], used: set[int], notes: list[tuple[int, str]]) -> list[Unused]:
    """The lines that gave nothing, by what they are.

    Args:
        notes: lines of which that is known, each with what it is.
    """
    groups: dict[str, list[int]] = {}
    for number, reason in notes:
        groups.setdefault(reason, []).append(number)
    noted = {number for number, _reason in notes}
    for line in lines[:_MOST_LINES]:
        if line.number in used or line.number in noted or not any(mark.isalnum() for mark in line.text):
            continue
        reason = (
            _("greeting and signature")
            if _GREETING.match(line.text) or len(line.text.split()) < 3
            else _("nothing for the request in it")
        )
        if label_of(line.text.strip()) or license_label_of(line.text.strip()):
            reason = _("headings and labels")
        groups.setdefault(reason, []).append(line.number)
    return [Unused(tuple(numbers), reason) for reason, numbers in groups.items()]
