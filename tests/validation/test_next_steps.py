"""What to do about a problem fits the person: one who can't sign in is never sent to the dashboard."""

import datetime
from collections import defaultdict

import pytest

from transfer_wizard.flow.advice import advise
from transfer_wizard.request import document
from transfer_wizard.request.applies import is_out_of_sight
from transfer_wizard.request.draft import Draft
from transfer_wizard.request.words import Answer
from transfer_wizard.resources import resource
from transfer_wizard.validation.check import Checker, check
from transfer_wizard.validation.conditions import Facts
from transfer_wizard.validation.finding import as_problem, missing
from transfer_wizard.validation.problems import Problem
from transfer_wizard.validation.required_fields import NEEDED
from transfer_wizard.validation.rules import RULES, Rule
from transfer_wizard.validation.sections import Route, TransferRequest

TODAY = datetime.date(2026, 11, 28)
OF_THE_DASHBOARD = (
    *(
        "organization >",
        "license info",
        "license history",
        "in the dashboard",
        "the dashboard shows",
        "stands in the dashboard",
        "get help",
    ),
    *("look under", "go to ", "meraki.com", "{"),
)
ONLY_FOR_WHO_CAN = {"route.dashboard_access"}
"""The question itself: its answer is no."""


def sends_to_the_dashboard(problem: Problem) -> bool:
    if "only the dashboard shows it" in problem.message:
        return False  # what Support can look up
    return any(word in problem.next.casefold() for word in OF_THE_DASHBOARD)


@pytest.fixture
def locked_out() -> Draft:
    draft = document.read(resource("sample_case.json").read_bytes()).draft
    draft.set("route.dashboard_access", "no")
    draft.set("route.lockout_cause", "account-locked")
    return draft


@pytest.mark.parametrize("rule", RULES, ids=[rule.id for rule in RULES])
def test_no_rule_sends_a_person_who_cannot_sign_in_to_the_dashboard(rule: Rule) -> None:
    request = TransferRequest(route=Route.model_construct(dashboard_access=Answer.NO))
    words: dict[str, object] = defaultdict(lambda: "X")
    words |= dict.fromkeys("side path source destination key model move have first day case label".split(), "X")
    problem = as_problem(rule, "licenses.0.key", words, Facts(request, TODAY, None))
    assert problem.next
    assert not sends_to_the_dashboard(problem), problem.next


@pytest.mark.parametrize("path", [path for path in NEEDED if path not in ONLY_FOR_WHO_CAN])
def test_no_gap_does(path: str, locked_out: Draft) -> None:
    locked_out.set("requester.saml", "yes")
    problem = missing(path, "", is_out_of_sight(path, locked_out, mx=True), is_locked_out=True)
    assert not sends_to_the_dashboard(problem), problem.next


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("licenses.0.key", "Q2FJ-3SHB-Y2K2"),
        ("licenses.0.key", "Z2A7-32TE"),
        ("licenses.0.devices.0.model", "4C1234567"),
        ("organizations.source.name", "???"),
        ("organizations.source.url", "https://n1.meraki.com/Home/n/OOw3Oapd/manage"),
        ("organizations.source.url", "https://evil.example/o/VjjsAd/manage"),
        ("organizations.destination.url", "N_24329156"),
        ("organizations.destination.url", "https://urldefense.com/v3/xyz"),
        ("customer_number", "12"),
    ],
)
def test_no_text_that_cannot_be_right_does(path: str, text: str, locked_out: Draft) -> None:
    locked_out.set(path, text)
    found = [each for each in check(locked_out, TODAY, None).problems if each.field == path]
    assert found
    assert not [each.next for each in found if sends_to_the_dashboard(each)]


def test_no_advice_does(locked_out: Draft) -> None:
    locked_out.set("route.claimed_within_7_days", "yes")
    for side in ("source", "destination"):
        locked_out.set(f"organizations.{side}.licensing_model", "per-device")
        locked_out.set(f"organizations.{side}.support_access", "blocked")
    verdict = check(locked_out, TODAY, None)
    advice = [each for step in ("route", "organizations") for each in advise(step, locked_out, verdict)]
    assert {"route.undo-claim", "organization.per-device", "organization.support-blocked"} <= {
        each.id for each in advice
    }
    steps = [step.casefold() for each in advice for step in each.steps]
    assert not [step for step in steps if any(word in step for word in ("organization >", "go to", "license info"))]


def test_the_steps_change_with_the_answer(locked_out: Draft) -> None:
    locked_out.set("licenses.0.expires_on", "2026-01-31")
    locked_out.set("requester.name", "")
    locked_out.set("organizations.source.support_access", "blocked")
    checker = Checker(locked_out)

    def steps() -> dict[str, str]:
        return {each.id: each.next for each in checker.verdict(TODAY, None).problems}

    out = steps()
    locked_out.set("route.dashboard_access", "yes")
    checker.changed("route.dashboard_access")
    inside = steps()
    for identity, said in (("license.expired", "License History"), ("organization.support-blocked", "Organization ›")):
        assert said in inside[identity]
        assert said not in out[identity]
