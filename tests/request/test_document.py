"""The request file: untrusted bytes in, a draft out, and back."""

import copy
import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.counted_work import work
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
        (b'{"format": "transfer-wizard-request", "schema": 0}', "“schema” must be a whole number from 1 up."),
        (b'{"format": "transfer-wizard-request", "schema": -1}', "schema"),
        (b'{"format": "transfer-wizard-request", "schema": 1, "id": 7}', "id"),
        (b'{"format": "transfer-wizard-request", "schema": 1, "id": ["x"]}', "id"),
        (b'[{"format": "transfer-wizard-request"}]', "not a Transfer Wizard request"),
        (b'{"format": "transfer-wizard-request",\n "schema": oops}', "not JSON: line 2, column 12."),
        (b'{"' + b"n" * 40 + b'": 1, "' + b"n" * 40 + b'": 1}', "“" + "n" * 40 + "” stands twice"),
        (b'{"' + b"n" * 41 + b'": 1, "' + b"n" * 41 + b'": 1}', "“" + "n" * 40 + "…” stands twice"),
        (b'{"a": {"b": 1, "c": 1, "c": 2, "b": 2}}', "“c” stands twice in the same place."),
        (b'{"format": "transfer-wizard-request", "schema": 1, "id": "../../x"}', "id"),
        (b" " * (16 * 1024 * 1024 + 1), "16 MiB"),
    ],
)
def test_bad_content_is_told_in_one_sentence(content: bytes, said: str) -> None:
    with pytest.raises(Unreadable) as caught:
        document.read(content)
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("request_", "said"),
    [
        (
            {"licenses": [{"devices": [{"have": True}]}]},
            "licenses[0].devices[0].have must be a whole number, and is true",
        ),
        ({"licenses": [{}, {"key": 7}]}, "licenses[1].key must be text, and is a number."),
        ({"licenses": {}}, "licenses must be a list, and is an object."),
        ({"licenses": [[]]}, "licenses[0] must be an object, and is a list."),
        ({"requester": "Dana"}, "requester must be an object, and is text."),
        ({"requester": {"name": []}}, "requester.name must be text, and is a list."),
        ({"case": {"severity": 1.5}}, "case.severity must be text, and is a number."),
        ({"case": {"severity": True}}, "case.severity must be text, and is true or false."),
        ({"case": {"attachments": ["a", 1]}}, "case.attachments[1] must be text, and is a number."),
    ],
)
def test_what_belongs_somewhere_and_what_is_there_are_told(request_: dict[str, Any], said: str) -> None:
    with pytest.raises(Unreadable) as caught:
        document.read(file_of(request=request_))
    assert str(caught.value).startswith(f"request.{said}")


def test_a_time_of_saving_that_is_no_text_is_told() -> None:
    with pytest.raises(Unreadable) as caught:
        document.read(file_of(saved_at=7))
    assert str(caught.value) == "saved_at must be text, and is a number."
    assert document.read(file_of(saved_at=None)).draft.saved_at == ""


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("0", 0),
        ("7", 7),
        ("999999999", 999_999_999),
        ("1000000000", "1000000000"),
        ("00", "00"),
        ("-1", "-1"),
        ("", ""),
    ],
)
def test_a_count_is_a_number_in_the_file_where_it_is_one(text: str, held: Any) -> None:
    draft = document.read(file_of()).draft
    for path in ("licenses.0.devices.0.move", "licenses.0.key", "case.scope"):
        draft.set(path, text)
    written = json.loads(document.write(draft, ""))["request"]
    assert written["licenses"][0]["devices"][0]["move"] == held
    assert type(written["licenses"][0]["devices"][0]["move"]) is type(held)
    assert (written["licenses"][0]["key"], written["case"]["scope"]) == (text, text), "a text stays one"
    assert document.read(document.write(draft, "")).draft.values == draft.values


def test_what_an_older_version_does_not_know_is_written_only_where_it_says_something() -> None:
    later = {"ask", "lockout_cause", "needed_by", "placeholder_access", "now_keys", "verification"}
    draft = Draft()
    draft.licenses.append(blank_license())

    def names(value: Any) -> set[str]:
        if isinstance(value, dict):
            return {*value, *(name for inner in value.values() for name in names(inner))}
        return {name for inner in value for name in names(inner)} if isinstance(value, list) else set()

    bare = names(json.loads(document.write(draft, "")))
    assert not bare & later
    assert {"reason", "saml", "devices", "attachments", "customer_number"} <= bare
    for path in ("route.ask", "route.lockout_cause", "route.needed_by", "requester.placeholder_access", "verification"):
        draft.set(path, "x")
    draft.licenses[0]["now_keys"].append({"key": "", "organization": "source"})
    assert later <= names(json.loads(document.write(draft, "")))


def test_each_license_is_a_line_of_the_file_and_all_else_is_indented() -> None:
    draft = document.read(file_of()).draft
    lines = document.write(draft, "").decode().splitlines()
    assert [line.strip()[:10] for line in lines if "Z2" in line] == ['{"key": "Z', '{"key": "Z']
    assert [line for line in lines if line.lstrip().startswith('"id"')] == [f'  "id": "{draft.id}",']
    draft.licenses.clear()
    assert '"licenses": [],' in document.write(draft, "").decode()


def test_a_file_can_be_read_by_people_in_any_script() -> None:
    draft = document.read(file_of()).draft
    for path in ("requester.name", "licenses.0.key", "licenses.0.devices.0.model"):
        draft.set(path, "北の風é")
    assert document.write(draft, "").decode().count("北の風é") == 3


def test_rows_that_were_written_before_are_put_in_place_of_those_of_the_draft() -> None:
    draft = document.read(file_of()).draft
    rows = [document.written(row).text for row in draft.licenses]
    whole = document.write(draft, "")
    assert document.write(draft, "", document.together(rows)) == whole
    one = document.read(document.write(draft, "", document.together(rows[:1]))).draft
    assert one.licenses == draft.licenses[:1]


def nested(depth: int) -> bytes:
    return b"[" * depth + b"]" * depth


def test_the_limits_of_a_file_are_limits_to_the_last_piece() -> None:
    """A file of so many brackets, commas and texts is read, and one more is refused; what a text holds counts not."""
    assert document.parse(nested(document.DEEPEST)) is not None
    with pytest.raises(Unreadable, match="nested more than 20 levels deep"):
        document.parse(nested(document.DEEPEST + 1))
    assert document.parse(b"[" + b",".join([nested(document.DEEPEST - 1)] * 3) + b"]") is not None
    assert document.parse(b'["' + b"[{" * 50 + b'\\"[[", "]"]') == ["[{" * 50 + '"[[', "]"]
    assert document._pieces('["", "a", 1, {"b": "[c]"}]') == 11, "brackets, commas and texts"
    content = b"[" + b"1," * (document.MOST_PIECES - 2) + b"1]"
    assert len(document.parse(content)) == document.MOST_PIECES - 1
    with pytest.raises(Unreadable, match="more than 600,000 values"):
        document.parse(content[:-1] + b",1]")
    assert document.parse(b"1" + b" " * (document.MOST_BYTES - 1)) == 1
    with pytest.raises(Unreadable, match="16 MiB"):
        document.parse(b"1" + b" " * document.MOST_BYTES)


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


@pytest.mark.parametrize(
    ("moment", "is_kept"),
    [
        ("1970-12-31T23:59:59+00:00", False),
        ("1971-01-01T00:00:00+00:00", True),
        ("9998-12-31T23:59:59+00:00", True),
        ("9999-01-01T00:00:00+00:00", False),
        ("some day", True),
        ("", True),
    ],
)
def test_the_years_of_a_time_of_saving_have_their_bounds(moment: str, is_kept: bool) -> None:
    opened = document.read(file_of(saved_at=moment))
    assert opened.draft.saved_at == (moment if is_kept else "")
    assert bool(opened.notices) is not is_kept


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


def test_the_values_of_rows_and_those_beside_them_are_counted_together() -> None:
    """Each of both would have its room."""
    draft = Draft()
    draft.licenses.extend([ROW | {"devices": []}] * document.MOST_ROWS)
    assert document.refusal(draft) == ""
    draft.extras["later"] = [1] * 270_000
    assert document.refusal(draft) == "The file holds more than 600,000 values."
    draft.licenses.clear()
    assert document.refusal(draft) == ""


def test_values_that_lie_deep_are_measured_with_what_stands_before_them() -> None:
    draft = Draft()
    deep: object = [1] * 420_000
    for _level in range(document.DEEPEST - 3):
        deep = [deep]
    draft.extras["later"] = deep
    assert len(document.write(draft, "")) > document.MOST_BYTES
    assert document.refusal(draft).startswith("The request would be larger than 16 MiB.")


def deep(levels: int) -> Any:
    """Lists in each other."""
    return [deep(levels - 1)] if levels else []


@pytest.mark.parametrize("member", [deep(30), {"a": deep(29)}, [{"a": {"b": deep(20)}}]], ids=["lists", "one", "both"])
def test_a_row_with_members_of_another_program_is_measured_to_the_bottom(member: Any) -> None:
    """How many values there are says nothing of how deep they lie."""
    said = "The file is nested more than 20 levels deep."
    row = blank_license() | {"later": member}
    assert document.refusal(Draft(), [row]) == said
    draft = Draft()
    draft.licenses.append(row)
    assert document.refusal(draft) == said
    assert document.refusal(draft, [blank_license()]) == said
    draft.licenses[0]["later"] = [1]
    assert document.refusal(draft, [blank_license() | {"later": {"a": "b"}}]) == ""


def test_what_is_far_from_every_limit_is_not_measured() -> None:
    """The quick look counts texts and brackets at once; to measure a request asks for each of its pieces."""
    draft = Draft()
    rows = [copy.deepcopy(ROW) for _number in range(500)]
    draft.licenses.extend(rows)
    assert work(lambda: document.refusal(draft, rows)) / 1_000 < 120
    draft.licenses[0]["later"] = [[1]]
    assert work(lambda: document.refusal(draft, rows)) / 1_000 > 120, "what is not usual is measured"


@pytest.mark.parametrize("attachments", [0, 3])
def test_what_is_there_takes_its_room_beside_the_licenses_of_another_file(attachments: int) -> None:
    others = Draft()
    others.values["case"]["attachments"] = ["a"] * attachments
    document.expect_room_beside((document.MOST_ROWS - attachments, 0), others, "")
    with pytest.raises(Unreadable, match="more than 20,000 rows"):
        document.expect_room_beside((document.MOST_ROWS - attachments + 1, 0), others, "")
    pieces = document._pieces(document.write(others, "").decode())
    assert pieces > 50
    document.expect_room_beside((1, document.MOST_PIECES - pieces), others, "")
    with pytest.raises(Unreadable, match="more than 600,000 values"):
        document.expect_room_beside((1, document.MOST_PIECES - pieces + 1), others, "")


def test_the_pieces_of_written_rows_are_those_of_the_file() -> None:
    draft = document.read(file_of()).draft
    written = [document.written(row) for row in draft.licenses]
    bare = Draft(draft.values | {"licenses": []}, draft.id)
    whole, rest = (document._pieces(document.write(each, "").decode()) for each in (draft, bare))
    assert whole - rest == sum(row.pieces for row in written) + len(written) - 1, "and a comma between two"


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
