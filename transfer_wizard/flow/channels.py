"""The ways to reach Support, which of them suits a request, and which severity fits it."""

import datetime
from collections import Counter
from itertools import chain
from operator import itemgetter
from typing import Final, NamedTuple

from transfer_wizard.request.applies import is_locked_out
from transfer_wizard.request.draft import Draft
from transfer_wizard.request.words import Answer, LicenseMode, Severity
from transfer_wizard.translations import N_, _, ngettext
from transfer_wizard.validation.fields import FieldError, day
from transfer_wizard.validation.problems import RuleSource
from transfer_wizard.validation.rules import READ_IN

SEVERITIES: Final = RuleSource(
    N_("Case Severity Levels and Support Tiers"),
    "https://documentation.meraki.com/General_Administration/Support/Understanding_Case_Severity_Levels",
    READ_IN,
)
SECURE_CONNECT: Final = "https://documentation.meraki.com/CiscoPlusSecureConnect"
"""The vendor's pages on another product, which has a support of its own: no nearer address is known, nor was this one
seen; stored copies of pages below it were, in November 2026."""
SOON: Final = datetime.timedelta(days=30)
"""A license that ends within so many days is about to be missed: the vendor's grace period is as long."""

_MOVE: Final = itemgetter("move")


class Channel(NamedTuple):
    """One way to reach Support, and when to take it."""

    id: str
    title: str
    when: str


DASHBOARD, WEBFORM, PHONE, CALL_ME_NOW = "dashboard", "webform", "phone", "call-me-now"
CHANNELS: Final = (
    Channel(DASHBOARD, N_("A case in the dashboard"), N_("If you can sign in")),
    Channel(WEBFORM, N_("Webform"), N_("If you can’t sign in")),
    Channel(PHONE, N_("Phone"), N_("For severity 1 and 2")),
    Channel(CALL_ME_NOW, N_("Call me now"), N_("Support calls you")),
)


def channel(identity: str) -> Channel:
    """The channel of an id."""
    return next(way for way in CHANNELS if way.id == identity)


class Suggested(NamedTuple):
    """What is suggested, and the reason in one sentence."""

    what: str
    reason: str


def suggested_channel(draft: Draft) -> Suggested:
    """The id of the channel that suits a request best: by who the person is first, then by severity.

    Support removes two-factor authentication and checks a locked-out person by case only, never by phone.
    """
    if is_locked_out(draft):
        return Suggested(WEBFORM, _("Recommended: you can’t sign in"))
    if draft.get("case.severity") in (Severity.CRITICAL, Severity.SUBSTANTIAL):
        return Suggested(PHONE, _("Recommended for severity 1 and 2"))
    if draft.get("route.dashboard_access") == Answer.YES:
        return Suggested(DASHBOARD, _("Recommended: you can sign in"))
    return Suggested(DASHBOARD, _("Recommended: most requests go this way"))


def suggested_severity(draft: Draft, today: datetime.date) -> Suggested:
    """Severity 3 or 4: a graver one is for a network in trouble, which no field of a transfer tells."""
    ends = [end for end in draft.of_rows(_ends) if end - today <= SOON]
    if ends:
        sentence = _("A license ends on {day}: its devices should not run out before the move is done.")
        return Suggested(Severity.MINIMAL, sentence.format(day=min(ends).isoformat()))
    waiting = draft.of_rows(_waiting)
    if waiting:
        sentence = ngettext(
            "{count} device waits for its license.", "{count} devices wait for their licenses.", waiting
        )
        return Suggested(Severity.MINIMAL, sentence.format(count=waiting))
    return Suggested(Severity.NO_IMPACT, _("Nothing in the request says that a network or a service suffers."))


def _ends(draft: Draft) -> list[datetime.date]:
    """The days on which licenses end: of thousands of rows, most say the same."""
    return [end for text in {row["expires_on"] for row in draft.licenses} if (end := _day(text))]


def _waiting(draft: Draft) -> int:
    """How many devices wait for the licenses that are to move to them."""
    adds = str(LicenseMode.ADD_DEVICES)
    devices = chain.from_iterable(row["devices"] for row in draft.licenses if row["mode"] == adds)
    texts = Counter(map(_MOVE, devices))  # of thousands, most say the same
    return sum(_count(text) * times for text, times in texts.items())


def _day(text: str) -> datetime.date | None:
    try:
        return day(text)
    except FieldError:
        return None


def _count(text: str) -> int:
    text = text.strip()
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 8 else 0
