"""The end of a test in the window, which waits for nobody."""

import pytest

from transfer_wizard.ui.shell.window import Window


def test_a_window_with_something_unsaved_does_not_hold_up_the_run(
    window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Window, "unsaved", "What was typed is on this page only.")
    assert window.isVisible()  # and closes, without its question, before the attribute is put back
