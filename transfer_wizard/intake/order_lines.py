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
    r"(?i)\b(?:quot(?:e|es|ed|ation)|proposal|offer(?:ed)?|angebot|angeboten|devis|offre|cotización|presupuesto|oferta)\b"
    r"|見積"
)


def take_order_lines(found: LicenseList, lines: Sequence[Line]) -> set[int]:
    """Give the one key of an order what its list of products says, and return the numbers of the lines of that list.

    Nothing is given where a key beside it holds other devices, where a number is missing, or where the list is an
    offer: what is offered is of no key yet.

    Args:
        found: the keys of the whole text.
        lines: those of the text.
    """
    products = [line for line in lines if _PRODUCT.match(line.text)]
    if not products or len(found.entries) != 1 or any(_OFFER.search(line.text) for line in lines):
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
