"""The summary for a box of a form or the body of a mail: no padding, one line for each key, and a length that is known.

Where a box takes fewer letters, what Support needs to act stays whole, and the text says what went to the attachment:
first headings of the case, then what moves of each key, then the list of keys; before that, what all keys have in
common is said once. Nothing is cut off without a word.
"""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from transfer_wizard.export.blocks import AnswerRow, labelled
from transfer_wizard.export.summary import Summary
from transfer_wizard.request.shape import MOST_IN_A_BOX
from transfer_wizard.translations import _, joined, ngettext

_LEAST_OF_A_LINE: Final = 160


class FormText(NamedTuple):
    """The text, and what is left out of it for the attachment, by name; "" in no case."""

    text: str
    left_out: tuple[str, ...] = ()


def form_text(summary: Summary, most: int | None = MOST_IN_A_BOX) -> FormText:
    """The text with at most so many characters, LEAST_IN_A_BOX or more; None for no limit."""
    before, after, headings = list(_before(summary)), list(_after(summary)), _headings(summary)
    whole = _joined([*before, *_each_key(summary), *after, *headings.values()])
    if most is None or len(whole) <= most:
        return FormText(whole)
    shorter = list(_shorter_keys(summary))
    for keys, gone in shorter:
        left_out = _too_much([*before, *keys, *after], headings, gone, most)
        if left_out is not None:
            kept = [line for name, line in headings.items() if name not in left_out]
            return FormText(_joined([*before, *keys, *after, *kept, *_pointer(gone, left_out)]), (*gone, *left_out))
    last = list(headings)
    for keys, gone in shorter:  # a text of many words, such as the reason, has to give way
        end = _pointer(gone, tuple(last))
        cut = _cut([*before, *keys, *after, *end], most, [*keys, *end])
        if cut:
            return FormText(_joined(cut), (*gone, *last))
    rest = _("everything else")
    for keys, gone in shorter:
        end = _pointer((*gone, rest), ())
        if len(_joined([*before, *keys, *end])) <= most:
            return FormText(_joined(_as_many_as_fit([*before, *keys, *after], end, most)), (*gone, rest))
    return FormText(_joined(_as_many_as_fit(before, _pointer((rest,), ()), most)), (rest,))


def _joined(lines: list[str]) -> str:
    """Lines, of which "" keeps parts apart."""
    return re.sub("\n{3,}", "\n\n", "\n".join(lines).strip("\n")) + "\n"


def _too_much(needed: list[str], headings: dict[str, str], gone: tuple[str, ...], most: int) -> tuple[str, ...] | None:
    """The headings that have to go, the longest first; None where the rest is too long all the same."""
    left_out: list[str] = []
    while True:
        kept = [line for name, line in headings.items() if name not in left_out]
        names = tuple(name for name in headings if name in left_out)
        if len(_joined([*needed, *kept, *_pointer(gone, names)])) <= most:
            return names
        if not kept:
            return None
        left_out.append(max((name for name in headings if name not in left_out), key=lambda name: len(headings[name])))


def _pointer(gone: tuple[str, ...], left_out: tuple[str, ...]) -> list[str]:
    """Where the rest is."""
    names = _(", ").join((*gone, *left_out))
    sentence = _("Attached, as PDF and as CSV: {names}.") if gone else _("Attached, as PDF: {names}.")
    return ["", sentence.format(names=names)] if names else []


def _cut(lines: list[str], most: int, whole: list[str]) -> list[str] | None:
    """The lines with the longest cut, each at a space and with a word about it, until they fit; None where they can't.

    Args:
        whole: lines that stay as they are.
    """
    cut = list(lines)
    tail = _("… (all of it is attached)")
    while (over := len(_joined(cut)) - most) > 0:
        longest = max(
            (number for number, line in enumerate(cut) if line not in whole), key=lambda number: len(cut[number])
        )
        length = len(cut[longest])
        if length <= _LEAST_OF_A_LINE:
            return None
        room = max(_LEAST_OF_A_LINE, length - over) - len(tail)
        cut[longest] = (cut[longest][: room + 1].rpartition(" ")[0] or cut[longest][:room]) + tail
    return cut


def _as_many_as_fit(lines: list[str], end: list[str], most: int) -> list[str]:
    """The first lines that fit with these at the end, the very first cut where it has to be."""
    kept = [lines[0][: most - len(_joined(end)) - 3]]
    for line in lines[1:]:
        if len(_joined([*kept, line, *end])) > most:
            break
        kept.append(line)
    return [*kept, *end]


# The parts


def _before(summary: Summary) -> Iterator[str]:
    yield from (summary.ask, *([summary.notice] if summary.notice else []), "")
    for row in summary.section("organizations").rows:
        yield _line(row)


def _each_key(summary: Summary) -> Iterator[str]:
    section = summary.section("licenses")
    yield from ("", labelled(section.heading))
    for number, key in enumerate(summary.keys, 1):
        yield f"{number}. {labelled(str(key.key), key.rest)}"
    yield from _about_keys(summary)


def _about_keys(summary: Summary) -> Iterator[str]:
    """The sentences under the table; a note about a cell is said with its key."""
    sentences = summary.section("licenses").sentences
    yield from (str(sentence) for sentence in sentences if sentence.text or not summary.keys)


def _shorter_keys(summary: Summary) -> Iterator[tuple[list[str], tuple[str, ...]]]:
    """The part of the keys, shorter and shorter, each with what is left out of it."""
    yield list(_each_key(summary)), ()
    heading = summary.section("licenses").heading
    count = ngettext("{count} key", "{count} keys", len(summary.keys)).format(count=len(summary.keys))
    about = [*summary.in_all, *_about_keys(summary)]
    if len({key.mode for key in summary.keys}) == 1 and not summary.keys[0].mode.marks:
        title = (
            _("{heading} ({count}: what is meant of each, and its last day):")
            if summary.is_question
            else _("{heading} ({count}: what moves of each, and its last day):")
        ).format(heading=heading, count=count)
        yield (
            ["", title, *(f"{number}. {key.key}: {key.brief}" for number, key in enumerate(summary.keys, 1)), *about],
            (),
        )
    keys = _(", ").join(str(key.key) for key in summary.keys)
    each = _("what moves of each key, and when it ends")
    yield ["", labelled(_("{keys} ({devices})").format(keys=heading, devices=count), keys), *about], (each,)
    listed = _("the list of all {count}").format(count=count)
    yield (
        ["", _("{heading}: {count}, listed in the attachment.").format(heading=heading, count=count), *about],
        (listed, each),
    )


def _after(summary: Summary) -> Iterator[str]:
    requester = summary.section("requester")
    if requester.rows:
        yield from ("", labelled(requester.heading, _(", ").join(_in_a_row(row) for row in requester.rows)))
    for identity in ("confirmed", "open", "passcodes", "why"):
        section = summary.section(identity)
        if section.blocks:
            *first, last = (_flat(str(sentence)) for sentence in section.sentences)
            said = joined(*map(_ended, first), last)
            yield from ("", labelled(section.heading, said))
    yield ""
    yield from (_line(row) for row in summary.section("case").rows if row.path in _NEEDED)


_NEEDED: Final = ("route.needed_by", "case.severity")
_SELF_EXPLAINING: Final = ("requester.name", "requester.company", "requester.source_email")


def _headings(summary: Summary) -> dict[str, str]:
    """The rest of the case, by what each is called."""
    return {row.label: _line(row) for row in summary.section("case").rows if row.path not in _NEEDED}


def _line(row: AnswerRow) -> str:
    return labelled(row.label, _flat(str(row.value)))


def _in_a_row(row: AnswerRow) -> str:
    return _flat(str(row.value)) if row.path in _SELF_EXPLAINING else f"{row.label} {_flat(str(row.value))}"


def _ended(sentence: str) -> str:
    """The sentence with a full stop before another one, where a person left it out."""
    last = sentence.rstrip("”’\"')」』")[-1:]
    return _("{part}.").format(part=sentence) if last.isalnum() else sentence


def _flat(text: str) -> str:
    """The text without empty lines; where a person broke a line, it stays broken."""
    return "\n".join(line.strip() for line in text.split("\n") if line.strip())
