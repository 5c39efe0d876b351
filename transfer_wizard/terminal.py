"""What the commands share at the terminal: exit codes, the parser of their words, and lines that are safe to print."""

import argparse
import json
import os
import re
import sys
from typing import Any, Final, NoReturn

from transfer_wizard.translations import N_, _, ngettext

PROGRAM: Final = "transfer-wizard"

DONE: Final = 0
NOT_READY: Final = 1
REFUSED: Final = 2
UNAVAILABLE: Final = 3
INTERRUPTED: Final = 130
READER_GONE: Final = 141

_CONTROLS: Final = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]"  # C0, C1, line ends, directions
)
# The two beginnings of argparse's errors that hold nothing of what was typed.
_MISSING: Final = re.compile("the following arguments are required: (.*)")
_OF_ONE: Final = re.compile(r"argument (\S+): ")


# What argparse itself says in a help; of its errors nothing is shown but what ``Parser.error`` takes from them.
OF_ARGPARSE: Final = (
    N_("usage: "),
    N_("positional arguments"),
    N_("options"),
    N_("show this help message and exit"),
)
vars(argparse).update(_=_, ngettext=ngettext)  # it would ask the system's catalogues, which know nothing of it


class Stop(Exception):
    """The command cannot do what it was asked: a sentence for the person, and the exit code."""

    def __init__(self, sentence: str, code: int = REFUSED) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.code = code


class Parser(argparse.ArgumentParser):
    """A parser that answers a misspelled command with its usage in one line, and never with what was typed.

    What is missing is named, and so is an option that has no value or another one than it takes.

    Somebody may type a passcode where it does not belong.
    """

    def __init__(self, **settings: Any) -> None:
        if sys.version_info >= (3, 14):
            settings["color"] = False
        super().__init__(allow_abbrev=False, **settings)

    def error(self, message: str) -> NoReturn:
        """Stop with the usage."""
        usage = " ".join(self.format_usage().removeprefix(_("usage: ")).split())
        sentence = _("The command is called as: {usage}").format(usage=usage)
        if found := _MISSING.match(message):
            raise Stop(_("Missing: {names}. {sentence}").format(names=found[1], sentence=sentence))
        if found := _OF_ONE.match(message):
            raise Stop(_("Look again at {name}. {sentence}").format(name=found[1], sentence=sentence))
        raise Stop(sentence)


def plain(text: str) -> str:
    """The text with every character that a terminal would obey, line ends too, spelled out as in JSON."""
    return _CONTROLS.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def remark(sentence: str) -> None:
    """Tell the person something on stderr, in one line."""
    if sys.stdout:
        sys.stdout.flush()  # what was printed before the remark is read before it, in a pipe too
    if sys.stderr:
        try:
            print(f"{PROGRAM}: {plain(sentence)}", file=sys.stderr, flush=True)
        except OSError:  # nobody hears it, and the exit code says it too
            _drop(2)


def print_json(value: Any) -> None:
    """Print a value as JSON."""
    lines = json.dumps(value, ensure_ascii=False, indent=2).split("\n")
    print("\n".join(plain(line) for line in lines))


def print_columns(rows: list[tuple[str, ...]]) -> None:
    """Print rows in columns two spaces apart; only the last column may hold spaces."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)][:-1]
    for *cells, last in rows:
        print(plain("  ".join([*map(str.ljust, cells, widths), last]).rstrip()))


def drop_output() -> None:
    """Drop what is still unwritten: Python would try to write it at exit, and complain."""
    _drop(1)


def _drop(descriptor: int) -> None:
    os.dup2(os.open(os.devnull, os.O_WRONLY), descriptor)
