"""Finds support passcodes in a text and takes them out before anything else is read; their digits are never shown."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final

from transfer_wizard.intake.amounts import NUMBER_WORDS
from transfer_wizard.intake.labels import folded
from transfer_wizard.request.passcode import MASK
from transfer_wizard.request.words import DIGITS, NAMES_OF_PASSCODE, PARTS_OF_NAMES

FOUR: Final = (
    r"(?<![A-Za-z0-9./])(?<![A-Za-z0-9][_-])(?<![0-9] )"
    rf"(?P<%s>{DIGITS}|[0-9](?:(?: ?[,/.-] ?| )[0-9]){{3}}|[0-9]{{2}}[ -][0-9]{{2}})"
    r"(?![A-Za-z0-9/]|[_-][A-Za-z0-9]|[.,:][0-9]| [0-9])"
)
"""Four digits by themselves; Japanese leaves no space around them."""
_OTHER: Final = re.compile(
    r"(?i)\b(?:ext|extension|room|tel|phone|mobile|fax|invoice|order|case|quote|contract|page|port|year|"
    r"zip|suite|since|desk|until|till|bis|hasta|durchwahl|apparat|interno|poste)\b\W{0,3}(?:(?:no|number|code|is)\b\W{0,3}){0,2}$"
)
"""What four digits right behind it are; a passcode that was read over the phone is one all the same."""
_BETWEEN: Final = (
    r"(?P<between>(?>\((?![^)\n]{0,40}(?<![0-9])" + DIGITS + r"(?![0-9]))[^)\n]{0,40}\)|[^0-9\n]){0,100}?)"
)
_BEHIND: Final = re.compile(rf"(?i){NAMES_OF_PASSCODE}{_BETWEEN}{FOUR % 'behind'}")
_GLUED: Final = re.compile(rf"(?i){NAMES_OF_PASSCODE}[\W_]?(?P<glued>{DIGITS})(?![0-9A-Za-z]|[.,:/-][0-9])")
_SIDE: Final = r"(?:source|destination|src|dst|target|from|to|quell|ziel|origen|destino|移[動行]元|移[動行]先)"
_MORE: Final = re.compile(
    rf"(?i)(?P<between>(?:[^0-9\n]{{0,20}}\n(?=\W{{0,4}}{_SIDE}))?[^0-9\n]{{1,40}}){FOUR % 'more'}"
)
"""A second code behind the first, or below it behind the name of its side."""
_PAIR: Final = re.compile(
    rf"(?i){NAMES_OF_PASSCODE}{_BETWEEN}(?<![A-Za-z0-9_./-])(?P<first>[0-9]{{4}})[ \t]*/[ \t]*"
    rf"(?P<second>[0-9]{{4}})(?![A-Za-z0-9_./-])"
)
_RIGHT_BEHIND: Final = (
    rf"(?i){NAMES_OF_PASSCODE}(?P<between>(?:[^\d\n.,;。、]{{0,40}}?(?:[:=はが]|\b(?:is|are|was|ist|lautet|est|es)\b))?"
    r"[\s\"'“„«「(*_]{0,4})"
)
_UNUSUAL: Final = re.compile(
    rf"{_RIGHT_BEHIND}"
    r"(?:(?P<one>\d{4})[–-](?P<two>\d{4})|(?P<whole>\d[,.'’ ]\d{3}|(?![0-9])\d{4}))"
    r"(?![\w/-]|[.,:]\d| \d| (?:licen[cs]|lizenz|device|gerät|unit))"
)
"""A passcode right behind its name with a sign in it, another one joined to it, or in the digits of another script."""
_AHEAD: Final = re.compile(
    rf"(?i)(?:{FOUR % 'also'}[ \t]*(?:and|or|,|&|/)[ \t]*(?:source|destination|src|dst)?[ \t:]*)?"
    rf"{FOUR % 'ahead'}[\"'”)]?[ \t]*(?:is|are|was|were|as|=|:|-|–|\(|for|ist|est|es|です|が|は)?[ \t]*"
    rf"(?:the|my|our|your|today['’]?s|der|le|el|la)?[ \t]*(?:source|destination|src|dst)?[ \t]*"
    rf"(?:support )?{NAMES_OF_PASSCODE}"
)
_ANSWERED: Final = re.compile(
    rf"(?i){NAMES_OF_PASSCODE}[^0-9\n]{{0,40}}(?:[?？][^0-9\n]{{0,20}}|"
    rf"(?=\n(?:[ \t]*\n)?[^\n]{{0,60}}[0-9]:[0-9]{{2}}))\n(?:[^\n]{{0,60}}\n){{0,2}}?"
    rf"(?:[^\n]{{0,80}}[:>\]][ \t]+)?(?:[^\W\d][\w'’]*,? ){{0,4}}{FOUR % 'answer'}"
)
"""The answer to a question for it, in the next message of a chat, which a time of day tells where no sign does."""
_OTHER_CELLS: Final = r"[ \t]*(?:[|,;\t][^0-9\n]{0,60})?"
_BELOW: Final = re.compile(
    rf"(?i){NAMES_OF_PASSCODE}[^0-9\n]{{0,60}}\n"
    rf"(?P<lines>(?:[ \t>|:+-]*\n)?(?:[^0-9\n]{{0,40}}[0-9 -]{{4,9}}{_OTHER_CELLS}(?:\n|$)){{1,4}})"
)
_LINE_OF_FOUR: Final = re.compile(rf"(?m)^[^0-9\n]{{0,40}}?{FOUR % 'below'}{_OTHER_CELLS}$")
_WORDS_AHEAD: Final = re.compile(r"[^\W\d_][^:=|;,\t\n]*$")
_LINES: Final = re.compile(r"(?m)^.*$")
_NAMED: Final = re.compile(rf"(?i){NAMES_OF_PASSCODE}")
_KANJI: Final = "〇一二三四五六七八九"
_KANA: Final = {
    "れい": 0, "ぜろ": 0, "ゼロ": 0, "いち": 1, "に": 2, "さん": 3, "よん": 4, "ご": 5, "ろく": 6, "なな": 7, "しち": 7,
    "はち": 8, "きゅう": 9,
}  # fmt: skip
_LETTERS: Final = rf"[^\W\d_{_KANJI}零]+"
_KANA_DIGIT: Final = "|".join(_KANA)
_WORD: Final = re.compile(
    rf"[{_KANJI}零]|{_KANA_DIGIT}|[はが](?={_KANA_DIGIT})|"
    rf"{_LETTERS}(?:(?<=ta) y {_LETTERS}|(?<=te|gt) et (?:une?|onze)\b)?"
)
_ONE_BY_ONE: Final = (
    _KANA
    | {"zero": 0, "oh": 0, "o": 0, "nought": 0, "null": 0, "cero": 0, "eins": 1, "zwo": 2, "零": 0}
    | {sign: number for number, sign in enumerate(_KANJI)}
)
"""Words for single digits that are not among those that count."""
_SPOKEN: Final = {word.replace("-", " "): str(number) for word, number in NUMBER_WORDS.items() if number < 100} | {
    word: str(number) for word, number in _ONE_BY_ONE.items()
}
_SMALL: Final = "|".join(re.escape(word).replace(r"\ ", "[ -]") for word in sorted(_SPOKEN, key=len, reverse=True))
_AND: Final = r"[ ,-]*(?:(?:and|und|y|et) ?)?"
_COUNTED: Final = re.compile(
    rf"(?:(?P<thousands>{_SMALL})?[ -]?(?P<is_long>thousand|tausend|mille?|mil){_AND})?"
    rf"(?:(?P<hundreds>{_SMALL}|sete|nove)?[ -]?(?:hundred|hundert|cents?|cient[oa]s?){_AND})?(?P<rest>{_SMALL})?(?!\w)"
)
"""A number in words: "four thousand seven hundred nineteen", "viertausendsiebenhundertneunzehn"."""
_HALVES: Final = {"sete": "7", "nove": "9"}
_MOST_WORDS: Final = 4
"""Of one number: "quatre-vingt-dix-neuf"."""
_COUNTED_BEHIND: Final = re.compile(_RIGHT_BEHIND)
_SCALES: Final = re.compile(r"(?i)thousand|tausend|mil|hund|cent|cient")
_LICENSES: Final = re.compile(r" (?:licen[cs]|lizenz|device|gerat|unit)")
_LENGTHS: Final = (4, 8)
"""Of a passcode, and of two right behind each other."""
_FARTHEST: Final = 160
_BETWEEN_WORDS: Final = ' ,-.:/…–—_"“”、・'
"""What may stand between the words of a passcode that is spelled out."""
_LEADING: Final = re.compile(
    r"(?i)[\s\"'”,.]{0,3}(?:(?:is|are|was|ist|sind|est|es|son|である|です|が|は|=)\s?)?"
    r"(?:(?:the|my|our|your|today['’]?s|der|die|unser|mein|le|notre|el|la|nuestro)\s)?(?:(?:source|destination|support)\s?)*"
)
"""What may stand between the words of a passcode and its name behind them."""
_ITEM: Final = re.compile(
    r"(?i)(?P<quoted>>[>\s]*+)?\s*+(?:\W{0,2}\b(?:re|ad|zu|à|to|question|answer|frage|antwort|punkt|réponse|pregunta|"
    r"respuesta|item|point|punto|no|nr|[qaf]|質問|回答)\W{0,2}(?=[0-9]))?[(#*_]{0,3}(?P<place>[0-9]{1,2}|[a-z](?=[.)]))"
    rf"[*_]{{0,2}}(?:[.:](?![0-9]{{1,2}}(?![0-9]))|[)、]|\s?-\s|\s+(?={DIGITS}\W*$)|(?(quoted)\s))[*_\s]*+"
)
"""The place of a question or of an answer in a list."""
_TWO: Final = re.compile(rf"(?<![\w./-])(?P<one>{DIGITS})\s?/\s?(?P<two>{DIGITS})(?![\w./-])")
_CODE: Final = re.compile(FOUR % "code")
_BESIDE: Final = re.compile(rf"(?i){_SIDE}|ziel\w*|\b(?:org\w*|and|und|et|y|cible|\w+organi\w+)\b|と|です")
"""Words that may stand beside a passcode where it is all that a line or a cell says."""
_LONGEST_ALONE: Final = 80
_BEFORE: Final = 30
_SEPARATORS: Final = "\t|;,"
_ZEROS: Final = (0xFF10, 0x0660, 0x06F0, 0x0966)
"""Of full-width, Arabic, Persian and Devanagari digits."""


@lru_cache(4096)
def names_passcode(name: str) -> bool:
    """True for the name of a member that speaks of a passcode."""
    return "passcode" in re.sub(r"[\W_]", "", name.casefold())


def _may_name(text: str) -> bool:
    """False where a part that all names of a passcode have stands nowhere: in a long list that is found out sooner."""
    if not text.isascii():
        return True
    small = text.lower()
    return any(part in small for part in PARTS_OF_NAMES)


def passcodes_in(text: str) -> list[tuple[int, int]]:
    """Where the digits of passcodes stand in a text."""
    if not _may_name(text) or not _NAMED.search(text):
        return []
    found: set[tuple[int, int]] = set()
    for pattern, name in ((_BEHIND, "behind"), (_ANSWERED, "answer")):
        for match in pattern.finditer(text):
            if _OTHER.search(text[match.start() : match.start(name)]):
                continue
            found.add(match.span(name))
            at = match.end()
            while (
                (more := _MORE.match(text, at)) and not _OTHER.search(more["between"]) and ". " not in more["between"]
            ):
                found.add(more.span("more"))
                at = more.end()
    for match in _UNUSUAL.finditer(text):
        if not _OTHER.search(match["between"]):
            found.update(match.span(name) for name in ("one", "two", "whole") if match[name])
    for match in _COUNTED_BEHIND.finditer(text) if _SCALES.search(text) else ():
        said = _folded_alike(text[match.end() : match.end() + _FARTHEST])
        number = _COUNTED.match(said)
        if number and _number_of(number) and not _LICENSES.match(said, number.end()):
            found.add((match.end(), match.end() + number.end()))
    found.update(match.span("glued") for match in _GLUED.finditer(text))
    for match in _PAIR.finditer(text):
        found.update((match.span("first"), match.span("second")))
    for match in _AHEAD.finditer(text):
        if not _OTHER.search(text[max(0, match.start() - 20) : match.start()]):
            found.update(match.span(name) for name in ("also", "ahead") if match[name])
    for match in _BELOW.finditer(text):
        for line in _LINE_OF_FOUR.finditer(match["lines"]):
            ahead = line[0][: line.start("below") - line.start()]
            if not _OTHER.search(ahead) and not _WORDS_AHEAD.search(ahead):
                start, end = line.span("below")
                found.add((match.start("lines") + start, match.start("lines") + end))
    found.update((*_spelled_in(text), *_in_answers(text), *_alone(text)))
    return sorted(found)


def _spelled_in(text: str) -> Iterator[tuple[int, int]]:
    """Where passcodes stand beside their name in words, as they are said on the phone: "four seven one nine"."""
    for name in _NAMED.finditer(text):
        at = name.end()
        yield from ((at + start, at + end) for start, end in _spelled(text[at : at + _FARTHEST].partition("\n")[0]))
        ahead = text[max(0, name.start() - _FARTHEST) : name.start()].rpartition("\n")[2]
        at = name.start() - len(ahead)
        places = [place for place in _spelled(ahead) if _LEADING.fullmatch(ahead, place[1])]
        yield from ((at + start, at + end) for start, end in places)


def _spelled(said: str) -> Iterator[tuple[int, int]]:
    run: list[re.Match[str]] = []
    for word in [*_WORD.finditer(said), None]:
        if run and (
            word is None or not _digits_of(word[0]) or said[run[-1].end() : word.start()].strip(_BETWEEN_WORDS)
        ):
            if len(_digits_of(said[run[0].start() : run[-1].end()])) in _LENGTHS:
                yield run[0].start(), run[-1].end()
            run = []
        if word and _digits_of(word[0]):
            run.append(word)


def _folded_alike(text: str) -> str:
    """The text in small letters without accents, each letter at its place."""
    return "".join(small if len(small := folded(letter) or letter) == 1 else letter for letter in text)


def _number_of(counted: re.Match[str]) -> str:
    """The four digits of a number in words, "" for a number that has more or fewer."""
    if not counted["is_long"] and not counted["hundreds"]:
        return ""
    words = [counted["thousands"] or ("one" if counted["is_long"] else "zero"), counted["hundreds"], counted["rest"]]
    thousands, hundreds, rest = (
        int((_SPOKEN | _HALVES).get((word or "zero").replace("-", " "), "0")) for word in words
    )
    number = str(1_000 * thousands + 100 * hundreds + rest)
    return number if len(number) == _LENGTHS[0] else ""


def _digits_of(words: str) -> str:
    """The digits that words say one by one or in pairs, "" for other words: 4719 for "forty-seven nineteen"."""
    said, left = "", [folded(word) for word in _WORD.findall(words)]
    while left:
        sizes = range(min(_MOST_WORDS, len(left)), 0, -1)
        size = next((size for size in sizes if " ".join(left[:size]) in _SPOKEN), 0)
        if not size:
            return ""
        said += _SPOKEN[" ".join(left[:size])]
        del left[:size]
    return said


def _in_answers(text: str) -> Iterator[tuple[int, int]]:
    """Where passcodes stand in the answers that have the number of a question for one, however far below it."""
    items: dict[str, list[tuple[int, int]]] = {}
    place, was_quoted = "", False
    for line in _LINES.finditer(text):
        item, is_quoted = _ITEM.match(line[0]), line[0].lstrip().startswith(">")
        if item:
            place = item["place"].lower()
            items.setdefault(place, []).append((line.start() + item.end(), line.end()))
        elif is_quoted != was_quoted or not line[0].strip("> \t"):
            place = ""
        elif place:
            items[place][-1] = (items[place][-1][0], line.end())
        was_quoted = is_quoted
    for spans in items.values():
        names = [bool(_NAMED.search(text, *span)) for span in spans]
        if any(names):
            for (start, end), is_named in zip(spans, names, strict=True):
                yield from () if is_named else _codes(text[start:end], start)


def _codes(said: str, at: int) -> Iterator[tuple[int, int]]:
    """All that may be passcodes in an answer to a question for one."""
    for match in (*_TWO.finditer(said), *_CODE.finditer(said)):
        if not _OTHER.search(said[max(0, match.start() - _BEFORE) : match.start()]):
            yield from ((at + start, at + end) for start, end in map(match.span, match.groupdict()))
    yield from ((at + start, at + end) for start, end in _spelled(said))


def _alone(text: str) -> Iterator[tuple[int, int]]:
    """Where passcodes are all that a line says, or a cell of their column."""
    is_asked = any(line[0].lstrip().startswith(">") and _NAMED.search(line[0]) for line in _LINES.finditer(text))
    above, names, column = "", False, ("", 0)
    for line in _LINES.finditer(text):
        said = line[0].strip("> \t")
        is_quoted = line[0].lstrip().startswith(">")
        if not said:
            column = ("", 0) if not line[0] else column
            continue
        if _NAMED.search(said):
            column = _column(line[0]) or column
            above, names = line[0], True
            continue
        cells = line[0].split(column[0]) if column[0] else []
        if len(cells) > column[1]:
            start = line.start() + len(column[0].join(cells[: column[1]])) + bool(column[1])
            yield from _lone(cells[column[1]], start)
        was_quoted = above.lstrip().startswith(">")
        is_answer = names or (is_asked and not was_quoted and above.rstrip()[-1:] not in ("?", ":"))
        if not is_quoted and is_answer and len(line[0]) <= _LONGEST_ALONE:
            yield from _lone(line[0], line.start())
        names = names and is_quoted and was_quoted
        above = line[0]


def _column(heading: str) -> tuple[str, int] | None:
    """The separator and the place of the column that is for passcodes."""
    for separator in _SEPARATORS:
        cells = heading.split(separator)
        at = next((at for at, cell in enumerate(cells) if len(cells) > 1 and _NAMED.search(cell)), None)
        if at is not None:
            return separator, at
    return None


def _lone(said: str, at: int) -> list[tuple[int, int]]:
    """The passcodes in a line or a cell that says nothing beside them."""
    places = list(_codes(said, 0))
    if not places or re.search(r"\w", _BESIDE.sub("", masked(said, sorted(places), " "))):
        return []
    return [(at + start, at + end) for start, end in places]


def masked(text: str, places: Iterable[tuple[int, int]], mask: str = MASK[0]) -> str:
    """The text with a mask, as long as the words were, in their place."""
    pieces, at = [], 0
    for start, end in places:
        pieces += [text[at:start], mask * (end - max(at, start))]
        at = max(at, end)
    return "".join([*pieces, text[at:]])


def _in_scripts(digit: str) -> str:
    """A digit in any of the scripts in which people type it, as a pattern."""
    return f"[{digit}{''.join(chr(zero + int(digit)) for zero in _ZEROS)}]"


class Scrubber:
    """Knows the passcodes that one text holds, and takes them out of whatever is told of it."""

    def __init__(self) -> None:
        self._digits: set[str] = set()
        self._pattern: re.Pattern[str] | None = None

    def __repr__(self) -> str:
        return f"<Scrubber {MASK}>"

    @property
    def has_any(self) -> bool:
        """True where the text holds a passcode."""
        return bool(self._digits)

    def learn(self, text: str) -> None:
        """Remember a passcode by its digits."""
        digits = "".join(str(int(mark)) for mark in text if mark.isdecimal()) or _digits_of(text)
        if not digits and (counted := _COUNTED.fullmatch(_folded_alike(text))):
            digits = _number_of(counted)
        for start in range(0, len(digits) if len(digits) in _LENGTHS else 0, _LENGTHS[0]):
            self._digits.add(digits[start : start + _LENGTHS[0]])
            self._pattern = None

    def clean(self, text: str) -> str:
        """The text without them."""
        pattern = self._compiled()
        return pattern.sub(MASK, text) if pattern else text

    def holds(self, text: str) -> bool:
        """True where the text holds one of them."""
        pattern = self._compiled()
        return bool(pattern and pattern.search(text))

    def _compiled(self) -> re.Pattern[str] | None:
        if self._digits and not self._pattern:
            spaced = "|".join(r"(?: ?[,/.\-] ?|\s)?".join(map(_in_scripts, code)) for code in sorted(self._digits))
            self._pattern = re.compile(rf"(?<!\d)(?:{spaced})(?!\d)")
        return self._pattern
