"""The text for a box: short, with every key of a short list, and with a word about all that is left out."""

import copy
import datetime
import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from transfer_wizard.export.form_text import FormText, form_text
from transfer_wizard.export.summary import summarize
from transfer_wizard.request.draft import Draft
from transfer_wizard.request.shape import LEAST_IN_A_BOX as LEAST
from transfer_wizard.request.shape import MOST_IN_A_BOX as MOST


def keys_of(draft: Draft) -> list[str]:
    return [row["key"] for row in draft.licenses]


def fill(draft: Draft, count: int) -> None:
    """Make it a request of so many keys, every one another."""
    chance = random.Random(count)
    first = draft.licenses[0]
    draft.licenses.clear()
    for _number in range(count):
        row = copy.deepcopy(first)
        letters = "".join(chance.choices("ABCDEFGHJKLMNPQRSTUVWXYZ23456789", k=10))
        row["key"] = f"Z2{letters[:2]}-{letters[2:6]}-{letters[6:]}"
        draft.licenses.append(row)


def made(draft: Draft, today: datetime.date, most: int | None = MOST) -> FormText:
    return form_text(summarize(draft, today), most)


def test_each_key_is_one_line(sample: Draft, today: datetime.date) -> None:
    lines = made(sample, today).text.split("\n")
    assert "1. Z2A7-32TE-A8Y4: move 10 of 25 MR Enterprise, 1 of 2 MX68. Add devices. Ends 2029-08-31." in lines
    assert "2. Z2KD-8QWN-4RTX: move 6 of 6 MS120-24P. Add devices. Ends 2028-02-29." in lines


def test_a_key_without_a_known_count_or_end_is_a_whole_sentence_too(sample: Draft, today: datetime.date) -> None:
    sample.set("licenses.1.devices.0.have", "")
    sample.set("licenses.1.expires_on", "")
    sample.set("licenses.1.mode", "renew")
    assert "2. Z2KD-8QWN-4RTX: move 6 MS120-24P. Renew. Not expired." in made(sample, today).text.split("\n")


def test_parts_come_in_the_order_support_acts_on(sample: Draft, today: datetime.date) -> None:
    sample.set("route.needed_by", "2026-12-07")
    sample.set("route.claimed_within_7_days", "unknown")
    text = made(sample, today).text
    order = ["Please move", "From:", "To:", "1. Z2", "Requester:", "Confirmed by", "Open points:", "Support passcodes:"]
    order += ["Why a case", "Needed by:", "Severity", "Scope:", "Business impact:"]
    places = [text.index(each) for each in order]
    assert places == sorted(places)


def test_no_sentence_is_broken_and_nothing_is_padded(sample: Draft, today: datetime.date) -> None:
    text = made(sample, today).text
    assert "  " not in text
    assert "\n\n\n" not in text
    assert max(map(len, text.split("\n"))) > 200
    assert "Move fails with “License move failed”, also after closing all other dashboard tabs" in text


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("Move fails with an error", "Move fails with an error. The keys"),
        ("Move says “License move failed”", "Move says “License move failed”. The keys"),
        ("Move says “License move failed.”", "Move says “License move failed.” The keys"),
        ("Move fails!", "Move fails! The keys"),
        ("Move fails (twice)", "Move fails (twice). The keys"),
        ("Move fails with error -5", "Move fails with error -5. The keys"),
        ("Move fails for plan B", "Move fails for plan B. The keys"),
    ],
)
def test_a_sentence_without_its_full_stop_gets_one_before_the_next(
    sample: Draft, today: datetime.date, typed: str, told: str
) -> None:
    sample.set("route.reason", typed)
    assert told in made(sample, today).text


def test_a_text_that_fits_leaves_nothing_out(sample: Draft, today: datetime.date) -> None:
    found = made(sample, today)
    assert found.left_out == ()
    assert "ttached" not in found.text
    assert len(found.text) < MOST


def test_headings_go_to_the_attachment_first_and_the_longest_of_them(sample: Draft, today: datetime.date) -> None:
    sample.set("case.test_results", "One test after another. " * 200)
    sample.set("case.scope", "Sites. " * 20)
    found = made(sample, today)
    assert found.left_out == ("Test results",)
    assert found.text.endswith("\nAttached, as PDF: Test results.\n")
    assert "Scope: Sites." in found.text
    assert "1. Z2A7-32TE-A8Y4: move" in found.text


def test_forty_keys_are_all_named_and_their_counts_attached(sample: Draft, today: datetime.date) -> None:
    fill(sample, 40)
    found = made(sample, today)
    assert all(found.text.count(key) == 1 for key in keys_of(sample))
    assert "In all: move 400 MR Enterprise, 40 MX68." in found.text
    assert "All of them: Add devices." in found.text
    assert "None of them has expired." in found.text
    assert found.text.endswith("\nAttached, as PDF and as CSV: what moves of each key, and when it ends.\n")
    assert "Business impact:" in found.text
    assert len(found.text) <= MOST


def test_what_all_keys_have_in_common_is_said_once_before_counts_are_left_out(
    sample: Draft, today: datetime.date
) -> None:
    sample.licenses[0]["devices"].pop()
    fill(sample, 40)
    found = made(sample, today)
    assert "Licenses (40 keys: what moves of each, and its last day):" in found.text
    assert f"40. {sample.licenses[39]['key']}: 10 of 25 MR Enterprise; 2029-08-31\n" in found.text
    assert "All of them: Add devices." in found.text
    assert all(name not in ("what moves of each key, and when it ends",) for name in found.left_out)
    sample.licenses[39]["mode"] = "renew"
    assert "what moves of each" in made(sample, today).left_out[0]


def test_four_hundred_keys_are_counted_and_none_is_cut_off_silently(sample: Draft, today: datetime.date) -> None:
    fill(sample, 400)
    found = made(sample, today)
    assert "Z2" not in found.text
    assert "Licenses: 400 keys, listed in the attachment." in found.text
    assert found.left_out == ("the list of all 400 keys", "what moves of each key, and when it ends")
    assert len(found.text) <= MOST


def test_nothing_is_claimed_of_all_keys_that_is_not_known_of_each(sample: Draft, today: datetime.date) -> None:
    fill(sample, 60)
    sample.licenses[7] |= {"expires_on": "", "expired": "unknown", "mode": "renew"}
    text = made(sample, today).text
    assert "None of them has expired" not in text
    assert "All of them: Add devices" not in text


@pytest.mark.parametrize("count", [1, 10, 40, 400])
@pytest.mark.parametrize("most", [LEAST, 800, 1_500, 2_500, MOST, 20_000])
def test_a_limit_holds_whatever_the_number_of_keys(sample: Draft, today: datetime.date, count: int, most: int) -> None:
    fill(sample, count)
    found = made(sample, today, most)
    assert len(found.text) <= most
    assert found.text.startswith(f"Please move {count} license key")
    assert bool(found.left_out) == ("Attached, as PDF" in found.text)
    named = [key for key in keys_of(sample) if key in found.text]
    assert named in ([], keys_of(sample))


def test_a_long_reason_gives_way_with_a_word_about_it(sample: Draft, today: datetime.date) -> None:
    sample.set("route.reason", "Move fails again. " * 500)
    found = made(sample, today)
    assert "Move fails again. Move" in found.text
    assert "… (all of it is attached)\n" in found.text
    assert "2. Z2KD-8QWN-4RTX: move 6 of 6 MS120-24P." in found.text
    assert len(found.text) <= MOST


@pytest.mark.parametrize(
    ("most", "reason", "last"),
    [
        (LEAST, "", "Its link: https://n219.meraki.com/o/i0-kTd/manage/organization/overview"),
        (LEAST, "Move fails.", "Its License Info: https://n219.meraki.com/o/i0-kTd/manage/dashboard/license_info"),
        (800, "Move fails.", "Only these devices move. Everything else that a key licenses stays in “Northwind West”."),
        (840, "Move fails.", "Only these devices move. Everything else that a key licenses stays in “Northwind West”."),
        (1_500, "Move fails again. " * 500, "Severity 3: minimal impact on business operations"),
    ],
)
def test_as_many_lines_are_kept_as_fit(sample: Draft, today: datetime.date, most: int, reason: str, last: str) -> None:
    fill(sample, 40)
    sample.set("route.reason", reason)
    assert made(sample, today, most).text.rpartition("\nAttached")[0].rstrip("\n").split("\n")[-1] == last


def test_a_reason_is_cut_to_the_last_word_that_fits(sample: Draft, today: datetime.date) -> None:
    sample.set("route.reason", "Move fails again. " * 500)
    for most in range(MOST, MOST + 40):
        text = made(sample, today, most).text
        kept = text.partition("Why a case is needed: ")[2].partition("… (all of it is attached)\n")[0]
        rest = ("Move fails again. " * 500)[len(kept) :]
        assert rest.startswith(" ")
        following = rest.split()[0]
        assert len(text) <= most < len(text) + len(f" {following}")


def test_without_a_limit_every_key_has_its_line(sample: Draft, today: datetime.date) -> None:
    fill(sample, 400)
    assert made(sample, today, None).text.count(": move 10 of 25 MR Enterprise, 1 of 2 MX68.") == 400


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_any_request_keeps_to_the_limit(
    any_draft: st.SearchStrategy[Draft], today: datetime.date, data: st.DataObject
) -> None:
    draft = data.draw(any_draft)
    for most in (LEAST, 1_200, MOST):
        assert len(made(draft, today, most).text) <= most
