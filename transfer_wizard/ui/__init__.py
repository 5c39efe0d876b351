"""The window. The only room that knows Qt, beside the two exports that draw with it."""

import sys

import PySide6.QtCore  # noqa: F401

# WORKAROUND: PySide6 reads the source of every module that is imported after it, in search of its own switches
# (https://bugreports.qt.io/browse/PYSIDE-2029). No module here uses them. It costs time before the first
# window, and while two threads import at once it can make pydantic import itself half-made: an ImportError.
vars(sys.modules["shibokensupport.feature"])["_mod_uses_pyside"] = lambda _module: False
