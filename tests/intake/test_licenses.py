"""License rows out of pasted text."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transfer_wizard.intake.licenses import LONGEST_LINE, LONGEST_QUOTE, Intake, Row, read_licenses
from transfer_wizard.request.document import MOST_ROWS

KEY = "Z2A7-32TE-A8Y4"
OTHER = "Z2KD-8QWN-4RTX"


def rows(text: str) -> list[Row]:
    """The rows of a text that must be taken whole."""
    found = read_licenses(text)
    assert found.rejected == []
    return found.rows


def reason(text: str) -> str:
    """Why the one line of a text is not taken."""
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
        "  Z2A7 32TE A8Y4\t",
        "Z2A7–32TE—A8Y4",
        "Ｚ２Ａ７－３２ＴＥ－Ａ８Ｙ４",
        f'"{KEY}"',
        f"\u200b{KEY}\u200e",
        f"\ufeff{KEY}",
    ],
)
def test_a_key_in_any_spelling(spelling: str) -> None:
    assert rows(spelling) == [Row(KEY, "", None, 1)]


def test_one_key_per_line_with_blanks_and_comments() -> None:
    assert rows(f"# spare\n\n{KEY}\r\n   \n  # another\r{OTHER}\n") == [Row(KEY, "", None, 3), Row(OTHER, "", None, 6)]


@pytest.mark.parametrize("separator", [",", ";", "\t", " , ", "; "])
def test_a_table_without_header(separator: str) -> None:
    text = f"{separator.join([KEY, 'MX68', '2'])}\n{separator.join([OTHER, 'MR Enterprise', ''])}"
    assert rows(text) == [Row(KEY, "MX68", 2, 1), Row(OTHER, "MR Enterprise", None, 2)]


@pytest.mark.parametrize(
    ("header", "line"),
    [
        ("key,model,have", f"{KEY},MX68,2"),
        ("Have;Move;License Key;Mode;Device model", f"2;1;{KEY};addDevices;MX68"),
        ("Model\tLimit\tCurrent count\tKey", f"MX68\t2\t1\t{KEY}"),
        ("DEVICE , COUNT , LICENSE_KEY", f"MX68 , 2 , {KEY}"),
        ('"License key";"Device";"Count"', f'"{KEY}";"MX68";"2"'),
        ("\ufeffLicence key,Type,Quantity", f"{KEY},MX68,2"),
    ],
)
def test_a_header_names_the_columns_in_any_order(header: str, line: str) -> None:
    assert rows(f"Licenses of West\n{header}\n{line}".split("\n", 1)[1]) == [Row(KEY, "MX68", 2, 2)]


def test_a_header_may_stand_below_other_lines_and_stand_again() -> None:
    text = f"{KEY}\nModel;Key\nMX68;{KEY}\nCount,Key\n"
    found = read_licenses(text + f"Key;Count\n{OTHER};7")
    assert found.rows == [Row(KEY, "", None, 1), Row(KEY, "MX68", None, 3), Row(OTHER, "", 7, 6)]
    assert [each.line for each in found.rejected] == [4]  # its commas are no separator below a header of semicolons


def test_a_heading_alone_on_its_line_is_no_key() -> None:
    assert rows(f"License keys:\n{KEY},MX68,2") == [Row(KEY, "MX68", 2, 2)]


def test_quoted_cells_keep_separators_and_quotes() -> None:
    assert rows(f'{KEY},"MR, ""indoor""; new",3') == [Row(KEY, 'MR, "indoor"; new', 3, 1)]
    assert rows(f'Model;Key\n"MR; x";{KEY}\nMR, y;{OTHER}') == [
        Row(KEY, "MR; x", None, 2),
        Row(OTHER, "MR, y", None, 3),
    ]


def test_a_line_that_could_be_a_header_but_holds_a_key_is_a_row() -> None:
    assert rows(f"{KEY},license,2") == [Row(KEY, "license", 2, 1)]


def test_empty_rows_of_a_spreadsheet_are_skipped() -> None:
    assert rows(f"{KEY},MX68,2\n,,\n;;;\n\t\t") == [Row(KEY, "MX68", 2, 1)]


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("Q2FJ-3SHB-Y2K2", "device serial number"),
        ("4C1234567", "order number"),
        ("S2345-6789A-BCDEF-GHJKM", "subscription claim key"),
        ("LIC-ENT-3YR", "SKU"),
        ("https://n149.meraki.com/o/VjjsAd/manage", "a link"),
        ("dana@northwind.example", "an e-mail address"),
        ("Z2A7-32TE-A8Y", "12 letters and digits. This has 11."),
        (f"{KEY} or {OTHER}", "License key must"),
        (f"{KEY},MX68,none", "Have must be a whole number"),
        (f"{KEY},MX68,-3", "Have must be a whole number"),
        (f"{KEY},MX68,0", "Have must be a whole number"),
        (",MX68,3", "holds no license key"),
        ("key,model,have\n,MX68,3", "holds no license key"),
        ("x" * (LONGEST_LINE + 1), "longer than 1,000 characters"),
        ("こんにちは", "only looks like a letter"),
        ("[", "cannot be read as JSON"),
        ("{}", "has no “key”"),
    ],
)
def test_every_line_not_taken_has_a_reason(line: str, named: str) -> None:
    assert named in reason(line)


def test_a_rejection_names_its_line_and_shortens_its_text() -> None:
    found = read_licenses(f"{KEY}\n\n" + "no key " * 100)
    assert found.rows == [Row(KEY, "", None, 1)]
    [rejected] = found.rejected
    assert rejected.line == 3
    assert rejected.text.startswith("no key no key")
    assert len(rejected.text) == LONGEST_QUOTE + 1


@pytest.mark.parametrize("line", ["4711", " 4 7 1 1 ", "４７１１", "passcode source: 4711", "Passcode,47 11"])
def test_a_passcode_among_the_keys_is_not_repeated(line: str) -> None:
    found = read_licenses(line)
    assert found.rows == []
    [rejected] = found.rejected
    assert "••••" in rejected.text.replace(" ", "")
    assert not any(mark.isdigit() for mark in rejected.text)
    assert "4711" not in rejected.reason


def test_the_answer_of_the_api() -> None:
    answer = [
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
    taken = [Row(KEY, "MR Enterprise", 25, 1), Row(KEY, "MX68", 2, 1), Row(OTHER, "", None, 2)]
    assert rows(json.dumps(answer)) == taken
    assert rows("\ufeff" + json.dumps(answer, indent=2)) == taken
    assert rows(json.dumps(answer[1])) == [Row(OTHER, "", None, 1)]


@pytest.mark.parametrize(
    ("entry", "named"),
    [
        ({"key": KEY, "expired": True, "counts": []}, "has expired"),
        ({"key": KEY, "invalidated": True}, "invalidated"),
        ({"key": 7}, "has no “key”"),
        ([], "has no “key”"),
        ({"key": "Q2FJ-3SHB-Y2K2"}, "device serial number"),
        ({"key": KEY, "counts": [[]]}, "“counts”"),
        ({"key": KEY, "counts": [{"model": ["MX68"], "count": 3}]}, "“counts”"),
        ({"key": KEY, "counts": [{"model": "MX68", "count": 2.5}]}, "“counts”"),
        ({"key": KEY, "counts": [{"model": "MX68", "count": True}]}, "whole number"),
        ({"key": KEY, "counts": [{"model": "x" * 10_001, "count": 3}]}, "at most 10,000"),
    ],
)
def test_an_entry_of_the_api_that_gives_no_row(entry: object, named: str) -> None:
    assert named in reason(json.dumps([entry]))


@pytest.mark.parametrize(
    "text", ["[" * 100_000, "[" + "9" * 5_000 + "]", "[1e999]", "[NaN]", '[{"key": "\\ud800"}]', '{"a": 1', "[]]"]
)
def test_json_that_is_no_list_of_licenses(text: str) -> None:
    assert reason(text)


def test_more_rows_than_anyone_has_are_cut_and_told() -> None:
    found = read_licenses(f"{KEY}\n" * (MOST_ROWS + 10))
    assert len(found.rows) == MOST_ROWS
    [rejected] = found.rejected
    assert rejected.line == MOST_ROWS + 1
    assert "more than 20,000 rows" in rejected.reason


def test_as_many_rows_as_allowed_are_taken() -> None:
    assert len(rows(f"{KEY}\n" * MOST_ROWS)) == MOST_ROWS


def test_text_beyond_the_limit_is_not_read() -> None:
    assert "16 MiB" in reason(f"{KEY}\n" * 1_200_000)


CELLS = st.sampled_from([KEY, "Key", "Model", "count", "2", "", '"', '""', "#", "\ufeff", "\x00", "\r", "\ud800", "MR"])


@given(st.one_of(st.text(), st.lists(CELLS | st.text(max_size=3)).map("".join), st.lists(CELLS).map(",".join)))
@settings(max_examples=400, deadline=None)
def test_no_text_raises_and_every_line_is_accounted_for(text: str) -> None:
    found = read_licenses(text)
    assert isinstance(found, Intake)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").count("\n") + 1
    told = [row.line for row in found.rows] + [rejected.line for rejected in found.rejected]
    assert len(set(told)) == len(told)
    assert all(1 <= line <= lines for line in told)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5) | st.just(KEY),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["model", "count", "x"]), inner),
    max_leaves=6,
)
ENTRIES = JSON | st.fixed_dictionaries({"key": st.just(KEY) | JSON}, optional={"counts": JSON, "expired": JSON})


@given(st.lists(ENTRIES, max_size=3).map(json.dumps))
@settings(max_examples=100, deadline=None)
def test_no_answer_raises(text: str) -> None:
    assert isinstance(read_licenses(text), Intake)
