"""A way to reach Support as a card: steps, the next one with the filled button, and where the focus goes then."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from transfer_wizard.translations import _
from transfer_wizard.ui.kit import theme
from transfer_wizard.ui.kit.card import Card
from transfer_wizard.ui.kit.chip import Chip
from transfer_wizard.ui.kit.icons import Icon
from transfer_wizard.ui.kit.numbered import Numbered, NumberedStep, StepProgress
from transfer_wizard.ui.kit.texts import Button, Heading, Label

TICK = 2 * theme.GRID


class Task(NamedTuple):
    """A step of a way, and what is pressed for it.

    Attributes:
        step: where it is shown.
        buttons: those still to be pressed, in their order; none where it is done, or nothing can be done here.
        is_done: whether it is done.
    """

    step: NumberedStep
    buttons: Callable[[], Sequence[QWidget]]
    is_done: Callable[[], bool]


class Way(Card):
    """One way.

    Attributes:
        last: what has the focus when all is done: the field for the case number.

    Signals:
        progressed: another step is next, or none.
    """

    progressed = Signal()

    def __init__(self, title: str) -> None:
        super().__init__(margin=3 * theme.GRID, spacing=2 * theme.GRID)
        self.tasks: list[Task] = []
        self.last: QWidget | None = None
        self.heading = Heading(title)
        self.chip = Chip("ok", "")
        self.chip.hide()
        head = QHBoxLayout()
        head.setSpacing(theme.GRID)
        head.addWidget(self.heading, stretch=1)
        head.addWidget(self.chip)
        self.column.addLayout(head)
        self.steps = Numbered(title, has_rules=True)
        self.column.addWidget(self.steps)

    def show_draft(self) -> None:
        """Show the request, and what is kept of its passcodes, as they are now."""
        self.show_progress()

    def recommend(self, reason: str) -> None:
        """Say why this way is the recommended one; "" where it is not."""
        if reason != self.chip.words:
            self.chip.show_state("ok", reason)
        self.chip.setVisible(bool(reason))

    def add(
        self,
        caption: str,
        about: str = "",
        buttons: Callable[[], Sequence[QWidget]] = tuple,
        is_done: Callable[[], bool] = lambda: False,
    ) -> NumberedStep:
        """Add a step at the end."""
        step = self.steps.add(caption, about, is_strong=True)
        self.tasks.append(Task(step, buttons, is_done))
        return step

    @property
    def next(self) -> QWidget | None:
        """What is to be pressed next; None where nothing is left but to send it there."""
        for task in self.tasks:
            if not task.is_done() and (waiting := task.buttons()):
                return waiting[0]
        return None

    @property
    def is_done(self) -> bool:
        """Whether all that can be done here is done."""
        return self.next is None

    def show_progress(self) -> None:
        """Show which steps are done, and which is next."""
        target = self.next
        has_next = False
        for task in self.tasks:
            is_done = task.is_done()
            waiting = () if is_done else task.buttons()
            is_next = not has_next and (target in waiting if target else not is_done)
            has_next = has_next or is_next
            task.step.show_progress(
                StepProgress.DONE if is_done else StepProgress.NEXT if is_next else StepProgress.TO_COME
            )
        for button in self.findChildren(Button):
            if button.property("role") in ("", "primary"):
                button.fill(button is target)
        self.progressed.emit()

    def go_on(self) -> None:
        """One step is done: the next one has the focus."""
        self.show_progress()
        target = self.next or self.last
        if target is not None and self.isVisible():
            target.setFocus(Qt.FocusReason.OtherFocusReason)


class Copied(QWidget):
    """A tick and a word beside a button that copies."""

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.HALF)
        self.word = Label(_("Copied"), "good")
        self.word.setWordWrap(False)
        row.addWidget(Icon("check", "ok", TICK))
        row.addWidget(self.word)
