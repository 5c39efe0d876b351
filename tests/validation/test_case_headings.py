"""The first sentences for the headings of a case."""

import datetime

from transfer_wizard.flow.steps import STEPS
from transfer_wizard.request import document
from transfer_wizard.request.draft import Draft
from transfer_wizard.request.shape import HEADINGS
from transfer_wizard.resources import resource
from transfer_wizard.validation.case_headings import suggestion

TODAY = datetime.date(2026, 11, 24)


def test_each_of_the_seven_headings_has_one_even_for_a_bare_draft() -> None:
    prose = [field.path for step in STEPS for field in step.fields if field.path.startswith("case.")][1:]
    assert prose == [f"case.{heading}" for heading in HEADINGS]
    for path in prose:
        assert suggestion(path, Draft(), TODAY).endswith(".")
    assert suggestion("requester.name", Draft(), TODAY) == ""


def test_they_use_what_is_known() -> None:
    draft = document.read(resource("sample_case.json").read_bytes()).draft
    assert suggestion("case.scope", draft, TODAY) == "2 license keys and 17 devices, and nothing else."
    unsaid = draft.duplicate()
    for license_ in unsaid.licenses:
        for device in license_["devices"]:
            device["move"] = ""
    assert suggestion("case.scope", unsaid, TODAY) == "Only the licenses of this request.", "no count is made up"
    assert suggestion("case.test_results", draft, TODAY) == "Move in the dashboard, and no other test."
    assert "2026-11-24" in suggestion("case.start_time", draft, TODAY)
    draft.set("route.dashboard_access", "no")
    assert suggestion("case.start_time", draft, TODAY) == "", "since when, only the person knows"
    assert suggestion("case.test_results", draft, TODAY) == "None: Move can’t be tried without the dashboard."
    assert suggestion("case.business_impact", draft, TODAY) == "Northwind East waits for the licenses of 17 devices."


def test_counts_that_are_none_do_no_harm() -> None:
    draft = document.read(resource("sample_case.json").read_bytes()).draft
    draft.set("licenses.0.devices.0.move", "ten")
    draft.set("licenses.0.devices.1.move", "9" * 50)
    assert "6 devices" in suggestion("case.scope", draft, TODAY)
