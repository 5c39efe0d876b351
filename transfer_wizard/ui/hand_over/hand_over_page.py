"""Hand over: the ways to send the request, the text to paste, the files, and the case number that comes back."""

import datetime
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from transfer_wizard.export import text
from transfer_wizard.export.summary import Summary, summarize
from transfer_wizard.flow import channels
from transfer_wizard.flow.colleague import gaps, is_gap
from transfer_wizard.flow.navigator import Navigator
from transfer_wizard.flow.steps import CASE_NUMBER, Step
from transfer_wizard.request.draft import Draft, copied
from transfer_wizard.request.shape import MOST_IN_A_BOX
from transfer_wizard.translations import _, ngettext, speaking
from transfer_wizard.ui.companion.form_guide import LANGUAGE, FormGuide
from transfer_wizard.ui.hand_over.after_sending import AfterSending
from transfer_wizard.ui.hand_over.ask_colleague import AskColleague
from transfer_wizard.ui.hand_over.call_sheet import CallSheet
from transfer_wizard.ui.hand_over.case_texts import CaseTexts
from transfer_wizard.ui.hand_over.channels import CallMeNow, Channels, DashboardCase, PhoneCall
from transfer_wizard.ui.hand_over.evidence_panel import EvidencePanel
from transfer_wizard.ui.hand_over.export_panel import ExportPanel
from transfer_wizard.ui.hand_over.passcode_step import PasscodeStep
from transfer_wizard.ui.hand_over.preview import MOST_AT_ONCE
from transfer_wizard.ui.hand_over.webform_panel import WebformPanel
from transfer_wizard.ui.kit import theme
from transfer_wizard.ui.kit.inputs import column
from transfer_wizard.ui.kit.texts import Box, Label, Link, beside
from transfer_wizard.ui.services.background import Background
from transfer_wizard.ui.services.file_saver import AskPath
from transfer_wizard.ui.services.passcode_keeper import PasscodeKeeper
from transfer_wizard.ui.services.secret_clipboard import SecretClipboard
from transfer_wizard.ui.steps.page import Foot, Page
from transfer_wizard.ui.steps.passcode_note import PasscodeNote
from transfer_wizard.validation import wording
from transfer_wizard.validation.check import Passcodes
from transfer_wizard.validation.problems import Gravity

BELOW_TOP: Final = 2
"""The place in the page's column below its title and what is wrong."""
NARROW_LETTERS: Final = 88
"""On a page narrower than this, the formats stand in two columns."""


class HandOverPage(Page):
    """The last step.

    Args:
        folder: the data folder, where the evidence is kept.
        guide: the way into the webform.
        ask_path: as in FileSaver.
    """

    def __init__(
        self,
        step: Step,
        navigator: Navigator,
        keeper: PasscodeKeeper,
        clipboard: SecretClipboard,
        folder: Path,
        guide: FormGuide,
        ask_path: AskPath | None = None,
    ) -> None:
        self._keeper = keeper
        self._clipboard = clipboard
        self._folder = folder
        self._guide = guide
        self._ask_path = ask_path
        self._made: tuple[object, Summary | None] = None, None
        self._is_sheet_asked = False
        super().__init__(step, navigator)
        self._background = Background(self)

    def build(self) -> None:
        """Everything is made once; what depends on the draft is filled in on arrival."""
        self.notes = [PasscodeNote() for _place in ("the top", "the texts to copy", "the files")]
        for note in self.notes:
            note.jumped.connect(self.jumped)
        top, beside_texts, beside_files = self.notes
        self.add_indented(top)
        self.exports = ExportPanel(self.navigator, LANGUAGE, beside_files, self._ask_path, self._summary)
        self.widest = theme.letters(self.exports.preview.text, text.COLUMNS + 8) + theme.INDENT
        self.gaps = self._gaps()
        self.add_indented(self.gaps)
        self.passcode_steps: list[PasscodeStep] = []
        self.dashboard = DashboardCase(
            self.navigator,
            self._passcode_step(4, _("Copy them to where the dialog asks, or into your reply to Support’s e-mail.")),
        )
        self.webform = WebformPanel(
            self.navigator,
            self._guide,
            self._passcode_step(2, _("Copy them to where the form asks, or into your reply to Support’s e-mail.")),
        )
        self.phone = PhoneCall(self.navigator, self._on_sheet)
        panels = {
            channels.DASHBOARD: self.dashboard,
            channels.WEBFORM: self.webform,
            channels.PHONE: self.phone,
            channels.CALL_ME_NOW: CallMeNow(self.navigator, self._on_sheet),
        }
        self.texts = CaseTexts(self._summary, LANGUAGE, beside_texts)
        self.channels = Channels(panels, self.texts, self.navigator.policy)
        self.channels.buttons.idClicked.connect(self._show_box)
        self.add_indented(self.channels)
        self.add_part(_("Evidence"))
        self.evidence = EvidencePanel(self.navigator, self._folder, LANGUAGE, self._ask_path)
        self.evidence.changed.connect(self.changed)
        self.evidence.changed.connect(self.exports.show_draft)
        self.add_indented(self.evidence)
        self.add_part(_("Files"))
        self.add_indented(self.exports)
        self._build_case()

    def _build_case(self) -> None:
        """The case number and what comes after it: last on the page, and first on that of a record."""
        self.case = QWidget()
        lines = column(self.case, spacing=2 * theme.GRID)
        row = self.add_field(CASE_NUMBER)
        if not self.navigator.may_change(CASE_NUMBER.path):
            row.input.lock()
        row.left.connect(lambda _path: self.exports.show_draft())
        self.next = AfterSending(self.navigator, self._keeper, LANGUAGE, self._ask_path, self._summary)
        self.next.duplicate_asked.connect(self.duplicate_asked)
        self.next.keys.noted.connect(self.changed)
        lines.addWidget(row)
        inset = QVBoxLayout()
        inset.setContentsMargins(theme.INDENT, 0, 0, 0)
        inset.addWidget(self.next)
        lines.addLayout(inset)
        self.column.addWidget(self.case)

    def refresh(self) -> None:
        """Show what is missing, the case number, and what follows from it."""
        super().refresh()
        self._show_gaps()
        self.evidence.show_draft()
        self.next.setVisible(self.navigator.draft.is_sent)
        self.next.show_draft()
        for step in self.passcode_steps:
            step.show_kept()

    @property
    def foot(self) -> Foot | None:
        """There is no step after this one."""
        return Foot("", is_filled=False)

    def go_on(self) -> bool:
        """Nothing follows."""
        return True

    @property
    def unsaved(self) -> str:
        """What a file of the evidence shows is kept beside the request."""
        return self.evidence.unsaved

    def arrive(self) -> None:
        """Show the request as it is now; of a record, what happens next is what a person comes for."""
        super().arrive()
        is_record = self.navigator.draft.is_sent
        self.heading.setText(_("What happens next?") if is_record else _(self.step.question))
        self.column.insertWidget(BELOW_TOP if is_record else -1, self.case)
        self.channels.setVisible(not is_record)
        self.evidence.load()
        self._make_summary()
        self.texts.show_draft()
        self.channels.show_draft(self.navigator.draft)
        self._show_box()
        self.dashboard.show_draft()
        self.exports.show_draft()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The formats stand in two columns where the page is narrow."""
        super().resizeEvent(event)
        is_narrow = self.viewport().width() < theme.letters(self, NARROW_LETTERS)
        self.exports.arrange(2 if is_narrow else 3)

    # What is still open

    def _show_gaps(self) -> None:
        """Say what the text marks as missing, and whether the passcodes are at hand."""
        found = self.navigator.verdict().problems
        for note in self.notes:
            note.show_problems(found)
        self.not_compared.setText(self._not_compared())
        self.not_compared.setVisible(bool(self.not_compared.text()))
        problems = [each for each in found if each.severity is not Gravity.WARNS]
        marked = [each for each in problems if not each.field.startswith("passcode.")]
        self.marked.setText(_marked(sum(not each.is_open for each in marked), sum(each.is_open for each in marked)))
        self.marked.setVisible(bool(marked))
        self.ways.setVisible(bool(marked))
        self.to_colleague.setVisible(any(is_gap(each) for each in marked))
        for thing in (self.no_passcodes, self.to_passcodes):
            thing.setVisible(len(marked) < len(problems))
        is_open = bool(problems or self.not_compared.text())
        self.gaps.setVisible(is_open and not self.navigator.draft.is_sent)

    def _not_compared(self) -> str:
        """Which texts a password store that is shut could not be compared with."""
        paths = self._keeper.not_compared
        if not paths:
            return ""
        said = _(
            "{message} So it is not known whether these hold a passcode: {fields}. Look at the digits in them yourself."
        )
        fields = ", ".join(dict.fromkeys(wording.label(path) for path in sorted(paths)))
        return said.format(message=self._keeper.state.message, fields=fields)

    def _gaps(self) -> Box:
        box = Box("advice")
        self.marked = Label()
        self.no_passcodes = Label(_("The support passcodes of today are not all at hand. Support will ask for them."))
        self.not_compared = Label()
        self.to_review = self._way(_("Go to Review"), "review")
        self.to_passcodes = self._way(_("Go to Passcodes"), "passcode.source")
        self.to_colleague = Link(_("Ask a colleague…"))
        self.to_colleague.clicked.connect(self._on_ask)
        self.ways = beside(self.to_review, self.to_colleague)
        for thing in (self.not_compared, self.marked, self.ways, self.no_passcodes, self.to_passcodes):
            box.column.addWidget(thing)
        return box

    def _on_ask(self) -> None:
        found = self.navigator.verdict().problems
        questions = gaps(self.navigator.draft, [each for each in found if each.severity is not Gravity.WARNS])
        self.asking = AskColleague(self, self.navigator.draft, questions, found, self._ask_path)
        self.asking.open()

    def _way(self, where: str, path: str) -> Link:
        link = Link(where)
        link.clicked.connect(lambda: self.jumped.emit(path))
        return link

    # The ways

    def _passcode_step(self, number: int, where: str) -> PasscodeStep:
        step = PasscodeStep(number, where, self.navigator, self._keeper, self._clipboard)
        step.jumped.connect(self.jumped)
        self.passcode_steps.append(step)
        return step

    def _on_sheet(self) -> None:
        summary = self._summary()
        self._is_sheet_asked = summary is None  # it opens as soon as the summary is there
        if summary is None:
            return
        self.sheet = CallSheet(self, self.navigator, summary, self._keeper, self._clipboard)
        self.sheet.jumped.connect(self.jumped)
        self.sheet.edited.connect(self.edited)
        self.sheet.left.connect(self.left)
        self.sheet.show()

    # The text

    def _show_box(self) -> None:
        """The case text is written for the box of the way that is chosen."""
        is_form = self.channels.button(channels.WEBFORM).isChecked()
        most = self._guide.profile.most_characters if is_form else MOST_IN_A_BOX
        self.texts.show_box(channels.WEBFORM if is_form else channels.DASHBOARD, most)

    def _summary(self) -> Summary | None:
        """The summary of the request as it is now; None while it is being made."""
        verdict, made = self._made
        if verdict is not self.navigator.verdict():
            self._make_summary()
            made = self._made[1]
        return made

    def _make_summary(self) -> None:
        """Make the summary once for all that shows it: of many licenses off the window's thread."""
        verdict = self.navigator.verdict()
        if verdict is self._made[0]:
            return
        self._background.drop()
        self._made = verdict, None
        passcodes = dict(self.navigator.passcodes)
        if len(self.navigator.draft.licenses) <= MOST_AT_ONCE:
            self._made = verdict, _summarized(self.navigator.draft, self.navigator.today, passcodes)
            return

        def show(summary: Summary) -> None:
            self._made = verdict, summary
            self.texts.show_draft()
            self.exports.show_draft()
            self.next.show_draft()
            if self._is_sheet_asked:
                self._on_sheet()

        make = partial(_summarized, copied(self.navigator.draft), self.navigator.today, passcodes)
        self._background.run(make, show, self.texts.subject.setText, patience=None)


def _summarized(draft: Draft, today: datetime.date, passcodes: Passcodes) -> Summary:
    with speaking(LANGUAGE):
        return summarize(draft, today, passcodes)


def _marked(missing: int, unknown: int) -> str:
    """What the text says of its gaps; “I don’t know” is an answer, and none of them."""
    marked = ngettext(
        "{count} thing is still missing or wrong; it is marked in the text.",
        "{count} things are still missing or wrong; they are marked in the text.",
        missing,
    ).format(count=missing)
    said = ngettext(
        "{count} point is open: the text says that you don’t know it.",
        "{count} points are open: the text says that you don’t know them.",
        unknown,
    ).format(count=unknown)
    return " ".join(([marked] if missing else []) + ([said] if unknown else []))
