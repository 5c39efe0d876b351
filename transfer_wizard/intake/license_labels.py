"""Labelled values about a license, such as "Model: MX68   Qty: 2", and the devices that they say."""

import re
from typing import Final, NamedTuple

from transfer_wizard.intake.amounts import count_in
from transfer_wizard.intake.cells import two_cells
from transfer_wizard.intake.counted_devices import Counted, devices_in, move_in
from transfer_wizard.intake.labels import license_label_of, meanings_of, without_index, words_of
from transfer_wizard.intake.license_words import is_name_of_model
from transfer_wizard.intake.quantity_words import role_of

_PIECE: Final = re.compile(
    r"\t|\s{2,}|\s[|/–-]\s|[|;,.]\s|、|(?P<space> )(?=[^\W\d_]{1,20}(?: [^\W\d_]{2,20})? ?:[ \w])"
)
"""Where a label may begin: behind a space alone only where another is ahead that has its value."""
LABEL: Final = re.compile(r"^[\s>*•\-{\"'`]*([^\s:=][^:=\n]{0,60}?)[\s\"'`*]*[:=][ \t\"'`*]*")
_NUMBER: Final = re.compile("[0-9]{1,5}")


class LabelledValue(NamedTuple):
    """A labelled value: what it is of a license, the value, and where both stand."""

    kind: str
    value: str
    start: int
    end: int


def pieces_of(text: str) -> list[LabelledValue]:
    """The labelled values about a license in one line."""
    starts = [(0, False), *((match.end(), bool(match["space"])) for match in _PIECE.finditer(text[:2_000]))]
    labels: list[tuple[str, int, int]] = []
    for start, is_behind_space in starts[:40]:
        if labels and start < labels[-1][2]:  # two spaces inside of a label: "License  key :"
            continue
        if is_behind_space and ("{" in text or not labels or not text[labels[-1][2] : start].strip()):
            continue
        match = LABEL.match(text[start : start + 100])
        if not match:
            continue
        said = without_index(match[1].strip(" \"'`*?"))
        kind = license_label_of(said) or role_of(words_of(said), is_whole=True)
        if kind:
            labels.append((kind, start, start + match.end()))
            if text[start + match.end() :][:1] in ("{", "["):
                break
    if not labels:
        labels = _two_cells(text)
    pieces = []
    for at, (kind, start, value) in enumerate(labels):
        end = labels[at + 1][1] if at + 1 < len(labels) else len(text)
        brace = text.find("}", value, end) if "{" in text[:start] and "{" not in text[value:end] else -1
        pieces.append(
            LabelledValue(kind, text[value : end if brace < 0 else brace].strip(" \t\"'`*|;,、}"), start, end)
        )
    return pieces


def _two_cells(text: str) -> list[tuple[str, int, int]]:
    """A label and its value in two cells of a table."""
    for cells in two_cells(text):
        said, value = cells["said"].strip(" *`"), cells["value"]
        if "-" in cells["sign"] or "\t" in value or "|" in value:
            continue
        kind = license_label_of(said)
        if not kind and _NUMBER.fullmatch(value):
            meanings = meanings_of(said) or frozenset()
            if "key" in meanings and not meanings.isdisjoint(("licenses", "device")):  # "Licenses on the key  12"
                kind = role_of(words_of(said), is_whole=True)
        if kind:
            return [(kind, 0, cells.start("value"))]
    return []


def _number_of(piece: LabelledValue) -> int | None:
    return count_in(piece.value) if piece.kind in ("have", "move") else None


def devices_of_pieces(pieces: list[LabelledValue]) -> list[Counted]:
    """The devices of labelled values: one begins where a label comes again."""
    devices: list[Counted] = []
    model, have, move = "", None, None
    seen: set[str] = set()
    for piece in [*pieces, LabelledValue("end", "", 0, 0)]:
        kind = "model" if piece.kind == "product" else piece.kind
        number = _number_of(piece)
        said = piece.value.replace("  ", " ")
        inner = devices_in(said) if kind == "model" or (kind == "have" and number is None) else ()
        if not inner and kind == "model" and is_name_of_model(piece.value) and piece.kind == "model":
            inner = (Counted(piece.value, None, None),)
        if kind == "end" or (kind in seen and (inner or number is not None)):
            if model:
                devices.append(Counted(model, have, move))
                model, have, move = "", None, None
            seen = set()
        if inner:
            devices += inner[:-1]
            model = inner[-1].model
            have = have if inner[-1].have is None else inner[-1].have
            move = move if inner[-1].move is None else inner[-1].move
            seen.add("model")
        elif number is not None:
            have, move = (number, move) if kind == "have" else (have, number)
            seen.add(kind)
        elif kind == "move":
            move = move_in(piece.value, have)
    return devices
