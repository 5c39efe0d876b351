"""What the policy of an IT desk does to a request: it fills fields, completes an address, and judges two answers.

Defaults fill only what nobody has touched; what is locked holds, and what it replaces is told.
"""

from typing import TYPE_CHECKING, Final

from transfer_wizard.request.draft import Draft
from transfer_wizard.request.policy import BY_PATH, Policy, fits_pattern
from transfer_wizard.request.words import Side
from transfer_wizard.translations import _
from transfer_wizard.validation import wording

if TYPE_CHECKING:  # validation brings pydantic, which the first window does without
    from transfer_wizard.validation.check import CheckResult
    from transfer_wizard.validation.problems import Gravity, Problem

EMAILS: Final = ("requester.source_email", "requester.destination_email")
LISTED: Final = ("name", "url", "licensing_model")
"""What is known of an organization to choose from."""


def fill(draft: Draft, policy: Policy) -> list[str]:
    """Fill a request's fields as the policy says, and return a sentence for each text that something locked replaced.

    A request that was sent is a record, and stays as it is. A default fills a request that was never saved: later an
    empty field may be empty on purpose.
    """
    if draft.is_sent:
        return []
    sentences = []
    for path in BY_PATH:
        setting = policy.filling(path)
        before = draft.get(path)
        if setting is None or before == setting.value:
            continue
        if setting.is_locked and before.strip():
            words = {"label": wording.label(path), "text": wording.shown(path, setting.value), "before": before[:200]}
            sentences.append(
                _("“{label}” is “{text}” now, in place of “{before}”. {reason}").format(**words, reason=policy.reason)
            )
        if setting.is_locked or not (before or draft.saved_at):
            draft.set(path, setting.value)
    return sentences


def may_hold(path: str, text: str, policy: Policy) -> bool:
    """Whether a field may hold a text: a locked field holds the text of the policy, or one of those to choose from."""
    setting = policy.filling(path)
    if setting is not None:
        return not setting.is_locked or text == setting.value
    if not policy.locks(path):
        return True
    name = path.rpartition(".")[2]
    return not text or any(text == getattr(organization, name) for organization in policy.organizations)


def completed(path: str, text: str, policy: Policy) -> str:
    """An e-mail address without its domain gets that of the policy; any other text stays as it is."""
    domain = policy.text("email_domain")
    name = text.strip()
    if path not in EMAILS or not domain or not name or set(name) & set("@<> \t\n"):
        return text
    return f"{name}@{domain}"


def hint(path: str, policy: Policy) -> str:
    """What the policy adds to the help of a field."""
    domain, pattern = policy.text("email_domain"), policy.text("case_number_pattern")
    if path in EMAILS and domain:
        if policy.is_locked("email_domain"):
            return _("It must end in @{domain}, which is added for you. {reason}").format(
                domain=domain, reason=policy.reason
            )
        return _("Without an @, @{domain} is added.").format(domain=domain)
    if path == "case_number" and pattern:
        return _("It looks like {pattern}: # is a digit, @ a letter.").format(pattern=pattern.replace("|", _(" or ")))
    return ""


def judged(verdict: "CheckResult", draft: Draft, policy: Policy) -> "CheckResult":
    """The result of the check, with the objections of the policy, and without the gaps of hidden pages.

    A problem that blocks the transfer is kept, whichever page it is on.
    """
    from dataclasses import replace

    from transfer_wizard.validation.finding import FoundProblems
    from transfer_wizard.validation.problems import Gravity

    def kept(section: str, problems: FoundProblems) -> FoundProblems:
        if section not in concerned:
            return problems
        return FoundProblems(
            problem for problem in problems if problem.severity is Gravity.BLOCKS or not draft.is_unasked(problem.field)
        )

    concerned = {place.partition(".")[0] for place in draft.unasked}
    by_section = {section: kept(section, problems) for section, problems in verdict.found.items()}
    return replace(verdict, found=by_section | {"policy": FoundProblems(_objections(draft, policy))})


def _objections(draft: Draft, policy: Policy) -> "list[Problem]":
    """What the policy objects to."""
    from transfer_wizard.validation.problems import Gravity

    objections = []
    domain = policy.text("email_domain")
    for path in EMAILS:
        address = draft.get(path).strip().lower()
        if policy.is_locked("email_domain") and "@" in address and not address.endswith(f"@{domain}"):
            sentence = _("{label} must end in @{domain}.").format(label=wording.label(path), domain=domain)
            objections.append(_problem(path, Gravity.ASKS, sentence, policy.reason))
    for side in Side if policy.is_locked("organizations") else ():
        path = f"organizations.{side}.name"
        if draft.get(path).strip() and listed(draft, side, policy) is None:
            sentence = _("{label} must be one of those to choose from.").format(label=wording.label(path))
            objections.append(_problem(path, Gravity.ASKS, sentence, policy.reason))
    pattern, number = policy.text("case_number_pattern"), draft.get("case_number").strip()
    if pattern and number and not fits_pattern(pattern, number):
        is_locked = policy.is_locked("case_number_pattern")
        sentence = _("{label} must look like {pattern}.") if is_locked else _("{label} usually looks like {pattern}.")
        sentence = sentence.format(label=wording.label("case_number"), pattern=pattern.replace("|", _(" or ")))
        next_step = _("# stands for a digit, @ for a letter. Compare it with the e-mail of Support.")
        objections.append(_problem("case_number", Gravity.WARNS, sentence, next_step))
    return objections


def _problem(path: str, severity: "Gravity", message: str, next_step: str) -> "Problem":
    from transfer_wizard.validation.problems import Problem
    from transfer_wizard.validation.rules import OUR_OWN

    return Problem(f"{path}.format", severity, path, message, next_step, OUR_OWN)


def listed(draft: Draft, side: str, policy: Policy) -> int | None:
    """Which of the organizations to choose from is at one end of the transfer, by its number in the list."""
    texts = tuple(draft.get(f"organizations.{side}.{name}").strip() for name in LISTED)
    return next(
        (number for number, organization in enumerate(policy.organizations) if tuple(organization) == texts), None
    )
