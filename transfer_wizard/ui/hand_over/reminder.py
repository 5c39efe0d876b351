"""A reminder for the person's own calendar, in case Support does not answer."""

import datetime
from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QWidget

from transfer_wizard.export.follow_up import PATIENCE, reminder, working_day
from transfer_wizard.flow.navigator import Navigator
from transfer_wizard.translations import _
from transfer_wizard.ui.kit import theme
from transfer_wizard.ui.kit.accessible import announce
from transfer_wizard.ui.kit.inputs import LineInput, column
from transfer_wizard.ui.kit.texts import Button, Label
from transfer_wizard.ui.services.file_saver import AskPath, FileSaver

DAY_LETTERS: Final = 12


class Reminder(QWidget):
    """A day, two working days ahead at first, and the file for a calendar.

    Args:
        ask_path: as in FileSaver.
    """

    def __init__(self, navigator: Navigator, ask_path: AskPath | None) -> None:
        super().__init__()
        self._navigator = navigator
        self.day = LineInput(DAY_LETTERS)
        self.day.setAccessibleName(_("Remind me on"))
        self.day.setAccessibleDescription(
            _("Year, month and day. The file opens in any calendar; nothing is entered by itself.")
        )
        self.day.show_text(working_day(navigator.today, PATIENCE).isoformat())
        self.day.edited.connect(lambda _text: self._say_wrong(""))
        self.save = Button(_("Save to calendar"))
        self.save.clicked.connect(self._on_save)
        self.wrong = Label("", "error")
        self.saver = FileSaver(ask_path)
        row = QHBoxLayout()
        row.setSpacing(theme.GRID)
        row.addWidget(self.day)
        row.addWidget(self.save)
        row.addStretch(1)
        lines = column(self)
        lines.addLayout(row)
        lines.addWidget(self.wrong)
        lines.addWidget(self.saver)
        self._say_wrong("")

    def _on_save(self) -> None:
        try:
            day = datetime.date.fromisoformat(self.day.text().strip())
        except ValueError:
            self._say_wrong(_("The day must be one such as 2027-08-31."))
            self.day.setFocus()
            return
        if day < self._navigator.today:
            self._say_wrong(_("The day must be to come."))
            self.day.setFocus()
            return
        content = reminder(self._navigator.draft, day, datetime.datetime.now().astimezone())
        name = _("support-case-{day}").format(day=day.isoformat()) + ".ics"
        target = self.saver.ask(self.save.text(), name, _("Calendar entry"), ".ics")
        if target:
            self.saver.write(target, lambda: content)

    def _say_wrong(self, sentence: str) -> None:
        self.wrong.setText(sentence)
        self.wrong.setVisible(bool(sentence))
        theme.say_role(self.day, "", "error" if sentence else "")
        if sentence:
            announce(self, sentence, is_urgent=True)
