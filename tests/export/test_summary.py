"""What a text for Support says, read as the engineer reads it who has to act on it."""

import datetime
import email
import email.policy
import html
import io
import re
import subprocess
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QGuiApplication

from tests.export.summary_parts import block_of, lock_out, said, sentences
from transfer_wizard.export import form_text
from transfer_wizard.export.answers import Answers
from transfer_wizard.export.blocks import Table, clean
from transfer_wizard.export.formats import render
from transfer_wizard.export.statements import placeholder
from transfer_wizard.export.summary import summarize
from transfer_wizard.request.draft import Draft
from transfer_wizard.request.shape import HEADINGS
from transfer_wizard.request.words import Side
from transfer_wizard.translations import speaking
from transfer_wizard.validation.check import Checker, check
from transfer_wizard.validation.problems import Gravity


def test_complete_request_has_no_gap(sample: Draft, today: datetime.date) -> None:
    summary = summarize(sample, today)
    assert summary.subject == "License transfer: 2 keys, 17 devices, Northwind West to Northwind East"
    assert summary.ask == "Please move 2 license keys (17 devices) from “Northwind West” to “Northwind East”."
    assert summary.notice == ""
    assert "[" not in said(summary)


def test_sections_come_in_the_order_support_reads(sample: Draft, today: datetime.date) -> None:
    assert [section.heading for section in summarize(sample, today).sections] == [
        "Organizations",
        "Licenses",
        "Requester",
        "Confirmed by the requester",
        "Support passcodes",
        "Why a case is needed",
        "Case details",
    ]


def test_both_license_info_links_are_given(sample: Draft, today: datetime.date) -> None:
    everything = said(summarize(sample, today))
    for host, code in (("n149", "VjjsAd"), ("n219", "i0-kTd")):
        assert f"https://{host}.meraki.com/o/{code}/manage/organization/overview" in everything
        assert f"https://{host}.meraki.com/o/{code}/manage/dashboard/license_info" in everything


def test_a_link_to_license_info_is_given_once(sample: Draft, today: datetime.date) -> None:
    sample.set("organizations.source.url", "https://n149.meraki.com/o/VjjsAd/manage/dashboard/license_info")
    assert said(summarize(sample, today)).count("https://n149") == 1


def test_table_has_each_key_its_totals_and_the_total_of_all(sample: Draft, today: datetime.date) -> None:
    table = block_of(summarize(sample, today), Table)
    assert isinstance(table, Table)
    assert table.caption == "Licenses on each key, and how many to move"
    assert [[str(cell) for cell in line.cells] for line in table.lines] == [
        ["Z2A7-32TE-A8Y4", "MR Enterprise", "25", "10", "Add devices", "2029-08-31"],
        ["Z2A7-32TE-A8Y4", "MX68", "2", "1", "Add devices", "2029-08-31"],
        ["Total of Z2A7-32TE-A8Y4", "", "27", "11", "", ""],
        ["Z2KD-8QWN-4RTX", "MS120-24P", "6", "6", "Add devices", "2028-02-29"],
        ["All keys", "", "33", "17", "", ""],
    ]


def test_what_stays_behind_of_a_key_is_said(sample: Draft, today: datetime.date) -> None:
    rest = "Only these devices move. Everything else that a key licenses stays in “Northwind West”."
    assert rest in said(summarize(sample, today))
    sample.set("licenses.0.devices.0.move", "25")
    sample.set("licenses.0.devices.1.move", "2")
    assert rest not in said(summarize(sample, today))


def test_a_renewal_says_that_it_replaces(sample: Draft, today: datetime.date) -> None:
    assert "Renew" not in sentences(summarize(sample, today), "licenses")
    sample.set("licenses.1.mode", "renew")
    found = sentences(summarize(sample, today), "licenses")
    assert (
        "Renew is intended for the key marked Renew: what moves replaces the license limit of “Northwind East”" in found
    )
    assert "not added" in found
    sample.set("licenses.0.mode", "renew")
    assert "Renew is intended for these keys: what moves replaces" in sentences(summarize(sample, today), "licenses")


def test_typed_values_come_out_in_their_normal_form(sample: Draft, today: datetime.date) -> None:
    sample.set("licenses.0.key", " ｚ２ａ７ 32te–a8y4 ")
    sample.set("customer_number", "７１１４５９９０")
    sample.set("requester.source_email", "Dana <dana@northwind.example>")
    everything = said(summarize(sample, today))
    assert "Z2A7-32TE-A8Y4" in everything
    assert "7114-5990" in everything
    assert "<dana" not in everything


def test_missing_and_wrong_values_are_marked(gaps: Draft, today: datetime.date) -> None:
    everything = said(summarize(gaps, today))
    assert "Name: [Missing: Name]" in everything
    assert "https://n1.meraki.com/home/n/abcd/manage [Check: Source organization link must lead to" in everything
    assert (
        "[Check 1: License key must be a key that starts with Z2. This looks like a device serial number.]"
        in everything
    )
    assert "This request is not ready" in everything


def test_empty_draft_names_the_gaps(today: datetime.date) -> None:
    summary = summarize(Draft(), today)
    assert summary.subject == (
        "License transfer: [Missing: Licenses], [Missing: Source organization name] to "
        "[Missing: Destination organization name]"
    )
    everything = said(summary)
    for label in ("Company", "Destination organization link", "Licenses"):
        assert f"[Missing: {label}]" in everything


def test_an_unknown_answer_is_an_open_point_and_no_gap(sample: Draft, today: datetime.date) -> None:
    sample.set("organizations.destination.support_access", "unknown")
    sample.set("requester.saml", "unknown")
    for side in Side:
        sample.set(f"organizations.{side}.licensing_model", "unknown")
    summary = summarize(sample, today)
    assert sentences(summary, "open") == (
        "I don’t know: whether I sign in with SAML, the licensing models, Meraki Support Access in “Northwind East”."
    )
    assert "[" not in said(summary)
    assert "I don’t sign in with SAML" not in said(summary)
    assert "Meraki Support Access is Full access in “Northwind West”." in said(summary)


@pytest.mark.parametrize(
    ("path", "value", "statement"),
    [
        ("requester.destination_email", "other@northwind.example", "I use this e-mail in both organizations."),
        ("requester.source_access", "network", "I have full access in both organizations."),
        ("organizations.source.licensing_model", "per-device", "Both organizations use co-termination licensing."),
        ("organizations.source.mx_edition", "unknown", "Both organizations have the MX edition Enterprise."),
        ("organizations.source.support_access", "blocked", "Meraki Support Access is Full access in both."),
        ("requester.source_email", "", "I use this e-mail in both organizations."),
        ("requester.saml", "", "I don’t sign in with SAML."),
    ],
)
def test_only_what_the_answers_support_is_stated(
    sample: Draft, today: datetime.date, path: str, value: str, statement: str
) -> None:
    assert statement in sentences(summarize(sample, today), "confirmed")
    sample.set(path, value)
    assert statement not in said(summarize(sample, today))


def test_what_differs_is_said_of_each_side(sample: Draft, today: datetime.date) -> None:
    sample.set("requester.source_access", "read-only")
    sample.set("organizations.source.licensing_model", "per-device")
    sample.set("organizations.destination.mx_edition", "sd-wan-plus")
    sample.set("organizations.source.support_access", "blocked")
    everything = sentences(summarize(sample, today), "confirmed")
    for part in (
        "My access: Read-only organization access to “Northwind West”, Full organization access to “Northwind East”.",
        "“Northwind West” uses per-device licensing, “Northwind East” uses co-termination licensing.",
        "“Northwind West” has the MX edition Enterprise, “Northwind East” has the MX edition Secure SD-WAN Plus.",
        "Meraki Support Access is Blocked in “Northwind West”, Full access in “Northwind East”.",
    ):
        assert part in everything


def test_nothing_of_mx_editions_where_no_mx_moves(sample: Draft, today: datetime.date) -> None:
    assert "MX edition" in said(summarize(sample, today))
    sample.licenses[0]["devices"].pop()
    for edition in ("enterprise", "unknown", "", "none"):
        sample.set("organizations.destination.mx_edition", edition)
        assert "MX" not in said(summarize(sample, today))
    lock_out_of_other_devices = sample.licenses[0]["devices"][0]
    lock_out_of_other_devices["model"] = "MR Enterprise"
    sample.set("route.dashboard_access", "no")
    assert "MX" not in said(summarize(sample, today))


def test_saml_administrator_names_the_placeholder(sample: Draft, today: datetime.date) -> None:
    sample.set("requester.saml", "yes")
    assert "[Check: Support will not act for a SAML administrator" in said(summarize(sample, today))
    sample.set("requester.placeholder_name", "Lee Ortiz")
    sample.set("requester.placeholder_email", "lee@northwind.example")
    sample.set("requester.placeholder_access", "full")
    found = sentences(summarize(sample, today), "confirmed")
    assert "My SAML role has full access in both organizations." in found
    assert (
        "Lee Ortiz (lee@northwind.example) is my placeholder in both organizations: "
        "a local administrator with full access in both."
    ) in found
    assert "I sign in with SAML" not in found  # the role says it
    assert "They are the passcodes of Lee Ortiz, the local administrator." in sentences(
        summarize(sample, today), "passcodes"
    )
    assert "[" not in said(summarize(sample, today))
    sample.set("requester.placeholder_access", "unknown")
    assert "a local administrator with full access" not in said(summarize(sample, today))
    assert "I don’t know: the access of the local administrator." in said(summarize(sample, today))


@pytest.mark.parametrize(
    ("access", "told"),
    [
        ("full", " is my placeholder in both organizations: a local administrator with full access in both."),
        ("not-full", " is a local administrator, without full access in both organizations."),
        ("unknown", " is my placeholder in both organizations: a local administrator."),
        ("", " is my placeholder in both organizations: a local administrator."),
    ],
)
@pytest.mark.parametrize(
    ("name", "email", "who"),
    [
        ("Lee Ortiz", "lee@northwind.example", "Lee Ortiz (lee@northwind.example)"),
        ("Lee Ortiz", "", "Lee Ortiz"),
        ("", "lee@northwind.example", "lee@northwind.example"),
        ("", "", ""),
    ],
)
@pytest.mark.parametrize("saml", ["yes", "no", "unknown", ""])
def test_only_a_saml_administrator_has_a_placeholder(
    sample: Draft, today: datetime.date, saml: str, name: str, email: str, who: str, access: str, told: str
) -> None:
    fields = {"saml": saml, "placeholder_name": name, "placeholder_email": email, "placeholder_access": access}
    for field, text in fields.items():
        sample.set(f"requester.{field}", text)
    answers = Answers(sample, check(sample, today, None), None, today)
    assert placeholder(answers) == (who + told if who and saml == "yes" else "")


@pytest.mark.parametrize(("letters", "said"), [(4, "East"), (5, "East1"), (6, "East1…")])
def test_a_name_is_cut_only_where_it_is_longer_than_there_is_room(
    sample: Draft, today: datetime.date, letters: int, said: str
) -> None:
    sample.set("organizations.source.name", "East123456"[:letters])
    assert Answers(sample, check(sample, today, None), None, today).name(Side.SOURCE, 5) == said


def test_what_was_not_answered_is_said_for_support_to_know(sample: Draft, today: datetime.date) -> None:
    for path in ("route.self_service", "route.claimed_within_7_days", "case.severity", "organizations.source.url"):
        sample.set(path, "")
    assert sentences(summarize(sample, today), "open") == (
        "Not said yet: whether I tried Move in the dashboard, whether the keys were claimed within the last 7 days, "
        "the severity, the link of “Northwind West”."
    )
    lock_out(sample)
    found = sentences(summarize(sample, today), "open")
    assert "Not said yet: the severity, another administrator who can vouch for me." in found
    sample.set("licenses.0.mode", "")
    found = sentences(summarize(sample, today), "open")
    assert "Not said yet: the severity, whether some of the keys are to add devices or to renew, another" in found
    assert "don’t know" not in found


def test_that_there_are_no_related_cases_is_said_by_the_person_alone(sample: Draft, today: datetime.date) -> None:
    sample.set("case.related_cases", "")
    unsaid = summarize(sample, today)
    assert [row.path for row in unsaid.section("case").rows].count("case.related_cases") == 0
    assert sentences(unsaid, "open") == "Not said yet: whether there are related cases."
    sample.unasked = frozenset({"case"})
    assert sentences(summarize(sample, today), "open") == "", "nobody is asked for it"
    sample.unasked = frozenset()
    sample.set("case.related_cases", "None that I know of.")
    assert str(summarize(sample, today).value("case.related_cases")) == "None that I know of."
    assert sentences(summarize(sample, today), "open") == ""


def test_the_day_of_a_request_is_that_of_its_letter_until_it_is_sent(sample: Draft, today: datetime.date) -> None:
    for day in ("2026-11-20, the day of this request.", "2026-11-20（この依頼の日）"):
        sample.set("case.start_time", day)
        assert str(summarize(sample, today).value("case.start_time")) == "2026-11-24, the day of this request."
    sample.set("case.start_time", "2026-11-20, the day of this request, at noon.")
    assert str(summarize(sample, today).value("case.start_time")) == sample.get("case.start_time"), "their own words"
    sample.set("case.start_time", "2026-11-20, the day of this request.")
    sample.set("case_number", "05129871")
    assert str(summarize(sample, today).value("case.start_time")) == sample.get("case.start_time")


def test_since_when_nobody_can_sign_in_is_said_by_the_person_alone(sample: Draft, today: datetime.date) -> None:
    sample.set("case.start_time", "")
    assert str(summarize(sample, today).value("case.start_time")) == "2026-11-24, the day of this request."
    lock_out(sample)
    unsaid = summarize(sample, today)
    assert "the day of this request" not in said(unsaid)
    assert "Not said yet: the start time, another administrator who can vouch for me." in sentences(unsaid, "open")
    sample.set("case.start_time", "2026-11-20")
    assert str(summarize(sample, today).value("case.start_time")) == "2026-11-20"
    assert "start time" not in sentences(summarize(sample, today), "open")


def test_an_address_that_is_missing_is_missed_once(sample: Draft, today: datetime.date) -> None:
    for side in Side:
        sample.set(f"requester.{side}_email", "")
    assert form_text.form_text(summarize(sample, today)).text.count("[Missing: E-mail") == 1
    sample.set("requester.source_email", "dana@northwind.example")
    assert "[Missing: E-mail in the destination organization]" in said(summarize(sample, today))


def test_a_gap_is_called_what_it_is_and_not_by_the_question_of_the_page(sample: Draft, today: datetime.date) -> None:
    sample.set("requester.saml", "")
    assert "[Missing: Sign-in with SAML]" in said(summarize(sample, today))


def test_add_or_renew_is_an_open_point_until_it_is_decided(sample: Draft, today: datetime.date) -> None:
    assert "renew" not in sentences(summarize(sample, today), "open")
    sample.set("licenses.1.mode", "")
    one = sentences(summarize(sample, today), "open")
    assert one == "Not said yet: whether some of the keys are to add devices or to renew."
    sample.set("licenses.0.mode", "")
    for draft_is_out in (False, True):
        if draft_is_out:
            lock_out(sample)
        said_of_all = sentences(summarize(sample, today), "open")
        end = ", another administrator who can vouch for me." if draft_is_out else "."
        assert f"Not said yet: whether the keys are to add devices or to renew{end}" in said_of_all
        assert said_of_all.count("renew") == 1


@pytest.mark.parametrize("format_id", ["form", "txt", "md", "html", "eml", "phone", "odt", "pdf"])
def test_every_letter_says_what_a_renewal_does(
    qapp: QGuiApplication, sample: Draft, today: datetime.date, format_id: str, tmp_path: Path
) -> None:
    sample.set("licenses.1.mode", "renew")
    content = render(sample, format_id, today, "en")
    if format_id == "odt":
        content = zipfile.ZipFile(io.BytesIO(content)).read("content.xml")
    elif format_id == "eml":
        body = email.message_from_bytes(content, policy=email.policy.default).get_body()
        assert body
        content = body.get_content().encode()
    elif format_id == "pdf":
        (tmp_path / "case.pdf").write_bytes(content)
        content = subprocess.run(["pdftotext", tmp_path / "case.pdf", "-"], capture_output=True, check=True).stdout
    words = " ".join(re.sub("<[^>]*>", " ", html.unescape(content.decode())).split())
    assert "replaces the license limit of “Northwind East” and extends its date" in words


# The passcodes


def days(*at_hand: Side, day: datetime.date) -> dict[Side, datetime.date | None]:
    return {side: day if side in at_hand else None for side in Side}


def test_the_text_says_what_is_true_of_the_passcodes(sample: Draft, today: datetime.date) -> None:
    def told(passcodes: dict[Side, datetime.date | None] | None) -> str:
        return sentences(summarize(sample, today, passcodes), "passcodes")

    both = "I have today’s passcodes of both organizations ready."
    assert told(days(*Side, day=today)) == both
    assert told(days(Side.SOURCE, day=today)) == (
        "I have today’s passcode of “Northwind West” ready. I will give that of “Northwind East” when you ask."
    )
    yesterday = today - datetime.timedelta(days=1)
    for none in (days(day=today), days(*Side, day=yesterday)):
        assert told(none) == (
            "I have not written them down yet. I will give today’s passcodes of both organizations when you ask."
        )
    assert told(None) == "I will give today’s passcodes of both organizations when you ask."
    sample.set("verification", "cannot-see")
    assert told(None).startswith("I can’t see them: my dashboard does not show them.")
    sample.set("route.dashboard_access", "no")
    assert told(days(*Side, day=today)) == both  # somebody has read them out


# The case


def test_no_heading_is_ever_empty(sample: Draft, today: datetime.date) -> None:
    for draft in (sample, Draft()):
        for name in HEADINGS:
            draft.set(f"case.{name}", " ")
        summary = summarize(draft, today)
        empty = [name for name in HEADINGS if not summary.value(f"case.{name}").text.endswith(".")]
        assert empty == ["related_cases"]
        assert all(str(row.value) for row in summary.section("case").rows)
        assert "whether there are related cases" in sentences(summary, "open"), "said there instead"
    sample.set("case.workaround", "Not applicable")
    assert str(summarize(sample, today).value("case.workaround")) == "Not applicable"


def test_when_it_is_needed_comes_before_the_headings(sample: Draft, today: datetime.date) -> None:
    sample.set("route.needed_by", "2026-12-07")
    first, second, *_rest = summarize(sample, today).section("case").rows
    assert (first.label, str(first.value)) == ("Needed by", "2026-12-07")
    assert second.label == "Severity 3"  # the word is not said twice


def test_nothing_is_said_twice(sample: Draft, today: datetime.date) -> None:
    everything = said(summarize(sample, today))
    body = everything.removeprefix(summarize(sample, today).subject)
    for fact in ("dana@northwind.example", "Dana Whitfield", "co-termination", "MX edition", "+1 415 555 0134"):
        assert body.count(fact) == 1, fact
    rows = [row.label for section in summarize(sample, today).sections for row in section.rows]
    assert not set(rows) & {section.heading for section in summarize(sample, today).sections}


def test_what_is_only_worth_a_look_stays_out(sample: Draft, today: datetime.date) -> None:
    sample.set("route.self_service", "not-tried")
    sample.set("route.reason", "")
    assert any(problem.severity is Gravity.WARNS for problem in check(sample, today, None).problems)
    assert "[" not in said(summarize(sample, today))


def test_case_number_is_said_once_known(sample: Draft, today: datetime.date) -> None:
    assert "Case number" not in said(summarize(sample, today))
    sample.set("case_number", " 0123 4567 ")
    assert "Case number: 0123 4567" in said(summarize(sample, today))


def test_four_digits_in_place_of_a_key_are_masked(sample: Draft, today: datetime.date) -> None:
    sample.set("licenses.0.key", "４8 2-6")
    everything = said(summarize(sample, today))
    assert "••••" in everything
    assert "4826" not in everything
    assert "48 2-6" not in everything


def test_text_beyond_the_longest_is_cut_and_marked(sample: Draft, today: datetime.date) -> None:
    sample.set("case.scope", "x" * 1_000_000)
    scope = summarize(sample, today).value("case.scope")
    assert scope.text == "x" * 10_000 + "…"
    assert "at most 10,000 characters" in str(scope)


def test_other_language_is_spoken_for_a_while(sample: Draft, today: datetime.date) -> None:
    with speaking("xx"):  # no such catalogue: the source language stands in
        assert summarize(sample, today) == summarize(sample, today)


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_every_objection_is_visible(
    any_draft: st.SearchStrategy[Draft], today: datetime.date, data: st.DataObject
) -> None:
    draft = data.draw(any_draft)
    summary = summarize(draft, today)
    days = dict.fromkeys(Side, today)  # the check in the window knows of passcodes; the case has no word of it
    assert summarize(draft, today, days, Checker(draft).verdict(today, days)) == summarize(draft, today, days)
    for made in (said(summary), form_text.form_text(summary, None).text):
        everything = "".join(made.replace("\u00a0", "").split())
        for problem in check(draft, today, None).problems:
            if problem.field == "case_number":  # which is none of the request
                continue
            if problem.severity is Gravity.WARNS:
                assert "".join(problem.message.split()) not in everything
            elif problem.id.endswith(".missing"):
                assert "[Missing" in everything or "Idon’tknow:" in everything
            else:
                assert "".join(clean(problem.message).split()) in everything, problem


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Northwind " * 6 + "Traders", "Northwind " * 5 + "Northwind…"),
        ("Northwind " + "x" * 80, "Northwind " + "x" * 50 + "…"),
        ("北" * 70, "北" * 60 + "…"),
    ],
)
def test_a_long_name_is_cut_between_words_in_the_subject(
    sample: Draft, today: datetime.date, name: str, said: str
) -> None:
    sample.set("organizations.source.name", name)
    assert f", {said} to Northwind East" in summarize(sample, today).subject
