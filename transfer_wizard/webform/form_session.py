"""One fill of one form, as the window and the command line see it: start, ask again, give the passcodes, close."""

from collections.abc import Callable, Mapping

from transfer_wizard.request.passcode import Passcode
from transfer_wizard.request.words import Side
from transfer_wizard.webform.browsers import Browser
from transfer_wizard.webform.profile import Profile
from transfer_wizard.webform.report import Report
from transfer_wizard.webform.values import FormValue

DEADLINE = 5.0


class FormSession:
    """Fills in a form in a browser window of its own, and reports.

    A process of its own holds the browser. It outlives this program as long as the person has the browser open, so
    that a form half filled in is not lost.

    Args:
        profile: which form.
        values: what to fill in.
        on_report: called with each report, on a thread of this session.
        browser: which browser; the first that is installed when None.
        deadline: seconds within which the browser must answer; after them a report says that there is none to drive.
    """

    def __init__(
        self,
        profile: Profile,
        values: list[FormValue],
        on_report: Callable[[Report], None],
        browser: Browser | None = None,
        deadline: float = DEADLINE,
    ) -> None:
        self._profile = profile
        self._values = values
        self._on_report = on_report
        self._browser = browser
        self._deadline = deadline

    def start(self) -> None:
        """Open the browser at the form and fill it in; returns at once."""

    def refill(self) -> None:
        """Read the page once more and fill in what is still empty."""

    def fill_passcodes(self, passcodes: Mapping[Side, Passcode]) -> None:
        """Fill in the passcodes where the page asks for them; to be called only when the person asks for it, each time.

        They are told to the process that holds the browser, which forgets them once they are filled in.
        """

    def close(self) -> None:
        """Take no more reports; the browser and what is typed in it stay."""
