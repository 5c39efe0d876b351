"""What a move does to both organizations, in sentences: their license limits, and a rough co-termination date.

The request does not hold today's limits, so the sentences say by how much, or to what, the limits change.
"""

import datetime
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from transfer_wizard.request.words import LicenseMode
from transfer_wizard.translations import _
from transfer_wizard.validation.ledger import Ledger, ledger


class _Lasting(NamedTuple):
    """Licenses that move, and the days for which they last."""

    number: int
    days: int


def outlook(licenses: Sequence[Mapping[str, Any]], today: datetime.date) -> list[str]:
    """What becomes of the limits, model by model, and of the date of the destination.

    It walks all rows: a page calls it when typing pauses. What a missing number would decide is not said.

    Args:
        licenses: the license rows of a draft.
    """
    sentences = list(_limits(ledger(licenses)))
    days = co_term_days(licenses, today)
    if days is not None:
        estimate = _(
            "Rough estimate: with no other licenses in the destination, these last until {day}. "
            "The vendor weights device types in a way it doesn’t publish; License Info has the exact date."
        )
        sentences.append(estimate.format(day=(today + datetime.timedelta(days)).isoformat()))
    return sentences


def _limits(moved: Ledger) -> Iterator[str]:
    """Source: "License More Devices vs Renewal": adding raises the limit, a renewal sets it to what the key holds."""
    for model in moved.models:
        entries = moved.entries_of(model)
        move = moved.of_model(model).move
        modes = {entry.mode for entry in entries}
        if not move:
            continue
        yield _("{model}: the limit of the source goes down by {count}.").format(model=model, count=move)
        if modes == {LicenseMode.ADD_DEVICES}:
            yield _("{model}: the limit of the destination goes up by {count}.").format(model=model, count=move)
        elif modes == {LicenseMode.RENEW} and len(entries) == 1:  # of two renewals the second replaces the first
            sentence = _("{model}: the limit of the destination is set to {count}, whatever it is now.")
            yield sentence.format(model=model, count=move)


def co_term_days(licenses: Sequence[Mapping[str, Any]], today: datetime.date) -> int | None:
    """The days for which the licenses that move would last together; None where a number is missing or a key is past.

    Source: "Licensing Guidelines and Limitations", whose example is ((1825 x 1) + (365 x 2)) / 3 = 851 days: the sum of
    remaining days by license, divided by the number of licenses.
    """
    lasting = [_lasting(row, today) for row in licenses]
    known = [key for key in lasting if key is not None]
    count = sum(key.number for key in known)
    if len(known) < len(lasting) or not count:
        return None
    return sum(key.number * key.days for key in known) // count


def _lasting(row: Mapping[str, Any], today: datetime.date) -> _Lasting | None:
    move = ledger([row]).whole.move
    try:
        days = (datetime.date.fromisoformat(row["expires_on"].strip()) - today).days
    except ValueError:
        return None
    return _Lasting(move, days) if move is not None and days >= 0 else None
