"""The page of the licenses, empty and on the sample case."""

import pytest

from tests.ui.licenses.table import (
    shown_page,
)
from transfer_wizard.ui.licenses.licenses_page import LicensesPage
from transfer_wizard.ui.shell.window import Window


@pytest.fixture
def page(window: Window) -> LicensesPage:
    """The page on an empty request."""
    return shown_page(window)


@pytest.fixture
def sample_page(sample_window: Window) -> LicensesPage:
    """The page on the sample case, which has two keys and three rows."""
    return shown_page(sample_window)
