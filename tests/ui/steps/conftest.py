"""The page of the passcodes, for the tests that speak of it."""

import pytest
from pytestqt.qtbot import QtBot

from tests.session_bus import Session as Bus
from tests.ui.steps.passcodes import answered, open_page
from transfer_wizard.app import Program
from transfer_wizard.request.draft import Draft
from transfer_wizard.ui.steps.passcodes_page import PasscodesPage


@pytest.fixture
def page(qtbot: QtBot, bus: Bus, program: Program, sample: Draft) -> PasscodesPage:
    """The page, with an open and empty keyring behind it."""
    made = open_page(qtbot, program, sample)
    answered(qtbot, made)
    return made
