"""The summary as a script for a call: short numbered lines, each with a box to tick when it was read back."""

from collections.abc import Iterator
from typing import Final

from transfer_wizard.export.summary import Key, Summary, Value
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
_MARGIN: Final = " " * 8


def render(summary: Summary) -> str:
    """The whole script; at most 76 columns."""
    before = _("Have today’s support passcodes and the customer number at hand. Tick each line when it was read back.")
    lines = [*wrapped(summary.subject), "", *wrapped(before), ""]
    if summary.notice:
        lines += [*wrapped(summary.notice), ""]
    for number, (said, below) in enumerate(_steps(summary), 1):
        first, *rest = [line for text in (said, *below) for line in wrapped(text, COLUMNS - len(_MARGIN))]
        lines += [f"{number:>2}. {BOX} {first}", *(f"{_MARGIN}{line}".rstrip() for line in rest)]
    return "\n".join([*lines, "", *wrapped(summary.made)]) + "\n"


def spelled(text: str) -> str:
    """The letters and digits of a text in the spelling alphabet; a comma stands where the text has a dash."""
    return ", ".join(" ".join(_word(mark) for mark in group) for group in text.split("-"))


def _word(mark: str) -> str:
    if mark.isascii() and mark.isalpha():
        return LETTERS[ord(mark.upper()) - ord("A")]
    return DIGITS[int(mark)] if mark.isascii() and mark.isdigit() else mark


Step = tuple[str, list[str]]


def _steps(summary: Summary) -> Iterator[Step]:
    customer_number = summary.value("customer_number")
    yield _("Customer number: {number}").format(number=customer_number), _spelling(customer_number)
    yield _("My name: {name}").format(name=summary.value("requester.name")), []
    yield _("My e-mail: {email}").format(email=summary.value("requester.source_email")), []
    yield summary.ask, []
    titles = {Side.SOURCE: _("Source organization: {name}"), Side.DESTINATION: _("Destination organization: {name}")}
    for side, title in titles.items():
        name, link = (summary.value(f"organizations.{side}.{field}") for field in ("name", "url"))
        yield title.format(name=name), [str(link)]
        yield _("Its passcode: given by phone"), []
    for number, key in enumerate(summary.keys, 1):
        yield _of_key(key, number, len(summary.keys))
    yield _("Ask: is anything missing to start the transfer?"), []
    yield _("Ask: when will it be done, and who confirms it?"), []
    yield _("Ask for the case number: {line}").format(line="_" * 20), []
    yield _("Support’s name, date and time: {line}").format(line="_" * 20), []


def _of_key(key: Key, number: int, count: int) -> Step:
    said = _("License key {number} of {count}: {key}").format(number=number, count=count, key=key.key)
    return said, [*_spelling(key.key), *key.devices, str(key.mode)]


def _spelling(value: Value) -> list[str]:
    return [spelled(value.text)] if value.is_code and not value.marks else []
