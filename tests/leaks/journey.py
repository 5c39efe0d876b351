"""A run through the whole program as a process of its own: it is told two passcodes by standard input, and uses them.

Usage: python -m tests.leaks.journey EXPORTS CLIPBOARD. It says "ready" when all is done, and waits to be killed.
"""

import json
import os
import re
import shutil
import sys
import tempfile
import threading
import time
import traceback
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog

from tests.ui.sending import dashboard, opened, webform
from tests.webform.test_form_session import close_browser
from tests.webform.zoo_browser import chromium, profile_for
from tests.webform.zoo_server import HOST, ZooServer
from transfer_wizard import app, cli
from transfer_wizard.export.formats import FORMATS
from transfer_wizard.request import document
from transfer_wizard.request.passcode import Passcode
from transfer_wizard.request.words import Side
from transfer_wizard.resources import resource
from transfer_wizard.storage import passcode_store
from transfer_wizard.storage.drafts import DraftStore
from transfer_wizard.ui.companion.form_list import CopyState
from transfer_wizard.ui.hand_over.export_panel import ExportPanel
from transfer_wizard.ui.hand_over.hand_over_page import HandOverPage
from transfer_wizard.ui.services.passcode_keeper import VaultStage
from transfer_wizard.ui.steps.passcodes_page import PasscodesPage

CODES: dict[Side, str] = {}
PATIENCE = 180.0
"""Seconds: on a busy machine four journeys share a core."""


def main() -> int:
    """Open the program as people do, and walk through it after its first paint."""
    CODES.update({Side(side): code for side, code in json.load(sys.stdin).items()})
    if any(len(code) != 4 for code in CODES.values()):
        lift_length_check()

    class Program(app.Program):
        def _after_first_paint(self) -> None:
            super()._after_first_paint()
            QTimer.singleShot(0, lambda: walk(self, Path(sys.argv[1])))

    app.Program = Program  # type: ignore[misc]
    return cli.run([])


def lift_length_check() -> None:
    """Let a long canary take the way of a passcode."""

    def read(text: str, day: object, time: object = None) -> Passcode:
        return Passcode(text.strip(), day, time)  # type: ignore[arg-type]

    Passcode.read = read  # type: ignore[method-assign]
    passcode_store._KEPT = re.compile(r"([0-9-]{10})(?:T([0-9:]{5}))?:(.+)")  # type: ignore[misc]


def until(condition: Callable[[], object]) -> None:
    """Let the program run until something is so; where it never is, the journey ends and says who waited for it."""
    loop = QEventLoop()
    end = time.monotonic() + PATIENCE

    def look() -> None:
        if condition():
            loop.quit()
        elif time.monotonic() > end:
            traceback.print_stack()
            os._exit(1)

    timer = QTimer(interval=5)
    timer.timeout.connect(look)
    timer.start()
    loop.exec()


def walk(program: app.Program, folder: Path) -> None:
    """Type, save, review, export, copy, fail."""
    for _stage in stages(program, folder):
        program.services().autosave.finish()
    program.journal.flush()
    print("ready", flush=True)


def stages(program: app.Program, folder: Path) -> Iterator[str]:
    """The stages, by name; what is seen on the way goes to the folder."""
    window, session = program.window, program.services()
    sample = document.read(resource("sample_case.json").read_bytes()).draft.duplicate()
    session.open(sample)
    yield "open"
    window.go("case")
    scope = window.page.rows["case.scope"].input
    scope.setFocus()
    QTest.keyClicks(scope, " Two sites.")
    window.edited.emit()
    session.autosave.save()
    yield "type"
    type_passcodes(program)
    yield "passcodes"
    window.go("review")
    yield "review"
    save_every_format(program, folder / "exports")
    yield "exports"
    fill_webform(program, folder / "browser")
    yield "webform"
    copy_and_wait(program, folder / "clipboard")
    yield "clipboard"
    leave_deleted_and_damaged(program)
    yield "deleted and damaged"
    fail_everywhere(program)
    yield "errors"


def type_passcodes(program: app.Program) -> None:
    """Wrong first, then right, with the digits shown meanwhile."""
    program.window.go("passcodes")
    page = passcodes_page(program)
    page.show_digits.click()
    for side, code in CODES.items():
        field = page.secrets[side].input
        field.setFocus()
        if len(code) == 4:
            QTest.keyClicks(field, f"{code}9")
            QTest.keyClick(field, Qt.Key.Key_Tab)
            assert page.secrets[side].error.text()
            field.setFocus()
            field.selectAll()
        QTest.keyClicks(field, code)
        QTest.keyClick(field, Qt.Key.Key_Tab)
    until(lambda: page.keeper.stage is VaultStage.ANSWERED)
    assert all(program.window.navigator.passcodes.values())
    assert not page.keeper.in_memory


def passcodes_page(program: app.Program) -> PasscodesPage:
    page = program.window.page
    assert isinstance(page, PasscodesPage)
    return page


def _named(path: Path, _suggested: str) -> str:
    return str(path)


def save_every_format(program: app.Program, exports: Path) -> None:
    """As the person does it on Hand over, and the text to paste through the clipboard."""
    program.window.go("hand-over")
    page = program.window.page
    assert isinstance(page, HandOverPage)
    dashboard(page).texts.text.copy.click()
    files = opened(page, "documents", ExportPanel)
    for number, each in enumerate(FORMATS):
        path = exports / f"{each.id}{each.suffix}"
        files.saver._ask_path = partial(_named, path)
        files.choices.button(number).setChecked(True)
        files.save.click()
        until(lambda: files.saver.folder.isVisibleTo(page))
    (exports / "pasted.txt").write_text(QGuiApplication.clipboard().text(), encoding="utf-8")


def fill_webform(program: app.Program, kept: Path) -> None:
    """A form filled in by a real browser, passcodes too; a copy is kept of its profile as it is while it is open."""
    temporary = Path(tempfile.gettempdir())
    certificates = temporary / "server"
    certificates.mkdir()
    server = ZooServer(certificates)
    guide = program.guide()
    guide.profile = profile_for(f"https://{HOST}/passcodes.html")
    guide.deadline = 60.0  # four of them start at once
    guide.browsers = [chromium(server, "--headless=new")]
    webform(program.window.page).fill.click()
    companion = guide.companion
    assert companion
    until(lambda: companion.fill_passcodes.isVisibleTo(companion))
    if all(len(code) == 4 for code in CODES.values()):  # a form takes no others
        companion.fill_passcodes.click()
        until(lambda: all(each.mark is CopyState.FILLED for each in companion.list.entries.entries if each.side))
    for profile in temporary.glob("transfer-wizard-browser-*"):
        _keep(profile, kept / "profile")
    close_browser(temporary)
    until(lambda: not list(temporary.glob("transfer-wizard-browser-*")))
    guide.close()
    program.window.activateWindow()
    until(program.window.isActiveWindow)
    server.close()
    shutil.rmtree(certificates)
    assert server.leaks(list(CODES.values())) == []


def _keep(profile: Path, kept: Path) -> None:
    """Copy the profile of a browser that runs: it removes files, and makes others, meanwhile."""
    try:
        shutil.copytree(profile, kept, ignore=_no_file, dirs_exist_ok=True)
    except shutil.Error as told:
        if [each for each, *_rest in told.args[0] if Path(each).exists()]:
            raise


def _no_file(folder: str, names: list[str]) -> list[str]:
    """Sockets, and links to what is none."""
    return [name for name in names if not (Path(folder, name).is_file() or Path(folder, name).is_dir())]


def copy_and_wait(program: app.Program, clipboard: Path) -> None:
    """A passcode goes to the clipboard, and the time runs out: once it was seen there, however slow the machine is."""
    program.clipboard.seconds = 3_600
    program.window.go("passcodes")
    page = passcodes_page(program)
    for side, code in CODES.items():
        page.secrets[side].copying.copy.click()
        until(lambda code=code: QGuiApplication.clipboard().text() == code)  # type: ignore[misc]
        program.clipboard._ends = 0.0
        until(lambda: not program.clipboard.is_holding)
        held = QGuiApplication.clipboard().mimeData()
        left = [(name, bytes(held.data(name).data()).hex()) for name in (held.formats() if held else ())]
        text = QGuiApplication.clipboard().text()
        (clipboard / f"{side}.txt").write_text(f"formats {left!r}, text {text!r}", encoding="utf-8")


def leave_deleted_and_damaged(program: app.Program) -> None:
    """A request in the folder of deleted ones, and one in the quarantine."""
    store = DraftStore(program._folder)
    for is_damaged in (False, True):
        twin = program.window.navigator.draft.duplicate()
        store.save(twin)
        store.save(twin)
        if is_damaged:
            path = program._folder / "drafts" / f"{twin.id}.json"
            path.write_bytes(path.read_bytes()[:-9])
            store.list()
        else:
            store.delete(twin.id)


class Talkative:
    """A password store that fails, and says with what."""

    def set_password(self, service: str, username: str, password: str) -> None:
        raise RuntimeError(f"could not keep {password} for {username}")

    def get_password(self, service: str, username: str) -> str:
        raise RuntimeError(f"will not tell {' or '.join(CODES.values())}")

    delete_password = get_credential = get_password


def fail_everywhere(program: app.Program) -> None:
    """Errors with the passcodes in their text: of the store, in a slot, on a thread, in a destructor."""
    program.window.go("passcodes")
    page = passcodes_page(program)
    page.keeper._vault._store = Talkative()  # type: ignore[assignment]
    field = page.secrets[Side.SOURCE].input
    field.setFocus()
    QTest.keyClicks(field, CODES[Side.SOURCE])
    QTest.keyClick(field, Qt.Key.Key_Tab)
    until(lambda: page.keeper.is_troubled)
    typed = " ".join(CODES.values())

    class Fragile:
        def __del__(self) -> None:
            raise RuntimeError(typed)

    def fail() -> None:
        raise ValueError(f"what to do with {typed}?") from KeyError(typed)

    QTimer.singleShot(0, fail)
    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    Fragile()
    until(lambda: len(program.window.findChildren(QDialog)) >= 3)
    for dialog in program.window.findChildren(QDialog):
        dialog.close()


if __name__ == "__main__":
    sys.exit(main())
