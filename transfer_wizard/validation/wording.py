"""The names of fields and answers. Pages, messages and the case text all take them from here."""

import re
from typing import Final

from transfer_wizard.request.words import Side
from transfer_wizard.translations import N_, _

SIDES: dict[str, str] = {Side.SOURCE: N_("source"), Side.DESTINATION: N_("destination")}

LABELS = {
    "route.dashboard_access": N_("Can you sign in to the dashboard?"),
    "route.self_service": N_("Did you try Move in the dashboard?"),
    "route.lockout_cause": N_("Why can’t you sign in?"),
    "route.claimed_within_7_days": N_("Were the keys claimed in the last 7 days?"),
    "requester.name": N_("Your name"),
    "requester.company": N_("Company"),
    "requester.source_email": N_("E-mail in the source organization"),
    "requester.destination_email": N_("E-mail in the destination organization"),
    "requester.source_access": N_("Access to the source organization"),
    "requester.destination_access": N_("Access to the destination organization"),
    "requester.saml": N_("Do you sign in with SAML single sign-on?"),
    "requester.placeholder_name": N_("Name of the local administrator"),
    "requester.placeholder_email": N_("E-mail of the local administrator"),
    "requester.placeholder_access": N_("Access of the local administrator"),
    "requester.phone": N_("Phone number"),
    "requester.contact_hours": N_("Contact hours"),
    "organizations.source.name": N_("Source organization name"),
    "organizations.source.url": N_("Source organization link"),
    "organizations.source.licensing_model": N_("Source licensing model"),
    "organizations.source.mx_edition": N_("Source MX edition"),
    "organizations.source.support_access": N_("Meraki Support Access in the source organization"),
    "organizations.destination.name": N_("Destination organization name"),
    "organizations.destination.url": N_("Destination organization link"),
    "organizations.destination.licensing_model": N_("Destination licensing model"),
    "organizations.destination.mx_edition": N_("Destination MX edition"),
    "organizations.destination.support_access": N_("Meraki Support Access in the destination organization"),
    "route.ask": N_("What do you ask Support for?"),
    "licenses": N_("Licenses"),
    "licenses.key": N_("License key"),
    "licenses.mode": N_("Add devices or renew"),
    "licenses.expired": N_("Has this key itself expired?"),
    "licenses.expires_on": N_("Expires on"),
    "licenses.devices": N_("Devices"),
    "licenses.devices.model": N_("Device model"),
    "licenses.devices.have": N_("Have"),
    "licenses.devices.move": N_("Move"),
    "licenses.now_keys": N_("Keys after the move"),
    "licenses.now_keys.key": N_("Key after the move"),
    "licenses.now_keys.organization": N_("Organization of the key after the move"),
    "case.severity": N_("Severity"),
    "route.reason": N_("Why a case is needed"),
    "route.needed_by": N_("Needed by"),
    "case.scope": N_("Scope"),
    "case.frequency": N_("Frequency"),
    "case.start_time": N_("Start time"),
    "case.related_cases": N_("Related cases"),
    "case.test_results": N_("Test results"),
    "case.workaround": N_("Workaround"),
    "case.business_impact": N_("Business impact"),
    "case.attachments": N_("Attachments"),
    "customer_number": N_("Customer number"),
    "verification": N_("Can you see the support passcodes?"),
    "case_number": N_("Case number"),
    "passcode.source": N_("Source support passcode"),
    "passcode.destination": N_("Destination support passcode"),
}

YES_NO = {"yes": N_("Yes"), "no": N_("No"), "unknown": N_("I don’t know")}
ACCESS = {
    "full": N_("Full organization access"),
    "read-only": N_("Read-only organization access"),
    "enterprise": N_("Enterprise access"),
    "network": N_("Network access only"),
    "none": N_("No access"),
    "unknown": N_("I don’t know"),
}
LICENSING_MODELS = {
    "co-term": N_("Co-termination"),
    "per-device": N_("Per-device"),
    "subscription": N_("Subscription"),
    "unknown": N_("I don’t know"),
}
MX_EDITIONS = {
    "none": N_("No MX in this organization"),
    "enterprise": N_("Enterprise"),
    "advanced-security": N_("Advanced Security"),
    "sd-wan-plus": N_("Secure SD-WAN Plus"),
    "unknown": N_("I don’t know"),
}
SUPPORT_ACCESS = {"allowed": N_("Full access"), "blocked": N_("Blocked"), "unknown": N_("I don’t know")}

CHOICES: dict[str, dict[str, str]] = {
    "route.dashboard_access": YES_NO,
    "route.self_service": {
        "not-tried": N_("I have not tried"),
        "failed": N_("I tried Move and it failed"),
        "not-offered": N_("Move is not offered for my license"),
        "not-possible": N_("I can’t try it (say why below)"),
    },
    "route.claimed_within_7_days": YES_NO,
    "route.ask": {"move": N_("To move the licenses"), "alternative": N_("Which alternative there is to the move")},
    "route.lockout_cause": {
        "no-mail": N_("No e-mails from Meraki arrive"),
        "address-gone": N_("The e-mail address of my account no longer exists"),
        "authenticator-lost": N_("I lost my authenticator"),
        "account-locked": N_("My account is locked"),
        "other": N_("Something else"),
    },
    "requester.placeholder_access": {
        "full": N_("Full access to both organizations"),
        "not-full": N_("Not full in both"),
        "unknown": N_("I don’t know"),
    },
    "verification": {"codes": N_("Yes"), "cannot-see": N_("No, I can’t see them")},
    "licenses.now_keys.organization": SIDES,
    "requester.source_access": ACCESS,
    "requester.destination_access": ACCESS,
    "requester.saml": YES_NO,
    "organizations.source.licensing_model": LICENSING_MODELS,
    "organizations.destination.licensing_model": LICENSING_MODELS,
    "organizations.source.mx_edition": MX_EDITIONS,
    "organizations.destination.mx_edition": MX_EDITIONS,
    "organizations.source.support_access": SUPPORT_ACCESS,
    "organizations.destination.support_access": SUPPORT_ACCESS,
    "licenses.mode": {"addDevices": N_("Add devices"), "renew": N_("Renew")},
    "licenses.expired": YES_NO,
    "case.severity": {
        "1": N_("Severity 1: critical impact, a product or service is down"),
        "2": N_("Severity 2: substantial impact, a product or service is degraded"),
        "3": N_("Severity 3: minimal impact on business operations"),
        "4": N_("Severity 4: no impact on business operations"),
    },
}

_ROW_NUMBER: Final = re.compile(r"\.\d+(?=\.|$)")


def kind(path: str) -> str:
    """The path without its row numbers: ``licenses.0.devices.1.move`` is a ``licenses.devices.move``."""
    return _ROW_NUMBER.sub("", path)


def label(path: str) -> str:
    """What the field at a path is called, in the language spoken now."""
    return _(LABELS[kind(path)])


def choices(path: str) -> list[tuple[str, str]]:
    """The words a field may hold, each with its text, in the order shown; empty for a field of free text."""
    return [(word, _(text)) for word, text in CHOICES.get(kind(path), {}).items()]


def shown(path: str, value: str) -> str:
    """A field's value as a person reads it: a word's text, or the value itself."""
    text = CHOICES.get(kind(path), {}).get(value)
    return value if text is None else _(text)


def side(which: str) -> str:
    """The word for "source" or "destination" within a sentence."""
    return _(SIDES[Side(which)])
