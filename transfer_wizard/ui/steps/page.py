"""A step as a page: its heading, what is wrong, and its fields. A page reads the navigator and changes nothing."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from transfer_wizard.flow import policy_effects
from transfer_wizard.flow.navigator import Navigator
from transfer_wizard.flow.steps import FieldSpec, Step
from transfer_wizard.translations import _
from transfer_wizard.ui.kit import theme
from transfer_wizard.ui.kit.fold import Fold
from transfer_wizard.ui.kit.segments import Segment
from transfer_wizard.ui.kit.texts import Sheet, show_if
from transfer_wizard.ui.steps.both_row import BothRow
from transfer_wizard.ui.steps.error_bar import ErrorBar
from transfer_wizard.ui.steps.field_row import FieldRow, FixedAnswers
from transfer_wizard.validation import wording

if TYPE_CHECKING:
    from transfer_wizard.validation.problems import Problem

AnyBoth = TypeVar("AnyBoth", bound=BothRow)


class Foot(NamedTuple):
    """What the footer offers where a page wants something else there than Back and Continue.

    Attributes:
        forward: what its button says, with its access key.
        is_filled: False where the primary button stands on the page.
        other: a quieter way beside it; "" for none.
        has_back: whether there is a way back.
        leads_out: whether its button opens something outside the program.
    """

    forward: str
    is_filled: bool = True
    other: str = ""
    has_back: bool = True
    leads_out: bool = False


class Page(Sheet):
    """One step. It scrolls when it must, and its text never runs wider than the eye likes.

    Signals:
        edited: the path and the text of a field, as typed.
        answered: the texts of several fields, by their paths: one answer for all of them.
        left: the path of a field that the person is done with.
        jumped: the path of a field to go to, or the id of a step.
        changed: rows came or went, or typing paused: everything is to be shown anew, and saved.
        entered: Enter was pressed in a field, which does what the button in the footer does.
        continued: the person goes on to the next step by another way than the button in the footer.
        duplicate_asked: a new request like this one is wanted.
        requests_asked: the list of requests is wanted.
        did: what was just done, and whether it can be taken back and done again; "" for nothing.
        foot_changed: what the footer offers is something else now.
        brought: what was pasted, or a file to be read, as Qt has it.
    """

    edited = Signal(str, str)
    answered = Signal(object)
    left = Signal(str)
    jumped = Signal(str)
    changed = Signal()
    did = Signal(str, bool, bool)
    entered = Signal()
    continued = Signal()
    brought = Signal(QMimeData)
    duplicate_asked = Signal()
    requests_asked = Signal()
    foot_changed = Signal()

    def __init__(self, step: Step, navigator: Navigator) -> None:
        super().__init__()
        self.step = step
        self.navigator = navigator
        self.rows: dict[str, FieldRow] = {}
        self._order: dict[str, int] = {}
        self.both: list[BothRow] = []
        self._folds: list[tuple[Fold, tuple[str, ...]]] = []
        self._specs = {spec.path: spec for spec in step.fields}
        self.heading = self.add_top(navigator.place, _(step.question))
        self.summary = ErrorBar(self.called)
        self.summary.chosen.connect(self.jumped)
        self.column.addWidget(self.summary)
        self.build()

    def build(self) -> None:
        """Make what is on the page."""
        for spec in self.step.fields:
            self.add_field(spec)

    def add_field(self, spec: FieldSpec) -> FieldRow:
        """Put a field at the end of the page, with the help of the table."""
        row = self.make_field(spec)
        self.column.addWidget(row)
        return row

    def make_field(self, spec: FieldSpec) -> FieldRow:
        """Make a field that stands in a part of the page."""
        self._specs[spec.path] = spec
        row = self.make_row(spec.path, help_text=None)
        return row

    def make_whole(self) -> bool:
        """Make what waits for a turn of its own, after the page came into sight; whether there was anything."""
        return False

    def undo(self) -> None:
        """Take back what was said to be done last."""

    def redo(self) -> None:
        """Do it again."""

    def tighten(self) -> None:
        """Let questions stand closer to each other than the parts of other pages, so that all of them are in sight."""
        self.column.setSpacing(theme.BETWEEN_QUESTIONS)
        self.column.insertSpacing(1, theme.HALF)

    def make_row(
        self,
        path: str,
        *,
        name: str = "",
        short: str = "",
        answers: FixedAnswers | None = None,
        fills: bool = False,
        help_text: str | None = "",
        is_optional: bool | None = None,
    ) -> FieldRow:
        """The row of a field, to be put where the page wants it; its arguments as of FieldRow."""
        row = FieldRow(
            self._specs[path],
            name=name,
            short=short,
            answers=answers,
            fills=fills,
            help_text=help_text,
            is_optional=is_optional,
        )
        row.add_help(policy_effects.hint(path, self.navigator.policy))
        self.watch(row)
        return row

    def watch(self, row: FieldRow) -> None:
        """Hear what is typed into a row, and hold what the policy holds."""
        row.edited.connect(self.on_edited)
        row.left.connect(self.on_left)
        row.brought.connect(self._on_brought)
        if self.navigator.policy.locks(row.path):
            row.lock(self.navigator.policy.reason)
        self.rows[row.path] = row
        self._order.setdefault(row.path, len(self._order))

    def _on_brought(self, text: str) -> None:
        found = QMimeData()
        found.setText(text)
        self.brought.emit(found)

    def add_both(self, row: AnyBoth, column: QVBoxLayout | None = None) -> AnyBoth:
        """Put a question for both organizations at the end of the page, or of a part of it."""
        for path in row.both.fields:
            self._order.setdefault(path, len(self._order))
        row.answered.connect(self.answered)
        row.left.connect(self.left)
        self.both.append(row)
        (column or self.column).addWidget(row)
        return row

    def add_fold(self, fold: Fold, paths: tuple[str, ...]) -> None:
        """Put a folded part at the end of the page; its head says what its fields hold."""
        self._folds.append((fold, paths))
        self.column.addWidget(fold)
        if any(self.navigator.policy.locks(path) for path in paths):
            fold.open()  # what is locked stays in sight

    def on_edited(self, path: str, text: str) -> None:
        """A field was typed in."""
        self.edited.emit(path, text)

    def on_left(self, path: str) -> None:
        """A field was left."""
        self.left.emit(path)

    def refresh(self) -> None:
        """Show the draft as it is, and what the timing rule lets show of its problems."""
        self.prepare()
        shown = first_by_field(self.navigator.shown(self.step.id))
        in_both = {path for row in self.both for path in row.both.fields}
        for path, row in self.rows.items():
            if path not in in_both:
                show_if(row, self.shows(path))
            row.show_text(self.navigator.draft.get(path))
            row.show_origin(*self.navigator.origin(path))
            row.show_problem(shown.get(path))
        for both in self.both:
            both.refresh(shown)
        for fold, paths in self._folds:
            show_if(fold, any(self.navigator.applies(path) for path in paths))
            fold.show_value(self.folded(paths))
            if any(path in shown and shown[path].is_mistake for path in paths):
                fold.open()
        self.summary.follow({problem.field: problem for problem in shown.values() if problem.is_mistake})

    def prepare(self) -> None:
        """Make what is shown from now on."""
        for both in self.both:
            both.prepare()

    def shows(self, path: str) -> bool:
        """Whether the page shows a field: one that is asked for."""
        return self.navigator.applies(path)

    def folded(self, paths: tuple[str, ...]) -> str:
        """What the head of a folded part says: the first of its answers."""
        texts = (wording.shown(path, self.navigator.draft.get(path)) for path in paths)
        return next((text for text in texts if text.strip()), "")

    def field(self, path: str) -> QWidget | None:
        """What takes the focus for a path, or None when it is not on this page."""
        for fold, paths in self._folds:
            if path in paths:
                fold.open()
        row = self.rows.get(path)
        for both in self.both:
            if path in both.both.fields and (row is None or row.isHidden()):
                return both.input
        return row.input if row else None

    def focus(self, path: str) -> None:
        """Give the focus to the field of a path; one that is not asked for now, such as a gap, has no place here."""
        field = self.field(path)
        if field is not None and field.isVisibleTo(self):
            field.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.bring_into_sight(field)

    def called(self, path: str) -> str:
        """What the page calls the field at a path, in a word."""
        row = self.rows.get(path)
        return row.short if row else wording.label(path)

    @property
    def foot(self) -> Foot | None:
        """What the footer offers; None for Back and Continue."""
        return None

    @property
    def inputs(self) -> list[QWidget]:
        """What the request is typed into here."""
        return [row.input for row in self.rows.values()]

    @property
    def says_place(self) -> bool:
        """Whether the page says which step it is; in a narrow window the line on top does."""
        return theme.counted(self.window().width()) >= theme.NARROW

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say once which step this is."""
        super().resizeEvent(event)
        self.eyebrow.setVisible(self.says_place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in a field of the request or a question goes on; a long text takes it for itself."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        is_plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        focus = self.focusWidget()
        if is_enter and is_plain and (isinstance(focus, Segment) or focus in self.inputs):
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def go_on(self) -> bool:
        """Do what the button in the footer says; False where it is for the window to go on to the next step."""
        return False

    def go_another_way(self) -> None:
        """Do what the quieter way in the footer says."""

    def held(self) -> Any:
        """What was typed here and is in no draft, and where the person was, for the page that replaces this one."""
        return None

    def take_over(self, held: Any) -> None:
        """Go on with what the page before this one held."""

    @property
    def unsaved(self) -> str:
        """The sentence that says what was typed here beside the request, and is not kept; "" where nothing is."""
        return ""

    def show_summary(self, problems: "list[Problem]") -> None:
        """Say on top of the page which answers need a change, and go to the first, its text selected."""
        in_order = self._in_order(first_by_field(problems).values())
        self.summary.show_problems(in_order)
        self.jumped.emit(in_order[0].field)
        field = self.field(in_order[0].field)
        if isinstance(field, QLineEdit | QPlainTextEdit):
            field.selectAll()

    def _in_order(self, problems: "Iterable[Problem]") -> "list[Problem]":
        """What can't be right, in the order of the page; of two fields that are shown as one, it is told once."""
        wrong = sorted(
            (problem for problem in problems if problem.is_mistake), key=lambda each: self._order.get(each.field, 0)
        )
        by_place = {id(self.field(each.field)): each for each in reversed(wrong)}
        return [each for each in wrong if by_place[id(self.field(each.field))] is each]

    def arrive(self) -> None:
        """The page came into sight: start at its top."""
        self.eyebrow.setText(self.navigator.place)
        self.summary.hide()
        self.verticalScrollBar().setValue(0)
        # What may not be changed takes no focus; the page scrolls with the arrow keys then.
        (self.heading if self.content.isEnabled() else self).setFocus(Qt.FocusReason.OtherFocusReason)


def first_by_field(problems: "list[Problem]") -> "dict[str, Problem]":
    """The gravest problem of each field, in the order of the page; a mistake goes before what an answer decides."""
    found: dict[str, Problem] = {}
    for problem in problems:
        held = found.get(problem.field)
        if held is None or (held.eligibility and not problem.eligibility):
            found[problem.field] = problem
    return found
