"""A step as a page: its heading, what is wrong, and its fields. A page reads the navigator and changes nothing."""

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtWidgets import QWidget

from transfer_wizard.flow import policy_effects
from transfer_wizard.flow.navigator import Navigator
from transfer_wizard.flow.steps import FieldSpec, Step
from transfer_wizard.translations import _
from transfer_wizard.ui.kit.texts import Sheet
from transfer_wizard.ui.steps.error_summary import ErrorSummary
from transfer_wizard.ui.steps.field_row import FieldRow

if TYPE_CHECKING:
    from transfer_wizard.validation.problems import Problem


class Foot(NamedTuple):
    """What the footer offers where a page wants something else there than Back and Continue.

    Attributes:
        forward: what its button says, with its access key.
        is_filled: False where the primary button stands on the page.
        other: a quieter way beside it; "" for none.
        has_back: whether there is a way back.
    """

    forward: str
    is_filled: bool = True
    other: str = ""
    has_back: bool = True


class Page(Sheet):
    """One step. It scrolls when it must, and its text never runs wider than the eye likes.

    Signals:
        edited: the path and the text of a field, as typed.
        left: the path of a field that the person is done with.
        jumped: the path of a field to go to.
        anyway: the person wants to go on in spite of what is wrong.
        changed: rows came or went, or typing paused: everything is to be shown anew, and saved.
        duplicate_asked: a new request like this one is wanted.
        requests_asked: the list of requests is wanted.
        did: what was just done, and whether it can be taken back and done again; "" for nothing.
        brought: what was pasted, or a file to be read, as Qt has it.
    """

    edited = Signal(str, str)
    left = Signal(str)
    jumped = Signal(str)
    anyway = Signal()
    changed = Signal()
    did = Signal(str, bool, bool)
    brought = Signal(QMimeData)
    duplicate_asked = Signal()
    requests_asked = Signal()

    def __init__(self, step: Step, navigator: Navigator) -> None:
        super().__init__()
        self.step = step
        self.navigator = navigator
        self.rows: dict[str, FieldRow] = {}
        self.heading = self.add_top(navigator.place, _(step.question))
        self.summary = ErrorSummary()
        self.summary.chosen.connect(self.jumped)
        self.summary.anyway.connect(self.anyway)
        self.column.addWidget(self.summary)
        self.build()

    def build(self) -> None:
        """Make the page's fields; a page of another make does it in its own way."""
        for spec in self.step.fields:
            self.add_field(spec)

    def add_field(self, spec: FieldSpec) -> FieldRow:
        """Put a field at the end of the page, below the heading of its group if it is the first of one."""
        if spec.group:
            self.add_part(_(spec.group), is_first=not self.rows)
        row = self.make_field(spec)
        self.column.addWidget(row)
        return row

    def make_field(self, spec: FieldSpec) -> FieldRow:
        """Make a field that stands in a part of the page."""
        row = FieldRow(spec)
        row.add_help(policy_effects.hint(spec.path, self.navigator.policy))
        row.edited.connect(self.edited)
        row.left.connect(self.left)
        if self.navigator.policy.locks(spec.path):
            row.lock(self.navigator.policy.reason)
        self.rows[row.path] = row
        return row

    def undo(self) -> None:
        """Take back what was said to be done last."""

    def redo(self) -> None:
        """Do it again."""

    def refresh(self) -> None:
        """Show the draft as it is, and what the timing rule lets show of its problems."""
        shown = first_by_field(self.navigator.shown(self.step.id))
        for path, row in self.rows.items():
            row.setVisible(self.navigator.applies(path))
            row.show_text(self.navigator.draft.get(path))
            row.show_problem(shown.get(path))
        self.summary.follow(shown)

    def field(self, path: str) -> QWidget | None:
        """What takes the focus for a path: the field's input, or None when it is not on this page."""
        row = self.rows.get(path)
        return row.input if row else None

    @property
    def foot(self) -> Foot | None:
        """What the footer offers; None for Back and Continue."""
        return None

    def go_on(self) -> bool:
        """Do what the button in the footer says; False where it is for the window to go on to the next step."""
        return False

    def go_another_way(self) -> None:
        """Do what the quieter way in the footer says."""

    @property
    def unsaved(self) -> str:
        """The sentence that says what was typed here beside the request, and is not kept; "" where nothing is."""
        return ""

    def show_summary(self, problems: "list[Problem]") -> None:
        """Show everything that is wrong on top of the page, and go there."""
        self.summary.show_problems(list(first_by_field(problems).values()))
        self.ensureVisible(0, 0)
        self.summary.setFocus()

    def arrive(self) -> None:
        """The page came into sight: start at its top."""
        self.eyebrow.setText(self.navigator.place)
        self.summary.hide()
        self.verticalScrollBar().setValue(0)
        self.heading.setFocus()


def first_by_field(problems: "list[Problem]") -> "dict[str, Problem]":
    """The gravest problem of each field, in the order of the page; a mistake goes before what an answer decides."""
    found: dict[str, Problem] = {}
    for problem in problems:
        held = found.get(problem.field)
        if held is None or (held.eligibility and not problem.eligibility):
            found[problem.field] = problem
    return found
