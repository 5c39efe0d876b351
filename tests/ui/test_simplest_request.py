"""The simplest complete request, from an empty start to all twelve things, by keys alone: how many answers it takes."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.session_bus import Session as Bus
from transfer_wizard.app import Program
from transfer_wizard.ui.kit.segments import Segment
from transfer_wizard.ui.services.passcode_keeper import VaultStage
from transfer_wizard.ui.shell.window import Window
from transfer_wizard.ui.start.found_page import FoundPage
from transfer_wizard.ui.steps.passcodes_page import PasscodesPage
from transfer_wizard.validation.readiness import ReadyState

MOST = 16
ROW = "Key,Model,Have,Move,Ends\nZ2A7-32TE-A8Y4,MR Enterprise,10,10,2099-08-31\n"


class Person:
    """Presses keys, and counts what is answered: each field typed in, each answer chosen, each row pasted."""

    def __init__(self, window: Window) -> None:
        self.window = window
        self.answers = 0

    def focused(self) -> QWidget:
        found = QApplication.focusWidget()
        assert found is not None
        return found

    def to(self, name: str) -> None:
        """Tab to what is called so, as a screen reader says it."""
        for _step in range(60):
            focus = self.focused()
            group = focus.parentWidget()
            names = {focus.accessibleName(), group.accessibleName() if isinstance(focus, Segment) and group else ""}
            if name in names:
                return
            QTest.keyClick(focus, Qt.Key.Key_Tab)
        raise AssertionError(name)

    def type(self, name: str, text: str) -> None:
        self.to(name)
        assert isinstance(self.focused(), QLineEdit)
        QTest.keyClicks(self.focused(), text)
        self.answers += 1

    def choose(self, question: str, answer: str) -> None:
        self.to(question)
        QTest.keyClick(self.focused(), Qt.Key.Key_Space)
        while self.focused().accessibleName() != answer:
            QTest.keyClick(self.focused(), Qt.Key.Key_Right)
        self.answers += 1

    def go_on(self, step: str) -> None:
        QTest.keyClick(self.focused(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        assert self.window.navigator.step == step


def test_it_takes_at_most_sixteen_answers_passcodes_included(
    qtbot: QtBot, bus: Bus, program: Program, window: Window
) -> None:
    person = Person(window)
    program.services().open_new()
    window.activateWindow()
    qtbot.waitUntil(window.page.heading.hasFocus)
    person.choose("Can you sign in to the dashboard?", "Yes")
    person.choose("Have you tried Move there?", "It failed")
    person.go_on("requester")
    person.type("Your name", "Dana Whitfield")
    person.type("Company", "Northwind Traders")
    person.type("E-mail you sign in with", "dana@northwind.example")
    person.choose("Same e-mail in both organizations", "Yes")
    person.choose("Full access to both", "Yes, both")
    person.choose("Do you sign in with SAML?", "No")
    person.go_on("organizations")
    person.type("Source: Name", "Northwind West")
    person.type("Source: Link", "https://n149.meraki.com/o/VjjsAd/manage/organization/overview")
    person.type("Destination: Name", "Northwind East")
    person.type("Destination: Link", "https://n219.meraki.com/o/i0-kTd/manage/organization/overview")
    person.choose("Licensing model of both", "Co-term")
    person.go_on("licenses")
    QGuiApplication.clipboard().setText(ROW)
    QTest.keyClick(window.back, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    person.answers += 1
    qtbot.waitUntil(lambda: isinstance(window.stack.currentWidget(), FoundPage))
    found = window.stack.currentWidget()
    assert isinstance(found, FoundPage)
    found.use.setFocus()
    QTest.keyClick(found.use, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(window.navigator.draft.licenses) == 1)
    window.go("case")
    assert window.navigator.draft.get("case.severity") == "3"
    assert window.navigator.draft.get("route.reason") != ""
    window.go("passcodes")
    page = window.page
    assert isinstance(page, PasscodesPage)
    qtbot.waitUntil(lambda: page.keeper.stage is VaultStage.ANSWERED)
    for side, digits in (("source", "4815"), ("destination", "2093")):
        secret = page.field(f"passcode.{side}")
        assert secret is not None
        secret.setFocus()
        QTest.keyClicks(secret, digits)
        QTest.keyClick(secret, Qt.Key.Key_Tab)
        person.answers += 1
    qtbot.waitUntil(lambda: all(window.navigator.passcodes.values()))
    things = window.navigator.things
    assert [each.title for each in things if each.state is not ReadyState.THERE] == []
    assert len(things) == 12
    assert window.navigator.verdict().ready
    assert person.answers <= MOST
