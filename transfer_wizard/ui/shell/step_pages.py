"""Which page shows which step. A page with code of its own is imported when it is first shown, or shortly before."""

import importlib
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer

from transfer_wizard.flow.navigator import Navigator
from transfer_wizard.storage.paths import data_folder
from transfer_wizard.ui.steps.page import Page
from transfer_wizard.ui.steps.route_page import RoutePage

if TYPE_CHECKING:
    from transfer_wizard.ui.companion.form_guide import FormGuide
    from transfer_wizard.ui.services.passcode_keeper import PasscodeKeeper
    from transfer_wizard.ui.services.secret_clipboard import SecretClipboard


def make_page(
    navigator: Navigator,
    keeper: Callable[[], "PasscodeKeeper"],
    clipboard: Callable[[], "SecretClipboard"],
    guide: Callable[[], "FormGuide"],
) -> Page:
    """The page of the step in sight."""
    step = navigator.current
    if step.id == "licenses":
        from transfer_wizard.ui.licenses.licenses_page import LicensesPage

        return LicensesPage(step, navigator)
    if step.id == "requester":
        from transfer_wizard.ui.steps.you_page import YouPage

        return YouPage(step, navigator)
    if step.id == "organizations":
        from transfer_wizard.ui.steps.organizations_page import OrganizationsPage

        return OrganizationsPage(step, navigator)
    if step.id == "case":
        from transfer_wizard.ui.steps.case_page import CasePage

        return CasePage(step, navigator)
    if step.id == "passcodes":
        from transfer_wizard.ui.steps.passcodes_page import PasscodesPage

        return PasscodesPage(step, navigator, keeper(), clipboard())
    if step.id == "review":
        from transfer_wizard.ui.review.review_page import ReviewPage

        return ReviewPage(step, navigator, keeper())
    if step.id == "hand-over":
        from transfer_wizard.ui.hand_over.hand_over_page import HandOverPage

        return HandOverPage(step, navigator, keeper(), clipboard(), data_folder(), guide)
    return RoutePage(step, navigator)


SOON: Final = 1_500
BETWEEN: Final = 100
"""Milliseconds."""
AHEAD: Final = (
    "intake.quantities",
    "intake.license_words",
    "intake.licenses",
    "intake.records",
    "intake.sentences",
    "intake.reading",
    "ui.start.found_page",
    "ui.steps.you_page",
    "ui.steps.organizations_page",
    "ui.licenses.row_painter",
    "ui.licenses.licenses_page",
    "ui.steps.case_page",
    "ui.steps.passcode_slot",
    "ui.steps.passcodes_page",
    "ui.review.review_page",
    "webform.profile",
    "webform.matching",
    "webform.fill",
    "webform.wire",
    "ui.companion.form_guide",
    "export.formats",
    "export.pdf",
    "ui.hand_over.export_panel",
    "ui.hand_over.send_part",
    "ui.hand_over.hand_over_page",
)
"""What a paste needs, and then the pages in the order of their steps; what needs much comes in parts."""


class PagesAhead(QObject):
    """Imports the code of the pages one part after the other, while the person is at the first one.

    To be shown for the first time, a page would else keep the window waiting for that as well.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._parts = iter(AHEAD)
        self._next = QTimer(self, singleShot=True, interval=BETWEEN)
        self._next.timeout.connect(self._on_next)
        self._next.start(SOON)

    def _on_next(self) -> None:
        if part := next(self._parts, ""):
            importlib.import_module(f"transfer_wizard.{part}")
            self._next.start(BETWEEN)
