"""What was asked of the disk comes late, when the person has done something else: nothing that was typed is lost."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt, QTimer
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from tests.ui.kept_requests import drafts, kept, name_field
from transfer_wizard.app import Program
from transfer_wizard.flow.colleague import ask
from transfer_wizard.intake.reading import read_text
from transfer_wizard.request import document, questions
from transfer_wizard.request.draft import Draft
from transfer_wizard.request.questions import Question
from transfer_wizard.storage.files import NotSaved
from transfer_wizard.ui.colleague.reply_page import ReplyPage
from transfer_wizard.ui.kit import theme
from transfer_wizard.ui.services.background import Background
from transfer_wizard.ui.shell.intake_session import IntakeSession
from transfer_wizard.ui.shell.session import Session
from transfer_wizard.ui.shell.window import Window
from transfer_wizard.ui.start.found_page import FoundPage


class Late:
    """Does at once what a background is asked, and keeps the answers until they are given, one after the other."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, background: Background) -> None:
        self.answers: list[Callable[[], None]] = []
        monkeypatch.setattr(background, "run", self._run)

    def _run(self, work: Callable[[], Any], answer: Callable[[Any], None], *_more: object) -> None:
        self.answers.append(partial(answer, work()))

    def give(self) -> None:
        self.answers.pop(0)()


def open_sample(qtbot: QtBot, session: Session, sample: Draft) -> None:
    session._store.save(sample)
    session.open_kept(sample.id)
    qtbot.waitUntil(lambda: session.window.navigator.draft.id == sample.id)
    qtbot.waitUntil(lambda: not session._background.is_busy)


def is_so_many(waiting: list[Callable[[NotSaved | None], None]], count: int) -> bool:
    return len(waiting) == count


def test_a_request_that_is_asked_for_twice_keeps_what_was_typed_between(
    qtbot: QtBot, session: Session, window: Window, sample: Draft, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A double click and Enter, on a slow disk."""
    session._store.save(sample)
    late = Late(monkeypatch, session._background)
    session.open_kept(sample.id)
    session.open_kept(sample.id)
    late.give()
    assert window.navigator.draft.id == sample.id
    field = name_field(window)
    qtbot.keyClicks(field, "!")
    late.give()
    assert window.navigator.draft.get("requester.name") == "Dana Whitfield!"
    assert session.unsaved() == ""
    assert [kept(path).get("requester.name") for path in drafts()] == ["Dana Whitfield!"]


def test_the_file_of_the_request_in_sight_keeps_what_was_typed_while_it_was_read(
    qtbot: QtBot, session: Session, window: Window, sample: Draft, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_sample(qtbot, session, sample)
    path = tmp_path / "same.json"
    path.write_bytes(document.write(sample, sample.saved_at))
    late = Late(monkeypatch, session._background)
    session.open_file(str(path))
    qtbot.keyClicks(name_field(window), "!")
    late.give()
    assert window.navigator.draft.get("requester.name") == "Dana Whitfield!"
    assert session.unsaved() == ""
    assert [kept(path).get("requester.name") for path in drafts()] == ["Dana Whitfield!"]


def test_a_reply_is_put_into_the_request_as_it_is_by_then(
    qtbot: QtBot, session: Session, window: Window, sample: Draft, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sample.set("requester.phone", "")
    open_sample(qtbot, session, sample)
    path = tmp_path / "reply.json"
    sheet = ask(sample, [Question("requester.phone")])
    path.write_bytes(questions.write(sheet.answered(["+1 415 555 0199"])))
    late = Late(monkeypatch, session._background)
    session.open_file(str(path))
    qtbot.keyClicks(name_field(window), "!")
    late.give()
    page = window.stack.currentWidget()
    assert isinstance(page, ReplyPage)
    page.change.click()
    assert window.navigator.draft.get("requester.phone") == "+1 415 555 0199"
    assert window.navigator.draft.get("requester.name") == "Dana Whitfield!"


def test_what_was_found_for_a_request_does_not_come_over_it_once_it_was_opened_anew(
    qtbot: QtBot, session: Session, window: Window, sample: Draft, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was found is of the request as it was; what was typed since would go with it."""
    open_sample(qtbot, session, sample)
    waiting: list[Callable[[NotSaved | None], None]] = []
    with monkeypatch.context() as slow_disk:
        slow_disk.setattr(session.autosave, "when_saved", waiting.append)
        session.finding.show(read_text("Phone: +1 415 555 0199"))
        qtbot.waitUntil(lambda: len(waiting) == 1)
    session.open_new()
    open_sample(qtbot, session, sample)
    qtbot.keyClicks(name_field(window), "!")
    waiting.pop()(None)
    assert not isinstance(window.stack.currentWidget(), FoundPage)
    assert window.navigator.draft.get("requester.name") == "Dana Whitfield!"


def test_what_is_brought_while_something_found_is_in_sight_goes_into_the_same_request(
    qtbot: QtBot, session: Session, window: Window, sample: Draft
) -> None:
    """Nothing of use was found, and the person copies more: the steps of their request stand beside it all the time."""
    sample.set("requester.phone", "")
    open_sample(qtbot, session, sample)
    session.finding.show(read_text("nothing of use"))
    qtbot.waitUntil(lambda: isinstance(window.stack.currentWidget(), FoundPage))
    first = window.stack.currentWidget()
    session.finding.show(read_text("Phone: +1 415 555 0199"))
    qtbot.waitUntil(lambda: window.stack.currentWidget() is not first)
    page = window.stack.currentWidget()
    assert isinstance(page, FoundPage)
    qtbot.mouseClick(page.use, Qt.MouseButton.LeftButton)
    assert window.navigator.draft.id == sample.id
    assert window.navigator.draft.get("requester.phone") == "+1 415 555 0199"


def test_what_is_brought_while_more_that_was_found_waits_for_the_disk_goes_into_the_same_request(
    qtbot: QtBot, session: Session, window: Window, sample: Draft, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_sample(qtbot, session, sample)
    session.finding.show(read_text("nothing of use"))
    qtbot.waitUntil(lambda: isinstance(window.stack.currentWidget(), FoundPage))
    waiting: list[Callable[[NotSaved | None], None]] = []
    with monkeypatch.context() as slow_disk:
        slow_disk.setattr(session.autosave, "when_saved", waiting.append)
        for number, text in enumerate(("nothing of use, either", "Phone: +1 415 555 0123"), 1):
            session.finding.show(read_text(text))
            qtbot.waitUntil(partial(is_so_many, waiting, number))
        for answer in reversed(waiting):
            answer(None)
    page = window.stack.currentWidget()
    assert isinstance(page, FoundPage)
    qtbot.mouseClick(page.use, Qt.MouseButton.LeftButton)
    assert window.navigator.draft.id == sample.id


def test_a_step_is_gone_to_from_what_was_found_while_more_waits_for_the_disk(
    qtbot: QtBot, session: Session, window: Window, sample: Draft, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_sample(qtbot, session, sample)
    session.finding.show(read_text("nothing of use"))
    qtbot.waitUntil(lambda: isinstance(window.stack.currentWidget(), FoundPage))
    waiting: list[Callable[[NotSaved | None], None]] = []
    monkeypatch.setattr(session.autosave, "when_saved", waiting.append)
    session.finding.show(read_text("Phone: +1 415 555 0123"))
    qtbot.waitUntil(lambda: len(waiting) == 1)
    window.steps.chosen.emit("case")
    assert window.stack.currentWidget() is window.page
    assert window.navigator.step == "case"
    waiting.pop()(None)
    assert window.stack.currentWidget() is window.page  # the later wish


@pytest.mark.parametrize("order", [1, -1])
def test_of_two_pages_that_wait_for_the_disk_the_one_wanted_last_comes(
    session: Session, window: Window, monkeypatch: pytest.MonkeyPatch, order: int
) -> None:
    waiting: list[Callable[[NotSaved | None], None]] = []
    monkeypatch.setattr(session.autosave, "when_saved", waiting.append)
    before = window.navigator
    session.show_requests()
    session.open_new()
    for answer in waiting[::order]:
        answer(None)
    assert window.navigator is not before
    assert session.showing.is_request


def test_what_was_found_is_not_shown_once_the_window_is_gone(
    qtbot: QtBot, program: Program, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is shown some turns after it was read; the window may be taken apart between two of them."""
    asked: list[object] = []
    monkeypatch.setattr(session.showing, "leave", asked.append)
    for is_gone in (False, True):
        window = Window(program.look, program._make_page)
        finding = IntakeSession(window, session.showing)
        finding.show(read_text("Phone: +1 415 555 0199"))
        if is_gone:
            delete(window)
        turns: list[object] = []
        for _turn in range(3):
            QTimer.singleShot(theme.A_TURN, session, partial(turns.append, finding))
            qtbot.waitUntil(partial(turns.__contains__, finding))
            turns.clear()
        assert len(asked) == 1
        if not is_gone:
            delete(window)
