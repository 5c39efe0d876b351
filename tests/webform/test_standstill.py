"""A computer that stands still for a moment takes nothing from the time that a page has."""

import itertools
import queue
import types
from pathlib import Path
from typing import Any

import pytest

from transfer_wizard.webform import form_page, list_box
from transfer_wizard.webform.browsers import Browser
from transfer_wizard.webform.form_field import FormField, InputKind
from transfer_wizard.webform.form_page import FormPage, Frame
from transfer_wizard.webform.host import Host
from transfer_wizard.webform.pipe import Silent
from transfer_wizard.webform.report import FillStage, News
from transfer_wizard.webform.values import FormValue
from transfer_wizard.webform.wire import Start

from .zoo_browser import profile_for

FRAME = Frame(1, "", 1, "", "")


@pytest.fixture
def standstills(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each look at the clock finds it a minute later."""
    clock = types.SimpleNamespace(monotonic=itertools.count(0, 60).__next__, sleep=lambda _seconds: None)
    for module in (list_box, form_page):
        monkeypatch.setattr(module, "time", clock)


class AnsweringPage(FormPage):
    """Answers one after the other, and the last one from then on."""

    def __init__(self, *answers: Any) -> None:
        self._answers = list(answers)

    def ask(self, *_arguments: Any, **_options: Any) -> Any:
        return self._answers.pop(0) if len(self._answers) > 1 else self._answers[0]


def field(kind: InputKind) -> FormField:
    return FormField(id=1, kind=kind, label="Severity", value="", free=True)


@pytest.mark.usefixtures("standstills")
def test_a_list_that_opens_is_waited_for() -> None:
    opens = iter([False, False, True])
    assert list_box._until(lambda: next(opens), list_box.SECONDS_TO_ANSWER)


@pytest.mark.usefixtures("standstills")
def test_what_is_not_so_in_the_end_is_not_waited_for_any_longer() -> None:
    looks = itertools.count()
    assert not list_box._until(lambda: next(looks) > 9, list_box.SECONDS_TO_ANSWER)
    assert next(looks) > 4


@pytest.mark.usefixtures("standstills")
def test_choices_that_slide_into_view_are_waited_for() -> None:
    value = FormValue("case.severity", "Severity", "3")
    page = AnsweringPage([], ["Choose"], ["Choose", "Low"], ["Low", "Normal", "High"])
    assert list_box._options(page, FRAME, field(InputKind.LIST_BOX), value) == ["Low", "Normal", "High"]


@pytest.mark.usefixtures("standstills")
def test_a_field_that_gets_its_color_is_waited_for() -> None:
    assert AnsweringPage(None, False, False, True)._lifts(FRAME, field(InputKind.TEXT))
    assert not AnsweringPage(None, False)._lifts(FRAME, field(InputKind.TEXT))


class StandingPage:
    """A page that takes passcodes, once it answers."""

    def __init__(self, silent: int) -> None:
        self.asked = 0
        self._silent = silent

    def fill_passcodes(self, digits: dict[str, str]) -> News:
        self.asked += 1
        if self.asked <= self._silent:
            raise Silent
        return News(FillStage.FILLED, host=",".join(digits))


@pytest.mark.parametrize(("silent", "told"), [(0, ["passcode.source"]), (2, ["passcode.source"]), (9, [])])
def test_passcodes_are_given_again_to_a_page_that_has_not_answered(
    monkeypatch: pytest.MonkeyPatch, silent: int, told: list[str]
) -> None:
    heard: list[str] = []
    monkeypatch.setattr(Host, "_tell", lambda _host, news: heard.append(news.host))
    profile, browser = profile_for("https://support.zoo.test/"), Browser("Stand-in", Path("browser"))
    start = Start(profile=profile, values=[], browser=browser, deadline=1, patience=1)
    host = Host(start, queue.SimpleQueue())
    page = StandingPage(silent)
    host._watches = {"page": page}  # type: ignore[dict-item]
    digits = {"passcode.source": "0421"}
    host._fill_passcodes(digits)
    assert heard == told
    assert page.asked == min(silent + 1, 3)
