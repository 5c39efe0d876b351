"""The shape of a request, as one table: the file is read against it, written by it, and described by it.

A leaf is ``TEXT``, ``COUNT`` (a whole number in the file), or the enum of its words; a list of one shape stands for any
number of them. A field's path is its keys and row numbers joined by dots: ``licenses.0.devices.1.move``.
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
    """The kinds of value that are not one of a few words."""

    TEXT = "text"
    COUNT = "count"


TEXT, COUNT = Leaf.TEXT, Leaf.COUNT

LONGEST: Final = 10_000
"""The most characters that any one field takes."""

LeafKind = Leaf | type[StrEnum]

ORGANIZATION: dict[str, Any] = {
    "name": TEXT,
    "url": TEXT,
    "licensing_model": LicensingModel,
    "mx_edition": MxEdition,
    "support_access": SupportAccess,
}
DEVICE: dict[str, Any] = {"model": TEXT, "have": COUNT, "move": COUNT}
LICENSE: dict[str, Any] = {
    "key": TEXT,
    "mode": LicenseMode,
    "expired": Answer,
    "expires_on": TEXT,
    "devices": [DEVICE],
    "now_keys": [{"key": TEXT, "organization": Side}],
}
REQUEST: dict[str, Any] = {
    "route": {
        "dashboard_access": Answer,
        "self_service": SelfService,
        "claimed_within_7_days": Answer,
        "reason": TEXT,
        "ask": Ask,
        "lockout_cause": LockoutCause,
        "needed_by": TEXT,
    },
    "requester": {
        "name": TEXT,
        "company": TEXT,
        "phone": TEXT,
        "contact_hours": TEXT,
        "source_email": TEXT,
        "destination_email": TEXT,
        "source_access": Access,
        "destination_access": Access,
        "saml": Answer,
        "placeholder_name": TEXT,
        "placeholder_email": TEXT,
        "placeholder_access": PlaceholderAccess,
    },
    "organizations": {"source": ORGANIZATION, "destination": ORGANIZATION},
    "licenses": [LICENSE],
    "case": {
        "severity": Severity,
        "scope": TEXT,
        "frequency": TEXT,
        "start_time": TEXT,
        "related_cases": TEXT,
        "test_results": TEXT,
        "workaround": TEXT,
        "business_impact": TEXT,
        "attachments": [TEXT],
    },
    "customer_number": TEXT,
    "verification": Verification,
    "case_number": TEXT,
}

LATER: Final = frozenset(
    {"ask", "lockout_cause", "needed_by", "placeholder_access", "now_keys", "verification"},
)
"""Members that version 1.0.0 did not know: written only where they say something."""


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
