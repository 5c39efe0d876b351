"""What is dragged over the window and dropped on it, as the window system tells of it."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QUrl
from pytestqt.qtbot import QtBot

from tests.ui.dragging import drag
from transfer_wizard.request.draft import Draft
from transfer_wizard.ui.shell.session import Session
from transfer_wizard.ui.shell.window import Window
from transfer_wizard.ui.start.found_page import FoundPage


@pytest.mark.parametrize("has_text", [False, True], ids=["file", "file with its name as text"])
@pytest.mark.parametrize(
    ("step", "path"),
    [("case", "case.business_impact"), ("requester", "requester.company"), ("passcodes", "passcode.source")],
)
def test_a_file_may_be_dropped_on_a_field(
    qtbot: QtBot, session: Session, window: Window, tmp_path: Path, step: str, path: str, has_text: bool
) -> None:
    session.open(Draft())
    window.go(step)
    window.go_to(path)
    field = window.page.field(path)
    assert field is not None
    file = tmp_path / "keys.csv"
    file.write_text("Key;Model;Count\nZ2BB-0000-0001;MX68;1\nZ2BB-0000-0002;MX67;1\n", encoding="utf-8")
    thing = QMimeData()
    thing.setUrls([QUrl.fromLocalFile(str(file))])
    if has_text:
        thing.setText(str(file))
    before = window.navigator.draft.get(path) if step != "passcodes" else ""
    drag(thing, field)
    if step != "passcodes":
        assert window.navigator.draft.get(path) == before
    qtbot.waitUntil(lambda: isinstance(window.stack.currentWidget(), FoundPage))


def test_a_text_that_is_dropped_on_a_field_is_put_into_it(window: Window) -> None:
    window.go("requester")
    field = window.page.field("requester.company")
    assert field is not None
    thing = QMimeData()
    thing.setText("Northwind Traders")
    drag(thing, field)
    assert window.navigator.draft.get("requester.company") == "Northwind Traders"
