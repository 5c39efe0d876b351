"""The companion: a small window that stays on top of a browser and hands out the values of a form, one key for each.

It looks at no browser and types into none, so it works with any; what a fill reports is shown in it too. It keeps its
place when a value was copied, never takes the focus by itself, and remembers nothing once the program ends.
"""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QPlainTextEdit, QVBoxLayout, QWidget

from transfer_wizard.request.passcode import Passcode
from transfer_wizard.request.words import Side
from transfer_wizard.translations import _, ngettext
from transfer_wizard.ui.companion.form_list import (
    OPEN,
    TICKED,
    CopyState,
    FormEntry,
    FormList,
    entries,
    the_description_says_it,
)
from transfer_wizard.ui.companion.pieces import CopyButton, Strip
from transfer_wizard.ui.kit import focus, icons, theme
from transfer_wizard.ui.kit.accessible import announce
from transfer_wizard.ui.kit.icons import Icon
from transfer_wizard.ui.kit.numbered import Countdown
from transfer_wizard.ui.kit.texts import Box, Button, Heading, Label, Link, beside, characters
from transfer_wizard.ui.kit.theme import Theme
from transfer_wizard.ui.services.file_saver import FileSaver
from transfer_wizard.ui.services.passcode_keeper import Slot
from transfer_wizard.ui.services.secret_clipboard import SecretClipboard
from transfer_wizard.webform.report import FieldReport, FillStage, Report, ValueStatus
from transfer_wizard.webform.values import FormValue

FEW_LINES = 3
TROUBLE = (FillStage.REFUSED, FillStage.NO_BROWSER, FillStage.ENDED)
"""Stages after which the person goes on by hand."""


class Companion(QMainWindow):
    """The window.

    Signals:
        passcode_asked: the side whose passcode is to be copied.
        passcode_wanted: the side whose passcode is not at hand, and is to be typed first.
        passcodes_asked: both passcodes are to be filled in on the page in the browser.
        refill_asked: the page in the browser is to be read and filled in once more.
        form_asked: the form is to be opened in the person's own browser.
        sent: the person has sent the form.
        record_asked: a profile of the form is to be recorded while the person fills it in by hand.
    """

    passcode_asked = Signal(object)
    passcode_wanted = Signal(object)
    passcodes_asked = Signal()
    refill_asked = Signal()
    form_asked = Signal()
    sent = Signal()
    record_asked = Signal()

    can_record = False
    _keeps_news = False
    _is_full = False

    def __init__(self, look: Theme, clipboard: SecretClipboard) -> None:
        super().__init__(None, Qt.WindowType.Window | Qt.WindowType.WindowStaysOnTopHint)
        self._clipboard = clipboard
        self._held: Side | None = None
        self._way_back = focus.WayBack()
        clipboard.counted.connect(self._on_counted)
        self.setObjectName("companion")
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)  # the program ends with its own window
        self.setWindowTitle(_("Fill in the form – Transfer Wizard"))
        self._build(look)
        self.setMinimumWidth(theme.companion(self).width() * 3 // 4)
        self.resize(theme.companion(self))
        for keys in (QKeySequence.StandardKey.Copy, QKeySequence("Ctrl+Return"), QKeySequence("Ctrl+Enter")):
            QShortcut(keys, self).activated.connect(self.copy)

    # What it is made of

    def _build(self, look: Theme) -> None:
        ground = QWidget()
        ground.setProperty("role", "ground")
        self.setCentralWidget(ground)
        self._whole = whole = QVBoxLayout(ground)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        self.news = Box("notice", margin=theme.GRID + theme.HALF, spacing=theme.HALF)
        self.said = Label()
        self.open_form = Link(_("Open the form"))
        self.open_form.clicked.connect(self.form_asked)
        self.news.column.addWidget(self.said)
        self.list = FormList(look)
        self.list.current_changed.connect(self._show_current)
        self.list.entries.dataChanged.connect(self._on_marked)
        self.list.doubleClicked.connect(self.copy)
        self.strip = Strip()
        whole.addWidget(self._head())
        whole.addWidget(self.strip)
        whole.addWidget(self._next())
        whole.addWidget(self.list, stretch=1)
        whole.addWidget(self._foot())

    def _head(self) -> QWidget:
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(2 * theme.GRID, theme.GRID + theme.HALF, 2 * theme.GRID, theme.GRID + theme.HALF)
        row.setSpacing(theme.GRID)
        name = Label(_("Webform"))
        theme.strong(name)
        self.progress = Label("", "quiet")
        self.progress.setWordWrap(False)
        row.addWidget(Icon("transfer-wizard-small", size=icons.SIZE))
        row.addWidget(name, stretch=1)
        row.addWidget(self.progress)
        return head

    def _next(self) -> QWidget:
        """What is copied next."""
        self.card = QWidget()
        self._lines = lines = QVBoxLayout(self.card)
        lines.setContentsMargins(*(2 * theme.GRID for _side in range(4)))
        lines.setSpacing(theme.GRID)
        self.label = Heading()
        self.label.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.value = QPlainTextEdit()
        self.value.setReadOnly(True)
        self.value.setTabChangesFocus(True)
        self.value.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.value.setProperty("role", "value")
        theme.set_fixed_width(self.value, theme.VALUE)
        self.more = Link("")
        self.more.clicked.connect(lambda: self._show_value(not self._is_full))
        self.note = Label("", "note")
        theme.hint(self.note)
        self.copy_next = CopyButton()
        self.copy_next.clicked.connect(self.copy)
        self.skip = Button(_("S&kip"))
        self.skip.clicked.connect(self._on_skip)
        self.ring = Countdown()
        self.ring.hide()
        self.length = Label("", "quiet")
        self.length.setWordWrap(False)
        self.copied = Label("", "good")
        theme.hint(self.copied)
        buttons = beside(self.copy_next, self.skip, self.ring, self.length)
        self.saver = FileSaver()
        self.eyebrow = Label(_("Next, into the field"), "eyebrow")
        for thing in (
            self.news,
            self.eyebrow,
            self.label,
            self.value,
            self.more,
            self.note,
            buttons,
            self.copied,
            self.saver,
        ):
            lines.addWidget(thing)
        lines.addStretch(1)
        return self.card

    def _foot(self) -> QWidget:
        foot = QWidget()
        foot.setProperty("role", "footer")
        lines = QVBoxLayout(foot)
        lines.setContentsMargins(2 * theme.GRID, theme.GRID + theme.HALF, 2 * theme.GRID, theme.GRID + theme.HALF)
        lines.setSpacing(theme.GRID)
        self.fill_passcodes = Button(_("&Fill in the passcodes on this page"))
        self.fill_passcodes.clicked.connect(self.passcodes_asked)
        self.refill = Link(_("Fill in the page again"))
        self.refill.clicked.connect(self.refill_asked)
        self.record = Link(_("Record this form"))
        self.record.setToolTip(_("Names of fields, and no value, go into a file that an IT desk can hand out."))
        self.record.setAccessibleDescription(self.record.toolTip())
        self.record.clicked.connect(self.record_asked)
        self.done = Button(_("I’ve &sent it"))
        self.done.clicked.connect(self._on_sent)
        self.stays = Label(_("Stays on top"), "quiet")
        row = QHBoxLayout()
        row.setSpacing(theme.GRID)
        row.addWidget(self.stays, stretch=1)
        row.addWidget(self.done)
        for thing in (self.fill_passcodes, beside(self.refill), beside(self.open_form, self.record)):
            lines.addWidget(thing)
        lines.addLayout(row)
        return foot

    # What it shows

    def show_values(
        self,
        values: Sequence[FormValue],
        order: Sequence[str],
        slots: Mapping[Side, Slot],
        warned: Mapping[str, str] | None = None,
    ) -> None:
        """Hand out these values from here on; those that were used already stay ticked.

        Args:
            order, slots: as in ``form_list.entries``.
            warned: what is to be said before a value is copied, by its id.
        """
        new = entries(values, order, slots)
        for entry in new:
            entry.note = (warned or {}).get(entry.id, entry.note)
        self.list.entries.load(new)
        theme.say_role(self.copied, "quiet")
        self.copied.setText(_("Enter copies it and goes on to the next."))
        self._go_on(-1)

    def show_slots(self, slots: Mapping[Side, Slot]) -> None:
        """Show which passcodes are at hand now."""
        self.list.entries.keep(slots)
        self._show_current()

    def keep_profile(self, content: bytes, count: int) -> None:
        """Save what was recorded of the form where the person says.

        Args:
            content: the file of the profile.
            count: how many fields are known in it.
        """
        sentence = ngettext("{count} field is known now.", "{count} fields are known now.", count).format(count=count)
        self.tell(f"{sentence} " + _("Save the profile, and hand it out with the setting webform_profile of a policy."))
        if target := self.saver.ask(_("Save the form profile"), "webform.json", _("Form profile"), ".json"):
            self.saver.write(target, lambda: content)

    def leave_out_passcodes(self, reason: str) -> None:
        """Hand out no passcode that is not at hand: the person can't see any."""
        for row, entry in enumerate(self.list.entries.entries):
            if entry.side and not entry.is_kept:
                self.list.entries.tell(row, CopyState.COVERED, reason)

    def begin(self, sentence: str, is_fill: bool) -> None:
        """Come into sight at the right edge of the screen; the focus stays with the browser that a fill opens."""
        self._say(sentence, "notice")
        self._keeps_news = is_fill
        self.news.show()
        self.open_form.setVisible(not is_fill)
        self.refill.setVisible(is_fill)
        self.record.setVisible(not is_fill and self.can_record)
        self.fill_passcodes.hide()
        self.copy_next.setFocus()
        if not self.isVisible():
            self._way_back = focus.WayBack()
            self._move_aside()
            self.showNormal()
        if not is_fill:
            self.raise_()
            self.activateWindow()

    def say_how(self, sentence: str) -> None:
        """Say what to do for as long as a form is recorded; "" when it is."""
        self._keeps_news = bool(sentence)
        self.news.setVisible(bool(sentence))
        if sentence:
            self._say(sentence, "notice")

    def follow(self, report: Report) -> None:
        """Show what a fill did; the first field that it did not fill in is the next to copy."""
        reported = {field.id: field for field in report.fields}
        for row, entry in enumerate(self.list.entries.entries):
            if told := reported.get(entry.id):
                self._take_over(row, entry, told)
            elif entry.side and report.stage in (FillStage.FILLED, FillStage.NEXT_PAGE):
                self._want_passcode(row, entry, report.asks_passcode)
        is_over = report.stage in TROUBLE
        is_done = report.stage in (FillStage.FILLED, FillStage.NEXT_PAGE) and report.is_complete
        self._say(report.sentence, "advice" if is_over else "settled" if is_done else "notice")
        self.open_form.setVisible(is_over)
        self.refill.setVisible(not is_over)
        self.fill_passcodes.setVisible(report.asks_passcode and not is_over)
        current = self._current()
        if current is None or current.mark not in OPEN:
            self._go_on(-1)

    def _take_over(self, row: int, entry: FormEntry, told: FieldReport) -> None:
        """What the person did with a value by hand stands, unless it is in the form now."""
        if told.status is ValueStatus.FILLED:
            self.list.entries.use(row, CopyState.FILLED, told.note)
        elif told.in_text and entry.mark in OPEN:
            self.list.entries.tell(row, CopyState.COVERED, told.note or the_description_says_it())
        elif told.status is ValueStatus.DIFFERS and entry.mark in (*OPEN, CopyState.COVERED):
            self.list.entries.tell(row, CopyState.DIFFERS, told.note)
        elif told.status is ValueStatus.NOT_FOUND and entry.mark in OPEN:
            self.list.entries.tell(row, CopyState.NOT_FOUND, told.note)

    def _want_passcode(self, row: int, entry: FormEntry, is_asked: bool) -> None:
        if is_asked and entry.mark is CopyState.COVERED:
            self.list.entries.tell(row, CopyState.LEFT)
        elif not is_asked and entry.mark is CopyState.LEFT:
            self.list.entries.tell(row, CopyState.COVERED, _("No field of this page asks for it."))

    def tell(self, sentence: str, is_problem: bool = False) -> None:
        """Say what came of something, below the buttons."""
        theme.say_role(self.copied, "error" if is_problem else "good")
        self.copied.setText(sentence)
        announce(self, sentence, is_urgent=is_problem)

    def _say(self, sentence: str, role: str) -> None:
        theme.say_role(self.news, role)
        if self.said.text() != sentence:
            self.said.setText(sentence)
            announce(self, sentence, is_urgent=role == "advice")

    def _show_current(self) -> None:
        entry = self._current()
        self.label.setText(entry.label if entry else _("Nothing is left to copy"))
        is_missing = entry is not None and not entry.is_kept
        self.copy_next.setText(_("&Type it on Passcodes") if is_missing else _("&Copy"))
        sentence = _("Type it on Passcodes: {label}") if is_missing else _("Copy: {label}")
        self.copy_next.setAccessibleName(sentence.format(label=entry.label) if entry else _("Copy"))
        self.skip.setAccessibleName(_("Skip: {label}").format(label=entry.label) if entry else _("Skip"))
        if entry is None and (self.skip.hasFocus() or self.copy_next.hasFocus()):
            self.label.setFocus()  # not “I've sent it”: Enter is pressed once too often here
        for part in (self.eyebrow, self.copy_next, self.skip):
            part.setVisible(entry is not None)
        if entry is not None and self.label.hasFocus():
            self.copy_next.setFocus()
        if entry is None and self.copied.property("role") == "quiet":
            self.copied.setText("")  # what Enter does is no longer so
        theme.say_role(self.done, "" if entry else "primary")
        self._show_note()
        self.value.setAccessibleName(entry.label if entry else "")
        self.value.setPlainText(entry.shown if entry else "")
        self.length.setText(characters(len(entry.text)) if entry and entry.is_prose else "")
        self.value.setVisible(entry is not None)
        self._show_value(is_full=False)

    def _show_value(self, is_full: bool) -> None:
        """The first lines of the value, or as much of it as there is room for in place of the list."""
        self._is_full = is_full
        self.list.setVisible(not is_full and theme.text_scale() < theme.LARGE)
        self._whole.setStretchFactor(self.card, int(self.list.isHidden()))
        self._lines.setStretchFactor(self.value, 100 * is_full)  # else the space goes below all
        count = round(self.value.document().size().height())  # of a plain text document: in lines
        self.more.setVisible(self.value.isVisibleTo(self) and count > FEW_LINES)
        self.more.setText(_("Show less") if is_full else _("Show all of it"))
        few = theme.lines(self.value, min(count, FEW_LINES))
        self.value.setMinimumHeight(few)
        self.value.setMaximumHeight(theme.lines(self.value, count) if is_full else few)
        bar = Qt.ScrollBarPolicy.ScrollBarAsNeeded if is_full else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.value.setVerticalScrollBarPolicy(bar)

    def _show_note(self) -> None:
        entry = self._current()
        is_told = self.news.property("role") == "settled" and self.news.isVisibleTo(self)
        rest = "" if is_told else _("Look the form through in your browser, and send it there.")
        self.note.setText(entry.note if entry else rest)
        self.note.setVisible(bool(self.note.text()))
        theme.say_role(self.note, "note" if entry and entry.mark in OPEN else "quiet")

    def _on_marked(self) -> None:
        self._show_note()
        self._show_progress()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width, other lines."""
        super().resizeEvent(event)
        self._show_value(self._is_full)

    def _move_aside(self) -> None:
        """To the right edge of the screen, where a form has its margin."""
        room = self.screen().availableGeometry()
        self.resize(self.size().boundedTo(room.size() - QSize(4 * theme.GRID, 8 * theme.GRID)))
        self.move(room.right() - self.width() - 2 * theme.GRID, room.center().y() - self.height() // 2)

    def _show_progress(self) -> None:
        marks = [entry.mark for entry in self.list.entries.entries]
        ticked, left = sum(mark in TICKED for mark in marks), sum(mark in OPEN for mark in marks)
        count = len(marks) - marks.count(CopyState.COVERED)
        self.progress.setText(_("{done} of {count}").format(done=count - left, count=count))
        told = ngettext("{done} done, {count} left", "{done} done, {count} left", left)
        self.progress.setAccessibleName(told.format(done=ticked, count=left))
        self.strip.show_part(count - left, count)

    # What the person does

    def _current(self) -> FormEntry | None:
        row = self.list.row
        return None if row is None else self.list.entries.entries[row]

    def copy(self) -> None:
        """Copy the current value, and go on to the next one that is left."""
        row, entry = self.list.row, self._current()
        if row is None or entry is None:
            self.tell(_("Nothing is left to copy. Look the form through in your browser, and send it there."))
        elif entry.side and not entry.is_kept:
            self.passcode_wanted.emit(entry.side)
        elif entry.side:
            self.passcode_asked.emit(entry.side)
        else:
            QGuiApplication.clipboard().setText(entry.text)
            self.news.setVisible(self._keeps_news)  # how to begin is known by now
            self.list.entries.use(row, CopyState.COPIED)
            self._go_on(row)
            self.tell(_("Copied: {label}. Paste it into the form.").format(label=entry.label))

    def copy_passcode(self, side: Side, passcode: Passcode, note: str = "") -> None:
        """Copy a passcode that was asked for; it is not kept here, and leaves the clipboard by itself."""
        self._on_counted(0)  # for the one before: its place in the clipboard is taken
        self._held = side
        self._clipboard.copy(passcode, self)
        row, label = self._row_of(side)
        self._go_on(row)
        self.tell(_("Copied: {label}. Paste it now.").format(label=label) + (f" {note}" if note else ""))

    def _on_counted(self, left: int) -> None:
        if self._held is None:
            return
        row, label = self._row_of(self._held)
        self.ring.setVisible(left > 0)
        self.ring.show_left(left, self._clipboard.seconds)
        if left and self._clipboard.owner is self:
            sentence = ngettext("In the clipboard for {count} second.", "In the clipboard for {count} seconds.", left)
            self.list.entries.tell(row, CopyState.COPIED, sentence.format(count=left))
            return
        self._held = None
        self.list.entries.tell(row, CopyState.COPIED, _("Wiped from the clipboard."))
        self.tell(_("{label}: wiped from the clipboard.").format(label=label))

    def _row_of(self, side: Side) -> tuple[int, str]:
        found = ((row, entry.label) for row, entry in enumerate(self.list.entries.entries) if entry.side is side)
        return next(found)

    def _on_skip(self) -> None:
        row, entry = self.list.row, self._current()
        if row is not None and entry:
            self.list.entries.tell(row, CopyState.SKIPPED)
            self._go_on(row)
            self.tell(_("Skipped: {label}.").format(label=entry.label))

    def _go_on(self, row: int) -> None:
        self.list.go(self.list.entries.next_open(row))
        self._show_current()
        self._show_progress()

    def _on_sent(self) -> None:
        self.close()
        self.sent.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        """The focus goes back to where it was, if it is here."""
        was_in_front = self.isActiveWindow()
        super().closeEvent(event)
        if was_in_front:
            self._way_back.go()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes in the order of reading."""
        return focus.go_on(self, forward)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter copies, wherever the focus is but on another button; Escape closes, and nothing is lost."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.copy()
        elif event.key() == Qt.Key.Key_Escape:
            self.close()
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.list.keyPressEvent(event)
        else:
            super().keyPressEvent(event)
