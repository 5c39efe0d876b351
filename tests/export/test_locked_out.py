"""What a letter says for a person who can't sign in, and what it must not claim."""

import datetime
from typing import Final

import pytest

from tests.export.summary_parts import lock_out, said, sentences
from transfer_wizard.export import form_text, phone
from transfer_wizard.export.summary import summarize
from transfer_wizard.request.draft import Draft
from transfer_wizard.request.words import Side
from transfer_wizard.translations import languages, speaking
from transfer_wizard.validation import case_headings
from transfer_wizard.validation.case_headings import locked_out_reason

TWO_FACTOR: Final = (
    "I don’t ask here for my two-factor authentication to be removed. If that has to come first, tell me: I will then "
    "ask a second administrator to comment on this case in the dashboard."
)


@pytest.mark.parametrize("cause", ["no-mail", "address-gone", "authenticator-lost", "account-locked", "other", ""])
def test_the_letter_of_somebody_locked_out_claims_nothing_out_of_sight(
    sample: Draft, today: datetime.date, cause: str
) -> None:
    lock_out(sample, cause)
    summary = summarize(sample, today)
    for made in (said(summary), form_text.form_text(summary).text, phone.render(summary)):
        made = " ".join(made.split())
        assert "[Missing" not in made
        assert "I have full access" not in made
        assert "I use this e-mail" not in made
        assert "None of the license keys has expired" not in made
        assert "in the form or by phone" not in made
        assert made.count("Not visible to me") == 1
    assert sentences(summary, "open") == (
        "Not visible to me without the dashboard: whether the keys were claimed within the last 7 days, "
        "the MX editions, Meraki Support Access, when the keys end, how many devices each key licenses. "
        "Not said yet: another administrator who can vouch for me."
    )
    assert "I had full access in both organizations until I could no longer sign in." in said(summary)


def test_access_to_one_organization_is_no_claim_of_today_either(sample: Draft, today: datetime.date) -> None:
    lock_out(sample)
    sample.set("requester.destination_access", "unknown")
    told = "My access until I could no longer sign in: Full organization access to “Northwind West”."
    assert told in said(summarize(sample, today))


def test_what_somebody_locked_out_knows_all_the_same_is_told(sample: Draft, today: datetime.date) -> None:
    lock_out(sample)
    sample.set("organizations.source.mx_edition", "enterprise")
    sample.set("licenses.0.expires_on", "2029-08-31")
    summary = summarize(sample, today)
    assert "the MX edition of “Northwind East”" in sentences(summary, "open")
    assert "when some of the keys end" in sentences(summary, "open")
    assert "“Northwind West” has the MX edition Enterprise." in sentences(summary, "confirmed")
    assert summary.section("confirmed").heading == "Known to me without the dashboard"


@pytest.mark.parametrize(
    ("cause", "told"),
    [
        (
            "account-locked",
            "I will answer the confirming mail to dana@northwind.example, and you can call me at +1 415",
        ),
        ("authenticator-lost", "I will answer the confirming mail to dana@northwind.example"),
        ("no-mail", "A confirming mail to dana@northwind.example does not reach me."),
        ("address-gone", "Please answer to the address that this case was opened from."),
        ("no-mail", "Please answer to the address that this case was opened from."),
    ],
)
def test_who_cannot_see_the_passcodes_says_how_to_be_checked(
    sample: Draft, today: datetime.date, cause: str, told: str
) -> None:
    lock_out(sample, cause)
    found = sentences(summarize(sample, today), "passcodes")
    assert found.startswith("I can’t see them: I am locked out of the dashboard.")
    assert told in found


def test_a_placeholder_vouches_for_who_cannot_see_the_passcodes(sample: Draft, today: datetime.date) -> None:
    lock_out(sample)
    sample.set("requester.saml", "yes")
    sample.set("requester.placeholder_name", "Lee Ortiz")
    sample.set("requester.placeholder_email", "lee@northwind.example")
    assert "Lee Ortiz (lee@northwind.example) can vouch for me" in sentences(summarize(sample, today), "passcodes")


@pytest.mark.parametrize(
    ("access", "told"),
    [
        (
            "full",
            "Lee Ortiz (lee@northwind.example), an administrator with full access in both organizations, can vouch",
        ),
        ("not-full", "Lee Ortiz (lee@northwind.example), an administrator without full access in both, can vouch"),
        ("", "Lee Ortiz (lee@northwind.example), another administrator, can vouch for me."),
    ],
)
def test_the_letter_names_who_can_vouch_for_a_person_who_cannot_sign_in(
    sample: Draft, today: datetime.date, access: str, told: str
) -> None:
    lock_out(sample)
    sample.set("requester.placeholder_name", "Lee Ortiz")
    sample.set("requester.placeholder_email", "lee@northwind.example")
    sample.set("requester.placeholder_access", access)
    for days in (None, dict.fromkeys(Side, today)):
        summary = summarize(sample, today, days)
        assert told in form_text.form_text(summary).text
        assert told.split(",")[0] in " ".join(phone.render(summary).split())


def test_nothing_in_brackets_is_in_a_prefilled_reason(sample: Draft, today: datetime.date) -> None:
    lock_out(sample, "other")
    sample.set("case.start_time", "")
    sample.set("route.reason", locked_out_reason(sample))
    assert sentences(summarize(sample, today), "why").startswith("I can’t sign in to the dashboard. [Missing: ")
    lock_out(sample, "no-mail")
    sample.set("case.start_time", "")
    sample.set("route.reason", locked_out_reason(sample))
    assert sentences(summarize(sample, today), "why").startswith(
        "I can’t sign in to the dashboard; cause: no e-mails from Meraki arrive."
    )


def test_the_cause_is_said_and_the_lockout_only_once(sample: Draft, today: datetime.date) -> None:
    lock_out(sample, "authenticator-lost")
    assert sentences(summarize(sample, today), "why") == (
        "I can’t sign in to the dashboard; cause: I lost my authenticator. "
        f"It has been like this since the audit of last week. {TWO_FACTOR}"
    )
    sample.set("route.reason", "I can’t sign in to the dashboard since Monday.")
    assert sentences(summarize(sample, today), "why") == (
        f"Cause: I lost my authenticator. I can’t sign in to the dashboard since Monday. {TWO_FACTOR}"
    )
    sample.set("route.reason", locked_out_reason(sample))  # as the page writes it
    assert sentences(summarize(sample, today), "why") == (
        f"I can’t sign in to the dashboard since 2026-11-20; cause: I lost my authenticator. {TWO_FACTOR}"
    )


@pytest.mark.parametrize("tried", ["failed", "not-offered"])
def test_what_became_of_move_is_said_once_where_the_reason_was_written_for_the_person(
    sample: Draft, today: datetime.date, tried: str
) -> None:
    sample.set("route.self_service", tried)
    sample.set("route.reason", case_headings.reason(sample) + " It said “License move failed”.")
    assert sentences(summarize(sample, today), "why").count("Move") == 1


@pytest.mark.parametrize("tried", ["not-tried", "not-possible"])
def test_a_question_about_an_alternative_says_why_move_was_not_tried(
    sample: Draft, today: datetime.date, tried: str
) -> None:
    sample.set("organizations.destination.mx_edition", "advanced-security")
    sample.set("route.ask", "alternative")
    sample.set("route.self_service", tried)
    sample.set("route.reason", "")
    assert sentences(summarize(sample, today), "why").startswith("Move in the dashboard can’t do this. The keys")


@pytest.mark.parametrize(
    ("reason", "is_said"),
    [
        ("Move fails with “License move failed”, in two browsers.", False),
        ("We get an error when we press Move.", False),
        ("The Move button is missing.", False),
        ("“移動”を押すとエラーになります。", False),
        ("Our branch offices move to the East team.", True),
        ("Merger. We move 3 offices; nothing may fail.", True),
    ],
)
def test_what_became_of_move_is_not_said_again_where_the_reason_says_it(
    sample: Draft, today: datetime.date, reason: str, is_said: bool
) -> None:
    sample.set("route.reason", reason)
    found = sentences(summarize(sample, today), "why")
    assert ("I tried Move in the dashboard, and it failed." in found) is is_said


def test_the_reason_written_for_the_person_stands_once_in_every_language(sample: Draft, today: datetime.date) -> None:
    for language in languages():
        with speaking(language):
            sample.set("route.reason", case_headings.reason(sample))
            found = summarize(sample, today).section("why").sentences
            assert found[0].text == case_headings.reason(sample)
            assert len(found) == 2  # and when the keys were claimed


def test_that_nobody_is_named_who_can_vouch_is_an_open_point(sample: Draft, today: datetime.date) -> None:
    told = "Not said yet: another administrator who can vouch for me."
    for name in ("name", "email", "access"):
        sample.set(f"requester.placeholder_{name}", "")
    assert told not in sentences(summarize(sample, today), "open"), "who can sign in needs nobody"
    lock_out(sample)
    assert told in sentences(summarize(sample, today), "open")
    assert told not in sentences(summarize(sample, today, dict.fromkeys(Side, today)), "open"), "they were read out"
    sample.unasked = frozenset({"requester"})
    assert told not in sentences(summarize(sample, today), "open"), "nobody is asked for it"
    sample.unasked = frozenset()
    sample.set("requester.placeholder_email", "lee@northwind.example")
    assert told not in sentences(summarize(sample, today), "open")


@pytest.mark.parametrize(
    ("cause", "reason", "is_told"),
    [
        ("authenticator-lost", "", True),
        ("authenticator-lost", "I lost my authenticator, so I can’t sign in.", True),
        ("authenticator-lost", "I can’t sign in: remove my two-factor authentication, too.", False),
        ("authenticator-lost", "I can’t sign in. Could the MFA of my account be reset?", False),
        ("authenticator-lost", "ログインできません。二要素認証の解除もお願いします。", False),
        ("account-locked", "", False),
        ("", "", False),
    ],
)
def test_who_lost_the_authenticator_says_what_is_not_asked_and_who_would_have_to_comment(
    sample: Draft, today: datetime.date, cause: str, reason: str, is_told: bool
) -> None:
    lock_out(sample, cause)
    sample.set("route.reason", reason)
    found = sentences(summarize(sample, today), "why")
    assert (TWO_FACTOR in found) is is_told
    sample.set("route.dashboard_access", "yes")
    assert "two-factor authentication to be" not in sentences(summarize(sample, today), "why")
