"""The vendor's rules, as one table: what to say when a condition holds, what to do next, and who says so.

``reads`` names the sections of the file that the condition looks at: it runs again only when one of them changed.
"""

import datetime
from dataclasses import dataclass
from typing import Final

from transfer_wizard.request.words import Access
from transfer_wizard.translations import N_
from transfer_wizard.validation import conditions, free_text
from transfer_wizard.validation.conditions import Condition
from transfer_wizard.validation.problems import Gravity, Source

READ_IN: Final = datetime.date(2026, 11, 1)
"""The pages were read in November 2026; the first of the month makes "older than 90 days" come early, not late."""

_DOCS: Final = "https://documentation.meraki.com"
TRANSFER_REQUEST: Final = Source(
    N_("License Transfer Request"),
    f"{_DOCS}/Platform_Management/Product_Information/Licensing/License_Transfer_Request",
    READ_IN,
)
SELF_SERVICE: Final = Source(
    N_("How to do a License Transfer in Co-termination"),
    f"{_DOCS}/General_Administration/Licensing/How_to_do_a_License_Transfer_in_Cotermination",
    READ_IN,
)
UNDO_CLAIM: Final = Source(
    N_("Removing and Undoing License Claims: Co-Termination Licensing"),
    f"{_DOCS}/General_Administration/Licensing/Meraki_Co-Termination_Licensing_Overview/"
    "Removing_and_Undoing_License_Claims_-_Co-Termination_Licensing",
    READ_IN,
)
LOCKED_OUT_OF_DASHBOARD: Final = Source(
    N_("Locked Out of Dashboard"),
    f"{_DOCS}/General_Administration/Managing_Dashboard_Access/Locked_Out_of_Dashboard",
    READ_IN,
)
SUPPORT_ACCESS: Final = Source(
    N_("Cisco Administrator Access"),
    f"{_DOCS}/General_Administration/Managing_Dashboard_Access/Cisco_Administrator_Access",
    READ_IN,
)
PASSCODE_OF_THE_DAY: Final = Source(
    N_("How to convert a Co-term Licensing organization to Per Device Licensing"),
    f"{_DOCS}/General_Administration/Licensing/"
    "How_to_convert_a_Co-term_Licensing_organization_to_Per_Device_Licensing_organization",
    READ_IN,
)
LICENSING: Final = Source(
    N_("Cisco Meraki Licensing"), f"{_DOCS}/zGeneral_Administration/Licensing/Cisco_Meraki_Licensing", READ_IN
)
OUR_OWN: Final = Source(N_("A check of our own"))


@dataclass(frozen=True)
class Rule:
    """One row of the table; ``eligibility`` as in Problem."""

    id: str
    severity: Gravity
    message: str
    next: str
    source: Source
    reads: tuple[str, ...]
    when: Condition
    eligibility: bool = True


BLOCKS, ASKS, WARNS = Gravity.BLOCKS, Gravity.ASKS, Gravity.WARNS

RULES: Final = (
    Rule(
        "route.self-service",
        WARNS,
        N_(
            "You can move these licenses yourself: you have full access on both sides, and both use the "
            "same licensing model."
        ),
        N_(
            "In the source organization, go to Organization > Configure > License Info > License "
            "History, and choose Move beside the key."
        ),
        SELF_SERVICE,
        ("route", "requester", "organizations"),
        conditions.self_service,
    ),
    Rule(
        "route.undo-claim",
        WARNS,
        N_("A license claimed within the last 7 days needs no transfer: the claim can be undone."),
        N_("Undo the claim in License Info of the wrong organization, and claim the key in the right one."),
        UNDO_CLAIM,
        ("route",),
        conditions.claimed_lately,
    ),
    Rule(
        "requester.read-only",
        BLOCKS,
        N_("Support will not act for an administrator with read-only access to the {side} organization."),
        N_(
            "Ask an administrator with full access to both organizations to make the request, or to give "
            "you full access."
        ),
        TRANSFER_REQUEST,
        ("requester",),
        conditions.access_is(Access.READ_ONLY),
    ),
    Rule(
        "requester.network-admin",
        BLOCKS,
        N_(
            "Support will not act for a network administrator: you have access to networks only in the "
            "{side} organization."
        ),
        N_(
            "Ask an administrator with full access to both organizations to make the request, or to give "
            "you full access."
        ),
        TRANSFER_REQUEST,
        ("requester",),
        conditions.access_is(Access.NETWORK),
    ),
    Rule(
        "requester.one-organization",
        BLOCKS,
        N_(
            "Support will not act for an administrator of one organization only: you have no access to "
            "the {side} organization."
        ),
        N_(
            "Ask for full access to the {side} organization under the same e-mail, or let an "
            "administrator of both make the request."
        ),
        TRANSFER_REQUEST,
        ("requester",),
        conditions.access_is(Access.NONE),
    ),
    Rule(
        "requester.different-accounts",
        BLOCKS,
        N_(
            "Support will not act when the e-mail differs: the same account must be an administrator of "
            "both organizations."
        ),
        N_("Have your source e-mail added as a full administrator of the destination, and confirm the invitation."),
        TRANSFER_REQUEST,
        ("requester",),
        conditions.different_accounts,
    ),
    Rule(
        "requester.saml-without-placeholder",
        BLOCKS,
        N_(
            "Support will not act for a SAML administrator without a local administrator of both "
            "organizations as a placeholder."
        ),
        N_("Enter the name and e-mail of a local administrator with full access to both organizations."),
        TRANSFER_REQUEST,
        ("requester",),
        conditions.no_placeholder,
    ),
    Rule(
        "requester.enterprise-access",
        ASKS,
        N_(
            "Enterprise access to the {side} organization is not full access. Support would ask for a "
            "full administrator."
        ),
        N_(
            "Ask an administrator with full access to both organizations to make the request, or to give "
            "you full access."
        ),
        TRANSFER_REQUEST,
        ("requester",),
        conditions.access_is(Access.ENTERPRISE),
    ),
    Rule(
        "organization.model-mismatch",
        BLOCKS,
        N_("Licenses can’t move between licensing models: the source uses {source}, the destination {destination}."),
        N_("Choose a destination with the source’s licensing model, or ask Support which way is open to you."),
        TRANSFER_REQUEST,
        ("organizations",),
        conditions.model_mismatch,
    ),
    Rule(
        "organization.per-device",
        WARNS,
        N_("With per-device licensing on both sides you can move the licenses yourself."),
        N_(
            "In the source organization, go to Organization > Configure > License Info, select the "
            "licenses, and choose Move license."
        ),
        TRANSFER_REQUEST,
        ("organizations",),
        conditions.both_per_device,
    ),
    Rule(
        "organization.subscription",
        ASKS,
        N_(
            "The {side} organization uses subscription licensing. Support would ask how a single license "
            "is to move there."
        ),
        N_("Say in Case details what you expect, or ask Support first whether this move is possible."),
        OUR_OWN,
        ("organizations",),
        conditions.subscription,
    ),
    Rule(
        "organization.same",
        BLOCKS,
        N_("The source and the destination are the same organization: both links hold the same code after /o/."),
        N_("Open the other organization in the dashboard, and copy its link."),
        OUR_OWN,
        ("organizations",),
        conditions.same_organization,
        eligibility=False,
    ),
    Rule(
        "organization.support-blocked",
        ASKS,
        N_("Support access to the {side} organization is blocked, so Support can’t look at its licenses."),
        N_(
            "Allow it under Organization > Configure > Settings > Cisco Meraki Support access, at least "
            "until the case is closed."
        ),
        SUPPORT_ACCESS,
        ("organizations",),
        conditions.support_blocked,
    ),
    Rule(
        "organization.region",
        WARNS,
        N_(
            "The organizations are on different regional clouds: {source} and {destination}. Support may "
            "not be able to move licenses between them."
        ),
        N_("Check both links. If they are right, ask Support about this first."),
        OUR_OWN,
        ("organizations",),
        conditions.two_regions,
    ),
    Rule(
        "license.expired",
        BLOCKS,
        N_("License {key} has expired: a key with no time of its own left can’t be moved."),
        N_("Take this key out of the request, or correct its date."),
        TRANSFER_REQUEST,
        ("licenses",),
        conditions.expired,
    ),
    Rule(
        "license.mx-edition-lower",
        BLOCKS,
        N_(
            "The {model} license can’t move up: the source has the edition {source}, the destination the "
            "higher {destination}."
        ),
        N_("Take this key out of the request, and ask Support what else can be done with it."),
        TRANSFER_REQUEST,
        ("licenses", "organizations"),
        conditions.mx_edition(higher=False),
    ),
    Rule(
        "license.mx-edition-higher",
        WARNS,
        N_(
            "The {model} license moves down: the source has the edition {source}, the destination the "
            "lower {destination}. It may change the edition of the whole destination."
        ),
        N_("Ask Support what happens to the destination’s edition before the move."),
        OUR_OWN,
        ("licenses", "organizations"),
        conditions.mx_edition(higher=True),
    ),
    Rule(
        "license.over-count",
        BLOCKS,
        N_("Move is more than have: {move} to move, but the key licenses {have}."),
        N_("Lower the number to move, or compare the key’s number with License Info."),
        OUR_OWN,
        ("licenses",),
        conditions.over_count,
        eligibility=False,
    ),
    Rule(
        "license.duplicate-key",
        ASKS,
        N_("Key {key} stands here twice for {model}; the first time in license {first}."),
        N_("Delete one of the two rows, or correct its key or model."),
        OUR_OWN,
        ("licenses",),
        conditions.duplicate_key,
        eligibility=False,
    ),
    Rule(
        "license.asked-before",
        WARNS,
        N_("Key {key} is in a request that you sent already, on {day}: case {case}."),
        N_("If that case is still open, answer it instead of asking twice. If it is closed, name it in Related cases."),
        OUR_OWN,
        ("licenses",),
        conditions.asked_before,
    ),
    Rule(
        "passcode.missing",
        ASKS,
        N_("Support will ask for the support passcode of the {side} organization."),
        N_("Take it down on the day you send the request: “?” > Get help & cases > a tile > Call support team."),
        TRANSFER_REQUEST,
        ("passcodes",),
        conditions.passcode_missing,
        eligibility=False,
    ),
    Rule(
        "passcode.stale",
        ASKS,
        N_(
            "The support passcode of the {side} organization is from {day}. It is a passcode of the day, "
            "so Support wants today’s."
        ),
        N_("Read the passcode in the dashboard again, and type it in its place."),
        PASSCODE_OF_THE_DAY,
        ("passcodes",),
        conditions.passcode_stale,
        eligibility=False,
    ),
    Rule(
        "passcode.in-text",
        WARNS,
        N_("{label} seems to hold a support passcode. It would stand in the case, where others can read it."),
        N_("Take the 4 digits out of the text. Give the passcode in the form or by phone."),
        OUR_OWN,
        ("passcodes", *free_text.SECTIONS),
        conditions.passcode_in_text,
        eligibility=False,
    ),
)
