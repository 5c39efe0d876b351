"""Numbered steps: what they look like, and what a screen reader is told of them."""

from typing import Any

from PySide6.QtGui import QAccessible, QColor, QFont, QImage
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from transfer_wizard.ui.kit import accessible, theme
from transfer_wizard.ui.kit.numbered import Countdown, Numbered, StepProgress
from transfer_wizard.ui.kit.texts import Button

CAPTIONS = ("Open the dashboard", "Copy the subject", "Submit it there")


def steps(qtbot: QtBot, **how: Any) -> Numbered:
    accessible.install()
    made = Numbered("What to do", CAPTIONS, **how)
    qtbot.addWidget(made)
    made.resize(700, 300)
    with qtbot.waitExposed(made):
        made.show()
    return made


def has(image: QImage, colour: str) -> bool:
    wanted = QColor(colour)
    return any(image.pixelColor(x, y) == wanted for x in range(image.width()) for y in range(image.height()))


def test_screen_readers_hear_an_ordered_list(qtbot: QtBot) -> None:
    made = steps(qtbot)
    made.steps[0].show_progress(StepProgress.DONE)
    made.steps[1].show_progress(StepProgress.NEXT)
    made.steps[1].say("Copy the subject", "License transfer: 2 keys")
    whole = QAccessible.queryAccessibleInterface(made)
    assert whole.role() == QAccessible.Role.List
    assert whole.text(QAccessible.Text.Name) == "What to do"
    items = [whole.child(number) for number in range(whole.childCount())]
    assert [item.role() for item in items] == [QAccessible.Role.ListItem] * 3
    names = [item.text(QAccessible.Text.Name) for item in items]
    assert names == ["1. Open the dashboard", "2. Copy the subject", "3. Submit it there"]
    said = [item.text(QAccessible.Text.Description) for item in items]
    assert said == ["Done", "Next. License transfer: 2 keys", ""]


def test_the_first_step_that_is_not_done_is_next(qtbot: QtBot) -> None:
    made = steps(qtbot)
    assert made.next is made.steps[0]
    for step in made.steps[:2]:
        step.show_progress(StepProgress.DONE)
    assert made.next is made.steps[2]
    made.steps[2].show_progress(StepProgress.DONE)
    assert made.next is None


def test_each_state_has_a_mark_of_its_own(qtbot: QtBot) -> None:
    made = steps(qtbot)
    circle = made.steps[0].circle
    colours = theme.colours()
    for progress, filled in (
        (StepProgress.TO_COME, colours.surface),
        (StepProgress.NEXT, colours.accent),
        (StepProgress.DONE, colours.ok_soft),
    ):
        circle.show_progress(progress)
        image = circle.grab().toImage()
        assert image.pixelColor(circle.width() // 2, 4) == QColor(filled), progress
    assert not has(made.grab().toImage(), colours.line)


def test_events_are_joined_by_a_line_and_the_next_one_has_a_dot(qtbot: QtBot) -> None:
    made = steps(qtbot, has_numbers=False)
    made.steps[0].show_progress(StepProgress.NEXT)
    circle = made.steps[0].circle
    image = circle.grab().toImage()
    assert image.pixelColor(circle.width() // 2, circle.height() // 2) == QColor(theme.colours().accent)
    assert image.pixelColor(circle.width() // 2, 5) == QColor(theme.colours().surface)
    assert has(made.grab().toImage(), theme.colours().line)


def test_what_stands_at_the_right_goes_below_in_a_narrow_place(qtbot: QtBot) -> None:
    made = steps(qtbot)
    button = Button("Copy")
    made.steps[0].aside.addWidget(button)
    qtbot.waitUntil(lambda: button.y() < made.steps[0].caption.height())
    made.resize(240, 300)
    qtbot.waitUntil(lambda: button.y() > made.steps[0].caption.geometry().bottom())


def test_beside_a_higher_step_the_words_stay_at_the_top(qtbot: QtBot) -> None:
    made = Numbered("The way", ("Call", "Pick a tile " * 12), is_row=True)
    qtbot.addWidget(made)
    made.resize(300, 400)
    with qtbot.waitExposed(made):
        made.show()
    low, high = (step.caption for step in made.steps)
    assert low.height() < high.height()
    assert low.mapTo(made, low.rect().topLeft()).y() == high.mapTo(made, high.rect().topLeft()).y()


def test_a_circle_grows_with_its_text(qtbot: QtBot) -> None:
    made = steps(qtbot)
    small = made.steps[0].circle.sizeHint().height()
    font = made.font()
    font.setPointSizeF(30)
    made.steps[0].circle.setFont(font)
    assert made.steps[0].circle.sizeHint().height() > small
    assert all(label.wordWrap() for label in made.findChildren(QLabel))


def test_the_ring_runs_down_clockwise(qtbot: QtBot) -> None:
    ring = Countdown()
    qtbot.addWidget(ring)
    accent, gone = (QColor(each) for each in (theme.colours().accent, theme.colours().line))

    def at(place: tuple[int, int]) -> QColor:
        return ring.grab().toImage().pixelColor(*place)

    right, left = (17, 10), (2, 10)
    ring.show_left(20, 20)
    assert (at(right), at(left)) == (accent, accent)
    ring.show_left(10, 20)
    assert (at(right), at(left)) == (accent, gone)
    ring.show_left(0, 20)
    assert (at(right), at(left)) == (gone, gone)


def test_the_ring_grows_with_the_text(qtbot: QtBot) -> None:
    font = QApplication.font()
    ring = Countdown()
    qtbot.addWidget(ring)
    small = ring.sizeHint().height()
    larger = QFont(font)
    larger.setPointSizeF(2 * font.pointSizeF())
    QApplication.setFont(larger)
    try:
        assert ring.sizeHint().height() == 2 * small
    finally:
        QApplication.setFont(font)
