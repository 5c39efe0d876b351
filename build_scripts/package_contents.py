"""What of Qt, Python and the system goes into the frozen program: the keep-list, and how the rest is left out.

A library stays when something that stays needs it: an extension module, a plugin of the keep-list, or Python itself.
So a plugin that is taken out takes along what only it needed, on every system. The spec file asks; a test compares
the keep-list with what the program imports.
"""

import re
import subprocess
import sys
from collections.abc import Callable, Iterable
from pathlib import Path, PurePath
from typing import Final

from transfer_wizard.translations import languages

ROOT: Final = Path(__file__).resolve().parents[1]

Entry = tuple[str, str, str]
"""As PyInstaller lists it: where it goes, where it comes from, and "EXTENSION", "BINARY", "DATA" or "SYMLINK"."""

QT_MODULES: Final = ("QtCore", "QtGui", "QtNetwork", "QtPrintSupport", "QtSvg", "QtWidgets")
"""The parts of Qt that the program imports."""

QT_PLUGINS: Final = {
    "platforms": ("xcb", "wayland", "windows", "cocoa", "offscreen"),  # offscreen draws the PDF without a display
    "platformthemes": ("xdgdesktopportal",),  # gtk3 would bring all of GTK
    "platforminputcontexts": ("compose", "ibus"),  # accents, and Japanese
    "wayland-shell-integration": ("xdg-shell",),
    "wayland-decoration-client": ("adwaita", "bradient"),
    "iconengines": ("svgicon",),
    "printsupport": ("cupsprintersupport",),
}

SYSTEM_LIBRARIES: Final = (
    # Every Linux desktop has these, in a version that fits its own drivers, fonts and services: ours would not.
    "libEGL",
    "libGL",
    "libX11",
    "libX11-xcb",
    "libcups",
    "libdbus-1",
    "libexpat",
    "libfontconfig",
    "libfreetype",
    "libgcc_s",
    "libglib-2.0",
    "libgthread-2.0",
    "libstdc++",
    "libwayland-client",
    "libxcb",
    "libz",
)

LEFT_OUT_MODULES: Final = (
    # Built and tested with, or reached by nothing but an import that may fail.
    "_hashlib",
    "_pyrepl",
    "_ssl",
    "curses",
    "distutils",
    "doctest",
    "keyrings",
    "lib2to3",
    "multiprocessing",
    "pip",
    "pkg_resources",
    "pycparser",
    "pydantic.mypy",
    "pydantic.v1",
    "pydoc",
    "pytest",
    "readline",
    "setuptools",
    "sqlite3",
    "ssl",  # the program opens no connection but to a browser on this computer; that has certificates of its own
    "tkinter",
    "unittest",
)

LEFT_OUT_ON_LINUX: Final = ("ctypes", "transfer_wizard.ui.services.pasteboard")
"""Only Windows and macOS are called with ctypes; where it is, PyInstaller imports it at every start."""

_NEEDED: Final = re.compile(r"\(NEEDED\).*\[(.+)\]")
_PLUGIN: Final = re.compile(r"(?:^|/)plugins/([^/]+)/(?:lib)?(q?([^/.]+))\.\w+$")
_BINDING: Final = re.compile(r"^PySide6/(Qt\w+)\.")
_TRANSLATION: Final = re.compile(r"(?:^|/)translations/(\w+)\.qm$")
_METADATA: Final = re.compile(r"\.dist-info/")
_KEPT_METADATA: Final = re.compile(r"^(?:keyring|pydantic)-[^/]*\.dist-info/METADATA$")  # diagnostics tell the versions
_RESOURCES: Final = "transfer_wizard/resources/"


def kept_binaries(entries: Iterable[Entry], needs: Callable[[str], Iterable[str]]) -> list[Entry]:
    """The programs and libraries of the list that stay; ``needs`` tells the libraries that a file wants."""
    wanted = [entry for entry in entries if _is_wanted(_place(entry))]
    libraries = {_name(entry): entry for entry in wanted if _is_library(entry)}
    stay = [entry for entry in wanted if not _is_library(entry)]
    for entry in stay:  # grows while it is walked
        for name in needs(entry[1]):
            library = libraries.pop(PurePath(name).name, None)
            if library:
                stay.append(library)
    return sorted(stay)


def kept_data(entries: Iterable[Entry], binaries: Iterable[Entry]) -> list[Entry]:
    """The data files of the list that stay, and the links to libraries that stay."""
    names = {_name(entry) for entry in binaries}
    wanted = (entry for entry in entries if _is_kept_data(_place(entry)))
    return sorted(entry for entry in wanted if entry[2] != "SYMLINK" or _name(entry) in names)


def libraries_of(path: str) -> list[str]:
    """The names of the libraries that a program or library is linked with itself, not by way of another."""
    if sys.platform == "linux":
        answer = subprocess.run(["readelf", "--dynamic", "--wide", path], capture_output=True, text=True, check=True)
        return _NEEDED.findall(answer.stdout)
    from PyInstaller.depend.bindepend import get_imports

    return [name for name, _path in get_imports(path)]


def _is_wanted(place: str) -> bool:
    if plugin := _PLUGIN.search(place):
        kind, full, short = plugin.groups()
        return bool({full, short} & set(QT_PLUGINS.get(kind, ())))
    if binding := _BINDING.match(place):
        return binding[1] in QT_MODULES
    return PurePath(place).name.partition(".so")[0] not in SYSTEM_LIBRARIES


def _is_library(entry: Entry) -> bool:
    """Whether it is there only because something else needs it; Python itself is needed by the program's first part."""
    place = _place(entry)
    is_root = entry[2] == "EXTENSION" or _PLUGIN.search(place) or _BINDING.match(place)
    return not is_root and "python3" not in _name(entry).lower()


def _is_kept_data(place: str) -> bool:
    if translation := _TRANSLATION.search(place):
        return translation[1] in {f"qtbase_{language}" for language in languages()[1:]}
    if _METADATA.search(place):
        return bool(_KEPT_METADATA.match(place))
    if place.startswith(_RESOURCES):
        return not place.endswith((".po", ".pot"))
    return not place.endswith(".pyi") and PurePath(place).name != "py.typed"


def _place(entry: Entry) -> str:
    return entry[0].replace("\\", "/")


def _name(entry: Entry) -> str:
    return PurePath(_place(entry)).name
