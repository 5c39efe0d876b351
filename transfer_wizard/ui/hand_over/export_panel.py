"""The files that a request can be saved as: choose one, see what it will hold, save it."""

import datetime
import re
import unicodedata
from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtWidgets import QButtonGroup, QGridLayout, QRadioButton, QWidget

from transfer_wizard.export.formats import BOTH, FORMATS, IN_BOTH, Format, prepare, render
from transfer_wizard.export.summary import Summary
from transfer_wizard.flow.navigator import Navigator
from transfer_wizard.request.draft import Draft, copied
from transfer_wizard.translations import ENGLISH, N_, _, own_name, spoken, written
from transfer_wizard.ui.hand_over.preview import Preview
from transfer_wizard.ui.kit import theme
from transfer_wizard.ui.kit.inputs import column
from transfer_wizard.ui.kit.texts import Button, CheckBox, Label, Link, beside
from transfer_wizard.ui.services.file_saver import AskPath, FileSaver

USES: Final = {
    "txt": N_("Works everywhere: in a case, a ticket, a mail."),
    "md": N_("For tickets and wikis that read Markdown."),
    "html": N_("One file for any browser, which lays it out; the best one for screen readers."),
    "pdf": N_("For the record, and to print. The preview shows its content as a web page."),
    "odt": N_("To edit in an office program. The preview shows its content as a web page."),
    "eml": N_("Opens as a draft in most mail programs. It has no receiver, and nothing is sent."),
    "json": N_("The request itself: open it here again, or on another computer."),
    "csv": N_("The licenses alone, for a spreadsheet."),
    "phone": N_("What to say on the phone, line by line, with each key spelled out."),
    "form": N_("The case text as short as a box of a form takes it; the rest goes to the PDF and the license table."),
}
"""What each format is good for."""

NAME_AT_MOST: Final = 24
"""Letters of an organization's name in the name of a file: a file's name holds 255 bytes, and some letters take 4."""


class ExportPanel(QWidget):
    """The formats, a preview, and the way to save.

    Args:
        note: what is said before a file with a passcode in it is saved.
        ask_path: as in FileSaver.
        summary: the summary of the request as it is now, where it is there already.
    """

    def __init__(
        self,
        navigator: Navigator,
        note: QWidget,
        ask_path: AskPath | None,
        summary: Callable[[], Summary | None],
    ) -> None:
        super().__init__()
        self._navigator = navigator
        self._summary = summary
        self._offered = [format_ for format_ in FORMATS if navigator.policy.offers("exports", format_.id)]
        self._chosen = self._offered[0]
        lines = column(self, spacing=theme.GRID)
        lines.addWidget(self._choice())
        self.other_formats = Link(_("Show the other files"))
        self.other_formats.clicked.connect(self._on_other_formats)
        if len(self._offered) < len(FORMATS) and not navigator.policy.is_locked("exports"):
            lines.addWidget(beside(self.other_formats))
        self._use = Label("", "help")
        lines.addWidget(self._use)
        self.in_both = CheckBox("")
        self.in_both.toggled.connect(self.show_draft)
        lines.addWidget(beside(self.in_both))
        self.has_mark = CheckBox(_("With the byte order mark that Excel needs"))
        self.has_mark.setChecked(True)
        lines.addWidget(beside(self.has_mark))
        self.preview = Preview()
        lines.addWidget(self.preview)
        lines.addWidget(note)
        self.save = Button("")
        self.save.clicked.connect(self._on_save)
        lines.addWidget(beside(self.save))
        self.saver = FileSaver(ask_path)
        lines.addWidget(self.saver)

    def _choice(self) -> QWidget:
        box = QWidget()
        box.setAccessibleName(_("Format"))
        self._grid = QGridLayout(box)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(0)
        self.choices = QButtonGroup(box)
        for number, format_ in enumerate(FORMATS):
            button = QRadioButton(_(format_.label), box)
            button.setAccessibleDescription(_(USES[format_.id]))
            if format_ not in self._offered:
                button.hide()
            self.choices.addButton(button, number)
        self.choices.button(FORMATS.index(self._chosen)).setChecked(True)
        self.choices.idToggled.connect(self._on_toggled)
        self.arrange(3)
        return box

    def arrange(self, columns: int) -> None:
        """Put the formats in so many columns."""
        self._columns = columns
        for number, each in enumerate(self._offered):
            self._grid.addWidget(self.choices.button(FORMATS.index(each)), number // columns, number % columns)

    def _on_other_formats(self) -> None:
        self.other_formats.hide()
        self._offered = list(FORMATS)
        for button in self.choices.buttons():
            button.show()
        self.arrange(self._columns)

    def show_draft(self) -> None:
        """Show the draft as it is, in the format chosen."""
        self._use.setText(_(USES[self._chosen.id]))
        name = _("Save as {format}…").format(format=_(self._chosen.label))
        self.save.setText(name)
        first, second = written(), spoken() if written() == ENGLISH else ENGLISH
        sentence = _("{first}, then {second} for your records")
        self.in_both.setText(sentence.format(first=own_name(first), second=own_name(second)))
        self.in_both.setVisible(first != second and self._chosen.id in IN_BOTH)
        self.has_mark.setVisible(self._chosen.id == "csv")
        self.preview.show_format(self._chosen, self._navigator, self._language, self._summary())

    @property
    def _language(self) -> str:
        """That of the file: the case's, or both; what is said on the phone is said by the person."""
        if self._chosen.id == "phone":
            return spoken()
        other = spoken() if written() == ENGLISH else ENGLISH
        is_in_both = self.in_both.isChecked() and self._chosen.id in IN_BOTH and other != written()
        return f"{written()}{BOTH}{other}" if is_in_both else written()

    def _on_toggled(self, number: int, is_on: bool) -> None:
        if is_on:
            self._chosen = FORMATS[number]
            self.saver.clear()
            self.show_draft()

    # Saving

    def _on_save(self) -> None:
        title, has_mark = self.save.text(), self.has_mark.isChecked()
        save_as(self.saver, self._chosen, title, self._navigator, self._language, self._summary(), has_mark)


def save_record(saver: FileSaver, navigator: Navigator, language: str, summary: Summary | None) -> None:
    """Save a request as PDF where the person says."""
    pdf = next(format_ for format_ in FORMATS if format_.id == "pdf")
    save_as(saver, pdf, _("Save as PDF"), navigator, language, summary)


def save_as(
    saver: FileSaver,
    format_: Format,
    title: str,
    navigator: Navigator,
    language: str,
    summary: Summary | None,
    has_mark: bool = True,
) -> None:
    """Save a request in a format where the person says; it is written off the window's thread.

    A license table begins with a byte order mark, or does not.
    """
    draft, passcodes = copied(navigator.draft), dict(navigator.passcodes)
    target = saver.ask(title, file_name(draft, format_, navigator.today), _(format_.label), format_.suffix)
    if target:
        prepare()
        today = navigator.today
        made = summary if language.partition(BOTH)[0] == written() else None
        write = partial(render, draft, format_.id, today, language, passcodes, made=made, has_mark=has_mark)
        saver.write_paged(target, lambda paged: write(paged=paged))


def file_name(draft: Draft, format_: Format, today: datetime.date) -> str:
    """A name that says what the file is, and that every system takes."""
    source, destination = (_safe(draft.get(f"organizations.{side}.name")) or side for side in ("source", "destination"))
    kind = {"phone": "-phone-script", "csv": "-licenses", "form": "-form"}.get(format_.id, "")
    return f"license-transfer-{source}-to-{destination}-{today.isoformat()}{kind}{format_.suffix}"


def _safe(name: str) -> str:
    words = re.sub(r"[\W_]+", "-", unicodedata.normalize("NFC", name[:1000]))
    return words.strip("-")[:NAME_AT_MOST].strip("-")
