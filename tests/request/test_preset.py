"""Presets: what they leave out, what they keep, and what is made from them."""

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest

from transfer_wizard.request import document
from transfer_wizard.request.draft import Draft
from transfer_wizard.request.preset import (
    LONGEST_NAME,
    MEMBER,
    PARTS,
    REQUEST_SUFFIX,
    SUFFIX,
    made_from,
    name_of,
    started_from,
)
from transfer_wizard.resources import resource

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture
def sample() -> Draft:
    draft = document.read(resource("sample_case.json").read_bytes()).draft
    draft.set("case_number", "12345678")
    return draft


def test_a_preset_is_a_request_file_that_says_so(sample: Draft) -> None:
    preset = made_from(sample, "Branch office", [])
    written = json.loads(document.write(preset, ""))
    assert written["format"] == "transfer-wizard-request"
    assert written[MEMBER] == "Branch office"
    assert written["id"] != sample.id
    assert written["request"]["case_number"] == ""
    again = document.read(document.write(preset, "")).draft
    assert name_of(again) == "Branch office"
    assert again.values == preset.values
    assert name_of(sample) == ""
    assert MEMBER not in sample.extras


@pytest.mark.parametrize("part", PARTS, ids=[part.title for part in PARTS])
def test_each_part_is_left_out_alone(sample: Draft, part: object) -> None:
    [left_out] = [each for each in PARTS if each is part]
    preset = made_from(sample, "x", [left_out])
    blank = Draft()
    for each in PARTS:
        for path in each.paths:
            expected = blank.branch(path) if each is left_out else sample.branch(path)
            assert preset.branch(path) == expected, path


def test_the_parts_make_up_the_whole_request(sample: Draft) -> None:
    assert made_from(sample, "x", PARTS).is_blank
    personal = [part for part in PARTS if part.is_personal]
    text = document.write(made_from(sample, "x", personal), "").decode()
    for path in ("requester.name", "requester.source_email", "requester.phone", "customer_number", "licenses.0.key"):
        assert sample.get(path) not in text
    assert sample.get("organizations.source.name") in text


def test_each_request_from_a_preset_is_one_of_its_own(sample: Draft) -> None:
    preset = made_from(sample, "Branch office", PARTS[:2])
    preset.extras["kept"] = 1
    one, other = started_from(preset), started_from(preset)
    assert len({one.id, other.id, preset.id}) == 3
    assert one.values == preset.values
    assert one.extras == {"kept": 1}
    assert name_of(preset) == "Branch office"


@pytest.mark.parametrize(
    ("member", "name"),
    [
        (True, "without a name"),
        ({"a": 1}, "without a name"),
        (" Branch\n office ", "Branch office"),
        (" \n", "without a name"),
        ("x" * 500, "x" * LONGEST_NAME),
        (False, ""),
        ("", ""),
        (None, ""),
    ],
)
def test_what_a_file_may_say_of_it(sample: Draft, member: object, name: str) -> None:
    sample.extras[MEMBER] = member
    assert name_of(sample) == name


def test_the_types_of_files_are_those_of_the_program() -> None:
    tree = ElementTree.parse(ROOT / "build_scripts" / "packaging" / "linux" / "transfer-wizard-mime.xml")
    name = "{http://www.freedesktop.org/standards/shared-mime-info}glob"
    assert [each.get("pattern") for each in tree.iter(name)] == [f"*{REQUEST_SUFFIX}", f"*{SUFFIX}"]
