"""Thousands of license rows: a change touches what it changes, however many rows there are beside it."""

import datetime
import time
from collections.abc import Callable
from typing import Any

import pytest

from tests.counted_work import work
from transfer_wizard.flow.channels import suggested_severity
from transfer_wizard.flow.license_lines import LicenseLines
from transfer_wizard.flow.navigator import Navigator, StepStatus
from transfer_wizard.flow.remaining import remaining
from transfer_wizard.flow.steps import STEPS
from transfer_wizard.request import document
from transfer_wizard.request.draft import blank_device, blank_license
from transfer_wizard.resources import resource
from transfer_wizard.validation.case_headings import suggestion
from transfer_wizard.validation.ledger import whole_of
from transfer_wizard.validation.readiness import ReadyState
from transfer_wizard.validation.sections import parse_license

TODAY = datetime.date(2026, 11, 24)
FEW, MANY = 8, 400


def navigator(count: int, are_wrong: bool) -> Navigator:
    """A walk through a request with so many licenses, as it is once everything was judged."""
    draft = document.read(resource("sample_case.json").read_bytes()).draft
    device = blank_device() | {"model": "MR44", "have": "5", "move": "9" if are_wrong else "2"}
    said = {"mode": "addDevices", "expired": "no", "devices": [device]}
    draft.licenses[:] = [
        blank_license() | said | {"key": f"Z2AA-0000-{number:04}", "devices": [dict(device)]} for number in range(count)
    ]
    walk = Navigator(draft, lambda: TODAY)
    look(walk)
    return walk


def look(walk: Navigator) -> None:
    """What the window asks for at every key press."""
    for step in STEPS:
        walk.status(step.id)
    assert walk.things
    walk.shown("requester")
    walk.shown_at(["licenses.0.key"])
    walk.applies("organizations.source.mx_edition")
    walk.problems_of_license(0)


def typed(walk: Navigator, path: str, text: str) -> None:
    walk.edit(path, text)
    look(walk)


@pytest.mark.parametrize("are_wrong", [False, True], ids=["right", "wrong"])
@pytest.mark.parametrize(
    "path", ["requester.name", "route.reason", "organizations.source.name", "case.scope", "licenses.3.key"]
)
def test_a_key_press_is_the_same_work_for_few_rows_and_many(path: str, are_wrong: bool) -> None:
    few, many = navigator(FEW, are_wrong), navigator(MANY, are_wrong)
    for walk in (few, many):
        typed(walk, path, "a")
    assert work(lambda: typed(many, path, "ab")) <= work(lambda: typed(few, path, "ab")) * 1.05


def test_which_sorts_of_problems_there_are_is_known_as_they_are_found() -> None:
    few, many = (navigator(count, are_wrong=True) for count in (FEW, MANY))
    for walk in (few, many):
        walk.changed("licenses")
        walk.verdict()
    assert work(lambda: many.problems_of_licenses.firsts) == work(lambda: few.problems_of_licenses.firsts)


class Watched(list[Any]):
    """A list that tells which of its items were looked at."""

    def __init__(self, items: list[Any]) -> None:
        super().__init__(items)
        self.seen: list[Any] = []

    def __iter__(self) -> Any:
        return (self[number] for number in range(len(self)))

    def __getitem__(self, which: Any) -> Any:
        self.seen.append(which)
        return super().__getitem__(which)


@pytest.mark.parametrize("path", ["requester.name", "organizations.destination.url", "case.scope"])
def test_a_key_press_looks_at_no_license(path: str) -> None:
    walk = navigator(FEW, are_wrong=False)
    rows = walk.draft.values["licenses"] = Watched(walk.draft.licenses)
    typed(walk, path, "a")
    assert set(rows.seen) <= {0}  # whether anything was typed on Licenses shows in the first row


def test_a_changed_row_is_read_alone() -> None:
    walk = navigator(FEW, are_wrong=False)
    rows = walk.draft.values["licenses"] = Watched(walk.draft.licenses)
    walk.edit("licenses.3.key", "Z2AA-0000-9999")
    rows.seen.clear()
    walk.settle()
    walk.verdict()
    assert set(rows.seen) == {3}


def test_rows_that_go_and_come_leave_the_others_as_they_were_read(monkeypatch: pytest.MonkeyPatch) -> None:
    walk = navigator(MANY, are_wrong=False)
    read = []

    def counted(values: Any, path: str) -> Any:
        read.append(values["key"])
        return parse_license(values, path)

    monkeypatch.setattr("transfer_wizard.validation.row_check.parse_license", counted)
    rows = LicenseLines(walk)
    rows.delete([0])
    walk.verdict()
    assert read == []
    rows.undo()
    walk.verdict()
    assert read == ["Z2AA-0000-0000"]


def per_row(act: Callable[[Navigator], Callable[[], object]]) -> float:
    """How many calls a row costs of what is done to all of them."""
    few, many = (work(act(navigator(count, are_wrong=False))) for count in (FEW, MANY))
    return (many - few) / (MANY - FEW)


def moves_none(walk: Navigator) -> Callable[[], object]:
    lines = LicenseLines(walk)
    assert lines.tally.whole.move == 2 * len(lines)
    return lambda: lines.put([(line, "move", "0") for line in range(len(lines))])


def takes_back(walk: Navigator) -> Callable[[], object]:
    lines = LicenseLines(walk)
    assert lines.tally.whole.move == 2 * len(lines)
    lines.put([(line, "move", "0") for line in range(len(lines))])
    walk.verdict()
    return lines.undo


def deletes_all(walk: Navigator) -> Callable[[], object]:
    lines = LicenseLines(walk)
    assert lines.tally.whole.move == 2 * len(lines)
    return lambda: lines.delete(range(len(lines)))


def comes_back(walk: Navigator) -> Callable[[], object]:
    walk.rows_moved("licenses", 0, len(walk.draft.licenses), 0)
    return lambda: walk.rows_moved("licenses", 0, 0, len(walk.draft.licenses))


@pytest.mark.parametrize(
    ("act", "most"),
    [
        pytest.param(moves_none, 1, id="move none"),
        pytest.param(takes_back, 1, id="move none taken back"),
        pytest.param(deletes_all, 8, id="delete all"),
        pytest.param(lambda walk: lambda: LicenseLines(walk).texts("have"), 2, id="a column"),
        pytest.param(lambda walk: lambda: LicenseLines(walk).tally, 8, id="sums"),
        pytest.param(lambda walk: lambda: suggested_severity(walk.draft, TODAY), 1, id="severity"),
        pytest.param(lambda walk: lambda: suggestion("case.scope", walk.draft, TODAY), 1, id="what a case is about"),
        pytest.param(lambda walk: lambda: whole_of(walk.draft.licenses), 0, id="the sum of all"),
        pytest.param(comes_back, 1, id="all of them back"),
        pytest.param(lambda walk: lambda: remaining(walk), 8, id="what is left"),
        pytest.param(lambda walk: lambda: document.write(walk.draft, ""), 60, id="the file"),
    ],
)
def test_what_is_done_to_all_rows_costs_few_calls_for_each(
    act: Callable[[Navigator], Callable[[], object]], most: int
) -> None:
    assert per_row(act) <= most


def unjudged() -> Navigator:
    """A walk through a request of which nothing was judged yet, and no more than a moment may be."""
    walk = Navigator(navigator(MANY, are_wrong=True).draft, lambda: TODAY)
    walk.check_for = 0.0
    return walk


def go_on(walk: Navigator) -> None:
    """Go on to the end with a check that was left off."""
    for _slice in range(100_000):
        if not walk.is_checking:
            break
        walk.check_on()
    assert not walk.is_checking


def test_a_check_of_many_rows_is_left_off_and_gone_on_with() -> None:
    walk = unjudged()
    assert walk.status("licenses") is StepStatus.IN_PROGRESS
    assert walk.status("review") is StepStatus.NOT_STARTED
    assert walk.is_checking
    assert [thing.state for thing in walk.things if thing.field.startswith("licenses")] == [ReadyState.OPEN] * 3
    walk.check_for = 0.005
    go_on(walk)
    assert walk.verdict().problems == navigator(MANY, are_wrong=True).verdict().problems


@pytest.mark.parametrize(("seconds", "is_whole"), [(0.5, True), (-0.5, False)])
def test_a_check_goes_on_until_its_time_is_over(
    seconds: float, is_whole: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By a clock that stands still."""
    walk = unjudged()
    monkeypatch.setattr(time, "perf_counter", lambda: 1000.0)
    walk.check_for = -0.5
    look(walk)
    assert walk.is_checking
    walk.check_for = seconds
    walk.check_on()
    assert walk.is_checking is not is_whole
    walk.changed("licenses")
    look(walk)
    assert walk.is_checking is not is_whole


def test_a_few_rows_are_judged_in_one_go_however_busy_the_computer_is() -> None:
    walk = navigator(FEW, are_wrong=True)
    walk.check_for = 0.0
    look(walk)
    assert not walk.is_checking
    assert len(walk.problems_of_licenses) == FEW


def test_rows_that_got_another_number_are_judged_a_little_at_a_time() -> None:
    walk = navigator(MANY, are_wrong=True)
    walk.verdict()
    walk.check_for = 0.0
    del walk.draft.licenses[0]
    walk.rows_moved("licenses", 0, 1, 0)
    look(walk)
    assert walk.is_checking
    walk.check_for = 0.005
    go_on(walk)
    fields = [problem.field for problem in walk.problems_of_licenses]
    assert fields == [f"licenses.{number}.devices.0.move" for number in range(MANY - 1)]


def test_what_changed_in_rows_is_found_also_where_the_check_was_left_off() -> None:
    walk = navigator(MANY, are_wrong=False)
    walk.verdict()
    walk.check_for = 0.0
    walk.draft.licenses[2]["devices"][0]["move"] = "9"
    walk.rows_changed([2])
    look(walk)
    assert walk.is_checking
    walk.check_for = 0.005
    go_on(walk)
    assert [problem.field for problem in walk.problems_of_licenses] == ["licenses.2.devices.0.move"]


def test_to_go_on_with_a_check_looks_at_rows_alone() -> None:
    walk = unjudged()
    look(walk)
    assert walk.is_checking
    assert work(walk.check_on) <= 10


def test_whoever_needs_the_whole_verdict_gets_it() -> None:
    walk = unjudged()
    assert walk.status("licenses") is StepStatus.IN_PROGRESS
    assert walk.verdict().problems == navigator(MANY, are_wrong=True).verdict().problems
    walk = unjudged()
    assert walk.status("licenses") is StepStatus.IN_PROGRESS
    LicenseLines(walk).delete([3])
    assert walk.status("licenses") is StepStatus.IN_PROGRESS
    assert walk.verdict().is_whole
    assert len(walk.verdict().facts.licenses) == MANY - 1
