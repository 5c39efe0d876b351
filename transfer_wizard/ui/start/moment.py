"""When something was saved, in the words that people use: minutes, hours, yesterday, and then the day."""

import datetime
from typing import Final

from transfer_wizard.translations import N_, _, ngettext

_MONTHS: Final = (
    *(N_("January"), N_("February"), N_("March"), N_("April"), N_("May"), N_("June"), N_("July"), N_("August")),
    *(N_("September"), N_("October"), N_("November"), N_("December")),
)


def moment_of(text: str) -> datetime.datetime | None:
    """The local time of an ISO 8601 text; None for one that nobody can read, or that no calendar here holds."""
    try:
        return datetime.datetime.fromisoformat(text).astimezone()
    except (ValueError, OverflowError, OSError):
        return None


def ago(moment: datetime.datetime, now: datetime.datetime) -> str:
    """How long ago it was, or on which day; both times are local ones."""
    seconds = (now - moment).total_seconds()
    days = (now.date() - moment.date()).days
    if 0 <= seconds < 60:
        return _("Just now")
    if 0 <= seconds < 3600:
        minutes = int(seconds // 60)
        return ngettext("{count} minute ago", "{count} minutes ago", minutes).format(count=minutes)
    if seconds >= 0 and days == 0:
        hours = int(seconds // 3600)
        return ngettext("{count} hour ago", "{count} hours ago", hours).format(count=hours)
    if days == 1:
        return _("Yesterday")
    month = _(_MONTHS[moment.month - 1])
    if moment.year == now.year:
        return _("{month} {day}").format(month=month, day=moment.day)
    return _("{month} {day}, {year}").format(month=month, day=moment.day, year=moment.year)


def in_full(moment: datetime.datetime) -> str:
    """Day and time."""
    return f"{moment:%Y-%m-%d %H:%M}"
