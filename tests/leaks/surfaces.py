"""Where a run of the program leaves anything, and what was found there."""

import re
import threading
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from .encodings import PATTERNS, found

SURFACES: Final = {
    "drafts": "home/DATA/transfer-wizard/drafts/*.json",
    "backups": "home/DATA/transfer-wizard/drafts/*.bak",
    "quarantine": "home/DATA/transfer-wizard/quarantine/*",
    "deleted": "home/DATA/transfer-wizard/deleted/*",
    "log and crash report": "home/DATA/transfer-wizard/*",
    "exports": "exports/*",
    "standard output": "printed/*.out",
    "standard error": "printed/*.err",
    "arguments": "processes/arguments",
    "environment": "processes/environment",
    "temporary folder": "tmp/**/*",
    "browser profile": "browser/**/*",
    "clipboard": "clipboard/*",
    "core": "working/**/*",
    "rest of the home folder": "home/**/*",
}
"""A name for each, and the files of a run in which it is written down."""
MAY_BE_EMPTY: Final = ("temporary folder", "core")

_CHANCE: Final = re.compile(
    r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|\d{8}T\d{6}Z-[0-9a-f]{8}|[0-9a-f]{16}|\d{4}-\d\d-\d\d"
)


@dataclass
class Run:
    """One journey through the program: its folder, and the secrets that were typed."""

    folder: Path
    secrets: Sequence[str]

    def artefacts(self, surface: str) -> Iterator[tuple[str, bytes]]:
        """The name, without what chance put into it, and the content of everything on a surface."""
        for path in sorted(self.folder.glob(SURFACES[surface])):
            if path.is_file() and not path.is_symlink():
                yield _CHANCE.sub("*", path.relative_to(self.folder).as_posix()), path.read_bytes()

    def hits(self) -> set[tuple[str, str, str]]:
        """Surface, artefact and encoding wherever one of the run's own secrets is found."""
        return {
            (surface, name, encoding)
            for surface in SURFACES
            for name, content in self.artefacts(surface)
            for encoding in found(content, *self.secrets) | found(name.encode(), *self.secrets)
        }


def leaks(codes: Sequence[Run], canaries: Sequence[Run]) -> set[tuple[str, str, str]]:
    """Where all runs with four digits hold their own, which chance does not do, or a run holds its long canary."""
    by_chance_or_not = [run.hits() for run in codes]
    always = set.intersection(*by_chance_or_not) if by_chance_or_not else set()
    return always.union(*(run.hits() for run in canaries))


def table(runs: Sequence[Run], leaked: set[tuple[str, str, str]]) -> str:
    """Surface by encoding: how many artefacts leak; and how much there was to look at."""
    counts = Counter((surface, encoding) for surface, _name, encoding in leaked)
    heads = ["surface", *PATTERNS, "artefacts", "bytes"]
    rows = [heads]
    for surface in SURFACES:
        contents = [content for run in runs for _name, content in run.artefacts(surface)]
        figures = [counts[surface, encoding] for encoding in PATTERNS]
        rows.append([surface, *map(str, [*figures, len(contents), sum(map(len, contents))])])
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    first, *others = widths
    return "\n".join(
        "  ".join([row[0].ljust(first), *(cell.rjust(width) for cell, width in zip(row[1:], others, strict=True))])
        for row in rows
    )


class Processes:
    """Writes down the arguments and the environment of every process that carries a mark in its environment.

    Args:
        folders: for each mark, where it is written down.
    """

    def __init__(self, folders: Mapping[str, Path]) -> None:
        self._folders = folders
        self._arguments: dict[str, set[bytes]] = {mark: set() for mark in folders}
        self._environment: dict[str, set[bytes]] = {mark: set() for mark in folders}
        self._is_over = threading.Event()
        self._thread = threading.Thread(target=self._watch)

    def __enter__(self) -> None:
        self._thread.start()

    def __exit__(self, *_error: object) -> None:
        self._is_over.set()
        self._thread.join()
        for mark, folder in self._folders.items():
            folder.mkdir(exist_ok=True)
            (folder / "arguments").write_bytes(b"\n".join(sorted(self._arguments[mark])))
            (folder / "environment").write_bytes(b"\n".join(sorted(self._environment[mark])))

    def _watch(self) -> None:
        """Ten times a second, and once more at the end."""
        is_last = False
        while not is_last:
            is_last = self._is_over.is_set()
            for process in Path("/proc").glob("[0-9]*"):
                self._note(process)
            self._is_over.wait(0.1)

    def _note(self, process: Path) -> None:
        try:
            environment = (process / "environ").read_bytes()
            for mark in self._folders:
                if mark.encode() in environment:
                    self._environment[mark].update(environment.split(b"\0"))
                    self._arguments[mark].add((process / "cmdline").read_bytes())
        except OSError:  # it is gone meanwhile
            pass
