"""When a field complains.

The timing rule: an untouched or empty field is silent until Continue; a field left with something wrong in it says so;
while it says so it is judged at every change, and falls silent at once when it is right; a field that is right says
nothing while it is being changed.
"""

from collections.abc import Iterable


class Timing:
    """Which fields may complain, and which the person typed in, by their paths."""

    def __init__(self) -> None:
        self._shown: set[str] = set()
        self._typed: set[str] = set()

    @property
    def is_silent(self) -> bool:
        """True while no field may complain."""
        return not self._shown

    def shows(self, path: str) -> bool:
        """Whether a field may complain."""
        return path in self._shown

    def has_typed(self, path: str) -> bool:
        """Whether the person typed in a field."""
        return path in self._typed

    def typed(self, path: str, complained: bool) -> None:
        """Note that a field was typed in, and whether it complained when the key was pressed."""
        self._typed.add(path)
        if not complained:
            self._shown.discard(path)

    def show(self, paths: Iterable[str]) -> None:
        """Let fields complain."""
        self._shown.update(paths)

    def rows_moved(self, place: str, at: int, removed: int, added: int) -> None:
        """Note that rows were removed and added: a field that may complain may still do so where its row is now.

        Args:
            place: the path of the list, such as ``licenses.2.devices``.
            at: the number of the first row that was removed or added.
        """
        moved = (_moved(path, f"{place}.", at, removed, added) for path in self._shown)
        self._shown = {path for path in moved if path}


def _moved(path: str, place: str, at: int, removed: int, added: int) -> str:
    """The path after rows were removed and added in a list; "" when its row was removed."""
    if not path.startswith(place):
        return path
    number, dot, rest = path.removeprefix(place).partition(".")
    if int(number) < at:
        return path
    if int(number) < at + removed:
        return ""
    return f"{place}{int(number) - removed + added}{dot}{rest}"
