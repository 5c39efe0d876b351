"""The vendor's rules, as one table: what to say when a condition holds, what to do next, and who says so.

``reads`` names the sections of the file that the condition looks at: it runs again only when one of them changed.
"""

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from transfer_wizard.request.words import Access
from transfer_wizard.translations import N_
from transfer_wizard.validation import conditions, free_text
from transfer_wizard.validation.conditions import Condition, Facts
from transfer_wizard.validation.problems import Gravity, RuleSource

READ_IN: Final = datetime.date(2026, 11, 1)
"""The pages were read in November 2026; the first of the month makes "older than 90 days" come early, not late."""

_DOCS: Final = "https://documentation.meraki.com"
TRANSFER_REQUEST: Final = RuleSource(
    N_("License Transfer Request"),
    f"{_DOCS}/Platform_Management/Product_Information/Licensing/License_Transfer_Request",
    READ_IN,
)
SELF_SERVICE: Final = RuleSource(
    N_("How to do a License Transfer in Co-termination"),
    f"{_DOCS}/General_Administration/Licensing/How_to_do_a_License_Transfer_in_Cotermination",
    READ_IN,
)
UNDO_CLAIM: Final = RuleSource(
    N_("Removing and Undoing License Claims: Co-Termination Licensing"),
    f"{_DOCS}/General_Administration/Licensing/Meraki_Co-Termination_Licensing_Overview/"
    "Removing_and_Undoing_License_Claims_-_Co-Termination_Licensing",
    READ_IN,
)
LOCKED_OUT_OF_DASHBOARD: Final = RuleSource(
    N_("Locked Out of Dashboard"),
    f"{_DOCS}/General_Administration/Managing_Dashboard_Access/Locked_Out_of_Dashboard",
    READ_IN,
)
SUPPORT_ACCESS: Final = RuleSource(
    N_("Cisco Administrator Access"),
    f"{_DOCS}/General_Administration/Managing_Dashboard_Access/Cisco_Administrator_Access",
    READ_IN,
)
PASSCODE_OF_THE_DAY: Final = RuleSource(
    N_("How to convert a Co-term Licensing organization to Per Device Licensing"),
    f"{_DOCS}/General_Administration/Licensing/"
    "How_to_convert_a_Co-term_Licensing_organization_to_Per_Device_Licensing_organization",
    READ_IN,
)
LICENSING: Final = RuleSource(
    N_("Cisco Meraki Licensing"), f"{_DOCS}/zGeneral_Administration/Licensing/Cisco_Meraki_Licensing", READ_IN
)
OUR_OWN: Final = RuleSource(N_("A check of our own"))


class RowScope(Enum):
    """Which license rows a rule looks at together."""

    EACH = auto()
    OF_ONE_KEY = auto()
    THAT_RENEW = auto()


@dataclass(frozen=True)
class Eased:
    """When a rule only warns, and what it says then."""

    when: Callable[[Facts], bool]
    message: str
    next: str


@dataclass(frozen=True)
class Rule:
    """One row of the table; ``eligibility`` as in Problem, ``eased`` where the rule may be a warning.

    ``rows`` is None for a rule that looks at no license row.
    """

    id: str
    severity: Gravity
    message: str
    next: str
    source: RuleSource
    reads: tuple[str, ...]
    when: Condition
    eligibility: bool = True
    eased: Eased | None = None
    rows: RowScope | None = None


BLOCKS, ASKS, WARNS = Gravity.BLOCKS, Gravity.ASKS, Gravity.WARNS

RULES: Final = (
    Rule(
        "route.self-service",
        WARNS,
        N_("You can probably move these licenses in the dashboard, without a case."),
        N_("In the source organization, go to {path}. If it fails, note the error message: Support asks for it."),
        SELF_SERVICE,
        ("route", "requester", "organizations", "licenses"),
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
        "route.needed-by-past",
        WARNS,
        N_("{day}, the day by which you need it, has passed."),
        N_("Change or clear the day under Needed by."),
        OUR_OWN,
        ("route",),
        conditions.needed_too_late,
        eligibility=False,
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
            "Support will not act for a network administrator: you are a network administrator in the {side} "
            "organization."
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
        "requester.placeholder-access",
        BLOCKS,
        N_("Support will not act when the local administrator’s access is not full in both organizations."),
        N_("Name a local administrator with full access to both organizations, or have this one given it."),
        TRANSFER_REQUEST,
        ("requester",),
        conditions.placeholder_not_full,
    ),
    Rule(
        "requester.placeholder-same",
        ASKS,
        N_(
            "E-mail of the local administrator is your own address. A SAML administrator and a local administrator "
            "can’t share one."
        ),
        N_("Enter the address of another person, who signs in with a password."),
        OUR_OWN,
        ("requester", "route"),
        conditions.placeholder_same,
        eligibility=False,
        eased=Eased(
            conditions.signs_in_without_saml,
            N_("E-mail of the local administrator is your own address. Somebody else has to vouch for you."),
            N_("Enter the address of another administrator with full access to both organizations."),
        ),
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
        N_("Choose a destination with the source’s licensing model, or ask Support which alternative there is."),
        TRANSFER_REQUEST,
        ("organizations", "route"),
        conditions.model_mismatch,
        eased=Eased(
            conditions.asks_alternative,
            N_("The licensing models differ: the source uses {source}, the destination {destination}."),
            N_("You ask Support which alternative there is. Nothing moves before it has answered."),
        ),
    ),
    Rule(
        "organization.per-device",
        WARNS,
        N_("With per-device licensing on both sides, a full administrator can move the licenses without a case."),
        N_("In the source organization, go to {path}."),
        TRANSFER_REQUEST,
        ("organizations",),
        conditions.both_per_device,
    ),
    Rule(
        "organization.subscription",
        ASKS,
        N_(
            "The {side} organization uses subscription licensing. It is not known whether single keys can move to or "
            "from it. Ask Support first."
        ),
        N_("Say on Case what you expect, or ask Support which alternative there is."),
        OUR_OWN,
        ("organizations", "route"),
        conditions.subscription,
        eased=Eased(
            conditions.asks_alternative,
            N_("The {side} organization uses subscription licensing."),
            N_("You ask Support which alternative there is. Nothing moves before it has answered."),
        ),
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
        N_("Meraki Support Access is blocked in the {side} organization, so Support can’t look at its licenses."),
        N_(
            "Set it to Full access under Organization › Configure › Settings › Meraki Support Access, at least until "
            "the case is closed."
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
        N_("License {key} has expired. A key that only lives on through co-termination can’t be moved."),
        N_(
            "Take this key out, or correct its end: License History shows the key’s own last day, which is not the "
            "organization’s co-termination date."
        ),
        TRANSFER_REQUEST,
        ("licenses",),
        conditions.expired,
        rows=RowScope.EACH,
    ),
    Rule(
        "license.mx-edition-lower",
        BLOCKS,
        N_("{model}: a license of {source} can’t go to an organization that uses {destination}."),
        N_("Take it out, or ask Support which alternative there is."),
        TRANSFER_REQUEST,
        ("licenses", "organizations", "route"),
        conditions.mx_edition(higher=False),
        rows=RowScope.EACH,
        eased=Eased(
            conditions.asks_alternative,
            N_("{model}: a license of {source} can’t go to an organization that uses {destination}."),
            N_("You ask Support which alternative there is. Nothing moves before it has answered."),
        ),
    ),
    Rule(
        "license.no-mx-in-source",
        ASKS,
        N_("{model} is an MX, but the source is said to have no MX."),
        N_("Correct the source MX edition, or the device model."),
        OUR_OWN,
        ("licenses", "organizations"),
        conditions.no_mx_in_source,
        rows=RowScope.EACH,
        eligibility=False,
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
        rows=RowScope.EACH,
    ),
    Rule(
        "license.over-count",
        BLOCKS,
        N_("You want to move {move}, but this key licenses {have}."),
        N_("Lower the number to move, or compare the key’s number with License Info."),
        OUR_OWN,
        ("licenses",),
        conditions.over_count,
        rows=RowScope.EACH,
        eligibility=False,
    ),
    Rule(
        "license.duplicate-key",
        ASKS,
        N_("Key {key} is listed twice for {model}; the first time in license {first}."),
        N_("Delete one of the two rows, or correct its key or model."),
        OUR_OWN,
        ("licenses",),
        conditions.duplicate_key,
        rows=RowScope.OF_ONE_KEY,
        eligibility=False,
    ),
    Rule(
        "license.renew-replaces",
        WARNS,
        N_("License {key} renews: it replaces the destination’s limit with this key’s devices, and extends the date."),
        N_("When unsure, choose Add devices, which leaves the destination’s devices as they are."),
        UNDO_CLAIM,
        ("licenses",),
        conditions.renewals,
        rows=RowScope.EACH,
        eligibility=False,
    ),
    Rule(
        "license.renew-part",
        WARNS,
        N_("Only a part of license {key} renews: the destination’s limit falls to the devices that move."),
        N_("Move all devices of the key, or choose Add devices."),
        OUR_OWN,
        ("licenses",),
        conditions.part_of_a_renewal,
        rows=RowScope.EACH,
        eligibility=False,
    ),
    Rule(
        "license.renew-twice",
        ASKS,
        N_("Licenses {first} and {key} both renew: the second renewal replaces the first."),
        N_("Let one of them renew, and the other add devices."),
        UNDO_CLAIM,
        ("licenses",),
        conditions.renewed_twice,
        rows=RowScope.THAT_RENEW,
        eligibility=False,
    ),
    Rule(
        "license.mixed-mode",
        ASKS,
        N_("License {key} adds devices in one row and renews in another. One key does one of the two."),
        N_("Choose the same for all rows of this key."),
        OUR_OWN,
        ("licenses",),
        conditions.mixed_mode,
        rows=RowScope.OF_ONE_KEY,
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
        rows=RowScope.EACH,
    ),
    Rule(
        "passcode.missing",
        ASKS,
        N_("Support will ask for the support passcode of the {side} organization."),
        N_(
            "Write it down on the day you send the request: “?” › Get help & cases › Pick a Tile to Contact Support › "
            "Call support team."
        ),
        TRANSFER_REQUEST,
        ("passcodes", "route", "verification"),
        conditions.passcode_missing,
        eligibility=False,
        eased=Eased(
            conditions.cannot_see_passcodes,
            N_("You can’t see the support passcode of the {side} organization. Support checks who you are first."),
            N_(
                "Name another administrator with full access to both organizations, who can vouch for you. The request "
                "can go all the same."
            ),
        ),
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
        rows=RowScope.EACH,
        eligibility=False,
    ),
)
