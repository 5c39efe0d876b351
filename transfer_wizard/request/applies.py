"""Which fields are asked of a request: pages, needed fields, summary and check all go by these functions.

What was typed into a field that is not asked for stays in the draft.
"""

from typing import Final

from transfer_wizard.request.device_models import has_mx
from transfer_wizard.request.draft import Draft
from transfer_wizard.request.words import MX_EDITIONS, WITHOUT_MAIL, MxEdition, Side, Verification

_ORGANIZATION: Final = "organizations."
SEEN_IN_DASHBOARD: Final = frozenset(
    {
        "route.claimed_within_7_days",
        "url",
        "licensing_model",
        "mx_edition",
        "support_access",
        "licenses.expired",
        "licenses.expires_on",
        "licenses.devices.have",
        "passcode",
    }
)
"""What only the dashboard shows: fields, those of both organizations by their last name."""
ASKED_ALL_THE_SAME: Final = frozenset({"url", "licensing_model", "licenses.expired", "licenses.expires_on"})
"""What a person may know of these without the dashboard, from a bookmark, an e-mail or by heart."""


def applies(path: str, draft: Draft, mx: bool | None = None) -> bool:
    """Whether the field at a path of a draft is asked for; passcodes are ``passcode.source`` and ``.destination``.

    A person who can't sign in is not asked for what only the dashboard shows; an answer that stands there all the same
    counts, and stays in sight.

    Args:
        mx: whether an MX is among the devices, where that is known: to find out may take a look at thousands of rows.
    """
    name = _name(path)
    if name in ("route.self_service", "route.lockout_cause"):
        return is_locked_out(draft) is (name == "route.lockout_cause")
    if name == "route.ask":
        return draft.get(path) != "" or models_differ(draft) or edition_is_lower(draft, mx)
    if name == "route.reason":
        is_tried = draft.get("route.self_service") not in ("", "not-tried")
        return is_tried or is_locked_out(draft) or asks_alternative(draft) or _is_answered(path, draft)
    if path.startswith("requester.placeholder_"):
        return needs_placeholder(draft) or is_locked_out(draft)
    if name == "mx_edition" and not _moves_mx(draft, mx):
        return False
    if name == "passcode" and not can_see(draft):
        return False
    return name in ASKED_ALL_THE_SAME or not is_out_of_sight(path, draft, mx) or _is_answered(path, draft)


def is_out_of_sight(path: str, draft: Draft, mx: bool | None = None) -> bool:
    """True for what only the dashboard shows, where the person can't sign in: Support can look it up."""
    name = _name(path)
    return is_locked_out(draft) and name in SEEN_IN_DASHBOARD and (name != "mx_edition" or _moves_mx(draft, mx))


def is_locked_out(draft: Draft) -> bool:
    """True where the person can't sign in to the dashboard."""
    return draft.get("route.dashboard_access") == "no"


def is_without_mail(draft: Draft) -> bool:
    """True where the person can't sign in, and what Support sends to the address of the account is not read."""
    return is_locked_out(draft) and draft.get("route.lockout_cause") in WITHOUT_MAIL


def needs_placeholder(draft: Draft) -> bool:
    """True where Support acts only with a local administrator; a person who can't sign in may name one as a voucher."""
    return draft.get("requester.saml") == "yes"


def can_see(draft: Draft) -> bool:
    """False where the two passcodes can't be read: the person said so, or can't sign in and did not say otherwise."""
    answer = draft.get("verification")
    return answer == Verification.CODES or not (answer == Verification.CANNOT_SEE or is_locked_out(draft))


def asks_alternative(draft: Draft) -> bool:
    """True where Support is asked what else can be done, in place of the move."""
    return draft.get("route.ask") == "alternative"


def moves_mx(draft: Draft) -> bool:
    """True where an MX or a vMX is among the devices."""
    return any(has_mx(row["devices"]) for row in draft.licenses)


def models_differ(draft: Draft) -> bool:
    """True where both licensing models are known, and are two."""
    models = {draft.get(f"organizations.{side}.licensing_model") for side in Side}
    return len(models) == 2 and not models & {"", "unknown"}


def _moves_mx(draft: Draft, mx: bool | None) -> bool:
    return moves_mx(draft) if mx is None else mx


def edition_is_lower(draft: Draft, mx: bool | None = None) -> bool:
    """True where an MX would go from a lower edition to a higher one."""
    source, destination = (draft.get(f"organizations.{side}.mx_edition") for side in Side)
    if source not in MX_EDITIONS or destination not in MX_EDITIONS:
        return False
    return MX_EDITIONS.index(MxEdition(source)) < MX_EDITIONS.index(MxEdition(destination)) and _moves_mx(draft, mx)


def _name(path: str) -> str:
    """The path without its row numbers, without the side of an organization or a passcode."""
    if path.startswith("passcode."):
        return "passcode"
    if path.startswith(_ORGANIZATION):
        return path.rpartition(".")[2]
    return ".".join(step for step in path.split(".") if not step.isdecimal())


def _is_answered(path: str, draft: Draft) -> bool:
    return not path.startswith("passcode.") and draft.get(path).strip() not in ("", "unknown")
