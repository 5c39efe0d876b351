"""What a reply of Support says of the one who asks: a value for each side, or an open point where it only lacks."""

import pytest

from transfer_wizard.intake.reading import read_text

REPLY = """From: Cisco Meraki Support <support@meraki.com>
To: Priya Roy <priya@rock.example>
Subject: Re: transfer

Hi Priya,

thank you for contacting us. {said}

Regards
Meraki Support

On Tue, 24 Nov 2026 at 10:12, Priya Roy <priya@rock.example>
wrote:
> We move licenses from "Rock Oslo" to "Rock Bergen".
"""


def access(text: str) -> list[str]:
    """The access of each side, sure ones without a question mark, and the sides that are asked for."""
    reading = read_text(text)
    found = [
        f"{each.field[10:-7]} {each.value}{'' if each.sure else ' ?'}"
        for each in reading.found
        if each.field.endswith("_access")
    ]
    return found + [f"{each.field[10:-7]} asked" for each in reading.open]


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (
            "You are a full organization admin in “Rock Oslo”, but not in “Rock Bergen”.",
            "source full|destination asked",
        ),
        ("Priya Roy is a full admin in Rock Oslo, but not in Rock Bergen.", "source full|destination asked"),
        (
            "priya@rock.example has full access in the source organization and read-only access in the destination.",
            "source full|destination read-only",
        ),
        ("Your access to the destination organization is read-only.", "destination read-only"),
        ("You are not a full administrator in the destination organization.", "destination asked"),
        ("You have full access in both organizations.", "source full|destination full"),
        ("Sie haben in der Zielorganisation nur Lesezugriff.", "destination read-only"),
        ("Ihr Konto hat in Rock Oslo vollen Zugriff, aber nicht in Rock Bergen.", "source full|destination asked"),
        (
            "Vous avez un accès complet à Rock Oslo, mais un accès en lecture seule à Rock Bergen.",
            "source full|destination read-only",
        ),
        (
            "Su cuenta tiene acceso completo en Rock Oslo, pero solo lectura en Rock Bergen.",
            "source full|destination read-only",
        ),
        ("お客様のアカウントは移行元でフル権限、移行先で読み取り専用です。", "source full|destination read-only"),
        ("Ben Ek is a full admin in Rock Oslo.", ""),
        ("We lack:\n- proof that you have full access in the source organization", ""),
        ("Uns fehlt noch:\n- ein Nachweis, dass Sie in der Quellorganisation Vollzugriff haben", "source asked"),
        ("Only an administrator with full access in both organizations can ask for it.", ""),
        ("Once an administrator of the destination has given you full access we go on.", ""),
    ],
)
def test_support_says_what_access_the_reader_has(said: str, told: str) -> None:
    assert access(REPLY.format(said=said)) == list(filter(None, told.split("|")))


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        (
            "Please let us know\n\n- the name of the administrator who makes the request\n"
            "- the e-mail address that this administrator uses\n- whether the administrator signs in with SAML",
            ["requester.name", "requester.source_email", "requester.saml"],
        ),
        (
            "Bitte teilen Sie uns mit:\n- den Namen des Administrators, der den Antrag stellt\n"
            "- ob hinzugefügt oder verlängert werden soll",
            ["requester.name", "licenses.mode"],
        ),
        (
            "Merci de préciser :\n- le nom de l'administrateur\n- les quantités\n- s'il faut ajouter ou renouveler",
            ["requester.name", "licenses.devices", "licenses.mode"],
        ),
        (
            "Por favor indique:\n- el nombre del administrador\n- las cantidades\n- si se deben añadir o renovar",
            ["requester.name", "licenses.devices", "licenses.mode"],
        ),
        (
            "以下をご返信ください。\n\n１．移行元のサポートパスコード\n２．移行するデバイスのモデルと台数",
            ["passcode.source", "licenses.devices"],
        ),
        ("Both passcodes have been verified, there is no need to send them again.", []),
    ],
)
def test_support_asks_for_what_it_lists(said: str, asked: list[str]) -> None:
    assert [each.field for each in read_text(REPLY.format(said=said)).open] == asked


def test_the_page_of_a_case_is_by_support() -> None:
    page = "Cisco Meraki Support wrote 2 hours ago\nHi Ann,\n1) How many of these 40 should be moved?\n\nReply   Close"
    assert [each.field for each in read_text(page).open] == ["licenses.devices"]
