"""The summary as a script for a call: short numbered lines, each with a box to tick when it was read back."""

from collections.abc import Iterator
from string import ascii_uppercase
from string import digits as ascii_digits
from typing import Final, NamedTuple

from transfer_wizard.export.blocks import Value, labelled
from transfer_wizard.export.summary import Summary
from transfer_wizard.export.text import COLUMNS, wrapped
from transfer_wizard.request.words import Side
from transfer_wizard.translations import ENGLISH, N_, _, spoken

LETTERS: Final = N_(
    "Alfa Bravo Charlie Delta Echo Foxtrot Golf Hotel India Juliett Kilo Lima Mike November Oscar Papa Quebec Romeo "
    "Sierra Tango Uniform Victor Whiskey X-ray Yankee Zulu"
)
DIGITS: Final = N_("Zero One Two Three Four Five Six Seven Eight Nine")
"""The NATO spelling alphabet, which is the same in every language but for its letters; digits as callers say them."""
IN_ENGLISH: Final = "Could you please put me through to an engineer who speaks English? I can hold."
"""Read out as it is: a licensing request is worked on in English. Source: the vendor's community, ba-p/189866."""

MOST_KEYS: Final = 5
"""More keys than these are not read out: a case holds them, and the call is about its number."""
BOX: Final = "[ ]"
_LINE: Final = "_" * 20
_MARGIN: Final = " " * 8


def render(summary: Summary) -> str:
    """The whole script; at most 76 columns."""
    before = _("Tick each line when it was read back.")
    if summary.reads_passcodes:
        before = _("Have today’s passcodes and the customer number at hand. {then}").format(then=before)
    lines = [*wrapped(summary.subject), "", *wrapped(before), ""]
    if summary.notice:
        lines += [*wrapped(summary.notice), ""]
    for number, each in enumerate(call_lines(summary), 1):
        said = f"{each.said} {_LINE}" if each.is_blank else each.said
        first, *rest = [line for text in (said, *each.below) for line in wrapped(text, COLUMNS - len(_MARGIN))]
        lines += [f"{number:>2}. {BOX} {first}", *(f"{_MARGIN}{line}".rstrip() for line in rest)]
    return "\n".join([*lines, "", *wrapped(summary.made)]) + "\n"


def spelled(text: str) -> str:
    """The letters and digits of a text in the spelling alphabet; a comma stands where the text has a dash."""
    letters, digits = _(LETTERS).split(), _(DIGITS).split()
    words = dict(zip(ascii_uppercase + ascii_digits, letters + digits, strict=True))
    return _(", ").join(" ".join(words.get(mark.upper(), mark) for mark in group) for group in text.split("-"))


class CallLine(NamedTuple):
    """One line of the call.

    Attributes:
        said: what is said.
        below: what belongs to it: a link, a key letter by letter, what moves of it.
        path: the passcode or the field that the line is about, where a person may need it: ``passcode.source``.
        is_blank: True where an answer is written down.
    """

    said: str
    below: tuple[str, ...] = ()
    path: str = ""
    is_blank: bool = False


def call_lines(summary: Summary) -> Iterator[CallLine]:
    """The lines of the call, in the order Support asks; no passcode is in them."""
    if spoken() != ENGLISH:
        sentence = _("If it has to be in English, ask for an engineer who speaks it, or wait for one:")
        yield CallLine(sentence, (IN_ENGLISH,))
    has_many = len(summary.keys) > MOST_KEYS
    if has_many:
        yield CallLine(
            _("Open a case first, then call with its number: {count} keys are too many to read out.").format(
                count=len(summary.keys)
            )
        )
        yield CallLine(_("My case number:"), path="case_number", is_blank=True)
    customer_number = summary.value("customer_number")
    if str(customer_number):
        yield CallLine(_("Customer number: {number}").format(number=customer_number), _spelling(customer_number))
    elif summary.reads_passcodes:  # it stands beside them in the dashboard
        yield CallLine(_("Customer number:"), is_blank=True)
    yield CallLine(_("My name: {name}").format(name=summary.value("requester.name")))
    email = summary.value("requester.source_email")
    if str(email):
        yield CallLine(_("My e-mail: {email}").format(email=email))
    phone = summary.value("requester.phone")
    if str(phone):
        yield CallLine(_("Call me back at: {phone}").format(phone=phone))
    yield CallLine(summary.ask)
    yield from _reasons(summary)
    yield from _organizations(summary)
    yield from _authority(summary)
    yield from _keys(summary, has_many)
    if summary.is_question:
        yield CallLine(_("Ask: which alternatives are there, and what does each of them take?"))
        yield CallLine(_("Ask: what happens next, and who tells me?"))
    else:
        yield CallLine(_("Ask: is anything missing to start the transfer?"))
        yield CallLine(_("Ask: when will it be done, and who confirms it?"))
    if not has_many:
        yield CallLine(_("Ask for the case number:"), path="case_number", is_blank=True)
    yield CallLine(_("Support’s name, date and time:"), is_blank=True)


def _reasons(summary: Summary) -> Iterator[CallLine]:
    """Why, until when, and how much hangs on it."""
    why, *more = (
        (str(sentence) for sentence in summary.section("why").sentences) if summary.section("why").blocks else ("",)
    )
    if why:
        yield CallLine(_("Why a case is needed: {why}").format(why=why), tuple(more))
    for row in summary.section("case").rows:
        if row.path in ("route.needed_by", "case.severity", "case.business_impact"):
            yield CallLine(labelled(row.label, str(row.value)))


def _organizations(summary: Summary) -> Iterator[CallLine]:
    titles = {Side.SOURCE: _("Source organization: {name}"), Side.DESTINATION: _("Destination organization: {name}")}
    for side, title in titles.items():
        name, link = (summary.value(f"organizations.{side}.{field}") for field in ("name", "url"))
        yield CallLine(title.format(name=name), (str(link),) if str(link) else ())
        if summary.reads_passcodes:
            whose = (summary.whose_passcodes,) if summary.whose_passcodes and side is Side.SOURCE else ()
            yield CallLine(_("Passcode of this organization:"), whose, path=f"passcode.{side}")


def _authority(summary: Summary) -> Iterator[CallLine]:
    """Who may ask for it: what is confirmed, and the passcodes where they can't be read out."""
    heading = summary.section("confirmed").heading
    said = tuple(str(sentence) for sentence in summary.section("confirmed").sentences)
    if said:
        yield CallLine(labelled(heading), said)
    if not summary.reads_passcodes:
        section = summary.section("passcodes")
        yield CallLine(f"{section.heading}:", tuple(str(sentence) for sentence in section.sentences))
    for sentence in summary.section("open").sentences:
        yield CallLine(str(sentence))


def _keys(summary: Summary, has_many: bool) -> Iterator[CallLine]:
    count = len(summary.keys)
    about = tuple(each.text for each in summary.section("licenses").sentences if each.text)
    if has_many:
        yield CallLine(_("The {count} keys are in the case. Read them out only when asked.").format(count=count), about)
        return
    for number, key in enumerate(summary.keys, 1):
        sentence = _("License key {number} of {count}: {key}").format(number=number, count=count, key=key.key)
        yield CallLine(sentence, (*_spelling(key.key), key.rest[:1].upper() + key.rest[1:]))
    if about:
        yield CallLine(_("About the keys:"), about)


def _spelling(value: Value) -> tuple[str, ...]:
    return (spelled(value.text),) if value.is_code and not value.marks else ()
