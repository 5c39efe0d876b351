"""The table of licenses, as somebody works on it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from transfer_wizard.request.draft import Draft, blank_device, blank_license
from transfer_wizard.ui.kit.texts import Link
from transfer_wizard.ui.kit.undo_bar import UndoBar
from transfer_wizard.ui.licenses.license_model import Column
from transfer_wizard.ui.licenses.licenses_page import LicensesPage
from transfer_wizard.ui.licenses.suggestions import Suggestions
from transfer_wizard.ui.shell.window import Window
from transfer_wizard.ui.start.found_page import FoundPage

ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
KEYS = Qt.Key


def shown_page(window: Window) -> LicensesPage:
    window.go("licenses")
    assert isinstance(window.page, LicensesPage)
    return window.page


def draft(page: LicensesPage) -> Draft:
    return page.navigator.draft


def footer(page: LicensesPage) -> UndoBar:
    """What is said at the foot of the window, with the button that takes it back."""
    window = page.window()
    assert isinstance(window, Window)
    return window.undo


def is_judged(page: LicensesPage) -> bool:
    """Whether all rows are checked, and what was found is shown, which comes in a turn of its own."""
    window = page.window()
    assert isinstance(window, Window)
    return not page.navigator.is_checking and not window._checking._next.isActive()


def keys(page: LicensesPage) -> list[str]:
    return [row["key"] for row in draft(page).licenses]


def cells(page: LicensesPage) -> list[list[str]]:
    """What the table shows, but for the row of the next key."""
    model = page.model
    return [
        [str(model.index(row, column).data()) for column in range(Column.KEY, Column.MODE + 1)]
        for row in range(model.rowCount() - 1)
    ]


def focused() -> QWidget:
    """What has the focus; a box took it away, and no window manager gives it back here."""
    widget = QApplication.focusWidget()
    if widget is None:
        window = next(each for each in QApplication.topLevelWidgets() if isinstance(each, Window))
        window.activateWindow()
        widget = window.focusWidget()
    assert widget is not None
    return widget


def suggestions() -> Suggestions | None:
    """The list below the field that is typed in, while it is seen."""
    return next((each for each in focused().window().findChildren(Suggestions) if each.isVisible()), None)


def stand(page: LicensesPage, row: int, column: Column) -> None:
    """Go to a cell, as with the arrow keys."""
    page.table.setFocus()
    page.table.go(row, column)


def press(qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    qtbot.keyClick(focused(), key, modifier)
    qtbot.wait(1)


def write(qtbot: QtBot, text: str, then: Qt.Key = Qt.Key.Key_Return) -> None:
    """Type a text where the focus is: the first letter opens the cell."""
    letters(qtbot, text)
    press(qtbot, then)


def letters(qtbot: QtBot, text: str) -> None:
    for letter in text:
        qtbot.keyClicks(focused(), letter)


def here(page: LicensesPage) -> tuple[int, int]:
    index = page.table.currentIndex()
    return index.row(), index.column()


def click(qtbot: QtBot, widget: QWidget) -> None:
    qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)


def message(page: LicensesPage, line: int) -> str:
    found = page.messages.of(line)
    return found.text if found else ""


def under(page: LicensesPage, text: str) -> Link:
    """The button with these words under a row in sight."""
    return next(each for each in page.table.viewport().findChildren(Link) if each.text() == text and each.isVisible())


def many(count: int, move: str = "1") -> Draft:
    """A request with so many licenses."""
    made = Draft()
    made.licenses.extend(
        blank_license()
        | {"key": f"Z2AA-{number:04}-AAAA", "mode": "addDevices", "expired": "no"}
        | {"devices": [blank_device() | {"model": "MR Enterprise", "have": "2", "move": move}]}
        for number in range(count)
    )
    return made


def found(qtbot: QtBot, window: Window) -> FoundPage:
    qtbot.waitUntil(lambda: isinstance(window.stack.currentWidget(), FoundPage))
    shown = window.stack.currentWidget()
    assert isinstance(shown, FoundPage)
    return shown
