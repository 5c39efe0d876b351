"""What Support says of the one who asks: the access in each organization, in a reply."""

import re
from typing import Final

from transfer_wizard.intake.answers import paired, words_in
from transfer_wizard.intake.findings import AskedField, Findings
from transfer_wizard.intake.messages import Message
from transfer_wizard.intake.transfers import NamedSides, names_of_sides
from transfer_wizard.intake.units import units_in
from transfer_wizard.intake.vocabulary import BOTH, DESTINATION, SOURCE
from transfer_wizard.intake.writers import SUPPORT_ACCESS, is_denied, without_doubles

_ACCESS: Final = re.compile(
    r"(?i)\b(?:access|admin\w*|rights|permissions?|\w*zugriff|\w*rechte|accès|droits|acceso|permisos)\b|管理者|権限|アクセス"
)
_READER: Final = re.compile(r"(?i)\b(?:you|your|sie|ihre?[nrms]?|vous|votre|vos|usted|su|sus|tiene)\b|お客様|貴社|御社")
_TO_BE: Final = re.compile(
    r"(?i)\b(?:once|until|unless|before|if|whether|should|must|will|can|could|please|needs?|requires?|only an?|"
    r"that|dass|que|confirm\w*|bestätig\w*|missing|fehl\w*|manque\w*|faltan?|"
    r"sobald|bis|wenn|muss|müssen|dès que|lorsque|doit|devez|cuando|debe)\b|必要|ください"
)
_LONGEST_OPEN: Final = 200


def take_what_support_tells(message: Message, found: Findings, asked: list[AskedField]) -> list[AskedField]:
    """Take the access that Support says the reader has; returns the fields of what it says that the reader lacks.

    Args:
        asked: what the message asks for.
    """
    lines = {question.line for question in asked}
    sides = NamedSides(names_of_sides(found))
    own = [found.values(f"requester.{field}") for field in ("name", "source_email", "destination_email")]
    receivers = [value for each in (message.head.receivers if message.head else ()) for value in each if value]
    names = [name.casefold() for name in (*receivers, *(value for values in own for value in values))]
    lacking: list[AskedField] = []
    for unit in units_in(message.lines):
        text = unit.text
        if (
            not _ACCESS.search(text)
            or SUPPORT_ACCESS.search(text)
            or unit.is_open
            or unit.line.number in lines
            or _TO_BE.search(text)
        ):
            continue
        if not (_READER.search(text) or any(name in text.casefold() for name in names)):
            continue
        places = sides.find(text)
        words = without_doubles(words_in("access", text))
        said = [word for word in words if not is_denied(word, text)]
        told = {side for _word, side in paired(said, places, text) if side}
        for word, side in paired(said, places, text):
            if side:
                found.add_sided("requester.?_access", side, word.value, text, unit.line.number)
        for side in (SOURCE, DESTINATION):
            if any(place.value in (side, BOTH) for place in places) and words and told.isdisjoint((side, BOTH)):
                lacking.append(AskedField(f"requester.{side}_access", text[:_LONGEST_OPEN], unit.line.number))
    known = {question.field for question in asked}
    return [each for each in lacking if each.field not in known]
