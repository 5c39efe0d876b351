"""License keys in running text and in lists of any form, each with the words that belong to it."""

import re
from bisect import bisect_right
from collections.abc import Iterable
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import Final, NamedTuple

from transfer_wizard.intake.amounts import count_in, day_in
from transfer_wizard.intake.cells import until_another_row
from transfer_wizard.intake.counted_devices import (
    KEY_MARK,
    Counted,
    corrects,
    count_of_key,
    denied_in,
    devices_in,
    moves_instead,
    shared,
)
from transfer_wizard.intake.device_models import mentions
from transfer_wizard.intake.document_parts import QUOTED, Line
from transfer_wizard.intake.keys import KEY, Place, broken_in, is_serial, keys_in, things_in
from transfer_wizard.intake.labels import column_of, license_label_of, words_of
from transfer_wizard.intake.license_labels import LABEL, LabelledValue, devices_of_pieces, pieces_of
from transfer_wizard.intake.license_list import EXPIRED, INVALIDATED, TAKEN_BACK, LicenseList, ListedKey
from transfer_wizard.intake.license_questions import beside_labels, without_questions
from transfer_wizard.intake.license_words import (
    end_in,
    is_taken_back,
    mode_in,
    mode_of,
    mode_of_body,
    mode_said,
    state_in,
)
from transfer_wizard.intake.limits import MOST_ROWS
from transfer_wizard.intake.messages import newest_of
from transfer_wizard.intake.passcodes import masked

_SENTENCE: Final = re.compile(
    r"(?:(?:(?<=[^.\d][.!?])|(?<=[0-9]{3}[.!?])|(?<=[A-Z][0-9]{2}[.!?]))\s+(?=[A-ZÀ-Þ\"'(\x00])|[。！？]|(?<=[.!?])\s*\n)"
)
_TRUE: Final = re.compile(r"(?i)^[\s\"']*(?:true|yes|ja|oui|sí|si|はい)\b")
_WORDS: Final = re.compile(r"[^\W\d_]{2,}|[:=?@/]")
_SMALL_WORDS: Final = re.compile(r"\b[^\W\d_A-Z]{2,}\b")
_NEAR: Final = 200
_GOES_ON_BEHIND: Final = re.compile(r"(?: [^\W\d_]{1,20}){0,2} ?:")
_LONGEST_PARAGRAPH: Final = 400
_LONGEST_SENTENCE: Final = 400
_LABELS_THAT_GO_ON: Final = ("model", "have", "move", "expires_on", "mode", "state", "product")


_OF_EACH: Final = re.compile(r"(?i)\b(?:per|each|je|jeweils|pro|chacune?|par|cada|por)\b")
_LEADING: Final = re.compile(r"(?m)^[^\n0-9\x00]*?(?<![A-Za-z0-9.-])(?P<number>[0-9]{1,5})(?![A-Za-z0-9_-])")
_WHICH_KEY: Final = re.compile(
    rf"(?i)(?:\bkey |キー)(?P<number>[0-9]{{1,5}}(?: of |/)[0-9]{{1,5}})(?=[:：]\s*{KEY_MARK})"
)
"""Which of several keys it is, as in "License key 1 of 2: …": no count of devices."""
_LEADS_TO_KEY: Final = re.compile(r"(?i)\s(?:on|from|under|of|auf|aus|von|sur|de|en)(?: key| the key| license)?\s*$")
"""A word between a model and the key that it is of."""
_CLAUSE: Final = re.compile(r"(?i)[,;.] (?:(?:and|und|et|y) )?|\s(?:and|und|et|y) ")
_ITEM: Final = re.compile(r"(?m)^[ \t]*(?:[-*•·]|\(?[0-9]{1,2}[.)])[ \t]")
_OF_ALL: Final = re.compile(
    r"(?i)\b(?:both|all|they|each|beide|alle|tous|toutes|les deux|ambas?|todas?|todos?|entrambe|tutte)\b"
)
"""Begins to speak of several keys."""
_BRACE: Final = re.compile(r"[{}]|\n[ \t]*(?P<end>})")
_LEAST_NUMBERED: Final = 2
_MOST_AROUND_HEADING: Final = 4
_JOINED: Final = re.compile(r"(?i)(?:\s{0,3}(?:\([0-9]{1,4}\)|[x×] ?[0-9]{1,4}))?(?:[ \t,;/&+、と]|and|und|et|y)*")


class _Taken(NamedTuple):
    """A key with what its words say: its devices, its own count, whether it goes on a list, its words."""

    entry: ListedKey
    devices: list[Counted]
    own: Counted
    is_joined: bool
    words: str
    line: int


class Paragraph:
    """Lines that stand together, as one text with line numbers."""

    def __init__(self, lines: list[Line]) -> None:
        self.lines = lines
        self.text = "\n".join(line.text for line in lines)
        self._starts = list(accumulate((len(line.text) + 1 for line in lines[:-1]), initial=0))

    def line_at(self, place: int) -> Line:
        return self.lines[bisect_right(self._starts, place) - 1]

    def stated(self) -> "Paragraph":
        """The paragraph with blanks for what it only asks."""
        said = without_questions(self.text)
        if said == self.text:
            return self
        lines = zip(self.lines, self._starts, strict=True)
        return Paragraph([Line(line.number, said[at : at + len(line.text)]) for line, at in lines])


def paragraphs(lines: Iterable[Line]) -> list[Paragraph]:
    """Lines up to an empty one; labelled lines about a license go on with the paragraph that names its key."""
    found: list[Paragraph] = []
    block: list[Line] = []
    for line in [*lines, Line(0, "")]:
        text = QUOTED.sub("", line.text) if ">" in line.text else line.text
        if text.strip():
            block.append(Line(line.number, text.rstrip()))
            if len(block) < _LONGEST_PARAGRAPH:
                continue
        if block:
            before = found[-1] if found else None
            if (
                before
                and _goes_on(block[0].text)
                and before.lines
                and KEY.search(before.text)
                and not KEY.search(block[0].text)
            ):
                found[-1] = Paragraph([*before.lines, *block])
            else:
                found.append(Paragraph(block))
            block = []
    return found


@lru_cache(1_024)
def says_a_license(rest: str) -> bool:
    """True for a line that names a device model with counts, or nothing, where its license keys are taken out of it."""
    found = mentions(rest)
    for each in reversed(found):
        rest = rest[: each.start] + rest[each.end :]
    return len(found) < 2 and not _WORDS.search(rest)


def _goes_on(text: str) -> bool:
    match = LABEL.match(text)
    return bool(match) and license_label_of(match[1]) in _LABELS_THAT_GO_ON  # type: ignore[index]


class FreeReader:
    """Takes the keys of running text into a list of licenses; what only looks like a key is told."""

    def __init__(self, found: LicenseList) -> None:
        self._found = found
        self.rejected: list[tuple[Line, str, str]] = []
        self.used: set[int] = set()

    def take(self, lines: Iterable[Line]) -> None:
        """Take all paragraphs of the lines."""
        lines = list(lines)
        found = [each.stated() for each in paragraphs(beside_labels(lines))]
        for paragraph in found:
            if self._found.is_full or len(self.rejected) > MOST_ROWS:
                return
            places = keys_in(paragraph.text)
            if places:
                self._take_paragraph(paragraph, sorted([*places, *broken_in(paragraph.text, places, _SENTENCE)]))
            self._tell_things(paragraph, {paragraph.line_at(place.start).number for place in places})
        for paragraph in found if self._found.entries else ():
            self._say_of_all(paragraph)
        mode = next((mode for paragraph in found if (mode := mode_of_body(paragraph.text))), "")
        if mode:
            self._found.move_all(mode, self.used)
        self._found.place_moves()
        if self._found.entries:
            self._say_what_moves(found)
            self._say_what_moves_instead(found, lines[:MOST_ROWS])

    def _say_of_all(self, paragraph: Paragraph) -> None:
        """Take what a sentence says of all keys: "Both expire on …", "Add them to the others, no renewal"."""
        mode = "" if "?" in paragraph.text or KEY.search(paragraph.text) else mode_said(paragraph.text)
        for entry in self._found.entries.values() if mode else ():
            if not entry.mode:
                entry.say("mode", mode)
        for line in paragraph.lines:
            if len(line.text) <= _NEAR and KEY.search(line.text):  # as nearly all of thousands
                continue
            for match in _OF_ALL.finditer(line.text):
                sentence = line.text[max(0, match.start() - _NEAR) : match.end() + _NEAR]
                day = "" if KEY.search(sentence) else end_in(sentence)
                for entry in self._found.entries.values() if day else ():
                    if not entry.expires_on:
                        entry.say("expires_on", day)
                if day:
                    self.used.add(line.number)

    def _say_what_moves(self, found: list[Paragraph]) -> None:
        """Take what sentences without a key say of one model: "Move 10 of the MR licenses and 4 of the MX67"."""
        moves: dict[str, dict[int, int | None]] = {}
        for paragraph in found:
            if len(paragraph.text) < _LONGEST_SENTENCE and "?" not in paragraph.text and not KEY.search(paragraph.text):
                for sentence in _SENTENCE.split(paragraph.text):
                    denied = denied_in(sentence) if corrects(sentence) else None
                    for device in devices_in(sentence):
                        count = device.have if denied is not None and device.move is None else device.move
                        if count and (device.have is None or denied is not None):
                            moves.setdefault(device.model, {})[count] = denied
        for model, counts in moves.items():
            if len(counts) == 1:
                self._found.move(model, *counts.popitem())

    def _say_what_moves_instead(self, found: list[Paragraph], lines: list[Line]) -> None:
        """Take what the newest message says of what moves, "Only 8 MR move.", whatever stands in those below it."""
        said = [
            (paragraph.lines[0].number, moves)
            for paragraph in found
            if len(paragraph.text) < _LONGEST_SENTENCE
            for sentence in _SENTENCE.split(paragraph.text)
            if "?" not in sentence and not KEY.search(sentence) and (moves := moves_instead(sentence))
        ]
        newest = newest_of(lines) if said else set()
        for number, moves in said:
            if number in newest and (count := moves.have or moves.move):
                self._found.move_instead(moves.model, count, newest)

    def _tell_things(self, paragraph: Paragraph, with_keys: set[int]) -> None:
        for line in paragraph.lines:
            things = things_in(line.text)
            if with_keys and things:
                label = LABEL.match(line.text)  # "Order number: …" says itself what it is
                is_told = (
                    bool(label)
                    and column_of(label[1]) in ("other", "product", "model")  # type: ignore[index]
                    and "key" not in words_of(label[1])  # type: ignore[index]
                )
                things = [each for each in things if not is_told or each.text[:2].upper() == "Z2"]
            for thing in things:
                if line.number not in with_keys or thing.text[:2].upper() == "Z2":
                    shown = line.text if len(things) == 1 else thing.text
                    self.rejected.append((line, shown.strip(), thing.reason))

    def _take_paragraph(self, paragraph: Paragraph, places: list[Place]) -> None:
        marked = _unnumbered(masked(paragraph.text, [(place.start, place.end) for place in places], KEY_MARK))
        pieces = _pieces(paragraph)
        bounds = _bounds(marked, places, pieces)
        heading = _heading(marked, places)
        gaps = [marked[before.end : after.start] for before, after in pairwise(places)] + [marked[places[-1].end :]]
        joins = [_JOINED.fullmatch(gap) is not None for gap in gaps]
        taken: list[_Taken] = []
        for at, place in enumerate(places):
            if not place.key:
                continue
            line = paragraph.line_at(place.start)
            entry = self._found.entry(place.key, line.number, line.text.strip())
            start, end = bounds[at], bounds[at + 1]
            end = start + until_another_row(marked[start:end], KEY_MARK)
            zone = marked[start:end]
            said = [piece for piece in pieces if start <= piece.start < end]
            is_back = len(places) > 1 and is_taken_back(marked, place)
            is_of_other = is_back and bool(taken) and not taken[-1].devices and _GOES_ON_BEHIND.match(marked, place.end)
            meant = taken[-1] if is_of_other else None
            self._say(meant.entry if meant else entry, zone, said, start)
            devices = self._devices(zone, said)
            if meant:  # "use A instead of B: 4 MX67"
                taken[-1] = meant._replace(devices=devices)
                devices = []
            is_joined = bool(at) and joins[at - 1]
            following = places[at + 1].start if at + 1 < len(places) else len(marked)
            own = Counted("", None, None)
            if heading or not devices or is_joined or joins[at]:
                line_end = end if end > place.end else marked.find("\n", place.end, following)
                own = count_of_key(marked[place.start : following if line_end < 0 else line_end])
            if heading and all(device in (heading, Counted(heading.model, None, None)) for device in devices):
                devices = [own._replace(model=heading.model) if own.have or own.move else heading]
            if is_back:
                entry.say("state", TAKEN_BACK)
            taken.append(_Taken(entry, devices, own, is_joined, zone, line.number))
            self.used.update(range(line.number, paragraph.line_at(max(place.start, end - 1)).number + 1))
        for each in _together(taken):
            if each.entry.denied is None and corrects(each.words):
                each.entry.denied = denied_in(each.words)
                each.entry.corrected = each.entry.corrected if each.devices else each.own.have
            for device in each.devices or [each.own]:
                each.entry.count(device.model, device.have, device.move, each.line)

    def _say(self, entry: ListedKey, zone: str, said: list[LabelledValue], start: int) -> None:
        if not said:
            for name, value in _said_in(zone):
                entry.say(name, value)
            return
        for piece in said:
            if piece.kind == "expires_on":
                entry.say("expires_on", day_in(piece.value))
            elif piece.kind == "mode":
                entry.say("mode", mode_of(piece.value))
            elif piece.kind == "state" and _TRUE.match(piece.value):
                name = zone[piece.start - start : piece.start - start + 40].lower()
                entry.say("state", INVALIDATED if "invalidated" in name else EXPIRED)
        if not any(piece.kind == "expires_on" for piece in said):
            own = zone[zone.rfind("\n", 0, max(0, zone.find(KEY_MARK))) + 1 :]
            entry.say("expires_on", end_in(own) or end_in(zone))
        if not any(piece.kind == "mode" for piece in said):
            entry.say("mode", mode_in(zone) or mode_said(zone))
        words = _without(zone, [each for each in said if each.kind == "mode"], start)
        entry.say("state", state_in(_from_its_item(words)))

    def _devices(self, zone: str, said: list[LabelledValue]) -> list[Counted]:
        if not said:
            return list(_devices_beside(zone))
        labelled = devices_of_pieces([piece for piece in said if not _names_others(piece.value)])
        if labelled:
            return labelled
        devices = list(_devices_beside(zone))
        counts = {count_in(piece.value) for piece in said if piece.kind == "have"} - {None}
        if len(devices) == len(counts) == 1 and devices[0].have is None:  # "Qty: 12" below the one model
            devices[0] = devices[0]._replace(have=counts.pop())
        return devices


@lru_cache(1_024)
def _said_in(zone: str) -> tuple[tuple[str, str], ...]:
    """What words about a key say of it where none of them is a label: the same line may stand there many times."""
    said = (end_in(zone), mode_in(zone) or mode_said(zone), state_in(_from_its_item(zone)))
    return tuple((name, value) for name, value in zip(("expires_on", "mode", "state"), said, strict=True) if value)


@lru_cache(1_024)
def _devices_beside(zone: str) -> tuple[Counted, ...]:
    return devices_in(_beside_key(zone))


def _from_its_item(zone: str) -> str:
    """The words from the item of a list on in which the key stands: what has expired above it may be a passcode."""
    key = max(0, zone.find(KEY_MARK))
    items = [match.start() for match in _ITEM.finditer(zone, 0, key)]
    return zone[items[-1] :] if items else zone


def _unnumbered(marked: str) -> str:
    """The text with blanks for the numbers of a list, where each of its lines begins with the next."""
    marked = masked(marked, [match.span("number") for match in _WHICH_KEY.finditer(marked)], " ")
    numbers = [match for match in _LEADING.finditer(marked) if KEY_MARK in marked[match.end() :].partition("\n")[0]]
    if len(numbers) < _LEAST_NUMBERED or any(
        int(after["number"]) != int(before["number"]) + 1 for before, after in pairwise(numbers)
    ):
        return marked
    return masked(marked, [match.span("number") for match in numbers], " ")


def _beside_key(zone: str) -> str:
    """The words from the key's line on, where those above talk of devices or families: "The MX runs Enterprise"."""
    start = zone.rfind("\n", 0, max(0, zone.find(KEY_MARK))) + 1
    if not start:
        return zone
    above = zone[:start]
    talks = any(map(is_serial, things_in(above))) or (
        all(each.is_bare for each in mentions(above)) and not any(each.have or each.move for each in devices_in(above))
    )
    return zone[start:] if talks and mentions(zone[start:]) else zone


def _together(taken: list[_Taken]) -> list[_Taken]:
    """The keys with their devices, where one model that stands beside several keys is that of all of them."""
    runs: list[list[_Taken]] = []
    for each in taken:
        if each.is_joined and runs:
            runs[-1].append(each)
        else:
            runs.append([each])
    for run in runs:
        named = [each for each in run if each.devices]
        if len(run) < 2 or len(named) != 1:
            continue
        devices = named[0].devices
        if len(devices) == 1 and any(each.own.have for each in run if each is not named[0]):
            run[:] = [each._replace(devices=[each.own._replace(model=devices[0].model)]) for each in run]
        else:
            words = "\n".join(
                line for each in run for line in each.words.split("\n") if KEY_MARK in line or mentions(line)
            )
            of_each = shared(devices, len(run), words)
            run[:] = [each._replace(devices=of_each) for each in run]
    return [each for run in runs for each in run]


def _without(zone: str, pieces: list[LabelledValue], start: int) -> str:
    for piece in pieces:
        zone = zone[: piece.start - start] + " " * (piece.end - piece.start) + zone[piece.end - start :]
    return zone


def _names_others(value: str) -> bool:
    """True for a labelled value that is no device of the key: a serial, or a key with words of its own."""
    return any(map(is_serial, things_in(value))) or bool(keys_in(value))


def _pieces(paragraph: Paragraph) -> list[LabelledValue]:
    """The labelled values about licenses in a paragraph."""
    found: list[LabelledValue] = []
    at = 0
    for line in paragraph.lines:
        if ":" in line.text or "=" in line.text or "\t" in line.text or "|" in line.text or "  " in line.text:
            found += [piece._replace(start=piece.start + at, end=piece.end + at) for piece in pieces_of(line.text)]
        at += len(line.text) + 1
    return found


def _heading(marked: str, places: list[Place]) -> Counted | None:
    """The model that a paragraph's first line names for all keys below it, where that line says nothing else."""
    first, _end, _rest = marked.partition("\n")
    if KEY_MARK in first or len(first) > 60:
        return None
    found, said = mentions(first), devices_in(first)
    if len(found) != 1 or len(said) != 1:
        return None
    around = first[: found[0].start] + first[found[0].end :]
    is_of_each = bool(_OF_EACH.search(around)) or not re.search("[0-9]", around)
    most = _MOST_AROUND_HEADING * (1 + first.rstrip().endswith(":"))
    return said[0] if is_of_each and len(re.findall(r"[^\W\d]+", around)) < most else None


def _bounds(marked: str, places: list[Place], pieces: list[LabelledValue]) -> list[int]:
    """Where the words of each key begin; the last number is the end of the text."""
    first = next((piece for piece in pieces if piece.value), None)  # a label alone is a heading
    record = first.kind if first and first.start < places[0].start and first.kind != "key" else ""
    last_line = marked.rfind("\n", 0, places[-1].start) + 1
    last_end = places[-1].end + len(_line_behind(marked, places[-1].end))
    is_a_row = len(places) > 1 and last_line > places[-2].end and bool(mentions(marked[last_line : places[-1].start]))
    behind = (
        marked[places[-1].end : last_end if is_a_row else len(marked)],
        "" if len(places) > 1 else _line_behind(marked, places[0].end),
    )
    models_first = bool(mentions(marked[: places[0].start])) and not any(map(mentions, behind))
    if models_first and len(places) > 1 and "\n" in marked[places[0].end : places[1].start]:
        line_start = marked.rfind("\n", 0, places[0].start) + 1
        is_heading = not mentions(marked[line_start : places[0].start])
        models_first = not (is_heading and mentions(_line_behind(marked, places[0].end)))
    bounds = [0]
    for before, after in pairwise(places):
        bounds.append(_bound(marked, before, after, record, pieces, models_first))
    is_another = models_first and is_a_row and mentions(marked[last_end:])
    return [*bounds, last_end if is_another else len(marked)]  # a row below it without a key is not its own


def _end_of_block(between: str) -> int:
    """Where the block in braces ends that the words before stand in, 0 for none: "{ key = …, expired = false }"."""
    if "}" not in between:
        return 0
    depth = least = end = 0
    for match in _BRACE.finditer(between):
        depth += 1 if match[0] == "{" else -1
        if depth < least:
            least, end = depth, match.end() if match["end"] else end
    return end


def _line_behind(marked: str, place: int) -> str:
    rest = marked[place:].partition("\n")[0]
    return rest.partition(KEY_MARK)[0]


def _bound(
    marked: str, before: Place, after: Place, record: str, pieces: list[LabelledValue], models_first: bool
) -> int:
    start, end = before.end, after.start
    between = marked[start:end]
    if block := _end_of_block(between):
        return start + block
    if record:
        below = start + between.find("\n") + 1
        if below > start and mentions(_line_behind(marked, below)) and not mentions(_line_behind(marked, start)):
            if not any(below <= piece.start < below + len(_line_behind(marked, below)) for piece in pieces):
                return below  # the model stands above the first label
        starts = [piece.start for piece in pieces if piece.kind == record and start <= piece.start < end]
        if starts:
            return starts[0]
    if (leads := _LEADS_TO_KEY.search(between)) and (said := mentions(between[: leads.start()])):
        clause = [match.end() for match in _CLAUSE.finditer(between, 0, said[-1].start)]
        if clause and said[-1].end >= leads.start():  # "…, and one of the MX68s on Z2…"
            return start + clause[-1]
    line_start = between.rfind("\n") + 1
    ahead = between[line_start:]
    if line_start and ahead and not models_first and mentions(ahead) and not mentions(between[:line_start]):
        following = marked[after.end : after.end + _NEAR].partition(KEY_MARK)[0]
        if len(_SMALL_WORDS.findall(ahead)) > 1 and mentions(following):  # a sentence that goes on below the first key
            return end
    sentences = list(_SENTENCE.finditer(marked, start + line_start, end + 1)) if ahead else []
    if sentences:
        return min(sentences[-1].end(), end)
    if line_start and models_first:
        below = between.find("\n") + 1
        goes_on = mentions(between[:below]) and not mentions(between[below:])  # a line that was wrapped
        return start if goes_on else start + below
    if line_start:
        return start + line_start
    return start if models_first else end
