"""The reply of a colleague beside the request: field, yours, theirs. Nothing changes before the person says so."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from transfer_wizard.export.blocks import clean
from transfer_wizard.flow.colleague import Comparison, Difference, called
from transfer_wizard.request.draft import Draft
from transfer_wizard.translations import _, ngettext
from transfer_wizard.ui.kit import theme
from transfer_wizard.ui.kit.texts import Box, Button, CheckBox, Label, Sheet, beside
from transfer_wizard.validation import wording

MOST_SHOWN = 600
"""Characters of an answer; what is taken is all of it."""
MOST_NOT_TAKEN = 5
"""So many lines that give no row are told one by one."""
WORD_LETTERS = 10


class ReplyPage(Sheet):
    """One card for each answer that differs. What fills a gap is taken unless the person says otherwise.

    Signals:
        taken: the differences to carry out.
        closed: nothing is to change.
    """

    taken = Signal(list)
    closed = Signal()

    def __init__(self, draft: Draft, comparison: Comparison) -> None:
        super().__init__()
        self._comparison = comparison
        self.column.setSpacing(2 * theme.GRID)
        self.heading = self.add_top(_("A colleague’s answers"), _("Take these into your request?"))
        names = [draft.get(f"organizations.{side}.name").strip() or "…" for side in ("source", "destination")]
        about = _("They are for “{source} → {destination}”. Nothing changes before you choose.")
        self.add_indented(Label(about.format(source=clean(names[0]), destination=clean(names[1]))))
        for sentence in _besides(comparison):
            self.add_indented(Label(sentence, "help"))
        take_all, keep_all = Button(_("Take &all")), Button(_("&Keep all of yours"))
        take_all.clicked.connect(lambda: self._set_all(True))
        keep_all.clicked.connect(lambda: self._set_all(False))
        self.take_all, self.keep_all = take_all, keep_all
        if len(comparison.differences) > 1:
            self.add_indented(beside(take_all, keep_all))
        self.choices = [self._card(difference) for difference in comparison.differences]
        self.change = Button("", "primary")
        self.change.clicked.connect(lambda: self.taken.emit(self.chosen()))
        self.cancel = Button(_("&Leave my request as it is"))
        self.cancel.clicked.connect(self.closed)
        self.add_indented(beside(self.change, self.cancel))
        self._count()
        self.setFocusProxy(self.heading)  # what is to be taken is looked at first

    def chosen(self) -> list[Difference]:
        """The differences whose box is ticked."""
        pairs = zip(self._comparison.differences, self.choices, strict=True)
        return [difference for difference, choice in pairs if choice.isChecked()]

    def _card(self, difference: Difference) -> CheckBox:
        card = Box("card")
        name = clean(called(difference.question))
        label = Label(name)
        theme.strong(label)
        card.column.addWidget(label)
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.GRID)
        grid.setColumnStretch(1, 1)
        for line, (word, text) in enumerate(((_("Yours"), difference.yours), (_("Theirs"), difference.theirs))):
            title, value = Label(word, "caption"), _value(difference.path, text)
            title.setAlignment(Qt.AlignmentFlag.AlignTop)
            title.setMinimumWidth(theme.letters(title, WORD_LETTERS))
            grid.addWidget(title, line, 0)
            grid.addWidget(value, line, 1)
        card.column.addLayout(grid)
        choice = CheckBox(_("Add theirs to yours") if difference.rows else _("Take theirs"))
        choice.setAccessibleName(f"{choice.text()}: {name}")
        yours, theirs = (_shown(difference.path, text) for text in (difference.yours, difference.theirs))
        choice.setAccessibleDescription(_("Yours: {yours}. Theirs: {theirs}.").format(yours=yours, theirs=theirs))
        choice.setChecked(difference.fills_a_gap)
        choice.toggled.connect(lambda _is_on: self._count())
        card.column.addWidget(choice)
        self.add_indented(card)
        return choice

    def _set_all(self, is_taken: bool) -> None:
        for choice in self.choices:
            choice.setChecked(is_taken)

    def _count(self) -> None:
        count = len(self.chosen())
        sentence = ngettext("&Change {count} field", "&Change {count} fields", count).format(count=count)
        self.change.setText(sentence)
        self.change.setVisible(bool(self.choices) and count > 0)


def _besides(comparison: Comparison) -> list[str]:
    """What else the reply holds, one sentence each."""
    sentences = []
    if not comparison.differences:
        sentences.append(_("No answer differs from what your request holds."))
    if comparison.same:
        count = comparison.same
        text = ngettext("{count} answer is in it already.", "{count} answers are in it already.", count)
        sentences.append(text.format(count=count))
    if comparison.unanswered:
        count = comparison.unanswered
        text = ngettext("{count} question has no answer.", "{count} questions have no answer.", count)
        sentences.append(text.format(count=count))
    for question, sentence in comparison.not_taken[:MOST_NOT_TAKEN]:
        sentences.append(
            _("Left out of “{field}”. {sentence}").format(field=clean(called(question)), sentence=clean(sentence))
        )
    if len(comparison.not_taken) > MOST_NOT_TAKEN:
        count = len(comparison.not_taken) - MOST_NOT_TAKEN
        text = ngettext("{count} more line was not taken.", "{count} more lines were not taken.", count)
        sentences.append(text.format(count=count))
    for question in comparison.lost:
        text = _("“{field}” is left out, since its license or device is no longer in your request.")
        sentences.append(text.format(field=clean(called(question))))
    return sentences


def _value(path: str, text: str) -> QWidget:
    shown = _shown(path, text)
    value = Label(shown, "text" if text.strip() else "caption")
    value.setAccessibleName(shown)
    value.setAlignment(Qt.AlignmentFlag.AlignTop)
    return value


def _shown(path: str, text: str) -> str:
    shown = clean(wording.shown(path, text)).strip() or _("Not provided")
    return shown if len(shown) <= MOST_SHOWN else f"{shown[:MOST_SHOWN]}…"
