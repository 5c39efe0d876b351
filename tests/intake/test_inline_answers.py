"""Answers that stand below their questions."""

import pytest

from transfer_wizard.intake.reading import read_text

from .short import rows

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


def quoted(*questions: str) -> str:
    return "".join(f"> {number}. {question}\n" for number, question in enumerate(questions, 1))


ASKED = quoted(
    "Which organization do the licenses leave?",
    "Which organization should they go to?",
    "What is the link of the destination organization?",
    "What is your customer number?",
    "Do you have full access in both organizations?",
)
LINK = "https://n149.meraki.com/o/VjjsAd/manage/organization/overview"
ANSWERS = ("Rock Oslo", "Rock Bergen", LINK, "7114-5990", "Yes")


@pytest.mark.parametrize(
    "text",
    [
        f"{ASKED}\n" + "".join(f"{number}. {answer}\n" for number, answer in enumerate(ANSWERS, 1)),
        f"{ASKED}\n" + "".join(f"{number}) {answer}\n\n" for number, answer in enumerate(ANSWERS, 1)),
        "".join(f"{number}. {answer}\n" for number, answer in enumerate(ANSWERS, 1)) + f"\nBest\nAnn\n\n{ASKED}",
        f"{ASKED}\n" + "\n".join(ANSWERS),
    ],
)
def test_a_list_answers_a_list_that_is_quoted(text: str) -> None:
    assert found(text) == {
        "organizations.source.name": "Rock Oslo",
        "organizations.destination.name": "Rock Bergen",
        "organizations.destination.url": LINK,
        "customer_number": "7114-5990",
        "requester.source_access": "full",
        "requester.destination_access": "full",
    }


@pytest.mark.parametrize(
    ("questions", "answers"),
    [
        (
            ("Wie lautet der Name der Quellorganisation?", "Ist die Lizenzierung in beiden co-term?"),
            ("Rock Oslo", "ja"),
        ),
        (
            ("Quel est le nom de l'organisation source ?", "Les deux organisations sont-elles co-term ?"),
            ("Rock Oslo", "oui"),
        ),
        (
            ("¿Cuál es el nombre de la organización de origen?", "¿Son co-term ambas organizaciones?"),
            ("Rock Oslo", "sí"),
        ),
        (
            ("移行元のオーガナイゼーション名をお知らせください。", "両方の組織は共同終了（co-term）ですか？"),
            ("Rock Oslo", "はい"),
        ),
    ],
)
def test_a_list_answers_a_list_in_each_language(questions: tuple[str, ...], answers: tuple[str, ...]) -> None:
    said = found(quoted(*questions) + "\n" + "".join(f"{at}. {text}\n" for at, text in enumerate(answers, 1)))
    models = dict.fromkeys([f"organizations.{side}.licensing_model" for side in ("source", "destination")], "co-term")
    assert said == {"organizations.source.name": "Rock Oslo"} | models


@pytest.mark.parametrize(
    "text",
    [
        f"{ASKED}\nI will look all of it up.\n",
        f"{ASKED}\n1. Rock Oslo\n1. Rock Bergen\n",
        f"{ASKED}\nHello,\nsee you,\nthen\n",
        "> What is the name of the source organization?\nI don't know yet\n",
        "Do you have full access in both organizations?\nYes\n",
    ],
)
def test_what_is_no_list_of_answers_is_not(text: str) -> None:
    assert found(text) == {}


IT_IS = "The key Z2RC-8TWN-5LQA is good for 40 MR Enterprise."


@pytest.mark.parametrize(
    "question",
    [
        "\n1) How many of these 40 should be moved?\n2) Should they be added (add devices) or renew it?",
        "\nHow many of these 40\nshould be moved?",
        " Should all of them be moved?",
        " Do all 40 move? Which model is it, MR or MX68?",
        "\nBen: how many of the 40 move?",
        "\nWie viele dieser 40 sollen umziehen?",
        "\nSollen alle 40 umziehen?",
        "\nCombien de ces 40 doivent être transférés ?",
        "\n¿Se deben mover las 40?",
        "\n40台すべてを移行しますか。",
    ],
)
def test_a_question_says_nothing_of_a_license(question: str) -> None:
    assert rows(IT_IS + question) == ["Z2RC MR Enterprise 40 -"]
    assert read_text(IT_IS + question).rows[0].mode is None


@pytest.mark.parametrize(
    ("text", "row"),
    [
        (f"{IT_IS} Can you move 12 of them?", "Z2RC MR Enterprise 40 12"),
        (f"{IT_IS} Could you please move all of them?", "Z2RC MR Enterprise 40 40"),
        (f"{IT_IS} Is it possible to move 12 of these?", "Z2RC MR Enterprise 40 12"),
        (f"{IT_IS} 12台を移行していただけますか？", "Z2RC MR Enterprise 40 12"),
        (f"{IT_IS}\nAda: do all 40 move?\nBen: yes", "Z2RC MR Enterprise 40 40"),
        ("How many of the 40 MR on Z2RC-8TWN-5LQA should be moved?", "Z2RC MR 40 -"),
    ],
)
def test_a_question_that_asks_for_a_move_says_what_moves(text: str, row: str) -> None:
    assert rows(text) == [row]


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("[10:01] Ada: how many MX68 do you move?\n[10:02] Ben: 12\n[10:03] Ben: Z2AA-BBBB-CCCC", "Z2AA MX68 - 12"),
        ("Ben: Z2AA-BBBB-CCCC\nAda: how many MR are on it?\nBen: 25", "Z2AA MR 25 -"),
        (
            "Ben: Z2AA-BBBB-CCCC\nAda: how many MR are on it?\nBen: 25\nAda: how many of them move?\nBen: 10",
            "Z2AA MR 25 10",
        ),
        ("Ben: Z2AA-BBBB-CCCC\nAda: wie viele MX68 ziehen um?\nBen: 3", "Z2AA MX68 - 3"),
        ("Ben: Z2AA-BBBB-CCCC, 12 MX68\nAda: combien doivent être transférés ?\nBen: 3", "Z2AA MX68 12 3"),
        ("Ben: Z2AA-BBBB-CCCC\nAda: ¿cuántos MX68 se mueven?\nBen: 3", "Z2AA MX68 - 3"),
        ("Ben: Z2AA-BBBB-CCCC\nAda: 何台のMX68を移行しますか？\nBen: 3台", "Z2AA MX68 - 3"),
        ("Ben: Z2AA-BBBB-CCCC, 12 MX68\nAda: how many people work there?\nBen: 3", "Z2AA MX68 12 -"),
    ],
)
def test_a_bare_number_below_a_question_is_its_answer(text: str, row: str) -> None:
    assert rows(text) == [row]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("The name of the source organization", "The name and the link of the destination organization"),
        ("Name der Quellorganisation", "Name und Link der Zielorganisation"),
        ("Nom de l'organisation source", "Nom et lien de l'organisation cible"),
        ("El nombre de la organización de origen", "El nombre y el enlace de la organización de destino"),
    ],
)
def test_answers_below_the_items_of_a_quoted_list_are_taken(first: str, second: str) -> None:
    link = "https://n4.meraki.com/o/roOslo/manage/organization/overview"
    text = f"> 1. {first}\n\nRock Bergen\n\n> 2. {second}\n\nRock Oslo\n{link}\n\n> 3. Kind regards\n\nThanks\nAda\n"
    said = found(text)
    assert said["organizations.source.name"] == "Rock Bergen"
    assert said["organizations.destination.name"] == "Rock Oslo"
    assert said["organizations.destination.url"] == link


LEAVING = {
    "en": ("Which organization gives up the licenses?", "Which organization gets the licenses?"),
    "de": ("Welche Organisation gibt die Lizenzen ab?", "Welche Organisation nimmt die Lizenzen auf?"),
    "fr": ("Quelle organisation cède les licences ?", "Quelle organisation reçoit les licences ?"),
    "es": ("¿Qué organización cede las licencias?", "¿Qué organización recibe las licencias?"),
    "ja": ("どの組織からライセンスを移行しますか？", "どの組織がライセンスを受け取りますか？"),
}


@pytest.mark.parametrize("language", LEAVING)
def test_a_question_for_what_gives_and_gets_names_the_sides(language: str) -> None:
    source, destination = LEAVING[language]
    assert found(f"> {source}\nRock Oslo\n> {destination}\nRock Bergen\n") == {
        "organizations.source.name": "Rock Oslo",
        "organizations.destination.name": "Rock Bergen",
    }


NUMBER = {
    "en": "What is your customer number?",
    "de": "Wie lautet Ihre Kundennummer?",
    "fr": "Quel est votre numéro de client ?",
    "es": "¿Cuál es su número de cliente?",
    "ja": "お客様番号をお知らせください。",
}


@pytest.mark.parametrize(
    ("language", "answer"),
    [
        ("en", "I have to ask my colleague."),
        ("en", "no idea yet"),
        ("en", "I don't know."),
        ("de", "Da muss ich meine Kollegin fragen."),
        ("de", "Weiß ich noch nicht."),
        ("fr", "Je dois demander à ma collègue."),
        ("fr", "Aucune idée pour l'instant."),
        ("es", "Tengo que preguntar a mi colega."),
        ("es", "Aún no lo sé."),
        ("ja", "同僚に確認します。"),
        ("ja", "まだわかりません。"),
    ],
)
def test_a_question_that_has_no_answer_yet_stays_open(language: str, answer: str) -> None:
    for head in ("", "From: Ann <ann@x.example>\nTo: Cisco Meraki Support <support-noreply@meraki.com>\n\n"):
        reading = read_text(f"{head}> {NUMBER[language]}\n{answer}\n> Which devices should be moved?\n4 x MS120-8LP\n")
        assert [each.field for each in reading.open] == ["customer_number"]
        assert not [each for each in reading.found if each.field == "customer_number"]
    assert not read_text(f"> {NUMBER[language]}\n7741-0026\n").open
