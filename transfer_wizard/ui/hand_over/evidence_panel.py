"""Evidence: what shows the fault, copied beside the request, with a word for each file, and all of it as one zip."""

import threading
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget
from shiboken6 import isValid

from transfer_wizard.export import text
from transfer_wizard.export.summary import summarize
from transfer_wizard.flow.navigator import Navigator
from transfer_wizard.storage.evidence import Cancelled, Evidence, Item, NotAdded
from transfer_wizard.storage.files import NotSaved, shown
from transfer_wizard.translations import _, ngettext, speaking
from transfer_wizard.ui.kit import theme
from transfer_wizard.ui.kit.accessible import announce
from transfer_wizard.ui.kit.inputs import LineInput, column
from transfer_wizard.ui.kit.texts import Box, Button, Label, Link, beside, breakable
from transfer_wizard.ui.services.background import Background
from transfer_wizard.ui.services.file_saver import AskPath, FileSaver

WORDS_LETTERS: Final = 48
KIB: Final = 1024


class EvidencePanel(QWidget):
    """The files of the case folder.

    Args:
        folder: the data folder.
        ask_files: asks which files to add; the system's own dialog when None.
        ask_path: as in FileSaver.

    Signals:
        changed: the names in the draft are others now.
    """

    changed = Signal()
    _moved = Signal(int)

    def __init__(
        self,
        navigator: Navigator,
        folder: Path,
        language: str,
        ask_path: AskPath | None = None,
        ask_files: Callable[[], list[str]] | None = None,
    ) -> None:
        super().__init__()
        self._navigator = navigator
        self._evidence = Evidence(folder, navigator.draft.id)
        self._language = language
        self._ask_files = ask_files or self._ask
        self._background = Background()
        self._stopped = threading.Event()
        self._items: list[Item] = []
        self._waiting = 0
        self._moved.connect(self._on_moved, Qt.ConnectionType.QueuedConnection)
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
        self._run(self._evidence.items, self._on_items)

    def _run(self, work: Callable[[], object], answer: Callable[[object], None]) -> None:
        """Do the work in the background; the page may be gone when it is done."""
        self._background.run(work, lambda result: answer(result) if isValid(self) else None)

    # What it shows

    def _show(self) -> None:
        while item := self._rows.takeAt(0):
            widget = item.widget()
            if widget:
                widget.hide()
                widget.deleteLater()
        for each in self._items:
            self._rows.addWidget(self._row(each))
        for name in self._elsewhere():
            self._rows.addWidget(self._row_elsewhere(name))
        self._list.setVisible(self._rows.count() > 0)
        self.save.setVisible(bool(self._items))
        self._show_work()

    def _show_work(self) -> None:
        for thing in (self.progress, self.stop):
            thing.setVisible(self._waiting > 0)

    def _row(self, item: Item) -> QWidget:
        row = Box("card", margin=theme.GRID, spacing=theme.HALF)
        label = Label(_("What it shows (optional)"), "help")
        words = LineInput(WORDS_LETTERS)
        words.show_text(item.shows)
        words.setAccessibleName(_("What {name} shows").format(name=item.name))
        words.left.connect(lambda: self._on_described(item, words.text()))
        label.setBuddy(words)
        row.column.addWidget(self._headline(item.name, _("{name}, {size}"), _size(item.size)))
        row.column.addWidget(label)
        row.column.addWidget(words)
        return row

    def _row_elsewhere(self, name: str) -> QWidget:
        row = Box("card", margin=theme.GRID, spacing=theme.HALF)
        row.column.addWidget(self._headline(name, _("{name}: named in the request, not in its folder here"), ""))
        return row

    def _headline(self, name: str, pattern: str, size: str) -> QWidget:
        title = Label(breakable(pattern.format(name=shown(name), size=size)))
        theme.strong(title)
        remove = Link(_("Remove"))
        remove.setAccessibleName(_("Remove {name}").format(name=shown(name)))
        remove.clicked.connect(lambda: self._on_removed(name))
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(title, stretch=1)
        row.addWidget(remove, alignment=Qt.AlignmentFlag.AlignTop)
        return line

    def _elsewhere(self) -> list[str]:
        """Names in the request that no copy here has, such as those of a request from another computer."""
        here = {item.name for item in self._items}
        return [name for name in self._navigator.draft.branch("case.attachments") if name not in here]

    def _tell(self, sentence: str) -> None:
        self.told.setText(breakable(sentence))
        self.told.setAccessibleName(sentence)
        self.told.setVisible(bool(sentence))
        if sentence:
            announce(self, sentence, is_urgent=True)

    # What the person does

    def _ask(self) -> list[str]:
        return QFileDialog.getOpenFileNames(self, _("Add files"))[0]

    def _on_add(self) -> None:
        self._tell("")
        for path in self._ask_files():
            self._start(
                partial(self._evidence.add, Path(path), self._on_progress, self._stopped.is_set), self._on_added
            )

    def _start(self, work: Callable[[], object], answer: Callable[[object], None]) -> None:
        if not self._waiting:
            self._stopped.clear()
        self._waiting += 1
        self.progress.setText(_("Copying …"))
        self._show_work()
        self._run(work, answer)

    def _on_progress(self, done: int, total: int) -> None:
        """On the background's thread, which may outlive the page."""
        if isValid(self):
            self._moved.emit(100 * done // max(total, 1))

    def _on_moved(self, percent: int) -> None:
        said = ngettext("Copying {count} file: {percent} %", "Copying {count} files: {percent} %", self._waiting)
        self.progress.setText(said.format(count=self._waiting, percent=percent))

    def _on_added(self, result: object) -> None:
        self._waiting -= 1
        if isinstance(result, NotAdded | NotSaved):
            self._tell("\n".join(filter(None, (self.told.text(), str(result)))))
        elif isinstance(result, Exception) and not isinstance(result, Cancelled):
            raise result
        self._show_work()
        self.load()

    def _on_described(self, item: Item, words: str) -> None:
        if words != item.shows:
            self._run(partial(self._evidence.describe, item.name, words), self._on_changed)

    def _on_removed(self, name: str) -> None:
        attachments: list[str] = self._navigator.draft.branch("case.attachments")
        attachments[:] = [each for each in attachments if each != name]
        self._run(partial(self._evidence.remove, name), self._on_changed)
        self._note()

    def _on_changed(self, result: object) -> None:
        if isinstance(result, NotSaved):
            self._tell(str(result))
        elif isinstance(result, Exception):
            raise result
        self.load()

    def _on_items(self, items: object) -> None:
        if isinstance(items, Exception):
            raise items
        assert isinstance(items, list)
        before, self._items = self._items, items
        attachments: list[str] = self._navigator.draft.branch("case.attachments")
        names = [item.name for item in items]
        gone = {item.name for item in before} - set(names)
        wanted = [name for name in attachments if name not in gone]
        wanted += [name for name in names if name not in wanted]
        if wanted != attachments:
            attachments[:] = wanted
            self._note()
        self._show()

    def _note(self) -> None:
        self._navigator.changed("case")
        self.changed.emit()

    # The zip

    def _on_save(self) -> None:
        name = "license-transfer-case.zip"
        named = self.saver.ask(self.save.text(), name, _("Zip archive"), ".zip")
        if not named:
            return
        with speaking(self._language):
            case_text = text.render(summarize(self._navigator.draft, self._navigator.today))
        target = Path(named if Path(named).suffix else f"{named}.zip")
        work = partial(self._evidence.save_zip, target, case_text, self._on_progress, self._stopped.is_set)
        self._start(work, partial(self._on_zipped, target))

    def _on_zipped(self, target: Path, result: object) -> None:
        self._waiting -= 1
        self._show_work()
        if result is None:
            self.saver.say_saved(str(target))
        elif isinstance(result, Cancelled):
            self.saver.say(_("Stopped. No zip was saved."), "quiet")
        elif isinstance(result, NotSaved):
            self.saver.say(str(result), "error")
        elif isinstance(result, Exception):
            raise result


def _size(count: int) -> str:
    if count < KIB:
        return _("{count} bytes").format(count=count)
    if count < KIB * KIB:
        return _("{count} KiB").format(count=round(count / KIB))
    return _("{count} MiB").format(count=round(count / KIB / KIB, 1))
