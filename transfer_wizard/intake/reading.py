"""Everything that a paste or a file says of a request: values with their places, rows, refusals, open points."""

import re
from dataclasses import dataclass, replace
from typing import Final

from transfer_wizard.intake.answers import name_in
from transfer_wizard.intake.containers import open_content, open_text
from transfer_wizard.intake.document_parts import Document, Line, Record
from transfer_wizard.intake.findings import Asked, Findings, Found, settle
from transfer_wizard.intake.labelled import LabelReader, names_sides
from transfer_wizard.intake.labels import label_of, license_label_of
from transfer_wizard.intake.licenses import Rejected, Row, licenses_of, quoted, without_passcodes
from transfer_wizard.intake.messages import REQUESTER, SUPPORT, messages_of
from transfer_wizard.intake.object_facts import take_object_facts
from transfer_wizard.intake.open_points import asked_in
from transfer_wizard.intake.organization_tables import take_organization_tables
from transfer_wizard.intake.pages import take_page
from transfer_wizard.intake.passcodes import Scrubber
from transfer_wizard.intake.people import take_people
from transfer_wizard.intake.sentences import SentenceReader
from transfer_wizard.intake.tables import Table, split_tables
from transfer_wizard.request.passcode import MASK
from transfer_wizard.translations import _

_MOST_LINES: Final = 6_000
"""Lines of running text that are read for more than license keys."""
_MOST_ORGANIZATIONS: Final = 10
_GREETING: Final = re.compile(
    r"(?i)^\W*(?:hi|hello|dear|hallo|guten|sehr geehrte|liebe[rs]?|bonjour|hola|buenos|estimad\w+|お世話|"
    r"こんにちは|best|kind regards|regards|thanks|thank you|viele grüße|cordialement|saludos|--)\b"
)


@dataclass(frozen=True)
class Unused:
    """Lines that gave nothing, with what they are: their numbers, and the reason that holds for all of them."""

    lines: tuple[int, ...]
    reason: str


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
    """

    found: list[Found]
    rows: list[Row]
    rejected: list[Rejected]
    open: list[Asked]
    unused: list[Unused]
    notices: list[str]


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
    found: list[Found] = []
    groups = 0
    for reading in readings:
        found += [replace(each, group=each.group + groups if each.group else 0) for each in reading.found]
        groups = max([groups, *(each.group for each in found)])
    rows = list(dict.fromkeys(row for reading in readings for row in reading.rows))
    return Reading(
        list(settle(found)),
        rows,
        [each for reading in readings for each in reading.rejected],
        [each for reading in readings for each in reading.open],
        [each for reading in readings for each in reading.unused],
        [each for reading in readings for each in reading.notices],
    )


def read_document(document: Document, file: str = "") -> Reading:
    """Read a document."""
    scrubber = Scrubber()
    lines, told = without_passcodes(document, scrubber)
    taken = licenses_of(document, lines, told, scrubber)
    found = Findings()
    used: set[int] = set(taken.used)
    for part in document.parts:
        if isinstance(part, Record):
            take_object_facts(part, found)
    replaced = iter(lines)
    parts = [
        next(replaced) if isinstance(part, Line) else part for part in document.parts if not isinstance(part, Record)
    ]
    del parts[_MOST_LINES:]
    tables, rest = split_tables([part for part in parts if isinstance(part, Line)])
    kept = {id(line) for line in rest}
    messages = messages_of(
        [part for part in parts if not isinstance(part, Line) or id(part) in kept or not part.text.strip()]
    )
    has_sides = any(names_sides(message.lines) for message in messages)
    asked: list[Asked] = []
    for table in tables:
        _take_organizations(table, found)
    for message in messages:
        used |= take_page(message.lines, found)
        in_tables = take_organization_tables(message.lines, found)
        used |= in_tables
        message.lines = [line for line in message.lines if line.number not in in_tables] if in_tables else message.lines
        labels = LabelReader(found, has_sides)
        if message.role != SUPPORT:
            labels.take(message.lines)
        else:
            labels.take([line for line in message.lines if "?" not in line.text])
        sentences = SentenceReader(found)
        subject = [Line(message.head.number, message.head.subject)] if message.head and message.head.subject else []
        unread = [
            Line(line.number, line.text[: labels.starts.get(line.number, 0)]) if line.number in labels.used else line
            for line in message.lines
        ]
        sentences.take([*subject, Line(0, ""), *unread], message.role)
        used |= labels.used | sentences.used
    for at, message in enumerate(messages):
        take_people(message, found, at == 0)
        if message.role == SUPPORT and not asked and (at == 0 or messages[0].role != REQUESTER):
            asked = asked_in(message.lines)
    values = [
        each for each in found.settled(file) if not scrubber.holds(str(each.value)) and MASK[0] not in str(each.value)
    ]
    values = [replace(each, text=quoted(each.text, scrubber)) for each in values]
    asked = [replace(each, text=quoted(each.text, scrubber)) for each in asked]
    notices = list(document.notices)
    if document.is_guess:
        notices.append(_("The text was read as {encoding}, which is a guess.").format(encoding=document.encoding))
    used |= {each.line for each in values} | {each.line for each in asked}
    return Reading(values, taken.rows, taken.rejected, asked, _unused(lines, used), notices)


def _take_organizations(table: Table, found: Findings) -> None:
    """The organizations that a table's rows are about; which side each is, the table does not say."""
    if "organization" not in table.heading.columns:
        return
    lines = [Line(table.number, table.heading.text), *(row.line for row in table.rows)]
    if take_organization_tables(lines, found):
        return
    place = table.heading.columns.index("organization")
    names = dict.fromkeys(row.cells[place] for row in table.rows if place < len(row.cells) and row.cells[place])
    for name in list(names)[:_MOST_ORGANIZATIONS]:
        row = next(row for row in table.rows if row.cells[place] == name)
        found.new_group()
        found.add_sided(
            "organizations.?.name",
            "",
            name_in("organizations.source.name", name),
            row.line.text,
            row.line.number,
            sure=False,
        )


def _unused(lines: list[Line], used: set[int]) -> list[Unused]:
    """The lines that gave nothing, by what they are."""
    groups: dict[str, list[int]] = {}
    for line in lines[:_MOST_LINES]:
        if line.number in used or not any(mark.isalnum() for mark in line.text):
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
