"""Choosing a file to open, and naming one to save: the system's own dialogs, and one rule for names."""

from pathlib import Path
from typing import NamedTuple

from PySide6.QtWidgets import QFileDialog, QWidget

FileKind = tuple[str, tuple[str, ...]]
"""What such files are called, and the ends of their names, each with its dot; none for any file."""


class Named(NamedTuple):
    """The name of a file that is to be written.

    Attributes:
        may_replace: the person was asked about a file of exactly this name, if there is one. Of a name that was made
            longer, nobody was asked.
    """

    path: str
    may_replace: bool


def named(path: str, suffix: str) -> Named:
    """The name with the end that it needs: "Northwind Inc. transfer" has none, whatever follows its dot."""
    if path.lower().endswith(suffix.lower()) and Path(path).name.lower() != suffix.lower():
        return Named(path, may_replace=True)
    return Named(path + suffix, may_replace=False)


def choose_file(parent: QWidget, title: str, *kinds: FileKind) -> str:
    """The file that the person chose, or ""."""
    return QFileDialog.getOpenFileName(parent, title, "", _filters(kinds))[0]


def choose_files(parent: QWidget, title: str) -> list[str]:
    """The files that the person chose, of any kind."""
    return QFileDialog.getOpenFileNames(parent, title)[0]


def choose_place(parent: QWidget, title: str, suggested: str, kind: FileKind) -> str:
    """The place that the person chose for a file, as they named it, or "". It is for ``named``."""
    return QFileDialog.getSaveFileName(parent, title, suggested, _filters((kind,)))[0]


def _filters(kinds: tuple[FileKind, ...]) -> str:
    return ";;".join(f"{name} ({' '.join(f'*{suffix}' for suffix in suffixes) or '*'})" for name, suffixes in kinds)
