import csv
import datetime
import io
import unicodedata

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from transfer_wizard.export.table import COLUMNS, guarded, render
from transfer_wizard.request.draft import Draft, blank_license


def read(content: bytes) -> list[dict[str, str]]:
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True))


def test_each_key_and_model_is_a_row(sample: Draft) -> None:
    sample.set("licenses.0.devices.1.model", '日本 MX68, "new"')
    rows = read(render(sample))
    assert rows[1] == {
        "key": "Z2A7-32TE-A8Y4",
        "model": '日本 MX68, "new"',
        "have": "2",
        "move": "1",
        "mode": "addDevices",
        "expired": "no",
        "expires_on": "2029-08-31",
        "source": "Northwind West",
        "destination": "Northwind East",
    }
    assert len(rows) == 3


def test_lines_end_as_rfc_4180_has_it(sample: Draft) -> None:
    content = render(sample)
    assert content.count(b"\r\n") == 4
    assert b"\n" not in content.replace(b"\r\n", b"")


def test_key_without_devices_is_a_row(sample: Draft) -> None:
    sample.licenses.append(blank_license() | {"key": "z2aabbbbcccc", "devices": []})
    assert read(render(sample))[-1] == dict.fromkeys(COLUMNS, "") | {
        "key": "Z2AA-BBBB-CCCC",
        "source": "Northwind West",
        "destination": "Northwind East",
    }


@pytest.mark.parametrize(
    "cell",
    [
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\n=1",
        "＝1",
        "＋1",
        "－1",
        "＠x",
        " =1",
        "−1",
        "﹣1",
        "\tx",
        "\rx",
        "\nx",
    ],
)
def test_formula_gets_an_apostrophe(cell: str) -> None:
    assert guarded(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["", "Z2A7-32TE-A8Y4", "MX68", "10", "a=b", "日本"])
def test_other_cell_is_left_alone(cell: str) -> None:
    assert guarded(cell) == cell


def test_four_digits_in_place_of_a_key_are_masked(sample: Draft) -> None:
    sample.set("licenses.0.key", "4826")
    assert read(render(sample))[0]["key"] == "••••"


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_no_cell_is_a_formula(any_draft: st.SearchStrategy[Draft], today: datetime.date, data: st.DataObject) -> None:
    draft = data.draw(any_draft)
    rows = read(render(draft))
    assert len(rows) == sum(max(len(row["devices"]), 1) for row in draft.licenses)
    for row in rows:
        assert list(row) == list(COLUMNS)
        for cell in row.values():
            assert unicodedata.normalize("NFKC", cell.lstrip())[:1] not in set("=+-@")
