"""What can be done with a request of the list: the menu of its row, by its key."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from transfer_wizard.ui.start.request_part import RequestPart
from transfer_wizard.ui.start.start_page import StartPage


def listed(page: StartPage) -> RequestPart:
    """The list on a page that has one."""
    assert page.requests is not None
    return page.requests


def menu_of(qtbot: QtBot, page: StartPage) -> QMenu:
    """The menu of the current request, open."""
    rows = listed(page).rows
    rows.more_asked.emit(rows.visualRect(rows.currentIndex()).bottomLeft())
    qtbot.waitUntil(lambda: any(menu.isVisible() for menu in page.findChildren(QMenu)))
    return next(menu for menu in page.findChildren(QMenu) if menu.isVisible())


def choose(qtbot: QtBot, page: StartPage, text: str) -> None:
    """Choose from the menu of the current request with the arrow keys."""
    menu = menu_of(qtbot, page)
    while True:
        qtbot.keyClick(menu, Qt.Key.Key_Down)
        action = menu.activeAction()
        if action is not None and action.text().replace("&", "") == text:
            break
    qtbot.keyClick(menu, Qt.Key.Key_Return)
