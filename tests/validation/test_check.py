"""The check as a whole: what a bare draft lacks, the order of problems, and that remembering changes nothing."""

import copy
import datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transfer_wizard.request import document
from transfer_wizard.request.draft import Draft, blank_device, blank_license
from transfer_wizard.request.words import Side
from transfer_wizard.resources import resource
from transfer_wizard.validation import required_fields, wording
from transfer_wizard.validation.check import Checker, check
from transfer_wizard.validation.problems import AskedBefore

TODAY = datetime.date(2026, 11, 24)

PATHS = [kind for kind in wording.LABELS if not kind.startswith(("passcode", "licenses", "case.attachments"))]
PATHS += ["licenses.0.key", "licenses.0.expires_on", "licenses.1.devices.0.move", "licenses.0.devices.1.model"]


def sample() -> Draft:
    return document.read(resource("sample_case.json").read_bytes()).draft


def test_a_bare_draft_lacks_what_support_needs_and_nothing_else() -> None:
    verdict = check(Draft(), TODAY, None)
    assert not verdict.ready
    assert verdict.request is None
    assert {problem.id.removesuffix(".missing") for problem in verdict.problems} <= set(required_fields.NEEDED)
    assert {problem.severity for problem in verdict.problems} == {"asks", "warns"}


def test_every_field_of_a_bare_license_is_asked_for() -> None:
    draft = Draft()
    draft.licenses.append(blank_license())
    ids = [problem.id for problem in check(draft, TODAY, None).problems if problem.field.startswith("licenses")]
    assert ids == [
        "licenses.key.missing",
        "licenses.mode.missing",
        "licenses.expired.missing",
        "licenses.devices.model.missing",
        "licenses.devices.move.missing",
    ]


def test_problems_come_in_the_order_of_the_pages() -> None:
    draft = sample()
    draft.set("case.severity", "")
    draft.set("licenses.1.key", "")
    draft.set("licenses.0.devices.1.move", "")
    draft.set("licenses.0.key", "Q2FJ-3SHB-Y2K2")
    draft.set("requester.name", "")
    draft.set("route.dashboard_access", "")
    passcodes = {Side.SOURCE: None, Side.DESTINATION: TODAY}
    assert [problem.field for problem in check(draft, TODAY, passcodes).problems] == [
        "route.dashboard_access",
        "requester.name",
        "licenses.0.key",
        "licenses.0.devices.1.move",
        "licenses.1.key",
        "case.severity",
        "passcode.source",
    ]


def test_a_word_of_the_file_that_is_none_is_told() -> None:
    draft = sample()
    draft.set("organizations.source.licensing_model", "quantum")
    (problem,) = check(draft, TODAY, None).problems
    assert problem.id == "organizations.source.licensing_model.format"
    assert "co-term, per-device, subscription" in problem.message


TEXTS = ["", "yes", "no", "unknown", "none", "full", "co-term", "per-device", "x@y.example", "2020-01-01", "9", "MX68"]
TEXTS += ["Z2A7-32TE-A8Y4", "https://n1.meraki.com/o/VjjsAd"]
ROWS = ("key", "mode", "expired", "expires_on", "devices.0.model", "devices.0.have", "devices.0.move")
IN_ROWS = [
    *TEXTS,
    "addDevices",
    "renew",
    "Z2A8-32TE-A8Y4",
    "Q2FJ-3SHB-Y2K2",
    "1",
    "MR44",
    "2030-01-01",
    "passcode 0417",
]
SEEN = st.frozensets(st.sampled_from(["licenses.0.key", "licenses.2.devices.0.model", "requester.name"]))
EDITS = st.lists(
    st.one_of(
        st.tuples(st.just("set"), st.sampled_from(PATHS), st.sampled_from(TEXTS)),
        st.tuples(st.just("row"), st.integers(0, 5), st.tuples(st.sampled_from(ROWS), st.sampled_from(IN_ROWS))),
        st.tuples(st.just("came"), st.integers(0, 5), st.integers(1, 3)),
        st.tuples(st.just("went"), st.integers(0, 5), st.integers(1, 3)),
        st.tuples(st.just("device"), st.integers(0, 5), st.booleans()),
        st.tuples(st.just("day"), st.integers(-400, 2000), st.none()),
        st.tuples(st.just("asked"), st.booleans(), st.none()),
        st.tuples(st.just("seen"), SEEN, st.none()),
        st.tuples(st.just("look"), st.booleans(), st.none()),
    ),
    max_size=25,
)


@settings(max_examples=150, deadline=None)
@given(EDITS)
def test_remembering_changes_nothing(edits: list[tuple[str, Any, Any]]) -> None:
    draft, today, seen_in, looks = sample(), TODAY, frozenset[str](), True
    asked: dict[str, AskedBefore] = {}
    checker = Checker(draft)
    for what, where, how in edits:
        rows = draft.licenses
        if what == "set":
            if where.startswith("licenses.") and int(where.split(".")[1]) >= len(rows):
                continue
            if ".devices." in where and int(where.split(".")[3]) >= len(
                draft.branch(where.split(".devices.")[0])["devices"]
            ):
                continue
            draft.set(where, how)
            checker.changed(where)
        elif what == "row" and where < len(rows) and (rows[where]["devices"] or "." not in how[0]):
            draft.set(f"licenses.{where}.{how[0]}", how[1])
            checker.changed(f"licenses.{where}.{how[0]}")
        elif what == "came":
            at = min(where, len(rows))
            rows[at:at] = [copy.deepcopy(rows[0]) if rows and how < 3 else blank_license() for _row in range(how)]
            checker.rows_moved(at, 0, how)
        elif what == "went" and where < len(rows):
            gone = len(rows[where : where + how])
            del rows[where : where + how]
            checker.rows_moved(where, gone, 0)
        elif what == "device" and where < len(rows):
            rows[where]["devices"][:] = [*rows[where]["devices"], blank_device()] if how else rows[where]["devices"][1:]
            checker.changed(f"licenses.{where}.devices")
        elif what == "day":
            today = TODAY + datetime.timedelta(days=where)
        elif what == "asked":
            asked = {"Z2A7-32TE-A8Y4": AskedBefore("1234", "2026-11-01")} if where else {}
        elif what == "seen":
            seen_in = where
            checker.changed("passcodes")
        elif what == "look":
            looks = where  # several edits may come between two verdicts
        if looks:
            assert checker.verdict(today, None, seen_in, asked) == Checker(draft).verdict(today, None, seen_in, asked)
    assert checker.verdict(today, None, seen_in, asked) == Checker(draft).verdict(today, None, seen_in, asked)


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_no_text_in_any_field_can_break_the_check(data: Any) -> None:
    draft = sample()
    for path in data.draw(st.lists(st.sampled_from(PATHS), max_size=5)):
        draft.set(path, data.draw(st.text(st.characters(), max_size=40)))  # half characters too
    for problem in check(draft, TODAY, None).problems:
        assert problem.message
        assert problem.next


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("mark", ["\ud800", "\u202e", "\x00"])
def test_what_no_file_holds_is_in_no_sentence(path: str, mark: str) -> None:
    draft = sample()
    draft.set(path, f"Z2A7{mark}-32TE-A8Y4")
    for problem in check(draft, TODAY, None).problems:
        problem.message.encode()
        assert mark not in problem.message


def test_who_can_not_see_the_passcodes_is_not_asked_for_them() -> None:
    draft = sample()
    none = dict.fromkeys(Side)
    asked = check(draft, TODAY, none).problems
    assert [each.severity for each in asked if each.id == "passcode.missing"] == ["asks", "asks"]
    draft.set("verification", "cannot-see")
    verdict = check(draft, TODAY, none)
    assert [each.severity for each in verdict.problems if each.id == "passcode.missing"] == ["warns", "warns"]
    assert verdict.ready


def test_what_can_not_move_warns_once_support_is_asked_for_an_alternative() -> None:
    draft = sample()
    draft.set("organizations.destination.licensing_model", "per-device")
    assert not check(draft, TODAY, None).ready
    draft.set("route.ask", "alternative")
    assert check(draft, TODAY, None).ready


def test_who_can_not_sign_in_is_not_sent_to_the_dashboard() -> None:
    draft = sample()
    draft.set("route.dashboard_access", "no")
    for path in ("organizations.source.support_access", "organizations.source.url", "route.claimed_within_7_days"):
        draft.set(path, "")
    found = [each for each in check(draft, TODAY, None).problems if each.id.endswith(".missing")]
    unseen = [each for each in found if "only the dashboard shows it" in each.message]
    assert {each.field for each in unseen} == {
        "organizations.source.support_access",
        "organizations.source.url",
        "route.claimed_within_7_days",
    }
    assert {each.next for each in unseen} == {"Support can look it up. The case says that you can’t see it."}
    assert all(each.is_open for each in unseen)


def moving(*moves: str, model: str = "MT") -> Draft:
    """The sample with one key, a device model for each text in Move."""
    draft = sample()
    del draft.licenses[1:]
    draft.licenses[0]["devices"] = [
        blank_device() | {"model": model if move == "0" else "MR Enterprise", "have": "9", "move": move}
        for move in moves
    ]
    return draft


def ids(draft: Draft) -> set[str]:
    return {problem.id for problem in check(draft, TODAY, None).problems}


def test_a_model_of_which_nothing_moves_stays_beside_one_that_does() -> None:
    draft = moving("3", "0")
    assert ids(draft) == set()
    verdict = check(draft, TODAY, None)
    assert [device.move for device in verdict.facts.licenses[0].devices] == [3, 0]
    draft.licenses[0]["devices"][1]["model"] = ""  # nobody is asked what stays
    assert ids(draft) == set()


def test_a_key_of_which_nothing_moves_is_no_part_of_a_transfer() -> None:
    assert ids(moving("0")) == {"licenses.devices.move.format"}


def test_an_mx_that_stays_asks_for_no_edition() -> None:
    draft = moving("3", "0", model="MX68")
    for side in Side:
        draft.set(f"organizations.{side}.mx_edition", "")
    assert ids(draft) == set()
    draft.licenses[0]["devices"][1]["move"] = "1"
    assert "organizations.source.mx_edition.missing" in ids(draft)


def test_a_renewal_of_which_a_model_stays_is_a_part_of_it() -> None:
    draft = moving("9", "0")
    draft.licenses[0]["mode"] = "renew"
    assert "license.renew-part" in ids(draft)
