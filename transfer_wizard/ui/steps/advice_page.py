"""Advice as a page of its own: why, what to do, and who says so. Back leads to the answers, Continue goes on."""

import datetime
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from transfer_wizard.flow.advice import Advice
from transfer_wizard.translations import _
from transfer_wizard.ui.kit import theme
from transfer_wizard.ui.kit.card import Card, CardState
from transfer_wizard.ui.kit.numbered import Numbered
from transfer_wizard.ui.kit.texts import Button, Heading, Label, Sheet, beside
from transfer_wizard.ui.steps.source import source_line
from transfer_wizard.validation.problems import ALTERNATIVE_RULES

BUTTONS: Final = ("Move", "Move license", "Add devices")
"""As the dashboard calls them, in every language."""


class AdvicePage(Sheet):
    """What a person should know before going on.

    Args:
        is_asked: Support is asked for an alternative already.

    Signals:
        alternative_asked: Support is to be asked which alternative there is to the move.
    """

    alternative_asked = Signal()

    def __init__(self, place: str, advice: list[Advice], today: datetime.date, is_asked: bool) -> None:
        super().__init__()
        self.heading = self.add_top(place, advice[0].heading)
        for number, each in enumerate(advice):
            self.column.addWidget(AdviceCard(each, today, has_heading=number > 0))
        if any(each.id in ALTERNATIVE_RULES for each in advice) and not is_asked:
            self.alternative = Button(_("Ask Support for an alternative"), "primary")
            self.alternative.clicked.connect(self.alternative_asked)
            self.add_indented(beside(self.alternative))
            sentence = _("The request then asks Support what else can be done, with the same facts.")
            self.add_indented(Label(sentence, "help"))
        self.add_indented(Label(_("Back leads to your answers. You may also go on all the same."), "help"))

    def arrive(self) -> None:
        """The page came into sight: start at its top."""
        self.heading.setFocus()


class AdviceCard(Card):
    """One piece of advice."""

    def __init__(
        self, advice: Advice, today: datetime.date, state: CardState = "open", has_heading: bool = True
    ) -> None:
        super().__init__(state, margin=20, spacing=2 * theme.GRID)
        self.advice = advice
        top = QVBoxLayout()
        top.setSpacing(theme.GRID)
        if has_heading:
            top.addWidget(Heading(advice.heading))
        top.addWidget(Label(advice.reason))
        self.column.addLayout(top)
        if len(advice.steps) > 1:
            self.column.addWidget(Numbered(advice.heading, advice.steps, names=BUTTONS))
        else:
            for step in advice.steps:
                self.column.addWidget(Label(step))
        self.column.addWidget(source_line(advice.source, today))
