"""What others wrote, in names, mails and files, is shown as it is: no page of Qt’s, and no letter of it is a key."""

from collections.abc import Iterator

from PySide6.QtCore import QModelIndex
from PySide6.QtGui import QGuiApplication, Qt, QTextDocumentFragment
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.kept_requests import start_page
from transfer_wizard.flow.steps import IDS
from transfer_wizard.request.draft import Draft
from transfer_wizard.ui.kit.texts import plain_tip
from transfer_wizard.ui.shell.session import Session
from transfer_wizard.ui.shell.window import Window
from transfer_wizard.ui.start.found_page import FoundPage

NAME = 'R&D <img src="file://evil.example/share/x.png"> <b>Co</b>'
"""On Windows, that picture would tell another computer who is signed in to this one."""


def tips(window: QWidget) -> Iterator[str]:
    for widget in window.findChildren(QWidget):
        yield widget.toolTip()
    for view in window.findChildren(QAbstractItemView):
        model = view.model()
        for row in range(model.rowCount(QModelIndex())):
            yield str(model.data(model.index(row, 0), Qt.ItemDataRole.ToolTipRole) or "")


def test_no_tool_tip_is_a_page_that_others_wrote(qtbot: QtBot, session: Session, window: Window, sample: Draft) -> None:
    for path in ("requester.name", "requester.company", "organizations.source.name", "organizations.destination.name"):
        sample.set(path, NAME)
    session._store.save(sample)
    start_page(qtbot, session)
    shown = list(tips(window))
    assert any("evil.example" in tip for tip in shown)
    assert [tip for tip in shown if "<img" in tip] == []
    session.open(Draft())
    QGuiApplication.clipboard().setText(f"Source organization: {NAME}\nName: Dana {NAME}\nName: Lee {NAME}\n")
    window.back.setFocus()
    qtbot.keyClick(window, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: isinstance(window.stack.currentWidget(), FoundPage))
    shown = list(tips(window))
    assert any("evil.example" in tip for tip in shown)
    assert [tip for tip in shown if "<img" in tip] == []


def test_a_tool_tip_with_a_tag_reads_as_it_was_written() -> None:
    assert plain_tip("5 < 6 & 7") == "5 < 6 & 7"
    for words in (NAME, "one <b>\ntwo"):
        assert QTextDocumentFragment.fromHtml(plain_tip(words)).toPlainText() == words


def test_an_ampersand_in_a_name_is_shown_and_is_no_key(
    qtbot: QtBot, session: Session, window: Window, sample: Draft
) -> None:
    sample.set("organizations.source.name", "R&D")
    sample.set("organizations.destination.name", "Smith && Sons")
    session.open(sample)
    for step in IDS:
        window.go(step)
    named = [
        each
        for each in window.findChildren(QAbstractButton)
        if {"R&D", "Smith && Sons"} & {*each.text().split("Open ")}
    ]
    assert {type(each).__name__ for each in named} == {"Link", "Segment"}
    assert [each.text() for each in named if not each.shortcut().isEmpty()] == []
