"""A question file that went through the text of a mail: quoted, its quotation marks curled, its long lines wrapped."""

import json
import re
import textwrap
from collections.abc import Callable

import pytest

from transfer_wizard.request import questions
from transfer_wizard.request.draft import Draft
from transfer_wizard.request.mailed import holds_questions, mended
from transfer_wizard.request.questions import Question, Questions

LONG = "We have to move these, because the branch was sold: see https://n219.meraki.com/o/i0-kTd/manage for more of it."
ASKED = Questions(
    Draft().id,
    "Dana “D” O’Neil",
    (
        Question("licenses.0.devices.1.have", "Z2A7-32TE-A8Y4", "MX68", "2"),
        Question("route.reason", answer='He said "move", “then renew”: {both}, "x"} and a \\ with tab\tand\nline'),
        Question("case.scope", answer=LONG),
        Question("organizations.source.name", answer="Kundenservice „Nord“, «Sud»"),
    ),
)
WRITTEN = questions.write(ASKED).decode()


def curled(text: str, opening: str = "“", closing: str = "”") -> str:
    """A text as a mail program shows it: a mark after white space or a bracket opens, every other closes."""
    return re.sub('"', closing, re.sub(r'(?<![^\s\[{(])"', opening, text))


def quoted(text: str) -> str:
    return "".join(f"> {line}" for line in text.splitlines(keepends=True))


def wrapped(text: str) -> str:
    """A text with no line longer than 72 characters, where there is a space to wrap it at."""
    lines = (textwrap.wrap(line, 72, subsequent_indent="", break_long_words=False) for line in text.splitlines())
    return "\n".join(line for many in lines for line in many)


CHANGES: dict[str, Callable[[str], str]] = {
    "quoted": quoted,
    "quoted twice": lambda text: quoted(quoted(text)),
    "quoted closely": lambda text: quoted(quoted(text)).replace("> > ", ">>"),
    "curled": curled,
    "low and high": lambda text: curled(text, "„", "“"),
    "all the same": lambda text: text.replace('"', "”"),
    "wrapped": wrapped,
    "all of it": lambda text: "Hi,\nhere:\n\n" + quoted(wrapped(curled(text))) + "\n> Dana\n",
    "hard spaces": lambda text: text.replace("  ", "\N{NO-BREAK SPACE} "),
}


@pytest.mark.parametrize("name", CHANGES)
def test_what_a_mail_makes_of_a_file_is_read_as_the_file(name: str) -> None:
    text = CHANGES[name](WRITTEN)
    assert holds_questions(text)
    found = questions.read(mended(text).encode())
    assert found is not None
    assert [question.path for question in found.questions] == [question.path for question in ASKED.questions]
    for question, was in zip(found.questions, ASKED.questions, strict=True):
        assert plain(question.answer) == plain(was.answer)
        assert (question.about, question.device) == (was.about, was.device)


def plain(text: str) -> str:
    """A text without the shape of its quotation marks, which nobody can know any more."""
    return re.sub("[“”„«»]", '"', text)


def test_a_file_that_went_through_nothing_is_not_changed() -> None:
    simple = questions.write(Questions(Draft().id, "Dana", (Question("requester.name", answer='the "old" one'),)))
    assert json.loads(mended(simple.decode())) == json.loads(simple)


@pytest.mark.parametrize("text", ["a mail about transfer-wizard-questions.json", '"transfer-wizard-request"', ""])
def test_another_text_holds_no_questions(text: str) -> None:
    assert not holds_questions(text)


@pytest.mark.parametrize("piece", ["“", '{"a":"', "\n>", "\\", "\n ", '", "', "”\n", " ", "} "])
def test_a_hostile_text_takes_no_longer_than_it_is_long(piece: str) -> None:
    mended("{“a”: “" + piece * (1_000_000 // len(piece)) + "}")
