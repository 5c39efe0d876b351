"""The diagnostics dialog: all of it in sight, and out only by the clipboard."""

import platform
import threading

from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from transfer_wizard.translations import ENGLISH, catalogue, speak
from transfer_wizard.ui.shell.diagnostics import Diagnostics
from transfer_wizard.ui.shell.help import Help
from transfer_wizard.ui.shell.window import Window


def opened(qtbot: QtBot, window: Window) -> Diagnostics:
    """The dialog, by the way a person takes: Help, then its entry."""
    window.side_panel.help.click()
    shown = window.findChild(Help)
    assert shown is not None
    shown.diagnostics.click()
    dialog = shown.findChild(Diagnostics)
    assert isinstance(dialog, Diagnostics)
    qtbot.waitUntil(dialog.copy.isEnabled)
    return dialog


def test_what_is_read_is_what_is_copied(qtbot: QtBot, window: Window) -> None:
    window.navigator.edit("requester.name", "Ana Kestrel")
    dialog = opened(qtbot, window)
    text = dialog.text.toPlainText()
    assert "Qt platform" in text
    assert "Kestrel" not in text
    dialog.copy.click()
    assert QGuiApplication.clipboard().text().split() == text.split()  # in columns of letters there
    assert dialog.said.text() == "Copied."


def test_what_stands_behind_the_names_lines_up_in_every_script(qtbot: QtBot, window: Window) -> None:
    """A full-width letter is no two columns of a fixed-width font."""
    speak(catalogue("ja"))
    try:
        dialog = opened(qtbot, window)
    finally:
        speak(catalogue(ENGLISH))
    values = ("Transfer Wizard", platform.python_version(), qVersion())
    found = [dialog.text.document().find(value) for value in values]
    starts = [cursor.selectionStart() for cursor in found]
    for cursor, start in zip(found, starts, strict=True):
        cursor.setPosition(start)
    assert len({dialog.text.cursorRect(cursor).left() for cursor in found}) == 1


def test_closing_while_it_looks_is_fine(qtbot: QtBot, window: Window) -> None:
    dialog = Diagnostics(window)
    dialog.show()
    dialog.close()
    qtbot.waitUntil(lambda: not any(thread.name == "background" for thread in threading.enumerate()))
    qtbot.waitUntil(lambda: not isValid(dialog))  # what was gathered found nobody, and nothing came of it


def test_every_button_has_a_letter_of_its_own(qtbot: QtBot, window: Window) -> None:
    dialog = opened(qtbot, window)
    texts = [button.text() for button in dialog.findChildren(QPushButton)]
    letters = [text[text.index("&") + 1].lower() for text in texts if "&" in text]
    assert len(letters) == len(set(letters)) == len(texts)
