"""Pastes and files as people have them, each with what a careful reader finds in it: files in `cases/`.

`paste/` and `pastes.json` are read for license rows, `read/` and `requests.json` for everything. What is expected is
spelled as in those files: a list of values that are right, null for "not said", and what is left out is not looked at.
"""

import base64
import json
import re
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from transfer_wizard.intake.findings import FoundValue
from transfer_wizard.intake.licenses import FoundLicense, read_license_file
from transfer_wizard.intake.reading import Reading, read_content

CASES = Path(__file__).parent / "cases"
BENIGN = {"ENTERPRISE", "ENT", "ADVANCED", "ADV", "SEC", "SECURITY", "LIC", "AP", "APS"}


LISTS = ("found", "rows", "must_reject_containing", "conflicts", "must_not_find", "open", "secret")


class Case(NamedTuple):
    """A file's bytes, and what is expected of them."""

    name: str
    content: bytes
    expected: dict[str, Any]


def cases(folder: str, more: str) -> list[Case]:
    found = []
    for expected in sorted((CASES / folder).glob("*.expected.json")):
        name = expected.name.removesuffix(".expected.json")
        [file] = [each for each in expected.parent.glob(f"{name}.*") if each != expected]
        found.append(Case(name, file.read_bytes(), json.loads(expected.read_text(encoding="utf-8"))))
    for each in json.loads((CASES / more).read_text(encoding="utf-8")):
        content = base64.b64decode(each["base64"]) if "base64" in each else each["text"].encode()
        found.append(Case(each["name"], content, {name: [] for name in LISTS} | each["expected"]))
    return found


PASTES, REQUESTS = cases("paste", "pastes.json"), cases("read", "requests.json")


def squeezed(text: Any) -> str:
    return "".join(mark for mark in str(text).casefold() if mark.isalnum())


def is_model(got: str, allowed: list[str | None] | None) -> bool:
    if allowed is None:
        return True
    words = [word for word in re.findall("[A-Z0-9]+", got.upper()) if word not in BENIGN]
    for each in allowed:
        if squeezed(each or "") == squeezed(got):
            return True
        if each and words == [word for word in re.findall("[A-Z0-9]+", each.upper()) if word not in BENIGN]:
            return True
    return False


def is_right(row: FoundLicense, expected: dict[str, Any]) -> bool:
    """True where a row has what is expected of it."""
    if row.key != expected["key"] or not is_model(row.model, expected.get("model_any_of")):
        return False
    counts = [*expected.get("have_any_of", []), *([expected["have"]] if expected.get("have") is not None else [])]
    if counts and row.have not in counts:
        return False
    for name in ("move", "expires_on", "mode"):
        if name in expected:
            allowed = expected[name] if isinstance(expected[name], list) else [expected[name]]
            if getattr(row, name) not in allowed:
                return False
    return True


@pytest.mark.parametrize(("content", "case"), [each[1:] for each in PASTES], ids=[each.name for each in PASTES])
def test_license_rows(content: bytes, case: dict[str, Any]) -> None:
    taken = read_license_file(content)
    wanted = [each for each in case["rows"] if each.get("model_any_of") or each.get("have") is not None]
    missing = [each for each in case["rows"] if not any(is_right(row, each) for row in taken.rows)]
    assert missing == [], taken.rows
    either = {each["key"] for each in case.get("either", [])} | set(case.get("may_output", []))
    rows = [row for row in taken.rows if row.key not in either]
    surplus = [row for row in rows if not any(is_right(row, each) for each in case["rows"])]
    assert surplus == []
    assert len(rows) == len(wanted) or len(case["rows"]) != len(wanted)
    refused = " ".join(each.text for each in taken.rejected)
    assert all(each in {row.key for row in taken.rows} or each in refused for each in either)
    assert all(squeezed(each) in squeezed(refused) for each in case["must_reject_containing"])
    assert not {row.key for row in taken.rows} & set(case.get("must_not_output", []))
    assert len(taken.rejected) <= case.get("max_rejected", 99)
    for text, words in case.get("reason_words", {}).items():
        reason = next(each.reason for each in taken.rejected if text in each.text)
        assert any(word in reason.casefold() for word in words)


def finds(reading: Reading, wanted: dict[str, Any], groups: dict[str, int]) -> FoundValue | None:
    """The value that meets an expectation; an organization without a side keeps to one group."""
    paths = [wanted["field"]] if isinstance(wanted["field"], str) else wanted["field"]
    for each in reading.found:
        if each.field not in paths or wanted.get("sure", each.sure) != each.sure:
            continue
        values = [squeezed(value) for value in wanted["value_any_of"]]
        is_same = squeezed(each.value) in values or (
            wanted.get("contains") and any(value in squeezed(each.value) for value in values)
        )
        if is_same and groups.setdefault(wanted.get("group", ""), each.group) == each.group:
            return each
    return None


@pytest.mark.parametrize(("content", "case"), [each[1:] for each in REQUESTS], ids=[each.name for each in REQUESTS])
def test_everything_said(content: bytes, case: dict[str, Any]) -> None:
    reading = read_content(content)
    groups: dict[str, int] = {}
    missing = [each for each in case["found"] if not finds(reading, each, groups if "group" in each else {})]
    assert missing == [], reading.found
    assert [each for each in case["rows"] if not any(is_right(row, each) for row in reading.rows)] == []
    assert len([row for row in reading.rows if row.key not in case.get("may_rows", [])]) == len(case["rows"])
    for field in case["conflicts"]:
        said = [each for each in reading.found if each.field == field]
        assert len(said) > 1
        assert not any(each.sure for each in said)
    for trap in case["must_not_find"]:
        pattern = re.compile(re.escape(trap["field"]).replace(r"\*", ".*"))
        caught = [each for each in reading.found if pattern.fullmatch(each.field)]
        caught = [each for each in caught if trap["value"] is None or squeezed(trap["value"]) == squeezed(each.value)]
        assert [each for each in caught if each.sure or not trap.get("if_sure")] == []
    fields = {each.field for each in reading.open}
    for asked in case["open"]:
        assert fields & set([asked] if isinstance(asked, str) else asked)
    told = json.dumps([[vars(each) for each in part] for part in (reading.found, reading.rejected, reading.open)])
    for secret in case["secret"]:
        assert not re.search(r"(?<!\d)" + r"[\s.\-]?".join(secret) + r"(?!\d)", told)
    is_told = any("passcode" in each.reason for each in reading.rejected)
    assert is_told is bool(case["secret"]) or not case.get("no_passcode")


def test_a_sure_value_stands_in_the_text() -> None:
    """Nothing sure is made up: each value's words are in its file, but for the words of a choice."""
    for name, content, _case in REQUESTS:
        if content.startswith(b"PK"):
            continue  # packed
        text = squeezed(content.decode("utf-8", "replace"))
        for each in read_content(content).found:
            if each.field.rpartition(".")[2] in ("name", "company", "phone", "url", "case_number", "customer_number"):
                if each.sure and "=?" not in content.decode("utf-8", "replace"):
                    assert squeezed(each.value) in text, (name, each)
