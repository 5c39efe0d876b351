"""The requests on the disk, and the list of them in the window."""

from pathlib import Path

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.ui.request_menu import listed
from transfer_wizard.request import document
from transfer_wizard.request.draft import Draft
from transfer_wizard.storage.paths import data_folder as folder_of_person
from transfer_wizard.ui.kit.inputs import LineInput
from transfer_wizard.ui.shell.session import Session
from transfer_wizard.ui.shell.window import Window
from transfer_wizard.ui.start.start_page import StartPage


def drafts() -> list[Path]:
    return sorted((folder_of_person() / "drafts").glob("*.json"))


def kept(path: Path) -> Draft:
    return document.read(path.read_bytes()).draft


def name_field(window: Window) -> LineInput:
    window.go("requester")
    found = window.page.field("requester.name")
    assert isinstance(found, LineInput)
    found.setFocus()
    return found


def notices(window: Window) -> str:
    return " ".join(label.text() for label in window.notices.findChildren(QLabel))


def start_page(qtbot: QtBot, session: Session) -> StartPage:
    """The list of requests, filled."""
    session.show_requests()
    page = session.window.stack.currentWidget()
    assert isinstance(page, StartPage)
    qtbot.waitUntil(lambda: page.is_listed)
    return page


def count(page: StartPage) -> int:
    return listed(page).model.rowCount() if page.requests is not None else 0
