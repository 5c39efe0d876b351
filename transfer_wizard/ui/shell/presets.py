"""Save a request as a preset: its name, and what of it is left out."""

import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from transfer_wizard.request.draft import Draft, has_text
from transfer_wizard.request.preset import LONGEST_NAME, PARTS, made_from
from transfer_wizard.request.words import Side
from transfer_wizard.translations import _
from transfer_wizard.ui.kit import theme
from transfer_wizard.ui.kit.dialog import Dialog
from transfer_wizard.ui.kit.inputs import LineInput, column
from transfer_wizard.ui.kit.message_line import MessageLine
from transfer_wizard.ui.kit.texts import Button, CheckBox, Label, Sheet
from transfer_wizard.ui.steps.passcode_note import PasscodeNote
from transfer_wizard.validation.check import check


class PresetDialog(Dialog):
    """Asks for the preset's name and what it leaves out.

    Signals:
        made: the preset, to be saved.
    """

    made = Signal(object)

    def __init__(self, parent: QWidget | None, draft: Draft) -> None:
        super().__init__(parent, _("Save as preset – Transfer Wizard"), theme.DIALOG)
        self._draft = draft
        sheet = Sheet()
        sheet.add_top("", _("Save as preset"))
        sheet.add_indented(
            Label(_("A preset is a request with blanks. Opening it starts a new request, with the blanks to fill in."))
        )
        self.name = LineInput(36)
        self.name.setText(_suggested(draft)[:LONGEST_NAME])
        sheet.add_indented(self._named())
        sheet.add_part(_("What it leaves out"))
        self.boxes = [CheckBox(_(part.title)) for part in PARTS]
        group = QWidget()
        group.setAccessibleName(_("What it leaves out"))
        lines = column(group, spacing=0)
        for part, box in zip(PARTS, self.boxes, strict=True):
            box.setChecked(part.is_personal)
            is_there = any(has_text(draft.branch(path)) for path in part.paths)
            box.setAccessibleDescription("" if is_there else _("The request holds nothing of it."))
            lines.addWidget(box)
            box.toggled.connect(self._look)
        sheet.add_indented(group)
        sentence = _("Passcodes, the case number and the names of files are in no preset.")
        sheet.add_indented(Label(sentence, "help"))
        self.note = PasscodeNote(has_way=False)
        sheet.add_indented(self.note)
        self._look()
        self.save = Button(_("&Save…"), "primary")
        self.save.clicked.connect(self._on_save)
        cancel = Button(_("&Cancel"))
        cancel.clicked.connect(self.close)
        self.lay_out(sheet, cancel, self.save)
        self.name.setFocus()

    def _named(self) -> QWidget:
        box = QWidget()
        lines = column(box, spacing=theme.HALF)
        label = Label(_("Name of the preset"))
        theme.strong(label)
        label.setBuddy(self.name)
        self.name.setAccessibleName(label.text())
        self.error = MessageLine("wrong")
        for part in (label, self.name, self.error):
            lines.addWidget(part)
        self.name.edited.connect(lambda _text: self._say(""))
        return box

    def _say(self, wrong: str) -> None:
        """Say what is wrong with the name; "" for nothing."""
        self.error.say(wrong)
        self.name.setAccessibleDescription(wrong)
        theme.say_role(self.name, self.name.property("role") or "", "error" if wrong else "")

    def _on_save(self) -> None:
        name = " ".join(self.name.text().split())
        if not name:
            self._say(_("Enter a name for the preset."))
            self.name.setFocus()
            return
        self.close()
        self.made.emit(self._preset(name[:LONGEST_NAME]))

    def _preset(self, name: str) -> Draft:
        left_out = [part for part, box in zip(PARTS, self.boxes, strict=True) if box.isChecked()]
        return made_from(self._draft, name, left_out)

    def _look(self) -> None:
        """Point out a passcode in a text that the preset would hold."""
        self.note.show_problems(check(self._preset(""), datetime.date.today(), None).problems)


def _suggested(draft: Draft) -> str:
    names = (draft.get(f"organizations.{side}.name").strip() for side in Side)
    return " → ".join(filter(None, names)) or draft.get("requester.company").strip()
