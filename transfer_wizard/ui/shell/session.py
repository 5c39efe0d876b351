"""A session: which request is in the window, kept saved, with its passcodes at hand."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from transfer_wizard.flow.colleague import Difference, compare, take
from transfer_wizard.flow.steps import CASE_NUMBER
from transfer_wizard.intake.licenses import read_answer
from transfer_wizard.request import document, questions
from transfer_wizard.request.document import Opened, Unreadable
from transfer_wizard.request.draft import Draft
from transfer_wizard.request.preset import REQUEST_SUFFIX, SUFFIX, name_of, started_from
from transfer_wizard.request.questions import Questions
from transfer_wizard.request.words import Side
from transfer_wizard.resources import resource
from transfer_wizard.storage.drafts import DraftStore, Listing
from transfer_wizard.storage.files import NotSaved, read_request_file, shown, write_export
from transfer_wizard.storage.vault import Answer, State
from transfer_wizard.translations import _, ngettext
from transfer_wizard.ui.colleague.colleague_page import ColleaguePage
from transfer_wizard.ui.colleague.reply_page import ReplyPage
from transfer_wizard.ui.services.autosave import Autosave
from transfer_wizard.ui.services.background import Background
from transfer_wizard.ui.services.passcode_keeper import PasscodeKeeper, Stage
from transfer_wizard.ui.shell.forget_everything import ForgetEverything
from transfer_wizard.ui.shell.window import Window
from transfer_wizard.ui.start.start_page import StartPage
from transfer_wizard.validation.problems import Asked

ASKS_THE_VAULT = ("passcodes", "review", "hand-over")
SHOWS_THE_TEXTS = ("review", "hand-over")


class Reply(NamedTuple):
    """The answers of a colleague, and the request they are for."""

    answers: Questions
    request: Opened


class Session(QObject):
    """Brings requests from the disk into the window and back; everything slow happens in the background.

    Signals:
        forgetting: everything is about to be removed, and nothing may be written any more.
    """

    forgetting = Signal()

    def __init__(self, window: Window, folder: Path, keeper: PasscodeKeeper, read_only: bool = False) -> None:
        super().__init__()
        self._read_only = read_only
        self.window = window
        self._folder = folder
        self._store = DraftStore(folder)
        self.keeper = keeper
        self._background = Background()
        self._start: StartPage | None = None
        self._undo: tuple[str, str] | None = None
        self._forgets_sent = False
        self._colleague: ColleaguePage | None = None
        self.autosave = Autosave(self._store)
        self.autosave.said.connect(window.show_saved)
        window.edited.connect(self.autosave.touch)
        window.turned.connect(self._on_turned)
        window.left.connect(self._on_left)
        window.requests_asked.connect(self.show_requests)
        window.forget_asked.connect(self.forget_everything)
        window.save_elsewhere_asked.connect(self._on_save_elsewhere)
        window.duplicate_asked.connect(self._on_duplicate_asked)
        window.may_close = self._may_close
        keeper.changed.connect(window.refresh)  # its own: a late answer finds no window that is gone
        keeper.changed.connect(self._on_kept)
        self.adopt()

    # Opening

    def open(self, draft: Draft, read_only: bool = False, notices: list[str] | None = None) -> None:
        """Show a request; one that a newer version made is not saved over."""
        self._start = None
        self._colleague = None
        read_only = read_only or self._read_only
        self.window.open(draft, read_only)
        self.keeper.follow(self.window.navigator)
        self.autosave.watch(None if read_only else draft)
        for notice in notices or []:
            self.window.add_notice(notice)
        if draft.is_sent:
            self.window.go("hand-over")
        self._look_for_older()

    def adopt(self) -> None:
        """Take charge of the request that is in the window already."""
        self.keeper.follow(self.window.navigator)
        self.autosave.watch(None if self._read_only else self.window.navigator.draft)
        self._look_for_older()

    def _look_for_older(self) -> None:
        """Find out which license keys were asked for before, once for each request that is opened."""
        navigator = self.window.navigator

        def know(asked: object) -> None:
            if isinstance(asked, dict) and asked and navigator is self.window.navigator:
                navigator.asked_before(asked)
                self.window.refresh()

        def look() -> dict[str, Asked]:
            self.autosave.wait()  # the request before this one may have been sent just now
            return self._store.asked(navigator.draft.id)

        self._background.run(look, know)

    def open_new(self) -> None:
        """Show an empty request."""
        self.open(Draft())

    def open_sample(self) -> None:
        """Show a copy of the sample case, to look around in."""
        self.open(document.read(resource("sample_case.json").read_bytes()).draft.duplicate())

    def open_file(self, path: str) -> None:
        """Show the request in a file of the person's; it joins their requests."""
        self._background.run(partial(self._read_file, path), self._on_read)

    def open_kept(self, identity: str) -> None:
        """Show one of the person's requests."""
        self._background.run(partial(self._store.load, identity), self._on_read)

    def open_after_crash(self, identity: str, report: Path | None) -> None:
        """Show the request that was open when the program ended unexpectedly."""
        self.window.add_notice(_("Transfer Wizard ended unexpectedly. Your request is as you left it."))
        if report:
            said = _("A report for whoever looks after the program, with nothing you typed in it, is “{path}”.")
            self.window.add_notice(said.format(path=shown(report)))
        self.open_kept(identity)

    def _on_read(self, result: object) -> None:
        if isinstance(result, Questions):
            self._show_questions(result)
            return
        if isinstance(result, Reply):
            self._show_reply(result)
            return
        if isinstance(result, Opened):
            self.open(result.draft, result.read_only, result.notices)
            return
        self._tell(result)
        if self._start is None and self.window.navigator.draft.is_blank:
            self.show_requests()

    def _tell(self, result: object) -> None:
        """Tell an error that is meant for people; another is a fault of the program and is raised."""
        if isinstance(result, Unreadable | NotSaved):
            self.window.add_notice(str(result))
        elif isinstance(result, Exception):
            raise result

    def _read_file(self, path: str) -> Opened | Questions | Reply:
        """What is in a file of the person's: a request, a colleague's questions, or the reply to one's own."""
        self.autosave.wait()
        content = read_request_file(Path(path))
        asked = questions.read(content)
        if asked is None:
            return _request(document.read(content), self._store)
        kept = {entry.id for entry in self._store.list().entries}
        return Reply(asked, self._store.load(asked.id)) if asked.id in kept else asked

    # A colleague's questions, and the answers to one's own

    def _show_questions(self, asked: Questions) -> None:
        self._colleague = ColleaguePage(asked)
        self._show_aside(self._colleague, self._colleague.heading.text(), asked.notices)

    def _show_reply(self, reply: Reply) -> None:
        draft = reply.request.draft
        if reply.request.read_only or self._read_only or draft.is_sent:
            self.window.add_notice(
                _("The answers are for a request that was sent or can’t be changed: it stays as it is.")
            )
            return
        page = ReplyPage(draft, compare(draft, reply.answers, read_answer))
        page.taken.connect(lambda differences: self._on_taken(draft, differences))
        self._show_aside(page, page.heading.text(), reply.answers.notices)

    def _show_aside(self, page: ColleaguePage | ReplyPage, title: str, notices: tuple[str, ...]) -> None:
        self.window.leave_field()
        self.autosave.watch(None)
        self._start = None
        page.closed.connect(self._on_aside_closed)
        self.window.show_start(page, title)
        for notice in notices:
            self.window.add_notice(notice)

    def _on_taken(self, draft: Draft, differences: list[Difference]) -> None:
        take(draft, differences)
        count = len(differences)
        said = ngettext("{count} field was changed.", "{count} fields were changed.", count).format(count=count)
        self.open(draft, notices=[said])
        self.window.go("review")
        self.autosave.touch()

    def _on_aside_closed(self) -> None:
        problem = self._colleague.unsaved if self._colleague else ""
        if not problem or self.window.ask_to_close(problem):
            self._colleague = None
            self.show_requests()

    # The list of requests

    def show_requests(self) -> None:
        """Show the list of requests, or a new request where there is none."""
        if self._start is None:
            self.window.leave_field()
            self.autosave.watch(None)
            self._start = self._make_start()
            self.window.show_start(self._start)
        self._background.run(self._list, self._on_listed)

    def _list(self) -> Listing:
        self.autosave.wait()
        return self._store.list()

    def _on_listed(self, listing: Listing | Exception) -> None:
        if isinstance(listing, Exception):
            self._tell(listing)
            return
        for notice in listing.notices:
            self.window.add_notice(notice)
        if self._start is None:  # the person went on meanwhile
            return
        if not listing.entries and self._undo is None:
            self.open_new()
            return
        self._start.show_listing(listing)
        self._start.show_undo(self._undo[1] if self._undo else "")

    def _make_start(self) -> StartPage:
        page = StartPage()
        page.new_asked.connect(self.open_new)
        page.sample_asked.connect(self.open_sample)
        page.file_asked.connect(self._on_file_asked)
        page.opened.connect(self.open_kept)
        page.duplicated.connect(lambda identity: self._change(partial(self._store.duplicate, identity)))
        page.deleted.connect(self._on_deleted)
        page.preset_asked.connect(self._on_preset_asked)
        page.undo_asked.connect(self._on_undo)
        page.forget_asked.connect(self.forget_everything)
        return page

    def _on_file_asked(self) -> None:
        kinds = _("Requests and presets ({patterns})").format(patterns=f"*.json *{REQUEST_SUFFIX} *{SUFFIX}")
        path, _filter = QFileDialog.getOpenFileName(self.window, _("Open a request"), "", kinds)
        if path:
            self.open_file(path)

    def _on_deleted(self, identity: str) -> None:
        entry = self._start.chosen() if self._start else None
        title = entry.title if entry else ""

        def note(token: Any) -> None:
            if isinstance(token, str):
                self._undo = (token, title)
                self.keeper.forget_deleted(identity, self._on_forgotten)

        self._change(partial(self._store.delete, identity), note)

    def _on_forgotten(self, answer: Answer) -> None:
        """The passcodes of a deleted request go at once, or the person has to know that they did not."""
        if answer.state not in (State.READY, State.UNAVAILABLE, State.OFF):
            said = _("{message} Passcodes of the deleted request may still be in it; “Forget everything” removes them.")
            self.window.add_notice(said.format(message=answer.state.message))

    def _on_undo(self) -> None:
        if self._undo:
            token, self._undo = self._undo[0], None
            self._change(partial(self._store.restore, token))

    def _change(self, work: Callable[[], Any], note: Callable[[Any], None] | None = None) -> None:
        def done(result: Any) -> None:
            self._tell(result)
            if note:
                note(result)
            self._background.run(self._store.list, self._on_listed)

        self._background.run(work, done)

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
        self._undo = None
        self.autosave.watch(None)
        self.forgetting.emit()

    # Presets

    def _on_preset_asked(self, identity: str) -> None:
        self._background.run(partial(self._store.load, identity), self._on_preset_read)

    def _on_preset_read(self, result: object) -> None:
        self._tell(result)
        if isinstance(result, Opened):
            from transfer_wizard.ui.shell.presets import PresetDialog

            dialog = PresetDialog(self.window, result.draft, self._suggested(result.draft))
            dialog.made.connect(self._save_preset)
            dialog.show()

    def _suggested(self, draft: Draft) -> str:
        names = (draft.get(f"organizations.{side}.name").strip() for side in Side)
        return " → ".join(filter(None, names)) or draft.get("requester.company").strip()

    def _save_preset(self, preset: Draft) -> None:
        suggested = f"transfer{SUFFIX}"
        kinds = _("Presets ({patterns})").format(patterns=f"*{SUFFIX}")
        path, _filter = QFileDialog.getSaveFileName(self.window, _("Save the preset"), suggested, kinds)
        if path:
            path = path if Path(path).suffix else path + SUFFIX
            content = document.write(preset, "")
            self._background.run(partial(write_export, path, content, True), partial(self._on_saved_elsewhere, path))

    # While it is open

    def _on_turned(self) -> None:
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
                self.window.add_notice(said.format(message=self.keeper.state.message))
            else:
                self.window.add_notice(_("The passcodes have done their work and were deleted."))
        elif navigator.draft.is_sent and any(navigator.passcodes.values()):
            self._forgets_sent = True
            self.keeper.forget()

    def _on_duplicate_asked(self) -> None:
        """Ask again: a new request with the same answers, which is saved at once."""
        number = self.window.navigator.draft.get("case_number").strip()[:40]
        self.open(self.window.navigator.draft.duplicate())
        self.autosave.touch()
        said = _("This is a new request, with the answers of case {number}. Look whether they still hold.")
        self.window.add_notice(said.format(number=number))

    def _on_save_elsewhere(self) -> None:
        draft = self.window.navigator.draft
        path, _filter = QFileDialog.getSaveFileName(
            self.window, _("Save the request elsewhere"), "transfer-request.json", _("Requests (*.json)")
        )
        if path:
            content = document.write(draft, draft.saved_at)
            self._background.run(partial(write_export, path, content, True), partial(self._on_saved_elsewhere, path))

    def _on_saved_elsewhere(self, path: str, result: object) -> None:
        self._tell(result)
        if result is None:
            self.window.add_notice(_("Saved to {path}.").format(path=path))

    def _may_close(self) -> bool:
        """Whether all that was typed is on the disk, or the person lets it go."""
        unsaved = self._colleague.unsaved if self._colleague else ""
        if unsaved and not self.window.ask_to_close(unsaved):
            return False
        problem = self.autosave.finish()
        return problem is None or self.window.ask_to_close(str(problem))


def _request(opened: Opened, store: DraftStore) -> Opened:
    """The request of a file. One whose identity is taken by other content becomes a request of its own.

    A preset begins a new request each time it is opened.
    """
    preset = name_of(opened.draft)
    if preset and not opened.read_only:
        notice = _("This is a new request from the preset “{name}”. What the preset leaves open is empty.")
        return Opened(started_from(opened.draft), notices=[*opened.notices, notice.format(name=preset)])
    kept = {entry.id for entry in store.list().entries}
    if opened.draft.id not in kept:
        return opened
    if store.load(opened.draft.id).draft.values == opened.draft.values:
        return opened
    notice = _("You have a newer or older state of this request, so the file was opened as a copy.")
    return Opened(opened.draft.duplicate(), opened.read_only, [*opened.notices, notice])
