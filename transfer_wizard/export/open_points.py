"""What the requester can't see or doesn't know: said once, in one sentence each, for Support to look up."""

from collections.abc import Iterator
from typing import Final

from transfer_wizard.export.answers import UNKNOWN, Answers
from transfer_wizard.export.blocks import Value
from transfer_wizard.export.statements import reads_passcodes
from transfer_wizard.request.applies import applies, is_locked_out, is_out_of_sight, moves_mx, needs_placeholder
from transfer_wizard.request.draft import Draft
from transfer_wizard.request.words import Side
from transfer_wizard.translations import N_, _
from transfer_wizard.validation.case_headings import is_for_the_person

_BOTH: Final = {
    "url": (N_("the links of both organizations"), N_("the link of “{name}”")),
    "licensing_model": (N_("the licensing models"), N_("the licensing model of “{name}”")),
    "mx_edition": (N_("the MX editions"), N_("the MX edition of “{name}”")),
    "support_access": (N_("Meraki Support Access"), N_("Meraki Support Access in “{name}”")),
}
"""What is said of a field of both organizations, and of one."""
_ONE: Final = {
    "route.dashboard_access": N_("whether I can sign in to the dashboard"),
    "route.claimed_within_7_days": N_("whether the keys were claimed within the last 7 days"),
    "requester.source_access": N_("my access to the source organization"),
    "requester.destination_access": N_("my access to the destination organization"),
    "requester.saml": N_("whether I sign in with SAML"),
    "requester.placeholder_access": N_("the access of the local administrator"),
}

_UNANSWERED: Final = {
    "route.dashboard_access": _ONE["route.dashboard_access"],
    "route.self_service": N_("whether I tried Move in the dashboard"),
    "route.claimed_within_7_days": _ONE["route.claimed_within_7_days"],
    "case.severity": N_("the severity"),
}
"""Of these, also that nothing was said."""
_HEADINGS: Final = {
    "case.start_time": N_("the start time"),
    "case.related_cases": N_("whether there are related cases"),
}
"""And of these, where only the person can say it."""
_VOUCHER: Final = "requester.placeholder_name"


def open_points(answers: Answers) -> Iterator[Value]:
    """The sentences; none where everything is known."""
    out_of_sight = [text for _path, text in things(answers, is_out_of_sight=True)]
    if out_of_sight:
        named = _(", ").join(out_of_sight)
        yield Value(_("Not visible to me without the dashboard: {things}.").format(things=named))
    unknown = [text for _path, text in things(answers, is_out_of_sight=False)]
    if unknown:
        yield Value(_("I don’t know: {things}.").format(things=_(", ").join(unknown)))
    unsaid = [text for _path, text in not_said(answers)]
    if unsaid:
        yield Value(_("Not said yet: {things}.").format(things=_(", ").join(unsaid)))
    yield from answers.unsaid()


def things(answers: Answers, is_out_of_sight: bool) -> Iterator[tuple[str, str]]:
    """What is not known, or can't be seen: the path of a field that would tell, and the words for it."""
    for path, text in _ONE.items():
        if _is_open(answers, path, is_out_of_sight):
            yield path, _(text)
    for name, (both, one) in _BOTH.items():
        sides = [side for side in Side if _is_open(answers, f"organizations.{side}.{name}", is_out_of_sight)]
        if len(sides) == len(Side):
            yield f"organizations.{sides[0]}.{name}", _(both)
        elif sides:
            yield f"organizations.{sides[0]}.{name}", _(one).format(name=answers.name(sides[0]))
    yield from _of_licenses(answers, is_out_of_sight)


def not_said(answers: Answers) -> Iterator[tuple[str, str]]:
    """The same of what has no answer at all, and Support can begin without."""
    draft = answers.draft
    headings = {path: text for path, text in _HEADINGS.items() if is_for_the_person(path, draft)}
    for path, text in (_UNANSWERED | headings).items():
        if _is_not_said(path, draft) and applies(path, draft):
            yield path, _(text)
    link = f"organizations.{Side.SOURCE}.url"
    if _is_not_said(link, draft):
        yield link, _(_BOTH["url"][1]).format(name=answers.name(Side.SOURCE))
    undecided = [row for row in draft.licenses if not row["mode"].strip()]
    if undecided and len(undecided) == len(draft.licenses):
        yield "licenses.0.mode", _("whether the keys are to add devices or to renew")
    elif undecided:
        yield "licenses.0.mode", _("whether some of the keys are to add devices or to renew")
    if _lacks_voucher(answers):
        yield _VOUCHER, _("another administrator who can vouch for me")


def _lacks_voucher(answers: Answers) -> bool:
    """Nobody is named who can tell Support who a person is that can't sign in, nor are the passcodes read out."""
    draft = answers.draft
    is_named = answers.is_given(_VOUCHER) or answers.is_given("requester.placeholder_email")
    is_in_need = is_locked_out(draft) and not (needs_placeholder(draft) or reads_passcodes(answers))
    return is_in_need and not is_named and _is_not_said(_VOUCHER, draft)


def _is_not_said(path: str, draft: Draft) -> bool:
    return not (draft.get(path).strip() or draft.is_unasked(path) or is_out_of_sight(path, draft))


def _is_open(answers: Answers, path: str, out_of_sight: bool) -> bool:
    """Nothing is known of it: only the dashboard shows it, or the answer is “I don’t know”."""
    if answers.is_given(path):
        return False
    if out_of_sight:
        return is_out_of_sight(path, answers.draft) and _is_of_interest(path, answers)
    is_unknown = answers.draft.get(path).strip() == UNKNOWN
    return is_unknown and not is_out_of_sight(path, answers.draft) and applies(path, answers.draft)


def _is_of_interest(path: str, answers: Answers) -> bool:
    return not path.endswith("mx_edition") or moves_mx(answers.draft)


def _of_licenses(answers: Answers, out_of_sight: bool) -> Iterator[tuple[str, str]]:
    rows = answers.draft.licenses
    ends = [
        row["key"]
        for number, row in enumerate(rows)
        if not row["expires_on"].strip() and _is_open(answers, f"licenses.{number}.expired", out_of_sight)
    ]
    if ends and len(ends) == len(rows):
        yield "licenses.0.expires_on", _("when the keys end")
    elif ends:
        yield "licenses.0.expires_on", _("when some of the keys end")
    if out_of_sight and any(
        _is_open(answers, f"licenses.{number}.devices.{index}.have", out_of_sight)
        for number, row in enumerate(rows)
        for index in range(len(row["devices"]))
    ):
        yield "licenses.0.devices.0.have", _("how many devices each key licenses")
