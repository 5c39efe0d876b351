"""What makes a PDF has PySide make classes of Qt: on the window's thread alone, since two at once crash the process."""

import copy
import sys
import threading
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.sending import evidence, exports
from transfer_wizard.export import pdf
from transfer_wizard.export.formats import FORMATS
from transfer_wizard.request.draft import Draft
from transfer_wizard.ui.shell.window import Window


class Watch:
    """Notes on which thread the module is loaded; it finds nothing itself."""

    def __init__(self) -> None:
        self.on_window: list[bool] = []

    def find_spec(self, name: str, _path: Sequence[str] | None, _target: ModuleType | None = None) -> None:
        if name == pdf.__name__:
            self.on_window.append(threading.current_thread() is threading.main_thread())


@pytest.fixture
def watch(monkeypatch: pytest.MonkeyPatch) -> Watch:
    made = Watch()
    monkeypatch.setattr(pdf.__name__, pdf)  # the module that the tests know comes back after this one
    monkeypatch.delitem(sys.modules, pdf.__name__)
    monkeypatch.setattr(sys, "meta_path", [made, *sys.meta_path])
    return made


def test_for_a_document(qtbot: QtBot, sample_window: Window, tmp_path: Path, watch: Watch) -> None:
    sample_window.go("hand-over")
    panel = exports(sample_window.page)
    panel.choices.button([each.id for each in FORMATS].index("pdf")).setChecked(True)
    panel.saver._ask_path = lambda _suggested: str(tmp_path / "case.pdf")
    qtbot.mouseClick(panel.save, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: panel.saver.folder.isVisibleTo(panel))
    assert (tmp_path / "case.pdf").read_bytes().startswith(b"%PDF")
    assert watch.on_window == [True]


def test_for_the_zip_of_a_case_that_carries_one(
    qtbot: QtBot, sample_window: Window, sample: Draft, tmp_path: Path, watch: Watch
) -> None:
    sample_window.go("hand-over")
    panel = evidence(sample_window.page)
    for number in range(60):
        sample.licenses.append(copy.deepcopy(sample.licenses[0]) | {"key": f"Z2A7-32TE-A{number:03}"})
    sample_window.navigator.changed("licenses")
    (tmp_path / "a.log").write_text("License move failed\n")
    panel._ask_files = lambda: [str(tmp_path / "a.log")]
    qtbot.mouseClick(panel.add, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: panel.save.isVisibleTo(panel) and not panel.progress.isVisible())
    panel.saver._ask_path = lambda _suggested: str(tmp_path / "case.zip")
    panel.save.click()
    qtbot.waitUntil(lambda: panel.saver.said.accessibleName().startswith("Saved to"))
    assert watch.on_window == [True]
