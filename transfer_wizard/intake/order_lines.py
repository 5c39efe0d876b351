"""The devices of an order's one license key: its products stand apart from the key, each with a number."""

import re
from collections.abc import Sequence
from typing import Final

from transfer_wizard.intake.counted_devices import devices_in
from transfer_wizard.intake.document_parts import Line
from transfer_wizard.intake.keys import KEY, keys_in
from transfer_wizard.intake.license_labels import pieces_of
from transfer_wizard.intake.license_list import LicenseList

_PRODUCT: Final = re.compile(r"(?i)^[^A-Za-z]*(?:(?:qty|x|pcs|stk|pos)\b[^A-Za-z]*)?LIC-[A-Z0-9]")
"""A line of a list of products: a SKU behind nothing but numbers. A sentence about a product is none."""
_OFFER: Final = re.compile(
    r"(?i)\b(?:quot(?:e|es|ed|ation)|proposal|offer(?:ed)?|angebot|angeboten|devis|offre|cotización|presupuesto|oferta|"
    r"estimat\w+|rfq)\b"
    r"|見積"
)
_NOT_OF_THE_KEY: Final = re.compile(
    r"(?i)\b(?:cancel\w*|storn\w*|annul\w*|returned|retour\w*|refund\w*|credit(?:ed)?|back-?order\w*|none of|"
    r"no longer|not (?:on|of|in|part)|would like|to buy|"
    r"(?:second|other|another|own|zweiter?|eigene[rn]?|weiterer?|anderer?|autre|otra) "
    r"(?:license |licence )?(?:key|schlüssel|clé|clave)|"
    r"(?:key|schlüssel|clé|clave)s? (?:is |was |to |will )*(?:follows?|lost|be sent|come|pending|folgt|fehlt))\b|"
    r"キャンセル|返品|別のキー"
)
"""Says of a product that it is not of the key: called off, given back, or of a key that is still to come."""
_LABEL_OF_KEY: Final = re.compile(
    r"(?i)^\W*(?:license |licence |lizenz)?(?:key|schlüssel)\b[^:]{0,12}:|^\W*ライセンスキー\s*[:：]"
)
_LEADING: Final = re.compile(r"\W*([0-9]{1,4})\b(?!\s*(?:[.)x×*]|pcs|stk))")
_LONGEST_HEADING: Final = 60
"""A longer line is about orders as such: how they are cancelled, say."""


def take_order_lines(found: LicenseList, lines: Sequence[Line]) -> set[int]:
    """Give the one key of an order what its list of products says, and return the numbers of the lines of that list.

    Nothing is given where a key beside it holds other devices, where a number is missing or may be the place in the
    list, and where the list is an offer, or something in it is not of the key: what is offered is of no key yet.

    Args:
        found: the keys of the whole text.
        lines: those of the text.
    """
    products = [line for line in lines if _PRODUCT.match(line.text)]
    if not products or len(found.entries) != 1:
        return set()
    if sum(1 for line in lines if _LABEL_OF_KEY.match(line.text)) > 1 or _counts_places(products):
        return set()
    if any(_OFFER.search(line.text) or _says_otherwise(line.text) for line in lines):
        return set()
    [entry] = found.entries.values()
    named = [piece for line in lines if keys_in(line.text) for piece in pieces_of(line.text)]
    ordered = [(line.number, device) for line in products for device in devices_in(line.text)]
    models = {device.model for _number, device in ordered}
    if (
        not any(piece.kind == "key" and KEY.fullmatch(piece.value) for piece in named)
        or not {each.model for each in entry.devices if each.model} <= models
        or any(device.have is None for _number, device in ordered)
    ):
        return set()
    entry.devices.clear()
    for number, device in ordered:
        entry.count(device.model, device.have, device.move, number)
    return {number for number, _device in ordered}


def _counts_places(products: Sequence[Line]) -> bool:
    """True where each product's first number may be its place in the list: 1, 2, 3 or 10, 20, 30."""
    leading = [_LEADING.match(line.text) for line in products]
    numbers = [int(match[1]) for match in leading if match]
    steps = [range(step, step * len(products) + 1, step) for step in (1, 10, 100)]
    return len(products) > 1 and any(numbers == list(step) for step in steps)


def _says_otherwise(text: str) -> bool:
    return len(text.strip()) <= _LONGEST_HEADING and _NOT_OF_THE_KEY.search(text) is not None
