"""Answers to questions: below each, in a reply or a chat, or in a list of their own beside the list of questions."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any, Final, NamedTuple

from transfer_wizard.intake.answers import LINK, read_answer, says_yes, words_in
from transfer_wizard.intake.document_parts import Line
from transfer_wizard.intake.doubts import is_guess, names_guessed
from transfer_wizard.intake.findings import AskedField, Findings
from transfer_wizard.intake.labels import LabelMeaning, label_of, sided, without_index
from transfer_wizard.intake.license_questions import SPEAKER
from transfer_wizard.intake.open_points import LONGEST, paths_asked_in
from transfer_wizard.intake.transfers import name_of_organization
from transfer_wizard.intake.vocabulary import BOTH, SOURCE

_ASKED: Final = re.compile(r"[?？]\s*$")
_NOT_YET: Final = re.compile(
    r"(?i)\b(?:have|need|must|going|will|['’]ll|let me)(?: to)? (?:ask|check|find out|look)\b|\bno idea\b|\bnot sure\b|"
    r"\b(?:do not|don['’]t) (?:yet )?know\b|\bnot (?:yet )?known\b|\b(?:tbd|tbc|unknown)\b|"
    r"\b(?:muss|werde)\b.{0,40}\b(?:\w*fragen|klären|nachsehen|prüfen)\b|\bkeine ahnung\b|"
    r"\bweiß (?:ich|es)\b.{0,12}nicht|\bnoch (?:offen|unklar|nicht)\b|\b(?:dois|vais|faut) (?:le )?(?:demander|"
    r"vérifier)|\baucune idée|\bsais pas\b|\bpas encore\b|\b(?:tengo que|debo|voy a) (?:preguntar|consultar|"
    r"verificar)|\bni idea\b|\bno (?:lo )?sé\b|\baún no\b|"
    r"確認(?:します|中|いたします|して|のうえ)|(?:わか|分か)りません|不明|(?:聞いて|尋ねて)|調べ(?:ます|て)"
)
"""An answer that says when there will be one, and not what it is."""
_NUMBERED: Final = re.compile(r"\s*\(?(?P<number>[0-9]{1,2})(?:[.)](?=\s|[\u3005-\u9fff])|[．、）])\s*")
_LONGEST: Final = 80
_MOST_WORDS: Final = 6
_LEAST_OF_LIST: Final = 2
_FIELDS: Final = (
    "customer_number",
    "case_number",
    "requester.phone",
    "requester.name",
    "requester.company",
    "requester.saml",
    "requester.?_email",
    "requester.?_access",
    "organizations.?.name",
    "organizations.?.url",
    "organizations.?.licensing_model",
)


_NAME_AND_LINK: Final = {"organizations.?.name", "organizations.?.url"}
_OF_WRITER: Final = ("requester.saml", "requester.?_email", "requester.?_access")
"""What is taken from a reply alone: in a chat, whoever answers may be another than the one who asks Support."""


class _Said(NamedTuple):
    """A line without the marks around it: its place in a list, 0 for none, and whether it is quoted."""

    line: Line
    place: int
    is_quoted: bool


def take_inline_answers(lines: list[Line], found: Findings) -> tuple[set[int], list[AskedField]]:
    """Take each line that answers a question which leads to one field.

    Returns:
        The numbers of the lines, and what stays open where the answer is yet to be found out.
    """
    used: set[int] = set()
    is_open: dict[str, AskedField] = {}
    said = [_said(line) for line in lines if line.text.strip(" >\t")]
    for asked, answered in (*_adjacent(said), *_in_lists(said)):
        question, answer = asked.line, answered.line
        if asked.is_quoted and not answered.is_quoted and _NOT_YET.search(answer.text[:LONGEST]):
            for path in paths_asked_in(question.text):
                is_open.setdefault(path, AskedField(path, question.text[:LONGEST], question.number))
            used.add(answer.number)
            continue
        if _ASKED.search(answer.text) or len(answer.text) > _LONGEST:
            continue
        label = _asked_for(question.text, asked.is_quoted, answer.text)
        names, is_sure = [answer.text], not is_guess(answer.text)
        if label.field.endswith("name"):
            names, is_sure = names_guessed(answer.text)
        words = f"{question.text} {answer.text}"
        for name in names:
            value = _answer(label, question.text, name) if label.field in _FIELDS else ""
            if not value or (label.field.endswith("name") and not _is_name(name)):
                continue
            if "?" in label.field:
                found.add_sided(label.field, label.side, value, words, answer.number, is_sure)
            else:
                found.add(label.field, value, words, answer.number, is_sure)
            used.add(answer.number)
    return used, [each for each in is_open.values() if not found.has(each.field)]


def _said(line: Line) -> _Said:
    text = SPEAKER.sub("", line.text).strip()
    number = _NUMBERED.match(text)
    text = text[number.end() :] if number else text
    return _Said(Line(line.number, text), int(number["number"]) if number else 0, line.text.lstrip().startswith(">"))


def _adjacent(said: list[_Said]) -> Iterator[tuple[_Said, _Said]]:
    for at, (question, answer) in enumerate(pairwise(said)):
        is_below = question.is_quoted and not answer.is_quoted
        is_item = is_below and question.place > 0
        if _ASKED.search(question.line.text) or is_item or (is_below and _NOT_YET.search(answer.line.text[:LONGEST])):
            yield question, answer
        if is_item and at + 2 < len(said) and LINK.match(said[at + 2].line.text):
            yield question, said[at + 2]  # below the name


def _in_lists(said: list[_Said]) -> Iterator[tuple[_Said, _Said]]:
    """The answers to a list of questions that is quoted: with its numbers, or as many lines right below it."""
    questions = [at for at, each in enumerate(said) if each.is_quoted and each.place]
    if [said[at].place for at in questions] != list(range(1, len(questions) + 1)) or len(questions) < _LEAST_OF_LIST:
        return
    numbered = {each.place: each for each in said if each.place and not each.is_quoted}
    if numbered and len(numbered) == sum(1 for each in said if each.place and not each.is_quoted):
        yield from ((said[at], numbered[said[at].place]) for at in questions if said[at].place in numbered)
    elif not numbered and all(each.is_quoted for each in said[questions[0] : questions[-1]]):
        below = [each for each in said[questions[-1] + 1 :] if not each.is_quoted][: len(questions)]
        if len(below) == len(questions):
            yield from zip((said[at] for at in questions), below, strict=True)


def _asked_for(question: str, is_quoted: bool, answer: str) -> LabelMeaning:
    """The field that a question leads to, with its side or both; of a name and a link, the one that the answer is."""
    label = label_of(without_index(question.rstrip(" ?？"))) if is_quoted else None
    paths = [sided(path) for path in paths_asked_in(question) if not path.startswith("licenses")]
    fields, sides = {field for field, _side in paths}, {side for _field, side in paths}
    if fields == _NAME_AND_LINK:
        fields = {"organizations.?.url" if LINK.match(answer) else "organizations.?.name"}
    if not label or label.field not in _FIELDS or label.side.endswith("?"):
        side = BOTH if len(sides) > 1 else next(iter(sides), "")
        label = LabelMeaning(fields.pop() if len(fields) == 1 else "", side)
    is_vague = label.side == BOTH and label.field.endswith((".name", ".url"))
    if is_vague or (not is_quoted and (label.side == BOTH or label.field in _OF_WRITER)):
        return LabelMeaning("", "")
    return label if label.side or not label.field.endswith("_email") else LabelMeaning(label.field, SOURCE)


def _answer(label: LabelMeaning, question: str, answer: str) -> Any:
    """The value of an answer; "yes" is what the question names."""
    choice = label.field.rpartition(".")[2].lstrip("?_")
    words = {word.value for word in words_in(choice, question)} if choice in ("access", "licensing_model") else set()
    if len(words) == 1 and says_yes(answer):
        return words.pop()
    return read_answer(label.field, label.field.replace("?", SOURCE), answer)


def _is_name(text: str) -> bool:
    is_short = 0 < len(text.split()) <= _MOST_WORDS and (text[0].isupper() or not text[0].isascii())
    return is_short and text[-1] not in ".!:" and bool(name_of_organization(text))
