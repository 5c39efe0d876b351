"""Who asks: the writer who speaks of own licenses, never a reseller, a help desk or Support."""

import pytest

from transfer_wizard.intake.reading import read_text

from .short import values

MAIL = """From: {sender}
To: it-desk@fjord.example
Subject: licenses

{said}

Tomasz Kowalczyk
Network Engineer | Rock Poland
M: +48 601 555 210
"""
TOMASZ = "Tomasz Kowalczyk <t.kowalczyk@rock.example>"


def found(said: str, sender: str = TOMASZ) -> dict[str, object]:
    reading = read_text(MAIL.format(sender=sender, said=said))
    return {each.field: (each.value, each.sure) for each in reading.found if each.field.startswith("requester")}


@pytest.mark.parametrize(
    "said",
    [
        "we need our licenses moved to Bergen.",
        "Please prepare the request for me.",
        "Wir brauchen die Lizenzen in Bergen.",
        "Necesitamos trasladar licencias.",
        "Nous souhaitons transférer des licences.",
    ],
)
def test_a_writer_who_asks_for_itself_is_offered(said: str) -> None:
    assert found(said) == {
        "requester.source_email": ("t.kowalczyk@rock.example", False),
        "requester.name": ("Tomasz Kowalczyk", False),
        "requester.company": ("Rock Poland", False),
        "requester.phone": ("+48 601 555 210", False),
    }


@pytest.mark.parametrize(
    ("said", "sender"),
    [
        ("we have your licenses ready, your customer number is on the invoice.", TOMASZ),
        ("As a reseller we can't open it: the request has to come from you.", TOMASZ),
        ("Wir haben Ihre Lizenzen geprüft.", TOMASZ),
        ("Move these keys.", TOMASZ),
        ("We need licenses moved.", "IT Service Desk <servicedesk@rock.example>"),
        ("We need licenses moved.", "Rock <no-reply@rock.example>"),
    ],
)
def test_a_reseller_or_a_robot_never_is(said: str, sender: str) -> None:
    assert found(said, sender) == {}


@pytest.mark.parametrize(
    ("said", "emails"),
    [
        ("I'm a full org admin in both with the same address t.kow@rock.example.", {"source", "destination"}),
        ("My dashboard account is t.kow@rock.example.", {"source"}),
        ("I have full access there, Marta (t.kow@rock.example) is org admin too.", set()),
        ("Do you sign in with t.kow@rock.example?", set()),
    ],
)
def test_the_address_that_the_writer_signs_in_with(said: str, emails: set[str]) -> None:
    found = {each.field for each in read_text(said).found if each.value == "t.kow@rock.example"}
    assert found == {f"requester.{side}_email" for side in emails}


def test_what_somebody_had_is_not_sure() -> None:
    found = [each.sure for each in read_text("I had full access in both organizations.").found]
    assert found == [False, False]


def test_what_another_writer_has_is_not_sure() -> None:
    text = (
        "From: Daniel <daniel@rock.example>\nTo: Ruth <ruth@rock.example>\nSubject: RE: move\n\nSee below.\n\n"
        "> On 23 Nov 2026, Ruth Klein wrote:\n> I am admin with full rights in both organizations.\n"
    )
    assert [each.sure for each in read_text(text).found if each.field.endswith("access")] == [False, False]


@pytest.mark.parametrize(
    ("end", "name"),
    [
        ("Thx, Carla Mendez\nRock School District", "Carla Mendez"),
        ("よろしくお願いいたします。\n山田 太郎（やまだ たろう）\n海風ホテル株式会社", "山田 太郎"),
    ],
)
def test_the_name_in_a_signature(end: str, name: str) -> None:
    found = {
        each.field: each.value for each in read_text(f"Please move the licenses of our organization.\n\n{end}\n").found
    }
    assert found["requester.name"] == name


def test_the_hours_behind_the_number_to_call_are_taken() -> None:
    said = "Dear Meraki Support,\nyou can call me on +44 20 7946 0123 between 9 and 17 London time.\n"
    found = {each.field: each.value for each in read_text(said).found}
    assert found["requester.phone"] == "+44 20 7946 0123"
    assert found["requester.contact_hours"] == "between 9 and 17 London time"


SUPPORT = "Thank you for contacting Cisco Meraki Support. Please send the passcode.\n"


@pytest.mark.parametrize(
    "text",
    [
        f"{SUPPORT}\nBest regards,\n\nDan Rivera\nNetwork Support Engineer, Cisco Meraki\nPhone: (415) 555-0103",
        f"{SUPPORT}\nDan Rivera\nCisco Meraki Technical Support\nPhone: (415) 555-0103",
        f"{SUPPORT}\nRegards,\nName: Dan Rivera\nDirect: +1 415 555 0103\nE-mail: dan@support.example",
        "From: Lydia Farrow <lydia@northgate.example>\nTo: Sam Pryce <sam@wyndale.example>\nSubject: Your keys\n\n"
        "As your reseller we can't open the request.\n\nBest regards\nLydia Farrow\nPhone: 01632 960 188\n"
        "Email: lydia@northgate.example\nCompany: Northgate IT Ltd",
    ],
)
def test_labels_in_the_signature_of_another_give_no_requester(text: str) -> None:
    assert not [each for each in read_text(text).found if each.field.startswith("requester")]


@pytest.mark.parametrize("form", ["Phone: +48 22 555 0137", "Name: Sam Pryce\nSource organization: Fjord"])
def test_labels_of_a_form_are_taken_from_another(form: str) -> None:
    above = f"{SUPPORT}We have on file:\n{form}\n\nRegards,\nDan\nPhone: (415) 555-0103"
    below = f"{SUPPORT}\nRegards,\nDan\n\n{form}"
    text = below if "organization" in form else above
    value = form.partition("\n")[0].partition(": ")[2]
    assert [each.value for each in read_text(text).found if each.field.startswith("requester")] == [value]


def test_a_company_below_a_lead_is_no_signature() -> None:
    said = "Please move the licenses.\n\nmove to:\nNorthwind Traders Inc."
    assert values(said) == ["destination.name: Northwind Traders Inc."]


@pytest.mark.parametrize(
    ("text", "name", "company"),
    [
        ("Requester: Dana Whitfield, Corrib Timber Ltd, +44 20 7946 0018", "Dana Whitfield", "Corrib Timber Ltd"),
        ("Requester: Dana Whitfield, Corrib Timber Ltd", "Dana Whitfield", "Corrib Timber Ltd"),
        ("Requester: Corrib Timber Ltd, Dana Whitfield", "Dana Whitfield", "Corrib Timber Ltd"),
        ("Antragsteller: Dana Weiß, Corrib Holz GmbH, +49 30 1234567", "Dana Weiß", "Corrib Holz GmbH"),
        ("Demandeur : Dana Blanc (Corrib Bois SARL)", "Dana Blanc", "Corrib Bois SARL"),
        ("Solicitante: Dana Ruiz, Corrib Madera S.L.", "Dana Ruiz", "Corrib Madera S.L."),
        ("依頼者: 田中花子（株式会社コリブ）", "田中花子", "株式会社コリブ"),
        ("Requester: Whitfield, Dana", "Whitfield, Dana", None),
        ("Requester: Dana Whitfield, Ltd", "Dana Whitfield, Ltd", None),
    ],
)
def test_a_company_beside_a_name_is_apart(text: str, name: str, company: str | None) -> None:
    said = {each.field: each.value for each in read_text(text).found}
    assert said["requester.name"] == name
    assert said.get("requester.company") == company


@pytest.mark.parametrize("words", ["the three keys of", "les trois clés de", "las tres claves de", "Die drei Keys der"])
def test_what_is_moved_is_no_name(words: str) -> None:
    text = f"We need to move these.\n\nZ2RC-8TWN-5LQA\n\n{words}\nNorthwind Traders GmbH\n"
    assert not [each for each in read_text(text).found if each.field == "requester.name"]
