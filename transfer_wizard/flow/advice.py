"""Advice: what a person is told, as a page of its own, when an answer decides whether the transfer can happen.

These are results, not errors: each says why, what to do next, and who says so, and the person may go on all the same.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from transfer_wizard.request.draft import Draft
from transfer_wizard.translations import N_, _

if TYPE_CHECKING:  # validation brings pydantic, which the first window does without
    from transfer_wizard.validation.problems import Problem, Source


@dataclass(frozen=True)
class Advice:
    """One piece of advice: a heading, the reason, the steps to take, and the source."""

    id: str
    heading: str
    reason: str
    steps: tuple[str, ...]
    source: "Source"


HEADINGS: Final = {
    "route.self-service": N_("You may not need a case"),
    "route.undo-claim": N_("You may not need a case: undo the claim"),
    "route.locked-out": N_("You can prepare the request without the dashboard"),
    "requester.read-only": N_("Read-only access is not enough"),
    "requester.network-admin": N_("Network access is not enough"),
    "requester.one-organization": N_("You need access to both organizations"),
    "requester.different-accounts": N_("It must be one account in both organizations"),
    "requester.saml-without-placeholder": N_("A SAML administrator needs a local administrator as a placeholder"),
    "requester.enterprise-access": N_("Enterprise access is not full access"),
    "organization.model-mismatch": N_("The licensing models differ"),
    "organization.per-device": N_("You may not need a case"),
    "organization.subscription": N_("Subscription licensing needs a word with Support first"),
    "organization.support-blocked": N_("Support can’t see the organization"),
    "organization.region": N_("The organizations are on different regional clouds"),
    "license.asked-before": N_("You asked for this key before"),
    "license.expired": N_("An expired license can’t be moved"),
    "license.mx-edition-lower": N_("The MX edition of the destination is higher"),
    "license.mx-edition-higher": N_("The MX edition of the destination is lower"),
}

MOVE_IT_YOURSELF: Final = (
    N_("Check that the same confirmed e-mail has full access in both organizations, and that the key has not expired."),
    N_("Close every other dashboard tab. With two organizations open, Move ends with “License move failed”."),
    N_("In the source organization, go to Organization > Configure > License Info > License History."),
    N_("Choose Move beside the key, then the destination, add devices or renew, and the number of devices."),
    N_("Read the notices and confirm. If it fails, come back: the words of the failure are what Support asks for."),
)
UNDO_THE_CLAIM: Final = (
    N_("In the organization that holds the license, go to Organization > Configure > License Info."),
    N_("Undo the claim of the key. This works for 7 days after the claim."),
    N_("Claim the same key in the organization where it belongs."),
)
LOCKED_OUT: Final = (
    N_(
        "Ask another full administrator of the organization to unlock you or to invite you again: that is the quickest."
    ),
    N_("If nobody can, open a case without signing in: on the Support page choose “No dashboard Access?”."),
    N_(
        "Write from the e-mail of your account, name the organization in full, and answer the e-mail "
        "that confirms the case."
    ),
    N_("Be ready to prove who you are. Two-factor authentication is not taken off on the phone."),
    N_(
        "Fill in here what you know. What only the dashboard shows, such as the passcodes, another "
        "administrator can read out."
    ),
)


def advise(step: str, draft: Draft, problems: "list[Problem]") -> list[Advice]:
    """The advice for a step as it stands, the gravest first; empty when there is none."""
    from transfer_wizard.validation.rules import LOCKED_OUT_OF_DASHBOARD, SELF_SERVICE

    advice = [
        Advice(problem.id, _(HEADINGS[problem.id]), problem.message, _steps(problem), problem.source)
        for problem in sorted(problems, key=lambda problem: list("bwa").index(problem.severity[0]))
        if problem.eligibility and problem.id != "route.self-service"
    ]
    if step == "route" and draft.get("route.dashboard_access") == "no":
        reason = _("Support also helps people who can’t sign in, after checking who they are.")
        advice.append(_advice("route.locked-out", reason, LOCKED_OUT, LOCKED_OUT_OF_DASHBOARD))
    elif step == "route" and draft.get("route.self_service") == "not-tried":
        reason = _("Customers with full access on both sides, and one licensing model, move licenses in the dashboard.")
        advice.append(_advice("route.self-service", reason, MOVE_IT_YOURSELF, SELF_SERVICE))
    return advice


def _advice(identity: str, reason: str, steps: tuple[str, ...], source: "Source") -> Advice:
    return Advice(identity, _(HEADINGS[identity]), reason, tuple(_(step) for step in steps), source)


def _steps(problem: "Problem") -> tuple[str, ...]:
    return tuple(_(step) for step in UNDO_THE_CLAIM) if problem.id == "route.undo-claim" else (problem.next,)
