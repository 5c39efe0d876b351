"""The Python modules of the frozen program as files, each compiled: they are imported in half the time that it takes to
find and unpack them in PyInstaller's archives, and a program's start is mostly imports.

Only on Linux: on Windows, virus scanners look at every file that is opened.
"""

import marshal
import py_compile
import sys
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

Entry = tuple[str, str, str]
"""As PyInstaller lists it: where it goes, where it comes from, and its kind."""

OPTIMIZE: Final = 2
"""Without asserts and docstrings."""

# Where PySide6 looks for its own modules before it takes the source out of its library and compiles it, at every start.
# It makes this folder itself where the variable SBK_EMBED is 0; see signature_bootstrap.py in it.
_OF_PYSIDE: Final = "shiboken6/files.dir"
_FOR_PYI_FILES: Final = ("shibokensupport/signature/lib/pyi_generator.py", "shibokensupport/signature/lib/enum_sig.py")
"""Which only Qt's own makers need: they write its .pyi files, and bring tokenize and others. Empty ones do."""


def as_files(modules: Iterable[Entry], folder: Path) -> Iterator[Entry]:
    """Compile modules into a folder, and list the files as data."""
    for name, source, _kind in modules:
        if source == "-":  # a package that is only a folder
            continue
        origin = Path(source)
        path = name.replace(".", "/") + ("/__init__.py" if origin.name == "__init__.py" else ".py")
        yield _compiled(path, origin.read_bytes(), folder)


def modules_of_pyside(folder: Path) -> Iterator[Entry]:
    """Compile the modules that PySide6 brings in its library into a folder, and list the files as data.

    What ``ui/quick_start.py`` has wait in a checkout waits here, too: the code lies behind what stands in for it. No
    switch to snake_case is here either; a command that draws a PDF starts without the window, and keeps asking for it.
    """
    from transfer_wizard.ui.quick_start import STAND_IN, STAND_INS, WHOLE

    archive = sys.modules["shibokensupport.signature.loader"].__loader__.zfile  # type: ignore[union-attr]
    for path in sorted(name for name in archive.namelist() if name.endswith(".py")):
        place, source = f"{_OF_PYSIDE}/{path}", b"" if path in _FOR_PYI_FILES else archive.read(path)
        stand_in = STAND_INS.get(path, "") if source else ""
        if stand_in == STAND_IN:
            target = folder / f"{place}c{WHOLE}"
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(marshal.dumps(compile(source, path, "exec", optimize=OPTIMIZE)))
            yield f"{place}c{WHOLE}", str(target), "DATA"
        yield _compiled(place, stand_in.encode() or source, folder)


def modules_of_python(archive: Path, folder: Path) -> Iterator[Entry]:
    """Unpack the modules that Python begins with, which PyInstaller has put into an archive, and list them."""
    with zipfile.ZipFile(archive) as packed:
        for path in sorted(packed.namelist()):
            yield path, packed.extract(path, folder), "DATA"


def _compiled(path: str, source: bytes, folder: Path) -> Entry:
    """Compile one module. The file is the same wherever and whenever it is made: no date and no place is in it."""
    target = folder / f"{path}c"
    target.parent.mkdir(parents=True, exist_ok=True)
    plain = folder / path
    plain.write_bytes(source)
    unchecked = py_compile.PycInvalidationMode.UNCHECKED_HASH
    said = path.removeprefix(f"{_OF_PYSIDE}/")
    py_compile.compile(str(plain), str(target), said, doraise=True, optimize=OPTIMIZE, invalidation_mode=unchecked)
    plain.unlink()
    return f"{path}c", str(target), "DATA"
