"""The summary as a script for a call: short numbered lines, each with a box to tick when it was read back."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from transfer_wizard.export.summary import Summary, Value
from transfer_wizard.export.text import COLUMNS, wrapped
from transfer_wizard.request.words import Side
from transfer_wizard.translations import _

LETTERS: Final = (
    "Alfa Bravo Charlie Delta Echo Foxtrot Golf Hotel India Juliett Kilo Lima Mike November Oscar Papa Quebec Romeo "
    "Sierra Tango Uniform Victor Whiskey X-ray Yankee Zulu"
).split()
DIGITS: Final = "Zero One Two Three Four Five Six Seven Eight Nine".split()
"""The NATO spelling alphabet, which is the same in every language; digits as their words."""

BOX: Final = "[ ]"
_LINE: Final = "_" * 20
_MARGIN: Final = " " * 8


def render(summary: Summary) -> str:
    """The whole script; at most 76 columns."""
    before = _("Have today’s support passcodes and the customer number at hand. Tick each line when it was read back.")
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
    return ", ".join(" ".join(_word(mark) for mark in group) for group in text.split("-"))


def _word(mark: str) -> str:
    if mark.isascii() and mark.isalpha():
        return LETTERS[ord(mark.upper()) - ord("A")]
    return DIGITS[int(mark)] if mark.isascii() and mark.isdigit() else mark


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
    customer_number = summary.value("customer_number")
    yield CallLine(_("Customer number: {number}").format(number=customer_number), _spelling(customer_number))
    yield CallLine(_("My name: {name}").format(name=summary.value("requester.name")))
    yield CallLine(_("My e-mail: {email}").format(email=summary.value("requester.source_email")))
    yield CallLine(summary.ask)
    titles = {Side.SOURCE: _("Source organization: {name}"), Side.DESTINATION: _("Destination organization: {name}")}
    for side, title in titles.items():
        name, link = (summary.value(f"organizations.{side}.{field}") for field in ("name", "url"))
        yield CallLine(title.format(name=name), (str(link),))
        yield CallLine(_("Its passcode: given by phone"), path=f"passcode.{side}")
    for number, key in enumerate(summary.keys, 1):
        said = _("License key {number} of {count}: {key}").format(number=number, count=len(summary.keys), key=key.key)
        yield CallLine(said, (*_spelling(key.key), *key.devices, str(key.mode)))
    yield CallLine(_("Ask: is anything missing to start the transfer?"))
    yield CallLine(_("Ask: when will it be done, and who confirms it?"))
    yield CallLine(_("Ask for the case number:"), path="case_number", is_blank=True)
    yield CallLine(_("Support’s name, date and time:"), is_blank=True)


def _spelling(value: Value) -> tuple[str, ...]:
    return (spelled(value.text),) if value.is_code and not value.marks else ()
