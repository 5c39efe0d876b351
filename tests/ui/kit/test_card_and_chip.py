"""Cards and chips wear the colours in force, and a chip says its words to eye and ear."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QImage
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from transfer_wizard.ui.kit import chip, icons, theme
from transfer_wizard.ui.kit.card import Card, CardState, DropCard
from transfer_wizard.ui.kit.chip import Chip
from transfer_wizard.ui.kit.texts import Label


@pytest.fixture
def look(qapp: QApplication) -> Iterator[theme.Theme]:
    made = theme.Theme(qapp)
    yield made
    made.force(Qt.ColorScheme.Light)


def drawn(qtbot: QtBot, thing: QWidget) -> QImage:
    """What a widget looks like, in a window of its own."""
    qtbot.addWidget(thing)
    with qtbot.waitExposed(thing):
        thing.show()
    return thing.grab().toImage()


def colours_in(picture: QImage) -> set[str]:
    return {
        picture.pixelColor(x, y).name() for x in range(0, picture.width(), 1) for y in range(0, picture.height(), 1)
    }


@pytest.mark.parametrize("scheme", [Qt.ColorScheme.Light, Qt.ColorScheme.Dark])
@pytest.mark.parametrize("state", ["plain", "ok", "open", "wrong", "info"])
def test_a_card_has_the_ground_and_the_line_of_its_state(
    qtbot: QtBot, look: theme.Theme, state: CardState, scheme: Qt.ColorScheme
) -> None:
    look.force(scheme)
    card = Card("info" if state == "plain" else "plain")
    card.column.addWidget(Label("Northwind"))
    drawn(qtbot, card)
    card.show_state(state)
    picture = card.grab().toImage()
    colours = look.colours
    ground, line = (
        (colours.surface, colours.line)
        if state == "plain"
        else (getattr(colours, f"{state}_soft"), getattr(colours, f"{state}_line"))
    )
    assert picture.pixelColor(QPoint(picture.width() // 2, 4)).name() == ground
    assert picture.pixelColor(QPoint(picture.width() // 2, 0)).name() == line


def test_the_drop_card_is_a_sheet_with_a_dashed_edge(qtbot: QtBot, look: theme.Theme) -> None:
    card = DropCard()
    card.setFixedSize(200, 80)
    picture = drawn(qtbot, card)
    edge = [picture.pixelColor(x, 0).name() for x in range(20, 180)]
    assert len({colour == look.colours.surface or QColor(colour).lightness() > 220 for colour in edge}) == 2
    assert picture.pixelColor(100, 40).name() == look.colours.surface


@pytest.mark.parametrize(("state", "colour"), [("ok", "ok"), ("open", "open"), ("wrong", "wrong"), ("sent", "info")])
def test_a_chip_has_its_mark_its_words_and_its_name(
    qtbot: QtBot, look: theme.Theme, state: chip.ChipState, colour: str
) -> None:
    made = Chip(state, "2 open points")
    picture = drawn(qtbot, made)
    assert made.accessibleName() == "2 open points"
    assert picture.pixelColor(picture.width() // 2, 2).name() == getattr(look.colours, f"{colour}_soft")
    left = picture.copy(0, 2, picture.height(), picture.height() - 4)
    assert getattr(look.colours, colour) in colours_in(left)  # the mark stands before the words
    assert made.sizeHint().height() >= 24


def test_a_chip_is_as_large_as_its_text(qtbot: QtBot, look: theme.Theme, qapp: QApplication) -> None:
    made = Chip("open", "2 open points")
    qtbot.addWidget(made)
    before = made.sizeHint()
    font = made.font()
    font.setPointSizeF(font.pointSizeF() * 2)
    made.setFont(font)
    assert made.sizeHint().height() > 1.5 * before.height()
    assert made.sizeHint().width() > 1.5 * before.width()


def test_the_drawing_of_what_is_off_is_as_quiet_as_its_words(qtbot: QtBot) -> None:
    drawing = icons.icon("external", "on_accent")
    for mode, colour in ((QIcon.Mode.Normal, "on_accent"), (QIcon.Mode.Disabled, "quiet")):
        image = drawing.pixmap(QSize(80, 80), 1.0, mode).toImage()
        inks = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
        whole = {each.name() for each in inks if each.alpha() == 255}
        assert whole == {getattr(theme.colours(), colour)}
