"""What a file will hold, before it is saved: text as text, documents as a web page, and nothing is fetched for it."""

import email
import email.policy
from typing import Final

from PySide6.QtCore import QUrl
from PySide6.QtWidgets import QPlainTextEdit, QStackedWidget, QTextBrowser, QWidget

from transfer_wizard.export.formats import Format, render
from transfer_wizard.flow.navigator import Navigator
from transfer_wizard.translations import _
from transfer_wizard.ui.kit import theme

MOST_LETTERS: Final = 200_000
"""A text box of Qt's gets slow with more; the file holds everything."""


class Preview(QStackedWidget):
    """One format at a time."""

    def __init__(self) -> None:
        super().__init__()
        self.text = _TextBox()
        self.pages = _PageBox()
        for box in (self.text, self.pages):
            self.addWidget(box)
        self.setFixedHeight(theme.lines(self.text, theme.PREVIEW_LINES))

    def show_format(self, format_: Format, navigator: Navigator, language: str) -> None:
        """Show what a request holds in a format; what has pages is shown as the web page, which says the same."""
        name = _("Preview: {format}").format(format=_(format_.label))
        if format_.is_text and format_.id != "html":
            self.text.setPlainText(_readable(format_, _rendered(format_.id, navigator, language)))
            box: QWidget = self.text
        else:
            self.pages.setHtml(_rendered("html", navigator, language).decode())
            box = self.pages
        box.setAccessibleName(name)
        self.setCurrentWidget(box)


class _TextBox(QPlainTextEdit):
    """A text that may be selected and copied, in the columns it was written in."""

    def __init__(self) -> None:
        super().__init__()
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        theme.set_fixed_width(self)


class _PageBox(QTextBrowser):
    """A page that leads nowhere and loads nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "paper")
        self.setOpenLinks(False)
        self.setTabChangesFocus(True)

    def loadResource(self, kind: int, name: QUrl | str) -> str:
        """Whatever the page asks for, it gets nothing."""
        return ""


def _rendered(format_id: str, navigator: Navigator, language: str) -> bytes:
    return render(navigator.draft, format_id, navigator.today, language, navigator.passcodes)


def _readable(format_: Format, content: bytes) -> str:
    """A file as a text; of a mail, what its reader will see."""
    if format_.id != "eml":
        return content[:MOST_LETTERS].decode(errors="ignore")
    mail = email.message_from_bytes(content, policy=email.policy.default)
    body = mail.get_body(("plain",))
    said = str(body.get_content()) if body else ""
    return _("Subject: {subject}").format(subject=mail["Subject"]) + "\n\n" + said[:MOST_LETTERS]
