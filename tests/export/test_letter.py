"""The letter part by part: the words of the exports, a way to each gap, and no more work for many keys."""

import datetime
import re

import pytest

from transfer_wizard.export.letter import MOST_KEYS, LetterPart, letter, part_of
from transfer_wizard.export.summary import summarize
from transfer_wizard.flow.steps import STEPS
from transfer_wizard.request import document
from transfer_wizard.request.draft import Draft, blank_device, blank_license
from transfer_wizard.request.words import Side
from transfer_wizard.resources import resource
from transfer_wizard.validation.check import check

TODAY = datetime.date(2026, 11, 28)
NONE_AT_HAND: dict[Side, datetime.date | None] = dict.fromkeys(Side, None)


@pytest.fixture
def sample() -> Draft:
    return document.read(resource("sample_case.json").read_bytes()).draft


def written(draft: Draft, passcodes: dict[Side, datetime.date | None] = NONE_AT_HAND) -> dict[str, LetterPart]:
    return {part.id: part for part in letter(draft, check(draft, TODAY, None), passcodes, TODAY)}


def words(part: LetterPart) -> str:
    return " ".join(piece.text for line in part.lines for piece in line.pieces)


def gaps(parts: dict[str, LetterPart]) -> set[str]:
    return {piece.gap for part in parts.values() for line in part.lines for piece in line.pieces if piece.gap}


def test_it_says_what_the_exports_say_in_their_order(sample: Draft) -> None:
    parts = written(sample)
    summary = summarize(sample, TODAY, NONE_AT_HAND)
    assert words(parts["ask"]) == summary.ask
    sections = [section.id for section in summary.sections if section.id != "case"]
    assert [each for each in parts if each in sections] == sections
    for section in summary.sections:
        for sentence in section.sentences if section.id not in ("licenses", "open") else ():
            assert str(sentence) in words(parts[section.id])
    assert words(parts["case.scope"]) == str(summary.value("case.scope"))


def test_nothing_is_a_gap_in_a_request_that_is_ready(sample: Draft) -> None:
    assert gaps(written(sample, dict.fromkeys(Side, TODAY))) == set()
    assert gaps(written(sample)) == {"passcode.source", "passcode.destination"}


def test_each_gap_leads_to_the_field_that_would_fill_it() -> None:
    parts = written(Draft())
    assert {"licenses", "organizations.source.name", "organizations.destination.name"} <= gaps({"": parts["ask"]})
    assert {"requester.name", "requester.company", "requester.source_email"} <= gaps({"": parts["requester"]})
    assert not any("[" in words(part) for part in parts.values()), "the brackets are for texts without colours"
    unknown = Draft()
    unknown.set("requester.saml", "unknown")
    assert "requester.saml" in gaps({"": written(unknown)["open"]})


def test_what_is_wrong_says_so_and_leads_there(sample: Draft) -> None:
    sample.set("requester.source_email", "dana@northwind,example")
    found = [line for line in written(sample)["requester"].lines if line.label == "E-mail"]
    assert [(piece.text, piece.gap) for piece in found[0].pieces][-1] == ("needs a change", "requester.source_email")


def test_of_many_keys_it_holds_ten_and_says_how_many_more() -> None:
    draft = Draft()
    device = blank_device() | {"model": "MR44", "have": "5", "move": "2"}
    draft.licenses[:] = [blank_license() | {"key": "?", "devices": [dict(device)]} for _number in range(41)]
    parts = written(draft)
    lines = parts["licenses"].lines
    assert len(lines) == MOST_KEYS + 1
    assert words(LetterPart("", "", lines[-1:])) == "31 more keys"
    assert [piece.text for piece in lines[0].pieces] == ["?", "MR44", "2 of 5"]
    assert not any(re.match(r"licenses\.[1-9]\d", gap) for gap in gaps(parts)), "not even among the open points"


@pytest.mark.parametrize("path", [spec.path for step in STEPS for spec in step.fields])
def test_every_question_has_a_part_that_may_tell_of_it(sample: Draft, path: str) -> None:
    ids = {part.id for part in letter(sample, check(sample, TODAY, None), NONE_AT_HAND, TODAY)} | {"open"}
    ids |= {"route.needed_by", "case.attachments"}
    assert set(part_of(path)) & ids or path.startswith("case_number")


@pytest.mark.parametrize(
    ("path", "ids"),
    [
        ("organizations.source.name", ("organizations",)),
        ("organizations.destination.url", ("organizations",)),
        ("organizations.source.mx_edition", ("confirmed", "open")),
        ("requester.name", ("requester",)),
        ("requester.source_email", ("requester",)),
        ("requester.contact_hours", ("requester",)),
        ("requester.saml", ("confirmed", "open")),
        ("requester.placeholder_name", ("confirmed", "open")),
        ("route.needed_by", ("route.needed_by",)),
        ("route.reason", ("why", "open")),
        ("passcode.source", ("passcodes",)),
        ("customer_number", ("requester",)),
        ("case.scope", ("case.scope", "case")),
        ("licenses.0.key", ("licenses.0.key", "licenses")),
    ],
)
def test_the_likeliest_part_that_tells_of_a_field_comes_first(path: str, ids: tuple[str, ...]) -> None:
    assert part_of(path) == ids


@pytest.mark.parametrize("path", ["verification", "route.ask"])
def test_a_word_of_another_version_that_no_sentence_tells_is_an_open_point(sample: Draft, path: str) -> None:
    sample.set(path, "another")
    assert path in gaps(written(sample, dict.fromkeys(Side, TODAY)))
    [marked] = [
        str(each) for each in summarize(sample, TODAY).section("open").sentences if "must be one of" in str(each)
    ]
    assert marked.startswith("[Check: ")
