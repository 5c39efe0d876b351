"""Hand over with more licenses than a window waits for: the texts are made on another thread, once for all of them."""

import threading
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.sending import dashboard, exports
from transfer_wizard.export import summary
from transfer_wizard.export.formats import FORMATS, render
from transfer_wizard.export.pdf import Paged
from transfer_wizard.request.draft import Draft, blank_device, blank_license
from transfer_wizard.ui.hand_over import export_panel, hand_over_page
from transfer_wizard.ui.hand_over.hand_over_page import HandOverPage
from transfer_wizard.ui.hand_over.preview import MOST_AT_ONCE
from transfer_wizard.ui.shell.window import Window

COUNT = MOST_AT_ONCE + 50


@pytest.fixture
def made_on(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """Whether each summary was made on the window's thread."""
    made: list[bool] = []

    def noted(*what: object, **how: object) -> summary.Summary:
        made.append(threading.current_thread() is threading.main_thread())
        return summary.summarize(*what, **how)  # type: ignore[arg-type]

    monkeypatch.setattr(hand_over_page, "summarize", noted)
    return made


def test_the_texts_of_many_licenses_are_made_once_and_off_the_window(
    qtbot: QtBot, window: Window, sample: Draft, made_on: list[bool]
) -> None:
    device = blank_device() | {"model": "MR44", "have": "5", "move": "2"}
    sample.licenses[:] = [
        blank_license() | {"key": f"Z2AA-0000-{number:04}", "mode": "addDevices", "devices": [dict(device)]}
        for number in range(COUNT)
    ]
    window.open(sample)
    window.go("hand-over")
    page = window.page
    assert isinstance(page, HandOverPage)
    texts = dashboard(page).texts
    assert texts.subject.step.about.text() == "Writing the texts …"
    assert not texts.text.copy.isEnabled()
    qtbot.waitUntil(lambda: f"{COUNT} keys" in texts.subject.step.about.text(), timeout=30_000)
    assert texts.text.copy.isEnabled()
    assert texts.length.text().endswith("of 4,000 characters")
    qtbot.waitUntil(lambda: f"Z2AA-0000-{COUNT - 1:04}" in exports(page).preview.text.toPlainText(), timeout=30_000)
    assert made_on == [False]


def test_what_changes_meanwhile_is_in_the_texts(
    qtbot: QtBot, window: Window, sample: Draft, made_on: list[bool]
) -> None:
    sample.licenses[:] = [blank_license() | {"key": f"Z2AA-0000-{number:04}"} for number in range(COUNT)]
    window.open(sample)
    window.go("hand-over")
    window.go("organizations")
    window.navigator.edit("organizations.source.name", "Another name")
    window.go("hand-over")
    page = window.page
    assert isinstance(page, HandOverPage)
    qtbot.waitUntil(lambda: "Another name" in dashboard(page).texts.subject.content, timeout=30_000)
    assert not any(made_on)


def test_a_pdf_is_made_beside_the_window_tells_its_pages_and_can_be_stopped(
    qtbot: QtBot, window: Window, sample: Draft, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made_on: list[bool] = []
    goes_on = threading.Event()

    def noted(*what: Any, paged: Paged, **how: Any) -> bytes:
        """It waits for the person after its first page: the last one may come before the window has its turn."""

        def told(number: int, count: int) -> None:
            paged(number, count)
            assert goes_on.wait(60)

        made_on.append(threading.current_thread() is threading.main_thread())
        return render(*what, **how | {"paged": told})

    monkeypatch.setattr(export_panel, "render", noted)
    device = blank_device() | {"model": "MR44", "have": "5", "move": "2"}
    sample.licenses[:] = [
        blank_license() | {"key": f"Z2AA-0000-{number:04}", "mode": "addDevices", "devices": [dict(device)]}
        for number in range(MOST_AT_ONCE)
    ]
    window.open(sample)
    window.go("hand-over")
    panel = exports(window.page)
    panel.choices.button([each.id for each in FORMATS].index("pdf")).click()
    target = tmp_path / "record.pdf"
    panel.saver._ask_path = lambda suggested: str(target)
    panel.save.click()
    qtbot.waitUntil(lambda: panel.saver.said.text().startswith("Saving… page "), timeout=60_000)
    assert panel.saver.stop.isVisible()
    qtbot.mouseClick(panel.saver.stop, Qt.MouseButton.LeftButton)
    goes_on.set()
    qtbot.waitUntil(lambda: panel.saver.said.text() == "Stopped. Nothing was saved.", timeout=60_000)
    assert not target.exists()
    panel.save.click()
    qtbot.waitUntil(lambda: panel.saver.said.accessibleName() == f"Saved to {target}", timeout=60_000)
    assert target.read_bytes().startswith(b"%PDF-")
    assert made_on == [False, False]
