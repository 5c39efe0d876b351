"""The evidence of a request: files that show the fault, copied to its folder and described, and a zip of all."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final, NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget
from shiboken6 import isValid

from transfer_wizard.export import text
from transfer_wizard.export.formats import Wanted, attachments, prepare
from transfer_wizard.export.summary import Summary
from transfer_wizard.flow.navigator import Navigator
from transfer_wizard.request.draft import copied
from transfer_wizard.storage.evidence import Cancelled, Evidence, Item
from transfer_wizard.storage.files import shown
from transfer_wizard.translations import _, ngettext, speaking, written
from transfer_wizard.ui.kit import theme
from transfer_wizard.ui.kit.accessible import announce
from transfer_wizard.ui.kit.file_chooser import Named, choose_files
from transfer_wizard.ui.kit.inputs import LineInput, column
from transfer_wizard.ui.kit.texts import Box, Button, Label, Link, beside
from transfer_wizard.ui.services.autosave import AT_THE_END
from transfer_wizard.ui.services.background import Background
from transfer_wizard.ui.services.file_saver import AskPath, FileSaver

ATTACHMENTS: Final = "case.attachments"
WORDS_LETTERS: Final = 48
KIB: Final = 1024


class EvidencePanel(QWidget):
    """The files of the case folder.

    Args:
        folder: the data folder.
        summary: the summary of the request as it is now; None while it is being made.
        ask_files: asks which files to add; the system's own dialog when None.
        ask_path: as in FileSaver.

    Signals:
        changed: the names in the draft are others now.
    """

    changed = Signal()
    _moved = Signal(int)
    _paged = Signal(int, int)

    def __init__(
        self,
        navigator: Navigator,
        folder: Path,
        summary: Callable[[], Summary | None],
        ask_path: AskPath | None = None,
        ask_files: Callable[[], list[str]] | None = None,
    ) -> None:
        super().__init__()
        self._navigator = navigator
        self._summary = summary
        self._evidence = Evidence(folder, navigator.draft.id)
        self._ask_files = ask_files or self._ask
        self._background = Background(self, must_end=True)
        self._stopped = threading.Event()
        self._items: list[Item] = []
        self._shown: dict[_FileKey, _FileRow] = {}
        self._waiting = 0
        self._described: dict[str, _FileWords] = {}
        self._moved.connect(self._on_moved, Qt.ConnectionType.QueuedConnection)
        self._paged.connect(self._on_paged, Qt.ConnectionType.QueuedConnection)
        lines = column(self, spacing=theme.GRID)
        lines.addWidget(
            Label(_("Support asks for test results: logs, screenshots, captures. What you add is copied to the case."))
        )
        lines.addWidget(Label(_("Look through each file first: no passcode should be in it."), "help"))
        self._list = QWidget()
        self._rows = column(self._list, spacing=theme.GRID)
        self.add = Button(_("Add files…"))
        self.add.clicked.connect(self._on_add)
        self.save = Button(_("Save the case folder as zip…"))
        self.save.clicked.connect(self._on_save)
        self.progress = Label("", "quiet")
        self.stop = Link(_("Stop"))
        self.stop.clicked.connect(lambda: self._stopped.set())
        self.told = Label("", "error")
        self.saver = FileSaver(ask_path)
        for thing in (self._list, beside(self.add, self.save), self.progress, beside(self.stop), self.told, self.saver):
            lines.addWidget(thing)
        self._tell("")
        self._show()

    def load(self) -> None:
        """Show what is there, as soon as the disk has said so."""
        self._background.run(self._evidence.items, self._on_items, self._tell)

    # What it shows

    def _show(self) -> None:
        """Add and take away rows; one that stays is left as it is, since somebody may be typing in it."""
        may_change = self._navigator.may_change(ATTACHMENTS)
        wanted: dict[_FileKey, Item | None] = {_FileKey(item.name, True, may_change): item for item in self._items}
        wanted |= {_FileKey(name, False, may_change): None for name in self._elsewhere()}
        for key in self._shown.keys() - wanted.keys():
            gone = self._shown.pop(key)
            self._rows.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        for number, (key, item) in enumerate(wanted.items()):
            if key not in self._shown:
                self._shown[key] = self._row(key, item)
                self._rows.insertWidget(number, self._shown[key])
            elif item is not None:
                self._shown[key].show_item(item)
        self._list.setVisible(bool(self._shown))
        self.add.setVisible(may_change)
        self.save.setVisible(bool(self._items))
        self._show_work()

    def show_draft(self) -> None:
        """Show what holds for the request as it is: of a record nothing can be added or taken away."""
        if self._navigator.may_change(ATTACHMENTS) is not self.add.isVisibleTo(self):
            self._show()

    def _show_work(self) -> None:
        for thing in (self.progress, self.stop):
            thing.setVisible(self._waiting > 0)

    def _row(self, key: "_FileKey", item: Item | None) -> "_FileRow":
        row = _FileRow(key, item)
        row.removed.connect(lambda: self._on_removed(key.name))
        row.described.connect(lambda words: self._on_described(key.name, words))
        return row

    def _elsewhere(self) -> list[str]:
        """Names in the request that no copy here has, such as those of a request from another computer."""
        here = {item.name for item in self._items}
        return [name for name in self._navigator.draft.branch(ATTACHMENTS) if name not in here]

    def _tell(self, sentence: str) -> None:
        self.told.setText(sentence)
        self.told.setAccessibleName(sentence)
        self.told.setVisible(bool(sentence))
        if sentence:
            announce(self, sentence, is_urgent=True)

    # What the person does

    def _ask(self) -> list[str]:
        return choose_files(self, _("Add files"))

    def _on_add(self) -> None:
        self._tell("")
        for path in self._ask_files():
            add = partial(self._evidence.add, Path(path), self._on_progress, self._stopped.is_set)
            self._start(add, lambda _is_done: self._on_added(), self._on_added)

    def _start(self, work: Callable[[], object], answer: Callable[[bool], None], failed: Callable[[str], None]) -> None:
        if not self._waiting:
            self._stopped.clear()
        self._waiting += 1
        self.progress.setText(_("Copying …"))
        self._show_work()
        self._background.run(partial(_is_done, work), answer, failed, patience=None)

    def _on_progress(self, done: int, total: int) -> None:
        """On the background's thread, which may outlive the page."""
        if isValid(self):
            self._moved.emit(100 * done // max(total, 1))

    def _on_moved(self, percent: int) -> None:
        sentence = ngettext("Copying {count} file: {percent} %", "Copying {count} files: {percent} %", self._waiting)
        self.progress.setText(sentence.format(count=self._waiting, percent=percent))

    def _on_added(self, problem: str = "") -> None:
        self._waiting -= 1
        if problem:
            self._tell("\n".join(filter(None, (self.told.accessibleName(), problem))))
        self._show_work()
        self.load()

    def _on_described(self, name: str, words: str) -> None:
        if any(item.name == name and item.shows != words for item in self._items):
            self._described[name] = given = _FileWords(threading.Event())
            self._change(partial(given.keep, partial(self._evidence.describe, name, words)))

    @property
    def unsaved(self) -> str:
        """The sentence that says which words are not kept; waits a while for the disk to say so."""
        until = time.monotonic() + AT_THE_END
        for name, given in self._described.items():
            given.is_answered.wait(max(0.0, until - time.monotonic()))
            if not given.is_kept:
                sentence = _("What “{name}” shows is not saved: what you typed is on this page only.")
                return sentence.format(name=shown(name))
        return ""

    def _on_removed(self, name: str) -> None:
        attachments: list[str] = self._navigator.draft.branch(ATTACHMENTS)
        attachments[:] = [attachment for attachment in attachments if attachment != name]
        self._described.pop(name, None)
        self._change(partial(self._evidence.remove, name))
        self._note()

    def _change(self, work: Callable[[], None]) -> None:
        self._tell("")
        self._background.run(work, lambda _done: self.load(), self._tell)

    def _on_items(self, items: list[Item]) -> None:
        before, self._items = self._items, items
        attachments: list[str] = self._navigator.draft.branch(ATTACHMENTS)
        names = [item.name for item in items]
        gone = {item.name for item in before} - set(names)
        wanted = [name for name in attachments if name not in gone]
        wanted += [name for name in names if name not in wanted]
        if wanted != attachments and self._navigator.may_change(ATTACHMENTS):
            attachments[:] = wanted
            self._note()
        self._show()

    def _note(self) -> None:
        self._navigator.changed("case")
        self.changed.emit()

    # The zip

    def _on_save(self) -> None:
        name = "license-transfer-case.zip"
        target = self.saver.ask(self.save.text(), name, _("Zip archive"), ".zip")
        if target is None:
            return
        prepare()
        draft, passcodes = copied(self._navigator.draft), dict(self._navigator.passcodes)
        wanted = Wanted(draft, self._navigator.today, written(), passcodes, made=self._summary(), paged=self._on_page)
        self._start(partial(self._zip, target, wanted), partial(self._on_zipped, target.path), self._on_not_zipped)
        self.progress.setText(_("Writing the texts …"))

    def _zip(self, target: Named, wanted: Wanted) -> None:
        """On the background's thread: write the documents, and put them beside the files."""
        with speaking(wanted.language):
            wanted = wanted._replace(made=wanted.summary())
            case_text = text.render(wanted.summary())
        self._evidence.save_zip(
            Path(target.path),
            case_text,
            self._on_progress,
            self._stopped.is_set,
            may_replace=target.may_replace,
            attached=attachments(wanted),
        )

    def _on_page(self, number: int, count: int) -> None:
        """On the background's thread, before each page of a document."""
        if self._stopped.is_set():
            raise Cancelled
        if isValid(self):
            self._paged.emit(number, count)

    def _on_paged(self, number: int, count: int) -> None:
        self.progress.setText(_("Saving… page {number} of {count}").format(number=number, count=count))

    def _on_zipped(self, path: str, is_done: bool) -> None:
        self._waiting -= 1
        self._show_work()
        if is_done:
            self.saver.say_saved(path)
        else:
            self.saver.say(_("Stopped. No zip was saved."), "quiet")

    def _on_not_zipped(self, sentence: str) -> None:
        self._waiting -= 1
        self._show_work()
        self.saver.say(sentence, "error")


@dataclass(eq=False)
class _FileWords:
    """What became of the words for a file: known once the disk has answered."""

    is_answered: threading.Event
    is_kept: bool = False

    def keep(self, work: Callable[[], None]) -> None:
        """Keep them, on another thread."""
        try:
            work()
            self.is_kept = True
        finally:
            self.is_answered.set()


class _FileKey(NamedTuple):
    """What a row is: of a file here or elsewhere, that may be described and removed or not."""

    name: str
    is_here: bool
    may_change: bool


class _FileRow(Box):
    """One file.

    Signals:
        described: what it shows, in the person's words.
        removed: it is to go.
    """

    described = Signal(str)
    removed = Signal()

    def __init__(self, key: _FileKey, item: Item | None) -> None:
        super().__init__("card", margin=2 * theme.GRID, spacing=theme.HALF)
        self._item = item
        sentence = _("{name}, {size}") if item else _("{name}: named in the request, not in its folder here")
        title = Label(sentence.format(name=shown(key.name), size=_size(item.size) if item else ""))
        theme.strong(title)
        line = QHBoxLayout()
        line.addWidget(title, stretch=1)
        if key.may_change:
            remove = Link(_("Remove"))
            remove.setAccessibleName(_("Remove {name}").format(name=shown(key.name)))
            remove.clicked.connect(self.removed)
            line.addWidget(remove, alignment=Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(line)
        if item:
            self._add_words(item, key.may_change)

    def _add_words(self, item: Item, may_change: bool) -> None:
        label = Label(_("What it shows (optional)"), "help")
        self._words = LineInput(WORDS_LETTERS)
        self._words.show_text(item.shows)
        self._words.setAccessibleName(_("What {name} shows").format(name=item.name))
        label.setBuddy(self._words)
        if may_change:
            self._words.left.connect(lambda: self.described.emit(self._words.text()))
        else:
            self._words.lock()
        self.column.addWidget(label)
        self.column.addWidget(self._words)

    def show_item(self, item: Item) -> None:
        """Show what was kept of the words, unless somebody is typing others."""
        if item != self._item and not self._words.hasFocus():
            self._words.show_text(item.shows)
        self._item = item


def _is_done(work: Callable[[], object]) -> bool:
    """Do the work; False when the person stopped it."""
    try:
        work()
    except Cancelled:
        return False
    return True


def _size(count: int) -> str:
    if count < KIB:
        return _("{count} bytes").format(count=count)
    if count < KIB * KIB:
        return _("{count} KiB").format(count=round(count / KIB))
    return _("{count} MiB").format(count=round(count / KIB / KIB, 1))
