"""What the requester confirms, sentence by sentence: nothing that the answers don't support or nobody can see."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from transfer_wizard.export.answers import Answers
from transfer_wizard.export.blocks import Value, clean
from transfer_wizard.request.applies import applies, asks_alternative, can_see, is_locked_out, needs_placeholder
from transfer_wizard.request.words import (
    WITHOUT_MAIL,
    Access,
    Answer,
    LicensingModel,
    LockoutCause,
    MxEdition,
    PlaceholderAccess,
    SelfService,
    Side,
    SupportAccess,
)
from transfer_wizard.translations import N_, _, joined
from transfer_wizard.validation import wording
from transfer_wizard.validation.case_headings import CAUSES, locked_out_reason, said_anew

_MODELS: Final = {
    LicensingModel.CO_TERM: N_("co-termination"),
    LicensingModel.PER_DEVICE: N_("per-device"),
    LicensingModel.SUBSCRIPTION: N_("subscription"),
}
_TRIED: Final = {
    SelfService.FAILED: N_("I tried Move in the dashboard, and it failed."),
    SelfService.NOT_OFFERED: N_("Move is not offered in the dashboard for these licenses."),
    SelfService.NOT_POSSIBLE: N_("I could not try Move in the dashboard."),
    SelfService.NOT_TRIED: N_("I have not tried Move in the dashboard."),
}
_PLACEHOLDER: Final = ("placeholder_name", "placeholder_email", "placeholder_access")


def confirmed(answers: Answers) -> Iterator[Value]:
    """What the requester stands for: account, access, sign-in, and what holds for both organizations."""
    for sentences in (_account, _access, _sign_in, _licensing, _editions, _support_access):
        yield from (sentence for sentence in sentences(answers) if str(sentence))


def _account(answers: Answers) -> Iterator[Value]:
    """The rows of the requester show the addresses and what is against them; here it is said that they are one."""
    requester = answers.facts.requester
    differ = any(each.id == "requester.different-accounts" for each in answers.of("requester.destination_email"))
    if requester.saml is not Answer.YES and requester.source_email and requester.destination_email and not differ:
        is_out = is_locked_out(answers.draft)
        yield Value(
            _("My account has this e-mail in both organizations.")
            if is_out
            else _("I use this e-mail in both organizations.")
        )


def _access(answers: Answers) -> Iterator[Value]:
    requester = answers.facts.requester
    marks = answers.marks(*(f"requester.{side}_access" for side in Side))
    known = {side: requester.access(side) for side in Side if requester.access(side) not in (None, Access.UNKNOWN)}
    if list(known.values()) == [Access.FULL, Access.FULL]:
        if is_locked_out(answers.draft):
            sentence = _("I had full access in both organizations until I could no longer sign in.")
        elif _has_full_saml_role(answers):
            sentence = _("My SAML role has full access in both organizations.")
        else:
            sentence = _("I have full access in both organizations.")
        yield Value(sentence, marks)
        return
    parts = [
        _("{access} to “{name}”").format(
            access=wording.shown(f"requester.{side}_access", access or ""), name=answers.name(side)
        )
        for side, access in known.items()
    ]
    sentence = _("My access: {parts}.")
    if is_locked_out(answers.draft):
        sentence = _("My access until I could no longer sign in: {parts}.")
    yield Value(sentence.format(parts=_(", ").join(parts)) if parts else "", marks)


def _has_full_saml_role(answers: Answers) -> bool:
    requester = answers.facts.requester
    is_full = all(requester.access(side) is Access.FULL for side in Side)
    return requester.saml is Answer.YES and is_full and not is_locked_out(answers.draft)


def _sign_in(answers: Answers) -> Iterator[Value]:
    requester = answers.facts.requester
    names = ("saml", *(_PLACEHOLDER if requester.saml is Answer.YES else ()))
    marks = answers.marks(*(f"requester.{name}" for name in names))
    if requester.saml is Answer.NO:
        yield Value(_("I don’t sign in with SAML."), marks)
    elif requester.saml is Answer.YES:
        signs_in = "" if _has_full_saml_role(answers) else _("I sign in with SAML.")  # which says it
        yield Value(joined(signs_in, placeholder(answers)), marks)
    else:
        yield Value("", marks)
    if reads_passcodes(answers):  # otherwise it is said where they are
        yield from (Value(each) for each in _voucher(answers))


def placeholder(answers: Answers) -> str:
    """Who stands in for a SAML administrator; "" where nobody is named."""
    requester = answers.facts.requester
    who = _person(answers)
    if requester.saml is not Answer.YES or not who:
        return ""
    if requester.placeholder_access is PlaceholderAccess.FULL:
        return _(
            "{who} is my placeholder in both organizations: a local administrator with full access in both."
        ).format(who=who)
    if requester.placeholder_access is PlaceholderAccess.NOT_FULL:
        return _("{who} is a local administrator, without full access in both organizations.").format(who=who)
    return _("{who} is my placeholder in both organizations: a local administrator.").format(who=who)


def _person(answers: Answers) -> str:
    name, email = (clean(answers.text(f"requester.placeholder_{each}")).strip() for each in ("name", "email"))
    return _("{name} ({email})").format(name=name, email=email) if name and email else name or email


def _licensing(answers: Answers) -> Iterator[Value]:
    paths = {side: f"organizations.{side}.licensing_model" for side in Side}
    known = {
        side: _MODELS.get(answers.facts.organization(side).licensing_model or LicensingModel.UNKNOWN) for side in Side
    }
    marks = answers.marks(*paths.values())
    texts = {side: _(text) for side, text in known.items() if text}
    if len(texts) == len(paths) and len(set(texts.values())) == 1:
        yield Value(_("Both organizations use {model} licensing.").format(model=texts[Side.SOURCE]), marks)
        return
    parts = [_("“{name}” uses {model} licensing").format(name=answers.name(side), model=texts[side]) for side in texts]
    yield _joined(parts, marks)


def _editions(answers: Answers) -> Iterator[Value]:
    """Nothing of editions where no MX moves."""
    paths = {side: f"organizations.{side}.mx_edition" for side in Side}
    marks = answers.marks(*paths.values())
    known = {
        side: edition
        for side in Side
        if (edition := answers.facts.organization(side).mx_edition) not in (None, MxEdition.UNKNOWN)
        and applies(paths[side], answers.draft)
    }
    texts = {side: wording.shown(paths[side], edition or "") for side, edition in known.items()}
    if len(texts) == len(paths) and len(set(texts.values())) == 1 and MxEdition.NONE not in known.values():
        yield Value(_("Both organizations have the MX edition {edition}.").format(edition=texts[Side.SOURCE]), marks)
        return
    parts = [
        _("“{name}” has no MX").format(name=answers.name(side))
        if edition is MxEdition.NONE
        else _("“{name}” has the MX edition {edition}").format(name=answers.name(side), edition=texts[side])
        for side, edition in known.items()
    ]
    yield _joined(parts, marks)


def _support_access(answers: Answers) -> Iterator[Value]:
    paths = {side: f"organizations.{side}.support_access" for side in Side}
    marks = answers.marks(*paths.values())
    known = {side: answers.facts.organization(side).support_access for side in Side}
    if set(known.values()) == {SupportAccess.ALLOWED}:
        yield Value(_("Meraki Support Access is Full access in both."), marks)
        return
    said = {SupportAccess.ALLOWED: _("Full access in “{name}”"), SupportAccess.BLOCKED: _("Blocked in “{name}”")}
    parts = [said[access].format(name=answers.name(side)) for side, access in known.items() if access in said]
    yield Value(_("Meraki Support Access is {parts}.").format(parts=_(", ").join(parts)) if parts else "", marks)


def _joined(parts: list[str], marks: tuple[str, ...]) -> Value:
    return Value(_("{part}.").format(part=_(", ").join(parts)) if parts else "", marks)


def reads_passcodes(answers: Answers) -> bool:
    """Whether the requester can read the passcodes of the day out: both are at hand, or the dashboard shows them."""
    return can_see(answers.draft) or len(_at_hand(answers)) == len(Side)


def _at_hand(answers: Answers) -> list[Side]:
    days = answers.passcodes or {}
    return [side for side in Side if days.get(side) == answers.today]


def passcodes(answers: Answers) -> Value:
    """What is true of the two codes of the day; the digits are in no text."""
    at_hand = _at_hand(answers)
    if not reads_passcodes(answers) and is_locked_out(answers.draft):
        sentence = joined(_("I can’t see them: I am locked out of the dashboard."), *_ways_to_verify(answers))
        return Value(sentence, answers.marks(*(f"requester.{name}" for name in _PLACEHOLDER)))
    if not reads_passcodes(answers):
        return Value(joined(_("I can’t see them: my dashboard does not show them."), *_ways_to_verify(answers)))
    if len(at_hand) == len(Side):
        said = _("I have today’s passcodes of both organizations ready.")
    elif at_hand:
        [other] = set(Side) - set(at_hand)
        sentence = _("I have today’s passcode of “{one}” ready. I will give that of “{other}” when you ask.")
        said = sentence.format(one=answers.name(at_hand[0]), other=answers.name(other))
    elif answers.passcodes is None:
        said = _("I will give today’s passcodes of both organizations when you ask.")
    else:
        said = _("I have not written them down yet. I will give today’s passcodes of both organizations when you ask.")
    return Value(joined(said, whose_passcodes(answers)))


def whose_passcodes(answers: Answers) -> str:
    """Whose they are where it is not the requester: those of the administrator in a SAML administrator's place.

    Source: "How to Request a License Transfer", which wants those of the requester, and with SAML a placeholder; that
    each administrator has passcodes of their own is an inference from it.
    """
    who = clean(answers.text("requester.placeholder_name") or answers.text("requester.placeholder_email")).strip()
    if not needs_placeholder(answers.draft) or not who or not reads_passcodes(answers):
        return ""
    return _("They are the passcodes of {who}, the local administrator.").format(who=who)


def _voucher(answers: Answers) -> Iterator[str]:
    """Who can vouch for a person who can't sign in, and by which right; a SAML administrator's stands in anyway."""
    who = _person(answers)
    if not who or needs_placeholder(answers.draft) or not is_locked_out(answers.draft):
        return
    yield {
        PlaceholderAccess.FULL: _("{who}, an administrator with full access in both organizations, can vouch for me."),
        PlaceholderAccess.NOT_FULL: _("{who}, an administrator without full access in both, can vouch for me."),
    }.get(
        answers.facts.requester.placeholder_access or PlaceholderAccess.UNKNOWN,
        _("{who}, another administrator, can vouch for me."),
    ).format(who=who)


def _ways_to_verify(answers: Answers) -> Iterator[str]:
    """How Support can find out who writes."""
    facts = answers.facts
    email, phone = (clean(answers.text(f"requester.{name}")).strip() for name in ("source_email", "phone"))
    is_reached = facts.route.lockout_cause not in WITHOUT_MAIL
    ways = []
    if email and is_reached:
        ways.append(_("I will answer the confirming mail to {email}").format(email=email))
    if phone:
        ways.append(_("you can call me at {phone}").format(phone=phone))
    voucher = list(_voucher(answers))
    if not voucher and facts.requester.saml is Answer.YES and (who := _person(answers)):
        voucher = [_("{who} can vouch for me.").format(who=who)]
    if email and not is_reached:
        yield _("A confirming mail to {email} does not reach me.").format(email=email)
    if not is_reached:
        yield _("Please answer to the address that this case was opened from.")
    if ways:
        yield _("To check who I am: {ways}.").format(ways=_(", and ").join(ways))
    yield from voucher
    if ways or voucher:
        yield _("If you need anything else, tell me.")
    else:
        yield _("Tell me what you need to check who I am.")


_SAYS_SO: Final = ("sign in", "log in", "locked out", "サインイン", "ログイン", "ロックアウト")
"""What a reason in the person's own words calls it."""


_FAILED: Final = (
    "fail(?:s|ed|ing|ure)|errors?|refused|rejected|greyed out|missing|"
    "(?:not|n[’']t) (?:work|offer|possible|there|shown)"
)
_TELLS_OF_MOVE: Final = re.compile(
    rf"\bmove\b[^.;。]{{0,80}}(?:{_FAILED})|(?:{_FAILED})[^.;。]{{0,80}}\bmove\b"
    "|(?:移動|Move)[^。]{0,80}(?:失敗|エラー|できま|できな|表示されま|表示されな|ありません)",
    re.IGNORECASE,
)
"""What became of Move, in a reason that says it itself."""


_TELLS_OF_TWO_FACTOR: Final = re.compile(
    r"two.?factor|second factor|multi.?factor|\b(?:2|m)fa\b|[二2]要素|[二2]段階|多要素", re.IGNORECASE
)
_TWO_FACTOR: Final = N_(
    "I don’t ask here for my two-factor authentication to be removed. If that has to come first, tell me: I will then "
    "ask a second administrator to comment on this case in the dashboard."
)
"""What Support would ask back of a lost authenticator, where the reason does not say it. Source: the vendor's page on
two-factor authentication; the comment stands in an older copy only."""


def why(answers: Answers) -> Iterator[Value]:
    """Why Support is asked at all."""
    route = answers.facts.route
    reason = answers.value("route.reason") if applies("route.reason", answers.draft) else None
    marks = answers.marks("route.dashboard_access", "route.self_service", "route.lockout_cause")
    if reason:
        own = said_anew("route.reason", reason.text, answers.draft, answers.today)
        reason = replace(reason, text=own)
    told = reason.text.casefold() if reason else ""
    sentences = []
    if is_locked_out(answers.draft):
        cause = _(CAUSES[route.lockout_cause]) if route.lockout_cause in CAUSES else ""
        if not any(word in told for word in _SAYS_SO):
            sentences.append(locked_out_reason(answers.draft, is_dated=False) or _("I can’t sign in to the dashboard."))
        elif cause and cause.casefold() not in told:
            sentences.append(_("Cause: {cause}.").format(cause=cause))
    elif route.self_service:
        if asks_alternative(answers.draft) and route.self_service in (SelfService.NOT_TRIED, SelfService.NOT_POSSIBLE):
            sentences.append(_("Move in the dashboard can’t do this."))
        elif not (reason and _TELLS_OF_MOVE.search(reason.text)):
            sentences.append(_(_TRIED[route.self_service]))
    if sentences or marks:
        yield Value(joined(*sentences), marks)
    if reason and str(reason):
        yield reason
    if is_locked_out(answers.draft) and route.lockout_cause is LockoutCause.AUTHENTICATOR_LOST:
        if not _TELLS_OF_TWO_FACTOR.search(told):
            yield Value(_(_TWO_FACTOR))
    claimed = {
        Answer.YES: _("The keys were claimed within the last 7 days."),
        Answer.NO: _("The keys were not claimed within the last 7 days."),
    }.get(route.claimed_within_7_days or Answer.UNKNOWN, "")
    marks = answers.marks("route.claimed_within_7_days")
    if claimed or marks:
        yield Value(claimed, marks)
