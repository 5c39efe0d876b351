"""What a field asks for: how strongly for a thing, and of which side, by all that is said about it."""

import re
from collections.abc import Sequence
from itertools import takewhile
from typing import Final, NamedTuple

from transfer_wizard.request.words import Side
from transfer_wizard.webform.choices import plain
from transfer_wizard.webform.form_field import FormField
from transfer_wizard.webform.label import PART, WHOLE, names, says, turns, words
from transfer_wizard.webform.said import BY_AUTHOR, EXAMPLE, NAMING, SEEN, around, by_author, plain_name, seen
from transfer_wizard.webform.sides import DESTINATION_NOUNS, MOVE_WORDS, SOURCE_NOUNS, side_of, side_of_move
from transfer_wizard.webform.strangers import ANOTHER, DOER
from transfer_wizard.webform.vocabulary import ASKED, FormWording

NAMES: Final = ("name", "first name", "last name")
_WEIGHTS: Final = {
    "label": 1.0,
    "labelled_by": 1.0,
    "aria_label": 0.96,
    "cell": 0.92,
    "nearby": 0.86,
    "placeholder": 0.8,
    "title": 0.75,
    "name": 0.66,
    "html_id": 0.64,
}
_IN_CONTEXT: Final = 0.97
_TURNED: Final = 0.6
_BY_TOKEN: Final = 0.9
_BY_KIND: Final = 0.62
_MORE_TO_SAY: Final = 0.04
_SHORT: Final = 3
"""A heading of so few words may say a side with a word that says little in a longer one, such as "to"."""
_OWN: Final = (
    r"\b(your?|my|request[eo]r'?s?|submitter'?s?|ihre?|antragsteller\w*|votre|vos|demandeur|sus?|solicitante)\b"
    r"|申請者|依頼者|申込者|客様|ご?自身"
)
"""Whose it is: the person's who asks, also where one of the organizations is spoken of."""
_CONTACT: Final = r"\b(admin\w*|contact\w*|ansprechpartner\w*|interlocuteur|persona)\b|担当|連絡先|管理者"


class _Told(NamedTuple):
    """What is said about a field, looked at once for all that it may ask for.

    Attributes:
        weighed: the texts, each with its weight.
        labels: those that a person reads first. in_context: each below each legend.
        in_context_of_organizations: the same without the names of persons.
        legends: around the field, the innermost first.
        hint: the help beside the field, in plain words.
        tokens: of the autocomplete attribute.
        is_anothers: True where a legend speaks of somebody else than the person who asks.
    """

    weighed: list[tuple[float, str]]
    labels: list[str]
    in_context: list[str]
    in_context_of_organizations: list[str]
    legends: list[str]
    hint: str
    tokens: list[str]
    is_anothers: bool


def strengths_of(field: FormField, sources: Sequence[str] = tuple(_WEIGHTS)) -> dict[str, float]:
    """How strongly some of what is said about a field asks for each thing, 0 for not at all."""
    is_named = any(getattr(field, name) for name in NAMING)
    weighed = [
        (_WEIGHTS[source], plain_name(text) if source in BY_AUTHOR else text)
        for source in sources
        if (text := getattr(field, source))
        and not (is_named and (source == "nearby" or re.fullmatch(EXAMPLE, plain(text))))
    ]
    labels = [getattr(field, each) for each in (NAMING if is_named else SEEN) if getattr(field, each)][:2]
    # "Name" below "Source organization" asks for something else than "Name" alone.
    legends = around(field)
    bare = [each for each in labels if not _is_a_persons_name(each)]
    others = ANOTHER if field.foreign else f"{ANOTHER}|{DOER}"  # French verbs end like English doers
    told = _Told(
        weighed,
        labels,
        [f"{each} {label}" for each in legends for label in labels],
        [f"{each} {label}" for each in legends for label in bare],
        legends,
        plain(field.help),
        field.autocomplete.casefold().split(),
        any(re.search(others, plain(each)) for each in legends),
    )
    return {thing: _strength(field, told, asked, sources is SEEN) for thing, asked in ASKED.items()}


def _strength(field: FormField, told: _Told, asked: FormWording, is_in_sight: bool) -> float:
    found = [weight * says(text, asked) for weight, text in told.weighed]
    is_personal = asked.values[0].startswith("requester.")
    context = told.in_context if is_personal else told.in_context_of_organizations
    found += [_IN_CONTEXT * says(each, asked) for each in context]
    if field.help and asked.values[0].startswith("organizations."):
        found += [_IN_CONTEXT * says(f"{each} {field.help}", asked) for each in told.labels]
    if is_in_sight or "passcode" in asked.values[0]:
        found = found if "passcode" not in asked.values[0] else spoken_passcode(field, asked)
    elif any(token in asked.tokens for token in told.tokens):
        found.append(_BY_TOKEN)
    elif field.kind in asked.kinds:
        found.append(_BY_KIND)
    # A word that turns the meaning of what is seen outweighs every other hint.
    is_turned = re.search(asked.turning_hint, told.hint, re.ASCII) is not None
    unclear = takewhile(lambda label: says(label, asked) < WHOLE, told.labels)
    if is_turned or any(turns(label, asked) for label in unclear):
        return 0.0
    found = [each for each in found if each > 0]
    if not found or (is_personal and told.is_anothers):
        return 0.0
    is_aside = any(turns(each, asked) for each in told.legends)
    return min(max(found) + _MORE_TO_SAY * min(len(found) - 1, 3), 1.1) * (_TURNED if is_aside else 1.0)


def _is_a_persons_name(label: str) -> bool:
    """True for "First name", which is never an organization's; "Name" may be."""
    return words(plain(label)) != ("name",) and any(says(label, ASKED[name]) == WHOLE for name in NAMES)


def spoken_passcode(field: FormField, asked: FormWording) -> list[float]:
    """A passcode goes only where what is seen says passcode, whatever the page's source calls the field."""
    labels = [getattr(field, name) for name in SEEN if getattr(field, name)] or [field.placeholder]
    return [says(label, asked) for label in labels]


def sided(field: FormField, asked: FormWording) -> str:
    """The value for the side that is spoken of, the closest word first; the source where no side is.

    "" where something is said of the licenses' way, but not which way.
    """
    if len(asked.values) == 1:
        return asked.values[0]
    told = [*seen(field, "placeholder"), *(f"{each} {plain(field.help)}" for each in seen(field) if field.help)]
    legends = [*told, *map(plain, (*field.groups, field.heading))]
    is_organization = asked.values[0].startswith("organizations.")
    moves = [each for each in legends if is_organization and _is_of_a_move(each)]
    sides = [*(side_of(each) or (side_of_move(each) if each in moves else None) for each in legends)]
    sides += map(side_of, by_author(field))
    side = next(filter(None, sides), None)
    if is_organization and not side and any(MOVE_WORDS.intersection(words(each)) for each in told):
        return ""
    return asked.values[side is Side.DESTINATION]


def _is_of_a_move(text: str) -> bool:
    """True for a text that asks for an organization or a link to it, and has no word that we do not know."""
    return any(says(text, ASKED[thing]) > PART for thing in ("organization name", "organization link"))


def is_of_a_side(field: FormField, value: str) -> bool:
    """True for what is asked about one of the two organizations, whose people may be others than the requester.

    A mere "Name" may be that of any organization. An e-mail address "in the source organization" is the requester's
    own there.
    """
    labels = seen(field, "placeholder")
    legends = [plain(each) for each in around(field)]
    if not value.startswith(("requester.", "customer_number")) or any(re.search(_OWN, each) for each in labels):
        return False
    if any(re.search(rf"(?!\byour){_OWN}", each) for each in legends):
        return False
    if value == "requester.name" and all(words(each) == ("name",) for each in labels):
        return any(names(each, ASKED["organization name"]) for each in legends)
    if "email" in value and not any(re.search(_CONTACT, each) for each in labels):
        labels = []
    sides = {side_of(each) for each in (*labels, *legends) if _names_a_side(each)}
    return bool(sides & ({Side.DESTINATION} if value == "customer_number" else {*Side}))


def _names_a_side(text: str) -> bool:
    return bool(re.search(f"{SOURCE_NOUNS}|{DESTINATION_NOUNS}", text, re.ASCII)) or len(text.split()) <= _SHORT
