"""What has the focus is marked once: by the ring, or by itself, and not by both."""

from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from transfer_wizard.flow.steps import IDS
from transfer_wizard.request.draft import Draft
from transfer_wizard.ui.kit.focus_ring import FocusRing
from transfer_wizard.ui.kit.fold import FoldHead
from transfer_wizard.ui.kit.segments import Segment
from transfer_wizard.ui.shell.session import Session
from transfer_wizard.ui.shell.window import Window


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
