"""From Hand over into a form: the companion in the real window, with a real keyring behind it."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.session_bus import Session as Bus
from tests.ui.sending import click, webform
from transfer_wizard.app import Program
from transfer_wizard.export.form_text import form_text
from transfer_wizard.export.summary import summarize
from transfer_wizard.request.draft import Draft
from transfer_wizard.request.passcode import MASK, Passcode
from transfer_wizard.request.words import Side
from transfer_wizard.storage.vault import Answered, Waited
from transfer_wizard.ui.companion.companion import Companion
from transfer_wizard.ui.companion.form_list import CopyState
from transfer_wizard.ui.hand_over.hand_over_page import HandOverPage
from transfer_wizard.ui.services.passcode_keeper import VaultStage
from transfer_wizard.ui.steps.passcodes_page import PasscodesPage


@pytest.fixture
def ready(bus: Bus, program: Program, sample: Draft, qtbot: QtBot) -> Iterator[Program]:
    """The program at Hand over of the sample case; the keyring holds no passcode."""
    program.services().open(sample)
    program.window.go("hand-over")
    qtbot.waitUntil(lambda: program.services().keeper.stage is VaultStage.ANSWERED)
    yield program
    program.guide().close()
    QGuiApplication.clipboard().clear()


def page_of(program: Program) -> HandOverPage:
    page = program.window.page
    assert isinstance(page, HandOverPage)
    return page


def companion_of(qtbot: QtBot, program: Program) -> Companion:
    """The companion, in front, as a click on the page opens it."""
    click(qtbot, page_of(program), webform(page_of(program)).copy)
    companion = program.guide().companion
    assert companion
    qtbot.waitUntil(companion.isActiveWindow)
    return companion


def press(qtbot: QtBot, key: Qt.Key = Qt.Key.Key_Return) -> None:
    focus = QApplication.focusWidget()
    assert focus
    qtbot.keyClick(focus, key)


def copied() -> str:
    return QGuiApplication.clipboard().text()


def keep(qtbot: QtBot, program: Program, side: Side, digits: str, day: date | None = None) -> None:
    """Keep a passcode, today's unless a day is named."""
    day = day or date.today()
    keeper = program.services().keeper
    answers: list[object] = []
    keeper._vault.put(program.window.navigator.draft.id, side, Passcode(digits, day), answers.append)
    qtbot.waitUntil(lambda: bool(answers))
    keeper.retry()
    qtbot.waitUntil(lambda: program.window.navigator.passcodes.get(side) == day)


def test_whole_request_goes_through_the_clipboard_with_one_key(qtbot: QtBot, ready: Program, sample: Draft) -> None:
    keep(qtbot, ready, Side.SOURCE, "0417")
    keep(qtbot, ready, Side.DESTINATION, "9938")
    companion = companion_of(qtbot, ready)
    summary = summarize(sample, date.today(), dict.fromkeys(Side, date.today()))
    seen = []
    while companion.list.row is not None and not companion.list.entries.entries[companion.list.row].side:
        press(qtbot)
        seen.append(copied())
    assert seen[:3] == ["Dana Whitfield", "dana@northwind.example", "Northwind Traders"]
    assert seen[-2:] == [summary.subject, form_text(summary).text.strip()]
    press(qtbot)
    qtbot.waitUntil(lambda: copied() == "0417")
    press(qtbot)
    qtbot.waitUntil(lambda: copied() == "9938")
    assert companion.label.text() == "Nothing is left to copy"
    assert ready.clipboard.is_holding


def test_nothing_of_it_is_on_the_disk(qtbot: QtBot, ready: Program, data_folder: Path) -> None:
    ready.services().autosave.finish()
    before = {path: path.read_bytes() for path in data_folder.rglob("*") if path.is_file()}
    companion_of(qtbot, ready)
    for _each in range(4):
        press(qtbot)
    press(qtbot, Qt.Key.Key_Escape)
    ready.services().autosave.finish()
    assert {path: path.read_bytes() for path in data_folder.rglob("*") if path.is_file()} == before


def test_no_passcode_is_taken_until_it_is_asked_for(
    qtbot: QtBot, ready: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(qtbot, ready, Side.SOURCE, "0417")
    vault = ready.services().keeper._vault
    taken: list[Side] = []
    take = vault.take

    def noted(identity: str, side: Side, answer: Answered, on_waiting: Waited) -> None:
        taken.append(side)
        take(identity, side, answer, on_waiting)

    monkeypatch.setattr(vault, "take", noted)
    companion = companion_of(qtbot, ready)
    press(qtbot)
    assert taken == []
    companion.list.go(len(companion.list.entries.entries) - 2)
    press(qtbot)
    qtbot.waitUntil(lambda: copied() == "0417")
    assert taken == [Side.SOURCE]


def test_a_passcode_that_is_not_at_hand_shows_no_dots_and_leads_to_passcodes(qtbot: QtBot, ready: Program) -> None:
    companion = companion_of(qtbot, ready)
    entry = companion.list.entries.entries[-1]
    companion.list.go(len(companion.list.entries.entries) - 1)
    assert (entry.shown, companion.value.toPlainText()) == ("Not at hand", "Not at hand")
    assert companion.note.text() == "None is kept here."
    assert companion.copy_next.text() == "&Type it on Passcodes"
    press(qtbot)
    qtbot.waitUntil(ready.window.isActiveWindow)
    page = ready.window.page
    assert isinstance(page, PasscodesPage)
    field = page.secrets[Side.DESTINATION].input
    qtbot.waitUntil(lambda: ready.window.focusWidget() is field)
    assert copied() == ""
    qtbot.keyClicks(field, "9938")
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: entry.shown == MASK)
    companion.activateWindow()
    qtbot.waitUntil(companion.isActiveWindow)
    assert companion.copy_next.text() == "&Copy"
    press(qtbot)
    qtbot.waitUntil(lambda: copied() == "9938")
    assert entry.mark is CopyState.COPIED


def test_what_is_missing_can_be_skipped(qtbot: QtBot, ready: Program) -> None:
    companion = companion_of(qtbot, ready)
    while companion.list.row is not None:
        if companion.list.entries.entries[companion.list.row].side:
            companion.skip.setFocus()
            qtbot.keyClick(companion.skip, Qt.Key.Key_Space)
        else:
            press(qtbot)
    assert companion.label.text() == "Nothing is left to copy"


def test_a_locked_store_is_told_and_the_rest_goes_on(qtbot: QtBot, ready: Program, bus: Bus) -> None:
    keep(qtbot, ready, Side.SOURCE, "0417")
    companion = companion_of(qtbot, ready)
    bus.lock()
    companion.list.go(len(companion.list.entries.entries) - 2)
    press(qtbot)
    qtbot.waitUntil(lambda: companion.copied.text().startswith("Your system’s password store is locked."))
    companion.list.go(0)
    press(qtbot)
    assert copied() == "Dana Whitfield"


def test_a_passcode_of_yesterday_is_copied_and_told(qtbot: QtBot, ready: Program) -> None:
    yesterday = date.today() - timedelta(days=1)
    keep(qtbot, ready, Side.SOURCE, "0417", yesterday)
    companion = companion_of(qtbot, ready)
    companion.list.go(len(companion.list.entries.entries) - 2)
    press(qtbot)
    qtbot.waitUntil(lambda: copied() == "0417")
    assert companion.copied.text().endswith(f"It is from {yesterday.isoformat()}; Support wants today’s.")


def test_i_have_sent_it_leads_to_the_case_number(qtbot: QtBot, ready: Program) -> None:
    companion = companion_of(qtbot, ready)
    ready.window.go("review")
    companion.done.setFocus()
    press(qtbot)
    qtbot.waitUntil(ready.window.isActiveWindow)
    assert ready.window.navigator.step == "hand-over"
    assert ready.window.focusWidget() is page_of(ready).field("case_number")
    assert not companion.isVisible()


def test_another_request_puts_the_companion_away(qtbot: QtBot, ready: Program) -> None:
    companion = companion_of(qtbot, ready)
    ready.services().open(Draft())
    assert ready.guide().companion is None
    assert not companion.isVisible()


def test_ticks_stay_when_the_companion_is_opened_again(qtbot: QtBot, ready: Program) -> None:
    companion = companion_of(qtbot, ready)
    press(qtbot)
    press(qtbot, Qt.Key.Key_Escape)
    assert companion_of(qtbot, ready) is companion
    assert companion.progress.text().startswith("1 of ")
