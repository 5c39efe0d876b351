"""The webform: opened with the fields filled in, or any browser and the fields copied one by one; never sent here."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QUrl
from PySide6.QtWidgets import QVBoxLayout

from transfer_wizard.flow.channels import WEBFORM, channel
from transfer_wizard.request.applies import can_see, is_without_mail
from transfer_wizard.translations import _, joined, spoken
from transfer_wizard.ui.hand_over.case_texts import CaseWay
from transfer_wizard.ui.hand_over.tools import Tools
from transfer_wizard.ui.kit import theme
from transfer_wizard.ui.kit.accessible import announce
from transfer_wizard.ui.kit.segments import Segments
from transfer_wizard.ui.kit.texts import Button, Label, Link, beside
from transfer_wizard.webform.values import FormValue


class WebformWay(CaseWay):
    """Two ways into the form, and what each will do."""

    def __init__(self, tools: Tools) -> None:
        super().__init__(_(channel(WEBFORM).title))
        self._navigator = tools.navigator
        self._case = tools.case
        self._guide = tools.guide()
        self._browsers = {browser.name: browser for browser in self._guide.browsers}
        self._chosen = next(iter(self._browsers), "")
        self._is_open = self._is_writing = False
        self._add_form()
        self.add_case(tools, self._guide.profile.most_characters)
        self.send_it = self.add(_("Send it there, then come back with the case number"))
        self._guide.said.connect(self._on_said)
        self._on_chosen(self._chosen)

    def show_draft(self) -> None:
        """Show the request as it is now."""
        answer = _("Answer the e-mail that comes: it confirms the case.")
        if is_without_mail(self._navigator.draft):
            answer = _("Give an address at which mail reaches you. The e-mail that comes there confirms the case.")
        self.send_it.say_about(answer)
        if self._is_writing and not self._case.waits_for("form"):  # the page was left meanwhile
            self._is_writing = False
            self.said.hide()
        if can_see(self._navigator.draft):
            self.give.say(_("Give today’s passcodes"), _("Where the form asks, or in your reply to Support’s e-mail."))
        else:
            self.give.say(_("Passcodes"))
        super().show_draft()

    def _add_form(self) -> None:
        self.fill = Button(_("Fill it in"), icon="form", is_small=True)
        self.fill.setAccessibleName(_("Open the form with the fields filled in"))
        self.fill.clicked.connect(self._on_fill)
        self.copy = Button(_("Copy the fields one by one"))
        self.copy.setAccessibleDescription(
            _("For any browser: a small window stays on top and hands out each value, one key for each.")
        )
        self.copy.clicked.connect(self._on_copy)
        step = self.add(
            _("Fill in the form"), "", lambda: [self.fill if self._browsers else self.copy], lambda: self._is_open
        )
        self._step = step
        step.aside.addWidget(self.fill)
        self.fill.setVisible(bool(self._browsers))
        lines = step.column
        self.choice = Segments([(name, name) for name in self._browsers or ("",)], _("Browser"))
        self.choice.show_text(self._chosen)
        self.choice.edited.connect(self._on_chosen)
        self.said = Label("", "quiet")
        self.said.hide()
        lines.addWidget(self.choice)
        self.choice.setVisible(len(self._browsers) > 1)
        lines.addWidget(self.said)
        self._add_other_ways(lines)

    def _add_other_ways(self, lines: QVBoxLayout) -> None:
        address = self._guide.profile.address
        self.link = Link(_("Open the empty form"))
        self.link.setToolTip(address)
        self.link.setAccessibleDescription(address)
        self.link.clicked.connect(self._on_link)
        lines.addWidget(beside(self.copy, self.link))
        self.opens = Label("", "error")
        self.opens.hide()
        lines.addWidget(self.opens)

    @property
    def what(self) -> Label:
        """What the program will do with the form."""
        return self._step.about

    def _on_chosen(self, name: str) -> None:
        self._chosen = name
        if name:
            sentence = _(
                "{browser} opens {host} in a window of its own and fills the fields in; passcodes only when you ask. "
                "You look it through and send it yourself."
            )
            profile = self._guide.profile
            sentence = sentence.format(browser=name, host=QUrl(profile.address).host())
            unread = _(
                "This form could not be tried beforehand: what stays empty you copy from a small window beside it."
            )
            self._step.say_about(sentence if profile.checked else joined(sentence, unread))
        else:
            self._step.say_about(
                _("No browser was found here that can be filled in. Chrome, Edge, Chromium and Brave can.")
            )

    def _on_fill(self) -> None:
        browser = self._browsers[self._chosen]
        self._open(lambda values: self._guide.open_filled(self._navigator, browser, values))

    def _on_copy(self) -> None:
        self._open(lambda values: self._guide.copy_one_by_one(self._navigator, values))

    def _open(self, use: Callable[[list[FormValue]], None]) -> None:
        """Hand the values over, once they are written."""
        self._on_said(_("Writing the texts …"), is_by_hand=False)

        def open_it(values: list[FormValue]) -> None:
            self._is_open, self._is_writing = True, False
            self.said.hide()
            use(values)
            self.show_progress()

        make = partial(self._guide.values, spoken())
        self._case.write("form", make, open_it, lambda sentence: self._on_said(sentence, is_by_hand=True))
        self._is_writing = self._case.waits_for("form")

    def _on_said(self, sentence: str, is_by_hand: bool) -> None:
        theme.say_role(self.said, "note" if is_by_hand else "quiet")
        self.said.setText(sentence)
        self.said.show()

    def _on_link(self) -> None:
        if self._guide.open_form():
            self._is_open = True
            self.go_on()
        else:
            sentence = _("No browser opened. Type this address into one.")
            self.opens.setText(f"{self._guide.profile.address}: {sentence}")
            self.opens.show()
            announce(self, sentence, is_urgent=True)
