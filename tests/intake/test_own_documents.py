"""What the program wrote itself is read back as it was: an earlier request is one way to begin."""

import datetime
from pathlib import Path

import pytest

from transfer_wizard.export.formats import render
from transfer_wizard.intake.reading import read_content, read_text
from transfer_wizard.request import document

SAMPLE = Path(__file__).parents[2] / "resources" / "sample_case.json"
MATTERS = (
    "requester.name",
    "requester.source_email",
    "requester.saml",
    "organizations.source.name",
    "organizations.source.url",
    "organizations.destination.name",
    "organizations.destination.url",
)


@pytest.mark.parametrize("format_id", ["txt", "md", "eml", "phone", "form"])
def test_a_request_that_was_exported_is_read_as_it_is(format_id: str) -> None:
    draft = document.read(SAMPLE.read_bytes()).draft
    reading = read_content(render(draft, format_id, datetime.date(2026, 11, 28), "en"))
    said = {(each.field, each.value) for each in reading.found if each.field in MATTERS and each.sure}
    assert said == {(field, draft.get(field)) for field in MATTERS}
    counts = [(row.key, row.model, str(row.have), str(row.move)) for row in reading.rows]
    assert counts == [
        (row["key"], device["model"], device["have"], device["move"])
        for row in draft.licenses
        for device in row["devices"]
    ]
    assert not {each.value for each in reading.found if each.field == "requester.contact_hours"} - {
        draft.get("requester.contact_hours")
    }


@pytest.mark.parametrize(
    ("said", "name", "company"),
    [
        ("[Missing: Name], [Missing: Company]", None, None),
        ("[Missing: Name], Rock Ltd", None, None),
        ("Sam Lee, [Missing: Company]", "Sam Lee", None),
        ("Sam Lee, Rock Ltd", "Sam Lee", "Rock Ltd"),
    ],
)
def test_what_is_missing_in_a_case_text_is_no_name(said: str, name: str | None, company: str | None) -> None:
    found = {each.field: each.value for each in read_text(f"Requester: {said}, sam@rock.example").found}
    assert (found.get("requester.name"), found.get("requester.company")) == (name, company)
    assert found["requester.source_email"] == "sam@rock.example"


def test_the_colon_of_a_time_ends_no_label() -> None:
    found = {each.field for each in read_text("Requester: Sam Lee, sam@rock.example, Contact hours 09:00-17:00").found}
    assert "requester.contact_hours" not in found
