"""Hand over: the ways to send the request, the text to paste, the files, and the case number that comes back."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from transfer_wizard.export import text
from transfer_wizard.export.summary import Summary, summarize
from transfer_wizard.flow.navigator import Navigator
from transfer_wizard.flow.steps import CASE_NUMBER, Step
from transfer_wizard.request.policy import CHANNELS
from transfer_wizard.translations import N_, _, ngettext, speaking
from transfer_wizard.ui import theme
from transfer_wizard.ui.accessible import announce
from transfer_wizard.ui.advice_page import source_line
from transfer_wizard.ui.export_panel import ExportPanel
from transfer_wizard.ui.inputs import column
from transfer_wizard.ui.page import Page
from transfer_wizard.ui.texts import Box, Button, Heading, Label, Link, beside, breakable
from transfer_wizard.validation.problems import Gravity, Source
from transfer_wizard.validation.rules import READ_IN, TRANSFER_REQUEST

WEBFORM: Final = "https://meraki.cisco.com/meraki-support/open-a-support-case/"
PHONE: Final = "+1 (415) 937-6671"
SEVERITIES: Final = Source(
    N_("Understanding Case Severity Levels"),
    "https://documentation.meraki.com/General_Administration/Support/Understanding_Case_Severity_Levels",
    READ_IN,
)
LANGUAGE: Final = "en"
"""Support reads English everywhere."""
NARROW_LETTERS: Final = 88
"""On a page narrower than this, the cards stand one below the other."""


class HandOverPage(Page):
    """The last step.

    Args:
        ask_path: asks where to save a file, with a suggestion; the system's own dialog when None.
    """

    def __init__(self, step: Step, navigator: Navigator, ask_path: Callable[[str], str] | None = None) -> None:
        self._ask_path = ask_path
        super().__init__(step, navigator)

    def build(self) -> None:
        """Everything is made once; what depends on the draft is filled in on arrival."""
        self.exports = ExportPanel(self.navigator, LANGUAGE, self._ask_path)
        self.content.setMaximumWidth(theme.letters(self.exports.preview.text, text.COLUMNS + 8) + theme.INDENT)
        self.gaps = self._gaps()
        self.add_indented(self.gaps)
        self.add_indented(self._channels())
        self.other_channels = Link(_("Show the other ways"))
        self.other_channels.clicked.connect(self._on_other_channels)
        if self._others and not self.navigator.policy.is_locked("channels"):
            self.add_indented(beside(self.other_channels))
        self.add_part(_("The text to paste"))
        self.add_indented(self._texts())
        self.add_part(_("Files"))
        self.add_indented(self.exports)
        row = self.add_field(CASE_NUMBER)
        row.left.connect(lambda _path: self.exports.show_draft())
        self.next = self._what_next()
        self.add_indented(self.next)

    def refresh(self) -> None:
        """Show what is missing, the case number, and what follows from it."""
        super().refresh()
        self._show_gaps()
        self.next.setVisible(self.navigator.draft.is_sent)

    def arrive(self) -> None:
        """Show the request as it is now."""
        super().arrive()
        self.subject.setText(breakable(self._summary().subject))
        self.copied.hide()
        self.exports.show_draft()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One column or two."""
        super().resizeEvent(event)
        self._arrange()

    # What is still open

    def _show_gaps(self) -> None:
        """Say what the text marks as missing, and whether the passcodes are at hand."""
        problems = [each for each in self.navigator.verdict().problems if each.severity is not Gravity.WARNS]
        marked = [each for each in problems if not each.field.startswith("passcode.")]
        self.marked.setText(_marked(len(marked)))
        for thing in (self.marked, self.to_review):
            thing.setVisible(bool(marked))
        for thing in (self.no_passcodes, self.to_passcodes):
            thing.setVisible(len(marked) < len(problems))
        self.gaps.setVisible(bool(problems))

    def _gaps(self) -> Box:
        box = Box("advice")
        self.marked = Label()
        self.no_passcodes = Label(_("The support passcodes of today are not all at hand. Support will ask for them."))
        self.to_review = self._way(_("Go to Review"), "review")
        self.to_passcodes = self._way(_("Go to Passcodes"), "passcode.source")
        for thing in (self.marked, self.to_review, self.no_passcodes, self.to_passcodes):
            box.column.addWidget(thing)
        for label in (self.marked, self.no_passcodes):
            label.setIndent(theme.HALF)
        return box

    def _way(self, where: str, path: str) -> Link:
        link = Link(where)
        link.clicked.connect(lambda: self.jumped.emit(path))
        return link

    # The ways

    def _channels(self) -> QWidget:
        box = QWidget()
        self._grid = QGridLayout(box)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(2 * theme.GRID)
        cards = (self._dashboard(), self._webform(), self._phone(), self._call_me_now())
        offered = [self.navigator.policy.offers("channels", channel) for channel in CHANNELS]
        self._cards = [card for card, is_offered in zip(cards, offered, strict=True) if is_offered]
        self._others = [card for card, is_offered in zip(cards, offered, strict=True) if not is_offered]
        for card in self._others:
            card.setParent(box)
            card.hide()
        self._arrange()
        return box

    def _on_other_channels(self) -> None:
        """Show what the IT desk does not offer, and does not forbid."""
        self.other_channels.hide()
        for card in self._others:
            card.show()
        self._cards += self._others
        self._others = []
        self._arrange()

    def _arrange(self) -> None:
        is_narrow = self.viewport().width() < theme.letters(self, NARROW_LETTERS)
        columns = 1 if is_narrow else 2
        for number, card in enumerate(self._cards):
            self._grid.addWidget(card, number // columns, number % columns)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, columns - 1)
        self.exports.arrange(2 if is_narrow else 3)

    def _dashboard(self) -> Box:
        card = _card(_("Dashboard case"), _("If you can sign in. Support knows who you are, and what you may see."))
        _add(card, _("In the dashboard: “?” > Get help & cases > a tile > Submit a case."))
        _add(card, _("Paste the subject and the case text. The confirmation comes by e-mail."))
        return _closed(card)

    def _webform(self) -> Box:
        card = _card(_("Webform"), _("If you can’t sign in. Write from the e-mail of your account."))
        link = Link(_("Open the Support webform"))
        link.setToolTip(WEBFORM)
        link.setAccessibleDescription(WEBFORM)
        link.clicked.connect(self._on_webform)
        card.column.addWidget(beside(link))
        self.webform = link
        _add(card, breakable(WEBFORM), "quiet")
        host = QUrl(WEBFORM).host()
        said = _("It opens {host} in your browser. Nothing you typed here is in the address.")
        self.browser = _add(card, said.format(host=host), "quiet")
        _add(card, _("Answer the e-mail that comes: it confirms the case."))
        return _closed(card)

    def _phone(self) -> Box:
        card = _card(_("Phone"), _("For what can’t wait: severity 1 or 2."))
        number = _add(card, PHONE)
        theme.code(number)
        _add(card, _("United States and worldwide. The vendor’s page confirms it."), "quiet")
        card.column.addWidget(source_line(TRANSFER_REQUEST, self.navigator.today))
        _add(card, _("More numbers: in the dashboard, under View regional phone numbers."))
        _add(card, _("Have both passcodes and the customer number ready, and the phone script below."))
        return _closed(card)

    def _call_me_now(self) -> Box:
        card = _card(_("Call me now"), _("If you can sign in and want to talk at once; also for severity 3."))
        _add(card, _("The dashboard’s help has it: Support calls you. Have the same things ready as for the phone."))
        card.column.addWidget(source_line(SEVERITIES, self.navigator.today))
        return _closed(card)

    def _on_webform(self) -> None:
        if not QDesktopServices.openUrl(QUrl(WEBFORM)):
            sentence = _("No browser opened. Type the address above into one.")
            theme.say_role(self.browser, "error")
            self.browser.setText(sentence)
            announce(self, sentence, is_urgent=True)

    # The text

    def _summary(self) -> Summary:
        with speaking(LANGUAGE):
            return summarize(self.navigator.draft, self.navigator.today)

    def _texts(self) -> QWidget:
        box = QWidget()
        lines = column(box)
        self.subject = Label()
        self.copied = Label("", "good")
        self.copy_subject = Button(_("Copy the subject"))
        self.copy_subject.clicked.connect(lambda: self._copy(self._summary().subject, _("Copied: the subject.")))
        self.copy_text = Button(_("Copy the case text"), "primary")
        self.copy_text.clicked.connect(self._on_copy_text)
        lines.addWidget(self.subject)
        lines.addWidget(beside(self.copy_text, self.copy_subject))
        lines.addWidget(self.copied)
        return box

    def _on_copy_text(self) -> None:
        with speaking(LANGUAGE):
            body = text.body(summarize(self.navigator.draft, self.navigator.today))
        self._copy(body, _("Copied: the case text."))

    def _copy(self, said: str, sentence: str) -> None:
        QGuiApplication.clipboard().setText(said)
        self.copied.setText(sentence)
        self.copied.show()
        announce(self, sentence)

    # Afterwards

    def _what_next(self) -> Box:
        box = Box("notice")
        box.column.addWidget(Heading(_("What happens next")))
        _add(box, _("Support answers by e-mail. Reply to that e-mail: it goes into the case."))
        _add(box, _("The severity can be changed by phone only."))
        _add(box, _("The passcodes have done their work: they may be forgotten now."))
        if "passcodes" not in self.navigator.hidden:
            box.column.addWidget(beside(self._way(_("Go to Passcodes"), "passcode.source")))
        return box


def _card(title: str, when: str) -> Box:
    card = Box("card")
    card.column.addWidget(Heading(title))
    _add(card, when)
    return card


def _add(card: Box, sentence: str, role: str = "text") -> Label:
    label = Label(sentence, role)
    card.column.addWidget(label)
    return label


def _closed(card: Box) -> Box:
    """A card that keeps its things together when its neighbour is higher."""
    card.column.addStretch(1)
    return card


def _marked(count: int) -> str:
    return ngettext(
        "{count} thing is still missing or wrong; it is marked in the text.",
        "{count} things are still missing or wrong; they are marked in the text.",
        count,
    ).format(count=count)
