"""One window for each data folder: a second start brings the first one to the front.

A lock file tells whether there is a first; a local socket carries the one word "raise", or "open" and the path of a
file. The first opens it as it opens every file: as something that anybody may have written.

The socket lies in the data folder, which is closed to other users, and both ends ask the system whose process the other
one is. A pipe of Windows lies in no folder: it gets a name that nobody can guess, which is written down in the data
folder, and takes callers of this user only, which keeps others from answering at that name too.
"""

import contextlib
import os
import struct
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLockFile, QObject, Signal

from transfer_wizard.storage.paths import private_folder

if TYPE_CHECKING:  # the first window does without Qt's network library
    from PySide6.QtNetwork import QLocalServer, QLocalSocket

SOCKET: Final = "in-use.socket"
"""In the data folder: the socket, or on Windows a file with the name of the pipe."""
RAISE: Final = b"raise\n"
OPEN: Final = b"open "
HEARD: Final = b"ok\n"
LONGEST_MESSAGE: Final = 8 * 1024
PATIENCE: Final = 2_000
"""Milliseconds that the first instance has to answer."""


class SingleInstance(QObject):
    """The program's claim to a data folder.

    Signals:
        raised: another start of the program asks for this window.
        file_asked: it asks for the file at a path, too.
    """

    raised = Signal()
    file_asked = Signal(object)  # a str; Qt would drop the bytes of a name that are no text

    def __init__(self, folder: Path) -> None:
        super().__init__()
        with contextlib.suppress(OSError):
            private_folder(folder)
        self._lock = QLockFile(str(folder / "in-use.lock"))
        self._lock.setStaleLockTime(0)
        self._folder = folder
        self._opened: int | None = None
        self._server: QLocalServer | None = None

    def claim(self) -> bool:
        """True when this is the first instance, and where the folder takes no lock, so that nobody can tell."""
        return self._lock.tryLock(0) or self._lock.error() is not QLockFile.LockError.LockFailedError

    def listen(self) -> None:
        """Listen to other instances from here on, unless other users may look into the data folder."""
        from PySide6.QtNetwork import QLocalServer

        name = self._place(is_first=True)
        if not name:
            return
        QLocalServer.removeServer(name)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_connection)
        self._server.listen(name)

    def release(self) -> None:
        """Give up the claim: the next start is the first one."""
        if self._server:
            self._server.close()
        if self._opened is not None:
            os.close(self._opened)
            self._opened = None
        self._lock.unlock()

    def raise_first(self, file: str | None = None) -> bool:
        """Ask the first instance to come to the front, and to open a file; False when it does not answer."""
        from PySide6.QtNetwork import QLocalSocket

        socket = QLocalSocket()
        name = self._place(is_first=False)
        if not name:
            return False
        socket.connectToServer(name)
        if not socket.waitForConnected(PATIENCE) or not _is_of_this_user(socket):
            return False
        socket.write(RAISE if file is None else OPEN + os.fsencode(os.path.abspath(file)) + b"\n")
        return (
            socket.waitForBytesWritten(PATIENCE)
            and socket.waitForReadyRead(PATIENCE)
            and bytes(socket.read(LONGEST_MESSAGE).data()) == HEARD
        )

    def _place(self, is_first: bool) -> str:
        """Where the socket is; "" where it would not be private."""
        with contextlib.suppress(OSError):
            if sys.platform == "win32":
                note = self._folder / SOCKET
                if is_first:
                    note.write_text("transfer-wizard-" + os.urandom(16).hex(), encoding="ascii")
                return note.read_text(encoding="ascii")
            if self._opened is None:
                self._opened = os.open(self._folder, os.O_RDONLY | os.O_DIRECTORY)
            state = os.fstat(self._opened)
            if state.st_uid == os.getuid() and not state.st_mode & 0o077:
                # The address of a socket has some 100 bytes; on Linux the open folder has a short name.
                folder = f"/proc/self/fd/{self._opened}" if sys.platform == "linux" else self._folder
                return f"{folder}/{SOCKET}"
        return ""

    def _on_connection(self) -> None:
        assert self._server is not None
        socket = self._server.nextPendingConnection()
        socket.disconnected.connect(socket.deleteLater)
        if _is_of_this_user(socket):
            socket.readyRead.connect(lambda: self._on_said(socket))
        else:
            socket.abort()

    def _on_said(self, socket: "QLocalSocket") -> None:
        if not socket.canReadLine() and socket.bytesAvailable() < LONGEST_MESSAGE:
            return  # the rest is still on its way
        said = bytes(socket.read(LONGEST_MESSAGE).data())
        path = said.removeprefix(OPEN).removesuffix(b"\n")
        is_whole = len(said) < LONGEST_MESSAGE  # what is longer is cut, and would name another file
        if is_whole and (said == RAISE or said == OPEN + path + b"\n"):
            socket.write(HEARD)
            socket.flush()
            self.raised.emit()
            if said != RAISE:
                self.file_asked.emit(os.fsdecode(path))
        socket.disconnectFromServer()


def _is_of_this_user(connected: "QLocalSocket") -> bool:
    """Whether the process at the other end of a socket is one of this user.

    Sources: unix(7) for Linux; sys/ucred.h and unix(4) for macOS; on Windows the pipe itself sees to it.
    """
    if sys.platform == "win32":
        return True
    import socket

    level, name, shape, place = (0, 1, "2I", 1) if sys.platform == "darwin" else (1, 17, "3i", 1)
    try:
        with socket.socket(fileno=os.dup(connected.socketDescriptor())) as twin:
            said = twin.getsockopt(level, name, 128)
    except OSError:
        return False
    return bool(struct.unpack_from(shape, said)[place] == os.getuid())
