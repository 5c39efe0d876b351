"""What is typed, pasted and composed in a field of the window: all of it is kept, up to the limit."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from tests.ui.shell.fields import errors, field, line
from transfer_wizard.request.shape import LONGEST
from transfer_wizard.ui.kit.inputs import ProseInput
from transfer_wizard.ui.shell.window import Window

CTRL = Qt.KeyboardModifier.ControlModifier
CTRL_SHIFT = CTRL | Qt.KeyboardModifier.ShiftModifier


def test_a_paste_that_is_too_long_is_cut_with_a_word(qtbot: QtBot, window: Window) -> None:
    window.go("requester")
    name = line(window, "requester.name")
    name.setFocus()
    qtbot.keyClicks(name, "Dana")
    QGuiApplication.clipboard().setText("x" * (16 * 1024 * 1024))
    qtbot.keyClick(name, Qt.Key.Key_V, CTRL)
    assert name.text() == "Dana" + "x" * (LONGEST - 4)
    assert window.navigator.draft.get("requester.name") == name.text()
    assert "What was more is cut off at the end." in errors(window)["requester.name"]
    qtbot.keyClick(name, Qt.Key.Key_Z, CTRL)
    assert name.text() == "Dana"
    window.go("case")
    scope = field(window, "case.scope")
    assert isinstance(scope, ProseInput)
    scope.setFocus()
    scope.selectAll()  # a sentence stands there already
    qtbot.keyClicks(scope, "Two sites.")
    qtbot.keyClick(scope, Qt.Key.Key_V, CTRL)
    assert scope.toPlainText() == "Two sites." + "x" * (LONGEST - 10)
    assert "What was more is cut off at the end." in errors(window)["case.scope"]
    qtbot.keyClick(scope, Qt.Key.Key_V, CTRL)
    assert "Nothing was added to it." in errors(window)["case.scope"]


def test_a_paste_is_never_cut_within_a_character(qtbot: QtBot, window: Window) -> None:
    window.go("requester")
    name = line(window, "requester.name")
    name.setFocus()
    qtbot.keyClicks(name, "a")
    QGuiApplication.clipboard().setText("\N{ROCKET}" * LONGEST)
    qtbot.keyClick(name, Qt.Key.Key_V, CTRL)
    assert set(window.navigator.draft.get("requester.name")) == {"a", "\N{ROCKET}"}


@pytest.mark.parametrize("path", ["requester.name", "case.scope"])
def test_what_a_paste_replaces_makes_room_for_it(qtbot: QtBot, window: Window, path: str) -> None:
    window.go(path.split(".")[0])
    input_ = field(window, path)
    assert input_ is not None
    input_.setFocus()
    for text in ("x" * LONGEST, "y" * LONGEST):
        QGuiApplication.clipboard().setText(text)
        qtbot.keyClick(input_, Qt.Key.Key_A, CTRL)
        qtbot.keyClick(input_, Qt.Key.Key_V, CTRL)
    assert window.navigator.draft.get(path) == "y" * LONGEST
    assert errors(window) == {}


@pytest.mark.parametrize("path", ["requester.name", "case.scope"])
@pytest.mark.parametrize(("key", "modifiers"), [(Qt.Key.Key_Y, CTRL), (Qt.Key.Key_Z, CTRL_SHIFT)])
def test_a_field_undoes_and_redoes_its_text(
    qtbot: QtBot, window: Window, path: str, key: Qt.Key, modifiers: Qt.KeyboardModifier
) -> None:
    window.go(path.split(".")[0])
    input_ = field(window, path)
    assert input_ is not None
    input_.setFocus()
    qtbot.keyClicks(input_, "Dana")
    qtbot.keyClick(input_, Qt.Key.Key_Z, CTRL)
    assert window.navigator.draft.get(path) == ""
    qtbot.keyClick(input_, key, modifiers)
    assert window.navigator.draft.get(path) == "Dana"


def test_typing_ends_at_the_limit_and_loses_nothing(qtbot: QtBot, window: Window) -> None:
    window.go("requester")
    name = line(window, "requester.name")
    name.setFocus()
    QGuiApplication.clipboard().setText("x" * LONGEST)
    qtbot.keyClick(name, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert len(name.text()) == LONGEST
    qtbot.keyClicks(name, "y")
    assert name.text() == "x" * LONGEST
    assert "too long" in errors(window)["requester.name"]


@pytest.mark.parametrize("text", ["田中 花子", "שלום עולם", "Dana 🚀 Whitfield", "e\u0301a\u0308", "<b>Dana</b> & Co"])
def test_any_script_is_kept_as_typed(qtbot: QtBot, window: Window, text: str) -> None:
    window.go("case")
    scope = field(window, "case.scope")
    assert isinstance(scope, QPlainTextEdit)
    scope.setFocus()
    QGuiApplication.clipboard().setText(f"{text}\n{text}")
    qtbot.keyClick(scope, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(scope, Qt.Key.Key_Tab)
    assert window.navigator.draft.get("case.scope") == f"{text}\n{text}"


def test_nothing_is_judged_while_a_word_is_composed(qtbot: QtBot, window: Window) -> None:
    window.go("requester")
    email = line(window, "requester.source_email")
    email.setFocus()
    qtbot.keyClicks(email, "dana")
    qtbot.keyClick(email, Qt.Key.Key_Tab)
    assert list(errors(window)) == ["requester.source_email"]
    email.setFocus()
    with qtbot.assertNotEmitted(email.edited):
        QApplication.sendEvent(email, QInputMethodEvent("たな", []))
    commit = QInputMethodEvent("", [])
    commit.setCommitString("田中")
    with qtbot.waitSignal(email.edited):
        QApplication.sendEvent(email, commit)
    assert "田中" in window.navigator.draft.get("requester.source_email")
