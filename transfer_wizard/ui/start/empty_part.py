"""The start page of a person without requests: one large place to paste or drop, and two other ways to begin."""

from collections.abc import Collection
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from transfer_wizard.flow.steps import STEPS
from transfer_wizard.translations import _, ngettext
from transfer_wizard.ui.kit import theme
from transfer_wizard.ui.kit.card import DropCard
from transfer_wizard.ui.kit.drawn_buttons import PasteButton, WayButton
from transfer_wizard.ui.kit.icons import Picture
from transfer_wizard.ui.kit.texts import Button, Heading, Label
from transfer_wizard.ui.start.asks import Asks
from transfer_wizard.ui.start.ready import ReadyList

PICTURE: Final = (320, 113)
SMALL_PICTURE: Final = (258, 91)
ABREAST: Final = 1040
"""Pixels, counted at the usual size of text: from here on both ways in and the list have room beside each other."""
LOW: Final = 580
"""Pixels, counted at the usual size of text."""
LIST: Final = 320
"""Pixels: the width of what is good to have ready, beside the card."""


class EmptyPart(QWidget):
    """What the program is, in a sentence; the card; the ways; what to have ready."""

    def __init__(self, asks: Asks, hidden: Collection[str] = ()) -> None:
        super().__init__()
        self._count = sum(step.id not in hidden for step in STEPS)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        self.heading = Heading(_("Move Meraki licenses to another organization"), level=1)
        self.sentence = Label(_("Turn what you have into one request that Cisco Meraki Support can act on."), "quiet")
        whole.addWidget(self.heading)
        whole.addSpacing(theme.HALF)
        whole.addWidget(self.sentence)
        self._gap = QWidget()
        whole.addWidget(self._gap)
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._sides.setSpacing(0)
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addWidget(self._card(asks), stretch=1)
        self._ways_gap = QWidget()
        left.addWidget(self._ways_gap)
        left.addLayout(self._ways(asks))
        left.addStretch(0)
        self._sides.addLayout(left, stretch=1)
        self._between = QWidget()
        self._sides.addWidget(self._between)
        self.ready = ReadyList()
        self._sides.addWidget(self.ready, alignment=Qt.AlignmentFlag.AlignTop)
        whole.addLayout(self._sides)
        whole.addStretch(1)
        self.setFocusProxy(self.paste)

    def _card(self, asks: Asks) -> DropCard:
        self.card = DropCard()
        column = self.card.column
        column.setContentsMargins(3 * theme.GRID, 2 * theme.GRID, 3 * theme.GRID, 2 * theme.GRID)
        column.setSpacing(0)
        column.addStretch(1)
        self._picture = Picture("picture-start", PICTURE)
        column.addWidget(self._picture, alignment=Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(3 * theme.GRID)
        title = Heading(_("Paste or drop what you have"))
        kinds = _("An e-mail, a list of keys, a spreadsheet, an earlier request.")
        first = _("You see what was found before it is used.")
        about = Label(f"{kinds}\n{first}", "quiet")
        theme.scaled(about, 1.0)
        for label in (title, about):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(label)
            column.addSpacing(theme.HALF + 1)
        column.addSpacing(2 * theme.GRID)
        self.paste = PasteButton()
        self.file = Button(_("&Choose a file"))
        self.paste.clicked.connect(asks.paste)
        self.file.clicked.connect(asks.file)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.GRID)
        buttons.addStretch(1)
        buttons.addWidget(self.paste)
        buttons.addWidget(self.file)
        buttons.addStretch(1)
        column.addLayout(buttons)
        self.said = Label("", "quiet")
        self.said.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.said.hide()
        column.addSpacing(theme.GRID)
        column.addWidget(self.said)
        column.addStretch(1)
        return self.card

    def _ways(self, asks: Asks) -> QBoxLayout:
        about = ngettext("{count} short step, saved as you go", "{count} short steps, saved as you go", self._count)
        self.steps = WayButton(_("Fill it in step by step"), about.format(count=self._count), "list")
        self.sample = WayButton(_("Look at a finished sample"), _("A made-up request, start to end"), "eye")
        self.steps.clicked.connect(asks.new)
        self.sample.clicked.connect(asks.sample)
        self._pair = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._pair.addWidget(self.steps)
        self._pair.addWidget(self.sample)
        return self._pair

    def fit(self, counted: int, height: int, shows_list: bool) -> None:
        """Take the form for a width.

        Args:
            counted: in pixels, as if the text had its usual size.
            height: the same of the page; a low one does without the picture, so that all words are in sight.
            shows_list: what to have ready is wanted where it does not stand at the side.
        """
        is_wide, is_narrow = counted >= theme.NARROW, counted < theme.NARROWEST
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        theme.scaled(self.sentence, theme.LEAD if is_wide else 1.0)
        self._gap.setFixedHeight(3 * theme.GRID + 2 if is_wide else 2 * theme.GRID)
        has_picture = not is_narrow and height >= LOW
        self._picture.setVisible(has_picture)
        self._picture.setFixedSize(*(PICTURE if is_wide else SMALL_PICTURE))
        self.card.setMinimumHeight(0 if not has_picture else 372 if is_wide else 320)
        self._ways_gap.setFixedHeight(2 * theme.GRID if is_wide else theme.GRID + theme.HALF)
        self._pair.setSpacing(2 * theme.GRID if is_wide else theme.GRID + theme.HALF)
        self._pair.setDirection(down if is_narrow or (is_wide and counted < ABREAST) else across)
        for way in (self.steps, self.sample):
            way.set_edge(2 * theme.GRID if is_wide else theme.GRID + theme.HALF)
        self._sides.setDirection(across if is_wide else down)
        self._between.setFixedSize(8 * theme.GRID if is_wide else 0, 0 if is_wide else 3 * theme.GRID)
        self._between.setVisible(is_wide or shows_list)
        self.ready.setVisible(is_wide or shows_list)
        if is_wide:
            self.ready.setFixedWidth(round(LIST * theme.text_scale()))
        else:
            self.ready.setMinimumWidth(0)
            self.ready.setMaximumWidth(theme.ENDLESS)

    def say(self, text: str) -> None:
        """Say under the buttons what came of a paste."""
        self.said.setText(text)
        self.said.setVisible(bool(text))
