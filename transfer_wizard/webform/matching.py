"""Which field of a page asks for which of our values, judged by what a person sees.

Every word about a field is evidence: its label most, its name in the page's source least. A value goes to the field
with the strongest evidence, and a field takes one value. A field that says nothing we know is left alone.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, NamedTuple

from transfer_wizard.webform.asking import NAMES, is_of_a_side, sided, spoken_passcode, strengths_of
from transfer_wizard.webform.choices import choice, level_of, plain
from transfer_wizard.webform.form_field import FormField, InputKind
from transfer_wizard.webform.label import WHOLE, is_person, names, says, turns, words
from transfer_wizard.webform.label_words import CASE_WORDS
from transfer_wizard.webform.said import (
    AREA_CODE,
    NAMING,
    SEEN,
    about,
    around,
    asks_again,
    has_words,
    is_a_strangers,
    is_trap,
    seen,
)
from transfer_wizard.webform.sides import DESTINATION
from transfer_wizard.webform.strangers import ELSE_TOKENS
from transfer_wizard.webform.values import DESCRIPTION, FIRST_NAME, LAST_NAME, PASSCODES, PROSE, SUBJECT, FormValue
from transfer_wizard.webform.vocabulary import ASKED

LEAST: Final = 0.45
"""Evidence weaker than this is none."""
HINTED: Final = 2.0
"""The profile of the form says so."""
CLEAR: Final = 0.6
"""Evidence as strong as this is worth telling the person of, where the field itself can't be filled in."""
LAST_RESORT: Final = 0.5

_ON_A_LINE: Final = 0.5
"""The whole case text goes into one line only where that says description and nothing else."""
SEVERITY: Final = "case.severity"
_PROSE: Final = frozenset({DESCRIPTION, *PROSE})
_NUMERIC: Final = ("customer_number", SEVERITY, "requester.phone", *PASSCODES.values())
PASSCODE_LENGTH: Final = 4
_SHORTEST: Final = 6
"""A field that takes fewer characters is one part of something, such as of a phone number."""


@dataclass(frozen=True)
class Match:
    """A field that asks for a value.

    Attributes:
        field: the field.
        value: the value's id.
        confidence: from 0 to 1, more for a field named in the profile.
    """

    field: FormField
    value: str
    confidence: float


class _Claim(NamedTuple):
    confidence: float
    place: int
    value: str


def match(
    fields: Sequence[FormField],
    values: Iterable[FormValue],
    hints: Mapping[str, Sequence[str]] | None = None,
) -> list[Match]:
    """The fields that ask for one of the values, in the page's order; the passcodes' are among them."""
    texts = {value.id: value.text for value in values}
    wanted = texts.keys() | set(PASSCODES.values())
    open_fields = [each for each in _without_sign_in(fields) if not (is_trap(each) or each.locked)]
    claims = [
        claim
        for place, field in enumerate(open_fields)
        for claim in _claims(field, place, wanted, hints or {})
        if claim.confidence == HINTED
        or (
            claim.confidence >= LEAST
            and _takes(field, claim.value, texts.get(claim.value, ""))
            and not is_of_a_side(field, claim.value)
        )
    ]
    claims = [
        claim for claim in claims if claim.value != SUBJECT or not _is_a_persons(claim.place, claims, open_fields)
    ]
    chosen = _one_to_one(claims, open_fields)
    chosen = _with_parts_of_names(chosen, open_fields, texts)
    chosen += _confirmations(claims, open_fields, chosen)
    chosen = _without_split_phone(_without_lesser_forms(_without_lesser_names(chosen)), open_fields)
    if DESCRIPTION in wanted and not any(each.value == DESCRIPTION for each in chosen):
        chosen += _last_resort(open_fields, chosen)
    return sorted(chosen, key=lambda each: open_fields.index(each.field))


def left_over(
    fields: Sequence[FormField],
    values: Iterable[FormValue],
    matches: Sequence[Match],
    hints: Mapping[str, Sequence[str]] | None = None,
) -> dict[str, FormField]:
    """The values that a field asks for and that no match answers: a list without the choice, or a locked field."""
    texts = {value.id: value.text for value in values}
    used = [each.field for each in matches]
    found: dict[str, FormField] = {}
    for place, field in enumerate(fields):
        if field in used or is_trap(field):
            continue
        claim = max(_claims(field, place, texts, hints or {}), default=None)
        if claim and claim.confidence >= CLEAR:
            found.setdefault(claim.value, field)
    return {value: field for value, field in found.items() if value not in {each.value for each in matches}}


def doubtful(fields: Sequence[FormField], matches: Sequence[Match]) -> set[str]:
    """The values that a field may ask for which nothing is filled in to.

    It has the name of one among other words; or it has only words that we do not know, and may ask for anything.
    """
    used = [each.field for each in matches]
    found: set[str] = set()
    for field in _without_sign_in(fields):
        if field in used or is_trap(field):
            continue
        texts = (*seen(field, "placeholder"), *around(field))
        named = {
            value for asked in ASKED.values() if any(names(each, asked) for each in texts) for value in asked.values
        }
        if choice(field.options, FormValue(SEVERITY, "", "1"), about(field)) is not None:
            named.add(SEVERITY)
        if named & {*ASKED["organization name"].values}:
            named |= {*ASKED["organization link"].values}  # the words that tell the two apart may be unknown
        if not (named or field.locked or field.aside or is_a_strangers(field)):
            named = {value for asked in ASKED.values() for value in asked.values if _may_ask(field, value)}
        found |= named
    return found - {each.value for each in matches}


def _may_ask(field: FormField, value: str) -> bool:
    """True where nothing but the kind of a field speaks against a value."""
    if field.kind.offers_choices:
        return value == SEVERITY and (not field.options or any(map(level_of, field.options)))
    is_long = value in _PROSE or value == "licenses.keys"
    return value != SEVERITY and _fitness(field, value) > 0 and (is_long or not field.kind.has_lines)


# Evidence


def _claims(
    field: FormField, place: int, wanted: Iterable[str], hints: Mapping[str, Sequence[str]]
) -> Iterator[_Claim]:
    for value in wanted:
        if _is_hinted(field, hints.get(value, ())):
            yield _Claim(HINTED, place, value)
    if re.search(ELSE_TOKENS, field.autocomplete.casefold()):
        return
    strengths, in_sight = strengths_of(field), strengths_of(field, SEEN)
    is_vague = bool(seen(field)) and all(map(is_person, seen(field)))
    if is_vague and max(strengths["email"], strengths["phone"]) > 0:
        strengths["name"] = in_sight["name"] = 0.0
    if any(says(each, ASKED["name"]) == WHOLE for each in seen(field)):
        strengths["first name"] = strengths["last name"] = 0.0  # "Name and first name" asks for the whole of it
    best_seen = max(in_sight.values())
    for thing, strength in strengths.items():
        if not strength:
            continue
        if not in_sight[thing] and any(map(has_words, seen(field))):
            if is_a_strangers(field):
                continue  # "Manager's e-mail", which a browser completes with an e-mail address
            # What a person sees speaks of something else, or of nothing we know; we may not know its language.
            is_clear = not (is_vague or field.foreign)
            speaks = best_seen or (is_clear and any(getattr(field, name) for name in NAMING))
            strength *= 0.55 if speaks else 0.8
        value = sided(field, ASKED[thing])
        if value not in wanted and thing == "email":
            value = ASKED[thing].values[0]
        if value in wanted:
            yield _Claim(strength * _fitness(field, value), place, value)


def _is_hinted(field: FormField, hints: Sequence[str]) -> bool:
    texts = seen(field, "placeholder")
    return any(hint in (field.name, field.html_id) or plain(hint) in texts for hint in hints if hint)


def _fitness(field: FormField, value: str) -> float:
    """How well the kind of the field suits the value, from 0 to 1."""
    fitness = 0.4 if field.aside else 1.0
    if field.kind is InputKind.SEARCH:
        return 0.0
    if field.kind is InputKind.PASSWORD:
        return fitness if value in PASSCODES.values() else 0.0
    if field.kind is InputKind.EMAIL and "email" not in value:
        return 0.0
    if field.kind is InputKind.URL and not value.endswith(".url"):
        return 0.0
    if field.kind is InputKind.NUMBER and value not in _NUMERIC:
        return 0.0
    if field.kind is InputKind.TEL and value not in _NUMERIC:
        return 0.0
    if field.kind.has_lines:
        return fitness * (1.0 if value in _PROSE or value == "licenses.keys" else 0.9 if value == SUBJECT else 0.6)
    return fitness * (_ON_A_LINE if value == DESCRIPTION else 1.0)


def _takes(field: FormField, value: str, text: str) -> bool:
    """False for a list without a choice for the value, and for a field too short to be meant for it."""
    if value == SEVERITY and not field.kind.offers_choices:
        return False  # "3" means nothing to anybody there
    if field.kind is InputKind.LIST_BOX:
        return value == SEVERITY
    if field.kind.offers_choices:
        return choice(field.options, FormValue(value, "", text), about(field)) is not None if text else False
    if value == "case.related_cases" and not field.kind.has_lines and not re.search(r"\d", text):
        return False
    shortest = len(text) if value == DESCRIPTION and not field.kind.has_lines else _SHORTEST
    length = PASSCODE_LENGTH if value in PASSCODES.values() else len(text)
    return not (0 < field.most < min(shortest, length))


# From claims to matches


def _one_to_one(claims: list[_Claim], fields: Sequence[FormField]) -> list[Match]:
    chosen: dict[int, Match] = {}
    taken: set[str] = set()
    for claim in sorted(claims, key=lambda each: (-round(each.confidence, 3), each.place)):
        field = fields[claim.place]
        if claim.place in chosen or claim.value in taken or ("email" in claim.value and asks_again(field)):
            continue
        chosen[claim.place] = Match(field, claim.value, claim.confidence)
        taken.add(claim.value)
    return list(chosen.values())


def _confirmations(claims: list[_Claim], fields: Sequence[FormField], chosen: list[Match]) -> list[Match]:
    """The fields that ask for an e-mail address once more, or for the same one in the other organization."""
    used = [each.field for each in chosen]
    found: dict[int, Match] = {}
    for claim in claims:
        field = fields[claim.place]
        is_other_side = re.search(DESTINATION, " ".join(seen(field))) is not None
        if field not in used and "email" in claim.value and (asks_again(field) or is_other_side):
            found.setdefault(claim.place, Match(field, claim.value, claim.confidence))
    return list(found.values())


def _is_a_persons(place: int, claims: list[_Claim], fields: Sequence[FormField]) -> bool:
    """True for a "Title" among what is asked of a person: it is Dr. or Manager, not the title of the case."""
    if not set(seen(fields[place], "placeholder")) <= {"title", "titel", "titre", "titulo"}:
        return False
    after = fields[place + 1 : place + 3]
    if any(field.kind.has_lines for field in after):
        return False
    names_a_name = any(names(text, ASKED[name]) for each in after for text in seen(each) for name in NAMES)
    if place == 0 and after and not names_a_name:
        return False  # the first thing that is asked is what it is about
    return any(claim.value.startswith("requester.") and abs(claim.place - place) <= 2 for claim in claims)


def _with_parts_of_names(chosen: list[Match], fields: Sequence[FormField], texts: Mapping[str, str]) -> list[Match]:
    """A "Name" right beside a first or last name is the other of the two."""
    asks = {id(each.field): each.value for each in chosen}
    found = []
    for each in chosen:
        place = fields.index(each.field)
        beside = {asks.get(id(other)) for other in fields[max(place - 1, 0) : place + 2]} & {FIRST_NAME, LAST_NAME}
        if each.value != "requester.name" or len(beside) != 1:
            found.append(each)
            continue
        other = FIRST_NAME if beside == {LAST_NAME} else LAST_NAME
        if texts.get(other) and other not in asks.values():
            found.append(Match(each.field, other, each.confidence))
    return found


def _without_lesser_names(chosen: list[Match]) -> list[Match]:
    """A form that asks for first and last name does not ask for the whole name with a vague word."""
    ids = {each.value for each in chosen}
    if not {FIRST_NAME, LAST_NAME} <= ids:
        return chosen
    return [each for each in chosen if each.value != "requester.name" or each.confidence >= WHOLE]


def _without_lesser_forms(chosen: list[Match]) -> list[Match]:
    """Beside a form that asks for much, one that asks for a single thing is another, such as for a newsletter."""
    per_form = Counter(_form(each.field) for each in chosen)
    most = max(per_form.values(), default=0)
    return [each for each in chosen if most < 3 or per_form[_form(each.field)] > 1 or _stands_alone(each)]


def _without_split_phone(chosen: list[Match], fields: Sequence[FormField]) -> list[Match]:
    """Behind a field for the area code comes what is left of the phone number."""
    behind = [after for before, after in pairwise(fields) if any(re.search(AREA_CODE, each) for each in seen(before))]
    return [each for each in chosen if each.value != "requester.phone" or each.field not in behind]


def _stands_alone(match: Match) -> bool:
    return match.field.form == 0 or match.value in (DESCRIPTION, *PASSCODES.values())


def _without_sign_in(fields: Sequence[FormField]) -> list[FormField]:
    """Without the forms that ask for a password and no text: they let somebody in, and ask for nothing of ours."""
    sign_in = {_form(field) for field in fields if field.kind is InputKind.PASSWORD and not _says_passcode(field)}
    sign_in -= {_form(field) for field in fields if field.kind.has_lines}
    return [field for field in fields if _form(field) not in sign_in]


def _form(field: FormField) -> tuple[int, int]:
    return field.frame, field.form


def _says_passcode(field: FormField) -> bool:
    return max(spoken_passcode(field, ASKED["passcode"])) > 0


def _last_resort(fields: Sequence[FormField], chosen: list[Match]) -> list[Match]:
    """The tallest text area that asks for nothing else, where a form asks for other values of ours too."""
    used = [each.field for each in chosen]
    asked = ASKED["description"]
    free = [
        field
        for field in fields
        if field.kind.has_lines
        and field not in used
        and not field.aside
        and not is_a_strangers(field)
        and all(_is_of_a_case(text, chosen) for name in NAMING if (text := getattr(field, name)))
        and not any(turns(getattr(field, source), asked) for source in ("label", "labelled_by", "cell"))
    ]
    if not free or not chosen:
        return []
    return [Match(max(free, key=lambda each: each.height), DESCRIPTION, LAST_RESORT)]


def _is_of_a_case(text: str, chosen: list[Match]) -> bool:
    """True for words that may ask for the description of a case, and ask for nothing that has no field so far."""
    others = [asked for asked in ASKED.values() if not {each.value for each in chosen} & {DESCRIPTION, *asked.values}]
    is_other = any(says(text, asked) >= LEAST for asked in others if DESCRIPTION not in asked.values)
    return not is_other and bool(CASE_WORDS.intersection(words(plain(text))))
