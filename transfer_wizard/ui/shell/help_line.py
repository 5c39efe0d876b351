"""The help line of an IT desk, as the footer and the help show it."""

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from transfer_wizard.request.policy import Policy
from transfer_wizard.translations import _
from transfer_wizard.ui.kit.texts import Label, Link


def help_line(policy: Policy) -> QWidget | None:
    """The help line: a link where it has an address, a text where it has not, None where there is none."""
    text, address = policy.text("help_text"), policy.text("help_url")
    if not address:
        return Label(text, "quiet") if text else None
    return web_link(text or _("Help line"), address)


def web_link(text: str, address: str) -> Link:
    """A link that opens an address in the browser, and says which one."""
    link = Link(text)
    link.setToolTip(address)
    link.setAccessibleDescription(address)
    link.clicked.connect(lambda: QDesktopServices.openUrl(QUrl(address)))
    return link
