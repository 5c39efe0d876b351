"""Send: one way large, the others and what else there is folded as rows; a row opens in place of the large card."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from transfer_wizard.export.formats import FORMATS
from transfer_wizard.flow import channels
from transfer_wizard.flow.colleague import gaps
from transfer_wizard.flow.remaining import Outcome, remaining, things_left
from transfer_wizard.translations import N_, _, ngettext
from transfer_wizard.ui.hand_over.ask_colleague import AskColleague
from transfer_wizard.ui.hand_over.case_number import CaseNumber
from transfer_wizard.ui.hand_over.dashboard_case import DashboardCase
from transfer_wizard.ui.hand_over.evidence_panel import EvidencePanel
from transfer_wizard.ui.hand_over.export_panel import ExportPanel
from transfer_wizard.ui.hand_over.phone_ways import CallMeNow, PhoneCall
from transfer_wizard.ui.hand_over.rows import RowButton, RowGroup
from transfer_wizard.ui.hand_over.tools import Tools
from transfer_wizard.ui.hand_over.way import Way
from transfer_wizard.ui.hand_over.webform_way import WebformWay
from transfer_wizard.ui.kit import theme
from transfer_wizard.ui.kit.card import Card
from transfer_wizard.ui.kit.inputs import column
from transfer_wizard.ui.kit.texts import Heading, Label, Link, beside, show_if
from transfer_wizard.ui.services.file_saver import AskPath
from transfer_wizard.validation.problems import Gravity

DOCUMENTS, EVIDENCE, COLLEAGUE = "documents", "evidence", "colleague"
ICONS: Final = {
    channels.DASHBOARD: "case",
    channels.WEBFORM: "globe",
    channels.PHONE: "phone",
    channels.CALL_ME_NOW: "clock",
}
ALSO: Final = {
    DOCUMENTS: (N_("Documents"), "file"),
    EVIDENCE: (N_("Evidence"), "paperclip"),
    COLLEAGUE: (N_("Ask a colleague"), "people"),
}
SIDE_LETTERS: Final = 36
NARROW_LETTERS: Final = 104
NAMED_FORMATS: Final = ("pdf", "eml", "txt")


class SendPart(QWidget):
    """What is on the page while the request was not sent.

    Attributes:
        is_chosen: whether the person chose what is in the large card.

    Args:
        folder: the data folder, where the evidence is kept.
        not_compared: says which texts a shut password store could not be compared with; "" where there are none.
        ask_path: as in FileSaver.

    Signals:
        jumped: the path of a field to go to.
        edited, left: of the case number, as of a page.
        changed: the names of the evidence are others now.
        progressed: another step is next.
        record_asked: the files of a record were looked at, and the person is done with them.
    """

    jumped = Signal(str)
    edited = Signal(str, str)
    left = Signal(str)
    changed = Signal()
    progressed = Signal()
    record_asked = Signal()

    def __init__(self, tools: Tools, folder: Path, not_compared: Callable[[], str], ask_path: AskPath | None) -> None:
        super().__init__()
        self._tools = tools
        self._folder = folder
        self._ask_path = ask_path
        self._not_compared = not_compared
        self.navigator = tools.navigator
        self.panels: dict[str, QWidget] = {}
        self.shown = self._way = ""
        self._recommended = ""
        self.is_chosen = self._is_of_record = self._is_waiting = False
        self.number = CaseNumber(self.navigator, _("From the confirmation e-mail"))
        self.number.edited.connect(self.edited)
        self.number.left.connect(self.left)
        lines = column(self, spacing=2 * theme.GRID)
        lines.addWidget(tools.make_note())
        lines.addWidget(self._make_line())
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._both.setSpacing(3 * theme.GRID)
        self.back = Link("")
        self.back.clicked.connect(self._on_back)
        self._back_line = beside(self.back)
        self._back_line.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._place = QVBoxLayout()
        self._place.setSpacing(theme.GRID)
        self._back_line.hide()
        self._place.addWidget(self._back_line)
        self._both.addLayout(self._place, stretch=1)
        self._side = self._make_side()
        self._both.addWidget(self._side, alignment=Qt.AlignmentFlag.AlignTop)
        lines.addLayout(self._both)

    # What is left

    def _make_line(self) -> QWidget:
        self.line = Card("open", margin=theme.GRID + theme.HALF, spacing=theme.HALF)
        self.said = Label()
        self.look = Link(_("Go to Review"))
        self.look.clicked.connect(lambda: self.jumped.emit("review"))
        self.uncompared = Label()
        self._said_line = QWidget()
        row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._said_line)
        row.setContentsMargins(theme.HALF, 0, theme.HALF, 0)
        row.addWidget(self.said, stretch=1)
        row.addWidget(self.look)
        self.line.column.addWidget(self._said_line)
        self.line.column.addWidget(self.uncompared)
        return self.line

    def show_left(self) -> None:
        """Say on top what is left, if anything is."""
        left = remaining(self.navigator)
        if left.outcome is Outcome.OPEN:
            sentence = _("{things}. Support will ask.").format(things=things_left(len(left.open)))
        else:
            sentence = "" if left.outcome is Outcome.READY else _("{part}.").format(part=left.title)
        self.said.setText(sentence)
        self._said_line.setVisible(bool(sentence))
        uncompared = self._not_compared()
        self.uncompared.setText(uncompared)
        self.uncompared.setVisible(bool(uncompared))
        is_told = bool(sentence or uncompared) and not self.navigator.draft.is_sent
        show_if(self.line, is_told)

    # The rows

    def _make_side(self) -> QWidget:
        side = QWidget()
        lines = column(side, spacing=3 * theme.GRID)
        ways = {
            channel.id: RowButton(_(channel.title), _(channel.when), ICONS[channel.id]) for channel in channels.CHANNELS
        }
        self.ways = RowGroup(_("Other ways"), ways)
        self.also = RowGroup(
            _("Also"), {identity: RowButton(_(text), "", name) for identity, (text, name) in ALSO.items()}
        )
        self.others = Link(_("Show the other ways"))
        self.others.clicked.connect(self._on_others)
        self._offers_all = False
        lines.addWidget(self.ways)
        self._others_line = beside(self.others)
        lines.addWidget(self._others_line)
        lines.addWidget(beside(self._make_secure_connect()))
        is_locked = self.navigator.policy.is_locked("channels")
        show_if(self._others_line, not (is_locked or all(map(self._is_offered, ways))))
        lines.addWidget(self.also)
        for rows in (self.ways, self.also):
            rows.chosen.connect(self._on_chosen)
        return side

    def _make_secure_connect(self) -> Link:
        """The way to the support of another product, whose cases nobody here takes."""
        self.secure_connect = Link(_("Secure Connect has its own support"))
        theme.hint(self.secure_connect)
        opens = _("Opens the vendor’s pages on Secure Connect: {address}. No nearer address is known.")
        opens = opens.format(address=channels.SECURE_CONNECT)
        self.secure_connect.setToolTip(opens)
        self.secure_connect.setAccessibleDescription(opens)
        self.secure_connect.clicked.connect(lambda: QDesktopServices.openUrl(QUrl(channels.SECURE_CONNECT)))
        return self.secure_connect

    def _is_offered(self, channel_id: str) -> bool:
        return self.navigator.policy.offers("channels", channel_id)

    def _on_others(self) -> None:
        """Show what the IT desk does not offer, and does not forbid."""
        self._others_line.hide()
        self._offers_all = True
        self._show_rows()

    def _show_rows(self) -> None:
        offered = {channel.id for channel in channels.CHANNELS if self._offers_all or self._is_offered(channel.id)}
        also = set(ALSO)
        if self._is_of_record:
            offered, also = set(), {DOCUMENTS, EVIDENCE}
            self._others_line.hide()
        self.ways.show_only(offered - {self.shown, self._recommended})
        self.also.show_only(also - {self.shown})
        self.also.rows[DOCUMENTS].say(self._about_documents())
        names = [name for name in self.navigator.draft.branch("case.attachments") if name.strip()]
        files = ngettext("{count} file", "{count} files", len(names)).format(count=len(names))
        self.also.rows[EVIDENCE].say(files if names else _("Screenshots, logs, captures"))
        self.also.rows[COLLEAGUE].say(_("For what you can’t answer"))

    def _about_documents(self) -> str:
        offered = [format_.id for format_ in FORMATS if self.navigator.policy.offers("exports", format_.id)]
        if not set(NAMED_FORMATS) < set(offered):
            return _(", ").join(_(format_.label) for format_ in FORMATS if format_.id in offered)
        count = len(offered) - len(NAMED_FORMATS)
        return _("PDF, e-mail draft, text and {count} more").format(count=count)

    # The large card

    def show_draft(self, waits: bool = False) -> None:
        """Show the request as it is now, and the way that suits it unless the person chose one.

        Args:
            waits: a large card that is not there yet is left to ``make_whole``.
        """
        suggested = channels.suggested_channel(self.navigator.draft)
        offered = [channel.id for channel in channels.CHANNELS if self._is_offered(channel.id)]
        self._recommended = suggested.what if suggested.what in offered else offered[0]
        self._reason = suggested.reason if self._recommended == suggested.what else ""
        self._is_waiting = waits and not self.is_chosen and self._recommended not in self.panels
        if not self._is_waiting:
            self._show_card()
        self._show_rows()
        self.show_left()

    def make_whole(self) -> bool:
        """Make the large card that waits for its turn; whether one does."""
        is_waiting, self._is_waiting = self._is_waiting, False
        if is_waiting:
            self._show_card()
            self._show_rows()
            if self.isVisible():  # at once, so that it can take the focus
                self.panels[self.shown].show()
        return is_waiting

    def _show_card(self) -> None:
        if not self.is_chosen:
            self._show(self._recommended)
        self.show_panel()

    def show_panel(self) -> None:
        """Show in the large card what the request and its passcodes are now."""
        panel = self.panels[self.shown]
        if isinstance(panel, Way):
            panel.recommend(self._reason if self.shown == self._recommended else "")
            panel.show_draft()
            self.number.show_draft()
        elif isinstance(panel, _Other) and isinstance(panel.content, ExportPanel | EvidencePanel):
            panel.content.show_draft()

    _reason = ""

    @property
    def way(self) -> str:
        """The id of the way that is in sight, or was last."""
        return self._way

    @property
    def is_done(self) -> bool:
        """Whether nothing is left of the way in sight but to send it there."""
        panel = self.panels.get(self.shown)
        return isinstance(panel, Way) and panel.is_done

    def say(self, sentence: str) -> None:
        """Say what went wrong with writing the texts."""
        self.uncompared.setText(sentence)
        self.uncompared.show()
        self.line.show()

    def open(self, identity: str) -> QWidget:
        """Open a way, or what else there is, in the large card."""
        self.is_chosen = True
        self._show(identity)
        self.show_panel()
        self._show_rows()
        return self.panels[identity]

    def _on_chosen(self, identity: str) -> None:
        if identity == COLLEAGUE and self._ask():
            return
        self.open(identity)
        self.back.setFocus()

    def open_files(self) -> None:
        """Open the documents of a record, and offer nothing but these and the evidence."""
        self._is_of_record = True
        self.show_draft()
        self.open(DOCUMENTS)
        self.back.setFocus()

    def _on_back(self) -> None:
        if self._is_of_record:
            self._is_of_record = False
            self.record_asked.emit()
            return
        was = self.shown
        self.is_chosen = False
        self.show_draft()
        row = {**self.ways.rows, **self.also.rows}[was]
        row.setFocus()

    def _show(self, identity: str) -> None:
        if identity not in self.panels:
            self.panels[identity] = self._make(identity)
            self._place.addWidget(self.panels[identity], alignment=Qt.AlignmentFlag.AlignTop)
        self.shown = identity
        for way, panel in self.panels.items():
            show_if(panel, way == identity)
        panel = self.panels[identity]
        if isinstance(panel, Way):
            self._way = identity
            panel.tasks[-1].step.column.addWidget(self.number)
            panel.last = self.number.input
            show_if(self.number, True)
        titles = {
            channels.DASHBOARD: _("Back to the dashboard case"),
            channels.WEBFORM: _("Back to the webform"),
            channels.PHONE: _("Back to the phone"),
            channels.CALL_ME_NOW: _("Back to Call me now"),
        }
        self.back.setText(_("Back") if self._is_of_record else titles[self._recommended])
        show_if(self._back_line, identity != self._recommended)
        self.progressed.emit()

    def _make(self, identity: str) -> QWidget:
        makers: dict[str, Callable[[Tools], Way]] = {
            channels.DASHBOARD: DashboardCase,
            channels.WEBFORM: WebformWay,
            channels.PHONE: PhoneCall,
            channels.CALL_ME_NOW: CallMeNow,
        }
        if identity in makers:
            way = makers[identity](self._tools)
            way.progressed.connect(self.progressed)
            return way
        title = _(ALSO[identity][0])
        if identity == DOCUMENTS:
            note = self._tools.make_note()
            return _Other(title, ExportPanel(self.navigator, note, self._ask_path, self._tools.case.summary))
        if identity == EVIDENCE:
            evidence = EvidencePanel(self.navigator, self._folder, self._tools.case.summary, self._ask_path)
            evidence.changed.connect(self.changed)
            evidence.load()
            return _Other(title, evidence)
        return _Other(title, Label(_("Nothing is left to ask: all that a colleague could answer has its answer.")))

    @property
    def unsaved(self) -> str:
        """What a file of the evidence shows is kept beside the request."""
        panel = self.panels.get(EVIDENCE)
        return panel.content.unsaved if isinstance(panel, _Other) and isinstance(panel.content, EvidencePanel) else ""

    # A colleague

    def _ask(self) -> bool:
        """Open the questions to a colleague; False where there is nothing to ask."""
        found = self.navigator.verdict().problems
        questions = gaps(self.navigator.draft, [each for each in found if each.severity is not Gravity.WARNS])
        if questions:
            self.asking = AskColleague(self, self.navigator.draft, questions, found, self._ask_path)
            self.asking.open()
        return bool(questions)

    # The room there is

    def arrange(self, width: int) -> None:
        """Put the rows beside the large card, or below it where the page is narrow; the formats in as many columns."""
        is_narrow = width < theme.letters(self, NARROW_LETTERS)
        down, right = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._both.setDirection(down if is_narrow else right)
        theme.set_column(self._side, 0 if is_narrow else SIDE_LETTERS)
        panel = self.panels.get(DOCUMENTS)
        if isinstance(panel, _Other) and isinstance(panel.content, ExportPanel):
            panel.content.arrange(2)


class _Other(Card):
    """What is no way to Support, in the large card."""

    def __init__(self, title: str, content: QWidget) -> None:
        super().__init__(margin=3 * theme.GRID, spacing=2 * theme.GRID)
        self.content = content
        self.column.addWidget(Heading(title))
        self.column.addWidget(content)
