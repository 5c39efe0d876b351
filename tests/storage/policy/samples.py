"""Every setting right and wrong, and the documents that hold them."""

from collections.abc import Mapping
from typing import Any

from transfer_wizard.request.policy import (
    ListedOrganization,
    Policy,
    Setting,
)
from transfer_wizard.storage.policy.schema import judge

WEST = ListedOrganization("Northwind West", "https://n149.meraki.com/o/VjjsAd/manage", "co-term")
EAST = ListedOrganization("Northwind; East", "https://n219.meraki.com/o/i0-kTd/manage", "per-device")

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
    "languages": ([], ["english"], ["en;rm"], ["xx", "yy"]),
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
