"""What is used after sending: the next message to Support, and a reminder for the calendar."""

import datetime
import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from transfer_wizard import __version__
from transfer_wizard.export.blocks import clean
from transfer_wizard.export.summary import Summary, summarize
from transfer_wizard.request.draft import Draft
from transfer_wizard.translations import _

PATIENCE: Final = 2
"""Working days until a first question is due. The vendor names no time; other vendors name 4 to 5 for a transfer."""
REMIND_AT: Final = datetime.time(9, 0)
_FOLD_AT: Final = 75
_SATURDAY: Final = 5


class FollowUp(NamedTuple):
    """A message to Support."""

    subject: str
    body: str


def message(draft: Draft, today: datetime.date, is_urgent: bool = False, made: Summary | None = None) -> FollowUp:
    """The question how a case stands, or the wish that somebody higher looks at it, in the language spoken now.

    Args:
        made: the summary in that language, where it is there already.
    """
    summary = made or summarize(draft, today)
    number = str(summary.value("case_number"))
    subject = _("Case {number}: {subject}").format(number=number, subject=summary.subject)
    return FollowUp(subject, "\n\n".join(_paragraphs(draft, summary, number, is_urgent)) + "\n")


def _paragraphs(draft: Draft, summary: Summary, number: str, is_urgent: bool) -> Iterator[str]:
    yield _("This is about case {number}.").format(number=number)
    yield summary.ask
    if is_urgent:
        if summary.is_question:
            yield _("This case is still open. Please escalate it, and tell me when it will be answered.")
        else:
            yield _("This case is still open. Please escalate it, and tell me when the transfer will be done.")
        impact = str(summary.value("case.business_impact"))
        yield _("Business impact: {impact}").format(impact=impact)
    else:
        yield _("What is the status, and do you need anything from me?")
    contact = ("requester.name", "requester.company", "requester.source_email", "requester.phone")
    given = [str(summary.value(path)) for path in contact if draft.get(path).strip()]
    if given:
        yield "\n".join(given)


def working_day(today: datetime.date, count: int) -> datetime.date:
    """The day that is so many working days ahead: Saturdays and Sundays don't count; holidays nobody knows here."""
    day = today
    while count:
        day += datetime.timedelta(days=1)
        count -= day.weekday() < _SATURDAY
    return day


def reminder(draft: Draft, day: datetime.date, now: datetime.datetime) -> bytes:
    """A calendar file with one entry, at nine in the morning wherever its reader is.

    Source of the form: RFC 5545. The entry keeps its identity, so that a second reminder takes the first one's place.

    Args:
        now: with its time zone.
    """
    number = clean(draft.get("case_number")).strip()
    ask = summarize(draft, now.date()).ask
    title = _("Meraki Support: ask how case {number} stands").format(number=number)
    entries = [
        ("BEGIN", "VCALENDAR"),
        ("VERSION", "2.0"),
        ("PRODID", f"-//Transfer Wizard//{__version__}//EN"),
        ("BEGIN", "VEVENT"),
        ("UID", f"{draft.id}@transfer-wizard"),
        ("DTSTAMP", f"{now.astimezone(datetime.UTC):%Y%m%dT%H%M%SZ}"),
        ("DTSTART", f"{datetime.datetime.combine(day, REMIND_AT):%Y%m%dT%H%M%S}"),
        ("DURATION", "PT15M"),
        ("TRANSP", "TRANSPARENT"),
        ("SUMMARY", _escaped(title)),
        ("DESCRIPTION", _escaped(ask)),
        ("BEGIN", "VALARM"),
        ("ACTION", "DISPLAY"),
        ("TRIGGER", "PT0S"),
        ("DESCRIPTION", _escaped(title)),
        ("END", "VALARM"),
        ("END", "VEVENT"),
        ("END", "VCALENDAR"),
    ]
    return b"".join(_folded(f"{name}:{value}") for name, value in entries)


def _escaped(text: str) -> str:
    return re.sub(r"[\\;,]", lambda mark: f"\\{mark[0]}", text).replace("\n", "\\n")


def _folded(line: str) -> bytes:
    """A content line in pieces of at most 75 octets, none of which ends within a letter."""
    pieces = [b""]
    for mark in line:
        octets = mark.encode("utf-8")
        if len(pieces[-1]) + len(octets) > _FOLD_AT:
            pieces.append(b" ")
        pieces[-1] += octets
    return b"\r\n".join(pieces) + b"\r\n"
