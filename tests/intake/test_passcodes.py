"""Passcodes in pasted text: found in any spelling, told without their digits, and other numbers left alone."""

import re
import unicodedata

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from tests.counted_work import takes_no_longer
from transfer_wizard.intake.passcodes import passcodes_in
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


QUESTIONS = {
    "en": ("Which organization do the licenses leave?", "What is the support passcode of the source?"),
    "de": ("Welche Organisation gibt die Lizenzen ab?", "Wie lautet der Support-Passcode der Quellorganisation?"),
    "fr": ("Quelle organisation cède les licences ?", "Quel est le code d'accès de l'organisation source ?"),
    "es": ("¿Qué organización cede las licencias?", "¿Cuál es el código de soporte de la organización de origen?"),
    "ja": ("移行元の組織名は何ですか？", "移行元のサポート用パスコードは何ですか？"),
}
ASKED = ("> 1. {}\n> 2. {}\n", "1) {}\n2) {}\n", "> a) {}\n> b) {}\n", "> ① {}\n> ② {}\n")
FAR = "\nHello,\nthanks for your mail.\n\n"
ANSWERED = [
    *((0, f"{FAR}1{mark}Rock Oslo\n2{mark}4711\n") for mark in (". ", ") ", ": ", "．", "、", " - ", " ")),
    (0, f"{FAR}Re 1: Rock Oslo\nRe 2: 4711\n"),
    (0, f"{FAR}(1) Rock Oslo\n(2) It is 4711, as of today.\n"),
    (0, f"{FAR}１．Rock Oslo\n２．４７１１\n"),
    (0, f"{FAR}1. Rock Oslo\n2. Source: 4711\n   Destination: 4711\n"),
    (0, f"{FAR}1. Rock Oslo\n2. 4711/4711\n"),
    (0, f"{FAR}1. Rock Oslo\n2. forty-seven eleven\n"),
    (0, "\nRock Oslo\n4711\n"),
    (1, f"{FAR}1. Rock Oslo\n2. 4711\n"),
    (2, f"{FAR}a) Rock Oslo\nb) 4711\n"),
    (3, f"{FAR}① Rock Oslo\n② 4711\n"),
]
SPOKEN = {
    "Support passcode": "forty-seven eleven",
    "Support-Passcode": "siebenundvierzig elf",
    "Code d'accès": "quarante-sept onze",
    "Código de soporte": "cuarenta y siete once",
    "パスコード": "四七一一",
}


def holds(text: str, *said: str) -> bool:
    shown = unicodedata.normalize("NFKC", repr(read_text(text)))
    return any(words in shown for words in said)


@pytest.mark.parametrize(("form", "answers"), ANSWERED)
@pytest.mark.parametrize("language", QUESTIONS)
def test_a_passcode_far_below_its_question_is_not_repeated(language: str, form: int, answers: str) -> None:
    text = ASKED[form].format(*QUESTIONS[language]) + answers
    assert not holds(text, "4711", "forty-seven")
    assert not holds(f"{answers.lstrip()}\n\n{ASKED[form].format(*QUESTIONS[language])}", "4711", "forty-seven")


@pytest.mark.parametrize("name", SPOKEN)
def test_a_passcode_in_words_or_in_a_column_is_not_repeated(name: str) -> None:
    for said in (SPOKEN[name], "4711", "４７１１", "47 11"):
        for form in (
            "{0}: {1}",
            "{0}\n{1}",
            "{0}:\n\n{1}",
            "| Org | Model | {0} |\n|---|---|---|\n| A 2 | co-term 2 | {1} |",
        ):
            assert not holds(form.format(name, said), said, "4711"), form
        assert not holds(f"org,link,{name},note\nA 2,https://n1.meraki.com/o/ab12/x,{said},b\n", said, "4711")


@pytest.mark.parametrize(
    "answers",
    [
        "1. Rock Oslo 2027\n2. I read it on the phone\n3. 7741",
        "1. PO 4500\n2. by phone, ext. 2291\n3. 7741-0026",
        "Rock Oslo\n\n> What is your customer number?\n4500\n",
    ],
)
def test_numbers_in_answers_to_other_questions_stay(answers: str) -> None:
    text = ASKED[0].format(*QUESTIONS["en"]) + FAR + answers
    assert [each for each in read_text(text).rejected if "passcode" in each.reason] == []


@pytest.mark.parametrize(
    "piece", ["> ", " ", "1. ", "a) ", "quarante et ", "2 4711 ", "(*", "1.\n", "passcode|", ">1 "]
)
def test_what_repeats_ends_soon(piece: str) -> None:
    assert takes_no_longer(lambda: passcodes_in("> 1. passcode?\n" + piece * 4_000), 2)


@pytest.mark.parametrize(
    "text",
    [
        "Subject: Transfer, passcode: 4821\nFrom: Ann <ann@northwind.example>\n\nMove fails for Z2A7-32TE-A8Y4.",
        "From: Ann <ann@northwind.example>\nSubject: Move fails, passcode 4821\nTo: support@meraki.com\n\nHello",
        '{"name": "Northwind West", "passcodes": [4821, 1177]}',
        '{"name": "Northwind West", "support": {"passcodes": {"all": ["4821"]}}}',
    ],
)
def test_a_passcode_in_a_subject_or_a_list_of_an_answer_is_not_shown(text: str) -> None:
    reading = read_text(text)
    assert any("passcode stands here" in each.reason for each in reading.rejected)
    assert not re.search("4821|1177", repr(reading))


@pytest.mark.parametrize(
    "text",
    [
        "Our support passcode is 4,7,1,9.",
        "passcode: 4 / 7 / 1 / 9",
        "Four seven one nine is the support passcode",
        "Vier sieben eins neun ist der Passcode der Quelle",
        "code de support : 4719",
        "Clave de soporte: 4719",
        "サポートコード：4719",
    ],
)
def test_a_passcode_with_signs_between_its_digits_or_ahead_of_its_name_is_not_repeated(text: str) -> None:
    said = f"Business impact: the branch waits. {text}\n"
    reading = read_text(said)
    assert any("passcode" in each.reason for each in reading.rejected)
    shown = repr(reading).casefold()
    assert not [digits for digits in ("4719", "4,7", "4 / 7", "seven one", "sieben eins") if digits in shown]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("The support passcode is 4,719.", "4,719"),
        ("Passcode: 4.719", "4.719"),
        ("Passcode (source): 4 719", "4 719"),
        ("Passcode: ４，７１９", "4,719"),
        ("Passcode: ٤٧١٩", "٤٧١٩"),
        ("Passcode: 4719-8206", "4719-8206"),
        ("Passcodes 4719–8206", "8206"),
        ("Support passcode: forty-seven nineteen", "forty-seven"),
        ("Support passcode: four thousand seven hundred nineteen", "thousand"),
        ("The passcode is forty-seven hundred and nineteen", "hundred"),
        ("Passcode: viertausendsiebenhundertneunzehn", "tausend"),
        ("Code d'accès : mille sept cent dix-neuf", "mille"),
        ("Código de soporte: cuatro mil setecientos diecinueve", "mil setecientos"),
        ("パスコード: よんななきゅういち", "なな"),
        ("パスコードはよん、なな、いち、きゅうです", "なな"),
        ("パスコードは四七一九です", "四七"),
        ("移行元パスコード：1177\n移行先パスコード：７７１５", "7715"),
    ],
)
def test_a_passcode_written_as_few_people_do_is_not_repeated(text: str, said: str) -> None:
    assert any("passcode" in each.reason for each in read_text(text).rejected)
    assert not holds(f"Business impact: the branch waits. {text}\n", said, "4719")


@pytest.mark.parametrize(
    "text",
    [
        "Customer number: 4719-8206",
        "Passcode: to follow. Customer number: 4719-8206",
        "The passcode is on my phone, customer number 4719-8206",
        "Passcode: see the dashboard. We have 4,719 licenses.",
        "The passcode follows: 4,719 licenses move.",
        "Passcode by phone; we move four thousand seven hundred nineteen licenses.",
        "The passcode changes at 12.30 every day.",
        "パスコードは電話でお伝えします。お客様番号: 4719-8206",
    ],
)
def test_numbers_of_something_else_stay(text: str) -> None:
    reading = read_text(text)
    assert [each for each in reading.rejected if "passcode" in each.reason] == []
    assert ("4719-8206" in text) == ("4719-8206" in [each.value for each in reading.found])


@pytest.mark.parametrize("mark", [". ", "... ", "/", "—", "_", "” “", "、"])
def test_a_passcode_in_words_with_signs_between_them_is_not_repeated(mark: str) -> None:
    said = mark.join(("four", "seven", "one", "nine"))
    assert not holds(f"Business impact: We cannot work, passcode {said}\n", "seven")


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
