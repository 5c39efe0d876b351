"""Advice as a page of its own: why, what to do, and who says so. Back leads to the answers, Continue on regardless."""

import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from transfer_wizard.flow.advice import Advice
from transfer_wizard.translations import _
from transfer_wizard.ui.kit import theme
from transfer_wizard.ui.kit.inputs import column
from transfer_wizard.ui.kit.texts import Box, Button, Heading, Label, Link, Sheet, beside, breakable
from transfer_wizard.validation.problems import ALTERNATIVE_RULES

if TYPE_CHECKING:
    from transfer_wizard.validation.problems import Source


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
            self.add_indented(_card(each, today, with_heading=number > 0))
        if any(each.id in ALTERNATIVE_RULES for each in advice) and not is_asked:
            self.alternative = Button(_("Ask Support for an alternative"), "primary")
            self.alternative.clicked.connect(self.alternative_asked)
            self.add_indented(beside(self.alternative))
            said = _("The request then asks Support what else can be done, with the same facts.")
            self.add_indented(Label(said, "help"))
        self.add_indented(Label(_("Back leads to your answers. You may also go on all the same."), "help"))

    def arrive(self) -> None:
        """The page came into sight: start at its top."""
        self.heading.setFocus()


def _card(advice: Advice, today: datetime.date, with_heading: bool) -> Box:
    card = Box("advice", margin=3 * theme.GRID, spacing=2 * theme.GRID)
    if with_heading:
        card.column.addWidget(Heading(advice.heading))
    reason = Label(advice.reason)
    theme.strong(reason)
    card.column.addWidget(reason)
    numbered = len(advice.steps) > 1
    for number, text in enumerate(advice.steps, start=1):
        card.column.addWidget(Label(_("{number}. {step}").format(number=number, step=text) if numbered else text))
    card.column.addWidget(source_line(advice.source, today))
    return card


def source_line(source: "Source", today: datetime.date) -> QWidget:
    """Who says so: the vendor's page as a link with the day it was read, or that the check is our own."""
    if not source.url:
        return Label(_("Source: {title}").format(title=_(source.title)), "quiet")
    link = Link(_(source.title))
    link.setToolTip(source.url)
    link.setAccessibleDescription(source.url)
    link.clicked.connect(lambda: QDesktopServices.openUrl(QUrl(source.url)))
    day = (source.checked or today).isoformat()
    stale = _("Source, read on {day}, more than 90 days ago; the page may have changed:")
    said = stale if source.is_stale(today) else _("Source, read on {day}:")
    box = QWidget()
    lines = column(box, spacing=0)
    address = Label(breakable(source.url), "quiet")
    address.setAccessibleName(source.url)
    for part in (Label(said.format(day=day), "quiet"), link, address):
        lines.addWidget(part)
    return box
