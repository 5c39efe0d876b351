"""What a screen reader is told of a heading."""

import subprocess
import sys

from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from transfer_wizard.ui.kit import accessible
from transfer_wizard.ui.kit.texts import Heading

FIRST_PAGE = """
from pathlib import Path
from PySide6.QtGui import QAccessible
from transfer_wizard import app
from transfer_wizard.storage.paths import data_folder

application = app._application()
program = app.Program(application, data_folder(), None)
interface = QAccessible.queryAccessibleInterface(program.window.page.heading)
print(interface.role().name, interface.text(QAccessible.Text.Name))
"""


def test_a_heading_says_what_it_says_now(qtbot: QtBot) -> None:
    accessible.install()
    heading = Heading("License 1 of 3")
    qtbot.addWidget(heading)
    interface = QAccessible.queryAccessibleInterface(heading)
    assert interface.role() == QAccessible.Role.Heading
    assert interface.text(QAccessible.Text.Name) == "License 1 of 3"
    heading.setText("License 2 of 3")
    assert interface.text(QAccessible.Text.Name) == "License 2 of 3"
    assert interface.role() == QAccessible.Role.Heading


def test_the_heading_of_the_first_page_is_one_before_anything_is_painted() -> None:
    ended = subprocess.run([sys.executable, "-c", FIRST_PAGE], capture_output=True, text=True, check=False, timeout=120)
    assert ended.stdout.splitlines() == ["Heading Do you need a case?"], ended.stderr
