"""The summary of a request: what every export says, in the order Support reads it, each fact once.

A draft may stop anywhere and hold any text. The ask comes first, then from where to where, the keys, who asks and by
which right, what is open, the passcodes, why, and the headings of a case.
"""

import datetime
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from transfer_wizard import __version__
from transfer_wizard.export import licenses, statements
from transfer_wizard.export.answers import Answers, missing
from transfer_wizard.export.blocks import AnswerList, AnswerRow, Block, Items, SummarySection, Value, clean
from transfer_wizard.export.licenses import MOST_MODELS, KeyInWords
from transfer_wizard.export.open_points import open_points
from transfer_wizard.request.applies import asks_alternative, edition_is_lower, is_locked_out, models_differ
from transfer_wizard.request.device_models import is_mx
from transfer_wizard.request.draft import Draft
from transfer_wizard.request.shape import HEADINGS, LONGEST
from transfer_wizard.request.words import LicensingModel, Side
from transfer_wizard.translations import _, joined, ngettext
from transfer_wizard.validation import wording
from transfer_wizard.validation.case_headings import is_for_the_person, said_anew, suggestion
from transfer_wizard.validation.check import CheckResult, Passcodes, check

NAME_IN_SUBJECT: Final = 60


@dataclass(frozen=True)
class Summary:
    """A request, ready to be written in any format.

    Attributes:
        subject: one line: request, count, source and destination.
        ask: what is wanted, in one sentence.
        is_question: True where an alternative is asked for, and nothing is to be moved.
        notice: that there are gaps; "" where nothing is marked.
        sections: everything else.
        keys: the license keys once more, one by one.
        in_all: what holds of all of them together, in sentences.
        reads_passcodes: whether the requester can read the passcodes of the day out.
        whose_passcodes: a sentence on whose they are; "" where they are the requester's own.
        made: the day and the program that wrote it.
    """

    subject: str
    ask: str
    is_question: bool
    notice: str
    sections: tuple[SummarySection, ...]
    keys: tuple[KeyInWords, ...]
    in_all: tuple[str, ...]
    reads_passcodes: bool
    whose_passcodes: str
    made: str

    def section(self, identity: str) -> SummarySection:
        """The section of that name, an empty one where there is nothing to say under it."""
        return next((section for section in self.sections if section.id == identity), SummarySection(identity, "", ()))

    def value(self, path: str) -> Value:
        """The value of the field at a path, an empty one where the summary leaves the field out."""
        rows = (row for section in self.sections for row in section.rows)
        return next((row.value for row in rows if row.path == path), Value(""))


def summarize(
    draft: Draft, today: datetime.date, passcodes: Passcodes | None = None, verdict: CheckResult | None = None
) -> Summary:
    """The summary of a draft in the language spoken now; never fails, whatever the draft holds.

    Args:
        passcodes: the day of each passcode at hand; None where nobody looked.
        verdict: the check of that draft on that day, where it was made already.
    """
    answers = Answers(draft, verdict or check(draft, today, None), passcodes, today)
    said = tuple(section for section in sections(answers) if section.blocks)
    return Summary(
        subject=_subject(answers),
        ask=ask(answers),
        is_question=asks_alternative(draft),
        notice=_("This request is not ready: see the points marked [Missing] or [Check].") if answers.has_marks else "",
        sections=said,
        keys=tuple(licenses.keys(answers)),
        in_all=tuple(licenses.in_all(answers)),
        reads_passcodes=statements.reads_passcodes(answers),
        whose_passcodes=statements.whose_passcodes(answers),
        made=_("Prepared on {day} with Transfer Wizard {version}.").format(day=today.isoformat(), version=__version__),
    )


def in_both(first: Summary, second: Summary, language: str) -> Summary:
    """A summary that says everything once more behind itself, in another language; that one is spoken now."""
    # TRANSLATORS: name your language instead of English.
    again = SummarySection("again", _("The same in English"), (Items((Value(second.subject), Value(second.ask))),))
    more = (again, *second.sections)
    return replace(first, sections=(*first.sections, *(replace(each, language=language) for each in more)))


def sections(
    answers: Answers, of_licenses: Callable[[Answers], Iterable[Block]] = licenses.blocks
) -> Iterator[SummarySection]:
    """All sections in their order, also those with nothing to say.

    Args:
        of_licenses: what says the licenses.
    """
    knows = _("Known to me without the dashboard") if is_locked_out(answers.draft) else _("Confirmed by the requester")
    yield SummarySection("organizations", _("Organizations"), _rows(_organizations(answers)))
    yield SummarySection("licenses", _("Licenses"), tuple(of_licenses(answers)))
    yield SummarySection("requester", _("Requester"), _rows(_requester(answers)))
    yield SummarySection("confirmed", knows, _items(statements.confirmed(answers)))
    passcodes = _items([statements.passcodes(answers)])
    reasons = _items(statements.why(answers))
    case = _rows(_case(answers))
    yield SummarySection("open", _("Open points"), _items(open_points(answers)))  # made of what the others left unsaid
    yield SummarySection("passcodes", _("Support passcodes"), passcodes)
    yield SummarySection("why", _("Why a case is needed"), reasons)
    yield SummarySection("case", _("Case details"), case)


def _rows(rows: Iterator[AnswerRow]) -> tuple[Block, ...]:
    found = tuple(rows)
    return (AnswerList(found),) if found else ()


def _items(values: Iterator[Value] | list[Value]) -> tuple[Block, ...]:
    found = tuple(values)
    return (Items(found),) if found else ()


def _subject(answers: Answers) -> str:
    words = {**_counts(answers, _("{keys}, {devices}"), is_short=True), **_names(answers, NAME_IN_SUBJECT)}
    if asks_alternative(answers.draft):
        return _("Alternative to a license transfer: {count}, {source} to {destination}").format(**words)
    return _("License transfer: {count}, {source} to {destination}").format(**words)


def ask(answers: Answers) -> str:
    """What is wanted, in one sentence."""
    words = {**_counts(answers, _("{keys} ({devices})")), **_names(answers, LONGEST)}
    if not asks_alternative(answers.draft):
        return _("Please move {count} from “{source}” to “{destination}”.").format(**words)
    asked = _("Which alternative is there to moving {count} from “{source}” to “{destination}”?").format(**words)
    wanted = _("Please tell me what can be done, and move nothing before I agree.")
    return joined(asked, _obstacle(answers), wanted)


def _obstacle(answers: Answers) -> str:
    """What stands against the move, and of which licenses: two licensing models, or a higher edition for an MX."""
    if models_differ(answers.draft):
        return _("The move is not possible: their licensing models differ.")
    if LicensingModel.SUBSCRIPTION in {answers.facts.organization(side).licensing_model for side in Side}:
        return _("It is not known to me whether single keys can move with subscription licensing.")
    if not edition_is_lower(answers.draft):
        return ""
    models = [
        device.model for row in answers.facts.licenses for device in row.devices if device.model and not device.stays
    ]
    if all(is_mx(model) for model in models):
        return _("The move is not possible: the MX edition of “{destination}” is higher.").format(
            **_names(answers, LONGEST)
        )
    named = dict.fromkeys(clean(model) for model in models if is_mx(model))
    shown = _(", ").join(named) if len(named) <= MOST_MODELS else _("MX")
    return _(
        "The {models} licenses can’t move: the MX edition of “{destination}” is higher. As far as I know, the other "
        "licenses can move."
    ).format(models=shown, **_names(answers, LONGEST))


def _counts(answers: Answers, pattern: str, is_short: bool = False) -> dict[str, str]:
    """How many keys and devices move, put into a pattern; the gap where no license is given."""
    rows = answers.facts.licenses
    if not rows:
        return {"count": missing("licenses")}
    count = len(rows)
    if is_short:
        keys = ngettext("{count} key", "{count} keys", count)
    else:
        keys = ngettext("{count} license key", "{count} license keys", count)
    devices = sum(device.move or 0 for row in rows for device in row.devices)
    if not devices:
        return {"count": keys.format(count=count)}
    things = ngettext("{count} device", "{count} devices", devices).format(count=devices)
    return {"count": pattern.format(keys=keys.format(count=count), devices=things)}


def _names(answers: Answers, most: int) -> dict[str, str]:
    return {side.value: answers.name(side, most) for side in Side}


def _organizations(answers: Answers) -> Iterator[AnswerRow]:
    for side, label in ((Side.SOURCE, _("From")), (Side.DESTINATION, _("To"))):
        place = f"organizations.{side}"
        yield from answers.row(f"{place}.name", label)
        yield from answers.row(f"{place}.url", _("Its link"))
        link = answers.facts.organization(side).url
        if link and link.license_info != str(link):
            yield AnswerRow(_("Its License Info"), Value(link.license_info, (), True, link.license_info))


def _requester(answers: Answers) -> Iterator[AnswerRow]:
    for name in ("name", "company", "source_email"):
        yield from answers.row(f"requester.{name}")
    source, destination = (answers.draft.get(f"requester.{side}_email").strip().casefold() for side in Side)
    problems = answers.of("requester.destination_email")
    is_one_gap = not (source or destination)  # of two, said once
    is_other = destination not in ("", source) or problems
    if is_other and not is_one_gap:
        yield from answers.row("requester.destination_email")
    for path in ("requester.phone", "requester.contact_hours", "customer_number"):
        yield from answers.row(path)
    if answers.draft.is_sent:
        yield from answers.row("case_number")


def _case(answers: Answers) -> Iterator[AnswerRow]:
    yield from answers.row("route.needed_by")
    yield from _severity(answers)
    for name in HEADINGS:
        path = f"case.{name}"
        value = answers.value(path)
        made = said_anew(path, value.text, answers.draft, answers.today)
        if not str(value) and is_for_the_person(path, answers.draft):
            continue  # an open point
        if made != value.text or not made:
            value = Value(clean(made or suggestion(path, answers.draft, answers.today)), value.marks)
        yield AnswerRow(wording.label(path), value, path)
    attachments = [clean(name) for name in answers.draft.branch("case.attachments") if name.strip()]
    if attachments:
        yield AnswerRow(wording.label("case.attachments"), Value("\n".join(attachments)))


def _severity(answers: Answers) -> Iterator[AnswerRow]:
    """The label takes the number, so that the word is not said twice."""
    for row in answers.row("case.severity"):
        label, *words = re.split(": |：", row.value.text, maxsplit=1)
        yield AnswerRow(label, Value(words[0], row.value.marks), row.path) if words else row
