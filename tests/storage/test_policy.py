"""The policy: every setting right and wrong, every carrier, and whatever else may lie in its place."""

import json
import os
import plistlib
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from transfer_wizard.export.formats import FORMATS
from transfer_wizard.flow.steps import STEPS
from transfer_wizard.request.policy import (
    BY_NAME,
    EXPORTS,
    PAGES,
    SETTINGS,
    Organization,
    Policy,
    Setting,
    fits_pattern,
)
from transfer_wizard.request.shape import leaf_at
from transfer_wizard.storage import policy_carriers
from transfer_wizard.storage.policy import Settings, as_json, as_rows, judge, merged, sentence
from transfer_wizard.storage.policy_carriers import (
    DOMAIN,
    Carrier,
    carriers,
    from_registry,
    policy_in_force,
    property_lists,
    read_bytes,
    read_file,
)
from transfer_wizard.storage.policy_files import POLICY_FILES, to_json, to_property_list, to_reg_file
from transfer_wizard.translations import languages

linux_only = pytest.mark.skipif(sys.platform != "linux", reason="Linux has this, other systems have not")

WEST = Organization("Northwind West", "https://n149.meraki.com/o/VjjsAd/manage", "co-term")
EAST = Organization("Northwind; East", "https://n219.meraki.com/o/i0-kTd/manage", "per-device")

RIGHT: dict[str, tuple[Any, Any]] = {
    "managed_by": ("ACME IT desk", "ACME IT desk"),
    "help_text": (" Extension 4711 ", "Extension 4711"),
    "help_url": ("https://help.acme.example/meraki", "https://help.acme.example/meraki"),
    "company": ("Northwind Traders", "Northwind Traders"),
    "email_domain": ("@Northwind.example", "northwind.example"),
    "phone": ("+1 415 555 0134", "+1 415 555 0134"),
    "contact_hours": ("09:00-17:00 UTC-8", "09:00-17:00 UTC-8"),
    "organizations": ([WEST._asdict(), EAST.as_line, WEST.as_line], (WEST, EAST)),
    "severity": (3, "3"),
    "scope": ("One site.\r\nTwo floors. ", "One site.\nTwo floors."),
    "frequency": ("Once.", "Once."),
    "start_time": ("Today.", "Today."),
    "related_cases": ("None.", "None."),
    "test_results": ("Move failed.", "Move failed."),
    "workaround": ("None.", "None."),
    "business_impact": ("A new branch waits.", "A new branch waits."),
    "case_number_pattern": ("########|C-#####", "########|C-#####"),
    "hidden_pages": (["route", "case", "route"], ("route", "case")),
    "channels": (["phone"], ("phone",)),
    "exports": (["pdf", "txt"], ("pdf", "txt")),
    "languages": (["ja", "en"], ("ja", "en")),
    "keyring": (False, False),
    "webform_profile": ({"name": "Ours", "hints": {"passcode.source": ["Passcode"]}},) * 2,
    "update_url": ("https://acme.example/tools", "https://acme.example/tools"),
}
WRONG: dict[str, tuple[Any, ...]] = {
    "managed_by": ("", "two\nlines", "x" * 201, 7, "\u202egnp"),
    "help_text": ("\x1b[31m", ["a"], None),
    "help_url": ("http://help.acme.example", "javascript:alert(1)", "https://", "https://me@host.example", "mailto:x"),
    "company": ("dana@northwind.example", "–", {"name": "x"}),
    "email_domain": ("northwind", "nor thwind.example", "a@b@c.example"),
    "phone": ("12", "call me"),
    "contact_hours": ("", True),
    "organizations": (
        [],
        "Northwind West",
        [WEST._asdict() | {"url": "https://meraki.com.evil.example/o/VjjsAd/manage"}],
        [WEST._asdict() | {"licensing_model": "rental"}],
        [WEST._asdict() | {"more": "x"}],
        ["Northwind West"],
        [WEST._asdict()] * 501,
    ),
    "severity": (0, 5, "high", True, 3.0, [3]),
    "scope": ("x" * 10_001, "bell\x07", 5),
    "frequency": ("",),
    "start_time": ("  \n ",),
    "related_cases": ({},),
    "test_results": (1.5,),
    "workaround": (None,),
    "business_impact": ([],),
    "case_number_pattern": ("#" * 101, ""),
    "hidden_pages": (["review"], ["hand-over"], "route", [1]),
    "channels": ([], ["fax"], {"phone": True}),
    "exports": ([], ["docx"], ["pdf"] * 51),
    "languages": ([], ["english"], ["en;rm"], ["ja", "de"]),
    "keyring": (0, 1, "no", None),
    "webform_profile": ("", {}, 5, {"x": "y" * 70_000}),
    "update_url": ("http://acme.example", "mailto:desk@acme.example", "ftp://acme.example"),
}


def document(settings: Mapping[str, Any]) -> dict[str, Any]:
    return {"format": "transfer-wizard-policy", "schema": 1, "settings": dict(settings)}


def whole() -> dict[str, Setting]:
    """Every setting, the locked ones and the defaults taking turns."""
    given = {name: {"value": value, "locked": bool(at % 2)} for at, (name, (value, _read)) in enumerate(RIGHT.items())}
    policy = judge(document(given), "a test")
    assert policy.faults == ()
    return dict(policy.settings)


def told(policy: Policy) -> list[tuple[str, str]]:
    return [(fault.setting, fault.sentence) for fault in policy.faults]


# The schema


def test_the_table_the_schema_and_the_program_agree() -> None:
    assert [spec.name for spec in SETTINGS] == list(Settings.model_fields) == list(RIGHT) == list(WRONG)
    assert all(spec.title and spec.must_be for spec in SETTINGS)
    assert [each.id for each in FORMATS] == list(EXPORTS)
    assert set(PAGES) < {step.id for step in STEPS}
    assert BY_NAME["languages"].must_be.endswith(f"speaks: {', '.join(languages())}")
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


# Which policy wins


def test_the_first_carrier_wins_setting_by_setting() -> None:
    first = document({"company": {"value": "ACME"}, "severity": {"value": "9"}})
    second = document({"company": {"value": "Northwind", "locked": True}, "severity": {"value": 4, "locked": True}})
    policy = merged([Carrier("first", lambda: first), Carrier("second", lambda: second)])
    assert policy.settings == {"company": Setting("ACME", False, "first"), "severity": Setting("4", True, "second")}
    assert [(fault.source, fault.setting) for fault in policy.faults] == [("first", "severity")]


def test_management_goes_before_the_machine_and_the_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    managed, machine, program = (tmp_path / name for name in ("managed.plist", "machine.json", "policy.json"))
    monkeypatch.setattr(policy_carriers, "_managed", lambda: property_lists([managed]))
    monkeypatch.setattr(policy_carriers, "machine_file", lambda: machine)
    monkeypatch.setattr(policy_carriers, "program_folder", lambda: tmp_path)
    assert policy_in_force() == Policy()
    for path, write in ((program, to_json), (machine, to_json), (managed, to_property_list)):
        path.write_bytes(write({"company": Setting(path.stem)}))
        assert policy_in_force().settings == {"company": Setting(path.stem, False, str(path))}
    assert [carrier.source for carrier in carriers()] == [str(managed), str(machine), str(program)]


@linux_only
def test_where_a_policy_is_looked_for() -> None:
    assert policy_carriers.machine_file() == Path("/etc/transfer-wizard/policy.json")


# The carriers


@pytest.mark.parametrize("form", POLICY_FILES, ids=[form.suffix for form in POLICY_FILES])
def test_what_is_written_for_a_carrier_comes_back_from_it(form: Any, tmp_path: Path) -> None:
    settings = whole()
    path = tmp_path / f"policy{form.suffix}"
    path.write_bytes(form.write(settings))
    assert form.write(settings) == path.read_bytes()
    policy = judge(read_file(path), "a test")
    assert policy == Policy(settings)


def test_a_binary_property_list_is_read() -> None:
    content = plistlib.dumps(plistlib.loads(to_property_list(whole())), fmt=plistlib.FMT_BINARY)
    assert judge(read_bytes(content), "a test") == Policy(whole())


def test_the_registry_is_read_as_the_group_policy_writes_it() -> None:
    tree: dict[str, dict[str, object]] = {
        "Company": {"value": "Northwind", "LOCKED": 1},
        "keyring": {"Value": 0, "Locked": 0},
        "channels": {"Value": ["phone", "webform"]},
        "scope": {"Value": ["One site.", "Two floors."]},
        "organizations": {"Value": [WEST.as_line, EAST.as_line], "Locked": 1},
        "severity": {"Value": "4"},
        "webform_profile": {"Value": '{"name": "Ours"}'},
        "phone": {"Locked": 1},
        "help_text": {"Value": b"\x00\x01"},
        "frequency": {"Value": "Once.", "Locked": 2},
    }
    policy = judge(from_registry(tree), "HKLM")
    assert policy.settings == {
        "company": Setting("Northwind", True, "HKLM"),
        "keyring": Setting(False, False, "HKLM"),
        "channels": Setting(("phone", "webform"), False, "HKLM"),
        "scope": Setting("One site.\nTwo floors.", False, "HKLM"),
        "organizations": Setting((WEST, EAST), True, "HKLM"),
        "severity": Setting("4", False, "HKLM"),
        "webform_profile": Setting({"name": "Ours"}, False, "HKLM"),
    }
    assert {fault.setting for fault in policy.faults} == {"phone", "help_text", "frequency"}


def test_a_reg_file_of_other_keys_holds_no_setting() -> None:
    text = (
        "Windows Registry Editor Version 5.00\r\n\r\n[HKEY_LOCAL_MACHINE\\Software\\Other]\r\n"
        '"Value"="x"\r\n\r\n[HKEY_LOCAL_MACHINE\\Software\\Policies\\Transfer Wizard\\company]\r\n'
        '"Value"="A \\"B\\" \\\\ C"\r\n"Locked"=hex(b):00\r\n\r\n'
    )
    policy = judge(read_bytes(b"\xff\xfe" + text.encode("utf-16-le")), "a file")
    assert [fault.setting for fault in policy.faults] == ["company"]
    fixed = text.replace("hex(b):00", "dword:00000001")
    policy = judge(read_bytes(b"\xff\xfe" + fixed.encode("utf-16-le")), "a file")
    assert policy.settings == {"company": Setting('A "B" \\ C', True, "a file")}


def test_a_list_in_a_reg_file_may_run_over_several_lines() -> None:
    text = to_reg_file({"channels": Setting(("phone", "webform"))}).decode("utf-16")
    folded = text.replace(",00,68", ",\\\r\n  00,68", 1)
    assert folded != text
    assert judge(read_bytes(b"\xff\xfe" + folded.encode("utf-16-le")), "x").settings["channels"].value == (
        "phone",
        "webform",
    )


# What may lie in a policy's place

HOSTILE = {
    "empty": (b"", "The file is empty."),
    "huge": (b" " * (1024 * 1024 + 1), "The policy is larger than 1 MiB."),
    "enormous": (b"x" * (16 * 1024 * 1024 + 1), "larger than 16 MiB"),
    "binary": (bytes(range(256)) * 4, "The policy is not UTF-8 text."),
    "nested": (b"[" * 100_000, "nested more than 20 levels deep"),
    "not a number": (b'{"format": NaN}', "NaN, which is no JSON number"),
    "digits": (b"[" + b"9" * 100_000 + b"]", "a number that is too long to read"),
    "twins": (b'{"a": 1, "a": 2}', "stands twice"),
    "cut": (b'{"format": "transfer-wizard-policy", "sch', "is not JSON: line 1"),
    "a list": (b"[]", "This is not a Transfer Wizard policy"),
    "a request": (b'{"format": "transfer-wizard-request", "schema": 1}', "This is not a Transfer Wizard policy"),
    "another schema": (b'{"format": "transfer-wizard-policy", "schema": 2}', "“schema” must be 1"),
    "true schema": (b'{"format": "transfer-wizard-policy", "schema": true}', "“schema” must be 1"),
    "no settings": (b'{"format": "transfer-wizard-policy", "schema": 1}', "“settings” must be an object"),
    "many settings": (
        json.dumps(document({str(number): 1 for number in range(201)})).encode(),
        "holds more than 200 settings",
    ),
    "bad plist": (b"<?xml version='1.0'?><plist><dict><key>a</key></plist>", "not a property list that can be read"),
    "entities": (
        b'<?xml version="1.0"?><!DOCTYPE p [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><plist>&b;</plist>',
        "not a property list that can be read",
    ),
    "bad binary plist": (b"bplist00" + b"\xff" * 64, "not a property list that can be read"),
    "a stranger's profile": (
        plistlib.dumps({"PayloadContent": [{"PayloadType": "com.example"}]}),
        f"has no payload for “{DOMAIN}”",
    ),
    "half a reg file": (b"\xff\xfeW\x00i\x00n", "not UTF-16 text"),
    "an empty reg file": (b"\xff\xfe", None),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_is_no_policy_is_told_in_one_sentence(name: str, tmp_path: Path) -> None:
    content, complaint = HOSTILE[name]
    path = tmp_path / "policy.json"
    path.write_bytes(content)
    policy = merged([Carrier("a file", lambda: read_file(path))])
    assert policy.settings == {}
    if complaint is None:
        assert policy.faults == ()
        return
    [fault] = policy.faults
    assert complaint in fault.sentence
    assert sentence(fault).startswith("The policy in a file is not obeyed. ")
    assert "\n" not in sentence(fault)


@linux_only
def test_what_is_no_ordinary_file(tmp_path: Path) -> None:
    loop, pipe, nothing = (tmp_path / name for name in ("loop", "pipe", "nothing"))
    loop.symlink_to(loop)
    os.mkfifo(pipe)
    nothing.symlink_to(tmp_path / "gone")
    for path in (loop, pipe, nothing, tmp_path, Path("/dev/zero")):
        [carrier] = property_lists([path])
        [fault] = merged([carrier]).faults
        assert fault.setting == ""
        assert fault.source == str(path)


@linux_only
def test_a_policy_that_the_person_may_not_read(tmp_path: Path) -> None:
    path = tmp_path / "policy.json"
    path.write_bytes(to_json(whole()))
    path.chmod(0)
    code = (
        "from pathlib import Path; import sys;"
        "from transfer_wizard.storage.policy_carriers import property_lists;"
        "from transfer_wizard.storage.policy import merged, sentence;"
        "print(*map(sentence, merged(property_lists([Path(sys.argv[1])])).faults))"
    )
    without = ["setpriv", "--bounding-set=-dac_override,-dac_read_search"] if os.geteuid() == 0 else []
    answer = subprocess.run([*without, sys.executable, "-c", code, path], capture_output=True, text=True, check=True)
    assert answer.stdout == f"The policy in {path} is not obeyed. It could not be read: Permission denied.\n"


def test_an_error_of_a_carrier_is_told_without_its_text() -> None:
    def fail() -> Any:
        raise RuntimeError("passcode 4821")

    [fault] = merged([Carrier("here", fail)]).faults
    assert fault.sentence == "It could not be read (RuntimeError)."


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


# What is told of it


def test_the_policy_as_rows_and_as_json() -> None:
    policy = judge(document({"company": {"value": "Northwind", "locked": True}, "keyring": {"value": 0}}), "here")
    assert as_rows(policy) == [("company", "locked", "Northwind (here)")]
    assert as_json(policy) == {
        "settings": {"company": {"value": "Northwind", "locked": True, "source": "here"}},
        "errors": [{"setting": "keyring", "source": "here", "sentence": "It must be true or false."}],
    }
    assert json.loads(json.dumps(as_json(Policy(whole()))))["settings"]["organizations"]["value"][0] == WEST._asdict()


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
