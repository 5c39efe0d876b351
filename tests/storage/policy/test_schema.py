"""What each setting must be, and what a policy says of fields."""

from typing import Any

import pytest

from tests.storage.policy.samples import RIGHT, WEST, WRONG, document, told
from transfer_wizard.export.formats import FORMATS
from transfer_wizard.flow.steps import STEPS
from transfer_wizard.request.policy import (
    BY_NAME,
    EXPORTS,
    PAGES,
    SETTINGS,
    Policy,
    Setting,
    fits_pattern,
)
from transfer_wizard.request.shape import leaf_at
from transfer_wizard.storage.policy.in_force import sentence
from transfer_wizard.storage.policy.schema import PolicySettings, judge
from transfer_wizard.translations import languages


def test_the_table_the_schema_and_the_program_agree() -> None:
    assert [spec.name for spec in SETTINGS] == list(PolicySettings.model_fields) == list(RIGHT) == list(WRONG)
    assert all(spec.title and spec.must_be for spec in SETTINGS)
    assert [each.id for each in FORMATS] == list(EXPORTS)
    assert set(PAGES) < {step.id for step in STEPS}
    assert all(each in BY_NAME["languages"].must_be for each in ("en", "ja"))
    assert languages()[0] == "en"
    for spec in SETTINGS:
        if spec.path:
            leaf_at(spec.path)


@pytest.mark.parametrize("locked", [False, True], ids=["default", "locked"])
@pytest.mark.parametrize("name", RIGHT)
def test_a_setting_that_is_right_applies(name: str, locked: bool) -> None:
    given, read = RIGHT[name]
    policy = judge(document({name: {"value": given, "locked": locked}}), "here")
    assert policy == Policy({name: Setting(read, locked, "here")})
    assert policy.is_locked(name) is locked


@pytest.mark.parametrize("name", WRONG)
def test_a_setting_that_is_wrong_is_left_out_and_the_others_apply(name: str) -> None:
    for value in WRONG[name]:
        other = "severity" if name == "company" else "company"
        policy = judge(document({name: {"value": value}, other: {"value": RIGHT[other][0]}}), "here")
        assert list(policy.settings) == [other], value
        [fault] = policy.faults
        assert fault.setting == name
        assert sentence(fault) == f"“{name}” in the policy here is left out. It must be {BY_NAME[name].must_be}."


@pytest.mark.parametrize(
    ("setting", "complaint"),
    [
        ("Northwind", "must be an object with “value”"),
        ({"locked": True}, "must be an object with “value”"),
        ({"value": "Northwind", "locked": 1}, "“locked” must be true or false"),
        ({"value": "Northwind", "lokced": True}, "something that no setting has"),
    ],
)
def test_a_setting_of_another_shape_is_told(setting: Any, complaint: str) -> None:
    [(name, said)] = told(judge(document({"company": setting}), "here"))
    assert name == "company"
    assert complaint in said


def test_a_setting_that_there_is_not_is_told_by_its_name() -> None:
    [(name, said)] = told(judge(document({"compnay\x1b" + "y" * 100: {"value": "x"}}), "here"))
    assert (name, said) == ("compnay\N{REPLACEMENT CHARACTER}" + "y" * 32 + "…", "There is no setting of this name.")


@pytest.mark.parametrize(
    "name", ["passcode", "source_passcode", "Password", "pass-phrase", "client_secret", "API_KEY", "apikey", "my_token"]
)
def test_a_policy_can_hold_no_secret_by_name(name: str) -> None:
    policy = judge(document({name: {"value": "48213"}, "company": {"value": "Northwind"}}), "here")
    [(_name, said)] = told(policy)
    assert said == "A policy can hold no secret: everybody on this computer can read it."
    assert list(policy.settings) == ["company"]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("scope", "The passcode is 4821."),
        ("help_text", "Passcode 4821"),
        ("help_text", "4821 (passcode)"),
        ("scope", "passcodes:\n4821"),
        ("workaround", "-----BEGIN PRIVATE KEY-----"),
        ("webform_profile", {"hints": {"passcode.source": "4821"}}),
        ("webform_profile", {"hints": {"passcode.source": ["4821"]}}),
        ("webform_profile", {"passcode": 4821}),
        ("webform_profile", {"passcode": {"digits": "4821"}}),
        ("organizations", [{"name": "a", "url": "https://n1.meraki.com/o/VjjsAd/", "api_key": "abcdef"}]),
    ],
)
def test_a_policy_can_hold_no_secret_by_value(name: str, value: Any) -> None:
    policy = judge(document({name: {"value": value}}), "here")
    [(_name, said)] = told(policy)
    assert said == "A policy can hold no secret: everybody on this computer can read it."
    assert "4821" not in repr(policy)


def test_words_about_secrets_are_none() -> None:
    given = {
        "scope": {"value": "Ask for the passcode of the day."},
        "webform_profile": {"value": {"hints": {"passcode.destination": ["Support passcode"]}}},
        "contact_hours": {"value": "0900 to 1700, and have the customer number ready"},
    }
    assert told(judge(document(given), "here")) == []


def test_a_case_number_fits_its_pattern() -> None:
    assert fits_pattern("########|C-#####", "09876543")
    assert fits_pattern("########|C-#####", "C-12345")
    assert not fits_pattern("########|C-#####", "C-1234")
    assert not fits_pattern("########|C-#####", "12345678 ")
    assert fits_pattern("@@.#", "ab.1")
    assert not fits_pattern("@@.#", "abx1")
    assert not fits_pattern("(a+)+", "aaa")


def test_a_profile_nested_too_deep_is_told() -> None:
    node: Any = {}
    for _level in range(3_000):
        node = {"a": node}
    policy = judge(document({"webform_profile": {"value": node}, "company": {"value": "Northwind"}}), "here")
    assert told(policy) == [("webform_profile", "It is nested more than 20 levels deep.")]
    assert list(policy.settings) == ["company"]


@pytest.mark.parametrize(
    "text", ["passcode " * 1_100, "1111 " * 2_000, "passcode" + "a " * 4_900, "1111" + " " * 9_000]
)
def test_no_text_keeps_the_look_for_secrets_busy(text: str) -> None:
    """A pattern that tries every way to read a text would take longer than the time limit of a test."""
    judge(document({"scope": {"value": text}}), "here")


def test_what_a_policy_says_of_fields() -> None:
    policy = Policy(
        {
            "company": Setting("Northwind", True),
            "phone": Setting("+1 415 555 0134"),
            "organizations": Setting((WEST,), True),
            "managed_by": Setting("ACME IT desk"),
        }
    )
    assert policy.locks("requester.company")
    assert not policy.locks("requester.phone")
    assert not policy.locks("requester.name")
    assert policy.locks("organizations.source.url")
    assert not policy.locks("organizations.source.mx_edition")
    assert policy.reason == "Managed by ACME IT desk."
    assert Policy().reason == "Managed by your IT desk."
    assert Policy().keeps_passcodes
    assert Policy().offers("channels", "phone")
    assert not Policy({"channels": Setting(("phone",))}).offers("channels", "webform")
