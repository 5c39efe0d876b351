"""The composition root: it builds the window and the services, and says what happens before and after the first paint.

The first window of a new request needs no disk, no keyring and no check, so their code comes after it is painted.
"""

import contextlib
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSettings, QTimer
from PySide6.QtWidgets import QApplication

from transfer_wizard import __version__
from transfer_wizard.flow.navigator import Navigator
from transfer_wizard.request.draft import Draft
from transfer_wizard.request.policy import NO_POLICY, Policy
from transfer_wizard.resources import resource
from transfer_wizard.storage.paths import DRAFTS, data_folder, is_portable, is_writable
from transfer_wizard.storage.policy_carriers import policy_in_force
from transfer_wizard.translations import _, catalogue, ngettext, speak
from transfer_wizard.ui.collector import Collector
from transfer_wizard.ui.page import Page
from transfer_wizard.ui.pages import make_page
from transfer_wizard.ui.single_instance import SingleInstance
from transfer_wizard.ui.theme import Theme
from transfer_wizard.ui.window import NAME, Window

MOST_FAULTS = 3
"""So many faults of a policy are told one by one."""

if TYPE_CHECKING:
    from transfer_wizard.ui.session import Session


def main(file: str | None = None) -> int:
    """Open the window, on the request in a file when one is named, and return the exit code."""
    _keep_no_core()
    application = QApplication([NAME, "-style", "fusion"])
    application.setApplicationName("transfer-wizard")
    application.setApplicationVersion(__version__)
    application.setDesktopFileName("transfer-wizard")
    folder = data_folder()
    if is_portable():
        _keep_beside(folder)
    instance = SingleInstance(folder)
    is_first = instance.claim()
    if not is_first and instance.raise_first(file):
        print(_("Transfer Wizard is open already; its window was brought to the front."), file=sys.stderr)
        return 0
    policy = policy_in_force()
    language = _language(policy)
    if language:
        speak(catalogue(language))
    program = Program(application, folder, instance if is_first else None, policy)
    if file is not None:
        program.services().open_file(file)
    elif _has_drafts(folder):
        program.services().show_requests()
    program.window.show()
    code = application.exec()
    instance.release()
    return code


class Program(QObject):
    """The running program: its window at once, its services as soon as somebody needs them."""

    def __init__(
        self,
        application: QApplication,
        folder: Path,
        instance: SingleInstance | None,
        policy: Policy = NO_POLICY,
    ) -> None:
        super().__init__()
        self._policy = policy
        self._is_portable = is_portable()
        self._trial: Window | None = None
        self._folder = folder
        self._instance = instance
        self._session: Session | None = None
        self._collector = Collector(self)
        self.look = Theme(application)
        self.window = Window(self.look, self._make_page, policy)
        self.window.open(Draft())
        self.window.policy_asked.connect(self._on_policy_asked)
        self.window.installEventFilter(self)

    def services(self) -> "Session":
        """The session, with the disk and the keyring behind it."""
        if self._session is None:
            from transfer_wizard.storage.vault import Vault
            from transfer_wizard.ui.passcode_keeper import PasscodeKeeper
            from transfer_wizard.ui.session import Session

            vault = Vault(is_off=self._is_portable or not self._policy.keeps_passcodes)
            keeper = PasscodeKeeper(vault, not (self._is_portable or self._policy.is_locked("keyring")))
            self._session = Session(self.window, self._folder, keeper, read_only=self._instance is None)
        return self._session

    def _make_page(self, navigator: Navigator) -> Page:
        return make_page(navigator, lambda: self.services().keeper)

    def _on_policy_asked(self) -> None:
        from transfer_wizard.ui.policy_builder import PolicyBuilder

        PolicyBuilder(self.window, self._try_out).show()

    def _try_out(self, policy: Policy) -> None:
        """Show a window under a policy. Nothing typed there is kept: no disk and no password store is behind it."""
        from transfer_wizard.storage.vault import Vault
        from transfer_wizard.ui.passcode_keeper import PasscodeKeeper

        keeper = PasscodeKeeper(Vault(is_off=True), may_use_store=False)
        self._trial = Window(self.look, lambda navigator: make_page(navigator, lambda: keeper), policy)
        self._trial.requests.hide()
        self._trial.open(Draft())
        keeper.follow(self._trial.navigator)
        self._trial.add_notice(_("This window tries out a policy. What you type in it is not saved."))
        self._trial.show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """When the window has been painted for the first time, do what could wait until then."""
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self._after_first_paint)
        return False

    def _after_first_paint(self) -> None:
        from PySide6.QtGui import QIcon

        from transfer_wizard.ui import accessible

        accessible.install()
        self.services()
        self.window.setWindowIcon(QIcon(str(resource("icons", "transfer-wizard.svg"))))
        self.window.navigator.verdict()  # brings the check and pydantic with it, before the first key press needs them
        self._tell_what_is_unusual()
        if self._instance:
            self._instance.raised.connect(self.window.come_to_front)
            self._instance.file_asked.connect(self.services().open_file)
            if not self._is_portable:  # its socket would lie in the system's folder for temporary files
                self._instance.listen()
        else:
            self.window.add_notice(
                _("Another Transfer Wizard has your requests open and does not answer. Here they can be read only.")
            )

    def _tell_what_is_unusual(self) -> None:
        """What is wrong with the policy, and where a portable program keeps things."""
        faults = self._policy.faults
        if faults:
            from transfer_wizard.storage.policy import sentence

            for fault in faults[:MOST_FAULTS]:
                self.window.add_notice(sentence(fault))
            more = len(faults) - MOST_FAULTS
            if more > 0:
                said = ngettext(
                    "{count} more setting is left out; “transfer-wizard policy” lists all.",
                    "{count} more settings are left out; “transfer-wizard policy” lists all.",
                    more,
                )
                self.window.add_notice(said.format(count=more))
        if self._is_portable and is_writable(self._folder):
            self.window.say_place(_("Portable: requests are kept beside the program, passcodes in memory only."))
        elif self._is_portable:
            self.window.say_place(_("Portable, and in memory only."))
            self.window.add_notice(
                _(
                    "The folder of this portable program may not be written to. What you type is in memory only: "
                    "save it elsewhere before you close."
                )
            )


def _keep_beside(folder: Path) -> None:
    """Have Qt's file dialog and the font library write into the folder of a portable program, not into the home folder.

    The font library looks at the variable when the first text is measured. Programs that this one starts, such as the
    browser, are not to find it.
    """
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, str(folder))
    before = os.environ.pop("XDG_CACHE_HOME", None)
    os.environ["XDG_CACHE_HOME"] = str(folder / "cache")

    def give_back() -> None:
        del os.environ["XDG_CACHE_HOME"]
        if before is not None:
            os.environ["XDG_CACHE_HOME"] = before

    QTimer.singleShot(0, give_back)


def _language(policy: Policy) -> str | None:
    """The first of the languages in a policy that the program speaks; None for that of the system."""
    wanted = policy.settings["languages"].value if "languages" in policy.settings else ()
    return next((each for each in wanted if each == "en" or resource("locale", each).is_dir()), None)


def _has_drafts(folder: Path) -> bool:
    with contextlib.suppress(OSError):
        return any(entry.name.endswith(".json") for entry in os.scandir(folder / DRAFTS))
    return False


def _keep_no_core() -> None:
    """A core dump would hold what was typed, passcodes included."""
    if sys.platform != "win32":
        import resource as limits

        with contextlib.suppress(OSError, ValueError):
            limits.setrlimit(limits.RLIMIT_CORE, (0, 0))
