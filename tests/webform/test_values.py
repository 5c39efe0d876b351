"""What a form may ask for, and the profile of the form."""

import json
from pathlib import Path

import pytest

from transfer_wizard.request import document
from transfer_wizard.request.draft import Draft, blank_license
from transfer_wizard.resources import resource
from transfer_wizard.webform.profile import NoProfile, Profile, load_profile, profile_of
from transfer_wizard.webform.values import form_values, split_name

GOOD = {"name": "Form", "address": "https://forms.example/case", "allowed_hosts": ["forms.example"]}


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Dana Whitfield", ("Dana", "Whitfield")),
        ("Dana M. Whitfield", ("Dana M.", "Whitfield")),
        ("Maria da Silva", ("Maria", "da Silva")),
        ("Jan van der Berg", ("Jan", "van der Berg")),
        ("Whitfield, Dana", ("Dana", "Whitfield")),
        ("山田 太郎", ("太郎", "山田")),
        ("山田　太郎", ("太郎", "山田")),
        ("김 민수", ("민수", "김")),
        ("山田太郎", ("", "山田太郎")),
        ("Madonna", ("", "Madonna")),
        ("", ("", "")),
        (",", ("", ",")),
    ],
)
def test_name_in_parts(name: str, parts: tuple[str, str]) -> None:
    assert split_name(name.replace("　", " ")) == parts


def test_values_of_the_sample() -> None:
    draft = document.read(resource("sample_case.json").read_bytes()).draft
    values = {each.id: each for each in form_values(draft, "A\nsubject", "All\nof it\n")}
    assert values["requester.first_name"].text == "Dana"
    assert values["customer_number"].text == "7114-5990"
    assert values["licenses.keys"].text == "Z2A7-32TE-A8Y4, Z2KD-8QWN-4RTX"
    assert values["case.subject"].text == "A subject"
    assert values["case.description"].text == "All\nof it"
    assert values["case.description"].is_prose
    assert "requester.destination_email" not in values


def test_nothing_of_an_empty_draft() -> None:
    assert form_values(Draft(), "", "") == []


def test_passcode_in_the_place_of_a_key_stays_out() -> None:
    draft = Draft()
    draft.licenses.append(blank_license() | {"key": "4711"})
    assert form_values(draft, "", "") == []


def test_vendors_profile() -> None:
    profile = load_profile()
    assert profile.allows("https://meraki.cisco.com/meraki-support/open-a-support-case/?x=1")
    assert profile.address.startswith("https://meraki.cisco.com/")


@pytest.mark.parametrize(
    "address",
    [
        "http://meraki.cisco.com/",
        "https://meraki.cisco.com.evil.example/",
        "https://meraki.cisco.com@evil.example/",
        "https://evil.example/meraki.cisco.com",
        "https://meraki.cisco.com:8443/",
        "https://sub.meraki.cisco.com/",
        "https://meraki.cisco.com\\@evil.example/",
        "javascript:alert(1)",
        "data:text/html,x",
        "about:blank",
        "https://[::1",
        "",
    ],
)
def test_address_elsewhere(address: str) -> None:
    assert not load_profile().allows(address)


def test_this_machine_needs_no_https_but_gets_no_passcode() -> None:
    profile = Profile(name="Try", address="http://127.0.0.1:8000/form", allowed_hosts=("127.0.0.1",))
    assert profile.allows("http://127.0.0.1:9000/")
    assert not profile.allows("http://localhost:9000/")
    assert not profile.allows_passcodes("http://127.0.0.1:9000/")


def test_profile_of_a_file(tmp_path: Path) -> None:
    file = tmp_path / "form.json"
    file.write_text(json.dumps(GOOD | {"hints": {"case.subject": ["Betreff"]}, "unknown": 1, "checked": "2026-11-01"}))
    assert load_profile(str(file)).hints == {"case.subject": ("Betreff",)}


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("no json", "is not a form profile"),
        ("[" * 100_000, "is not a form profile"),
        ("{}", "is wrong at: address, allowed_hosts, name"),
        (json.dumps(GOOD | {"address": "http://forms.example/"}), "is wrong at: address"),
        (json.dumps(GOOD | {"allowed_hosts": ["else.example"]}), "is wrong at: address"),
        (json.dumps(GOOD | {"allowed_hosts": ["*.example"]}), "is wrong at: allowed_hosts"),
        (json.dumps(GOOD) + " " * 300_000, "is not a form profile"),
    ],
)
def test_profile_that_is_none(tmp_path: Path, content: str, message: str) -> None:
    file = tmp_path / "form.json"
    file.write_text(content)
    with pytest.raises(NoProfile, match=message):
        load_profile(str(file))


def test_profile_that_is_missing() -> None:
    with pytest.raises(NoProfile, match="There is no form profile “nowhere”"):
        load_profile("nowhere")


@pytest.mark.parametrize("most", [499, 1_000_001, "many"])
def test_a_limit_that_no_text_is_made_for_is_refused(most: object) -> None:
    values = {"name": "Try", "address": "http://127.0.0.1/form", "allowed_hosts": ["127.0.0.1"]}
    assert profile_of(values, "try").most_characters == 4_000
    assert profile_of(values | {"most_characters": 500}, "try").most_characters == 500
    with pytest.raises(NoProfile, match="most_characters"):
        profile_of(values | {"most_characters": most}, "try")
