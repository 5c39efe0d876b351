"""Tables of licenses: what a row of headings says of its columns, and what is read of the cells below it."""

import pytest

from transfer_wizard.intake.licenses import read_licenses
from transfer_wizard.intake.table_headings import heading_of

from .short import rows, values

KEY, OTHER = "Z2A7-32TE-A8Y4", "Z2KD-8QWN-4RTX"


@pytest.mark.parametrize(
    ("heading", "columns"),
    [
        ("License key\tModel\tCount", "key model have"),
        ("License key,Model,Count -> move", "key model have"),
        ("License\tLicense key\tCount", "product key have"),
        ("License\tCount", "key have"),
        ("Key\tKey\tModel", "key other model"),
        ("Old license key\tNew license key\tModel", "replaced key model"),
        ("Current key\tKey\tModel", "key replaced model"),
        ("Current key\tNew key\tModel", "other key model"),
        ("Clave\tNombre\tModelo", "key have model"),
        ("Cantidad\tNombre\tClave", "have other key"),
        ("> Key\tModel", "key model"),
        (f"Key\t{'x' * 60}", "key -"),
        (f"Key\t{'x' * 61}", ""),
        (f"Key\tModel{' ' * 989}", "key model"),
        (f"Key\tModel{' ' * 992}", ""),
        (f"Key\tModel\t{KEY}", ""),
        ("Key", ""),
        ("Key\t5", ""),
        ("Key\t2026-01-01", ""),
        ("Key\tSerial", "key other"),
        ("Serial\tNotes", ""),
        ("Model\tCount", "model have"),
        ("Model\tNotes", ""),
        ("Count\tNotes", "have other"),
        ("Count\tthings", ""),
        ("Organization\tModel", ""),
        ("Organization\tModel\tNotes", "organization model other"),
        ("Organization\tPasscode", "organization passcode"),
        ("Passcode\tNotes", ""),
    ],
)
def test_the_headings_of_a_table_say_what_its_columns_hold(heading: str, columns: str) -> None:
    found = heading_of(heading)
    assert " ".join(column or "-" for column in (found.columns if found else [])) == columns


@pytest.mark.parametrize(
    ("table", "said"),
    [
        (f"Key\tModel\tHave\n{KEY}\tMX68\t4\n\tMX84\t2", ["Z2A7 MX68 4 -", "Z2A7 MX84 2 -"]),
        (f"Key\tModel\tHave\n{KEY}, {OTHER}\tMX68\t4", ["Z2A7 MX68 - -", "Z2KD MX68 - -"]),
        (f"Key\tModel\tHave\n{KEY}\tMX68 / MX84\t4 / 2", ["Z2A7 MX68 4 -", "Z2A7 MX84 2 -"]),
        (f"Key\tModel\tHave\n{KEY}\tMX68 / MX84\t4", ["Z2A7 MX68 - -", "Z2A7 MX84 - -"]),
        (f"Key\tModel\tHave\n{KEY}\tMX68 / MX84\t4 / x", ["Z2A7 MX68 - -", "Z2A7 MX84 - -"]),
        (f"Key\tModel\tHave\n{KEY}\t=A1\t4", ["Z2A7  4 -"]),
        (f"Key\tHave\n{KEY}\t4 MX68", ["Z2A7 MX68 4 -"]),
        (f"Key\t\tHave\n{KEY}\tMX68\t4", ["Z2A7 MX68 4 -"]),
        (f"Key\tProduct\n{KEY}\tENT", ["Z2A7 MR Enterprise - -"]),
        (
            f"Key\tModel\tHave\tMove\n{KEY}\tMX68\t10\tall\n{OTHER}\tMX84\t5\t2",
            ["Z2A7 MX68 10 10", "Z2KD MX84 5 2"],
        ),
        (f"Key\tModel\tCount\n{KEY}\tMX68\t10 -> 4", ["Z2A7 MX68 10 4"]),
        (
            f"Key\tMX68\tMX84\tMX84 move\n{KEY}\t4\t2\t1\n{OTHER}\t\t3\t",
            ["Z2A7 MX68 4 -", "Z2A7 MX84 2 1", "Z2KD MX84 3 -"],
        ),
        (f"Key\tMX68\tModel\n{KEY}\t4\tMX84", ["Z2A7 MX84 4 -"]),
        (f"Key\tModel\t#\n{KEY}\tMX68\t4\n{OTHER}\tMX84\t2", ["Z2A7 MX68 4 -", "Z2KD MX84 2 -"]),
        (f"Key\tModel\t#\n{KEY}\tMX68\t1\n{OTHER}\tMX84\t2", ["Z2A7 MX68 - -", "Z2KD MX84 - -"]),
        (f"Key\tModel\tThere\n{KEY}\tMX68\t4\n{OTHER}\tMX84\t2", ["Z2A7 MX68 4 -", "Z2KD MX84 2 -"]),
        (f"Key\tModel\tThere\n{KEY}\tMX68\t4\n{OTHER}\tMX84\tx", ["Z2A7 MX68 - -", "Z2KD MX84 - -"]),
        (f"Key\tModel\tA\tB\n{KEY}\tMX68\t4\t5\n{OTHER}\tMX84\t2\t5", ["Z2A7 MX68 - -", "Z2KD MX84 - -"]),
        (f"Key\tModel\tThere\tTo move\n{KEY}\tMX68\t4\t3\n{OTHER}\tMX84\t2\t1", ["Z2A7 MX68 4 3", "Z2KD MX84 2 1"]),
        (f"counts.0.model\tcounts.0.count\tkey\nMX68\t3\t{KEY}", ["Z2A7 MX68 3 -"]),
        (
            f"key\tcounts.0.model\tcounts.0.count\tcounts.1.model\tcounts.1.count\n{KEY}\tMX68\t3\tMX84\t2\n{OTHER}\tMX67\t1\t\t",
            ["Z2A7 MX68 3 -", "Z2A7 MX84 2 -", "Z2KD MX67 1 -"],
        ),
        (f"\tLicense\t\tDevices\nOrg\tKey\tModel\tCount\nRock Oslo\t{KEY}\tMX68\t4", ["Z2A7 MX68 4 -"]),
        (f"Key  Model  Count\n{KEY}  MX68   4\n{OTHER}         2", ["Z2A7 MX68 4 -", "Z2KD  2 -"]),
        (f"Key|Model|Count\n---|---|---\n{KEY}|MX68|4\nTotal||4", ["Z2A7 MX68 4 -"]),
        (f"Key\nModel\nCount\n{KEY}\nMX68\n4\n{OTHER}\nMX84\n2", ["Z2A7 MX68 4 -", "Z2KD MX84 2 -"]),
        (f"Key\n{KEY}\n{OTHER}\nModel\nMX68\nMX84\nCount\n4\n2", ["Z2A7 MX68 4 -", "Z2KD MX84 2 -"]),
        (f"note\nKey\n{KEY}\n{OTHER}\nModel\nMX68\nMX84\nCount\n4\n2", ["Z2A7 MX68 4 -", "Z2KD MX84 2 -"]),
        (f"Key\tModel\tCount\n{KEY}\nMX68\n4\n{OTHER}\tMX84\t2", ["Z2A7 MX68 4 -", "Z2KD MX84 2 -"]),
        (f"Key\tModel\tCount\n{KEY}\tMX68\nof it\t4\tlink\tmore", ["Z2A7 MX68 4 -"]),
        (f"Key\tModel\tCount\n{KEY}\tMX68\nof it\t4\tlink\tmore\tand", ["Z2A7 MX68 - -"]),
        (f'Key,"Model\nof it",Count\n{KEY},MX68,4', ["Z2A7 MX68 4 -"]),
        (f"Key,Model,Count\n{KEY},MX68,10 x MX68", ["Z2A7 MX68 10 -"]),
        (f'Key,Note,Model,Count\n{KEY},"one\ntwo",MX68,4\n{OTHER},,MX84,2', ["Z2A7 MX68 4 -", "Z2KD MX84 2 -"]),
        (
            f"Key            Model Count\n-------------- ----- -----\n{KEY} MX68      4\n{OTHER} MX84     12",
            ["Z2A7 MX68 4 -", "Z2KD MX84 12 -"],
        ),
    ],
)
def test_the_rows_of_a_table_are_licenses(table: str, said: list[str]) -> None:
    assert rows(f"{table}\n") == said


@pytest.mark.parametrize(
    ("table", "keys", "refused"),
    [
        (f"License key\tModel\tExpired\n{KEY}\tMX68\tyes\n{OTHER}\tMX84\tno", [OTHER], [KEY]),
        (f"License key\tModel\tState\n{KEY}\tMX68\tExpired\n{OTHER}\tMX84\tActive", [OTHER], [KEY]),
        (f"License key\tModel\tInvalidated\n{KEY}\tMX68\tyes\n{OTHER}\tMX84\tno", [OTHER], [KEY]),
        (f"License key\tModel\tInvalidated at\n{KEY}\tMX68\tyes\n{OTHER}\tMX84\t", [KEY, OTHER], []),
        (f"Old key\tNew key\tModel\n{KEY}\t{OTHER}\tMX68", [OTHER], [KEY]),
        ("License key\tModel\nZ2A7-32TE\tMX68", [], ["Z2A7-32TE MX68"]),
        ("License key\tModel\nN/A\tMX68", [], ["N/A MX68"]),
        ("License key\tModel\n\tMX68\tx", [], ["MX68 x"]),
        ("Organization\tLicense\tCount\nRock Oslo\tMX68\t4", [], ["Rock Oslo MX68 4"]),
    ],
)
def test_a_row_without_value_is_told(table: str, keys: list[str], refused: list[str]) -> None:
    found = read_licenses(f"{table}\n")
    assert [row.key for row in found.rows] == keys
    assert [each.text[: len(text)] for each, text in zip(found.rejected, refused, strict=True)] == refused


LOST = "must be a whole number of at least 1."


@pytest.mark.parametrize("label", ["Count", "Quantity", "Have", "Anzahl", "Cantidad", "Quantité", "数量", "Move"])
@pytest.mark.parametrize(
    "cell",
    "2.5|=C13/2|=SUM(C:C)|@SUM(1+1)|#REF!|12 (approx)|-3|ca. 10|~10|10+|1 2|10-12|5 or 6|50%|10 MX84|9999999".split(
        "|"
    ),
)
def test_a_count_that_is_no_whole_number_is_told_and_its_row_taken(label: str, cell: str) -> None:
    found = read_licenses(f"License key,Model,{label}\n{KEY},MX68,{cell}\n{OTHER},MS120,3\n")
    assert [(row.key, row.model) for row in found.rows] == [(KEY, "MX68"), (OTHER, "MS120")]
    assert (found.rows[0].have, found.rows[0].move) == (None, None)
    assert [(each.line, each.text) for each in found.rejected] == [(2, f"{KEY} {cell}")]
    name = "Move" if label == "Move" else "Have"
    assert found.rejected[0].reason.startswith(f"{name} {LOST}")


@pytest.mark.parametrize(
    ("table", "told"),
    [
        (f"Key,Model,Count\n{KEY},MX68,half\n{OTHER},MX84,half", [f"{KEY} half", f"{OTHER} half"]),
        (f"Key,Model,Count,Move\n{KEY},MX68,2.5,ca. 1", [f"{KEY} 2.5", f"{KEY} ca. 1"]),
        (f"Key,Model,Count,Move\n{KEY},MX68,5,half", [f"{KEY} half"]),
        (f"Key,Model,Count,Move\n{KEY},MX68,6,half", []),
        (f"Key,Model,Count,Move\n{KEY},MX68,6,all but 2", []),
        (f"Key,Model,Count\n{KEY},MX68,10 -> 4", []),
        (f"Key,Count\n{KEY},10 x MX68", []),
        (f"Key,Model,Count\n{KEY},MX68,10 x MX68", []),
        (f"Key,Count\n{KEY},MX68", []),
        (f"Key,MX68,MR\n{KEY},2.5,3", [f"{KEY} 2.5"]),
        (f"| Key | Model | Count |\n|---|---|---|\n| {KEY} | MX68 | 2.5 |", [f"{KEY} 2.5"]),
        (
            "<html><table><tr><th>Key</th><th>Model</th><th>Count</th></tr>"
            f"<tr><td>{KEY}</td><td>MX68</td><td>ca. 10</td></tr></table></html>",
            [f"{KEY} ca. 10"],
        ),
        (f"Key,Model,Amount\n{KEY},MX68,$1200.50", []),
        (f"Key,Model,Count\n{KEY},MX68,2027-08-31", []),
        *((f"Key,Model,Count\n{KEY},MX68,{cell}\n{OTHER},MX84,3", []) for cell in ("", "-", "n/a", "all", "none", "0")),
    ],
)
def test_what_a_cell_of_counts_does_not_say_is_told(table: str, told: list[str]) -> None:
    found = read_licenses(f"{table}\n")
    assert found.rows[0].key == KEY
    assert [each.text for each in found.rejected] == told


def test_a_key_in_parts_is_put_together_from_its_cells() -> None:
    assert rows("License key\t\t\tModel\nZ2A7\t32TE\tA8Y4\tMX68\n") == ["Z2A7 MX68 - -"]


def test_the_organizations_of_a_table_are_not_sure() -> None:
    table = f"Organization\tKey\tModel\nRock Oslo\t{KEY}\tMX68\nRock Oslo\t{OTHER}\tMX84\n"
    assert values(table) == ["?.name: Rock Oslo ?"]


@pytest.mark.parametrize(
    ("form", "said"),
    [
        (f"License key;{KEY};\nModel;MX68;\nCount;11;\nTo move;4;\nCustomer number;1234-5678;", "Z2A7 MX68 11 4"),
        (f"License key;{KEY};\nModel;MX68;new\nCount;11;more to come\nTo move;4;no more", "Z2A7 MX68 11 4"),
        (f"Clave de licencia,{KEY}\nModelo,MX68\nCantidad,11\nCantidad a mover,4", "Z2A7 MX68 11 4"),
    ],
)
def test_a_license_may_have_a_line_to_each_of_its_values(form: str, said: str) -> None:
    assert rows(form) == [said]
