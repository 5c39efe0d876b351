"""The letter that asks for an alternative to a move that can't be made."""

import datetime

import pytest

from tests.export.summary_parts import said
from transfer_wizard.export import form_text
from transfer_wizard.export.summary import summarize
from transfer_wizard.request.draft import Draft
from transfer_wizard.request.words import Side


def test_asking_for_an_alternative_is_another_question_about_the_same_facts(
    sample: Draft, today: datetime.date
) -> None:
    sample.set("organizations.destination.mx_edition", "advanced-security")
    sample.set("route.ask", "alternative")
    summary = summarize(sample, today)
    assert summary.subject == "Alternative to a license transfer: 2 keys, 17 devices, Northwind West to Northwind East"
    assert summary.ask.startswith("Which alternative is there to moving 2 license keys (17 devices) from")
    assert "The MX68 licenses can’t move: the MX edition of “Northwind East” is higher." in summary.ask
    assert "As far as I know, the other licenses can move." in summary.ask
    assert "move nothing before I agree" in summary.ask
    assert "Please move" not in said(summary)
    assert "Only these devices move" not in said(summary)
    assert "Only these devices are meant." in said(summary)
    assert "[" not in said(summary)
    assert len(summary.keys) == 2


@pytest.mark.parametrize(
    ("answers", "obstacle"),
    [
        ({"organizations.destination.licensing_model": "per-device"}, "their licensing models differ."),
        (
            {
                "organizations.destination.mx_edition": "sd-wan-plus",
                "licenses.0.devices.0.model": "vMX-S",
                "licenses.1.devices.0.model": "LIC-MX75-ENT-3Y",
            },
            "The move is not possible: the MX edition of “Northwind East” is higher. Please tell me",
        ),
        ({"organizations.source.mx_edition": "sd-wan-plus"}, "“Northwind East”? Please tell me"),
        (
            {f"organizations.{side}.licensing_model": "subscription" for side in Side},
            "It is not known to me whether single keys can move with subscription licensing.",
        ),
    ],
)
def test_an_alternative_names_what_stands_against_the_move_and_of_which_licenses(
    sample: Draft, today: datetime.date, answers: dict[str, str], obstacle: str
) -> None:
    sample.set("route.ask", "alternative")
    for path, answer in answers.items():
        sample.set(path, answer)
    ask = summarize(sample, today).ask
    assert obstacle in ask
    assert ("other licenses" in ask) is ("MX68 licenses" in ask)


def test_nothing_of_a_question_says_to_move_it(sample: Draft, today: datetime.date) -> None:
    sample.set("route.ask", "alternative")
    summary = summarize(sample, today)
    assert summary.keys[0].rest == "10 of 25 MR Enterprise, 1 of 2 MX68. Add devices. Ends 2029-08-31."
    assert "Z2A7-32TE-A8Y4: 10 of 25 MR Enterprise" in form_text.form_text(summary).text
    assert summary.in_all[0] == "In all: 10 MR Enterprise, 6 MS120-24P, 1 MX68."
