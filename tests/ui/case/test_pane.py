"""The case beside the page: it grows while one types, leads to its gaps, and is out of the way when asked to be."""

import threading
from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.monkey.monkey import covers
from transfer_wizard.app import Program
from transfer_wizard.export.letter import letter
from transfer_wizard.request.draft import Draft, blank_license
from transfer_wizard.storage.settings import Settings
from transfer_wizard.ui.case.pane import PAUSE, CasePane
from transfer_wizard.ui.kit.inputs import LineInput
from transfer_wizard.ui.shell.frame import SHOWN_BESIDE
from transfer_wizard.ui.shell.session import Session
from transfer_wizard.ui.shell.window import Window

WIDE = (1180, 760)
MIDDLE = (1000, 700)


@pytest.fixture
def wide(qtbot: QtBot, window: Window) -> Window:
    """The window, as wide as its case needs, once it was painted."""
    window.resize(*WIDE)
    qtbot.waitUntil(lambda: window.frame.pane is not None)
    return window


@pytest.fixture
def pane(wide: Window) -> CasePane:
    """The case beside the page of a new request."""
    assert wide.frame.pane is not None
    return wide.frame.pane


def text(pane: CasePane) -> str:
    return pane.sheet.toPlainText().replace("\N{NO-BREAK SPACE}", " ")


def line(window: Window, path: str) -> LineInput:
    found = window.page.field(path)
    assert isinstance(found, LineInput)
    return found


def test_it_grows_while_one_types_and_a_key_press_does_not_write_it(qtbot: QtBot, wide: Window, pane: CasePane) -> None:
    wide.go("requester")
    name = line(wide, "requester.name")
    name.setFocus()
    before = pane.sheet.document().revision()
    qtbot.keyClicks(name, "Dana")
    assert pane.sheet.document().revision() == before, "nothing is written on the key's path"
    qtbot.waitUntil(lambda: "Dana" in text(pane))
    assert pane.readiness.text().endswith("of 12 things Support needs")


def test_only_what_changed_is_written_anew_and_what_is_in_sight_stays(
    wide: Window, session: Session, pane: CasePane, sample: Draft
) -> None:
    session.open(sample)
    sheet = pane.sheet
    sheet.verticalScrollBar().setValue(40)
    sample.set("requester.company", "Northwind")
    navigator = wide.navigator
    navigator.changed("requester.company")
    parts = letter(sample, navigator.verdict(), navigator.passcodes, navigator.today)
    assert sheet.show_parts(parts) == 1
    assert sheet.verticalScrollBar().value() == 40
    assert sheet.show_parts(parts) == 0
    fewer = tuple(part for part in parts if part.id not in ("confirmed", "why"))
    for each in (fewer, parts, parts[:3], parts, fewer):
        sheet.show_parts(each)
        said = [said for part in each for said in (part.heading, *part.lines)]
        assert sheet.document().blockCount() == len(said)
        headings = [part.heading for part in each]
        assert [each for each in sheet.toPlainText().split("\n") if each in headings] == headings


def test_another_request_is_shown_from_its_beginning(
    qtbot: QtBot, wide: Window, session: Session, pane: CasePane, sample: Draft
) -> None:
    session.open(sample)
    bar = pane.sheet.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    bar.setValue(bar.maximum())
    session.open(Draft())
    qtbot.waitUntil(lambda: "not answered yet" in text(pane))
    assert bar.value() == 0


def test_what_nobody_sees_is_not_written(
    qtbot: QtBot, wide: Window, session: Session, pane: CasePane, sample: Draft
) -> None:
    session.open(sample)
    wide.go("requester")
    name = line(wide, "requester.name")
    name.setFocus()
    qtbot.keyClicks(name, "x")
    qtbot.keyClick(name, Qt.Key.Key_F9)
    del sample.licenses[:]  # as taking back what was brought does, after which another navigator judges
    qtbot.wait(2 * PAUSE)
    assert pane.isHidden()


def test_what_was_typed_while_it_was_hidden_is_in_it_when_it_comes_back(
    qtbot: QtBot, wide: Window, pane: CasePane
) -> None:
    wide.go("requester")
    name = line(wide, "requester.name")
    name.setFocus()
    qtbot.keyClick(name, Qt.Key.Key_F9)
    qtbot.keyClicks(name, "Dana")
    qtbot.keyClick(name, Qt.Key.Key_F9)
    assert "Dana" in text(pane)


def test_a_few_licenses_are_written_at_once_however_busy_the_computer_is(
    session: Session, pane: CasePane, sample: Draft, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("transfer_wizard.ui.services.checking.AT_A_TIME", 0.0)
    session.open(sample)
    assert "Z2A7-32TE-A8Y4" in text(pane)


def test_a_gap_leads_to_its_question_by_mouse_and_by_keys(qtbot: QtBot, wide: Window, pane: CasePane) -> None:
    pane.sheet.setFocus()
    qtbot.keyClick(pane.sheet, Qt.Key.Key_Down)
    assert pane.sheet.textCursor().selectedText().strip() == "Licenses"
    qtbot.keyClick(pane.sheet, Qt.Key.Key_Down)
    qtbot.keyClick(pane.sheet, Qt.Key.Key_Return)
    assert wide.navigator.step == "organizations"
    assert line(wide, "organizations.source.name").hasFocus()
    pane.sheet.setFocus()
    start = pane.sheet.document().find("not answered yet", pane.sheet.document().find("Company"))
    pane.sheet.ensureCursorVisible()
    place = pane.sheet.cursorRect(QTextCursor(start)).center()
    qtbot.mouseClick(pane.sheet.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert line(wide, "requester.company").hasFocus()


def test_tab_goes_from_the_page_to_the_case_and_then_to_the_footer(qtbot: QtBot, wide: Window, pane: CasePane) -> None:
    wide.go("requester")
    order = []
    for _stop in range(40):
        focus = QApplication.focusWidget()
        assert focus is not None
        qtbot.keyClick(focus, Qt.Key.Key_Tab)
        here = QApplication.focusWidget()
        parts = {"steps": wide.side_panel, "page": wide.stack, "case": pane, "footer": wide.footer}
        order += [name for name, part in parts.items() if here and part.isAncestorOf(here)]
    assert list(dict.fromkeys(order)) == ["page", "case", "footer", "steps"]


def test_tab_leaves_it(qtbot: QtBot, wide: Window, pane: CasePane) -> None:
    pane.sheet.setFocus()
    qtbot.keyClick(pane.sheet, Qt.Key.Key_Tab)
    assert pane.copy.hasFocus()
    qtbot.keyClick(pane.copy, Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(pane.sheet, Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    assert pane.hide_it.hasFocus()


def test_what_tells_of_the_question_in_focus_is_marked_and_in_sight(
    session: Session, wide: Window, pane: CasePane, sample: Draft
) -> None:
    session.open(sample)
    wide.go("case")
    scope = wide.page.field("case.business_impact")
    assert scope is not None
    scope.setFocus()
    assert pane.sheet._live == "case.business_impact"
    [_heading, body] = list(pane.sheet._of_live())
    assert 0 <= pane.sheet._place(body).top() < pane.sheet.viewport().height()


def test_copy_takes_what_was_typed_just_before(qtbot: QtBot, wide: Window, pane: CasePane) -> None:
    wide.go("requester")
    name = line(wide, "requester.name")
    name.setFocus()
    qtbot.keyClicks(name, "Dana Whitfield")
    pane.copy.click()
    assert "Dana Whitfield" in QGuiApplication.clipboard().text()
    assert pane.copy.text() == "Copied"
    assert pane.length.text() == f"{len(QGuiApplication.clipboard().text()):,} of 4,000 characters"


def of_many_licenses() -> Draft:
    draft = Draft()
    draft.licenses[:] = [blank_license() | {"key": f"Z2AA-{number:04}-0000"} for number in range(300)]
    return draft


def test_many_licenses_are_written_on_another_thread(qtbot: QtBot, session: Session, wide: Window) -> None:
    session.open(of_many_licenses())
    pane = wide.frame.pane
    assert pane is not None
    qtbot.waitUntil(lambda: "290 more keys" in text(pane))


def test_a_copy_that_waits_for_one_request_takes_nothing_of_another(
    qtbot: QtBot, session: Session, wide: Window, pane: CasePane, sample: Draft
) -> None:
    session.open(of_many_licenses())
    wide.go("requester")
    qtbot.waitUntil(lambda: "290 more keys" in text(pane))
    QGuiApplication.clipboard().setText("mine")
    pane._write()
    pane.copy.click()
    assert pane._background.is_busy
    session.open(sample)
    wide.go("requester")
    assert not pane._background.is_busy
    assert QGuiApplication.clipboard().text() == "mine"
    assert pane.copy.text() == "Copy"


def test_a_letter_of_many_that_comes_late_is_not_shown_in_place_of_what_is_there_now(
    qtbot: QtBot, session: Session, wide: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft = of_many_licenses()
    session.open(draft)
    wide.go("requester")
    pane = wide.frame.pane
    assert pane is not None
    qtbot.waitUntil(lambda: "290 more keys" in text(pane))
    may_end = threading.Event()
    run = pane._background.run

    def slow(work: Callable[[], Any], *more: Any) -> None:
        run(lambda: (may_end.wait(), work())[1], *more)

    monkeypatch.setattr(pane._background, "run", slow)
    pane._write()
    draft.licenses[1:] = []
    wide.navigator.changed("licenses")
    pane._write()
    assert "Z2AA-0000-0000" in text(pane)
    assert "more keys" not in text(pane)
    may_end.set()
    ended: list[int] = []
    pane._background.run(int, ended.append, pytest.fail)
    qtbot.waitUntil(lambda: bool(ended))
    assert "more keys" not in text(pane)


def test_no_passcode_is_ever_in_it(qtbot: QtBot, session: Session, wide: Window, pane: CasePane, sample: Draft) -> None:
    session.open(sample)
    wide.navigator.passcodes = dict.fromkeys(wide.navigator.passcodes, wide.navigator.today)
    wide.navigator.changed("passcode.source")
    wide.refresh()
    qtbot.waitUntil(lambda: "I have today’s passcodes of both organizations ready." in text(pane))


def test_the_pages_that_need_the_room_start_with_the_button(
    session: Session, wide: Window, pane: CasePane, sample: Draft
) -> None:
    session.open(sample)
    for step in wide.navigator.steps:
        wide.go(step.id)
        assert pane.isVisible() == (step.id in SHOWN_BESIDE), step.id
        assert wide.page_corner.case_button.isVisible() != pane.isVisible(), step.id
    assert wide.page_corner.case_button.text() == "Your case  10/12"


def test_f9_shows_and_hides_it_and_the_page_remembers(qtbot: QtBot, program: Program, wide: Window) -> None:
    pane = wide.frame.pane
    assert pane is not None
    wide.go("requester")
    pane.sheet.setFocus()
    qtbot.keyClick(pane.sheet, Qt.Key.Key_F9)
    assert not pane.isVisible()
    assert wide.page_corner.case_button.hasFocus(), "the focus goes to what brings it back"
    wide.go("route")
    assert pane.isVisible()
    wide.go("licenses")
    qtbot.keyClick(wide, Qt.Key.Key_F9)
    assert pane.isVisible()
    wide.go("requester")
    assert not pane.isVisible()
    qtbot.waitUntil(lambda: Settings(program._folder).get("case.requester") == "hidden")
    qtbot.waitUntil(lambda: Settings(program._folder).get("case.licenses") == "shown")


def test_in_a_narrower_window_it_lies_over_the_page_and_escape_gives_the_focus_back(
    qtbot: QtBot, wide: Window, pane: CasePane
) -> None:
    wide.resize(*MIDDLE)
    wide.go("requester")
    assert not pane.isVisible()
    name = line(wide, "requester.name")
    name.setFocus()
    before = wide.stack.width()
    qtbot.keyClick(wide, Qt.Key.Key_F9)
    assert pane.isVisible()
    assert pane.heading.hasFocus()
    assert wide.stack.width() == before, "the page keeps its place"
    qtbot.keyClick(pane.heading, Qt.Key.Key_Escape)
    assert not pane.isVisible()
    assert name.hasFocus()
    wide.page_corner.case_button.click()
    assert pane.isVisible()
    name.setFocus()
    assert not pane.isVisible(), "it does not cover what has the focus"


def test_in_a_narrower_window_it_does_not_cover_what_tab_comes_to_below_it(
    qtbot: QtBot, session: Session, window: Window, sample: Draft
) -> None:
    session.open(sample)
    window.resize(*MIDDLE)
    window.go("licenses")
    qtbot.keyClick(window, Qt.Key.Key_F9)
    pane = window.frame.pane
    assert pane is not None
    assert pane.isVisible()
    pane.copy.setFocus()
    window.focusNextPrevChild(True)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert not pane.isAncestorOf(focused)
    assert covers(focused) is None


def test_it_is_not_built_before_it_is_shown(qtbot: QtBot, window: Window) -> None:
    window.resize(*MIDDLE)
    QApplication.sendPostedEvents()
    qtbot.wait(50)
    assert window.frame.pane is None


def test_how_many_move_stands_whole_below_a_model_that_leaves_it_no_room(
    qtbot: QtBot, wide: Window, session: Session, pane: CasePane, sample: Draft
) -> None:
    sample.set("licenses.0.devices.0.model", "MS120-24P Adv")
    session.open(sample)
    qtbot.waitUntil(lambda: "Adv" in text(pane))
    block = pane.sheet.document().begin()
    while "Adv" not in block.text():
        block = block.next()
    layout = block.layout()
    lines = [layout.lineAt(number) for number in range(layout.lineCount())]
    said = [block.text()[line.textStart() :][: line.textLength()].strip() for line in lines]
    assert said[0].endswith("MS120-24P Adv")
    assert said[1:] == ["10 of 25"]


def test_its_columns_stand_in_line_whatever_is_wrong_in_them(
    qtbot: QtBot, wide: Window, session: Session, pane: CasePane, sample: Draft
) -> None:
    sample.set("licenses.0.key", "Q2FJ-3SHB-Y2K2")
    session.open(sample)
    qtbot.waitUntil(lambda: "Q2FJ" in text(pane))

    def left(line: str, words: str) -> float:
        said = next(each for each in pane.sheet.toPlainText().split("\n") if each.startswith(line))
        begins = pane.sheet.document().find(said).selectionStart() + said.index(words)
        at = QTextCursor(pane.sheet.document())
        at.setPosition(begins)
        return pane.sheet.cursorRect(at).left()

    models = {left(key, model) for key, model in (("Q2FJ", "MR Enterprise"), ("Z2KD", "MS120-24P"))}
    assert len(models) == 1
    values = {left(label, value) for label, value in (("Name", "Dana"), ("Customer number", "7114-5990"))}
    assert len(values) == 1


def test_an_address_that_is_wider_than_its_column_stands_whole_behind_its_label(
    qtbot: QtBot, wide: Window, session: Session, pane: CasePane, sample: Draft
) -> None:
    """It stood a line lower, and cut in two."""
    for side in ("source", "destination"):
        sample.set(f"requester.{side}_email", "priya.shah@harbour.example")
    session.open(sample)
    qtbot.waitUntil(lambda: "priya.shah" in text(pane))
    block = pane.sheet.document().begin()
    while "priya.shah" not in block.text():
        block = block.next()
    assert block.layout().lineCount() == 1
