"""The script for a call."""

import datetime

import pytest

from tests.export.test_form_text import fill
from transfer_wizard.export import phone
from transfer_wizard.export.summary import summarize
from transfer_wizard.request.draft import Draft


def script(draft: Draft, today: datetime.date) -> str:
    return " ".join(phone.render(summarize(draft, today)).split())


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("Z2A7-32TE", "Zulu Two Alfa Seven, Three Two Tango Echo"),
        ("x0j9", "X-ray Zero Juliett Nine"),
        ("日", "日"),
    ],
)
def test_code_is_spelled(code: str, said: str) -> None:
    assert phone.spelled(code) == said


def test_spelling_alphabet_is_complete() -> None:
    assert "".join(word[0] for word in phone.LETTERS.split()) == "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    assert len(phone.DIGITS.split()) == 10


def test_every_step_of_the_call_has_a_box(sample: Draft, today: datetime.date) -> None:
    made = phone.render(summarize(sample, today))
    numbered = [line for line in made.split("\n") if line[:2].strip().isdigit()]
    assert [line[:7] for line in numbered] == [f"{number:>2}. [ ]" for number in range(1, len(numbered) + 1)]
    assert made.count("Passcode of this organization:") == 2


def test_it_says_why_until_when_and_how_much_hangs_on_it(sample: Draft, today: datetime.date) -> None:
    sample.set("route.needed_by", "2026-12-07")
    said = script(sample, today)
    assert "Why a case is needed: Move fails with" in said
    assert "Needed by: 2026-12-07" in said
    assert "Severity 3" in said
    assert "Business impact: " in said


def test_a_question_about_alternatives_asks_no_date_of_a_transfer(sample: Draft, today: datetime.date) -> None:
    assert "Ask: is anything missing to start the transfer?" in script(sample, today)
    sample.set("organizations.destination.licensing_model", "per-device")
    sample.set("route.ask", "alternative")
    said = script(sample, today)
    assert "Ask: which alternatives are there" in said
    assert "start the transfer" not in said
    assert "when will it be done" not in said


def test_it_names_the_local_administrator(sample: Draft, today: datetime.date) -> None:
    sample.set("requester.saml", "yes")
    sample.set("requester.placeholder_name", "Lee Ortiz")
    sample.set("requester.placeholder_email", "lee@northwind.example")
    sample.set("requester.placeholder_access", "full")
    assert "Lee Ortiz (lee@northwind.example) is my placeholder in both organizations" in script(sample, today)


def test_more_than_five_keys_are_read_only_on_request(sample: Draft, today: datetime.date) -> None:
    fill(sample, 5)
    assert "Zulu Two" in script(sample, today)
    assert "Ask for the case number: ___" in script(sample, today)
    fill(sample, 6)
    said = script(sample, today)
    assert "1. [ ] Open a case first, then call with its number: 6 keys are too many to read out." in said
    assert "2. [ ] My case number: ___" in said
    assert "The 6 keys are in the case. Read them out only when asked." in said
    assert "Zulu Two" not in said
    assert "Ask for the case number" not in said


def test_who_cannot_see_the_passcodes_is_not_told_to_read_them_out(sample: Draft, today: datetime.date) -> None:
    sample.set("verification", "cannot-see")
    said = script(sample, today)
    assert "Passcode of this organization" not in said
    assert "Have today’s passcodes" not in said
    assert "Support passcodes: I can’t see them" in said
