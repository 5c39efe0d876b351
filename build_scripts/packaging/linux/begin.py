"""What the program in a folder on Linux does first, before its own first line."""

import os
import sys

# The modules are files, and Python's own finder is enough for them. PyInstaller's would look for each in its archive,
# which is empty, and then ask Python's.
sys.path_hooks[:] = [hook for hook in sys.path_hooks if hook.__qualname__ != "PyiFrozenFinder.path_hook"]
sys.path_importer_cache.clear()

# PySide6 calls ten thousand functions of Qt, and the first window a few of them: each is looked up when it is called.
sys.setdlopenflags(os.RTLD_LAZY)
