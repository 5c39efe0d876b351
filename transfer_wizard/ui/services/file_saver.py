"""Saves a file where the person says, off the window's thread, with a line that tells how it went."""

import contextlib
import threading
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from transfer_wizard.storage.files import NotSaved, shown, write_export
from transfer_wizard.translations import _
from transfer_wizard.ui.kit import theme
from transfer_wizard.ui.kit.accessible import announce
from transfer_wizard.ui.kit.file_chooser import Named, choose_place, named
from transfer_wizard.ui.kit.inputs import column
from transfer_wizard.ui.kit.texts import Label, Link, beside
from transfer_wizard.ui.services.background import Background

AskPath = Callable[[str], str]


class FileSaver(QWidget):
    """The line, and the link to the folder; hidden until something was saved.

    Args:
        ask_path: asks the person where to save, with a suggestion; "" when they would rather not. It has asked before
            a file is written over. The system's own dialog when None.

    Signals:
        saved: the path of a file that was written.
    """

    saved = Signal(str)
    _paged = Signal(int, int)

    def __init__(self, ask_path: AskPath | None = None) -> None:
        super().__init__()
        self._ask_path = ask_path
        self._folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        self._background = Background(self, must_end=True)
        self.said = Label("", "good")
        self.folder = Link(_("Open the folder"))
        self.folder.clicked.connect(lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(self._folder)))
        self.stop = Link(_("Stop"))
        self.stop.setAccessibleName(_("Stop saving"))
        self.stop.clicked.connect(self._on_stop)
        self._stopped = threading.Event()
        self._paged.connect(self._on_paged, Qt.ConnectionType.QueuedConnection)
        lines = column(self)
        lines.addWidget(self.said)
        lines.addWidget(beside(self.stop))
        lines.addWidget(beside(self.folder))
        self.clear()

    def clear(self) -> None:
        """Say nothing."""
        self.folder.hide()
        self.stop.hide()
        self.hide()

    def ask(self, title: str, name: str, kind: str, suffix: str) -> Named | None:
        """The name that the person gave a file, with its suffix; None when they would rather not.

        Args:
            kind: what such a file is called, for the system's dialog.
            suffix: the end of its name, with the dot.
        """
        suggested = str(Path(self._folder) / name)
        if self._ask_path:
            path = self._ask_path(suggested)
        else:
            path = choose_place(self, title, suggested, (kind, (suffix,)))
        return named(path, suffix) if path else None

    def write(self, target: Named, make: Callable[[], bytes]) -> None:
        """Write what ``make`` makes, which is called on another thread."""
        self.write_paged(target, lambda _paged: make())

    def write_paged(self, target: Named, make: Callable[[Callable[[int, int], None]], bytes]) -> None:
        """Write what ``make`` makes on another thread; each page is shown in the line, and the person may stop it.

        Args:
            make: calls its argument before each page, with its number and the count; that raises NotSaved to stop.
        """
        self._stopped = stopped = threading.Event()
        self.say(_("Saving…"), "quiet")
        self.stop.show()

        def paged(number: int, count: int) -> None:
            if stopped.is_set():
                raise NotSaved(_("Stopped. Nothing was saved."))
            with contextlib.suppress(RuntimeError):  # the page may be gone; the file is written all the same
                self._paged.emit(number, count)

        def work() -> None:
            content = make(paged)
            paged(0, 0)
            write_export(target.path, content, target.may_replace)

        self._background.run(
            work, lambda _written: self.say_saved(target.path), partial(self._on_failed, stopped), patience=None
        )

    def _on_paged(self, number: int, count: int) -> None:
        if count > 1 and not self._stopped.is_set():
            self.said.setText(_("Saving… page {number} of {count}").format(number=number, count=count))

    def _on_stop(self) -> None:
        self._stopped.set()
        self.say(_("Stopping …"), "quiet")

    def _on_failed(self, stopped: threading.Event, sentence: str) -> None:
        self.say(sentence, "quiet" if stopped.is_set() else "error")

    def say(self, sentence: str, role: str) -> None:
        """Say a sentence: "good", "error" or "quiet"."""
        theme.say_role(self.said, role)
        self.said.setText(sentence)
        self.said.setAccessibleName(sentence)
        self.folder.hide()
        self.stop.hide()
        self.show()
        announce(self, sentence, is_urgent=role == "error")

    def say_saved(self, path: str) -> None:
        """Say that a file was written, and offer its folder."""
        self._folder = str(Path(path).parent)
        self.say(_("Saved to {path}").format(path=shown(path)), "good")
        self.folder.show()
        self.saved.emit(path)
