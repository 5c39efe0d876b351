"""The window. The only room that knows Qt, beside the two exports that draw with it.

What has to be settled before the first widget is settled here, so this room is the first that ``app`` imports.
"""

import builtins
import gc
import sys
from typing import Any

gc.disable()  # from here on ui/collector.py collects, on the window's thread only

# WORKAROUND: PySide6 compiles Python source that is stored in its library, at every start. Two of these modules are for
# Qt's own makers only, who write the .pyi files with them; they and what they import take 20 ms, an eighth of the time
# until the first window. They are compiled as empty modules instead, here and for the package.
FOR_PYI_FILES = ("shibokensupport/signature/lib/pyi_generator.py", "shibokensupport/signature/lib/enum_sig.py")
_compile: Any = builtins.compile


def _compile_what_runs(source: Any, filename: Any, *rest: Any, **named: Any) -> Any:
    return _compile(b"" if filename in FOR_PYI_FILES else source, filename, *rest, **named)


builtins.compile = _compile_what_runs
try:
    import PySide6.QtCore  # noqa: F401
finally:
    builtins.compile = _compile

# WORKAROUND: after every import PySide6 reads the module's source for the word "PySide6", to learn whether its switch
# from camelCase to snake_case may matter there: a millisecond for each module, of ours and of any library; and while
# two threads import at once, it can hand pydantic to itself half-made. Nothing here uses that switch, and a frozen
# program has no source to read. https://bugreports.qt.io/browse/PYSIDE-2029
_switch: Any = sys.modules.get("shibokensupport.feature")
if hasattr(_switch, "_mod_uses_pyside"):
    _switch._mod_uses_pyside = lambda module: False
