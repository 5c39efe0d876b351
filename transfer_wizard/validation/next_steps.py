"""What a person who can't sign in can do about a problem: never something that needs the dashboard."""

from functools import lru_cache
from typing import Final

from transfer_wizard.translations import N_, _
from transfer_wizard.validation import fields, identifiers, links, required_fields
from transfer_wizard.validation.rules import RULES

_OF_RULES: Final = {
    "route.self-service": N_("Ask another administrator with full access to both organizations to move them."),
    "route.undo-claim": N_(
        "Ask another administrator to undo the claim in the wrong organization, and to claim the key in the right one."
    ),
    "organization.per-device": N_(
        "Ask another administrator with full access to both organizations to move them. If nobody can, go on here."
    ),
    "organization.same": N_(
        "Take the link of the other organization from a bookmark or an older e-mail, or leave it out: Support can look "
        "it up by the name."
    ),
    "organization.support-blocked": N_(
        "Ask another administrator to set it to Full access, at least until the case is closed."
    ),
    "license.expired": N_(
        "Take this key out, or correct its end if the order or another administrator says otherwise."
    ),
    "license.over-count": N_("Lower the number to move, or ask another administrator how many this key licenses."),
    "passcode.stale": N_("Clear it, and say that you can’t see today’s. The request can go all the same, and says so."),
}
_ASK: Final = N_("Ask another administrator of the organization, or leave it open.")
_OTHER_LINK: Final = N_(
    "Take the link from a bookmark or an older e-mail, or leave it out: Support can look it up by the name."
)
_ORDER: Final = N_("Take it from the e-mail or the paper of the order, or ask another administrator.")
INSTEAD: Final[dict[str, str]] = {
    **{rule.next: _OF_RULES[rule.id] for rule in RULES if rule.id in _OF_RULES},
    required_fields.ADMINISTRATORS: _ASK,
    required_fields.LICENSE_INFO: _ORDER,
    required_fields.HISTORY: _ORDER,
    required_fields.YOUR_NAME: N_("Type your first name and your last name."),
    required_fields.AS_IN_DASHBOARD: N_("Type it as you remember it, or ask another administrator."),
    required_fields.OWN_END: _ASK,
    required_fields.WHAT_THE_DASHBOARD_SAID: N_("One sentence will do: why you can’t sign in, and since when."),
    identifiers.FROM_HISTORY: N_("Copy the key from the order e-mail, or ask another administrator for it."),
    identifiers.COMPARE_KEY: N_("Compare it with the order e-mail: each key reads like Z2A7-32TE-A8Y4."),
    identifiers.MODELS_SHOWN: _ORDER,
    identifiers.BESIDE_PASSCODE: N_("Leave it empty when you don’t have it: only the phone asks for it."),
    links.HOW: _OTHER_LINK,
    links.OPEN_WRAPPED: _OTHER_LINK,
    fields.AS_SHOWN: N_("Type the name as you remember it."),
}
"""By what is said to a person who can sign in: what is said in its place."""


@lru_cache(maxsize=512)
def fitting(text: str, is_locked_out: bool) -> str:
    """The step to take, for this person; in the language spoken now, before its words are put in."""
    if not is_locked_out:
        return text
    return next((_(instead) for said, instead in INSTEAD.items() if _(said) == text), text)
