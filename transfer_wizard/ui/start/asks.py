"""The signals of what a person asks for on the start page; the session acts on them."""

from PySide6.QtCore import QObject, Signal


class Asks(QObject):
    """One signal for each wish.

    Signals:
        new: a new request.
        sample: the sample.
        paste: that what is in the clipboard is read.
        file: a request from a file, or what else is in it.
        help, ready: the help; what to have ready.
        language: the language that the window is to speak.
        open, repeat, delete: the id of the request that is to be opened, asked again, or deleted.
        preset, save: the id of the request of which a preset, or a file, is to be made.
        look: that the list is read anew.
        undo, redo: that the last deletion is taken back, or done again.
        standings: the ids of requests whose standing is to be found out.
    """

    new = Signal()
    sample = Signal()
    paste = Signal()
    file = Signal()
    help = Signal()
    ready = Signal()
    language = Signal(str)
    open = Signal(str)
    repeat = Signal(str)
    delete = Signal(str)
    preset = Signal(str)
    save = Signal(str)
    look = Signal()
    undo = Signal()
    redo = Signal()
    standings = Signal(list)
