"""Passcodes in pasted text: found in any spelling, told without their digits, and other numbers left alone."""

import re

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from transfer_wizard.intake.reading import read_text
from transfer_wizard.request.words import NAMES_OF_PASSCODE, PARTS_OF_NAMES

DIGITS = ("1177", "2288", "4821", "0065")
SAID = [
    "Passcodes: src 1177 / dst 2288",
    "Passcode (source): 1177, Passcode (dest): 2288",
    "source org passcode 1177",
    "1177 = passcode source, 2288 = passcode dest",
    "Passcode\n1177",
    "Support passcode\n\n1177",
    "The code for support is 1177",
    'pass code is: "1177"',
    "passcode=1177&x=1",
    "Passcode: 1 1 7 7",
    "passcode: 11-77",
    "passcode source:1177 destination:2288",
    "Passcodes for today\nSource: 1177\nDestination: 2288",
    "| Organization | Passcode |\n|---|---|\n| A | 1177 |\n| B | 2288 |",
    "Org;Passcode\nA;1177\nB;2288",
    "<table><tr><th>Org</th><th>Passcode</th></tr><tr><td>A</td><td>1177</td></tr></table>",
    "My passcodes are 1177 and 2288.",
    "passcode of Lakeshore is 1177",
    "Here's the support passcode for the Evanston organization that you asked for this morning: 1177",
    "El código de soporte es 1177",
    "le code d'accès est 1177",
    "サポート用パスコード(移動元) 1177\n(移動先) 2288",
    "パスコード\n移動元:1177\n移動先:2288",
    "Support-Passcode Quelle: 1177, Ziel: 2288",
    "PIN source 1177",
    "Meraki pin: 1177",
    "today's code: 1177 (source)",
    "Passcode from: 4821    Passcode to: 0065",
    "**Passcode:** `1177`",
    "key,model,passcode\nZ2A7-32TE-A8Y4,MX68,1177",
    "support passcode ➜ 1177",
    "passcode for the source organization (as of 24 Nov): 1177",
    "Passcode 1177/2288",
    "the 4-digit passcode is 1177",
    "The passcode that Dana read to me over the phone this morning is 1177",
    "passcode, in case you need it: 1177",
    "my passcode (1177)",
    "passcode (source: 1177)",
    "passcode1177",
    "passcode-1177",
    "passcode is _1177_",
    "Passcode: 1177-",
    "source 1177 and destination 2288 are the passcodes",
    "1177 and 2288 are the passcodes",
    "Business impact: the code of the day is 1177",
    "| Side | Passcode |\n|---|---|\n| source | 1177 |\n| destination | 2288 |",
    "Side,Passcode\nsource,1177\ndestination,2288",
    "Side\tPasscode\tNote\nsource\t1177\tfresh",
]
NOT_SAID = [
    "Contract 2027, passcode: see the dashboard",
    "ext. 2291, passcode by phone",
    "invoice 4410 - the passcode comes later",
    "In 2026 we got no passcode.",
    "The passcode is 4 digits",
    "Room 1408. Passcode: ask me",
    "passcode (valid on 2026-11-24)",
    "Passcode will be sent by +1 312 555 0188",
    "Please provide the passcode. Case 09214417. 2026",
    "tel 555 0150 ext. 3316\nPasscode: dashboard",
    "Passcode from 2026-11-24, see dashboard",
    "passcode: n/a\nPO 4500",
    "The passcode was generated at 10:45",
    "passcode for order 4500",
    "passcode by phone, extension is 3316",
    "Passcode?\nRoom, 1408",
    "No passcode by mail please! I'm at desk 4410 until 1630.",
    "Der Passcode ist gültig bis 1630",
    "Kein Passcode per Mail, Durchwahl 4410",
]


@pytest.mark.parametrize("text", SAID)
def test_a_passcode_is_told_and_not_repeated(text: str) -> None:
    reading = read_text(text)
    assert any("passcode stands here" in each.reason for each in reading.rejected)
    for digits in DIGITS:
        assert not re.search(r"(?<!\d)" + r"[\s.\-]?".join(digits) + r"(?!\d)", repr(reading))


@pytest.mark.parametrize("text", NOT_SAID)
def test_other_numbers_beside_the_word_are_none(text: str) -> None:
    assert [each for each in read_text(text).rejected if "passcode" in each.reason] == []


@pytest.mark.parametrize("text", ["passcode " + "(a)" * 20_000, "passcode " + "(" * 20_000, "passcode\n" * 20_000])
def test_brackets_without_end_end_soon(text: str) -> None:
    assert read_text(text).rows == []


@given(st.from_regex(re.compile(NAMES_OF_PASSCODE, re.IGNORECASE)))
@settings(deadline=None, suppress_health_check=list(HealthCheck))
def test_each_name_of_a_passcode_has_a_part_by_which_long_texts_are_ruled_out(said: str) -> None:
    assume(said.isascii())
    assert any(part in said.lower() for part in PARTS_OF_NAMES)
