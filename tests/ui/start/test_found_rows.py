"""What was found, row by row: in which order, and what a question says of its answers."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.ui.start.test_found_page import paste
from transfer_wizard.app import Program
from transfer_wizard.ui.start.found_rows import SHORT, FoundRow

MAIL = """Our new home: "Harbour Group" https://n55.meraki.com/o/k9Fhdc/manage/organization/overview
Destination organization: Harbour Group
Source organization: Harbour Leeds
Destination organization link: https://n55.meraki.com/o/k9Fhdc/manage/organization/overview
I log in as priya.shah@harbour.example on both.
Z2QW-7F3K-M2HD  5 x MR
Company: Harbour Logistics
Name: Priya Shah
"""


def test_its_link_stands_below_the_name_of_its_organization(program: Program, qtbot: QtBot) -> None:
    """The rows came as the text had them, so the link of the destination stood below the name of the source."""
    page = paste(qtbot, program.window, MAIL)
    rows = sorted(page.findChildren(FoundRow), key=lambda row: row.mapTo(page, QPoint()).y())
    titles = [row.box.text() for row in rows]
    assert titles[titles.index("Destination") + 1] == "Its link"
    assert titles.index("Source") < titles.index("Destination")
    assert titles.index("Name") < titles.index("Company") < titles.index("E-mail")


def test_the_values_stand_in_one_line_also_beside_a_long_title(
    program: Program, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also where the language has longer words than most."""
    monkeypatch.setitem(SHORT, "requester.destination_email", "E-mail in the organization that they go to")
    page = paste(qtbot, program.window, MAIL)
    rows = [row for row in page.findChildren(FoundRow) if row.box.text() != "Key"]
    assert "E-mail in the organization that they go to" in [row.box.text() for row in rows]
    qtbot.waitUntil(lambda: len({row.findChildren(QLabel)[0].mapTo(page, QPoint()).x() for row in rows}) == 1)


def test_what_adding_and_renewing_are_is_said_where_it_is_asked(program: Program, qtbot: QtBot) -> None:
    page = paste(qtbot, program.window, MAIL)
    card = next(each for each in page.questions if each.accessibleName() == "Add devices or renew")
    said = " ".join(label.text() for label in card.findChildren(QLabel))
    assert "When unsure, choose Add devices." in said
    assert "When unsure, choose Add devices." in card.group.buttons()[0].accessibleDescription()
