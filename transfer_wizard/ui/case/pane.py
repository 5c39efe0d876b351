"""The pane with the case: how much of it is there, the letter, its length, and a way to copy it."""

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from transfer_wizard.export.form_text import FormText, form_text
from transfer_wizard.export.letter import LetterPart, letter, part_of
from transfer_wizard.export.summary import summarize
from transfer_wizard.flow.navigator import Navigator
from transfer_wizard.request.draft import copied
from transfer_wizard.request.shape import MOST_IN_A_BOX
from transfer_wizard.translations import _, speaking, written
from transfer_wizard.ui.case.sheet import LetterSheet
from transfer_wizard.ui.kit import theme
from transfer_wizard.ui.kit.accessible import announce
from transfer_wizard.ui.kit.icons import Icon
from transfer_wizard.ui.kit.progress import ProgressLine
from transfer_wizard.ui.kit.texts import Button, Heading, Label
from transfer_wizard.ui.services.background import Background
from transfer_wizard.ui.services.case_writer import MOST_AT_ONCE
from transfer_wizard.validation.readiness import THINGS, ReadyThing

PAUSE: Final = 250
LONG_PAUSE: Final = 1_500
"""Milliseconds without a key before the letter is written anew; of many licenses it takes another thread longer."""
COPIED_STAYS: Final = 2_000


class CasePane(QWidget):
    """The case at the right of the page. It is written while the person pauses, and only while it is in sight.

    Signals:
        jumped: the path of a field that a gap leads to.
        closed: the person is done with it.
    """

    jumped = Signal(str)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "pane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._navigator: Navigator | None = None
        self._written: tuple[tuple[LetterPart, ...], FormText] | None = None
        self._is_copying = False
        self._is_behind = False
        self._background = Background(self)
        self._pause = QTimer(self, singleShot=True)
        self._pause.timeout.connect(self._on_pause)
        self.heading = Heading(_("Your case"), level=3)
        self.hide_it = Button(_("Hide"), "quiet", "panel")
        self.hide_it.setAccessibleName(_("Hide the case"))
        self.hide_it.setToolTip(_("Hide the case (F9)"))
        self.hide_it.clicked.connect(self.closed)
        self._tick = Icon("check", "ok", theme.SMALL_ICON)
        self.readiness = Label()
        theme.hint(self.readiness)
        self.segments = ProgressLine(in_segments=True)
        self.sheet = LetterSheet()
        self.sheet.jumped.connect(self.jumped)
        self.length = Label("", "quiet")
        self.copy = Button(_("Copy"), "accent", "copy")
        self.copy.setAccessibleName(_("Copy the case"))
        self.copy.setAccessibleDescription(_("The text of the case, for a form or a mail"))
        self.copy.clicked.connect(self._on_copy)
        self._lay_out()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.heading, stretch=1)
        head.addWidget(self.hide_it)
        ready = QHBoxLayout()
        ready.setSpacing(theme.HALF)
        ready.addWidget(self._tick)
        ready.addWidget(self.readiness, stretch=1)
        top = QVBoxLayout()
        top.setContentsMargins(2 * theme.GRID, theme.GRID + theme.HALF, theme.GRID, 0)
        top.setSpacing(0)
        top.addLayout(head)
        inset = QVBoxLayout()
        inset.setContentsMargins(0, theme.HALF, theme.GRID, 0)
        inset.setSpacing(theme.GRID + theme.HALF)
        inset.addLayout(ready)
        inset.addWidget(self.segments)
        top.addLayout(inset)
        page = QVBoxLayout()
        page.setContentsMargins(2 * theme.GRID, 2 * theme.GRID, 2 * theme.GRID, 0)
        page.addWidget(self.sheet)
        self._foot = QWidget()
        self._foot.setProperty("role", "pane-foot")
        self._foot.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._foot.setMinimumHeight(theme.FOOT)
        foot = QHBoxLayout(self._foot)
        foot.setContentsMargins(2 * theme.GRID, theme.GRID, theme.GRID, theme.GRID)
        foot.addWidget(self.length, stretch=1)
        foot.addWidget(self.copy)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(1, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(top)
        whole.addLayout(page, stretch=1)
        whole.addWidget(self._foot)

    # What it shows

    def follow(self, navigator: Navigator) -> None:
        """Show the case of a navigator from here on."""
        if navigator is not self._navigator:
            self._navigator = navigator
            self._background.drop()
            self._is_copying = False
            self._on_pause()
            self.sheet.verticalScrollBar().setValue(0)

    def show_things(self, things: Sequence[ReadyThing], said: str) -> None:
        """Show how many of the things that Support needs are there."""
        states = [thing.state.name for thing in things] or ["EMPTY"] * len(THINGS)
        there = states.count("THERE")
        said = said or _("{there} of {all} things Support needs").format(there=0, all=len(THINGS))
        self.readiness.setText(said)
        self._tick.setVisible(there == len(states))
        self.segments.show_counts(there, states.count("OPEN"), len(states), said)

    def touch(self) -> None:
        """Note that the request changed: the letter is written once the person pauses."""
        if self._navigator is not None:
            self._pause.start(PAUSE if self._is_small(self._navigator) else LONG_PAUSE)

    def show_live(self, path: str) -> None:
        """Mark what tells of the field that has the focus; "" for none."""
        self.sheet.show_live(part_of(path) if path else ())

    @staticmethod
    def _is_small(navigator: Navigator) -> bool:
        return len(navigator.draft.licenses) <= MOST_AT_ONCE

    def _on_pause(self) -> None:
        """Write it, unless very many rows are still being checked: to check the rest at once would stop the window."""
        navigator = self._navigator
        if navigator is not None and navigator.is_checking and not self._is_small(navigator):
            self._pause.start(LONG_PAUSE)
        else:
            self._write()

    def _write(self) -> None:
        navigator = self._navigator
        if navigator is None:
            return
        self._pause.stop()
        self._is_behind = False
        verdict, passcodes, today = navigator.verdict(), dict(navigator.passcodes), navigator.today
        of_case = navigator.verdict_of_case
        is_small = self._is_small(navigator)
        draft = navigator.draft if is_small else copied(navigator.draft, looks_at_rows=False)

        language = written()

        def made() -> tuple[tuple[LetterPart, ...], FormText]:
            with speaking(language):
                parts = letter(draft, verdict, passcodes, today)
                return parts, form_text(summarize(draft, today, passcodes, of_case), MOST_IN_A_BOX)

        self._background.drop()  # what is being written is of the request as it was
        if is_small:
            self._on_written(made())
        else:
            self._background.run(made, self._on_written, self._on_not_written)

    def _on_written(self, written: tuple[tuple[LetterPart, ...], FormText]) -> None:
        self._written = written
        parts, text = written
        self.sheet.show_parts(parts)
        sentence = _("{count} of {most} characters")
        self.length.setText(sentence.format(count=f"{len(text.text):,}", most=f"{MOST_IN_A_BOX:,}"))
        self.copy.setEnabled(True)
        if self._is_copying:
            self._on_copy()

    def _on_not_written(self, sentence: str) -> None:
        self._is_copying = False
        self.length.setText(sentence)

    def hideEvent(self, event: QHideEvent) -> None:
        """What nobody sees is not written: until it is in sight again, the request may be another."""
        super().hideEvent(event)
        self._pause.stop()
        self._is_behind = True

    def showEvent(self, event: QShowEvent) -> None:
        """What changed meanwhile is written."""
        super().showEvent(event)
        if self._is_behind:
            self._on_pause()

    # What is done with it

    def _on_copy(self) -> None:
        """Copy the letter as it is now: what was typed just before is in it."""
        if self._pause.isActive():
            self._write()
        self._is_copying = self._background.is_busy
        if self._written and not self._is_copying:
            QGuiApplication.clipboard().setText(self._written[1].text)
            sentence = _("Copied")
            self.copy.setText(sentence)
            QTimer.singleShot(COPIED_STAYS, self, partial(self.copy.setText, _("Copy")))
            announce(self, sentence)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape is done with it, where it lies over the page."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)
