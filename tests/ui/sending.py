"""What a person opens on Send and after it, for the tests that look at it."""

from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from transfer_wizard.ui.hand_over.dashboard_case import DashboardCase
from transfer_wizard.ui.hand_over.evidence_panel import EvidencePanel
from transfer_wizard.ui.hand_over.export_panel import ExportPanel
from transfer_wizard.ui.hand_over.hand_over_page import HandOverPage
from transfer_wizard.ui.hand_over.phone_ways import PhoneCall
from transfer_wizard.ui.hand_over.webform_way import WebformWay

Kind = TypeVar("Kind", bound=QWidget)


def opened(page: QWidget, identity: str, kind: type[Kind]) -> Kind:
    """A way, or what else there is, opened by its row."""
    assert isinstance(page, HandOverPage)
    if page.is_sent:
        page.sent.files.click()
    if page.send.shown != identity:
        rows = {**page.send.ways.rows, **page.send.also.rows}
        if page.send.shown != page.send.way and not rows[identity].isVisibleTo(page):
            page.send.back.click()
        if page.send.shown != identity:
            rows[identity].click()
    panel = page.send.panels[identity]
    content = getattr(panel, "content", panel)
    assert isinstance(content, kind)
    return content


def dashboard(page: QWidget) -> DashboardCase:
    """The case in the dashboard."""
    return opened(page, "dashboard", DashboardCase)


def webform(page: QWidget) -> WebformWay:
    """The webform."""
    return opened(page, "webform", WebformWay)


def phone(page: QWidget) -> PhoneCall:
    """The call to Support."""
    return opened(page, "phone", PhoneCall)


def exports(page: QWidget) -> ExportPanel:
    """The documents."""
    return opened(page, "documents", ExportPanel)


def evidence(page: QWidget) -> EvidencePanel:
    """The evidence."""
    return opened(page, "evidence", EvidencePanel)


def ask(page: QWidget) -> None:
    """Press “Ask a colleague”."""
    assert isinstance(page, HandOverPage)
    page.send.also.rows["colleague"].click()


def click(qtbot: QtBot, page: HandOverPage, target: QWidget) -> None:
    """Click on something of the page, scrolled to."""
    page.ensureWidgetVisible(target)
    qtbot.mouseClick(target, Qt.MouseButton.LeftButton)
