"""The request file: untrusted bytes in, a draft out, and back."""

import copy
import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transfer_wizard.request import document
from transfer_wizard.request.document import Unreadable
from transfer_wizard.request.draft import Draft
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
