"""A policy written for each source: JSON, a .reg file, a property list, a configuration profile."""

import json
import plistlib
import uuid
from collections.abc import Callable, Mapping
from typing import Any, Final, NamedTuple

from transfer_wizard.request.policy import BY_NAME, FORMAT, SCHEMA, Form, ListedOrganization, Setting, plain_value
from transfer_wizard.storage.policy.sources import DOMAIN, REGISTRY_KEY
from transfer_wizard.translations import N_

SettingValues = Mapping[str, Setting]


class PolicyFile(NamedTuple):
    """One way to write a policy: the end of the file's name, what it is called, and what writes it."""

    suffix: str
    label: str
    write: Callable[[SettingValues], bytes]


def document(settings: SettingValues) -> dict[str, Any]:
    """The settings as the document that every source holds."""
    written = {name: {"value": plain_value(item.value), "locked": item.is_locked} for name, item in settings.items()}
    return {"format": FORMAT, "schema": SCHEMA, "settings": written}


def to_json(settings: SettingValues) -> bytes:
    """A policy file for Linux, or for the folder of the program."""
    return (json.dumps(document(settings), ensure_ascii=False, indent=2) + "\n").encode()


def to_property_list(settings: SettingValues) -> bytes:
    """Managed preferences of macOS."""
    return plistlib.dumps(document(settings), sort_keys=False)


def to_configuration_profile(settings: SettingValues) -> bytes:
    """A configuration profile for macOS. The same settings make the same profile, with the same identifiers."""
    body = document(settings)
    mark = uuid.uuid5(uuid.NAMESPACE_DNS, json.dumps(body, sort_keys=True))

    def payload(kind: str, name: str) -> dict[str, Any]:
        return {
            "PayloadType": kind,
            "PayloadVersion": 1,
            "PayloadIdentifier": f"{DOMAIN}.{name}",
            "PayloadUUID": str(uuid.uuid5(mark, name)).upper(),
            "PayloadDisplayName": "Transfer Wizard",
        }

    profile = payload("Configuration", "policy") | {
        "PayloadScope": "System",
        "PayloadContent": [payload(DOMAIN, "settings") | body],
    }
    return plistlib.dumps(profile, sort_keys=False)


def to_reg_file(settings: SettingValues) -> bytes:
    """A file for the registry editor of Windows: the same keys as the group policy sets."""
    lines = ["Windows Registry Editor Version 5.00", ""]
    for name, item in settings.items():
        lines += [f"[HKEY_LOCAL_MACHINE\\{REGISTRY_KEY}\\{name}]", f'"Value"={_reg_value(name, item.value)}']
        lines += [f'"Locked"=dword:{int(item.is_locked):08x}', ""]
    return b"\xff\xfe" + "\r\n".join([*lines, ""]).encode("utf-16-le")


def _reg_value(name: str, value: Any) -> str:
    form = BY_NAME[name].form
    if form is Form.SWITCH:
        return f"dword:{int(value):08x}"
    if form is Form.PROSE:
        return _reg_lines(value.split("\n"))
    if isinstance(value, tuple):
        return _reg_lines([part.as_line if isinstance(part, ListedOrganization) else part for part in value])
    text = json.dumps(value, ensure_ascii=False) if isinstance(value, dict) else value
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _reg_lines(lines: list[str]) -> str:
    """A list of text. It ends with an empty one, so an empty line in it is written as a space."""
    content = "".join(f"{line or ' '}\0" for line in lines) + "\0"
    return "hex(7):" + ",".join(f"{byte:02x}" for byte in content.encode("utf-16-le"))


POLICY_FILES: Final = (
    PolicyFile(".json", N_("Policy file (JSON)"), to_json),
    PolicyFile(".reg", N_("Windows registry file"), to_reg_file),
    PolicyFile(".plist", N_("macOS property list"), to_property_list),
    PolicyFile(".mobileconfig", N_("macOS configuration profile"), to_configuration_profile),
)
