"""A first sentence for each of the seven headings of a case, made from what is already known.

The person may take and edit it; the text for Support writes it where a heading was left empty. Nothing of it repeats
another part of that text, and nothing is claimed that the person did not say.

Source of the headings: "How to Request a License Transfer", which lists them for a case in the dashboard.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from itertools import chain
from operator import itemgetter
from typing import TYPE_CHECKING, Final

from transfer_wizard.request.applies import is_locked_out
from transfer_wizard.request.draft import Draft
from transfer_wizard.request.words import LockoutCause, Severity
from transfer_wizard.translations import ENGLISH, N_, _, languages, ngettext, speaking, spoken

if TYPE_CHECKING:  # the first window does without a calendar
    import datetime


_DEVICES: Final = itemgetter("devices")
_MOVE: Final = itemgetter("move")
_START: Final = N_("{day}, the day of this request.")


def suggestion(path: str, draft: Draft, today: "datetime.date") -> str:
    """The sentence for one of the seven headings; "" for another field, and for what cannot be known."""
    makers = {
        "case.scope": _scope,
        "case.frequency": lambda draft: _("Once: this is a single transfer."),
        "case.start_time": lambda draft: "" if is_locked_out(draft) else _(_START).format(day=today.isoformat()),
        "case.related_cases": lambda draft: _("None that I know of."),
        "case.test_results": _test_results,
        "case.workaround": lambda draft: _("None: until the move, the licenses can’t be used in the destination."),
        "case.business_impact": _business_impact,
    }
    maker = makers.get(path)
    return maker(draft) if maker else ""


def is_for_the_person(path: str, draft: Draft) -> bool:
    """True for what only the person can say: whether there are related cases, and since when they can't sign in."""
    return path == "case.related_cases" or (path == "case.start_time" and is_locked_out(draft))


_FOREIGN: Final = re.compile("[^\x00-\x7f‘’“”–…·→]")


def said_anew(path: str, text: str, draft: Draft, today: "datetime.date") -> str:
    """A text in the language spoken now where this program wrote it, in whatever language; else as it is.

    The day of a request that is still to be sent is today, whenever the sentence about it was written.

    Args:
        path: of one of the seven headings, or of the reason.
    """

    def made() -> str:
        return reason(draft) if path == "route.reason" else suggestion(path, draft, today)

    is_of_today = path == "case.start_time" and not draft.is_sent
    as_made = _DAY.sub(today.isoformat(), text) if is_of_today else text
    return made() if text and any(as_made == each for each in _in_each_language(made, text)) else text


def _in_each_language(made: Callable[[], str], text: str) -> Iterator[str]:
    """What is made in each language that a text may be in; what is English in English needs no catalogue."""
    yield made()
    if spoken() == ENGLISH and not _FOREIGN.search(text):
        return
    for language in languages():
        with speaking(language):
            yield made()


LOCKOUT: Final = ("route.dashboard_access", "route.lockout_cause", "case.start_time")
"""The answers that the reason of a person who can't sign in is made from."""
CAUSES: Final[dict[str, str]] = {
    LockoutCause.NO_MAIL: N_("no e-mails from Meraki arrive"),
    LockoutCause.ADDRESS_GONE: N_("the e-mail address of my account no longer exists"),
    LockoutCause.AUTHENTICATOR_LOST: N_("I lost my authenticator"),
    LockoutCause.ACCOUNT_LOCKED: N_("my account is locked"),
}
"""Why somebody can't sign in, in the words of a sentence."""


_SINCE_WORD: Final = re.compile("^(?:since|from):? +", re.IGNORECASE)
_DAY: Final = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")


def locked_out_reason(draft: Draft, is_dated: bool = True) -> str:
    """Why a person who can't sign in needs a case, as far as it is known.

    "" for a person who can sign in, or who has not said why.

    Args:
        is_dated: with the day that the start of the case names; for the person to look over, not for a letter.
    """
    given = draft.get("route.lockout_cause")
    if not is_locked_out(draft) or given not in set(LockoutCause):
        return ""
    day = _locked_out_since(draft) if is_dated else ""
    since = _(" since {day}").format(day=day) if day else ""
    cause = _("; cause: {cause}").format(cause=_(CAUSES[LockoutCause(given)])) if given in CAUSES else ""
    return _("I can’t sign in to the dashboard{since}{cause}.").format(since=since, cause=cause)


WRITTEN_FROM: Final = (*LOCKOUT, "route.self_service")
"""The answers that the first sentence of the reason is made from."""


def reason(draft: Draft) -> str:
    """Why a case is needed, as far as the answers on Route tell; the person adds what the dashboard said."""
    return locked_out_reason(draft) or {
        "failed": _("I tried Move in the dashboard, and it failed."),
        "not-offered": _("The dashboard doesn’t offer Move for these licenses."),
    }.get(draft.get("route.self_service"), "")


def severity(draft: Draft) -> tuple[str, str]:
    """The severity that a transfer usually has, and why."""
    devices = _totals(draft)[1]
    why = ngettext(
        "Suggested: {count} device waits for its license, and the network works.",
        "Suggested: {count} devices wait for their licenses, and the network works.",
        devices,
    )
    usual = _("Suggested: the licenses wait to be moved, and the network works.")
    return Severity.MINIMAL, why.format(count=devices) if devices else usual


def tells_cause(draft: Draft) -> bool:
    """True where the answers alone say why a case is needed: the person can't sign in, and it is known why."""
    return is_locked_out(draft) and draft.get("route.lockout_cause") in CAUSES


def lacks_cause(draft: Draft) -> bool:
    """True for “something else” as the cause, and a reason that is still as it was written for the person."""
    told = draft.get("route.reason").strip()
    if not told or draft.get("route.lockout_cause") != LockoutCause.OTHER:
        return False
    return any(
        told == each
        for is_dated in (True, False)
        for each in _in_each_language(partial(locked_out_reason, draft, is_dated), told)
    )


def _locked_out_since(draft: Draft) -> str:
    """The day in the start time of the case; "" where there is none, or where it is the one written for the person."""
    from transfer_wizard.validation.dates import day
    from transfer_wizard.validation.typed_text import FieldError

    text = draft.get("case.start_time").strip()
    days = _DAY.findall(text)
    if days and text == _(_START).format(day=days[0]):
        return ""
    try:
        return day(days[0] if len(days) == 1 else _SINCE_WORD.sub("", text)).isoformat()
    except FieldError:
        return ""


def _scope(draft: Draft) -> str:
    keys, devices = _totals(draft)
    if not (keys and devices):
        return _("Only the licenses of this request.")
    licenses = ngettext("{count} license key", "{count} license keys", keys).format(count=keys)
    things = ngettext("{count} device", "{count} devices", devices).format(count=devices)
    return _("{licenses} and {things}, and nothing else.").format(licenses=licenses, things=things)


def _test_results(draft: Draft) -> str:
    if is_locked_out(draft):
        return _("None: Move can’t be tried without the dashboard.")
    return {
        "failed": _("Move in the dashboard, and no other test."),
        "not-offered": _("None: there is no Move to try."),
        "not-possible": _("None: Move can’t be tried."),
    }.get(draft.get("route.self_service"), _("None yet."))


def _business_impact(draft: Draft) -> str:
    devices = _totals(draft)[1]
    destination = draft.get("organizations.destination.name").strip() or _("The destination")
    if not devices:
        return _("{destination} waits for these licenses.").format(destination=destination)
    sentence = ngettext(
        "{destination} waits for the license of {count} device.",
        "{destination} waits for the licenses of {count} devices.",
        devices,
    )
    return sentence.format(count=devices, destination=destination)


def _totals(draft: Draft) -> tuple[int, int]:
    """The number of keys, and of devices to move."""
    return draft.of_rows(_counted)


def _counted(draft: Draft) -> tuple[int, int]:
    keys = [row for row in draft.licenses if row["key"].strip()]
    moves = Counter(map(_MOVE, chain.from_iterable(map(_DEVICES, keys))))  # of thousands, most say the same
    return len(keys), sum(_number(text.strip()) * times for text, times in moves.items())


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 8 else 0
