"""Who says so, in one quiet line."""

import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QWidget

from transfer_wizard.translations import _
from transfer_wizard.ui.kit import theme
from transfer_wizard.ui.kit.texts import Label, Link

if TYPE_CHECKING:
    from transfer_wizard.validation.problems import RuleSource


def source_line(source: "RuleSource", today: datetime.date, sentence: str = "") -> QWidget:
    """The vendor's page as a link with the day it was read, or that the check is our own.

    Args:
        sentence: what leads to it, with "{title}" at its end; "Source: {title}" where none is given.
    """
    sentence = sentence or _("Source: {title}")
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(0)
    if not source.url:
        row.addWidget(Label(sentence.format(title=_(source.title)), "quiet"), stretch=1)
        return line
    before = Label(sentence.format(title="").replace(" ", "\u00a0"), "quiet")
    before.setWordWrap(False)
    link = Link(_(source.title))
    theme.hint(link)
    link.setToolTip(source.url)
    link.setAccessibleDescription(source.url)
    link.clicked.connect(lambda: QDesktopServices.openUrl(QUrl(source.url)))
    day = (source.checked or today).isoformat()
    read = _("read {day}")
    if source.is_stale(today):
        read = _("read {day}, more than 90 days ago; the page may have changed")
    row.addWidget(before)
    row.addWidget(link)
    row.addWidget(Label(_(", ") + read.format(day=day), "quiet"), stretch=1)
    return line
