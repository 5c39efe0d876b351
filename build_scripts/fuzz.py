#!/usr/bin/env python3
"""Feed every reader of outside data with damaged files: only the program's own errors may come out, and soon.

    python3 build_scripts/fuzz.py [--tries 2000] [--seed 0]

The files begin as those of the tests and of the program, and are cut, joined, repeated and overwritten by chance; in
JSON, values go, come and change their kind as well. A seed makes the same ones each time. Prints, for each reader:
tries, how many were read, the longest in seconds, the most memory of the process, and what came out that may not. Exit
code 1 for that.
"""

import argparse
import contextlib
import copy
import json
import random
import resource
import sys
import time
from collections.abc import Callable, Iterator
from typing import Any, Final

from setup_environment import QT_NEEDS, ROOT, enter, run_script

LONGEST: Final = 10.0
"""Seconds of processor, on any machine, for a file of some kilobytes."""
MOST: Final = 200_000
MOST_MEMORY: Final = 500
"""Megabytes of the whole process, for files of some kilobytes."""
ODD: Final[tuple[Any, ...]] = (
    None,
    True,
    0,
    -1,
    10**400,
    1e308,
    "",
    "0417",
    "x" * 300,
    "\x00",
    "\ud800",
    "\u202e",
    [],
    {},
    [[]],
    {"": {}},
)
"""What stands in JSON where something else was."""
TOKENS: Final = (
    b"{",
    b"}",
    b"[",
    b'"',
    b"\x00",
    b"\xff\xfe",
    b"<",
    b"&#",
    b"=",
    b"\r\n\r\n",
    b"e999999",
    b"-0",
    b"PK\x03\x04",
)


Begins = bytes | tuple[bytes, ...]


def main(arguments: list[str]) -> int:
    """Feed each reader, and print a line for it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tries", type=int, default=2000, help="for each reader")
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args(arguments)
    enter("test", QT_NEEDS, "pytestqt")
    sys.path.insert(0, str(ROOT))
    seeds = corpus()
    is_wrong = False
    for name, (reader, own, begins) in readers().items():
        of_kind = [content for content in seeds if content.lstrip().startswith(begins)]
        assert of_kind, name
        chance = random.Random(options.seed)
        read, longest, wrong = 0, 0.0, dict[str, int]()
        for number in range(options.tries):
            content = damaged(chance, of_kind if chance.random() < 0.7 else seeds)
            begun = time.process_time()
            try:
                reader(content)
                read += 1
            except own:
                pass
            except Exception as error:
                wrong.setdefault(f"{type(error).__name__}: {error}"[:100], number)
            longest = max(longest, time.process_time() - begun)
        said = "; ".join(f"{words} (try {number})" for words, number in wrong.items()) or "nothing else came out"
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        took = f"longest {longest:.2f} s, {memory} MB"
        print(f"{name:<22} {options.tries:>7,} tries, {read:>7,} read, {took}, {said}", flush=True)
        is_wrong |= bool(wrong) or longest > LONGEST or memory > MOST_MEMORY
    return 1 if is_wrong else 0


def readers() -> dict[str, tuple[Callable[[bytes], object], tuple[type[Exception], ...], Begins]]:
    """Each reader with the errors that are its own, and how most of the files begin that it gets."""
    from transfer_wizard.intake.new_request import request_of
    from transfer_wizard.intake.reading import read_content
    from transfer_wizard.request import document, questions
    from transfer_wizard.request.document import Unreadable
    from transfer_wizard.storage.policy import schema, sources
    from transfer_wizard.webform.profile import NoProfile, profile_of

    return {
        "request": (document.read, (Unreadable,), b'{\n  "format": "transfer-wizard-request"'),
        "questions": (questions.read, (Unreadable,), b"{"),
        "policy": (lambda content: schema.judge(sources.read_bytes(content), "fuzz"), (Unreadable,), POLICIES),
        "form profile": (
            lambda content: profile_of(document.parse(content), "fuzz"),
            (Unreadable, NoProfile),
            (b'{\n  "name"', b'{\n  "address"'),
        ),
        "anything": (lambda content: request_of(read_content(content)), (Unreadable,), b""),
    }


POLICIES: Final = (
    b'{\n  "format": "transfer-wizard-policy"',
    b'<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE plist',
    b"bplist",
    b"\xff\xfeW",
)


def corpus() -> list[bytes]:
    """Small files of every kind, as they are in the checkout, and every setting of a policy in each of its forms."""
    import plistlib

    from tests.storage.policy import samples
    from transfer_wizard.storage.policy import writers

    settings = samples.whole()
    places = [*(ROOT / "tests" / "intake" / "cases").rglob("*"), *(ROOT / "tests" / "export" / "golden").rglob("*")]
    places += [*(ROOT / "resources").glob("*.json"), *(ROOT / "resources" / "form_profiles").glob("*")]
    places += [*(ROOT / "tests" / "webform" / "profiles").glob("*")]
    found = [path.read_bytes() for path in sorted(places) if path.is_file()]
    found += [writers.to_json(settings), writers.to_property_list(settings), writers.to_reg_file(settings)]
    found += [writers.to_configuration_profile(settings)]
    found += [plistlib.dumps(writers.document(settings), fmt=plistlib.FMT_BINARY)]
    return [content for content in found if 0 < len(content) <= MOST]


def damaged(chance: random.Random, seeds: list[bytes]) -> bytes:
    """A file, with some of what happens to files done to it."""
    content = bytearray(chance.choice(seeds))
    if content.startswith(b"{") and chance.random() < 0.6:
        with contextlib.suppress(ValueError):  # some of the files are broken as they are
            content = bytearray(changed(chance, json.loads(content)))
            if chance.random() < 0.8:
                return bytes(content[:MOST])
    for _time in range(chance.randrange(1, 6)):
        at = chance.randrange(len(content) + 1)
        end = min(len(content), at + chance.choice((1, 4, 40, 400)))
        what = chance.randrange(6)
        if what == 0:
            del content[at:end]
        elif what == 1:
            content[at:at] = content[at:end] * chance.choice((2, 20))
        elif what == 2:
            content[at:end] = chance.randbytes(end - at)
        elif what == 3:
            content[at:at] = chance.choice(TOKENS) * chance.choice((1, 3, 60))
        elif what == 4:
            other = chance.choice(seeds)
            cut = chance.randrange(len(other))
            content[at:] = other[cut:]
        elif content:
            content[at % len(content)] ^= 1 << chance.randrange(8)
    return bytes(content[:MOST])


def changed(chance: random.Random, values: Any) -> bytes:
    """A JSON file in which some values went, came twice, or are of another kind."""
    for _time in range(chance.randrange(1, 4)):
        holder, name = chance.choice(list(places_in(values)))
        what = chance.randrange(4)
        if what == 0:
            del holder[name]
        elif what == 1:
            holder[name] = copy.deepcopy(chance.choice(ODD))
        elif what == 2:
            holder[name] = [copy.deepcopy(holder[name])] * chance.choice((1, 3, 600))
        elif isinstance(holder, dict):
            other = copy.deepcopy(chance.choice(list(places_in(values)))[1])
            holder[str(other)] = holder[name]
        if not values:
            break
    return json.dumps(values, indent=2).encode()


def places_in(values: Any) -> Iterator[tuple[Any, Any]]:
    """Each value in a JSON file: what holds it, and its name or place there."""
    for name, value in list(values.items() if isinstance(values, dict) else enumerate(values)):
        yield values, name
        if isinstance(value, dict | list):
            yield from places_in(value)


if __name__ == "__main__":
    run_script(main)
