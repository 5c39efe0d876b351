"""The measure, the check, Review and the letter say the same of every request: what one asks for, all ask for.

The requests are made up: the sample, or an empty one, with some answers changed to others of every kind.
"""

import datetime
import random
from collections.abc import Iterator
from typing import Any

import pytest

from transfer_wizard.export.answers import called
from transfer_wizard.export.form_text import form_text
from transfer_wizard.export.phone import render as call
from transfer_wizard.export.summary import summarize
from transfer_wizard.flow.judged_draft import JudgedDraft
from transfer_wizard.flow.remaining import Outcome, remaining
from transfer_wizard.request import document
from transfer_wizard.request.draft import Draft, blank_device, blank_license
from transfer_wizard.request.policy import Policy
from transfer_wizard.request.shape import REQUEST, Leaf
from transfer_wizard.request.words import Side
from transfer_wizard.resources import resource
from transfer_wizard.validation.check import check
from transfer_wizard.validation.problems import Gravity, Problem
from transfer_wizard.validation.readiness import ReadyState, readiness

TODAY = datetime.date(2026, 11, 28)
REQUESTS = 1000
TEXTS: dict[Leaf, tuple[str, ...]] = {
    Leaf.NAME: ("", "  ", "\u200b", "Dana Whitfield", "dana@northwind.example", "–", "x" * 3000),
    Leaf.LINE: ("", "09:00-17:00 UTC-8", "x" * 5000),
    Leaf.PROSE: ("", " \n", "Not applicable", "Move fails.", "I can’t sign in.", "x" * 20_000),
    Leaf.EMAIL: ("", "dana@northwind.example", "DANA@northwind.example", "lee@northwind.example", "dana@"),
    Leaf.PHONE: ("", "+1 415 555 0134", "call me"),
    Leaf.LINK: (
        "",
        "https://n149.meraki.com/o/VjjsAd/manage/organization/overview",
        "https://n219.meraki.com/o/i0-kTd/manage/organization/overview",
        "https://n1.meraki.com/home/n/abcd/manage",
    ),
    Leaf.KEY: ("", "Z2A7-32TE-A8Y4", "Z2KD-8QWN-4RTX", "Q2FJ-3SHB-Y2K2"),
    Leaf.MODEL: ("", "MX68", "MR Enterprise", "Z4C", "2026-01-01"),
    Leaf.COUNT: ("", "0", "1", "5", "30", "many"),
    Leaf.DAY: ("", "2029-08-31", "2026-02-28", "05/01/2029"),
    Leaf.CUSTOMER_NUMBER: ("", "7114-5990", "12"),
    Leaf.CASE_NUMBER: ("", "04512345", "pending"),
}


def places(shape: Any = REQUEST, path: str = "") -> Iterator[tuple[str, tuple[str, ...]]]:
    """Every field with the answers to try; rows by the numbers that the sample has."""
    if isinstance(shape, dict):
        for name, inner in shape.items():
            if name not in ("attachments", "now_keys"):
                yield from places(inner, f"{path}.{name}" if path else name)
    elif isinstance(shape, list):
        for number in (0, 1):
            yield from places(shape[0], f"{path}.{number}")
    elif isinstance(shape, Leaf):
        yield path, TEXTS[shape]
    else:
        yield path, ("", *(word.value for word in shape), "perhaps")


PLACES = dict(places())


def made(dice: random.Random) -> Draft:
    draft = document.read(resource("sample_case.json").read_bytes()).draft
    if dice.random() < 0.2:
        draft = Draft()
        draft.licenses[:] = [blank_license() for _row in range(dice.randrange(3))]
    if dice.random() < 0.4:
        draft.set("route.dashboard_access", "no")
    if dice.random() < 0.2:
        draft.set("requester.saml", "yes")
    if draft.licenses and dice.random() < 0.3:
        draft.licenses[0]["devices"] = [blank_device() for _row in range(dice.randrange(3))]
    for path in dice.sample(sorted(PLACES), dice.choice((0, 1, 1, 1, 2, 2, 3, 5, 20))):
        try:
            draft.set(path, dice.choice(PLACES[path]))
        except (IndexError, KeyError):  # the request has no such row
            continue
    return draft


def asked_for(problems: list[Problem]) -> list[Problem]:
    return [problem for problem in problems if problem.severity is not Gravity.WARNS]


@pytest.mark.parametrize("seed", range(4))
def test_measure_check_review_and_letter_agree(seed: int) -> None:
    dice = random.Random(seed)
    ready = 0
    for _number in range(REQUESTS // 4):
        draft = made(dice)
        days = {side: dice.choice((*[TODAY] * 6, TODAY - datetime.timedelta(1), None)) for side in Side}
        verdict = check(draft, TODAY, days)
        asked = asked_for(verdict.problems)
        said = f"seed {seed}: {[(problem.id, problem.field) for problem in asked]} {draft.values}"
        ready += not asked
        lacking = [thing.title for thing in readiness(draft, verdict.problems) if thing.state is not ReadyState.THERE]
        assert bool(lacking) == bool(asked), f"the measure lacks {lacking}; {said}"
        judged = JudgedDraft(draft, lambda: TODAY, Policy())
        judged.passcodes = days
        left = remaining(judged)
        assert (left.outcome is Outcome.READY) == (not asked), f"Review: {left}; {said}"
        summary = summarize(draft, TODAY, days)
        gaps = {called(problem.field) for problem in asked if problem.id.endswith(".missing")}
        for text in (form_text(summary, None).text, call(summary)):
            text = " ".join(text.split())
            marked = {mark.split("]")[0] for mark in text.split("[Missing: ")[1:]}
            assert marked <= gaps, f"the letter has gaps that nobody asks for: {marked - gaps}; {said}"
            if "[Missing" in text or "[Check" in text:
                assert asked, f"the letter has marks; {said}"
    assert ready > REQUESTS / 4 / 10  # the other way round is tried too
