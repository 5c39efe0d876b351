"""The fields of the page in sight, and what stands beside them."""

from PySide6.QtWidgets import QWidget

from transfer_wizard.ui.kit.inputs import LineInput
from transfer_wizard.ui.shell.window import Window


def field(window: Window, path: str) -> QWidget:
    found = window.page.field(path)
    assert found is not None, path
    return found


def line(window: Window, path: str) -> LineInput:
    found = field(window, path)
    assert isinstance(found, LineInput)
    return found


def errors(window: Window) -> dict[str, str]:
    """What stands beside the fields."""
    return {path: row.error.text() for path, row in window.page.rows.items() if not row.error.isHidden()}
