"""What the program in a folder on Linux does first: its modules are files, and Python's own finder is enough for them.

PyInstaller's finder would look for each of them in its archive, which is empty, and then ask Python's.
"""

import sys

sys.path_hooks[:] = [hook for hook in sys.path_hooks if hook.__qualname__ != "PyiFrozenFinder.path_hook"]
sys.path_importer_cache.clear()
