"""What Support needs to know, as one table: the sentence for each field left out, and where to find the answer."""

from collections.abc import Iterator
from typing import Any, Final

from transfer_wizard.request.words import Answer, SelfService, Side
from transfer_wizard.translations import N_
from transfer_wizard.validation.conditions import mx_models
from transfer_wizard.validation.problems import Source
from transfer_wizard.validation.rules import TRANSFER_REQUEST
from transfer_wizard.validation.sections import License, TransferRequest

SOURCE: Final[Source] = TRANSFER_REQUEST

_ADMINISTRATORS: Final = N_("Look under Organization > Configure > Administrators, or ask another administrator.")
_LICENSE_INFO: Final = N_("Look under Organization > Configure > License Info.")
_LINK: Final = N_(
    "Open the organization in the dashboard, go to Organization > Monitor > Overview, and copy the address."
)
_SETTINGS: Final = N_("Look under Organization > Configure > Settings, at Cisco Meraki Support access.")
_HISTORY: Final = N_("Look under Organization > Configure > License Info > License History.")

NEEDED: Final[dict[str, tuple[str, str]]] = {
    "route.dashboard_access": (
        N_("Choose whether you can sign in to the dashboard."),
        N_("Try to sign in at dashboard.meraki.com, then choose Yes or No."),
    ),
    "route.self_service": (
        N_("Choose what happened when you moved the licenses yourself."),
        N_("Support asks for this first, since most customers can move licenses themselves."),
    ),
    "route.claimed_within_7_days": (
        N_("Choose whether the licenses were claimed within the last 7 days."),
        N_("License History shows the day on which each key was claimed."),
    ),
    "route.reason": (
        N_("Enter why a request to Support is needed."),
        N_("One sentence will do: what you tried, and what the dashboard said."),
    ),
    "requester.name": (N_("Enter your name."), N_("Type it as it stands in the dashboard.")),
    "requester.company": (N_("Enter your company."), N_("Type the company that owns both organizations.")),
    "requester.source_email": (N_("Enter your e-mail in the source organization."), _ADMINISTRATORS),
    "requester.destination_email": (N_("Enter your e-mail in the destination organization."), _ADMINISTRATORS),
    "requester.source_access": (N_("Choose your access to the source organization."), _ADMINISTRATORS),
    "requester.destination_access": (N_("Choose your access to the destination organization."), _ADMINISTRATORS),
    "requester.saml": (
        N_("Choose whether you sign in with SAML single sign-on."),
        N_("You do when your company’s own sign-in page opens the dashboard."),
    ),
    "requester.placeholder_name": (N_("Enter the name of the local administrator."), _ADMINISTRATORS),
    "requester.placeholder_email": (N_("Enter the e-mail of the local administrator."), _ADMINISTRATORS),
    "organizations.source.name": (
        N_("Enter the source organization name."),
        N_("The dashboard shows it at the top left."),
    ),
    "organizations.source.url": (N_("Enter the source organization link."), _LINK),
    "organizations.source.licensing_model": (N_("Choose the source licensing model."), _LICENSE_INFO),
    "organizations.source.mx_edition": (N_("Choose the source MX edition, since an MX license moves."), _LICENSE_INFO),
    "organizations.source.support_access": (N_("Choose whether Support access to the source is allowed."), _SETTINGS),
    "organizations.destination.name": (
        N_("Enter the destination organization name."),
        N_("The dashboard shows it at the top left."),
    ),
    "organizations.destination.url": (N_("Enter the destination organization link."), _LINK),
    "organizations.destination.licensing_model": (N_("Choose the destination licensing model."), _LICENSE_INFO),
    "organizations.destination.mx_edition": (
        N_("Choose the destination MX edition, since an MX license moves."),
        _LICENSE_INFO,
    ),
    "organizations.destination.support_access": (
        N_("Choose whether Support access to the destination is allowed."),
        _SETTINGS,
    ),
    "licenses": (N_("Add the licenses to move."), N_("Choose Add a license, and type or paste its key.")),
    "licenses.key": (N_("Enter the license key."), _HISTORY),
    "licenses.mode": (
        N_("Choose whether the license adds devices or renews."),
        N_("Add devices raises the destination’s limit. Renew sets it to this key’s devices and extends the date."),
    ),
    "licenses.expired": (N_("Choose whether this license has expired."), _HISTORY),
    "licenses.devices": (N_("Add a device model to this license."), _LICENSE_INFO),
    "licenses.devices.model": (N_("Enter the device model."), _LICENSE_INFO),
    "licenses.devices.have": (N_("Enter how many devices this key licenses (have)."), _LICENSE_INFO),
    "licenses.devices.move": (N_("Enter how many devices to move (move)."), N_("Type a number from 1 up to have.")),
    "case.severity": (
        N_("Choose a severity."),
        N_("A license transfer is usually severity 3 or 4, unless devices are about to lose their license."),
    ),
}
"""For each needed field: the sentence beside it, and the next step. What is not here is optional."""


def gaps(request: TransferRequest) -> Iterator[tuple[str, str]]:
    """The path of each needed field that has no answer, with "unknown" where that is the answer given."""
    locked_out = request.route.dashboard_access is Answer.NO
    yield from _open(request.route, "route", "dashboard_access")
    if not locked_out:
        yield from _open(request.route, "route", "self_service")
    yield from _open(request.route, "route", "claimed_within_7_days")
    if locked_out or request.route.self_service not in (None, SelfService.NOT_TRIED):
        yield from _open(request.route, "route", "reason")
    yield from _of_requester(request)
    has_mx = any(mx_models(request))
    for side in Side:
        names = ("name", "url", "licensing_model", *(["mx_edition"] if has_mx else []), "support_access")
        yield from _open(request.organization(side), f"organizations.{side}", *names)
    if not request.licenses:
        yield "licenses", ""
    for number, row in enumerate(request.licenses):
        yield from _of_license(row, f"licenses.{number}")
    yield from _open(request.case, "case", "severity")


def is_moot(path: str, request: TransferRequest) -> bool:
    """True for a field that this request is not asked for, whatever stands in it."""
    if path.startswith("requester.placeholder_"):
        return request.requester.saml is not Answer.YES
    return path == "route.self_service" and request.route.dashboard_access is Answer.NO


def _of_requester(request: TransferRequest) -> Iterator[tuple[str, str]]:
    requester = request.requester
    names = ("name", "company", "source_email", "destination_email", "source_access", "destination_access", "saml")
    yield from _open(requester, "requester", *names)
    if requester.saml is Answer.YES and (requester.placeholder_name or requester.placeholder_email):
        yield from _open(requester, "requester", "placeholder_name", "placeholder_email")


def _of_license(row: License, path: str) -> Iterator[tuple[str, str]]:
    yield from _open(row, path, "key", "mode")
    if row.expires_on is None:
        yield from _open(row, path, "expired")
    if not row.devices:
        yield f"{path}.devices", ""
    for index, device in enumerate(row.devices):
        yield from _open(device, f"{path}.devices.{index}", "model", "have", "move")


def _open(section: Any, path: str, *names: str) -> Iterator[tuple[str, str]]:
    for name in names:
        value = getattr(section, name)
        if value in (None, "", "unknown"):  # "" is what is left of invisible signs
            yield f"{path}.{name}", value or ""
