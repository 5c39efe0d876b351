"""The Case step: how grave it is, why a case is needed, and the seven headings, written from what is known."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from transfer_wizard.request.shape import HEADINGS
from transfer_wizard.translations import N_, _
from transfer_wizard.ui.kit import theme
from transfer_wizard.ui.kit.card import Card
from transfer_wizard.ui.kit.fold import Fold
from transfer_wizard.ui.kit.inputs import column
from transfer_wizard.ui.kit.texts import Label
from transfer_wizard.ui.steps.heading_row import HeadingRow
from transfer_wizard.ui.steps.page import Page

SEVERITY, REASON, NEEDED_BY = "case.severity", "route.reason", "route.needed_by"
SEVERITIES = (
    ("1", N_("1 Critical")),
    ("2", N_("2 Substantial")),
    ("3", N_("3 Minimal")),
    ("4", N_("4 No impact")),
)


class CasePage(Page):
    """The page Case: all but the reason is proposed, and looks like it."""

    def build(self) -> None:
        """Severity, reason, and the headings as a list."""
        self.tighten()
        severities = [(word, _(text)) for word, text in SEVERITIES]
        severity = self.make_row(SEVERITY, answers=severities, fills=True)
        self.suggested = Label("", "help")
        theme.hint(self.suggested)
        severity.column.addWidget(self.suggested)
        self.column.addWidget(severity)
        self.column.addWidget(self.make_row(REASON))
        self._add_headings()
        self.needed_by = Fold(_("Needed by"))
        self.needed_by.column.addWidget(self.make_row(NEEDED_BY, help_text=None, is_optional=False))
        self.add_fold(self.needed_by, (NEEDED_BY,))

    def _add_headings(self) -> None:
        self.headings: dict[str, HeadingRow] = {}
        top = QHBoxLayout()
        title = Label(_("The seven headings of a case"))
        theme.strong(title)
        title.setWordWrap(False)
        said = self._filled = Label(_("Filled in for you. Change what isn’t right."), "quiet")
        said.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        theme.hint(said)
        top.addWidget(title)
        top.addWidget(said, stretch=1)
        whole = QWidget()
        self.column.addWidget(whole)
        lines = column(whole, 10)
        lines.addLayout(top)
        card = Card(margin=0, spacing=0)
        lines.addWidget(card)  # what is in the page already takes over its looks once, and not at each step into it
        for name in HEADINGS:
            if self.headings:
                rule = QFrame()
                rule.setProperty("role", "rule")
                card.column.addWidget(rule)
            row = HeadingRow(self._specs[f"case.{name}"])
            self.watch(row)
            self.headings[row.path] = row
            card.column.addWidget(row)

    def shows(self, path: str) -> bool:
        """The reason also for who hasn't tried Move, and needs a case all the same."""
        return path == REASON or super().shows(path)

    def arrive(self) -> None:
        """Write what nobody has written: what is known stands there to be looked over."""
        for path in (SEVERITY, *self.headings):
            if text := self.navigator.to_write(path):
                self.edited.emit(path, text)
        super().arrive()

    def refresh(self) -> None:
        """Show the draft, and what was suggested."""
        super().refresh()
        for path, row in self.headings.items():
            row.offer(self.navigator.suggested(path))
        self._filled.setVisible(any(self.navigator.draft.get(path) for path in self.headings))
        severity = self.navigator.draft.get(SEVERITY)
        is_suggested = severity == self.navigator.suggested(SEVERITY)
        calls = _("Support takes 1 and 2 up on the phone.")
        said = self.navigator.why_suggested() if is_suggested else calls if severity in ("1", "2") else ""
        self.suggested.setText(said)
        self.suggested.setVisible(bool(said))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The names of the headings stand above their texts where there is no room beside them."""
        super().resizeEvent(event)
        for row in self.headings.values():
            row.arrange(self.window().width())
