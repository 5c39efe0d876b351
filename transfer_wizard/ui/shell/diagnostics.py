"""The diagnostics dialog: all that a help desk asks about this computer, to read before it goes anywhere."""

from PySide6 import __version__ as pyside_version
from PySide6.QtCore import QLocale, qVersion
from PySide6.QtGui import (
    QFontDatabase,
    QFontMetricsF,
    QGuiApplication,
    QScreen,
    QTextCursor,
    QTextLength,
    QTextTableFormat,
)
from PySide6.QtWidgets import QTextBrowser, QWidget

from transfer_wizard.storage import diagnostics
from transfer_wizard.storage.diagnostics import FactLines
from transfer_wizard.storage.files import write_export
from transfer_wizard.storage.paths import data_folder
from transfer_wizard.translations import _
from transfer_wizard.ui.kit import theme
from transfer_wizard.ui.kit.dialog import Dialog
from transfer_wizard.ui.kit.file_chooser import choose_place, named
from transfer_wizard.ui.kit.texts import Box, Button, Heading, Label
from transfer_wizard.ui.services.background import Background


def qt_facts() -> FactLines:
    """What Qt makes of this computer; a QGuiApplication must be there, and this is its thread."""
    screens = [_screen(screen) for screen in QGuiApplication.screens()]
    families = QFontDatabase.families()
    return [
        (_("Qt"), f"{qVersion()}, PySide6 {pyside_version}"),
        (_("Qt platform"), f"{QGuiApplication.platformName()}, {QLocale.system().name()}"),
        (_("Screens"), ", ".join(screens) or "-"),
        (_("Fonts"), f"{QGuiApplication.font().family() or '-'}, {len(families)}"),
    ]


def qt_facts_without_display() -> FactLines:
    """The same for a command: Qt's platform is "offscreen" then, since a display that does not work would end it."""
    application = QGuiApplication(["transfer-wizard", "-platform", "offscreen"])
    found = qt_facts()
    application.shutdown()
    return found


def _screen(screen: QScreen) -> str:
    size = screen.size()
    return f"{size.width()} x {size.height()} ({screen.devicePixelRatio():.0%}, {screen.logicalDotsPerInch():.0f} dpi)"


class Diagnostics(Dialog):
    """The whole report as text. It leaves only by the clipboard or a file that the person names."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, _("Diagnostics – Transfer Wizard"), theme.DIALOG)
        content = Box("ground", margin=4 * theme.GRID, spacing=2 * theme.GRID)
        content.column.addWidget(Heading(_("Diagnostics"), level=1))
        content.column.addWidget(
            Label(_("For your help desk. Nothing of what you typed is in it, and it goes nowhere unless you send it."))
        )
        self.report = ""
        self.text = QTextBrowser()
        self.text.setProperty("role", "report")
        self.text.setPlainText(_("Looking at this computer…"))
        self.text.setAccessibleName(_("Diagnostics"))
        theme.set_fixed_width(self.text)
        self.text.setTabChangesFocus(True)
        content.column.addWidget(self.text, stretch=1)
        self.said = Label("", "quiet")
        self.copy = Button(_("C&opy"), "primary")
        self.copy.clicked.connect(self._on_copy)
        self.save = Button(_("&Save…"))
        self.save.clicked.connect(self._on_save)
        close = Button(_("&Close"))
        close.clicked.connect(self.close)
        self.lay_out(content, close, self.save, self.copy, beside=self.said)
        self._set_ready(False)
        self._background = Background(self)
        self.finished.connect(self._background.drop)
        self._background.run(_gather, self._on_gathered, self.text.setPlainText)

    def _on_gathered(self, result: tuple[FactLines, list[str]]) -> None:
        found, log = result
        facts = [*found, *qt_facts()]
        self.report = diagnostics.as_text(facts, log)
        self.text.clear()
        cursor = self.text.textCursor()
        self._write_table(cursor, facts)
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.insertText("\n".join(self.report.split("\n")[len(facts) :]))
        self._set_ready(True)

    def _write_table(self, cursor: QTextCursor, facts: FactLines) -> None:
        """Two columns that line up in every script, and whose long lines go on below their own beginning."""
        letters = QFontMetricsF(self.text.font())
        first = max(letters.horizontalAdvance(name) for name, _value in facts) + 3 * theme.GRID
        look = QTextTableFormat()
        look.setBorder(0)
        look.setCellSpacing(0)
        look.setCellPadding(0)
        lengths = (QTextLength.Type.FixedLength, first), (QTextLength.Type.PercentageLength, 100)
        look.setColumnWidthConstraints([QTextLength(*length) for length in lengths])
        table = cursor.insertTable(len(facts), 2, look)
        for number, fact in enumerate(facts):
            for column, text in enumerate(fact):
                table.cellAt(number, column).firstCursorPosition().insertText(text)

    def _set_ready(self, is_ready: bool) -> None:
        self.copy.setEnabled(is_ready)
        self.save.setEnabled(is_ready)

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self.report)
        self.said.setText(_("Copied."))

    def _on_save(self) -> None:
        title, name = _("Save the diagnostics"), "transfer-wizard-diagnostics.txt"
        path = choose_place(self, title, name, (_("Text"), (".txt",)))
        if path:
            target = named(path, ".txt")
            content = f"{self.report}\n".encode()
            self._background.run(
                lambda: write_export(target.path, content, target.may_replace),
                lambda _written: self.said.setText(_("Saved.")),
                self.said.setText,
            )


def _gather() -> tuple[FactLines, list[str]]:
    folder = data_folder()
    return diagnostics.facts(folder), diagnostics.last_log_lines(folder)
