"""License rows out of pasted text."""

import json

import pytest

from transfer_wizard.intake.device_models import model_in
from transfer_wizard.intake.licenses import FoundLicense, grouped, read_answer, read_licenses
from transfer_wizard.intake.limits import LONGEST_QUOTE
from transfer_wizard.request.document import MOST_ROWS

KEY = "Z2A7-32TE-A8Y4"
OTHER = "Z2KD-8QWN-4RTX"


def rows(text: str) -> list[FoundLicense]:
    """The rows of a text that must be taken whole."""
    found = read_licenses(text)
    assert found.rejected == []
    return found.rows


def reason(text: str) -> str:
    """Why the one thing in a text is not taken."""
    found = read_licenses(text)
    assert found.rows == []
    [rejected] = found.rejected
    return rejected.reason


@pytest.mark.parametrize(
    "spelling",
    [
        KEY,
        "z2a7-32te-a8y4",
        "Z2A732TEA8Y4",
        "Z2A7-32TEA8Y4",
        "  Z2A7 32TE A8Y4\t",
        "Z2A7–32TE—A8Y4",
        "Z2A7 - 32TE - A8Y4",
        "Ｚ２Ａ７－３２ＴＥ－Ａ８Ｙ４",
        f'"{KEY}"',
        f"[{KEY}](https://wiki.northwind.example/4)",
        f"\u200b{KEY}\u200e",
        f"\ufeff{KEY}",
        f"Key={KEY};",
        "> Z2A7-32TE-\n> A8Y4",
    ],
)
def test_a_key_in_any_spelling(spelling: str) -> None:
    assert rows(spelling) == [FoundLicense(KEY, "", None, 1)]


@pytest.mark.parametrize("text", ["z2ab then soon", "Z2-Tower", "the 2z2a732tea8y4", "xZ2A7-32TE-A8Y4"])
def test_words_are_no_keys(text: str) -> None:
    assert read_licenses(text).rows == []


def test_one_key_per_line_with_blanks_and_comments() -> None:
    assert rows(f"# spare\n\n{KEY}\r\n   \n  # another\r{OTHER}\n") == [
        FoundLicense(KEY, "", None, 3),
        FoundLicense(OTHER, "", None, 6),
    ]


@pytest.mark.parametrize("separator", [",", ";", "\t", " , ", "; ", "  ", " | "])
def test_a_table_without_headings(separator: str) -> None:
    text = f"{separator.join([KEY, 'MX68', '2'])}\n{separator.join([OTHER, 'MR Enterprise', ''])}"
    assert rows(text) == [FoundLicense(KEY, "MX68", 2, 1), FoundLicense(OTHER, "MR Enterprise", None, 2)]


@pytest.mark.parametrize(
    ("header", "line"),
    [
        ("key,model,have", f"{KEY},MX68,2"),
        ("Have;Move;License Key;Mode;Device model", f"2;;{KEY};;MX68"),
        ("Model\tLimit\tCurrent count\tKey", f"MX68\t2\t1\t{KEY}"),
        ("DEVICE , COUNT , LICENSE_KEY", f"MX68 , 2 , {KEY}"),
        ('"License key";"Device";"Count"', f'"{KEY}";"MX68";"2"'),
        ("Licence key,Type,Quantity", f"{KEY},MX68,2"),
        ("Anzahl;Gerät;Lizenzschlüssel", f"2;MX68;{KEY}"),
        ("数量,機種,ライセンスキー", f"2,MX68,{KEY}"),
        ("Quantité\tModèle\tClé de licence", f"2\tMX68\t{KEY}"),
        ("Modelo|Cantidad|Clave de licencia", f"MX68|2|{KEY}"),
        ("licenseKey,deviceType,seats", f"{KEY},MX68,2"),
    ],
)
def test_headings_name_the_columns_in_any_order_and_language(header: str, line: str) -> None:
    assert rows(f"{header}\n{line}") == [FoundLicense(KEY, "MX68", 2, 2)]


@pytest.mark.parametrize("heading", ["License No.", "License number", "Number of licenses"])
def test_the_number_of_a_license_is_its_key_and_no_count(heading: str) -> None:
    if heading.startswith("Number"):
        table = f"License key,Part number,{heading}\nZ2MS-AFHA-DUDN,LIC-ENT-3YR,25"
    else:
        table = f"{heading},Part number,Ordered Qty\nZ2MS-AFHA-DUDN,LIC-ENT-3YR,25"
    [row] = read_licenses(table).rows
    assert (row.key, row.model, row.have) == ("Z2MS-AFHA-DUDN", "MR Enterprise", 25)


def test_headings_may_stand_below_other_lines_and_stand_again() -> None:
    found = read_licenses(f"{KEY}\nModel;Key\nMX68;{OTHER}\n\nHello,\nCount,Key,Model\n7,{KEY},MT")
    assert found.rows == [FoundLicense(KEY, "MT", 7, 7), FoundLicense(OTHER, "MX68", None, 3)]


def test_a_model_that_the_catalogue_does_not_know_is_kept_where_models_stand() -> None:
    assert rows(f"Key,Model,Count\n{KEY},Foo 9000,3") == [FoundLicense(KEY, "Foo 9000", 3, 2)]
    assert rows(f"{KEY},Foo 9000,3") == [FoundLicense(KEY, "", None, 1)]


def test_a_move_a_mode_and_an_end_are_read_where_they_are_said() -> None:
    text = f"key,model,have,move,mode,expires_on\n{KEY},MX68,2,1,renew,2028-01-31"
    assert rows(text) == [FoundLicense(KEY, "MX68", 2, 2, 1, "renew", "2028-01-31")]
    said = f"{KEY}: move 10 of 25 MR Enterprise, expires 31 January 2028"
    assert rows(said) == [FoundLicense(KEY, "MR Enterprise", 25, 1, 10, None, "2028-01-31")]
    assert rows(f"{KEY} MX68 2, ends 05/01/2029")[0].expires_on is None
    column = f"Key,Expires\n{KEY},05/01/2029\n{OTHER},05/31/2029"
    assert [row.expires_on for row in rows(column)] == ["2029-05-01", "2029-05-31"]


def test_empty_rows_of_a_spreadsheet_are_skipped() -> None:
    assert rows(f"key,model,have\n{KEY},MX68,2\n,,\n") == [FoundLicense(KEY, "MX68", 2, 2)]


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("Q2FJ-3SHB-Y2K2", "device serial number"),
        ("4C1234567", "order number"),
        ("S2345-6789A-BCDEF-GHJKM", "subscription claim key"),
        ("LIC-ENT-3YR", "SKU"),
        ("00:18:0a:11:22:33", "MAC address"),
        ("https://n149.meraki.com/o/VjjsAd/manage", "a link"),
        ("dana@northwind.example", "an e-mail address"),
        ("Z2A7-32TE-A8Y", "12 letters and digits. This has 11."),
        ("Z2A7-32TE-A8Y44 MX68 2", "12 letters and digits. This has 13."),
        ("key,model,have\n,MX68,3", "holds no license key"),
        ("こんにちは", "only looks like a letter"),
        ("the licenses of the group", "No license key"),
        ("[]]", "License key must"),
    ],
)
def test_what_is_no_key_is_named(line: str, named: str) -> None:
    assert named in reason(line)


def test_a_broken_key_takes_the_words_beside_it_and_no_other_key_does() -> None:
    found = read_licenses(f"{KEY}\nZ2TB-E6W8-2HG  MX67  3")
    assert found.rows == [FoundLicense(KEY, "", None, 1)]
    assert [each.line for each in found.rejected] == [2]


def test_a_rejection_shortens_its_text() -> None:
    found = read_licenses("Q2FJ-3SHB-Y2K2 " + "and more " * 100)
    [rejected] = found.rejected
    assert len(rejected.text) == LONGEST_QUOTE + 1


@pytest.mark.parametrize(
    "line", ["4711", " 4 7 1 1 ", "４７１１", "passcode source: 4711", "Passcode,47 11", "4711 is my passcode"]
)
def test_a_passcode_among_the_keys_is_not_repeated(line: str) -> None:
    for text in (line, f"{KEY} MX68 2\n\n{line}"):
        found = read_licenses(text)
        assert "4711" not in repr(found).replace(" ", "")
    [rejected] = read_licenses(line).rejected
    assert "••••" in rejected.text.replace(" ", "") or "passcode" in rejected.reason


ANSWER = [
    {
        "key": "Z2A732TEA8Y4",
        "organizationId": "2930418",
        "duration": 365,
        "mode": "addDevices",
        "startedAt": "2026-01-01T00:00:00Z",
        "invalidated": False,
        "expired": False,
        "editions": [{"edition": "Enterprise", "productType": "appliance"}],
        "counts": [{"model": "MR Enterprise", "count": 25}, {"model": "MX68", "count": 2}],
    },
    {"key": OTHER, "counts": []},
]


@pytest.mark.parametrize(
    "text",
    [
        json.dumps(ANSWER),
        "\ufeff" + json.dumps(ANSWER, indent=2),
        "\n".join(map(json.dumps, ANSWER)),
        json.dumps({"items": ANSWER, "meta": {"counts": {"items": {"total": 2}}}}),
        json.dumps({"pages": [ANSWER[:1], ANSWER[1:]]}),
        f"licenses = {ANSWER!r}\n",
        f"ok: [localhost] => {json.dumps({'meraki_response': ANSWER}, indent=4)}\n\nPLAY RECAP *****",
        f"HTTP/2 200 OK\ncontent-type: application/json\n\n{json.dumps(ANSWER)}",
        f"Hello,\nthe API says:\n{json.dumps(ANSWER, indent=1)}\nRegards",
    ],
)
def test_the_answer_of_the_api_in_every_shape(text: str) -> None:
    end = "2027-01-01"
    found = [(row.key, row.model, row.have, row.mode, row.expires_on) for row in rows(text)]
    assert found == [
        (KEY, "MR Enterprise", 25, "addDevices", end),
        (KEY, "MX68", 2, "addDevices", end),
        (OTHER, "", None, None, None),
    ]


@pytest.mark.parametrize(
    ("entry", "named"),
    [
        ({"key": KEY, "expired": True, "counts": []}, "has expired"),
        ({"key": KEY, "invalidated": True}, "invalidated"),
        ({"licenseKey": KEY, "state": "expired"}, "has expired"),
        ({"key": "Q2FJ-3SHB-Y2K2"}, "device serial number"),
        ({"subscriptionId": "Sub1234567"}, "subscription"),
        ({"key": 7}, "No license key"),
    ],
)
def test_an_entry_of_the_api_that_gives_no_row(entry: object, named: str) -> None:
    assert named in reason(json.dumps([entry]))


@pytest.mark.parametrize(
    "counts", [[[]], [{"model": ["MX68"], "count": 3}], [{"model": "MX68", "count": 2.5}], "x", 5, {}]
)
def test_counts_of_another_shape_give_no_number(counts: object) -> None:
    [row] = read_licenses(json.dumps([{"key": KEY, "counts": counts}])).rows
    assert row.have is None


@pytest.mark.parametrize(
    "text", ["[" * 100_000, '{"a":' * 300 + "1" + "}" * 300, "[" + "9" * 5_000 + "]", "[1e999]", '[{"key": "\\ud800"}]']
)
def test_json_that_is_no_list_of_licenses(text: str) -> None:
    assert reason(text)


def test_more_rows_than_a_request_may_hold_are_cut_and_told() -> None:
    found = read_licenses("\n".join(f"Z2A{number:09}" for number in range(MOST_ROWS + 10)))
    assert len(found.rows) == MOST_ROWS
    [rejected] = found.rejected
    assert rejected.line == MOST_ROWS + 1
    assert f"more than {MOST_ROWS:,} rows" in rejected.reason


def test_the_same_row_twice_is_one() -> None:
    assert rows(f"{KEY} MX68 2\n\n> {KEY} MX68 2\n") == [FoundLicense(KEY, "MX68", 2, 1)]


def test_text_beyond_the_limit_is_not_read() -> None:
    assert "16 MiB" in reason(f"{KEY}\n" * 1_200_000)


def test_keys_that_are_in_the_request_are_told() -> None:
    intake = read_licenses(f"{KEY},MX68,2\n{OTHER},MT,3")
    licenses, twins = grouped(intake, {KEY: 4})
    assert [each["key"] for each in licenses] == [OTHER]
    assert [each.reason for each in twins] == ["The key is in the request already, as license 4."]


def test_the_devices_of_one_license_come_without_its_key() -> None:
    devices, refused = read_answer("licenses.0.devices", "device,count\nMX68,2\nFoo 9000;4\n4711\n")
    assert [(each["model"], each["have"]) for each in devices] == [("MX68", "2"), ("Foo 9000", "4")]
    assert refused == ["Line 4, “••••”: The line holds no device model."]


def test_a_key_in_an_error_of_the_api_is_found() -> None:
    text = json.dumps({"errors": [f"License {KEY} could not be moved: it holds 2 MX68 only."]})
    assert rows(text) == [FoundLicense(KEY, "MX68", 2, 1)]


@pytest.mark.parametrize(
    ("text", "model"),
    [
        ("C9200L-24P-4X", "C9200L-24P-4X"),
        ("C9300X-24Y", "C9300X-24Y"),
        ("CW9178I-RTG", "CW9178I"),
        ("MX67C-NA", "MX67C"),
        ("MS130R-8P", "MS130R-8P"),
        ("eight MS120-24Ps", "MS120-24P"),
        ("MV 14", "MV"),
        ("MX 68", "MX68"),
    ],
)
def test_hardware_is_named_with_uplinks_and_without_regions(text: str, model: str) -> None:
    assert model_in(text) == model


@pytest.mark.parametrize(
    "above",
    [
        "MX Edition: Enterprise",
        "MX Advanced Security: Enabled",
        "The MR and MX networks stay.",
        "Co-term on both. MX edition: north is Advanced Security, south Enterprise",
    ],
)
def test_a_family_that_is_talked_of_above_a_key_is_no_device_of_it(above: str) -> None:
    rows = read_licenses(f"{above}\nZ2A7-32TE-A8Y4 MS120-8 x 4\n").rows
    assert [(row.model, row.have) for row in rows] == [("MS120-8", 4)]


def test_the_edition_of_an_organization_is_no_device_of_a_key_alone() -> None:
    rows = read_licenses("MX Edition: Enterprise\nZ2A7-32TE-A8Y4\n").rows
    assert [(row.model, row.have) for row in rows] == [("", None)]


def test_a_remark_that_sounds_like_a_heading_ends_no_table() -> None:
    table = (
        "License Key;Product;Qty;To move;Comment\n"
        "Z2AA-BBBB-CCCC;LIC-ENT-3YR;10;4;ok\n"
        ";LIC-MX64-SEC-3YR;1;1;same key\n"
        "Z2GG-HHHH-IIII;MV12;2;all;renew the license key\n"
    )
    rows = read_licenses(table).rows
    assert [(row.key, row.model, row.have, row.move) for row in rows] == [
        ("Z2AA-BBBB-CCCC", "MR Enterprise", 10, 4),
        ("Z2AA-BBBB-CCCC", "MX64", 1, 1),
        ("Z2GG-HHHH-IIII", "MV12", 2, 2),
    ]


@pytest.mark.parametrize(
    "body",
    [
        'destination = {{\n  organization_id = "6"\n  mode = "addDevices"\n}}\nlicenses = [\n  {{\n    key = "{key}"\n'
        '    counts = [{{ model = "MX68", count = 2 }}]\n  }},\n  {{\n    key = "{other}"\n    counts = [{{\n'
        '      model = "MR Enterprise"\n      count = 5\n    }}]\n  }},\n]\n',
        'destination:\n  organizationId: "6"\n  mode: addDevices\n\nlicenses:\n  - key: {key}\n    counts:\n'
        "      - model: MX68\n        count: 2\n  - key: {other}\n    counts:\n      - model: MR Enterprise\n"
        "        count: 5\n",
        '$body = @{{\n  destination = @{{ organizationId = $to; mode = "addDevices" }}\n  licenses = @(\n'
        '    @{{ key = "{key}"; counts = @( @{{ model = "MX68"; count = 2 }} ) }},\n'
        '    @{{ key = "{other}"; counts = @( @{{ model = "MR Enterprise"; count = 5 }} ) }}\n  )\n}}\n',
        "move(\n    destination={{'organizationId': '6', 'mode': 'addDevices'}},\n"
        "    licenses=[{{'key': '{key}', 'counts': [{{'model': 'MX68', 'count': 2}}]}},\n"
        "              {{'key': '{other}', 'counts': [{{'model': 'MR Enterprise', 'count': 5}}]}}],\n)\n",
    ],
)
def test_the_body_of_a_move_says_how_many_of_each_go(body: str) -> None:
    found = [(row.key, row.model, row.move, row.mode) for row in rows(body.format(key=KEY, other=OTHER))]
    assert found == [(KEY, "MX68", 2, "addDevices"), (OTHER, "MR Enterprise", 5, "addDevices")]


def test_a_list_of_licenses_in_yaml_moves_nothing() -> None:
    text = f"licenses:\n  - key: {KEY}\n    mode: addDevices\n    counts:\n      - model: MX68\n        count: 2\n"
    assert [row.move for row in rows(text)] == [None]


def test_a_count_above_its_model_in_brackets_is_read() -> None:
    text = f'licenses = [{{\n  key = "{KEY}"\n  counts = [{{\n    count = 18\n    model = "MX68"\n  }}]\n}}]\n'
    assert [(row.model, row.have) for row in rows(text)] == [("MX68", 18)]
