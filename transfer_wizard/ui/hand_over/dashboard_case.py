"""A case in the dashboard: the way there, the subject and the text to paste, and the passcodes."""

from typing import Final

from PySide6.QtWidgets import QWidget

from transfer_wizard.flow.channels import DASHBOARD, SEVERITIES, channel, suggested_severity
from transfer_wizard.flow.navigator import Navigator
from transfer_wizard.request.applies import can_see
from transfer_wizard.request.shape import MOST_IN_A_BOX
from transfer_wizard.translations import N_, _
from transfer_wizard.ui.hand_over.case_texts import CaseWay, OneLineText, inline
from transfer_wizard.ui.hand_over.tools import Tools, open_dashboard
from transfer_wizard.ui.kit import theme
from transfer_wizard.ui.kit.accessible import announce
from transfer_wizard.ui.kit.inputs import column
from transfer_wizard.ui.kit.numbered import NumberedStep
from transfer_wizard.ui.kit.texts import Button, Label, Link
from transfer_wizard.ui.steps.source import source_line
from transfer_wizard.validation import wording

MENU: Final = N_("? › Get help & cases › Pick a Tile to Contact Support › Submit a case")
"""The words of the dashboard's menus. Source: the vendor's page on license transfer requests."""


class DashboardCase(CaseWay):
    """The way through the menus."""

    def __init__(self, tools: Tools) -> None:
        super().__init__(_(channel(DASHBOARD).title))
        self._navigator = tools.navigator
        self._is_open = False
        self.open = Button(_("Open"), icon="external", is_small=True)
        self.open.setAccessibleName(_("Open the dashboard"))
        self.open.clicked.connect(self._on_open)
        step = self.add(_("Open a case in the dashboard"), "", lambda: [self.open], lambda: self._is_open)
        step.aside.addWidget(self.open)
        self._add_menu(step)
        self.add_case(tools, MOST_IN_A_BOX)
        self.submit = self.add(_("Submit it there, then come back with the case number"))

    def show_draft(self) -> None:
        """Show the request as it is now."""
        self._show_giving()
        self._show_severity()
        super().show_draft()

    def _show_giving(self) -> None:
        """Say when the passcodes are given, unless there are none to give."""
        gives = can_see(self._navigator.draft)
        self.give.say(_("Give today’s passcodes") if gives else _("Passcodes"))
        sentence = _("Click Submit. A confirmation comes by e-mail.")
        if gives:
            sentence = _("Add today’s passcodes when Support asks, then click Submit. A confirmation comes by e-mail.")
        self.submit.say_about(sentence)

    def _on_open(self) -> None:
        self._is_open = open_dashboard(self._navigator)
        said = "" if self._is_open else _("No browser opened. Sign in at dashboard.meraki.com.")
        self.tasks[0].step.say_about(said)
        if said:
            announce(self, said, is_urgent=True)
        self.go_on()

    # The severity to choose there

    def _add_menu(self, step: NumberedStep) -> None:
        sees = OneLineText(_("Support sees which administrator is writing."), "quiet")
        self.severity = Link("")
        theme.hint(self.severity)
        self.severity.clicked.connect(self._on_severity)
        step.words.addWidget(Label(_(MENU), "quiet"))
        step.words.addWidget(inline(sees, self.severity))
        self.meanings: QWidget | None = None
        self._lines = step.column

    def _severity(self) -> tuple[str, str]:
        """The one to choose there, and why."""
        draft = self._navigator.draft
        suggested = suggested_severity(draft, self._navigator.today)
        chosen = draft.get("case.severity")
        if not chosen:
            return suggested.what, _("Suggested: {reason}").format(reason=suggested.reason)
        if chosen == suggested.what:
            return chosen, suggested.reason
        sentence = _("You chose it on Case. The request itself speaks for {number}: {reason}")
        return chosen, sentence.format(number=suggested.what, reason=suggested.reason)

    def _show_severity(self) -> None:
        number, reason = self._severity()
        self.severity.setText(_("Severity {number}").format(number=number))
        self.severity.setAccessibleName(_("Choose severity {number} there: why").format(number=number))
        if self.meanings:
            self.reason.setText(reason)

    def _on_severity(self) -> None:
        """Show or hide why, and what the four mean."""
        if self.meanings is None:
            self.reason = Label()
            self.meanings = _meanings(self._navigator)
            for thing in (self.reason, self.meanings):
                thing.hide()
                self._lines.addWidget(thing)
            self._show_severity()
        is_shown = self.meanings.isHidden()
        for thing in (self.reason, self.meanings):
            thing.setVisible(is_shown)


def _meanings(navigator: Navigator) -> QWidget:
    """The vendor's four severities, and what follows from each."""
    box = QWidget()
    lines = column(box, spacing=theme.HALF)
    follows = (
        _("By phone, 24/7: somebody on your side must stay available."),
        _("By phone, in business hours."),
        _("Nobody has to be at hand all the time; the helpline or Call me now are open to it too."),
        _("In writing."),
    )
    for (_word, text), how in zip(wording.choices("case.severity"), follows, strict=True):
        lines.addWidget(Label(f"{text}. {how}"))
    lines.addWidget(Label(_("It can be changed later by phone only."), "help"))
    lines.addWidget(source_line(SEVERITIES, navigator.today))
    return box
