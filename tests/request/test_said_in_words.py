"""What a request is asked for and what a policy allows, said a second time and held against the program."""

import json
import uuid
from itertools import product
from typing import Any, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transfer_wizard.request import device_models, document, policy, preset, questions, shape
from transfer_wizard.request.applies import applies, can_see, is_out_of_sight, is_without_mail, models_differ
from transfer_wizard.request.device_models import has_mx, staying
from transfer_wizard.request.document import Unreadable
from transfer_wizard.request.draft import Draft, blank_device, blank_license, has_text
from transfer_wizard.request.policy import ListedOrganization, Policy, Setting, fits_pattern, plain_value
from transfer_wizard.request.words import Side

WORDS: Final[dict[str, tuple[str, ...]]] = {
    "route.dashboard_access": ("", "yes", "no", "unknown"),
    "route.self_service": ("", "not-tried", "failed", "not-offered"),
    "route.ask": ("", "move", "alternative"),
    "route.lockout_cause": ("", "no-mail", "address-gone", "authenticator-lost", "account-locked", "other"),
    "route.reason": ("", " ", "It failed."),
    "route.claimed_within_7_days": ("", "no", "unknown"),
    "requester.saml": ("", "yes", "no", "unknown"),
    "organizations.source.licensing_model": ("", "co-term", "per-device", "subscription", "unknown"),
    "organizations.destination.licensing_model": ("", "co-term", "per-device", "subscription", "unknown"),
    "organizations.source.mx_edition": ("", "none", "enterprise", "advanced-security", "sd-wan-plus", "unknown"),
    "organizations.destination.mx_edition": ("", "none", "enterprise", "advanced-security", "sd-wan-plus", "unknown"),
    "organizations.source.support_access": ("", "allowed", "unknown"),
    "verification": ("", "codes", "cannot-see"),
}
EDITIONS: Final = ("enterprise", "advanced-security", "sd-wan-plus")
NAMES: Final = ("url", "licensing_model", "name")
OTHERS: Final = ("requester.name", "requester.source_email", "case.scope", "customer_number", "licenses.0.key")


def asked(words: dict[str, str], has_mx: bool) -> dict[str, bool]:
    """Which fields are asked for, as the contract says it."""
    is_locked_out = words["route.dashboard_access"] == "no"
    models = [words[f"organizations.{side}.licensing_model"] for side in Side]
    editions = [words[f"organizations.{side}.mx_edition"] for side in Side]
    differ = models[0] != models[1] and not {"", "unknown"} & set(models)
    is_lower = all(each in EDITIONS for each in editions) and EDITIONS.index(editions[0]) < EDITIONS.index(editions[1])
    sees = words["verification"] == "codes" or (words["verification"] == "" and not is_locked_out)
    told = dict.fromkeys((*OTHERS, *(f"organizations.{side}.{name}" for side in Side for name in NAMES)), True)
    told |= {
        "route.dashboard_access": True,
        "route.self_service": not is_locked_out,
        "route.lockout_cause": is_locked_out,
        "route.ask": words["route.ask"] != "" or differ or (is_lower and has_mx),
        "route.reason": words["route.self_service"] not in ("", "not-tried")
        or is_locked_out
        or words["route.ask"] == "alternative"
        or words["route.reason"].strip() != "",
        "route.claimed_within_7_days": not is_locked_out or words["route.claimed_within_7_days"] == "no",
        "organizations.source.support_access": not is_locked_out
        or words["organizations.source.support_access"] == "allowed",
        "licenses.0.devices.0.have": not is_locked_out,
        "licenses.0.expired": True,
        "licenses.0.expires_on": True,
    }
    told |= {
        f"organizations.{side}.mx_edition": has_mx
        and (not is_locked_out or words[f"organizations.{side}.mx_edition"] not in ("", "unknown"))
        for side in Side
    }
    told |= {f"passcode.{side}": sees and not is_locked_out for side in Side}
    vouched = words["requester.saml"] == "yes" or is_locked_out
    return told | {f"requester.placeholder_{name}": vouched for name in ("name", "email", "access")}


@settings(max_examples=300, deadline=None)
@given(
    st.fixed_dictionaries({path: st.sampled_from(words) for path, words in WORDS.items()}),
    st.sampled_from(("MX68", "MR")),
)
def test_who_is_asked_what(words: dict[str, str], model: str) -> None:
    draft = Draft()
    for path, word in words.items():
        draft.set(path, word)
    draft.licenses.append(blank_license() | {"devices": [blank_device() | {"model": model}]})
    wanted = asked(words, model == "MX68")
    assert {path: applies(path, draft) for path in wanted} == wanted
    assert {path: applies(path, draft, model == "MX68") for path in wanted} == wanted
    is_locked_out = words["route.dashboard_access"] == "no"
    assert is_without_mail(draft) is (is_locked_out and words["route.lockout_cause"] in ("no-mail", "address-gone"))
    assert is_out_of_sight("organizations.source.mx_edition", draft) is (is_locked_out and model == "MX68")
    assert not is_out_of_sight("organizations.source.name", draft)
    assert can_see(draft) is (words["verification"] == "codes" or (not words["verification"] and not is_locked_out))
    models = {words[f"organizations.{side}.licensing_model"] for side in Side}
    assert models_differ(draft) is (len(models) == 2 and not models & {"", "unknown"})


MOVES: Final = ("", "0", "1", " 0 ", "12", "x", "-1")


@pytest.mark.parametrize("count", range(4))
def test_a_model_stays_beside_one_that_moves(count: int) -> None:
    for moves in product(MOVES, repeat=count):
        devices = [{"model": "MX68", "move": move} for move in moves]
        moves_some = any(move.strip().isdecimal() and int(move) for move in moves)
        stay = {number for number, move in enumerate(moves) if move.strip() == "0" and moves_some}
        assert staying(devices) == stay, moves
        assert has_mx(devices) is (len(stay) < len(moves)), moves


def test_an_identity_is_a_random_uuid() -> None:
    made = [Draft().id for _ in range(300)]
    assert len(set(made)) == 300
    assert {(uuid.UUID(each).version, uuid.UUID(each).variant) for each in made} == {(4, uuid.RFC_4122)}
    assert all(str(uuid.UUID(each)) == each for each in made)
    signs = [len({each[place] for each in made}) for place in range(36)]
    fixed = {8: 1, 13: 1, 14: 1, 18: 1, 19: 4, 23: 1}  # four dashes, the version, and half of the variant
    assert signs == [fixed.get(place, 16) for place in range(36)], "all other signs are left to chance"


@pytest.mark.parametrize(
    ("number", "is_taken"),
    [(0, True), (-7, True), (999_999_999, True), (-999_999_999, True), (10**9, False), (True, False)],
)
def test_a_count_in_a_reply_has_nine_digits_at_most(number: Any, is_taken: bool) -> None:
    content: dict[str, Any] = {"format": questions.FORMAT, "schema": 1, "id": Draft().id}
    content["questions"] = [{"field": "licenses.0.devices.0.have", "answer": number}]
    if is_taken:
        read = questions.read(json.dumps(content).encode())
        assert read is not None
        assert read.questions[0].answer == str(number)
    else:
        with pytest.raises(Unreadable):
            questions.read(json.dumps(content).encode())


@pytest.mark.parametrize(("more", "is_read"), [(0, True), (1, False)])
def test_the_limits_of_a_reply_are_limits(more: int, is_read: bool) -> None:
    many = [{"field": f"licenses.{number}.key"} for number in range(questions.MOST_QUESTIONS + more)]
    for rows in (
        many,
        [{"field": "case.scope", "answer": "x" * (shape.LONGEST + more)}],
        [{"field": "case.scope", "about": "x" * (questions.LONGEST_WORD + more)}],
    ):
        content = json.dumps({"format": questions.FORMAT, "schema": 1, "id": Draft().id, "questions": rows}).encode()
        if is_read:
            assert questions.read(content)
        else:
            with pytest.raises(Unreadable):
                questions.read(content)


def test_the_limits_are_those_of_the_contract() -> None:
    assert (document.MOST_BYTES, document.DEEPEST, document.SCHEMA) == (16 * 1024 * 1024, 20, 1)
    assert (shape.LONGEST, shape.MOST_IN_A_BOX, shape.LEAST_IN_A_BOX) == (10_000, 4_000, 500)
    longest = {shape.COUNT: 100, shape.DAY: 100, shape.NAME: 255, shape.LINE: 500, shape.EMAIL: 500, shape.LINK: 4_000}
    longest |= dict.fromkeys((shape.PHONE, shape.KEY, shape.MODEL, shape.CUSTOMER_NUMBER, shape.CASE_NUMBER), 200)
    assert longest | {shape.PROSE: 10_000} == shape.LONGEST_OF
    assert (questions.SCHEMA, questions.MOST_QUESTIONS, questions.LONGEST_WORD) == (1, 500, 200)
    assert (policy.SCHEMA, policy.MOST_SETTINGS, preset.LONGEST_NAME, device_models.MOST_CHARACTERS) == (
        1,
        200,
        100,
        200,
    )


@pytest.mark.parametrize("is_locked", [True, False])
@pytest.mark.parametrize("word", ["pdf", "txt"])
def test_a_locked_list_rules_out_and_a_default_hides(is_locked: bool, word: str) -> None:
    set_ = Policy({"exports": Setting(("pdf",), is_locked)})
    assert set_.offers("exports", word) is (word == "pdf")
    assert set_.allows("exports", word) is (word == "pdf" or not is_locked)
    assert Policy().offers("exports", word)
    assert Policy().allows("exports", word)
    assert set_.is_locked("exports") is is_locked


@pytest.mark.parametrize("is_locked", [True, False])
def test_a_field_is_locked_by_its_own_setting_or_by_the_list(is_locked: bool) -> None:
    set_ = Policy({"company": Setting("ACME", is_locked), "organizations": Setting((), is_locked)})
    wanted = dict.fromkeys(
        ("requester.company", "organizations.source.name", "organizations.destination.url"), is_locked
    )
    wanted |= {"organizations.source.licensing_model": is_locked, "organizations.source.mx_edition": False}
    wanted |= {"requester.name": False, "requester.phone": False}
    assert {path: set_.locks(path) for path in wanted} == wanted
    assert set_.text("company") == "ACME"
    assert set_.text("phone") == ""
    assert not Policy().locks("requester.company")


@pytest.mark.parametrize("keyring", [None, True, False])
def test_the_password_store_is_used_unless_a_policy_says_no(keyring: bool | None) -> None:
    set_ = Policy({} if keyring is None else {"keyring": Setting(keyring)})
    assert set_.keeps_passcodes is (keyring is not False)


@pytest.mark.parametrize(
    ("pattern", "text", "fits"),
    [
        ("########", "12345678", True),
        ("########", "1234567", False),
        ("@-#", "a-1", True),
        ("@-#", "Z-9", True),
        ("@-#", "1-1", False),
        ("##|@@", "12", True),
        ("##|@@", "ab", True),
        ("##|@@", "a1", False),
        (".*", "anything", False),
        (".*", ".*", True),
    ],
)
def test_a_pattern_of_case_numbers_has_three_signs(pattern: str, text: str, fits: bool) -> None:
    assert fits_pattern(pattern, text) is fits


def test_what_a_preset_leaves_out_is_what_is_of_a_person_or_one_move() -> None:
    kept = [path for part in preset.PARTS if not part.is_personal for path in part.paths]
    assert kept == ["requester.company", "organizations.source", "organizations.destination", "case"]
    personal = [path for part in preset.PARTS if part.is_personal for path in part.paths]
    requester = {path for path in personal if path.startswith("requester.")}
    assert requester == {f"requester.{name}" for name in shape.REQUEST["requester"]} - {"requester.company"}
    assert set(personal) - requester == {"customer_number", "verification", "licenses", "route"}


@pytest.mark.parametrize(
    ("branch", "has"),
    [
        ({}, False),
        ([], False),
        ("", False),
        ({"a": {"b": [""]}}, False),
        ({"a": [{"b": "x"}]}, True),
        ([[], ["x"]], True),
    ],
)
def test_a_branch_has_text_wherever_it_is(branch: object, has: bool) -> None:
    assert has_text(branch) is has


@pytest.mark.parametrize(("desk", "called"), [("", "your IT desk"), ("ACME IT", "ACME IT")])
def test_what_can_not_be_changed_names_who_can(desk: str, called: str) -> None:
    set_ = Policy({"managed_by": Setting(desk)} if desk else {})
    assert (set_.desk, set_.reason) == (called, f"Managed by {called}.")


def test_without_a_policy_nothing_is_listed_hidden_or_locked() -> None:
    west = ListedOrganization("West", "https://n1.meraki.com/o/a/manage", "co-term")
    assert (Policy().organizations, Policy().hidden_pages, Policy().is_locked("company")) == ((), (), False)
    set_ = Policy({"organizations": Setting((west,)), "hidden_pages": Setting(("case",))})
    assert (set_.organizations, set_.hidden_pages) == ((west,), ("case",))
    assert west.as_line == "West; https://n1.meraki.com/o/a/manage; co-term"
    assert plain_value((west, "a", (1, True))) == [west._asdict(), "a", [1, True]]
    assert plain_value({"a": 1}) == {"a": 1}


def test_what_is_only_shown_can_not_be_locked() -> None:
    shown = {spec.name for spec in policy.SETTINGS if spec.is_said_only}
    assert shown == {"managed_by", "help_text", "help_url", "languages", "update_url", "webform_profile"}


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        (" " * 198 + "MX", True),
        (" " * 199 + "MX", False),
        ("MX68", True),
        ("vMX-S", True),
        ("LIC-MX68-ENT-3YR", True),
        ("LICMX68", True),
        ("Cisco MerakiMX68", True),
        ("ＭＸ６８", True),
        ("МX68", True),
        ("M\u200bX68", True),
        ("MXAB", False),
        ("AMX", False),
        ("MR44", False),
        ("", False),
    ],
)
def test_an_mx_is_known_in_any_spelling(text: str, is_one: bool) -> None:
    assert device_models.is_mx(text) is is_one


def test_a_count_of_many_digits_moves_something() -> None:
    assert staying([{"move": "0"}, {"move": "9" * 5_000}]) == {0}
    assert staying([{"move": "0"}, {"move": "0" * 5_000}]) == set()
