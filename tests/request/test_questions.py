"""The question file: what is kept, what is refused in one sentence, and that no secret comes through."""

import json
from typing import Any

import pytest

from transfer_wizard.request.document import MOST_BYTES, Unreadable
from transfer_wizard.request.draft import Draft
from transfer_wizard.request.questions import MOST_QUESTIONS, Question, Questions, is_askable, read, write
from transfer_wizard.request.shape import LONGEST

ID = "0f0c1a52-6c0e-4c53-9d0a-2f6f5f1f7a11"


def file(*rows: Any, **members: Any) -> bytes:
    document = {"format": "transfer-wizard-questions", "schema": 1, "id": ID, "questions": list(rows)}
    return json.dumps(document | members).encode()


def row(field: str = "requester.name", answer: Any = "", **members: Any) -> dict[str, Any]:
    return {"field": field, "answer": answer} | members


def opened(content: bytes) -> Questions:
    found = read(content)
    assert found is not None
    return found


def test_comes_back_as_it_was() -> None:
    asked = Questions(
        ID,
        "Dana Whitfield",
        (
            Question("licenses.0.devices.1.have", "Z2A7-32TE-A8Y4", "MX68", "2"),
            Question("case.severity", answer="3"),
            Question("requester.name", answer="北の風 🚀\nline"),
        ),
    )
    assert read(write(asked)) == asked


def test_unknown_members_and_unknown_questions_are_kept() -> None:
    strange = row("organizations.third.name", note="a newer writer's")
    content = file(row(hint="x"), strange, {"field": 7}, note={"of": 1}, asked_by="Dana")
    asked = opened(content)
    assert [each.path for each in asked.questions] == ["requester.name"]
    again = json.loads(write(asked.answered(["Ann"])))
    assert again["note"] == {"of": 1}
    assert again["questions"][0]["hint"] == "x"
    assert again["questions"][0]["answer"] == "Ann"
    assert again["questions"][1:] == [strange, {"field": 7}]


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("requester.name", True),
        ("organizations.source.url", True),
        ("licenses.0.key", True),
        ("licenses.4999.devices.12.move", True),
        ("customer_number", True),
        ("case_number", False),
        ("case.attachments", False),
        ("case.attachments.0", False),
        ("licenses", True),
        ("licenses.key", False),
        ("licenses.0", False),
        ("licenses.0.devices", True),
        ("licenses.devices", False),
        ("licenses.0.devices.0", False),
        ("licenses.-1.key", False),
        ("licenses.00.key", False),
        ("licenses.99999.key", False),
        ("licenses.٣.key", False),
        ("passcode.source", False),
        ("requester", False),
        ("requester.name.0", False),
        ("__class__", False),
        ("", False),
    ],
)
def test_only_fields_and_lists_of_the_request_are_asked_for(path: str, expected: bool) -> None:
    assert is_askable(path) == expected


def test_a_number_counts_as_its_text() -> None:
    asked = opened(file(row("licenses.0.devices.0.have", 25), row("case.severity", 3), row("requester.phone", None)))
    assert [each.answer for each in asked.questions] == ["25", "3", ""]


def test_a_passcode_is_dropped_and_told() -> None:
    asked = opened(file(row(passcode="0427"), **{"Source passcode": "0427"}))
    assert len(asked.notices) == 1
    assert "0427" not in repr(asked)
    assert b"0427" not in write(asked)


@pytest.mark.parametrize(
    "content",
    [b"{}", b"[]", b'"x"', b'{"format": "transfer-wizard-request", "schema": 1}', b'{"format": ["x"]}'],
)
def test_another_file_is_none_of_these(content: bytes) -> None:
    assert read(content) is None


MANY = [row(f"licenses.{number}.key") for number in range(MOST_QUESTIONS + 1)]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "empty"),
        (b"\xff\xfe", "not UTF-8"),
        (b"[" * 50_000, "levels deep"),
        (b" " * (MOST_BYTES + 1), "16 MiB"),
        (file(row(answer=float("nan"))), "NaN"),
        (file(row(), schema=2), "newer version"),
        (file(row(), schema=True).replace(b"true", b'"1"'), "newer version"),
        (file(row(), id=None), "UUID"),
        (file(row(), id="../../etc/passwd"), "UUID"),
        (file(row(), questions={}), "list of objects"),
        (file("requester.name"), "list of objects"),
        (file(), "no question"),
        (file(row("case_number", "1")), "no question"),
        (file(row("case.attachments", "/etc/passwd")), "no question"),
        (file(*MANY), "more than 500 questions"),
        (file(row(), row()), "same field twice"),
        (file(row(answer="x" * (LONGEST + 1))), "longer than 10000 characters"),
        (file(row("licenses", "x" * (LONGEST + 1))), "longer than 10000 characters"),
        (file(row("licenses", ["Z2A7-32TE-A8Y4"])), "must be text"),
        (file(row("licenses.0.devices", 25)), "must be text"),
        (file(row(about="x" * 201)), "longer than 200 characters"),
        (file(row(), asked_by="x" * 201), "longer than 200 characters"),
        (file(row(answer=["x"])), "must be text"),
        (file(row(answer=3)), "must be text"),
        (file(row("licenses.0.devices.0.have", True)), "must be text"),
        (file(row("licenses.0.devices.0.have", 10**12)), "must be text"),
        (file(row("requester.saml", "perhaps")), "none of its choices"),
        (file(row("case.severity", "5")), "none of its choices"),
    ],
)
def test_a_hostile_file_is_refused_in_one_sentence(content: bytes, said: str) -> None:
    with pytest.raises(Unreadable, match=said) as told:
        read(content)
    assert "\n" not in str(told.value)


def test_half_characters_do_no_harm() -> None:
    asked = opened(file(row(answer="half \ud83d"), asked_by="\udc00"))
    assert asked.questions[0].answer == "half ?"
    write(asked)


def test_a_question_names_no_more_than_it_was_given() -> None:
    content = write(Questions(Draft().id, "", (Question("requester.name"),)))
    document = json.loads(content)
    assert set(document) == {"format", "schema", "id", "app", "asked_by", "questions"}
