"""Support passcodes in a text: found, taken out before anything else is read, and told without their digits."""

import re
from functools import lru_cache
from typing import Final

from transfer_wizard.request.passcode import MASK

_WORD: Final = (
    r"(?:pass[ -]?codes?|support[ -]?(?:codes?|pins?)|パスコード|code d['’]accès|código de (?:acceso|soporte)|kennzahl)"
)
FOUR: Final = (
    r"(?<![A-Za-z0-9_./-])(?<![0-9] )(?P<%s>[0-9]{4}|[0-9](?:[ .-][0-9]){3}|[0-9]{2}[ -][0-9]{2})"
    r"(?![A-Za-z0-9_/-]|[.,:][0-9]| [0-9])"
)
"""Four digits by themselves; Japanese leaves no space around them."""
_OTHER: Final = re.compile(
    r"(?i)\b(?:ext|extension|room|tel|phone|mobile|fax|invoice|order|case|quote|contract|page|port|year|"
    r"zip|suite|since)\b"
)
_BEHIND: Final = re.compile(rf"(?i){_WORD}(?P<between>[^0-9\n]{{0,60}}){FOUR % 'behind'}")
_MORE: Final = re.compile(rf"(?P<between>[^0-9\n]{{1,40}}){FOUR % 'more'}")
_AHEAD: Final = re.compile(
    rf"(?i){FOUR % 'ahead'}[\"'”)]?\s*(?:is|was|as|=|:|-|–|\(|for|ist|es|est|です|が|は)?\s*(?:the|my|our|your|"
    rf"today['’]?s|der|le|el|la)?\s*"
    rf"(?:source|destination|src|dst)?\s*(?:support )?{_WORD}"
)
_BELOW: Final = re.compile(rf"(?i){_WORD}[^0-9\n]{{0,40}}\n{{1,2}}[ \t>]*{FOUR % 'below'}[ \t]*(?=\n|$)")
_NAMED: Final = re.compile(rf"(?i){_WORD}")
_ALONE: Final = re.compile(r"[0-9]{4}")


@lru_cache(4096)
def names_passcode(name: str) -> bool:
    """True for the name of a member that speaks of a passcode."""
    return "passcode" in re.sub(r"[\W_]", "", name.casefold())


def passcodes_in(text: str) -> list[tuple[int, int]]:
    """Where the digits of passcodes stand in a text."""
    if not _NAMED.search(text):
        return []
    found: set[tuple[int, int]] = set()
    for match in _BEHIND.finditer(text):
        if _OTHER.search(match["between"]):
            continue
        found.add(match.span("behind"))
        at = match.end()
        while (more := _MORE.match(text, at)) and not _OTHER.search(more["between"]) and ". " not in more["between"]:
            found.add(more.span("more"))
            at = more.end()
    for pattern, group in ((_AHEAD, "ahead"), (_BELOW, "below")):
        for match in pattern.finditer(text):
            found.add(match.span(group))
    return sorted(found)


def masked(text: str, places: list[tuple[int, int]]) -> str:
    """The text with a mask, as long as the digits were, in their place."""
    pieces, at = [], 0
    for start, end in places:
        pieces += [text[at:start], MASK[0] * (end - max(at, start))]
        at = max(at, end)
    return "".join([*pieces, text[at:]])


class Scrubber:
    """Knows the passcodes that one text holds, and takes them out of whatever is told of it."""

    def __init__(self) -> None:
        self._digits: set[str] = set()
        self._pattern: re.Pattern[str] | None = None

    def __repr__(self) -> str:
        return f"<Scrubber {MASK}>"

    def learn(self, text: str) -> None:
        """Remember a passcode by its digits."""
        digits = "".join(mark for mark in text if mark.isdecimal())
        if _ALONE.fullmatch(digits) and digits not in self._digits:
            self._digits.add(digits)
            spaced = "|".join(r"[\s.\-]?".join(each) for each in sorted(self._digits))
            self._pattern = re.compile(rf"(?<!\d)(?:{spaced})(?!\d)")

    def clean(self, text: str) -> str:
        """The text without them."""
        return self._pattern.sub(MASK, text) if self._pattern else text

    def holds(self, text: str) -> bool:
        """True where the text holds one of them."""
        return bool(self._pattern and self._pattern.search(text))
