"""Handles errors in the program itself: the request is saved first, then the person is told in words.

A report names the kind of error and the places in the program that led to it. It holds no text of the error and no
value: either may be what somebody typed. It goes nowhere by itself.
"""

import contextlib
import faulthandler
import platform
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from traceback import walk_tb
from types import TracebackType
from typing import TextIO

from PySide6.QtCore import QObject, Qt, Signal, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from transfer_wizard import __version__
from transfer_wizard.storage.journal import Journal
from transfer_wizard.translations import _
from transfer_wizard.ui.kit import theme
from transfer_wizard.ui.kit.dialog import Dialog
from transfer_wizard.ui.kit.message_line import MessageLine
from transfer_wizard.ui.kit.texts import Box, Button, Heading, Label

Raised = type[BaseException] | None


class CrashHook(QObject):
    """Catches unhandled errors on every thread.

    Args:
        window: what the dialog stands in front of.
        rescue: called first, on the window's thread: saves the request and returns why that failed, or "".
    """

    _raised = Signal(str)

    def __init__(self, window: QWidget, journal: Journal, rescue: Callable[[], str]) -> None:
        super().__init__(window)
        self._window = window
        self._journal = journal
        self._rescue = rescue
        self._told: set[str] = set()
        self._file: TextIO | None = None
        self._raised.connect(self._on_raised, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Catch errors from here on; a crash of Python or Qt themselves leaves its stack in the journal's file."""
        self._file = self._journal.faults()
        if self._file:
            faulthandler.enable(self._file)
        sys.excepthook = self.caught
        threading.excepthook = lambda told: self.caught(told.exc_type, told.exc_value, told.exc_traceback)
        sys.unraisablehook = lambda told: self.caught(told.exc_type, told.exc_value, told.exc_traceback)

    def caught(self, kind: Raised, error: BaseException | None, trace: TracebackType | None) -> None:
        """Take note of an error, on the thread that raised it."""
        if kind and issubclass(kind, KeyboardInterrupt):
            QGuiApplication.quit()
            return
        report = report_of(kind, error, trace)
        self._journal.note("error", kind=kind.__name__ if kind else "unknown")
        for stream in filter(None, (self._file, sys.stderr)):
            with contextlib.suppress(OSError, ValueError):  # the terminal may be gone, or the stream closed
                print(report, file=stream, flush=True)
        self._raised.emit(report)

    def _on_raised(self, report: str) -> None:
        """On the window's thread. An error that repeats, as one in painting does, is shown once."""
        problem = self._problem()
        if report not in self._told:
            self._told.add(report)
            CrashDialog(self._window, report, problem).open()

    def _problem(self) -> str:
        """The reason why the request is not saved, or ""; where saving itself fails, that is the reason."""
        try:
            return self._rescue()
        except Exception:
            return _("Not saved: something went wrong inside Transfer Wizard.")


class CrashDialog(Dialog):
    """Says that something went wrong, that the request is safe, and shows all of the report."""

    def __init__(self, window: QWidget, report: str, problem: str) -> None:
        super().__init__(window, _("Something went wrong – Transfer Wizard"), theme.DIALOG)
        content = Box("ground", margin=4 * theme.GRID, spacing=2 * theme.GRID)
        self.report = QPlainTextEdit(report)
        self.report.setReadOnly(True)
        self.report.setTabChangesFocus(True)
        self.report.setAccessibleName(_("Report"))
        theme.set_fixed_width(self.report)
        copy = Button(_("Co&py the report"))
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(report))
        leave = Button(_("&Close Transfer Wizard"))
        leave.clicked.connect(window.close)
        stay = Button(_("&Go on"), "primary")
        stay.clicked.connect(self.close)
        self.saved = MessageLine("wrong" if problem else "ok")
        self.saved.say(problem or _("Your request is saved as you left it."))
        content.column.addWidget(Heading(_("Something went wrong inside Transfer Wizard"), level=1))
        content.column.addWidget(self.saved)
        content.column.addWidget(
            Label(
                _(
                    "You can go on. Whoever looks after the program can use the report below: it names places in the "
                    "program, and nothing you typed. It is sent nowhere."
                )
            )
        )
        content.column.addWidget(self.report, stretch=1)
        self.lay_out(content, leave, copy, stay)
        stay.setFocus()


def report_of(kind: Raised, error: BaseException | None, trace: TracebackType | None) -> str:
    """The report of an error and of those that led to it."""
    lines = [f"Transfer Wizard {__version__}, Python {platform.python_version()}, Qt {qVersion()}, {sys.platform}"]
    lines += [f"Thread: {'window' if threading.current_thread() is threading.main_thread() else 'another'}"]
    lines += [kind.__name__ if kind else "unknown", *_places(trace)]
    seen = {id(error)}
    while error and (error := error.__cause__ or error.__context__) and id(error) not in seen:
        seen.add(id(error))
        lines += [f"after {type(error).__name__}", *_places(error.__traceback__)]
    return "\n".join(lines)


def _places(trace: TracebackType | None) -> Iterator[str]:
    """The file, line and function of each call, without the folders above the program."""
    for frame, line in walk_tb(trace):
        path = Path(frame.f_code.co_filename).parts
        start = next((at for at, part in enumerate(path) if part == "transfer_wizard"), len(path) - 1)
        yield f"  {'/'.join(path[start:])}:{line} {frame.f_code.co_name}"
