"""What a policy locks holds in the navigator, whoever asks it: a page, a file, or a key."""

import datetime
from typing import Any

import pytest

from transfer_wizard.export import text
from transfer_wizard.export.letter import letter
from transfer_wizard.export.summary import summarize
from transfer_wizard.flow.navigator import Navigator
from transfer_wizard.flow.policy_effects import fill
from transfer_wizard.flow.steps import step_of
from transfer_wizard.request.draft import Draft, copied
from transfer_wizard.request.policy import BY_PATH, Policy
from transfer_wizard.storage.policy.schema import judge

TODAY = datetime.date(2026, 11, 25)
WEST = {"name": "Northwind West", "url": "https://n149.meraki.com/o/VjjsAd/manage", "licensing_model": "co-term"}
EAST = {"name": "Northwind East", "url": "https://n219.meraki.com/o/i0-kTd/manage", "licensing_model": "per-device"}


def policy(*, locked: bool = True, **values: Any) -> Policy:
    settings = {name: {"value": value, "locked": locked} for name, value in values.items()}
    made = judge({"format": "transfer-wizard-policy", "schema": 1, "settings": settings}, "a test")
    assert made.faults == ()
    return made


def walk(in_force: Policy) -> Navigator:
    draft = Draft()
    fill(draft, in_force)
    return Navigator(draft, policy=in_force)


@pytest.mark.parametrize("path", BY_PATH)
def test_a_locked_field_takes_no_other_text(path: str) -> None:
    name = BY_PATH[path].name
    given: Any = {"severity": 4, "phone": "+1 415 555 0134"}.get(name, "The desk's")
    navigator = walk(policy(locked=True, **{name: given}))
    held = navigator.draft.get(path)
    assert held == str(given)
    navigator.edit(path, "mine")
    navigator.edit(path, "")
    navigator.leave(path)
    assert navigator.draft.get(path) == held
    free = walk(policy(locked=False, **{name: given}))
    free.edit(path, "mine")
    assert free.draft.get(path) == "mine"


@pytest.mark.parametrize("side", ["source", "destination"])
@pytest.mark.parametrize("name", WEST)
def test_of_locked_organizations_only_those_to_choose_from_are_taken(side: str, name: str) -> None:
    path = f"organizations.{side}.{name}"
    navigator = walk(policy(organizations=[WEST, EAST]))
    navigator.edit(path, "another")
    assert navigator.draft.get(path) == ""
    navigator.edit(path, EAST[name])
    assert navigator.draft.get(path) == EAST[name]
    navigator.edit(path, "another")
    assert navigator.draft.get(path) == EAST[name]


def test_a_page_that_is_locked_away_comes_back_only_for_what_blocks() -> None:
    navigator = walk(policy(hidden_pages=["route", "case"]))
    before = navigator.step
    for step in ("route", "case"):
        navigator.go(step)
        navigator.show({step})
        navigator.change(f"{step}.claimed_within_7_days" if step == "route" else "case.scope")
        assert navigator.step == before
        assert not navigator.returns_to_review
    assert navigator.hidden == {"route", "case"}
    shown = walk(policy(locked=False, hidden_pages=["route", "case"]))
    shown.go("case")
    assert shown.step == "case"


def test_what_blocks_brings_its_page_back() -> None:
    navigator = walk(policy(hidden_pages=["requester", "case"]))
    navigator.draft.set("requester.source_access", "read-only")
    navigator.changed("requester.source_access")
    navigator.change("requester.source_access")
    assert navigator.step == "requester"
    assert navigator.returns_to_review
    assert navigator.hidden == {"case"}


_HIDDEN: dict[str, Any] = {"hidden_pages": ["route", "requester", "organizations", "case", "passcodes"]}


def _told(navigator: Navigator) -> tuple[str, set[str]]:
    """The text for Support, and the gaps of the letter beside the questions."""
    parts = letter(navigator.draft, navigator.verdict(), navigator.passcodes, TODAY)
    gaps = {piece.gap for part in parts for line in part.lines for piece in line.pieces if piece.gap}
    return " ".join(text.render(summarize(copied(navigator.draft), TODAY)).split()), gaps


@pytest.mark.parametrize("page", _HIDDEN["hidden_pages"])
def test_a_case_misses_nothing_that_nobody_is_asked_for(page: str) -> None:
    """Also not in a copy for another thread; what is asked for, and what the ask itself needs, is missed."""
    whole = walk(policy(company="Northwind Traders", email_domain="northwind.example"))
    said, gaps = _told(whole)
    assert "Not said yet: whether I can sign in to the dashboard" in said
    assert {"route.self_service", "requester.name", "case.severity", "passcode.source"} <= gaps
    hidden = walk(policy(company="Northwind Traders", hidden_pages=[page]))
    said, left = _told(hidden)
    own = {gap for gap in gaps if step_of(gap) == page and not gap.endswith(("source.name", "destination.name"))}
    assert own
    assert not own & left
    assert gaps - own - left == set()
    assert ("whether I can sign in" in said) is (page != "route")
    assert ("the severity" in said) is (page != "case")
    assert ("[Missing: Name]" in said) is (page != "requester")
    assert ("[Missing: Destination organization link]" in said) is (page != "organizations")
    assert "Northwind Traders" in said  # what the desk fixes is said


def test_a_case_misses_what_is_asked_for_once_the_hidden_page_is_shown() -> None:
    shown = walk(policy(locked=False, hidden_pages=["route"]))
    assert "Not said yet: whether I can sign in" not in _told(shown)[0]
    shown.show(shown.hidden)
    assert "Not said yet: whether I can sign in" in _told(shown)[0]
