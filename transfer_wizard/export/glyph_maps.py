"""The maps from glyphs to letters in a PDF that Qt wrote: what a reader of the PDF copies and searches.

WORKAROUND: for a glyph that several letters share, Qt notes the first of them in the order of Unicode. A font that
draws 日 (U+65E5) and the radical ⽇ (U+2F47) alike makes every 日 copy as the radical, and a space as a tab.
"""

import re
import unicodedata
from typing import Final

Twins = dict[int, int]
"""From the letter that Qt noted for a glyph to the letter that was typed, both as code points."""

# The radicals beside those that Unicode folds by itself, each with the ideograph that fonts draw alike.
# Source: EquivalentUnifiedIdeograph.txt of the Unicode Character Database.
_RADICALS: Final = (
    "⺁厂⺂乛⺃乚⺄乙⺅亻⺆冂⺇𠘨⺈刀⺉刂⺊卜⺋㔾⺌小⺍小⺎兀⺏尣⺐尢⺑𡯂⺒巳⺓幺⺔彑⺕彐⺖忄⺗心⺘扌⺙攵⺛旡⺜日⺝月"
    "⺞歺⺠民⺡氵⺢氺⺣灬⺤爫⺥爫⺦丬⺧牛⺨犭⺩王⺪𤴔⺫目⺬示⺭礻⺮𥫗⺯糹⺰纟⺱罓⺲罒⺳㓁⺴冗⺵𦉫⺶羊⺷𦍌⺸𦍋⺹耂⺺肀"
    "⺻聿⺼肉⺽𦥑⺾艹⺿艹⻀艹⻁虎⻂衤⻃覀⻄西⻅见⻆角⻇𧢲⻈讠⻉贝⻊𧾷⻋车⻌辶⻍辶⻎辶⻏邑⻐钅⻑長⻒镸⻓长⻔门⻕𨸏⻖阝"
    "⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻞𩙿⻟飠⻠饣⻡𩠐⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀"
)
_IDEOGRAPHS: Final = dict(zip(_RADICALS[::2], _RADICALS[1::2], strict=True))

_STREAM: Final = re.compile(rb"\n(\d+) 0 obj\n<< /Length \d+ >>\nstream\n(/CIDInit.*?)\nendstream", re.DOTALL)
_RANGE: Final = re.compile(rb"<([0-9A-F]{4})> <([0-9A-F]{4})> (?:<([0-9A-F]{4})>|\[([^\]]*)\])")
_MOST_IN_A_BLOCK: Final = 100


def corrected(content: bytes, text: str) -> bytes:
    """The PDF of a text with maps that say what was typed; they are appended, as the format has it for any change."""
    maps = {int(stream[1]): (stream[2], _read(stream[2])) for stream in _STREAM.finditer(content)}
    written = {letter for _text, glyphs in maps.values() for letter in glyphs.values()}
    twins = _twins(written, {ord(letter) for letter in text})
    changed = {
        number: _written(text, {glyph: twins.get(letter, letter) for glyph, letter in glyphs.items()})
        for number, (text, glyphs) in maps.items()
        if twins.keys() & set(glyphs.values())
    }
    return _appended(content, changed) if changed else content


def _twins(written: set[int], typed: set[int]) -> Twins:
    """For each letter in the maps that nobody typed, the typed one that it stands for."""
    by_folded = {folded(chr(letter)): letter for letter in sorted(typed, reverse=True)}
    twins = {letter: by_folded.get(folded(chr(letter)), letter) for letter in written - typed}
    return {letter: twin for letter, twin in twins.items() if twin != letter}


def folded(letter: str) -> str:
    """What letters of one shape have in common."""
    return " " if letter.isspace() else _IDEOGRAPHS.get(letter) or unicodedata.normalize("NFKC", letter)


def _read(text: bytes) -> dict[int, int]:
    """A map as Qt writes it: one letter for a run of glyphs that count up with it, or a list of letters."""
    found: dict[int, int] = {}
    for first, last, start, range_ in _RANGE.findall(text):
        glyphs = range(int(first, 16), int(last, 16) + 1)
        if start:
            found |= {glyph: int(start, 16) + number for number, glyph in enumerate(glyphs)}
        else:
            found |= {glyph: int(one.strip(b"<>"), 16) for glyph, one in zip(glyphs, range_.split(), strict=False)}
    return found


def _written(text: bytes, glyphs: dict[int, int]) -> bytes:
    """The map with its ranges replaced by single pairs."""
    lines = [
        b"<%04X> <%b>" % (glyph, chr(letter).encode("utf-16-be").hex().encode()) for glyph, letter in glyphs.items()
    ]
    blocks = [lines[start : start + _MOST_IN_A_BLOCK] for start in range(0, len(lines), _MOST_IN_A_BLOCK)]
    pairs = [b"%d beginbfchar\n%s\nendbfchar\n" % (len(block), b"\n".join(block)) for block in blocks]
    head, separator, _ranges = text.partition(b"endcodespacerange\n")
    return b"".join([head, separator, *pairs, text[text.index(b"endcmap") :]])


def _appended(content: bytes, streams: dict[int, bytes]) -> bytes:
    """The PDF with new versions of some streams behind it, and the list of where they stand."""
    tail = content[content.rindex(b"trailer\n<<") + len(b"trailer\n<<") :]
    trailer, _separator, end = tail.partition(b">>\nstartxref\n")
    parts, places, position = [content], [], len(content)
    for number, body in sorted(streams.items()):
        part = b"%d 0 obj\n<< /Length %d >>\nstream\n%s\nendstream\nendobj\n" % (number, len(body), body)
        places.append(b"%d 1\n%010d 00000 n \n" % (number, position))
        parts.append(part)
        position += len(part)
    last = b"trailer\n<<%b/Prev %d\n>>\nstartxref\n%d\n%%%%EOF\n" % (trailer, int(end.split()[0]), position)
    return b"".join([*parts, b"xref\n", *places, last])
