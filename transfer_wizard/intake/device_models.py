"""Device models in a text, by the catalogue: families, names, hardware and SKUs are data, the reading is here."""

import json
import re
from functools import cache, lru_cache
from typing import Any, Final, NamedTuple

from transfer_wizard.resources import resource

CATALOGUE: Final = "device_catalogue.json"
_TERM: Final = re.compile(r"-(?:[0-9]{1,2})(?:YR?|D)S?$", re.IGNORECASE)
_EDITION_TAIL: Final = r"(?:-(?:ENT|SEC|SDW|ADV|HW|HW-NA|NA|WW|RTG|ROW|MR|E|A|M)(?![A-Z0-9]))?"
_EDITION_WORDS: Final = re.compile(
    r"^[ ,-]{0,3}(Enterprise|Advanced Security|Secure SD-WAN Plus|SD-WAN Plus|Advanced|ENT|SEC|SDW|ADV)\b",
    re.IGNORECASE,
)

_NO_EDITION: Final = r"(?! ?(?:[Ee]dition|エディション))"
"""Of an organization, not of a device: "MX edition: Enterprise"."""


class Mention(NamedTuple):
    """A device model in a text: where it stands, its name, and whether it is a family without a number, such as MR."""

    start: int
    end: int
    model: str
    is_bare: bool


@cache
def catalogue() -> dict[str, Any]:
    """The families with their models, the editions and the grammar of SKUs."""
    found: dict[str, Any] = json.loads(resource(CATALOGUE).read_text(encoding="utf-8"))
    return found


def listed_models() -> list[str]:
    """The models that License Info commonly lists, family by family; a request may name any other."""
    return [model for family in catalogue()["families"] for model in family["listed"]]


@cache
def _mention_pattern() -> re.Pattern[str]:
    families = catalogue()["families"]
    named = [form for family in families for form in family.get("named", {}).values()]
    hardware = [family["hardware"] for family in families if "hardware" in family]
    return re.compile(
        r"(?:(?<![A-Za-z0-9_.])(?<![A-Za-z0-9]-)|(?<=[0-9][xX×]))(?:"
        rf"(?P<sku>(?i:LIC-[A-Z0-9]+(?:-[A-Z0-9]+)*))|(?P<named>(?i:{'|'.join(named)}))S?|"
        rf"(?P<hardware>(?i:{'|'.join(hardware)})){_EDITION_TAIL}(?:s(?![A-Za-z0-9]))?|"
        rf"(?P<bare>{catalogue()['bare']}){_NO_EDITION}|"
        rf"(?P<small>(?<=\x00[ \t,;:])(?i:{catalogue()['bare']})(?=[ \t,;:x×]{{1,3}}[0-9]{{1,5}}(?:[\s,;]|$)))"
        r")(?![A-Za-z0-9_])(?!-(?!(?i:lizenz|licen[cs]))[A-Za-z0-9])"
    )


@cache
def _named_forms() -> list[tuple[re.Pattern[str], str]]:
    forms = [form for family in catalogue()["families"] for form in family.get("named", {}).items()]
    return [(re.compile(form, re.IGNORECASE), model) for model, form in forms]


@cache
def _sku_forms() -> list[tuple[re.Pattern[str], str]]:
    return [(re.compile(form, re.IGNORECASE), model) for form, model in catalogue()["sku"]]


@lru_cache(1_024)
def mentions(text: str) -> tuple[Mention, ...]:
    """The device models in a text, in its order."""
    found = []
    for match in _mention_pattern().finditer(text):
        kind, said = match.lastgroup, match[match.lastgroup or 0]
        if kind == "sku":
            model = model_of_sku(said)
            if model:
                found.append(Mention(match.start(), match.end(), model, False))
            continue
        end = match.end()
        if kind == "named":
            model = next(model for form, model in _named_forms() if form.fullmatch(said))
        else:
            model = _hardware(said) if kind == "hardware" else said.upper()
            tail = _EDITION_WORDS.match(text[end : end + 30])
            if tail:
                end += tail.end()
        found.append(Mention(match.start(), end, model, kind in ("bare", "small")))
    return tuple(found)


_TYPES: Final = re.compile(r"(?i)(?<=[0-9x×] )(?:(?:wireless )?access points?|APs?)(?![A-Za-z0-9_-])")
"""Devices that are named by their type where they are counted; "Lobby AP" is the name of one."""


def types_in(text: str) -> tuple[Mention, ...]:
    """The devices in a text that are licensed for each type and that it counts without a model: "10 APs" are MR."""
    return tuple(Mention(match.start(), match.end(), "MR", True) for match in _TYPES.finditer(text))


_APART: Final = re.compile(r"(?<=^M[A-Z])-| ")
"""Between the parts of a name, as in "MX-68" and "MS 120 - 24P"."""


def _hardware(said: str) -> str:
    if said.endswith("s") and said[:-1].isupper():  # several of them: "eight MS120-24Ps"
        said = said[:-1]
    return _APART.sub("", said.upper())


def model_of_sku(sku: str) -> str:
    """The model that a SKU licenses, "" where the grammar does not know it: ``LIC-MX68-SEC-3YR`` is for an MX68.

    Source: SKUs in public price lists of resellers; the vendor publishes no grammar.
    """
    body = _TERM.sub("", sku).upper().removeprefix("LIC-")
    for form, model in _sku_forms():
        match = form.fullmatch(body)
        if match:
            return model or match[1].replace("VMX", "vMX")
    return ""


def model_in(cell: str) -> str:
    """The one model that a cell names, "" for none or several."""
    found = {mention.model for mention in mentions(cell)}
    return found.pop() if len(found) == 1 else ""
