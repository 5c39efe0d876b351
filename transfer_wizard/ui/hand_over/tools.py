"""What the ways to Support work with."""

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from transfer_wizard.flow.navigator import Navigator
from transfer_wizard.ui.hand_over.passcode_step import PasscodeStep
from transfer_wizard.ui.services.case_writer import CaseWriter
from transfer_wizard.validation.fields import FieldError, read

if TYPE_CHECKING:
    from transfer_wizard.ui.companion.form_guide import FormGuide

DASHBOARD = "https://dashboard.meraki.com/"
"""Where everybody signs in, wherever an organization is kept."""


class Tools(NamedTuple):
    """What the ways to Support work with.

    Attributes:
        case: writes what is made of the request as it is now.
        guide: makes the way into the webform, when it is first needed.
        make_passcodes: makes the step in which passcodes are given.
        make_note: makes what is said before a text with a passcode in it is copied.
        open_sheet: opens the call sheet.
        write_in: writes the case in another language from here on.
    """

    navigator: Navigator
    case: CaseWriter
    guide: Callable[[], "FormGuide"]
    make_passcodes: Callable[[], PasscodeStep]
    make_note: Callable[[], QWidget]
    open_sheet: Callable[[], None]
    write_in: Callable[[str], None]


def open_dashboard(navigator: Navigator) -> bool:
    """Open the dashboard at the source organization, where its link is known; False when no browser opened."""
    try:
        address = str(read("organizations.source.url", navigator.draft.get("organizations.source.url")))
    except FieldError:
        address = DASHBOARD
    return QDesktopServices.openUrl(QUrl(address or DASHBOARD))
