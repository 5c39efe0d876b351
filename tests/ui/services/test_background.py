"""Work in the background: every end of it is heard once, or by nobody where nobody is there; no thread stays."""

import gc
import threading
import weakref
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from tests.ui.ending import end_program
from transfer_wizard.app import Program
from transfer_wizard.request.document import Unreadable
from transfer_wizard.request.draft import Draft
from transfer_wizard.storage.entries import DraftEntry, Listing
from transfer_wizard.storage.evidence import NotAdded
from transfer_wizard.storage.files import NotSaved
from transfer_wizard.storage.vault import Vault
from transfer_wizard.ui.services.background import Background, _window_side
from transfer_wizard.ui.services.file_saver import FileSaver
from transfer_wizard.ui.services.single_instance import SingleInstance
from transfer_wizard.ui.shell.session import Session
from transfer_wizard.ui.shell.window import Window
from transfer_wizard.ui.start.found_page import FoundPage


def threads() -> list[str]:
    return [thread.name for thread in threading.enumerate() if thread.name == "background"]


class Heard:
    """What came of pieces of work."""

    def __init__(self) -> None:
        self.answers: list[object] = []
        self.sentences: list[str] = []

    def run(self, background: Background, work: object, patience: float | None = 30) -> None:
        assert callable(work)
        background.run(work, self.answers.append, self.sentences.append, patience)


@pytest.fixture
def owner(qtbot: QtBot) -> QObject:
    return QObject()


@pytest.fixture
def heard() -> Heard:
    return Heard()


def test_answers_come_in_order_and_no_thread_stays(qtbot: QtBot, owner: QObject, heard: Heard) -> None:
    background = Background(owner)
    for number in range(5):
        heard.run(background, lambda number=number: number)
    qtbot.waitUntil(lambda: heard.answers == [0, 1, 2, 3, 4])
    qtbot.waitUntil(lambda: not threads())
    assert heard.sentences == []


@pytest.mark.parametrize("kind", [NotSaved, Unreadable, NotAdded])
def test_an_error_for_people_is_its_sentence(qtbot: QtBot, owner: QObject, heard: Heard, kind: type[Exception]) -> None:
    def fail() -> None:
        raise kind("Not done: the moon is full.")

    heard.run(Background(owner), fail)
    qtbot.waitUntil(lambda: heard.sentences == ["Not done: the moon is full."])
    assert heard.answers == []


@pytest.mark.parametrize("error", [RuntimeError("0417 secret"), RecursionError(), MemoryError(), KeyError("x")])
def test_any_other_error_is_a_sentence_too_and_the_work_goes_on(
    qtbot: QtBot, owner: QObject, heard: Heard, error: Exception, monkeypatch: pytest.MonkeyPatch
) -> None:
    reported: list[object] = []
    monkeypatch.setattr(threading, "excepthook", lambda told: reported.append(told.exc_type))

    def fail() -> None:
        raise error

    background = Background(owner)
    heard.run(background, fail)
    heard.run(background, lambda: "went on")
    qtbot.waitUntil(lambda: heard.answers == ["went on"])
    assert heard.sentences == ["Not done: something went wrong inside Transfer Wizard. Try again."]
    assert reported == [type(error)]


def test_a_disk_that_does_not_answer_is_told_and_holds_nothing_else_up(
    qtbot: QtBot, owner: QObject, heard: Heard
) -> None:
    background, gate = Background(owner), threading.Event()
    heard.run(background, gate.wait, patience=0.2)
    heard.run(background, lambda: "next")
    qtbot.waitUntil(lambda: heard.answers == ["next"])
    assert len(heard.sentences) == 1
    assert "does not answer" in heard.sentences[0]
    gate.set()  # the late answer finds nobody
    qtbot.waitUntil(lambda: not threads())
    heard.run(background, lambda: "last")
    qtbot.waitUntil(lambda: heard.answers == ["next", "last"])


def test_nobody_hears_what_was_dropped_or_whose_owner_is_gone(qtbot: QtBot, heard: Heard) -> None:
    for end in ("drop", "delete"):
        owner, gate = QObject(), threading.Event()
        background = Background(owner)
        heard.run(background, gate.wait)
        heard.run(background, lambda: "second")
        if end == "drop":
            background.drop()
        else:
            delete(owner)
        gate.set()
        qtbot.waitUntil(lambda: not threads())
    other = QObject()
    heard.run(Background(other), lambda: "after")
    qtbot.waitUntil(lambda: heard.answers == ["after"])
    assert heard.sentences == []


class _Request:
    """Stands in for the thousands of rows that a piece of work holds."""

    def read(self) -> int:
        return 1


@pytest.mark.parametrize("end", ["answer", "fault", "late", "drop"])
def test_nothing_holds_work_that_has_ended(
    qtbot: QtBot, owner: QObject, heard: Heard, end: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(threading, "excepthook", lambda _told: None)  # that of the tests keeps the traceback
    background, gate, request = Background(owner), threading.Event(), _Request()
    timers = len(_window_side().findChildren(QTimer))

    def work(request: _Request = request) -> int:
        if end != "answer":
            gate.wait(30)
        return request.read() // (0 if end == "fault" else 1)

    heard.run(background, work, patience=0.05 if end == "late" else 30)
    there = weakref.ref(request)
    del request, work
    if end == "drop":
        background.drop()
    elif end == "late":
        qtbot.waitUntil(lambda: bool(heard.sentences))
    gate.set()
    qtbot.waitUntil(lambda: not threads() and not background.is_busy)
    qtbot.waitUntil(lambda: len(_window_side().findChildren(QTimer)) <= timers)

    def is_gone() -> bool:
        gc.collect()
        return there() is None

    qtbot.waitUntil(is_gone)  # a late answer that nobody hears comes in a turn of its own


def test_what_goes_wrong_after_a_page_was_left_is_told_above_the_next(
    qtbot: QtBot, window: Window, session: Session
) -> None:
    saver, gate = FileSaver(lambda suggested: "/nowhere/at/all"), threading.Event()
    target = saver.ask("Save", "all", "Text", ".txt")
    assert target is not None
    saver.write(target, lambda: b"x" if gate.wait(30) else b"")
    delete(saver)
    gate.set()
    qtbot.waitUntil(lambda: any("no folder" in each.text() for each in window.notices.findChildren(QLabel)))


def test_visits_and_imports_leave_no_thread_and_no_dialog(
    qtbot: QtBot, session: Session, window: Window, sample: Draft, tmp_path: Path
) -> None:
    (tmp_path / "keys.csv").write_text("Z2B7-32TE-A8Y4", encoding="utf-8")
    for _again in range(3):
        session.open(sample)
        window.go("hand-over")
        window.go("licenses")
        session.open_file(str(tmp_path / "keys.csv"))
        qtbot.waitUntil(lambda: isinstance(window.stack.currentWidget(), FoundPage))
        page = window.stack.currentWidget()
        assert isinstance(page, FoundPage)
        page.nothing.click()
    qtbot.waitUntil(lambda: not threads())
    qtbot.waitUntil(lambda: not window.findChildren(FoundPage))


def test_a_list_that_comes_after_its_window_is_gone_is_heard_by_nobody(
    qtbot: QtBot, qapp: QApplication, data_folder: Path, sample: Draft, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, gate = data_folder / "of-the-window", threading.Event()
    program = Program(qapp, folder, SingleInstance(folder), vault=Vault(is_off=True))
    session = program.services()
    session.open(sample.duplicate(), is_new=True)
    session.autosave.finish()
    read = session._store.list

    def read_late(came: Callable[[Sequence[DraftEntry]], None]) -> Listing:
        gate.wait(30)
        listing = read(came)
        came(listing.entries)  # as of many requests, of which a part comes first
        return listing

    monkeypatch.setattr(session._store, "list", read_late)
    session.show_requests()
    qtbot.waitUntil(lambda: session.requests.page is not None)
    assert session.requests.page is not None
    assert session.requests.page.requests is not None
    delete(program.window)
    with qtbot.captureExceptions() as exceptions:
        gate.set()
        qtbot.waitUntil(lambda: not session._background.is_busy)
    assert exceptions == []
    end_program(program)
