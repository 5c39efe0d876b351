"""The program under a policy."""

from collections.abc import Callable

import pytest

from tests.ui.policy.managed import Start
from transfer_wizard.app import Program
from transfer_wizard.request.policy import Policy


@pytest.fixture
def start(start_program: Callable[[Policy], Program]) -> Start:
    """Starts the program under a policy; its window."""
    return lambda in_force: start_program(in_force).window
