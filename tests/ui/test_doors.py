"""Every window beside the wizard's: opened by a key, walked round by Tab, left by Escape or its button, and gone."""

import gc
import threading
from collections.abc import Callable, Iterator
from typing import NamedTuple

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from tests.moments import moments
from tests.ui.kept_requests import start_page
from tests.ui.request_menu import choose
from tests.ui.sending import opened, phone, webform
from tests.ui.walk import focused, out_of_order, walk
from transfer_wizard.app import Program
from transfer_wizard.request.draft import Draft
from transfer_wizard.ui.companion.companion import Companion
from transfer_wizard.ui.hand_over.ask_colleague import AskColleague
from transfer_wizard.ui.hand_over.call_sheet import CallSheet
from transfer_wizard.ui.hand_over.hand_over_page import HandOverPage
from transfer_wizard.ui.hand_over.way import Way
from transfer_wizard.ui.kit import theme
from transfer_wizard.ui.kit.closing_question import ClosingQuestion
from transfer_wizard.ui.kit.dialog import Dialog
from transfer_wizard.ui.kit.texts import Button, Sheet
from transfer_wizard.ui.policy.policy_builder import PolicyBuilder
from transfer_wizard.ui.shell.crash import CrashDialog
from transfer_wizard.ui.shell.diagnostics import Diagnostics
from transfer_wizard.ui.shell.forget_everything import ForgetEverything
from transfer_wizard.ui.shell.help import Help
from transfer_wizard.ui.shell.presets import PresetDialog
from transfer_wizard.ui.shell.shortcuts import AllKeys
from transfer_wizard.ui.shell.window import Window
from transfer_wizard.ui.start.ready import ReadySheet


class Person:
    """Somebody at the keyboard of the program."""

    def __init__(self, qtbot: QtBot, program: Program, sample: Draft) -> None:
        self.qtbot = qtbot
        self.program = program
        self.window = program.window
        self.session = program.services()
        self.sample = sample
        qtbot.waitUntil(self.window.isActiveWindow)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key where the focus is."""
        self.qtbot.keyClick(focused(), key, modifier)

    def press_on(self, button: QWidget) -> None:
        """Go to a button, and press it."""
        button.setFocus(Qt.FocusReason.TabFocusReason)
        self.press(Qt.Key.Key_Return)

    def named(self, within: QWidget, text: str) -> QAbstractButton:
        """The button that says so."""
        buttons = within.findChildren(QAbstractButton)
        return next(each for each in buttons if each.text().replace("&", "") == text and each.isVisible())

    def in_front(self, kind: type[QWidget]) -> QWidget:
        """The window of a kind, as soon as it is in front."""

        def is_there() -> bool:
            return isinstance(QApplication.activeWindow(), kind) and QApplication.focusWidget() is not None

        self.qtbot.waitUntil(is_there)
        found = QApplication.activeWindow()
        assert found is not None
        return found

    def at_a_field(self) -> None:
        """Be at a field of the page You."""
        self.session.open(self.sample)
        self.window.go("requester")
        field = self.window.page.field("requester.company")
        assert field is not None
        field.setFocus()

    def at_hand_over(self, channel: str) -> HandOverPage:
        """Be on Hand over."""
        self.session.open(self.sample)
        self.window.go("hand-over")
        page = self.window.page
        assert isinstance(page, HandOverPage)
        opened(page, channel, Way)
        return page

    # The windows

    def help(self) -> QWidget:
        self.at_a_field()
        self.press(Qt.Key.Key_F1)
        return self.in_front(Help)

    def all_keys(self) -> QWidget:
        self.at_a_field()
        self.press(Qt.Key.Key_Slash, Qt.KeyboardModifier.ControlModifier)
        return self.in_front(AllKeys)

    def diagnostics(self) -> QWidget:
        self.press_on(self.named(self.help(), "Diagnostics for your help desk…"))
        shown = self.in_front(Diagnostics)
        assert isinstance(shown, Diagnostics)
        self.qtbot.waitUntil(shown.copy.isEnabled)
        return shown

    def forget_everything(self) -> QWidget:
        self.press_on(self.named(self.help(), "Forget everything…"))
        shown = self.in_front(ForgetEverything)
        assert isinstance(shown, ForgetEverything)
        self.qtbot.waitUntil(shown.forget.isEnabled)
        return shown

    def policy(self) -> QWidget:
        self.press_on(self.named(self.help(), "Make a policy for an IT desk…"))
        return self.in_front(PolicyBuilder)

    def policy_trial(self) -> QWidget:
        self.press_on(self.named(self.policy(), "Try it"))
        self.qtbot.waitUntil(lambda: QApplication.activeWindow() not in (None, self.window))
        return self.in_front(Window)

    def ready(self) -> QWidget:
        self.session._store.save(self.sample)
        start = start_page(self.qtbot, self.session)
        self.press_on(self.named(start, "What to have ready"))
        return self.in_front(ReadySheet)

    def preset(self) -> QWidget:
        self.session._store.save(self.sample)
        start = start_page(self.qtbot, self.session)
        choose(self.qtbot, start, "Save as a preset")
        return self.in_front(PresetDialog)

    def call_sheet(self) -> QWidget:
        self.press_on(phone(self.at_hand_over("phone")).sheet)
        return self.in_front(CallSheet)

    def ask_colleague(self) -> QWidget:
        self.sample.set("requester.phone", "")
        self.sample.set("organizations.destination.name", "")
        self.press_on(self.at_hand_over("dashboard").send.also.rows["colleague"])
        return self.in_front(AskColleague)

    def companion(self) -> QWidget:
        page = self.at_hand_over("webform")
        self.press_on(webform(page).copy)
        return self.in_front(Companion)

    def crash(self) -> QWidget:
        self.at_a_field()
        CrashDialog(self.window, "a report", "").open()
        return self.in_front(CrashDialog)

    def closing(self) -> QWidget:
        self.at_a_field()
        ClosingQuestion(self.window, "The disk is full.").open()
        return self.in_front(ClosingQuestion)


class Door(NamedTuple):
    """A window: how it is opened, and what its button to leave it says."""

    open: Callable[[Person], QWidget]
    button: str


DOORS = {
    "help": Door(Person.help, "Close"),
    "all keys": Door(Person.all_keys, "Close"),
    "diagnostics": Door(Person.diagnostics, "Close"),
    "forget everything": Door(Person.forget_everything, "Keep everything"),
    "policy builder": Door(Person.policy, "Close"),
    "policy trial": Door(Person.policy_trial, "End the trial"),
    "preset": Door(Person.preset, "Cancel"),
    "what to have ready": Door(Person.ready, "Close"),
    "call sheet": Door(Person.call_sheet, "Close"),
    "ask a colleague": Door(Person.ask_colleague, "Close"),
    "companion": Door(Person.companion, "I’ve sent it"),
    "crash": Door(Person.crash, "Go on"),
    "closing question": Door(Person.closing, "Stay here"),
}


@pytest.fixture
def person(qtbot: QtBot, program: Program, sample: Draft) -> Iterator[Person]:
    yield Person(qtbot, program, sample)
    program.guide().close()
    for shown in windows():
        if shown is not program.window:
            shown.close()
            shown.deleteLater()
    windows()


def windows() -> list[QWidget]:
    """Every window of the program that is still in memory."""
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    kinds = (QDialog, Companion, Window)
    return [each for each in QApplication.topLevelWidgets() if isinstance(each, kinds)]


def kinds_of_dialogs(kind: type[QDialog] = QDialog) -> Iterator[type[QDialog]]:
    """Every kind of dialog of ours."""
    for each in kind.__subclasses__():
        if each.__module__.startswith("transfer_wizard."):
            yield each
            yield from kinds_of_dialogs(each)


def test_every_kind_of_dialog_is_tried() -> None:
    assert [each for each in kinds_of_dialogs() if not issubclass(each, Dialog)] == []
    tried = {DOORS[name].open.__name__ for name in DOORS}
    assert len(tried) == len(DOORS)
    leaves = [each for each in kinds_of_dialogs() if not each.__subclasses__()]
    assert len(leaves) == len(DOORS) - 2, leaves  # the companion and the trial are no dialogs


@pytest.mark.parametrize("name", DOORS)
def test_tab_goes_round_in_the_order_of_reading_and_back_again(person: Person, name: str) -> None:
    shown = DOORS[name].open(person)
    forth = walk(person.qtbot)
    assert {stop.widget.window() for stop in forth} == {shown}
    assert out_of_order(forth) == []
    assert [str(stop) for stop in forth if not stop.is_seen] == []
    back = walk(person.qtbot, forward=False)
    assert [str(stop) for stop in back if not stop.is_seen] == []
    ways = [[stop.widget for stop in way] for way in (forth, back[::-1])]
    start = ways[1].index(ways[0][0])
    assert ways[0] == ways[1][start:] + ways[1][:start]
    assert person.named(shown, DOORS[name].button) in ways[0]


@pytest.mark.parametrize("by", ["Escape", "button"])
@pytest.mark.parametrize("name", DOORS)
def test_it_is_left_by_escape_and_by_its_button_and_the_focus_goes_back(person: Person, name: str, by: str) -> None:
    before: list[QWidget] = []
    opened = person.press

    def noting(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        before.append(focused())
        opened(key, modifier)

    person.press = noting  # type: ignore[method-assign]
    shown = DOORS[name].open(person)
    came_from = before[-1] if before else None
    if name in ("policy builder", "forget everything"):
        came_from = before[0]  # the help that they were asked for from is closed then
    if by == "Escape":
        opened(Qt.Key.Key_Escape)
    else:
        person.named(shown, DOORS[name].button).setFocus()
        opened(Qt.Key.Key_Return)
    if name == "companion" and by == "button":
        came_from = person.window.page.field("case_number")  # what comes back from Support is taken down there
    came_from = came_from or person.window.page.field("requester.company")
    person.qtbot.waitUntil(lambda: QApplication.focusWidget() is came_from)


def test_a_question_is_no_higher_than_what_it_says(person: Person) -> None:
    asked = person.closing()
    sheet = asked.findChild(Sheet)
    assert isinstance(sheet, Sheet)
    empty = sheet.viewport().height() - sheet.content.geometry().bottom()
    assert sheet.verticalScrollBar().maximum() == 0
    assert empty < 10 * theme.GRID


@pytest.mark.parametrize("name", ["help", "all_keys"])
def test_what_is_open_already_comes_to_the_front(person: Person, name: str) -> None:
    shown = getattr(person, name)()
    person.window.activateWindow()
    person.qtbot.waitUntil(person.window.isActiveWindow)
    assert getattr(person, name)() is shown
    assert [each for each in person.window.findChildren(type(shown)) if each.isVisible()] == [shown]
    person.press(Qt.Key.Key_Escape)
    person.qtbot.waitUntil(person.window.isActiveWindow)
    assert QApplication.focusWidget() is person.window.page.field("requester.company")


def test_the_focus_comes_back_to_a_page_that_was_made_anew_meanwhile(person: Person) -> None:
    shown = person.help()
    assert isinstance(shown, Help)
    before = person.window.page.field("requester.company")
    for size in ("1.25", "1"):
        shown.sizes.edited.emit(size)
    assert person.window.page.field("requester.company") is not before
    windows()
    person.press(Qt.Key.Key_Escape)
    person.qtbot.waitUntil(person.window.isActiveWindow)
    assert QApplication.focusWidget() is person.window.page.field("requester.company")


@pytest.mark.parametrize("name", DOORS)
def test_nothing_of_it_stays_in_memory(person: Person, name: str) -> None:
    counts = []
    for _time in range(3):
        DOORS[name].open(person)
        while QApplication.activeWindow() is not person.window:
            person.press(Qt.Key.Key_Escape)
            person.qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
        counts.append(len(windows()))
    assert counts[0] == counts[1] == counts[2], windows()


def test_a_visit_to_hand_over_leaves_no_widget_and_no_thread_behind(person: Person) -> None:
    there = {*QApplication.allWidgets(), *threading.enumerate()}  # what is of other tests may go meanwhile

    def come() -> list[object]:
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        gc.collect()
        return [each for each in (*QApplication.allWidgets(), *threading.enumerate()) if each not in there]

    def is_no_more() -> None:
        assert len(come()) <= most, come()

    for visit in range(4):
        person.press_on(phone(person.at_hand_over("phone")).sheet)
        person.in_front(CallSheet)
        person.press(Qt.Key.Key_Escape)
        person.qtbot.waitUntil(person.window.isActiveWindow)
        person.session.open(Draft())
        person.qtbot.waitUntil(lambda: person.window.navigator.draft.is_blank)
        person.qtbot.waitUntil(lambda: not person.session._background.is_busy)
        if visit < 2:  # what comes with the first visits stays
            for _moment in moments(0.3):
                person.qtbot.wait(10)
            most = len(come())
        else:
            person.qtbot.waitUntil(is_no_more)


@pytest.mark.parametrize("name", [name for name in DOORS if name not in ("policy trial", "companion")])
def test_enter_presses_nothing_but_what_has_the_focus(person: Person, name: str) -> None:
    shown = DOORS[name].open(person)
    if isinstance(focused(), Button):
        return
    before = windows()
    person.press(Qt.Key.Key_Return)
    assert shown.isVisible()
    assert windows() == before


@pytest.mark.parametrize("name", DOORS)
def test_it_is_whole_on_a_small_screen(person: Person, name: str) -> None:
    shown = DOORS[name].open(person)
    shown.resize(784, 560)
    QApplication.sendPostedEvents()
    assert shown.height() <= 560
    assert shown.width() <= 784
    assert [str(stop) for stop in walk(person.qtbot) if not stop.is_seen] == []
