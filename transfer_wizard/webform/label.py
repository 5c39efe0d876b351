"""Tells what a label asks for: compares its words with the phrases of the vocabulary."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from transfer_wizard.webform.choices import plain
from transfer_wizard.webform.label_words import CASE_WORDS, HARMLESS, LEAD, PEOPLE, SAME, SMALL
from transfer_wizard.webform.remarks import AMONG_ANY, OPENINGS, REMARKS
from transfer_wizard.webform.strangers import TURNING_ASIDE
from transfer_wizard.webform.vocabulary import ASKED, FormWording

WHOLE: Final = 1.0
WHOLE_BUT_ASIDE: Final = 0.97
PART: Final = 0.78

Words = tuple[str, ...]
ANY: Final = "…"
_ADDRESS: Final = re.compile(r"\S+@\S+")
_PHONE: Final = re.compile(r"\+\d[\d x()]{6,}")
"""Examples of an answer."""
_PARENTHESES: Final = re.compile(r"[(\[【「]([^)\]】」]*)[)\]】」]")
_ORDINAL: Final = re.compile(r"^\s*\d{1,2}\s?[.)]\s*(?=\D)")
_WORD: Final = re.compile(r"…|[a-z0-9]+(?:'[a-z]+)?|[^\W\d_a-z]+")
_JAPANESE: Final = re.compile(r"[^\W\d_a-zA-Z]+")
_POLITE: Final = re.compile("[ごお御]|(?<=.)様|(を|て)?(ください|下さい)")
LEAST_PART: Final = 5
SENTENCE: Final = 4
"""So many words of weight beside a label explain it."""
MOST: Final = 60
"""Words of a label that are looked at; a longer text is prose."""


@lru_cache(8192)
def words(text: str) -> Words:
    """The words of a text: singular, without possessives, Japanese ones told apart by the vocabulary."""
    found: list[str] = []
    for word in _WORD.findall(_PHONE.sub(" phone ", _ADDRESS.sub(" email ", text))):
        found += _japanese(word) if ord(word[0]) > 0x2FFF else _parts(_singular(word))
    return tuple(found)


@lru_cache(8192)
def says(text: str, asked: FormWording) -> float:
    """How surely a text asks for a thing, from 0 to 1."""
    text = _ORDINAL.sub("", text)
    strength = _says(plain(text), asked)
    name, _, remark = text.partition("*")
    if strength == WHOLE or not remark or not _is_remark(plain(remark), asked):
        return strength
    return max(strength, WHOLE_BUT_ASIDE if _says(plain(name), asked) == WHOLE else 0.0)


@lru_cache(8192)
def _says(text: str, asked: FormWording) -> float:
    whole = words(text)[:MOST]
    strength = _asks(whole, asked)
    aside = " ".join(_PARENTHESES.findall(text))
    if strength == WHOLE or not aside or not _is_remark(aside, asked):
        return strength
    main = _asks(words(_PARENTHESES.sub(" ", text)), asked)
    return WHOLE_BUT_ASIDE if main == WHOLE else main


def _is_remark(aside: str, asked: FormWording) -> bool:
    """Whether what is said beside a label leaves its meaning as it is: "(if any)" does, "(Windows)" does not.

    A passcode in the wrong place is worse than any other value: nothing said beside it is passed over.
    """
    if "passcode" in asked.values[0] or re.search(TURNING_ASIDE, aside, re.ASCII):
        return False
    said = words(aside)
    if len(said) == 1 and _table(asked).has_never(said):
        return False
    weighty = [word for word in _weighty(said) if not re.search(r"\d", word)]
    is_told = bool(OPENINGS.intersection(said[:1])) or len(weighty) >= SENTENCE
    return is_told or _table(asked).remarks.issuperset(weighty)


def _asks(label: Words, asked: FormWording) -> float:
    table = _table(asked)
    while len(label) > 1 and label[0] in LEAD and label[:2] not in (("type", "of"), ("type", "de")):
        label = label[1:]
    weighty = tuple(word for word in label if word not in SMALL)
    if table.is_alone(weighty) or table.is_alone(label):
        return WHOLE
    rest = _without(weighty, table.called)
    if rest is None or table.has_never(label) or (table.needs and not table.needs.intersection(rest)):
        return 0.0
    if table.around.issuperset(rest):
        return WHOLE
    return PART if table.beside.issuperset(rest) else 0.0


@lru_cache(8192)
def turns(text: str, asked: FormWording) -> bool:
    """True for a text that asks for something else, in words that often stand beside this thing."""
    label = words(plain(text))
    return not says(text, asked) and _table(asked).has_never(label)


def names(text: str, asked: FormWording) -> bool:
    """True for a text that has a name of the thing among any other words."""
    return _without(words(plain(text))[:MOST], _table(asked).called) is not None


def is_person(text: str) -> bool:
    """True for a person, and nothing of what is asked about them: "Requester" may want a name or an e-mail address."""
    return _weighty(words(plain(text))) in _people()


@lru_cache
def _people() -> frozenset[Words]:
    return frozenset(_weighty(words(phrase)) for phrase in PEOPLE.split("|"))


class _WordTable(NamedTuple):
    """The words of one thing; its phrases are found by their first word, since a form asks for each of them often."""

    called: tuple[Words, ...]
    alone: frozenset[Words]
    alone_with_any: tuple[tuple[re.Pattern[str], frozenset[str]], ...]
    around: frozenset[str]
    never: Mapping[str, Sequence[Words]]
    beside: frozenset[str]
    needs: frozenset[str]
    remarks: frozenset[str]

    def is_alone(self, label: Words) -> bool:
        """Whether a label is one of those that ask for the thing where nothing else is said."""
        if label in self.alone:
            return True
        if self.has_never(label):
            return False
        said = " " + " ".join(label)
        return any(pattern.fullmatch(said) and known.issuperset(label) for pattern, known in self.alone_with_any)

    def has_never(self, label: Words) -> bool:
        """Whether a label has words beside which it is something else."""
        return any(
            label[place : place + len(phrase)] == phrase
            for place, word in enumerate(label)
            for phrase in self.never.get(word, ())
        )


@lru_cache
def _table(asked: FormWording) -> _WordTable:
    called = {_weighty(words(phrase)) for phrase in asked.called.split("|")}
    phrases = filter(None, map(words, asked.alone.split("|")))
    # "Transfer to" asks for something only with its last word.
    alone = {told if ANY in told or told[-1] == "to" else _weighty(told) for told in phrases}
    around = frozenset(words(asked.around))
    never: dict[str, list[Words]] = {}
    for told in filter(None, map(words, asked.never.split("|"))):
        never.setdefault(told[0], []).append(told)
    return _WordTable(
        tuple(sorted(called, key=len, reverse=True)),
        frozenset(told for told in alone if ANY not in told),
        tuple((_pattern(told), around.union(_open(), told, asked.beside)) for told in alone if ANY in told),
        around,
        never,
        around | asked.beside,
        frozenset(words(asked.needs)),
        around.union(asked.beside, words(" ".join(REMARKS)), *called),
    )


@lru_cache
def _open() -> frozenset[str]:
    """What may be any of the words of a phrase; beside another, "which key …" asks for somebody else's."""
    return frozenset().union(SMALL, LEAD, CASE_WORDS, words(" ".join(AMONG_ANY)))


def _weighty(label: Words) -> Words:
    return tuple(word for word in label if word not in SMALL)


def _pattern(phrase: Words) -> re.Pattern[str]:
    """A phrase in which some words may be any; each word of what is looked at has a space before it."""
    return re.compile("".join("(?: [^ ]+)*" if word == ANY else " " + re.escape(word) for word in phrase))


def _without(label: Words, phrases: Sequence[Words]) -> Words | None:
    """The label without every phrase; None where it has none of them."""
    rest = list(label)
    found = False
    for phrase in phrases:
        place = 0 if phrase[0] in rest else len(rest)
        while place <= len(rest) - len(phrase):
            if tuple(rest[place : place + len(phrase)]) == phrase:
                del rest[place : place + len(phrase)]
                found = True
            else:
                place += 1
    return tuple(rest) if found else None


def _singular(word: str) -> str:
    word = word.removesuffix("'s")
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    return SAME.get(word, word)


def _parts(word: str) -> list[str]:
    """The parts of a German word such as "ticketbeschreibung", where both are known."""
    for place in range(len(word) - LEAST_PART, LEAST_PART - 1, -1) if len(word) > 2 * LEAST_PART else ():
        first, last = word[:place].removesuffix("s"), SAME.get(word[place:], "")
        if last and SAME.get(first, first) in _composed():
            return [SAME.get(first, first), last]
    return [word]


@lru_cache
def _composed() -> frozenset[str]:
    return HARMLESS.union(SAME.values())


def _japanese(run: str) -> Iterator[str]:
    """The words of a run of Japanese letters, the longest known first; what is between known ones is one word."""
    run = _POLITE.sub("", run)
    known = _known()
    unknown = ""
    place = 0
    while place < len(run):
        word = next(
            (run[place:end] for end in range(min(len(run), place + 12), place, -1) if run[place:end] in known), ""
        )
        if not word:
            unknown += run[place]
            place += 1
            continue
        yield from filter(None, (unknown, word))
        unknown = ""
        place += len(word)
    yield from filter(None, (unknown,))


@lru_cache
def _known() -> frozenset[str]:
    texts = [" ".join(SMALL)] + [f"{a.called} {a.alone} {a.around} {a.never} {a.needs}" for a in ASKED.values()]
    return frozenset(_POLITE.sub("", word) for text in texts for word in _JAPANESE.findall(text)) - {""}
