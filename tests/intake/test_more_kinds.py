"""Kinds of texts that were read wrongly or not at all: each with what a person would read in it."""

import json

import pytest

from tests.intake.short import the_row
from transfer_wizard.intake.licenses import read_licenses
from transfer_wizard.intake.reading import read_text

KEY, OTHER = "Z2A7-32TE-A8Y4", "Z2KD-8QWN-4RTX"


@pytest.mark.parametrize(
    "answer",
    [
        f'[{{"key": "{KEY}", "started_at": "2024-07-01T00:00:00Z", "duration": 1095}}]',
        f'[{{"license_key": "{KEY}", "activation_date": "2024-07-01T00:00:00Z", "duration_in_days": 1095}}]',
        f"- duration: 1095\n  expired: false\n  key: {KEY}\n  startedAt: '2024-07-01T00:00:00Z'\n",
        f"licenseKey     : {KEY}\nactivationDate : 2024-07-01T00:00:00Z\ndurationInDays : 1095\n",
    ],
)
def test_a_license_ends_after_its_days_however_the_members_are_spelled_and_printed(answer: str) -> None:
    assert the_row(answer).expires_on == "2027-07-01"


@pytest.mark.parametrize("term", ["3 years", "12 months", "5"])
def test_a_term_is_no_number_of_days(term: str) -> None:
    assert the_row(f"key: {KEY}\nstartedAt: 2024-07-01\nduration: {term}\n").expires_on is None


@pytest.mark.parametrize(
    "answer",
    [
        f'[{{"key": "{KEY}", "editions": [{{"edition": "Enterprise", "product_type": "wireless"}}]}}]',
        f"- editions:\n  - edition: Enterprise\n    productType: wireless\n  key: {KEY}\n",
        f"- editions:\n  - edition: Advanced Security\n    product_type: appliance\n  key: {KEY}\n",
        f"- key: {KEY}\n  editions:\n    - {{edition: Enterprise, product_type: wireless}}\n",
    ],
)
def test_the_edition_of_a_license_is_not_that_of_its_organization_for_sure(answer: str) -> None:
    assert [each.value for each in read_text(answer).found if each.field.endswith("edition") and each.sure] == []


def test_a_license_type_of_enterprise_alone_is_that_of_an_access_point() -> None:
    table = "License key\tLicense type\tState\tEdition\n"
    assert the_row(f"{table}{KEY}\tENT\tUnused\t\n").model == "MR Enterprise"
    assert the_row(f"{table}{KEY}\tMX68-ENT\tActive\tENT\n").model == "MX68"
    answer = '[{"licenseType": "%s", "licenseKey": "%s", "state": "active"}]'
    assert the_row(answer % ("ENT", KEY)).model == "MR Enterprise"
    assert the_row(answer % ("MX68-ENT", KEY)).model == "MX68"


def test_a_key_in_full_width_that_an_answer_escapes_is_read() -> None:
    wide = "".join(chr(ord(sign) + 0xFEE0) for sign in KEY)
    assert the_row(json.dumps([{"key": wide, "model": "MX68", "count": 2}])).key == KEY


@pytest.mark.parametrize(
    ("said", "model"),
    [
        ("Meraki MX-68, 2", "MX68"),
        ("2 x MS-120-24P", "MS120-24P"),
        ("MR-46: 2", "MR46"),
        ("MG-21, 2", "MG21"),
        ("see ticket MR-46 of Monday", ""),
    ],
)
def test_a_dash_between_the_family_and_the_number_is_none_of_the_model(said: str, model: str) -> None:
    row = the_row(f"{KEY}, {said}")
    assert (row.model, row.have) == (model, 2 if model else None)


@pytest.mark.parametrize(
    ("words", "have", "move"),
    [
        ("60 MR Enterprise, davon bleiben 20", 60, 40),
        ("MR Enterprise, 60 Stück, davon bleiben 20 in der alten Organisation", 60, 40),
        ("MR Enterprise 60, dont 20 restent", 60, 40),
        ("60 MR Enterprise, de los cuales 20 se quedan", 60, 40),
        ("60 MR Enterprise, 20 of which stay", 60, 40),
        ("60 MR Enterprise, 20 stay and 10 are spare", 60, None),
        ("16 MS130-48P, all of the switches", 16, 16),
        ("16 MS130-48P, all of the switches move", 16, 16),
        ("16 MS130-48P, not all of the switches", 16, None),
        ("18 MR Enterprise, à déplacer en totalité", 18, 18),
        ("18 MR Enterprise, en totalité", 18, 18),
        ("4 MX68, in full", 4, 4),
        ("MX68: 10 -> 4", 10, 4),
        ("MX68 10 → 4", 10, 4),
        ("30 MR Enterprise, tout transférer", 30, 30),
        ("22 x MR Enterprise, we need 9 over there", 22, 9),
        ("1 x MX68 -> move it", 1, 1),
        ("8x MX67, take 3 of the MX67", 8, 3),
        ("4x MS120-8LP, all 4 of the switches", 4, 4),
        ("MX68 4 -> 10", None, None),
    ],
)
def test_what_stays_and_what_all_is_tells_how_many_move(words: str, have: int | None, move: int | None) -> None:
    row = the_row(f"{KEY}: {words}")
    assert (row.have, row.move) == (have, move)


def test_a_cell_of_two_counts_says_how_many_of_how_many_move() -> None:
    table = f"| Key | Device | Count -> move |\n|---|---|---|\n| {KEY} | MX85 | 10 -> 4 |\n| {OTHER} | MV | 8 |\n"
    assert [(row.model, row.have, row.move) for row in read_licenses(table).rows] == [("MX85", 10, 4), ("MV", 8, None)]


@pytest.mark.parametrize(
    "words", ["läuft am 14.02.2028 ab", "läuft zum 14.2.2028 aus", "endet am 14.02.2028", "ist bis 14.02.2028 gültig"]
)
def test_a_german_verb_in_two_parts_leads_to_the_end_of_a_license(words: str) -> None:
    assert the_row(f"{KEY}: 2 MX68, {words}").expires_on == "2028-02-14"


def test_all_devices_of_a_kind_are_those_of_its_models() -> None:
    rows = read_licenses(f"{KEY} holds 8 MS250-48 and 3 MX84; all of the switches and none of the MX go over.").rows
    assert [(row.model, row.have, row.move) for row in rows] == [("MS250-48", 8, 8), ("MX84", 3, None)]


Sayings = dict[str, tuple[object, bool]]
"""The value of each field, and whether it is sure."""

SOURCE, DESTINATION = "organizations.source", "organizations.destination"


def said(text: str) -> Sayings:
    """What is found in a text; of a field with two readings the last."""
    return {each.field: (each.value, each.sure) for each in read_text(text).found}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (  # more than a name behind the label of an organization
            "Old org: Tern Holding, co-term, MX edition Advanced Security\nNew org: Tern Studio (per-device)\n",
            {
                f"{SOURCE}.name": ("Tern Holding", True),
                f"{SOURCE}.licensing_model": ("co-term", True),
                f"{SOURCE}.mx_edition": ("advanced-security", True),
                f"{DESTINATION}.name": ("Tern Studio", True),
                f"{DESTINATION}.licensing_model": ("per-device", True),
            },
        ),
        (
            "src org: Tern Dental   lic type co-term\ndst org: Tern Ortho, Inc.   lic type co-term\n",
            {
                f"{SOURCE}.name": ("Tern Dental", True),
                f"{SOURCE}.licensing_model": ("co-term", True),
                f"{DESTINATION}.name": ("Tern Ortho, Inc.", True),
            },
        ),
        (  # boxes: what is ticked holds
            "SAML login: [ ] yes  [X] no\nSource licensing model: [x] co-term [ ] per-device [ ] subscription\n",
            {"requester.saml": ("no", True), f"{SOURCE}.licensing_model": ("co-term", True)},
        ),
        ("Signs in with SAML: yes \u2611  no \u2610\n", {"requester.saml": ("yes", True)}),
        (  # a side right behind a name, and an old or a new one ahead of it, say more than "for"
            'Send the passcode for "Tern Lisboa" (source). It moves to the organization "Tern Faro".\n',
            {f"{SOURCE}.name": ("Tern Lisboa", True), f"{DESTINATION}.name": ("Tern Faro", True)},
        ),
        (
            'Support access for the source organization "Tern Bouw" is disabled.\n',
            {f"{SOURCE}.name": ("Tern Bouw", True), f"{SOURCE}.support_access": ("blocked", True)},
        ),
        (
            "We move licenses out of `Tern Retail` into `Tern Outlet`.\n",
            {f"{SOURCE}.name": ("Tern Retail", True), f"{DESTINATION}.name": ("Tern Outlet", True)},
        ),
        (
            "Source org: Tern East\n  (dashboard link you sent me: https://n8.meraki.com/o/Qw7-RtB/manage/x)\n",
            {f"{SOURCE}.url": ("https://n8.meraki.com/o/Qw7-RtB/manage/x", True)},
        ),
        (  # behind a name and an address: access of that one
            "Requester: Nao Feld (nao@tern.example), full admin on both sides, no SAML\n",
            {
                "requester.source_access": ("full", True),
                "requester.destination_access": ("full", True),
                "requester.saml": ("no", True),
            },
        ),
        (
            "Local admin: Mark Dvorak, mark@tern.example, full in both.\n",
            {"requester.placeholder_name": ("Mark Dvorak", True), "requester.placeholder_access": ("full", True)},
        ),
        (
            "Where the licenses are now: Tern District\nWhere they should go: Tern Academy\n",
            {f"{SOURCE}.name": ("Tern District", True), f"{DESTINATION}.name": ("Tern Academy", True)},
        ),
        (
            "Transfer from: Tern East\nTransfer to: Tern West\nTo move: 3\n",
            {f"{SOURCE}.name": ("Tern East", True), f"{DESTINATION}.name": ("Tern West", True)},
        ),
        (
            "移行元：タン化学 川崎工場\n移行先：タン化学 大分工場\n両オーガニゼーションへのアクセス権：フル\n",
            {
                f"{SOURCE}.name": ("タン化学 川崎工場", True),
                f"{DESTINATION}.name": ("タン化学 大分工場", True),
                "requester.source_access": ("full", True),
                "requester.destination_access": ("full", True),
            },
        ),
        (
            "Acceso: completo en las dos organizaciones\n",
            {"requester.source_access": ("full", True), "requester.destination_access": ("full", True)},
        ),
        (
            "Full access to both: [X] yes [ ] no\n",
            {"requester.source_access": ("full", True), "requester.destination_access": ("full", True)},
        ),
        (
            "| | From | To |\n|---|---|---|\n| Organization | Tern A | Tern B |\n"
            "| Dashboard | https://n1.meraki.com/o/bL8wKa/manage/x | https://n1.meraki.com/o/bN3-Ra/manage/x |\n",
            {
                f"{SOURCE}.url": ("https://n1.meraki.com/o/bL8wKa/manage/x", True),
                f"{DESTINATION}.url": ("https://n1.meraki.com/o/bN3-Ra/manage/x", True),
            },
        ),
        (
            "Business justification: it is a company of its own\nWhen did it start: 2026-11-19 07:30\nHow often: "
            "always\n"
            "Tests performed: Move, twice\nContact: Dana Ock, Tern, d@tern.example, (918) 555-0166, 7am-4pm Central\n",
            {
                "route.reason": ("it is a company of its own", True),
                "case.start_time": ("2026-11-19 07:30", True),
                "case.frequency": ("always", True),
                "case.test_results": ("Move, twice", True),
                "requester.phone": ("(918) 555-0166", True),
                "requester.contact_hours": ("7am-4pm Central", True),
            },
        ),
        (
            "jess@tern.example, full on both, 206.555.0139\nclaimed 3 wks ago so no undo\n",
            {
                "requester.source_email": ("jess@tern.example", False),
                "requester.phone": ("206.555.0139", False),
                "requester.source_access": ("full", True),
                "route.claimed_within_7_days": ("no", False),
            },
        ),
        ("- Nao Feld, nao@tern.example, +44 117 555 0120\n", {"requester.name": ("Nao Feld", False)}),
        (
            "I claimed a key yesterday. Move in the dashboard isn't offered to me.\nRavi Menon\n",
            {
                "requester.name": ("Ravi Menon", False),
                "route.self_service": ("not-offered", True),
                "route.claimed_within_7_days": ("yes", False),
            },
        ),
        ("Yesterday I claimed a key in the wrong org.\n", {"route.claimed_within_7_days": ("yes", False)}),
        (
            f"We need to move the license {KEY} (3 MX85) from “Tern Timber” to “Tern Timber Services” by 15 "
            "December 2026.\n",
            {"route.needed_by": ("2026-12-15", True)},
        ),
        (  # Jira
            "* From org: *Tern Capital*  ([overview|https://n2.meraki.com/o/Yb3wLc/manage/x])\n"
            "* To org: *Tern Partners*\n* Both: co-term, MX enterprise edition\n",
            {
                f"{SOURCE}.name": ("Tern Capital", True),
                f"{SOURCE}.url": ("https://n2.meraki.com/o/Yb3wLc/manage/x", True),
                f"{SOURCE}.licensing_model": ("co-term", False),
                f"{DESTINATION}.name": ("Tern Partners", True),
                f"{DESTINATION}.mx_edition": ("enterprise", False),
            },
        ),
        (
            "Organization the licenses are in today: Tern NL\nOrganization they must go to: Tern Lease\n",
            {f"{SOURCE}.name": ("Tern NL", True), f"{DESTINATION}.name": ("Tern Lease", True)},
        ),
        ("移管理由：支店の分社化のため\n", {"route.reason": ("支店の分社化のため", True)}),
        ("申請理由：支店の分社化のため\n", {"route.reason": ("支店の分社化のため", True)}),
        (
            "Je n'arrive plus à me connecter : mon adresse e-mail n'existe plus.\n"
            f"Il faut transférer la clé {KEY} de « Tern » vers « Tern Export ».\n",
            {
                "route.dashboard_access": ("no", True),
                "route.lockout_cause": ("address-gone", True),
                f"{SOURCE}.name": ("Tern", True),
                f"{DESTINATION}.name": ("Tern Export", True),
            },
        ),
        (
            "From Tern Oslo to Tern Bergen go 5 MX67.\n"
            'Correction: the destination is not "Tern Bergen" but "Tern Voss".\n',
            {f"{DESTINATION}.name": ("Tern Voss", True)},
        ),
        (
            "Which organization do the licenses come from? *\nTern Sul\nWhich organization do they go to? *\n"
            "Tern Porto\n"
            "What is your access level in both? *\nFull organization admin\n",
            {
                f"{SOURCE}.name": ("Tern Sul", True),
                f"{DESTINATION}.name": ("Tern Porto", True),
                "requester.source_access": ("full", True),
            },
        ),
        (
            "SOURCE\n  Name     Tern Air\n  Model    co-term\n  Support  full access\n\n"
            "DESTINATION\n  Name     Tern Land\n  Model    per-device\n  Support  blocked\n",
            {
                f"{SOURCE}.name": ("Tern Air", True),
                f"{SOURCE}.licensing_model": ("co-term", True),
                f"{SOURCE}.support_access": ("allowed", True),
                f"{DESTINATION}.licensing_model": ("per-device", True),
                f"{DESTINATION}.support_access": ("blocked", True),
            },
        ),
        ("Ein Verschieben im Dashboard haben wir noch nicht probiert.\n", {"route.self_service": ("not-tried", True)}),
        (
            "Hi it's Cal Frost from Tern Homes, we want to move licences to the new organization Tern Lettings.\n",
            {"requester.name": ("Cal Frost", False)},
        ),
    ],
)
def test_what_a_careful_reader_finds(text: str, expected: Sayings) -> None:
    found = said(text)
    assert {field: found.get(field) for field in expected} == expected


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("SAML: [ ] yes [ ] no\n", "requester.saml"),
        ("Move is available in the dashboard.\n", "route.self_service"),
        ("Please move the 8 MX68, the key is valid until 2028-05-31.\n", "route.needed_by"),
        ("Wir müssen umziehen; der Schlüssel läuft noch bis 31.05.2028.\n", "route.needed_by"),
        ("Transfer to: 10 January 2027\n", f"{DESTINATION}.name"),
        ("To move: 3\n", f"{DESTINATION}.name"),
        ("Which organization do the licenses come from?\nI don't know yet\n", f"{SOURCE}.name"),
        ("What is the name of the source organization?\nwe will tell you tomorrow\n", f"{SOURCE}.name"),
        ('source = "./modules/move"\n', f"{SOURCE}.name"),
        ("which org do they come from?\nTamsin Rowe  9:04 AM\nTern Retail\n", f"{SOURCE}.name"),
        (
            "It's Cal Frost from Tern Homes, we want to move licences to the new organization Tern Lettings.\n",
            f"{SOURCE}.name",
        ),
        ("Both: see the mail of Tuesday\n", f"{SOURCE}.name"),
        ("SAML: [x] yes [x] no\n", "requester.saml"),
        ("Local admin: Mark Dvorak, mark@tern.example, full in both.\n", "requester.source_access"),
        ("Source org: Tern East\n(destination url: https://n8.meraki.com/o/Qw7-RtB/manage/x)\n", f"{SOURCE}.url"),
        (
            '[{"name": "Sam Lee", "orgAccess": "none", "networks": [{"id": "N_1", "access": "full"}]}]',
            "requester.?_access",
        ),
    ],
)
def test_what_is_not_said_is_not_found(text: str, field: str) -> None:
    assert field not in said(text)


def test_a_department_that_writes_is_no_person() -> None:
    mail = (
        "From: 情報管理課 <joho@tern.example>\nTo: support@meraki.com\nSubject: ライセンス移行\n\n"
        "お世話になっております。\nライセンスキー：Z2A7-32TE-A8Y4\n\nタン化学工業株式会社　情報管理課\n黒田 真紀\n"
        "電話 044-555-0173\n"
    )
    assert said(mail)["requester.name"] == ("黒田 真紀", True)
    assert said(mail)["requester.source_email"] == ("joho@tern.example", False)


@pytest.mark.parametrize(
    "chat",
    [
        "[2:20 PM] Farah Oke\nand the passcodes\n\n[2:24 PM] Owen Bly\nbrewing 0913, taprooms 5528\n",
        "[2:20 PM] Farah Oke\nand the passcodes?\n\n[2:24 PM] Owen Bly\nbrewing 0913, taprooms 5528\n",
    ],
)
def test_passcodes_that_answer_a_message_are_both_taken_out(chat: str) -> None:
    reading = read_text(chat)
    assert not [passcode for passcode in ("0913", "5528") if passcode in repr(reading)]
    assert "passcode" in reading.rejected[0].reason


def test_headings_of_the_end_and_of_what_moves_in_other_words() -> None:
    english = f"Hardware,Lic. key,In stock,To be moved,End of term\nMX65,{KEY},3,1,2028-01-15\n"
    german = f"Lizenzschluessel;Typ;vorhanden;umzuziehen;Ablaufdatum\n{KEY};MX65;3;1;15.01.2028\n"
    for table in (english, german):
        assert [(row.have, row.move, row.expires_on) for row in read_licenses(table).rows] == [(3, 1, "2028-01-15")]


def test_support_asks_for_the_link_of_where_the_licenses_go_and_for_hours() -> None:
    mail = (
        "From: Meraki Support <support@meraki.com>\nTo: Jo Prat <jo@tern.example>\nSubject: Case 10773391\n\n"
        "Please send:\n"
        "- the URL of the organization the licenses should be moved to\n- the best hours to reach you\n"
    )
    assert [each.field for each in read_text(mail).open] == ["organizations.destination.url", "requester.contact_hours"]


@pytest.mark.parametrize(("product", "expected"), [("appliance", [("enterprise", False)]), ("wireless", [])])
def test_the_edition_beside_an_appliance_is_perhaps_that_of_its_organization(
    product: str, expected: list[tuple[str, bool]]
) -> None:
    printed = f"key      : {KEY}\neditions : {{@{{edition=Enterprise; productType={product}}}}}\n"
    found = [(each.value, each.sure) for each in read_text(printed).found if each.field.endswith("mx_edition")]
    assert found == expected


def test_what_moves_stands_in_brackets_behind_its_model() -> None:
    text = f"La clave {KEY} incluye 20 MR Enterprise (queremos mover 8) y 4 MX67 (mover 1)."
    rows = [(row.model, row.have, row.move) for row in read_licenses(text).rows]
    assert rows == [("MR Enterprise", 20, 8), ("MX67", 4, 1)]


def test_a_label_in_two_parts_leads_to_the_end_of_a_license() -> None:
    assert the_row(f"Schlüssel: {KEY}\nGerätetyp: MX95\nLäuft ab am: 14.07.2028\n").expires_on == "2028-07-14"


def test_an_organization_in_place_of_another_is_the_one() -> None:
    mail = (
        'The destination is not "Tern Bergen" but "Tern Voss".\n\n> Please move it from "Tern Oslo" to "Tern Bergen".\n'
    )
    found = [(each.value, each.sure) for each in read_text(mail).found if each.field == f"{DESTINATION}.name"]
    assert found == [("Tern Voss", True), ("Tern Bergen", False)]


def test_what_a_newer_message_takes_back_is_no_row_of_an_older_one() -> None:
    mail = f"Of the 14 MX67 on {KEY} move 6, not 5.\n\n> Please move 5 of the 14 MX67 on {KEY}.\n"
    assert [(row.model, row.have, row.move) for row in read_licenses(mail).rows] == [("MX67", 14, 6)]
