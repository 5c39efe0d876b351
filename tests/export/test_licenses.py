"""What is said of all keys together: whether something stays behind, and whether none has expired."""

import datetime

import pytest

from transfer_wizard.export.answers import Answers
from transfer_wizard.export.licenses import in_all
from transfer_wizard.export.summary import summarize
from transfer_wizard.request.draft import Draft
from transfer_wizard.validation.check import check

STAYS = "Everything else that a key licenses stays"
NOT_EXPIRED = "None of them has expired."


@pytest.mark.parametrize(
    ("have", "move", "stays"),
    [
        ("2", "1", True),
        ("2", "2", False),
        ("1", "1", False),
        ("1", "", True),
        ("", "1", True),
        ("", "", True),
        ("1000", "1000", False),
        ("1000", "999", True),
        ("2", "3", False),
    ],
)
def test_something_stays_where_less_moves_than_there_is_or_that_is_not_known(
    sample: Draft, today: datetime.date, have: str, move: str, stays: bool
) -> None:
    del sample.licenses[1:]
    del sample.licenses[0]["devices"][1:]
    sample.licenses[0]["devices"][0] |= {"have": have, "move": move}
    said = " ".join(str(value) for value in summarize(sample, today).section("licenses").sentences)
    assert (STAYS in said) is stays


@pytest.mark.parametrize(
    ("days", "expired", "is_said"),
    [
        (1, "", True),
        (0, "", False),
        (-1, "", False),
        (None, "", False),
        (None, "no", True),
        (None, "yes", False),
        (None, "unknown", False),
        (-1, "no", True),
        (1, "yes", True),
    ],
)
@pytest.mark.parametrize("number", range(2))
def test_that_none_has_expired_is_said_where_each_key_says_so(
    sample: Draft, today: datetime.date, days: int | None, expired: str, is_said: bool, number: int
) -> None:
    for row in sample.licenses:
        row |= {"expires_on": "", "expired": "no"}
    end = "" if days is None else (today + datetime.timedelta(days=days)).isoformat()
    sample.licenses[number] |= {"expires_on": end, "expired": expired}
    said = list(in_all(Answers(sample, check(sample, today, None), None, today)))
    assert (NOT_EXPIRED in said) is is_said


def test_of_no_key_nothing_is_said(sample: Draft, today: datetime.date) -> None:
    sample.licenses.clear()
    assert list(in_all(Answers(sample, check(sample, today, None), None, today))) == []
