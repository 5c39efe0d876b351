"""What has the focus is marked once: by the ring, or by itself, and not by both."""

from PySide6.QtCore import QMimeData, QPoint
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from transfer_wizard.flow.steps import IDS
from transfer_wizard.request.draft import Draft
from transfer_wizard.ui.kit import theme
from transfer_wizard.ui.kit.focus_ring import FocusRing
from transfer_wizard.ui.kit.fold import FoldHead
from transfer_wizard.ui.kit.segments import Segment
from transfer_wizard.ui.shell.session import Session
from transfer_wizard.ui.shell.window import Window
from transfer_wizard.ui.start.found_page import FoundPage


def drawn(control: QWidget) -> QImage:
    return control.grab().toImage()


def test_what_gets_the_ring_draws_no_mark_of_its_own(
    qtbot: QtBot, session: Session, window: Window, sample: Draft
) -> None:
    session.open(sample)
    ring = window.findChild(FocusRing)
    assert isinstance(ring, FocusRing)
    seen = set()
    for step in IDS[:-2]:
        window.go(step)
        for control in window.page.findChildren(QWidget):
            if not isinstance(control, FoldHead | Segment) or not control.isVisible() or not control.isEnabled():
                continue
            window.page.heading.setFocus()
            before = drawn(control)
            control.setFocus()
            qtbot.waitUntil(control.hasFocus)
            assert ring.isVisible(), control.text()
            assert ring.geometry().contains(control.mapTo(window, QPoint()))
            assert drawn(control) == before, f"{step}: {control.text()} has a second ring"
            seen.add(type(control))
    assert seen == {FoldHead, Segment}


def test_what_was_pasted_shows_in_its_edge_that_it_has_the_focus(
    qtbot: QtBot, session: Session, window: Window
) -> None:
    """Tab came to it, to scroll it, and nothing told so."""
    session.open(Draft())
    brought = QMimeData()
    brought.setText("Source organization: Northwind West")
    window.target.brought.emit(brought)
    qtbot.waitUntil(lambda: isinstance(window.stack.currentWidget(), FoundPage))
    page = window.stack.currentWidget()
    assert isinstance(page, FoundPage)
    text = page.text.text
    colours = theme.colours()
    for control, colour in ((page.nothing, colours.line), (text, colours.accent)):
        control.setFocus()
        qtbot.waitUntil(control.hasFocus)
        assert drawn(text).pixelColor(0, text.height() // 2) == QColor(colour)
