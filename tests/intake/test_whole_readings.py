"""All that is read of each case, against what was read before: a change of one reading shows as a difference.

The cases say what has to be right, and are silent about the rest. Here stands the rest: each value and row with its
line, what kind of text it was taken for, what the window offers of it with the places that it marks, and what was left
out, and why. Below it stand sums of the same for the case as it comes to be torn. It is not all as a careful reader
would have it; it is there so that no change goes unseen. To accept one, read what git shows after

    REWRITE_GOLDEN=1 python -m pytest tests/intake/test_whole_readings.py
"""

import base64
import os
import zlib
from collections.abc import Callable, Iterator
from typing import Final

import pytest

from tests.intake.test_cases import CASES, PASTES, REQUESTS
from tests.intake.test_kinds import KINDS
from transfer_wizard.intake.licenses import FoundLicense, read_license_file
from transfer_wizard.intake.proposal import Option, propose
from transfer_wizard.intake.reading import Reading, read_content
from transfer_wizard.request.document import Unreadable
from transfer_wizard.request.draft import Draft

GOLDEN: Final = CASES / "whole_readings.txt"
KINDS_ALSO: Final = [
    (each["name"], base64.b64decode(each["base64"]) if "base64" in each else each["text"].encode()) for each in KINDS
]
PARTS: Final = 24
"""The cases are read in so many tests: most are read in a millisecond."""
CONTENTS: Final = {
    **{f"paste {case.name}": case.content for case in PASTES},
    **{f"request {case.name}": case.content for case in REQUESTS},
    **{f"kind {name}": content for name, content in KINDS_ALSO},
}


TORN: Final[dict[str, Callable[[str], str]]] = {
    "first half": lambda text: "\n".join(text.split("\n")[: text.count("\n") // 2 + 1]),
    "on one line": lambda text: " ".join(text.split()),
}


def told(reading: Reading) -> Iterator[str]:
    """A reading, in lines."""
    for source in reading.sources:
        yield f"as {source.kind}, {source.count}"
    for found in reading.found:
        doubt = "" if found.sure else " perhaps"
        group = f" of {found.group}" if found.group else ""
        entry = f" entry {found.entry}" if found.entry else ""
        yield f"{found.line}{entry} {found.field}{group}{doubt}: {one_line(str(found.value))}"
    yield from map(row, reading.rows)
    for asked in reading.open:
        yield f"{asked.line} asked {asked.field}"
    yield from reading.notices


def asked(option: Option) -> str:
    """What a way to decide puts into a request, and where it was read."""
    spans = ",".join(f"{span.start}-{span.end}" for span in option.spans)
    inner = "".join(f" [{asked(each)}]" for each in option.devices)
    values = "".join(
        f" {path.rpartition('.')[2]}={one_line(text)}" for path, text in option.values.items() if text != option.label
    )
    return f"{one_line(option.label)}, {option.place or '-'} @{spans or '-'}{values}{inner}"


def offered(reading: Reading) -> Iterator[str]:
    """What the window would offer of a reading, in lines: each thing, how it stands, and its options."""
    proposal = propose(reading, Draft())
    for thing in proposal.things:
        if thing.is_for_all:
            yield f"for all {len(thing.options)} {one_line(thing.title)}"
        else:
            options = " | ".join(map(asked, thing.options))
            yield f"{thing.section} {thing.count} {thing.chosen} {one_line(thing.title)}: {options}"
    for left in proposal.left_out():
        yield f"left {left.place} {', '.join(map(one_line, left.words))}: {left.reason}"


def row(found: FoundLicense) -> str:
    said = {"move": found.move, "mode": found.mode, "ends": found.expires_on, "expired": found.expired}
    more = "".join(f" {name}={value}" for name, value in said.items() if value is not None)
    return f"{found.line} {found.key} {found.have if found.have is not None else '?'} × {found.model or '?'}{more}"


def one_line(text: str) -> str:
    return ascii(text[:100])[1:-1] if not text.isprintable() else text[:100]


def read_anew(name: str) -> list[str]:
    reading = read_content(CONTENTS[name])
    lines = list(told(reading))
    if name.startswith("paste "):
        taken = read_license_file(CONTENTS[name])
        rows = list(map(row, taken.rows))
        lines += ["as licenses", *rows] if set(rows) - set(lines) else []
        return [*lines, *offered(reading)]
    return [*lines, *offered(reading), *sums(CONTENTS[name])]


def sums(content: bytes) -> Iterator[str]:
    """What stands for the readings of a text that was torn; nothing where the file is no text."""
    try:
        text = content.decode()
    except UnicodeDecodeError:
        return
    for name, tear in TORN.items():
        try:
            reading = read_content(tear(text).encode())
            lines = [*told(reading), *map(str, reading.found), *offered(reading)]
        except Unreadable as problem:
            lines = [str(problem)]
        said = "\n".join(lines).encode("utf-8", "replace")
        yield f"{name}: {zlib.crc32(said):08x}"


@pytest.fixture(scope="module")
def before() -> dict[str, list[str]]:
    if os.environ.get("REWRITE_GOLDEN"):
        parts = ["\n".join((f"== {name}", *read_anew(name), "")) for name in CONTENTS]
        GOLDEN.write_text("\n".join(parts), encoding="utf-8", newline="\n")
    parts = GOLDEN.read_text(encoding="utf-8").split("== ")[1:]
    return {part.partition("\n")[0]: part.rstrip("\n").split("\n")[1:] for part in parts}


@pytest.mark.parametrize("part", range(PARTS))
def test_the_cases_are_read_as_before(before: dict[str, list[str]], part: int) -> None:
    names = list(CONTENTS)[part::PARTS]
    for name in names:
        assert read_anew(name) == before[name], name
    assert list(before) == list(CONTENTS)
