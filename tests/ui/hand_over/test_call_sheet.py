"""The call sheet, by keys, with the real password store."""

import datetime
import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.ui.sending import phone
from transfer_wizard.app import Program
from transfer_wizard.export.summary import summarize
from transfer_wizard.request.draft import Draft
from transfer_wizard.request.passcode import MASK, Passcode
from transfer_wizard.request.words import Side
from transfer_wizard.storage.vault import VaultAnswer
from transfer_wizard.ui.hand_over import call_sheet
from transfer_wizard.ui.hand_over.call_sheet import CallSheet, CaseNumberLine, PasscodeLine, on_paper
from transfer_wizard.ui.hand_over.hand_over_page import HandOverPage
from transfer_wizard.ui.services.passcode_keeper import VaultStage
from transfer_wizard.ui.shell.session import Session
from transfer_wizard.ui.shell.window import Window


@pytest.fixture
def sheet(qtbot: QtBot, sample_window: Window) -> CallSheet:
    """The call sheet of the sample case, in front, opened as people do."""
    sample_window.go("hand-over")
    page = sample_window.page
    assert isinstance(page, HandOverPage)
    phone(page).sheet.click()
    made = page.sheet
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def passcode_line(sheet: CallSheet, side: Side) -> PasscodeLine:
    return [each for each in sheet.lines if isinstance(each, PasscodeLine)][list(Side).index(side)]


def keep(qtbot: QtBot, session: Session, side: Side, digits: str, day: datetime.date) -> None:
    """Put a passcode of some day into the store, and have the window know it."""
    vault = session.keeper._vault
    vault.wait_for(vault.put, session.window.navigator.draft.id, side, Passcode(digits, day))
    session.keeper.retry()
    qtbot.waitUntil(lambda: session.keeper.slot(side).day == day)


def texts(sheet: CallSheet) -> str:
    return "\n".join(label.text() for label in sheet.findChildren(QLabel))


def test_arrows_go_through_the_lines_and_space_ticks(qtbot: QtBot, sheet: CallSheet) -> None:
    assert sheet.lines[0].tick.hasFocus()
    for number, line in enumerate(sheet.lines):
        assert sheet.focusWidget() is line.tick
        qtbot.keyClick(line.tick, Qt.Key.Key_Space)
        assert line.tick.isChecked()
        assert sheet.counted.text() == f"Read back: {number + 1} of {len(sheet.lines)}"
        qtbot.keyClick(line.tick, Qt.Key.Key_Down)
    assert sheet.lines[-1].tick.hasFocus()
    qtbot.keyClick(sheet.lines[-1].tick, Qt.Key.Key_Up)
    assert sheet.lines[-2].tick.hasFocus()
    qtbot.keyClick(sheet.lines[-2].tick, Qt.Key.Key_Space)
    assert not sheet.lines[-2].tick.isChecked()


def test_a_click_on_a_line_ticks_it(qtbot: QtBot, sheet: CallSheet) -> None:
    qtbot.mouseClick(sheet.lines[1], Qt.MouseButton.LeftButton)
    assert sheet.lines[1].tick.isChecked()


def test_every_key_is_spelled(sheet: CallSheet) -> None:
    assert "Zulu Two Alfa Seven, Three Two Tango Echo, Alfa Eight Yankee Four" in texts(sheet)
    assert "Seven One One Four, Five Nine Nine Zero" in texts(sheet)
    assert "+1 (415) 937-6671" in texts(sheet)


def test_a_passcode_shows_on_demand_and_hides_again(qtbot: QtBot, session: Session, sheet: CallSheet) -> None:
    keep(qtbot, session, Side.SOURCE, "0427", datetime.date.today())
    line = passcode_line(sheet, Side.SOURCE)
    assert line.digits.text() == MASK
    qtbot.mouseClick(line.reveal, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: line.digits.text() == "0 4 2 7")
    assert line.reveal.accessibleName() == "Hide the Source support passcode"
    qtbot.mouseClick(line.reveal, Qt.MouseButton.LeftButton)
    assert line.digits.text() == MASK
    assert "0 4 2 7" not in texts(sheet)


def test_a_passcode_hides_after_a_while(qtbot: QtBot, session: Session, sheet: CallSheet) -> None:
    assert call_sheet.SHOWN_FOR == 20_000
    keep(qtbot, session, Side.DESTINATION, "9910", datetime.date.today())
    line = passcode_line(sheet, Side.DESTINATION)
    line._timer.setInterval(1)
    seen = []
    line._timer.timeout.connect(lambda: seen.append(line.digits.text()))
    with qtbot.waitSignal(line._timer.timeout):
        qtbot.mouseClick(line.reveal, Qt.MouseButton.LeftButton)
    assert seen == [MASK]
    assert line.reveal.text() == "Show"


def test_a_passcode_hides_when_the_window_is_no_longer_in_front(
    qtbot: QtBot, session: Session, sheet: CallSheet, window: Window
) -> None:
    keep(qtbot, session, Side.SOURCE, "0427", datetime.date.today())
    line = passcode_line(sheet, Side.SOURCE)
    qtbot.mouseClick(line.reveal, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: line.digits.text() == "0 4 2 7")
    window.activateWindow()
    qtbot.waitUntil(lambda: line.digits.text() == MASK)
    with qtbot.waitSignal(session.keeper.changed):  # an answer that comes late does not show it either
        session.keeper.take(Side.SOURCE, line._on_taken)
    assert line.digits.text() == MASK
    assert line.said.text() == "The passcode is at hand. Show it when you need it."


def test_a_passcode_of_another_day_says_so(qtbot: QtBot, session: Session, sheet: CallSheet) -> None:
    keep(qtbot, session, Side.SOURCE, "0427", datetime.date.today() - datetime.timedelta(days=1))
    line = passcode_line(sheet, Side.SOURCE)
    qtbot.mouseClick(line.reveal, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: line.digits.text() == "0 4 2 7")
    assert "Support wants today’s" in line.kept.text()
    assert line.way.isVisibleTo(sheet)


@pytest.mark.usefixtures("open_store")
def test_a_slot_that_holds_nothing_shows_no_dots_and_leads_to_passcodes(
    qtbot: QtBot, session: Session, sheet: CallSheet, window: Window
) -> None:
    session.keeper.forget()
    qtbot.waitUntil(lambda: session.keeper.stage is VaultStage.ANSWERED)
    line = passcode_line(sheet, Side.DESTINATION)
    assert not line.digits.isVisibleTo(sheet)
    assert not line.reveal.isVisibleTo(sheet)
    assert not line.copying.isVisibleTo(sheet)
    assert line.kept.text().startswith("None is kept here. Read it in that organization:")
    keep(qtbot, session, Side.DESTINATION, "9910", datetime.date.today())
    assert line.digits.isVisibleTo(sheet)
    assert not line.kept.isVisibleTo(sheet)
    session.keeper.forget()
    qtbot.waitUntil(lambda: line.way.isVisibleTo(sheet))
    line.way.setFocus()
    qtbot.keyClick(line.way, Qt.Key.Key_Return)
    assert window.navigator.step == "passcodes"
    qtbot.waitUntil(lambda: window.focusWidget() is window.page.field("passcode.destination"))


def test_a_passcode_is_copied_from_the_sheet_too(
    qtbot: QtBot, program: Program, session: Session, sheet: CallSheet
) -> None:
    program.clipboard._clock.setInterval(100_000)  # no second is counted down before it is looked at
    keep(qtbot, session, Side.DESTINATION, "9910", datetime.date.today())
    line = passcode_line(sheet, Side.DESTINATION)
    line.copying.copy.setFocus()
    qtbot.keyClick(line.copying.copy, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: QGuiApplication.clipboard().text() == "9910")
    assert line.copying.seconds.text() == "In the clipboard for 20 s"
    line.copying.clear_now.setFocus()
    qtbot.keyClick(line.copying.clear_now, Qt.Key.Key_Return)
    assert QGuiApplication.clipboard().text() == ""


def test_showing_one_passcode_leaves_what_is_known_of_the_other(
    qtbot: QtBot, session: Session, sheet: CallSheet
) -> None:
    today = datetime.date.today()
    keep(qtbot, session, Side.SOURCE, "0427", today)
    session.window.navigator.passcodes = dict.fromkeys(Side, today)
    answers: list[VaultAnswer | None] = []
    session.keeper.take(Side.SOURCE, answers.append)
    qtbot.waitUntil(lambda: bool(answers and answers[-1]))
    assert session.window.navigator.passcodes == dict.fromkeys(Side, today)


def test_the_case_number_goes_into_the_request_as_typed(qtbot: QtBot, sheet: CallSheet, sample: Draft) -> None:
    line = next(each for each in sheet.lines if isinstance(each, CaseNumberLine))
    line.input.setFocus()
    qtbot.keyClicks(line.input, "0512")
    assert sample.get("case_number") == "0512"
    qtbot.keyClicks(line.input, "3456")
    qtbot.keyClick(sheet, Qt.Key.Key_Escape)
    assert sample.get("case_number") == "05123456"


def test_the_printed_sheet_has_everything_but_the_passcodes(sample: Draft, tmp_path: Path) -> None:
    document = on_paper(summarize(sample, datetime.date(2026, 11, 24)))
    said = document.toPlainText()
    assert "Zulu Two Alfa Seven" in said
    assert "+1 (415) 937-6671" in said
    assert "Ask for the case number: ____" in said
    assert not re.search(r"passcode[^_\n]*\d{4}", said)
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "sheet.pdf"))
    document.print_(printer)
    assert (tmp_path / "sheet.pdf").read_bytes().startswith(b"%PDF-")
