"""The shape of a request, as one table: the file is read against it, written by it, and described by it.

A leaf is a kind of text, ``COUNT`` (a whole number in the file), or the enum of its words; a list of one shape stands
for any number of them. From the kind follow what reads a field, how long it may be, and which are a case's headings.
A field's path is its keys and row numbers joined by dots: ``licenses.0.devices.1.move``.
"""

from enum import Enum, StrEnum
from typing import Any, Final

from transfer_wizard.request.words import (
    Access,
    Answer,
    Ask,
    LicenseMode,
    LicensingModel,
    LockoutCause,
    MxEdition,
    PlaceholderAccess,
    SelfService,
    Severity,
    Side,
    SupportAccess,
    Verification,
)


class Leaf(Enum):
    """The kinds of value that are not one of a few words: what the text is to be."""

    COUNT = "count"
    NAME = "name"
    LINE = "line"
    PROSE = "prose"
    EMAIL = "email"
    PHONE = "phone"
    LINK = "link"
    KEY = "key"
    MODEL = "model"
    DAY = "day"
    CUSTOMER_NUMBER = "customer number"
    CASE_NUMBER = "case number"


COUNT, NAME, LINE, PROSE, EMAIL, PHONE = Leaf.COUNT, Leaf.NAME, Leaf.LINE, Leaf.PROSE, Leaf.EMAIL, Leaf.PHONE
LINK, KEY, MODEL, DAY, CUSTOMER_NUMBER = Leaf.LINK, Leaf.KEY, Leaf.MODEL, Leaf.DAY, Leaf.CUSTOMER_NUMBER
CASE_NUMBER = Leaf.CASE_NUMBER

LONGEST: Final = 10_000
"""The most characters that any one field takes."""
LONGEST_OF: Final[dict[Leaf, int]] = {
    COUNT: 100,
    NAME: 255,  # the vendor's limit for an organization; source: "Organization Settings", read 2025-08-15
    LINE: 500,
    PROSE: LONGEST,
    EMAIL: 500,
    PHONE: 200,
    LINK: 4_000,  # a mail gateway makes long ones
    KEY: 200,
    MODEL: 200,
    DAY: 100,
    CUSTOMER_NUMBER: 200,
    CASE_NUMBER: 200,
}
"""The most characters of each kind, with all that may stand around what is asked for."""

MOST_IN_A_BOX: Final = 4_000
"""The characters of a case text that a form's box is taken to hold where nobody knows its limit."""
LEAST_IN_A_BOX: Final = 500
"""The smallest limit that a case text is made for."""

LeafKind = Leaf | type[StrEnum]

ORGANIZATION: dict[str, Any] = {
    "name": NAME,
    "url": LINK,
    "licensing_model": LicensingModel,
    "mx_edition": MxEdition,
    "support_access": SupportAccess,
}
DEVICE: dict[str, Any] = {"model": MODEL, "have": COUNT, "move": COUNT}
LICENSE: dict[str, Any] = {
    "key": KEY,
    "mode": LicenseMode,
    "expired": Answer,
    "expires_on": DAY,
    "devices": [DEVICE],
    "now_keys": [{"key": KEY, "organization": Side}],
}
REQUEST: dict[str, Any] = {
    "route": {
        "dashboard_access": Answer,
        "self_service": SelfService,
        "claimed_within_7_days": Answer,
        "reason": PROSE,
        "ask": Ask,
        "lockout_cause": LockoutCause,
        "needed_by": DAY,
    },
    "requester": {
        "name": NAME,
        "company": NAME,
        "phone": PHONE,
        "contact_hours": LINE,
        "source_email": EMAIL,
        "destination_email": EMAIL,
        "source_access": Access,
        "destination_access": Access,
        "saml": Answer,
        "placeholder_name": NAME,
        "placeholder_email": EMAIL,
        "placeholder_access": PlaceholderAccess,
    },
    "organizations": {"source": ORGANIZATION, "destination": ORGANIZATION},
    "licenses": [LICENSE],
    "case": {
        "severity": Severity,
        "scope": PROSE,
        "frequency": PROSE,
        "start_time": PROSE,
        "related_cases": PROSE,
        "test_results": PROSE,
        "workaround": PROSE,
        "business_impact": PROSE,
        "attachments": [LINE],
    },
    "customer_number": CUSTOMER_NUMBER,
    "verification": Verification,
    "case_number": CASE_NUMBER,
}

LATER: Final = frozenset(
    {"ask", "lockout_cause", "needed_by", "placeholder_access", "now_keys", "verification"},
)
"""Members that version 1.0.0 did not know: written only where they say something."""

HEADINGS: Final = tuple(name for name, leaf in REQUEST["case"].items() if leaf is PROSE)
"""The seven headings of a case. Source: "How to Request a License Transfer"."""


def leaf_at(path: str) -> LeafKind:
    """The kind of value at a path, with or without its row numbers; KeyError when the request has no such field."""
    shape: Any = REQUEST
    for step in path.split("."):
        inner = shape[0] if isinstance(shape, list) else shape
        shape = inner if step.isdecimal() else inner[step]
    if isinstance(shape, dict | list):
        raise KeyError(path)
    leaf: LeafKind = shape
    return leaf


def is_number(leaf: LeafKind) -> bool:
    """True for what the file writes as a JSON number."""
    return leaf is COUNT or leaf is Severity
