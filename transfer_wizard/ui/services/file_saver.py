"""Saving a file where the person says, off the window's thread, with a line that tells how it went."""

import threading
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from transfer_wizard.storage.files import NotSaved, shown, write_export
from transfer_wizard.translations import _
from transfer_wizard.ui.kit import theme
from transfer_wizard.ui.kit.accessible import announce
from transfer_wizard.ui.kit.inputs import column
from transfer_wizard.ui.kit.texts import Label, Link, beside, breakable

AskPath = Callable[[str], str]


class FileSaver(QWidget):
    """The line, and the way to the folder; hidden until something was saved.

    Args:
        ask_path: asks the person where to save, with a suggestion; "" when they would rather not. It has asked before
            a file is written over. The system's own dialog when None.

    Signals:
        saved: the path of a file that was written.
    """

    saved = Signal(str)

    def __init__(self, ask_path: AskPath | None = None) -> None:
        super().__init__()
        self._ask_path = ask_path
        self._folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        self._writing = _Writing()
        self._writing.done.connect(self._on_done)
        self.said = Label("", "good")
        self.folder = Link(_("Open the folder"))
        self.folder.clicked.connect(lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(self._folder)))
        lines = column(self)
        lines.addWidget(self.said)
        lines.addWidget(beside(self.folder))
        self.clear()

    def clear(self) -> None:
        """Say nothing."""
        self.folder.hide()
        self.hide()

    def ask(self, title: str, name: str, kind: str, suffix: str) -> str:
        """The path that the person chose for a file, or "".

        Args:
            kind: what such a file is called, for the system's dialog.
            suffix: the end of its name, with the dot.
        """
        suggested = str(Path(self._folder) / name)
        if self._ask_path:
            return self._ask_path(suggested)
        return QFileDialog.getSaveFileName(self, title, suggested, f"{kind} (*{suffix})")[0]

    def write(self, named: str, suffix: str, make: Callable[[], bytes]) -> None:
        """Write what ``make`` makes, which is called on another thread."""
        self.say(_("Saving…"), "quiet")
        has_suffix = bool(Path(named).suffix)
        # Of a name that we made longer, nobody was asked whether it may be written over.
        self._writing.start(named if has_suffix else named + suffix, make, force=has_suffix)

    def say(self, sentence: str, role: str) -> None:
        """Say a sentence: "good", "error" or "quiet"."""
        theme.say_role(self.said, role)
        self.said.setText(breakable(sentence))
        self.said.setAccessibleName(sentence)
        self.folder.hide()
        self.show()
        announce(self, sentence, is_urgent=role == "error")

    def _on_done(self, path: str, problem: str) -> None:
        if problem:
            self.say(problem, "error")
        else:
            self.say_saved(path)

    def say_saved(self, path: str) -> None:
        """Say that a file was written, and offer its folder."""
        self._folder = str(Path(path).parent)
        self.say(_("Saved to {path}").format(path=shown(path)), "good")
        self.folder.show()
        self.saved.emit(path)


class _Writing(QObject):
    """Writes files on threads of their own, so that a slow disk never stops the window.

    Signals:
        done: the path, and "" or the sentence that says why it was not saved.
    """

    done = Signal(str, str)

    def start(self, path: str, make: Callable[[], bytes], force: bool) -> None:
        """Write what ``make`` makes; the program doesn't end before it is written."""
        threading.Thread(target=self._write, args=(path, make, force), name="export").start()

    def _write(self, path: str, make: Callable[[], bytes], force: bool) -> None:
        problem = ""
        try:
            write_export(path, make(), force)
        except NotSaved as error:
            problem = str(error)
        self.done.emit(path, problem)
