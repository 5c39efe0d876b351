"""A session: which request is in the window, kept saved, with its passcodes at hand."""

import copy
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, Signal

from transfer_wizard.flow.navigator import Navigator
from transfer_wizard.flow.steps import CASE_NUMBER
from transfer_wizard.intake.proposal import Change
from transfer_wizard.intake.reading import Reading
from transfer_wizard.request import document
from transfer_wizard.request.document import Opened
from transfer_wizard.request.draft import Draft
from transfer_wizard.request.preset import REQUEST_SUFFIX, SUFFIX
from transfer_wizard.request.questions import Questions
from transfer_wizard.resources import resource
from transfer_wizard.storage.drafts import DraftStore
from transfer_wizard.storage.files import NotSaved, shown, write_export
from transfer_wizard.storage.vault import Answer, State
from transfer_wizard.translations import _
from transfer_wizard.ui.colleague.colleague_page import ColleaguePage
from transfer_wizard.ui.colleague.reply_page import ReplyPage
from transfer_wizard.ui.kit.file_chooser import choose_file, choose_place, named
from transfer_wizard.ui.services.autosave import Autosave
from transfer_wizard.ui.services.background import Background, hear_unheard
from transfer_wizard.ui.services.passcode_keeper import PasscodeKeeper, Stage
from transfer_wizard.ui.shell.colleague import refusal, reply_page
from transfer_wizard.ui.shell.finding import Finding, added, found_page
from transfer_wizard.ui.shell.forget_everything import ForgetEverything
from transfer_wizard.ui.shell.opening import Reply, Request, read_file
from transfer_wizard.ui.shell.request_list import RequestList
from transfer_wizard.ui.shell.window import Window
from transfer_wizard.ui.start.found_page import FoundPage
from transfer_wizard.validation.problems import Asked

ASKS_THE_VAULT = ("passcodes", "review", "hand-over")
SHOWS_THE_TEXTS = ("review", "hand-over")


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
        self._read_only = read_only
        self.window = window
        self._folder = folder
        self._store = DraftStore(folder, may_write=not read_only)
        self.keeper = keeper
        self._background = Background(self)
        self._forgets_sent = False
        self._compared: Navigator | None = None
        self._aside: ColleaguePage | ReplyPage | FoundPage | None = None
        self.autosave = Autosave(self._store)
        self.autosave.said.connect(window.show_saved)
        hear_unheard(window.add_notice)
        self.autosave.noticed.connect(window.add_notice)
        self.requests = RequestList(self._store, self._background, self.autosave.wait)
        self.requests.told.connect(window.add_notice)
        self.requests.is_empty.connect(self.open_new)
        self.requests.deleted.connect(lambda identity: keeper.forget_deleted(identity, self._on_forgotten))
        window.edited.connect(self.autosave.touch)
        window.page_changed.connect(self._on_page_changed)
        window.left.connect(self._on_left)
        window.requests_asked.connect(self.show_requests)
        window.forget_asked.connect(self.forget_everything)
        window.save_asked.connect(self.autosave.save)
        window.save_elsewhere_asked.connect(self._on_save_elsewhere)
        window.duplicate_asked.connect(self._on_duplicate_asked)
        window.may_close = self._may_close
        keeper.changed.connect(window.refresh)  # its own: a late answer finds no window that is gone
        keeper.changed.connect(self._on_kept)
        self.finding = Finding()
        self.finding.read.connect(self._on_found)
        self.finding.told.connect(window.add_notice)
        self.finding.file_asked.connect(self.open_file)
        window.target.brought.connect(self._on_brought)
        window.undo.undo_asked.connect(lambda: self._undo(is_redo=False))
        window.undo.redo_asked.connect(lambda: self._undo(is_redo=True))
        self._change: Change | None = None
        self.adopt()

    # Opening, and leaving what was open

    def open(
        self,
        draft: Draft,
        read_only: bool = False,
        notices: list[str] | None = None,
        is_new: bool = False,
        is_kept: bool = False,
    ) -> None:
        """Show a request once what is in the window is saved; one that a newer version made is not saved over.

        Args:
            is_new: it is not among the person's requests yet, and joins them at once.
            is_kept: it is among them as it is here.
        """
        self._leave(lambda: self._open(draft, read_only, notices or [], is_new, is_kept))

    def _open(
        self, draft: Draft, read_only: bool, notices: list[str], is_new: bool = False, is_kept: bool = False
    ) -> None:
        read_only = read_only or self._read_only
        self._show_aside(None)
        self._change = None
        self.window.undo.say("")
        self.window.open(draft, read_only)
        self.keeper.follow(self.window.navigator)
        self._forgets_sent = False
        self.autosave.watch(None if read_only else draft, is_kept)
        for notice in notices:
            self.window.add_notice(notice, of_request=True)
        if draft.is_sent:
            self.window.go("hand-over")
        if is_new:
            self.autosave.touch()
            self.autosave.save()

    def _leave(self, then: Callable[[], None]) -> None:
        """Go on to something else once all that was typed is on the disk, or the person lets it go."""
        self.window.leave_field()
        if self._may_lose(self._unsaved_answers()):
            self.autosave.when_saved(partial(self._on_saved_or_not, then))

    def _on_saved_or_not(self, then: Callable[[], None], problem: NotSaved | None) -> None:
        if self._may_lose(str(problem or "")):
            then()

    def unsaved(self) -> str:
        """Save, and wait for the disk: the sentence that says what is in this window only; "" when nothing is."""
        return str(self.autosave.finish() or "") or self._unsaved_answers()

    def _unsaved_answers(self) -> str:
        return self._aside.unsaved if isinstance(self._aside, ColleaguePage) else self.window.unsaved

    def _may_close(self) -> bool:
        """Whether all that was typed is on the disk, or the person lets it go."""
        return self._may_lose(self._unsaved_answers()) and self._may_lose(str(self.autosave.finish() or ""))

    def _may_lose(self, problem: str) -> bool:
        return not problem or self.window.ask_to_close(problem)

    def adopt(self) -> None:
        """Take charge of the request that is in the window already."""
        if self._read_only:
            self.window.open(self.window.navigator.draft, read_only=True)
        self.keeper.follow(self.window.navigator)
        self.autosave.watch(None if self._read_only else self.window.navigator.draft)

    def _look_for_older(self) -> None:
        """Find out which license keys were asked for before, once for each request of which a page comes into sight."""
        navigator = self.window.navigator
        if navigator is self._compared:
            return
        self._compared = navigator

        def know(asked: dict[str, Asked]) -> None:
            if asked and navigator is self.window.navigator:
                navigator.asked_before(asked)
                self.window.refresh()

        def look() -> dict[str, Asked]:
            self.autosave.wait()  # the request before this one may have been sent just now
            return self._store.asked(navigator.draft.id)

        self._background.run(look, know, self.window.add_notice)

    def open_new(self) -> None:
        """Show an empty request."""
        self.open(Draft())

    def open_sample(self) -> None:
        """Show a copy of the sample case, to look around in."""
        self.open(document.read(resource("sample_case.json").read_bytes()).draft.duplicate())

    def open_file(self, path: str) -> None:
        """Show the request in a file of the person's; it joins their requests."""
        self.autosave.save()

        def read() -> Request | Questions | Reply | Reading:
            self.autosave.wait()  # the file may hold the request in the window
            return read_file(path, self._store)

        self._background.run(read, self._on_read, self._on_unread)

    def open_kept(self, identity: str) -> None:
        """Show one of the person's requests."""
        load = partial(self._store.load, identity)
        self._background.run(load, lambda opened: self._on_read(Request(opened, is_kept=True)), self._on_unread)

    def open_after_crash(self, identity: str, report: Path | None) -> None:
        """Show the request that was open when the program ended unexpectedly."""
        self.window.add_notice(_("Transfer Wizard ended unexpectedly. Your request is as you left it."))
        if report:
            said = _("A report for whoever looks after the program, with nothing you typed in it, is “{path}”.")
            self.window.add_notice(said.format(path=shown(report)))
        self.open_kept(identity)

    def _on_read(self, result: Request | Questions | Reply | Reading) -> None:
        if isinstance(result, Request):
            opened = result.opened
            self.open(opened.draft, opened.read_only, opened.notices, result.is_new, result.is_kept)
        elif isinstance(result, Reading):
            self._on_found(result)
        elif isinstance(result, Questions):
            self._leave(lambda: self._show_aside(ColleaguePage(result), result.notices))
        elif said := refusal(result, self._read_only):
            self._on_unread(said)
        else:
            self._leave(
                lambda: self._show_aside(
                    reply_page(result, self._on_taken, self.window.add_notice), result.answers.notices
                )
            )

    def _on_unread(self, sentence: str) -> None:
        self.window.add_notice(sentence)
        if self.requests.page is None and self._aside is None and self.window.navigator.draft.is_blank:
            self.show_requests()

    # A colleague's questions, and the answers to one's own

    def _show_aside(
        self,
        page: ColleaguePage | ReplyPage | FoundPage | None,
        notices: tuple[str, ...] = (),
        closed: Callable[[], None] | None = None,
    ) -> None:
        """Show what is no request of the person's; None to show one again.

        Args:
            closed: what is done when the person is done with it; the list of requests is shown when None.
        """
        self._aside = page
        self.requests.leave()
        if page is not None:
            self.autosave.watch(None)
            page.closed.connect(closed or self.show_requests)
            self.window.show_start(page, page.heading.text())
            for notice in notices:
                self.window.add_notice(notice, of_request=True)

    def _on_taken(self, draft: Draft, said: str) -> None:
        self._open(draft, read_only=False, notices=[said])
        self.window.go("review")
        self.autosave.touch()

    # What people bring

    def _on_brought(self, brought: QMimeData) -> None:
        self.window.leave_field(stays=True)
        self.finding.take(brought)

    def _on_found(self, reading: Reading) -> None:
        """Show what was found; it goes into the request that is open, or begins a new one."""
        navigator = self.window.navigator
        is_open = self.requests.page is None and self._aside is None and not navigator.is_read_only
        draft, step = (navigator.draft, navigator.step) if is_open and not navigator.draft.is_sent else (Draft(), "")

        def go_back() -> None:
            if step:
                self._open(draft, read_only=False, notices=[], is_kept=True)
                self.window.go(step)
            else:
                self.show_requests()

        page = found_page(reading, draft, lambda change: self._on_used(draft, change), self.window.add_notice)
        self._leave(lambda: self._show_aside(page, closed=go_back))

    def _on_used(self, draft: Draft, change: Change) -> None:
        change.do()
        self._show_changed(draft, added(change.count), change.step)
        self._change = change

    def _undo(self, is_redo: bool) -> None:
        """Take back what came in at once, or put it in again."""
        change, draft = self._change, self.window.navigator.draft
        if change:
            change.do() if is_redo else change.take_back()
            said = added(change.count) if is_redo else _("Taken back.")
            self._show_changed(draft, said, change.step, can_redo=not is_redo)
            self._change = change

    def _show_changed(self, draft: Draft, said: str, step: str, can_redo: bool = False) -> None:
        """Show the request anew and keep it: the page that it is all about, or the first with something left to do."""
        self._open(draft, read_only=False, notices=[], is_new=True)
        self.window.go(step or self.window.navigator.first_open)
        self.window.undo.say(said, can_redo)

    # The list of requests

    def show_requests(self) -> None:
        """Show the list of requests, or a new request where there is none."""
        if self.requests.page is None:
            self._leave(self._show_list)
        else:
            self.requests.look()

    def _show_list(self) -> None:
        self._show_aside(None)
        self.autosave.watch(None)
        page = self.requests.make_page()
        page.new_asked.connect(self.open_new)
        page.sample_asked.connect(self.open_sample)
        page.paste_asked.connect(self.window.target.paste)
        page.file_asked.connect(self._on_file_asked)
        page.opened.connect(self.open_kept)
        page.preset_asked.connect(self._on_preset_asked)
        page.forget_asked.connect(self.forget_everything)
        self.window.show_start(page)
        self.requests.look()

    def _on_file_asked(self) -> None:
        kinds = (
            (_("Any file: a request, a mail, a table"), ()),
            (_("Requests and presets"), (".json", REQUEST_SUFFIX, SUFFIX)),
        )
        path = choose_file(self.window, _("Open a file"), *kinds)
        if path:
            self.open_file(path)

    def _on_forgotten(self, answer: Answer) -> None:
        """The passcodes of a deleted request go at once, or the person has to know that they did not."""
        if answer.state not in (State.READY, State.UNAVAILABLE, State.OFF):
            said = _("{message} Passcodes of the deleted request may still be in it; “Forget everything” removes them.")
            self.window.add_notice(said.format(message=answer.state.message))

    def forget_everything(self) -> None:
        """List all that the program keeps, ask once, and remove it."""
        if self._read_only:
            self.window.add_notice(_("Another Transfer Wizard has your requests open. Close it first, then forget."))
            return
        dialog = ForgetEverything(self.window, self._folder, self.keeper, self._background, self.autosave.wait)
        dialog.begun.connect(self._on_forget_begun)
        dialog.ended.connect(self.open_new)
        dialog.ask()

    def _on_forget_begun(self) -> None:
        self.requests.forget_undo()
        self.autosave.watch(None)
        self.forgetting.emit()

    def _on_preset_asked(self, identity: str) -> None:
        self._background.run(partial(self._store.load, identity), self._on_preset_read, self.window.add_notice)

    def _on_preset_read(self, opened: Opened) -> None:
        from transfer_wizard.ui.shell.presets import PresetDialog

        dialog = PresetDialog(self.window, opened.draft)
        dialog.made.connect(self._save_preset)
        dialog.show()

    # While it is open

    def _on_page_changed(self) -> None:
        self._look_for_older()
        self.autosave.save()
        if self.window.navigator.step in ASKS_THE_VAULT:
            self.keeper.ask()
        if self.window.navigator.step in SHOWS_THE_TEXTS:
            self.keeper.look()

    def _on_left(self, path: str) -> None:
        navigator = self.window.navigator
        if path in navigator.passcode_seen_in:
            self.keeper.look()
        if path == CASE_NUMBER.path and navigator.draft.is_sent and self.keeper.may_hold_any:
            self._forget_sent()

    def _forget_sent(self) -> None:
        """The request was sent, and its passcodes have done their work; a window that may only read leaves them."""
        if not self.window.navigator.is_read_only:
            self._forgets_sent = True
            self.keeper.forget()

    def _on_kept(self) -> None:
        """The vault said something: of a request that was sent, that passcodes are there still, or are gone now."""
        if self.keeper.stage is not Stage.ANSWERED:
            return
        navigator = self.window.navigator
        if self._forgets_sent:
            self._forgets_sent = False
            if self.keeper.is_troubled:
                said = _("{message} The passcodes could not be deleted: forget them on the page Passcodes later.")
                self.window.add_notice(said.format(message=self.keeper.state.message), of_request=True)
            else:
                said = _("The passcodes are no longer needed and were deleted.")
                self.window.add_notice(said, of_request=True)
        elif navigator.draft.is_sent and any(navigator.passcodes.values()):
            self._forget_sent()

    def _on_duplicate_asked(self) -> None:
        """Ask again: a new request with the same answers, which is saved at once."""
        number = self.window.navigator.draft.get("case_number").strip()[:40]
        said = _("This is a new request, with the answers of case {number}. Look whether they still hold.")
        self.open(self.window.navigator.draft.duplicate(), notices=[said.format(number=number)], is_new=True)

    # Files of the person's

    def _on_save_elsewhere(self) -> None:
        draft = self.window.navigator.draft
        self._save_as(_("Save the request elsewhere"), "transfer-request", _("Requests"), ".json", draft)

    def _save_preset(self, preset: Draft) -> None:
        self._save_as(_("Save the preset"), "transfer", _("Presets"), SUFFIX, preset)

    def _save_as(self, title: str, name: str, kind: str, suffix: str, draft: Draft) -> None:
        path = choose_place(self.window, title, name + suffix, (kind, (suffix,)))
        if path:
            target, told, kept = named(path, suffix), self.window.add_notice, copy.deepcopy(draft)
            self._background.run(
                lambda: write_export(target.path, document.write(kept, kept.saved_at), target.may_replace),
                lambda _written: told(_("Saved to {path}.").format(path=shown(target.path))),
                told,
            )
