"""Where a policy comes from, and how it is read there."""

import sys
from pathlib import Path

import pytest

from tests.storage.policy.samples import EAST, WEST
from transfer_wizard.request.policy import (
    Setting,
)
from transfer_wizard.storage.policy import sources
from transfer_wizard.storage.policy.schema import judge
from transfer_wizard.storage.policy.sources import (
    from_registry,
    read_bytes,
)
from transfer_wizard.storage.policy.writers import to_reg_file

linux_only = pytest.mark.skipif(sys.platform != "linux", reason="Linux has this, other systems have not")


@linux_only
def test_where_a_policy_is_looked_for() -> None:
    assert sources.machine_file() == Path("/etc/transfer-wizard/policy.json")


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
