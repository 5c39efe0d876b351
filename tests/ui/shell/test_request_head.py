"""The head of the step list: which request is open, and how much of it is there."""

from pytestqt.qtbot import QtBot

from transfer_wizard.app import Program
from transfer_wizard.request.draft import Draft


def test_it_tells_the_request_and_its_progress(program: Program, sample: Draft) -> None:
    program.services().open(sample)
    head = program.window.head
    assert (head.source.text(), head.destination.text()) == ("Northwind West", "→ Northwind East")
    assert head.progress.accessibleName() == "10 of 12 things Support needs"  # no passcode yet
    program.window.navigator.edit("requester.saml", "unknown")
    program.window.refresh()
    assert head.progress.accessibleName() == "9 of 12 things Support needs"


def test_a_new_request_says_so_and_promises_nothing(program: Program, qtbot: QtBot) -> None:
    program.services().open_new()
    head = program.window.head
    assert head.source.text() == "New request"
    assert head.destination.isHidden()
    assert head.progress.accessibleName() == ""
