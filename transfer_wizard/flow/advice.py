"""Advice: what a person is told, as a page of its own, when an answer decides whether the transfer can happen.

Advice is no error: it says why, what to do next, and who says so, and the person may go on all the same.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from transfer_wizard.flow.steps import step_of
from transfer_wizard.request.applies import is_locked_out, is_without_mail
from transfer_wizard.request.draft import Draft
from transfer_wizard.request.words import Access, LicensingModel, LockoutCause, Side
from transfer_wizard.translations import N_, _

if TYPE_CHECKING:  # validation brings pydantic, which the first window does without
    from transfer_wizard.validation.check import CheckResult
    from transfer_wizard.validation.problems import Problem, RuleSource


@dataclass(frozen=True)
class Advice:
    """One piece of advice: a heading, the reason, the steps to take, and the source."""

    id: str
    heading: str
    reason: str
    steps: tuple[str, ...]
    source: "RuleSource"


HEADINGS: Final = {
    "route.self-service": N_("You can probably move these licenses yourself"),
    "route.undo-claim": N_("You can undo the claim instead"),
    "route.locked-out": N_("You can prepare the request without the dashboard"),
    "requester.read-only": N_("Read-only access is not enough"),
    "requester.network-admin": N_("Network access is not enough"),
    "requester.one-organization": N_("You need access to both organizations"),
    "requester.different-accounts": N_("It must be one account in both organizations"),
    "requester.saml-without-placeholder": N_("A SAML administrator needs a local administrator as a placeholder"),
    "requester.placeholder-access": N_("The local administrator needs full access to both organizations"),
    "requester.enterprise-access": N_("Enterprise access is not full access"),
    "organization.model-mismatch": N_("The licensing models differ"),
    "organization.per-device": N_("You may not need a case"),
    "organization.subscription": N_("Ask Support first: subscription licensing"),
    "organization.support-blocked": N_("Support can’t see the organization"),
    "organization.region": N_("The organizations are on different regional clouds"),
    "license.asked-before": N_("You asked for this key before"),
    "license.expired": N_("An expired license can’t be moved"),
    "license.mx-edition-lower": N_("The MX edition of the destination is higher"),
    "license.mx-edition-higher": N_("The MX edition of the destination is lower"),
}

MOVE_IT_YOURSELF: Final = (
    N_("Open {source}, and close every other dashboard tab."),
    N_("Go to Organization › Configure › License Info › License History."),
    N_("Choose Move beside the key, then {destination}."),
    N_("Set Add devices and the counts, read the notices, confirm."),
)
UNDO_THE_CLAIM: Final = (
    N_("In the organization that holds the license, go to Organization › Configure › License Info."),
    N_("Undo the claim of the key. This works for 7 days after the claim."),
    N_("Claim the same key in the organization where it belongs."),
)
MOVE_PER_DEVICE: Final = (
    N_("Open {source}, and close every other dashboard tab."),
    N_("Go to Organization › Configure › License Info."),
    N_("Select the licenses, choose Move license, then {destination}."),
    N_("Read the notices, confirm. Assigned devices move with them."),
)
UNLOCK: Final = N_("Ask another full administrator of the organization to unlock your account: that is quickest.")
BY_CAUSE: Final[dict[str, tuple[str, ...]]] = {
    LockoutCause.ADDRESS_GONE: (
        N_(
            "Ask another full administrator to have your new address added: that is quickest. Support can’t change an "
            "administrator’s address."
        ),
        N_(
            "The e-mail that confirms a case goes to the address of the account, which you can’t read. Let an "
            "administrator who can read theirs open the case."
        ),
    ),
    LockoutCause.AUTHENTICATOR_LOST: (
        UNLOCK,
        N_("Support removes two-factor authentication only by case, never by phone."),
        N_(
            "Open that case from your account’s own e-mail, and ask a second administrator to comment on it in the "
            "dashboard."
        ),
    ),
    LockoutCause.NO_MAIL: (
        UNLOCK,
        N_("Look for the e-mails of Meraki in the spam folder and in your company’s mail filter, also in quarantine."),
        N_("The e-mail that confirms a case would not arrive either. Let an administrator who gets theirs open it."),
    ),
}
"""What to do first, by why the person can't sign in. Source: the vendor's pages on two-factor authentication and on
lost access; the second administrator's comment stands in an older copy only."""
OPEN_IT: Final = N_("If nobody can, open a case without signing in: on the Support page choose “No dashboard Access?”.")
FROM_THE_ACCOUNT: Final = N_(
    "Write from the e-mail of your account, if it still exists; name the organization in full, and answer the e-mail "
    "that confirms the case."
)
FROM_ELSEWHERE: Final = N_(
    "Write from another address, at which mail reaches you; name the organization in full, and give a phone number "
    "under You, so that Support can call."
)
FILL_IN: Final = N_(
    "Fill in here what you know. What only the dashboard shows you are not asked for: Support can look it up, or "
    "another administrator can read it out."
)


def advise(step: str, draft: Draft, verdict: "CheckResult") -> list[Advice]:
    """The advice for a step as it stands, the gravest first; empty when there is none."""
    from transfer_wizard.validation.rules import LOCKED_OUT_OF_DASHBOARD, SELF_SERVICE

    problems = [problem for problem in verdict.problems if problem.eligibility and step_of(problem.field) == step]
    advice = [
        Advice(problem.id, _(HEADINGS[problem.id]), problem.message, _steps(problem, draft), problem.source)
        for problem in sorted(problems, key=lambda problem: list("bwa").index(problem.severity[0]))
        if problem.id != "route.self-service"
    ]
    if step == "route" and is_locked_out(draft):
        reason = _(
            "You can open a case without signing in. Support checks who you are first, and can’t restore every account."
        )
        first = BY_CAUSE.get(draft.get("route.lockout_cause"), (UNLOCK,))
        write = FROM_ELSEWHERE if is_without_mail(draft) else FROM_THE_ACCOUNT
        steps = tuple(_(step) for step in (*first, OPEN_IT, write, FILL_IN))
        advice.append(_advice("route.locked-out", reason, steps, LOCKED_OUT_OF_DASHBOARD))
    elif step == "route" and draft.get("route.self_service") == "not-tried" and may_move(draft, verdict):
        models = {draft.get(f"organizations.{side}.licensing_model") for side in Side}
        is_per_device = LicensingModel.PER_DEVICE in models
        names = {side: draft.get(f"organizations.{side}.name").strip() for side in Side}
        words = {
            "source": names[Side.SOURCE] or _("the source organization"),
            "destination": names[Side.DESTINATION] or _("the destination"),
        }
        steps = tuple(_(step).format(**words) for step in (MOVE_PER_DEVICE if is_per_device else MOVE_IT_YOURSELF))
        advice.append(_advice("route.self-service", _(_WHY.get(tuple(sorted(models)), _WHY_ELSE)), steps, SELF_SERVICE))
    return advice


_WHY: Final[dict[tuple[str, ...], str]] = {
    (LicensingModel.CO_TERM,): N_("You can sign in, and both organizations are co-term. No case, no passcodes."),
    (LicensingModel.PER_DEVICE,): N_("You can sign in, and both organizations are per-device. No case, no passcodes."),
}
_WHY_ELSE: Final = N_("You can sign in. Most customers need no case and no passcodes.")


def may_move(draft: Draft, verdict: "CheckResult") -> bool:
    """True while nothing is known that Move in the dashboard would refuse: it is told before the rest is asked."""
    is_refused = any(
        problem.severity == "blocks" or problem.id in ("organization.subscription", "requester.enterprise-access")
        for problem in verdict.problems
    )
    access = {draft.get(f"requester.{side}_access") for side in Side}
    return not is_refused and access <= {"", Access.FULL, Access.UNKNOWN}


def _advice(identity: str, reason: str, steps: tuple[str, ...], source: "RuleSource") -> Advice:
    return Advice(identity, _(HEADINGS[identity]), reason, steps, source)


def _steps(problem: "Problem", draft: Draft) -> tuple[str, ...]:
    if problem.id == "route.undo-claim" and not is_locked_out(draft):
        return tuple(_(step) for step in UNDO_THE_CLAIM)
    return (problem.next,)
