"""One paste or file of each kind that people have; what is right was written down before anything had read it.

`cases/kinds.json` holds them: ``text`` or ``base64`` for the content, the rows with what is looked at of each, the
words that must be among the rejected with a word of the reason, the fields, the open points, and what must never be
taken for sure.
"""

import base64
import json
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

import pytest

from tests.intake.test_cases import is_model, squeezed
from transfer_wizard.intake.licenses import FoundLicense
from transfer_wizard.intake.reading import read_content

KINDS = json.loads((Path(__file__).parent / "cases" / "kinds.json").read_text(encoding="utf-8"))


def is_row(row: FoundLicense, expected: dict[str, Any]) -> bool:
    others = {name: value for name, value in expected.items() if name != "model"}
    return all(getattr(row, name) == value for name, value in others.items()) and is_model(
        row.model, [expected["model"] or None]
    )


@pytest.mark.parametrize("kind", KINDS, ids=[kind["name"] for kind in KINDS])
def test_each_kind_is_read_right(kind: dict[str, Any]) -> None:
    content = base64.b64decode(kind["base64"]) if "base64" in kind else kind["text"].encode()
    reading = read_content(content)
    for expected in kind["rows"]:
        assert any(is_row(row, expected) for row in reading.rows), (expected, reading.rows)
    assert len(reading.rows) == len(kind["rows"]), reading.rows
    for text, word in kind.get("rejected", {}).items():
        said = [each.reason for each in reading.rejected if text in each.text]
        assert any(word.lower() in reason.lower() for reason in said), (text, reading.rejected)
    for field, value in kind.get("found", {}).items():
        values = [squeezed(each.value) for each in reading.found if each.field == field]
        assert values == [squeezed(value)], (field, values)
    assert {each.field for each in reading.open} == set(kind.get("open", []))
    for field, _is, value in (never.partition("=") for never in kind.get("never", [])):
        sure = [each for each in reading.found if each.sure and fnmatchcase(each.field, field)]
        assert not [each for each in sure if not value or str(each.value) == value]
