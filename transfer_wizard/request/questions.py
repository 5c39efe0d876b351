"""The question file: the gaps of a request, to be filled in by a colleague; the reply is the same file with answers.

It holds the request's id, to find the request again, and nothing of it but what a question needs to be understood.

    {"format": "transfer-wizard-questions", "schema": 1, "id": "…", "app": "1.0.0", "asked_by": "Dana Whitfield",
     "questions": [{"field": "licenses.0.devices.0.have", "about": "Z2A7-32TE-A8Y4", "device": "MX68", "answer": ""}]}

A list that is missing as a whole, ``licenses`` or ``licenses.0.devices``, is one question; its answer is text with a
row to a line. The limits are those of the request file, and 500 questions. Members that this version doesn't know are
kept, and so are questions about fields that it doesn't know.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from enum import Enum
from typing import Any, Final

from transfer_wizard import __version__
from transfer_wizard.request.document import Unreadable, as_json, clean, parse, without_passcodes
from transfer_wizard.request.draft import IDENTITY
from transfer_wizard.request.shape import LONGEST, PROSE, REQUEST, is_number, leaf_at
from transfer_wizard.translations import _

FORMAT: Final = "transfer-wizard-questions"
SCHEMA: Final = 1
MOST_QUESTIONS: Final = 500
LONGEST_WORD: Final = 200
"""The most characters of what a question is about."""
NEVER_ASKED: Final = ("case_number", "case.attachments", "licenses.now_keys")

_ENVELOPE: Final = ("format", "schema", "id", "app", "asked_by", "questions")
_QUESTION: Final = ("field", "about", "device", "answer")
_ROW: Final = re.compile(r"0|[1-9][0-9]{0,3}")


@dataclass(frozen=True)
class Question:
    """One gap.

    Attributes:
        path: that of the field in the request.
        about: the organization's name or the license key that the field belongs to, "" for none.
        device: the device model that it belongs to, "" for none.
        answer: what the colleague answered, as text; "" for nothing yet. Of a list, a row to a line.
        extras: members that this version doesn't know.
    """

    path: str
    about: str = ""
    device: str = ""
    answer: str = ""
    extras: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Questions:
    """A question file.

    Attributes:
        id: that of the request.
        asked_by: the name of the person who makes the request, "" when not given.
        questions: what is asked, in the order of the pages.
        notices: sentences about what was left out on opening.
        others: questions about fields that this version doesn't know, as they came.
        extras: members of the envelope that this version doesn't know.
    """

    id: str
    asked_by: str
    questions: tuple[Question, ...]
    notices: tuple[str, ...] = ()
    others: tuple[Any, ...] = ()
    extras: dict[str, Any] = field(default_factory=dict)

    def answered(self, answers: Iterable[str]) -> "Questions":
        """The same questions with these answers, one for each."""
        pairs = zip(self.questions, answers, strict=True)
        return replace(self, questions=tuple(replace(question, answer=answer) for question, answer in pairs))


def is_askable(path: str) -> bool:
    """True for the path of a field or list that a colleague may fill in, with a row number wherever there are rows."""
    kind = ".".join(step for step in path.split(".") if not step.isdecimal())
    return not isinstance(_shape_at(path), dict | None) and not kind.startswith(NEVER_ASKED)


def is_list(path: str) -> bool:
    """True for the path of a whole list of rows."""
    return isinstance(_shape_at(path), list)


def _shape_at(path: str) -> Any:
    """What belongs at a path; None where the request has no such place."""
    shape: Any = REQUEST
    for step in path.split("."):
        if isinstance(shape, list) and _ROW.fullmatch(step):
            shape = shape[0]
        elif isinstance(shape, dict) and step in shape:
            shape = shape[step]
        else:
            return None
    return shape


def read(
    content: bytes,
    choose: Callable[[str, str], str] = lambda _path, text: text,
    called: Callable[[str], str] = lambda path: path,
) -> Questions | None:
    """The questions in a file's content; None when it is a file of another kind.

    Args:
        choose: the word that an answer stands for, by the path of a field of choices; "" leaves the answer out.
        called: what a refusal calls the field at a path.

    Raises:
        Unreadable: with what is wrong.
    """
    document = parse(content)
    if not isinstance(document, dict) or document.get("format") != FORMAT:
        return None
    if document.get("schema") != SCHEMA:
        raise Unreadable(_("A newer version of Transfer Wizard wrote these questions. Open them with that version."))
    document, dropped = without_passcodes(document)
    identity = document.get("id")
    if not (isinstance(identity, str) and re.fullmatch(IDENTITY, identity)):
        raise Unreadable(_("“id” must be a UUID in small letters."))
    rows = document.get("questions")
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise Unreadable(_("“questions” must be a list of objects."))
    if len(rows) > MOST_QUESTIONS:
        raise Unreadable(_("The file asks more than {most} questions.").format(most=MOST_QUESTIONS))
    known = [row for row in rows if isinstance(row.get("field"), str) and is_askable(row["field"])]
    if not known:
        raise Unreadable(_("The file holds no question about a field that this version knows."))
    fields = [row["field"] for row in known]
    if len(set(fields)) < len(fields):
        raise Unreadable(_("The file asks for the same field twice."))
    notice = _("The file carried a passcode. It was left out: passcodes are never sent to a colleague.")
    return Questions(
        identity,
        _word(document.get("asked_by", ""), "asked_by"),
        tuple(_question(row, choose, called(row["field"])) for row in known),
        (notice,) if dropped else (),
        tuple(row for row in rows if row not in known),
        {name: value for name, value in document.items() if name not in _ENVELOPE},
    )


def write(questions: Questions) -> bytes:
    """The file's content."""
    rows = [
        {"field": question.path, "about": question.about, "device": question.device, "answer": question.answer}
        | question.extras
        for question in questions.questions
    ]
    document = {
        "format": FORMAT,
        "schema": SCHEMA,
        "id": questions.id,
        "app": __version__,
        "asked_by": questions.asked_by,
        "questions": [*rows, *questions.others],
    }
    return as_json(document | questions.extras)


def _question(row: dict[str, Any], choose: Callable[[str, str], str], name: str) -> Question:
    path = row["field"]
    return Question(
        path,
        _word(row.get("about", ""), f"{name}: about"),
        _word(row.get("device", ""), f"{name}: device"),
        _answer(row.get("answer", ""), path, choose, name),
        {name: value for name, value in row.items() if name not in _QUESTION},
    )


def _word(value: Any, place: str) -> str:
    text = _text(value, place)
    if len(text) > LONGEST_WORD:
        raise Unreadable(_("“{place}” is longer than {most} characters.").format(place=place, most=LONGEST_WORD))
    return " ".join(text.split())


def _answer(value: Any, path: str, choose: Callable[[str, str], str], name: str) -> str:
    leaf = PROSE if is_list(path) else leaf_at(path)
    if isinstance(value, bool) and not isinstance(leaf, Enum):
        value = "yes" if value else "no"
    if is_number(leaf) and isinstance(value, int) and not isinstance(value, bool) and abs(value) < 10**9:
        value = str(value)
    text = _text(value, name)
    if len(text) > LONGEST:
        raise Unreadable(
            _("The answer to “{field}” is longer than {most} characters.").format(field=name, most=LONGEST)
        )
    if not text or isinstance(leaf, Enum):
        return text
    word = choose(path, text)
    if word and word not in set(leaf):
        raise Unreadable(_("The answer to “{field}” is none of its choices.").format(field=name))
    return word


def _text(value: Any, place: str) -> str:
    if value is None:
        return ""
    if not isinstance(value, str):
        raise Unreadable(_("“{place}” must be text.").format(place=place))
    return clean(value)
