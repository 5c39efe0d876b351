"""What the person typed, kept beside the program: what must not change is held against what it made of it.

The model is told of each event what it may change, and what a text must be afterwards. Everything else has to be as it
was before: nothing typed is lost, and nothing is overwritten unseen.
"""

import copy
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from typing import Any, Final, NamedTuple

from transfer_wizard.validation.fields import tidy

Values = dict[str, Any]
Cells = tuple[str, ...]
ROW: Final = ("key", "mode", "expired", "expires_on")
DEVICE: Final = ("model", "have", "move")
WRITTEN: Final = ("case.", "route.reason")
"""What the program writes for the person as long as nobody else has."""


class Allowed(NamedTuple):
    """What an event may change.

    Attributes:
        typed: the text that a field must hold afterwards, as it was typed or in its normal form, by its path.
        may: paths, or parts of the request, that may be anything afterwards.
        fills: fields that were empty may hold something.
    """

    typed: Mapping[str, str] = {}
    may: Collection[str] = ()
    fills: bool = False


class Model:
    """One request as it has to be."""

    def __init__(self, values: Values) -> None:
        self.values: Values = copy.deepcopy(values)
        self.own: set[str] = set()

    def compare(self, values: Values, allowed: Allowed) -> list[str]:
        """What is not as it has to be; from here on, it is as it is."""
        found = list(self._fields(values, allowed))
        if "licenses" not in allowed.may:
            found += _lines_lost(self.values["licenses"], values["licenses"], allowed.fills)
        before, after = dict(leaves(self.values)), dict(leaves(values))
        # Blanks at the end change nothing of what was written for the person, and nobody's words.
        changed = {path for path, text in after.items() if tidy(path, text) != tidy(path, before.get(path, ""))}
        self.own -= changed  # undone, or written anew when asked to: it may be the program's again
        self.own |= changed & set(allowed.typed)
        self.values = copy.deepcopy(values)
        return found

    def _fields(self, values: Values, allowed: Allowed) -> Iterator[str]:
        before, after = dict(leaves(self.values)), dict(leaves(values))
        for path, text in after.items():
            was = before.get(path, "")
            if path in allowed.typed:
                wanted = allowed.typed[path]
                if text not in (wanted, tidy(path, wanted)):
                    yield f"LOST {path}: {wanted!r} was typed, {text!r} is kept"
            elif text == was or any(path == each or path.startswith(f"{each}.") for each in allowed.may):
                continue
            elif text == tidy(path, was) or (allowed.fills and not was.strip()):
                continue
            elif not path.startswith(WRITTEN) or (path in self.own and was.strip()):
                yield f"CHANGED {path}: {was!r} became {text!r}"


def leaves(values: Values, place: str = "") -> Iterator[tuple[str, str]]:
    """Each text with its path; the licenses are looked at as lines."""
    for name, value in values.items():
        path = f"{place}.{name}" if place else name
        if isinstance(value, dict):
            yield from leaves(value, path)
        elif isinstance(value, str):
            yield path, value
        elif path != "licenses":
            yield path, "\n".join(map(str, value))


def lines(licenses: list[Values]) -> list[Cells]:
    """Each line of the table: the fields of its key, and those of one device."""
    made = []
    for row in licenses:
        of_key = tuple(row[name] for name in ROW)
        made += [
            of_key + tuple(each[name] for name in DEVICE) for each in row["devices"] or [dict.fromkeys(DEVICE, "")]
        ]
    return made


def _lines_lost(before: list[Values], after: list[Values], may_add: bool) -> list[str]:
    was, now = (Counter(map(_tidied, lines(each))) for each in (before, after))
    found = [f"LINE LOST {each}" for each in (was - now)]
    return found if may_add else found + [f"LINE CAME {each}" for each in (now - was)]


def _tidied(cells: Cells) -> Cells:
    places = [f"licenses.0.{name}" for name in ROW] + [f"licenses.0.devices.0.{name}" for name in DEVICE]
    return tuple(tidy(path, text) for path, text in zip(places, cells, strict=True))
