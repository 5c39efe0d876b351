"""What was found beside licenses: every value with its field, its words, its place, and how sure it is."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any, Final

from transfer_wizard.intake.labels import sided
from transfer_wizard.intake.vocabulary import BOTH, DESTINATION, SOURCE
from transfer_wizard.request.shape import leaf_at

UNSAID: Final = "?"
_LONGEST_WORDS: Final = 200
NAME_OR_LINK: Final = ("organizations.?.name", "organizations.?.url")
_SIDED_NAMES: Final = tuple(name.replace(UNSAID, side) for name in NAME_OR_LINK for side in (SOURCE, DESTINATION))


@dataclass(frozen=True)
class FoundValue:
    """One value.

    Attributes:
        field: the path of the request file, with ``?`` for a side that the text does not say.
        value: in its normal form.
        text: the words it was read from.
        line: where they stand, from 1.
        sure: False where the text can be meant in another way, or says two things.
        group: one number for all that is said of one organization without a side, 0 elsewhere.
        file: the name of the file, "" where one text was read.
        entry: the number of the entry in an answer of the API, from 1; 0 elsewhere.
        source: the number of the text or file among those that were read together, from 0.
    """

    field: str
    value: Any
    text: str
    line: int
    sure: bool = True
    group: int = 0
    file: str = ""
    entry: int = 0
    source: int = 0


@dataclass(frozen=True)
class AskedField:
    """What a reply of Support asks for: the path of its field, the words, and where they stand."""

    field: str
    text: str
    line: int
    source: int = 0


class Findings:
    """Collects values; what is said twice is kept once, and of two that differ neither is sure.

    Attributes:
        entry: the entry of an answer that is being read.
    """

    def __init__(self) -> None:
        self._found: list[FoundValue] = []
        self._groups = 0
        self.entry = 0
        self._group: dict[str, str] = {}
        self.denied: set[str] = set()
        """Names of which the text says that they are not the ones."""

    def add(self, field: str, value: Any, text: str, line: int, sure: bool = True, group: int = 0) -> None:
        """Take down a value of a field that has no side, or whose side is in its path."""
        if value not in ("", None):
            words = " ".join(text.split())[:_LONGEST_WORDS]
            self._found.append(FoundValue(field, value, words, line, sure, group, entry=self.entry))

    def add_sided(self, field: str, side: str, value: Any, text: str, line: int, sure: bool = True) -> None:
        """Take down a value of a field with ``?`` in its path, for one side, for both, or for one that is not said."""
        if side.endswith(UNSAID):
            side, sure = side.removesuffix(UNSAID), False
        if side == BOTH:
            for one_side in (SOURCE, DESTINATION):
                self.add(field.replace(UNSAID, one_side), value, text, line, sure)
        elif side:
            self.add(field.replace(UNSAID, side), value, text, line, sure)
        elif field.startswith("organizations"):
            self.add(field, value, text, line, sure, self.group_for(field, str(value)))
        else:
            self.add(field, value, text, line, sure)

    def group_for(self, field: str, value: str) -> int:
        """The group of the organization that is spoken of: another one where the last has another such value."""
        if not self._groups or self._group.get(field, value) != value:
            self.new_group()
        self._group[field] = value
        return self._groups

    def new_group(self) -> int:
        """Begin with another organization without a side."""
        self._groups += 1
        self._group = {}
        return self._groups

    def side_by_exclusion(self, number: int) -> None:
        """Give the only organization without a side the one that the only other leaves, as unsure.

        Args:
            number: of values that were taken down before the text that names them.
        """
        names = [
            each for each in self._found[number:] if each.field.endswith(".name") and "organizations" in each.field
        ]
        sided = {
            each.field.split(".")[1]
            for each in self._found
            if each.field.startswith("organizations.") and not each.group
        }
        known = {str(each.value) for each in names if not each.group}
        groups = {each.group for each in names if each.group and str(each.value) not in known}
        if len(groups) == 1 and len(sided) == 1 and len(known) == 1:
            side = DESTINATION if sided == {SOURCE} else SOURCE
            self._found[number:] = [
                replace(each, field=each.field.replace(UNSAID, side), sure=False, group=0)
                if each.group in groups
                else each
                for each in self._found[number:]
            ]

    def doubt(self, number: int) -> None:
        """Make what was taken down behind the first values unsure.

        Args:
            number: of those values.
        """
        self._found[number:] = [replace(each, sure=False) for each in self._found[number:]]

    def swap_sides(self) -> None:
        """Change source and destination in all that was taken down, as unsure: a later message takes it back so."""
        swapped = []
        for each in self._found:
            field, side = sided(each.field)
            is_swapped = bool(side) and not field.endswith("email")
            other = SOURCE if side == DESTINATION else DESTINATION
            swapped.append(replace(each, field=field.replace(UNSAID, other), sure=False) if is_swapped else each)
        self._found = swapped

    @property
    def count(self) -> int:
        """How many values were taken down."""
        return len(self._found)

    def has(self, field: str) -> bool:
        """True where a value of the field was taken down."""
        return any(found.field == field for found in self._found)

    def has_sure(self, field: str) -> bool:
        """True where a sure value of the field was taken down."""
        return any(found.field == field and found.sure for found in self._found)

    def values(self, field: str) -> list[str]:
        """The values taken down of a field."""
        return [str(found.value) for found in self._found if found.field == field]

    def settled(self, file: str) -> list[FoundValue]:
        """All values, each once, in the order of the text; those of one field that differ are not sure."""
        sides = {each.value: sided(each.field)[1] for each in self._found if each.sure and each.field in _SIDED_NAMES}
        groups = {each.group: sides[each.value] for each in self._found if each.group and each.value in sides}
        known = (
            replace(each, field=each.field.replace(UNSAID, groups[each.group]), group=0)
            if groups.get(each.group)
            else each
            for each in self._found
        )
        return list(
            settle(
                replace(found, file=file, sure=found.sure and str(found.value) not in self.denied) for found in known
            )
        )


def is_answer(path: str) -> bool:
    """True for the path of a field that is asked for once in a request."""
    try:
        return leaf_at(path) is not None and not path.startswith("licenses")
    except KeyError:
        return False


def settle(found: Iterable[FoundValue]) -> Iterator[FoundValue]:
    """Each value once, the surest reading of it; those of one field that differ are not sure."""
    kept: dict[tuple[str, int, str, str], FoundValue] = {}
    for reading in found:
        place = (reading.field, reading.group, reading.file if reading.group else "", _squeezed(reading))
        before = kept.get(place)
        if before is None or (reading.sure and not before.sure):
            kept[place] = replace(reading, line=reading.line if before is None else min(reading.line, before.line))
    sures: dict[tuple[str, int, str], int] = {}
    for reading in kept.values():
        name = (reading.field, reading.group, reading.file if reading.group else "")
        sures[name] = sures.get(name, 0) + reading.sure
    for reading in sorted(kept.values(), key=lambda each: (each.file, each.line)):
        several = sures[(reading.field, reading.group, reading.file if reading.group else "")] > 1
        yield replace(reading, sure=False) if several else reading


def _squeezed(each: FoundValue) -> str:
    text = str(each.value).casefold()
    if each.field.endswith("url"):
        host, _slash, rest = text.partition("/o/")
        return f"{host.rpartition('.')[2]}/{rest.partition('/')[0]}"
    return "".join(mark for mark in text if mark.isalnum())
