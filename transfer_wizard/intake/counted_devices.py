"""Device models with their numbers in words about one license."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from transfer_wizard.intake.amounts import count_in
from transfer_wizard.intake.device_models import mentions, types_in
from transfer_wizard.intake.quantities import Quantities
from transfer_wizard.intake.quantity_words import ARROW, tokens_of

KEY_MARK: Final = "\x00"
"""Stands where a key stood."""
_NEAR: Final = 80
_LONGEST: Final = 4_000
"""Of the words about one license, so many characters are read."""
_LONGEST_CELL: Final = 60
_PRINTED: Final = re.compile(r"@\{model=(?P<model>[^;{}]{1,40}); ?count=(?P<count>[0-9]{1,6})\}")
"""A model with its count, as PowerShell prints them in a cell."""
_OF_EACH: Final = re.compile(
    r"(?i)\b(?:both|each|per key|beide|je(?= ?[0-9])|jeweils|pro schlüssel|chacune?|cada un[oa]?|ambas?|ambos|"
    r"les deux)\b|どちらも|両方|それぞれ|各"
)
_TOGETHER: Final = re.compile(
    r"(?i)\b(?:in total|together|in all|altogether|combined|zusammen|insgesamt|au total|en total|en todo)\b|"
    r"合計|合わせて"
)
"""The number belongs to several keys: how many each holds is not said."""
_LEAST_TO_SHARE: Final = 3
"""So many keys beside as many licenses hold one each."""
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


_SHIPPED: Final = (
    r"(?:shipped|delivered|fulfilled|(?:aus)?geliefert|versandt|livrée?s?|expédiée?s?|entregad[oa]s?|enviad[oa]s?)\b|"
    r"出荷済み?|出荷|納品済み?|納品"
)
_OWED: Final = r"(?:back-?order(?:ed)?|outstanding|to follow|(?:im )?rückstand|en reliquat|pendientes?)\b|未出荷|未納"
_NO_DATE: Final = r"(?![0-9])(?=\s*(?:$|[,;/|)\x00\n、。]|\.(?:\s|$)|(?:x|pcs|stk|stück|units?|pieces)\b|[台本個件]))"
_PARTLY: Final = re.compile(
    rf"(?i)(?<!\w)(?:{_SHIPPED}|(?P<owed>{_OWED}))[\s:=x×]{{0,3}}(?P<behind>[0-9]{{1,4}}){_NO_DATE}|"
    rf"(?<![\w.,/-])(?P<ahead>[0-9]{{1,4}})\s?(?:x\s?|[台本個件]\s?)?(?:{_SHIPPED}|(?P<owed_behind>{_OWED}))"
    r"(?![\s:=x×]{0,3}[0-9])"
)
"""How many of what was ordered came, or did not yet; a number with more behind it is that of a day."""

_NO_MOVE: Final = frozenset(("not", "stay", "used", "rest", "part", "denied", "have", "all"))
_PAST: Final = re.compile(r"(?i)\b(?:already|last|ago|bereits|schon|letzte\w*|déjà|dernière?|ya)\b|すでに|既に|済")
_ONLY_JA: Final = re.compile(r"[台個本件](?:のみ|だけ)")

_ALL_OF_KIND: Final = re.compile(
    r"(?i)(?<![\w'])(?P<not>(?:not|nicht|pas|no) )?(?:all|alle|tous|toutes|todos|todas)(?: [0-9]{1,4})?(?: of)?"
    r"(?: (?:the|our|die|les|los|las))? "
    r"(?:(?P<MS>switch(?:es)?|commutateurs|conmutadores)|(?P<MX>firewalls?|security appliances|pare-feux?|cortafuegos)|"
    r"(?P<MR>access points?|aps?|bornes|puntos de acceso)|(?P<MV>cameras?|kameras|caméras|cámaras)|"
    r"(?P<MT>sensors?|sensoren|capteurs|sensores))(?![\w-])(?! (?:stay|remain|bleiben|restent|se quedan))"
)
"""All devices of a kind, by the family of their models."""


class Counted(NamedTuple):
    """A device model with its numbers, None for one that is not said."""

    model: str
    have: int | None
    move: int | None


@lru_cache(1_024)
def devices_in(text: str) -> tuple[Counted, ...]:
    """The device models in words about one license, each with its counts."""
    text = _PRINTED.sub(r"\g<count> x \g<model>", text[:_LONGEST])
    found = mentions(text) or types_in(text)
    if not found:
        return ()
    families = [match.lastgroup for match in _ALL_OF_KIND.finditer(text) if not match["not"]]
    text = _ALL_OF_KIND.sub(lambda match: "," * len(match[0]), text)
    tokens = tokens_of(text, found)
    starts = {mention.start: mention for mention in found}
    anchors = [at for at, token in enumerate(tokens) if token.kind == "model" and token.start in starts]
    binder = Quantities(tokens, anchors)
    counted: list[Counted] = []
    partly = list(_PARTLY.finditer(text))
    came = {int(each["behind"] or each["ahead"]) for each in partly if not (each["owed"] or each["owed_behind"])}
    for at, anchor in enumerate(anchors):
        mention = starts[tokens[anchor].start]
        ahead = text[max(tokens[anchors[at - 1]].end if at else 0, mention.start - _NEAR) : mention.start]
        have, move = binder.have.get(anchor), binder.move.get(anchor)
        if partly and have not in came:
            have = None  # "ordered 10, shipped 4"
        if at and ((have is None and _NOTED.search(ahead)) or _ELSEWHERE.search(ahead)):
            continue
        if mention.is_bare and have is move is None and any(is_of(mention.model, each.model) for each in counted):
            continue  # "2 MX84 and 3 MV, none of the MX"
        move = have if move is None and mention.model[:2] in families else move
        counted.append(Counted(mention.model, have, move))
    return tuple(_merged(counted))


def of_type(said: str) -> tuple[Counted, ...]:
    """The devices that a model or a license type names; ENT, which names no family, is the vendor's for LIC-ENT."""
    return devices_in("MR Enterprise" if said.upper() == "ENT" else said)


def is_of(family: str, model: str) -> bool:
    """True for a family, such as MX or MR, and a model of it, such as MX68 or MR Enterprise."""
    behind = model.removeprefix(family)[:1] if family.isalpha() and model.startswith(family) else ""
    return behind.isdigit() or behind == " "


@lru_cache(1_024)
def corrects(text: str) -> bool:
    """True for words that take back a number which was said elsewhere: "sorry, it is 3 not 4"."""
    text = text[:_LONGEST]
    return any(token.kind in ("fix", "denied") for token in tokens_of(text, mentions(text)))


def denied_in(text: str) -> int | None:
    """The number that words take back: 4 of "it is 3, not 4"."""
    tokens = tokens_of(text[:_LONGEST], ())
    return next((token.value for token in tokens if token.kind == "denied"), None)


@lru_cache(1_024)
def moves_instead(sentence: str) -> Counted | None:
    """The only number of what moves in a sentence of a newer message, with its model or without: "Only 8 MR move."."""
    tokens = tokens_of(sentence[:_LONGEST], mentions(sentence[:_LONGEST]))
    kinds = [token.kind for token in tokens]
    if "move" not in kinds or kinds.count("number") != 1 or not _NO_MOVE.isdisjoint(kinds) or _PAST.search(sentence):
        return None
    if "model" in kinds:
        devices = devices_in(sentence)
        return devices[0] if len(devices) == 1 else None
    number = kinds.index("number")
    is_only = "only" in kinds[max(0, number - 1) : number] or _ONLY_JA.search(sentence)
    return Counted("", None, tokens[number].value) if is_only else None


@lru_cache(1_024)
def count_of_key(text: str) -> Counted:
    """The numbers of a license for which no device model is named, in a text that begins with its key."""
    binder = Quantities(tokens_of(text[:_LONGEST], ()), [0])
    return Counted("", binder.have.get(0), binder.move.get(0))


@lru_cache(1_024)
def move_in(cell: str, have: int | None) -> int | None:
    """How many of those there are move by the words of a cell: "3", "all", "all but 4", "half"."""
    number = count_in(cell)
    if number is not None or have is None or not 0 < len(cell) <= _LONGEST_CELL:
        return number
    said = count_of_key(f"{KEY_MARK} {have} x, {cell}").move
    return said if said is None or said <= have else None


def part_and_whole(cell: str) -> Counted:
    """How many there are and how many of them move, in a cell that holds both: "10 -> 4"."""
    is_change = 0 < len(cell) <= _LONGEST_CELL and ARROW.search(cell)
    return count_of_key(f"{KEY_MARK} {cell}") if is_change else Counted("", None, None)


def shared(devices: Sequence[Counted], keys: int, words: str) -> list[Counted]:
    """What each of several keys has of devices that are named once: a number is that of all unless each is said."""
    if _OF_EACH.search(words) and not _TOGETHER.search(words):
        return list(devices)
    if len(devices) > 1:
        return []  # which of them is of which key is not said
    one = keys >= _LEAST_TO_SHARE and [each.have for each in devices] == [keys]
    return [Counted(each.model, 1 if one else None, None) for each in devices]


def _merged(counted: list[Counted]) -> list[Counted]:
    """Each model once, where what is said of it does not differ."""
    merged: list[Counted] = []
    for device in counted:
        of_family = [other for other in counted if is_of(device.model, other.model)]
        for at, other in enumerate(merged):
            pairs = ((device.have, other.have), (device.move, other.move))
            if (device.model == other.model or of_family == [other]) and not any(
                None not in pair and pair[0] != pair[1] for pair in pairs
            ):
                have = device.have if other.have is None else other.have
                merged[at] = Counted(other.model, have, device.move if other.move is None else other.move)
                break
        else:
            merged.append(device)
    return merged
