"""Cuts running text into sentences, also where its lines are wrapped; what only asks or orders is marked open."""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Final, NamedTuple

from transfer_wizard.intake.document_parts import Line
from transfer_wizard.intake.free_text import Paragraph, paragraphs

_END: Final = re.compile(r"(?<=[^.\d\s][.!?])[\"”»)]?\s+|(?<=[0-9]{3}[.!?])\s+(?=[A-ZÀ-Þ])|[。！？]\s*|\n")
"""The end of a sentence, or of a line that does not go on in the next: three digits and a point are no ordinal."""
_SHORT: Final = re.compile(
    r"(?i)(?:nr|(?<![a-zà-ÿ])(?:no|núm|num|tel|tél|dr|mr|mrs|ms|mme|cust|ref|ext|approx|incl|inkl|bzw|ca|"
    r"z\. ?b|sr|sra|str))\.$"
)
"""A short form with a point, which ends no sentence."""
_LONGEST_SHORT: Final = 8
_BEGINS: Final = re.compile(
    r"\s*(?:[-–*•·▪・●■◆>|]|\(?\d{1,2}(?:[.)](?=\s|[\u3005-\u9fff])|[．、）])|\[)|[A-ZÀ-Þ][^\n]{0,40}:"
)
"""How a line begins that does not go on with the one above it."""
_ITEM: Final = re.compile(r"\s*(?:[-–*•·▪・●■◆]|\(?\d{1,2}(?:[.)](?=\s|[\u3005-\u9fff])|[．、）]))")
_GOES_ON: Final = re.compile(r"[a-zß-ÿ(\"“„«]")
_ENDS: Final = re.compile(r"[.!?:;。！？：][\"”»)]?\s*$")
_OPENING, _CLOSING = re.compile("[„«「『]"), re.compile("[“”»」』]")
_LEAST_WIDTH: Final = 50
_MOST_WIDTH: Final = 160
_LEAST_LINE: Final = 25
_OPEN: Final = re.compile(
    r"(?i)\?\s*$|？\s*$|か。?\s*$|\b(?:please (?:confirm|provide|verify|make sure|check|tell|let|send|share|"
    r"specify|advise)|could you|can you|would you|"
    r"will you|whether|if (?:you|the|both|it|they|we|i)|we (?:will |would |also )*need|"
    r"you (?:need|must|should)|need to|"
    r"required?|ensure|must be|should be|"
    r"confirm (?:that|you)|let us know|ob (?:sie|die|beide)|bitte (?:bestätigen|teilen|nennen|senden)|"
    r"veuillez|merci de (?:confirmer|préciser|fournir)|"
    r"por favor (?:confirme|indique|envíe)|assuming|unless|may want|might|maybe|perhaps|not (?:yet )?sure|"
    r"either|once|as soon as|in order to)\b|"
    r"\b(?:find out|figure out|check|ask|clarify|determine|look up|see|know|verify|herausfinden|klären|prüfen|fragen|"
    r"wissen|vérifier|savoir|demander|déterminer|averiguar|preguntar|comprobar|verificar|saber)\b[^.;\n]{0,30}\b(?:who|which|"
    r"what|how|wer|wie|welche\w*|qui|si|quel\w*|quién\w*|cuál\w*)\b|"
    r"^\W*(?:todo|to[ -]do|tbd|open|offen|zu klären|à faire|à vérifier|pendiente|por hacer)\b ?:|"
    r"^\s*[-*•]?\s*(?:\[[ _]?\]|[☐□])(?![^\n]{0,200}(?:\[[xX✓✔]\]|[☑☒■]))|"
    r"ください|いただけますか|でしょうか|ご確認|お知らせ|かどうか|誰が|[未要]確認"
)
_ASKED: Final = re.compile(
    r"(?i)\?\s*$|？\s*$|か。?\s*$|\b(?:could you|can you|would you|will you|whether|if (?:you|the|both|it|they|we|i)|"
    r"confirm (?:that|you)|ob (?:sie|die|beide)|assuming|unless)\b"
)
"""Of what is open, that in which nothing is named."""
_POLITE: Final = re.compile(
    r"(?i)\b(?:if (?:(?:it|that|this)(?: is|['’]s| isn['’]t)?(?: not)?(?: too much)? ?(?:possible|okay|ok|fine|trouble|"
    r"convenient|works?)(?: for you| with you)?|you (?:don['’]t|do not|wouldn['’]t) mind|"
    r"you (?:(?:could|would|can) )(?:be so kind (?:as )?to )?(?:please |kindly )?"
    r"(?=move|transfer|migrate|shift)|i may|we may)|"
    r"(?:wenn|falls) (?:es |das )?(?:geht|möglich ist|(?:ihnen )?keine umstände macht)|"
    r"si (?:c['’]est possible|possible|cela ne vous dérange pas|es posible|no es (?:mucha )?molestia))\b"
)
"""Words of courtesy in the form of a condition."""
LONGEST: Final = 2_000


class Unit(NamedTuple):
    """A sentence, or a line that stands for one.

    Attributes:
        is_open: True for a question, a request or a condition: it states nothing.
        is_asked: True for a question or a condition, in which nothing is named either.
    """

    text: str
    line: Line
    is_open: bool
    is_asked: bool
    start: int
    paragraph: Paragraph

    def line_at(self, place: int) -> int:
        """The number of the line in which that place of the text stands."""
        return self.paragraph.line_at(self.start + place).number


def units_of(paragraph: Paragraph, width: int = 0) -> Iterator[Unit]:
    """The sentences of a paragraph, also where its lines are wrapped.

    Args:
        width: of the longest line of the text, 0 for that of the paragraph.
    """
    joined = _joined(paragraph, width or _width_of(paragraph.lines))
    start = 0
    ends = [match.end() for match in _END.finditer(joined) if not _is_short(joined, match.start())]
    for end in [*ends, len(joined)]:
        text = joined[start:end]
        if text.strip():
            said, first = text[:LONGEST], start + len(text) - len(text.lstrip())
            blunt = _POLITE.sub("", said)
            is_open = bool(_OPEN.search(blunt))
            is_asked = is_open and bool(_ASKED.search(blunt))
            yield Unit(said, paragraph.line_at(first), is_open, is_asked, start, paragraph)
        start = end


def _is_short(text: str, end: int) -> bool:
    """True for a point that belongs to the short form right before it."""
    return _SHORT.search(text, max(0, end - _LONGEST_SHORT), end) is not None


def units_in(lines: list[Line]) -> list[Unit]:
    """The sentences of a text."""
    width = _width_of(lines)
    return list(_with_lists([unit for paragraph in paragraphs(lines) for unit in units_of(paragraph, width)]))


def _with_lists(units: list[Unit]) -> Iterator[Unit]:
    """The sentences, with the items of a list as open as the words above it."""
    is_open = False
    for unit in units:
        if _ITEM.match(unit.text):
            yield unit._replace(is_open=unit.is_open or is_open)
        else:
            is_open = unit.is_open and unit.text.rstrip().endswith((":", "："))
            yield unit


def _width_of(lines: Iterable[Line]) -> int:
    """How wide the lines of a text are, as far as running text goes."""
    return max((size for line in lines if (size := _width(line.text)) <= _MOST_WIDTH), default=0)


def _joined(paragraph: Paragraph, width: int) -> str:
    """The text with a space for each end of a line that is only wrapped, so that all places are kept."""
    lines = [line.text for line in paragraph.lines]
    is_prose = len(lines) > 1 and all(_width(line) >= _LEAST_WIDTH for line in lines[:-1])
    ends = [" " if _is_wrapped(line, below, 0 if is_prose else width) else "\n" for line, below in pairwise(lines)]
    return "".join(line + end for line, end in zip(lines, [*ends, ""], strict=True))


def _is_wrapped(line: str, below: str, width: int) -> bool:
    """True for a line whose sentence goes on in the next: small letters begin it, or its first word had no room.

    Args:
        width: of the text, 0 where all lines of the paragraph are long.
    """
    if _ENDS.search(line) or _BEGINS.match(below):
        return False
    below = below.lstrip()
    if (
        line.count('"') % 2
        or line.count("(") > line.count(")")
        or len(_OPENING.findall(line)) > len(_CLOSING.findall(line))
    ):
        return True
    if _GOES_ON.match(below) and _width(line) >= _LEAST_LINE:
        return True
    first = _width(below[:2] if below[:1] > "\u3000" else below.partition(" ")[0])
    return not width or (width >= _LEAST_WIDTH and _width(line) + 1 + first > width)


def _width(text: str) -> int:
    return len(text) if text.isascii() else sum(1 + (mark > "\u3000") for mark in text)
