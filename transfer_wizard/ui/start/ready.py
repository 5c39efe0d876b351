"""What is good to have ready: a short list beside the start, and the sheet of it, which can be printed."""

from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from transfer_wizard.translations import N_, _
from transfer_wizard.ui.kit import icons, theme
from transfer_wizard.ui.kit.dialog import Dialog
from transfer_wizard.ui.kit.texts import Button, Heading, Label, Sheet

THINGS: Final = (
    ("key", N_("License keys"), N_("Z2 and 10 more letters and digits each")),
    ("wireless", N_("Device models and counts"), N_("What moves, and how many")),
    ("globe", N_("Links of both organizations"), N_("From the address bar of the dashboard")),
    ("passcode", N_("Two support passcodes"), N_("4 digits each, on the day you send")),
)
READY: Final = (
    N_("Your e-mail in both organizations. It must be the same, with full organization access in both."),
    N_("The name and the link of both organizations: open Organization › Monitor › Overview and copy the address."),
    N_("Each license key. License History under Organization › Configure › License Info lists them."),
    N_("For each key: the device models, how many it licenses, and how many are to move."),
    N_("Whether the licenses add devices in the destination or renew it."),
    N_("On the day you send it: the support passcode of each organization, and your customer number for the phone."),
)
"""The same, with where each is found."""


class ReadyList(QWidget):
    """The short list."""

    def __init__(self) -> None:
        super().__init__()
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        self.heading = Heading(_("Good to have ready"))
        theme.strong(self.heading)
        lines.addWidget(self.heading)
        lines.addSpacing(theme.GRID)
        for name, title, about in THINGS:
            lines.addWidget(_rule())
            lines.addLayout(_line(name, _(title), _(about)))
        lines.addWidget(_rule())
        lines.addSpacing(theme.GRID + theme.HALF)
        lines.addWidget(_hint(_("Something missing? Leave it open and add it later.")))
        lines.addStretch(1)


def _rule() -> QFrame:
    rule = QFrame()
    rule.setProperty("role", "rule")
    return rule


def _hint(text: str) -> Label:
    label = Label(text, "quiet")
    theme.scaled(label, theme.HINT)
    return label


def _line(name: str, title: str, about: str) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(0, 2 * theme.GRID - 2, 0, 2 * theme.GRID - 3)
    row.setSpacing(2 * theme.GRID - 2)
    row.addWidget(icons.Icon(name), alignment=Qt.AlignmentFlag.AlignTop)
    texts = QVBoxLayout()
    texts.setSpacing(1)
    strong = Label(title)
    theme.strong(strong)
    texts.addWidget(strong)
    texts.addWidget(_hint(about))
    row.addLayout(texts, stretch=1)
    return row


class ReadySheet(Dialog):
    """The whole list in a window of its own, with a button that prints it."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent, _("What to have ready – Transfer Wizard"), theme.QUESTION)
        sheet = Sheet()
        sheet.add_top("", _("What to have ready"))
        for line in _numbered():
            sheet.add_indented(Label(line))
        close = Button(_("&Close"))
        close.clicked.connect(self.close)
        self.print = Button(_("&Print…"), "primary")
        self.print.clicked.connect(self._on_print)
        self.lay_out(sheet, close, self.print)

    def _on_print(self) -> None:
        from PySide6.QtGui import QTextDocument
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        if QPrintDialog(printer, self).exec() == QPrintDialog.DialogCode.Accepted:
            document = QTextDocument()
            document.setPlainText("\n\n".join([_("What to have ready"), *(f"☐ {line}" for line in _numbered())]))
            document.print_(printer)


def _numbered() -> Iterator[str]:
    for number, text in enumerate(READY, start=1):
        yield _("{number}. {step}").format(number=number, step=_(text))
