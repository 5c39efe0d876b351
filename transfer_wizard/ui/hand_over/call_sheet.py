"""The call sheet: what to say on the phone, in large type, line by line, each ticked when it was read back."""

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QTextCursor, QTextDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QHBoxLayout, QWidget
from shiboken6 import isValid

from transfer_wizard.export.phone import CallLine, call_lines
from transfer_wizard.export.summary import Summary
from transfer_wizard.flow.navigator import Navigator
from transfer_wizard.flow.phone_numbers import phone_book
from transfer_wizard.flow.steps import CASE_NUMBER
from transfer_wizard.request.passcode import MASK
from transfer_wizard.request.words import Side
from transfer_wizard.storage.vault import StoreState, VaultAnswer
from transfer_wizard.translations import _, joined
from transfer_wizard.ui.kit import theme
from transfer_wizard.ui.kit.dialog import Dialog
from transfer_wizard.ui.kit.inputs import LineInput, column
from transfer_wizard.ui.kit.texts import Box, Button, CheckBox, Label, Link, Sheet, beside
from transfer_wizard.ui.services.passcode_keeper import PasscodeKeeper
from transfer_wizard.ui.services.secret_clipboard import SecretClipboard
from transfer_wizard.ui.steps.passcode_copy import PasscodeCopy
from transfer_wizard.validation import wording

SHOWN_FOR: Final = 20_000
"""Milliseconds that a passcode stays in sight."""
POINTS_ON_PAPER: Final = 14.0


class CallSheet(Dialog):
    """A window beside the others; the up and down keys go through its lines, the space bar ticks.

    Signals:
        edited, left, jumped: as of a page; the case number is taken down here.
    """

    edited = Signal(str, str)
    left = Signal(str)
    jumped = Signal(str)

    def __init__(
        self,
        parent: QWidget,
        navigator: Navigator,
        summary: Summary,
        keeper: PasscodeKeeper,
        clipboard: SecretClipboard,
    ) -> None:
        size = (theme.WINDOW[0] * 4 // 5, theme.WINDOW[1])
        super().__init__(parent, _("Call sheet – Transfer Wizard"), size)
        self._summary = summary
        self._sheet = Sheet()
        self._sheet.widest = self.width()
        self._sheet.column.setSpacing(2 * theme.GRID)
        self._sheet.add_top(summary.subject, _("Call sheet"))
        numbers = Label(_numbers())
        theme.set_large_fixed_width(numbers)
        self._sheet.add_indented(numbers)
        how = _("Up and down go from line to line, the space bar ticks what was read back.")
        self._sheet.add_indented(Label(how, "help"))
        if summary.notice:
            self._sheet.add_indented(Label(summary.notice, "note"))
        self.lines = [self._line(line, navigator, keeper, clipboard) for line in call_lines(summary)]
        for line in self.lines:
            line.tick.moved.connect(self._on_moved)
            line.tick.toggled.connect(lambda _is_on: self._count())
            self._sheet.column.addWidget(line)
        self.counted = Label("", "quiet")
        self.print = Button(_("&Print…"))
        self.print.clicked.connect(self._on_print)
        close = Button(_("&Close"))
        close.clicked.connect(self.close)
        self.lay_out(self._sheet, self.print, close, beside=self.counted)
        self.lines[0].tick.setFocus()
        self._count()

    def _line(
        self, line: CallLine, navigator: Navigator, keeper: PasscodeKeeper, clipboard: SecretClipboard
    ) -> "CallSheetLine":
        if line.path.startswith("passcode."):
            passcode = PasscodeLine(line, keeper, clipboard)
            passcode.jumped.connect(self._on_jumped)
            return passcode
        if line.path == CASE_NUMBER.path:
            number = CaseNumberLine(line, navigator.draft.get(line.path))
            number.input.edited.connect(lambda text: self.edited.emit(CASE_NUMBER.path, text))
            number.input.left.connect(lambda: self.left.emit(CASE_NUMBER.path))
            return number
        return CallSheetLine(line)

    def changeEvent(self, event: QEvent) -> None:
        """A passcode is out of sight when the window is no longer in front."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and not self.isActiveWindow():
            self._hide_passcodes()

    def done(self, result: int) -> None:
        """Nothing stays behind: a case number that is being typed is left, and so in the request."""
        self._hide_passcodes()
        if focused := self.focusWidget():
            focused.clearFocus()
        super().done(result)

    def _on_jumped(self, path: str) -> None:
        self.close()
        self.jumped.emit(path)

    def _hide_passcodes(self) -> None:
        for line in self.lines:
            if isinstance(line, PasscodeLine):
                line.hide_digits()

    def _on_moved(self, by: int) -> None:
        ticks = [line.tick for line in self.lines]
        at = next((number for number, tick in enumerate(ticks) if tick.hasFocus()), 0)
        ticks[max(0, min(at + by, len(ticks) - 1))].setFocus(Qt.FocusReason.TabFocusReason)

    def _count(self) -> None:
        ticked = sum(line.tick.isChecked() for line in self.lines)
        self.counted.setText(_("Read back: {count} of {total}").format(count=ticked, total=len(self.lines)))

    def _on_print(self) -> None:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        if QPrintDialog(printer, self).exec() == Dialog.DialogCode.Accepted:
            on_paper(self._summary).print_(printer)


class Tick(CheckBox):
    """The box of a line.

    Signals:
        moved: an arrow key was pressed: so many lines down.
    """

    moved = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrows go from line to line, past the buttons between."""
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 5, Qt.Key.Key_PageUp: -5}
        by = steps.get(Qt.Key(event.key()))
        if by:
            self.moved.emit(by)
        else:
            super().keyPressEvent(event)


class CallSheetLine(Box):
    """A line of the call; a click anywhere on it ticks it."""

    def __init__(self, line: CallLine) -> None:
        super().__init__("row", margin=0, spacing=theme.HALF)
        self.tick = Tick()
        self.tick.setAccessibleName(line.said)
        self.tick.setAccessibleDescription(joined(*line.below))
        self.column.setContentsMargins(2 * theme.GRID, 0, 0, 0)
        row = QHBoxLayout()
        row.setSpacing(theme.GRID)
        text = QWidget()
        self.text = column(text, spacing=theme.HALF)
        said = Label(line.said)
        theme.large(said, is_strong=True)
        self.text.addWidget(said)
        for below in line.below:
            label = Label(below)
            theme.large(label)
            self.text.addWidget(label)
        row.addWidget(self.tick, alignment=Qt.AlignmentFlag.AlignTop)
        row.addWidget(text, stretch=1)
        self.column.addLayout(row)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on the text is one on the box."""
        self.tick.setFocus(Qt.FocusReason.MouseFocusReason)
        self.tick.toggle()


class PasscodeLine(CallSheetLine):
    """A passcode, masked until the person asks for it, and again soon after; without one, the way to Passcodes.

    Signals:
        jumped: the path of the passcode, which is to be typed first.
    """

    jumped = Signal(str)

    def __init__(self, line: CallLine, keeper: PasscodeKeeper, clipboard: SecretClipboard) -> None:
        super().__init__(line)
        self._side = Side(line.path.removeprefix("passcode."))
        self._keeper = keeper
        self.digits = Label(MASK)
        theme.set_large_fixed_width(self.digits)
        self.reveal = Button("")
        self.reveal.clicked.connect(self._on_clicked)
        self.copying = PasscodeCopy(self._side, keeper, clipboard)
        self.kept = Label("", "note")
        self.said = Label("", "help")
        self.way = Link(_("Type it on Passcodes"))
        self.way.setAutoDefault(False)
        self.way.setAccessibleDescription(wording.label(line.path))
        self.way.clicked.connect(lambda: self.jumped.emit(line.path))
        for thing in (beside(self.digits, self.reveal), self.copying, self.said, self.kept, beside(self.way)):
            self.text.addWidget(thing)
        self._timer = QTimer(self, singleShot=True, interval=SHOWN_FOR)
        self._timer.timeout.connect(self.hide_digits)
        self.hide_digits()
        self._say("")
        self.show_kept()
        keeper.changed.connect(self.show_kept)

    def show_kept(self) -> None:
        """Show what is at hand."""
        slot = self._keeper.slot(self._side)
        is_kept = slot.day is not None
        if not is_kept:
            self.hide_digits()
        for thing in (self.digits, self.reveal, self.copying):
            thing.setVisible(is_kept)
        self.way.setVisible(not slot.is_today)
        self.kept.setText(slot.sentence if is_kept else joined(slot.sentence, _read_it()))
        self.kept.setVisible(bool(slot.sentence))

    def hide_digits(self) -> None:
        """Mask the passcode."""
        self._timer.stop()
        self.digits.setText(MASK)
        self._name(_("Show"), _("Show the {passcode}"))

    def _on_clicked(self) -> None:
        if self._timer.isActive():
            self.hide_digits()
            return
        self._say(_("Asking your system’s password store …"))
        self._keeper.take(self._side, self._on_taken)

    def _on_taken(self, answer: VaultAnswer | None) -> None:
        if not isValid(self):  # the sheet was closed meanwhile
            return
        if answer is None:
            self._say(joined(StoreState.WAITING.message, StoreState.WAITING.next), "note")
        elif answer.passcode is None:
            is_gone = answer.state is StoreState.READY  # and the keeper finds that out now
            self._say("" if is_gone else joined(answer.state.message, _read_it()), "note")
        elif not self.window().isActiveWindow():
            self._say(_("The passcode is at hand. Show it when you need it."))
        else:
            self.digits.setText(" ".join(answer.passcode.reveal()))
            self._name(_("Hide"), _("Hide the {passcode}"))
            self._timer.start()
            self._say("")

    def _name(self, text: str, spoken: str) -> None:
        self.reveal.setText(text)
        self.reveal.setAccessibleName(spoken.format(passcode=wording.label(f"passcode.{self._side}")))

    def _say(self, sentence: str, role: str = "help") -> None:
        theme.say_role(self.said, role)
        self.said.setText(sentence)
        self.said.setVisible(bool(sentence))


def _read_it() -> str:
    return _(
        "Read it in that organization: “?” › Get help & cases › Pick a Tile to Contact Support › Call support team."
    )


class CaseNumberLine(CallSheetLine):
    """Where the case number is taken down; it is the request's own field."""

    def __init__(self, line: CallLine, text: str) -> None:
        super().__init__(line)
        self.input = LineInput(CASE_NUMBER.width, is_code=True)
        theme.set_large_fixed_width(self.input)
        self.input.setMaximumWidth(theme.letters(self.input, CASE_NUMBER.width))
        self.input.setAccessibleName(wording.label(line.path))
        self.input.show_text(text)
        self.text.addWidget(self.input)


def _numbers() -> str:
    """The numbers that are certain."""
    return "\n".join(number.number for number in phone_book().numbers if number.is_certain)


def on_paper(summary: Summary) -> QTextDocument:
    """The sheet as it is printed: no passcode is on it."""
    document = QTextDocument()
    font = document.defaultFont()
    font.setPointSizeF(POINTS_ON_PAPER)
    document.setDefaultFont(font)
    cursor = QTextCursor(document)
    cursor.insertText(f"{summary.subject}\n{_numbers()}\n")
    for line in call_lines(summary):
        blank = " " + "_" * 24 if line.is_blank or line.path else ""
        cursor.insertText("\n".join(_with_box((line.said + blank, *line.below))) + "\n")
    cursor.insertText(summary.made)
    return document


def _with_box(texts: Iterable[str]) -> Iterable[str]:
    first, *rest = texts
    return (f"\n☐  {first}", *(f"      {text}" for text in rest))
