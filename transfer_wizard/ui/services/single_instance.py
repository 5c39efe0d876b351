"""One window for each data folder: a second start brings the first one to the front.

A lock file tells whether there is a first; a local socket, open to this user only, carries the one word "raise", or
"open" and the path of a file. The first opens it as it opens every file: as something that anybody may have written.
"""

import contextlib
import os
import zlib
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLockFile, QObject, Signal

from transfer_wizard.storage.paths import private_folder

if TYPE_CHECKING:  # the first window does without Qt's network library
    from PySide6.QtNetwork import QLocalServer, QLocalSocket

RAISE: Final = b"raise\n"
OPEN: Final = b"open "
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
    file_asked = Signal(str)

    def __init__(self, folder: Path) -> None:
        super().__init__()
        with contextlib.suppress(OSError):
            private_folder(folder)
        self._lock = QLockFile(str(folder / "in-use.lock"))
        self._lock.setStaleLockTime(0)
        self._name = "transfer-wizard-" + f"{zlib.crc32(os.fsencode(folder)):08x}"
        self._server: QLocalServer | None = None

    def claim(self) -> bool:
        """True when this is the first instance, or when nobody can tell since the folder takes no lock."""
        return self._lock.tryLock(0) or self._lock.error() is not QLockFile.LockError.LockFailedError

    def listen(self) -> None:
        """Hear other instances from here on."""
        from PySide6.QtNetwork import QLocalServer

        QLocalServer.removeServer(self._name)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_connection)
        self._server.listen(self._name)

    def release(self) -> None:
        """Give up the claim: the next start is the first one."""
        if self._server:
            self._server.close()
        self._lock.unlock()

    def raise_first(self, file: str | None = None) -> bool:
        """Ask the first instance to come to the front, and to open a file; False when it does not answer."""
        from PySide6.QtNetwork import QLocalSocket

        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if not socket.waitForConnected(PATIENCE):
            return False
        socket.write(RAISE if file is None else OPEN + os.fsencode(os.path.abspath(file)) + b"\n")
        return socket.waitForBytesWritten(PATIENCE) and socket.waitForReadyRead(PATIENCE)

    def _on_connection(self) -> None:
        assert self._server is not None
        socket = self._server.nextPendingConnection()
        socket.disconnected.connect(socket.deleteLater)
        socket.readyRead.connect(lambda: self._on_said(socket))

    def _on_said(self, socket: "QLocalSocket") -> None:
        if not socket.canReadLine() and socket.bytesAvailable() < LONGEST_MESSAGE:
            return  # the rest is still on its way
        said = bytes(socket.read(LONGEST_MESSAGE).data())
        path = said.removeprefix(OPEN).removesuffix(b"\n")
        if said == RAISE or said == OPEN + path + b"\n":
            socket.write(b"ok\n")
            socket.flush()
            self.raised.emit()
            if said != RAISE:
                self.file_asked.emit(os.fsdecode(path))
        socket.disconnectFromServer()
