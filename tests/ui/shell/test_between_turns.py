"""A page is made, painted and taken apart in several turns: whatever comes between two of them finds a whole window."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QMimeData, Qt
from pytestqt.qtbot import QtBot
from shiboken6 import delete, isValid

from tests.ui.kept_requests import drafts
from transfer_wizard.app import Program
from transfer_wizard.intake.reading import read_text
from transfer_wizard.request.draft import Draft
from transfer_wizard.ui.hand_over.hand_over_page import HandOverPage
from transfer_wizard.ui.kit import theme
from transfer_wizard.ui.kit.theme import Look
from transfer_wizard.ui.licenses.licenses_page import LicensesPage
from transfer_wizard.ui.shell.session import Session
from transfer_wizard.ui.shell.window import Window
from transfer_wizard.ui.start.found_page import FoundPage


@pytest.fixture
def usual_look(program: Program) -> Iterator[None]:
    yield
    program.window.looks.theme.choose(Look.SYSTEM)
    program.window.looks.theme.resize_text(1.0)


def test_a_page_that_was_left_for_good_is_not_heard_any_more(
    qtbot: QtBot, session: Session, sample_window: Window
) -> None:
    """A pause in typing, which ends when another request is open, would count as typing there."""
    window = sample_window
    window.go("licenses")
    page = window.page
    assert isinstance(page, LicensesPage)
    assert session.unsaved() == ""
    page._pause.start(0)
    session.open_new()
    heard: list[None] = []
    window.edited.connect(lambda: heard.append(None))
    qtbot.waitUntil(lambda: not isValid(page))
    assert heard == []
    assert session.unsaved() == ""
    assert drafts() == []


@pytest.mark.usefixtures("usual_look")
def test_of_the_same_request_a_page_that_is_made_anew_is_heard_to_its_end(sample_window: Window) -> None:
    """The names of the evidence may come just then: they are in the request, and have to be saved."""
    window = sample_window
    window.go("hand-over")
    page = window.page
    window.looks.step(1)
    assert window.page is not page
    heard: list[None] = []
    window.edited.connect(lambda: heard.append(None))
    page.changed.emit()
    assert heard == [None]


def text_of(text: str) -> QMimeData:
    brought = QMimeData()
    brought.setText(text)
    return brought


ACTS: dict[str, Callable[[Window, Session], object]] = {
    "another request": lambda _window, session: session.open_new(),
    "the list": lambda _window, session: session.show_requests(),
    "sent": lambda window, _session: window.forward.click(),
    "larger text": lambda window, _session: window.looks.step(1),
    "other colors": lambda window, _session: window.looks.choose(Look.CONTRAST),
    "a drop": lambda window, _session: window.target.brought.emit(text_of("nothing of use")),
}


@pytest.mark.usefixtures("usual_look")
@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize("turns", [0, 1])
def test_whatever_is_done_between_two_turns_of_send_finds_a_whole_page(
    qtbot: QtBot, session: Session, sample_window: Window, act: str, turns: int
) -> None:
    window = sample_window
    qtbot.waitUntil(window.updatesEnabled)
    window.go("hand-over")
    for _turn in range(turns):
        qtbot.wait(theme.A_TURN)
    ACTS[act](window, session)
    qtbot.waitUntil(window.updatesEnabled)
    qtbot.waitUntil(lambda: not (session._background.is_busy or session.finding._background.is_busy))
    if window._start is None:
        page = window.stack.currentWidget()
        assert page is window._pages[window.navigator.step]
        assert page is not None
        assert page.isVisible()
        if isinstance(page, HandOverPage) and not page.is_sent:
            assert page._send is not None
            assert page._send.shown
            assert page._send.panels[page._send.shown].isVisible()


@pytest.mark.parametrize("turns", [0, 1])
def test_a_window_that_goes_between_two_turns_leaves_nothing_behind(
    qtbot: QtBot, program: Program, sample: Draft, turns: int
) -> None:
    window = Window(program.look, program._make_page)
    window.show()
    window.open(sample)
    window.go("hand-over")
    for _turn in range(turns):
        qtbot.wait(theme.A_TURN)
    window.open(Draft())
    delete(window)
    for _turn in range(4):
        qtbot.wait(theme.A_TURN)


@pytest.mark.usefixtures("usual_look")
@pytest.mark.parametrize("act", ["another request", "larger text", "other colors"])
def test_whatever_is_done_between_two_turns_of_what_was_found_leaves_all_of_it_or_nothing(
    qtbot: QtBot, session: Session, sample_window: Window, act: str
) -> None:
    """Its page is made, filled and shown in three turns; with another request in sight it would belong to none."""
    window = sample_window
    qtbot.waitUntil(window.updatesEnabled)
    session.finding.show(read_text("Phone: +1 415 555 0199"))
    qtbot.wait(theme.A_TURN)
    ACTS[act](window, session)
    is_shown = act != "another request"
    if is_shown:
        qtbot.waitUntil(lambda: isinstance(window.stack.currentWidget(), FoundPage))
    for _turn in range(4):
        qtbot.wait(theme.A_TURN)
    page = window.stack.currentWidget()
    assert isinstance(page, FoundPage) is is_shown
    if isinstance(page, FoundPage):
        assert page.text.text.toPlainText() == "Phone: +1 415 555 0199"
        qtbot.mouseClick(page.use, Qt.MouseButton.LeftButton)
        assert window.stack.currentWidget() is window.page
