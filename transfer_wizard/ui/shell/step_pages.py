"""Which page shows which step. A page with code of its own is imported when it is first shown."""

from collections.abc import Callable
from typing import TYPE_CHECKING

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

        return HandOverPage(step, navigator, keeper(), clipboard(), data_folder(), guide())
    return RoutePage(step, navigator)
