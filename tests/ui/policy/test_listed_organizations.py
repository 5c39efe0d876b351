"""The list of organizations that a policy gives to choose from, used with keys and the wheel."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.policy.managed import REASON, Start, field, policy, row
from transfer_wizard.request.draft import Draft
from transfer_wizard.request.words import Side
from transfer_wizard.ui.shell.window import Window
from transfer_wizard.ui.steps.organizations_page import OrganizationsPage

NO_KEYS = Qt.KeyboardModifier.NoModifier
WEST = {"name": "Northwind West", "url": "https://n149.meraki.com/o/VjjsAd/manage", "licensing_model": "co-term"}
EAST = {"name": "Northwind East", "url": "https://n219.meraki.com/o/i0-kTd/manage", "licensing_model": "co-term"}
TARGET = 24
"""The least height of what is pressed: WCAG 2.2, 2.5.8."""


def organizations(window: Window) -> OrganizationsPage:
    window.go("organizations")
    assert isinstance(window.page, OrganizationsPage)
    return window.page


@pytest.fixture
def slow_hands(qapp: QApplication) -> Iterator[None]:
    """However long a machine takes for a key, the next one belongs to the same word."""
    usual = qapp.keyboardInputInterval()
    qapp.setKeyboardInputInterval(100_000)
    yield
    qapp.setKeyboardInputInterval(usual)


@pytest.mark.usefixtures("slow_hands")
def test_an_organization_is_chosen_from_the_list_by_its_first_letters(qtbot: QtBot, start: Start) -> None:
    window = start(policy(organizations=[WEST, EAST]))
    page = organizations(window)
    source, destination = page.choices.values()
    assert source.currentText() == "Choose an organization"
    assert not source.isEditable()
    source.setFocus()
    qtbot.keyClicks(source, "Northwind E")
    draft = window.navigator.draft
    assert {name: draft.get(f"organizations.source.{name}") for name in EAST} == EAST
    assert draft.get("organizations.destination.licensing_model") == "", "nobody has said it"
    assert source.currentText() == "Northwind East"
    destination.setFocus()
    qtbot.keyClick(destination, Qt.Key.Key_Down)
    assert {name: draft.get(f"organizations.destination.{name}") for name in WEST} == WEST
    typed = field(window, "organizations.source.name")
    typed.setFocus()
    typed.selectAll()
    qtbot.keyClicks(typed, "Northwind South")
    assert source.currentText() == "Other: I type it below"


def test_other_makes_room_for_an_organization_that_is_not_listed(qtbot: QtBot, start: Start) -> None:
    window = start(policy(organizations=[WEST, EAST]))
    source = organizations(window).choices[Side.SOURCE]
    source.setFocus()
    qtbot.keyClick(source, Qt.Key.Key_Down)
    assert window.navigator.draft.get("organizations.source.name") == "Northwind West"
    qtbot.keyClick(source, Qt.Key.Key_End)
    assert window.navigator.draft.get("organizations.source.name") == ""
    typed = field(window, "organizations.source.name")
    assert typed.hasFocus()
    qtbot.keyClicks(typed, "Northwind South")
    assert source.currentText() == "Other: I type it below"
    source.setFocus()
    qtbot.keyClick(source, Qt.Key.Key_Up)
    qtbot.keyClick(source, Qt.Key.Key_Down)
    assert source.currentText() == "Other: I type it below"


def test_an_open_list_shows_each_of_a_few_organizations_whole(qtbot: QtBot, start: Start) -> None:
    window = start(policy(organizations=[WEST, EAST]))
    source = organizations(window).choices[Side.SOURCE]
    source.setFocus()
    qtbot.keyClick(source, Qt.Key.Key_Space)
    view = source.view()
    qtbot.waitUntil(view.isVisible)
    rows = [view.visualRect(view.model().index(number, 0)) for number in range(source.count())]
    assert all(view.viewport().rect().contains(row) for row in rows)
    assert all(row.height() >= TARGET for row in rows)
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not view.isVisible())


def test_locked_organizations_are_the_only_ones(qtbot: QtBot, start: Start, sample: Draft) -> None:
    window = start(policy(locked=True, organizations=[WEST, EAST]))
    page = organizations(window)
    source = page.choices[Side.SOURCE]
    assert [source.itemText(at) for at in range(source.count())] == [
        "Choose an organization",
        "Northwind West",
        "Northwind East",
    ]
    assert row(window, "organizations.source.name").managed.text() == REASON
    assert not page.hint.isVisible(), "there is no link to copy"
    assert not page.model.isVisible(), "nothing is chosen, so nothing is to be seen of it"
    name = field(window, "organizations.source.name")
    name.setFocus()
    qtbot.keyClicks(name, "Mine")
    assert window.navigator.draft.get("organizations.source.name") == ""
    source.setFocus()
    qtbot.keyClicks(source, "Northwind W")
    assert name.text() == "Northwind West"
    assert page.model.label.isVisible()
    sides = [row(window, f"organizations.{side}.licensing_model").isVisible() for side in Side]
    assert sides == [True, False], "the other one is not chosen yet"
    window.go_to("organizations.destination.url")
    assert page.choices[Side.DESTINATION].hasFocus(), "the list is what fills the field"
    sample.set("organizations.source.mx_edition", "advanced-security")  # another one than there: each side is asked
    window.open(sample)
    organizations(window)
    assert row(window, "organizations.source.mx_edition").managed.isHidden()
    window._on_continue()
    assert row(window, "organizations.source.name").error.text() == (
        "Source organization name must be one of those to choose from."
    )


def test_the_wheel_chooses_no_organization(start: Start) -> None:
    window = start(policy(organizations=[WEST, EAST]))
    source = organizations(window).choices[Side.SOURCE]
    turn = QWheelEvent(
        QPointF(5, 5),
        source.mapToGlobal(QPointF(5, 5)),
        QPoint(),
        QPoint(0, -240),
        Qt.MouseButton.NoButton,
        NO_KEYS,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(source, turn)
    assert source.currentIndex() == 0
    assert window.navigator.draft.get("organizations.source.name") == ""
