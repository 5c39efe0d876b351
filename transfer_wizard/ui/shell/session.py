"""A session: opens requests from the disk, keeps the one in the window saved, and its passcodes at hand."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from transfer_wizard.flow.navigator import Navigator
from transfer_wizard.flow.steps import CASE_NUMBER, step_of
from transfer_wizard.request import document
from transfer_wizard.request.document import Opened
from transfer_wizard.request.draft import Draft, copied
from transfer_wizard.request.preset import REQUEST_SUFFIX, SUFFIX
from transfer_wizard.request.questions import Questions
from transfer_wizard.resources import resource
from transfer_wizard.storage.drafts import DraftStore
from transfer_wizard.storage.files import shown
from transfer_wizard.storage.vault import StoreState, VaultAnswer
from transfer_wizard.translations import _
from transfer_wizard.ui.colleague.colleague_page import ColleaguePage
from transfer_wizard.ui.colleague.reply_page import ReplyPage
from transfer_wizard.ui.kit.file_chooser import choose_file
from transfer_wizard.ui.services.autosave import Autosave
from transfer_wizard.ui.services.background import Background, hear_unheard
from transfer_wizard.ui.services.checking import LOOK_AT_ALL
from transfer_wizard.ui.services.passcode_keeper import PasscodeKeeper, VaultStage
from transfer_wizard.ui.shell.colleague import refusal, reply_page
from transfer_wizard.ui.shell.forget_everything import ForgetEverything
from transfer_wizard.ui.shell.intake_session import IntakeSession
from transfer_wizard.ui.shell.opening import Reply, Request, read_file, read_pasted
from transfer_wizard.ui.shell.request_list import RequestList
from transfer_wizard.ui.shell.saving_elsewhere import ask_for_preset, save_elsewhere
from transfer_wizard.ui.shell.showing import Showing
from transfer_wizard.ui.shell.window import Window
from transfer_wizard.ui.start.ready import ReadySheet
from transfer_wizard.ui.start.start_page import StartPage
from transfer_wizard.validation.problems import AskedBefore

if TYPE_CHECKING:  # the readers of what people bring come with the first of it
    from transfer_wizard.intake.reading import Reading

ASKS_THE_VAULT = ("passcodes", "review", "hand-over")


class Session(QObject):
    """Brings requests from the disk into the window and back; everything slow happens in the background.

    Args:
        read_only: another window has the requests: this one writes nothing.

    Signals:
        forgetting: everything is about to be removed, and nothing may be written any more.
    """

    forgetting = Signal()

    def __init__(self, window: Window, folder: Path, keeper: PasscodeKeeper, read_only: bool = False) -> None:
        super().__init__()
        self.window = window
        self.keeper = keeper
        self._folder = folder
        self._store = DraftStore(folder, may_write=not read_only)
        self._background = Background(window)  # a late answer finds no window that is gone
        self._forgets_sent = False
        self._compared: Navigator | None = None
        self.autosave = Autosave(self._store)
        self.autosave.said.connect(window.footer.show_saved)
        hear_unheard(window.add_notice)
        self.autosave.noticed.connect(window.add_notice)
        self.requests = RequestList(
            self._store, self._background, self.autosave.wait, window.navigator.policy.hidden_pages
        )
        self.requests.told.connect(window.add_notice)
        self.requests.deleted.connect(lambda identity: keeper.forget_deleted(identity, self._on_forgotten))
        window.edited.connect(self.autosave.touch)
        window.stack.turned.connect(self.autosave.hold)
        window.stack.painted.connect(self.autosave.release)
        window.page_changed.connect(self._on_page_changed)
        window.left.connect(self._on_left)
        window.requests_asked.connect(self.show_requests)
        window.forget_asked.connect(self.forget_everything)
        window.save_asked.connect(self.autosave.save)
        window.save_elsewhere_asked.connect(lambda: self._save_elsewhere(window.navigator.draft))
        window.duplicate_asked.connect(lambda: self._ask_again(window.navigator.draft))
        window.record.new_asked.connect(self.open_new)
        keeper.changed.connect(window.refresh)  # its own: a late answer finds no window that is gone
        keeper.changed.connect(self._on_kept)
        self.showing = Showing(window, self.autosave, keeper, self.requests, read_only)
        self.showing.opened.connect(self._on_opened)
        self.finding = IntakeSession(window, self.showing)
        self.finding.file_asked.connect(self.open_file)
        self.finding.questions_asked.connect(self._open_questions)
        self.finding.list_asked.connect(self.show_requests)

    # Opening

    def open(
        self,
        draft: Draft,
        read_only: bool = False,
        notices: list[str] | None = None,
        is_new: bool = False,
        is_kept: bool = False,
    ) -> None:
        """Show a request once what is in the window is saved; the rest is as ``Showing.open`` takes it."""
        self.showing.leave(
            lambda: self.showing.open(self._as_it_is(draft) if is_kept else draft, read_only, notices, is_new, is_kept)
        )

    def _as_it_is(self, draft: Draft) -> Draft:
        """A request that was read, or the same one in sight by then: something may have been typed since."""
        there = self.window.navigator.draft
        return there if self.showing.is_request and there.id == draft.id else draft

    def unsaved(self) -> str:
        """Save, and wait for the disk: the sentence that says what is in this window only; "" when nothing is."""
        return self.showing.unsaved()

    def _on_opened(self) -> None:
        self._forgets_sent = False

    def _look_for_older(self) -> None:
        """Find out which license keys were asked for before, once for each request of which a page comes into sight."""
        navigator = self.window.navigator
        if navigator is self._compared:
            return
        self._compared = navigator

        def know(asked: dict[str, AskedBefore]) -> None:
            if asked and navigator is self.window.navigator:
                navigator.asked_before(asked)
                self.window.refresh()

        def look() -> dict[str, AskedBefore]:
            self.autosave.wait()  # the request before this one may have been sent just now
            return self._store.asked(navigator.draft.id)

        self._background.run(look, know, self.window.add_notice)

    def open_new(self) -> None:
        """Show an empty request."""
        self.open(Draft())

    def open_sample(self) -> None:
        """Show the sample at its letter, to look around in: nothing of it is kept or sent."""
        self.showing.leave(self._open_sample)

    def _open_sample(self) -> None:
        draft = document.read(resource("sample_case.json").read_bytes()).draft.duplicate()
        self.showing.open(draft, is_sample=True, step=lambda _navigator: "case")
        self.window.frame.bring_case()  # in a window without room for the letter beside the questions, over them

    def open_file(self, path: str) -> None:
        """Show the request in a file of the person's; it joins their requests."""
        self._read(partial(read_file, path, self._store))

    def _open_questions(self, text: str) -> None:
        """Show what a colleague asks or answers in a text that was pasted."""
        self._read(partial(read_pasted, text, self._store))

    def _read(self, work: "Callable[[], Request | Questions | Reply | Reading]") -> None:
        self.autosave.save()

        def read() -> "Request | Questions | Reply | Reading":
            self.autosave.wait()  # what is read may belong to the request in the window
            return work()

        self._background.run(read, self._on_read, self._on_unread)

    def open_kept(self, identity: str, step: str = "") -> None:
        """Show one of the person's requests, at a step, or else at its first open point."""

        def show(opened: Opened) -> None:
            self.showing.leave(lambda: self._open_kept(opened, step))

        self._background.run(partial(self._loaded, identity), show, self._on_unread)

    def _loaded(self, identity: str) -> Opened:
        """One of the requests; the copy that later ones are compared with is made here, off the window's thread."""
        opened = self._store.load(identity)
        copied(opened.draft)
        return opened

    def _open_kept(self, opened: Opened, step: str) -> None:
        if self._as_it_is(opened.draft) is not opened.draft:  # it was asked for twice, and is there already
            if step:
                self.window.go(step)
            return
        missing = ""

        def first(navigator: Navigator) -> str:
            nonlocal missing
            missing = navigator.first_missing
            return step_of(missing) if missing else navigator.first_open

        def named(_navigator: Navigator) -> str:
            return step

        self.showing.open(opened.draft, opened.read_only, opened.notices, is_kept=True, step=named if step else first)
        if missing:
            self.window.go_to(missing)

    def open_after_crash(self, identity: str, report: Path | None) -> None:
        """Show the request that was open when the program ended unexpectedly."""
        self.window.add_notice(_("Transfer Wizard ended unexpectedly. Your request is as you left it."))
        if report:
            sentence = _("A report for whoever looks after the program, with nothing you typed in it, is “{path}”.")
            self.window.add_notice(sentence.format(path=shown(report)))
        self.open_kept(identity)

    def _on_read(self, result: "Request | Questions | Reply | Reading") -> None:
        if isinstance(result, Request):
            opened = result.opened
            self.open(opened.draft, opened.read_only, opened.notices, result.is_new, result.is_kept)
        elif isinstance(result, Questions):
            self.showing.leave(lambda: self._open_aside(ColleaguePage(result), result.notices))
        elif isinstance(result, Reply):
            self.showing.leave(lambda: self._open_reply(result))
        else:
            self.finding.show(result)

    def _open_aside(self, page: ColleaguePage | ReplyPage, notices: tuple[str, ...]) -> None:
        self.showing.open_aside(page, self.show_requests, notices)

    def _open_reply(self, reply: Reply) -> None:
        request = replace(reply.request, draft=self._as_it_is(reply.request.draft))
        if said := refusal(request, self.showing.read_only):
            self._on_unread(said)
        else:
            page = reply_page(reply.answers, request.draft, self._on_taken, self.window.add_notice)
            self._open_aside(page, reply.answers.notices)

    def _on_unread(self, sentence: str) -> None:
        if self.showing.is_request and self.window.navigator.draft.is_blank:
            self.show_requests()  # takes what was told of the request away
        self.window.add_notice(sentence, of_request=True)  # until a file that can be read is opened

    def _on_taken(self, draft: Draft, said: str) -> None:
        self.showing.open(draft, step=lambda _navigator: "review")
        self.window.undo.say(said, can_undo=False)  # it is said once, and goes
        self.autosave.touch()

    # The list of requests

    def show_requests(self) -> None:
        """Show the start page: the list of requests, or the ways in where there is none."""
        if self.requests.page is None:
            self.showing.leave(self.begin)
        else:
            self.requests.look()

    def begin(self, page: StartPage | None = None) -> None:
        """Show the start page, or fill the one that is in sight already."""
        page = self.showing.open_list(page)
        page.say_place(self.window.side_panel.about.text())
        asks = page.asks
        asks.new.connect(self.open_new)
        asks.sample.connect(self.open_sample)
        asks.paste.connect(self.window.target.paste)
        asks.file.connect(self._on_file_asked)
        asks.help.connect(self.window.show_help)
        asks.language.connect(self.window.language_asked)
        asks.ready.connect(lambda: ReadySheet(self.window).show_once())
        asks.open.connect(self.open_kept)
        asks.repeat.connect(lambda identity: self._load(identity, self._ask_again))
        asks.preset.connect(lambda identity: self._load(identity, self._save_preset))
        asks.save.connect(lambda identity: self._load(identity, self._save_elsewhere))
        self.requests.look()

    def _load(self, identity: str, use: Callable[[Draft], None]) -> None:
        load = partial(self._store.load, identity)
        self._background.run(load, lambda opened: use(opened.draft), self.window.add_notice)

    def _on_file_asked(self) -> None:
        kinds = (
            (_("Any file: a request, a mail, a table"), ()),
            (_("Requests and presets"), (".json", REQUEST_SUFFIX, SUFFIX)),
        )
        path = choose_file(self.window, _("Open a file"), *kinds)
        if path:
            self.open_file(path)

    def _on_forgotten(self, answer: VaultAnswer) -> None:
        """Tell the person where the passcodes of a deleted request could not be removed."""
        if isValid(self.window) and answer.state not in (StoreState.READY, StoreState.UNAVAILABLE, StoreState.OFF):
            sentence = _(
                "{message} Passcodes of the deleted request may still be in it; “Forget everything” removes them."
            )
            self.window.add_notice(sentence.format(message=answer.state.message))

    def forget_everything(self) -> None:
        """List all that the program keeps, ask once, and remove it."""
        if self.showing.read_only:
            self.window.add_notice(_("Another Transfer Wizard has your requests open. Close it first, then forget."))
            return
        dialog = ForgetEverything(self.window, self._folder, self.keeper, self._background, self.autosave.wait)
        dialog.begun.connect(self._on_forget_begun)
        dialog.ended.connect(self._on_forget_ended)
        dialog.ask()

    def _on_forget_begun(self) -> None:
        self.requests.forget_undo()
        self.autosave.watch(None)
        self.forgetting.emit()

    def _on_forget_ended(self) -> None:
        """Empty the window, too."""
        self.showing.open(Draft())
        self.show_requests()

    def _save_preset(self, draft: Draft) -> None:
        ask_for_preset(self.window, draft, self._background)

    def _save_elsewhere(self, draft: Draft) -> None:
        save_elsewhere(self.window, draft, self._background)

    # While it is open

    def _on_page_changed(self) -> None:
        self._look_for_older()
        if self.autosave.is_kept:
            self.autosave.touch()  # what was written for the person is brought up to date when a page is turned
        self.autosave.save_soon()
        if self.window.navigator.step in ASKS_THE_VAULT:
            self.keeper.ask()
        if self.window.navigator.step in LOOK_AT_ALL:
            self.keeper.look()

    def _on_left(self, path: str) -> None:
        navigator = self.window.navigator
        if path in navigator.passcode_seen_in:
            self.keeper.look()
        if path == CASE_NUMBER.path and navigator.draft.is_sent and self.keeper.may_hold_any:
            self._forget_sent()

    def _forget_sent(self) -> None:
        """Remove the passcodes of a request that was sent; a window that may only read leaves them."""
        if not self.window.navigator.is_read_only:
            self._forgets_sent = True
            self.keeper.forget()

    def _on_kept(self) -> None:
        """Note what the vault said, and see that a request that was sent has no passcodes left."""
        navigator = self.window.navigator
        self.requests.passcodes[navigator.draft.id] = dict(navigator.passcodes)
        if self.keeper.stage is not VaultStage.ANSWERED:
            return
        if self._forgets_sent:
            self._forgets_sent = False
            if self.keeper.is_troubled and navigator.step != "hand-over":  # which says it itself
                sentence = _("{message} The passcodes could not be deleted: the page after sending lets you try again.")
                self.window.add_notice(sentence.format(message=self.keeper.state.message), of_request=True)
        elif navigator.draft.is_sent and any(navigator.passcodes.values()):
            self._forget_sent()

    def _ask_again(self, draft: Draft) -> None:
        """A new request with the same answers, which is saved at once."""
        number = draft.get("case_number").strip()[:40]
        if number:
            sentence = _("This is a new request, with the answers of case {number}. Look whether they still hold.")
        else:
            sentence = _("This is a new request, with the answers of the other one. Look whether they still hold.")
        self.open(draft.duplicate(), notices=[sentence.format(number=number)], is_new=True)
