"""Which organizations the licenses leave and join, as sentences say it."""

import pytest

from transfer_wizard.intake.reading import read_text
from transfer_wizard.intake.transfers import NamedSides, named_in
from transfer_wizard.intake.vocabulary import DESTINATION, SOURCE

LINK = "https://n4.meraki.com/o/roOslo/manage/organization/overview"


def sides(text: str) -> dict[str, str]:
    return {each.side: each.name for each in named_in(text)}


@pytest.mark.parametrize(
    "text",
    [
        'We need their licenses moved out of "Rock Oslo" and into "Rock Bergen".',
        "the licenses leave “Rock Oslo” for “Rock Bergen”",
        "licenses off the OLD org (Rock Oslo) onto Rock Bergen",
        "yes, from org Rock Oslo to org Rock Bergen",
        "Please transfer the keys from our tenant Rock Oslo to the new tenant Rock Bergen today.",
        f"move the licenses from <{LINK}|Rock Oslo> to <{LINK}|Rock Bergen>",
        "die Lizenzen sollen von der Organisation Rock Oslo in die Organisation Rock Bergen umziehen",
        "transférer les licences de l'organisation « Rock Oslo » vers l’organisation « Rock Bergen »",
        "trasladar las licencias de la organización «Rock Oslo» a la organización «Rock Bergen»",
        "transferir as licenças da organização Rock Oslo para a organização Rock Bergen",
        "ライセンスを「Rock Oslo」から「Rock Bergen」へ移動してください",
        "Somebody claimed the key into “Rock Oslo” but it belongs into “Rock Bergen”.",
    ],
)
def test_a_direction_and_a_name_in_any_words(text: str) -> None:
    assert sides(text) == {SOURCE: "Rock Oslo", DESTINATION: "Rock Bergen"}


@pytest.mark.parametrize(
    "text",
    [
        "Please move the licenses from Monday to Friday.",
        "I forwarded the mail from Rock Oslo, the licenses are there.",
        "Open Organization Settings and go to License Info.",
        "Link of the destination organization: Overview",
        "Greetings from Oslo to Bergen.",
    ],
)
def test_what_names_no_organization(text: str) -> None:
    assert named_in(text) == []


def test_a_name_without_quotation_marks_or_noun_is_not_sure() -> None:
    assert [each.sure for each in named_in("Please move the licenses from Rock Oslo to Fjord Bergen.")] == [
        False,
        False,
    ]


def test_where_a_license_is_says_the_source_but_not_for_sure() -> None:
    assert [(each.side, each.sure) for each in named_in("The key was claimed into the org “Rock Oslo”.")] == [
        (SOURCE, False)
    ]


def test_a_link_behind_a_name_is_of_that_organization() -> None:
    found = named_in(f'Move it out of "Rock Oslo" ({LINK}) and into "Fjord Bergen".')
    assert [each.link for each in found] == [LINK, ""]


def test_a_name_cut_short_stands_for_its_side_where_it_is_of_one_only() -> None:
    named = NamedSides([(SOURCE, "Rock Oslo"), (DESTINATION, "Fjord Bergen")])
    assert [word.value for word in named.find("full admin in Rock, read-only on the other side")] == [
        SOURCE,
        DESTINATION,
    ]
    assert NamedSides([(SOURCE, "Rock Oslo"), (DESTINATION, "Rock Bergen")]).find("full admin in Rock") == []


WRAPPED = """Hi team,
as discussed: the shops now belong to Fjord, so we need their licenses moved
out of "Rock Oslo" (https://n4.meraki.com/o/roOslo/manage/organization/overview) and into "Fjord Bergen".
I am full admin in Rock, Marta (marta@fjord.example) is org admin on the other side.
They all run out on 14 March 2028. Move in the dashboard fails with "License move failed".
Needs to be done by 15 December 2026.
"""


def test_a_wrapped_sentence_is_read_whole_and_each_sentence_alone() -> None:
    found = {each.field: each.value for each in read_text(WRAPPED).found if each.sure}
    assert found == {
        "organizations.source.name": "Rock Oslo",
        "organizations.source.url": LINK,
        "organizations.destination.name": "Fjord Bergen",
        "requester.source_access": "full",
        "route.self_service": "failed",
        "route.reason": 'Move in the dashboard fails with "License move failed".',
        "route.needed_by": "2026-12-15",
    }


@pytest.mark.parametrize(
    ("text", "destination"),
    [
        ('aus "Rock Oslo" in die neue Organisation der Käuferin, "Fjord Bergen", verschieben', "Fjord Bergen"),
        (f"Everything in Rock Oslo (id 5, link {LINK}) should end up in Fjord Bergen ({LINK}).", "Fjord Bergen"),
        ("ライセンスを岩 東京オーガナイゼーションから岩 大阪オーガナイゼーションへ移動してください", "岩 大阪"),
        ("pasar las licencias desde la organización Frutas del Norte hacia Frutas del Sur", "Frutas del Sur"),
    ],
)
def test_the_name_is_the_whole_name_and_nothing_else(text: str, destination: str) -> None:
    assert sides(text)[DESTINATION] == destination


def test_a_german_noun_is_no_name_for_sure() -> None:
    assert not any(each.sure for each in named_in("Wir wollen aus der Organisation Geräte und Lizenzen verschieben."))


def test_the_only_other_organization_is_offered_for_the_other_side() -> None:
    text = 'org "Blue Heron" is closing, all its licenses go over to "Grey Heron" please.'
    assert [(each.field, each.value, each.sure) for each in read_text(text).found] == [
        ("organizations.source.name", "Blue Heron", False),
        ("organizations.destination.name", "Grey Heron", True),
    ]


@pytest.mark.parametrize(
    ("said", "access"),
    [
        ("I have full rights in Rock, on Fjord I only have read-only.", ("full", "read-only")),
        ("In the old org I have full access, in the new one read-only.", ("full", "read-only")),
        (
            "In der alten Organisation habe ich vollen Zugriff, in der neuen habe ich Lesezugriff.",
            ("full", "read-only"),
        ),
    ],
)
def test_access_is_said_by_names_and_by_old_and_new(said: str, access: tuple[str, str]) -> None:
    text = f'Please move the licenses from "Rock Oslo" to "Fjord Bergen".\n{said}\n'
    found = {each.field: each.value for each in read_text(text).found}
    assert (found["requester.source_access"], found["requester.destination_access"]) == access


def test_a_placeholder_in_a_sentence() -> None:
    text = "We sign in through Okta SAML, our local placeholder admin is Ben Ito (ben.ito@rock.example)."
    found = {each.field: each.value for each in read_text(text).found if each.sure}
    assert found == {
        "requester.saml": "yes",
        "requester.placeholder_name": "Ben Ito",
        "requester.placeholder_email": "ben.ito@rock.example",
    }


def test_what_is_said_by_the_name_of_an_unsure_side_is_not_sure() -> None:
    text = (
        "I accidentally claimed the license yesterday in Beacon Schools instead of Beacon District.\n"
        f"Beacon Schools: {LINK}\n"
        "Beacon District: https://n31.meraki.com/o/bEaC2/manage/organization/overview\n"
    )
    found = [(each.field, each.sure) for each in read_text(text).found if "organizations" in each.field]
    assert sorted(found) == [
        ("organizations.destination.name", False),
        ("organizations.destination.url", False),
        ("organizations.source.name", False),
        ("organizations.source.url", False),
    ]


def test_a_name_cut_short_is_not_named_again() -> None:
    text = (
        "Transfer the licenses from the Deltawind organization to ours.\nFrom: Deltawind BV (n77, organization id 5)\n"
    )
    names = [each.value for each in read_text(text).found if each.field == "organizations.source.name"]
    assert names == ["Deltawind BV"]


def test_the_model_of_each_is_said_by_its_name_behind_a_label() -> None:
    text = (
        "Source org: Deltawind BV\nTarget org: Polder Energie\nLicensing: Deltawind is per-device, Polder is co-term.\n"
    )
    found = {each.field: each.value for each in read_text(text).found}
    assert found["organizations.source.licensing_model"] == "per-device"
    assert found["organizations.destination.licensing_model"] == "co-term"
