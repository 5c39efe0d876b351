"""Makes a policy: each setting has a switch and is checked while one types; the result is shown, and can be tried."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from transfer_wizard.request.policy import FORMAT, SCHEMA, SETTINGS, Policy
from transfer_wizard.storage.files import shown, write_export
from transfer_wizard.storage.policy.schema import judge
from transfer_wizard.storage.policy.sources import read_file
from transfer_wizard.storage.policy.writers import POLICY_FILES
from transfer_wizard.translations import N_, _, ngettext
from transfer_wizard.ui.kit import theme
from transfer_wizard.ui.kit.accessible import announce
from transfer_wizard.ui.kit.closing_question import ClosingQuestion
from transfer_wizard.ui.kit.dialog import Dialog
from transfer_wizard.ui.kit.file_chooser import choose_file, choose_place, named
from transfer_wizard.ui.kit.segments import Segments
from transfer_wizard.ui.kit.texts import Button, Label, Sheet, beside
from transfer_wizard.ui.policy.setting_row import SettingRow
from transfer_wizard.ui.services.background import Background

PARTS: Final = {
    "managed_by": N_("Who you are"),
    "company": N_("What is filled in"),
    "case_number_pattern": N_("What is checked and offered"),
    "languages": N_("The program"),
}
"""The heading above a setting, for the first of a part."""
NARROW: Final = 640
"""Counted pixels."""


class PolicyBuilder(Dialog):
    """The page that makes policies, in a window of its own.

    Args:
        try_out: shows a window under a policy; None where there is nothing to show it with.
        ask_open, ask_save: ask for a file, the second with a suggestion; "" when the person would rather not.
    """

    def __init__(
        self,
        parent: QWidget | None,
        try_out: Callable[[Policy], None] | None = None,
        ask_open: Callable[[], str] | None = None,
        ask_save: Callable[[str], str] | None = None,
    ) -> None:
        super().__init__(parent, _("Policy for an IT desk – Transfer Wizard"), theme.WINDOW)
        self.setMinimumSize(*theme.SMALLEST)
        self._try_out = try_out
        self._ask_open = ask_open or self._choose_file
        self._ask_save = ask_save or self._choose_place
        self._background = Background(self)
        self._policy = Policy()
        self._form = POLICY_FILES[0]
        self._saved: dict[str, Any] = {}
        """What the settings were when they were saved or opened last."""
        self.rows = {spec.name: SettingRow(spec) for spec in SETTINGS}
        self._whole = whole = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._settings(), stretch=5)
        whole.addWidget(self._result(), stretch=4)
        for row in self.rows.values():
            row.changed.connect(self._on_changed)
        self._on_changed()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What comes of the settings stands below them where there is no room beside them."""
        super().resizeEvent(event)
        is_narrow = theme.counted(self.width()) < NARROW
        self._whole.setDirection(QBoxLayout.Direction.TopToBottom if is_narrow else QBoxLayout.Direction.LeftToRight)

    def _settings(self) -> Sheet:
        self.sheet = sheet = Sheet()
        self.heading = sheet.add_top("", _("Policy for an IT desk"))
        sheet.add_indented(
            Label(
                _(
                    "A default is filled in where nobody typed anything, and may be changed. What is locked stays in "
                    "sight and can’t be changed. A policy is read by everybody on a computer: it can hold no secret."
                )
            )
        )
        for name, row in self.rows.items():
            if name in PARTS:
                sheet.add_part(_(PARTS[name]))
            sheet.column.addWidget(row)
        return sheet

    def _result(self) -> QWidget:
        panel = QWidget()
        panel.setProperty("role", "panel")
        panel.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        lines = QVBoxLayout(panel)
        lines.setContentsMargins(2 * theme.GRID, 4 * theme.GRID, 2 * theme.GRID, 2 * theme.GRID)
        lines.setSpacing(theme.GRID)
        self.verdict = Label()
        theme.strong(self.verdict)
        kinds = [(form.suffix, _(form.label)) for form in POLICY_FILES]
        self.kind = Segments(kinds, _("Save as"))
        self.kind.show_text(self._form.suffix)
        self.kind.edited.connect(self._on_kind)
        self.preview = QPlainTextEdit()
        self.preview.setReadOnly(True)
        self.preview.setTabChangesFocus(True)
        self.preview.setAccessibleName(_("The policy as it will be saved"))
        theme.set_fixed_width(self.preview)
        self.said = Label("", "good")
        self.said.hide()
        self.save = Button(_("&Save…"), "primary")
        self.save.clicked.connect(self._on_save)
        opens = Button(_("&Open a policy…"))
        opens.clicked.connect(self._on_open)
        self.try_it = Button(_("&Try it"))
        self.try_it.clicked.connect(self._on_try)
        close = Button(_("&Close"))
        close.clicked.connect(self.close)
        buttons = [self.save, opens, self.try_it, close] if self._try_out else [self.save, opens, close]
        for part in (self.verdict, self.kind):
            lines.addWidget(part)
        lines.addWidget(self.preview, stretch=1)
        lines.addWidget(self.said)
        lines.addWidget(beside(*buttons))
        return panel

    # What the person does

    def _on_changed(self) -> None:
        """Judge the policy as it stands, and show it."""
        settings = self._settings_given()
        self._policy = judge({"format": FORMAT, "schema": SCHEMA, "settings": settings}, _("on this page"))
        faults = {fault.setting: fault.sentence for fault in self._policy.faults}
        for name, row in self.rows.items():
            row.show_fault(faults.get(name, "") if row.is_typed else "")
        self.verdict.setText(_verdict(len(settings), len(faults)))
        self.said.hide()
        self._show_preview()

    def _settings_given(self) -> dict[str, Any]:
        given = {name: row.given for name, row in self.rows.items()}
        return {name: value for name, value in given.items() if value is not None}

    def _show_preview(self) -> None:
        content = self._form.write(self._policy.settings)
        encoding = "utf-16" if content.startswith(b"\xff\xfe") else "utf-8"
        self.preview.setPlainText(content.decode(encoding))

    def _on_kind(self, suffix: str) -> None:
        self._form = next(form for form in POLICY_FILES if form.suffix == suffix)
        self._show_preview()

    def _on_try(self) -> None:
        if self._try_out:
            self._try_out(self._policy)

    # What is not saved

    @property
    def unsaved(self) -> str:
        """Whether something is set that no file holds."""
        given = self._settings_given()
        return _("The policy is not saved.") if given and given != self._saved else ""

    def _may_lose(self) -> bool:
        return not self.unsaved or ClosingQuestion(self, self.unsaved).ask()

    def done(self, result: int) -> None:
        """Leave it; settings that no file holds are asked about, as a request is that could not be saved."""
        if self._may_lose():
            super().done(result)

    # Files

    def _on_open(self) -> None:
        path = self._ask_open()
        if path:
            self._background.run(partial(_opened, Path(path)), self._on_opened, self._on_not_opened)

    def _on_not_opened(self, reason: str) -> None:
        self._say(_("The policy could not be opened. {reason}").format(reason=reason), "error")

    def _on_opened(self, policy: Policy) -> None:
        if not self._may_lose():
            return
        for name, row in self.rows.items():
            row.show_setting(policy.settings.get(name))
        self._saved = self._settings_given()
        self._on_changed()
        if policy.faults:
            left_out = _(", ").join(fault.setting for fault in policy.faults)
            self._say(_("What is wrong in the file was left out: {settings}.").format(settings=left_out), "error")

    def _on_save(self) -> None:
        if self._policy.faults:
            self._show_faults()
            return
        path = self._ask_save(f"policy{self._form.suffix}")
        if path:
            content, target = self._form.write(self._policy.settings), named(path, self._form.suffix)
            given = self._settings_given()

            def say_saved(_written: object) -> None:
                self._saved = given
                self._say(_("Saved to {path}").format(path=shown(target.path)), "good")

            self._background.run(
                lambda: write_export(target.path, content, target.may_replace),
                say_saved,
                lambda sentence: self._say(sentence, "error"),
            )

    def _show_faults(self) -> None:
        """Mark all that is wrong, and go to the first of it."""
        wrong = [self.rows[fault.setting] for fault in self._policy.faults]
        for row in wrong:
            row.is_typed = True
        self._on_changed()
        self._say(_("Not saved: correct the settings that are marked first."), "error")
        wrong[0].value.widget.setFocus()
        self.sheet.bring_into_sight(wrong[0])

    def _say(self, sentence: str, role: str) -> None:
        theme.say_role(self.said, role)
        self.said.setText(sentence)
        self.said.setAccessibleName(sentence)
        self.said.show()
        announce(self, sentence, is_urgent=role == "error")

    def _choose_file(self) -> str:
        kind = (_("Policies"), tuple(form.suffix for form in POLICY_FILES))
        return choose_file(self, _("Open a policy"), kind)

    def _choose_place(self, suggested: str) -> str:
        return choose_place(self, _("Save the policy"), suggested, (_(self._form.label), (self._form.suffix,)))


def _opened(path: Path) -> Policy:
    return judge(read_file(path), str(path))


def _verdict(count: int, wrong: int) -> str:
    if not count:
        return _("Nothing is set yet.")
    if wrong:
        return ngettext("{count} setting is not right yet.", "{count} settings are not right yet.", wrong).format(
            count=wrong
        )
    return ngettext("{count} setting, and it is right.", "{count} settings, and all are right.", count).format(
        count=count
    )
