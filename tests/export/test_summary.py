import datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from transfer_wizard.export import text
from transfer_wizard.export.summary import Items, Rows, Summary, Table, clean, normal, summarize
from transfer_wizard.request.draft import Draft
from transfer_wizard.translations import speaking
from transfer_wizard.validation import wording
from transfer_wizard.validation.check import check
from transfer_wizard.validation.problems import Gravity


def said(summary: Summary) -> str:
    """Everything a summary says, on one line, as a reader takes it in."""
    return " ".join(text.render(summary).replace("\u00a0", " ").split())


def block_of(summary: Summary, kind: type) -> Table | Items | Rows:
    return next(block for section in summary.sections for block in section.blocks if isinstance(block, kind))


def test_complete_request_has_no_gap(sample: Draft, today: datetime.date) -> None:
    summary = summarize(sample, today)
    assert summary.subject == ("License transfer request: 2 license keys, 17 devices, Northwind West → Northwind East")
    assert summary.ask == (
        "I ask Cisco Meraki Support to move the licenses of 17 devices (2 license keys) from the organization "
        "“Northwind West” to the organization “Northwind East”."
    )
    assert summary.notice == ""
    assert "[" not in said(summary)


def test_sections_come_in_the_order_support_reads(sample: Draft, today: datetime.date) -> None:
    assert [section.heading for section in summarize(sample, today).sections] == [
        "Requester",
        "Source organization",
        "Destination organization",
        "Licenses to move",
        "What the requester states",
        "Support passcodes",
        "Case details",
        "Contact",
    ]


def test_both_license_info_links_are_given(sample: Draft, today: datetime.date) -> None:
    everything = said(summarize(sample, today))
    for host, code in (("n149", "VjjsAd"), ("n219", "i0-kTd")):
        assert f"https://{host}.meraki.com/o/{code}/manage/organization/overview" in everything
        assert f"https://{host}.meraki.com/o/{code}/manage/dashboard/license_info" in everything


def test_table_has_each_key_its_totals_and_the_total_of_all(sample: Draft, today: datetime.date) -> None:
    table = block_of(summarize(sample, today), Table)
    assert isinstance(table, Table)
    assert [[str(cell) for cell in line.cells] for line in table.lines] == [
        ["Z2A7-32TE-A8Y4", "MR Enterprise", "25", "10", "Add devices", "2029-08-31"],
        ["Z2A7-32TE-A8Y4", "MX68", "2", "1", "Add devices", "2029-08-31"],
        ["Total", "", "27", "11", "", ""],
        ["Z2KD-8QWN-4RTX", "MS120-24P", "6", "6", "Add devices", "2028-02-29"],
        ["All keys", "", "33", "17", "", ""],
    ]


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
    assert "Support access to the destination: I don’t know" in everything
    assert (
        "[Check 1: License key must be a key that starts with Z2. This looks like a device serial number.]"
        in everything
    )
    assert "This request is not ready" in everything


def test_empty_draft_names_every_gap(today: datetime.date) -> None:
    summary = summarize(Draft(), today)
    assert summary.subject == (
        "License transfer request: [Missing: Licenses], [Missing: Source organization name] → "
        "[Missing: Destination organization name]"
    )
    everything = said(summary)
    for problem in check(Draft(), today, None).problems:
        assert problem.id.endswith(".missing"), problem
    for label in ("Company", "Source organization link", "Severity", "Business impact", "Licenses"):
        assert f"[Missing: {label}]" in everything


def test_empty_heading_of_a_ready_request_is_not_applicable(sample: Draft, today: datetime.date) -> None:
    sample.set("case.workaround", " ")
    assert str(summarize(sample, today).value("case.workaround")) == "Not applicable"
    sample.set("requester.name", "")
    assert str(summarize(sample, today).value("case.workaround")) == "[Missing: Workaround]"


@pytest.mark.parametrize(
    ("path", "value", "statement"),
    [
        ("requester.destination_email", "other@northwind.example", "I use the same e-mail in both organizations."),
        ("requester.source_access", "network", "I have full organization access to both organizations."),
        ("organizations.source.licensing_model", "subscription", "Both organizations use the same licensing model."),
        ("licenses.1.expired", "yes", "None of the license keys has expired."),
        ("licenses.1.expires_on", "2026-11-01", "None of the license keys has expired."),
        ("organizations.source.mx_edition", "unknown", "Both organizations have the same MX edition."),
        ("organizations.source.support_access", "blocked", "Support may access both organizations."),
        ("requester.source_email", "", "I use the same e-mail in both organizations."),
    ],
)
def test_only_what_the_answers_support_is_stated(
    sample: Draft, today: datetime.date, path: str, value: str, statement: str
) -> None:
    statements = block_of(summarize(sample, today), Items)
    assert isinstance(statements, Items)
    assert statement in [item.text for item in statements.items]
    sample.set(path, value)
    everything = said(summarize(sample, today))
    assert f"- {statement}" not in everything
    assert f"[Not stated: {statement}]" in everything


def test_saml_administrator_names_who_stands_in(sample: Draft, today: datetime.date) -> None:
    sample.set("requester.saml", "yes")
    assert "[Check: Support will not act for a SAML administrator" in said(summarize(sample, today))
    sample.set("requester.placeholder_name", "Lee Ortiz")
    sample.set("requester.placeholder_email", "lee@northwind.example")
    sample.set("requester.placeholder_access", "full")
    everything = said(summarize(sample, today))
    assert "lee@northwind.example" in everything
    assert "- I sign in with SAML; the local administrator named above stands in for me." in everything
    assert "[" not in everything


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


def test_passcodes_are_promised_only(sample: Draft, today: datetime.date) -> None:
    assert "Source support passcode: Given in the form or by phone" in said(summarize(sample, today))


def test_text_beyond_the_longest_is_cut_and_marked(sample: Draft, today: datetime.date) -> None:
    sample.set("case.scope", "x" * 1_000_000)
    scope = summarize(sample, today).value("case.scope")
    assert scope.text == "x" * 10_000 + "…"
    assert "at most 10,000 characters" in str(scope)


def test_other_language_is_spoken_for_a_while(sample: Draft, today: datetime.date) -> None:
    with speaking("xx"):  # no such catalogue: the source language stands in
        assert summarize(sample, today) == summarize(sample, today)


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("a\r\nb\rc\u2028d\x85e", "a\nb\nc\nd\ne"),
        ("a\tb", "a b"),
        ("a\x00b\x1b[31m", "a\ufffdb\ufffd[31m"),
        ("\ud800\ufffe\U0001ffff", "\ufffd\ufffd\ufffd"),
        ("abc\u202egpj.exe", "abc[U+202E]gpj.exe"),
        ("\u2066x\u2069", "[U+2066]x[U+2069]"),
        ("日本 العربية 👩‍👧 e\u0301", "日本 العربية 👩‍👧 e\u0301"),
    ],
)
def test_characters_that_a_document_cannot_hold_are_replaced(typed: str, shown: str) -> None:
    assert clean(typed) == shown


@settings(deadline=None)
@given(st.text())
def test_cleaned_text_stays_clean(typed: str) -> None:
    assert clean(clean(typed)) == clean(typed)


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_every_objection_is_visible(
    any_draft: st.SearchStrategy[Draft], today: datetime.date, data: st.DataObject
) -> None:
    draft = data.draw(any_draft)
    everything = "".join(said(summarize(draft, today)).split())
    for problem in check(draft, today, None).problems:
        if problem.severity is Gravity.WARNS:
            assert "".join(problem.message.split()) not in everything
        elif problem.id.endswith(".missing"):
            assert "[Missing" in everything
        else:
            assert "".join(clean(problem.message).split()) in everything, problem


@settings(deadline=None)
@given(st.sampled_from(sorted(wording.LABELS)), st.text(max_size=50))
def test_normal_form_never_fails(kind: str, typed: str) -> None:
    if not kind.startswith("passcode") and kind not in (
        "licenses",
        "licenses.devices",
        "licenses.now_keys",
        "case.attachments",
    ):
        assert normal(kind, clean(typed)) == clean(normal(kind, clean(typed)))
