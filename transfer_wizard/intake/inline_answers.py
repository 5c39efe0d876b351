"""Answers below questions: in a reply between the lines that it quotes, and in a chat."""

import re
from itertools import pairwise
from typing import Final

from transfer_wizard.intake.answers import read_answer
from transfer_wizard.intake.document_parts import Line
from transfer_wizard.intake.findings import Findings
from transfer_wizard.intake.license_questions import SPEAKER
from transfer_wizard.intake.open_points import paths_asked_in
from transfer_wizard.intake.vocabulary import DESTINATION, SOURCE

_ASKED: Final = re.compile(r"[?？]\s*$")
_LONGEST: Final = 80
_MOST_WORDS: Final = 6
_FIELDS: Final = ("customer_number", "case_number", "requester.phone", "requester.name", "requester.company")
_SIDED: Final = ("name", "url", "licensing_model")


def take_inline_answers(lines: list[Line], found: Findings) -> set[int]:
    """Take each line below a question that leads to one field; returns the numbers of the lines."""
    used: set[int] = set()
    said = [Line(line.number, SPEAKER.sub("", line.text).strip()) for line in lines if line.text.strip(" >\t")]
    for question, answer in pairwise(said):
        if not _ASKED.search(question.text) or _ASKED.search(answer.text) or len(answer.text) > _LONGEST:
            continue
        paths = paths_asked_in(question.text)
        path = paths[0] if len(paths) == 1 else ""
        field, side = _sided(path)
        if not field or (field.endswith("name") and not _is_name(answer.text)):
            continue
        value = read_answer(field, path, answer.text)
        if value:
            words = f"{question.text} {answer.text}"
            if side:
                found.add_sided(field, side, value, words, answer.number)
            else:
                found.add(field, value, words, answer.number)
            used.add(answer.number)
    return used


def _sided(path: str) -> tuple[str, str]:
    """A path that an answer is read for, with ``?`` for its side; two times "" for any other."""
    for side in (SOURCE, DESTINATION):
        if path.startswith(f"organizations.{side}.") and path.rpartition(".")[2] in _SIDED:
            return path.replace(side, "?"), side
    return (path, "") if path in _FIELDS else ("", "")


def _is_name(text: str) -> bool:
    words = text.split()
    return 0 < len(words) <= _MOST_WORDS and (text[0].isupper() or not text[0].isascii()) and text[-1] not in ".!:"
