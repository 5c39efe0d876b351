"""What is read of a request, one kind at a time; whole mails and files are in `cases/`."""

import json

import pytest

from tests.counted_work import work
from transfer_wizard.intake.reading import read_text, together

KEY = "Z2A7-32TE-A8Y4"
LINK = "https://n4.meraki.com/o/roOslo/manage/organization/overview"


def sure(text: str) -> dict[str, object]:
    """The sure values of a text, by their fields."""
    return {each.field: each.value for each in read_text(text).found if each.sure}


def asked(text: str) -> list[str]:
    """The open points of a text."""
    return [each.field for each in read_text(text).open]


def test_labels_below_a_heading_are_about_that_organization() -> None:
    text = f"Source\n  Name: Rock Oslo\n  URL: {LINK}\nDestination\n  Name: Rock Bergen\n  Licensing: Co-termination\n"
    assert sure(text) == {
        "organizations.source.name": "Rock Oslo",
        "organizations.source.url": LINK,
        "organizations.destination.name": "Rock Bergen",
        "organizations.destination.licensing_model": "co-term",
    }


@pytest.mark.parametrize(
    ("text", "source", "destination"),
    [
        ("I have full access to the source organization and read-only access to the destination.", "full", "read-only"),
        ("As administrator of both organizations (read-only in the destination), I ask you.", None, "read-only"),
        ("Ich habe in beiden Organisationen vollen Administratorzugriff.", "full", "full"),
        ("両方のオーガナイゼーションでフル権限があります。", "full", "full"),
        ("J’ai un accès complet aux deux organisations.", "full", "full"),
        ("Tengo acceso completo en ambas organizaciones.", "full", "full"),
        ("I do not have full access to both organizations.", None, None),
        ("Do you have full access to both organizations?", None, None),
        ("Please confirm that you have full access to both organizations.", None, None),
    ],
)
def test_access_is_said_of_a_side(text: str, source: str | None, destination: str | None) -> None:
    said = sure(text)
    assert (said.get("requester.source_access"), said.get("requester.destination_access")) == (source, destination)


@pytest.mark.parametrize("state", ["Disabled", "Not activated", ""])
def test_an_edition_that_is_off_is_no_edition(state: str) -> None:
    page = f"License information for Rock Oslo\nLicense status\tOK\nMX Advanced Security\t{state}\n"
    assert sure(page) == {"organizations.?.name": "Rock Oslo"}


def test_a_table_of_organizations_gives_each_its_group() -> None:
    text = f"Name,ID,URL,Licensing\nPine North,2930418,{LINK},co-term\nPine South,543462,,per-device\n"
    found = [(each.field.rpartition(".")[2], each.value, each.group) for each in read_text(text).found]
    assert found == [
        ("name", "Pine North", 1),
        ("url", LINK, 1),
        ("licensing_model", "co-term", 1),
        ("name", "Pine South", 2),
        ("licensing_model", "per-device", 2),
    ]
    sided = sure(
        "| Organization | Side | License model |\n|---|---|---|\n| A Inc | source | co-term |\n| B | target | co-term |"
    )
    assert (sided["organizations.source.name"], sided["organizations.destination.name"]) == ("A Inc", "B")


def test_what_support_asks_for_in_two_languages() -> None:
    both = ["passcode.source", "passcode.destination"]
    assert asked(
        "Meraki サポートです。\n以下をご提供ください。\n・両方のサポート用パスコード\n・機種と台数\nMeraki サポート"
    ) == [
        *both,
        "licenses.devices",
    ]
    english = (
        "Thank you for contacting Cisco Meraki Support.\nPlease provide both passcodes and confirm the quantity.\n"
    )
    assert asked(english) == [*both, "licenses.devices"]
    assert asked("Please provide both passcodes, dear colleague.") == []


@pytest.mark.parametrize(
    ("said", "fields"),
    [
        ("The passcode of the source does not match. Could you send the current one?", ["passcode.source"]),
        ("The link to the source does not open. Could you send the right one?", ["organizations.source.url"]),
        ("Could you keep the subject, so that your license keys find us?", []),
        ("Your case number is 12345678, from which the license keys are known?", []),
        ("What is the customer number?", ["customer_number"]),
    ],
)
def test_a_question_may_speak_of_what_the_sentence_before_names(said: str, fields: list[str]) -> None:
    assert asked(f"Thank you for contacting Cisco Meraki Support.\n{said}\n") == fields


@pytest.mark.parametrize("sides", [("source", "destination"), ("from", "to"), ("losing", "gaining")])
def test_an_object_below_a_side_names_its_organization(sides: tuple[str, str]) -> None:
    one, other = sides
    found = sure(json.dumps({one: {"name": "Pine North"}, other: {"name": "Pine South"}}))
    assert found == {"organizations.source.name": "Pine North", "organizations.destination.name": "Pine South"}
    assert sure(json.dumps({"network": {"name": "Pine North"}})) == {}


def test_a_support_pin_is_a_passcode_and_an_extension_is_none() -> None:
    told = read_text("Support PIN source 1177, destination 2288. My extension is 4410.")
    assert "1177" not in repr(told)
    assert "2288" not in repr(told)
    assert [each.line for each in told.rejected] == [1]
    assert read_text("Passcode: see the dashboard, ext. 3316. Contract 2027, passcode by phone.").rejected == []


@pytest.mark.parametrize(
    "text",
    [
        "移動元のパスコードは1234です。",
        "パスコード:1234、内線5678",
        "Passcode（source）＝１２３４",
        "der Passcode der Quelle ist 1234.",
    ],
)
def test_a_passcode_without_spaces_around_it_is_found(text: str) -> None:
    told = read_text(text)
    assert "1234" not in repr(told)
    assert len(told.rejected) == 1


def test_who_writes_for_another_is_not_the_requester() -> None:
    mail = "From: Bob <bob@msp.example>\nTo: support@meraki.com\nSubject: move\n\nI write on behalf of Carla.\n\nBob\n"
    assert not [each for each in read_text(mail).found if each.field.startswith("requester")]


def test_a_signature_without_a_goodbye() -> None:
    text = "「東京」から「大阪」へ移動したいです。\n\n株式会社テスト\n田中 一郎\n03-5555-0123\ntanaka@test.example\n"
    found = {each.field: each.value for each in read_text(text).found}
    assert found["requester.name"] == "田中 一郎"
    assert found["requester.company"] == "株式会社テスト"
    assert found["requester.phone"] == "03-5555-0123"
    assert (found["organizations.source.name"], found["organizations.destination.name"]) == ("東京", "大阪")


def test_a_year_behind_a_model_is_no_count_and_doubt_is_not_sure() -> None:
    assert read_text(f"{KEY} MX75 2027").rows[0].have is None
    assert sure('We may want to transfer from "Blue North".') == {}


def test_files_that_differ_are_a_conflict_and_groups_stay_apart() -> None:
    one, other = read_text("Customer number: 1234-5678\n" + LINK), read_text("Customer number: 8765-4321\nSAML: no")
    found = together([one, other]).found
    assert [each.sure for each in found if each.field == "customer_number"] == [False, False]
    assert [each.value for each in found if each.field == "requester.saml"] == ["no"]
    twice = together([one, read_text(LINK.replace("roOslo", "roBerg"))])
    assert sorted(each.group for each in twice.found if each.field == "organizations.?.url") == [1, 2]


@pytest.mark.parametrize(
    "text",
    [
        f"┌────────────────┬───────┬───────┐\n│ License key    │ Model │ Count │\n│ {KEY} │ MX68  │ 2     │",
        f"key;counts.0.model;counts.0.count\n{KEY};MX68;2",
        f"KEY            MODEL   QTY\n{KEY} MX68      2",
        f"Not Z2BB-0000-0001, it was invalidated. Use {KEY} (MX68, 2).",
        f"{KEY}\n  MX68: 2",
        f"||License key||Model||Count||\n|{KEY}|MX68|2|",
    ],
)
def test_rows_in_odd_shapes(text: str) -> None:
    [row] = read_text(text).rows
    assert (row.key, row.model, row.have) == (KEY, "MX68", 2)


def test_what_stands_around_a_long_list_is_read_all_the_same() -> None:
    keys = "\n".join(f"Z2AA-{number:04}-BBBB  3 x MX68" for number in range(1_000))
    around = (
        f"Hello,\nSource organization: Rock Oslo\n{keys}\nZ2AA-9999-CCCC MX68, customer number 7114-5990\nSeverity: 3\n"
    )
    reading = read_text(around)
    assert {each.field: (each.value, each.line) for each in reading.found} == {
        "organizations.source.name": ("Rock Oslo", 2),
        "customer_number": ("7114-5990", 1_003),
        "case.severity": (3, 1_004),
    }
    assert len(reading.rows) == 1_001


@pytest.mark.parametrize(
    "said",
    [
        "bg@globex.example (John Doe), full on both",
        "John Doe, full access in both",
        "John Doe (full admin)",
        "bg@globex.example - John Doe - full access in both",
        "John Doe <bg@globex.example>, read-only in the source",
    ],
)
def test_the_name_of_a_person_ends_where_the_access_is_said(said: str) -> None:
    assert sure(f"Local admin: {said}\n")["requester.placeholder_name"] == "John Doe"


def test_a_name_keeps_the_words_that_are_its_own() -> None:
    assert sure("Local admin: Doe, John <j@globex.example>\n")["requester.placeholder_name"] == "Doe, John"


def test_no_mx_in_one_organization_says_nothing_of_an_mx_in_the_other() -> None:
    assert sure("No MX in source, one MX in destination.\n") == {"organizations.source.mx_edition": "none"}


@pytest.mark.parametrize(
    "wrapped",
    [
        "https://eur02.safelinks.protection.outlook.com/?url=https%3A%2F%2Fn4.meraki.com%2Fo%2FroOslo%2Fmanage"
        "%2Forganization%2Foverview&data=05%7C01&reserved=0",
        "https://urldefense.com/v3/__https://n4.meraki.com/o/roOslo/manage/organization/overview__;!!OToaGQ!abc$",
    ],
)
def test_a_link_is_read_from_what_a_mail_gateway_made_of_it(wrapped: str) -> None:
    assert sure(f"The link of the source organization is {wrapped} as you know.\n") == {
        "organizations.source.url": LINK
    }


@pytest.mark.parametrize(
    "said", ["customer no. 4455-6677", "customer no 4455-6677", "Kunden-Nr. 4455-6677", "customer no.: 4455-6677"]
)
def test_a_customer_number_is_read_whatever_ends_the_word_number(said: str) -> None:
    assert sure(f"Hello, our {said} is on the invoice.")["customer_number"] == "4455-6677"


@pytest.mark.parametrize("ahead", ["It is ", "Source organization: ", "Source link: "])
def test_a_link_to_a_network_is_told_with_its_reason(ahead: str) -> None:
    network = "https://n12.meraki.com/Main-Office/n/AbCdEf/manage/usage/list"
    reading = read_text(f"Hello,\n{ahead}{network}.\nDestination link: {LINK}\n")
    [told] = reading.rejected
    assert told.line == 2
    assert told.text == network
    assert "This is a network link (/n/)." in told.reason
    assert 2 not in [line for group in reading.unused for line in group.lines]


def test_counts_with_a_comma_and_with_a_point_in_one_table_are_told() -> None:
    rows = "Key,Count\nZ2A7-32TE-A8Y4;1,200\nZ2KD-8QWN-4RTX;{}\n"
    table = rows.replace("Key,", "Key;")
    [notice] = read_text(table.format("1.200")).notices
    assert notice == "Lines 2 and 3 hold “1,200” and “1.200”. Both were read as thousands: look at the counts."
    assert read_text(table.format("1,300")).notices == []


FORM = """New response: license transfer

1. Your name
Chandra Wijaya

2. Your e-mail address
chandra@rock.example

4. Source organization name
Rock Oslo

5. Destination organization name
Rock Bergen
"""


def test_labels_that_stand_above_their_values_are_a_form() -> None:
    assert sure(FORM) == {
        "requester.name": "Chandra Wijaya",
        "requester.source_email": "chandra@rock.example",
        "organizations.source.name": "Rock Oslo",
        "organizations.destination.name": "Rock Bergen",
    }


def test_a_page_of_licenses_is_of_the_side_that_is_written_above_it() -> None:
    page = "tab {n} ({side})\nLicense information for Rock {n}\nLicense status\tOK\nMX Enterprise\tEnabled\n\n"
    text = page.format(n="Oslo", side="source") + page.format(n="Bergen", side="destination")
    assert sure(text) == {
        "organizations.source.name": "Rock Oslo",
        "organizations.source.mx_edition": "enterprise",
        "organizations.destination.name": "Rock Bergen",
        "organizations.destination.mx_edition": "enterprise",
    }


def test_a_link_below_an_organization_is_its_own() -> None:
    text = f"Source org:      Rock Oslo\n                 {LINK}\nDestination org: Rock Bergen\n"
    assert sure(text)["organizations.source.url"] == LINK


@pytest.mark.parametrize(
    "said",
    [
        'When I press Move the dashboard says "Something went wrong" every time.',
        "We tried Move twice but nothing happens.",
        "Verschieben im Dashboard endet mit einem Fehler.",
    ],
)
def test_a_move_that_failed_in_other_words(said: str) -> None:
    assert sure(said).get("route.self_service") == "failed"


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("We need this before 12 December 2026 because the warehouse opens then.", "2026-12-12"),
        ("Il faudrait que ce soit fait avant le 18 décembre 2026.", "2026-12-18"),
        ("Das muss bis zum 15.12.2026 erledigt sein.", "2026-12-15"),
        ("2026年12月15日までに移動が必要です。", "2026-12-15"),
        ("Do you need it by 12 December 2026?", None),
        ("The licenses end on 12 December 2028.", None),
    ],
)
def test_the_day_by_which_it_must_be_done(said: str, day: str | None) -> None:
    assert sure(said).get("route.needed_by") == day


def test_the_priority_of_a_help_desk_is_not_the_severity_for_sure() -> None:
    assert "case.severity" not in sure("Source organization: Rock Oslo\nPriority: 4 - Low\n")


def test_the_items_of_a_list_that_is_asked_for_state_nothing() -> None:
    text = (
        "From: Meraki Support <support@meraki.com>\nTo: Dana <dana@rock.example>\nSubject: case\n\n"
        "We will need the following from you:\n* confirmation that Support access is enabled for both organizations\n"
    )
    assert sure(text) == {}


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("両組織とも共同期限（Co-term）です。", {"organizations.source.licensing_model": "co-term"}),
        ("両方の組織でフルアクセスの管理者です。", {"requester.source_access": "full"}),
        ("SAMLは使用していません。", {"requester.saml": "no"}),
        ("Ein SAML-Login nutzen wir nicht.", {"requester.saml": "no"}),
        ("move button greyed out.", {"route.self_service": "not-offered"}),
        ("Move wurde noch nicht versucht.", {"route.self_service": "not-tried"}),
        ("Please send it to Support as severity 4.", {"case.severity": 4}),
    ],
)
def test_statements_in_more_words(text: str, fields: dict[str, object]) -> None:
    assert fields.items() <= sure(text).items()


def test_a_line_more_of_a_long_list_costs_few_calls() -> None:
    def read(count: int) -> int:
        text = "\n".join(f"Z2AA-0000-{number:04} 1 MX68" for number in range(count))
        read_text(text)
        return work(lambda: read_text(text))

    assert (read(800) - read(400)) / 400 <= 220
