"""A policy, and the fields of the window under it."""

from collections.abc import Callable
from typing import Any

from transfer_wizard.request.policy import Policy
from transfer_wizard.storage.policy.schema import judge
from transfer_wizard.ui.kit.inputs import LineInput
from transfer_wizard.ui.shell.window import Window
from transfer_wizard.ui.steps.field_row import FieldRow

DESK = "ACME IT desk"
REASON = "Managed by ACME IT desk."
Start = Callable[..., Window]


def policy(*, locked: bool = False, **values: Any) -> Policy:
    """A policy with these values, all of them defaults or all locked."""
    given = {"managed_by": DESK, **values}
    settings = {name: {"value": value, "locked": locked} for name, value in given.items()}
    made = judge({"format": "transfer-wizard-policy", "schema": 1, "settings": settings}, "a test")
    assert made.faults == ()
    return made


def row(window: Window, path: str) -> FieldRow:
    return window.page.rows[path]


def field(window: Window, path: str) -> LineInput:
    found = row(window, path).input
    assert isinstance(found, LineInput)
    return found
