"""The letter to Support part by part, as the window shows it while it grows: the texts of the exports, with the gaps.

Of many keys it holds the first few, and says how many more there are, so that a request with thousands of them costs no
more than a small one.
"""

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Final

from transfer_wizard.export import open_points, summary
from transfer_wizard.export.answers import Answers, Gap, missing
from transfer_wizard.export.blocks import AnswerRow, SummarySection, Value, labelled
from transfer_wizard.request.applies import can_see
from transfer_wizard.request.device_models import staying
from transfer_wizard.request.draft import Draft
from transfer_wizard.request.words import Side
from transfer_wizard.translations import _, ngettext
from transfer_wizard.validation.check import CheckResult, Passcodes

MOST_KEYS: Final = 10


@dataclass(frozen=True)
class LetterPiece:
    """A text in a line; with ``gap`` it stands for what is missing, and names the field to fill in."""

    text: str
    gap: str = ""
    is_code: bool = False


@dataclass(frozen=True)
class LetterLine:
    """A line: pieces behind a label, or without one.

    Attributes:
        cells: True where the pieces stand in columns.
        in_sentence: True where they follow each other as they are, with no space between them.
    """

    pieces: tuple[LetterPiece, ...]
    label: str = ""
    cells: bool = False
    in_sentence: bool = False


@dataclass(frozen=True)
class LetterPart:
    """A heading and its lines; ``id`` names it, for a heading of the case by the path of its field."""

    id: str
    heading: str
    lines: tuple[LetterLine, ...]


def letter(draft: Draft, verdict: CheckResult, passcodes: Passcodes, today: datetime.date) -> tuple[LetterPart, ...]:
    """The letter of a draft in the language spoken now; never fails, whatever the draft holds."""
    answers = Answers(draft, verdict, passcodes, today)
    asked = LetterLine(tuple(_in_sentence(summary.ask(answers))), in_sentence=True)
    return LetterPart("ask", _("License transfer request"), (asked,)), *_parts(answers)


def part_of(path: str) -> tuple[str, ...]:
    """The ids of the parts that may tell of a field, the likeliest first."""
    step, _dot, name = path.partition(".")
    if step == "organizations":
        return ("organizations",) if name.endswith((".name", ".url")) else ("confirmed", "open")
    if step == "requester":
        is_fact = name.rpartition("_")[2] in ("name", "company", "email", "phone", "hours")
        return ("requester",) if is_fact and not name.startswith("placeholder") else ("confirmed", "open")
    if step == "route":
        return (path,) if name == "needed_by" else ("why", "open")
    return {"passcode": ("passcodes",), "customer_number": ("requester",)}.get(step, (path, step))


def _parts(answers: Answers) -> Iterator[LetterPart]:
    for section in summary.sections(answers, lambda _answers: ()):
        if section.id == "licenses":
            yield LetterPart(section.id, section.heading, tuple(_keys(answers)))
        elif section.id == "case":
            yield from (
                LetterPart(row.path or row.label, row.label, tuple(_sentence(row.value))) for row in section.rows
            )
        elif section.id == "open":
            if lines := tuple(_open(answers)):
                yield LetterPart(section.id, section.heading, lines)
        elif section.blocks:
            yield LetterPart(section.id, section.heading, tuple(_lines(section, answers)))


def _lines(section: SummarySection, answers: Answers) -> Iterator[LetterLine]:
    yield from (_row(row) for row in section.rows)
    for value in section.sentences:
        yield from _sentence(value)
    if section.id == "passcodes" and can_see(answers.draft) and not answers.draft.is_unasked("passcode"):
        days = answers.passcodes or {}
        for side in Side:
            if days.get(side) != answers.today:
                name = answers.draft.get(f"organizations.{side}.name").strip()
                whose = _("Passcode of {name}").format(name=answers.name(side, summary.NAME_IN_SUBJECT))
                gap = missing(f"passcode.{side}")
                yield LetterLine((LetterPiece(labelled(whose if name else gap.label, gap.words), gap.path),))


def _row(row: AnswerRow) -> LetterLine:
    if row.value.link:  # it says what it is, and needs the room
        return LetterLine((LetterPiece(row.value.text, is_code=True),))
    pieces = [LetterPiece(row.value.text)] if row.value.text else []
    return LetterLine((*pieces, *(LetterPiece(gap.words, gap.path) for gap in _gaps(row.value))), row.label)


def _sentence(value: Value) -> Iterator[LetterLine]:
    """A sentence, and below it what it leaves open."""
    if value.text:
        yield LetterLine((LetterPiece(value.text, is_code=value.is_code),))
    for gap in _gaps(value):
        yield LetterLine((LetterPiece(labelled(gap.label, gap.words), gap.path),))


def _gaps(value: Value) -> Iterator[Gap]:
    return (mark for mark in value.marks if isinstance(mark, Gap))


def _in_sentence(text: str) -> Iterator[LetterPiece]:
    """A sentence in pieces: what it leaves open is a gap."""
    paths = ("licenses", *(f"organizations.{side}.name" for side in Side))
    gaps = {str(gap): gap for gap in map(missing, paths)}
    for piece in re.split(f"({'|'.join(map(re.escape, gaps))})", text):
        if piece in gaps:
            yield LetterPiece(gaps[piece].label, gaps[piece].path)
        elif piece:
            yield LetterPiece(piece)


def _keys(answers: Answers) -> Iterator[LetterLine]:
    """The first keys, each with what moves of it."""
    rows = answers.draft.licenses
    answers.count_as_said("licenses.")
    if not rows:
        gap = missing("licenses")
        yield LetterLine((LetterPiece(gap.words, gap.path),), gap.label)
    for number, row in islice(enumerate(rows), MOST_KEYS):
        place = f"licenses.{number}"
        key = _cell(answers, f"{place}.key")
        stay = staying(row["devices"])
        devices = [f"{place}.devices.{index}" for index in range(len(row["devices"])) if index not in stay]
        if not devices:
            yield LetterLine((key, LetterPiece(missing(f"{place}.devices").words, f"{place}.devices")), cells=True)
        for device in devices:
            model, count = _cell(answers, f"{device}.model"), _cell(answers, f"{device}.move")
            have = answers.text(f"{device}.have")
            if have and not count.gap:
                count = LetterPiece(_("{move} of {have}").format(move=count.text, have=have))
            yield LetterLine((key, model, count), cells=True)
            key = LetterPiece("")
    more = len(rows) - MOST_KEYS
    if more > 0:
        yield LetterLine(
            (LetterPiece(ngettext("{count} more key", "{count} more keys", more).format(count=f"{more:,}")),)
        )


def _cell(answers: Answers, path: str) -> LetterPiece:
    value = answers.value(path)
    gap = next(_gaps(value), None)
    if gap is not None and not value.text:
        return LetterPiece(gap.words, gap.path)
    return LetterPiece(value.text, gap.path if gap else "", value.is_code)


def _open(answers: Answers) -> Iterator[LetterLine]:
    """What is not known, each with the way to its question; what nobody here can see is a sentence."""
    unseen = [text for _path, text in open_points.things(answers, is_out_of_sight=True)]
    if unseen:
        things = _(", ").join(unseen)
        yield LetterLine((LetterPiece(_("Not visible to me without the dashboard: {things}.").format(things=things)),))
    unknown = (_("I don’t know: {things}."), open_points.things(answers, is_out_of_sight=False))
    for said, things_left in (unknown, (_("Not said yet: {things}."), open_points.not_said(answers))):
        for path, text in things_left:
            yield LetterLine(
                (LetterPiece("".join(piece.text for piece in _in_sentence(said.format(things=text))), path),)
            )
    for value in answers.unsaid():
        yield from _sentence(value)
