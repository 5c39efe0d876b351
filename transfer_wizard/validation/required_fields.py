"""What Support needs to know, as one table: the sentence for each field left out, and where to find the answer."""

from collections.abc import Iterator
from typing import Any, Final

from transfer_wizard.request.applies import (
    applies,
    asks_alternative,
    edition_is_lower,
    is_out_of_sight,
    is_without_mail,
    models_differ,
    needs_placeholder,
)
from transfer_wizard.request.draft import Draft
from transfer_wizard.request.shape import HEADINGS
from transfer_wizard.request.words import LicensingModel, MxEdition
from transfer_wizard.translations import N_
from transfer_wizard.validation import links
from transfer_wizard.validation.case_headings import lacks_cause, tells_cause
from transfer_wizard.validation.problems import RuleSource
from transfer_wizard.validation.rules import TRANSFER_REQUEST
from transfer_wizard.validation.sections import License, TransferRequest

SOURCE: Final[RuleSource] = TRANSFER_REQUEST

ADMINISTRATORS: Final = N_("Look under Organization › Configure › Administrators, or ask another administrator.")
LICENSE_INFO: Final = N_("Look under Organization › Configure › License Info.")
LINK: Final = links.HOW
_SETTINGS: Final = N_("Look under Organization › Configure › Settings, at Meraki Support Access.")
YOUR_NAME: Final = N_("Type it as it stands in the dashboard.")
AS_IN_DASHBOARD: Final = N_("The dashboard shows it at the top left.")
OWN_END: Final = N_("Look at this key in License History, not at the organization’s co-termination date.")
_OR_NOT: Final = N_("One sentence will do. “Not applicable” is an answer too.")
WHAT_THE_DASHBOARD_SAID: Final = N_("One sentence will do: what you tried, and what the dashboard said.")
HISTORY: Final = N_("Look under Organization › Configure › License Info › License History.")

NEEDED: Final[dict[str, tuple[str, str]]] = {
    "route.dashboard_access": (
        N_("Choose whether you can sign in to the dashboard."),
        N_("Try to sign in at dashboard.meraki.com, then choose Yes or No."),
    ),
    "route.self_service": (
        N_("Choose whether you tried Move in the dashboard."),
        N_("Support asks for this first, since most customers can move licenses themselves."),
    ),
    "route.claimed_within_7_days": (
        N_("Choose whether the licenses were claimed within the last 7 days."),
        N_("License History shows the day on which each key was claimed."),
    ),
    "route.reason": (
        N_("Enter why a request to Support is needed."),
        WHAT_THE_DASHBOARD_SAID,
    ),
    "route.lockout_cause": (
        N_("Choose why you can’t sign in."),
        N_("Support goes another way for a lost address than for a lost authenticator."),
    ),
    "requester.name": (N_("Enter your name."), YOUR_NAME),
    "requester.company": (N_("Enter your company."), N_("Type the company that owns both organizations.")),
    "requester.source_email": (N_("Enter your e-mail in the source organization."), ADMINISTRATORS),
    "requester.destination_email": (N_("Enter your e-mail in the destination organization."), ADMINISTRATORS),
    "requester.source_access": (N_("Choose your access to the source organization."), ADMINISTRATORS),
    "requester.destination_access": (N_("Choose your access to the destination organization."), ADMINISTRATORS),
    "requester.saml": (
        N_("Choose whether you sign in with SAML single sign-on."),
        N_("You do when your company’s own sign-in page opens the dashboard."),
    ),
    "requester.placeholder_name": (N_("Enter the name of the local administrator."), ADMINISTRATORS),
    "requester.placeholder_email": (N_("Enter the e-mail of the local administrator."), ADMINISTRATORS),
    "requester.placeholder_access": (N_("Choose the access of the local administrator."), ADMINISTRATORS),
    "requester.phone": (
        N_("Enter a phone number, since no e-mail of Meraki reaches you."),
        N_("Type it with the country code, so that Support can call you."),
    ),
    "organizations.source.name": (
        N_("Enter the source organization name."),
        AS_IN_DASHBOARD,
    ),
    "organizations.source.url": (N_("Enter the source organization link."), LINK),
    "organizations.source.licensing_model": (N_("Choose the source licensing model."), LICENSE_INFO),
    "organizations.source.mx_edition": (N_("Choose the source MX edition, since an MX license moves."), LICENSE_INFO),
    "organizations.source.support_access": (
        N_("Choose the Meraki Support Access in the source organization."),
        _SETTINGS,
    ),
    "organizations.destination.name": (
        N_("Enter the destination organization name."),
        AS_IN_DASHBOARD,
    ),
    "organizations.destination.url": (N_("Enter the destination organization link."), LINK),
    "organizations.destination.licensing_model": (N_("Choose the destination licensing model."), LICENSE_INFO),
    "organizations.destination.mx_edition": (
        N_("Choose the destination MX edition, since an MX license moves."),
        LICENSE_INFO,
    ),
    "organizations.destination.support_access": (
        N_("Choose the Meraki Support Access in the destination organization."),
        _SETTINGS,
    ),
    "licenses": (N_("Add the licenses to move."), N_("Choose Add a row, and type or paste its key.")),
    "licenses.key": (N_("Enter the license key."), HISTORY),
    "licenses.mode": (
        N_("Choose whether the license adds devices or renews."),
        N_("When unsure, choose Add devices. Renew replaces the destination’s limit with this key’s devices."),
    ),
    "licenses.expired": (N_("Choose whether this key itself has expired."), OWN_END),
    "licenses.devices": (N_("Add a device model to this license."), LICENSE_INFO),
    "licenses.devices.model": (N_("Enter the device model."), LICENSE_INFO),
    "licenses.devices.move": (N_("Enter how many devices to move (move)."), N_("Type a number from 1 up to have.")),
    "case.severity": (
        N_("Choose a severity."),
        N_("A license transfer is usually severity 3 or 4, unless devices are about to lose their license."),
    ),
    "case.scope": (N_("Enter the scope of the case."), _OR_NOT),
    "case.frequency": (N_("Enter how often it happens."), _OR_NOT),
    "case.start_time": (N_("Enter since when it happens."), _OR_NOT),
    "case.related_cases": (N_("Enter the related cases."), _OR_NOT),
    "case.test_results": (N_("Enter what you tried, and what came of it."), _OR_NOT),
    "case.workaround": (N_("Enter the workaround."), _OR_NOT),
    "case.business_impact": (N_("Enter the business impact."), _OR_NOT),
}
"""For each needed field: the sentence beside it, and the next step. What is not here is optional."""


WARNS_ONLY: Final = frozenset(
    {
        "route.dashboard_access",
        "route.self_service",
        "route.claimed_within_7_days",
        "route.lockout_cause",
        "requester.phone",
        "organizations.source.url",
        "organizations.source.support_access",
        "organizations.destination.support_access",
        "licenses.mode",
        "case.severity",
        *(f"case.{name}" for name in HEADINGS),
    }
)
"""What Support can begin without; the vendor's page decides by the rest."""


_OWN_EMAILS: Final = ("requester.source_email", "requester.destination_email")


def gaps(request: TransferRequest, draft: Draft, mx: bool) -> Iterator[tuple[str, str]]:
    """The path of each needed field that has no answer, with "unknown" where that is the answer given.

    Those of the license rows are told by ``gaps_of_row``. What only the dashboard shows is a gap for a person who can't
    sign in too: one that Support can fill.

    Args:
        mx: an MX is among the devices.
    """
    for path in NEEDED:
        if path.startswith("licenses") or not (applies(path, draft, mx) or is_out_of_sight(path, draft, mx)):
            continue
        if path.startswith("requester.placeholder_") and not needs_placeholder(draft):
            continue
        if path in _OWN_EMAILS and needs_placeholder(draft) and draft.get("requester.placeholder_email").strip():
            continue  # the local administrator's is the one that Support looks for
        if path == "requester.phone" and not is_without_mail(draft):
            continue
        if path == "route.reason" and (tells_cause(draft) or _asks_about_obstacle(request, draft, mx)):
            continue  # the case says it
        section, _dot, name = path.rpartition(".")
        yield from _open(_section(request, section), section, name)
    if lacks_cause(draft) and applies("route.reason", draft):
        yield "route.reason", ""
    if request.source.mx_edition is MxEdition.NONE and applies("organizations.source.mx_edition", draft, mx):
        yield "organizations.source.mx_edition", ""  # an MX moves from there, so this is no answer


def _asks_about_obstacle(request: TransferRequest, draft: Draft, mx: bool) -> bool:
    """Whether Support is asked for an alternative, and it is known to what."""
    models = {request.source.licensing_model, request.destination.licensing_model}
    is_in_the_way = models_differ(draft) or edition_is_lower(draft, mx) or LicensingModel.SUBSCRIPTION in models
    return asks_alternative(draft) and is_in_the_way


def _section(request: TransferRequest, path: str) -> Any:
    name = path.removeprefix("organizations.")
    return getattr(request, name)


def gaps_of_row(row: License, path: str) -> Iterator[tuple[str, str]]:
    """The same of one license row."""
    yield from _open(row, path, "key", "mode")
    if row.expires_on is None:
        yield from _open(row, path, "expired")
    if not row.devices:
        yield f"{path}.devices", ""
    for index, device in enumerate(row.devices):
        if not device.stays:
            yield from _open(device, f"{path}.devices.{index}", "model", "move")


def _open(section: Any, path: str, *names: str) -> Iterator[tuple[str, str]]:
    for name in names:
        value = getattr(section, name)
        if value in (None, "", "unknown"):  # "" is what is left of invisible signs
            yield f"{path}.{name}", value or ""
