"""What the packaging can prove without building: the keep-list, the descriptions, and the parts of its commands."""

import ast
import email.utils
import plistlib
import re
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

import package_bill
import package_contents as contents
import package_icons
import package_linux
import package_modules
import silent
from package_contents import ROOT, Entry
from transfer_wizard.request.preset import REQUEST_SUFFIX, SUFFIX
from transfer_wizard.storage.policy.sources import DOMAIN

PACKAGING = ROOT / "build_scripts" / "packaging"


def imported_from_pyside() -> Iterator[str]:
    """The modules of PySide6 that the program imports."""
    for path in (ROOT / "transfer_wizard").rglob("*.py"):
        yield from re.findall(r"^\s*(?:from|import) PySide6\.(\w+)", path.read_text(encoding="utf-8"), re.MULTILINE)


def test_keep_list_is_what_the_program_imports() -> None:
    assert set(contents.QT_MODULES) == set(imported_from_pyside())


def test_nothing_that_is_left_out_is_imported() -> None:
    """A module may be left out only if nothing of ours names it; the self-test of the build finds what others need."""
    for path in (ROOT / "transfer_wizard").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import | ast.ImportFrom):
                names = [node.module or ""] if isinstance(node, ast.ImportFrom) else [each.name for each in node.names]
                assert not set(names) & set(contents.LEFT_OUT_MODULES), path


QT = "PySide6/Qt"
XCB = (f"{QT}/plugins/platforms/libqxcb.so", "/v/libqxcb.so", "BINARY")
GTK = (f"{QT}/plugins/platformthemes/libqgtk3.so", "/v/libqgtk3.so", "BINARY")
CURSOR = ("libxcb-cursor.so.0", "/lib/libxcb-cursor.so.0", "BINARY")
GTK_ITSELF = ("libgtk-3.so.0", "/lib/libgtk-3.so.0", "BINARY")
CORE = ("PySide6/QtCore.abi3.so", "/v/QtCore.abi3.so", "EXTENSION")
QML = ("PySide6/QtQml.abi3.so", "/v/QtQml.abi3.so", "EXTENSION")
FONTS = ("libfontconfig.so.1", "/lib/libfontconfig.so.1", "BINARY")
PYTHON = ("libpython3.11.so.1.0", "/lib/libpython3.11.so.1.0", "BINARY")
WINDOWS = ("PySide6\\plugins\\platforms\\qwindows.dll", "C:\\v\\qwindows.dll", "BINARY")
NEEDS = {XCB[1]: ["libxcb-cursor.so.0", "libfontconfig.so.1"], GTK[1]: ["libgtk-3.so.0"]}


def kept(*entries: Entry) -> list[Entry]:
    return contents.kept_binaries(entries, lambda path: NEEDS.get(path, []))


def test_a_plugin_takes_along_what_only_it_needed() -> None:
    assert kept(XCB, GTK, CURSOR, GTK_ITSELF) == [XCB, CURSOR]


def test_only_what_is_imported_of_qt_stays_and_what_every_desktop_has_goes() -> None:
    assert set(kept(CORE, QML, XCB, FONTS, PYTHON)) == {CORE, XCB, PYTHON}


def test_windows_names_are_understood() -> None:
    assert kept(WINDOWS) == [WINDOWS]


def test_data_of_packages_and_links_to_nothing_go() -> None:
    link = ("libQt6Quick.so.6", "PySide6/Qt/lib/libQt6Quick.so.6", "SYMLINK")
    good = ("libpython3.11.so.1.0", "somewhere", "SYMLINK")
    sample = ("transfer_wizard/resources/sample_case.json", "x", "DATA")
    metadata = [(f"{name}.dist-info/METADATA", "x", "DATA") for name in ("keyring-25.7.0", "jeepney-0.9.0")]
    translation = (f"{QT}/translations/qtbase_de.qm", "x", "DATA")
    assert contents.kept_data([link, good, sample, *metadata, translation], [PYTHON]) == sorted(
        [good, sample, metadata[0]]
    )


def test_spec_names_files_that_are_there() -> None:
    spec = (PACKAGING / "transfer-wizard.spec").read_text(encoding="utf-8")
    ast.parse(spec)
    for folder, name in re.findall(r'PACKAGING / "(\w+)" / (?:f")?"?([\w{}.-]+)"', spec):
        assert (PACKAGING / folder / name.replace("{NAME}", "transfer-wizard")).is_file()
    assert "upx=True" not in spec


def test_descriptions_agree() -> None:
    """The desktop file, the AppStream description and the program name each other."""
    [metainfo] = (PACKAGING / "linux").glob("*.metainfo.xml")
    told = ElementTree.parse(metainfo).getroot()
    assert told.findtext("id") == metainfo.name.removesuffix(".metainfo.xml") == package_linux.IDENTIFIER == DOMAIN
    assert told.findtext("project_license") == "MIT"
    desktop = PACKAGING / "linux" / f"{told.findtext('launchable')}"
    lines = dict(line.split("=", 1) for line in desktop.read_text(encoding="utf-8").splitlines() if "=" in line)
    assert lines["Exec"].split()[0] == told.findtext("provides/binary") == "transfer-wizard"
    assert f'setDesktopFileName("{desktop.stem}")' in (ROOT / "transfer_wizard" / "app.py").read_text(encoding="utf-8")
    assert (ROOT / "resources" / "icons" / f"{lines['Icon']}.svg").is_file()
    assert lines["Comment"] == told.findtext("summary")


def test_windows_manifest_and_entitlements_are_well_formed() -> None:
    manifest = ElementTree.parse(PACKAGING / "windows" / "transfer-wizard.manifest")
    words = " ".join(text.strip() for text in manifest.getroot().itertext())
    assert "PerMonitorV2" in words
    assert plistlib.loads((PACKAGING / "macos" / "entitlements.plist").read_bytes())


def test_icons_hold_every_size() -> None:
    ico = package_icons.ico({16: b"a", 256: b"bc"})
    assert ico[:6] == b"\0\0\1\0\2\0"
    assert ico[6 + 16] == 0  # 256 pixels
    assert ico.endswith(b"abc")
    icns = package_icons.icns({b"ic07": b"abc"})
    assert (icns[:4], int.from_bytes(icns[4:8], "big")) == (b"icns", len(icns))


def test_bill_is_the_same_for_the_same_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    parts = [package_bill.Part("keyring", "25.7.0", "pkg:pypi/keyring@25.7.0", "MIT", ())]
    bill = package_bill.bill(parts)
    assert bill == package_bill.bill(parts)
    assert bill["components"][0]["purl"] == parts[0].purl
    assert bill["dependencies"][0]["dependsOn"] == [parts[0].purl]


def test_a_socket_to_another_machine_is_seen_in_a_trace() -> None:
    quiet = '12 connect(3, {sa_family=AF_UNIX, sun_path="/tmp/.X11-unix/X1"}, 20) = 0'
    loud = "12 connect(4, {sa_family=AF_INET, sin_port=htons(443)}, 16) = 0"
    assert silent.loud_lines([quiet, loud, "12 socket(AF_NETLINK, SOCK_RAW, 0) = 5"])[0] == loud
    assert silent.loud_lines([quiet]) == []


def test_what_a_browser_does_is_left_out_of_a_trace_and_nothing_else() -> None:
    trace = [
        '10 execve("/opt/transfer-wizard", ["transfer-wizard", "form-host"], 0x7 /* 9 vars */) = 0',
        "10 vfork( <unfinished ...>",
        '11 execve("/home/browser", ["browser"], 0x7 /* 9 vars */ <unfinished ...>',
        "10 <... vfork resumed>) = 11",
        "11 <... execve resumed>) = 0",
        "11 clone(child_stack=NULL, flags=SIGCHLD) = 12",
        "12 socket(AF_INET, SOCK_DGRAM, IPPROTO_IP) = 7",
        "10 clone3({flags=CLONE_VM, exit_signal=0}, 88) = 13",
        "13 socket(AF_INET6, SOCK_DGRAM, IPPROTO_IP) = 7",
        '14 execve("/home/browser-of-another", ["browser"], 0x7 /* 9 vars */) = 0',
    ]
    ours = silent.without_browser(trace, "/home/browser")
    assert [line.partition(" ")[0] for line in ours] == ["10", "10", "10", "10", "13", "14"]
    assert silent.network_calls(ours) == 1
    assert silent.loud_lines(ours) == [trace[8]]


@pytest.mark.parametrize("name", ["package", "try_package", "figures", "silent", "hard_machines"])
def test_help_names_the_command_and_does_nothing_else(name: str) -> None:
    script = Path(ROOT, "build_scripts", f"{name}.py")
    answer = subprocess.run([sys.executable, script, "--help"], capture_output=True, text=True)
    assert answer.returncode == 0
    assert f"python3 build_scripts/{name}.py" in answer.stdout
    assert answer.stderr == ""


def test_every_system_is_told_of_the_files_that_the_program_opens() -> None:
    mime = ElementTree.parse(PACKAGING / "linux" / "transfer-wizard-mime.xml")
    types = [each.get("type") for each in mime.iter("{http://www.freedesktop.org/standards/shared-mime-info}mime-type")]
    entry = (PACKAGING / "linux" / "transfer-wizard.desktop").read_text(encoding="utf-8")
    assert f"MimeType={';'.join(filter(None, types))};" in entry.splitlines()
    metainfo = ElementTree.parse(PACKAGING / "linux" / f"{DOMAIN}.metainfo.xml")
    assert [each.text for each in metainfo.iter("mediatype")] == types
    installer = (PACKAGING / "windows" / "installer.iss").read_text(encoding="utf-8")
    assert re.findall(r"Classes\\(\.[a-z-]+)", installer) == [REQUEST_SUFFIX, SUFFIX]


def test_modules_become_files_that_are_the_same_wherever_they_are_made(tmp_path: Path) -> None:
    modules = [
        ("email", email.__file__, "PYMODULE"),
        ("email.utils", email.utils.__file__, "PYMODULE"),
        ("jaraco", "-", "PYMODULE"),
    ]
    first, second = (list(package_modules.as_files(modules, tmp_path / name)) for name in ("first", "second"))
    assert [(place, kind) for place, _path, kind in first] == [
        ("email/__init__.pyc", "DATA"),
        ("email/utils.pyc", "DATA"),
    ]
    for (_place, one, _kind), (_same, other, _too) in zip(first, second, strict=True):
        assert Path(one).read_bytes() == Path(other).read_bytes()
    assert sorted(path.name for path in (tmp_path / "first").rglob("*.py")) == []


def test_the_modules_that_python_begins_with_are_unpacked(tmp_path: Path) -> None:
    archive = tmp_path / "base_library.zip"
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("re/__init__.pyc", b"compiled")
        packed.writestr("abc.pyc", b"compiled too")
    listed = list(package_modules.modules_of_python(archive, tmp_path / "modules"))
    assert [(place, Path(path).read_bytes(), kind) for place, path, kind in listed] == [
        ("abc.pyc", b"compiled too", "DATA"),
        ("re/__init__.pyc", b"compiled", "DATA"),
    ]


def test_the_modules_in_pyside_are_found_where_it_looks_for_them(tmp_path: Path) -> None:
    found = {place: Path(path) for place, path, _kind in package_modules.modules_of_pyside(tmp_path)}
    folder = "shiboken6/files.dir/shibokensupport/signature"
    assert f"{folder}/loader.pyc" in found
    emptied = [
        place for place, path in found.items() if path.stat().st_size < 200 and place.startswith(f"{folder}/lib/p")
    ]
    assert emptied == [f"{folder}/lib/pyi_generator.pyc"]


AS_PACKAGED = """
import importlib, importlib.util, shutil, sys
from pathlib import Path
copy = Path(sys.argv[1], "shiboken6")
shutil.copytree(Path(importlib.util.find_spec("shiboken6").origin).parent, copy, dirs_exist_ok=True)
sys.path.insert(0, sys.argv[1])
importlib.import_module(sys.argv[2])
assert __import__("json.decoder", fromlist=["decoder"]).JSONDecoder
from PySide6.QtWidgets import QLabel
support = [module for name, module in sys.modules.items() if name.startswith("shibokensupport")]
print(all(module.__file__.startswith(str(copy)) for module in support))
print(*(module.__name__.rpartition(".")[2] for module in support if hasattr(module, "__getattr__")))
QLabel(3.5)
"""


@pytest.mark.parametrize("first", ["transfer_wizard.ui", "PySide6.QtCore"])
def test_what_pyside_needs_for_a_wrong_call_only_waits_for_one_in_the_package(tmp_path: Path, first: str) -> None:
    """As long as it was run at every start, the packaged program was behind the checkout."""
    list(package_modules.modules_of_pyside(tmp_path))
    words = [sys.executable, "-c", AS_PACKAGED, str(tmp_path), first]
    answer = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, timeout=100)
    assert answer.returncode == 1
    from_there, waiting = answer.stdout.splitlines()
    assert from_there == "True"
    assert {"errorhandler", "layout", "mapping", "parser"} <= set(waiting.split())
    assert "'PySide6.QtWidgets.QLabel.__init__' called with wrong argument types" in answer.stderr
    assert "Supported signatures:" in answer.stderr
