"""Reads what the words around a license key say of it: devices with counts, how many move, end, mode and state."""

import re
from functools import lru_cache
from typing import Final, NamedTuple

from transfer_wizard.intake.amounts import DIGITS, NUMBER, UNIT, day_in, number_of
from transfer_wizard.intake.answers import words_in
from transfer_wizard.intake.device_models import Mention, mentions
from transfer_wizard.intake.keys import keys_in, things_in
from transfer_wizard.intake.license_list import EXPIRED, INVALIDATED

KEY_MARK: Final = "\x00"
"""Stands where a key stood: nothing reads across it."""

_ALL: Final = r"(?:all|alle|sämtliche|tous|toutes|todas|todos|すべて|全)"
_OF: Final = (
    r"(?:of(?: the| its| our| these| those| my)?(?: total)?|out of(?: the)?|von(?: den| insgesamt)?|der|sur(?: les)?|"
    r"des|de(?: los| las| les)?|parmi(?: les)?|di)"
)
_PART: Final = re.compile(
    rf"(?<![\w.,/-])(?P<move>{NUMBER}) ?{UNIT}? {_OF} (?P<have>{NUMBER})(?![\w/-]|[.,][0-9])|"
    rf"(?P<have_ja>{DIGITS}) ?(?:台|個|ライセンス)?\)?(?:中|の?[、,(]? ?うち)の? ?"
    rf"(?P<move_ja>{DIGITS}) ?(?:台|個|ライセンス)?|"
    rf"(?<!\w)(?:davon|dont|de (?:ellas|ellos|las cuales|los cuales)) (?:bitte |nur |only )?(?P<move_of>{NUMBER})"
    rf"(?![\w/-]|[.,][0-9])|"
    rf"(?<!\w){_ALL} (?:the |die |les |las |los )?(?P<whole>{NUMBER})(?![\w/-]|[.,][0-9])",
    re.IGNORECASE,
)
_MOVES: Final = re.compile(
    rf"(?<!\w)(?:to )?(?:move|transfer|moving|mover|trasladar|déplacer|transférer|verschieben|umziehen|"
    rf"移[動行](?:数)?)"
    rf"\W{{1,3}}(?:only |just |nur |(?:the|die|les|los|las) (?:other|remaining|anderen|autres|otr[oa]s) )?"
    rf"(?P<number>{NUMBER})(?![\w/-]|[.,][0-9])"
    rf"(?! (?:of|von|de|des|sur)\b(?! (?:them|these|those|denen|diesen|ellas|ellos)\b))|"
    rf"(?<![\w.,/-])(?P<ahead>{NUMBER}) ?{UNIT}? ?(?:(?:of|von|de) (?:them|these|those|denen|ellas|ellos) )?"
    rf"(?:verschieben|umziehen|を移[動行]|to move|moves?\b|"
    rf"(?:should|will|shall|can) move|a mover|à déplacer|ziehen um)",
    re.IGNORECASE,
)
_SLASHED: Final = re.compile(rf"^[\s,;:(=-]{{0,4}}(?P<move>{DIGITS}) ?/ ?(?P<have>{DIGITS})(?![\w/-]|[.,][0-9])")
"""How many move of how many there are: "MR Enterprise 10/25"."""
_STAY_AHEAD: Final = re.compile(
    r"(?i)\b(?:keep|leave|retain|hold back|do not move|don['’]t move|behalten?|lassen|garder|laisser|dejar|mantener)\b"
    r"[^.,;\n]{0,15}$"
)
_STAY: Final = re.compile(
    r"(?i)[^.,;\n\x00]{0,40}?(?:\b(?:stays?|remains?|not|bleib\w*|restent?|quedan?|in use|used|free)\b|残)"
)
"""Of some of a key's devices: those that do not move."""
_BUT: Final = r"(?:but|except(?: for)?|bis auf|außer|sauf|menos|excepto)"
_NOT_BUT: Final = rf"(?! {_BUT}\b)"
_ALL_BUT: Final = re.compile(
    rf"\b(?:move|transfer|mover|transférer|déplacer) {_ALL}(?: of (?:them|these|it))? {_BUT} "
    rf"(?P<stay>{NUMBER})(?![\w/-]|[.,][0-9])",
    re.IGNORECASE,
)
_MOVE_ALL: Final = re.compile(
    rf"\b(?:move|transfer|mover|transférer|déplacer) {_ALL}\b{_NOT_BUT}|\b{_ALL} (?:verschieben|umziehen)\b|"
    rf"(?:すべて|全て|全部|全数)(?:を|の)?移[動行](?!し(?:ない|ません))|"
    rf"\ball of (?:them|these|it)\b{_NOT_BUT}|\(\s*{_ALL}\s*\)|\b(?:completely|entirely)\b",
    re.IGNORECASE,
)
_QUANTITY: Final = (
    r"(?:qty|quantity|count|anzahl|menge|stückzahl|stück|cantidad|quantité|数量|have|total|x|×|\*|número)"
)
_BEFORE: Final = re.compile(
    rf"(?<![\w.,/'-])(?P<number>{NUMBER})(?P<mark> ?{UNIT})?(?: of| de| von| d')?[ \t]{{0,3}}$", re.IGNORECASE
)
_NOT_ALL: Final = (
    r"(?:in use|used|unused|free|available|left|spare|assigned|unassigned|deployed|remaining|frei|belegt|benutzt|"
    r"libres?|utilisée?s?|disponibles?|en uso)\b|使用中|空き"
)
"""What a number before it counts: some of a key's devices, not all of them."""
_AFTER: Final = re.compile(
    rf"^(?:[\s,;:=|'\"`()\[\]{{}}@-]|(?<=\s)/(?=\s)){{0,12}}"
    rf"(?:licen[sc]es?|lizenzen|licencias|ライセンス|devices|aps?)?"
    rf"[\s,;:=|'\"()\[\]{{}}@-]{{0,12}}(?P<mark>{_QUANTITY})?['\"]?[\s.:=|'\"(-]{{0,6}}(?P<number>{NUMBER})"
    rf"(?:(?:pcs?|ea|stk|x)(?![A-Za-z0-9]))?"
    rf"(?! ?(?:{_NOT_ALL}))(?! ?(?:years?|yrs?|y\b|months?|days?|jahre?|tage|ans?\b|años?|年|ヶ月|ports?\b|%))"
    r"(?![A-Za-z0-9_/%:]|[-.,/][0-9])",
    re.IGNORECASE,
)
_TERMS_AND_PRICES: Final = re.compile(
    rf"(?<![\w-]){DIGITS}[ -]?(?:years?|yrs?|yr?|months?|mo|days?|jahre?n?|monate?n?|tage?|ans?|mois|jours?|años?|"
    rf"meses|días?|年間?|ヶ月|か月|ports?)\b\.?|"
    rf"(?:[$€£¥]|\b(?:EUR|USD|GBP|CHF|JPY|CAD|AUD)) ?[0-9][0-9.,' ]*[0-9](?: ?(?:each|per \w+))?|"
    rf"(?<![\w.,]){DIGITS}(?:[.,][0-9]{{2}})? ?(?:[$€£¥](?! ?[0-9])|"
    rf"(?:EUR|USD|GBP|CHF|JPY|CAD|AUD)\b)(?: ?(?:each|per \w+))?",
    re.IGNORECASE,
)
"""Numbers that are no counts: how long a license runs, and what it costs."""
_NUMBERED: Final = re.compile(r"(?i)(?:\b(?:item|line|pos(?:ition)?|no|nr)\.?|#)\s*$")
"""What a number behind it is not a count of: "Item 1"."""
_NEAR: Final = 80
_YEARS: Final = range(2015, 2041)
"""A bare number that is rather a year than a count."""
_ENDS: Final = re.compile(
    r"(?:\b(?:exp|expir\w+|ends?|ending|end date|valid (?:until|till|through|thru|to)|until|"
    r"good through|gültig bis|"
    r"bis|läuft ab|"
    r"ablauf\w*|endet|vence|vencimiento|caduca|válida? hasta|expire|échéance|valable jusqu'au|jusqu'au)\b|"
    r"有効期限|期限|満了日?|終了日)[^\n\d]{0,25}?(?P<date>(?:[^\W\d_]{3,10}\.? )?[0-9][^\n]{4,22})",
    re.IGNORECASE,
)
_STATES: Final = re.compile(
    r"\b(?P<expired>expired|abgelaufen\w*|expirée?s?|caducad[ao]s?|vencid[ao]s?)\b|(?P<expired_ja>期限切れ|失効)|"
    r"\b(?P<invalidated>invalidated|ungültig\w*)\b|無効化",
    re.IGNORECASE,
)
_DENIED: Final = re.compile(
    r"(?:\b(?:not|never|will|don['’]t|isn't|aren't|hasn't|none|no|nicht|keine?r?|pas|non|sin)\b[^.,;\n\x00]{0,25}$)",
    re.IGNORECASE,
)
_NO: Final = re.compile(
    r"^['\"]?[ \t]*[:=]?[ \t]*['\"]?(?:no|false|nein|non|いいえ|0|none|null|\?|or\b|licenses?\b|keys?\b)", re.IGNORECASE
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


_NOTED: Final = re.compile(
    r"(?i)(?:\b(?:replac(?:es|ed|ing)|instead of|formerly|previously|for the|ersetzt|statt|anstelle|remplace|"
    r"en lugar de)\b|//)\W{1,3}(?:(?:the|our|an?|old|for|die|den|der) )*$"
)
"""Leads to a model that a license is for no more, or to a device that it serves."""
_ELSEWHERE: Final = re.compile(
    r"(?i)\b(?:already (?:has|have|holds?|runs?)|in addition to|on top of|besides?|zusätzlich zu|neben|"
    r"to (?:our|their|your|the existing))\b[^.;\n\x00]{0,20}$"
)
"""Leads to what an organization has of another key."""


class Counted(NamedTuple):
    """A device model with its numbers, None for one that is not said."""

    model: str
    have: int | None
    move: int | None


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


@lru_cache(1_024)
def end_in(text: str) -> str:
    """The day on which words say that a license ends, "" for none or several."""
    days = {day for match in _ENDS.finditer(text) if (day := day_in(match["date"]))}
    return days.pop() if len(days) == 1 else ""


@lru_cache(1_024)
def devices_in(text: str) -> tuple[Counted, ...]:
    """The device models in words about one license, each with its counts."""
    found = list(mentions(text))
    if not found:
        return ()
    from_before = _reads_from_before(text, found)
    counted: list[Counted] = []
    starts = [0, *(mention.end for mention in found)]
    taken = [_before(text[starts[at] : mention.start], from_before) for at, mention in enumerate(found)]
    for at, mention in enumerate(found):
        if any(other.model == mention.model for other in found[:at]) and at and _is_echo(text, found[at - 1], mention):
            continue
        ahead = text[max(starts[at], mention.start - _NEAR) : mention.start]
        if at and ((taken[at] is None and _NOTED.search(ahead)) or _ELSEWHERE.search(ahead)):
            continue
        following = found[at + 1].start if at + 1 < len(found) else len(text)
        behind = text[mention.end : following]
        if at + 1 < len(found) and taken[at + 1] is not None:
            behind = behind[: _BEFORE.search(behind).start()]  # type: ignore[union-attr]
        counted.append(_counted(mention, text[starts[at] : mention.start], behind, taken[at]))
    return tuple(_merged(counted))


def _is_echo(text: str, before: Mention, each: Mention) -> bool:
    """True where a model is said again beside itself: ``LIC-MX68-SEC-3YR, Meraki MX68 Advanced Security``."""
    return before.model == each.model and not any(mark.isdigit() for mark in text[before.end : each.start])


def _merged(counted: list[Counted]) -> list[Counted]:
    """Each model once, where what is said of it does not differ."""
    merged: list[Counted] = []
    for device in counted:
        for at, other in enumerate(merged):
            pairs = ((device.have, other.have), (device.move, other.move))
            if device.model == other.model and not any(None not in pair and pair[0] != pair[1] for pair in pairs):
                have = device.have if other.have is None else other.have
                merged[at] = Counted(device.model, have, device.move if other.move is None else other.move)
                break
        else:
            merged.append(device)
    return merged


def _reads_from_before(text: str, found: list[Mention]) -> bool:
    first = found[0]
    return _BEFORE.search(text[: first.start]) is not None


def _before(text: str, is_custom: bool) -> int | None:
    """The number that stands right before a model: with a sign of counting, or where the first model has one too."""
    text = text[-40:]
    match = _BEFORE.search(text)
    if not match or (not match["mark"] and not is_custom) or _NUMBERED.search(text[: match.start()]):
        return None
    return number_of(match["number"])


def _counted(each: Mention, ahead: str, behind: str, before: int | None) -> Counted:
    ahead, behind = ahead[ahead.rfind(KEY_MARK) + 1 :][-60:], behind[:200]
    cut = behind.find(KEY_MARK)
    near = _TERMS_AND_PRICES.sub(" ", behind if cut < 0 else behind[:cut])
    have = move = None
    for text, part in ((near, _SLASHED.match(near)), (ahead, _PART.search(ahead)), (near, _PART.search(near))):
        if part:
            have, move = _parted(part)
            rest = text[part.end() :] + (near if text is ahead else "")
            if _STAY_AHEAD.search(text[: part.start()]) or _STAY.match(rest):
                move = None
            break
    if have is None:
        have = before
    if have is None:
        match = _AFTER.match(near)
        have = number_of(match["number"]) if match else None
        if have in _YEARS and match and not match["mark"]:
            have = None
    if move is None:
        move = _moving(near, have)
    if (
        have is not None
        and have == before
        and move is None
        and (asked := re.search(r"(?i)\bmove\W+(?:only )?[0-9a-z]+ ?x?\s*$", ahead))
        and not _DENIED.search(ahead[: asked.start()])
    ):
        have, move = None, have
    return Counted(each.model, have, move)


def _moving(near: str, have: int | None) -> int | None:
    """How many move by the words behind a model, None where those do not say."""
    said = _MOVES.search(near) or _MOVE_ALL.search(near) or _ALL_BUT.search(near)
    if not said or _DENIED.search(near[max(0, said.start() - 60) : said.start()]):
        return None
    numbers = said.groupdict()
    if "stay" in numbers and have:
        stay = number_of(numbers["stay"])
        return have - stay if stay and stay < have else None
    return number_of(numbers["number"] or numbers["ahead"]) if "number" in numbers else have


def _parted(part: re.Match[str]) -> tuple[int | None, int | None]:
    said = part.groupdict()
    if said.get("whole"):
        number = number_of(said["whole"])
        return number, number
    if said.get("move_of"):
        return None, number_of(said["move_of"])
    move = number_of(said["move"] or said["move_ja"])
    have = number_of(said["have"] or said["have_ja"])
    return (have, move) if have and move and move <= have else (None, None)
