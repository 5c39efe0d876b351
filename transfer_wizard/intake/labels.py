"""Labels and column headings: what a few words stand for. Everything is looked up, nothing is searched for."""

import re
import unicodedata
from functools import cache, lru_cache
from typing import Final, NamedTuple

from transfer_wizard.intake.vocabulary import (
    BOTH,
    COLUMNS,
    DESTINATION,
    FIELDS,
    FILL,
    OTHER,
    PHRASES,
    SOURCE,
    WORDS,
)
from transfer_wizard.translations import in_each_language
from transfer_wizard.validation import wording

LONGEST_LABEL: Final = 70
_HUMP: Final = re.compile(r"(?<=[a-z])(?=[A-Z])")
_WORD: Final = re.compile(r"[^\W_]+|[#°º]")
NUMBERS: Final = re.compile("[0-9].*[0-9]")
_IN_BRACKETS: Final = re.compile(r"\([^()]*\)")
_IDEOGRAPH: Final = re.compile("[\u3005-\u30ff\u3400-\u9fff]")
_OF_A_MOVE: Final = re.compile("移[行管][元先]")
"""Says of what is moved which side it is; "source" alone may be anything."""
_UMLAUTS: Final = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
"""As they are written where only ASCII is."""
_SIDES: Final = (SOURCE, DESTINATION, BOTH)


class LabelMeaning(NamedTuple):
    """What a label asks for: the path of a field with ``?`` for the side, and the side or "both", "" where unsaid."""

    field: str
    side: str


def folded(text: str) -> str:
    """The text in small letters without accents, for looking words up."""
    if text.isascii():
        return text.lower()
    return "".join(mark for mark in unicodedata.normalize("NFD", text.casefold()) if not _is_accent(mark))


def _is_accent(mark: str) -> bool:
    return "\u0300" <= mark <= "\u036f"


@cache
def _meanings() -> dict[str, str]:
    found: dict[str, str] = {}
    for meaning, words in WORDS.items():
        for word in words.split():
            name = unicodedata.normalize("NFC", folded(word))
            found.setdefault(name.replace("-", " "), meaning)
            found.setdefault(name.replace("-", ""), meaning)
            plain = folded(word.translate(_UMLAUTS))
            found.setdefault(plain.replace("-", " "), meaning)
            found.setdefault(plain.replace("-", ""), meaning)
    return found


@cache
def _longest() -> int:
    return max(name.count(" ") + 1 for name in _meanings())


@cache
def _sets(of_columns: bool) -> dict[frozenset[str], str]:
    table = COLUMNS if of_columns else FIELDS
    return {frozenset(form.split()): field for field, forms in table.items() for form in forms}


@cache
def _phrases() -> dict[str, str]:
    return {" ".join(words_of(phrase)): field for field, phrases in PHRASES.items() for phrase in phrases.split("|")}


@lru_cache(4096)
def words_of(label: str) -> list[str]:
    """The words of a label, in small letters: ``licenseKey``, ``license_key`` and "License key" are the same two."""
    return _WORD.findall(unicodedata.normalize("NFC", folded(_HUMP.sub(" ", label))))


def meanings_of(label: str) -> frozenset[str] | None:
    """What the words of a label mean; None where one of them has no place in a label, or where there are none."""
    if not label or len(label) > LONGEST_LABEL or NUMBERS.search(label):
        return None
    return _meanings_of(label)


@lru_cache(4096)
def _meanings_of(label: str) -> frozenset[str] | None:
    known, found = _meanings(), set()
    words = words_of(label)
    at = 0
    while at < len(words):
        for size in range(min(_longest(), len(words) - at), 0, -1):
            meaning = known.get(" ".join(words[at : at + size]))
            if meaning:
                found.add(meaning)
                at += size
                break
        else:
            parts = _parts_of(words[at])
            if not parts:
                return None
            found |= parts
            at += 1
    return frozenset(found) or None


def _parts_of(word: str) -> set[str]:
    """The meanings of a word made of others: 移動元リンク, Quellorganisation."""
    known, found, at = _meanings(), set(), 0
    least = 1 if _IDEOGRAPH.match(word) else 3
    while at < len(word):
        for end in range(len(word), at + least - 1, -1):
            meaning = known.get(word[at:end])
            if meaning:
                found.add(meaning)
                at = end
                break
        else:
            return set()
    return found


def label_of(text: str) -> LabelMeaning | None:
    """What a label asks for; None for a text that is no label of anything in a request."""
    return None if NUMBERS.search(text) and "(" not in text else _label_of(text)


_INDEX_AHEAD: Final = re.compile(r"\(?[0-9]{1,2}[.)] +")
_INDEX_BEHIND: Final = re.compile(r"(?<=[^\W\d_])[ _]?#?[0-9]{1,2}$")
_LONGEST_INDEX: Final = 5


def without_index(text: str) -> str:
    """A label without its number in a list: "License key 2", "3. Company"."""
    if ahead := _INDEX_AHEAD.match(text):
        text = text[ahead.end() :]
    behind = _INDEX_BEHIND.search(text, max(0, len(text) - _LONGEST_INDEX))
    return text[: behind.start()] + text[behind.end() :] if behind else text


@lru_cache(4096)
def _label_of(text: str) -> LabelMeaning | None:
    phrase = " ".join(words_of(text)) if len(text) <= LONGEST_LABEL else ""
    if phrase in _phrases():
        return LabelMeaning(*sided(_phrases()[phrase]))
    own = _own_labels().get(phrase)
    if own:
        return own
    meanings = meanings_of(text)
    if not meanings:
        return label_of(_IN_BRACKETS.sub(" ", text).strip()) if _IN_BRACKETS.search(text) else None
    sides = meanings & set(_SIDES)
    rest = meanings - {*_SIDES, FILL}
    moved = rest - {"move", "license", "licenses"}  # "Transfer from (organization)", "The org losing the licenses"
    is_moved = bool(sides) and (moved == {"organization"} or (not moved and "move" in rest))
    field = "organizations.?.name" if is_moved else _sets(False).get(frozenset(rest))
    if field is None and _IN_BRACKETS.search(text):
        return label_of(_IN_BRACKETS.sub(" ", text).strip())
    if field is None and not rest and len(sides) == 1:
        return LabelMeaning("organizations.?.name", next(iter(sides)) + ("" if _OF_A_MOVE.fullmatch(phrase) else "?"))
    if field is None or (len(sides) > 1 and BOTH not in sides):
        return None
    if sides and "?" not in field:
        return None if BOTH not in sides else LabelMeaning(field, "")
    return LabelMeaning(field, BOTH if BOTH in sides else next(iter(sides), ""))


def column_of(text: str) -> str:
    """What a column of a table of licenses holds, ``other`` for a heading of something else, "" for no heading."""
    return "" if NUMBERS.search(text) and "(" not in text else _column_of(text)


@lru_cache(4096)
def _column_of(text: str) -> str:
    meanings = meanings_of(text)
    if not meanings:
        return column_of(_IN_BRACKETS.sub(" ", text).strip()) if _IN_BRACKETS.search(text) else ""
    rest = meanings - {FILL, *_SIDES}
    column = "" if OTHER in rest else _sets(True).get(frozenset(rest), "")
    if not column and (unit := _IN_BRACKETS.search(text)) and column_of(unit[0].strip("()")) == "have":
        return "have"  # "Devices on this key (pcs)"
    return column or (OTHER if rest or FILL in meanings else "")


def license_label_of(text: str) -> str:
    """What a label says of one license: key, model, have, move and so on; "" for any other label."""
    column = column_of(text)
    return "" if column in (OTHER, "organization", "passcode") else column


@cache
def _own_labels() -> dict[str, LabelMeaning]:
    """The labels of this program's own documents, in the languages it speaks."""
    found = {}
    for path, text in wording.LABELS.items():
        if path.startswith("licenses"):
            continue
        field, side = sided(path)
        for said in in_each_language(text):
            found[" ".join(words_of(said))] = LabelMeaning(field, side)
    return found


def sided(path: str) -> tuple[str, str]:
    """A path with ``?`` for its side, and the side."""
    for side in (SOURCE, DESTINATION):
        for form in (f".{side}.", f".{side}_"):
            if form in path:
                return path.replace(form, form.replace(side, "?")), side
        if path.endswith(f".{side}"):
            return path.removesuffix(side) + "?", side
    return path, ""
