"""The composition root: it builds the window and the services, and says what happens before and after the first paint.

The first window of a new request needs no disk, no keyring and no check, so their code comes after it is painted.
"""

import functools
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

import transfer_wizard.ui  # noqa: F401 - first, for what it settles

# isort: split
from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QMessageLogContext,
    QObject,
    QSettings,
    Qt,
    QTimer,
    QtMsgType,
    Signal,
    qInstallMessageHandler,
)
from PySide6.QtGui import QFileOpenEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication

# isort: split
from transfer_wizard import __version__
from transfer_wizard.flow.navigator import Navigator
from transfer_wizard.request.draft import Draft
from transfer_wizard.request.policy import NO_POLICY, Policy
from transfer_wizard.resources import resource
from transfer_wizard.storage.journal import Journal
from transfer_wizard.storage.paths import data_folder, has_drafts, is_portable, is_writable
from transfer_wizard.storage.policy.in_force import policy_in_force
from transfer_wizard.storage.settings import Settings
from transfer_wizard.translations import _, ngettext, spoken
from transfer_wizard.ui.kit import accessible, focus, icons
from transfer_wizard.ui.kit.theme import Theme
from transfer_wizard.ui.quick_start import Collector
from transfer_wizard.ui.services.single_instance import SingleInstance
from transfer_wizard.ui.shell.language import LANGUAGE, keep_language_of_case, speak_as_chosen
from transfer_wizard.ui.shell.looks import theme_of
from transfer_wizard.ui.shell.step_pages import PagesAhead, make_page
from transfer_wizard.ui.shell.window import NAME, Window
from transfer_wizard.ui.start.start_page import StartPage
from transfer_wizard.ui.steps.page import Page

MOST_FAULTS = 3
"""So many faults of a policy are told one by one."""

if TYPE_CHECKING:
    from transfer_wizard.request.policy import Fault
    from transfer_wizard.storage.vault import Vault
    from transfer_wizard.ui.companion.form_guide import FormGuide
    from transfer_wizard.ui.services.passcode_keeper import PasscodeKeeper
    from transfer_wizard.ui.services.secret_clipboard import SecretClipboard
    from transfer_wizard.ui.shell.session import Session
    from transfer_wizard.webform.profile import Profile

    Form = Callable[[], tuple[Profile, Fault | None]]

NO_DISPLAY: Final = 3


def main(file: str | None = None) -> int:
    """Open the window, on the request in a file when one is named, and return the exit code."""
    application = _application()
    application.setApplicationName("transfer-wizard")
    application.setApplicationVersion(__version__)
    application.setDesktopFileName("transfer-wizard")
    folder = data_folder()
    if is_portable():
        _keep_beside(folder)
    instance = SingleInstance(folder)
    is_first = instance.claim()
    policy = policy_in_force()
    settings = Settings(folder if is_first else None)
    speak_as_chosen(settings, policy)
    if not is_first and instance.raise_first(file):
        print(_("Transfer Wizard is open already; its window was brought to the front."), file=sys.stderr)
        return 0
    program = Program(application, folder, instance if is_first else None, policy, file is None, settings)
    application.file_asked.connect(lambda path: program.services().open_file(path))
    _end_on_signals(application)
    left_open = program.begin()
    if file is not None:
        program.services().open_file(file)
    elif left_open:
        program.services().open_after_crash(left_open, program.journal.last_crash)
    program.window.show()
    code = application.exec()
    while program.is_to_speak_anew:
        program = program.anew()
        code = application.exec()
    program.end()
    instance.release()
    return code


class Application(QApplication):
    """Qt's application. macOS tells it, and no argument does, which file was double-clicked.

    Signals:
        file_asked: the path of a file to open.
    """

    file_asked = Signal(str)

    def event(self, event: QEvent) -> bool:
        """A file is to be opened, at the start or later."""
        if isinstance(event, QFileOpenEvent):
            self.file_asked.emit(event.file())
            return True
        return super().event(event)


class Program(QObject):
    """The running program: its window at once, its services as soon as somebody needs them."""

    def __init__(
        self,
        application: QApplication,
        folder: Path,
        instance: SingleInstance | None,
        policy: Policy = NO_POLICY,
        is_at_start: bool = False,
        settings: Settings | None = None,
        vault: "Vault | None" = None,
    ) -> None:
        super().__init__()
        self._application = application
        self._vault: Vault | None = vault
        self.is_to_speak_anew = False
        self._policy = policy
        self._is_portable = is_portable()
        self._trial: Window | None = None
        self._folder = folder
        self._instance = instance
        self._session: Session | None = None
        self.journal = Journal(folder)
        self._is_begun = False
        self._guide: FormGuide | None = None
        Collector(self)
        accessible.install()
        icons.wait()
        self._settings = settings or Settings(folder if instance else None)
        self.look = Theme(application, *theme_of(self._settings))
        self.window = Window(self.look, self._make_page, policy, self._settings)
        self._form = _form_of(policy, self.window, self.guide)
        self._start: StartPage | None = None
        if is_at_start:
            self._start = StartPage(has_drafts(folder), self.window.stack, policy.hidden_pages)
            self.window.show_start(self._start)
        else:
            self.window.open(Draft())
        self.window.policy_asked.connect(self._on_policy_asked)
        self.window.language_asked.connect(self._on_language_asked)
        self.window.edited.connect(lambda: keep_language_of_case(self._settings))
        self.window.installEventFilter(self)

    @functools.cached_property
    def clipboard(self) -> "SecretClipboard":
        """The clipboard for passcodes."""
        from transfer_wizard.ui.services.secret_clipboard import SecretClipboard

        return SecretClipboard(self)

    def begin(self) -> str:
        """Keep the journal of this run; the id of the request that was open when the program ended unexpectedly."""
        if self._instance is None:  # another window keeps it
            return ""
        self._is_begun = True
        return self.journal.begin()

    def end(self) -> None:
        """Note that the program ended as it should."""
        if self._is_begun:
            self.journal.note("ended")
            self.journal.end()

    def _on_language_asked(self, language: str) -> None:
        """Have another program in the place of this one, which speaks that language: its texts are made when shown."""
        if language != spoken():
            self._settings.keep(LANGUAGE, language)
            self.is_to_speak_anew = self.window.close()
            if self.is_to_speak_anew:
                self._application.quit()

    def anew(self) -> "Program":
        """The same program where the person was in it, in the language that was chosen; this one is over."""
        at, size = self.window.navigator, self.window.size()
        is_request = self.services().showing.is_request and not at.is_sample
        if self._guide:
            self._guide.close()
        self.services().autosave.watch(None)  # what the person agreed to lose must not come over what they type next
        for part in (self.window, self.services(), self):
            part.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        self.look.resize_text(1.0)  # the next look starts from the size that the system has
        speak_as_chosen(self._settings, self._policy)
        program = Program(
            self._application, self._folder, self._instance, self._policy, not is_request, self._settings, self._vault
        )
        program._is_begun = self._is_begun
        program.window.resize(size)
        if is_request and not at.draft.is_blank:
            program.services().open_kept(at.draft.id, at.step)
        program.window.show()
        return program

    def services(self) -> "Session":
        """The session, with the disk and the keyring behind it."""
        if self._session is None:
            from transfer_wizard.storage.vault import Vault
            from transfer_wizard.ui.services.passcode_keeper import PasscodeKeeper
            from transfer_wizard.ui.shell.session import Session

            if self._vault is None:
                self._vault = Vault(is_off=self._is_portable or not self._policy.keeps_passcodes)
            keeper = PasscodeKeeper(self._vault, not (self._is_portable or self._policy.is_locked("keyring")))
            self._session = Session(self.window, self._folder, keeper, read_only=self._instance is None)
            if self._start is not None:
                self._session.begin(self._start)
        return self._session

    def _on_page_changed(self) -> None:
        self.journal.opened(self.window.navigator.draft.id)
        self.journal.note("page", step=self.window.navigator.step)

    def _on_kept(self) -> None:
        keeper = self.services().keeper
        self.journal.note("password-store", stage=keeper.stage.name.lower(), state=keeper.state)

    def _on_saved(self, _said: str, is_problem: bool) -> None:
        self.journal.note("not-saved" if is_problem else "saved")

    def _rescue(self) -> str:
        """Save the request and clear the clipboard; called when the program may be about to crash."""
        self.clipboard.clear()
        return self.services().unsaved()

    def _make_page(self, navigator: Navigator) -> Page:
        return make_page(navigator, lambda: self.services().keeper, lambda: self.clipboard, self.guide)

    def guide(self) -> "FormGuide":
        """The guide into the webform, made when it is first needed."""
        if self._guide is None:
            self._guide = self._make_guide(self.window, self.services().keeper, self._form)
        return self._guide

    def _make_guide(self, window: Window, keeper: "PasscodeKeeper", form: "Form") -> "FormGuide":
        from transfer_wizard.storage.policy.in_force import sentence
        from transfer_wizard.ui.companion.form_guide import FormGuide
        from transfer_wizard.webform.browsers import installed

        profile, fault = form()
        if fault:
            window.add_notice(sentence(fault))
        guide = FormGuide(self.look, keeper, self.clipboard, profile, installed())
        guide.sent.connect(lambda: window.come_to("case_number"))
        guide.passcode_wanted.connect(window.come_to)
        window.page_changed.connect(lambda: guide.follow(window.navigator))
        return guide

    def _on_policy_asked(self) -> None:
        from transfer_wizard.ui.policy.policy_builder import PolicyBuilder

        PolicyBuilder(self.window, self._try_out).show_once()

    def _try_out(self, policy: Policy) -> None:
        """Show a window under a policy. What is put into it goes with it: neither the person's folder nor the password
        store is behind it.
        """
        import shutil
        import tempfile
        import weakref

        from transfer_wizard.storage.vault import Vault
        from transfer_wizard.ui.hand_over.hand_over_page import HandOverPage
        from transfer_wizard.ui.services.passcode_keeper import PasscodeKeeper

        keeper = PasscodeKeeper(Vault(is_off=True), may_use_store=False)
        guide = functools.cache(lambda: self._make_guide(trial, keeper, form))
        place = Path(tempfile.mkdtemp(prefix="transfer-wizard-policy-"))

        def page_of(navigator: Navigator) -> Page:
            if navigator.step == "hand-over":
                return HandOverPage(navigator.current, navigator, keeper, self.clipboard, place, guide)
            return make_page(navigator, lambda: keeper, lambda: self.clipboard, guide)

        way_back = focus.WayBack()
        trial = self._trial = Window(self.look, page_of, policy)
        form = _form_of(policy, trial, guide)
        trial.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        trial.destroyed.connect(weakref.finalize(trial, shutil.rmtree, place, ignore_errors=True))
        trial.destroyed.connect(lambda: way_back.go())
        trial.name_way_out(_("End the trial"))
        trial.requests_asked.connect(trial.close)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), trial).activated.connect(trial.close)
        trial.open(Draft())
        keeper.follow(trial.navigator)
        trial.add_notice(_("This window tries out a policy. What you type in it is not saved."))
        trial.show()
        trial.frame.may_build()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """When the window has been painted for the first time, do what could wait until then."""
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self._after_first_paint)
        return False

    def _after_first_paint(self) -> None:
        from PySide6.QtGui import QIcon

        icons.go_on(self.window)
        self.services()
        self.window.frame.may_build()
        if self._is_begun:
            self._watch()
        self.window.setWindowIcon(QIcon(str(resource("icons", "transfer-wizard.svg"))))
        self.window.navigator.verdict()  # brings the check and pydantic with it, before the first key press needs them
        PagesAhead(self.window)
        self._tell_what_is_unusual()
        if self._instance:
            self._instance.raised.connect(self.window.come_to_front)
            self._instance.file_asked.connect(self.services().open_file)
            self._instance.listen()
        else:
            self.window.add_notice(
                _("Another Transfer Wizard has your requests open and does not answer. Here they can be read only.")
            )

    def _say_place(self, text: str) -> None:
        self.window.side_panel.say_place(text)
        if self._start is not None and self._session is not None and self._session.requests.page is self._start:
            self._start.say_place(text)

    def _watch(self) -> None:
        """Catch errors, and note what the services do."""
        from transfer_wizard.ui.shell.crash import CrashHook

        CrashHook(self.window, self.journal, self._rescue).install()
        self.journal.note("started", version=__version__, system=sys.platform)
        self.window.page_changed.connect(self._on_page_changed)
        self._on_page_changed()
        self.services().keeper.changed.connect(self._on_kept)
        self.services().autosave.said.connect(self._on_saved)
        self.services().forgetting.connect(self.journal.fall_silent)

    def _tell_what_is_unusual(self) -> None:
        """Tell the person what is wrong with the policy, and where a portable program keeps its data."""
        faults = self._policy.faults
        if faults:
            from transfer_wizard.storage.policy.in_force import sentence

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
            self._say_place(_("Portable: requests are kept beside the program, passcodes in memory only."))
        elif self._is_portable:
            self._say_place(_("Portable, and in memory only."))
            self.window.add_notice(
                _(
                    "The folder of this portable program may not be written to. What you type is in memory only: "
                    "save it elsewhere before you close."
                )
            )


def _form_of(policy: Policy, window: Window, guide: Callable[[], "FormGuide"]) -> "Form":
    """The form that requests go into, read once.

    One that the policy names is read off the window's thread as soon as Send comes into sight, and the guide made
    then: it tells what is wrong with the form, and which one takes its place.
    """

    @functools.cache
    def form() -> "tuple[Profile, Fault | None]":
        from transfer_wizard.webform.profile import profile_for

        return profile_for(policy)

    def tell(_form: object) -> None:
        guide()

    def look() -> None:
        if window.navigator.step == "hand-over":
            from transfer_wizard.ui.services.background import Background

            window.page_changed.disconnect(look)
            Background(window).run(form, tell, window.add_notice)

    if "webform_profile" in policy.settings:
        window.page_changed.connect(look)
    return form


def _end_on_signals(application: QApplication) -> None:
    """The end of a desktop session is no crash: the window is closed, and what was typed is saved."""
    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name):  # the collector's timer lets Python look for signals once a second
            signal.signal(getattr(signal, name), lambda *_signal: application.quit())


def _application() -> Application:
    """Qt, started; where it can't start, the reason is one line, and the exit code that of a missing display.

    Qt ends the process itself then, with a crash and a page of advice for programmers. What it warns of while it
    starts is meant for them too.
    """

    def hear(kind: QtMsgType, _context: QMessageLogContext, _text: str) -> None:
        if kind is QtMsgType.QtFatalMsg:
            said = _("The display for the window does not answer, or a library that it needs is missing.")
            print(f"transfer-wizard: {said}", file=sys.stderr, flush=True)
            os._exit(NO_DISPLAY)

    before = qInstallMessageHandler(hear)
    try:
        return Application([NAME, "-style", "fusion"])
    finally:
        qInstallMessageHandler(before)


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
