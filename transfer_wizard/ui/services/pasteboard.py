"""Writes to the pasteboard of macOS directly, since Qt does not pass on the mark of a secret.

Sources: Apple's documentation of NSPasteboard and of objc_msgSend; nspasteboard.org for the marks.
"""

import ctypes
from typing import Any, Final

TEXT: Final = "public.utf8-plain-text"
MARKS: Final = ("org.nspasteboard.ConcealedType", "org.nspasteboard.TransientType")


class Pasteboard:
    """The general pasteboard; OSError or AttributeError where the system's libraries are not as documented."""

    def __init__(self) -> None:
        self._objc = ctypes.CDLL("/usr/lib/libobjc.A.dylib")
        ctypes.CDLL("/System/Library/Frameworks/AppKit.framework/AppKit")
        for function in (self._objc.objc_getClass, self._objc.sel_registerName):
            function.restype, function.argtypes = ctypes.c_void_p, [ctypes.c_char_p]
        self._board = self._send(self._objc.objc_getClass(b"NSPasteboard"), "generalPasteboard")
        self._count = -1

    def put(self, secret: str) -> None:
        """Hold a secret and its marks, in place of everything."""
        self._send(self._board, "clearContents")
        for kind, text in ((TEXT, secret), *((mark, "") for mark in MARKS)):
            self._send(self._board, "setString:forType:", self._string(text), self._string(kind))
        self._count = self._changes()

    @property
    def is_ours(self) -> bool:
        """True while nobody has put anything else there since."""
        return self._changes() == self._count

    def clear(self) -> None:
        """Hold nothing."""
        self._send(self._board, "clearContents")

    def _changes(self) -> int:
        return int(self._send(self._board, "changeCount", result=ctypes.c_long))

    def _string(self, text: str) -> Any:
        kind = self._objc.objc_getClass(b"NSString")
        return self._send(kind, "stringWithUTF8String:", ctypes.cast(ctypes.c_char_p(text.encode()), ctypes.c_void_p))

    def _send(self, receiver: Any, selector: str, *given: Any, result: Any = ctypes.c_void_p) -> Any:
        shape = ctypes.CFUNCTYPE(result, ctypes.c_void_p, ctypes.c_void_p, *[ctypes.c_void_p] * len(given))
        send = shape(("objc_msgSend", self._objc))
        return send(receiver, self._objc.sel_registerName(selector.encode()), *given)
