"""What the cards of Review say: everything once, in few words, with gaps named. No widget is here."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final, Literal, NamedTuple

from transfer_wizard.flow.navigator import Navigator, StepStatus
from transfer_wizard.flow.steps import STEPS
from transfer_wizard.request.applies import can_see, needs_placeholder
from transfer_wizard.request.device_models import staying
from transfer_wizard.request.draft import Draft
from transfer_wizard.request.words import MxEdition, Side
from transfer_wizard.translations import N_, _, ngettext, pgettext
from transfer_wizard.validation import wording
from transfer_wizard.validation.ledger import Amounts, whole_of

MOST_KEYS: Final = 6
"""So many keys have a line of their own; of more, the sums are said."""
LONGEST: Final = 120
HEADINGS: Final = tuple(
    spec.path
    for step in STEPS
    for spec in step.fields
    if spec.path.startswith("case.") and spec.path != "case.severity"
)
LineState = Literal["ok", "open", "wrong"]
VOUCHER: Final = "requester.placeholder_name"
_MARKS: Final[Mapping[StepStatus, LineState]] = {StepStatus.COMPLETE: "ok", StepStatus.PROBLEM: "wrong"}


class OverviewLine(NamedTuple):
    """One line of a card.

    Attributes:
        aside: what is said quietly behind the value.
        gap: what is said in place of a value that is not there.
        is_code: the label is proof-read letter by letter.
    """

    label: str
    value: str
    aside: str = ""
    gap: str = ""
    is_code: bool = False


class Overview(NamedTuple):
    """One card.

    Attributes:
        step: the id of the step that it is about.
        field: the path of the field that its Change leads to.
    """

    step: str
    title: str
    mark: LineState
    field: str
    lines: tuple[OverviewLine, ...]


def overviews(navigator: Navigator, times: Mapping[Side, str]) -> tuple[Overview, ...]:
    """All cards, in the order of the steps.

    Args:
        times: the time of day at which a passcode was kept, where that is known.
    """
    makers: dict[str, Callable[[Navigator], Iterator[OverviewLine]]] = {
        "route": _route,
        "requester": _requester,
        "organizations": _organizations,
        "licenses": _licenses,
        "case": _case,
        "passcodes": lambda walk: _passcodes(walk, times),
    }
    return tuple(_card(navigator, step.id, makers[step.id]) for step in navigator.steps if step.id in makers)


def _card(walk: Navigator, step: str, maker: Callable[[Navigator], Iterator[OverviewLine]]) -> Overview:
    """One card; it is complete where none of its lines says that something is left."""
    lines = tuple(maker(walk))
    mark = _MARKS.get(walk.status(step), "open")
    is_left = mark == "ok" and any(line.gap for line in lines)
    return Overview(step, _title(walk, step), "open" if is_left else mark, _field(walk, step), lines)


def _title(walk: Navigator, step: str) -> str:
    titles = {"case": _("Case"), "passcodes": _("Passcodes")}
    if step == "licenses":
        count = walk.draft.of_rows(_whole).move
        if count:
            sentence = ngettext("Licenses: {count} device", "Licenses: {count} devices", count)
            return sentence.format(count=f"{count:,}")
    return titles.get(step) or _(next(each.title for each in STEPS if each.id == step))


def _field(walk: Navigator, step: str) -> str:
    """The first field that lacks something, or else the first one of the step."""
    problems = walk.problems(step)
    if problems:
        return problems[0].field
    first = {"licenses": "licenses", "passcodes": "passcode.source"}
    return first.get(step) or next(each.fields[0].path for each in STEPS if each.id == step)


# The cards


def _line(walk: Navigator, label: str, path: str, said: str = "", aside: str = "") -> OverviewLine:
    """A line about one field; what is there, or why not."""
    text = walk.draft.get(path).strip()
    if text == "unknown":
        return OverviewLine(label, "", aside, _("not known yet"))
    if not text:
        return OverviewLine(label, "", aside, _("not answered yet"))
    return OverviewLine(label, _short(said or wording.shown(path, text)), aside)


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= LONGEST else f"{flat[:LONGEST]}…"


def _route(walk: Navigator) -> Iterator[OverviewLine]:
    words = {
        "route.dashboard_access": {"yes": N_("Can sign in"), "no": N_("Can’t sign in")},
        "route.self_service": {
            "failed": N_("Tried, and it failed"),
            "not-tried": N_("Not tried"),
            "not-offered": N_("Not offered"),
            "not-possible": N_("Can’t be tried"),
        },
        "route.claimed_within_7_days": {"no": N_("More than 7 days ago"), "yes": N_("Within 7 days")},
    }
    labels = (_("Dashboard"), pgettext("in the dashboard", "Move"), _("Claimed"))
    for label, (path, answers) in zip(labels, words.items(), strict=True):
        if walk.applies(path):
            answer = answers.get(walk.draft.get(path), "")
            yield _line(walk, label, path, _(answer) if answer else "")
    if walk.applies("route.lockout_cause"):
        yield _line(walk, _("Cause"), "route.lockout_cause")


def _requester(walk: Navigator) -> Iterator[OverviewLine]:
    get = walk.draft.get
    name, company = get("requester.name").strip(), get("requester.company").strip()
    gap = _("no company yet") if name else _("no name yet") if company else _("not answered yet")
    yield OverviewLine(
        _("Name"), _short(_(", ").join(filter(None, (name, company)))), gap="" if name and company else gap
    )
    yield from _of_both(
        walk, _("E-mail"), [f"requester.{side}_email" for side in Side], _("{value}, in both"), _both_mails(walk)
    )
    access = [get(f"requester.{side}_access") for side in Side]
    if "unknown" in access:
        yield OverviewLine(_("Access"), "", gap=_("not known yet"))
    else:
        said = _("Full, both") if access == ["full", "full"] else ""
        yield from _of_both(walk, _("Access"), [f"requester.{side}_access" for side in Side], _("{value}, both"), said)
    yield _line(walk, _("SAML"), "requester.saml")
    if needs_placeholder(walk.draft) or (walk.applies(VOUCHER) and get(VOUCHER).strip()):  # who vouches is optional
        yield _line(walk, _("Administrator"), VOUCHER)
    phone = _(", ").join(filter(None, (get("requester.phone").strip(), get("requester.contact_hours").strip())))
    if phone:
        yield OverviewLine(_("Phone"), _short(phone))


def _both_mails(walk: Navigator) -> str:
    source, destination = (walk.draft.get(f"requester.{side}_email").strip() for side in Side)
    return _("{value}, in both").format(value=source) if source and source == destination else ""


def _of_both(walk: Navigator, label: str, paths: Sequence[str], template: str, said: str) -> Iterator[OverviewLine]:
    """One line where both sides have the same answer, and one for each where they differ."""
    values = [walk.draft.get(path).strip() for path in paths]
    if values[0] == values[1]:
        shown = said or (template.format(value=wording.shown(paths[0], values[0])) if values[0] else "")
        yield _line(walk, label, paths[0], shown)
    else:
        for side, path in zip(Side, paths, strict=True):
            yield _line(walk, _("{label}, {side}").format(label=label, side=wording.side(side)), path)


def _organizations(walk: Navigator) -> Iterator[OverviewLine]:
    for side, label in ((Side.SOURCE, _("Source")), (Side.DESTINATION, _("Destination"))):
        place = f"organizations.{side}"
        link = re.match(r"https://([\w-]+)\.[\w.-]+/o/([\w-]{1,20})", walk.draft.get(f"{place}.url").strip())
        aside = f"{link[1]} · {link[2]}" if link else ""
        line = _line(walk, label, f"{place}.name", aside=aside)
        yield (
            line if line.gap or link or walk.draft.get(f"{place}.url").strip() else line._replace(gap=_("no link yet"))
        )
    models = {"co-term": _("Co-term"), "per-device": _("Per-device"), "subscription": _("Subscription")}
    paths = [f"organizations.{side}.licensing_model" for side in Side]
    model = walk.draft.get(paths[0])
    edition = ""
    if walk.applies("organizations.source.mx_edition") and model in models:
        chosen = [walk.draft.get(f"organizations.{side}.mx_edition") for side in Side]
        if chosen[0] == chosen[1] and chosen[0] not in ("", "unknown"):
            named = wording.shown("organizations.source.mx_edition", chosen[0])
            edition = _(", ") + (named if chosen[0] == MxEdition.NONE else f"MX {named}")
    label = _("Both") if model == walk.draft.get(paths[1]) else _("Licensing model")
    yield from _of_both(walk, label, paths, "{value}", models.get(model, "") + edition)


def _licenses(walk: Navigator) -> Iterator[OverviewLine]:
    rows = walk.draft.licenses
    if not rows:
        yield OverviewLine(_("Keys"), "", gap=_("none yet"))
        return
    if len(rows) <= MOST_KEYS:
        for row in rows:
            stay = staying(row["devices"])
            devices = [device for index, device in enumerate(row["devices"]) if index not in stay]
            named = [(each["move"].strip(), each["model"].strip()) for each in devices]
            moved = [
                _("{move} {model}").format(move=move, model=model).strip() if move else model for move, model in named
            ]
            what = _(", ").join(filter(None, moved))
            gap = "" if all(move for move, _model in named) else _("no count yet")
            gap = gap if what else _("no devices yet")
            yield OverviewLine(row["key"].strip()[:40] or _("No key"), _short(what), gap=gap, is_code=True)
    else:
        whole = walk.draft.of_rows(_whole)
        yield OverviewLine(_("Keys"), f"{len(rows):,}")
        for label, amount in ((_("Have"), whole.have), (_("Move"), whole.move), (_("Stay"), whole.stays)):
            yield OverviewLine(label, "–" if amount is None else f"{amount:,}")
    modes = {row["mode"] for row in rows}
    if len(modes) == 1:
        [mode] = modes
        yield OverviewLine(_("Mode"), wording.shown("licenses.mode", mode), gap="" if mode else _("not answered yet"))
    else:
        gap = _("not answered yet") if "" in modes else ""
        yield OverviewLine(_("Mode"), _("Add devices and renew") if not gap else "", gap=gap)


def _whole(draft: Draft) -> Amounts:
    return whole_of(draft.licenses)


def _case(walk: Navigator) -> Iterator[OverviewLine]:
    severity = walk.draft.get("case.severity").strip()
    words = {"1": _("1, critical"), "2": _("2, substantial"), "3": _("3, minimal"), "4": _("4, no impact")}
    yield _line(walk, _("Severity"), "case.severity", words.get(severity, ""))
    if walk.draft.get("route.needed_by").strip():
        yield _line(walk, _("Needed by"), "route.needed_by")
    if walk.applies("route.reason"):
        reason = " ".join(walk.draft.get("route.reason").split())
        yield _line(walk, _("Why"), "route.reason", reason if len(reason) <= 44 else f"{reason[:42].rstrip()}…")
    written = sum(bool(walk.draft.get(path).strip()) for path in HEADINGS)
    yield OverviewLine(_("Headings"), _("{count} of {total}").format(count=written, total=len(HEADINGS)))
    files = sum(bool(name.strip()) for name in walk.draft.branch("case.attachments"))
    if files:
        yield OverviewLine(_("Evidence"), ngettext("{count} file", "{count} files", files).format(count=files))


def _passcodes(walk: Navigator, times: Mapping[Side, str]) -> Iterator[OverviewLine]:
    for side in Side:
        name = walk.draft.get(f"organizations.{side}.name").strip()[:60] or wording.label(f"passcode.{side}")
        day = walk.passcodes.get(side)
        if day == walk.today:
            time = times.get(side, "")
            yield OverviewLine(name, _("Kept today, {time}").format(time=time) if time else _("Kept today"))
        elif day:
            yield OverviewLine(name, "", gap=_("from {day}").format(day=day.isoformat()))
        elif walk.draft.is_sent:
            yield OverviewLine(name, _("No longer needed"))
        else:
            yield OverviewLine(name, "", gap=_("missing") if can_see(walk.draft) else _("can’t be seen"))
    if walk.draft.get("customer_number").strip():
        yield _line(walk, _("Customer no."), "customer_number")
