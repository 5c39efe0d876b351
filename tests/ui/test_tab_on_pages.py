"""Every page by the Tab key: once round in the order of reading, each control in sight, no text waiting to be lost."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.kept_requests import start_page
from tests.ui.walk import out_of_order, walk
from transfer_wizard.flow.colleague import compare, gaps
from transfer_wizard.flow.steps import IDS
from transfer_wizard.intake.licenses import read_answer
from transfer_wizard.request.draft import Draft
from transfer_wizard.request.questions import Questions
from transfer_wizard.ui.colleague.colleague_page import ColleaguePage
from transfer_wizard.ui.colleague.reply_page import ReplyPage
from transfer_wizard.ui.hand_over.hand_over_page import HandOverPage
from transfer_wizard.ui.kit import theme
from transfer_wizard.ui.kit.inputs import LineInput
from transfer_wizard.ui.kit.texts import Link
from transfer_wizard.ui.services.passcode_keeper import VaultStage
from transfer_wizard.ui.shell.session import Session
from transfer_wizard.ui.shell.window import Window
from transfer_wizard.ui.start.found_page import FoundPage

SMALL = (800, 600)


@pytest.fixture
def pages(qtbot: QtBot, session: Session, window: Window, sample: Draft) -> Iterator[str]:
    """Every page in turn: of a request that is ready, of a bare one with its errors, and what else there is."""
    return _pages(qtbot, session, window, sample)


def _pages(qtbot: QtBot, session: Session, window: Window, sample: Draft) -> Iterator[str]:
    def the_store_has_answered() -> bool:  # which changes the page of the passcodes once more
        return session.keeper.stage not in (VaultStage.ASKED, VaultStage.WAITING)

    session.open(sample)
    for step in IDS:
        window.go(step)
        qtbot.waitUntil(the_store_has_answered)
        yield step
    page = window.page
    assert isinstance(page, HandOverPage)
    for channel in ("webform", "phone", "call-me-now", "documents", "evidence"):
        page.send.open(channel)
        yield f"hand over, {channel}"
    session.open(Draft())
    for step in IDS[:-1]:
        window.go(step)
        window._on_continue()
        qtbot.waitUntil(the_store_has_answered)
        yield f"bare {step}"
    session.open(sample.duplicate())
    window._on_edited("route.dashboard_access", "no")
    window.go("route")
    window._on_continue()
    yield "advice"
    sent = sample.duplicate()
    sent.set("case_number", "01234567")
    session.open(sent)
    yield "record"
    bare = Draft()
    session.open(bare)
    asked = gaps(bare, list(window.navigator.verdict().problems))
    questions = Questions(bare.id, "Dana", tuple(asked))
    session.showing.open_aside(ColleaguePage(questions), session.show_requests)
    yield "colleague"
    answers = questions.answered("answer" for _question in asked)
    session.showing.open_aside(ReplyPage(bare, compare(bare, answers, read_answer)), session.show_requests)
    yield "reply"
    session.open(Draft())
    QApplication.clipboard().setText("Source organization: Northwind West\nZ2A7-32TE-A8Y4 25 x MR Enterprise\nHello")
    window.back.setFocus()
    qtbot.keyClick(window, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: isinstance(window.stack.currentWidget(), FoundPage))
    yield "found"
    session._store.save(sample)
    start_page(qtbot, session)
    yield "requests"


@pytest.mark.parametrize("size", [(1040, 720), SMALL], ids=["usual", "small"])
def test_tab_goes_round_in_the_order_of_reading_and_back_again_and_all_is_in_sight(
    qtbot: QtBot, window: Window, pages: Iterator[str], size: tuple[int, int]
) -> None:
    window.resize(*size)
    walked = []
    for place in pages:
        QApplication.sendPostedEvents()
        forth = walk(qtbot)
        assert out_of_order(forth) == [], place
        assert [str(stop) for stop in forth if not stop.is_seen] == [], place
        back = walk(qtbot, forward=False)
        assert [str(stop) for stop in back if not stop.is_seen] == [], place
        ways = [[stop.widget for stop in way] for way in (forth, back[::-1])]
        start = ways[1].index(ways[0][0])
        assert ways[0] == ways[1][start:] + ways[1][:start], place
        assert not window.forward.isVisible() or window.forward in ways[0], place
        walked.append(place)
    assert len(walked) == 2 * len(IDS) + 10


def test_a_round_that_begins_anew_selects_no_text(qtbot: QtBot, window: Window, pages: Iterator[str]) -> None:
    for place in pages:
        before: QWidget | None = None
        walk(qtbot)
        for stop in walk(qtbot):
            if before is not None and not window.stack.isAncestorOf(before):
                assert stop.selected == "", (place, str(stop))
            before = stop.widget


def test_the_next_key_after_a_round_adds_to_what_is_there(qtbot: QtBot, session: Session, window: Window) -> None:
    session.open(Draft())
    window.go("requester")
    name = window.page.rows["requester.name"].input
    assert isinstance(name, LineInput)
    name.setFocus()
    qtbot.keyClicks(name, "Dana")
    walk(qtbot)
    walk(qtbot)
    assert QApplication.focusWidget() is not name
    while not name.hasFocus():
        focus = QApplication.focusWidget()
        assert focus is not None
        qtbot.keyClick(focus, Qt.Key.Key_Tab)
    qtbot.keyClick(name, "x")
    assert name.text() == "Danax"


def test_the_focus_goes_on_from_what_is_taken_away(qtbot: QtBot, window: Window) -> None:
    window.go("requester")
    for text in ("One.", "Two.", "Three."):
        window.add_notice(text)
    QApplication.sendPostedEvents()
    away = [link for link in window.notices.findChildren(Link) if link.text() == "Dismiss"]
    away[1].setFocus()
    qtbot.keyClick(away[1], Qt.Key.Key_Return)
    assert QApplication.focusWidget() is away[0], "the newest stands on top"
    qtbot.keyClick(away[0], Qt.Key.Key_Return)
    assert QApplication.focusWidget() is window.page_corner.bring


def test_the_window_is_whole_on_the_screen_with_the_frame_that_the_system_adds(window: Window) -> None:
    screen = window.screen().availableSize()
    assert screen.width() < theme.WINDOW[0], "the screen of the tests is a small one"
    assert window.width() + theme.FRAME[0] <= screen.width()
    assert window.height() + theme.FRAME[1] <= screen.height()


def test_many_notices_leave_room_for_the_page_and_all_are_reached_by_keys(qtbot: QtBot, window: Window) -> None:
    window.go("requester")
    for number in range(12):
        window.add_notice(f"{number} " + "Something long has to be said above the page. " * 4)
    window.resize(SMALL[0], 2 * SMALL[1])
    window.resize(*SMALL)
    QApplication.sendPostedEvents()
    bar = window.notices
    assert bar.height() <= SMALL[1] // 4
    assert window.stack.height() >= SMALL[1] // 2
    away = [link for link in bar.findChildren(Link) if link.text() == "Dismiss"]
    seen = []
    away[-1].setFocus()
    for _notice in away:
        focus = QApplication.focusWidget()
        assert focus is not None
        top = focus.mapTo(bar.viewport(), QPoint()).y()
        assert 0 <= top <= bar.viewport().height() - focus.height(), "what has the focus is in sight"
        seen.append(focus.accessibleName().removeprefix("Dismiss: ").split()[0])
        qtbot.keyClick(focus, Qt.Key.Key_Tab)
    assert seen == [str(number) for number in reversed(range(12))], "the newest first"
    for link in away:
        link.click()
    assert not bar.isVisible()


def test_the_footer_is_in_the_window_on_a_small_screen(window: Window, pages: Iterator[str]) -> None:
    for place in pages:
        for number in range(2):
            window.add_notice(f"{number} " + "Something long has to be said above the page. " * 4)
        window.resize(*SMALL)
        QApplication.sendPostedEvents()
        assert (window.width(), window.height()) == SMALL, place
        bottom = window.footer.mapTo(window, QPoint(0, window.footer.height())).y()
        assert bottom <= window.height(), place
