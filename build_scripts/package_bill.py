"""Say what a packaged program is made of: a CycloneDX bill of materials, and the license texts of all its parts.

Usage: python package_bill.py CONTENTS FOLDER, with the Python of the build environment.

CONTENTS is the list that the spec file wrote: where every file of the program came from. FOLDER gets sbom.cdx.json and
the folder licenses.
"""

import datetime
import importlib.metadata
import json
import os
import platform
import shutil
import subprocess
import sys
import sysconfig
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

ROOT: Final = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from transfer_wizard import __version__  # noqa: E402

TEXTS: Final = ROOT / "build_scripts" / "packaging" / "licenses"
# PySide6 and Qt come without their license texts, and Qt without a name of its own in the list of packages.
LGPL_PACKAGES: Final = ("pyside6-essentials", "pyside6_essentials", "shiboken6")
LICENSE_FILES: Final = ("license", "licence", "copying", "notice", "copyright")


@dataclass(frozen=True)
class Part:
    """One part of the program: its name, version, package address, license and license texts."""

    name: str
    version: str
    purl: str
    license: str
    texts: tuple[Path, ...]


def main(contents: Path, folder: Path) -> None:
    """Write the bill and the texts."""
    origins = sorted({Path(origin) for origin in json.loads(contents.read_text(encoding="utf-8"))})
    parts = sorted({*python_packages(origins), *system_packages(origins), *runtimes()}, key=lambda part: part.purl)
    (folder / "sbom.cdx.json").write_text(json.dumps(bill(parts), indent=1) + "\n", encoding="utf-8")
    for part in parts:
        place = folder / "licenses" / part.name
        place.mkdir(parents=True, exist_ok=True)
        for text in part.texts:
            shutil.copyfile(text, place / f"{text.stem if text.suffix else text.name}.txt")


def python_packages(origins: list[Path]) -> Iterator[Part]:
    """The installed packages that any of the files belongs to; PyInstaller gives the program its first lines."""
    files = set(origins)
    for distribution in importlib.metadata.distributions():
        own = distribution.files or []
        name = distribution.metadata["Name"]
        if name == "pyinstaller" or any(Path(str(distribution.locate_file(file))) in files for file in own):
            texts = [Path(str(distribution.locate_file(file))) for file in own if _is_license(str(file))]
            if name.lower() in LGPL_PACKAGES:
                texts = [TEXTS / "LGPL-3.0.txt", TEXTS / "GPL-3.0.txt"]
            metadata = distribution.metadata.json
            license_name = str(metadata.get("license_expression") or metadata.get("license") or "")
            purl = f"pkg:pypi/{name.lower().replace('_', '-')}@{distribution.version}"
            yield Part(name, distribution.version, purl, license_name.partition("\n")[0], tuple(sorted(texts)))


def system_packages(origins: list[Path]) -> Iterator[Part]:
    """The Debian packages that any of the files belongs to, where there are such packages."""
    if not shutil.which("dpkg-query"):
        return
    owners = set()
    for origin in origins:
        if origin.is_relative_to("/usr/lib") or origin.is_relative_to("/lib"):
            # Where /lib is a link to /usr/lib, the list may know a file by either name.
            names = {str(origin), str(origin.resolve()), *(f"/lib{str(origin.resolve()).removeprefix('/usr/lib')}",)}
            answer = subprocess.run(["dpkg-query", "--search", *sorted(names)], capture_output=True, text=True)
            owners |= {line.partition(": ")[0] for line in answer.stdout.splitlines() if ": " in line}
    for owner in owners:
        query = ["dpkg-query", "--show", "--showformat", "${Package} ${Version} ${Architecture}", owner]
        name, version, machine = subprocess.run(query, capture_output=True, text=True, check=True).stdout.split()
        purl = f"pkg:deb/debian/{name}@{version}?arch={machine}"
        text = Path("/usr/share/doc", name, "copyright")
        yield Part(name, version, purl, "", (text,) if text.is_file() else ())


def runtimes() -> Iterator[Part]:
    """Python and Qt, which are in no list of packages."""
    places = [Path(sysconfig.get_path("stdlib")) / "LICENSE.txt", Path(sys.base_prefix) / "LICENSE.txt"]
    places.append(Path(f"/usr/share/doc/python3.{sys.version_info.minor}/copyright"))
    texts = tuple(place for place in places if place.is_file())[:1]
    version = platform.python_version()
    yield Part("Python", version, f"pkg:generic/python@{version}", "Python-2.0", texts)
    version = importlib.metadata.version("pyside6-essentials")
    notice = (TEXTS / "Qt.txt", TEXTS / "LGPL-3.0.txt", TEXTS / "GPL-3.0.txt")
    yield Part("Qt", version, f"pkg:generic/qt@{version}", "LGPL-3.0-only", notice)


def bill(parts: list[Part]) -> dict[str, Any]:
    """The bill, in CycloneDX 1.6; the same parts at the same time give the same bill."""
    seconds = int(os.environ["SOURCE_DATE_EPOCH"])
    program = _component("application", Part("transfer-wizard", __version__, _PURL, "MIT", ()))
    said = [program, *(_component("library", part) for part in parts)]
    serial = uuid.uuid5(uuid.NAMESPACE_URL, json.dumps([said, seconds]))
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{serial}",
        "version": 1,
        "metadata": {
            "timestamp": datetime.datetime.fromtimestamp(seconds, datetime.UTC).isoformat(),
            "authors": [{"name": "Transfer Wizard contributors"}],
            "component": program,
            "supplier": {"name": "Transfer Wizard contributors"},
        },
        "components": said[1:],
        "dependencies": [
            {"ref": _PURL, "dependsOn": [part.purl for part in parts]},
            *({"ref": part.purl} for part in parts),
        ],
    }


_PURL: Final = f"pkg:generic/transfer-wizard@{__version__}"


def _component(kind: str, part: Part) -> dict[str, Any]:
    found = {"type": kind, "bom-ref": part.purl, "name": part.name, "version": part.version, "purl": part.purl}
    return {**found, "licenses": [{"license": {"name": part.license}}]} if part.license else found


def _is_license(file: str) -> bool:
    return ".dist-info/" in file and Path(file).name.lower().startswith(LICENSE_FILES)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
