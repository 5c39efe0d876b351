#!/usr/bin/env python3
"""Print the contrast of every pair of colours that the program shows, in each of its palettes.

    python3 build_scripts/contrast.py [--summary]

WCAG 2.2 asks 4.5 to 1 for text, and 3 to 1 for the edges and marks of controls; in high contrast each text and each
line has 7 to 1. With `--summary` it prints the table that docs/proof.md shows: the lowest ratio of each kind. It ends
with 1 where a pair is below its limit.
"""

import argparse
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final, NamedTuple

from setup_environment import QT_NEEDS, ROOT, enter, run_script

if TYPE_CHECKING:
    from transfer_wizard.ui.kit.theme_colours import Colours

GROUNDS: Final = ("ground", "panel", "surface", "sunken")
MEANINGS: Final = ("accent", "ok", "open", "wrong", "info")
TEXTS: Final = (
    *((ink, paper) for ink in ("text", "quiet", *MEANINGS) for paper in GROUNDS),
    *((ink, f"{ink}_soft") for ink in MEANINGS),
    *((ink, f"{paper}_soft") for ink in ("text", "quiet") for paper in MEANINGS),
    *(("accent", f"{paper}_soft") for paper in ("open", "wrong", "info")),
    *(("ok", f"{paper}_soft") for paper in ("info", "accent")),
    *(("wrong", f"{paper}_soft") for paper in ("info", "accent")),
    *(("on_accent", paper) for paper in ("accent", "accent_hover")),
    *((ink, "toast") for ink in ("on_toast", "toast_link")),
    ("ink", "paper"),
)
"""What is read, and what it stands on."""
EDGES: Final = (
    *((ink, paper) for ink in ("edge", "accent", "open_mark", "ok", "wrong") for paper in GROUNDS),
    ("open_mark", "accent_soft"),
)
"""Edges and marks of controls."""
STARK: Final = tuple(
    (ink, paper)
    for ink in ("text", "quiet", *MEANINGS, "line", "edge", "ok_line", "open_line", "wrong_line", "info_line")
    for paper in GROUNDS
)
"""Of high contrast: what is read, and every line."""


class Pair(NamedTuple):
    """Two colours of one palette.

    Attributes:
        ratio: as WCAG 2.2 defines it, from 1 to 21.
    """

    kind: str
    palette: str
    ink: str
    paper: str
    ratio: float
    limit: float


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it, of "#rrggbb"."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in parts)
    return float(0.2126 * red + 0.7152 * green + 0.0722 * blue)


def contrast(one: str, other: str) -> float:
    """The ratio of two colours."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def palettes() -> "dict[str, Colours]":
    """Those that the program has."""
    from transfer_wizard.ui.kit.theme_colours import CONTRAST_DARK, CONTRAST_LIGHT, DARK, LIGHT

    return {"light": LIGHT, "dark": DARK, "high contrast": CONTRAST_LIGHT, "high contrast, dark": CONTRAST_DARK}


def pairs() -> Iterator[Pair]:
    """Every pair of every palette."""
    for palette, colours in palettes().items():
        kinds = [("text", TEXTS, 4.5), ("edges and marks", EDGES, 3.0)]
        if palette.startswith("high"):
            kinds.append(("text and lines", STARK, 7.0))
        for kind, of_kind, limit in kinds:
            for ink, paper in of_kind:
                ratio = contrast(getattr(colours, ink), getattr(colours, paper))
                yield Pair(kind, palette, ink, paper, ratio, limit)


def summary() -> str:
    """The lowest ratio of each kind, as a table."""
    lines = ["| palette | pairs | of | limit | lowest |", "|---|---|---|---|---|"]
    found = list(pairs())
    for palette, kind in dict.fromkeys((each.palette, each.kind) for each in found):
        of_kind = [each for each in found if (each.palette, each.kind) == (palette, kind)]
        least = min(of_kind, key=lambda each: each.ratio)
        told = f"{least.ratio:.2f}, {least.ink} on {least.paper}".replace("_", " ")
        lines.append(f"| {palette} | {kind} | {len(of_kind)} | {least.limit:g} | {told} |")
    return "\n".join(lines)


def main(arguments: list[str]) -> int:
    """Print them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--summary", action="store_true")
    given = parser.parse_args(arguments)
    enter("run", QT_NEEDS, "PySide6")
    sys.path.insert(0, str(ROOT))
    if given.summary:
        print(summary())
    else:
        for each in pairs():
            mark = "" if each.ratio >= each.limit else "  too low"
            print(f"{each.palette:20} {each.ink:13} on {each.paper:13} {each.ratio:5.2f} ({each.limit:g}){mark}")
    return int(any(each.ratio < each.limit for each in pairs()))


if __name__ == "__main__":
    run_script(main)
