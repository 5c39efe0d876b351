"""Labels are measured once for each width, and parts of a page are laid out when they come into sight."""

import re

import pytest
from babel.messages.pofile import read_po
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextLayout
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

import translate
from transfer_wizard.ui.kit import theme
from transfer_wizard.ui.kit.texts import Label, Link, breakable, show_if

NARROW = 120
POLISHED = Qt.WidgetAttribute.WA_WState_Polished


def test_a_label_is_measured_anew_with_another_text_and_another_font(qtbot: QtBot) -> None:
    label = Label("a few words that need two lines")
    qtbot.addWidget(label)
    label.show()
    low = label.heightForWidth(NARROW)
    assert label.heightForWidth(NARROW) == low
    label.setText("a few words that need two lines " * 3)
    high = label.heightForWidth(NARROW)
    assert high > 2 * low
    theme.large(label)
    assert label.heightForWidth(NARROW) > high
    label.setMinimumWidth(4 * NARROW)
    assert label.heightForWidth(NARROW) < high


def test_a_link_is_measured_anew_with_another_text_and_another_font(qtbot: QtBot) -> None:
    link = Link("a few words that need two lines")
    qtbot.addWidget(link)
    link.show()
    low = link.heightForWidth(NARROW)
    link.setText("a few words that need two lines " * 3)
    high = link.heightForWidth(NARROW)
    assert high > low
    theme.large(link)
    assert link.heightForWidth(NARROW) > high


def test_a_part_is_laid_out_with_its_page_and_not_before(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    part = Label("words")
    QVBoxLayout(page).addWidget(part)
    show_if(part, True)
    assert not part.testAttribute(POLISHED)
    page.show()
    assert part.isVisible()
    show_if(part, False)
    assert not part.isVisible()
    show_if(part, True)
    assert part.isVisible()


def test_names_of_buttons_stand_out_and_are_no_markup(qtbot: QtBot) -> None:
    label = Label("Choose Move license beside <b>, not Moved; then Moveを")
    qtbot.addWidget(label)
    label.show_names(("Move", "Move license"))
    strong = re.findall(r"600[^>]*>([^<]*)<", label.text())
    assert strong == ["Move license", "Move"]
    assert "&lt;b&gt;" in label.text()
    assert label.accessibleName() == "Choose Move license beside <b>, not Moved; then Moveを"


def test_a_long_word_is_broken_and_the_text_stays_what_it_was(qtbot: QtBot) -> None:
    label = Label("x" * 300)
    qtbot.addWidget(label)
    label.show()
    assert label.minimumSizeHint().width() < 2 * NARROW
    assert label.text() == "x" * 300
    label.setText("y" * 300)
    assert label.minimumSizeHint().width() < 2 * NARROW
    assert label.text() == "y" * 300


def lines_of(text: str) -> list[str]:
    """The lines of a text in no room at all: each ends where a line may end."""
    text = breakable(text)
    layout = QTextLayout(text)
    layout.beginLayout()
    lines = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(1)
        lines.append(text[line.textStart() : line.textStart() + line.textLength()].strip(" \u200b"))
    layout.endLayout()
    return lines


@pytest.mark.usefixtures("qapp")
def test_no_line_of_japanese_ends_behind_a_bracket_or_begins_with_a_stop() -> None:
    """The sixteenth sign of a long row of them was followed by a place to break, whatever it was."""
    with translate.path_of("ja").open("rb") as file:
        said = {form for message in read_po(file, locale="ja") for form in translate.forms(message.string)}
    assert len(said) > 1000
    lines = [(line, text) for text in said if len(text) > 1 for line in lines_of(text)]
    assert not [
        each for each in lines if each[0].endswith(tuple("（「『【")) or each[0].startswith(tuple("、。）」』】：？ー"))
    ]


@pytest.mark.usefixtures("qapp")
def test_a_part_of_an_address_that_is_named_stays_in_one_line() -> None:
    for text, lines in (
        ("アドレスに /o/）の", ["ア", "ド", "レ", "ス", "に", "/\u2060o/）", "の"]),
        ("an organization (/o/ in it)", ["an", "organization", "(/\u2060o/", "in", "it)"]),
        ("リンク（/n/）です。", ["リ", "ン", "ク", "（/\u2060n/）", "で", "す。"]),
    ):
        assert lines_of(text) == lines
    assert breakable("https://n1.meraki.com/o/VjjsAd/manage") == "https://n1.\u200bmeraki.\u200bcom/o/VjjsAd/manage"
