"""The window. The only room that knows Qt, beside the two exports that draw with it.

What has to be settled before the first widget is settled here, so this room is the first that ``app`` imports.
"""

import gc
import sys
from typing import Any

gc.disable()  # from here on ui/collector.py collects, on the window's thread only

import PySide6.QtCore  # noqa: E402, F401 - brings what is changed below

# WORKAROUND: after every import PySide6 reads the module's source for the word "PySide6", to learn whether its switch
# from camelCase to snake_case may matter there: a millisecond for each module, of ours and of any library; and while
# two threads import at once, it can hand pydantic to itself half-made. Nothing here uses that switch, and a frozen
# program has no source to read. https://bugreports.qt.io/browse/PYSIDE-2029
_switch: Any = sys.modules.get("shibokensupport.feature")
if hasattr(_switch, "_mod_uses_pyside"):
    _switch._mod_uses_pyside = lambda module: False
