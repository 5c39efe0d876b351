"""An input method composes in a field: half a word is nothing yet, for whoever listens to the field."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent, QInputMethodQueryEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from transfer_wizard.app import Program
from transfer_wizard.request.draft import Draft, copied_values
from transfer_wizard.request.shape import LONGEST
from transfer_wizard.ui.kit.inputs import LineInput, ProseInput
from transfer_wizard.ui.licenses.cell_editor import CellEditor
from transfer_wizard.ui.licenses.license_model import Column
from transfer_wizard.ui.licenses.licenses_page import LicensesPage
from transfer_wizard.ui.shell.session import Session
from transfer_wizard.ui.shell.window import Window
from transfer_wizard.ui.steps.heading_row import RowInput
from transfer_wizard.ui.steps.secret_input import SecretInput

MAKERS: dict[str, Callable[[], Any]] = {
    "line": LineInput,
    "prose": ProseInput,
    "heading": RowInput,
    "cell": lambda: CellEditor(Column.KEY),
}


@pytest.fixture(params=MAKERS)
def field(request: pytest.FixtureRequest, qtbot: QtBot) -> Any:
    made = MAKERS[request.param]()
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    made.setFocus()
    qtbot.waitUntil(made.hasFocus)
    made.said = []
    made.edited.connect(made.said.append)
    return made


def text_of(field: Any) -> str:
    return str(field.toPlainText() if isinstance(field, ProseInput) else field.text())


def compose(field: Any, half: str) -> None:
    QApplication.sendEvent(field, QInputMethodEvent(half, []))


def commit(field: Any, word: str, half: str = "") -> None:
    event = QInputMethodEvent(half, [])
    event.setCommitString(word)
    QApplication.sendEvent(field, event)


def test_a_word_counts_once_when_it_is_whole(field: Any) -> None:
    for half in ("t", "た", "たn", "たなか", "田中"):
        compose(field, half)
    assert field.said == []
    assert text_of(field) == ""
    commit(field, "田中")
    assert field.said == ["田中"]


def test_a_word_that_begins_while_another_ends_is_still_half(field: Any) -> None:
    compose(field, "たなか")
    commit(field, "田中", half="t")
    assert field.said == []
    commit(field, "太郎")
    assert field.said == ["田中太郎"]


def test_what_composing_took_away_is_told_when_it_comes_to_nothing(field: Any) -> None:
    field.show_text("Dana")
    field.selectAll()
    compose(field, "た")
    assert field.said == []
    compose(field, "")
    assert text_of(field) == ""
    assert field.said == [""]


def test_a_text_from_elsewhere_does_not_take_half_a_word_away(field: Any) -> None:
    field.show_text("Dana")
    field.selectAll()
    compose(field, "たな")
    field.show_text("Dana")
    commit(field, "田中")
    assert text_of(field) == "田中"
    assert field.said == ["田中"]


def test_a_field_that_is_left_in_the_middle_of_a_word_has_no_half_of_it(field: Any, qtbot: QtBot) -> None:
    left = []
    field.left.connect(lambda: left.append(text_of(field)))
    commit(field, "田中")
    compose(field, "たろ")
    field.clearFocus()
    assert left == ["田中"]
    assert field.said == ["田中"]
    field.show_text("Dana")
    assert text_of(field) == "Dana", "texts from elsewhere are shown again"


def test_what_is_composed_ends_at_the_limit(qtbot: QtBot) -> None:
    made = ProseInput()
    qtbot.addWidget(made)
    refused: list[str] = []
    made.refused.connect(refused.append)
    made.show_text("x" * (LONGEST - 1))
    commit(made, "田中")
    assert len(made.toPlainText()) == LONGEST
    assert len(refused) == 1


def test_digits_of_an_input_method_are_a_passcode(qtbot: QtBot) -> None:
    secret = SecretInput(6)
    qtbot.addWidget(secret)
    compose(secret, "０４")
    assert secret.typed == ""
    commit(secret, "０４１７")
    assert secret.typed == "０４１７"


def test_no_input_method_sees_a_passcode(qtbot: QtBot) -> None:
    secret = SecretInput(6)
    qtbot.addWidget(secret)
    asked = QInputMethodQueryEvent(Qt.InputMethodQuery.ImEnabled)
    QApplication.sendEvent(secret, asked)
    assert asked.value(Qt.InputMethodQuery.ImEnabled) is False


def test_nothing_is_judged_moved_or_saved_while_a_word_is_composed(
    qtbot: QtBot, program: Program, window: Window
) -> None:
    window.go("requester")
    name = window.page.field("requester.name")
    assert isinstance(name, LineInput)
    name.setFocus()
    step, before = window.navigator.step, copied_values(window.navigator.draft.values)
    for half in ("や", "やま", "やまd", "やまだ", "山田"):
        compose(name, half)
        window.refresh()
    assert (window.navigator.step, copied_values(window.navigator.draft.values)) == (step, before)
    assert not program.services().autosave._is_dirty
    commit(name, "山田　太郎")
    qtbot.keyClick(name, Qt.Key.Key_Tab)
    assert window.navigator.draft.get("requester.name") == "山田 太郎"


def test_a_word_that_begins_on_a_cell_opens_it_and_the_next_one_adds_to_it(
    qtbot: QtBot, session: Session, window: Window, sample: Draft
) -> None:
    session.open(sample)
    window.go("licenses")
    assert isinstance(window.page, LicensesPage)
    table = window.page.table
    table.setFocus()
    table.go(0, Column.MODEL)
    for half in ("y", "や", "やま", "山"):
        compose(table, half)
    assert window.navigator.draft.licenses[0]["devices"][0]["model"] == "MR Enterprise"
    commit(table, "山")
    editor = table.editor()
    assert isinstance(editor, CellEditor)
    qtbot.waitUntil(editor.hasFocus)
    commit(editor, "田")
    assert editor.text() == "山田"
    assert window.navigator.draft.licenses[0]["devices"][0]["model"] == "山田"
