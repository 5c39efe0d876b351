"""Questions about licenses: the label of a number that stands alone below one, and no news of a license by itself."""

import re
from itertools import pairwise
from typing import Final

from transfer_wizard.intake.amounts import count_in
from transfer_wizard.intake.device_models import mentions
from transfer_wizard.intake.document_parts import Line
from transfer_wizard.intake.keys import keys_in
from transfer_wizard.intake.labels import license_label_of, without_index
from transfer_wizard.intake.passcodes import masked
from transfer_wizard.intake.quantity_words import tokens_of

SPEAKER: Final = re.compile(
    r"^[>\s]*(?:\[[0-9:., /APMapm-]{4,20}\]\s*)?"
    r"(?:[^\W\d_][\w.'’ -]{0,30}?\s*(?:[0-9]{1,2}:[0-9]{2}(?: ?[AP]M)?)?:\s+(?=\S))?"
)
"""The time and the name before what is said in a chat, and the marks of a quote."""
_HOW_MANY: Final = re.compile(r"(?i)¿?(?:how many|wie ?viele|combien|cuánt|quant|hoeveel)|[^\n]{0,30}何[台枚個本件]")
_ASKING: Final = re.compile(
    r"(?im)(?:^[\W0-9]*(?:[a-z]\)|[^\n:：]{1,30}[:：])?\s*|[.!?:;,，、] |。)"
    r"(?P<asks>(?:how (?:many|much)|which|what|should|shall|do|does|did|is|are|have|has|wie ?viele?|welche[rsnm]?|"
    r"sollen|soll|sind|ist|ziehen|werden|combien|quell?e?s?|est-ce|faut-il|doit-on|doivent-ils|doivent-elles|deben|"
    r"cuántas|cuántos)\b(?! (?:it|there|you|es|que|que vous) (?:possible|ok\w*|a way|able|möglich|pou\w+))"
    r"(?! possible)|"
    r"¿(?!(?:nos )?p(?:uede|odr)|es posible)|"
    r"[^\n。、]*(?<!けます)(?<!えます)(?<!くれます)(?<!できます)(?<!可能です)か$)"
)
"""Begins a question that asks for nothing to be done: its numbers are none of the licenses."""
_ENDS: Final = re.compile(r"[.!。]\s")
_ASKED: Final = re.compile(r"[?？]|(?<=か)。?(?=\s|$)")
_ANSWERED: Final = re.compile(
    r"[ \t]*[^\s?？][^\n?？]*(?:\n|$)|\s*(?:[^\n:：]{1,30}[:：]\s)?\W{0,3}"
    r"(?:yes|ja|oui|sí|all|alle|tous|todas)\b|\s*はい",
    re.IGNORECASE,
)
_LONGEST_LABEL: Final = 60
_NEAR: Final = 200


def beside_labels(lines: list[Line]) -> list[Line]:
    """The lines, with a value beside the label that stands above it, as forms are answered."""
    beside = list(lines)
    for at, (line, below) in enumerate(pairwise(lines)):
        said, answer = without_index(line.text.strip()), below.text.strip()
        if said[-1:] in ("?", "？"):
            said, answer = without_index(SPEAKER.sub("", said)), SPEAKER.sub("", answer)
        if len(said) > _LONGEST_LABEL or not said or said[-1] in ":|;,[{(":
            continue
        is_count = _HOW_MANY.match(said) is not None
        models = [each.model for each in mentions(said)] if is_count else []
        kind = license_label_of(said) or (_counted_in(said) or "have" * len(models) if is_count else "")
        is_answer = (
            count_in(answer) is not None
            if kind in ("have", "move")
            else kind == "model" and len(answer) <= _LONGEST_LABEL and bool(mentions(answer))
        )
        if is_answer:
            label = f"{f'Model: {models[0]}  ' if len(models) == 1 else ''}{kind}" if is_count else said
            beside[at] = Line(line.number, "")
            beside[at + 1] = Line(below.number, f"{label}: {answer}")
    return beside


def _counted_in(question: str) -> str:
    """What a question for a number counts: those that there are, or those that move; "" for anything else."""
    said = {token.kind for token in tokens_of(question, mentions(question))}
    return next((kind for kind in ("stay", "used", "move", "have") if kind in said), "have" if "unit" in said else "")


def without_questions(text: str) -> str:
    """The text with blanks for what it only asks: "How many of these 40 should be moved?"."""
    places: list[tuple[int, int]] = []
    for asked in _ASKED.finditer(text):
        first = max(places[-1][1] - 1 if places else 0, asked.start() - _NEAR)
        begun = [match.start("asks") for match in _ASKING.finditer(text, first, asked.start())]
        if not begun or _ENDS.search(text, begun[-1], asked.start()) or _ANSWERED.match(text, asked.end()):
            continue
        keys = [place.end for place in keys_in(text[begun[-1] : asked.start()])]
        if not keys or _HOW_MANY.match(text, begun[-1]):
            places.append((begun[-1] + max(keys, default=0), asked.end()))
    return masked(text, places, " ")
