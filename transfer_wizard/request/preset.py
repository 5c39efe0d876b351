"""A preset: a request with some answers left out, from which new requests are made; it is kept as a request file.

The member ``preset`` of the file's envelope holds the preset's name. Programs that don't know it keep it.
"""

import copy
from collections.abc import Iterable
from typing import Final, NamedTuple

from transfer_wizard.request.draft import Draft, blank
from transfer_wizard.request.shape import REQUEST
from transfer_wizard.translations import N_, _

MEMBER: Final = "preset"
SUFFIX: Final = ".transfer-preset"
REQUEST_SUFFIX: Final = ".transfer-request"
LONGEST_NAME: Final = 100


class PresetPart(NamedTuple):
    """Something that a preset may leave out: what it is called, where it is, and whether it usually is left out."""

    title: str
    paths: tuple[str, ...]
    is_personal: bool


PARTS: Final = (
    PresetPart(N_("Your name"), ("requester.name", "requester.placeholder_name"), True),
    PresetPart(
        N_("Your e-mail"),
        ("requester.source_email", "requester.destination_email", "requester.placeholder_email"),
        True,
    ),
    PresetPart(N_("Phone number and contact hours"), ("requester.phone", "requester.contact_hours"), True),
    PresetPart(
        N_("Your access and how you sign in"),
        tuple(f"requester.{name}" for name in ("source_access", "destination_access", "placeholder_access", "saml")),
        True,
    ),
    PresetPart(N_("Customer number"), ("customer_number", "verification"), True),
    PresetPart(N_("License keys and devices"), ("licenses",), True),
    PresetPart(N_("The answers of Route"), ("route",), True),
    PresetPart(N_("Company"), ("requester.company",), False),
    PresetPart(N_("Source organization"), ("organizations.source",), False),
    PresetPart(N_("Destination organization"), ("organizations.destination",), False),
    PresetPart(N_("Case"), ("case",), False),
)
"""What a preset may leave out. The case number is left out of every one: it belongs to one case."""


def name_of(draft: Draft) -> str:
    """The name of the preset that a draft is; "" for an ordinary request."""
    name = draft.extras.get(MEMBER)
    if not name:
        return ""
    return " ".join(name.split())[:LONGEST_NAME] if isinstance(name, str) and name.strip() else _("without a name")


def made_from(draft: Draft, name: str, left_out: Iterable[PresetPart]) -> Draft:
    """A preset of a request, under an identity of its own, without the parts that are to be left out."""
    preset = draft.duplicate()
    preset.extras[MEMBER] = name
    _empty(preset, "case.attachments")  # the files themselves stay with the request
    for part in left_out:
        for path in part.paths:
            _empty(preset, path)
    return preset


def _empty(draft: Draft, path: str) -> None:
    parent, _dot, name = path.rpartition(".")
    shape = REQUEST
    for step in path.split("."):
        shape = shape[step]
    draft.branch(parent)[name] = copy.deepcopy(blank(shape))


def started_from(preset: Draft) -> Draft:
    """A new request from a preset, with an identity of its own; what the preset leaves open is empty."""
    request = preset.duplicate()
    request.extras.pop(MEMBER, None)
    return request
