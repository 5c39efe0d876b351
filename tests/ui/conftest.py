"""A window as people have it: the real program on an empty data folder, shown, with its services behind it."""

import gc
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.ending import end_program
from tests.ui.openers import Opener
from transfer_wizard.app import Program
from transfer_wizard.request import document
from transfer_wizard.request.draft import Draft
from transfer_wizard.request.policy import NO_POLICY, Policy
from transfer_wizard.resources import resource
from transfer_wizard.storage.paths import data_folder as folder_of_person
from transfer_wizard.ui.services import autosave
from transfer_wizard.ui.services.secret_clipboard import SecretClipboard
from transfer_wizard.ui.services.single_instance import SingleInstance
from transfer_wizard.ui.shell.session import Session
from transfer_wizard.ui.shell.window import Window

PATIENCE = 30_000
"""Milliseconds. pytest-qt has five seconds, which are few on a busy machine."""


class PatientBot(QtBot):
    """Waits as long as a busy machine may take."""

    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = PATIENCE) -> None:
        super().waitUntil(callback, timeout=timeout)

    def waitExposed(self, widget: QWidget, *, timeout: int = PATIENCE) -> Any:
        return super().waitExposed(widget, timeout=timeout)

    def waitActive(self, widget: QWidget, *, timeout: int = PATIENCE) -> Any:
        return super().waitActive(widget, timeout=timeout)

    def waitSignal(self, signal: Any, *, timeout: int = PATIENCE, **more: Any) -> Any:
        return super().waitSignal(signal, timeout=timeout, **more)


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    """pytest-qt's, with more patience."""
    return PatientBot(request)


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    """The program's own start-up arguments for Qt."""
    return ["transfer-wizard", "-style", "fusion"]


@pytest.fixture(autouse=True)
def collect_on_this_thread(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """As the program does it: a Qt object that dies on another thread takes the process along. And no window stays."""
    gc.disable()
    freeze, frozen = gc.freeze, []

    def freeze_and_note() -> None:
        frozen.append(True)
        freeze()

    monkeypatch.setattr(gc, "freeze", freeze_and_note)
    yield
    if QApplication.instance():  # else the next test's style sheet goes over the windows of this one
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    if frozen:  # the program has set aside what came since
        gc.unfreeze()
    gc.collect()
    freeze()  # what is left stays, and would be looked through after each test
    left = [widget for widget in QApplication.topLevelWidgets() if isinstance(widget, Window)]
    assert not left, "a window outlived its test, and takes the keys of the next"


@pytest.fixture(autouse=True)
def disk_is_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """Going on waits a moment for the disk, and closing some seconds: on a busy machine a save may take longer."""
    monkeypatch.setattr(autosave, "AT_ONCE", PATIENCE / 1_000)
    monkeypatch.setattr(autosave, "AT_THE_END", PATIENCE / 1_000)


@pytest.fixture
def start_program(
    qtbot: QtBot, qapp: QApplication, data_folder: Path, request: pytest.FixtureRequest
) -> Iterator[Callable[[Policy], Program]]:
    """Starts the program under a policy, on an empty data folder, its window in sight."""
    if "bus" in request.fixturenames or "open_store" in request.fixturenames:
        request.getfixturevalue("open_store")  # its bus is there before the program, and after it
    folder = folder_of_person()
    assert folder.is_relative_to(data_folder)
    programs = []
    instances = []

    def start(policy: Policy) -> Program:
        instance = SingleInstance(folder)
        assert instance.claim()
        instances.append(instance)
        made = Program(qapp, folder, instance, policy)
        qtbot.addWidget(made.window, before_close_func=close_unasked)
        with qtbot.waitExposed(made.window):
            made.window.show()
        made.window.activateWindow()
        made.services()
        programs.append(made)
        return made

    yield start
    for made in programs:
        end_program(made)
    for instance in instances:
        instance.release()


def close_unasked(window: Window) -> None:
    """Have a window close whatever is in it: after a test that failed nobody is there to answer its question."""
    window.may_close = lambda: True


@pytest.fixture
def program(start_program: Callable[[Policy], Program]) -> Program:
    """The program without a policy."""
    return start_program(NO_POLICY)


@pytest.fixture
def session(program: Program) -> Session:
    """The session of the program."""
    return program.services()


@pytest.fixture
def window(program: Program) -> Window:
    """The window, on an empty request."""
    return program.window


@pytest.fixture
def sample() -> Draft:
    """The sample case, which is ready, as a request of this test alone.

    Passcodes hang on the identity: tests beside this one, and calls to the store left over from the one before, would
    remove those of a request that has the same.
    """
    return Draft(document.read(resource("sample_case.json").read_bytes()).draft.values)


@pytest.fixture
def sample_window(session: Session, window: Window, sample: Draft) -> Window:
    """The window, on the sample case."""
    session.open(sample)
    return window


@pytest.fixture
def clipboard(qtbot: QtBot) -> Iterator[SecretClipboard]:
    """The clipboard for what is secret, in which a passcode stays for a second."""
    made = SecretClipboard(seconds=1)
    yield made
    made.clear()
    made.deleteLater()
    QGuiApplication.clipboard().clear()


@pytest.fixture
def opener() -> Iterator[Opener]:
    """Takes the addresses that would open elsewhere."""
    taker = Opener()
    for scheme in ("https", "http", "file"):
        QDesktopServices.setUrlHandler(scheme, taker, "open")  # type: ignore[arg-type]  # the stub asks for bytes, Qt for text
    yield taker
    for scheme in ("https", "http", "file"):
        QDesktopServices.unsetUrlHandler(scheme)
