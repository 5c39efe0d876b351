"""The step in which today's passcodes are given, by keys, with a real keyring."""

import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.session_bus import Session as Bus
from tests.ui.sending import opened, webform
from transfer_wizard.app import Program
from transfer_wizard.request.draft import Draft
from transfer_wizard.request.passcode import MASK, Passcode
from transfer_wizard.request.words import Side
from transfer_wizard.ui.companion.form_list import CopyState
from transfer_wizard.ui.hand_over.hand_over_page import HandOverPage
from transfer_wizard.ui.hand_over.passcode_step import PasscodePlace, PasscodeStep
from transfer_wizard.ui.hand_over.way import Way
from transfer_wizard.ui.services.passcode_keeper import VaultStage
from transfer_wizard.ui.services.secret_clipboard import SECRET_MARKS
from transfer_wizard.ui.steps.passcodes_page import PasscodesPage


@pytest.fixture
def page(qtbot: QtBot, bus: Bus, program: Program, sample: Draft) -> HandOverPage:
    """Hand over of the sample case; the keyring is open, and holds no passcode."""
    program.services().open(sample)
    program.window.go("hand-over")
    qtbot.waitUntil(lambda: program.services().keeper.stage is VaultStage.ANSWERED)
    made = program.window.page
    assert isinstance(made, HandOverPage)
    return made


def step_of(page: HandOverPage, way: str) -> PasscodeStep:
    """The step in the panel of a way, which is chosen as a person does."""
    opened(page, way, Way)
    found = [each for each in page.findChildren(PasscodeStep) if each.isVisibleTo(page)]
    assert len(found) == 1
    return found[0]


def place(page: HandOverPage, way: str, side: Side) -> PasscodePlace:
    return step_of(page, way).places[side]


def keep(qtbot: QtBot, program: Program, side: Side, digits: str, day: datetime.date | None = None) -> None:
    """Keep a passcode, today's unless a day is named."""
    day = day or datetime.date.today()
    keeper = program.services().keeper
    keeper._vault.wait_for(keeper._vault.put, program.window.navigator.draft.id, side, Passcode(digits, day))
    keeper.retry()
    qtbot.waitUntil(lambda: keeper.slot(side).day == day)


def press(qtbot: QtBot, target: QWidget) -> None:
    target.setFocus()
    qtbot.keyClick(target, Qt.Key.Key_Return)


def copied() -> str:
    return QGuiApplication.clipboard().text()


@pytest.mark.parametrize("way", ["dashboard", "webform"])
def test_both_passcodes_reach_the_form_one_after_the_other(
    qtbot: QtBot, program: Program, page: HandOverPage, way: str
) -> None:
    keep(qtbot, program, Side.SOURCE, "0417")
    keep(qtbot, program, Side.DESTINATION, "9938")
    step = step_of(page, way)
    said = [label.text() for label in step.findChildren(QLabel) if label.isVisibleTo(page)]
    assert said.count(" ".join(MASK)) == 2
    assert any("Northwind West" in text for text in said)
    source, destination = (step.places[side].copying for side in Side)
    program.clipboard._clock.setInterval(100_000)  # no second is counted down before it is looked at
    press(qtbot, source.copy)
    qtbot.waitUntil(lambda: copied() == "0417")
    data = QGuiApplication.clipboard().mimeData()
    assert {name: data.data(name).data() for name in SECRET_MARKS} == SECRET_MARKS
    assert source.seconds.text() == "In the clipboard for 20 s"
    assert source.clear_now.isVisibleTo(page)
    press(qtbot, destination.copy)
    qtbot.waitUntil(lambda: copied() == "9938")
    assert not source.clear_now.isVisibleTo(page)
    assert destination.clear_now.isVisibleTo(page)
    press(qtbot, destination.clear_now)
    assert copied() == ""
    assert not any("0417" in label.text() or "9938" in label.text() for label in page.findChildren(QLabel))


@pytest.mark.parametrize("way", ["dashboard", "webform"])
def test_a_slot_that_holds_nothing_shows_no_dots_says_so_and_leads_to_passcodes(
    qtbot: QtBot, program: Program, page: HandOverPage, way: str
) -> None:
    keep(qtbot, program, Side.SOURCE, "0417")
    shown = place(page, way, Side.DESTINATION)
    assert not shown.dots.isVisibleTo(page)
    assert not shown.copying.isVisibleTo(page)
    assert shown.said.text() == "None is kept here."
    assert place(page, way, Side.SOURCE).dots.isVisibleTo(page)
    press(qtbot, shown.way)
    assert program.window.navigator.step == "passcodes"
    field = program.window.page.field("passcode.destination")
    assert program.window.focusWidget() is field


def test_what_is_said_of_one_has_the_width_of_the_page(qtbot: QtBot, program: Program, page: HandOverPage) -> None:
    keep(qtbot, program, Side.SOURCE, "0417")
    program.services().keeper.in_memory = frozenset({Side.SOURCE})
    shown = place(page, "dashboard", Side.SOURCE)
    shown.show_kept()
    qtbot.wait(1)
    assert shown.said.text() == "Kept in memory only, until you close the program."
    assert shown.said.width() == shown.width()
    assert shown.said.y() >= shown.copying.geometry().bottom()


def test_one_of_yesterday_is_not_given(qtbot: QtBot, program: Program, page: HandOverPage) -> None:
    yesterday = datetime.date.today() - datetime.timedelta(days=1)
    keep(qtbot, program, Side.SOURCE, "0417", yesterday)
    shown = place(page, "dashboard", Side.SOURCE)
    assert shown.said.text() == f"The one that is kept is from {yesterday}. Support wants today’s."
    assert not shown.dots.isVisibleTo(page)
    assert shown.way.isVisibleTo(page)


def test_a_store_that_was_locked_meanwhile_is_told(
    qtbot: QtBot, bus: Bus, program: Program, page: HandOverPage
) -> None:
    keep(qtbot, program, Side.SOURCE, "0417")
    shown = place(page, "dashboard", Side.SOURCE)
    bus.lock()
    QGuiApplication.clipboard().clear()
    press(qtbot, shown.copying.copy)
    qtbot.waitUntil(lambda: "password store is locked" in shown.copying.said.text(), timeout=60_000)
    assert copied() == ""


def test_one_that_another_program_removed_is_seen_to_be_gone(
    qtbot: QtBot, program: Program, page: HandOverPage
) -> None:
    keep(qtbot, program, Side.SOURCE, "0417")
    shown = place(page, "dashboard", Side.SOURCE)
    vault = program.services().keeper._vault
    vault.wait_for(vault.forget, program.window.navigator.draft.id)
    press(qtbot, shown.copying.copy)
    qtbot.waitUntil(lambda: shown.said.text() == "None is kept here.")
    assert not shown.dots.isVisibleTo(page)


@pytest.mark.parametrize("way", ["dashboard", "webform"])
def test_who_can_not_see_them_is_asked_for_none(
    qtbot: QtBot, program: Program, page: HandOverPage, sample: Draft, way: str
) -> None:
    sample.set("verification", "cannot-see")
    program.window.navigator.changed("verification")
    page.refresh()
    step = step_of(page, way)
    assert step.unseen.text() == "The case says that you can’t see them. Support checks who you are in another way."
    assert not any(each.isVisibleTo(page) for each in step.places.values())
    assert not page.send.line.isVisibleTo(page)
    webform(page).copy.click()
    companion = program.guide().companion
    assert companion
    passcodes = [each for each in companion.list.entries.entries if each.side]
    assert [(each.shown, each.mark) for each in passcodes] == [("Not at hand", CopyState.COVERED)] * 2
    program.guide().close()
    press(qtbot, step.change)
    assert program.window.navigator.step == "passcodes"
    shown = program.window.page
    assert isinstance(shown, PasscodesPage)
    assert not shown.state.isVisibleTo(shown)  # where none is to be kept, nothing is said of a password store
    keep(qtbot, program, Side.SOURCE, "0417")  # a colleague read one out
    qtbot.waitUntil(lambda: shown.secrets[Side.SOURCE].isVisibleTo(shown))
    program.window.go("hand-over")
    assert step_of(page, way).places[Side.SOURCE].dots.isVisibleTo(page)


@pytest.mark.parametrize("is_kept", [False, True])
def test_a_passcode_without_the_name_of_its_organization_is_called_on_one_line(
    qtbot: QtBot, program: Program, page: HandOverPage, sample: Draft, is_kept: bool
) -> None:
    sample.set("organizations.destination.name", "")
    program.window.navigator.changed("organizations.destination.name")
    page.refresh()
    if is_kept:
        keep(qtbot, program, Side.DESTINATION, "0417")
    shown = place(page, "webform", Side.DESTINATION)
    page.grab()
    name = shown.name
    assert name.text() == "Destination support passcode"
    assert name.fontMetrics().horizontalAdvance(name.text()) <= name.width()
    assert name.height() < 2 * name.fontMetrics().height()
