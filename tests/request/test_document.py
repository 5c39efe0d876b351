"""The request file: untrusted bytes in, a draft out, and back."""

import copy
import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transfer_wizard.request import document
from transfer_wizard.request.document import Unreadable
from transfer_wizard.request.draft import Draft, blank_device, blank_license
from transfer_wizard.resources import resource

SAMPLE: dict[str, Any] = json.loads(resource("sample_case.json").read_text(encoding="utf-8"))


def file_of(**changes: Any) -> bytes:
    return json.dumps(copy.deepcopy(SAMPLE) | changes).encode()


def test_what_is_written_is_read_again() -> None:
    draft = document.read(file_of()).draft
    again = document.read(document.write(draft, "2026-11-24T10:00:00+00:00"))
    assert again.draft.values == draft.values
    assert again.draft.id == SAMPLE["id"]
    assert again.draft.saved_at == "2026-11-24T10:00:00+00:00"
    assert again.notices == []
    written = json.loads(document.write(draft, SAMPLE["saved_at"]))
    assert written == SAMPLE


def test_a_bare_draft_has_an_identity_and_comes_back_bare() -> None:
    draft = Draft()
    assert draft.is_blank
    assert document.read(document.write(draft, "")).draft.is_blank
    assert draft.id != Draft().id


def test_everything_may_be_missing() -> None:
    opened = document.read(b'{"format": "transfer-wizard-request", "schema": 1}')
    assert opened.draft.is_blank
    assert document.read(file_of(request={"organizations": {"source": None}, "licenses": None})).draft.is_blank


def test_fields_of_a_newer_writer_are_kept_and_written_back() -> None:
    request = copy.deepcopy(SAMPLE["request"])
    request["licenses"][0]["colour"] = {"deep": [1, 2.5, None, True]}
    request["moon"] = "full"
    draft = document.read(file_of(request=request, mood=["good"])).draft
    draft.set("requester.name", "Sam")
    written = json.loads(document.write(draft, ""))
    assert written["request"]["licenses"][0]["colour"] == {"deep": [1, 2.5, None, True]}
    assert written["request"]["moon"] == "full"
    assert written["mood"] == ["good"]
    assert written["request"]["requester"]["name"] == "Sam"


def test_a_newer_schema_opens_read_only() -> None:
    opened = document.read(file_of(schema=2))
    assert opened.read_only
    assert "newer version" in opened.notices[0]


@pytest.mark.parametrize("name", ["passcode", "source_passcode", "PassCode", "support-passcode-of-the-day"])
def test_a_passcode_in_a_file_is_left_out_and_told(name: str) -> None:
    request = copy.deepcopy(SAMPLE["request"])
    request["licenses"][0]["devices"][0][name] = "0042"
    opened = document.read(file_of(request=request, **{name: {"x": "0042"}}))
    assert "left out" in opened.notices[0]
    assert b"0042" not in document.write(opened.draft, "")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "empty"),
        (b" \n ", "empty"),
        (bytes(range(256)), "not UTF-8"),
        (json.dumps(SAMPLE).encode("utf-16"), "not UTF-8"),
        (b"[" * 100_000, "levels deep"),
        (b'{"a":' * 100_000, "levels deep"),
        (b'{"format": "transfer-wizard-request", "schema": 1, "x": NaN}', "NaN"),
        (b'{"format": "transfer-wizard-request", "schema": 1, "x": -Infinity}', "Infinity"),
        (b'{"format": "transfer-wizard-request", "schema": 1, "x": [{"y": 1e999}]}', "1e999, which is too large"),
        (b'{"format": "transfer-wizard-request", "schema": 1, "x": -1E+400}', "-1E+400, which is too large"),
        (
            b'{"format": "transfer-wizard-request", "schema": 1, "x": 0.1e-400}',
            "0.1e-400, which is too large or too small",
        ),
        (b'{"format": "transfer-wizard-request", "schema": 1, "request": {"moon": [' + b"1e999" + b"]}}", "1e999"),
        (b'{"format": "transfer-wizard-request", "schema": 1, "x": ' + b"9" * 5000 + b"}", "too long"),
        (b'{"format": "transfer-wizard-request", "schema": 1, "schema": 1}', "stands twice"),
        (b'{"format": ', "not JSON"),
        (b'"text"', "not a Transfer Wizard request"),
        (b"{}", "not a Transfer Wizard request"),
        (b'{"format": "transfer-wizard-request", "schema": "1"}', "schema"),
        (b'{"format": "transfer-wizard-request", "schema": true}', "schema"),
        (b'{"format": "transfer-wizard-request", "schema": 1, "id": "../../x"}', "id"),
        (b" " * (16 * 1024 * 1024 + 1), "16 MiB"),
    ],
)
def test_bad_content_is_told_in_one_sentence(content: bytes, said: str) -> None:
    with pytest.raises(Unreadable) as caught:
        document.read(content)
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)


def paths(value: Any, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    if isinstance(value, dict):
        return [path, *(found for name, inner in value.items() for found in paths(inner, (*path, name)))]
    if isinstance(value, list):
        return [path, *(found for number, inner in enumerate(value) for found in paths(inner, (*path, number)))]
    return [path]


@pytest.mark.parametrize("path", paths(SAMPLE["request"])[1:], ids=lambda path: ".".join(map(str, path)))
def test_a_wrong_type_is_told_with_its_place(path: tuple[str | int, ...]) -> None:
    for wrong in ({"x": 1}, [1], 1.5, True):
        request = copy.deepcopy(SAMPLE["request"])
        parent = request
        for step in path[:-1]:
            parent = parent[step]
        if isinstance(wrong, type(parent[path[-1]])):
            continue
        parent[path[-1]] = wrong
        with pytest.raises(Unreadable) as caught:
            document.read(file_of(request=request))
        assert str(caught.value).startswith("request.")
        assert str(path[-1] if isinstance(path[-1], str) else f"[{path[-1]}]") in str(caught.value)


def test_half_characters_do_no_harm() -> None:
    content = file_of().replace(b"Dana Whitfield", b"Dana \\ud800 Whitfield")
    draft = document.read(content).draft
    assert document.read(document.write(draft, "")).draft.get("requester.name") == "Dana ? Whitfield"


def test_counts_that_are_no_numbers_are_kept_as_typed() -> None:
    draft = document.read(file_of()).draft
    draft.set("licenses.0.devices.0.move", "ten")
    draft.set("licenses.0.devices.0.have", "007")
    written = json.loads(document.write(draft, ""))["request"]["licenses"][0]["devices"][0]
    assert written == {"model": "MR Enterprise", "have": "007", "move": "ten"}


SCALARS = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=9)
VALUES = st.recursive(SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner))


@settings(max_examples=150, deadline=None)
@given(VALUES)
def test_nothing_but_unreadable_comes_out(value: Any) -> None:
    for content in (json.dumps(value).encode(), file_of(request=value), file_of(schema=value), file_of(id=value)):
        try:
            opened = document.read(content)
        except Unreadable:
            continue
        assert document.read(document.write(opened.draft, "")).draft.values == opened.draft.values


def test_a_long_text_with_quotes_is_read_in_one_pass() -> None:
    with pytest.raises(Unreadable, match="not JSON"):
        document.read(b'"' + b'\\"' * 4_000_000)


def test_numbers_that_can_be_written_are_kept() -> None:
    numbers = b"[1e308, -0.0, 0e5, 0.00, 5e-324, 2.50, 1%s]" % (b"0" * 4_000)
    draft = document.read(file_of().replace(b'"format"', b'"numbers": ' + numbers + b', "format"', 1)).draft
    assert json.loads(document.write(draft, ""))["numbers"] == json.loads(numbers)


def test_half_characters_in_names_and_values_of_a_newer_writer_are_kept() -> None:
    member = json.loads(r'{"a\ud800": 1, "a\udc00": ["b\udfff", {"\udfff": "\ud83d"}], "a?": 3, "a\ufffd": 4}')
    request = copy.deepcopy(SAMPLE["request"])
    request["case"] |= member
    draft = document.read(file_of(request=request, **member)).draft
    content = document.write(draft, SAMPLE["saved_at"])
    assert json.loads(content) == SAMPLE | {"request": request} | member
    again = document.read(content).draft
    assert (again.values, again.extras) == (draft.values, draft.extras)


def test_a_newer_file_keeps_its_schema_when_it_is_written() -> None:
    draft = document.read(file_of(schema=7)).draft
    assert json.loads(document.write(draft, ""))["schema"] == 7
    assert document.read(document.write(draft.duplicate(), "")).read_only
    assert json.loads(document.write(document.read(file_of()).draft, ""))["schema"] == 1


@pytest.mark.parametrize("moment", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00", "1969-12-31T00:00:00"])
def test_a_time_that_no_system_can_tell_is_left_out_in_a_sentence(moment: str) -> None:
    opened = document.read(file_of(saved_at=moment))
    assert opened.draft.saved_at == ""
    assert opened.notices == ["The file says a time of saving that no calendar has. It was left out."]


ROW = blank_license() | {"key": "Z2A7-32TE-A8Y4", "mode": "addDevices", "expired": "no", "expires_on": "2027-08-31"}


def test_two_imports_together_are_asked_about_before_they_are_added() -> None:
    draft = Draft()
    half = [copy.deepcopy(ROW) | {"devices": []} for _number in range(document.MOST_ROWS // 2)]
    assert document.refusal(draft, half) == ""
    draft.licenses.extend(half)
    assert document.refusal(draft, half) == ""
    said = "The request would hold more than 20,000 rows. Make a second request for the rest."
    assert document.refusal(draft, [*half, ROW | {"devices": []}]) == said
    assert document.refusal(draft, [ROW, *half[1:]]) == said, "the rows inside a row count too"
    draft.licenses.extend(half)
    assert document.refusal(draft) == ""
    assert len(document.read(document.write(draft, "")).draft.licenses) == document.MOST_ROWS
    draft.licenses.append({})
    with pytest.raises(Unreadable, match="more than 20,000 rows"):
        document.read(document.write(draft, ""))


def test_rows_too_large_for_a_file_are_refused_in_a_sentence() -> None:
    draft = Draft()
    large = [copy.deepcopy(ROW) | {"key": "x" * 10_000} for _number in range(1_000)]
    assert document.refusal(draft, large) == ""
    draft.licenses.extend(large)
    assert document.refusal(draft, large) == (
        "The request would be larger than 16 MiB. Shorten its longest texts, or remove rows."
    )


@pytest.mark.parametrize(("left", "is_refused"), [(1_000, True), (30_000, False)])
def test_the_measure_of_what_is_to_be_added_is_that_of_the_file(left: int, is_refused: bool) -> None:
    draft = Draft()
    rows = [copy.deepcopy(ROW) for _number in range(30)]
    draft.set("case.scope", "x" * (document.MOST_BYTES - left))
    assert bool(document.refusal(draft, rows)) is is_refused
    draft.licenses.extend(rows)
    assert (len(document.write(draft, "")) > document.MOST_BYTES) is is_refused


def test_many_small_values_are_refused_before_they_are_added() -> None:
    draft = Draft()
    draft.extras["later"] = [1] * document.MOST_PIECES
    assert document.refusal(draft) == "The file holds more than 600,000 values."
    with pytest.raises(Unreadable, match="more than 600,000 values"):
        document.read(document.write(draft, ""))


def test_values_that_lie_deep_are_measured_with_what_stands_before_them() -> None:
    draft = Draft()
    deep: object = [1] * 420_000
    for _level in range(document.DEEPEST - 3):
        deep = [deep]
    draft.extras["later"] = deep
    assert len(document.write(draft, "")) > document.MOST_BYTES
    assert document.refusal(draft).startswith("The request would be larger than 16 MiB.")


def test_licenses_of_another_file_have_to_fit_beside_what_is_there() -> None:
    others = Draft()
    said = "The request would hold more than 20,000 rows. Make a second request for the rest."
    document.expect_room_beside((document.MOST_ROWS, 0), others, "")
    with pytest.raises(Unreadable, match=said):
        document.expect_room_beside((document.MOST_ROWS + 1, 0), others, "")
    document.expect_room_beside((1, document.MOST_PIECES // 2), others, "")
    with pytest.raises(Unreadable, match="more than 600,000 values"):
        document.expect_room_beside((1, document.MOST_PIECES), others, "")


def test_one_row_may_be_too_large_for_a_file() -> None:
    draft = Draft()
    rows = [copy.deepcopy(ROW) | {"key": "x" * document.MOST_BYTES}]
    assert document.refusal(draft, rows).startswith("The request would be larger than 16 MiB.")
    draft.licenses.extend(rows)
    assert document.refusal(draft).startswith("The request would be larger than 16 MiB.")


@pytest.mark.parametrize("devices", [0, 1, 3])
def test_a_written_row_counts_itself_and_the_rows_inside_it(devices: int) -> None:
    row = blank_license() | {"devices": [blank_device() for _each in range(devices)]}
    assert document.written(row).rows == 1 + devices
    assert document.written(row | {"now_keys": [{"key": "", "organization": "source"}]}).rows == 2 + devices
