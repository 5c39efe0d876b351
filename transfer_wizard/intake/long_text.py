"""Reads very long text: the beginning for everything, the rest for license keys only."""

import re
from typing import Final

from transfer_wizard.intake.document_parts import Line
from transfer_wizard.intake.limits import LONGEST_LINE, MOST_ROWS, READ_WHOLE
from transfer_wizard.intake.plain_text import plain

_KEYISH: Final = re.compile("[ZzＺ][2２][A-Za-z0-9 -]{3}")


def parted(text: str) -> tuple[str, str]:
    """The text that is read for everything, and what comes after it; objects are read whole."""
    if len(text) <= READ_WHOLE or text.lstrip()[:1] in ("[", "{"):
        return text, ""
    end = text.rfind("\n", 0, READ_WHOLE) + 1 or READ_WHOLE
    return text[:end], text[end:]


def lines_with_keys(text: str, number: int) -> list[Line]:
    """The lines of a text in which a license key may stand, at most as many as a request has rows."""
    lines: list[Line] = []
    at = 0
    for match in _KEYISH.finditer(text):
        if match.start() < at:
            continue
        start = text.rfind("\n", at, match.start()) + 1 or at
        number += text.count("\n", at, start)
        end = text.find("\n", match.start())
        end = len(text) if end < 0 else end
        lines.append(Line(number, plain(text[start : min(end, start + LONGEST_LINE)]).replace("\n", " ")))
        if len(lines) > MOST_ROWS:
            break
        number += 1
        at = end + 1
    return lines


def parted_lines(lines: list[Line]) -> tuple[list[Line], list[Line]]:
    """Lines up to the limit of what is read for everything, and those after it that may hold a license key."""
    size = 0
    for at, line in enumerate(lines):
        size += len(line.text) + 1
        if size > READ_WHOLE:
            rest = "\n".join(each.text for each in lines[at + 1 :])
            return lines[: at + 1], lines_with_keys(rest, lines[at].number + 1)
    return lines, []
