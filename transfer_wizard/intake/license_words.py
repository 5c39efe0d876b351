"""Reads what the words around a license key say of it: devices with counts, how many move, end, mode and state."""

import re
from functools import lru_cache
from typing import Final

from transfer_wizard.intake.amounts import after, day_in
from transfer_wizard.intake.answers import words_in
from transfer_wizard.intake.keys import Place, keys_in, things_in
from transfer_wizard.intake.license_list import EXPIRED, INVALIDATED

_ENDS: Final = re.compile(
    r"(?:\b(?:exp|expir\w+|ends?|ending|finish(?:es|ing)|end date|valid (?:until|till|through|thru|to)|until|"
    r"good through|til|till|fin de validit\w+|laufzeitende|gültig bis|runs? out(?: on)?|scad\w+|verloopt|"
    r"vervalt|wygasa\w*|válid[oa]s? até|"
    r"bis|läuft(?: am| zum)?(?=[^\n]{4,22} (?:ab|aus)\b)|"
    r"ablauf\w*|endet|vence|vencimiento|caduca|válida? hasta|expire|échéance|valable jusqu'au|jusqu'au)\b|"
    r"有効期限|期限|満了日?|終了日)[^\n\d]{0,25}?(?P<date>(?:[^\W\d_]{3,10}\.? )?[0-9][^\n]{4,22})",
    re.IGNORECASE,
)
_START: Final = re.compile(r"""\b(?:started(?:At|_at)|activation(?:Date|_date))['"]? *[:=] *([^\n]{8,30})""")
_DAYS: Final = re.compile(r"""\bduration(?:InDays|_in_days)?['"]? *[:=] *([0-9]{2,5})['",;]*[ \t]*(?:$|\n)""")
_STATES: Final = re.compile(
    r"\b(?P<expired>expired|ran out|abgelaufen\w*|expirée?s?|caducad[ao]s?|vencid[ao]s?)\b|"
    r"(?P<expired_ja>(?:期限切れ|失効)(?!日))|"
    r"\b(?P<invalidated>invalidated|ungültig\w*)\b|無効化",
    re.IGNORECASE,
)
_DENIED: Final = re.compile(
    r"(?:\b(?:not|never|will|don['’]t|isn't|aren't|hasn't|none|no|nicht|keine?r?|pas|non|sin)\b[^.,;\n\x00]{0,25}$)",
    re.IGNORECASE,
)
_NO: Final = re.compile(
    r"^\\?['\"]?[ \t]*[:=]?[ \t]*\\?['\"]?(?:no\b|false|nein|non|いいえ|0|none|null|\?|or\b|licenses?\b|keys?\b)",
    re.IGNORECASE,
)
_MODES: Final = (
    (
        "addDevices",
        re.compile(
            r"add ?devices|add|license more( devices)?|デバイス(ライセンス)?の?追加|追加|"
            r"hinzufügen|erweitern|añadir|ajouter",
            re.IGNORECASE,
        ),
    ),
    (
        "renew",
        re.compile(r"renew(al|ed)?|有効期限を?更新|更新|verlänger\w*|renovar|renovación|renouvel\w*", re.IGNORECASE),
    ),
)


@lru_cache(1_024)
def mode_of(text: str) -> str:
    """The mode that a cell or an answer names, "" for none or both."""
    found = [mode for mode, pattern in _MODES if pattern.search(text)]
    return found[0] if len(found) == 1 else ""


_MODE_ALONE: Final = re.compile(
    r"(?i)(?:^|[,;:(|\n\t\x00]|\s[–-]\s)\s*(?P<said>(?:to be |as (?:a )?)?"
    r"(?:renew(?:al|ed)?|add(?:ed)?(?: devices?)?|add-?devices|verlängern|hinzufügen|renovar|añadir|renouveler|ajouter|"
    r"更新|デバイスの?追加))\s*(?:$|[,;.)|\n\t])"
)


@lru_cache(1_024)
def mode_in(text: str) -> str:
    """The mode that stands by itself among words about a license, "" for none or both."""
    modes = {mode_of(match["said"]) for match in _MODE_ALONE.finditer(text)}
    return modes.pop() if len(modes) == 1 else ""


_MODE_OF_ALL: Final = re.compile(
    r"(?i)(?P<addDevices>(?<!not )(?<!n['’]t )\badd (?:them|these|both|all(?: of them)?)\b|"
    r"\b(?:they|these|keys|licen[sc]es) (?:should|shall|must|are to) be added\b|"
    r"\bit (?:should|shall|must|is to) be added\b|\b(?:no|not (?:used )?(?:as )?a) renewals?\b|\bnot (?:to )?renew\b|"
    r"\bhinzugefügt werden\b|\bkeine verlängerung\b|\bpas (?:un |de )renouvellement\b|\bno (?:es una )?renovación\b)|"
    r"(?P<renew>(?<!not )(?<!n['’]t )\brenew (?:with )?(?:them|these|both|all)\b|(?<!not )\bas (?:a )?renewals?\b|"
    r"\b(?:they|these|keys|licen[sc]es) (?:should|shall|must|are to) renew\b|\bals verlängerung\b)"
)
"""Add or renew, as a sentence says it of a key, or of all keys of another paragraph."""
_MODE_WORD: Final = re.compile("(?i)add|renew|hinzugef|verläng|renouvell|renovaci")


def mode_said(text: str) -> str:
    """The mode that sentences say of the keys, "" for none or both."""
    if not _MODE_WORD.search(text):
        return ""
    modes = {match.lastgroup or "" for match in _MODE_OF_ALL.finditer(text)}
    return modes.pop() if len(modes) == 1 else ""


_BODY_OF_MOVE: Final = re.compile(
    r"\bdestination['\"]?[ \t]*[:=][\s@{]*(?:['\"]?[A-Za-z_]+['\"]?[ \t]*[:=][ \t]*['\"]?[\w.${}-]*['\"]?[\s,;]*){0,2}?"
    r"['\"]?mode['\"]?[ \t]*[:=][ \t]*['\"]?(?P<mode>addDevices|renew)\b"
)
"""The destination in the body of a move, as YAML, Terraform and PowerShell write it."""


def mode_of_body(text: str) -> str:
    """The mode of the move whose body the text is, "" for any other text."""
    body = _BODY_OF_MOVE.search(text) if "destination" in text else None
    return body["mode"] if body else ""


@lru_cache(1_024)
def is_name_of_model(text: str) -> bool:
    """True for free text in a column of models that can be a model which the catalogue does not know."""
    return (
        2 <= len(text) <= 60
        and text[:1].isalnum()
        and any(mark.isalpha() for mark in text)
        and not things_in(text)
        and not keys_in(text)
        and not mode_of(text)
        and not day_in(text)
        and not words_in("licensing_model", text)
        and not re.search(r"[@|/\\=]|://", text)
    )


@lru_cache(1_024)
def state_in(text: str) -> str:
    """Whether words say that a license has expired or was invalidated, "" where they do not."""
    for match in _STATES.finditer(text):
        if _DENIED.search(text[max(0, match.start() - 60) : match.start()]) or _NO.match(text[match.end() :]):
            continue
        return EXPIRED if match["expired"] or match["expired_ja"] else INVALIDATED
    return ""


_TAKEN_BACK: Final = re.compile(
    r"(?i)(?:\b(?:instead of|rather than|statt|anstelle von|en lugar de|au lieu de)|"
    r"(?<!why )(?<!or )\b(?:not|nicht|pas)) "
    r"(?:(?:the|my|our|den|die|der|la|le|el) )?(?:(?:licen[sc]e )?key |schlüssel |clave |clé )?$"
)
_FARTHEST: Final = 60


def is_taken_back(marked: str, key: Place) -> bool:
    """True for a key in place of which another one is meant: "not Z2…, but Z2…".

    Args:
        marked: the text with marks for its keys.
    """
    is_asked = marked[key.end : key.end + 1] == "?"
    if is_asked or " " not in marked[max(0, key.start - 2) : key.start]:  # with one those words end
        return False
    return bool(_TAKEN_BACK.search(marked[max(0, key.start - _FARTHEST) : key.start]))


@lru_cache(1_024)
def end_in(text: str) -> str:
    """The day on which words say that a license ends, or its start and days as programs print them; else ""."""
    days = {day for match in _ENDS.finditer(text) if (day := day_in(match["date"]))}
    if days:
        return days.pop() if len(days) == 1 else ""
    starts, terms = _START.findall(text), _DAYS.findall(text)
    return after(starts[0], int(terms[0])) if len(starts) == len(terms) == 1 else ""
