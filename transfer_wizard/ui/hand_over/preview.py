"""What a file will hold, before it is saved: text as text, documents as a web page, and nothing is fetched for it."""

import email
import email.policy
from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import QUrl
from PySide6.QtWidgets import QPlainTextEdit, QStackedWidget, QTextBrowser, QWidget

from transfer_wizard.export.formats import BOTH, Format, render
from transfer_wizard.export.summary import Summary
from transfer_wizard.flow.navigator import Navigator
from transfer_wizard.request.draft import copied
from transfer_wizard.translations import _, written
from transfer_wizard.ui.kit import theme
from transfer_wizard.ui.services.background import Background
from transfer_wizard.ui.services.case_writer import MOST_AT_ONCE

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
        self._background = Background(self)

    def show_format(self, format_: Format, navigator: Navigator, language: str, summary: Summary | None) -> None:
        """Show what a request holds in a format; what has pages is shown as the web page, which says the same.

        A request of many licenses is written off the window's thread, and shown as text: Qt takes long for the page.

        Args:
            summary: the summary, where it is there already.
        """
        self._background.drop()
        is_long = len(navigator.draft.licenses) > MOST_AT_ONCE
        is_page = not format_.is_text or format_.id == "html"
        box: QWidget = self.pages if is_page and not is_long else self.text
        box.setAccessibleName(_("Preview: {format}").format(format=_(format_.label)))
        self.setCurrentWidget(box)
        form = ("txt" if is_long else "html") if is_page else format_.id
        draft = copied(navigator.draft) if is_long and summary else navigator.draft
        passcodes = dict(navigator.passcodes)
        made = summary if language.partition(BOTH)[0] == written() else None
        write = partial(render, draft, form, navigator.today, language, passcodes, made=made)
        if is_long:
            self.text.setPlainText(_("Writing the preview …"))
            if summary is not None:
                make = partial(_written, format_, write)
                self._background.run(make, self.text.setPlainText, self.text.setPlainText, patience=None)
        elif is_page:
            self.pages.setHtml(write().decode())
        else:
            self.text.setPlainText(_readable(format_, write()))


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


def _written(format_: Format, write: Callable[[], bytes]) -> str:
    return _readable(format_, write())


def _readable(format_: Format, content: bytes) -> str:
    """A file as a text; of a mail, what its reader will see."""
    if format_.id != "eml":
        return content[:MOST_LETTERS].decode(errors="ignore")
    mail = email.message_from_bytes(content, policy=email.policy.default)
    body = mail.get_body(("plain",))
    said = str(body.get_content()) if body else ""
    return _("Subject: {subject}").format(subject=mail["Subject"]) + "\n\n" + said[:MOST_LETTERS]
