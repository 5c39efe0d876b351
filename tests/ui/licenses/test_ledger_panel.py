"""What moves and what stays, below the table of licenses."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from transfer_wizard.request.draft import Draft, blank_device, blank_license
from transfer_wizard.ui.licenses.ledger_panel import MOST_CELLS
from transfer_wizard.ui.licenses.licenses_page import LicensesPage
from transfer_wizard.ui.shell.session import Session
from transfer_wizard.ui.shell.window import Window


@pytest.fixture
def sample_page(sample_window: Window) -> LicensesPage:
    sample_window.go("licenses")
    assert isinstance(sample_window.page, LicensesPage)
    return sample_window.page


def test_each_model_and_the_whole_are_told(sample_page: LicensesPage) -> None:
    assert sample_page.ledger.cells.accessibleName() == (
        "MR Enterprise: have 25, move 10, stay 15; MX68: have 2, move 1, stay 1; MS120-24P: have 6, move 6, stay 0; "
        "All models: have 33, move 17, stay 16"
    )
    assert sample_page.ledger.isVisible()


def test_it_follows_what_is_typed_and_knows_no_more_than_is_there(qtbot: QtBot, sample_page: LicensesPage) -> None:
    field = sample_page.field("licenses.0.devices.1.have")
    assert field is not None
    field.setFocus()
    for _again in range(2):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Backspace)
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: "MX68: have –, move 1, stay –" in sample_page.ledger.cells.accessibleName())
    assert "All models: have –, move 17, stay –" in sample_page.ledger.cells.accessibleName()


def test_many_models_are_in_the_sum_and_few_in_cells(session: Session, window: Window) -> None:
    draft = Draft()
    draft.licenses.append(
        blank_license()
        | {"key": "Z2A7-32TE-A8Y4"}
        | {"devices": [blank_device() | {"model": f"MX{number}", "have": "2", "move": "1"} for number in range(60, 80)]}
    )
    session.open(draft)
    window.go("licenses")
    page = window.page
    assert isinstance(page, LicensesPage)
    assert page.ledger.more.text() == f"{20 - MOST_CELLS} more models are in the sum."
    assert page.ledger.cells.accessibleName().endswith("All models: have 40, move 20, stay 20")


def test_nothing_is_shown_where_no_model_is_named(session: Session, window: Window) -> None:
    session.open(Draft())
    window.go("licenses")
    assert isinstance(window.page, LicensesPage)
    assert window.page.ledger.isHidden()
