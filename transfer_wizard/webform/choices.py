"""Which choice of a list says a value: the same words, or for the severity the same meaning."""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from transfer_wizard.webform.values import FormValue

_MARKS: Final = re.compile(
    r"\(?\s*\b(this field is |value )?(required|optional|mandatory)( field| to answer)?\b\s*\)?"
    r"|[(\[【]?\s*(入力必須|必須項目|必須|任意)\s*[)\]】]?"
    r"|[*＊※✱•:;?!。、,/・|>]|\.(?=\s|$)"
)
_NOT: Final = r"(?:not|non|no|less)[ -]?(?:so |very |that )?"
_SEVERITIES: Final = {
    "1": r"\b(extensive|widespread|critical|crit|highest|urgent|blocker|show ?stopper|emergency|outage|down|very high"
    "|severe"
    r"|immediate(ly)?|business stopped|(nobody|no one|none of us) can work"
    r"|(can ?not|can't|unable to) work at all|kritisch\w*|dringend|sofort|sehr hoch|notfall|totalausfall|ausfall"
    r"|stillstand"
    r"|critique|bloquante?|urgente?|tres haute|panne|arret|critic[ao]|emergencia|caida|parad[ao])\b"
    r"|緊急|致命|最高|重大|至急|停止|使用不可",
    "2": r"\b(significant|large|substantial|high|major|serious|degraded|important|hoch|erheblich|schwer|considerable"
    "|haute?"
    r"|elevee?|majeure?|importante?|fort|forte|grave|seri[ao]|serieuse?|alta|alto)\b|高|重要|深刻|急ぎ",
    "3": r"\b(minimal|medium|med|normal|moderate|minor|standard|routine|average|regular|impaired|mittel\w*|massig"
    r"|moyen(ne)?|normale|mineure?|moderee?|moderad[ao]|medi[ao]|leve|slowed)\b|中|普通|通常|軽微|標準",
    "4": rf"\b({_NOT}(urgent|critical|important|impact)|low|lowest|very low|question|trivial|none|informational"
    r"|information|general|cosmetic|planning|nobody is|not affected|can wait|niedrig|gering|keine?"
    r"|frage|aucun\w*|sans impact|basse|faible|baj[ao]|ningun[ao]?|nada|pregunta|consulta)\b"
    r"|低|なし|質問|無し|影響なし|急がない",
}
"""What choices of severity are called, by the vendor's four levels; the vendor's own words are among them."""
_NEAREST: Final = {"1": "1234", "2": "2134", "3": "342", "4": "43"}
"""Where a level has no choice of its own, the levels that stand in for it."""
INVITES: Final = re.compile(
    r"select|choose|pick|please|none|wahlen|choisi|seleccion|elija|選択|選んで|^[-–—.…\s]", re.IGNORECASE
)
"""What a list shows as long as nothing is chosen."""
_TAG: Final = r"(?:severity|sev|priority|prio|level|p|s|重大度|優先度|緊急度)"
_LEVEL: Final = (
    rf"^\(?{_TAG}?[ \-:#.]*(\d)(?!\d|[.,]\d|-\d| ?(?:h|hours?|days?|weeks?|minutes?|months?|users?|people|business)\b"
    rf"|名|時間|日)|\b{_TAG}[ \-:#.]*(\d)\b|[(\-] ?(\d)\)?$"
)
"""The number of a level, at the start of a choice, behind a word for it, or behind all."""
_LETTER: Final = r"(?:severity |sev )?\(?([a-d])(?=$|[)\-–:]| [-–:])"
"""A level that is named by a letter, where all are."""
_UPSIDE_DOWN: Final = (
    r"\b1 ?(?:=|-|–|:|\(|is|being) ?(?:the )?"
    r"(?:low|least|not|minor|trivial|niedrig|gering|nicht|faible|pas|baj|poco|最低|低)"
    r"|\b[345] ?(?:=|-|–|:|\(|is|being) ?(?:the |very |sehr |tres |muy )?"
    r"(?:most|high|urgent|critical|top|hoch|dringend|kritisch|haut|critique|alt|critic|最高|高)"
)
"""What is said beside numbers that rise with the severity; the vendor's fall."""


def choice(options: Sequence[str], value: FormValue, about: str = "") -> int | None:
    """The place of the choice that says a value; None where none does, or more than one may.

    Args:
        options: the choices; "" for one that cannot be taken.
        value: the value.
        about: the words beside the list, which may say which way its numbers count.
    """
    shown = [plain(option) for option in options]
    if value.id != "case.severity":
        return shown.index(plain(value.text)) if plain(value.text) in shown else None
    letters = [match[1] if (match := re.match(_LETTER, each)) else "" for each in shown]
    is_lettered = sorted(filter(None, letters)) in (list("abc"), list("abcd"))
    digits = (
        [str(" abcd".index(letter)) if letter else "" for letter in letters] if is_lettered else [*map(_level, shown)]
    )
    first = next((place for place, each in enumerate(shown) if each and not (not place and INVITES.search(each))), 0)
    words = [""] * first + _scale(shown[first:])
    counted = {digit for digit in digits if digit}
    if not counted <= {*"1234"} or not counted >= {*"123"}:
        digits = [""] * len(digits)  # a scale of its own, where only words tell
    elif re.search(_UPSIDE_DOWN, plain(about)):
        digits = [str(len(counted) + 1 - int(digit)) if digit else "" for digit in digits]
    if sum(map(bool, shown)) < 2:
        return None  # one choice alone is no scale
    # Where a word says something else than its number, the word is right; and so on a scale of three, not of four.
    rises = any(digit == "1" and word in ("3", "4") for digit, word in zip(digits, words, strict=True))
    is_short = counted == {*"123"} and len({*filter(None, words)}) >= 3
    for levels in (words,) if rises or is_short else (digits, words):
        # Another level stands in for one only where all of them are understood.
        may_stand_in = levels is words and all(words[first:])
        for level in _NEAREST.get(value.text, "") if may_stand_in else value.text:
            if level in levels:
                return _one_of(levels, level, value.text)
    return None


def _scale(shown: Sequence[str]) -> list[str]:
    """The level of each choice by its words; "" for one that is not understood.

    In a list of four, as many as the vendor has levels, from one end to the other, the place tells the level.
    """
    levels = [level_of(each) for each in shown]
    for steps in ("1234", "4321"):
        is_in_order = [*filter(None, levels)] == sorted(filter(None, levels), reverse=steps == "4321")
        if len(levels) == len(steps) and is_in_order and any(levels[end] == steps[end] for end in (0, -1)):
            return [*steps]
    return levels


def _one_of(levels: Sequence[str], level: str, wanted: str) -> int | None:
    """The place of a level; of several choices for it, where the list runs from one end to the other, the one at its
    end, or the one that comes next to the level that it stands in for.
    """
    places = [place for place, each in enumerate(levels) if each == level]
    if len(places) == 1:
        return places[0]
    told = [each for each in levels if each]
    if told not in (sorted(told), sorted(told, reverse=True)) or level not in "14" or len(set(told)) < 3:
        return None
    is_first = (level == "1" if level == wanted else wanted < level) == (told == sorted(told))
    return places[0] if is_first else places[-1]


def _level(text: str) -> str:
    match = re.search(_LEVEL, text)
    return next(filter(None, match.groups()), "") if match else ""


def level_of(text: str) -> str:
    """The level that the first telling word of a choice says; "" where none does."""
    text = plain(text)
    found = {level: match.start() for level, words in _SEVERITIES.items() if (match := re.search(words, text))}
    return min(sorted(found, reverse=True), key=lambda level: found[level], default="")


@lru_cache(8192)
def plain(text: str) -> str:
    """The text as the patterns expect it: small letters, no marks, one space between words."""
    bare = re.sub("[\u0300-\u036f]", "", unicodedata.normalize("NFKD", text))  # accents, and no Japanese marks
    folded = unicodedata.normalize("NFKC", bare).casefold().replace("’", "'").replace("e-mail", "email")
    folded = re.sub(r"\s*[#№]|\bn°|\bn\.o\b|\bno\.(?=\W|$)", " number ", folded)
    folded = _MARKS.sub(" ", folded)
    folded = re.sub(r"(?<=\w)-(?=\w)|_|\b[dl]'(?=\w)", " ", folded)
    return " ".join(folded.split()).strip(" -–—")
