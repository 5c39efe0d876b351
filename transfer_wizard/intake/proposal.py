"""The changes that a reading proposes for a request: the person decides about each value."""

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final

from transfer_wizard.intake.findings import UNSAID, AskedField, FoundValue, is_answer
from transfer_wizard.intake.keys import each_key
from transfer_wizard.intake.license_list import TAKEN_BACK, why_not_added
from transfer_wizard.intake.licenses import FoundLicense, Intake, Rejected, grouped
from transfer_wizard.intake.reading import Reading, Unused
from transfer_wizard.intake.sources import ANSWER, SourceText, Span
from transfer_wizard.request.draft import Draft, blank_license
from transfer_wizard.request.shape import LONGEST
from transfer_wizard.request.words import Side
from transfer_wizard.translations import _, ngettext
from transfer_wizard.validation import wording
from transfer_wizard.validation.fields import FieldError, read, tidy
from transfer_wizard.validation.identifiers import alike

UNDECIDED: Final = -1
MODE: Final = "licenses.mode"
MOVE: Final = "licenses.devices.move"
"""What is said of all rows that come in and don't say it themselves."""
ALL: Final = "all"
_MISREAD: Final = re.compile(r"(?<![A-Za-z0-9])(?:ZZ|2Z|22|7Z|Z2)(?P<rest>(?:[ -]?[A-Za-z0-9|]){10})(?![A-Za-z0-9|])")
_MOST_NUMBERS: Final = 6
MOST_ONE_BY_ONE: Final = 30
"""So many license keys are things of their own; more are one thing together."""


@dataclass(frozen=True)
class Option:
    """One way to decide.

    Attributes:
        label: the value in the words of the window.
        words: what it was read from; "" for what the request holds already.
        place: where that stands, such as "line 17", "row 4" or "entry 2"; with the name of the file where there are
            several.
        values: what is put into the request, by path.
        licenses: the rows that come with it, as a draft holds them.
        spans: where in the texts of :attr:`Proposal.sources` it was read, to mark it there.
        devices: of one license key, each device model with its counts, its place and its span.
    """

    label: str
    words: str = ""
    place: str = ""
    values: Mapping[str, str] = field(default_factory=dict)
    licenses: tuple[Mapping[str, Any], ...] = ()
    spans: tuple[Span, ...] = ()
    devices: tuple["Option", ...] = ()


@dataclass(frozen=True)
class ProposedThing:
    """One thing that was found: a value to take or leave, or a question with several answers.

    Attributes:
        section: the step's section of the request file that it belongs to.
        title: what it is.
        options: one for a plain value, several for a question.
        chosen: the option that is taken unless the person says otherwise; UNDECIDED for a question that waits.
        is_for_all: True for what is asked of all rows that come in: no thing that was found.
    """

    section: str
    title: str
    options: tuple[Option, ...]
    chosen: int = 0
    is_for_all: bool = False

    @property
    def count(self) -> int:
        """How many things it stands for."""
        return 0 if self.is_for_all else max(1, len(self.options[0].licenses))

    @property
    def is_question(self) -> bool:
        """Whether there is more than one answer."""
        return len(self.options) > 1


@dataclass(frozen=True)
class OpenPoint:
    """What Support asks for: the path of the field that answers it, the words, their place, and their span."""

    field: str
    text: str
    line: int
    place: str
    spans: tuple[Span, ...]


@dataclass(frozen=True)
class LeftOut:
    """Lines that were not used, for one reason: their numbers, how they begin, and where they are."""

    lines: tuple[int, ...]
    reason: str
    words: tuple[str, ...]
    place: str


@dataclass(frozen=True)
class Proposal:
    """All that a reading would change.

    Attributes:
        things: in the order of the steps.
        asked: what Support asks for, in the order of its mail; a page leads to the field of each.
        rejected: what was not taken, and why.
        unused: lines that gave nothing, and why.
        notices: sentences about the whole.
        same: how many values the request holds already.
        sources: what was brought, as it can be shown; a span counts in their texts.
    """

    things: tuple[ProposedThing, ...]
    asked: tuple[OpenPoint, ...]
    rejected: tuple[Rejected, ...]
    unused: tuple[Unused, ...]
    notices: tuple[str, ...]
    same: int
    sources: tuple[SourceText, ...]

    def left_out(self) -> list[LeftOut]:
        """The lines that were not used, those with the same reason together; what looked like a value comes first."""
        groups: dict[tuple[int, str], list[tuple[int, str]]] = {}
        for refused in self.rejected:
            groups.setdefault((refused.source, refused.reason), []).append((refused.line, refused.text))
        for group in self.unused:
            groups.setdefault((group.source, group.reason), []).extend((line, "") for line in group.lines)
        found = []
        for (source, reason), said in groups.items():
            lines = tuple(dict.fromkeys(line for line, _text in said))
            place = _place(self.sources, source, lines[:_MOST_NUMBERS])
            found.append(LeftOut(lines, reason, tuple(text for _line, text in said if text), place))
        return found


def propose(reading: Reading, draft: Draft) -> Proposal:
    """What a reading would change in a draft."""
    same = 0
    things: list[ProposedThing] = []
    places = _Places(reading)
    values, groups = _by_field(reading, draft)
    for path, found in values.items():
        thing = _value_thing(path, found, draft.get(path), places)
        if thing is None:
            same += 1
        else:
            things.append(thing)
    things += _sides(groups, draft, places)
    known = {row["key"]: number for number, row in enumerate(draft.licenses, start=1) if row["key"]}
    licenses, twins = grouped(Intake(reading.rows, []), known)
    pairs, others = _look_alikes(licenses, known)
    things += [_pair_thing(one, row, places) for one, row in pairs[:MOST_ONE_BY_ONE]]
    others += [row for _one, row in pairs[MOST_ONE_BY_ONE:]]
    if len(others) > MOST_ONE_BY_ONE:
        things.append(_list_thing(others, places))
    else:
        things += [_license_thing(row, places) for row in others]
    taken = {*known, *(row.key for row in reading.rows)}
    things += [
        thing for refused in reading.rejected[:MOST_ONE_BY_ONE] if (thing := _misread_thing(refused, taken, places))
    ]
    things += _for_all(licenses)
    order = list(dict.fromkeys(_section(path) for path in wording.LABELS))
    return Proposal(
        tuple(sorted(things, key=lambda thing: order.index(thing.section))),
        tuple(map(places.open_point, reading.open)),
        (*reading.rejected, *twins),
        tuple(reading.unused),
        tuple(reading.notices),
        same,
        tuple(reading.sources),
    )


class _Places:
    """Where each value was read, for the options of one proposal."""

    def __init__(self, reading: Reading) -> None:
        self._sources = reading.sources
        self._rows: dict[str, list[FoundLicense]] = {}
        for row in reading.rows:
            self._rows.setdefault(row.key, []).append(row)

    def option(self, label: str, words: str, line: int, source: int, sought: Sequence[str], **more: Any) -> Option:
        """An option with the place of the words it was read from."""
        text = self._sources[source]
        span = text.find(line, *sought, words, entry=more.pop("entry", 0))
        place = _place(self._sources, source, [text.number_of(line, span)])
        return Option(label, words, place, spans=text.with_numbers(span, more.pop("numbers", ())), **more)

    def license(self, row: Mapping[str, Any]) -> Option:
        """A license key with its devices."""
        read_rows = self._rows[row["key"]]
        ends = _("ends {day}").format(day=row["expires_on"]) if row["expires_on"] else ""
        devices = tuple(
            self.option(_device(each), each["model"], at.line, at.source, (), numbers=(each["have"], each["move"]))
            for at, each in zip(read_rows, row["devices"], strict=False)
            if any(each.values())
        )
        said = _(", ").join(filter(None, (row["key"], *(device.label for device in devices), ends)))
        first = read_rows[0]
        own = self.option(said, row["key"], first.line, first.source, (), licenses=(row,), numbers=(row["expires_on"],))
        numbers = {self._sources[each.source].number_of(each.line) for each in read_rows if each.source == first.source}
        if self._sources[first.source].kind != ANSWER and len(numbers) > 1:
            own = replace(own, place=_place(self._sources, first.source, sorted(numbers)[:_MOST_NUMBERS]))
        return replace(own, devices=devices)

    def open_point(self, asked: AskedField) -> OpenPoint:
        """What Support asks for, with its place."""
        said = self.option("", asked.text, asked.line, asked.source, ())
        return OpenPoint(asked.field, asked.text, asked.line, said.place, said.spans)

    def of_list(self, licenses: Sequence[Mapping[str, Any]]) -> tuple[str, tuple[Span, ...]]:
        """The first and the last place of many keys, and all of their spans."""
        keys = {row["key"] for row in licenses}
        spans = tuple(
            Span(place.start, place.end, number)
            for number, source in enumerate(self._sources)
            for place in each_key(source.text)
            if place.key in keys
        )
        lines = [row.line for key in keys for row in self._rows[key]]
        return _("lines {first} to {last}").format(first=min(lines), last=max(lines)), spans


def _place(sources: Sequence[SourceText], source: int, numbers: Sequence[int]) -> str:
    """A place in words; where all is from one file, its name need not stand beside each value."""
    file = sources[source].file if len(sources) > 1 else ""
    return _(", ").join(filter(None, (file, sources[source].place(numbers))))


def _for_all(licenses: list[dict[str, Any]]) -> Iterator[ProposedThing]:
    """What the rows lack and is usually the same for all of them: asked once, and open when it is not answered."""
    if any(not row["mode"] for row in licenses):
        words = wording.choices(MODE)
        options = tuple(Option(text, values={MODE: word}) for word, text in words)
        yield ProposedThing("licenses", wording.label(MODE), options, UNDECIDED, is_for_all=True)
    if any(device["have"] and not device["move"] for row in licenses for device in row["devices"]):
        options = (Option(_("All of them"), values={MOVE: ALL}), Option(_("I enter it in the table")))
        yield ProposedThing("licenses", _("How many of each move?"), options, UNDECIDED, is_for_all=True)


def _by_field(reading: Reading, draft: Draft) -> tuple[dict[str, list[FoundValue]], dict[int, list[FoundValue]]]:
    """The values by their path, and those of organizations without a side by their group."""
    values: dict[str, list[FoundValue]] = {}
    groups: dict[int, list[FoundValue]] = {}
    for value in reading.found:
        if not 0 < len(str(value.value)) <= LONGEST:
            continue
        if UNSAID in value.field:
            groups.setdefault(value.group, []).append(value)
        elif is_answer(value.field):
            values.setdefault(value.field, []).append(value)
    for found in groups.values():
        side = _known_side(found, draft)
        if side and found[0].group:
            for each in found:
                values.setdefault(each.field.replace(UNSAID, side), []).append(each)
            found.clear()
    return values, {number: found for number, found in groups.items() if found}


def _known_side(found: list[FoundValue], draft: Draft) -> str:
    """The side whose name or link the request holds already."""
    for value in found:
        for side in Side:
            have = draft.get(value.field.replace(UNSAID, side))
            if value.field.endswith((".name", ".url")) and have and _same(value.field, str(value.value), have):
                return side
    return ""


def _same(path: str, one: str, other: str) -> bool:
    if one.strip().casefold() == other.strip().casefold():
        return True
    sided = path.replace(UNSAID, Side.SOURCE)
    try:
        return bool(read(sided, one) == read(sided, other))
    except FieldError:
        return False


def _value_thing(path: str, found: list[FoundValue], have: str, places: _Places) -> ProposedThing | None:
    """A value to take, or a question where the text says two things or the request holds another; None for the same."""
    options = [_option(path, value, places) for value in found]
    if have.strip():
        others = [option for option in options if not _same(path, option.values[path], have)]
        if not others:
            return None
        kept = Option(wording.shown(path, have), place=_("as you have it"), values={path: have})
        return ProposedThing(_section(path), wording.label(path), (kept, *others), 0)
    if path == "case_number":  # it closes the request, and its passcodes go: never by itself
        record = replace(
            options[0], label=_("{number}: the request was sent, and is a record").format(number=found[0].value)
        )
        earlier = replace(
            options[0],
            label=_("{number}: another case about it").format(number=found[0].value),
            values={"case.related_cases": str(found[0].value)},
        )
        choices = (record, earlier, Option(_("Leave it out")))
        return ProposedThing(_section(path), wording.label(path), choices, UNDECIDED)
    if len(options) > 1:
        return ProposedThing(_section(path), wording.label(path), tuple(options), UNDECIDED)
    if not found[0].sure:
        open_point = Option(_("Leave it open"))
        return ProposedThing(_section(path), wording.label(path), (options[0], open_point), UNDECIDED)
    return ProposedThing(_section(path), wording.label(path), tuple(options))


def _option(path: str, each: FoundValue, places: _Places) -> Option:
    value = tidy(path, str(each.value))
    shown = wording.shown(path, value)
    sought = (str(each.value), shown)
    return places.option(shown, each.text, each.line, each.source, sought, entry=each.entry, values={path: value})


def _sides(groups: dict[int, list[FoundValue]], draft: Draft, places: _Places) -> Iterator[ProposedThing]:
    """One question for organizations whose side the text does not say; a side the request knows is not asked for."""
    named = [found for number, found in groups.items() if number]
    if not named:
        return
    free = [side for side in Side if not draft.get(f"organizations.{side}.name").strip()] or list(Side)
    first = named[0]
    if len(named) == 1:
        options = [_as_side([(first, side)], places) for side in free]
        yield ProposedThing("organizations", _("Which organization is this?"), tuple(options), UNDECIDED)
    elif len(named) == 2:
        pairs = ((named[0], named[1]), (named[1], named[0]))
        options = [_as_side(list(zip(pair, Side, strict=True)), places) for pair in pairs]
        yield ProposedThing("organizations", _("From which organization to which?"), tuple(options), UNDECIDED)
    else:
        for side, question in zip(Side, (_("Which is the source?"), _("Which is the destination?")), strict=True):
            options = [_as_side([(found, side)], places) for found in named]
            yield ProposedThing("organizations", question, tuple(options), UNDECIDED)


def _as_side(taken: list[tuple[list[FoundValue], Side]], places: _Places) -> Option:
    """Organizations taken as sides: "Source: Northwind West"."""
    values: dict[str, str] = {}
    labels = []
    for found, side in taken:
        values |= {value.field.replace(UNSAID, side): str(value.value) for value in found}
        names = {value.field.rpartition(".")[2]: str(value.value) for value in found}
        called = names.get("name") or names.get("url") or str(found[0].value)
        labels.append(_("{side}: {name}").format(side=wording.side(side).capitalize(), name=called))
    read_from = [_option(value.field.replace(UNSAID, side), value, places) for found, side in taken for value in found]
    words = "; ".join(found[0].text for found, _side in taken)
    spans = tuple(span for option in read_from for span in option.spans)
    return Option(_(", ").join(labels), words, read_from[0].place, values, spans=spans)


def _license_thing(row: Mapping[str, Any], places: _Places) -> ProposedThing:
    return ProposedThing("licenses", _("License key"), (places.license(row),))


def _look_alikes(
    licenses: list[dict[str, Any]], known: Mapping[str, int]
) -> tuple[list[tuple[str, dict[str, Any]]], list[dict[str, Any]]]:
    """The rows whose key differs from another one only in signs that look alike, each with that other; and the rest."""
    first = {alike(key): key for key in known}
    pairs, others = [], []
    for row in licenses:
        before = first.setdefault(alike(row["key"]), row["key"])
        if before == row["key"]:
            others.append(row)
        else:
            pairs.append((before, row))
    return pairs, others


def _pair_thing(other: str, row: Mapping[str, Any], places: _Places) -> ProposedThing:
    """A question: is it the other key, misread, or a key of its own?"""
    one, two = next((one, two) for one, two in zip(other, row["key"], strict=True) if one != two)
    title = _("{one} or {two} in this key?").format(one=one, two=two)
    own = places.license(row)
    same = Option(_("It is {key}, misread").format(key=other))
    return ProposedThing("licenses", title, (own, same), UNDECIDED)


def _misread_thing(rejected: Rejected, taken: Container[str], places: _Places) -> ProposedThing | None:
    """A question for what would be a key but for a sign that scanners mistake at its beginning, or for a bar."""
    match = _MISREAD.search(rejected.text)
    if not match or rejected.reason == why_not_added(TAKEN_BACK):
        return None
    rest = "".join(mark for mark in match["rest"].upper() if mark.isalnum() or mark == "|").replace("|", "I")
    if len(rest) != 10:
        return None
    key = tidy("licenses.key", f"Z2{rest}")
    if key in taken:
        return None
    row = blank_license() | {"key": key}
    title = _("Is this a license key?")
    options = (
        places.option(key, rejected.text, rejected.line, rejected.source, (match[0],), licenses=(row,)),
        Option(_("No, leave it out")),
    )
    return ProposedThing("licenses", title, options, UNDECIDED)


def _list_thing(licenses: list[dict[str, Any]], places: _Places) -> ProposedThing:
    """A long list as one thing: the page holds no line for each of thousands of keys."""
    sentence = ngettext("{count} license key", "{count} license keys", len(licenses)).format(count=f"{len(licenses):,}")
    lines, spans = places.of_list(licenses)
    return ProposedThing(
        "licenses", _("License keys"), (Option(sentence, place=lines, licenses=tuple(licenses), spans=spans),)
    )


def _device(device: Mapping[str, str]) -> str:
    model, have, move = device["model"], device["have"], device["move"]
    if have and move and have != move:
        return _("{move} of {have} {model}").format(move=move, have=have, model=model)
    return _("{move} {model}").format(move=move or have, model=model).strip()


def _section(path: str) -> str:
    return path.split(".")[0]
