"""The next message to Support, and the reminder as a calendar reads it."""

import datetime
import re

import pytest

from transfer_wizard.export.follow_up import message, reminder, working_day
from transfer_wizard.request.draft import Draft

DAY = datetime.date(2026, 11, 24)
NOW = datetime.datetime(2026, 11, 24, 18, 5, tzinfo=datetime.timezone(datetime.timedelta(hours=9)))


@pytest.fixture
def sent(sample: Draft) -> Draft:
    sample.set("case_number", "05123456")
    return sample


@pytest.mark.parametrize("is_urgent", [False, True])
def test_a_message_names_the_case_and_what_was_asked(sent: Draft, is_urgent: bool) -> None:
    subject, body = message(sent, DAY, is_urgent)
    assert subject.startswith("Case 05123456: License transfer: 2 keys")
    assert "\n" not in subject
    assert "This is about case 05123456." in body
    assert "Please move 2 license keys (17 devices) from “Northwind West” to “Northwind East”." in body
    assert ("This case is still open. Please escalate it" in body) == is_urgent
    assert ("What is the status, and do you need anything from me?" in body) != is_urgent
    assert ("Business impact: " in body) == is_urgent
    assert body.endswith("Dana Whitfield\nNorthwind Traders\ndana@northwind.example\n+1 415 555 0134\n")


def test_a_question_about_alternatives_waits_for_its_answer(sent: Draft) -> None:
    sent.set("organizations.destination.licensing_model", "per-device")
    sent.set("route.ask", "alternative")
    body = message(sent, DAY, is_urgent=True).body
    assert "tell me when it will be answered" in body
    assert "when the transfer will be done" not in body


def test_a_message_of_a_bare_request_has_no_holes() -> None:
    draft = Draft()
    draft.set("case_number", "1")
    _subject, body = message(draft, DAY)
    assert not re.search(r"\n{3}", body)


@pytest.mark.parametrize(
    ("today", "count", "expected"),
    [
        ("2026-11-24", 2, "2026-11-26"),  # Tuesday
        ("2026-11-26", 2, "2026-11-30"),  # Thursday
        ("2026-11-27", 2, "2026-12-01"),  # Friday
        ("2026-11-28", 2, "2026-12-01"),  # Saturday
        ("2026-11-29", 1, "2026-11-30"),  # Sunday
        ("2026-12-31", 0, "2026-12-31"),
    ],
)
def test_weekends_are_no_working_days(today: str, count: int, expected: str) -> None:
    assert working_day(datetime.date.fromisoformat(today), count).isoformat() == expected


def properties(content: bytes) -> list[tuple[str, str]]:
    """What a calendar reads, by RFC 5545: unfolded, split at the first colon, and with its escapes taken back."""
    assert content.endswith(b"\r\n")
    assert not re.search(rb"(?<!\r)\n|\r(?!\n)", content)
    for line in content.split(b"\r\n"):
        assert len(line) <= 75
        line.decode("utf-8")
    lines = content.replace(b"\r\n ", b"").decode("utf-8").split("\r\n")[:-1]
    marks = {"\\n": "\n", "\\,": ",", "\\;": ";", "\\\\": "\\"}
    pairs = [line.split(":", 1) for line in lines]
    return [(name, re.sub(r"\\[n,;\\]", lambda mark: marks[mark[0]], value)) for name, value in pairs]


def test_the_reminder_is_one_entry_with_an_alarm(sent: Draft) -> None:
    read = properties(reminder(sent, DAY, NOW))
    assert [value for name, value in read if name == "BEGIN"] == ["VCALENDAR", "VEVENT", "VALARM"]
    assert [value for name, value in read if name == "END"] == ["VALARM", "VEVENT", "VCALENDAR"]
    values = dict(reversed(read))
    assert values["VERSION"] == "2.0"
    assert values["DTSTART"] == "20261124T090000"
    assert values["DTSTAMP"] == "20261124T090500Z"
    assert values["UID"] == f"{sent.id}@transfer-wizard"
    assert values["SUMMARY"] == "Meraki Support: ask how case 05123456 stands"
    assert values["ACTION"] == "DISPLAY"


@pytest.mark.parametrize(
    "typed",
    ["a, b; c\\d", "東京" * 40, "🚀" * 60, "one\r\nBEGIN:VEVENT\r\ntwo", "\x00\x1b[31m", "n\\n", "\u2028x\u0085y"],
)
def test_no_text_breaks_the_calendar(sent: Draft, typed: str) -> None:
    sent.set("case_number", typed)
    sent.set("organizations.source.name", typed)
    read = properties(reminder(sent, DAY, NOW))
    assert sum(name == "BEGIN" and value == "VEVENT" for name, value in read) == 1
    assert {name for name, _value in read} >= {"SUMMARY", "DESCRIPTION", "DTSTART"}
    if typed.isprintable():
        assert typed in dict(reversed(read))["SUMMARY"]
