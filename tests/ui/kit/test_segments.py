"""A question with a few answers, used with keys and the mouse as a person uses it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from transfer_wizard.ui.kit import accessible, theme
from transfer_wizard.ui.kit.inputs import LineInput, column
from transfer_wizard.ui.kit.segments import Segments

ACCESS = [("full", "Yes, both"), ("one", "One of them"), ("less", "Read-only or network"), ("unknown", "I don’t know")]
SEVERITIES = [
    ("3", "Severity 3: minimal impact on business operations"),
    ("4", "Severity 4: no impact on business operations"),
]


class Question(QWidget):
    """A question between two fields; it notes what it is told."""

    def __init__(self, answers: list[tuple[str, str]], fills: bool = False) -> None:
        super().__init__()
        self.before, self.after = LineInput(20), LineInput(20)
        self.segments = Segments(answers, "Full access to both", fills)
        lines = column(self)
        for part in (self.before, self.segments, self.after):
            lines.addWidget(part)
        lines.addStretch(1)
        self.answers: list[str] = []
        self.segments.edited.connect(self.answers.append)


@pytest.fixture
def question(qtbot: QtBot) -> Question:
    """A question in sight, wide enough for a row, nothing chosen."""
    question = Question(ACCESS)
    qtbot.addWidget(question)
    question.resize(700, 200)
    with qtbot.waitExposed(question):
        question.show()
    question.activateWindow()
    question.before.setFocus()
    qtbot.waitUntil(question.before.hasFocus)
    return question


def key(code: Qt.Key) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, code)


def chosen(segments: Segments) -> list[str]:
    return [each.text() for each in segments.buttons if each.isChecked()]


def test_nothing_is_chosen_until_the_person_chooses(question: Question) -> None:
    assert chosen(question.segments) == []
    key(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is question.segments.buttons[0]
    assert chosen(question.segments) == question.answers == []
    key(Qt.Key.Key_Space)
    assert chosen(question.segments) == ["Yes, both"]
    assert question.answers == ["full"]


def test_arrows_choose_and_go_round_and_tab_leaves(question: Question) -> None:
    key(Qt.Key.Key_Tab)
    for code in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_Up):
        key(code)
    assert question.answers == ["one", "less", "one", "full", "unknown"]
    key(Qt.Key.Key_Right)
    assert chosen(question.segments) == ["Yes, both"]
    key(Qt.Key.Key_Right)
    key(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is question.after
    QTest.keyClick(question.after, Qt.Key.Key_Backtab)
    assert QApplication.focusWidget() is question.segments.buttons[1]


def test_an_answer_is_chosen_wherever_it_is_pressed(question: Question) -> None:
    button = question.segments.buttons[2]
    QTest.mouseClick(button, Qt.MouseButton.LeftButton, pos=button.rect().bottomRight())
    assert question.answers == ["less"]


def test_an_answer_that_was_shown_can_be_taken_back(question: Question) -> None:
    question.segments.show_text("less")
    assert chosen(question.segments) == ["Read-only or network"]
    question.segments.show_text("")
    assert chosen(question.segments) == question.answers == []
    key(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is question.segments.buttons[0]


@pytest.mark.parametrize("fills", [True, False])
def test_nothing_moves_when_an_answer_is_chosen(qtbot: QtBot, fills: bool) -> None:
    question = Question(ACCESS, fills)
    qtbot.addWidget(question)
    question.resize(700, 200)
    with qtbot.waitExposed(question):
        question.show()
    before = [each.geometry() for each in question.segments.buttons]
    for word, _text in ACCESS:
        question.segments.show_text(word)
        assert [each.geometry() for each in question.segments.buttons] == before
        assert question.segments.heightForWidth(700) == before[0].height()


def test_a_row_gives_up_room_and_then_becomes_a_list(qtbot: QtBot) -> None:
    ground = QWidget()  # a window would keep its contents from being squeezed, as a page does not
    qtbot.addWidget(ground)
    ground.resize(800, 600)
    segments = Segments(ACCESS, "Access", fills=True)
    segments.setParent(ground)
    with qtbot.waitExposed(ground):
        ground.show()
    whole = segments.sizeHint().width()
    for width, is_row in ((whole + 40, True), (whole, True), (whole - 40, True), (whole - 80, False), (200, False)):
        segments.resize(width, segments.heightForWidth(width))
        places = [each.geometry() for each in segments.buttons]
        assert len({place.y() for place in places}) == (1 if is_row else 4), width
        assert len({place.x() for place in places}) == (4 if is_row else 1), width
        assert max(place.right() for place in places) == width - 1
        assert max(place.bottom() for place in places) == segments.height() - 1
        least = min(place.height() for place in places)
        assert least >= theme.CONTROL


def test_a_long_answer_is_wrapped_and_not_cut(qtbot: QtBot) -> None:
    segments = Segments(SEVERITIES, "Severity")
    qtbot.addWidget(segments)
    narrow, wide = segments.heightForWidth(230), segments.heightForWidth(600)
    assert wide == 2 * theme.CONTROL
    assert narrow > wide
    assert sum(each.high(230) for each in segments.buttons) == narrow


def test_screen_readers_hear_the_question_the_answers_and_what_is_wrong(question: Question) -> None:
    accessible.install()
    question.segments.setAccessibleDescription("Organization › Configure › Administrators.")
    group = QAccessible.queryAccessibleInterface(question.segments)
    assert group.role() == QAccessible.Role.Grouping
    assert group.text(QAccessible.Text.Name) == "Full access to both"
    question.segments.show_text("unknown")
    for button, (_word, text) in zip(question.segments.buttons, ACCESS, strict=True):
        answer = QAccessible.queryAccessibleInterface(button)
        assert answer.role() == QAccessible.Role.RadioButton
        assert answer.text(QAccessible.Text.Name) == text
        said = answer.text(QAccessible.Text.Description)
        assert said == "Full access to both Organization › Configure › Administrators."
        assert bool(answer.state().checked) is (text == "I don’t know")
    question.segments.buttons[1].click()
    told = [group.child(number).text(QAccessible.Text.Name) for number in range(group.childCount())]
    assert told == [text for _word, text in ACCESS], "their order is what is in sight, whichever was chosen"


def test_a_locked_question_shows_its_answer_alone(question: Question) -> None:
    question.segments.lock()
    question.segments.show_text("one")
    assert [each.text() for each in question.segments.buttons if each.isVisible()] == ["One of them"]
    key(Qt.Key.Key_Tab)
    key(Qt.Key.Key_Right)
    assert chosen(question.segments) == ["One of them"]
    assert question.answers == []
