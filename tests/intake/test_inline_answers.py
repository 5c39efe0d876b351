"""Answers that stand below their questions."""

import pytest

from transfer_wizard.intake.reading import read_text

REPLY = """From: Ingrid Aas <ingrid@rock.example>
To: Cisco Meraki Support <support-noreply@meraki.com>
Subject: Re: Case 09588431

> What is the name of the source organization?
Rock Bergen
> What is your customer number?
7741-0026
> Which device models and how many of each are to be moved?
4 x MS120-8LP
"""


def found(text: str) -> dict[str, object]:
    return {each.field: each.value for each in read_text(text).found if each.sure}


def test_an_answer_below_a_quoted_question_is_taken() -> None:
    said = found(REPLY)
    assert said["organizations.source.name"] == "Rock Bergen"
    assert said["customer_number"] == "7741-0026"


def test_an_answer_in_a_chat_is_taken() -> None:
    assert found("[10:11] Lena: ok. customer number?\n[10:12] Sanjay: 6620-4471\n") == {"customer_number": "6620-4471"}


@pytest.mark.parametrize(
    "text",
    [
        "What is the name of the source organization?\nI will look it up tomorrow and tell you then.\n",
        "What is the name of the source organization?\nWhat is your customer number?\n",
        "What are the names of both organizations?\nRock Bergen\n",
    ],
)
def test_what_is_no_answer_is_not(text: str) -> None:
    assert found(text) == {}
