"""Review: first what is left to do, then every answer once in cards, each with one link to change it."""

import datetime
from typing import Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from transfer_wizard.flow.navigator import Navigator
from transfer_wizard.flow.remaining import Remaining, remaining
from transfer_wizard.flow.steps import Step, step_of
from transfer_wizard.translations import _
from transfer_wizard.ui.kit import theme
from transfer_wizard.ui.kit.accessible import announce
from transfer_wizard.ui.kit.inputs import column
from transfer_wizard.ui.review.overview import Overview, overviews
from transfer_wizard.ui.review.overview_card import OverviewCard
from transfer_wizard.ui.review.verdict_cards import VerdictCards
from transfer_wizard.ui.services.passcode_keeper import PasscodeKeeper
from transfer_wizard.ui.steps.page import Foot, Page
from transfer_wizard.ui.steps.source import source_line
from transfer_wizard.validation.rules import TRANSFER_REQUEST

LETTERS: Final = 110
"""How wide the page gets: two cards side by side."""
NARROW: Final = 680
"""Counted pixels: on a page narrower than this, the cards stand one below the other."""
LEFT: Final = ("requester", "route", "passcodes")


class ReviewPage(Page):
    """Everything once. It is made anew when the draft is another one than it shows."""

    def __init__(self, step: Step, navigator: Navigator, keeper: PasscodeKeeper) -> None:
        self._keeper = keeper
        super().__init__(step, navigator)

    def build(self) -> None:
        """The cards come with the first refresh."""
        self.widest = theme.letters(self.content, LETTERS)
        self.column.setSpacing(2 * theme.GRID)
        self._body = QWidget()
        self.column.addWidget(self._body)
        self._shown: tuple[Remaining, tuple[Overview, ...], datetime.date] | None = None
        self._judged: object = None
        self._times: object = None
        self._return_to = ""
        self.cards: dict[str, OverviewCard] = {}
        self._waiting: tuple[Overview, ...] = ()
        self.verdict: VerdictCards | None = None

    def refresh(self) -> None:
        """Show the draft as it is; what has the focus keeps it."""
        verdict = self.navigator.verdict()
        times = {side: f"{time:%H:%M}" for side, time in self._keeper.times.items()}
        # The navigator makes another one as soon as anything may have changed; it may say the same.
        if verdict is self._judged and times == self._times:
            return
        self._judged, self._times = verdict, times
        wanted = remaining(self.navigator), overviews(self.navigator, times), self.navigator.today
        if wanted == self._shown:
            return
        focused = self._focused()
        scrolled = self.verticalScrollBar().value()
        self._shown = wanted
        self._fill(*wanted)
        if not self.isHidden() or self._return_to:  # else it is about to come into sight, at its top
            self.make_whole()
        if focused in self.cards:
            self.cards[focused].change.setFocus()
            QTimer.singleShot(0, self, lambda: self.verticalScrollBar().setValue(scrolled))

    def make_whole(self) -> bool:
        """The cards with the answers have a turn of their own."""
        waiting, self._waiting = self._waiting, ()
        for overview in sorted(waiting, key=lambda each: [*LEFT, each.step].index(each.step)):
            card = OverviewCard(overview)
            card.chosen.connect(self._go)
            self.cards[overview.step] = card
            side = self._sides[overview.step not in LEFT]
            side.insertWidget(side.count() - 1, card)
            if self._body.isVisible():
                card.show()  # at once, so that it can take the focus
        if waiting:
            self._arrange()
        return bool(waiting)

    def arrive(self) -> None:
        """Start at the top, or where the person left to change an answer."""
        super().arrive()
        card = self.cards.get(self._return_to)
        self._return_to = ""
        if card:
            card.change.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if self._shown:
            announce(self, self._shown[0].title)

    @property
    def foot(self) -> Foot:
        """Send is next."""
        return Foot(_("&Go to Send"))

    def field(self, path: str) -> QWidget | None:
        """The way to change what is at a path."""
        card = self.cards.get(step_of(path))
        return card.change if card else None

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The cards stand one below the other where the page is narrow."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        if self.cards:
            is_narrow = theme.counted(self.viewport().width()) < NARROW
            down, right = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
            self._both.setDirection(down if is_narrow else right)

    def _focused(self) -> str:
        focus = self.window().focusWidget()
        return next((step for step, card in self.cards.items() if card.change is focus), "")

    def _go(self, path: str) -> None:
        self._return_to = step_of(path)
        self.jumped.emit(path)

    def _fill(self, left_open: Remaining, cards: tuple[Overview, ...], today: datetime.date) -> None:
        """Make everything anew, in place of what was there."""
        old, self._body = self._body, QWidget()
        rows = column(self._body, spacing=theme.GRID + 2)
        self.verdict = VerdictCards(left_open, today)
        self.verdict.chosen.connect(self._go)
        rows.addWidget(self.verdict)
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._both.setSpacing(theme.GRID + 2)
        self._sides = QVBoxLayout(), QVBoxLayout()
        for side in self._sides:
            side.setSpacing(theme.GRID + 2)
            side.addStretch(1)
            self._both.addLayout(side, stretch=1)
        self.cards, self._waiting = {}, cards
        rows.addLayout(self._both)
        rows.addWidget(source_line(TRANSFER_REQUEST, today, _("Rules: {title}")))
        self.column.replaceWidget(old, self._body)
        if self.isVisible():
            self._body.show()  # at once, so that it can take the focus
        old.hide()
        old.deleteLater()
