"""Paste or import: any list of license keys in, a preview of what it gives, and a reason for every line not taken."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QMimeData, QTimer, Signal
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from transfer_wizard.intake.containers import text_of
from transfer_wizard.intake.licenses import License, grouped, read_licenses, told
from transfer_wizard.storage.files import read_request_file
from transfer_wizard.translations import _, ngettext
from transfer_wizard.ui.kit import theme
from transfer_wizard.ui.kit.accessible import announce
from transfer_wizard.ui.kit.dialog import Dialog
from transfer_wizard.ui.kit.file_chooser import choose_file
from transfer_wizard.ui.kit.inputs import ChoiceInput
from transfer_wizard.ui.kit.texts import Box, Button, CheckBox, Label, Sheet, beside
from transfer_wizard.ui.services.background import Background
from transfer_wizard.validation import wording

LONGEST_TEXT: Final = 1_000_000
"""Characters; 5,000 licenses with their models take less."""
AFTER_LAST_KEY: Final = 200
"""Milliseconds."""
LINES: Final = 9
REJECTED_LINES: Final = 5
FOR_ALL: Final = ("mode", "expired")


class LicenseImport(Dialog):
    """A text box for a list, what it gives, and a few answers for all of it. Escape leaves everything as it was.

    Args:
        known: the keys that the request has, each with the number of its license.
        refusal: the sentence that says why the request can't hold these licenses too, or "".

    Signals:
        taken: the licenses to add, as rows of a draft.
    """

    taken = Signal(list)

    def __init__(self, parent: QWidget, known: Mapping[str, int], refusal: Callable[[Sequence[License]], str]) -> None:
        size = (theme.WINDOW[0] * 5 // 8, theme.WINDOW[1])
        super().__init__(parent, _("Paste or import licenses – Transfer Wizard"), size)
        self._background = Background(self)
        self._known = known
        self._refusal = refusal
        self._licenses: list[License] = []
        self.answers: dict[str, str] = {}
        self._timer = QTimer(self, singleShot=True, interval=AFTER_LAST_KEY)
        self._timer.timeout.connect(self._read)
        self.sheet = Sheet()
        self.sheet.column.setSpacing(2 * theme.GRID)
        self.sheet.add_top("", _("Paste or import licenses"))
        self._add_source()
        self._add_answers()
        self.add = Button("", "primary")
        self.add.clicked.connect(self._on_add)
        cancel = Button(_("&Cancel"))
        cancel.clicked.connect(self.reject)
        self.lay_out(self.sheet, cancel, self.add)
        self._read()
        self.box.setFocus()

    def _add_source(self) -> None:
        help_text = _(
            "One key to a line, or a table with key, model and count; a line of headings may name the columns. "
            "The API’s answer is read as well."
        )
        label = Label(_("List of licenses"))
        theme.strong(label)
        self.box = PasteBox()
        self.box.setAccessibleName(label.text())
        self.box.setAccessibleDescription(help_text)
        self.box.textChanged.connect(self._timer.start)
        self.box.refused.connect(self._on_refused)
        label.setBuddy(self.box)
        file = Button(_("&Open a file…"))
        file.clicked.connect(self._on_file_asked)
        self.problem = Label("", "error")
        self.counts = Label()
        theme.strong(self.counts)
        self.not_taken = QPlainTextEdit()
        self.not_taken.setReadOnly(True)
        self.not_taken.setTabChangesFocus(True)
        self.not_taken.setAccessibleName(_("Lines not taken"))
        self.not_taken.setFixedHeight(theme.lines(self.not_taken, REJECTED_LINES))
        self.source = _row(label, Label(help_text, "help"), self.box, self.problem, beside(file))
        self.sheet.column.addWidget(self.source)
        self.sheet.column.addWidget(_row(self.counts, self.not_taken))

    def _add_answers(self) -> None:
        self.sheet.add_part(_("The same for all of them (optional)"))
        self.choices = {}
        for name in FOR_ALL:
            path = f"licenses.{name}"
            label = Label(wording.label(path))
            theme.strong(label)
            self.choices[name] = ChoiceInput(wording.choices(path), label.text())
            self.choices[name].edited.connect(lambda word, name=name: self.answers.update({name: word}))
            self.sheet.column.addWidget(_row(label, self.choices[name]))
        self.move_all = CheckBox(_("Move every device: move is the same as have"))
        self.sheet.add_indented(self.move_all)

    def show_text(self, text: str) -> None:
        """Begin with a text that was pasted elsewhere."""
        self.box.selectAll()
        self.box.take(text)
        if self._timer.isActive():
            self._read()

    def read_file(self, path: str) -> None:
        """Take the text of a file."""
        self._background.run(partial(_text_of, path), self.show_text, self._say_problem)

    def _on_file_asked(self) -> None:
        lists = (_("Lists"), (".csv", ".txt", ".json", ".xlsx", ".xls", ".ods", ".eml", ".html", ".md", ".yaml"))
        path = choose_file(self, _("Open a list of licenses"), lists, (_("All files"), ()))
        if path:
            self.read_file(path)

    def _read(self) -> None:
        """Say what the text gives."""
        self._timer.stop()
        intake = read_licenses(self.box.toPlainText())
        self._licenses, twins = grouped(intake, self._known)
        rejected = sorted([*intake.rejected, *twins], key=lambda each: each.line)
        self._say_problem("")
        said = counted(self._licenses, len(rejected)) if self._licenses or rejected else ""
        self.counts.setText(said or _("Nothing is in the list yet."))
        self.not_taken.setPlainText("\n".join(told(each) for each in rejected))
        self.not_taken.setVisible(bool(rejected))
        count = len(self._licenses)
        self.add.setText(ngettext("&Add {count} license", "&Add {count} licenses", count).format(count=count))
        if said and self.isVisible():
            announce(self, said)

    def _on_add(self) -> None:
        if self._timer.isActive():
            self._read()
        if not self._licenses:
            self._say_problem(_("There is no license to add yet. Paste a list with at least one key."))
            self.box.setFocus()
            return
        for row in self._licenses:
            row |= {name: word for name, word in self.answers.items() if word}
            for device in row["devices"]:
                if self.move_all.isChecked():
                    device["move"] = device["have"]
        if problem := self._refusal(self._licenses):
            self._say_problem(problem)
            return
        self.taken.emit(self._licenses)
        self.accept()

    def _on_refused(self, sentence: str) -> None:
        self._read()
        self._say_problem(sentence)

    def _say_problem(self, sentence: str) -> None:
        self.problem.setText(_("Error: {message}").format(message=sentence) if sentence else "")
        self.problem.setVisible(bool(sentence))
        theme.say_role(self.box, "", "error" if sentence else "")
        theme.say_role(self.source, "row", "error" if sentence else "")
        if sentence and self.isVisible():
            announce(self, sentence, is_urgent=True)


class PasteBox(QPlainTextEdit):
    """A box for a long list; Tab leaves it.

    Signals:
        refused: a sentence: what was pasted was too long, and was cut or not taken.
    """

    refused = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        theme.set_fixed_width(self)
        self.setTabChangesFocus(True)
        self.setFixedHeight(theme.lines(self, LINES))

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Pasted and dropped text takes the place of what is selected."""
        self.take(source.text())

    def take(self, text: str) -> None:
        """Put a text in the place of what is selected, cut after its last whole line that fits."""
        room = LONGEST_TEXT - len(self.toPlainText()) + len(self.textCursor().selectedText())
        fitting = text if len(text) <= room else text[: text.rfind("\n", 0, max(room, 0)) + 1]
        if fitting:
            self.insertPlainText(fitting)
        if fitting != text:
            self.refused.emit(too_long(is_cut=bool(fitting)))


def _row(*parts: QWidget) -> Box:
    """Things that belong together, close to each other."""
    row = Box("row", margin=0, spacing=theme.HALF)
    row.column.setContentsMargins(2 * theme.GRID, 0, 0, 0)
    for part in parts:
        row.column.addWidget(part)
    return row


def _text_of(path: str) -> str:
    """The text in a file; Unreadable where there is none."""
    return text_of(read_request_file(Path(path)))


def too_long(is_cut: bool) -> str:
    """What is said of a list that is too long, and was cut or not taken."""
    if is_cut:
        said = _("The list is longer than {most} characters. It is cut after a line: paste the rest once more, later.")
    else:
        said = _("The list is longer than {most} characters. Nothing of it was taken: split it.")
    return said.format(most=f"{LONGEST_TEXT:,}")


def counted(licenses: list[License], rejected: int) -> str:
    """What a list gives, in a sentence or two."""
    keys = len(licenses)
    devices = sum(bool(device["model"]) for row in licenses for device in row["devices"])
    said = ngettext("{count} license key", "{count} license keys", keys).format(count=keys)
    models = ngettext("{count} device model", "{count} device models", devices).format(count=devices)
    first = _("{keys} with {models} will be added.").format(keys=said, models=models)
    if not rejected:
        return first
    rest = ngettext("{count} line was not taken.", "{count} lines were not taken.", rejected).format(count=rejected)
    return f"{first} {rest}"
