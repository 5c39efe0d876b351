"""The JSON Schema of the request file, held against the reader, the writer and the sample."""

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest

from transfer_wizard.request import document, questions
from transfer_wizard.request.draft import Draft, blank_license
from transfer_wizard.request.questions import LONGEST_WORD, MOST_QUESTIONS, Question, Questions
from transfer_wizard.request.schema import json_schema, questions_schema
from transfer_wizard.request.shape import LONGEST, REQUEST
from transfer_wizard.resources import resource

SAMPLE = resource("sample_case.json").read_bytes()
KINDS: dict[str, type] = {"object": dict, "array": list, "string": str, "boolean": bool, "null": type(None)}


def breaches(value: Any, schema: Any, place: str = "") -> Iterator[str]:
    """The places where a value breaks the schema; knows the few words of JSON Schema that the schema uses."""
    known = {"$schema", "title", "description", "format", "type", "required", "properties", "items", "maxItems"}
    assert set(schema) <= known | {"const", "pattern", "enum", "minimum", "maxLength"}
    if "const" in schema and value != schema["const"]:
        yield f"{place}: const"
    if "enum" in schema and not any(value == each and type(value) is type(each) for each in schema["enum"]):
        yield f"{place}: enum"
        return
    kinds = schema.get("type", [])
    if kinds and not any(is_a(value, kind) for kind in ([kinds] if isinstance(kinds, str) else kinds)):
        yield f"{place}: type"
        return
    if isinstance(value, str) and not re.search(schema.get("pattern", ""), value):
        yield f"{place}: pattern"
    if isinstance(value, str) and len(value) > schema.get("maxLength", len(value)):
        yield f"{place}: maxLength"
    if isinstance(value, int) and value < schema.get("minimum", value):
        yield f"{place}: minimum"
    if isinstance(value, dict):
        yield from (f"{place}.{name}: required" for name in schema.get("required", []) if name not in value)
        for name, inner in schema.get("properties", {}).items():
            if name in value:
                yield from breaches(value[name], inner, f"{place}.{name}")
    if isinstance(value, list):
        if len(value) > schema["maxItems"]:
            yield f"{place}: maxItems"
        for number, row in enumerate(value):
            yield from breaches(row, schema["items"], f"{place}.{number}")


def is_a(value: Any, kind: str) -> bool:
    """True when a value is of a kind that JSON Schema names."""
    return type(value) is int if kind == "integer" else isinstance(value, KINDS[kind])


def leaves(shape: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """The path of every leaf in a shape, "0" for the rows of a list."""
    if isinstance(shape, dict):
        for name, inner in shape.items():
            yield from leaves(inner, (*path, name))
    elif isinstance(shape, list):
        yield from leaves(shape[0], (*path, "0"))
    else:
        yield path


LEAVES = list(leaves(REQUEST))


def described(path: tuple[str, ...]) -> Any:
    """What the schema says at a path of the request."""
    schema: Any = json_schema()["properties"]["request"]
    for step in path:
        schema = schema["items"] if step == "0" else schema["properties"][step]
    return schema


def planted(path: tuple[str, ...], value: Any) -> Any:
    """A document with just one value, at a path of the request."""
    for step in reversed(path):
        value = [value] if step == "0" else {step: value}
    return {"format": document.FORMAT, "schema": document.SCHEMA, "request": value}


@pytest.mark.parametrize("path", LEAVES, ids=".".join)
def test_every_leaf_is_described_as_the_reader_takes_it(path: tuple[str, ...]) -> None:
    schema = json_schema()
    assert described(path)
    for value in ["", None, *described(path).get("enum", [])]:
        whole = planted(path, value)
        assert list(breaches(whole, schema)) == []
        assert document.read(json.dumps(whole).encode()).notices == []
    for value in [True, 1.5, {"a": 1}, ["a"]]:
        whole = planted(path, value)
        assert [*breaches(whole, schema)] != []
        with pytest.raises(document.Unreadable):
            document.read(json.dumps(whole).encode())


def test_the_sample_is_within_the_schema() -> None:
    assert list(breaches(json.loads(SAMPLE), json_schema())) == []


def test_what_the_program_writes_is_within_the_schema() -> None:
    for draft in (Draft(), document.read(SAMPLE).draft):
        draft.licenses.append(blank_license())
        draft.set(f"licenses.{len(draft.licenses) - 1}.devices.0.move", "ten")
        written = json.loads(document.write(draft, "2026-11-24T09:30:00+00:00"))
        assert list(breaches(written, json_schema())) == []


def test_the_walk_sees_what_is_wrong() -> None:
    broken = json.loads(SAMPLE)
    broken |= {"format": "another", "id": "7"}
    broken["request"]["case"]["severity"] = 9
    broken["request"]["licenses"][0]["devices"][0]["have"] = -1
    del broken["schema"]
    places = {breach.strip(".") for breach in breaches(broken, json_schema())}
    assert places == {
        "schema: required",
        "format: const",
        "id: pattern",
        "request.licenses.0.devices.0.have: minimum",
        "request.case.severity: enum",
    }


def test_no_passcode_has_a_place_in_the_file() -> None:
    assert "passcode" not in json.dumps(json_schema()).casefold()


def test_unknown_members_are_allowed() -> None:
    grown = json.loads(SAMPLE)
    grown["request"]["case"]["colour"] = {"new": [1]}
    grown["mood"] = "fine"
    assert list(breaches(grown, json_schema())) == []
    assert "additionalProperties" not in json.dumps(json_schema())


# The question file

ASKED = Questions(
    "0f0c1a52-6c0e-4c53-9d0a-2f6f5f1f7a11",
    "Dana Whitfield",
    (Question("licenses", answer="Z2A7-32TE-A8Y4"), Question("licenses.0.devices.0.have", "Z2A7-32TE-A8Y4", "MX68")),
)


def with_members(**members: Any) -> dict[str, Any]:
    """The question file, one of its questions with these members."""
    file: dict[str, Any] = json.loads(questions.write(ASKED))
    file["questions"][0] |= members
    return file


def test_questions_and_reply_are_within_their_schema() -> None:
    for answer in ("2", 2, None, "x" * LONGEST):
        file = with_members(field="licenses.0.devices.1.have", answer=answer, hint="x")
        assert list(breaches(file, questions_schema())) == []
        assert questions.read(json.dumps(file).encode()) is not None


@pytest.mark.parametrize(
    "file",
    [
        with_members(answer="x" * (LONGEST + 1)),
        with_members(answer=["x"]),
        with_members(about="x" * (LONGEST_WORD + 1)),
        with_members() | {"id": "7"},
        with_members() | {"schema": 2},
        with_members() | {"questions": {}},
        with_members() | {"questions": [{"field": "requester.name"}] * (MOST_QUESTIONS + 1)},
        {name: value for name, value in with_members().items() if name != "id"},
    ],
    ids=["long", "list", "about", "id", "schema", "object", "many", "no id"],
)
def test_what_the_reader_refuses_is_outside_the_schema(file: dict[str, Any]) -> None:
    assert list(breaches(file, questions_schema())) != []
    with pytest.raises(document.Unreadable):
        questions.read(json.dumps(file).encode())


def test_a_count_may_be_none_at_all() -> None:
    """Move may be 0 beside a model that moves."""
    device = json_schema()["properties"]["request"]["properties"]["licenses"]["items"]["properties"]["devices"]["items"]
    assert [list(breaches(count, device["properties"]["move"])) for count in (0, 1, -1)] == [[], [], [": minimum"]]
