#!/usr/bin/env python3
"""Feed every reader of outside data with damaged files: only the program's own errors may come out, and soon.

    python3 build_scripts/fuzz.py [READER ...] [--tries 2000] [--seed 0]

The files begin as those of the tests and of the program, and are cut, joined, repeated and overwritten by chance; in
JSON, values go, come and change their kind as well. What is brought to the window is made by Hypothesis too, by the
tests of `tests/intake/test_hostile.py`. A seed makes the same ones each time. Prints, for each reader: tries, how many
were read, the longest in seconds, the most memory of the process, and what came out that may not. Exit code 1 for that.
"""

import argparse
import contextlib
import copy
import functools
import gc
import json
import os
import random
import resource
import socket
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final, NamedTuple

from setup_environment import QT_NEEDS, ROOT, enter, run_script

LONGEST: Final = 10.0
"""Seconds of processor, on any machine, for a file of some kilobytes."""
MOST: Final = 200_000
MOST_MEMORY: Final = 500
"""Megabytes of the whole process, for files of some kilobytes."""
TURN: Final = 250
"""So many inputs of Hypothesis at a time."""
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


def main(arguments: list[str]) -> int:
    """Feed each reader, and print a line for it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("readers", nargs="*", metavar="READER", help="all of them where none is named")
    parser.add_argument("--tries", type=int, default=2000, help="for each reader")
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args(arguments)
    enter("test", QT_NEEDS, "pytestqt")
    sys.path.insert(0, str(ROOT))
    with tempfile.TemporaryDirectory(prefix="fuzz-") as folder:
        chosen: dict[str, Reader | Any] = {**readers(Path(folder)), **properties(options.tries)}
        if unknown := set(options.readers) - set(chosen):
            parser.error(f"{', '.join(unknown)}: the readers are {', '.join(chosen)}")
        seeds = corpus()
        said = []
        for name in options.readers or chosen:
            reader = chosen[name]
            tried = (
                fed(reader, seeds, options.tries, options.seed)
                if isinstance(reader, Reader)
                else held(reader, options.tries, options.seed)
            )
            said.append(tried.told(name))
    return 0 if all(said) else 1


class Tried:
    """What came of the tries of one reader."""

    def __init__(self) -> None:
        self.tries, self.read, self.longest, self.wrong = 0, 0, 0.0, dict[str, int]()

    def tell(self, read: Callable[..., object], *given: Any, **named: Any) -> object:
        """One try."""
        self.tries += 1
        begun = time.process_time()
        try:
            answer = read(*given, **named)
            self.read += 1
            return answer
        finally:
            self.longest = max(self.longest, time.process_time() - begun)

    def note(self, error: Exception) -> None:
        """What came out that may not, with what Hypothesis says of it."""
        words = " ".join(f"{type(error).__name__}: {error}"[:100].split())
        self.wrong.setdefault("; ".join((words, *getattr(error, "__notes__", ()))), self.tries - 1)

    def told(self, name: str) -> bool:
        """Print the line; whether all was as it has to be."""
        said = "; ".join(f"{words} (try {number})" for words, number in self.wrong.items()) or "nothing else came out"
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        read = f"{self.tries:>7,} tries, {self.read:>7,} read"
        print(f"{name:<22} {read}, longest {self.longest:.2f} s, {memory} MB, {said}", flush=True)
        return not self.wrong and self.longest <= LONGEST and memory <= MOST_MEMORY


def fed(reader: "Reader", seeds: list[bytes], tries: int, seed: int) -> Tried:
    """Feed one reader with damaged files."""
    of_kind = [content for content in seeds if content.lstrip().startswith(reader.begins)]
    assert of_kind, reader
    chance = random.Random(seed)
    tried = Tried()
    gc.enable()  # modules of the window switch it off, for a window collects by itself; here is none
    for _number in range(tries):
        content = damaged(chance, of_kind if chance.random() < 0.7 else seeds)
        try:
            tried.tell(reader.read, content)
        except reader.own:
            pass
        except Exception as error:
            tried.note(error)
    return tried


def held(test: Any, tries: int, seed: int) -> Tried:
    """Hold one reader against what Hypothesis makes; in turns, for what it remembers of a turn makes it slow."""
    import hypothesis

    tried, inner = Tried(), test.hypothesis.inner_test

    @functools.wraps(inner)
    def counted(*given: Any, **named: Any) -> None:
        tried.tell(inner, *given, **named)

    test.hypothesis.inner_test = counted
    for turn in range(-(-tries // TURN)):
        try:
            hypothesis.seed(seed * 1_000_000 + turn)(test)()
        except Exception as error:
            tried.note(error)
        gc.collect()
    return tried


def properties(tries: int) -> dict[str, Any]:
    """What Hypothesis makes of each kind of thing that is brought to the window, by its name."""
    import hypothesis

    hypothesis.settings.register_profile("fuzz", max_examples=min(tries, TURN), database=None)
    hypothesis.settings.load_profile("fuzz")
    from tests.intake import test_hostile

    tests = {name: each for name, each in vars(test_hostile).items() if hasattr(each, "hypothesis")}
    return {name.removeprefix("test_").replace("_", " "): each for name, each in tests.items()}


class Reader(NamedTuple):
    """A reader, the errors that are its own, and how most of the files begin that it gets."""

    read: Callable[[bytes], object]
    own: tuple[type[Exception], ...]
    begins: bytes | tuple[bytes, ...]


def read_page(content: bytes) -> None:
    """What a page says of its fields, as the browser hands it over: each field is judged by itself."""
    from pydantic import ValidationError

    from tests.webform.sample_form import VALUES
    from transfer_wizard.webform.form_field import FormField
    from transfer_wizard.webform.matching import left_over, match

    try:
        answer = json.loads(content)
    except (ValueError, RecursionError):  # the pipe passes over it
        return
    fields = []
    for each in answer if isinstance(answer, list) else ():
        with contextlib.suppress(ValidationError):
            fields.append(FormField.model_validate(each))
    left_over(fields, VALUES, match(fields, VALUES))


class Unheard(Exception):
    """What was said to the first window over its socket was no word of another start."""


class AnotherStart:
    """Says something to the first window of a folder over its real socket, and waits until that hangs up."""

    def __init__(self, folder: Path) -> None:
        from PySide6.QtCore import QCoreApplication

        from transfer_wizard.ui.services.single_instance import SOCKET, SingleInstance

        self.application = QCoreApplication.instance() or QCoreApplication(["transfer-wizard"])
        self.address = str(folder / SOCKET)
        self.heard: list[bytes] = []
        self.raised: list[BaseException] = []
        self.first = SingleInstance(folder)
        self.first.raised.connect(lambda: self.heard.append(b""))
        self.first.file_asked.connect(lambda path: self.heard.append(os.fsencode(path)))
        assert self.first.claim()
        self.first.listen()

    def say(self, content: bytes) -> None:
        """Say it, and look at what was heard."""
        self.heard.clear()
        self.raised.clear()
        sys.excepthook = lambda _kind, error, _trace: self.raised.append(error)  # where Qt brings what a slot raises
        end = time.monotonic() + LONGEST
        with socket.socket(socket.AF_UNIX) as calling, contextlib.suppress(ConnectionError):
            calling.connect(self.address)
            calling.setblocking(False)
            calling.send(content)
            calling.shutdown(socket.SHUT_WR)
            answer = None
            while answer != b"" and time.monotonic() < end:
                self.application.processEvents()
                with contextlib.suppress(BlockingIOError):
                    answer = calling.recv(100)
        self.application.processEvents()
        sys.excepthook = sys.__excepthook__
        if self.raised:
            raise self.raised[0]
        assert time.monotonic() < end, "the first window does not hang up"
        assert self.heard[1:] in ([], [content[5:-1]]), "another path than was said"
        if not self.heard:
            raise Unheard


def readers(folder: Path) -> dict[str, Reader]:
    """Each reader by its name; those that read a file find it in a folder."""
    from transfer_wizard.intake.new_request import request_of
    from transfer_wizard.intake.reading import read_content
    from transfer_wizard.request import document, preset, questions
    from transfer_wizard.request.document import Unreadable
    from transfer_wizard.request.draft import Draft
    from transfer_wizard.storage import entries
    from transfer_wizard.storage.evidence import MANIFEST, Evidence, manifest_text
    from transfer_wizard.storage.policy import schema, sources
    from transfer_wizard.storage.settings import SETTINGS, Settings
    from transfer_wizard.webform import wire
    from transfer_wizard.webform.profile import NoProfile, profile_of

    kept = Evidence(folder, Draft().id)
    kept.folder.mkdir(parents=True)

    def read_preset(content: bytes) -> None:
        draft = document.read(content).draft
        preset.name_of(draft)
        document.write(preset.started_from(preset.made_from(draft, "fuzz", preset.PARTS)), "")

    def read_evidence(content: bytes) -> None:
        (kept.folder / MANIFEST).write_bytes(content)
        manifest_text(kept.items())

    def read_settings(content: bytes) -> None:
        (folder / SETTINGS).write_bytes(content)
        Settings(folder).number("text.size", 1.0)

    def read_at_a_glance(content: bytes) -> None:
        entry = entries.glance("fuzz", content)
        if entry is not None:
            entries.age(entry)
            entries.search([entry], "east")

    a_request = b'{\n  "format": "transfer-wizard-request"'
    return {
        "request": Reader(document.read, (Unreadable,), a_request),
        "preset": Reader(read_preset, (Unreadable,), a_request),
        "line of the list": Reader(read_at_a_glance, (), a_request),
        "questions": Reader(questions.read, (Unreadable,), b"{"),
        "list of evidence": Reader(read_evidence, (Unreadable,), b"[\n  {"),
        "settings": Reader(read_settings, (), b"look="),
        "policy": Reader(lambda content: schema.judge(sources.read_bytes(content), "fuzz"), (Unreadable,), POLICIES),
        "form profile": Reader(
            lambda content: profile_of(document.parse(content), "fuzz"),
            (Unreadable, NoProfile),
            (b'{\n  "name"', b'{\n  "address"'),
        ),
        "page of a form": Reader(read_page, (), b'[{"id"'),
        "orders to a browser": Reader(lambda content: wire.read_order(bytearray(content)), (), b'{"do"'),
        "news of a browser": Reader(wire.read_news, (), b'{"stage"'),
        "another start": Reader(AnotherStart(folder / "window").say, (Unheard,), (b"raise", b"open ")),
        "anything": Reader(lambda content: request_of(read_content(content)), (Unreadable,), b""),
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
    found += spoken()
    found += [writers.to_json(settings), writers.to_property_list(settings), writers.to_reg_file(settings)]
    found += [writers.to_configuration_profile(settings)]
    found += [plistlib.dumps(writers.document(settings), fmt=plistlib.FMT_BINARY)]
    return [content for content in found if 0 < len(content) <= MOST]


def spoken() -> list[bytes]:
    """What is in no file of the checkout: a list of evidence, settings, and what is said between us and a browser."""
    from tests.webform.sample_form import VALUES
    from transfer_wizard.webform import wire
    from transfer_wizard.webform.browsers import Browser
    from transfer_wizard.webform.profile import load_profile
    from transfer_wizard.webform.report import FillStage, News

    digest, noon = "0" * 64, "2026-11-24T12:00:00+00:00"
    items = [{"name": f"page {n}.png", "size": n, "sha256": digest, "added_at": noon, "shows": "x"} for n in range(3)]
    fields = [
        {"id": n, "kind": "text", "label": label, "groups": ["Source"], "options": ["1", "2"], "height": 20}
        for n, label in enumerate(("Your name", "E-mail", "Source organization", "Describe the problem"))
    ]
    edge = Browser("Edge", Path("/opt/edge/msedge"))
    return [
        json.dumps(items, indent=2).encode(),
        json.dumps(fields).encode(),
        b"look=dark\ntext.size=1.25\nwindow=normal\n",
        b"raise\n",
        b"open /home/dana/Case 1/request.json\n",
        "open /home/dana/移行 – Östersund.json\n".encode(),
        b"open /mnt/share/\xe9t\xe9.json\n",
        bytes(wire.passcodes_line({"passcode.source": "0000"})),
        wire.order_line(wire.Start(profile=load_profile(), values=VALUES, browser=edge, deadline=60, patience=1)),
        wire.order_line(wire.Refill()),
        wire.news_line(News(FillStage.WAITING, host="support.example", places=(("requester.name", "Your name"),))),
    ]


def damaged(chance: random.Random, seeds: list[bytes]) -> bytes:
    """A file, with some of what happens to files done to it."""
    content = bytearray(chance.choice(seeds))
    if content.startswith((b"{", b"[")) and chance.random() < 0.6:
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
            times = chance.choice((1, 3, 600))
            if len(json.dumps(holder[name])) * times <= MOST:  # else the memory measured is that of this script
                holder[name] = [copy.deepcopy(holder[name]) for _time in range(times)]
        elif isinstance(holder, dict):
            other = copy.deepcopy(chance.choice(list(places_in(values)))[1])
            holder[str(other)] = copy.deepcopy(holder[name])
        if not values:
            break
    return json.dumps(
        values, indent=chance.choice((None, None, None, 2))
    ).encode()  # to indent takes as long as all else


def places_in(values: Any) -> Iterator[tuple[Any, Any]]:
    """Each value in a JSON file: what holds it, and its name or place there."""
    for name, value in list(values.items() if isinstance(values, dict) else enumerate(values)):
        yield values, name
        if isinstance(value, dict | list):
            yield from places_in(value)


if __name__ == "__main__":
    run_script(main)
