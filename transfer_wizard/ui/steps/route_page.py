"""Whether a case is needed at all: three questions, and the verdict under them as soon as the answers allow one."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from transfer_wizard.flow.navigator import Navigator
from transfer_wizard.flow.steps import Step
from transfer_wizard.translations import N_, _
from transfer_wizard.ui.kit.accessible import announce
from transfer_wizard.ui.kit.segments import OPEN_ANSWER
from transfer_wizard.ui.steps.page import Foot, Page

if TYPE_CHECKING:  # a first window shows no advice
    from transfer_wizard.flow.advice import Advice
    from transfer_wizard.ui.steps.advice_page import AdviceCard

DASHBOARD = "https://dashboard.meraki.com"
ALONE = ("route.self-service", "route.undo-claim")
"""Advice that says how to do without Support."""
TRIED = (
    ("not-tried", N_("Not yet")),
    ("failed", N_("It failed")),
    ("not-offered", N_("It isn’t offered")),
    (OPEN_ANSWER, N_("I don’t know")),
)
CANT = ("not-possible", N_("I can’t try it"))
"""Only in requests that say so already."""
NO_FIRST = (("no", N_("No")), ("yes", N_("Yes")), (OPEN_ANSWER, N_("I don’t know")))


def in_browser(address: str) -> None:
    """Open an address in the person's browser."""
    QDesktopServices.openUrl(QUrl(address))


class RoutePage(Page):
    """The page Route."""

    def __init__(self, step: Step, navigator: Navigator, open_address: Callable[[str], None] = in_browser) -> None:
        self._open_address = open_address
        self._is_move_unknown = False
        self._card: AdviceCard | None = None
        super().__init__(step, navigator)

    def build(self) -> None:
        """The three questions, and for a person who can't sign in why."""
        self.tighten()
        tried: tuple[tuple[str, str], ...] = TRIED
        if self.navigator.draft.get("route.self_service") == CANT[0]:
            tried = (*TRIED[:-1], CANT, TRIED[-1])
        self.column.addWidget(self.make_row("route.dashboard_access"))
        name = _("Have you tried Move there?")
        answers = [(word, _(text)) for word, text in tried]
        self.tried = self.make_row("route.self_service", name=name, answers=answers, help_text=None)
        self.column.addWidget(self.tried)
        self.column.addWidget(self.make_row("route.lockout_cause"))
        claimed = [(word, _(text)) for word, text in NO_FIRST]
        self.column.addWidget(self.make_row("route.claimed_within_7_days", answers=claimed))

    def on_edited(self, path: str, text: str) -> None:
        """“I don't know” of Move is an open point: the request has no word for it."""
        if path == self.tried.path:
            self._is_move_unknown = text == OPEN_ANSWER
            text = "" if self._is_move_unknown else text
        super().on_edited(path, text)

    def refresh(self) -> None:
        """Show the answers, and what they come to."""
        super().refresh()
        if self._is_move_unknown and not self.navigator.draft.get(self.tried.path):
            self.tried.show_text(OPEN_ANSWER)
            self.tried.show_problem(None)
        advice = self.navigator.advise()
        told = advice[0] if advice else None
        if (self._card.advice if self._card else None) == told:
            return
        if self._card:
            self.column.removeWidget(self._card)
            self._card.hide()
            self._card.deleteLater()
            self._card = None
        if told:
            from transfer_wizard.ui.steps.advice_page import AdviceCard

            self._card = AdviceCard(told, self.navigator.today, "ok" if told.id in ALONE else "info")
            self.column.addWidget(self._card)
            if self.isVisible():
                announce(self, told.heading)

    @property
    def advice(self) -> "Advice | None":
        """What the answers come to."""
        return self._card.advice if self._card else None

    @property
    def foot(self) -> Foot | None:
        """What helps is the primary button, where the person can do without Support."""
        if self.advice is None or self.advice.id not in ALONE:
            return None
        return Foot(_("Open License Info"), other=_("I still need a case"), leads_out=True)

    def go_on(self) -> bool:
        """Open the dashboard where licenses are moved, or claims undone; the request waits."""
        if self.foot is None:
            return False
        from transfer_wizard.validation.fields import FieldError, link

        try:
            address = link(self.navigator.draft.get("organizations.source.url")).license_info
        except FieldError:
            address = DASHBOARD
        self._open_address(address)
        return True

    def go_another_way(self) -> None:
        """A case is needed all the same."""
        self.continued.emit()
